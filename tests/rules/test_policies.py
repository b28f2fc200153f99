"""Policies are changed by those who answer for them, with a reason, and stay what they are."""

from __future__ import annotations

from typing import Any

import pytest

from lims_desktop import policies
from lims_desktop.errors import Conflict, NeedsReason, Refused
from lims_desktop.shipped import policy_words
from tests.database import EVERYONE, Database, LabOf, Psql


@pytest.fixture(scope="module")
def database(unchanged: Database) -> Database:
    """One laboratory for all of them: what is tried here is refused, or stands by itself."""
    return unchanged


def test_a_manager_changes_a_policy_with_a_reason(database: Database, lab_of: LabOf) -> None:
    mona = lab_of("mona.manager")
    changed = policies.change(mona, "lockout_tries", 3, "many stations")
    assert (changed.name, changed.value) == ("lockout_tries", 3)
    assert policies.Rule("lockout_tries", 3) in policies.policies(mona)
    entry = database.superuser(
        "select actor, reason from ledger.entry where stream = 'policy/lockout_tries' and kind = 'CHANGED'"
    )
    assert entry == [("mona.manager", "many stations")]


def test_a_reason_is_needed(lab_of: LabOf) -> None:
    with pytest.raises(NeedsReason):
        policies.change(lab_of("mona.manager"), "lockout_tries", 3, None)


def test_nobody_decides_over_what_changed_meanwhile(lab_of: LabOf) -> None:
    mona, quinn = lab_of("mona.manager"), lab_of("quinn.manager")
    policies.change(mona, "prelog_days", 20, "shorter", was=30)
    with pytest.raises(Conflict, match=r"policy\.changed_meanwhile"):
        policies.change(quinn, "prelog_days", 60, "longer", was=30)
    policies.change(quinn, "prelog_days", 60, "longer after all", was=20)


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("lockout_tries", "three", "policy.wrong_kind"),
        ("lockout_tries", 0, "policy.wrong_kind"),
        ("lockout_tries", -1, "policy.wrong_kind"),
        ("lockout_tries", None, "policy.wrong_kind"),
        ("supervisor_duties", [], "policy.wrong_kind"),
        ("idle_lock_minutes", 0.01, "policy.wrong_kind"),
        ("fresh_seconds", 1, "policy.wrong_kind"),
        ("laboratory_name", "Two\nlines", "policy.wrong_kind"),
        ("laboratory_name", "Lab \u202eyrotarobal", "policy.wrong_kind"),
        ("laboratory_address", "x" * 301, "policy.wrong_kind"),
        ("station_certificate", True, "policy.locks_out"),
        ("demonstration", False, "policy.fixed"),
        ("no_such", 1, "policy.unknown"),
    ],
)
def test_what_a_policy_cannot_be(lab_of: LabOf, name: str, value: Any, code: str) -> None:
    with pytest.raises(Refused, match=code):
        policies.change(lab_of("quinn.manager"), name, value, "to see")


@pytest.mark.parametrize("login", sorted(EVERYONE))
def test_nobody_else_does(psql: Psql, login: str) -> None:
    if not {"laboratory_manager", "quality_manager"} & set(EVERYONE[login][1]):
        said = psql(login, "select lims.policy_set(gen_random_uuid(), 'lockout_tries', '9', 'because')")
        assert said.state == "42501"


def test_every_policy_has_words_and_a_value_of_its_kind(lab_of: LabOf) -> None:
    values = {rule.name: rule.value for rule in policies.policies(lab_of("mona.manager"))}
    assert set(values) == set(policy_words())
    kinds = {"number": (int, float), "yes_no": (bool,), "duties": (list,)}
    for name, said in policy_words().items():
        assert isinstance(values[name], kinds.get(said.kind, (str,))), name
        assert (said.kind == "number") == bool(said.unit), name
        if said.kind == "choice":
            assert values[name] in {one.code for one in said.choices}, name
