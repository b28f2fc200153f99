"""What still lacks before a delivery can be taken in, and where the laboratory's own refusals belong on the screen.

The rules are the laboratory's (lims_desktop/sql/rules/intake.sql); this only says earlier, and at the right field, what
it would say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lims_desktop.agencies import Agency
from lims_desktop.errors import LimsError, Refused
from ui.intake.delivery import Delivery, Facts, Hands, Package, Step
from ui.intake.words import MEASURED, Words


@dataclass(frozen=True)
class Complaint:
    """One thing that is wrong: on which step, at which field, on which line (its key), and why."""

    step: Step
    field: str
    error: LimsError
    key: int | None = None


_BY_CODE: dict[str, tuple[Step, str]] = {
    "intake.reference_shape": ("facts", "agency_reference"),
    "intake.date_in_future": ("facts", "incident_date"),
    "agencies.unknown": ("facts", "agency"),
    "agencies.officer_unknown": ("facts", "officer"),
    "intake.other_agency": ("facts", "agency"),
    "intake.no_items": ("lines", ""),
    "intake.condition_missing": ("lines", "condition"),
    "intake.seal_missing": ("lines", "seal_state"),
    "intake.quantity_missing": ("lines", "observed"),
    "intake.wrong_outcome": ("lines", "outcome"),
    "intake.later_line": ("lines", "container"),
    "intake.refused_apart": ("lines", "container"),
    "custody.signature_missing": ("hands", "signature"),
}
_BY_NAME: dict[str, tuple[Step, str]] = {
    "offence": ("facts", "offence"),
    "district": ("facts", "district"),
    "agency_reference": ("facts", "agency_reference"),
    "name": ("facts", "persons"),
    "note": ("facts", "note"),
    "handed_over_by": ("hands", "name"),
    "identity_document": ("hands", "number"),
    "description": ("lines", "description"),
    "condition_note": ("lines", "condition_note"),
    "seal": ("lines", "seal_number"),
    "initials": ("lines", "initials"),
    "item_type": ("lines", "item_type"),
    "packaging": ("lines", "packaging"),
    "condition": ("lines", "condition"),
    "seal_state": ("lines", "seal_state"),
    "refusal_reason": ("lines", "refusal"),
}


def placed(error: LimsError, delivery: Delivery) -> Complaint | None:
    """Where a refusal of the laboratory belongs; None when it belongs to the whole page."""
    name = str(error.detail.get("field") or error.detail.get("list") or "")
    where = _BY_CODE.get(error.code) or (_BY_NAME.get(name) if error.code.startswith("lists.") else None)
    if where is None:
        return None
    if "pattern" in error.detail:
        error.detail["pattern"] = shape(error.detail["pattern"])
    number = str(error.detail.get("line") or "")
    at = int(number) - 1 if number.isdecimal() else -1
    key = delivery.packages[at].key if 0 <= at < len(delivery.packages) else _holder(delivery, where[1], error)
    return Complaint(where[0], where[1], error, key)


def _holder(delivery: Delivery, field: str, error: LimsError) -> int | None:
    """The line that holds the term which its list does not know."""
    code = error.detail.get("code")
    for package in delivery.packages if code else ():
        if getattr(package, field, None) == code or any(seal.state == code for seal in package.seals):
            return package.key
    return None


def complaints(delivery: Delivery, words: Words) -> list[Complaint]:
    """Everything that still lacks, in the order of the steps."""
    found = [*_facts(delivery.facts, words), *_lines(delivery, words), *_hands(delivery.hands)]
    return list(found)


def of_step(delivery: Delivery, words: Words, step: Step) -> list[Complaint]:
    """What still lacks on one step."""
    return [complaint for complaint in complaints(delivery, words) if complaint.step == step]


def of_line(package: Package, words: Words) -> list[Complaint]:
    """What still lacks on one line."""
    return [Complaint("lines", name, Refused(code), package.key) for name, code in _line(package, words)]


def _facts(facts: Facts, words: Words) -> Iterator[Complaint]:
    for name in ("agency", "agency_reference", "offence", "district"):
        if not getattr(facts, name):
            yield Complaint("facts", name, Refused("intake.field_missing"))
    agency = words.agency(facts.agency)
    if agency and facts.agency_reference and not fits(agency.reference_pattern, facts.agency_reference):
        yield Complaint("facts", "agency_reference", misshaped(agency, facts.agency_reference))
    if facts.incident_date > words.today.isoformat():
        yield Complaint("facts", "incident_date", Refused("intake.date_in_future", date=facts.incident_date))
    if any(not person.name.strip() and (person.sex or person.birth_date) for person in facts.persons):
        yield Complaint("facts", "persons", Refused("intake.person_unnamed"))


def misshaped(agency: Agency, reference: str) -> Refused:
    """The refusal of a reference that is not of its agency's shape."""
    shown = {"reference": reference, "agency": agency.name, "pattern": shape(agency.reference_pattern)}
    return Refused("intake.reference_shape", **shown)


def shape(pattern: str | None) -> str:
    """A reference of this shape for people, such as `CR-123/00`; a shape beyond that as it is written."""
    written = (pattern or "").removeprefix("^").removesuffix("$")
    shown = re.sub(r"\\d\{(\d)\}", lambda found: "0" * int(found[1]), written)
    shown = shown.replace(r"\d+", "123").replace(r"\d", "0").replace(r"\.", ".").replace(r"\-", "-").replace(r"\/", "/")
    return written if re.search(r"[][()|?*+\\{}]", shown) else shown


def fits(pattern: str | None, reference: str) -> bool:
    """Whether a reference has its agency's shape; a shape that Python cannot read is the laboratory's to check."""
    try:
        return not pattern or re.search(pattern, reference) is not None
    except re.error:
        return True


def _lines(delivery: Delivery, words: Words) -> Iterator[Complaint]:
    if not delivery.packages:
        yield Complaint("lines", "", Refused("intake.no_items"))
    for place, package in enumerate(delivery.packages, 1):
        yield from of_line(package, words)
        for name, key in (("parent", package.parent), ("container", package.container)):
            if key is not None and package.is_here:
                yield from _inside(delivery, place, name, key)


def _inside(delivery: Delivery, place: int, name: str, key: int) -> Iterator[Complaint]:
    """A package lies in, or is part of, an earlier one that is here; a refused one goes back alone."""
    package, at = delivery.packages[place - 1], delivery.place(key)
    if at is None or at >= place or not delivery.packages[at - 1].is_here:
        yield Complaint("lines", name, Refused("intake.later_line", line=place, other=at), package.key)
    elif name == "container" and "refuse" in (package.outcome, delivery.packages[at - 1].outcome):
        yield Complaint("lines", name, Refused("intake.refused_apart", line=place), package.key)


def _line(package: Package, words: Words) -> Iterator[tuple[str, str]]:
    if package.outcome == "unseen":
        yield "outcome", "intake.not_yet_seen"
        return
    if not package.item_type:
        yield "item_type", "intake.field_missing"
    if not package.description.strip():
        yield "description", "intake.field_missing"
    if package.is_here:
        yield from _seen(package, words)


def _seen(package: Package, words: Words) -> Iterator[tuple[str, str]]:
    if not package.packaging:
        yield "packaging", "intake.field_missing"
    if any(not seal.state for seal in package.seals):
        yield "seal_state", "intake.seal_missing_here"
    elif _another_seal(package, words):
        yield "seal_state", "intake.seal_differs"
    if not package.condition:
        yield "condition", "intake.condition_missing_here"
    if package.outcome == "refuse" and not package.refusal:
        yield "refusal", "intake.refusal_missing"
    if package.outcome == "accept" and words.measure(package.item_type) in MEASURED and not package.observed:
        yield "observed", "intake.quantity_missing_here"


def _another_seal(package: Package, words: Words) -> bool:
    """Whether the list names a seal that the package does not carry, and nobody has said so."""
    told = any(words.about("seal_state", seal.state).get("discrepancy") for seal in package.seals)
    listed = package.listed_seal
    return bool(listed) and not told and all(seal.number != listed for seal in package.seals)


def _hands(hands: Hands) -> Iterator[Complaint]:
    if not hands.name.strip():
        yield Complaint("hands", "name", Refused("intake.field_missing"))
    if not hands.document:
        yield Complaint("hands", "document", Refused("intake.field_missing"))
    if not hands.number.strip():
        yield Complaint("hands", "number", Refused("intake.field_missing"))
    if not hands.signature:
        yield Complaint("hands", "signature", Refused("intake.not_signed"))
