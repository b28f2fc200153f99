"""Label printers that speak ZPL II, such as Zebra's."""

from __future__ import annotations

import base64
import binascii
import re
import zlib

from devices.labels.draw import as_picture
from devices.labels.marks import Bars, Frame, Label, Mark, Matrix, Picture, Words
from devices.labels.typeface import DRAWN, Typeface
from devices.port import Port
from devices.printers.kind import Outcome, Status, printers
from devices.printers.wire import Opener, print_over, status_over
from lims_desktop.errors import Refused

_PLAIN = frozenset(range(0x20, 0x7F)) - frozenset(b"^~_\\")
GRAPHIC_BYTES = 99_999
"""The most that one ^GF may carry; a larger picture is sent in strips."""

_ETX = b"\x03"
_ERRORS = re.compile(rb"ERRORS:\s+[01]\s+[0-9A-F]{8}\s+([0-9A-F]{8})")
_FAULTS = (
    (0x1, "printer.paper_out"),
    (0x2, "printer.ribbon_out"),
    (0x4, "printer.head_open"),
    (0x8, "printer.jam"),
    (0x30, "printer.too_hot"),
    (0xFFFFFFFF, "printer.trouble"),
)
_HOST_STATUS = (
    (0, 1, "printer.paper_out"),
    (1, 2, "printer.head_open"),
    (1, 3, "printer.ribbon_out"),
    (0, 2, "printer.paused"),
    (0, 9, "printer.trouble"),
    (0, 10, "printer.too_cold"),
    (0, 11, "printer.too_hot"),
    (0, 5, "printer.buffer_full"),
)
"""Line and place of each flag in the answer to ~HS."""


class FontZero:
    """The printer's scalable font 0, which has Latin letters.

    It is measured by DejaVu's bold letters, which are wider, so a text may end early but never too late.
    """

    ellipsis = "..."

    def speaks(self, text: str) -> bool:
        """Latin letters with their accents; the rest is drawn."""
        return all(" " <= c <= "~" or "\u00a1" <= c <= "\u017f" for c in text)

    def fitting(self, size: int) -> int:
        """Every size from 10 dots."""
        return max(10, size)

    def width(self, text: str, size: int, _bold: bool) -> int:
        """The width at most; the printer's font is bold anyway."""
        return DRAWN.width(text, size, True)


@printers.register("zpl")
class ZplPrinter:
    """A ZPL printer on any cable. `raster` sends every label as one picture."""

    tried = False

    def __init__(self, opener: Opener, dpi: int = 203, raster: bool = False) -> None:
        self.dpi = dpi
        self.typeface: Typeface = DRAWN if raster else FontZero()
        self._opener = opener
        self._raster = raster

    def status(self) -> Status:
        """Asked with ~HS and ~HQES. In several faults a Zebra gives ~HS no answer: silence is never "ready"."""
        return status_over(self._opener, ask)

    def say(self, label: Label) -> bytes:
        """The label in ZPL."""
        return write(as_picture(label) if self._raster else label)

    def print(self, label: Label) -> Outcome:
        """Print one label."""
        return print_over(self._opener, ask, self.say(label))


def ask(port: Port) -> Status:
    """What ~HS and ~HQES say; the second knows better why, and may still tell when ~HS stays silent."""
    try:
        lines = _host_status(port)
    except Refused as refusal:
        if refusal.code == "devices.silent" and (fault := _fault(port)):
            return Status(False, fault)
        raise
    flagged = next((code for line, place, code in _HOST_STATUS if lines[line][place] != "0"), "")
    if code := _fault(port) or flagged:
        return Status(False, code)
    return Status(True, "printer.ready", busy=int(lines[0][4]) > 0 or int(lines[1][8]) > 0)


def _host_status(port: Port) -> list[list[str]]:
    port.forget()
    port.write(b"~HS")
    lines = [port.read_until(_ETX).decode("ascii", "replace").strip("\r\n\x02\x03").split(",") for _ in range(3)]
    flags = [lines[0][place] for place in (1, 2, 4, 5, 9, 10, 11)] if len(lines[0]) == 12 else ["?"]
    flags += [lines[1][place] for place in (2, 3, 8)] if len(lines[1]) == 11 else ["?"]
    if not all(flag.isdecimal() for flag in flags):
        raise Refused("printer.nonsense", raw=repr(lines)[:200])
    return lines


def _fault(port: Port) -> str:
    found = _ERRORS.search(port.ask(b"~HQES", until=_ETX))
    if not found:
        raise Refused("printer.nonsense", raw="~HQES")
    flags = int(found[1], 16)
    return next((code for bits, code in _FAULTS if flags & bits), "")


def write(label: Label) -> bytes:
    """The label in ZPL, plain ASCII on the wire: UTF-8 by ^CI28 and hexadecimal escapes. One format is one label."""
    marks = "".join(_zpl(mark) for mark in label.marks)
    return f"^XA^CI28^LH0,0^PW{label.width}^LL{label.height}{marks}^XZ".encode("ascii")


def escaped(text: str) -> str:
    """The text as field data after ^FH_: whatever could be a command is sent as the number of its byte."""
    return "".join(chr(byte) if byte in _PLAIN else f"_{byte:02X}" for byte in text.encode("utf-8"))


def _zpl(mark: Mark) -> str:
    match mark:
        case Words():
            return _words(mark)
        case Bars():
            return _bars(mark)
        case Matrix():
            return _matrix(mark)
        case Frame():
            return _frame(mark)
        case Picture():
            return _picture(mark)


def _words(mark: Words) -> str:
    block = ""
    if mark.align != "left" and "\\" not in mark.text:  # in a block a backslash is an escape
        block = f"^FB{mark.width},1,0,{mark.align[0].upper()}"
    return f"^FO{mark.x},{mark.y}^A0N,{mark.size},{mark.size}{block}^FH_^FD{escaped(mark.text)}^FS"


def _bars(mark: Bars) -> str:
    return (
        f"^FO{mark.x},{mark.y}^BY{mark.module},2,{mark.height}"
        f"^BCN,{mark.height},N,N,N,A^FH_^FD{escaped(mark.payload)}^FS"
    )


def _matrix(mark: Matrix) -> str:
    return f"^FO{mark.x},{mark.y}^BXN,{mark.module},200^FH_^FD{escaped(mark.payload)}^FS"


def _frame(mark: Frame) -> str:
    return f"^FO{mark.x},{mark.y}^GB{mark.width},{mark.height},{mark.line}^FS"


def _picture(mark: Picture) -> str:
    most = GRAPHIC_BYTES // mark.stride * mark.stride
    strips = [mark.rows[at : at + most] for at in range(0, len(mark.rows), most)]
    step = most // mark.stride
    return "".join(_strip(mark.x, mark.y + row * step, mark.stride, rows) for row, rows in enumerate(strips))


def _strip(x: int, y: int, stride: int, rows: bytes) -> str:
    packed = base64.b64encode(zlib.compress(rows, 9))
    size, check = len(rows), binascii.crc_hqx(packed, 0)
    return f"^FO{x},{y}^GFA,{size},{size},{stride},:Z64:{packed.decode('ascii')}:{check:04X}^FS"
