"""The TSPL that our labels use, understood from its bytes."""

from __future__ import annotations

import re

from devices.labels.marks import Bars, Frame, Label, Mark, Matrix, Picture, Words

_BITMAP = re.compile(rb"BITMAP (\d+),(\d+),(\d+),(\d+),0,")
_QUESTION = b"\x1b!?"
_BITS = {"head_open": 0x01, "jam": 0x02, "paper_out": 0x04, "ribbon_out": 0x08, "paused": 0x10}
_CELLS = {"1": 12, "2": 20, "3": 24, "4": 32, "5": 48}


def take(heard: bytes) -> tuple[bytes, bytes] | None:
    """The first complete label or question and the rest. A bitmap's bytes may look like anything: they are counted."""
    at = 0
    while at < len(heard):
        if heard.startswith(_QUESTION, at):
            return _QUESTION, heard[:at] + heard[at + len(_QUESTION) :]
        at, line = _next(heard, at)
        if at < 0:
            return None
        if line.startswith(b"PRINT"):
            return heard[:at], heard[at:]
    return None


def is_question(command: bytes) -> bool:
    """Whether these bytes ask instead of printing."""
    return command == _QUESTION


def reply(_question: bytes, stopped: str, _held: int) -> bytes:
    """One byte of flags."""
    return bytes([_BITS.get(stopped, 0)])


def read(job: bytes, dpi: int) -> Label:
    """What a printer makes of one label."""
    width = height = at = 0
    marks: list[Mark] = []
    while at < len(job):
        begin = at
        at, line = _next(job, at)
        if found := re.fullmatch(rb"SIZE ([\d.]+) mm,([\d.]+) mm", line):
            width, height = (round(float(side) * dpi / 25.4) for side in found.groups())
        elif bitmap := _BITMAP.match(job, begin):
            marks.append(_picture(bitmap, job[bitmap.end() : at]))
        elif mark := _mark(line.decode("ascii", "replace")):
            marks.append(mark)
    payloads = [mark.payload for mark in marks if isinstance(mark, (Bars, Matrix))]
    return Label("tspl", width, height, dpi, payloads[0] if payloads else "", tuple(marks))


def _next(job: bytes, at: int) -> tuple[int, bytes]:
    if bitmap := _BITMAP.match(job, at):
        end = bitmap.end() + int(bitmap[3]) * int(bitmap[4])
        return (end + 2, b"") if end + 2 <= len(job) else (-1, b"")
    end = job.find(b"\r\n", at)
    return (end + 2, job[at:end]) if end >= 0 else (-1, b"")


def _mark(line: str) -> Mark | None:
    if found := re.fullmatch(r'TEXT (\d+),(\d+),"(\d)",0,(\d+),\d+,"(.*)"', line):
        return Words(int(found[1]), int(found[2]), _CELLS[found[3]] * int(found[4]), found[5])
    if found := re.fullmatch(r'BARCODE (\d+),(\d+),"128",(\d+),0,0,(\d+),\d+,"(.*)"', line):
        return Bars(int(found[1]), int(found[2]), int(found[4]), int(found[3]), found[5])
    if found := re.fullmatch(r'DMATRIX (\d+),(\d+),\d+,\d+,x(\d+),"(.*)"', line):
        return Matrix(int(found[1]), int(found[2]), int(found[3]), found[4])
    if found := re.fullmatch(r"BAR (\d+),(\d+),(\d+),(\d+)", line):
        width, height = int(found[3]), int(found[4])
        return Frame(int(found[1]), int(found[2]), width, height, max(width, height))
    return None


def _picture(bitmap: re.Match[bytes], data: bytes) -> Picture:
    x, y, stride, height = (int(number) for number in bitmap.groups())
    return Picture(x, y, stride * 8, height, bytes(byte ^ 0xFF for byte in data[: stride * height]))
