"""After acceptance: what stands on each label and on the receipt, and what is attached to the record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from lims_desktop import drafts, files, intake, items, labels, ledger
from lims_desktop.files import Kept, NewFile
from lims_desktop.intake import Accepted, AskedRequest, RaisedDiscrepancy, Settled
from lims_desktop.lab import Lab
from lims_desktop.labels import IssuedLabel
from lims_desktop.ledger import Anchor
from lims_desktop.receipt import ReceiptFacts, ReceiptLine, receipt
from ui.intake import photographs
from ui.intake.delivery import Delivery, Package, PersonTyped, Photo
from ui.intake.words import PAGE, Words, named


@dataclass(frozen=True)
class Taken:
    """What the laboratory says after acceptance."""

    accepted: Accepted
    settled: Settled
    labels: Sequence[IssuedLabel]
    anchor: Anchor | None
    receipt: bytes


def take_in(lab: Lab, delivery: Delivery, title: str) -> Accepted:
    """Keep the draft, the signature, and then the whole delivery in one act; sent again, it is recorded once."""
    drafts.keep(lab, delivery.id, PAGE, title, delivery.body())
    signature = files.keep(lab, delivery.hands.picture, "image/png").sha256
    return intake.accept(lab, delivery.intake(signature, lab.me.office), act=delivery.act)


def after(lab: Lab, accepted: Accepted, delivery: Delivery, words: Words) -> Taken:
    """What is needed for labels and receipt; a receipt that was kept before is shown again, never made anew."""
    settled = intake.settled(lab, accepted.submission)
    assert settled is not None
    issued = labels.of_submission(lab, accepted.submission)
    anchor = ledger.newest(lab)
    before = files.read(lab, settled.receipt) if settled.receipt else None
    paper = before.content if before else b""
    if not paper:
        facts = receipt_facts(lab, accepted, settled, delivery, words)
        paper = receipt(with_checkpoint(facts, anchor), words.language)
    return Taken(accepted, settled, issued, anchor, paper)


def attach_receipt(lab: Lab, submission: int, document: str, paper: bytes) -> Kept:
    """Keep the receipt with its submission; its SHA-256 is in the ledger from then on."""
    return files.attach(lab, "receipt", "submission", submission, NewFile(f"{document}.pdf", paper, "application/pdf"))


def attach_photo(lab: Lab, item: int, draft: UUID, photo: Photo) -> Photo:
    """Attach a photograph that was kept with the draft to its item, unless it is attached already."""
    there = items.view(lab, item)
    if there and any(one.sha256 == photo.sha256 for one in there.photographs):
        return photo
    kept = photographs.kept_with(lab, draft, photo)
    assert kept is not None
    files.attach(lab, "photograph", "item", item, NewFile(photo.name, kept.content, photo.media_type))
    return photo


def with_checkpoint(facts: ReceiptFacts, anchor: Anchor | None) -> ReceiptFacts:
    """The facts with the newest checkpoint of the ledger."""
    from dataclasses import replace

    return replace(facts, checkpoint=anchor.short()) if anchor else facts


def label_fields(
    accepted: Accepted, settled: Settled, delivery: Delivery, words: Words, laboratory: str
) -> dict[str, dict[str, str]]:
    """What stands on each label, by its code."""
    agency = words.agency(delivery.facts.agency)
    shared = {
        "agency": agency.code if agency else "",
        "reference": delivery.facts.agency_reference,
        "date": f"{settled.settled_at.astimezone():%Y-%m-%d}",
        "laboratory": laboratory,
    }
    fields: dict[str, dict[str, str]] = {}
    for taken in accepted.items:
        if taken.code:
            package = delivery.packages[taken.line - 1]
            fields[taken.code] = {**shared, "code": taken.code, "number": taken.number, **_own(package, words)}
    return fields


def _own(package: Package, words: Words) -> dict[str, str]:
    flags = [(package.biological, "BIO"), (package.controlled, "CTRL")]
    return {
        "description": package.description,
        "type": words.word("item_type", package.item_type),
        "seal": ", ".join(seal.number for seal in package.seals if seal.number),
        "warning": " ".join(sign for on, sign in flags if on),
    }


def receipt_facts(lab: Lab, accepted: Accepted, settled: Settled, delivery: Delivery, words: Words) -> ReceiptFacts:
    """Everything that stands on the receipt, in the words of the reader's language."""
    facts = delivery.facts
    agency, officer = words.agency(facts.agency), words.officer(facts.officer)
    incident = delivery.intake("").incident_date
    return ReceiptFacts(
        laboratory=lab.laboratory.name,
        document=accepted.document,
        case_number=accepted.case_number,
        agency=agency.name if agency else "",
        officer=named(officer) if officer else "",
        agency_reference=facts.agency_reference,
        offence=words.word("offence", facts.offence),
        district=words.word("district", facts.district),
        incident_date=incident,
        persons=[_person(person, words) for person in facts.persons],
        lines=[_line(place, package, accepted, words) for place, package in enumerate(delivery.packages, 1)],
        discrepancies=[_discrepancy(one, words) for one in accepted.discrepancies],
        requests=[_asked(one, accepted, words) for one in accepted.requests],
        handed_over_by=settled.handed_over_by,
        identity_document=settled.identity_document,
        signature=delivery.hands.picture,
        received_by=settled.received_by,
        at=settled.settled_at,
        note=delivery.intake("").note or "",
        demonstration=lab.laboratory.demonstration,
    )


def _line(place: int, package: Package, accepted: Accepted, words: Words) -> ReceiptLine:
    taken = next((one for one in accepted.items if one.line == place), None)
    unit, here = words.unit(package.unit), package.is_here
    return ReceiptLine(
        line=place,
        number=taken.number if taken else None,
        what=words.word("item_type", package.item_type),
        description=package.description,
        outcome=package.outcome,
        packaging=words.word("packaging", package.packaging) if here else "",
        seal="; ".join(_seal(seal, words) for seal in package.seals) if here else "",
        condition=_condition(package, words) if here else "",
        declared=words.amount(package.declared, unit),
        observed=words.amount(package.observed, unit) if here else "",
        remark=_refusal(package, words) if package.outcome == "refuse" else "",
    )


def _seal(seal: Any, words: Words) -> str:
    parts = (seal.number, words.word("seal_type", seal.seal_type), words.word("seal_state", seal.state), seal.initials)
    return ", ".join(part for part in parts if part)


def _refusal(package: Package, words: Words) -> str:
    about: Mapping[str, Any] = words.about("refusal_reason", package.refusal)
    remedy = about.get("remedy_es" if words.language.startswith("es") else "remedy") or ""
    return f"{words.word('refusal_reason', package.refusal)}. {remedy}".strip()


def _person(person: PersonTyped, words: Words) -> str:
    more = ", ".join(part for part in (words.word("sex", person.sex), person.birth_date) if part)
    return f"{words.word('person_role', person.role)}: {person.name}" + (f" ({more})" if more else "")


def _condition(package: Package, words: Words) -> str:
    parts = (words.word("condition", package.condition), package.condition_note)
    return " · ".join(part for part in parts if part)


def _in_words(said: str | None, words: Words) -> str:
    """What the record says with codes, such as `A-1: broken` or `9 piece`, in the reader's words."""
    before, _, last = (said or "").rpartition(" ")
    for of in ("seal_state", "condition"):
        if words.word(of, last) != last:
            last = words.word(of, last)
    return f"{before} {words.unit(last)}".strip()


def _asked(one: AskedRequest, accepted: Accepted, words: Words) -> str:
    numbers = [taken.number for taken in accepted.items if taken.line in one.lines]
    return f"{words.word('examination', one.examination)}: {', '.join(numbers)}"


def _discrepancy(one: RaisedDiscrepancy, words: Words) -> str:
    said = " → ".join(_in_words(part, words) for part in (one.declared, one.observed) if part)
    parts = (one.item, words.word("discrepancy_kind", one.kind), said)
    return ": ".join(part for part in parts if part)
