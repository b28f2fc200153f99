"""The ledger in the database: what is appended, who may, what nobody may, and that no entry is ever passed over."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from random import Random
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg.rows import class_row

from lims_desktop.ledger import Entry, confirm
from lims_desktop.verify import verify
from tests.database import Database, Refusal
from tests.laboratory import one_item

Connection = psycopg.Connection[Any]

PROBE = """
create table lab.probe (id bigint primary key, owner bigint, name text, weight numeric, photo bytea, digest bytea,
    verifier text, at timestamptz, waiting interval, shout text generated always as (upper(name)) stored);
alter table lab.probe owner to lims_owner;
create trigger audit after insert or update or delete on lab.probe
    for each row execute function chain.record_row('probe', 'owner');
"""


@pytest.fixture
def ledger(database: Database) -> Iterator[Connection]:
    """The superuser, who alone may append without an act."""
    with psycopg.connect(**database.admin, autocommit=True) as connection:
        yield connection


@pytest.fixture
def probe(ledger: Connection) -> Connection:
    """A watched table with every kind of column."""
    ledger.execute(PROBE.encode())
    return ledger


def entries(connection: Connection, stream: str) -> list[Entry]:
    with connection.cursor(row_factory=class_row(Entry)) as cursor:
        return cursor.execute("select * from ledger.entry where stream = %s order by number", (stream,)).fetchall()


def append(connection: Connection, stream: str, kind: str = "NOTE", body: object = None) -> int:
    row = connection.execute(
        "select (chain.append(%s, %s, %s)).entry", (stream, kind, json.dumps(body or {}))
    ).fetchone()
    assert row
    return int(row[0])


def tick(connection: Connection) -> int | None:
    row = connection.execute("select chain.tick()").fetchone()
    assert row
    size: int | None = row[0]
    return size


# What is hashed -------------------------------------------------------------------------------------------------------

texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=60)
contexts = st.fixed_dictionaries(
    {"act": st.uuids().map(str)},
    optional={"station": texts, "reason": texts | st.none(), "second": texts | st.none(), "person": st.integers(1, 99)},
)
bodies = st.dictionaries(texts, texts | st.integers() | st.none() | st.lists(texts, max_size=3), max_size=4)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(stream=texts.filter(bool), kind=texts, context=contexts, body=bodies)
def test_python_and_sql_hash_the_same_bytes(
    ledger: Connection, stream: str, kind: str, context: dict[str, Any], body: dict[str, Any]
) -> None:
    with ledger.transaction():
        ledger.execute("select set_config('lims.context', %s, true)", (json.dumps(context),))
        append(ledger, stream, kind, body)
        entry = entries(ledger, stream)[-1]
        row = ledger.execute(
            """select chain.record(e.id, e.number, e.at, e.previous, e.stream, e.kind, e.body, e.actor, e.second,
                                   e.station, e.act, e.reason) from ledger.entry e where e.id = %s""",
            (entry.id,),
        ).fetchone()
    assert row == (entry.record(),)
    assert entry.hash == entry.digest()
    assert json.loads(entry.body) == body
    assert entry.act == UUID(context["act"])
    assert (entry.station, entry.reason, entry.second) == tuple(
        context.get(name) for name in ("station", "reason", "second")
    )


def test_entries_of_many_streams_at_once_are_as_appended_one_by_one(ledger: Connection, database: Database) -> None:
    """None, streams that are not begun, begun ones (one statement), and one that is named twice."""
    ask = "select t.stream, t.number from unnest(chain.append_each(%s::text[], 'NOTE', %s::jsonb[])) t"
    context = json.dumps({"act": str(uuid4()), "station": "Here", "reason": "Why", "second": "7"})
    begun = {"probe/10": 0, "probe/9": 0, "probe/8": 0}
    for streams in ([], [*begun], [*begun], ["probe/9", "probe/10"], ["probe/8", "probe/8"], ["probe/10"]):
        with ledger.transaction():
            ledger.execute("select set_config('lims.context', %s, true)", (context,))
            told = ledger.execute(ask, (streams, [json.dumps({"n": n}) for n in range(len(streams))])).fetchall()
        for stream, number in told:
            begun[stream] += 1
            assert number == begun[stream]
        assert [stream for stream, _number in told] == streams
    written = entries(ledger, "probe/10")
    assert [(one.kind, one.station, one.reason, one.second, one.hash == one.digest()) for one in written] == [
        ("NOTE", "Here", "Why", "7", True)
    ] * 4
    everything = ledger.execute("select stream from ledger.entry where stream ~ '^probe/' order by id").fetchall()
    assert [stream for (stream,) in everything][:6] == ["probe/10", "probe/9", "probe/8"] * 2
    while tick(ledger):
        pass
    assert verify(database.admin).sound


@pytest.mark.parametrize(
    "setting",
    ["client_encoding = 'LATIN1'", "timezone = 'America/Belize'", "datestyle = 'SQL, DMY'", "bytea_output = 'escape'"],
)
def test_no_setting_of_the_session_touches_the_hash(ledger: Connection, setting: str) -> None:
    ledger.execute(f"set {setting}".encode())
    ledger.execute("select chain.append('item/1', 'NOTE', '{\"text\": \"h\\u00e9\"}')")
    ledger.execute("reset all")
    ledger.execute("set client_encoding = 'UTF8'")
    (entry,) = entries(ledger, "item/1")
    assert entry.hash == entry.digest()
    assert json.loads(entry.body) == {"text": "hé"}


def test_each_entry_of_a_stream_follows_from_the_one_before(ledger: Connection) -> None:
    for _ in range(5):
        append(ledger, "item/1")
        append(ledger, "item/2")
    for stream in ("item/1", "item/2"):
        chain = entries(ledger, stream)
        assert [entry.number for entry in chain] == [1, 2, 3, 4, 5]
        assert chain[0].previous == bytes(32)
        for before, after in pairwise(chain):
            assert after.previous == before.hash
            assert after.at > before.at


# The clock ------------------------------------------------------------------------------------------------------------


def set_back(connection: Connection, seconds: float) -> None:
    """The same as a server clock that went back: the last entry lies in the future."""
    connection.execute("update ledger.head set at = clock_timestamp() + %s", (timedelta(seconds=seconds),))


def test_a_clock_that_jitters_still_goes_forward(ledger: Connection) -> None:
    append(ledger, "item/1")
    set_back(ledger, 1)
    before = ledger.execute("select at from ledger.head where stream = 'item/1'").fetchall()[0][0]
    append(ledger, "item/1")
    assert entries(ledger, "item/1")[-1].at == before + timedelta(microseconds=1)


def test_a_clock_that_went_back_stops_writing(ledger: Connection) -> None:
    append(ledger, "item/1")
    set_back(ledger, 3)
    with pytest.raises(psycopg.Error, match=r"ledger\.clock_back") as refused:
        append(ledger, "item/1")
    assert refused.value.sqlstate == "LM501"
    assert len(entries(ledger, "item/1")) == 1
    append(ledger, "item/2")  # other streams have no later entry, so nothing is wrong with them


def test_a_checkpoint_is_never_earlier_than_the_last(ledger: Connection) -> None:
    append(ledger, "item/1")
    tick(ledger)
    append(ledger, "item/1")
    ledger.execute("set session_replication_role = replica")
    ledger.execute("update ledger.checkpoint set at = clock_timestamp() + interval '3 s'")
    ledger.execute("set session_replication_role = origin")
    with pytest.raises(psycopg.Error, match=r"ledger\.clock_back"):
        tick(ledger)


# Who may --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("login", ["tech.tom", "mona.manager", "quinn.manager", "admin.ada", "aud.itor"])
@pytest.mark.parametrize(
    "statement",
    [
        "select chain.append('item/1', 'STORE', '{}')",
        "select chain.tick()",
        "select chain.witness('Counter', 1, '\\x00', now())",
        "insert into ledger.entry (stream) values ('x')",
        "update ledger.head set number = 0",
        "delete from ledger.pending",
        "select * from ledger.turn for update",
        "set role lims_ledger",
        "set role lims_owner",
    ],
)
def test_nobody_writes_past_the_acts(psql: Any, login: str, statement: str) -> None:
    refused = psql(login, statement)
    assert isinstance(refused, Refusal)
    assert refused.state == "42501"


def test_everybody_may_witness_and_only_some_may_read(psql: Any, database: Database) -> None:
    database.superuser("select chain.tick()")
    assert psql("tech.tom", "select position, hash from ledger.leaf")
    assert psql("tech.tom", "select size, root, at from ledger.checkpoint")
    for column in ("entry from ledger.leaf", "body from ledger.entry", "stream from ledger.head"):
        assert psql("tech.tom", f"select {column}").state == "42501"
    for login in ("aud.itor", "mona.manager", "quinn.manager"):
        assert psql(login, "select body from ledger.entry limit 1")


def test_without_an_act_no_person_leaves_an_entry(psql: Any, database: Database) -> None:
    """Even an act that forgot to begin as one, and even with a context the person set."""
    database.superuser(
        """create function lims.careless() returns void language sql security definer set search_path = ''
           as $$ select chain.append('item/1', 'NOTE', '{}') $$"""
    )
    database.superuser("alter function lims.careless() owner to lims_owner")
    database.superuser("grant execute on function lims.careless() to lims_member")
    assert psql("tech.tom", "select lims.careless()") == Refusal("LM001", "ledger.no_act")


def test_the_actor_is_who_signed_in_whatever_the_session_says(lab_of: Any, ledger: Connection) -> None:
    tom = lab_of("tech.tom")
    item = one_item(tom)
    entry = entries(ledger, f"item/{item}")[-1]
    assert (entry.actor, entry.station) == ("tech.tom", "Test station")
    assert entry.act is not None


# Nothing is changed ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", ["entry", "leaf", "checkpoint", "witness"])
@pytest.mark.parametrize("statement", ["update {} set {} = {}", "delete from {} where false", "truncate {}"])
def test_not_even_its_owner_changes_the_ledger(ledger: Connection, table: str, statement: str) -> None:
    column = {"entry": "reason", "leaf": "hash", "checkpoint": "root", "witness": "root"}[table]
    ledger.execute("set role lims_ledger")
    with pytest.raises(psycopg.Error, match=r"ledger\.frozen") as refused:
        ledger.execute(statement.format(f"ledger.{table}", column, column).encode())
    assert refused.value.sqlstate == "LM001"


# Rows of ordinary tables ----------------------------------------------------------------------------------------------


def told(connection: Connection) -> list[tuple[str, dict[str, Any]]]:
    return [(entry.kind, json.loads(entry.body)) for entry in entries(connection, "probe/5")]


def test_a_change_is_recorded_as_old_and_new(probe: Connection) -> None:
    probe.execute("insert into lab.probe (id, owner, name) values (1, 5, 'a')")
    probe.execute("update lab.probe set name = 'b', weight = 1.50")
    probe.execute("update lab.probe set weight = null")
    probe.execute("update lab.probe set name = 'b'")
    probe.execute("delete from lab.probe")
    key = {"table": "lab.probe", "key": {"id": 1}}
    added, changed, emptied, removed = told(probe)
    assert added[0] == "ADDED"
    assert added[1]["new"]["name"] == "a"
    assert changed == ("CHANGED", key | {"old": {"name": "a", "weight": None}, "new": {"name": "b", "weight": 1.5}})
    assert emptied == ("CHANGED", key | {"old": {"weight": 1.5}, "new": {"weight": None}})
    assert removed[0] == "REMOVED"
    assert "1.50" in entries(probe, "probe/5")[1].body  # digit for digit


def test_secrets_and_long_bytes_never_enter_the_ledger(probe: Connection) -> None:
    probe.execute(
        "insert into lab.probe (id, owner, verifier, photo, digest) values (1, 5, 'SCRAM-SHA-256$x', %s, %s)",
        (b"p" * 65, b"d" * 32),
    )
    probe.execute("update lab.probe set verifier = 'SCRAM-SHA-256$y'")
    ((_, body),) = told(probe)
    assert not {"verifier", "shout"} & body["new"].keys()
    assert body["new"]["photo"].startswith("sha256:")
    assert body["new"]["digest"] == (b"d" * 32).hex()


def test_how_a_session_writes_dates_does_not_matter(probe: Connection) -> None:
    statement = "insert into lab.probe (id, owner, at, waiting) values (1, 5, '2026-01-01 12:00+00', '1 day 2 hours')"
    probe.execute("set timezone = 'America/Belize'; set intervalstyle = 'postgres_verbose'; set extra_float_digits = 0")
    probe.execute(statement.encode())
    ((_, body),) = told(probe)
    assert body["new"]["at"] == "2026-01-01T12:00:00+00:00"
    assert body["new"]["waiting"] == "P1DT2H"


def test_a_row_that_changes_hands_and_name_can_still_be_followed(probe: Connection, database: Database) -> None:
    probe.execute("insert into lab.probe (id, owner, name) values (1, 5, 'a')")
    probe.execute("update lab.probe set owner = 6")
    probe.execute("update lab.probe set id = 2, name = 'b'")
    assert [entry.kind for entry in entries(probe, "probe/6")] == ["CHANGED", "CHANGED"]
    tick(probe)
    assert verify(database.admin).findings == ()


def test_rows_that_were_there_before_their_trigger_are_caught_up(probe: Connection, database: Database) -> None:
    probe.execute("drop trigger audit on lab.probe")
    probe.execute("insert into lab.probe (id, owner, name) values (1, 5, 'a'), (2, 5, 'b')")
    probe.execute("""create trigger audit after insert or update or delete on lab.probe
                         for each row execute function chain.record_row('probe', 'owner')""")
    probe.execute("insert into lab.probe (id, owner, name) values (3, 5, 'c')")
    assert {finding.code for finding in verify(database.admin).findings} == {"verify.row_stray"}
    for _ in range(2):
        probe.execute("select chain.catch_up('lab.probe')")
    assert sorted(body["key"]["id"] for _, body in told(probe)) == [1, 2, 3]
    assert verify(database.admin).findings == ()


# The sequencer --------------------------------------------------------------------------------------------------------


def test_an_entry_that_commits_late_gets_the_next_place(ledger: Connection, database: Database) -> None:
    """The hole a first design had: numbers are given before the commit, so an earlier one may appear later."""
    tick(ledger)
    with psycopg.connect(**database.admin) as slow:
        early = append(slow, "item/1")
        late = append(ledger, "item/2")
        tick(ledger)
        slow.commit()
    tick(ledger)
    leaves = ledger.execute("select entry from ledger.leaf order by position desc limit 2").fetchall()
    assert [row[0] for row in leaves] == [early, late]
    assert verify(database.admin).findings == ()


def test_there_is_never_a_second_sequencer(ledger: Connection, database: Database) -> None:
    append(ledger, "item/1")
    with psycopg.connect(**database.admin) as first:
        assert tick(first)
        append(ledger, "item/2")
        assert tick(ledger) is None
        first.commit()
    assert tick(ledger)
    assert tick(ledger) is None


def test_a_sequencer_with_an_old_view_fails_instead_of_spoiling(ledger: Connection, database: Database) -> None:
    append(ledger, "item/1")
    with psycopg.connect(**database.admin) as stale:
        stale.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        stale.execute("select count(*) from ledger.pending")
        tick(ledger)
        with pytest.raises(psycopg.Error):
            tick(stale)
    assert verify(database.admin).findings == ()


def test_a_batch_is_as_large_as_asked_and_the_rest_waits(ledger: Connection) -> None:
    tick(ledger)
    for number in range(7):
        append(ledger, f"item/{number}")
    before = ledger.execute("select max(size) from ledger.checkpoint").fetchall()[0][0]
    sizes = [row[0] for _ in range(3) if (row := ledger.execute("select chain.tick(3)").fetchone())]
    assert sizes == [before + 3, before + 6, before + 7]


def test_one_notice_a_batch_tells_the_new_size(ledger: Connection, database: Database) -> None:
    for number in range(5):
        append(ledger, f"item/{number}")
    with psycopg.connect(**database.admin, autocommit=True) as listener:
        listener.execute("listen lims")
        size = tick(ledger)
        notices = list(listener.notifies(timeout=5, stop_after=1))
    assert [notice.payload for notice in notices] == [str(size)]


def test_many_at_once_with_rollbacks_and_no_entry_passed_over(ledger: Connection, database: Database) -> None:
    committed: list[int] = []
    done = threading.Event()

    def write(seed: int) -> None:
        chance = Random(seed)
        with psycopg.connect(**database.admin) as connection:
            for _ in range(40):
                made = [append(connection, f"item/{chance.randrange(6)}")]
                if chance.random() < 0.3:
                    connection.rollback()
                else:
                    connection.commit()
                    committed.extend(made)

    def sequence() -> None:
        with psycopg.connect(**database.admin, autocommit=True) as connection:
            while not done.is_set():
                tick(connection)

    writers = [threading.Thread(target=write, args=(seed,)) for seed in range(6)]
    sequencers = [threading.Thread(target=sequence) for _ in range(2)]
    for thread in writers + sequencers:
        thread.start()
    for thread in writers:
        thread.join()
    done.set()
    for thread in sequencers:
        thread.join()
    tick(ledger)
    leaves = {row[0] for row in ledger.execute("select entry from ledger.leaf").fetchall()}
    assert len(committed) > 100
    assert set(committed) <= leaves
    assert verify(database.admin).findings == ()


def test_a_sequencer_that_sleeps_is_noticed(ledger: Connection) -> None:
    def stale(patience: str) -> bool:
        row = ledger.execute("select chain.stale(%s::interval)", (patience,)).fetchone()
        return bool(row and row[0])

    append(ledger, "item/1")
    assert stale("0 s")
    assert not stale("1 h")
    tick(ledger)
    assert not stale("0 s")


# Receipts -------------------------------------------------------------------------------------------------------------


def test_a_receipt_is_confirmed_and_a_false_one_refused(lab_of: Any, database: Database, psql: Any) -> None:
    tom = lab_of("tech.tom")
    one_item(tom)
    receipt = tom.receipts()[-1]
    assert confirm(tom, receipt) is None
    database.superuser("select chain.tick()")
    assert confirm(tom, receipt) is not None
    told = (receipt.entry, receipt.stream, receipt.number, bytes(32))
    assert psql("tech.tom", "select lims.confirm_receipt(%s, %s, %s, %s)", *told).message == "ledger.receipt_not_kept"


def test_an_act_answers_the_receipts_of_this_act_only(ledger: Connection) -> None:
    for _ in range(2):
        act = uuid4()
        with ledger.transaction():
            ledger.execute("select set_config('lims.context', %s, true)", (json.dumps({"act": str(act)}),))
            made = [append(ledger, "item/1"), append(ledger, "item/2")]
            row = ledger.execute("select chain.receipts(%s)", (act,)).fetchone()
        assert row
        assert [receipt["entry"] for receipt in row[0]] == made
