"""The intake page: refusals where they belong, hostile input, officers, photographs, several seals, containers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from lims_desktop import agencies, drafts, files, intake, items, labels
from lims_desktop.errors import Refused
from tests import laboratory
from tests.ui.counter import Counter
from ui.intake import checks, photographs
from ui.window import Window


@pytest.fixture
def counter(window_of: Callable[[str], Window], qtbot: QtBot) -> Counter:
    return Counter(qtbot, window_of("tech.tom"))


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "photo.png"
    image = QImage(640, 480, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    assert image.save(str(path))
    return path


def register(counter: Counter) -> None:
    counter.press("F2")
    counter.on("facts")
    counter.type("Police Unit", "CR-77/26", "Officer of POL", "", "murder", "central", "")
    counter.press("Ctrl+Return")
    counter.on("lines")


def package(counter: Counter, *initials: str) -> None:
    counter.type("clothing", "Blue shirt", "paper bag")
    counter.scan(f"S-{len(counter.serving.delivery.packages)}")
    counter.type("tape", "intact", *initials, "good", "1", "1")


def hand_over(counter: Counter) -> None:
    counter.press("Ctrl+Return")
    counter.on("hands")
    counter.type("police", "0417")
    counter.sign()
    counter.press("Return")


def said(counter: Counter, key: str) -> str:
    """The sentence under a field of the submission."""
    return str(counter.serving.facts.form.fields[key].error.text())


def test_only_those_who_take_in_see_the_counter(window_of: Callable[[str], Window]) -> None:
    assert "intake" in window_of("tech.tina").rail.buttons
    assert "intake" not in window_of("ana.lyst").rail.buttons


def test_what_lacks_is_said_at_its_field_and_goes_when_it_is_there(counter: Counter) -> None:
    counter.press("F2")
    counter.on("facts")
    counter.press("Ctrl+Return")
    assert said(counter, "agency") == "This is needed."
    counter.type("Police Unit", "XX-1")
    assert said(counter, "agency") == ""
    assert said(counter, "agency_reference") == (
        "'XX-1' does not have the shape of a reference of Police Unit One (CR-123/00)."
    )
    counter.type("Officer", "31/2/26")
    assert said(counter, "incident_date").startswith("'31/2/26' is no date.")
    assert counter.focus.objectName() == "incident_date"
    counter.shot("intake-wrong")


def test_a_date_in_the_future_is_refused(counter: Counter) -> None:
    counter.press("F2")
    counter.on("facts")
    counter.type("Police Unit", "CR-1/26", "Officer", "2999-01-01", "murder", "central", "")
    counter.press("Ctrl+Return")
    assert said(counter, "incident_date") == "2999-01-01 is in the future."


def test_an_officer_is_added_without_leaving_the_counter(counter: Counter) -> None:
    counter.press("F2")
    counter.on("facts")
    counter.type("Police Unit", "CR-1/26")
    counter.press("F2")
    counter.type("Ana Nueva", "Sergeant", "POL-1")
    counter.settle()
    assert "already has an officer" in counter.serving.facts.officer.form.fields["officer_number"].error.text()
    counter.type("POL-99")
    counter.settle()
    added = next(one for one in agencies.officers(counter.window.desk.lab) if one.number == "POL-99")
    assert counter.serving.delivery.facts.officer == added.id
    assert counter.focus.objectName() == "incident_date"


def test_ten_thousand_characters_and_unseen_ones(counter: Counter) -> None:
    register(counter)
    line = counter.serving.lines.form.input("description")
    line.setText("Gun \u202e\x07 عبد " + "x" * 10_240)
    note = counter.serving.lines.form.form.fields["description"].note
    assert len(line.text()) == 1000
    assert "\x07" not in line.text()
    assert note.text() == "Too long: the last 9249 characters were not taken."
    line.setText("Gun\x1b[31m")
    assert line.text() == "Gun[31m"
    assert note.text() == "Unseen characters taken out: 1."


@pytest.mark.parametrize("text", ["ab\x00cd", "^XA^FDx^XZ", "'; drop table", "x" * 300, "L000000000175"])
def test_hostile_scans_do_no_harm(counter: Counter, text: str) -> None:
    register(counter)
    counter.window.router.take_text(text)
    counter.settle()
    typed = counter.serving.delivery.packages[0].seals[0].number
    assert typed in ("", text[:64])
    assert "\x00" not in typed


def test_a_number_that_may_be_two_keeps_the_cursor(counter: Counter) -> None:
    register(counter)
    counter.type("powder", "White powder", "bag")
    counter.scan("S-1")
    counter.type("tape", "intact", "AB", "good", "1,500")
    assert counter.focus.objectName() == "declared"
    field = counter.serving.lines.form.form.fields["declared"]
    assert field.error.text() == "'1,500' may mean 1500 or 1.500. Write which one."


def test_a_refusal_of_the_laboratory_is_shown_at_its_line(counter: Counter) -> None:
    register(counter)
    package(counter, "AB")
    delivery = counter.serving.delivery
    refused = Refused("intake.condition_missing", line="1")
    found = checks.placed(refused, delivery)
    assert found == checks.Complaint("lines", "condition", refused, delivery.packages[0].key)
    assert checks.placed(Refused("lists.missing", field="identity_document"), delivery).step == "hands"
    assert checks.placed(Refused("server.store_full"), delivery) is None


def test_what_the_laboratory_refuses_is_not_sent_and_can_be_mended(counter: Counter) -> None:
    """A term that was struck from its list while it was typed here."""
    register(counter)
    package(counter, "AB")
    counter.serving.delivery.packages[0].condition = "no-such-condition"
    hand_over(counter)
    assert counter.serving.step == "lines"
    assert counter.serving.delivery.sent is False
    assert counter.serving.lines.form.form.fields["condition"].error.text().startswith("'no-such-condition' is not in")
    counter.type("good")
    counter.press("Ctrl+Return")
    counter.on("hands")
    assert counter.serving.delivery.hands.signature == ""  # what was signed for is not what is there now
    counter.sign()
    counter.press("Return")
    counter.on("labels")


def test_photographs_are_kept_attached_and_too_large_ones_refused(
    counter: Counter, picture: Path, tmp_path: Path
) -> None:
    register(counter)
    counter.type("knife", "Kitchen knife", "box")
    counter.press("F7")
    counter.serving.lines.photos.added.emit([picture])
    counter.settle()
    large = tmp_path / "large.png"
    with large.open("wb") as file:
        file.truncate(photographs.LARGEST + 1)
    counter.serving.lines.photos.added.emit([large])
    counter.settle()
    assert "at most 25 MB" in counter.said()
    fake = tmp_path / "fake.png"
    fake.write_bytes(b"no picture")
    counter.serving.lines.photos.added.emit([fake])
    counter.settle()
    assert "is no picture" in counter.said()
    assert [photo.name for photo in counter.serving.delivery.packages[0].photos] == ["photo.png"]
    lab, photo = counter.window.desk.lab, counter.serving.delivery.packages[0].photos[0]
    assert files.read(lab, photo.sha256) is None  # until the delivery is accepted it is the draft's
    assert drafts.file(lab, counter.serving.delivery.id, photo.sha256) is not None
    counter.shot("intake-photo")
    counter.scan("S-1")
    counter.type("tape", "intact", "AB", "good", "1", "1")
    hand_over(counter)
    counter.on("labels")
    accepted = counter.serving.accepted
    assert accepted is not None
    view = items.view(counter.window.desk.lab, accepted.items[0].id)
    assert view is not None
    assert [photo.name for photo in view.photographs] == ["photo.png"]
    assert files.read(lab, photo.sha256) is not None


def test_a_package_may_have_two_seals(counter: Counter) -> None:
    register(counter)
    counter.type("knife", "Kitchen knife", "box")
    counter.scan("S-1")
    counter.type("tape", "intact", "AB")
    counter.press("F8")
    counter.scan("S-2")
    seals = counter.serving.delivery.packages[0].seals
    assert [seal.number for seal in seals] == ["S-1", "S-2"]


def test_refused_without_a_reason_goes_no_further(counter: Counter) -> None:
    register(counter)
    counter.type("pistol", "Glock 17", "box")
    counter.press("F4")
    assert counter.focus.objectName() == "refusal"
    counter.type("not cleared")
    assert counter.serving.delivery.packages[0].refusal == "firearm-not-cleared"
    counter.shot("intake-refused")


def test_a_line_in_a_later_line_is_refused(counter: Counter) -> None:
    register(counter)
    package(counter, "AB")
    package(counter)
    first, second = counter.serving.delivery.packages[:2]
    first.container = second.key
    found = [one for one in checks.complaints(counter.serving.delivery, counter.serving.words) if one.step == "lines"]
    assert [one.error.code for one in found if one.key == first.key] == ["intake.later_line"]
    first.container, second.container, first.outcome = None, first.key, "refuse"
    found = [one for one in checks.complaints(counter.serving.delivery, counter.serving.words) if one.step == "lines"]
    assert [one.error.code for one in found if one.key == second.key] == ["intake.refused_apart"]


def test_a_copy_of_a_line_has_its_own_seal_and_count(counter: Counter) -> None:
    register(counter)
    package(counter, "AB")
    counter.press("PgUp")
    counter.press("Ctrl+D")
    copy = counter.serving.delivery.packages[1]
    assert (copy.item_type, copy.description, copy.condition) == ("clothing", "Blue shirt", "good")
    assert (copy.seals[0].number, copy.observed) == ("", "")
    assert counter.focus.objectName() == "seal_number"


def test_a_settled_submission_is_not_served_again(counter: Counter) -> None:
    taken = laboratory.take_in(counter.window.desk.lab)
    counter.scan(taken.document)
    assert counter.said() == (
        f"{taken.document} is no submission that is still awaited: it was settled, has lapsed, or there is none."
    )
    assert counter.page.serving is None


def test_without_a_printer_the_labels_wait(counter: Counter) -> None:
    counter.window.desk.bench = None
    register(counter)
    package(counter, "AB")
    hand_over(counter)
    counter.on("labels")
    assert counter.said() == "No label printer is attached to this station."
    assert [one.state for one in counter.serving.run.labels.values()] == ["issued"]
    counter.press("F9")
    assert counter.page.serving is None
    assert counter.page.start.drafts[0].title == "LAB-2026-00001, labels not scanned back: 1"


def test_a_label_on_its_way_when_the_program_ended_is_in_doubt(
    counter: Counter, window_of: Callable[[str], Window], qtbot: QtBot
) -> None:
    register(counter)
    package(counter, "AB")
    counter.window.desk.bench = None
    hand_over(counter)
    counter.on("labels")
    lab = counter.window.desk.lab
    code = next(iter(counter.serving.run.labels))
    labels.printed(lab, code, "queued", "Label printer")
    counter.settle()
    qtbot.waitUntil(lambda: not counter.page.keeper.is_behind)
    counter.page.keeper.let_go()
    counter.window._closing = True
    counter.window.close()  # the program ended: it keeps nothing any more
    again = Counter(qtbot, window_of("tech.tom"))
    again.press("F3")
    again.on("labels")
    assert [one.state for one in again.serving.run.labels.values()] == ["unknown"]
    assert len(again.printer.printed) == 0
    again.scan(code)
    assert [one.state for one in again.serving.run.labels.values()] == ["verified"]
    again.press("F9")
    again.settle()
    qtbot.waitUntil(lambda: again.page.start.drafts == [])


def test_another_seal_than_the_listed_one_must_be_said(counter: Counter) -> None:
    lab = counter.window.desk.lab
    agency = laboratory.agency(lab)
    line = {
        "line": 1,
        "item_type": "clothing",
        "description": "Shirt",
        "packaging": "paper-bag",
        "declared": 2,
        "unit": "piece",
    }
    announced = intake.prelog(
        lab,
        {
            "agency": agency, "officer": agencies.officers(lab, agency)[0].id, "agency_reference": "CR-5/26",
            "offence": "murder", "district": "central", "items": [{**line, "seals": [{"number": "A-1"}]}],
        },
    )  # fmt: skip
    counter.scan(announced.code)
    counter.on("facts")
    counter.press("Ctrl+Return")
    counter.on("lines")
    form = counter.serving.lines.form
    assert form.input("declared").isReadOnly()  # what the agency declared is the agency's to say
    form.go_to("seal_number")
    counter.type("A-7", "tape", "intact", "AB", "good", "2")
    assert (
        form.form.fields["seal_state"].error.text() == "The list names another seal. Say here that the number differs."
    )
    counter.type("number differs")
    counter.press("Ctrl+Return")
    counter.on("hands")
    assert [row.kind for row in counter.serving.hands.table.rows.rows] == ["Seal number or initials wrong"]


def test_a_draft_is_discarded_only_when_it_was_said_twice(counter: Counter) -> None:
    register(counter)
    package(counter, "AB")
    counter.press("F9")
    counter.qtbot.waitUntil(lambda: bool(counter.page.start.drafts), timeout=20_000)
    discard = counter.page.start.findChild(QPushButton, "discard")
    assert isinstance(discard, QPushButton)
    discard.click()
    counter.settle()
    assert counter.page.start.drafts
    discard.click()
    counter.qtbot.waitUntil(lambda: not counter.page.start.drafts, timeout=20_000)


def test_a_kit_in_its_sealed_box_is_taken_in_whole(counter: Counter) -> None:
    register(counter)
    counter.press("F3")
    counter.choose_kit("Gunshot residue kit")
    counter.scan("KIT-7")
    counter.type("intact", "AB", "good", "", "1")
    for _ in range(5):
        counter.type("", "", "good", "")  # neither a seal nor initials of its own: the box has them
    counter.press("Ctrl+Return")
    counter.on("hands")
    counter.type("police", "0417")
    counter.sign()
    counter.press("Return")
    counter.on("labels")
    accepted = counter.serving.accepted
    assert accepted is not None
    number = accepted.case_number
    assert [one.number for one in accepted.items] == [f"{number}-01", *(f"{number}-01-0{n}" for n in range(1, 6))]
    view = items.view(counter.window.desk.lab, accepted.items[0].id)
    assert view is not None
    assert len(view.contents) == 5


def test_the_next_officer_is_served_while_labels_are_still_at_the_printer(counter: Counter) -> None:
    register(counter)
    package(counter, "AB")
    package(counter)
    counter.press("Ctrl+Return")
    counter.on("hands")
    counter.type("police", "0417")
    counter.sign()
    counter.serving.accept()
    counter.qtbot.waitUntil(lambda: bool(counter.page.serving and counter.serving.run.is_printing), timeout=20_000)
    counter.page.put_aside()
    counter.page.serve_walk_in()
    counter.on("facts")
    assert len(counter.printer.printed) == 2
    counter.type("Police Unit", "CR-78/26")
    counter.press("F9")
    counter.qtbot.waitUntil(lambda: len(counter.page.start.drafts) == 2, timeout=20_000)
    assert {"CR-78/26" in draft.title for draft in counter.page.start.drafts} == {True, False}
