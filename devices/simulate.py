"""`main.py simulate printer | scanner | balance | logger`: a device for people who have none, with all its faults.

The device listens on a TCP port or on a pseudo-terminal; the station file then has its address as `port`. At the prompt
one provokes and mends faults, scans texts, loads the balance and warms the logger.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated

import typer

from devices.simulated import (
    PrintedLabel,
    SimulatedBalance,
    SimulatedLogger,
    SimulatedPrinter,
    SimulatedScanner,
    Simulator,
)
from devices.simulated.serving import serve_pty, serve_tcp

simulate = typer.Typer(help="Devices that are not there, with their faults.", no_args_is_help=True)

TcpPort = Annotated[int, typer.Option("--port", help="TCP port to listen on; 0 takes a free one.")]
Pty = Annotated[bool, typer.Option("--pty", help="A pseudo-terminal (a serial line) instead of a TCP port.")]
More = Callable[[str], str]


@simulate.command()
def printer(
    language: Annotated[str, typer.Option(help="zpl, tspl or epl2.")] = "zpl",
    dpi: Annotated[int, typer.Option(help="203, 300 or 600 dots per inch.")] = 203,
    out: Annotated[Path, typer.Option(help="Folder for the printed labels, as PNG.")] = Path("labels-printed"),
    port: TcpPort = 9100,
    pty: Pty = False,
) -> None:
    """A label printer; its labels are kept as pictures."""
    if language not in SimulatedPrinter.LANGUAGES or dpi not in (203, 300, 600):
        raise typer.BadParameter("The languages are zpl, tspl and epl2; the resolutions 203, 300 and 600.")
    device = SimulatedPrinter(language, dpi)
    device.on_print = lambda label: typer.echo(f"printed: {keep(label, out)}")
    run(device, port, pty)


@simulate.command()
def scanner(port: TcpPort = 9200, pty: Pty = False) -> None:
    """A scanner in serial mode; what is typed at the prompt is scanned."""
    device = SimulatedScanner()
    run(device, port, pty, lambda text: scan(device, text))


@simulate.command()
def balance(
    family: Annotated[str, typer.Option(help="sics, aandd, sbi or ohaus.")] = "sics",
    port: TcpPort = 9300,
    pty: Pty = False,
) -> None:
    """A balance; a number typed at the prompt, with its unit, lies on its pan."""
    if family not in SimulatedBalance.FAMILIES:
        raise typer.BadParameter(f"The families are {', '.join(SimulatedBalance.FAMILIES)}.")
    device = SimulatedBalance(family)
    run(device, port, pty, lambda text: load(device, text))


@simulate.command()
def logger(port: TcpPort = 9400, pty: Pty = False) -> None:
    """A temperature logger; a channel and a number typed at the prompt are how warm it is there."""
    device = SimulatedLogger()
    run(device, port, pty, lambda text: warm(device, text))


def run(device: Simulator, port: int, pty: bool, more: More | None = None) -> None:
    """Serve the device and obey the prompt until its end."""
    with serve_pty(device) if pty else serve_tcp(device, port) as served:
        typer.echo(f'This {device.KIND} is at\n    port = "{served.address}"\n{usage(device)}')
        while (line := _prompt()) is not None:
            typer.echo(obey(device, line, more))


def obey(device: Simulator, line: str, more: More | None = None) -> str:
    """Do what a line of the prompt says; answers what happened."""
    if line in device.FAULTS:
        device.provoke(line)
        return f"now: {', '.join(sorted(device.faults))}"
    if line == "mend":
        device.mend()
        return "all is well"
    return more(line) if more and line else usage(device)


def usage(device: Simulator) -> str:
    """What may be typed."""
    speciality = {"scanner": "a text to scan it, ", "balance": "a weight such as 12.5000 g, ",
                  "logger": "a channel and degrees such as 1 4.2, "}.get(device.KIND, "")  # fmt: skip
    return f"Type {speciality}a fault ({', '.join(device.FAULTS)}), mend, or quit."


def scan(device: SimulatedScanner, text: str) -> str:
    """Scan a text; `datamatrix:` or another symbology in front says what kind of code it was."""
    kind, colon, rest = text.partition(":")
    if colon and kind in SimulatedScanner.AIM:
        device.scan(rest, kind)
    else:
        device.scan(text)
    return f"scanned: {text}"


def load(device: SimulatedBalance, text: str) -> str:
    """Put a weight on the pan, such as `12.5000 g`."""
    number, _, unit = text.partition(" ")
    try:
        value = Decimal(number)
    except InvalidOperation:
        return usage(device)
    device.load(value, unit.strip() or "g")
    return f"on the pan: {device.value} {device.unit}"


def warm(device: SimulatedLogger, text: str) -> str:
    """Make it so warm at a channel, such as `1 4.2`."""
    channel, _, degrees = text.partition(" ")
    try:
        value = Decimal(degrees)
    except InvalidOperation:
        return usage(device)
    if not channel.isdecimal() or int(channel) not in device.values or not value.is_finite():
        return usage(device)
    device.warm(int(channel), value)
    return f"channel {channel}: {device.values[int(channel)]} °C"


def keep(printed: PrintedLabel, folder: Path) -> Path:
    """Write a printed label's picture, and the bytes that made it, into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    number = 1 + sum(1 for _ in folder.glob("*.png"))
    path = folder / f"{number:04}-{printed.label.payload or 'label'}.png"
    path.write_bytes(printed.png)
    path.with_suffix(".job").write_bytes(printed.job)
    return path


def _prompt() -> str | None:
    try:
        line = input("> ").strip()
    except (EOFError, KeyboardInterrupt):
        return None
    return None if line == "quit" else line
