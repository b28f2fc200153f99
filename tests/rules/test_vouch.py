"""A witness or supervisor proves themself; their word holds for one act, for its exact content, once, and not for long.

No act of the people's subject needs a witness, so these tests bring one of their own that does.
"""

from __future__ import annotations

from datetime import UTC
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from lims_desktop import wire
from lims_desktop.errors import Refused
from lims_desktop.lab import Lab
from tests.database import PASSWORD, Database, LabOf, Psql

WITNESSED = """
create function lims.witnessed(_act uuid, _items bigint[], _note text, _role text default 'witness') returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'witnessed', jsonb_build_object('items', _items, 'note', _note));
begin
    if answer is not null then return answer; end if;
    answer := jsonb_build_object('by', lims.take_vouch(_act, _role));
    perform chain.append('test/1', 'WITNESSED', '{}');
    return lims.finish_act(_act, answer);
end $$;
alter function lims.witnessed owner to lims_owner;
grant execute on function lims.witnessed to lims_staff;
"""


@pytest.fixture(autouse=True)
def _an_act_with_a_witness(database: Database) -> None:
    database.superuser(WITNESSED)


@pytest.fixture
def tom(lab_of: LabOf) -> Lab:
    return lab_of("tech.tom")


def test_a_witness_gives_their_word_for_the_act_to_come(database: Database, tom: Lab) -> None:
    act, content = uuid4(), {"items": [1, 2], "note": "ñ"}
    with tom.second("tech.tina", PASSWORD) as tina:
        tina.vouch("witnessed", "witness", act, **content)
        witness = tina.me.person
    assert tom.act(dict, "witnessed", act=act, **content)["by"] == witness
    assert database.superuser("select actor, second from ledger.entry where stream = 'test/1'") == [
        ("tech.tom", str(witness))
    ]


def test_without_a_witness_it_is_refused(tom: Lab) -> None:
    with pytest.raises(Refused, match=r"vouch\.missing"):
        tom.act(dict, "witnessed", items=[1], note="")


def test_nobody_witnesses_for_themself(tom: Lab) -> None:
    act = uuid4()
    with tom.second("tech.tom", PASSWORD) as again:
        again.vouch("witnessed", "witness", act, items=[1], note="")
    with pytest.raises(Refused, match=r"vouch\.same_person"):
        tom.act(dict, "witnessed", act=act, items=[1], note="")


@pytest.mark.parametrize("changed", [{"items": [1, 3]}, {"items": [2, 1]}, {"note": "other"}, {"items": []}])
def test_the_word_holds_for_this_content_only(tom: Lab, changed: dict[str, Any]) -> None:
    act, content = uuid4(), {"items": [1, 2], "note": "so"}
    with tom.second("tech.tina", PASSWORD) as tina:
        tina.vouch("witnessed", "witness", act, **content)
    with pytest.raises(Refused, match=r"vouch\.other_content"):
        tom.act(dict, "witnessed", act=act, **(content | changed))


def test_the_word_holds_for_this_act_only(tom: Lab) -> None:
    with tom.second("tech.tina", PASSWORD) as tina:
        tina.vouch("witnessed", "witness", uuid4(), items=[1], note="")
    with pytest.raises(Refused, match=r"vouch\.missing"):
        tom.act(dict, "witnessed", items=[1], note="")


def test_the_word_does_not_hold_for_long(database: Database, tom: Lab) -> None:
    act = uuid4()
    with tom.second("tech.tina", PASSWORD) as tina:
        tina.vouch("witnessed", "witness", act, items=[1], note="")
    database.superuser("update lab.vouch set at = at - interval '601 seconds'")
    with pytest.raises(Refused, match=r"vouch\.expired"):
        tom.act(dict, "witnessed", act=act, items=[1], note="")


def test_the_word_needs_a_password_typed_a_moment_ago(database: Database, tom: Lab, lab_of: LabOf) -> None:
    tina = lab_of("tech.tina")
    database.superuser("update lab.session set authenticated_at = now() - interval '1 hour'")
    with pytest.raises(Refused, match=r"signin\.fresh_needed"):
        tina.vouch("witnessed", "witness", uuid4(), items=[1], note="")


def test_only_a_supervisor_gives_a_supervisors_word(tom: Lab) -> None:
    act = uuid4()
    with tom.second("tech.tina", PASSWORD) as tina, pytest.raises(Refused, match=r"vouch\.not_supervisor"):
        tina.vouch("witnessed", "supervisor", act, items=[1], note="", role="supervisor")
    with tom.second("mona.manager", PASSWORD) as mona:
        mona.vouch("witnessed", "supervisor", act, items=[1], note="")
        supervisor = mona.me.person
    assert tom.act(dict, "witnessed", act=act, items=[1], note="", role="supervisor")["by"] == supervisor


def test_a_witness_is_no_supervisor(tom: Lab) -> None:
    act = uuid4()
    with tom.second("mona.manager", PASSWORD) as mona:
        mona.vouch("witnessed", "witness", act, items=[1], note="")
    with pytest.raises(Refused, match=r"vouch\.missing"):
        tom.act(dict, "witnessed", act=act, items=[1], note="", role="supervisor")


def test_there_are_two_roles_only(tom: Lab, psql: Psql) -> None:
    refusal = psql("tech.tina", "select lims.vouch(gen_random_uuid(), 'witnessed', '{}', 'friend')")
    assert refusal.message == "vouch.unknown_role"


def test_an_administrator_is_no_witness(psql: Psql) -> None:
    refusal = psql("admin.ada", "select lims.vouch(gen_random_uuid(), 'witnessed', '{}', 'witness')")
    assert refusal.state == "42501"


def test_the_wrong_password_of_a_witness_is_refused(tom: Lab) -> None:
    with pytest.raises(Refused, match=r"signin\.wrong_password"), tom.second("tech.tina", "guessed"):
        pass


def test_the_word_is_given_once_and_a_repeat_of_the_act_answers(tom: Lab) -> None:
    act, content = uuid4(), {"items": [1], "note": ""}
    with tom.second("tech.tina", PASSWORD) as tina:
        tina.vouch("witnessed", "witness", act, **content)
        tina.vouch("witnessed", "witness", act, **content)
    first = tom.act(dict, "witnessed", act=act, **content)
    assert tom.act(dict, "witnessed", act=act, **content) == first


CONTENT = st.one_of(
    st.tuples(st.just("bigint[]"), st.lists(st.integers(-(2**63), 2**63 - 1), max_size=5)),
    st.tuples(st.just("text"), st.text(st.characters(codec="utf-8", exclude_characters="\x00"))),
    st.tuples(st.just("text[]"), st.lists(st.sampled_from(["a", "ñ", "", '"', "\\"]), max_size=3)),
    st.tuples(st.just("numeric"), st.decimals(allow_nan=False, allow_infinity=False, places=4, max_value=10**12)),
    st.tuples(st.just("timestamptz"), st.datetimes(timezones=st.just(UTC))),
    st.tuples(st.just("date"), st.dates()),
    st.tuples(st.just("uuid"), st.uuids()),
    st.tuples(st.just("boolean"), st.booleans()),
    st.tuples(st.just("bytea"), st.binary(max_size=20)),
)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(content=CONTENT)
def test_the_witness_and_the_database_hash_the_same_content(tom: Lab, content: tuple[str, Any]) -> None:
    """The witness sends JSON written in Python, the act hashes JSON written by PostgreSQL: the two must be one."""
    kind, value = content
    with tom.connection() as connection:
        same = text(f"select jsonb_build_object('x', cast(:value as {kind})) = cast(:said as jsonb)")
        assert connection.scalar(same, {"value": wire.argument(value), "said": wire.dumps({"x": value})})
