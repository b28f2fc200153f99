"""Temperatures on the screen: how each place is, its curve, its excursions, and the three ways a reading comes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from devices.bench import Bench
from lims_desktop import climate, climate_csv, custody, places, station
from lims_desktop.climate import Reading
from lims_desktop.lab import Lab
from tests.database import Database, LabOf
from tests.laboratory import LINE, place, take_in
from tests.rules.test_climate import put_excursion
from tests.ui.kit import open_page, press, scan, screenshot, settle
from ui.climate.importing import ImportDialog
from ui.climate.polling import Polling
from ui.climate.words import degrees
from ui.pages.climate import ClimatePage
from ui.parts.asking import Asking
from ui.theme import Theme
from ui.window import Window

WindowOf = Callable[[str], Window]
NOW = datetime.now(UTC)
LOGGER = {"name": "Cold room logger", "driver": "lakeshore", "port": "simulated"}


def opened(qtbot: QtBot, window: Window, argument: int | None = None) -> ClimatePage:
    page = open_page(qtbot, window, "climate", argument)
    assert isinstance(page, ClimatePage)
    return page


def rest(qtbot: QtBot, window: Window, page: ClimatePage) -> None:
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: not page._soon.isActive())
    settle(qtbot, window.desk)


def asked(window: Window) -> Asking:
    return [one for one in window.findChildren(Asking) if one.isVisible()][-1]


def answer(qtbot: QtBot, window: Window, page: ClimatePage, **said: Any) -> Asking:
    asking = asked(window)
    asking.form.fill(said)
    asking.answer()
    rest(qtbot, window, page)
    return asking


def _span(page: ClimatePage) -> float:
    """How many seconds the chart shows."""
    plot: Any = page.curve.chart.plot
    return float(plot.end - plot.start)


def a_day_of(lab: Lab, where: int, *, spoilt: bool = False) -> None:
    """Every ten minutes a reading, until now; when spoilt, out of range for two hours of the morning."""
    readings = []
    for n in range(144):
        at = NOW - timedelta(minutes=10 * (144 - n))
        value = Decimal("4.0") + Decimal(n % 9 - 4) / 10
        if spoilt and 60 <= n < 72:
            value += 6
        if not 90 < n < 125:
            readings.append(Reading(where, value, at))
    climate.record(lab, "logger", readings, device="Cold room logger")


def test_every_place_with_a_range_and_how_it_is(window_of: WindowOf, qtbot: QtBot, lab_of: LabOf) -> None:
    window = window_of("mona.manager")
    tom = lab_of("tech.tom")
    fridge = place(tom, "Fridge")
    custody.store(tom, [one.id for one in take_in(tom, LINE, LINE).items], fridge)
    a_day_of(tom, fridge, spoilt=True)
    page = opened(qtbot, window)
    rows = page.table.rows.rows
    assert [(one.path.rpartition(" › ")[2], one.state) for one in rows] == [
        ("Fridge", "good"),
        ("Freezer for tubes", "never"),
    ]
    assert "1 excursion to acknowledge" in page.heading.subtitle
    plot: Any = page.curve.chart.plot
    assert len(plot.traces[0].runs) == 2, "silence breaks the line"
    assert [one.peak for one in page.happened.table.rows.rows] == [Decimal("10.4")]
    assert page.happened.items.rows.rows == [], "the items came later"
    screenshot(window, "climate")
    window.desk.theme.choose("dark", "normal")
    screenshot(window, "climate-dark")
    window.desk.theme.choose("light", "normal")
    for days in (7, 31):
        page.curve._spans.button(days).click()
        settle(qtbot, window.desk)
        assert _span(page) == days * 86_400


def test_an_excursion_tells_what_was_there_and_is_acknowledged(
    window_of: WindowOf, qtbot: QtBot, lab_of: LabOf, database: Database
) -> None:
    window = window_of("mona.manager")
    tom = lab_of("tech.tom")
    fridge = place(tom, "Fridge")
    lots = [one.id for one in take_in(tom, LINE, LINE, LINE).items]
    begin = datetime.now(UTC)
    custody.store(tom, lots, fridge)
    custody.retrieve(tom, lots[:1], fridge)
    put_excursion(database, fridge, begin, datetime.now(UTC))
    page = opened(qtbot, window, fridge)
    stays = page.happened.items.rows.rows
    assert {stay.item_id for stay in stays} == set(lots)
    assert "3 items" in page.happened.said.text()
    screenshot(window, "climate-items")
    press(page, "Ctrl+Return")
    asking = asked(window)
    asking.answer()
    assert asking.isVisible(), "a reason is needed"
    screenshot(asking, "climate-acknowledge")
    answer(qtbot, window, page, reason="The door stood open; the items were looked at and are sound.")
    (row,) = page.happened.table.rows.rows
    assert "Acknowledged by Mona Manager" in page.happened.said.text()
    screenshot(window, "climate-acknowledged")
    assert row.acknowledged_by == "Mona Manager"
    assert not page.happened.acknowledge_button.isEnabled()


def test_nobody_else_acknowledges(window_of: WindowOf, qtbot: QtBot) -> None:
    window = window_of("aud.itor")
    page = opened(qtbot, window)
    assert page.happened.acknowledge_button.isHidden()
    assert [key.text() for key in page.keys] == ["Nonconformity"], "all staff may raise one"
    screenshot(window, "climate-empty")


def test_a_reading_is_entered_by_scan_and_keyboard(window_of: WindowOf, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    page = opened(qtbot, window)
    fridge = next(one for one in page.table.rows.rows if one.path.endswith("Fridge"))
    scan(page, str(fridge.code))
    asking = asked(window)
    assert asking.form["place"] == fridge.place_id
    asking.form.fill({"value": "warm"})
    asking.answer()
    assert "A number" in asking.form.fields["value"].error.text()
    screenshot(asking, "climate-enter")
    answer(qtbot, window, page, value="9,5", device="T-12")
    now = next(one for one in page.table.rows.rows if one.path.endswith("Fridge"))
    assert (now.value, now.state, now.device) == (Decimal("9.5"), "out", "T-12")
    assert "1 out of range" in page.heading.subtitle
    page.enter()
    assert asked(window).form["device"] == "T-12", "the same thermometer on the next round"
    asked(window).reject()


def test_a_refused_reading_keeps_what_was_typed(window_of: WindowOf, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    page = opened(qtbot, window)
    press(page, "Ctrl+N")
    asking = answer(qtbot, window, page, value="201", place=place(window.desk.lab, "Fridge"))
    assert "no temperature of a place" in asking.trouble.text()
    assert asking.form["value"] == "201"


def test_a_temperature_is_shown_as_it_is_kept() -> None:
    assert [degrees(Decimal(value)) for value in ("4.25", "-20.25", "4", "-0.04")] == [
        "4.3 °C", "−20.3 °C", "4.0 °C", "0.0 °C"
    ]  # fmt: skip


def previewed(qtbot: QtBot, window: Window, page: ClimatePage, path: Path) -> ImportDialog:
    page.import_file(path)
    settle(qtbot, window.desk)
    settle(qtbot, window.desk)
    return [one for one in window.findChildren(ImportDialog) if one.isVisible()][-1]


def test_a_file_is_looked_at_before_it_is_recorded(window_of: WindowOf, qtbot: QtBot, tmp_path: Path) -> None:
    window = window_of("tech.tom")
    page = opened(qtbot, window, place(window.desk.lab, "Fridge"))
    path = tmp_path / "june.csv"
    lines = [f"2026-06-01 {hour:02}:{minute:02};4,{minute % 10}" for hour in range(10) for minute in range(60)]
    path.write_text("\n".join(["Hora;Temperatura", *lines, "2026-06-01 11:00;sensor?"]))
    dialog = previewed(qtbot, window, page, path)
    assert [row.problem for row in dialog.rows if row.problem] == ["time", "value"]
    assert [row.line for row in dialog.table.rows.rows[:2]] == [1, 602], "what is wrong stands first"
    assert not dialog.go_on.isEnabled(), "nothing is left out before one has agreed"
    dialog.leave_out.setChecked(True)
    screenshot(dialog, "climate-import")
    dialog.record()
    rest(qtbot, window, page)
    assert not dialog.isVisible()
    assert "600 readings recorded" in window.desk.messages.latest.text
    assert (dialog._raw, dialog.rows, dialog.table.rows.rows) == (b"", [], []), "a closed dialog keeps no file"
    again = previewed(qtbot, window, page, path)
    again.leave_out.setChecked(True)
    again.record()
    rest(qtbot, window, page)
    assert "0 readings recorded, 600 were known" in window.desk.messages.latest.text


def test_what_the_file_leaves_open_is_asked(window_of: WindowOf, qtbot: QtBot, tmp_path: Path) -> None:
    window = window_of("tech.tom")
    page = opened(qtbot, window, place(window.desk.lab, "Fridge"))
    path = tmp_path / "odd.csv"
    path.write_text("03/04/2026 10:00,4.2,55\n03/04/2026 10:05,4.3,54\n")
    dialog = previewed(qtbot, window, page, path)
    assert dialog.rows == []
    screenshot(dialog, "climate-import-open")
    dialog.boxes["form"].setCurrentIndex(dialog.boxes["form"].findData("%d/%m/%Y %H:%M"))
    dialog.boxes["value"].setCurrentIndex(2)
    dialog.boxes["decimal"].setCurrentIndex(1)
    settle(qtbot, window.desk)
    assert [str(one.value) for one in dialog.readings] == ["4.2", "4.3"]
    dialog.boxes["delimiter"].setCurrentIndex(dialog.boxes["delimiter"].findData(";"))
    assert dialog.boxes["time"].count() == 2, "one column now"
    assert not dialog.go_on.isEnabled()
    dialog.reject()


def test_a_large_file_leaves_the_screen_free_and_is_sent_once(
    window_of: WindowOf, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = window_of("tech.tom")
    page = opened(qtbot, window, place(window.desk.lab, "Fridge"))
    path = tmp_path / "june.csv"
    path.write_text("".join(f"2026-06-01 {n // 60:02}:{n % 60:02},4.{n % 10}\n" for n in range(40)))
    monkeypatch.setattr("ui.climate.importing.MOST", 10)
    screen, seen = threading.get_ident(), list[int]()

    def told(fn: Callable[..., Any], *args: Any) -> Any:
        seen.append(threading.get_ident())
        return fn(*args)

    for name in ("layout_of", "rows_of"):
        monkeypatch.setattr(climate_csv, name, partial(told, getattr(climate_csv, name)))
    dialog = previewed(qtbot, window, page, path)
    assert seen, "it was read"
    assert screen not in seen, "not by the thread of the screen"
    dialog.record()
    assert not dialog.go_on.isEnabled()
    assert not dialog.boxes["form"].isEnabled(), "what is being sent is not laid out anew"
    dialog.record()
    dialog.reject()
    rest(qtbot, window, page)
    assert "readings recorded, 0 were known" in window.desk.messages.latest.text
    kept = climate.curve(window.desk.lab, page.table.current.place_id, datetime(2026, 6, 1, tzinfo=UTC), NOW)
    assert 10 <= kept.count < 40, "cancelled between two parts"


def test_a_file_that_cannot_be_read_is_said(window_of: WindowOf, qtbot: QtBot, tmp_path: Path) -> None:
    window = window_of("tech.tom")
    page = opened(qtbot, window, place(window.desk.lab, "Fridge"))
    page.import_file(tmp_path / "missing.csv")
    settle(qtbot, window.desk)
    assert "could not be read" in window.desk.messages.latest.text


def test_a_refused_file_stays_open(window_of: WindowOf, qtbot: QtBot, tmp_path: Path, lab_of: LabOf) -> None:
    window = window_of("tech.tom")
    fridge = place(window.desk.lab, "Fridge")
    page = opened(qtbot, window, fridge)
    path = tmp_path / "june.csv"
    path.write_text("2026-06-01 10:00,4.2\n2026-06-01 10:05,4.3\n")
    dialog = previewed(qtbot, window, page, path)
    places.amend(
        lab_of("mona.manager"), fridge, {"temperature_low": None, "temperature_high": None}, reason="switched off"
    )
    dialog.record()
    settle(qtbot, window.desk)
    assert "no temperature range" in dialog.trouble.text()
    assert dialog.isVisible()
    assert dialog.go_on.isEnabled()
    dialog.reject()


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The station file of this test."""
    path = tmp_path / "station.toml"
    monkeypatch.setenv("LIMS_STATION", str(path))
    return path


def test_a_logger_is_attached_read_and_its_faults_are_said(window_of: WindowOf, qtbot: QtBot, file: Path) -> None:
    window = window_of("tech.tom")
    page = opened(qtbot, window, place(window.desk.lab, "Fridge"))
    page._attach()
    assert "No logger" in window.desk.messages.latest.text
    window.desk.bench = Bench([LOGGER])
    page._attach()
    screenshot(asked(window), "climate-attach")
    answer(qtbot, window, page, channel=3)
    window.desk.bench.simulator("Cold room logger").warm(3, Decimal("5.25"))
    page.polling.look()
    rest(qtbot, window, page)
    fridge = next(one for one in page.table.rows.rows if one.path.endswith("Fridge"))
    assert (fridge.value, fridge.source, fridge.device) == (Decimal("5.3"), "logger", "Cold room logger")
    known = station.load(file)
    assert known is not None
    assert known.devices[0]["places"] == [f"3 {fridge.code}"]
    window.desk.bench.simulator("Cold room logger").provoke("sensor_broken")
    page.polling.look()
    rest(qtbot, window, page)
    assert "sensor of channel 3" in window.desk.messages.latest.text
    count = len(list(window.desk.messages))
    page.polling.look()
    rest(qtbot, window, page)
    assert len(list(window.desk.messages)) == count, "the same fault is told once"


def test_a_place_that_takes_no_reading_keeps_no_other_of_its_logger_from_theirs(
    window_of: WindowOf, qtbot: QtBot, lab_of: LabOf
) -> None:
    window = window_of("tech.tom")
    page = opened(qtbot, window)
    fridge, freezer = page.table.rows.rows
    window.desk.bench = Bench([LOGGER | {"places": [f"1 {fridge.code}", f"2 {freezer.code}"]}])
    for channel, value in ((1, "4.25"), (2, "-20")):
        window.desk.bench.simulator("Cold room logger").warm(channel, Decimal(value))
    off = {"temperature_low": None, "temperature_high": None}
    places.amend(lab_of("mona.manager"), fridge.place_id, off, reason="switched off")
    page.polling.look()
    rest(qtbot, window, page)
    assert [(one.path, one.value) for one in page.table.rows.rows] == [(freezer.path, Decimal("-20.0"))]
    assert "no temperature range" in window.desk.messages.latest.text
    count = len(list(window.desk.messages))
    page.polling.look()
    rest(qtbot, window, page)
    assert len(list(window.desk.messages)) == count, "it is told once"


def test_a_label_that_is_no_place_and_a_duty_that_does_not_record(window_of: WindowOf, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    window.desk.bench = Bench([LOGGER | {"places": ["1 L000000009999"]}])
    Polling(window.desk).look()
    settle(qtbot, window.desk)
    assert "not the label of a place" in window.desk.messages.latest.text
    auditor = window_of("aud.itor")
    auditor.desk.bench = window.desk.bench
    Polling(auditor.desk).look()
    settle(qtbot, auditor.desk)
    assert auditor.desk.messages.latest is None


def test_it_fits_a_small_window(window_of: WindowOf, qtbot: QtBot, lab_of: LabOf, theme: Theme) -> None:
    window = window_of("mona.manager")
    mona = window.desk.lab
    name = "Walk-in cold room of the toxicology section, left of the stairs " * 2
    far = places.add(mona, name, "unit", parent=place(mona, "Evidence room"), terms=places.Terms(None, Decimal(8))).id
    climate.record(mona, "hand", [Reading(far, Decimal("-12.4"))])
    window.resize(1024, 700)
    page = opened(qtbot, window, far)
    assert page.table.current.place_id == far
    screenshot(window, "climate-small")
    assert (window.width(), window.height()) == (1024, 700)
