"""Certificates: every weight as it was sent, the differences, all signatures; the same facts give the same bytes."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from lims_desktop import certificate
from lims_desktop.certificate import Setting
from lims_desktop.demonstration import scrawl
from lims_desktop.disposition import Consent, Disposition, Line
from lims_desktop.documents import DocumentHead
from lims_desktop.rollcall import Officer, Parcel, Rollcall

AT = datetime(2026, 11, 25, 10, 30, tzinfo=UTC)
HEAD = DocumentHead(
    1_000_000_007, "D000000001007", "destruction_certificate", "rollcall/1", AT, "Tom Evidence", 900, "ab" * 32
)
PICTURES = {name: scrawl.signature(name) for name in ("Maria Cruz", "Peter Usher", "Tom Evidence")}
LONG = "A very long description of what lies in the bag, " * 6


def parcel(number: int, **changes: object) -> Parcel:
    said: dict[str, object] = {
        "item": number,
        "number": f"LAB-2026-00001-{number:02}",
        "description": "White powder",
        "item_type": "powder",
        "case_number": "LAB-2026-00001",
        "position": number,
        "state": "CROSSED",
        "recorded": "120.5 g",
        "expected": Decimal("120.5"),
        "unit": "g",
        "tolerance": Decimal("1.205"),
        "reading": Decimal("0.12042"),
        "reading_unit": "kg",
        "weight": Decimal("120.42"),
        "raw": "53",
        "device": "Balance",
        "device_identity": "B-123",
        "seal": "intact",
        "seal_number": "S-77",
        "called_at": AT,
        "crossed_by": "Tom Evidence",
    }
    return Parcel(**{**said, **changes})  # type: ignore[arg-type]


def roll(*parcels: Parcel) -> Rollcall:
    officers = [
        Officer(1, "magistrate", "Hon. Maria Cruz", "Magistrate", "ID-1", "Maria Cruz", None, AT, AT),
        Officer(2, "magistrate", "Hon. Juan Requena", "Magistrate", "ID-3", "Maria Cruz", "Maria Cruz", AT, None),
        Officer(3, "justice", "Peter Usher", "Justice of the Peace", "ID-2", "Peter Usher", "Peter Usher", AT, None),
    ]
    return Rollcall(
        1,
        1,
        "DSP-2026-0001",
        "cd" * 32,
        "EXECUTED",
        "Magistrate's Court",
        date(2026, 11, 25),
        "ORD-7/26",
        "SIGNED",
        "Incinerator",
        "Tom Evidence",
        1,
        "Tina Evidence",
        AT,
        None,
        None,
        "Tom Evidence",
        AT,
        "Vault",
        AT,
        officers=officers,
        parcels=list(parcels),
    )


def setting(language: str = "en") -> Setting:
    return Setting("Laboratory of the tests", HEAD, language, True, {("seal_state", "intact"): "Intact"}, PICTURES)


def disposition(*lines: Line) -> Disposition:
    consents = [
        Consent(1, "court", "Magistrate's Court", "ORD-6/26", date(2026, 1, 2), None, "Tom", AT, "Tom", "stayed"),
        Consent(2, "court", "Magistrate's Court", "ORD-7/26", date(2026, 1, 3), None, "Tom"),
    ]
    return Disposition(
        1,
        "DSP-2026-0001",
        "Drugs",
        "RECONCILED",
        "Tom Evidence",
        1,
        AT,
        "Mona Manager",
        AT,
        "cd" * 32,
        "cd" * 32,
        "Vault",
        4,
        "Tina Evidence",
        AT,
        None,
        [],
        len(lines) + 2,
        AT,
        list(lines),
        consents,
    )


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_destruction_is_certified_with_every_weight_and_signature(language: str) -> None:
    said = roll(parcel(1), parcel(2, description=LONG), parcel(3, state="SET_ASIDE", setting_aside_reason="short"))
    drawn = certificate.destruction(said, setting(language))
    assert drawn.startswith(b"%PDF")
    assert drawn == certificate.destruction(said, setting(language))
    assert len(re.findall(rb"/Subtype /Image", drawn)) >= 2
    assert drawn != certificate.destruction(roll(parcel(1)), setting(language))


def test_a_count_has_no_weight_to_compare_with() -> None:
    tablets = parcel(1, recorded="40 piece", expected=None, unit=None, tolerance=None, weight=Decimal("120.42"))
    assert tablets.difference is None
    assert certificate.destruction(roll(tablets), setting()).startswith(b"%PDF")


def test_a_hundred_parcels_go_over_several_pages() -> None:
    drawn = certificate.destruction(roll(*[parcel(number) for number in range(1, 101)]), setting())
    assert len(re.findall(rb"/Type /Page\b", drawn)) > 3


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_disposition_is_certified_with_its_consents_and_what_was_removed(language: str) -> None:
    ended = Line(
        1,
        "LAB-2026-00001-01",
        LONG,
        "powder",
        method="incineration",
        early=True,
        state="EXECUTED",
        executed_at=AT,
        executed_by="Tom",
        executed_where="Incinerator",
        witness="Tina",
        second_witness="Ana",
        quantity="120.5",
        unit="g",
    )
    removed = Line(2, "LAB-2026-00001-02", "Bag", "powder", state="REMOVED", removing_reason="held by the DPP")
    drawn = certificate.disposition(disposition(ended, removed), setting(language))
    assert drawn.startswith(b"%PDF")
    assert certificate.disposition(disposition(), setting(language)).startswith(b"%PDF")
