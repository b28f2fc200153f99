"""The page of what customers asked and were answered, of days in court, subpoenas, and what was said there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from lims_desktop.bundling.html import heading, table, text, time
from lims_desktop.bundling.pages import Pages
from lims_desktop.bundling.telling import Row

Tables = Mapping[str, Sequence[Row]]


def talk_page(pages: Pages, tables: Tables) -> str:
    """Every enquiry with its words, or why they stay; then the courts."""
    return pages.page(pages.said["talk"], _Talk(pages, tables).parts(), up="../index.html")


class _Talk:
    def __init__(self, pages: Pages, tables: Tables) -> None:
        self.pages, self.said = pages, pages.said
        self.rows = {name: [one["row"] for one in found] for name, found in tables.items()}

    def parts(self) -> Iterator[str]:
        yield heading(self.said["enquiries"])
        yield from [part for one in self.rows["lab.enquiry"] for part in self._enquiry(one)] or self._none()
        courts = {"hearings": ("hearing", self._hearing), "subpoenas": ("subpoena", self._subpoena),
                  "testimonies": ("testimony", self._testimony), "visits": ("court_visit", self._visit)}  # fmt: skip
        for title, (name, row) in courts.items():
            found = self.rows[f"lab.{name}"]
            head = self.said[f"{name}_head"].split("|")
            yield heading(self.said[title])
            yield table(head, [[escape(str(cell or "–")) for cell in row(one)] for one in found]) or self._none()[0]

    def _none(self) -> list[str]:
        return [text(self.said["none"])]

    def _enquiry(self, one: Row) -> list[str]:
        said, pages = self.said, self.pages
        kind = said[f"enquiry_{one['kind']}"]
        about = [kind, self._agency(one["agency_id"]), time(one["asked_at"]), said[f"enquiry_{one['state']}"]]
        top = f"<h3>{escape(' · '.join(about))}</h3>"
        if one["privileged"] is not None:
            who = pages.person(one["privileged_by"])
            kept = said["privileged"].format(why=one["privileged"], who=who, at=time(one["privileged_at"]))
            return [top, f'<p class="note">{escape(kept)}</p>']
        notes = [note for note in self.rows["lab.enquiry_note"] if note["enquiry_id"] == one["id"]]
        lines = [
            (time(note["at"]), pages.person(note["person_id"]), said["inside" if note["inside"] else "outside"],
             note["words"]) for note in notes
        ]  # fmt: skip
        return [top, table(said["note_head"].split("|"), [[escape(str(cell)) for cell in line] for line in lines])]

    def _hearing(self, one: Row) -> tuple[Any, ...]:
        cancelled = f"{time(one['cancelled_at'])} · {one['cancelling']}" if one["cancelling"] else ""
        return time(one["at"]), one["court"], one["note"], self._told(one), cancelled

    def _subpoena(self, one: Row) -> tuple[Any, ...]:
        served = (time(one["served_at"]), self.pages.person(one["witness_id"]), one["how"])
        return (
            time(one["appears_at"]), one["court"], one["reference"], one["witness_named"], self._told(one),
            " · ".join(part for part in served if part), self.said[f"subpoena_{one['state']}"], one["excuse"],
        )  # fmt: skip

    def _testimony(self, one: Row) -> tuple[Any, ...]:
        by = f"{self.pages.person(one['recorded_by'])} · {time(one['recorded_at'])}"
        return time(one["at"]), one["minutes"], one["about"], by

    def _visit(self, one: Row) -> tuple[Any, ...]:
        out = f"{time(one['out_at'])} · {self.pages.person(one['out_by'])}"
        return (
            out, self._agency(one["court"]), time(one["hearing_at"]), one["bearer"], time(one["due_at"]),
            "; ".join(self._exhibit(row) for row in self.rows["lab.court_exhibit"] if row["visit_id"] == one["id"]),
            time(one["closed_at"]),
        )  # fmt: skip

    def _exhibit(self, row: Row) -> str:
        number = self.pages.about["items"].get(str(row["item_id"]), row["item_id"])
        outcome = self.said.get(f"exhibit_{row['outcome']}", row["outcome"] or "")
        return " · ".join(part for part in (str(number), outcome, row["court_receipt"]) if part)

    def _told(self, one: Row) -> str:
        by = (self._agency(one["agency_id"]), self.pages.person(one["told_by"]), time(one["told_at"]))
        return " · ".join(part for part in by if part)

    def _agency(self, number: int | None) -> str:
        return str(self.pages.about["agencies"].get(str(number), "")) if number is not None else ""
