"""Printing: asked before and after, never sent twice, and never called ready without an answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from devices.labels import designs
from devices.port import Port, open_port
from devices.printers import Status, printers
from devices.printers.epl2 import Epl2Printer
from devices.printers.kind import Driver
from devices.printers.printing import print_label
from devices.printers.queue import QueuePrinter
from devices.printers.sheet import SheetPrinter
from devices.printers.tspl import TsplPrinter
from devices.printers.wire import print_over
from devices.printers.zpl import ZplPrinter
from devices.script import Script
from devices.simulated import SimulatedPrinter
from devices.simulated.serving import serve_tcp
from lims_desktop.errors import Refused

FIELDS = {"code": "E260042170329", "number": "26-004217-003", "description": "Blood"}
DRIVERS: dict[str, Driver] = {"zpl": ZplPrinter, "tspl": TsplPrinter, "epl2": Epl2Printer}
TUBE = designs()["tube"]

HS = (
    b"\x02030,0,0,0203,000,0,0,0,000,0,0,0\x03\r\n",
    b"\x02000,0,0,0,0,2,4,0,00000000,1,000\x03\r\n",
    b"\x020000,0\x03\r\n",
)
HQES = b"\x02\r\n  PRINTER STATUS\r\n   ERRORS:         0 00000000 00000000\r\n\x03\r\n"


@pytest.mark.parametrize("language", DRIVERS)
@pytest.mark.parametrize("raster", [False, True])
def test_a_ready_printer_prints_one_label(language: str, raster: bool) -> None:
    device = SimulatedPrinter(language)
    printer = DRIVERS[language](device.plug, raster=raster)
    assert printer.status() == Status(True, "printer.ready")
    outcome = print_label(printer, TUBE, FIELDS)
    assert (outcome.state, outcome.code) == ("sent", "printer.sent")
    assert [label.codes() for label in device.printed] == [["E260042170329"] * 2]
    assert outcome.sent.endswith(device.printed[0].job[-20:])


@pytest.mark.parametrize("language", DRIVERS)
@pytest.mark.parametrize(
    "fault", ["paper_out", "head_open", "jam", "ribbon_out", "paused", "silent", "half_answer", "gone"]
)
def test_a_printer_that_is_not_ready_gets_no_label(language: str, fault: str) -> None:
    device = SimulatedPrinter(language)
    printer = DRIVERS[language](device.plug)
    device.provoke(fault)
    outcome = print_label(printer, TUBE, FIELDS)
    assert outcome.state == "failed"
    assert outcome.sent == b""
    assert not device.printed
    assert not device.held
    device.mend()
    assert not device.printed
    assert print_label(printer, TUBE, FIELDS).state == "sent"


@pytest.mark.parametrize(
    ("language", "fault", "code"),
    [
        ("zpl", "paper_out", "printer.paper_out"),
        ("zpl", "head_open", "printer.head_open"),
        ("zpl", "ribbon_out", "printer.ribbon_out"),
        ("zpl", "jam", "printer.jam"),
        ("zpl", "silent", "printer.silent"),
        ("zpl", "half_answer", "printer.half_answer"),
        ("zpl", "gone", "devices.unreachable"),
        ("tspl", "paper_out", "printer.paper_out"),
        ("tspl", "jam", "printer.jam"),
        ("tspl", "paused", "printer.paused"),
        ("tspl", "silent", "printer.silent"),
        ("epl2", "paper_out", "printer.paper_out"),
        ("epl2", "head_open", "printer.head_open"),
        ("epl2", "jam", "printer.trouble"),
        ("epl2", "half_answer", "printer.half_answer"),
    ],
)
def test_the_status_says_why(language: str, fault: str, code: str) -> None:
    device = SimulatedPrinter(language)
    device.provoke(fault)
    status = DRIVERS[language](device.plug).status()
    assert (status.ready, status.code) == (False, code)


@pytest.mark.parametrize("language", DRIVERS)
@pytest.mark.parametrize("fault", ["paper_out_midway", "jam_midway", "silent_midway"])
def test_a_label_that_is_held_is_unknown_and_comes_out_once(language: str, fault: str) -> None:
    device = SimulatedPrinter(language)
    printer = DRIVERS[language](device.plug)
    device.provoke(fault)
    outcome = print_label(printer, TUBE, FIELDS)
    assert outcome.state == "unknown"
    assert outcome.code != "printer.sent"
    device.mend()
    assert len(device.printed) == 1


@pytest.mark.parametrize("language", DRIVERS)
def test_a_printer_that_vanishes_while_it_is_sent_the_label(language: str) -> None:
    device = SimulatedPrinter(language)
    device.provoke("gone_midway")
    outcome = print_label(DRIVERS[language](device.plug), TUBE, FIELDS)
    assert (outcome.state, outcome.code) == ("unknown", "printer.gone")


def test_zpl_asks_with_hs_and_hqes() -> None:
    with Script((b"~HS", b"".join(HS)), (b"~HQES", HQES)) as port:
        assert ZplPrinter(lambda: port).status() == Status(True, "printer.ready")


@pytest.mark.parametrize(
    ("line", "place", "value", "code"),
    [
        (0, 1, "1", "printer.paper_out"),
        (0, 2, "1", "printer.paused"),
        (0, 5, "1", "printer.buffer_full"),
        (0, 9, "1", "printer.trouble"),
        (0, 10, "1", "printer.too_cold"),
        (0, 11, "1", "printer.too_hot"),
        (1, 2, "1", "printer.head_open"),
        (1, 3, "1", "printer.ribbon_out"),
        (1, 2, "?", "printer.nonsense"),
    ],
)
def test_every_flag_of_the_host_status(line: int, place: int, value: str, code: str) -> None:
    lines = [one.strip(b"\x02\x03\r\n").split(b",") for one in HS]
    lines[line][place] = value.encode()
    answer = b"".join(b"\x02" + b",".join(one) + b"\x03\r\n" for one in lines)
    asked = [(b"~HS", answer)] if value == "?" else [(b"~HS", answer), (b"~HQES", HQES)]
    with Script(*asked) as port:
        assert ZplPrinter(lambda: port).status().code == code


@pytest.mark.parametrize(
    ("flags", "code"),
    [(1, "paper_out"), (2, "ribbon_out"), (4, "head_open"), (8, "jam"), (0x10, "too_hot"), (0x40, "trouble")],
)
def test_hqes_tells_why_hs_was_silent(flags: int, code: str) -> None:
    told = HQES.replace(b"0 00000000 00000000", b"1 00000000 %08X" % flags)
    with Script((b"~HS", b""), (b"~HQES", told)) as port:
        assert ZplPrinter(lambda: port).status().code == f"printer.{code}"


def test_garbage_is_not_ready() -> None:
    for answer in (b"\x03\x03\x03", b"\xff\xfe\x03,\x03\x03", b"ok\x03fine\x03good\x03"):
        with Script((b"~HS", answer)) as port:
            assert ZplPrinter(lambda: port).status().code == "printer.nonsense"
    with Script((b"^ee\r\n", b"fine\r\n")) as port:
        assert Epl2Printer(lambda: port).status().code == "printer.nonsense"


@pytest.mark.parametrize(
    ("answer", "code"), [(b"00", "ready"), (b"07", "paper_out"), (b"11,07", "head_open"), (b"50", "trouble")]
)
def test_epl2_numbers(answer: bytes, code: str) -> None:
    with Script((b"^ee\r\n", answer + b"\r\n")) as port:
        assert Epl2Printer(lambda: port).status().code == f"printer.{code}"


def test_a_printer_that_still_prints_is_waited_for() -> None:
    busy = (b"\x1b!?", b"\x20")
    with Script((b"\x1b!?", b"\x00"), (b"label", b""), busy, busy, (b"\x1b!?", b"\x00")) as port:
        assert print_over(lambda: port, tspl_ask, b"label").state == "sent"


def test_a_printer_that_never_finishes_is_unknown() -> None:
    with Script((b"\x1b!?", b"\x00"), (b"label", b""), *[(b"\x1b!?", b"\x20")] * 60) as port:
        outcome = print_over(lambda: port, tspl_ask, b"label")
    assert (outcome.state, outcome.code) == ("unknown", "printer.still_printing")


def tspl_ask(port: Port) -> Status:
    from devices.printers.tspl import ask

    return ask(port)


def test_over_the_network_with_one_client_at_a_time() -> None:
    device = SimulatedPrinter("zpl")
    with serve_tcp(device) as served:
        printer = ZplPrinter(lambda: open_port(served.address))
        assert [print_label(printer, TUBE, FIELDS).state for _ in range(3)] == ["sent"] * 3
    assert len(device.printed) == 3


def test_a_bad_label_is_refused_before_the_printer_hears_of_it() -> None:
    printer = ZplPrinter(lambda: pytest.fail("the printer was opened"))
    with pytest.raises(Refused, match=r"label\.payload"):
        print_label(printer, TUBE, FIELDS | {"code": "e26^XZ"})


def test_notices_come_with_the_outcome() -> None:
    outcome = print_label(ZplPrinter(SimulatedPrinter().plug), TUBE, FIELDS | {"description": "血液"})
    assert [(notice.code, notice.about) for notice in outcome.notices] == [("label.characters", "液血")]


def test_a_system_queue() -> None:
    said: list[tuple[list[str], bytes]] = []

    def run(command: list[str], given: bytes) -> tuple[int, str]:
        said.append((command, given))
        return 0, "printer Counter is idle."

    outcome = print_label(QueuePrinter("Counter", 300, run), TUBE, FIELDS)
    assert (outcome.state, outcome.code) == ("sent", "printer.queued")
    assert said[1][0][:3] == ["lp", "-d", "Counter"]
    assert said[1][1].startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("answers", "state", "code"),
    [
        ([(1, "lpstat: unknown")], "failed", "printer.no_such_queue"),
        ([(0, "printer Counter disabled since ...")], "failed", "printer.queue_stopped"),
        ([(0, "idle"), (1, "lp: error")], "failed", "printer.refused"),
    ],
)
def test_a_system_queue_that_refuses(answers: list[tuple[int, str]], state: str, code: str) -> None:
    outcome = print_label(QueuePrinter("Counter", 300, lambda *_: answers.pop(0)), TUBE, FIELDS)
    assert (outcome.state, outcome.code) == (state, code)


def test_a_computer_without_queues(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert QueuePrinter("Counter").status().code == "printer.no_queues"


def test_pdf_pages_in_a_folder_are_never_written_over(tmp_path: Path) -> None:
    printer = SheetPrinter(str(tmp_path))
    outcomes = [print_label(printer, TUBE, FIELDS) for _ in range(2)]
    assert [outcome.code for outcome in outcomes] == ["printer.page_written"] * 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["E260042170329-2.pdf", "E260042170329.pdf"]
    assert SheetPrinter(str(tmp_path / "gone")).status().code == "printer.no_folder"
    assert print_label(SheetPrinter(str(tmp_path / "gone")), TUBE, FIELDS).state == "failed"


def test_drivers_say_that_they_were_not_tried() -> None:
    assert not any(printers[name].tried for name in ("zpl", "tspl", "epl2", "queue"))
