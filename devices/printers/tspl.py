"""Label printers that speak TSPL, such as TSC's."""

from __future__ import annotations

from devices.labels.draw import as_picture, sides
from devices.labels.marks import Bars, Frame, Label, Mark, Matrix, Picture, Words
from devices.labels.typeface import DRAWN, Typeface
from devices.port import Port
from devices.printers.fonts import FixedFonts
from devices.printers.kind import Outcome, Status, printers
from devices.printers.wire import Opener, print_over, status_over

FONTS = FixedFonts((("1", 8, 12), ("2", 12, 20), ("3", 16, 24), ("4", 24, 32), ("5", 32, 48)))

_PRINTING = 0x20
_FAULTS = (
    (0x04, "printer.paper_out"),
    (0x01, "printer.head_open"),
    (0x02, "printer.jam"),
    (0x08, "printer.ribbon_out"),
    (0x10, "printer.paused"),
    (0xC0, "printer.trouble"),
)


@printers.register("tspl")
class TsplPrinter:
    """A TSPL printer on any cable. `raster` sends every label as one picture."""

    tried = False

    def __init__(self, opener: Opener, dpi: int = 203, raster: bool = False) -> None:
        self.dpi = dpi
        self.typeface: Typeface = DRAWN if raster else FONTS
        self._opener = opener
        self._raster = raster

    def status(self) -> Status:
        """Asked with ESC ! ?, answered with one byte of flags."""
        return status_over(self._opener, ask)

    def say(self, label: Label) -> bytes:
        """The label in TSPL."""
        return write(as_picture(label) if self._raster else label)

    def print(self, label: Label) -> Outcome:
        """Print one label."""
        return print_over(self._opener, ask, self.say(label))


def ask(port: Port) -> Status:
    """What ESC ! ? says."""
    port.forget()
    port.write(b"\x1b!?")
    flags = port.read(1)[0]
    for bits, code in _FAULTS:
        if flags & bits:
            return Status(False, code)
    return Status(True, "printer.ready", busy=bool(flags & _PRINTING))


def write(label: Label) -> bytes:
    """The label in TSPL. The gap between labels is left as the printer has measured it."""
    width, height = (f"{dots * 25.4 / label.dpi:.1f} mm" for dots in (label.width, label.height))
    start = f"SIZE {width},{height}\r\nREFERENCE 0,0\r\nCLS\r\n".encode("ascii")
    return start + b"".join(_tspl(mark) + b"\r\n" for mark in label.marks) + b"PRINT 1,1\r\n"


def _tspl(mark: Mark) -> bytes:
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


def _words(mark: Words) -> bytes:
    name, times = FONTS.chosen(mark.size)
    return f'TEXT {mark.x},{mark.y},"{name}",0,{times},{times},"{mark.text}"'.encode("ascii")


def _bars(mark: Bars) -> bytes:
    line = f'BARCODE {mark.x},{mark.y},"128",{mark.height},0,0,{mark.module},{mark.module},"{mark.payload}"'
    return line.encode("ascii")


def _matrix(mark: Matrix) -> bytes:
    return f'DMATRIX {mark.x},{mark.y},400,400,x{mark.module},"{mark.payload}"'.encode("ascii")


def _frame(mark: Frame) -> bytes:
    return b"\r\n".join(f"BAR {x},{y},{width},{height}".encode("ascii") for x, y, width, height in sides(mark))


def _picture(mark: Picture) -> bytes:
    white = bytes(byte ^ 0xFF for byte in mark.rows)  # TSPL prints the zeros
    return f"BITMAP {mark.x},{mark.y},{mark.stride},{mark.height},0,".encode("ascii") + white
