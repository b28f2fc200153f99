"""The form of an entry is fixed for ever: what was hashed in one release must be checkable in all later ones."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lims_desktop.ledger import Anchor, Entry, microseconds
from lims_desktop.sentences import LANGUAGES, sentences
from lims_desktop.verify.verdict import MOST, Findings

ENTRY = Entry(
    id=7,
    stream="item/12",
    number=3,
    kind="STORE",
    actor="tech.tom",
    second=None,
    station="Counter 1",
    act=UUID("6f1c5a36-0000-4000-8000-000000000001"),
    at=datetime(2026, 11, 22, 9, 4, 38, 123456, tzinfo=UTC),
    reason="señal",
    body='{"item": 12}',
    previous=bytes(range(32)),
    hash=bytes(32),
)
VERIFY = Path(__file__).parents[2] / "lims_desktop" / "verify"


def test_the_form_of_an_entry_never_changes() -> None:
    assert ENTRY.digest().hex() == "ca5a7fbf119c731ebb525ae233952d72509c90804a123d5ab3b33d3e6e55088b"


def test_every_field_counts() -> None:
    others: dict[str, Any] = {
        "id": 8, "stream": "item/1", "number": 4, "kind": "STOR", "actor": "tech.tim", "second": "", "station": None,
        "act": None, "at": ENTRY.at + timedelta(microseconds=1), "reason": "senal", "body": '{"item": 13}',
        "previous": bytes(32),
    }  # fmt: skip
    digests = {replace(ENTRY, **{name: value}).digest() for name, value in others.items()}
    assert len(digests | {ENTRY.digest()}) == len(others) + 1


@given(st.tuples(*[st.text("ab", max_size=3)] * 3), st.tuples(*[st.text("ab", max_size=3)] * 3))
def test_text_cannot_slip_from_one_field_into_the_next(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    records = [replace(ENTRY, stream=a, kind=b, body=c).record() for a, b, c in (one, other)]
    assert (records[0] == records[1]) == (one == other)


moments = st.datetimes(datetime(1990, 1, 1), datetime(2190, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(moments, st.integers(-12, 12))
def test_a_moment_counts_the_same_in_every_time_zone(moment: datetime, hours: int) -> None:
    elsewhere = moment.astimezone(timezone(timedelta(hours=hours)))
    assert microseconds(elsewhere) == microseconds(moment)
    assert datetime(2000, 1, 1, tzinfo=UTC) + timedelta(microseconds=microseconds(moment)) == moment


@given(st.integers(1, 1 << 50), st.binary(min_size=32, max_size=32), moments)
def test_an_anchor_survives_paper(size: int, root: bytes, at: datetime) -> None:
    anchor = Anchor(size, root, at)
    assert Anchor.from_line(anchor.line()) == anchor


def found_codes() -> set[str]:
    return {code for path in VERIFY.glob("*.py") for code in re.findall(r'"(verify\.[a-z_]+)"', path.read_text())}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_has_a_sentence(language: str) -> None:
    assert len(found_codes()) > 25
    assert found_codes() <= sentences(language).keys()


def test_of_many_findings_the_first_thousand_are_kept_and_all_are_counted() -> None:
    findings = Findings()
    for number in range(MOST + 5, 0, -1):
        findings.add("verify.changed", number)
    assert (len(findings.kept), findings.count) == (MOST, MOST + 5)
    entries = [finding.entry for finding in findings.in_order()]
    assert entries == list(range(6, MOST + 6))
