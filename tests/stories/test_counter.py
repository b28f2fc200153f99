"""The counter: from the first field to the receipt, by keyboard, scanner and pen only."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from lims_desktop import agencies, drafts, files, intake, items, labels, places
from lims_desktop.lab import Lab
from tests import laboratory
from tests.database import PASSWORD, Database
from tests.proxy import Cable, cable
from tests.ui import kit
from tests.ui.counter import Counter
from ui.desk import Desk
from ui.intake.asking import AskDialog
from ui.intake.delivery import from_draft
from ui.theme import Theme
from ui.window import Window


@pytest.fixture
def sit(window_of: Callable[[str], Window], qtbot: QtBot) -> Callable[[], Counter]:
    """A technician sits down; after a crash of the program they sit down again."""
    return lambda: Counter(qtbot, window_of("tech.tom"))


@pytest.fixture
def counter(sit: Callable[[], Counter]) -> Counter:
    return sit()


@pytest.fixture
def wired(
    database: Database, theme: Theme, qtbot: QtBot, seat: Callable[[Desk], Window]
) -> Iterator[tuple[Counter, Cable]]:
    """A technician whose cable to the server can be cut."""
    with cable(database.server.host, database.server.port) as plug:
        station = replace(database.station(), port=plug.port)
        with contextlib.closing(Lab.sign_in(station, "tech.tom", PASSWORD)) as lab:
            desk = Desk(lab, theme)
            yield Counter(qtbot, seat(desk)), plug
            kit.settle(qtbot, desk)
            desk.close()


def register(counter: Counter, reference: str = "CR-77/26") -> None:
    """A walk-in submission up to its packages."""
    counter.press("F2")
    counter.on("facts")
    counter.type("Police Unit", reference, "Officer of POL", "3/11/26", "murder", "central")
    counter.type("John Doe", "suspect", "male", "1985-02-03", "")
    counter.press("Ctrl+Return")
    counter.on("lines")


def package(counter: Counter, number: int, declared: str = "1", observed: str = "1") -> None:
    """One package: typed as far as it is needed, its seal scanned."""
    counter.type("clothing", f"Blue shirt {number}", "paper bag")
    counter.scan(f"S-{number:03}")
    initials = ["AB"] if number == 1 else []  # those of the line before are taken over
    counter.type("evidence tape", "intact", *initials, "good", declared, observed)


def hand_over(counter: Counter) -> None:
    counter.press("Ctrl+Return")
    counter.on("hands")
    counter.type("police", "0417")
    counter.sign()
    counter.shot("counter-hands")
    counter.press("Return")
    counter.on("labels")


def printed(counter: Counter, many: int) -> list[str]:
    """Wait until so many labels came out; the codes on them."""
    counter.qtbot.waitUntil(lambda: len(counter.printer.printed) == many, timeout=20_000)
    counter.settle()
    return [label.codes()[0] for label in counter.printer.printed]


def states(counter: Counter) -> list[str]:
    return [label.state for label in counter.serving.run.labels.values()]


def test_ten_packages_without_the_mouse(counter: Counter) -> None:
    register(counter)
    for number in range(1, 11):
        package(counter, number)
    counter.shot("counter-lines")
    hand_over(counter)
    codes = printed(counter, 10)
    counter.shot("counter-labels")
    for code in codes:
        counter.scan(code)
    counter.shot("counter-done")
    assert states(counter) == ["verified"] * 10
    accepted = counter.serving.accepted
    assert accepted is not None
    lab = counter.window.desk.lab
    settled = intake.settled(lab, accepted.submission)
    assert settled is not None
    assert settled.receipt == counter.serving.afterwards.receipt_kept
    paper = files.read(lab, settled.receipt)
    assert paper is not None
    assert paper.content.startswith(b"%PDF")
    view = items.view(lab, accepted.items[0].id)
    assert view is not None
    assert view.labels[0].state == "verified"
    assert drafts.mine(lab, "intake") == []


def test_a_difference_is_shown_while_it_is_typed_and_again_before_signing(counter: Counter) -> None:
    register(counter)
    package(counter, 1, "10", "9")
    counter.press("PgUp")
    counter.shot("counter-differs")
    assert counter.serving.lines.differs.isVisible()
    assert "declared 10 pc, observed 9 pc" in counter.serving.lines.differs.badge.text
    counter.press("Ctrl+Return")
    counter.on("hands")
    assert [row.kind for row in counter.serving.hands.table.rows.rows] == ["Count differs"]
    counter.type("police", "0417")
    counter.sign()
    counter.press("Return")
    counter.on("labels")
    accepted = counter.serving.accepted
    assert accepted is not None
    assert [(one.kind, one.declared, one.observed) for one in accepted.discrepancies] == [
        ("count-differs", "10 piece", "9 piece")
    ]


def test_the_same_seal_twice_is_said_and_not_doubled(counter: Counter) -> None:
    register(counter)
    counter.scan("S-001")
    counter.scan("S-001")
    assert counter.said() == "Seal S-001 was scanned just now; it is on line 1."
    counter.type("clothing", "Blue shirt", "paper bag", "tape", "intact", "AB", "good", "", "1")
    counter.scan("S-001")
    assert counter.said() == "Seal S-001 is already on line 1."
    counter.scan("E000000001256")
    assert "one of our own labels" in counter.said()
    seals = [seal.number for one in counter.serving.delivery.packages for seal in one.seals]
    assert seals == ["S-001", ""]


def test_an_announced_submission_is_scanned_line_by_line(counter: Counter) -> None:
    lab = counter.window.desk.lab
    listed = {"role": "questioned", "packaging": "paper-bag", "declared": 1, "unit": "piece"}
    agency = laboratory.agency(lab)
    said = {
        "agency": agency, "officer": agencies.officers(lab, agency)[0].id,
        "agency_reference": "CR-5/26", "offence": "murder", "district": "central",
        "items": [
            {"line": 1, "item_type": "clothing", "description": "Shirt", "seals": [{"number": "A-1"}], **listed},
            {"line": 2, "item_type": "knife", "description": "Kitchen knife", "seals": [{"number": "A-2"}], **listed},
            {"line": 3, "item_type": "hair", "description": "Hair", "seals": [{"number": "A-3"}], **listed},
        ],
    }  # fmt: skip
    announced = intake.prelog(lab, said)
    counter.scan(announced.code)
    counter.on("facts")
    counter.press("Ctrl+Return")
    counter.on("lines")
    counter.shot("counter-announced")
    counter.scan("A-2")
    counter.type("tape", "intact", "XY", "good", "1")
    counter.scan("A-1")
    counter.type("tape", "broken", "XY", "good", "1")
    counter.press("F6")
    counter.press("F2")
    counter.type("glass", "A splinter", "box")
    counter.scan("B-9")
    counter.type("tape", "intact", "good", "", "1")
    counter.shot("counter-announced-seen")
    hand_over(counter)
    accepted = counter.serving.accepted
    assert accepted is not None
    assert accepted.submission == announced.submission
    assert accepted.state == "PART_ACCEPTED"
    assert sorted(one.kind for one in accepted.discrepancies) == ["not-presented", "seal-broken", "unlisted"]


def test_a_half_finished_intake_survives_a_crash(counter: Counter, sit: Callable[[], Counter]) -> None:
    register(counter)
    package(counter, 1)
    counter.type("knife", "Kitchen knife, 20 cm")
    lab = counter.window.desk.lab
    counter.qtbot.waitUntil(lambda: bool(drafts.mine(lab)) and not counter.page.keeper.is_behind, timeout=20_000)
    before = counter.serving.delivery.body()
    again = sit()
    again.shot("counter-start")
    assert [draft.title.split(", ")[1] for draft in again.page.start.drafts] == ["2 packages  ·  POL CR-77/26"]
    again.page.resume(again.page.start.drafts[0])
    again.on("lines")
    assert again.serving.delivery.body() == before
    again.type("box", "S-9", "tape", "intact", "good", "1", "1")
    hand_over(again)
    assert len(again.serving.run.labels) == 2


def test_what_was_sent_before_a_crash_is_sent_again_and_recorded_once(
    counter: Counter, sit: Callable[[], Counter], database: Database
) -> None:
    register(counter)
    package(counter, 1)
    hand_over(counter)
    first = counter.serving.accepted
    again = sit()
    again.page.resume(again.page.start.drafts[0])
    again.on("labels")
    assert first is not None
    assert again.serving.accepted is not None
    assert again.serving.accepted.case_number == first.case_number
    assert database.superuser("select count(*) from lab.submission") == [(1,)]
    assert len(again.printer.printed) == 0  # what was sent is not printed again by itself


def test_an_answer_that_is_lost_leaves_the_same_act_to_be_sent_again(
    wired: tuple[Counter, Cable], database: Database, expect_log: Callable[[str], None]
) -> None:
    expect_log("server.lost|server.unreachable")
    counter, plug = wired
    register(counter)
    package(counter, 1)
    counter.press("Ctrl+Return")
    counter.on("hands")
    counter.type("police", "0417")
    counter.sign()
    act = counter.serving.delivery.act
    plug.cut_answer_of = b"accept_submission"
    counter.press("Return")
    assert "Nobody knows yet" in counter.page.notice.text
    assert not counter.serving.hands.form.isEnabled()
    counter.shot("counter-unknown")
    plug.cut_answer_of = None
    counter.press("Ctrl+Return")
    counter.on("labels")
    assert counter.serving.delivery.act == act
    assert database.superuser("select count(*) from lab.submission") == [(1,)]


def test_enter_twice_makes_one_case(counter: Counter, database: Database) -> None:
    register(counter)
    package(counter, 1)
    counter.press("Ctrl+Return")
    counter.on("hands")
    counter.type("police", "0417")
    counter.sign()
    counter.serving.accept()
    counter.serving.accept()
    counter.on("labels")
    assert database.superuser("select count(*) from lab.case_file") == [(1,)]


def test_paper_out_and_recovery(counter: Counter) -> None:
    register(counter)
    for number in (1, 2, 3):
        package(counter, number)
    counter.printer.provoke("paper_out")
    hand_over(counter)
    assert states(counter) == ["failed", "issued", "issued"]
    counter.shot("counter-paper-out")
    assert "out of labels" in counter.serving.finish.fault.text
    counter.printer.mend()
    counter.press("F2")
    assert len(printed(counter, 3)) == 3
    assert states(counter) == ["sent", "sent", "sent"]
    assert counter.serving.finish.fault.isHidden()


def test_a_jam_in_the_middle_is_never_printed_again_by_itself(counter: Counter) -> None:
    register(counter)
    package(counter, 1)
    package(counter, 2)
    counter.printer.provoke("jam_midway")
    hand_over(counter)
    assert states(counter) == ["unknown", "issued"]
    assert "in your hand?" in counter.serving.finish.fault.text
    counter.shot("counter-jam")
    counter.printer.mend()
    codes = printed(counter, 1)  # what the printer held comes out now
    counter.scan(codes[0])
    assert states(counter) == ["verified", "issued"]
    counter.press("F2")
    codes = printed(counter, 2)
    counter.scan(codes[1])
    assert states(counter) == ["verified", "verified"]


def test_another_copy_of_a_label_that_may_be_out_needs_a_reason(counter: Counter) -> None:
    register(counter)
    package(counter, 1)
    counter.printer.provoke("gone_midway")
    hand_over(counter)
    assert states(counter) == ["unknown"]
    counter.printer.mend()
    counter.press("F4")
    dialog = counter.window.findChild(QDialog)
    assert dialog is not None
    counter.shot("counter-reason")
    counter.type_reason(dialog, "The first one fell behind the printer")
    assert len(printed(counter, 1)) == 1
    assert states(counter) == ["sent"]
    lab, accepted = counter.window.desk.lab, counter.serving.accepted
    assert accepted is not None
    assert [one.copies for one in labels.of_submission(lab, accepted.submission)] == [2]


def test_a_wrong_scan_is_refused(counter: Counter) -> None:
    lab = counter.window.desk.lab
    other = laboratory.take_in(lab, reference="CR-2/26").items[0]
    shelf = next(one.code or "" for one in places.locations(lab) if one.name == "Shelf 1")
    register(counter)
    package(counter, 1)
    hand_over(counter)
    printed(counter, 1)
    assert other.code
    counter.scan(other.code)
    assert counter.said() == f"{other.code} is the label of {other.number}, not of this submission."
    counter.scan(shelf)
    assert "is a place" in counter.said()
    counter.scan("E000000001257")
    assert counter.page.leave() == "Labels not scanned back: 1."
    assert states(counter) == ["sent"]


def test_a_case_that_is_known_is_offered_before_a_new_one_is_made(counter: Counter, database: Database) -> None:
    known = laboratory.take_in(counter.window.desk.lab, reference="CR-77/26")
    counter.press("F2")
    counter.on("facts")
    counter.type("Police Unit", "CR-77/26", "Officer of POL", "", "murder", "central", "")
    counter.press("Ctrl+Return")
    counter.shot("counter-duplicates")
    assert counter.serving.step == "facts"
    assert counter.serving.facts.duplicates.reason_field.error.isVisible()
    counter.press("Ctrl+1")
    counter.press("Ctrl+Return")
    counter.on("lines")
    package(counter, 1)
    hand_over(counter)
    accepted = counter.serving.accepted
    assert accepted is not None
    assert accepted.case_number == known.case_number
    assert accepted.items[0].number == f"{known.case_number}-02"


def test_a_kit_is_ticked(counter: Counter) -> None:
    register(counter)
    counter.press("F3")
    counter.choose_kit("Buccal reference set")
    lines = counter.serving.delivery.packages
    assert [one.item_type for one in lines] == ["buccal-swab", "buccal-swab"]
    assert [Decimal(one.observed) for one in lines] == [1, 1]
    assert [one.biological for one in lines] == [True, True]


def test_what_a_kit_asks_is_shown_before_signing_unticked_and_added_to(counter: Counter) -> None:
    register(counter)
    counter.press("F3")
    counter.choose_kit("Sexual assault kit")
    delivery = counter.serving.delivery
    for package in delivery.packages:
        package.observed, package.condition, package.seals[0].state = package.observed or "1", "good", "intact"
    delivery.packages[-1].outcome, delivery.packages[-1].refusal = "refuse", "wet"  # the buccal swabs
    delivery.packages[-1].container = None
    counter.press("Ctrl+Return")
    counter.on("hands")
    asked = counter.serving.hands.asked
    assert [asked.list.item(row).text() for row in range(asked.list.count())] == [
        "Search for blood, semen and saliva  ·  lines 2-4",
        "DNA profile and comparison  ·  no line of it is accepted",
    ]
    counter.type("police", "0417")
    counter.sign()
    counter.press("F3")
    dialog = counter.window.findChild(AskDialog)
    assert dialog is not None
    counter.type("DNA profile", "Whose are they?", "5/3/27")
    assert dialog.lines.item(1).checkState() == Qt.CheckState.Checked  # nothing of that section is here: all
    kit.screenshot(dialog, "counter-ask")
    counter.type("")
    QTest.keyClick(dialog.lines, Qt.Key.Key_Return)
    assert (
        dialog.form.fields["court_date"].error.text()
        == "1927-03-05 has passed. Write the year in full, as in 2027-03-05."
    )
    court = dialog.form.fields["court_date"].input
    assert isinstance(court, QLineEdit)
    court.setText("2199-03-05")
    QTest.keyClick(dialog.lines, Qt.Key.Key_Space)  # not the box
    QTest.keyClick(dialog.lines, Qt.Key.Key_Return)
    assert delivery.hands.signature == ""  # what was signed for is not what is asked now
    assert asked.list.item(1).text() == (
        "DNA profile and comparison  ·  lines 2-4  ·  court 2199-03-05  ·  Whose are they?"
    )
    asked.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    counter.shot("counter-asked")
    counter.sign()
    counter.press("Ctrl+Return")
    counter.on("labels")
    counter.shot("counter-asked-receipt")
    accepted = counter.serving.accepted
    assert accepted is not None
    assert [(one.examination, one.lines) for one in accepted.requests] == [("dna-profile", [2, 3, 4])]
    kept = drafts.mine(counter.window.desk.lab, "intake")[0]
    assert from_draft(kept.body).asks == delivery.asks
