"""The discrepancies that a delivery will force, while it is still being typed: the officer is still at the counter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ui.intake.delivery import Delivery, Package
from ui.intake.words import Words

_BROKEN = ("broken", "tampered", "open", "unsealed")


@dataclass(frozen=True)
class Difference:
    """One difference: the kind of the controlled list, what was said, and what is seen, in words."""

    kind: str
    declared: str = ""
    observed: str = ""


def differences(package: Package, words: Words) -> list[Difference]:
    """What differs on one line. The laboratory decides; this says it before (intake.sql: line_discrepancies)."""
    if package.outcome == "not_presented":
        return [Difference("not-presented", package.description)]
    if package.outcome != "accept":
        return []
    return [*_unlisted(package), *_seals(package, words), *_condition(package, words), *_quantity(package, words)]


def of_delivery(delivery: Delivery, words: Words) -> list[tuple[int, Package, Difference]]:
    """Every difference with its place in the list and its line."""
    return [
        (place, package, difference)
        for place, package in enumerate(delivery.packages, 1)
        for difference in differences(package, words)
    ]


def _unlisted(package: Package) -> Iterator[Difference]:
    if not package.listed:
        yield Difference("unlisted", "", package.description)


def _seals(package: Package, words: Words) -> Iterator[Difference]:
    wrong = [seal for seal in package.seals if words.about("seal_state", seal.state).get("discrepancy")]
    if wrong:
        states = [str(seal.state) for seal in wrong]
        broken = any(part in state for state in states for part in _BROKEN)
        said = ", ".join(f"{seal.number}: {words.word('seal_state', seal.state)}".removeprefix(": ") for seal in wrong)
        yield Difference("seal-broken" if broken else "seal-wrong", words.word("seal_state", "intact"), said)


def _condition(package: Package, words: Words) -> Iterator[Difference]:
    if words.about("condition", package.condition).get("discrepancy"):
        seen = words.word("condition", package.condition)
        said = f"{seen}: {package.condition_note}" if package.condition_note else seen
        yield Difference("cold-chain" if package.condition == "warm" else "damaged", "", said)


def _quantity(package: Package, words: Words) -> Iterator[Difference]:
    if not (package.declared and package.observed):
        return
    declared, observed = Decimal(package.declared), Decimal(package.observed)
    counted = words.measure(package.item_type) == "count"
    if abs(observed - declared) > (0 if counted else declared * words.tolerance / 100):
        unit = words.unit(package.unit)
        kind = "count-differs" if counted else "weight-differs"
        yield Difference(kind, words.amount(package.declared, unit), words.amount(package.observed, unit))
