"""Draws a report from its facts: who asked what, the items, methods, results, opinions apart, the reckoning, the seats.

What each part must hold is ISO/IEC 17025:2017, 7.8.2.1 and 7.8.7. Imports reportlab and pyHanko.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import lru_cache, partial
from io import BytesIO
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from lims_desktop import paper
from lims_desktop.collecting import collecting_later
from lims_desktop.paper import A4, FRAME, MARGIN, WIDTH, safe
from lims_desktop.paper.sheet import Sheet, numbered_canvas, spoken
from lims_desktop.paper.stamp import SIZE
from lims_desktop.paper.symbol import qr_code
from lims_desktop.reporting.blocks import Said, said_by
from lims_desktop.reporting.tagged import Marks, Tagged, structured
from lims_desktop.shipped import word_lists
from lims_desktop.signing.checking import is_signed_on
from lims_desktop.signing.pdf import Seat, with_seats

DRAWING = 2
"""Raised, also in `lims.report_facts`, when the same facts no longer give the same bytes; older ones stay."""

CODE = 22 * mm
"""The side of the QR code in points."""

SOME_ROWS = 110
"""Points that must be left on a page for a table to begin there: its heading, its head and some rows."""

Facts = Mapping[str, Any]


@lru_cache(maxsize=4)
def drawn(facts: str) -> bytes:
    """The unsigned report with a seat for each signature. The same text gives the same bytes.

    The last ones are remembered: who looks at a report and then signs it has it drawn once.
    """
    with collecting_later():
        return _Report(json.loads(facts, parse_float=Decimal)).drawn()


def is_drawn_so(content: bytes, facts: str) -> bool:
    """Whether a signed file is the report of these facts, and its first signature changed nothing of what is seen.

    What an earlier release drew was compared by those who signed it, and is not drawn again.
    """
    return json.loads(facts)["drawing"] != DRAWING or is_signed_on(drawn(facts), content)


def seats(facts: str) -> list[str]:
    """The seats of a report in the order in which they are signed."""
    return _seats(json.loads(facts))


def _seats(facts: Facts) -> list[str]:
    return [*(f"author_{n}" for n, _ in enumerate(facts["authors"], 1)), "technical", "authorised"]


class _Space(Flowable):  # type: ignore[misc]
    """Room for one signature; it remembers where it came to stand."""

    def __init__(self, name: str, taken: dict[str, Seat]) -> None:
        super().__init__()
        self.name, self.taken = name, taken
        self.width, self.height = SIZE

    def draw(self) -> None:
        left, low = self.canv.absolutePosition(0, 0)
        box = (left, low, left + self.width, low + self.height)
        self.taken[self.name] = Seat(self.name, self.canv.getPageNumber() - 1, box)


@dataclass
class _Report:
    facts: Facts

    def __post_init__(self) -> None:
        self.language = str(self.facts["language"])
        self.said = paper.words("report", self.language)
        self.sheet = paper.styles()
        self.marks = Marks()
        self.taken: dict[str, Seat] = {}
        self.blocks = [said for worksheet in self.facts["worksheets"] for said in said_by(worksheet, self.language)]
        self._tables = 0

    def drawn(self) -> bytes:
        made = BytesIO()
        title = f"{self.said['kind_' + str(self.facts['kind'])]} {self.facts['number']}"
        document = SimpleDocTemplate(
            made, pagesize=A4, leftMargin=MARGIN - FRAME, rightMargin=MARGIN - FRAME, topMargin=MARGIN,
            bottomMargin=MARGIN + 22, title=title, author=str(self.facts["laboratory"]), lang=self.language,
            invariant=1, initialFontName=Sheet.normal,
        )  # fmt: skip
        warned = bool(self.facts["demonstration"])
        foot = paper.foot(self.said, [title], str(self.facts.get("checkpoint") or ""), demonstration=warned)
        mark = partial(self._watermark, self.said["preliminary"] if self.facts["kind"] == "preliminary" else "")
        canvas = numbered_canvas(self.sheet, foot, self.said["page"])
        document.build(list(self._story()), onFirstPage=mark, onLaterPages=mark, canvasmaker=canvas)
        whole = structured(made.getvalue(), self.marks, self.language)
        return with_seats(whole, [self.taken[name] for name in _seats(self.facts)])

    # -- the parts -----------------------------------------------------------------------------------------------

    def _story(self) -> Iterator[Flowable]:
        yield from self._head()
        yield from self._asked()
        yield from self._items()
        yield from self._methods()
        yield from self._written("summary")
        yield from self._results()
        yield from self._opinions()
        yield from self._limitations()
        yield from self._statements()
        yield from self._reckoning()
        yield from self._signatures()

    def _head(self) -> Iterator[Flowable]:
        facts, said = self.facts, self.said
        names = [
            self._tag(Paragraph(spoken(safe(str(facts["laboratory"]))), self.sheet.house), "P"),
            *self._address(),
            Spacer(1, 3),
            self._tag(Paragraph(said["kind_" + str(facts["kind"])], self.sheet.title), "H1"),
            self._tag(Paragraph(safe(str(facts["number"])), self.sheet.house), "P"),
        ]
        head = Table([[names, self._code()]], colWidths=[WIDTH - 70, 70])
        head.setStyle([
            ("FONTNAME", (0, 0), (-1, -1), Sheet.normal), ("LINEBELOW", (0, 0), (-1, -1), 1.2, HexColor(paper.INK)),
            ("VALIGN", (0, 0), (-1, -1), "BOTTOM"), ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
        ])  # fmt: skip
        yield head
        yield from map(self._notice, self._notices())
        yield self._about()

    def _address(self) -> Iterator[Flowable]:
        if self.facts["address"] != "—":
            yield self._words(str(self.facts["address"]), quiet=True)

    def _notices(self) -> Iterator[str]:
        """What a reader must know before anything else: by its kind, and when several people answer for it."""
        facts, said, corrected = self.facts, self.said, self.facts["corrects"] or {}
        about = {"number": corrected.get("number"), "day": _day(corrected.get("issued_at")), "why": facts["why"]}
        if facts["kind"] != "full":
            yield said["notice_" + str(facts["kind"])].format(**about)
        if len(facts["authors"]) > 1:
            yield said["joint"].format(names=", ".join(one["name"] for one in facts["authors"]))

    def _about(self) -> Flowable:
        facts, said = self.facts, self.said
        case, sheets = facts["case"], facts["worksheets"]
        days = [_day(item["received_at"]) for item in facts["items"]]
        asked = {one["asked_for"] for one in facts["requests"] if one["asked_for"]}
        pairs = [
            (said["customer"], "; ".join([case["agency"], *case.get("contacts", ())])),
            (said["reference"], case["agency_reference"]),
            (said["case"], case["number"]),
            (said["asked_for"], ", ".join(sorted(asked)) or "—"),
            (said["received"], _span(days)),
            (said["examined"], _span([_day(one[end]) for one in sheets for end in ("started_at", "submitted_at")])),
            (said["analysts"], ", ".join(sorted({one["analyst"] for one in sheets})) or "—"),
            (said["issued"], said["issued_by_signature"]),
        ]
        cells = [[Paragraph(name, self.sheet.small), self.sheet.words(str(value))] for name, value in pairs]
        return self._grid([[*cells[n], *cells[n + 1]] for n in range(0, len(cells), 2)], [88, WIDTH / 2 - 88] * 2)

    def _asked(self) -> Iterator[Flowable]:
        yield self._heading("questions")
        terms = {word.code: word for word in word_lists()["examination"].words}
        for request in self.facts["requests"]:
            term = terms.get(request["examination"])
            name = request["examination"] if term is None else term.name_es if self.language == "es" else term.name
            yield self._words(f"{name}: {request['questions']}")

    def _items(self) -> Iterator[Flowable]:
        said = self.said
        rows = [[said["item"], said["description"], said["condition"], said["received_on"]]]
        rows += [
            [_mono(item["number"]), safe(item["description"]), safe(self._condition(item)), _day(item["received_at"])]
            for item in self.facts["items"]
        ]
        yield from self._tabled("items", rows, [112, WIDTH - 112 - 160 - 60, 160, 60])

    def _condition(self, item: Mapping[str, Any]) -> str:
        packed, state = self._term("packaging", item["packaging"]), self._term("condition", item["condition"])
        seals = [f"{seal['number'] or '—'} ({self._term('seal_state', seal['state'])})" for seal in item["seals"]]
        return "; ".join(part for part in (packed, ", ".join(seals), state, item["condition_note"]) if part)

    def _term(self, of: str, code: str | None) -> str:
        found = next((word for word in word_lists()[of].words if word.code == code), None)
        return (code or "") if found is None else found.name_es if self.language == "es" else found.name

    def _methods(self) -> Iterator[Flowable]:
        yield self._heading("methods")
        for words in dict.fromkeys(one.words for one in self.blocks if one.part == "method"):
            yield self._words(words)
        yield Spacer(1, 4)
        yield self._work()

    def _work(self) -> Flowable:
        """Who did what: each worksheet with its method and instruments, examiner, verifiers and reviewer."""
        said = self.said
        rows = [[said[name] for name in ("worksheet", "method", "instruments", "examined_by", "checked_by")]]
        for sheet in self.facts["worksheets"]:
            days = _span([_day(sheet["started_at"]), _day(sheet["submitted_at"])])
            checked = [said["verified"].format(name=name) for name in sheet["verifiers"]]
            checked.append(said["reviewed"].format(name=sheet["reviewer"], day=_day(sheet["reviewed_at"])))
            code = f"{sheet['definition']['code']} · {said['version'].format(version=sheet['version'])}"
            used = "; ".join(sheet["instruments"]) or "—"
            rows.append(
                [_mono(sheet["number"]), *map(safe, (code, used, f"{sheet['analyst']}, {days}", "; ".join(checked)))]
            )
        return self._table(rows, [84, 104, 116, 96, WIDTH - 400])

    def _results(self) -> Iterator[Flowable]:
        said = self.said
        found = [one for one in self.blocks if one.part == "result"]
        late = {result["item"] for sheet in self.facts["worksheets"] for result in sheet["results"] if result["late"]}
        if not found:
            return
        rows = [[said["item"], said["result"]]]
        for one in found:
            words = safe(one.words) + (f" ({said['late']})" if one.item in late else "")
            rows.append([_mono(one.item), words])
        yield from self._tabled("results", rows, [112, WIDTH - 112])

    def _opinions(self) -> Iterator[Flowable]:
        from_method = [one for one in self.blocks if one.part == "opinion"]
        if not from_method and not self.facts["opinions"]:
            return
        yield self._heading("opinions")
        yield self._words(self.said["opinions_note"], quiet=True)
        for one in from_method:
            yield self._words(f"{one.item}: {one.words}")
        for opinion in self.facts["opinions"]:
            yield from map(self._words, self._opinion(opinion))

    def _opinion(self, opinion: Mapping[str, Any]) -> Iterator[str]:
        if opinion.get("question"):
            yield str(opinion["question"])
        verbal = opinion.get("verbal")
        if verbal:
            first, second = opinion.get("first", ""), opinion.get("second", "")
            sides = (second, first) if verbal["other"] else (first, second)
            phrase = verbal["name_es"] if self.language == "es" else verbal["name"]
            form = self.said["opinion_none" if verbal["code"] == "none" else "opinion"]
            yield form.format(phrase=phrase, first=sides[0], second=sides[1], ratio=opinion["ratio"])
        if opinion.get("text"):
            yield str(opinion["text"])

    def _limitations(self) -> Iterator[Flowable]:
        by_words: dict[str, list[str]] = {}
        for one in self.blocks:
            if one.part == "limitation":
                by_words.setdefault(one.words, []).append(one.item)
        own = str(self.facts["content"].get("limitations") or "")
        if by_words or own:
            yield self._heading("limitations")
            for words, items in by_words.items():
                yield self._words(f"{', '.join(dict.fromkeys(items))}: {words}")
            if own:
                yield self._words(own)
        yield self._heading("deviations")
        yield self._words(str(self.facts["content"].get("deviations") or "") or self.said["no_deviations"])
        yield from self._written("remarks")
        for one in self.blocks:
            if one.part == "remark":
                yield self._words(f"{one.item}: {one.words}")

    def _written(self, part: str) -> Iterator[Flowable]:
        text = str(self.facts["content"].get(part) or "").strip()
        if text:
            yield self._heading(part)
            yield from map(self._words, text.split("\n"))

    def _statements(self) -> Iterator[Flowable]:
        yield self._heading("statements")
        own = "own" if self.facts["address"] == "—" else "own_here"
        for part in ("relates", own, "uncertainty", "whole", "verify"):
            yield self._words(self.said[part], quiet=True)

    def _reckoning(self) -> Iterator[Flowable]:
        said, counted = self.said, self.facts["reckoning"]
        numbers = {"performed": counted["performed"], "reported": counted["reported"]}
        yield self._heading("reckoning")
        yield self._words(said["reckoned"].format(other=counted["performed"] - counted["reported"], **numbers))
        if counted["open"]:
            yield self._words(said["outstanding"].format(count=counted["open"]))
        if counted["not_reported"]:
            rows = [[said["item"], said["attempt"], said["became"], said["why"]]]
            rows += [
                [_mono(one["item"]), f"{one['worksheet']} · {one['attempt']}", said["became_" + one["became"]],
                 safe(one["why"] or "—")]
                for one in counted["not_reported"]
            ]  # fmt: skip
            yield self._table(rows, [112, 104, 104, WIDTH - 320])
        for one in counted["discordant"]:
            stands = said["stands_" + (one["stands"] or "open")]
            about = {"item": one["item"], "worksheet": one["worksheet"], "why": one["why"] or "—"}
            yield self._words(said["discordant"].format(stands=stands, **about))

    def _signatures(self) -> Iterator[Flowable]:
        said, names = self.said, {f"author_{n}": one["name"] for n, one in enumerate(self.facts["authors"], 1)}
        cells: list[list[Any]] = []
        for seat in _seats(self.facts):
            role = said["seat_" + seat.partition("_")[0]]
            who = f"{role}: {names[seat]}" if seat in names else role
            cells.append([self._tag(Paragraph(spoken(safe(who)), self.sheet.small), "P"), _Space(seat, self.taken)])
        rows = [cells[n : n + 3] + [[]] * (3 - len(cells[n : n + 3])) for n in range(0, len(cells), 3)]
        space = Table(rows, colWidths=[WIDTH / 3] * 3)
        space.setStyle([
            ("FONTNAME", (0, 0), (-1, -1), Sheet.normal), ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
        ])  # fmt: skip
        end = self._tag(Paragraph(safe(said["end"].format(number=self.facts["number"])), self.sheet.house), "P")
        yield self.sheet.together([self._heading("signatures"), space, Spacer(1, 6), end])

    # -- own -----------------------------------------------------------------------------------------------------

    def _tag(self, inner: Flowable, role: str, row: tuple[int, int] | None = None) -> Flowable:
        return Tagged(inner, role, self.marks, row)

    def _tabled(self, part: str, rows: Sequence[Sequence[str]], widths: list[float]) -> Iterator[Flowable]:
        """A heading and its table, which begins where there is room for some rows and goes over the end of the page.

        Kept with its heading, a table that fits one page would leave the page before it empty.
        """
        heading = self._heading(part)
        heading.keepWithNext = False
        yield CondPageBreak(SOME_ROWS)
        yield heading
        yield self._table(rows, widths)

    def _heading(self, part: str) -> Flowable:
        return self._tag(self.sheet.heading(self.said[part]), "H2")

    def _words(self, text: str, *, quiet: bool = False) -> Flowable:
        return self._tag(self.sheet.words(text, quiet=quiet), "P")

    def _notice(self, text: str) -> Flowable:
        whole = ((0, 0), (-1, -1))
        made = Table([[self._words(text)]], colWidths=[WIDTH], spaceBefore=8)
        made.setStyle([("BOX", *whole, 0.8, HexColor(paper.INK)), ("FONTNAME", *whole, Sheet.normal)])
        return made

    def _grid(self, rows: Sequence[Sequence[Any]], widths: Sequence[float]) -> Flowable:
        self._tables += 1
        cells = [[self._tag(cell, "TD", (self._tables, n)) for cell in row] for n, row in enumerate(rows)]
        made = Table(cells, colWidths=list(widths), spaceBefore=8)
        made.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0),
                       ("FONTNAME", (0, 0), (-1, -1), Sheet.normal), ("TOPPADDING", (0, 0), (-1, -1), 2)])  # fmt: skip
        return made

    def _table(self, rows: Sequence[Sequence[str]], widths: list[float]) -> Flowable:
        self._tables += 1
        number, sheet = self._tables, self.sheet
        head = [Paragraph(f"<b>{name}</b>", sheet.small) for name in rows[0]]
        body = [[Paragraph(spoken(cell), sheet.cell) for cell in row] for row in rows[1:]]
        cells = [
            [self._tag(cell, "TD" if n else "TH", (number, n)) for cell in row] for n, row in enumerate([head, *body])
        ]
        return sheet.ruled(cells, widths)

    def _code(self) -> Flowable:
        """The QR code: number and checkpoint."""
        said = f"LIMS {self.facts['number']} {self.facts.get('checkpoint') or '-'}"
        return self._tag(qr_code(said, CODE), "Figure")

    def _watermark(self, words: str, canvas: Any, _document: Any) -> None:
        canvas.saveState()
        canvas.setFillColor(HexColor(paper.RULE), alpha=0.35)
        canvas.setFont("Inter-Bold", 76)
        canvas.translate(A4[0] / 2, A4[1] / 2)
        canvas.rotate(52)
        canvas.drawCentredString(0, 0, words)
        canvas.restoreState()


def _mono(number: str) -> str:
    return f'<font name="Mono">{safe(number)}</font>'


def _day(moment: str | None) -> str:
    return f"{datetime.fromisoformat(moment):%Y-%m-%d}" if moment else "—"


def _span(days: Sequence[str]) -> str:
    known = sorted(day for day in days if day != "—")
    return "—" if not known else known[0] if known[0] == known[-1] else f"{known[0]} – {known[-1]}"


__all__ = ["DRAWING", "Said", "drawn", "is_drawn_so", "seats"]
