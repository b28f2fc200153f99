"""What is asked with a delivery: an examination for some of its lines, unticked or added to until it is signed for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from lims_desktop.intake import Asked

if TYPE_CHECKING:
    from ui.intake.delivery import Delivery, Package
    from ui.intake.words import Words


@dataclass
class AskTyped:
    """One examination and the keys of the lines it is about; dates as ISO text or empty."""

    examination: str
    lines: list[int] = field(default_factory=list)
    wanted: bool = True
    questions: str = ""
    court_date: str = ""
    needed_by: str = ""


def fitting(examination: str, packages: Iterable[Package], words: Words) -> list[Package]:
    """The packages of the examination's own section, or all of them when none is of that section."""
    everything = list(packages)
    section = words.about("examination", examination).get("discipline")
    own = [one for one in everything if words.about("item_type", one.item_type).get("discipline") == section]
    return own or everything


def ask(delivery: Delivery, examinations: Sequence[str], packages: Sequence[Package], words: Words) -> None:
    """Ask these of the packages that fit; an examination that is asked already is asked of these too."""
    for examination in examinations:
        asked = asked_of(delivery, examination)
        if asked is None:
            delivery.asks.append(asked := AskTyped(examination))
        asked.lines += [one.key for one in fitting(examination, packages, words) if one.key not in asked.lines]


def ask_alike(delivery: Delivery, package: Package, copy: Package) -> None:
    """Of the copy of a line is asked what is asked of the line."""
    for asked in delivery.asks:
        if package.key in asked.lines:
            asked.lines.append(copy.key)


def asked_of(delivery: Delivery, examination: str) -> AskTyped | None:
    """What is asked already under this examination."""
    return next((one for one in delivery.asks if one.examination == examination), None)


def places(delivery: Delivery, asked: AskTyped) -> list[int]:
    """The places in the list, from 1, of the accepted lines it is about: only what is accepted can be examined."""
    accepted = {one.key for one in delivery.packages if one.outcome == "accept"}
    return sorted(place for key in asked.lines if key in accepted and (place := delivery.place(key)) is not None)


def in_runs(numbers: Sequence[int]) -> str:
    """Numbers in their order as people write them: `2, 4-9`, with a dash between the ends of a run of three or more."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)


def requests(delivery: Delivery) -> list[Asked]:
    """What the act asks: what is ticked and has a line that was accepted."""
    return [
        Asked(
            one.examination, lines, one.questions or None, None, _date(one.court_date), _date(one.needed_by)
        )
        for one in delivery.asks
        if one.wanted and (lines := places(delivery, one))
    ]  # fmt: skip


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
