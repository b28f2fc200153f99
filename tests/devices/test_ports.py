"""What can be chosen as a port: asked of the computer, never of a device."""

from __future__ import annotations

from pathlib import Path

import pytest

from devices import ports
from lims_desktop.errors import Refused


def test_usb_printers_are_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("lp1", "lp0", "hiddev0"):
        (tmp_path / name).touch()
    monkeypatch.setattr(ports, "_USB_PRINTERS", tmp_path)
    assert [found.port for found in ports.device_files()] == [str(tmp_path / "lp0"), str(tmp_path / "lp1")]


def test_serial_lines_have_an_address_each() -> None:
    assert all(found.port for found in ports.serial_lines())


def test_queues_are_those_of_the_printing_system(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def lpstat(command: list[str], _given: bytes = b"") -> tuple[int, str]:
        asked.append(command)
        return 0, "Zebra_GK420\nOffice"

    monkeypatch.setattr(ports, "run", lpstat)
    assert [found.port for found in ports.present("queue")] == ["Zebra_GK420", "Office"]
    assert asked == [["lpstat", "-e"]]


def test_a_computer_without_a_printing_system_offers_no_queue(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(_command: list[str], _given: bytes = b"") -> tuple[int, str]:
        raise Refused("printer.no_queues")

    monkeypatch.setattr(ports, "run", nothing)
    assert ports.queues() == []


def test_a_folder_is_not_a_port_of_the_computer() -> None:
    assert ports.present("sheet") == []
