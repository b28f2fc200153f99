"""The bench: what the station file says, what works of it, and what went wrong."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from devices.bench import DEMONSTRATION, TEST_FIELDS, Bench
from devices.simulated import SimulatedBalance, SimulatedPrinter, SimulatedScanner
from devices.simulated.serving import serve_tcp
from lims_desktop.errors import Refused

STATION = """
[[devices]]
name = "Counter printer"
driver = "zpl"
port = "simulated"
media = "50.8x25.4"

[[devices]]
name = "Box printer"
driver = "tspl"
port = "simulated"
dpi = 300
raster = true

[[devices]]
name = "Gun"
driver = "serial"
port = "simulated"

[[devices]]
name = "Scale"
driver = "sics"
port = "simulated"

[[devices]]
name = "Odd"
driver = "telepathy"
port = "/dev/null"

[[devices]]
driver = "zpl"
port = "simulated"

[[devices]]
name = "Odd printer"
driver = "zpl"
port = "simulated"
dpi = 150

[[devices]]
name = "Gun"
driver = "serial"
port = "/dev/ttyS9"
"""

FIELDS = {"code": "E260042170329", "number": "26-004217-003", "description": "Blood"}


@pytest.fixture
def bench() -> Bench:
    return Bench(tomllib.loads(STATION)["devices"])


def printer_of(bench: Bench, name: str) -> SimulatedPrinter:
    simulator = bench.simulator(name)
    assert isinstance(simulator, SimulatedPrinter)
    return simulator


def test_what_is_attached_and_what_makes_no_sense(bench: Bench) -> None:
    assert [(device.name, device.kind, device.problem) for device in bench.attached] == [
        ("Counter printer", "printer", ""),
        ("Box printer", "printer", ""),
        ("Gun", "scanner", ""),
        ("Scale", "balance", ""),
        ("Odd", "unknown", "devices.unknown_driver"),
        ("", "printer", "devices.incomplete"),
        ("Odd printer", "printer", "devices.dpi"),
        ("Gun", "scanner", "devices.twice"),
    ]
    assert [device.name for device in bench.of_kind("printer")] == ["Counter printer", "Box printer"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Counter printer", "printer.ready"),
        ("Gun", "devices.ready"),
        ("Scale", "devices.ready"),
        ("Odd", "devices.unknown_driver"),
        ("Odd printer", "devices.dpi"),
    ],
)
def test_the_status_of_each(bench: Bench, name: str, code: str) -> None:
    assert bench.status(name).code == code


def test_a_label_that_fits_what_is_in_the_printer(bench: Bench) -> None:
    assert [design.name for design in bench.designs("Counter printer")] == ["bag", "tube"]
    assert bench.print("Counter printer", "tube", FIELDS).state == "sent"
    with pytest.raises(Refused, match=r"label\.wrong_media"):
        bench.print("Counter printer", "box", FIELDS)
    assert bench.print("Box printer", "box", FIELDS).state == "sent"
    with pytest.raises(Refused, match=r"label\.unknown_design"):
        bench.print("Box printer", "poster", FIELDS)


def test_a_test_label_can_be_scanned(bench: Bench) -> None:
    for name in ("Counter printer", "Box printer"):
        assert bench.test_label(name).state == "sent"
        assert printer_of(bench, name).printed[-1].codes() == [TEST_FIELDS["code"]] * 2


def test_what_went_wrong_is_remembered_newest_first(bench: Bench) -> None:
    printer = printer_of(bench, "Counter printer")
    printer.provoke("head_open")
    bench.print("Counter printer", "tube", FIELDS)
    printer.mend()
    printer.provoke("gone_midway")
    bench.print("Counter printer", "tube", FIELDS)
    bench.note("Gun", Refused("devices.gone", trouble="unplugged"))
    assert [(fault.device, fault.code) for fault in bench.faults] == [
        ("Gun", "devices.gone"),
        ("Counter printer", "printer.gone"),
        ("Counter printer", "printer.head_open"),
    ]


def test_a_test_scan(bench: Bench) -> None:
    gun = bench.simulator("Gun")
    assert isinstance(gun, SimulatedScanner)
    with pytest.raises(Refused, match=r"devices\.silent"):
        bench.test_scan("Gun", seconds=0.0)
    scanner = bench.scanner("Gun")
    gun.scan(FIELDS["code"])
    assert next(scanner.scans()).text == FIELDS["code"]


def test_a_scanner_has_one_reader_at_a_time(bench: Bench) -> None:
    scanner = bench.scanner("Gun")
    with pytest.raises(Refused, match=r"devices\.in_use"):
        bench.test_scan("Gun")
    assert bench.status("Gun").ready
    scanner.close()
    bench.scanner("Gun").close()


def test_a_balance(bench: Bench) -> None:
    scale = bench.simulator("Scale")
    assert isinstance(scale, SimulatedBalance)
    balance = bench.balance("Scale")
    assert (str(balance.weigh().value), balance.identity()) == ("0.0000", "SIM0000001")


@pytest.mark.parametrize(("name", "code"), [("Gun", "wrong_kind"), ("Nobody", "unknown"), ("Odd", "unknown_driver")])
def test_a_device_that_cannot_print(bench: Bench, name: str, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        bench.print(name, "tube", FIELDS)
    assert refusal.value.code == f"devices.{code}"


def test_a_real_address_is_opened_and_has_no_simulator() -> None:
    device = SimulatedPrinter("epl2")
    with serve_tcp(device) as served:
        bench = Bench([{"name": "P", "driver": "epl2", "port": served.address}])
        assert bench.print("P", "tube", FIELDS).state == "sent"
    assert len(device.printed) == 1
    with pytest.raises(Refused, match=r"devices\.not_simulated"):
        bench.simulator("P")


def test_a_sheet_of_pages(tmp_path: Path) -> None:
    bench = Bench([{"name": "Pages", "driver": "sheet", "port": str(tmp_path), "dpi": 300}])
    assert bench.status("Pages").ready
    assert bench.test_label("Pages").code == "printer.page_written"


def test_odd_values_never_raise() -> None:
    odd: list[dict[str, object]] = [
        {"name": 7, "driver": None, "port": []},
        {"name": "P", "driver": "zpl", "port": "nowhere", "dpi": "203"},
    ]
    bench = Bench([*odd, {"name": "Q", "driver": "zpl", "port": "nowhere"}])
    assert [device.problem for device in bench.attached] == ["devices.unknown_driver", "devices.dpi", ""]
    assert bench.status("Q").code == "devices.unknown_address"
    assert bench.print("Q", "tube", FIELDS).state == "failed"


def test_the_demonstration_has_one_of_each() -> None:
    bench = Bench(DEMONSTRATION)
    assert [(device.kind, device.simulated, device.tried) for device in bench.attached] == [
        ("printer", True, False),
        ("scanner", True, False),
        ("balance", True, False),
        ("logger", True, False),
    ]
    assert all(bench.status(device.name).ready for device in bench.attached)


def test_the_bench_is_there_before_any_slow_library() -> None:
    loaded = "import sys, devices.bench; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert "devices.bench" in done.stdout.split()
    assert not {"PIL", "reportlab", "zxingcpp", "barcode", "serial", "typer"} & set(done.stdout.split())
