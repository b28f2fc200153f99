"""What a custody report names as odd, and that its paper holds whatever a life of an item brings."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from lims_desktop.custody_belongings import PIXELS, scaled
from lims_desktop.custody_paper import custody_paper
from lims_desktop.custody_report import Report, ReportedCase, ReportedEvent, ReportedItem, ReportedPicture, Setting
from lims_desktop.documents import DocumentHead
from lims_desktop.items import Discrepancy
from lims_desktop.oddities import oddities, stays

BEGAN = datetime(2026, 1, 5, 8, tzinfo=UTC)
DAY = timedelta(days=1)
HANDS, SHELF, LEG, LOCKER = (1, "person"), (2, "location"), (3, "transit"), (4, "location")
LONG = "The parcel was opened & <weighed> before two people; the inner bag was damp. " * 50


def event(seq: int, days: float, place: tuple[int, str], kind: str = "STORE", **more: Any) -> ReportedEvent:
    number, to_kind = place
    moment = BEGAN + days * DAY
    return ReportedEvent(seq, kind, moment, f"Place {number}", to_kind, number, 100 + seq, f"{seq:064x}", **more)


def report_on(*events: ReportedEvent, **more: Any) -> Report:
    item = ReportedItem(1, "LAB-2026-00001-01", "Parcel", "powder", "questioned", "RECEIVED", BEGAN, **more)
    head = DocumentHead(
        1_000_000_001, "D100000000122", "custody_report", "item/1", BEGAN + 100 * DAY, "Ana", 77, "9f" * 32
    )
    case = ReportedCase("LAB-2026-00001", "Police", "CR-1/26", "murder", False, BEGAN)
    return Report(head, "item", case, [replace(item, events=list(events))], BEGAN + 100 * DAY, Decimal(7))


def odd(*events: ReportedEvent, **more: Any) -> list[tuple[str, int]]:
    report = report_on(*events, **more)
    return [(one.code, one.seq) for one in oddities(report.items[0], report)]


def test_nothing_is_odd_about_a_quiet_life() -> None:
    assert (
        odd(event(1, 0, HANDS, "RECEIVE"), event(2, 1, SHELF), event(3, 40, HANDS, "RETRIEVE"), event(4, 41, SHELF))
        == []
    )


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([event(1, 0, HANDS), event(2, 7.01, SHELF)], [("held_long", 1)]),
        ([event(1, 0, HANDS), event(2, 7, SHELF)], []),
        ([event(1, 95, HANDS)], []),
        ([event(1, 90, HANDS)], [("held_long", 1)]),
        ([event(1, 0, HANDS), event(2, 4, HANDS, "SEAL"), event(3, 8, SHELF)], [("held_long", 1)]),
        ([event(1, 0, LOCKER, limit_hours=24), event(2, 2, HANDS), event(3, 3, SHELF)], [("locker_long", 1)]),
        ([event(1, 0, LEG, "DISPATCH", due_at=BEGAN + DAY), event(2, 2, SHELF)], [("overdue", 1)]),
        ([event(1, 0, LEG, "DISPATCH", due_at=BEGAN + DAY), event(2, 0.5, SHELF)], []),
        ([event(1, 99, LEG, "DISPATCH", due_at=BEGAN + 99.5 * DAY)], [("overdue", 1)]),
        ([event(1, 0, SHELF), event(2, 5, SHELF, "INVENTORY_MISSING")], [("missing", 2)]),
        (
            [event(1, 0, SHELF), event(2, 5, SHELF, "INVENTORY_MISSING"), event(3, 9, SHELF, "INVENTORY_SEEN")],
            [("missing_found", 2)],
        ),
        (
            [event(1, 0, SHELF), event(2, 5, SHELF, "INVENTORY_MISSING"), event(3, 9, (5, "location"), "FOUND")],
            [("missing_found", 2)],
        ),
        ([event(1, 0, HANDS, "OPEN_SEAL"), event(2, 1, SHELF)], [("stored_open", 2)]),
        ([event(1, 0, HANDS, "OPEN_SEAL"), event(2, 1, HANDS, "SEAL"), event(3, 2, SHELF)], []),
        ([event(1, 0, SHELF, claimed_at=BEGAN - DAY)], [("late", 1)]),
        ([event(1, 0, SHELF), event(2, 1, SHELF, "CORRECTION", corrects=1)], [("corrected", 2)]),
        ([event(1, 0, SHELF), event(2, 1, HANDS, exception=True), event(3, 2, SHELF)], [("exception", 2)]),
    ],
)
def test_what_is_odd_is_named(events: list[ReportedEvent], expected: list[tuple[str, int]]) -> None:
    assert odd(*events) == expected


def test_an_open_discrepancy_is_named_last() -> None:
    differing = Discrepancy(1, "RAISED", "weight-differs", "Lighter", "12 g", "11 g", BEGAN)
    settled = replace(differing, id=2, state="RESOLVED")
    found = odd(event(1, 0, SHELF, claimed_at=BEGAN - DAY), discrepancies=[differing, settled])
    assert [code for code, _ in found] == ["late", "differs"]


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 9)), min_size=1, max_size=20))
def test_stays_follow_each_other_without_a_gap(moves: list[tuple[int, int]]) -> None:
    days, events = 0, []
    for seq, (number, later) in enumerate(moves, 1):
        days += later
        events.append(event(seq, days, (number, "location")))
    found = stays(events)
    assert [one.until for one in found[:-1]] == [one.first.at for one in found[1:]]
    assert found[-1].until is None
    assert all(one.first.place != two.first.place for one, two in pairwise(found))


# On paper -----------------------------------------------------------------------------------------------------------


def text_of(content: bytes, tmp_path: Path) -> str:
    file = tmp_path / "report.pdf"
    file.write_bytes(content)
    for command in (["qpdf", "--check", str(file)],):
        assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    fonts = subprocess.run(["pdffonts", str(file)], capture_output=True, text=True, check=True).stdout
    assert all(re.search(r"\byes yes yes\b", line) for line in fonts.splitlines()[2:])
    return subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("language", ["en", "es"])
def test_three_hundred_events_and_long_statements_break_well(language: str, tmp_path: Path) -> None:
    life = [event(n, n, HANDS if n % 2 else SHELF, statement=LONG if n % 97 == 0 else None) for n in range(1, 301)]
    paper = custody_paper(report_on(*life), Setting("Laboratory", language))
    assert paper == custody_paper(report_on(*life), Setting("Laboratory", language))
    text = text_of(paper, tmp_path)
    pages = text.count("\f")
    assert pages > 10
    last = {"en": f"Page {pages} of {pages}", "es": f"Página {pages} de {pages}"}[language]
    assert last in text
    assert f"{300:064x}"[:16] in text
    assert text.count("9f" * 32) == pages
    assert {"en": "End of custody report", "es": "Fin del informe de custodia"}[language] in text


def test_a_photograph_is_small_and_upright_and_no_picture_is_said(tmp_path: Path) -> None:
    made = BytesIO()
    Image.new("RGB", (3000, 1500), "red").save(made, "JPEG")
    small = scaled(made.getvalue())
    assert small is not None
    assert small[1] == (PIXELS, PIXELS // 2)
    assert scaled(b"no picture") is None
    pictures = [ReportedPicture("a" * 64, "a.jpg", BEGAN, "Front"), ReportedPicture("b" * 64, "b.jpg", BEGAN)]
    setting = Setting("Laboratory", pictures={"a" * 64: made.getvalue()})
    text = text_of(custody_paper(report_on(event(1, 0, SHELF), photographs=pictures), setting), tmp_path)
    assert "Front" in text
    assert "cannot be drawn" in text


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=4000), st.text(max_size=200))
def test_whatever_was_typed_is_printed(statement: str, outsider: str) -> None:
    typed = event(1, 0, SHELF, statement=statement, outsider=outsider, reason=statement)
    assert custody_paper(report_on(typed), Setting("Laboratory")).startswith(b"%PDF")
