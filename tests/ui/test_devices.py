"""Devices: status, a test label scanned back, a test scan, a weighing, and the simulators' own panel."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from devices.bench import DEMONSTRATION, Bench
from devices.simulated import SimulatedBalance, SimulatedPrinter
from lims_desktop import station
from lims_desktop.codes import machine_code
from tests.ui.kit import open_page, press, scan, screenshot, settle
from ui.desk import Desk
from ui.devices.printedlabels import PrinterPanel
from ui.devices.simulators import HOSTILE, ScannerPanel
from ui.devices.words import WEDGE, fault_words, kind_words
from ui.pages.devices import DevicesPage
from ui.parts.asking import Asking
from ui.scanners import ScannerThread
from ui.window import Window

WindowOf = Callable[[str], Window]
Listen = Callable[[Window], None]
Opened = tuple[Window, DevicesPage]


@pytest.fixture
def page(window_of: WindowOf, qtbot: QtBot) -> tuple[Window, DevicesPage]:
    """Tom's window with the simulated devices of a demonstration."""
    window = window_of("tech.tom")
    window.desk.bench = Bench(DEMONSTRATION)
    opened = open_page(qtbot, window, "devices")
    assert isinstance(opened, DevicesPage)
    return window, opened


@pytest.fixture
def listen() -> Iterator[Listen]:
    """Plugs the simulated scanner in, as a session does."""
    threads: list[ScannerThread] = []

    def plug(window: Window) -> None:
        thread = ScannerThread(partial(window.desk.bench.scanner, "Scanner"))
        thread.scanned.connect(window.router.take, Qt.ConnectionType.QueuedConnection)
        threads.append(thread)
        plugged = window.desk.bench.simulator("Scanner").plugged
        plugged.clear()  # asking how the scanner is has plugged it in before, for a moment
        thread.start()
        assert plugged.wait(10)

    yield plug
    for thread in threads:
        thread.close()


def printer_of(desk: Desk) -> SimulatedPrinter:
    printer = desk.bench.simulator("Label printer")
    assert isinstance(printer, SimulatedPrinter)
    return printer


def choose(qtbot: QtBot, window: Window, page: DevicesPage, name: str) -> None:
    assert page.devices.choose(name)
    settle(qtbot, window.desk)


def ask_again(qtbot: QtBot, window: Window, page: DevicesPage) -> None:
    page.reload()
    settle(qtbot, window.desk)


def test_every_device_answers_with_a_shape_and_a_sentence(page: Opened, qtbot: QtBot) -> None:
    window, devices = page
    assert [device.name for device in devices.devices.devices[:3]] == ["Label printer", "Scanner", "Balance"]
    assert all(devices.devices.status(name).ready for name in ("Label printer", "Scanner", "Balance"))
    assert devices.condition.tone == "good"
    assert devices.condition.sentence.text() == "Ready."
    assert devices.condition.untried.isVisible()
    screenshot(window, "devices-printer")


def test_a_printer_out_of_labels_says_so_and_it_stays_on_the_list(page: Opened, qtbot: QtBot) -> None:
    window, devices = page
    panel = devices.panel("Label printer")
    assert isinstance(panel, PrinterPanel)
    panel.faults.toggle("paper_out")
    ask_again(qtbot, window, devices)
    assert devices.condition.tone == "warning"
    assert "out of labels" in devices.condition.sentence.text()
    assert [fault.device for fault in devices.faults.faults] == ["Label printer"]
    panel.faults.mend()
    ask_again(qtbot, window, devices)
    assert devices.condition.tone == "good"
    assert len(devices.faults.faults) == 1


def test_no_faulty_printer_counts_as_ready(page: Opened, qtbot: QtBot) -> None:
    window, devices = page
    for fault in ("head_open", "jam", "silent", "half_answer", "gone"):
        printer_of(window.desk).provoke(fault)
        ask_again(qtbot, window, devices)
        assert not devices.devices.status("Label printer").ready, fault
        assert devices.condition.sentence.text(), fault
        printer_of(window.desk).mend()
        ask_again(qtbot, window, devices)
        assert devices.devices.status("Label printer").ready, f"{fault} is over"


def test_the_preview_is_as_sharp_as_the_printer(page: Opened, qtbot: QtBot) -> None:
    window, devices = page
    sizes = []
    for row in range(devices.test_label.dpi.count()):
        devices.test_label.dpi.setCurrentIndex(row)
        settle(qtbot, window.desk)
        assert not devices.test_label.picture.pixmap().isNull()
        sizes.append(devices.test_label.measures.text())
    assert [text.split("·")[1].strip() for text in sizes] == ["203 dpi", "300 dpi", "600 dpi"]
    assert len({text.split("·")[2] for text in sizes}) == 3


def test_every_design_can_be_looked_at_and_printed(page: Opened, qtbot: QtBot) -> None:
    window, devices = page
    label = devices.test_label
    for row in range(label.design.count()):
        label.design.setCurrentIndex(row)
        settle(qtbot, window.desk)
        label.print_out()
        settle(qtbot, window.desk)
        assert label.awaits, label.result.text()
    assert len(printer_of(window.desk).printed) == label.design.count() == 7


def test_a_test_label_is_proved_by_both_of_its_codes(page: Opened, qtbot: QtBot, listen: Listen) -> None:
    window, devices = page
    listen(window)
    devices.test_label.print_out()
    settle(qtbot, window.desk)
    panel = devices.panel("Label printer")
    assert isinstance(panel, PrinterPanel)
    assert panel.current is not None
    panel.scan("code128")
    qtbot.waitUntil(lambda: "other code" in devices.test_label.result.text())
    screenshot(window, "devices-scan-back")
    panel.scan("datamatrix")
    qtbot.waitUntil(lambda: "Both codes" in devices.test_label.result.text())
    assert all(badge.badge.tone == "good" for badge in devices.test_label.codes.values())


def test_another_label_does_not_prove_it(page: Opened, qtbot: QtBot) -> None:
    window, devices = page
    devices.test_label.print_out()
    settle(qtbot, window.desk)
    scan(devices, machine_code("E", 7))
    assert "another code" in devices.test_label.result.text()
    assert all(badge.badge.tone != "good" for badge in devices.test_label.codes.values())


def test_a_label_that_cannot_be_printed_is_refused_in_a_sentence(page: Opened, qtbot: QtBot) -> None:
    window, devices = page
    printer_of(window.desk).provoke("head_open")
    devices.test_label.print_out()
    settle(qtbot, window.desk)
    assert "head is open" in devices.test_label.result.text()
    assert not devices.test_label.awaits
    assert not printer_of(window.desk).printed


def test_a_scan_is_shown_as_it_was_sent_and_opens_nothing(page: Opened, qtbot: QtBot, listen: Listen) -> None:
    window, devices = page
    listen(window)
    assert devices.play.scan(machine_code("U", 12), "datamatrix")
    qtbot.waitUntil(lambda: devices.test_scan.last.tone == "good")
    assert devices.test_scan.facts["raw"].text() == "]d1" + machine_code("U", 12)
    assert devices.test_scan.facts["symbology"].text() == "Data Matrix"
    assert "Badge" in devices.test_scan.facts["means"].text()
    assert window.visible_page() is devices
    assert devices.devices.current.name == "Scanner"
    screenshot(window, "devices-scanner")


def test_a_hostile_scan_is_only_words(page: Opened, qtbot: QtBot, listen: Listen) -> None:
    window, devices = page
    listen(window)
    choose(qtbot, window, devices, "Scanner")
    panel = devices.panel("Scanner")
    assert isinstance(panel, ScannerPanel)
    for number, text in enumerate(HOSTILE, 1):
        assert devices.play.scan(machine_code("U", 12), "datamatrix")
        qtbot.waitUntil(lambda: devices.test_scan.last.tone == "good")
        panel.text.setText(text)
        panel.hostile.setCurrentIndex(number)
        panel.hostile.activated.emit(number)
        qtbot.waitUntil(lambda: devices.test_scan.last.tone == "refused")
        raw = devices.test_scan.facts["raw"].text()
        assert len(raw) < 200
        assert raw.isprintable()


def test_a_scanner_that_types_is_tested_too(page: Opened, qtbot: QtBot) -> None:
    _window, devices = page
    scan(devices, machine_code("E", 5))
    assert devices.test_scan.last.tone == "good"
    assert devices.test_scan.facts["digits"].text() == "Right"
    scan(devices, "E000000000599")
    assert devices.test_scan.last.tone == "refused"
    assert devices.test_scan.facts["digits"].text() == "Wrong"


def test_scanners_that_type_are_always_in_the_list(window_of: WindowOf, qtbot: QtBot) -> None:
    window = window_of("client.pol")
    devices = open_page(qtbot, window, "devices")
    assert isinstance(devices, DevicesPage)
    assert [device.driver for device in devices.devices.devices] == [WEDGE]
    assert devices.hints.isVisible()
    screenshot(window, "devices-none")


def test_the_balance_says_its_own_digits_or_why_not(page: Opened, qtbot: QtBot) -> None:
    window, devices = page
    choose(qtbot, window, devices, "Balance")
    balance = window.desk.bench.simulator("Balance")
    assert isinstance(balance, SimulatedBalance)
    balance.load(Decimal("100.0010"))
    devices.test_weight.weigh()
    settle(qtbot, window.desk)
    assert devices.test_weight.last.title.text() == "100.0010 g"
    assert devices.test_weight.raw.text() == "S S   100.0010 g"
    for fault, said in (("overload", "too much"), ("unstable", "not at rest"), ("noise", "not a weight")):
        balance.mend()
        balance.provoke(fault)
        devices.test_weight.weigh()
        settle(qtbot, window.desk)
        assert devices.test_weight.last.tone == "refused"
        assert said in devices.test_weight.last.sentence.text()
    assert len(devices.faults.faults) == 3
    screenshot(window, "devices-balance")


def test_a_wrong_entry_is_named_and_takes_nothing_down(window_of: WindowOf, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    window.desk.bench = Bench([{"name": "Old printer", "driver": "prehistoric", "port": "COM1"}, *DEMONSTRATION])
    devices = open_page(qtbot, window, "devices")
    assert isinstance(devices, DevicesPage)
    assert devices.condition.tone == "refused"
    assert "driver" in devices.condition.sentence.text()
    assert devices.devices.status("Label printer").ready
    screenshot(window, "devices-wrong-entry")


def test_every_fault_and_kind_has_words(page: Opened) -> None:
    _window, devices = page
    for device in devices.desk.bench.attached:
        assert kind_words(device.kind) != device.kind
        for fault in devices.desk.bench.simulator(device.name).FAULTS:
            assert fault_words(fault) != fault


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A station file of the test's own."""
    path = tmp_path / "station.toml"
    path.write_text('name = "Counter 7"\nmode = "embedded"\n', encoding="utf-8")
    monkeypatch.setenv("LIMS_STATION", str(path))
    return path


def asked(window: Window) -> Asking:
    """The question that is open now."""
    return [one for one in window.findChildren(Asking) if one.isVisible()][-1]


def answer(qtbot: QtBot, window: Window, **said: object) -> Asking:
    """Fill the open question and send it."""
    asking = asked(window)
    asking.form.fill(said)
    asking.answer()
    settle(qtbot, window.desk)
    return asking


def test_a_device_is_added_to_the_station_file_and_used_at_once(page: Opened, qtbot: QtBot, file: Path) -> None:
    window, devices = page
    press(devices, "Ctrl+N")
    settle(qtbot, window.desk)
    screenshot(asked(window), "devices-add")
    answer(
        qtbot, window, name="Back room", driver="tspl", port=str(file.parent / "no-printer"), dpi=300, media="50.8x25.4"
    )
    known = station.load(file)
    assert known is not None
    assert known.name == "Counter 7"
    assert [one["name"] for one in known.devices] == [
        "Label printer",
        "Scanner",
        "Balance",
        "Temperature logger",
        "Back room",
    ]
    assert known.devices[-1]["dpi"] == 300
    current = devices.devices.current
    assert current is not None
    assert (current.name, current.media) == ("Back room", "50.8x25.4")
    assert not current.simulated
    assert devices.condition.tone == "warning"


def test_a_device_is_changed_and_the_simulator_of_another_keeps_its_labels(
    page: Opened, qtbot: QtBot, file: Path
) -> None:
    window, devices = page
    devices.test_label.print_out()
    settle(qtbot, window.desk)
    choose(qtbot, window, devices, "Balance")
    devices._change()
    settle(qtbot, window.desk)
    assert asked(window).form["name"] == "Balance"
    answer(qtbot, window, name="Fume hood balance")
    known = station.load(file)
    assert known is not None
    assert [one["name"] for one in known.devices] == [
        "Label printer",
        "Scanner",
        "Fume hood balance",
        "Temperature logger",
    ]
    assert len(printer_of(window.desk).printed) == 1


def test_a_device_is_removed(page: Opened, qtbot: QtBot, file: Path) -> None:
    window, devices = page
    choose(qtbot, window, devices, "Scanner")
    devices._remove()
    answer(qtbot, window)
    assert [one.name for one in devices.devices.devices[:2]] == ["Label printer", "Balance"]
    assert "Scanner" not in file.read_text(encoding="utf-8").replace("Scanners", "")


def test_a_name_stands_once(page: Opened, qtbot: QtBot, file: Path) -> None:
    window, devices = page
    devices.entries.add()
    settle(qtbot, window.desk)
    asking = answer(qtbot, window, name="Balance", driver="sics", port="/dev/ttyUSB7")
    assert asking.trouble.text() == "Two devices of the station file have this name."
    assert not station.load(file).devices


def test_a_station_file_that_cannot_be_written_is_named(
    page: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window, devices = page
    (tmp_path / "a file").write_text("", encoding="utf-8")
    monkeypatch.setenv("LIMS_STATION", str(tmp_path / "a file" / "station.toml"))
    devices.entries.add()
    settle(qtbot, window.desk)
    asking = answer(qtbot, window, name="Other", driver="sics", port="/dev/ttyUSB7")
    assert "a file" in asking.trouble.text()
    assert asking.form["name"] == "Other"


def test_the_simulators_stand_beside_any_page(page: Opened, qtbot: QtBot, listen: Listen) -> None:
    window, devices = page
    listen(window)
    devices.show_beside()
    beside = devices.beside
    assert beside is not None
    open_page(qtbot, window, "about")
    panel = next(one for one in beside.panels if isinstance(one, ScannerPanel))
    panel.text.setText("Z-17 of somebody else")
    panel.scan()
    qtbot.waitUntil(lambda: window.desk.messages.latest is not None)
    assert "Z-17" in window.desk.messages.latest.text
    screenshot(beside, "devices-beside")


def hidden_at_the_side(devices: DevicesPage) -> list[QScrollArea]:
    """The areas one would have to scroll sideways."""
    return [area for area in devices.findChildren(QScrollArea) if area.horizontalScrollBar().maximum()]


def test_everything_fits_a_small_window(page: Opened, qtbot: QtBot) -> None:
    window, devices = page
    for width, height in ((1280, 800), (1024, 700)):
        window.resize(width, height)
        settle(qtbot, window.desk)
        qtbot.waitUntil(lambda: not hidden_at_the_side(devices))
        screenshot(window, f"devices-{width}")


def test_a_logger_is_read_and_its_faults_are_said(page: Opened, qtbot: QtBot) -> None:
    window, devices = page
    choose(qtbot, window, devices, "Temperature logger")
    panel: Any = devices.panel("Temperature logger")
    panel.value.setText("−19,5")
    panel.warm()
    devices.test_temperature.read()
    settle(qtbot, window.desk)
    assert devices.test_temperature.last.title.text() == "-19.500 °C"
    screenshot(window, "devices-logger")
    panel.value.setText("warm")
    panel.warm()
    assert "A number" in panel.field.error.text()
    window.desk.bench.simulator("Temperature logger").provoke("sensor_broken")
    devices.test_temperature.read()
    settle(qtbot, window.desk)
    assert "sensor of channel 1" in devices.test_temperature.last.sentence.text()
