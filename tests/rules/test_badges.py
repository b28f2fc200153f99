"""Badges: issued by an administrator, replaced with a reason; what was struck through still says whose it was."""

from __future__ import annotations

import pytest

from lims_desktop import custody, labels, people
from lims_desktop.codes import Kind, read_code
from lims_desktop.errors import NeedsReason, Refused
from tests.database import LabOf, Newcomer, Psql
from tests.laboratory import take_in


def test_a_badge_says_who(lab_of: LabOf, newcomer: Newcomer) -> None:
    ada, tom, person = lab_of("admin.ada"), lab_of("tech.tom"), newcomer("analyst")
    badge = labels.badge(ada, person.person)
    assert read_code(badge.code).kind is Kind.BADGE
    assert badge.receipts
    scanned = custody.scanned(tom, badge.code)
    assert scanned.person.id == person.person
    assert [one.code for one in labels.badges(ada) if one.person == person.person] == [badge.code]


def test_another_badge_needs_a_reason_and_strikes_the_first_through(lab_of: LabOf, newcomer: Newcomer) -> None:
    ada, tom, person = lab_of("admin.ada"), lab_of("tech.tom"), newcomer("analyst")
    first = labels.badge(ada, person.person)
    with pytest.raises(NeedsReason):
        labels.badge(ada, person.person)
    second = labels.badge(ada, person.person, reason="lost on the bus")
    assert first.code != second.code
    assert custody.scanned(tom, first.code).superseded
    assert [one.code for one in labels.badges(ada) if one.person == person.person] == [second.code]


def test_nobody_gets_a_badge_after_they_left(lab_of: LabOf, newcomer: Newcomer) -> None:
    ada, person = lab_of("admin.ada"), newcomer("analyst")
    people.disable(ada, person.person, "left")
    with pytest.raises(Refused, match=r"people\.not_active"):
        labels.badge(ada, person.person)


def test_a_badge_is_printed_and_proved_by_the_administrator_who_knows_no_label_of_an_item(
    lab_of: LabOf, newcomer: Newcomer
) -> None:
    ada, tom, person = lab_of("admin.ada"), lab_of("tech.tom"), newcomer("analyst")
    badge = labels.badge(ada, person.person)
    labels.printed(ada, badge.code, "sent", "Office printer")
    assert labels.verify(ada, badge.code).state == "verified"
    code = take_in(tom).items[0].code
    assert code is not None
    with pytest.raises(Refused, match=r"label\.unknown"):
        labels.printed(ada, code, "sent", "p")
    with pytest.raises(Refused, match=r"label\.unknown"):
        labels.verify(ada, code)


@pytest.mark.parametrize("login", ["tech.tom", "mona.manager", "client.pol"])
def test_only_administrators_issue_badges(psql: Psql, login: str) -> None:
    refused = psql(login, "select lims.badge_issue(gen_random_uuid(), 1)")
    assert refused.state == "42501"
