"""Pre-log: what an agency announces, typed by keyboard; the counter opens it with the code on its paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lims_desktop import intake
from tests.database import LabOf
from tests.laboratory import take_in
from tests.ui.kit import open_page, press, screenshot, settle
from ui.pages.prelog import PrelogPage
from ui.window import Window

WindowOf = Callable[[str], Window]
Opened = tuple[Window, PrelogPage]


def opened(qtbot: QtBot, window: Window) -> PrelogPage:
    page = open_page(qtbot, window, "prelog")
    assert isinstance(page, PrelogPage)
    settle(qtbot, window.desk)
    return page


def fill(page: PrelogPage, **said: object) -> None:
    """Put words into the form's fields by their names."""
    assert page.form is not None
    for key, value in said.items():
        field: Any = page.form.form.fields[key].input
        field.choose(value) if hasattr(field, "choose") else field.setText(str(value))


def package(page: PrelogPage, item_type: str, description: str, seal: str = "", declared: str = "") -> None:
    assert page.form is not None
    inputs: dict[str, Any] = {key: field.input for key, field in page.form.packages.form.fields.items()}
    inputs["item_type"].choose(item_type)
    for key, words in (("description", description), ("seal", seal), ("declared", declared)):
        inputs[key].setText(words)
    page.form.packages.take()


def send(qtbot: QtBot, window: Window, page: PrelogPage) -> None:
    assert page.form is not None
    page.form.send()
    settle(qtbot, window.desk)


@pytest.fixture
def client(window_of: WindowOf, qtbot: QtBot) -> tuple[Window, PrelogPage]:
    """A police client's window."""
    window = window_of("client.pol")
    return window, opened(qtbot, window)


def test_an_empty_list_says_what_to_do(client: Opened) -> None:
    window, page = client
    assert "Ctrl+N" in page.table.empty_text
    screenshot(window, "prelog-empty")


def test_an_announcement_is_made_and_the_counter_finds_it(client: Opened, qtbot: QtBot, lab_of: LabOf) -> None:
    window, page = client
    press(page, "Ctrl+N")
    assert page.form.form["agency"] == window.desk.lab.me.agency
    assert not page.form.form.fields["agency"].input.isEnabled()
    fill(page, agency_reference="CR-77/26", offence="murder", district="central", incident_date="1/11/26")
    page.form.persons.form.fields["person_name"].input.setText("Ángela Yaxché")
    package(page, "clothing", "Blue shirt with stains", "A 0047 1193", "1")
    package(page, "powder", "White powder in a bag", "A 0047 1194", "12.50")
    screenshot(window, "prelog-form")
    send(qtbot, window, page)
    [row] = page.table.rows.rows
    assert (row.state, row.agency_reference, len(row.expected)) == ("PRELOGGED", "CR-77/26", 2)
    awaited = intake.announced(lab_of("tech.tom"), row.id)
    assert awaited is not None
    assert [line["description"] for line in awaited.expected] == ["Blue shirt with stains", "White powder in a bag"]
    assert awaited.expected[1]["declared"] == "12.50" or float(awaited.expected[1]["declared"]) == 12.5
    assert awaited.expected[1]["controlled"]
    assert [person["name"] for person in awaited.persons] == ["Ángela Yaxché"]
    assert page.paper.pages == 1
    screenshot(window, "prelog-paper")


def test_the_paper_carries_the_code(client: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    import zxingcpp
    from PySide6.QtPdf import QPdfDocument

    window, page = client
    page.begin()
    fill(page, agency_reference="CR-78/26", offence="murder", district="central")
    package(page, "clothing", "<b>Shirt</b> & co. " + "long " * 60)
    send(qtbot, window, page)
    page.paper.write(tmp_path / "paper.pdf")
    document = QPdfDocument()
    document.load(str(tmp_path / "paper.pdf"))
    picture = document.render(0, (document.pagePointSize(0) * 300 / 72).toSize())
    picture.save(str(tmp_path / "page.png"))
    from PIL import Image

    drawn = Image.open(tmp_path / "page.png")
    sheet = Image.new("RGB", drawn.size, "white")
    sheet.paste(drawn, mask=drawn.getchannel("A"))
    codes = [one.text for one in zxingcpp.read_barcodes(sheet)]
    assert codes == [page.table.rows.rows[0].code]


def test_keyboard_only(client: Opened, qtbot: QtBot) -> None:
    _window, page = client
    press(page, "Ctrl+N")
    for typed in ("CR-80/26", "", "", "murder", "central"):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, typed)
        press(focus, "Return")
    focus = QApplication.focusWidget()
    assert focus is page.form.persons.form.fields["person_name"].input
    press(focus, "Return")
    assert QApplication.focusWidget() is page.form.packages.form.fields["item_type"].input
    assert page.form.form["agency_reference"] == "CR-80/26"
    assert page.form.form["district"] == "central"


def test_a_person_without_a_role_is_named_in_words(client: Opened) -> None:
    _window, page = client
    page.begin()
    persons = page.form.persons
    persons.form.fields["person_name"].input.setText("Estelle Marin")
    assert persons.take()
    assert persons.said(persons.persons[0]) == "Other person  ·  Estelle Marin"


def test_what_is_missing_is_said_at_its_field(client: Opened, qtbot: QtBot) -> None:
    window, page = client
    page.begin()
    for missing in ("agency_reference", "offence", "district"):
        said = {"agency_reference": "CR-1/26", "offence": "murder", "district": "central"}
        fill(page, **said | {missing: ""})
        send(qtbot, window, page)
        assert {key for key in said if page.form.form.fields[key].error.text()} == {missing}
        assert not page.table.rows.rows


def test_a_reference_of_another_shape_is_refused_before_it_is_sent(client: Opened, qtbot: QtBot) -> None:
    window, page = client
    page.begin()
    fill(page, agency_reference="not ours", offence="murder", district="central")
    send(qtbot, window, page)
    assert "not ours" in page.form.form.fields["agency_reference"].error.text()
    assert page.form.form["offence"] == "murder"
    screenshot(window, "prelog-wrong-reference")


def test_the_list_and_the_line_one_types_into_are_in_sight_together(client: Opened, qtbot: QtBot) -> None:
    window, page = client
    window.resize(1280, 800)
    press(page, "Ctrl+N")
    assert page.form is not None
    for number in range(8):
        package(page, "swab", f"Swab {number}")
        QApplication.processEvents()
    line = page.form.packages.form.fields["item_type"].input
    assert line.hasFocus()
    last = page.form.packages._rows.itemAt(7).widget()
    qtbot.waitUntil(lambda: not line.visibleRegion().isEmpty() and not last.visibleRegion().isEmpty())
    foot = line.mapTo(page.room.viewport(), line.rect().bottomLeft()).y()
    assert foot < page.room.viewport().height()


def test_a_package_half_typed_is_not_lost(client: Opened, qtbot: QtBot) -> None:
    window, page = client
    page.begin()
    fill(page, agency_reference="CR-1/26", offence="murder", district="central")
    page.form.packages.form.fields["description"].input.setText("a knife")
    send(qtbot, window, page)
    assert page.form.packages.form.fields["item_type"].error.text()
    assert page.leave()


def test_the_list_says_what_became_of_it(client: Opened, qtbot: QtBot, lab_of: LabOf) -> None:
    window, page = client
    page.begin()
    fill(page, agency_reference="CR-1/26", offence="murder", district="central")
    send(qtbot, window, page)
    [row] = page.table.rows.rows
    taken = take_in(lab_of("tech.tom"), submission=row.id)
    page.reload()
    settle(qtbot, window.desk)
    [row] = page.table.rows.rows
    assert (row.state, row.case_number) == ("ACCEPTED", taken.case_number)
    screenshot(window, "prelog-accepted")


def test_a_client_begins_with_their_cases(window_of: WindowOf, qtbot: QtBot) -> None:
    window = window_of("client.pol")
    window.open_first()
    settle(qtbot, window.desk)
    assert window.visible_page().name == "agency"


def test_a_scenes_of_crime_officer_announces_for_any_agency(window_of: WindowOf, qtbot: QtBot) -> None:
    window = window_of("sam.scene")
    page = opened(qtbot, window)
    page.begin()
    assert page.form.form["agency"] is None
    agencies = [one.id for one in page.words_.agencies if one.code == "OTH"]
    fill(page, agency=agencies[0], agency_reference="X-1", offence="murder", district="central")
    send(qtbot, window, page)
    assert [row.agency for row in page.table.rows.rows] == ["Another Police"]


def test_others_do_not_see_the_page(window_of: WindowOf, qtbot: QtBot) -> None:
    window = window_of("aud.itor")
    assert "prelog" not in window._kinds
