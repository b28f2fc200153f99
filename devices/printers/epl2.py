"""Label printers that speak EPL2: Eltron's, and older desktop printers of Zebra."""

from __future__ import annotations

from devices.labels import codes
from devices.labels.draw import as_picture, drawn, sides
from devices.labels.marks import Bars, Frame, Label, Mark, Matrix, Picture, Words
from devices.labels.typeface import DRAWN, Typeface
from devices.port import Port
from devices.printers.fonts import FixedFonts
from devices.printers.kind import Outcome, Status, printers
from devices.printers.wire import Opener, print_over, status_over
from lims_desktop.errors import Refused

FONTS_203 = FixedFonts((("1", 8, 12), ("2", 10, 16), ("3", 12, 20), ("4", 14, 24)))
FONTS_300 = FixedFonts((("1", 12, 20), ("2", 16, 28), ("3", 20, 36), ("4", 24, 44)))

_FAULTS = {"07": "printer.paper_out", "11": "printer.head_open"}
"""07 is told for an empty ribbon too."""


def fonts(dpi: int) -> FixedFonts:
    """The built-in letters of a printer of this resolution; font 5 is left out, it has no small letters."""
    return FONTS_203 if dpi < 300 else FONTS_300


@printers.register("epl2")
class Epl2Printer:
    """An EPL2 printer on any cable. `raster` sends every label as one picture."""

    tried = False

    def __init__(self, opener: Opener, dpi: int = 203, raster: bool = False) -> None:
        self.dpi = dpi
        self.typeface: Typeface = DRAWN if raster else fonts(dpi)
        self._opener = opener
        self._raster = raster

    def status(self) -> Status:
        """Asked with ^ee, answered with numbers: 00 is fine."""
        return status_over(self._opener, ask)

    def say(self, label: Label) -> bytes:
        """The label in EPL2."""
        return write(as_picture(label) if self._raster else label)

    def print(self, label: Label) -> Outcome:
        """Print one label."""
        return print_over(self._opener, ask, self.say(label))


def ask(port: Port) -> Status:
    """What ^ee says: one number, or several with commas."""
    answer = port.ask(b"^ee\r\n").decode("ascii", "replace").strip()
    numbers = answer.split(",")
    if not all(len(number) == 2 and number.isdecimal() for number in numbers):
        raise Refused("printer.nonsense", raw=answer[:80])
    faults = [number for number in numbers if number != "00"]
    if not faults:
        return Status(True, "printer.ready")
    return Status(False, _FAULTS.get(faults[0], "printer.trouble"), f"^ee {faults[0]}")


def write(label: Label) -> bytes:
    """The label in EPL2. Its length is left as the printer has measured it."""
    start = f"\r\nN\r\nq{label.width}\r\n".encode("ascii")
    return start + b"".join(_epl2(mark, label.dpi) + b"\r\n" for mark in label.marks) + b"P1,1\r\n"


def _epl2(mark: Mark, dpi: int) -> bytes:
    match mark:
        case Words():
            return _words(mark, dpi)
        case Bars():
            return _bars(mark)
        case Matrix():
            return _matrix(mark)
        case Frame():
            return _frame(mark)
        case Picture():
            return _picture(mark)


def _words(mark: Words, dpi: int) -> bytes:
    name, times = fonts(dpi).chosen(mark.size)
    return f'A{mark.x},{mark.y},0,{name},{times},{times},N,"{mark.text}"'.encode("ascii")


def _bars(mark: Bars) -> bytes:
    line = f'B{mark.x},{mark.y},0,1,{mark.module},{mark.module},{mark.height},N,"{mark.payload}"'
    return line.encode("ascii")


def _matrix(mark: Matrix) -> bytes:
    side = len(codes.matrix(mark.payload)) * mark.module  # a picture: many EPL2 printers know no Data Matrix
    return _picture(drawn(Matrix(0, 0, mark.module, mark.payload), mark.x, mark.y, side, side))


def _frame(mark: Frame) -> bytes:
    return b"\r\n".join(f"LO{x},{y},{width},{height}".encode("ascii") for x, y, width, height in sides(mark))


def _picture(mark: Picture) -> bytes:
    white = bytes(byte ^ 0xFF for byte in mark.rows)  # EPL2 prints the zeros
    return f"GW{mark.x},{mark.y},{mark.stride},{mark.height},".encode("ascii") + white
