"""Simulators at the command line, over a TCP port and a pseudo-terminal."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from typer.testing import CliRunner

from devices.labels import designs
from devices.port import open_port
from devices.printers import printers
from devices.printers.printing import print_label
from devices.printers.zpl import ZplPrinter
from devices.simulate import keep, load, obey, scan, simulate
from devices.simulated import SimulatedBalance, SimulatedPrinter, SimulatedScanner, simulator_for
from devices.simulated.serving import serve_pty, serve_tcp
from lims_desktop.errors import Refused

FIELDS = {"code": "E260042170329", "number": "26-004217-003", "description": "Blood"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals")
@pytest.mark.parametrize("language", SimulatedPrinter.LANGUAGES)
def test_a_printer_on_a_serial_line(language: str) -> None:
    device = SimulatedPrinter(language)
    with serve_pty(device) as served:
        printer = printers[language](lambda: open_port(served.address, 115200))
        assert print_label(printer, designs()["tube"], FIELDS).state == "sent"
        device.provoke("paper_out_midway")
        assert print_label(printer, designs()["tube"], FIELDS).state == "unknown"
    assert len(device.printed) == 1
    device.mend()
    assert len(device.printed) == 2


def test_a_printer_that_vanishes_from_the_network() -> None:
    device = SimulatedPrinter()
    with serve_tcp(device) as served:
        printer = ZplPrinter(lambda: open_port(served.address))
        assert printer.status().ready
        device.provoke("gone_midway")
        outcome = print_label(printer, designs()["tube"], FIELDS)
        assert (outcome.state, outcome.code) == ("unknown", "printer.gone")
        device.mend()
        assert printer.status().ready


def test_printed_labels_are_kept_as_pictures_with_their_bytes(tmp_path: Path) -> None:
    device = SimulatedPrinter()
    print_label(ZplPrinter(device.plug), designs()["tube"], FIELDS)
    first, second = (keep(device.printed[0], tmp_path / "out") for _ in range(2))
    assert (first.name, second.name) == ("0001-E260042170329.png", "0002-E260042170329.png")
    assert first.read_bytes().startswith(b"\x89PNG")
    assert first.with_suffix(".job").read_bytes() == device.printed[0].job


def test_the_prompt_provokes_and_mends() -> None:
    device = SimulatedPrinter()
    assert obey(device, "jam") == "now: jam"
    assert obey(device, "paused") == "now: jam, paused"
    assert obey(device, "mend") == "all is well"
    assert not device.faults
    assert "paper_out" in obey(device, "help")
    with pytest.raises(Refused, match=r"devices\.unknown_fault"):
        device.provoke("earthquake")


def test_the_prompt_scans_and_weighs() -> None:
    scanner, balance = SimulatedScanner(), SimulatedBalance()
    port = scanner.plug()
    scan(scanner, "E260042170329")
    scan(scanner, "datamatrix:E260042170329")
    scan(scanner, "odd:text")
    assert port.read_until(b"text\r") == b"]C0E260042170329\r]d1E260042170329\r]C0odd:text\r"
    assert load(balance, "12.5000 mg") == "on the pan: 12.5000 mg"
    assert "Type" in load(balance, "heavy")


@pytest.mark.parametrize("words", [["printer"], ["scanner"], ["balance", "--family", "ohaus"], ["printer", "--pty"]])
def test_the_commands_say_where_the_device_is(words: list[str]) -> None:
    done = CliRunner().invoke(simulate, [*words, "--port", "0"], input="mend\nquit\n")
    assert done.exit_code == 0, done.output
    assert 'port = "' in done.output
    assert "all is well" in done.output


@pytest.mark.parametrize("words", ["printer --language klingon", "printer --dpi 7", "balance --family x", "toaster"])
def test_the_commands_refuse_what_there_is_not(words: str) -> None:
    assert CliRunner().invoke(simulate, words.split()).exit_code == 2


def test_a_port_that_is_taken_is_refused() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other, pytest.raises(Refused, match=r"devices\.port_taken"):
        serve_tcp(SimulatedPrinter(), other.getsockname()[1])


def test_there_is_no_simulator_for_a_sheet() -> None:
    with pytest.raises(Refused, match=r"devices\.no_simulator"):
        simulator_for("printer", "sheet")
