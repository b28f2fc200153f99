"""Scanners on a cable: pieces become scans, and half a scan never becomes one."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.port import open_port
from devices.scan import Scan
from devices.scanners.serial_line import STALE, Lines, SerialScanner
from devices.simulated import SimulatedScanner
from devices.simulated.serving import serve_pty, serve_tcp
from lims_desktop.errors import Refused

CODE = "E260042170329"


def told(scans: list[Scan]) -> list[tuple[str, str]]:
    return [(scan.text, scan.problem) for scan in scans]


def test_a_scan_in_two_pieces_is_one_scan() -> None:
    lines = Lines()
    assert lines.feed(b"E26004", 0.0) == []
    assert told(lines.feed(b"2170329\r\n", 0.1)) == [(CODE, "")]


def test_five_scans_in_one_piece_are_five() -> None:
    assert len(Lines().feed(b"\r".join([CODE.encode()] * 5) + b"\r", 0.0)) == 5


def test_half_a_scan_is_dropped_and_told() -> None:
    lines = Lines()
    lines.feed(b"E26004", 0.0)
    assert lines.feed(b"", STALE - 0.01) == []
    assert told(lines.feed(b"", STALE)) == [("E26004", "scan.cut_off")]
    assert told(lines.feed(CODE.encode() + b"\r", STALE + 0.1)) == [(CODE, "")]


def test_half_a_scan_never_joins_the_next() -> None:
    lines = Lines()
    lines.feed(b"E26004", 0.0)
    assert told(lines.feed(CODE.encode() + b"\r", 2.0)) == [("E26004", "scan.cut_off"), (CODE, "")]


def test_a_burst_of_ten_thousand_bytes_is_refused_once() -> None:
    lines = Lines()
    scans = [scan for _ in range(100) for scan in lines.feed(b"X" * 100, 0.0)]
    assert [scan.problem for scan in scans] == ["scan.too_long"]
    assert lines.feed(b"tail\r", 0.1) == []
    assert told(lines.feed(CODE.encode() + b"\r", 0.2)) == [(CODE, "")]


@given(st.lists(st.from_regex(r"[0-9A-Z]{1,20}", fullmatch=True), min_size=1), st.data())
def test_however_the_cable_cuts_it(codes: list[str], data: st.DataObject) -> None:
    rest = "".join(f"]C0{code}\r\n" for code in codes).encode()
    lines, scans = Lines(), list[Scan]()
    while rest:
        size = data.draw(st.integers(1, len(rest)))
        scans += lines.feed(rest[:size], 0.0)
        rest = rest[size:]
    assert [scan.text for scan in scans] == codes


def test_scans_of_a_simulated_scanner() -> None:
    device = SimulatedScanner()
    scanner = SerialScanner(device.plug())
    device.scan(CODE)
    device.scan("4006381333931", "ean")
    for fault in ("control_bytes", "burst"):
        device.provoke(fault)
        device.scan(CODE)
    device.provoke("half_scan")
    device.scan(CODE)
    scans = list(islice(scanner.scans(), 5))
    assert [scan.problem for scan in scans] == [
        "",
        "scan.foreign_symbology",
        "scan.control_bytes",
        "scan.too_long",
        "scan.cut_off",
    ]


def test_a_vanished_scanner_is_refused() -> None:
    device = SimulatedScanner()
    scanner = SerialScanner(device.plug())
    device.provoke("gone")
    with pytest.raises(Refused, match=r"devices\.gone"):
        next(scanner.scans())
    assert scanner.closed
    with pytest.raises(Refused, match=r"devices\.unreachable"):
        device.plug()


def test_waiting_ends_when_the_scanner_is_closed_or_the_time_is_over() -> None:
    device = SimulatedScanner()
    scanner = SerialScanner(device.plug())
    assert list(scanner.scans(until=time.monotonic())) == []
    scanner = SerialScanner(device.plug())
    waiting = scanner.scans()
    device.scan(CODE)
    next(waiting)
    scanner.close()
    assert list(waiting) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals")
def test_over_a_serial_line_and_over_the_network() -> None:
    for serve in (serve_pty, serve_tcp):
        device = SimulatedScanner()
        with serve(device) as served, open_port(served.address) as port:
            scans = SerialScanner(port).scans(time.monotonic() + 20)
            assert first_scan(device, scans).text == CODE


def first_scan(device: SimulatedScanner, scans: Iterator[Scan]) -> Scan:
    """Scan once somebody holds the other end: the cable may be plugged in a moment later."""
    assert device.plugged.wait(10)
    device.scan(CODE)
    return next(scans)
