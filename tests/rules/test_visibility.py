"""Who sees what: agencies their own, staff all that is not restricted (domain.md section 12), also through search."""

from __future__ import annotations

import pytest

from lims_desktop import cases, custody, customers, search
from lims_desktop.errors import Refused
from lims_desktop.intake import Accepted, PersonNamed
from lims_desktop.lab import Lab
from tests.database import LabOf, Psql
from tests.laboratory import agency, label, take_in

Two = tuple[Accepted, Accepted]


@pytest.fixture
def two_cases(lab_of: LabOf) -> Two:
    """A case of POL and one of OTH, both about somebody called Zacharias."""
    tom = lab_of("tech.tom")
    person = (PersonNamed("victim", "Zacharias Quill"),)
    ours = take_in(tom, persons=person)
    theirs = take_in(tom, persons=person, agency=agency(tom, "OTH"), agency_reference="X-1")
    return ours, theirs


def found(lab: Lab, text: str) -> set[str]:
    return {one.number for one in search.find(lab, text)}


def test_an_agency_sees_its_own_and_nothing_of_others(lab_of: LabOf, two_cases: Two, psql: Psql) -> None:
    ours, theirs = two_cases
    client = lab_of("client.pol")
    assert [one.number for one in customers.cases(client, filters={"words": "zacharias"})] == [ours.case_number]
    assert customers.cases(client, filters={"words": theirs.case_number}) == []
    for ask, theirs_of_it in ((customers.case, theirs.case), (customers.custody, theirs.items[0].id)):
        with pytest.raises(Refused, match=r"(case|item)\.unknown"):
            ask(client, theirs_of_it)
    for table in ("case_file", "case_person", "submission", "item", "custody", "whereabouts", "seal", "label"):
        assert psql("client.pol", f"select * from lab.{table}").state == "42501", table


def test_a_referred_case_is_seen_by_the_prosecutor(lab_of: LabOf, two_cases: Two) -> None:
    ours, _ = two_cases
    prosecutor = lab_of("client.dpp")
    assert customers.cases(prosecutor) == []
    cases.refer(lab_of("mona.manager"), ours.case, agency(prosecutor, "DPP"))
    assert [one.number for one in customers.cases(prosecutor)] == [ours.case_number]
    assert customers.case(prosecutor, ours.case).items


def test_what_is_internal_stays_internal(lab_of: LabOf, two_cases: Two, psql: Psql) -> None:
    inside = ("hold", "discrepancy", "case_referral", "offer", "dispatch", "case_access", "vouch", "act", "session")
    for table in (*inside, "policy"):
        assert getattr(psql("client.pol", f"select * from lab.{table}"), "state", None) == "42501", table
    assert psql("client.pol", "select * from ledger.entry").state == "42501"
    assert psql("client.pol", "select lims.history('item/1')").state == "42501"


def test_a_restricted_case_is_for_those_admitted(lab_of: LabOf, two_cases: Two) -> None:
    ours, _ = two_cases
    ana, ben, mona = lab_of("ana.lyst"), lab_of("ben.lyst"), lab_of("mona.manager")
    cases.restrict(mona, ours.case, True, [ana.me.person], reason="An officer is a suspect")
    assert cases.view(ana, ours.case) is not None
    assert cases.view(mona, ours.case) is not None
    for blind in (ben, lab_of("tech.tom")):
        assert cases.view(blind, ours.case) is None
        assert ours.case_number not in found(blind, "Zacharias")
        assert found(blind, label(ours)) == set()
    with pytest.raises(Exception, match=r"item\.unknown"):
        custody.correct(ben, ours.items[0].id, 1, "I know", reason="guess")


def test_history_is_told_only_to_those_who_see_the_item(lab_of: LabOf, two_cases: Two, psql: Psql) -> None:
    ours, _ = two_cases
    cases.restrict(lab_of("mona.manager"), ours.case, True, reason="secret")
    assert psql("ben.lyst", f"select lims.history('item/{ours.items[0].id}')").message == "ledger.no_such_stream"
    assert psql("ben.lyst", "select lims.history('person/1')").message == "ledger.no_such_stream"
    assert psql("ben.lyst", "select lims.history('')").message == "ledger.no_such_stream"


@pytest.mark.parametrize(
    "text",
    [
        "'; drop table lab.item; --",
        "\x1b[31m^XA^FDx^FS^XZ",
        "\u202ereversed",
        "%" * 500,
        "a" * 10_000,
        "&|!():*<->",
        "\\",
        "💉 漢字",
        "@99",
    ],
)
def test_hostile_words_find_nothing_and_break_nothing(lab_of: LabOf, two_cases: Two, text: str) -> None:
    assert isinstance(search.find(lab_of("tech.tom"), text), list)
    assert customers.cases(lab_of("client.pol"), filters={"words": text}) == []


def test_words_are_found_by_their_beginning_without_accents(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    accepted = take_in(tom, persons=(PersonNamed("victim", "Íñigo Peñaranda"),))
    for words in ("inigo", "PEÑA", "penaranda inigo", "CR-1/26", accepted.case_number[:8].lower()):
        assert accepted.case_number in found(tom, words), words


def test_words_in_a_text_do_not_pretend_to_be_another_agency(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    other = agency(tom, "OTH")
    take_in(tom, persons=(PersonNamed("victim", f"Zacharias @{other}"),), note=f"@{other}")
    assert customers.cases(lab_of("client.other"), filters={"words": "Zacharias"}) == []
