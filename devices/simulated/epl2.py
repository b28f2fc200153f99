"""The EPL2 that our labels use, understood from its bytes."""

from __future__ import annotations

import re

from devices.labels.marks import Bars, Frame, Label, Mark, Picture, Words
from devices.printers.epl2 import fonts

_GRAPHIC = re.compile(rb"GW(\d+),(\d+),(\d+),(\d+),")
_NUMBERS = {"paper_out": b"07", "ribbon_out": b"07", "head_open": b"11", "jam": b"12", "paused": b"13"}


def take(heard: bytes) -> tuple[bytes, bytes] | None:
    """The first complete label or question and the rest."""
    at = 0
    while at < len(heard):
        begin = at
        at, line = _next(heard, at)
        if at < 0:
            return None
        if line == b"^ee":
            return line, heard[:begin] + heard[at:]
        if line.startswith(b"P"):
            return heard[:at], heard[at:]
    return None


def is_question(command: bytes) -> bool:
    """Whether these bytes ask instead of printing."""
    return command.strip() == b"^ee"


def reply(_question: bytes, stopped: str, _held: int) -> bytes:
    """The number of the fault."""
    return _NUMBERS.get(stopped, b"00") + b"\r\n"


def read(job: bytes, dpi: int) -> Label:
    """What a printer makes of one label. EPL2 does not say how long one is: it is cut below the last mark."""
    width = at = 0
    marks: list[Mark] = []
    while at < len(job):
        begin = at
        at, line = _next(job, at)
        if found := re.fullmatch(rb"q(\d+)", line):
            width = int(found[1])
        elif graphic := _GRAPHIC.match(job, begin):
            marks.append(_picture(graphic, job[graphic.end() : at]))
        elif mark := _mark(line.decode("ascii", "replace"), dpi):
            marks.append(mark)
    payloads = [mark.payload for mark in marks if isinstance(mark, Bars)]
    height = max((mark.y + _height(mark) for mark in marks), default=0) + 8
    return Label("epl2", width, height, dpi, payloads[0] if payloads else "", tuple(marks))


def _next(job: bytes, at: int) -> tuple[int, bytes]:
    if graphic := _GRAPHIC.match(job, at):
        end = graphic.end() + int(graphic[3]) * int(graphic[4])
        return (end + 2, b"") if end + 2 <= len(job) else (-1, b"")
    end = job.find(b"\r\n", at)
    return (end + 2, job[at:end]) if end >= 0 else (-1, b"")


def _mark(line: str, dpi: int) -> Mark | None:
    if found := re.fullmatch(r'A(\d+),(\d+),0,(\d),(\d+),\d+,N,"(.*)"', line):
        cell = next(height for name, _, height in fonts(dpi).cells if name == found[3])
        return Words(int(found[1]), int(found[2]), cell * int(found[4]), found[5])
    if found := re.fullmatch(r'B(\d+),(\d+),0,1,(\d+),\d+,(\d+),N,"(.*)"', line):
        return Bars(int(found[1]), int(found[2]), int(found[3]), int(found[4]), found[5])
    if found := re.fullmatch(r"LO(\d+),(\d+),(\d+),(\d+)", line):
        width, height = int(found[3]), int(found[4])
        return Frame(int(found[1]), int(found[2]), width, height, max(width, height))
    return None


def _height(mark: Mark) -> int:
    return mark.size if isinstance(mark, Words) else getattr(mark, "height", 0)


def _picture(graphic: re.Match[bytes], data: bytes) -> Picture:
    x, y, stride, height = (int(number) for number in graphic.groups())
    return Picture(x, y, stride * 8, height, bytes(byte ^ 0xFF for byte in data[: stride * height]))
