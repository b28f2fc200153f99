"""Control charts: the controls of submitted runs, the period they are judged in, and the rules they break."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID

from lims_desktop import wire
from lims_desktop.documents import DocumentHead
from lims_desktop.lab import Lab
from lims_desktop.methods import reading
from lims_desktop.methods.definition import Method
from lims_desktop.recorded import Recorded

RULES = ("1-2s", "1-3s", "2-2s", "R-4s", "4-1s", "10-x")
WARNING = "1-2s"
SETTLING = 20
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
"""Before everything: a period that begins here holds for every point."""


@dataclass(frozen=True, slots=True)
class Series:
    """What can be charted: a number by which a control of a method is accepted, on one instrument or without one."""

    method_id: int
    method: str
    control: str
    field: str
    instrument_id: int | None
    instrument: str | None
    points: int
    last: datetime
    definition: str

    @property
    def read(self) -> Method:
        """The newest definition of the method that was charted."""
        return reading.from_json(self.definition)


@dataclass(frozen=True, slots=True)
class Period:
    """Mean and standard deviation, in the unit of the field, that hold from `begins` on."""

    mean: Decimal
    s: Decimal
    begins: datetime
    id: int = 0
    settled_by: str = ""
    settled_at: datetime | None = None
    reason: str = ""
    all_instruments: bool = True


@dataclass(frozen=True, slots=True)
class Point:
    """One control of one run. `z` is None while it is not judged; `settles` says that it is one of the first 20.

    `worksheet` and `number` are None when the worksheet is not for my eyes.
    """

    id: int
    worksheet: int | None
    number: str | None
    place: int
    at: datetime
    value: Decimal
    accepted: bool
    disposition: str | None
    period: int | None
    settles: bool
    mean: Decimal | None
    s: Decimal | None
    z: Decimal | None
    rules: list[str] = field(default_factory=list)

    @property
    def is_violation(self) -> bool:
        """Whether it breaks more than the warning rule."""
        return any(rule != WARNING for rule in self.rules)


@dataclass(frozen=True, slots=True)
class ControlChart:
    """The settled periods of one control, and its points in their order."""

    periods: list[Period]
    points: list[Point]


@dataclass(frozen=True, slots=True)
class Settled(Recorded):
    """A period is settled."""

    period: int


@dataclass(frozen=True, slots=True)
class Printed(Recorded):
    """A paper about a chart was issued."""

    head: DocumentHead


def control_series(lab: Lab) -> list[Series]:
    """Everything that can be charted."""
    return wire.answered(list[Series], lab.call("control_series"))


def control_chart(lab: Lab, which: Series) -> ControlChart:
    """The chart of one control by one field; of one instrument, or of all."""
    told = lab.call("control_chart", **_named(which))
    return wire.answered(ControlChart, told or {"periods": [], "points": []})


def control_settle(
    lab: Lab, which: Series, period: Period, *, reason: str | None = None, act: UUID | None = None
) -> Settled:
    """Let this mean and standard deviation hold from a moment on. Refused without a spread; needs a reason."""
    return lab.act(
        Settled, "control_settle", act=act, method=which.method_id, control=which.control, field=which.field,
        mean=period.mean, s=period.s, begins=period.begins, instrument=which.instrument_id, reason=reason,
    )  # fmt: skip


def control_chart_print(lab: Lab, which: Series, *, act: UUID | None = None) -> Printed:
    """Issue a paper about the chart."""
    return lab.act(Printed, "control_chart_print", act=act, **_named(which))


def _named(which: Series) -> dict[str, int | str | None]:
    return {
        "method": which.method_id, "control": which.control, "field": which.field, "instrument": which.instrument_id,
    }  # fmt: skip
