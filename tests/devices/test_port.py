"""Ports: whole answers, and a refusal for everything else that a cable may do."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from devices.port import open_port
from devices.script import Recorder, Script
from devices.simulated import SimulatedPrinter
from devices.simulated.serving import serve_pty
from lims_desktop.errors import Refused


def test_an_answer_is_read_to_its_end_and_the_rest_kept() -> None:
    with Script((b"S\r\n", b"first\r\nsecond\r\n")) as port:
        assert port.ask(b"S\r\n") == b"first\r\n"
        assert port.read_line() == b"second"


def test_what_was_said_before_the_question_is_no_answer() -> None:
    with open_port("loop://") as port:
        port.write(b"old news\r\n")
        assert port.ask(b"new\r\n") == b"new\r\n"


@pytest.mark.parametrize(
    ("answer", "code"),
    [(b"", "devices.silent"), (b"half an ans", "devices.half_answer"), (None, "devices.gone")],
)
def test_no_whole_answer_is_refused(answer: bytes | None, code: str) -> None:
    with Script((b"?\r\n", answer)) as port, pytest.raises(Refused) as refusal:
        port.ask(b"?\r\n")
    assert refusal.value.code == code


def test_a_device_that_never_stops_is_refused() -> None:
    with Script((b"?", b"x" * 70_000)) as port, pytest.raises(Refused, match=r"devices\.flood"):
        port.ask(b"?")


def test_so_many_bytes_are_read() -> None:
    with Script((b"\x1b!?", b"\x00\x20")) as port:
        port.write(b"\x1b!?")
        assert port.read(1) == b"\x00"
        assert port.some(0) == b"\x20"


@pytest.mark.parametrize("address", ["", "printer", "http://printer", "spy://loop://", "ftp://x", "relative/lp0"])
def test_other_addresses_are_refused(address: str) -> None:
    with pytest.raises(Refused, match=r"devices\.unknown_address"):
        open_port(address)


@pytest.mark.parametrize("address", ["/dev/ttyUSB99", "/dev/usb/lp99"])
def test_a_device_that_is_not_there(address: str) -> None:
    with pytest.raises(Refused, match=r"devices\.unreachable"):
        open_port(address)


def test_a_frame_that_makes_no_sense_is_refused() -> None:
    with pytest.raises(Refused, match=r"devices\.unreachable"):
        open_port("loop://", frame="9X7")


def test_a_network_printer_that_takes_no_client_is_busy() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        free = listener.getsockname()[1]
    with pytest.raises(Refused, match=r"devices\.busy"):
        open_port(f"socket://127.0.0.1:{free}")


def test_a_device_file_takes_every_byte(tmp_path: Path) -> None:
    lp = tmp_path / "lp0"
    lp.touch()
    with open_port(str(lp)) as port:
        port.write(b"^XA^XZ" * 1000)
        with pytest.raises(Refused, match=r"devices\.silent"):
            port.ask(b"~HS", seconds=0.01)
    assert lp.read_bytes() == b"^XA^XZ" * 1000 + b"~HS"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes in the file system")
def test_a_device_file_that_takes_nothing_more_is_gone(tmp_path: Path) -> None:
    pipe = tmp_path / "lp0"
    os.mkfifo(pipe)
    with open_port(str(pipe)) as port:
        os.set_blocking(reader := os.open(pipe, os.O_RDONLY | os.O_NONBLOCK), False)
        port.write(b"^XA^XZ")
        assert os.read(reader, 100) == b"^XA^XZ"
        os.close(reader)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals")
def test_an_unplugged_serial_line_is_gone() -> None:
    printer = SimulatedPrinter("tspl")
    with serve_pty(printer) as served, open_port(served.address) as port:
        port.write(b"\x1b!?")
        assert port.read(1) == b"\x00"
        served.close()
        with pytest.raises(Refused, match=r"devices\.gone"):
            port.read_line(seconds=5)


def test_a_serial_line_is_opened_once_only() -> None:
    with (
        serve_pty(SimulatedPrinter("zpl")) as served,
        open_port(served.address),
        pytest.raises(Refused, match=r"devices\.busy"),
    ):
        open_port(served.address)


def test_a_recorded_conversation_can_be_replayed(tmp_path: Path) -> None:
    written = tmp_path / "balance.txt"
    with Recorder(Script((b"S\r\n", b"S S     100.00 g\r\n"), (b"I4\r\n", b'I4 A "B1"\r\n')), written) as port:
        port.ask(b"S\r\n")
        port.ask(b"I4\r\n")
    with Script.written_in(written) as again:
        assert again.ask(b"S\r\n") == b"S S     100.00 g\r\n"
        assert again.ask(b"I4\r\n") == b'I4 A "B1"\r\n'


def test_a_script_notices_what_was_said_wrong_or_not_at_all() -> None:
    with pytest.raises(AssertionError, match="the script has"), Script((b"S\r\n", b"")) as port:
        port.write(b"SI\r\n")
    with pytest.raises(AssertionError, match="never said"), Script((b"S\r\n", b"")):
        pass
