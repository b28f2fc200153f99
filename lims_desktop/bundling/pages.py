"""The pages of a bundle that a person reads: plain HTML that any browser shows and prints, without a script."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from lims_desktop import paper
from lims_desktop.bundling.html import heading, link, raw_link, table, text, time
from lims_desktop.bundling.telling import Row, moment
from lims_desktop.shipped import RESOURCES

LOOK = (RESOURCES / "verifier" / "pages.css").read_text(encoding="utf-8")
SHOWN = ("lab.worksheet", "lab.worksheet_use", "lab.run_position", "lab.result")


class Pages:
    """The pages in one language; `about` says what the numbers stand for."""

    def __init__(self, about: Row, language: str) -> None:
        self.about = about
        self.language = language
        self.said: Mapping[str, str] = paper.words("bundle", language)

    def subject(self) -> str:
        """What the bundle is of."""
        about = self.about
        return self.said["of_" + about["subject"]].format(case=about["case"], report=about["report"])

    def worksheet(self, tables: Mapping[str, list[Row]], withheld: int) -> str:
        """One worksheet with all attempts and every version of every value."""
        said, rows = self.said, {name: [one["row"] for one in tables.get(name, ())] for name in tables}
        [sheet] = rows["lab.worksheet"]
        method = self._method(sheet["version_id"])
        parts = [self.facts(self._sheet_facts(sheet, method, rows.get("lab.worksheet_use", [])))]
        if withheld:
            parts.append(f'<p class="note">{escape(said["shared"].format(count=withheld))}</p>')
        positions = sorted(rows.get("lab.run_position", []), key=lambda one: int(one["place"]))
        parts += [heading(said["attempts"]), self._attempts(positions, method)]
        parts += [heading(said["values"]), self._values(positions, rows.get("lab.result", []), method)]
        parts += self._computed(sheet["id"], positions, method)
        others = {name: found for name, found in rows.items() if name not in SHOWN}
        if others:
            text = json.dumps(others, ensure_ascii=False, indent=1)
            parts.append(f"<h2>{escape(said['others'])}</h2><pre>{escape(text)}</pre>")
        return self.page(f"{said['worksheet']} {sheet['number']}", parts, up="../index.html")

    def custody(self, items: Sequence[Row]) -> str:
        """The custody of every item, event by event."""
        said = self.said
        head = (
            "#",
            said["event"],
            said["at"],
            said["from_to"],
            said["hands"],
            said["witness"],
            said["why"],
            said["entry"],
        )
        parts = []
        for item in items:
            parts += [heading(f"{said['item']} {item['number']}"), table(head, map(self._event, item["events"]))]
        return self.page(said["custody"], parts, up="../index.html")

    def index(self, manifest: Row, worksheets: Sequence[Row], files: Sequence[Row], methods: Sequence[Row]) -> str:
        """Where to begin."""
        said, about = self.said, self.about
        made = f"{time(about['begun_at'])} · {about['made_by']}"
        facts = [(said["agency"], f"{about['agency']} · {about['agency_reference']}"), (said["made"], made),
                 (said["reason"], about["reason"]),
                 (said["checkpoint_of"], "{size} {root}".format(**manifest["checkpoint"]))]  # fmt: skip
        parts = [self.facts(facts), heading(said["reports"]), self._reports(manifest["reports"])]
        listed = [[link(one["path"][:-5] + ".html", one["number"])] for one in worksheets]
        parts += [heading(said["worksheets"]), table((), listed) or text(said["no_worksheets"])]
        count = len(about["items"])
        parts += [
            heading(said["custody"]),
            f"<p>{link('custody/custody.html', said['custody_all'].format(count=count))}</p>",
        ]
        if methods:
            parts += [heading(said["methods"]), table((), [[link(one["path"], one["path"])] for one in methods])]
        parts += [heading(said["talk"]), f"<p>{link('court/talk.html', said['talk_all'])}</p>"]
        parts += [heading(said["files"]), table((), map(self._file, files)) or text(said["no_files"])]
        parts += [heading(said["quality"]), self._quality(), heading(said["how"]), text(said["how_text"])]
        return self.page(f"{said['title']} {about['number']}", parts)

    def page(self, title: str, parts: Iterable[str], up: str = "") -> str:
        """A page of its own."""
        about = self.about
        line = escape(f"{about['laboratory']} · {about['number']} · {self.subject()}")
        head = f'<p class="about">{raw_link(up, line) if up else line}</p>'
        return (
            f'<!DOCTYPE html>\n<html lang="{self.language}"><head><meta charset="utf-8"><title>{escape(title)}</title>'
            f"<style>{LOOK}</style></head>\n<body><h1>{escape(title)}</h1>{head}\n"
            + "\n".join(parts)
            + "\n</body></html>\n"
        )

    # -- own ---------------------------------------------------------------------------------------------------

    def person(self, number: Any) -> str:
        return str(self.about["people"].get(str(number), number)) if number is not None else ""

    def _method(self, version: int) -> Row:
        return next((one for one in self.about["methods"] if one["version"] == version), {})

    def _sheet_facts(self, sheet: Row, method: Row, uses: Sequence[Row]) -> list[tuple[str, str]]:
        said, about = self.said, self.about
        named = f"{method.get('code', '?')}, {said['version']} {method.get('number', '?')}"
        named += f", SHA-256 {method.get('sha256', '')}"
        used = [
            about["instruments"].get(str(one["instrument_id"])) or about["lots"].get(str(one["lot_id"]), "")
            for one in uses
        ]
        moments = [(said[name], time(sheet[name + "_at"])) for name in ("opened", "started", "submitted")]
        ended = " · ".join(filter(None, (time(sheet["ended_at"]), self.person(sheet["ended_by"]))))
        analyst = self.person(sheet["analyst_id"])
        return [(said["method"], named), (said["state"], sheet["state"]), (said["analyst"], analyst), *moments,
                (said["ended"], ended), (said["ending"], sheet["ending"] or ""),
                (said["uses"], " · ".join(used))]  # fmt: skip

    def _named(self, part: Row) -> str:
        return str(part.get("name_es" if self.language == "es" else "name") or part.get("name") or part.get("code", ""))

    def _field_name(self, field: Row) -> str:
        return f"{self._named(field)} [{field['unit']}]" if field.get("unit") else self._named(field)

    def _place(self, position: Row, method: Row) -> str:
        if position["control"]:
            known = json.loads(method.get("definition", "{}")).get("controls", ())
            found = next((one for one in known if one["code"] == position["control"]), {"code": position["control"]})
            return self._named(found)
        return str(self.about["items"].get(str(position["item_id"]), position["item_id"]))

    def _attempts(self, positions: Sequence[Row], method: Row) -> str:
        said = self.said
        head = (said["place"], said["what"], said["attempt"], said["disposition"], said["why"], said["by"], said["at"])
        rows = []
        for one in positions:
            why = " · ".join(filter(None, (one["repeat_reason"], one["disposition_reason"])))
            who, when = self.person(one["disposed_by"]), time(one["disposed_at"])
            ended = said.get(f"disposition_{one['disposition']}", one["disposition"] or "")
            cells = (one["place"], self._place(one, method), one["attempt"], ended, why, who, when)
            rows.append([escape(str(cell)) for cell in cells])
        return table(head, rows)

    def _values(self, positions: Sequence[Row], results: Sequence[Row], method: Row) -> str:
        said, fields = (
            self.said,
            {one["code"]: one for one in json.loads(method.get("definition", "{}")).get("fields", ())},
        )
        places = {
            one["id"]: (
                int(one["place"]),
                f"{one['place']} · {self._place(one, method)} · {said['attempt']} {one['attempt']}",
            )
            for one in positions
        }
        order = {code: number for number, code in enumerate(fields)}
        names = ("what", "field", "replicate", "number", "value", "entered", "why", "until", "source")
        head = [said[name] for name in names]

        def rank(one: Row) -> tuple[int, int, int, int]:
            place = places.get(one["position_id"], (0, ""))[0]
            return place, order.get(one["field"], 999), int(one["replicate"]), int(one["version"])

        rows, old = [], []
        for one in sorted(results, key=rank):
            name, value = self._field_name(fields.get(one["field"], {"name": one["field"]})), one["typed"] or "–"
            entered = f"{time(one['entered_at'])} · {self.person(one['entered_by'])}" + (
                f" · {said['late']}" if one["late"] else ""
            )
            source = json.dumps(one["source"], ensure_ascii=False) if one["source"] else ""
            place = places.get(one["position_id"], (0, said["run"]))[1]
            cells = (place, name, one["replicate"] or "", one["version"], value, entered,
                     one["reason"] or "", time(one["superseded_at"]), source)  # fmt: skip
            rows.append([escape(str(cell)) for cell in cells])
            old.append(one["superseded_at"] is not None)
        return table(head, rows, old, value=4)

    def _computed(self, worksheet: int, positions: Sequence[Row], method: Row) -> list[str]:
        """What the formulas of the method made of the values."""
        known = self.about["computed"].get(str(worksheet), {})
        fields = [one for one in json.loads(method.get("definition", "{}")).get("fields", ()) if one.get("formula")]
        rows = []
        for one in positions:
            values = known.get(str(one["id"])) or {}
            for field in fields:
                if values.get(field["code"]) is not None:
                    place = f"{one['place']} · {self._place(one, method)}"
                    cells = (place, str(one["attempt"]), self._field_name(field), str(values[field["code"]]))
                    rows.append([escape(cell) for cell in cells])
        said = self.said
        head = (said["what"], said["attempt"], said["field"], said["value_computed"])
        return [heading(said["computed"]), table(head, rows)] if rows else []

    def _event(self, event: Row) -> list[str]:
        body, places = event["body"], self.about["places"]
        way = " → ".join(str(places.get(str(body.get(name)), body.get(name) or "–")) for name in ("from", "to"))
        taker = self.person(body.get("taker")) or body.get("outsider") or ""
        why = " · ".join(filter(None, (event["reason"], body.get("statement"))))
        entry = f"<code>{event['entry']} {event['hash'][:16]}</code>"
        cells = (body.get("seq", ""), event["kind"], f"{moment(event['at']):%Y-%m-%d %H:%M:%S}", way,
                 f"{self.person(body.get('giver'))} → {taker}", self.person(body.get("witness")), why)  # fmt: skip
        return [*(escape(str(cell)) for cell in cells), entry]

    def _reports(self, reports: Sequence[Row]) -> str:
        said, rows, old = self.said, [], []
        for report in reports:
            for version in report["versions"]:
                signers = ", ".join(
                    f"{one['name']} ({one['meaning']}, {time(one['at'])})" for one in version["signers"]
                )
                state = said["voided"].format(why=version["void"]) if version["void"] else report["state"]
                rows.append(
                    [link(version["path"], report["number"]), str(version["round"]), escape(state), escape(signers)]
                )
                old.append(bool(version["void"]))
        return table((said["report"], said["round"], said["state"], said["signers"]), rows, old) or text(
            said["no_reports"]
        )

    def _file(self, one: Row) -> list[str]:
        name = link(one["path"], one["name"]) if one["path"] else escape(one["name"])
        note = escape(self.said["stays"]) if not one["path"] else ""
        return [
            name,
            escape(one["kind"]),
            f"{one['size']:,} {self.said['size']}",
            f"<code>{one['sha256']}</code>",
            note,
        ]

    def _quality(self) -> str:
        told = self.about["disclosure"]
        rows = [[escape(str(one[name] or "")) for name in ("number", "kind", "severity", "state", "what", "conclusion")]
                for one in told["lines"]]  # fmt: skip
        hidden = text(self.said["hidden"].format(count=told["hidden"])) if told["hidden"] else ""
        return (table((), rows) or ("" if hidden else text(self.said["no_quality"]))) + hidden

    def facts(self, facts: Iterable[tuple[str, str]]) -> str:
        lines = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value) or '–'}</dd>" for name, value in facts)
        return f"<dl>{lines}</dl>"
