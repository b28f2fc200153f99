"""Scales: round steps between numbers and between moments, and how both are written."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

_STEPS = (1.0, 2.0, 5.0, 10.0)
_MINUTE, _HOUR, _DAY = 60.0, 3600.0, 86400.0
_SPANS = (
    _MINUTE,
    5 * _MINUTE,
    15 * _MINUTE,
    _HOUR,
    3 * _HOUR,
    6 * _HOUR,
    12 * _HOUR,
    _DAY,
    2 * _DAY,
    7 * _DAY,
    14 * _DAY,
)
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120)
_LONG_MONTH = 31 * _DAY


def number(value: float) -> str:
    """A number as it is written in charts: thousands apart, no idle zeros; "–" for none."""
    if math.isnan(value):
        return "–"
    text = f"{value:,.6g}" if abs(value) < 1 else f"{value:,.2f}".rstrip("0").rstrip(".")
    return text.replace(",", "\N{NO-BREAK SPACE}")


def steps(low: float, high: float, most: int, *, whole: bool = False) -> list[float]:
    """Round numbers from at or below `low` to at or above `high`, at most about `most`; `whole` for counted things."""
    if high <= low:
        high = low + 1
    rough = (high - low) / max(1, most)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * one for one in _STEPS if power * one >= rough * 0.999)
    if whole:
        step = max(1.0, step)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(number_ * step, 10) for number_ in range(first, last + 1)]


@dataclass(frozen=True, slots=True)
class Tick:
    """A moment on the axis (seconds since 1970) and how it is written."""

    at: float
    text: str


def ticks(start: float, end: float, most: int, zone: tzinfo | None = None) -> list[Tick]:
    """Round moments between these two, about `most` of them: minutes, hours, days or months of the place's own time."""
    most = max(1, most)
    for span in _SPANS:
        if (end - start) / span <= most:
            form = "%H:%M" if span < _DAY else "%m-%d"
            return [Tick(at.timestamp(), _written(at, form, span)) for at in _every(start, end, span, zone)]
    for months in _MONTHS:
        if (end - start) / (_LONG_MONTH * months) <= most:
            break
    form = "%Y" if months % 12 == 0 else "%Y-%m"
    return [Tick(at.timestamp(), at.strftime(form)) for at in _months(start, end, months, zone)]


def moment(at: float, zone: tzinfo | None = None) -> str:
    """A moment as it is read aloud: the place's own time, to the minute."""
    return _local(at, zone).strftime("%Y-%m-%d %H:%M")


def _written(at: datetime, form: str, span: float) -> str:
    midnight = span < _DAY and (at.hour, at.minute) == (0, 0)
    return at.strftime("%m-%d" if midnight else form)


def _local(at: float, zone: tzinfo | None) -> datetime:
    return datetime.fromtimestamp(at, zone) if zone else datetime.fromtimestamp(at).astimezone()


def _every(start: float, end: float, span: float, zone: tzinfo | None) -> Iterator[datetime]:
    at = _local(start, zone).replace(hour=0, minute=0, second=0, microsecond=0)
    while at.timestamp() <= end:
        if at.timestamp() >= start:
            yield at
        at += timedelta(seconds=span)


def _months(start: float, end: float, months: int, zone: tzinfo | None) -> Iterator[datetime]:
    first = _local(start, zone).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    count = first.year * 12 + first.month - 1
    count -= count % months
    while True:
        at = first.replace(year=count // 12, month=count % 12 + 1)
        if at.timestamp() > end:
            return
        if at.timestamp() >= start:
            yield at
        count += months
