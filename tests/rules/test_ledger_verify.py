"""Verification: silent about an honest laboratory; of any other it names the first broken entry."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

import main
from lims_desktop import custody, files, witness
from lims_desktop.errors import Cancelled, Refused
from lims_desktop.files import NewFile
from lims_desktop.ledger import Anchor, newest
from lims_desktop.verify import rows, verify, watched
from tests.database import PASSWORD, Database
from tests.laboratory import one_item, place


@pytest.fixture
def worked(database: Database, lab_of: Any) -> Any:
    """A laboratory in which an item was taken in and stored, and a checkpoint made."""
    tom = lab_of("tech.tom")
    custody.store(tom, [one_item(tom)], place(tom, "Shelf 1"))
    database.superuser("select chain.tick()")
    return tom


def tampered(database: Database, statement: str) -> None:
    database.superuser("set session_replication_role = replica; " + statement)


def test_an_honest_laboratory_is_sound(worked: Any, database: Database) -> None:
    anchor = newest(worked)
    assert anchor
    verdict = verify(database.admin, [anchor], worked.receipts())
    assert verdict.findings == ()
    assert verdict.sentence().startswith("The ledger is sound: ")
    assert (verdict.custody, verdict.size, verdict.root) == (3, anchor.size, anchor.root)
    assert verdict.rows > 100
    assert (verdict.partly, verdict.unread) == ((), ())


def test_an_auditor_verifies_as_far_as_an_auditor_sees(worked: Any, lab_of: Any) -> None:
    verdict = verify(lab_of("aud.itor"), receipts=worked.receipts())
    assert verdict.findings == ()
    assert verdict.custody == 3
    assert "lab.item" in verdict.partly
    assert verdict.unread == ("lab.form_key",)  # secrets are not even an auditor's


def test_an_auditor_is_not_alarmed_by_what_is_hidden_but_by_what_is_wrong(
    worked: Any, database: Database, lab_of: Any
) -> None:
    tampered(database, "update lab.case_file set restricted = true")
    assert {finding.code for finding in verify(database.admin).findings} == {"verify.row_other"}
    assert verify(lab_of("aud.itor")).findings == ()
    tampered(database, "update lab.agency set name = 'Somebody else'")
    assert {finding.code for finding in verify(lab_of("aud.itor")).findings} == {"verify.row_other"}


def test_a_technician_may_not_read_the_ledger(worked: Any) -> None:
    with pytest.raises(Refused, match=r"verify\.not_allowed"):
        verify(worked)


def test_the_first_broken_entry_is_named(worked: Any, database: Database) -> None:
    tampered(database, "update ledger.entry set reason = 'x' where stream = 'item/1' and number in (2, 3)")
    entry = database.superuser("select min(id) from ledger.entry where stream = 'item/1' and number = 2")[0][0]
    verdict = verify(database.admin)
    first = verdict.first
    assert first
    assert (first.code, first.entry, first.stream, first.number) == ("verify.changed", entry, "item/1", 2)
    assert first.sentence() == (
        f"Entry {entry}, number 2 of item/1, was changed after it was recorded: its hash no longer fits its content."
    )
    assert verdict.sentence("es").startswith("El libro NO está íntegro: ")


def test_verification_sees_one_moment_while_the_laboratory_works_on(worked: Any, database: Database) -> None:
    seen: list[tuple[str, int, int]] = []

    def progress(what: str, done: int, total: int) -> None:
        if not seen:
            one_item(worked)  # between two readings of the same verification
            database.superuser("select chain.tick()")
        seen.append((what, done, total))

    assert verify(database.admin, progress=progress).findings == ()
    assert seen[-1][0] == "rows"


def test_a_person_can_stop_it_and_the_connections_live_on(worked: Any, lab_of: Any) -> None:
    auditor = lab_of("aud.itor")

    def stop(what: str, done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        verify(auditor, progress=stop)
    assert verify(auditor).sound


def test_an_entry_that_is_no_entry_does_not_stop_the_verification(worked: Any, database: Database) -> None:
    tampered(
        database,
        "alter table ledger.entry drop constraint entry_digests; update ledger.entry set hash = 'x', previous = 'y'",
    )
    codes = {finding.code for finding in verify(database.admin).findings}
    assert {"verify.form", "verify.leaf_gap"} & codes


def test_a_body_that_is_no_record_does_not_stop_the_verification(worked: Any, database: Database) -> None:
    tampered(database, "update ledger.entry set body = 'nonsense'")
    codes = {finding.code for finding in verify(database.admin).findings}
    assert {"verify.changed", "verify.body", "verify.custody_other", "verify.row_stray"} <= codes


def test_many_streams_are_played_a_few_at_a_time(
    worked: Any, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = verify(database.admin).rows
    monkeypatch.setattr(rows, "SLICE", 2)
    verdict = verify(database.admin)
    assert (verdict.findings, verdict.rows) == ((), whole)
    database.superuser("update lab.officer set agency_id = (select max(id) from lab.agency) where agency_id = 1")
    assert verify(database.admin).findings == ()
    tampered(database, "update lab.officer set name = 'Somebody else'")
    assert {finding.code for finding in verify(database.admin).findings} == {"verify.row_other"}


def test_an_event_with_more_to_tell_is_sound_in_whatever_words(worked: Any, lab_of: Any, database: Database) -> None:
    item, ana, act = one_item(worked), lab_of("ana.lyst"), uuid4()
    odd = 'He said "no" \\ and\tleft,\n, "offer": 7 \x7f \u2028 \u0130'
    claimed = datetime.now(UTC) - timedelta(hours=3)
    with ana.second("mona.manager", PASSWORD) as mona:
        custody.supervise(mona, act, [item], claimed=claimed)
    custody.take_over(ana, [item], reason=odd, act=act, claimed=claimed)
    assert verify(database.admin).findings == ()
    tampered(database, "update lab.custody set statement = statement || ' ' where statement is not null")
    assert {finding.code for finding in verify(database.admin).findings} == {"verify.custody_other"}


def test_a_second_row_for_one_event_is_found(worked: Any, database: Database) -> None:
    tampered(
        database,
        """insert into lab.custody (item_id, seq, kind, at, prev_at, from_place, to_place, actor, giver, taker, entry)
           select item_id, seq + 10, kind, at, prev_at, from_place, to_place, actor, giver, taker, entry
             from lab.custody where seq = 3""",
    )
    assert "verify.custody_other" in {finding.code for finding in verify(database.admin).findings}


def test_a_leaf_without_an_entry_is_found(worked: Any, database: Database) -> None:
    tampered(database, "delete from ledger.entry where id = (select max(entry) from ledger.leaf)")
    assert "verify.leaf_orphan" in {finding.code for finding in verify(database.admin).findings}


def test_a_trigger_that_makes_no_sense_watches_nothing(worked: Any, database: Database) -> None:
    tampered(
        database,
        """create trigger audit_again after insert on lab.agency for each row
               execute function chain.record_row('agency', 'no such column')""",
    )
    assert [finding.code for finding in verify(database.admin).findings] == ["verify.unwatched"]


def test_a_column_of_a_later_release_is_no_alarm(worked: Any, database: Database) -> None:
    database.superuser("alter table lab.agency add column fax text default 'none'")
    assert verify(database.admin).findings == ()
    database.superuser("update lab.agency set fax = '2' where code = 'POL'")
    assert verify(database.admin).findings == ()
    tampered(database, "update lab.agency set fax = '3' where code = 'POL'")
    assert [finding.code for finding in verify(database.admin).findings] == ["verify.row_other"]


# The station as witness -----------------------------------------------------------------------------------------------


def test_a_station_follows_the_ledger_by_its_own_reckoning(worked: Any, database: Database) -> None:
    first = witness.look(worked)
    one_item(worked)
    database.superuser("select chain.tick()")
    second = witness.look(worked)
    assert first
    assert second
    assert second.size > first.size
    assert witness.look(worked) == second == newest(worked)
    assert witness.anchors(worked) == [second]
    assert database.superuser("select station, actor, size from ledger.witness order by size") == [
        ("Test station", "tech.tom", first.size),
        ("Test station", "tech.tom", second.size),
    ]


def test_a_station_sees_that_history_was_rewritten(worked: Any, database: Database) -> None:
    witness.look(worked)
    tampered(database, "update ledger.checkpoint set root = sha256('x')")
    with pytest.raises(Refused, match=r"ledger\.rewritten"):
        witness.look(worked)


def test_a_station_sees_leaves_that_do_not_fit_the_root(worked: Any, database: Database) -> None:
    witness.look(worked)
    one_item(worked)
    database.superuser("select chain.tick()")
    tampered(
        database, "update ledger.leaf set hash = sha256('x') where position = (select max(position) from ledger.leaf)"
    )
    with pytest.raises(Refused, match=r"ledger\.rewritten"):
        witness.look(worked)


def test_a_station_sees_that_the_end_was_cut(worked: Any, database: Database) -> None:
    kept = witness.look(worked)
    tampered(database, "truncate ledger.checkpoint")
    with pytest.raises(Refused, match=r"ledger\.cut") as refused:
        witness.look(worked)
    assert kept
    assert refused.value.detail == {"size": 0, "kept": kept.size}
    assert witness.anchors(worked) == [kept]


def test_a_new_station_does_not_begin_with_a_lie(worked: Any, database: Database) -> None:
    tampered(database, "update ledger.checkpoint set root = sha256('x')")
    with pytest.raises(Refused, match=r"ledger\.rewritten"):
        witness.look(worked)


def test_a_witness_that_contradicts_is_kept_and_found(worked: Any, database: Database) -> None:
    anchor = newest(worked)
    assert anchor
    assert worked.call("witness", size=anchor.size, root=anchor.root, at=anchor.at)
    assert not worked.call("witness", size=anchor.size, root=bytes(32), at=anchor.at)
    assert [finding.code for finding in verify(database.admin).findings] == ["verify.witness"]


def test_a_damaged_memory_is_a_sentence_not_a_new_beginning(worked: Any, tmp_path: Any) -> None:
    witness.look(worked)
    (file,) = tmp_path.rglob("witness.json")
    file.write_text("{")
    with pytest.raises(Refused, match=r"ledger\.memory_unreadable"):
        witness.look(worked)


# The command ----------------------------------------------------------------------------------------------------------


def command(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["main.py", "verify", *words])
    try:
        return main.main()
    except SystemExit as end:
        return int(end.code or 0)


def dsn(database: Database) -> str:
    return " ".join(f"{name}='{value}'" for name, value in database.admin.items())


def test_the_command_says_it_in_words_and_by_its_end(
    worked: Any, database: Database, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Any
) -> None:
    anchor = newest(worked)
    assert anchor
    kept = tmp_path / "anchors.txt"
    kept.write_text(f"# kept by the quality manager\n{anchor.line()}\n")
    assert command(monkeypatch, "--dsn", dsn(database), "--anchors", str(kept)) == 0
    said = capsys.readouterr().out
    assert "held against 1 checkpoints kept outside" in said
    assert anchor.line() in said
    kept.write_text(Anchor(anchor.size, bytes(32), anchor.at).line())
    assert command(monkeypatch, "--dsn", dsn(database), "--anchors", str(kept)) == 1
    assert "history was rewritten" in capsys.readouterr().out


def test_the_command_signs_in_and_uses_what_the_station_has_kept(
    worked: Any, database: Database, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Any
) -> None:
    witness.look(worked)
    file = database.station().save(tmp_path / "station.toml")
    text = file.read_text().replace('mode = "embedded"\n', "")
    file.write_text(text)
    monkeypatch.setattr("lims_desktop.embedded.start", lambda folder: database.server)
    words = ("--station", str(file), "--login", "aud.itor", "--password", PASSWORD)
    assert command(monkeypatch, *words) == 0
    said = capsys.readouterr().out
    assert "held against 1 checkpoints kept outside" in said
    assert "only some rows of" in said


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--dsn", "garbage"], "does not say how to reach a database"),
        (["--dsn", "host=127.0.0.1 port=1 connect_timeout=2"], "cannot be reached"),
        (["--station", "/nowhere/station.toml"], "Who verifies?"),
        (["--dsn", "x", "--anchors", "/nowhere"], "is not a list of checkpoints"),
    ],
)
def test_a_wrong_command_gets_a_sentence(
    words: list[str], sentence: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(monkeypatch, *words) == 1
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize(
    ("statement", "code", "auditor"),
    [
        ("update lab.blob set content = overlay(content placing '!' from 9)", "verify.file_changed", True),
        ("update lab.blob set sha256 = repeat('0', 64) where sha256 = (select min(sha256) from lab.blob)", None, False),
        ("delete from lab.blob", "verify.file_missing", False),
    ],
)
def test_a_kept_file_is_what_was_kept(
    worked: Any, database: Database, lab_of: Any, statement: str, code: str | None, auditor: bool
) -> None:
    front = NewFile("front.png", b"\x89PNG a photograph of it", "image/png")
    files.attach(worked, "photograph", "item", 1, front)
    assert verify(database.admin).findings == ()
    tampered(database, statement)
    found = {finding.code for finding in verify(database.admin).findings}
    assert found == ({code} if code else {"verify.file_changed", "verify.file_stray", "verify.file_missing"})
    assert bool(verify(lab_of("aud.itor")).findings) == auditor, "who sees a part only misses no row of it"


def test_every_table_is_in_the_ledger_or_named_here(database: Database) -> None:
    unwatched = database.superuser(
        """select c.relname from pg_class c
            where c.relnamespace = 'lab'::regnamespace and c.relkind = 'r' and not exists (
                select from pg_trigger t where t.tgrelid = c.oid and t.tgfoid = 'chain.record_row'::regproc)"""
    )
    told_otherwise = {"custody", "whereabouts", "blob", "offer"}  # by entries of their own, which verification compares
    frames = {"act", "vouch", "session", "counter", "draft", "draft_file"}  # of acts, numbers and unfinished work
    server = {"alembic_version", "lockout", "log_position", "signin_failure"}
    assert {name for (name,) in unwatched} == told_otherwise | frames | server
    left_out = database.superuser(
        """select 'lab.' || c.relname, a.attname from pg_trigger t join pg_class c on c.oid = t.tgrelid
             join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
            where t.tgfoid = 'chain.record_row'::regproc and array_length(t.tgattr::int2[], 1) > 0
              and not a.attnum = any (t.tgattr) and a.attname <> 'id'"""
    )
    assert set(left_out) == watched.COUNTERS, "`update of` leaves out counters only"
