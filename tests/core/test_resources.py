"""The shipped lists and kits and the demonstration laboratory: everything refers to something that is there."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from decimal import Decimal
from itertools import chain

import pytest

from lims_desktop.demonstration.invention import LOCAL, InventedCase, invent
from lims_desktop.demonstration.material import Spot, material
from lims_desktop.demonstration.scrawl import HEIGHT, WIDTH, signature
from lims_desktop.shipped import RESOURCES, WordList, kits, word_lists

DUTIES = {
    "evidence_technician",
    "analyst",
    "technical_reviewer",
    "administrative_reviewer",
    "laboratory_manager",
    "quality_manager",
    "scenes_of_crime_officer",
    "medical_examiner",
    "agency_client",
    "auditor",
    "administrator",
}
UNTIL = datetime(2026, 11, 20, 18, tzinfo=UTC)
REFERRING = {
    ("item_type", "discipline"): "discipline",
    ("item_type", "unit"): "unit",
    ("examination", "discipline"): "discipline",
}


@pytest.fixture(scope="module")
def cases() -> list[InventedCase]:
    return invent(material(), 300, UNTIL, seed=7).come


def every_list() -> list[WordList]:
    return [*word_lists().values(), material().districts]


@pytest.mark.parametrize("words", every_list(), ids=lambda words: words.code)
def test_every_term_has_its_own_code_and_both_names(words: WordList) -> None:
    assert len(words.codes) == len(words.words)
    assert words.words or words.code == "district"  # every country has its own
    for word in words.words:
        assert word.name.strip() == word.name != ""
        assert word.name_es.strip() == word.name_es != ""


@pytest.mark.parametrize("words", every_list(), ids=lambda words: words.code)
def test_no_two_terms_of_a_list_read_the_same(words: WordList) -> None:
    for names in ([word.name for word in words.words], [word.name_es for word in words.words]):
        assert [name for name, times in Counter(names).items() if times > 1] == []


@pytest.mark.parametrize(("list_", "field", "other"), [(*key, other) for key, other in REFERRING.items()])
def test_a_term_that_names_another_list_names_a_term_of_it(list_: str, field: str, other: str) -> None:
    assert {word.extra[field] for word in word_lists()[list_].words} <= word_lists()[other].codes


def test_an_offence_has_an_iccs_code_unless_it_is_no_crime() -> None:
    codes = {word.code: word.extra["iccs"] for word in word_lists()["offence"].words}
    assert all(re.fullmatch(r"(0[1-9]|1[01])(\d{2,4})?", code) for code in codes.values() if code)
    without = {code for code, iccs in codes.items() if not iccs}
    assert without == {"sudden-death", "suspected-suicide", "drowning", "unidentified-remains", "missing-person"}


def test_units_convert_to_their_base_unit() -> None:
    units = {word.code: word.extra for word in word_lists()["unit"].words}
    assert Decimal(units["kg"]["factor"]) * 1000 == Decimal(units["mg"]["factor"]) * 1_000_000_000
    assert {unit["dimension"] for unit in units.values()} == {"count", "mass", "volume"}


def test_an_item_type_is_measured_in_a_unit_of_its_kind() -> None:
    dimension = {"count": "count", "gross_weight": "mass", "volume": "volume"}
    units = {word.code: word.extra["dimension"] for word in word_lists()["unit"].words}
    for word in word_lists()["item_type"].words:
        assert units[word.extra["unit"]] == dimension[word.extra["measure"]], word.code


def test_the_label_of_an_item_type_has_a_design() -> None:
    designs = {path.stem for path in (RESOURCES / "labels").glob("*.toml")}
    assert {word.extra["label"] for word in word_lists()["item_type"].words} <= designs


@pytest.mark.parametrize("code", kits())
def test_a_kit_is_made_of_known_things(code: str) -> None:
    kit, lists = kits()[code], word_lists()
    assert set(kit.requests) <= lists["examination"].codes
    for item in (*kit.items, *([kit.parent] if kit.parent else [])):
        assert item.type in lists["item_type"].codes
        assert item.packaging in lists["packaging"].codes
        assert item.seal_type in lists["seal_type"].codes
        assert item.role in lists["evidence_role"].codes
        assert item.name_es
        assert item.unit is None or item.unit in lists["unit"].codes
        assert item.quantity is None or item.quantity > 0


# The demonstration laboratory ----------------------------------------------------------------------------------------


def test_the_service_has_three_arms_and_eleven_offices_in_every_district() -> None:
    offices = material().offices
    assert len(offices) == 11
    assert {office.arm for office in offices} == {"scenes", "medical", "laboratory"}
    assert {office.district for office in offices} == material().districts.codes


def test_all_duties_are_held_by_somebody_and_the_busy_ones_by_two() -> None:
    held = Counter(chain.from_iterable(person.duties for person in material().people))
    assert set(held) == DUTIES
    assert min(held[d] for d in ("evidence_technician", "laboratory_manager", "administrator", "medical_examiner")) >= 2


def test_administrators_and_customers_have_no_second_duty() -> None:
    for person in material().people:
        if {"administrator", "agency_client"} & set(person.duties):
            assert len(person.duties) == 1
        assert ("agency_client" in person.duties) == (person.agency is not None) == (person.office is None)


def test_every_section_of_the_laboratory_has_an_analyst() -> None:
    at_the_bench = {person.discipline for person in material().with_duty("analyst")}
    assert {"chemistry", "toxicology", "serology", "dna", "firearms", "ibis", "documents", "histology"} <= at_the_bench
    assert {p.discipline for p in material().people if p.discipline} <= word_lists()["discipline"].codes


def test_a_login_is_a_name_that_postgresql_takes_unquoted() -> None:
    for person in material().people:
        assert re.fullmatch(r"[a-z]+\.[a-z]+", person.login)
        assert 2 <= len(person.initials) <= 4


def test_the_one_published_password_is_long_enough() -> None:
    assert material().password == "evidence-2026-demo"


def test_an_agency_reference_fits_its_own_pattern() -> None:
    for agency in material().agencies:
        reference = agency.reference.format(n=37, yyyy=2026, yy="26")
        assert re.fullmatch(agency.pattern, reference), agency.code
        assert len({officer.number for officer in agency.officers}) == len(agency.officers) > 0


def chain_up(spot: Spot) -> Iterator[Spot]:
    by_code = {spot.code: spot for spot in material().spots}
    while spot.parent is not None:
        spot = by_code[spot.parent]
        yield spot


def test_a_place_is_inside_a_larger_one() -> None:
    order = ["site", "room", "unit", "shelf", "bin"]
    for spot in material().spots:
        levels = [order.index(above.level) for above in (spot, *chain_up(spot))]
        assert levels == sorted(levels, reverse=True)
        assert len(set(levels)) == len(levels)
        assert levels[-1] == 0


def test_only_a_lowest_place_has_a_capacity() -> None:
    lowest = {spot.code for spot in material().lowest()}
    assert {spot.code for spot in material().spots if spot.capacity} == lowest


def test_names_are_told_apart_within_a_place() -> None:
    assert max(Counter((spot.parent, spot.name) for spot in material().spots).values()) == 1


def test_every_kind_of_item_can_be_stored_somewhere() -> None:
    """As the database will see it: accepted, biological in the cold, controlled with a witness."""
    for word in word_lists()["item_type"].words:
        fitting = [spot for spot in material().lowest() if fits(spot, word.code, word.extra)]
        assert fitting, word.code


def fits(spot: Spot, item_type: str, extra: object) -> bool:
    assert isinstance(extra, dict) or hasattr(extra, "get")
    cold = spot.temperature is not None and spot.temperature[1] <= 8
    return (
        (spot.accepts is None or item_type in spot.accepts)
        and (cold or not extra.get("biological"))
        and (spot.storage_class == "CONTROLLED" or not extra.get("controlled"))
    )


def test_a_wording_uses_only_words_that_exist() -> None:
    known = {*material().names.words, "town"}
    for scenario in material().scenarios:
        texts = (*scenario.notes, *chain.from_iterable(item.text for item in scenario.items))
        assert set(re.findall(r"\{(\w+)\}", " ".join(texts))) <= known, scenario.code


# The invented cases ---------------------------------------------------------------------------------------------------


def test_the_same_seed_tells_the_same_story(cases: list[InventedCase]) -> None:
    again = invent(material(), 300, UNTIL, seed=7).come
    other = invent(material(), 300, UNTIL, seed=8).come
    assert [asdict(case) for case in again[:40]] == [asdict(case) for case in cases[:40]]
    assert [case.note for case in other] != [case.note for case in cases]


def test_cases_come_in_order_within_office_hours_of_three_years(cases: list[InventedCase]) -> None:
    moments = [case.received for case in cases]
    assert moments == sorted(moments)
    assert {moment.year for moment in moments} == {2023, 2024, 2025, 2026}
    assert all(moment.weekday() < 5 and 8 <= moment.astimezone(LOCAL).hour < 17 for moment in moments)
    assert moments[-1] < UNTIL


def test_about_four_items_a_case_and_no_reference_twice(cases: list[InventedCase]) -> None:
    assert 1000 <= sum(len(case.items) for case in cases) <= 1500
    assert len({(case.agency.code, case.reference) for case in cases}) == 300
    assert {case.scenario.code for case in cases} == {scenario.code for scenario in material().scenarios}


def test_every_case_brings_something_and_a_few_items_are_odd(cases: list[InventedCase]) -> None:
    items = list(chain.from_iterable(case.items for case in cases))
    assert all(any(item.presented for item in case.items) for case in cases)
    odd = [i for i in items if i.refusal or not i.presented or not i.listed or i.observed != i.declared]
    assert 0.02 < len(odd) / len(items) < 0.12
    assert all(item.observed > 0 for item in items)


def test_descriptions_are_finished_sentences_of_words(cases: list[InventedCase]) -> None:
    for text in chain.from_iterable((case.note, *(item.description for item in case.items)) for case in cases):
        assert not set("{}@") & set(text)
        assert "#" not in text
        assert text[0].isupper() or text[0].isdigit()


def test_numbered_seals_are_numbered_once(cases: list[InventedCase]) -> None:
    numbers = [item.seal_number for case in cases for item in case.items if item.seal_number]
    assert len(set(numbers)) == len(numbers) > 300


def test_what_is_inside_a_kit_names_a_container_of_its_case(cases: list[InventedCase]) -> None:
    for case in cases:
        assert {item.inside for item in case.items if item.inside} <= {item.key for item in case.items if item.key}


def test_everybody_signs_in_their_own_way_and_always_the_same() -> None:
    carla, winston = signature("Carla Staine"), signature("Winston Pech")
    assert signature("Carla Staine") == carla != winston
    body = carla[carla.index(b"IDAT") + 4 : carla.index(b"IEND") - 8]
    rows = zlib.decompress(body)
    assert len(rows) == HEIGHT * (WIDTH + 1)
    assert 0.005 < sum(grey < 128 for grey in rows if grey) / len(rows) < 0.2
