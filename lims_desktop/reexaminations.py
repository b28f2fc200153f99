"""Blind re-examinations: reported work that a draw chose is done once more by somebody who had no part in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby, zip_longest
from typing import Any, Literal
from uuid import UUID

from lims_desktop.draws import Drawn
from lims_desktop.lab import Lab
from lims_desktop.methods import reading
from lims_desktop.methods.definition import Field
from lims_desktop.recorded import Recorded
from lims_desktop.wire import answered

SEERS = frozenset({"quality_manager", "laboratory_manager", "auditor"})
OUTCOMES = ("concordant", "discordant", "inconclusive")
Outcome = Literal["concordant", "discordant", "inconclusive"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged(Recorded):
    """A re-examination was judged."""

    request: int
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Reexamination:
    """A request that asks again what `original` asked, as a line; `report` is the one that reported it."""

    request: int
    original: int
    case: int
    case_number: str
    examination: str
    discipline: str
    state: str
    examiner: str | None
    draw: int
    drawn_at: datetime
    report: str | None
    outcome: Outcome | None
    why: str | None
    judged_by: str | None
    judged_at: datetime | None

    @property
    def is_to_judge(self) -> bool:
        """Whether it came to its end and nobody has judged it."""
        return self.outcome is None and self.state in {"ANALYSED", "DECLINED", "CANCELLED"}


@dataclass(frozen=True, slots=True)
class CameOut:
    """What one reported attempt on an item came to, with the definition that says what its values are."""

    worksheet: int
    number: str
    analyst: str
    definition: str
    item: str
    attempt: int
    values: Mapping[str, Any]

    def told(self) -> dict[str, tuple[Field, Any]]:
        """Each value of the item by the code of its field, in the order of the method."""
        fields = [one for one in reading.from_json(self.definition).fields if one.level == "item"]
        return {one.code: (one, self.values.get(one.code)) for one in fields}


@dataclass(frozen=True, slots=True)
class Compared:
    """One value of one item, before and again; `agrees` is None where the two cannot be held against each other."""

    item: str
    field: Field
    before: Any
    again: Any
    agrees: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class View(Reexamination):
    """A re-examination with what came out before and again."""

    before: list[CameOut] = field(default_factory=list)
    again: list[CameOut] = field(default_factory=list)

    def compared(self) -> Iterator[Compared]:
        """Item by item and value by value; several attempts on an item in their order."""
        pairs: dict[str, list[list[CameOut]]] = {}
        for place, several in enumerate((self.before, self.again)):
            for item, attempts in groupby(several, key=lambda one: one.item):
                pairs.setdefault(item, [[], []])[place] = list(attempts)
        for item, (before, again) in sorted(pairs.items()):
            for one, other in zip_longest(before, again):
                yield from _compared(item, one.told() if one else {}, other.told() if other else {})


def _compared(
    item: str, before: Mapping[str, tuple[Field, Any]], again: Mapping[str, tuple[Field, Any]]
) -> Iterator[Compared]:
    for code, (about, _) in {**again, **before}.items():
        said, repeated = (side[code][1] if code in side else None for side in (before, again))
        if said is not None or repeated is not None:
            yield Compared(item, about, said, repeated, agree(about, said, repeated))


def agree(about: Field, before: Any, again: Any) -> bool | None:
    """Whether two values agree: choices and texts when they are the same, numbers within the method's tolerance.

    None when a number has no tolerance and the two differ, or when one of them is missing: a person judges.
    """
    if before == again:
        return True
    if before is None or again is None:
        return None
    if about.kind != "number":
        return False
    return None if about.tolerance is None else abs(Decimal(str(before)) - Decimal(str(again))) <= about.tolerance


def draw(lab: Lab, since: date, until: date, discipline: str | None, many: int, *, act: UUID | None = None) -> Drawn:
    """Draw requests that reports issued in these days (both included) answer, and ask each once more.

    One section's or, without one, all; refused with `reexamination.nothing` when there is none to draw from.
    """
    said = {"from": since, "until": until, "discipline": discipline, "many": many}
    return lab.act(Drawn, "reexamination_draw", act=act, **said)


def judge(lab: Lab, request: int, outcome: Outcome, why: str, *, act: UUID | None = None) -> Judged:
    """Say, in a session authenticated a moment ago, whether both came to the same; once, with why."""
    return lab.act(Judged, "reexamination_judge", act=act, request=request, outcome=outcome, why=why)


def listed(lab: Lab) -> list[Reexamination]:
    """What was not judged first, then the newest; 200 at most."""
    return answered(list[Reexamination], lab.call("reexaminations"))


def view(lab: Lab, request: int) -> View | None:
    """One, with what came out before and again; None when there is none or its case is not for my eyes."""
    told = lab.call("reexamination_view", request=request)
    return answered(View, told) if told else None
