"""Several people move items about at random; the laboratory agrees with a dictionary about where everything is."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from lims_desktop import custody, items
from lims_desktop.errors import Refused
from lims_desktop.lab import Lab
from tests.database import PASSWORD, Database, LabOf
from tests.laboratory import one_item, place

PEOPLE = ("tech.tom", "tech.tina", "ana.lyst")
PLACES = ("Shelf 1", "Vault", "Fridge")
WHO = st.sampled_from(PEOPLE)
WHERE = st.sampled_from(PLACES)
WHICH = st.integers(0, 2)


class Hands(RuleBasedStateMachine):
    """The model says of each item who has it, or in which place it is."""

    labs: ClassVar[dict[str, Lab]] = {}

    @initialize()
    def begin(self) -> None:
        self.items = [one_item(self.labs["tech.tom"]) for _ in range(3)]
        self.model: dict[int, str] = dict.fromkeys(self.items, "tech.tom")
        self.events = dict.fromkeys(self.items, 2)

    def moved(self, item: int, to: str) -> None:
        self.model[item] = to
        self.events[item] += 1

    @rule(who=WHO, which=WHICH, where=WHERE)
    def store(self, who: str, which: int, where: str) -> None:
        item = self.items[which]
        with Expected(self.model[item] == who) as allowed:
            self.witnessed("store", who, item, where)
        if allowed:
            self.moved(item, where)

    @rule(who=WHO, which=WHICH, where=WHERE)
    def retrieve(self, who: str, which: int, where: str) -> None:
        item = self.items[which]
        with Expected(self.model[item] == where) as allowed:
            self.witnessed("retrieve", who, item, where)
        if allowed:
            self.moved(item, who)

    def witnessed(self, name: str, who: str, item: int, where: str) -> None:
        act = uuid4()
        if where == "Vault":
            with self.labs[who].second("mona.manager", PASSWORD) as mona:
                custody.witness(mona, act, name, [item], place(self.labs[who], where))
        getattr(custody, name)(self.labs[who], [item], place(self.labs[who], where), act=act)

    @rule(giver=WHO, taker=WHO, which=WHICH)
    def hand_over(self, giver: str, taker: str, which: int) -> None:
        item = self.items[which]
        with Expected(self.model[item] == giver != taker) as allowed:
            offer = custody.offer(self.labs[giver], [item], self.labs[taker].me.person)
            with self.labs[giver].second(taker, PASSWORD) as second:
                custody.accept(second, offer.offer, offer.digest)
        if allowed:
            self.moved(item, taker)

    @rule(who=WHO, which=WHICH)
    def correct(self, who: str, which: int) -> None:
        custody.correct(self.labs[who], self.items[which], 1, "It was a minute later", reason="clock")
        self.events[self.items[which]] += 1

    @invariant()
    def everything_is_where_the_model_says(self) -> None:
        for item, where in getattr(self, "model", {}).items():
            view = items.view(self.labs["tech.tom"], item)
            assert view is not None
            assert view.where == (
                self.labs[where].me.name if where in self.labs else f"Headquarters › Evidence room › {where}"
            )
            assert [event.seq for event in view.custody] == list(range(self.events[item], 0, -1))


class Expected:
    """The act inside is allowed, or is refused; anything else fails."""

    def __init__(self, allowed: bool) -> None:
        self.allowed = allowed

    def __enter__(self) -> bool:
        return self.allowed

    def __exit__(self, kind: object, problem: BaseException | None, trace: object) -> bool:
        if self.allowed:
            return False
        assert isinstance(problem, Refused), "a forbidden act was done"
        return True


@pytest.mark.timeout(600)
def test_the_laboratory_agrees_with_a_dictionary(lab_of: LabOf, database: Database) -> None:
    labs = {login: lab_of(login) for login in PEOPLE}
    run_state_machine_as_test(
        type("Here", (Hands,), {"labs": labs}),
        settings=settings(
            max_examples=8, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
    gaps = database.superuser("select count(*) from lab.custody c where c.seq > 1 and c.from_place is null")
    assert gaps == [(0,)]
