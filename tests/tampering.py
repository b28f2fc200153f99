"""A dishonest owner of the server: a superuser with every trigger off, who edits, deletes, reorders and rewrites.

Each tampering is a function that takes the connection and a source of chance and changes something. Those that rewrite
also recompute every hash, link, leaf, root and head afterwards, so that the database by itself looks perfect.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import sha256
from random import Random
from struct import pack
from typing import Any
from uuid import UUID

import psycopg
from psycopg import sql
from psycopg.rows import class_row

from lims_desktop.ledger import FIRST_PREVIOUS, Entry, microseconds
from lims_desktop.merkle import Peaks

Connection = psycopg.Connection[Any]
Tampering = Callable[[Connection, Random], str | None]
"""Answers what was done, or None when there was nothing of the kind to tamper with."""

TAMPERINGS: dict[str, Tampering] = {}


def tampering(act: Tampering) -> Tampering:
    TAMPERINGS[act.__name__] = act
    return act


def tamper(admin: dict[str, Any], name: str, chance: Random) -> str | None:
    """Do one tampering as superuser; None when it was not possible, or PostgreSQL itself refused."""
    with psycopg.connect(**admin) as connection:
        connection.execute("set session_replication_role = replica")
        try:
            return TAMPERINGS[name](connection, chance)
        except psycopg.errors.IntegrityError:
            connection.rollback()
            return None


# What there is --------------------------------------------------------------------------------------------------------


def entries(connection: Connection) -> list[Entry]:
    with connection.cursor(row_factory=class_row(Entry)) as cursor:
        return cursor.execute("select * from ledger.entry order by id").fetchall()


def some(connection: Connection, chance: Random, query: str) -> Any:
    rows = connection.execute(query.encode()).fetchall()
    return chance.choice(rows) if rows else None


def flipped(digest: bytes, chance: Random) -> bytes:
    changed = bytearray(digest)
    changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def other_text(text: str | None, chance: Random) -> str:
    if not text:
        return "x"
    place = chance.randrange(len(text))
    return text[:place] + chance.choice("abcxyz0189é") + text[place + 1 :] if chance.random() < 0.8 else text + " "


# Edits that leave the hashes alone ------------------------------------------------------------------------------------


def edited(entry: Entry, chance: Random) -> Entry:
    """The entry with one column changed."""
    column = chance.choice(
        ["stream", "kind", "actor", "second", "station", "reason", "body", "act", "at", "number", "previous", "hash"]
    )
    value: Any = getattr(entry, column)
    match column:
        case "act":
            value = UUID(int=chance.getrandbits(128))
        case "at":
            value += timedelta(microseconds=chance.choice([-1, 1, -3_600_000_000, 3_600_000_000]))
        case "number":
            value += chance.choice([-1, 1, 100])
        case "previous" | "hash":
            value = flipped(value, chance)
        case _:
            value = other_text(value, chance)
    return replace(entry, **{column: value})


def write(connection: Connection, entry: Entry) -> None:
    """This entry in the place of the one with its id."""
    connection.execute(
        """update ledger.entry set stream = %(stream)s, number = %(number)s, kind = %(kind)s, actor = %(actor)s,
               second = %(second)s, station = %(station)s, act = %(act)s, at = %(at)s, reason = %(reason)s,
               body = %(body)s, previous = %(previous)s, hash = %(hash)s where id = %(id)s""",
        {name: getattr(entry, name) for name in Entry.__slots__},
    )


@tampering
def edit_an_entry(connection: Connection, chance: Random) -> str | None:
    old = chance.choice(entries(connection))
    new = edited(old, chance)
    write(connection, new)
    return f"entry {old.id} changed" if new != old else None


@tampering
def rehash_only_the_edited_entry(connection: Connection, chance: Random) -> str | None:
    old = chance.choice(entries(connection))
    new = edited(old, chance)
    new = replace(new, hash=new.digest())
    write(connection, new)
    return f"entry {old.id} changed and rehashed" if new != old else None


@tampering
def delete_an_entry(connection: Connection, chance: Random) -> str:
    entry = chance.choice(entries(connection))
    connection.execute("delete from ledger.entry where id = %s", (entry.id,))
    return f"entry {entry.id} deleted"


@tampering
def delete_an_entry_and_its_leaf(connection: Connection, chance: Random) -> str:
    entry = chance.choice(entries(connection))
    connection.execute("delete from ledger.entry where id = %s", (entry.id,))
    connection.execute("delete from ledger.leaf where entry = %s", (entry.id,))
    connection.execute("delete from ledger.pending where entry = %s", (entry.id,))
    return f"entry {entry.id} and its leaf deleted"


@tampering
def swap_two_bodies(connection: Connection, chance: Random) -> str | None:
    one, other = chance.sample(entries(connection), 2)
    write(connection, replace(one, body=other.body))
    write(connection, replace(other, body=one.body))
    return f"bodies of {one.id} and {other.id} swapped" if one.body != other.body else None


@tampering
def insert_an_entry(connection: Connection, chance: Random) -> str:
    last = {entry.stream: entry for entry in entries(connection)}
    before = last[chance.choice(sorted(last))]
    new = replace(before, number=before.number + 1, previous=before.hash, at=before.at + timedelta(seconds=1))
    row = connection.execute("select nextval('ledger.entry_id_seq')").fetchone()
    assert row
    insert(connection, replace(new, id=row[0]))
    return f"entry {row[0]} inserted after {before.id}"


def insert(connection: Connection, entry: Entry) -> None:
    entry = replace(entry, hash=entry.digest())
    connection.execute(
        """insert into ledger.entry (id, stream, number, kind, actor, second, station, act, at, reason, body, previous,
               hash) overriding system value
           values (%(id)s, %(stream)s, %(number)s, %(kind)s, %(actor)s, %(second)s, %(station)s, %(act)s, %(at)s,
               %(reason)s, %(body)s, %(previous)s, %(hash)s)""",
        {name: getattr(entry, name) for name in Entry.__slots__},
    )


# The tree, the heads, the queue ---------------------------------------------------------------------------------------


@tampering
def edit_a_leaf(connection: Connection, chance: Random) -> str:
    position, digest = some(connection, chance, "select position, hash from ledger.leaf")
    connection.execute("update ledger.leaf set hash = %s where position = %s", (flipped(digest, chance), position))
    return f"leaf {position} changed"


@tampering
def delete_a_leaf(connection: Connection, chance: Random) -> str:
    (position,) = some(connection, chance, "select position from ledger.leaf")
    connection.execute("delete from ledger.leaf where position = %s", (position,))
    return f"leaf {position} deleted"


@tampering
def swap_two_leaves(connection: Connection, chance: Random) -> str:
    rows = connection.execute("select position, entry, hash from ledger.leaf order by position").fetchall()
    one, other = chance.sample(rows, 2)
    move = "update ledger.leaf set position = %s where entry = %s"
    connection.execute(move, (-1, one[1]))
    connection.execute(move, (one[0], other[1]))
    connection.execute(move, (other[0], one[1]))
    return f"leaves {one[0]} and {other[0]} swapped"


@tampering
def edit_a_checkpoint(connection: Connection, chance: Random) -> str:
    size, root, peaks = some(connection, chance, "select size, root, peaks from ledger.checkpoint")
    match chance.choice(["root", "at", "peaks", "size"]):
        case "root":
            connection.execute("update ledger.checkpoint set root = %s where size = %s", (flipped(root, chance), size))
        case "at":
            by = timedelta(microseconds=chance.choice([-1, 1]) * chance.choice([1, 10**6, 10**10]))
            connection.execute("update ledger.checkpoint set at = at + %s where size = %s", (by, size))
        case "peaks":
            peaks[chance.randrange(len(peaks))] = flipped(root, chance)
            connection.execute("update ledger.checkpoint set peaks = %s where size = %s", (peaks, size))
        case "size":
            connection.execute("update ledger.checkpoint set size = size + 1 where size = %s", (size,))
    return f"checkpoint {size} changed"


@tampering
def delete_the_newest_checkpoint(connection: Connection, chance: Random) -> str:
    connection.execute("delete from ledger.checkpoint where size = (select max(size) from ledger.checkpoint)")
    return "the newest checkpoint deleted"


@tampering
def invent_a_checkpoint(connection: Connection, chance: Random) -> str:
    connection.execute(
        """insert into ledger.checkpoint (size, root, at, peaks, seal)
           select size + 1, root, at + interval '1 s', peaks, seal from ledger.checkpoint order by size desc limit 1"""
    )
    return "a checkpoint invented"


@tampering
def edit_a_head(connection: Connection, chance: Random) -> str:
    stream, digest = some(connection, chance, "select stream, hash from ledger.head")
    match chance.choice(["number", "hash", "at", "gone"]):
        case "number":
            connection.execute("update ledger.head set number = number + 1 where stream = %s", (stream,))
        case "hash":
            connection.execute("update ledger.head set hash = %s where stream = %s", (flipped(digest, chance), stream))
        case "at":
            connection.execute("update ledger.head set at = at - interval '1 h' where stream = %s", (stream,))
        case "gone":
            connection.execute("delete from ledger.head where stream = %s", (stream,))
    return f"head of {stream} changed"


@tampering
def empty_the_queue(connection: Connection, chance: Random) -> str | None:
    gone = connection.execute("delete from ledger.pending returning entry").fetchall()
    return f"{len(gone)} waiting entries forgotten" if gone else None


@tampering
def contradict_a_witness(connection: Connection, chance: Random) -> str | None:
    seen = some(connection, chance, "select id, root from ledger.witness")
    if seen is None:
        return None
    connection.execute("update ledger.witness set root = %s where id = %s", (flipped(seen[1], chance), seen[0]))
    return f"witness {seen[0]} changed"


# What is derived from the ledger --------------------------------------------------------------------------------------


@tampering
def edit_a_custody_row(connection: Connection, chance: Random) -> str:
    column, value = chance.choice(
        [
            ("to_place", "to_place + 1"),
            ("from_place", "coalesce(from_place, 0) + 1"),
            ("giver", "coalesce(giver, 0) + 1"),
            ("taker", "coalesce(taker, 0) + 1"),
            ("witness", "coalesce(witness, 0) + 1"),
            ("actor", "actor + 1"),
            ("at", "at - interval '1 microsecond'"),
            ("exception", "not exception"),
            ("statement", "coalesce(statement, '') || 'x'"),
            ("outsider", "coalesce(outsider, '') || 'x'"),
            ("claimed_at", "coalesce(claimed_at, at) - interval '1 h'"),
            ("entry", "entry + 1"),
        ]
    )
    item, seq = some(connection, chance, "select item_id, seq from lab.custody")
    connection.execute(
        sql.SQL("update lab.custody set {} = {} where item_id = %s and seq = %s").format(
            sql.Identifier(column), sql.SQL(value)
        ),
        (item, seq),
    )
    return f"{column} of event {seq} of item {item} changed"


@tampering
def delete_a_custody_row(connection: Connection, chance: Random) -> str:
    item, seq = some(connection, chance, "select item_id, seq from lab.custody")
    connection.execute("delete from lab.custody where item_id = %s and seq = %s", (item, seq))
    return f"event {seq} of item {item} deleted"


@tampering
def move_an_item_silently(connection: Connection, chance: Random) -> str:
    (item,) = some(connection, chance, "select item_id from lab.whereabouts")
    change = chance.choice(
        ["place_id = place_id + 1", "at = at + interval '1 s'", "placed_at = placed_at - interval '1 d'"]
    )
    connection.execute(sql.SQL("update lab.whereabouts set {} where item_id = %s").format(sql.SQL(change)), (item,))
    return f"item {item}: {change}"


TABLES = ("agency", "officer", "place", "person", "duty", "term", "item", "case_file", "seal", "label", "submission")


@tampering
def edit_a_row(connection: Connection, chance: Random) -> str | None:
    table = sql.Identifier("lab", chance.choice(TABLES))
    columns = connection.execute(
        """select attname from pg_attribute where attrelid = %s::regclass and attnum > 0 and not attisdropped
              and atttypid = 'text'::regtype and attgenerated = '' and attidentity = ''""",
        (table.as_string(),),
    ).fetchall()
    column = sql.Identifier(chance.choice(columns)[0])
    text = connection.execute(sql.SQL("select ctid::text, {} from {}").format(column, table)).fetchall()
    if not text:
        return None
    row, value = chance.choice(text)
    new = other_text(value, chance)
    connection.execute(sql.SQL("update {} set {} = %s where ctid = %s::tid").format(table, column), (new, row))
    return f"{table.as_string()}.{column.as_string()}: {value!r} is now {new!r}" if new != value else None


@tampering
def delete_a_row(connection: Connection, chance: Random) -> str | None:
    table = sql.Identifier("lab", chance.choice(TABLES))
    rows = connection.execute(sql.SQL("select ctid::text from {}").format(table)).fetchall()
    if not rows:
        return None
    connection.execute(sql.SQL("delete from {} where ctid = %s::tid").format(table), chance.choice(rows))
    return f"a row of {table.as_string()} deleted"


@tampering
def insert_a_row(connection: Connection, chance: Random) -> str:
    connection.execute(
        "insert into lab.term (list, code, name, name_es) values ('offence', 'invented', 'Invented', 'Inventado')"
    )
    return "a term invented"


@tampering
def stop_watching_a_table(connection: Connection, chance: Random) -> str:
    connection.execute("drop trigger audit on lab.agency")
    connection.execute("update lab.agency set name = name || ' & sons'")
    return "the trigger of lab.agency taken away"


# Rewriting: afterwards the database by itself looks perfect -----------------------------------------------------------


@dataclass
class History:
    """All entries in memory, and their order in the tree; changed there, and written back with all recomputed."""

    entries: dict[int, Entry]
    order: list[int]

    @classmethod
    def read(cls, connection: Connection) -> History:
        order = [row[0] for row in connection.execute("select entry from ledger.leaf order by position").fetchall()]
        return cls({entry.id: entry for entry in entries(connection)}, order)

    def write(self, connection: Connection) -> None:
        """Every hash, link, number, leaf, checkpoint, head and queue row as an honest ledger would have them."""
        self.rechain()
        connection.execute("truncate ledger.entry, ledger.leaf, ledger.pending, ledger.head, ledger.witness")
        for entry in sorted(self.entries.values(), key=lambda each: each.id):
            insert(connection, entry)
        connection.execute(
            """insert into ledger.head (stream, number, at, hash, previous)
               select distinct on (stream) stream, number, at, hash, previous from ledger.entry
                order by stream, number desc"""
        )
        kept = {row[0]: row[1] for row in connection.execute("select size, at from ledger.checkpoint").fetchall()}
        connection.execute("truncate ledger.checkpoint")
        self._tree(connection, kept)

    def rechain(self) -> None:
        streams: dict[str, list[Entry]] = defaultdict(list)
        for entry in sorted(self.entries.values(), key=lambda each: (each.stream, each.number)):
            streams[entry.stream].append(entry)
        for chain in streams.values():
            previous = FIRST_PREVIOUS
            for number, entry in enumerate(chain, 1):
                again = replace(entry, number=number, previous=previous)
                self.entries[entry.id] = replace(again, hash=again.digest())
                previous = self.entries[entry.id].hash

    def _tree(self, connection: Connection, kept: dict[int, Any]) -> None:
        seal = b""
        peaks, order = Peaks(), [entry for entry in self.order if entry in self.entries]
        sizes = sorted({min(size, len(order)) for size in kept})
        for position, entry in enumerate(order):
            digest = self.entries[entry].hash
            connection.execute("insert into ledger.leaf values (%s, %s, %s)", (position, entry, digest))
            peaks.add(digest)
            if peaks.size in sizes:
                at = kept.get(peaks.size) or max(kept.values())
                seal = sha256(seal + pack(">q", peaks.size) + peaks.root() + pack(">q", microseconds(at))).digest()
                row = (peaks.size, peaks.root(), at, list(peaks.hashes), seal)
                connection.execute("insert into ledger.checkpoint values (%s, %s, %s, %s, %s)", row)
        for entry in sorted(set(self.entries) - set(order)):
            connection.execute("insert into ledger.pending values (%s, %s)", (entry, self.entries[entry].hash))


@tampering
def rewrite_one_entry(connection: Connection, chance: Random) -> str | None:
    history = History.read(connection)
    old = chance.choice(list(history.entries.values()))
    new = replace(old, actor=other_text(old.actor, chance), reason="rewritten")
    history.entries[old.id] = new
    history.write(connection)
    return f"entry {old.id} rewritten, everything recomputed"


@tampering
def rewrite_where_an_item_went(connection: Connection, chance: Random) -> str | None:
    """The perfect crime: ledger, custody list and whereabouts all tell the new story."""
    history = History.read(connection)
    moves = connection.execute("select item_id, seq, entry from lab.custody").fetchall()
    item, seq, ident = chance.choice(moves)
    entry = history.entries[ident]
    body = json.loads(entry.body) | {"giver": (json.loads(entry.body).get("giver") or 0) + 1}
    row = connection.execute("select %s::jsonb::text", (json.dumps(body),)).fetchone()
    assert row
    history.entries[ident] = replace(entry, body=row[0])
    connection.execute("update lab.custody set giver = %s where item_id = %s and seq = %s", (body["giver"], item, seq))
    history.write(connection)
    return f"item {item}: the giver of event {seq} is another, everywhere"


@tampering
def rewrite_the_order(connection: Connection, chance: Random) -> str | None:
    history = History.read(connection)
    one, other = chance.sample(range(len(history.order)), 2)
    history.order[one], history.order[other] = history.order[other], history.order[one]
    history.write(connection)
    return f"entries at {one} and {other} change places, everything recomputed"


@tampering
def forget_a_stream(connection: Connection, chance: Random) -> str:
    history = History.read(connection)
    stream = chance.choice(sorted({entry.stream for entry in history.entries.values()}))
    history.entries = {number: entry for number, entry in history.entries.items() if entry.stream != stream}
    history.write(connection)
    return f"{stream} forgotten, everything recomputed"


@tampering
def cut_the_end(connection: Connection, chance: Random) -> str:
    history = History.read(connection)
    last = sorted(history.entries)[-chance.randint(1, 12) :]
    for entry in last:
        del history.entries[entry]
    connection.execute("delete from lab.custody where entry = any(%s)", (last,))
    connection.execute(
        """update lab.whereabouts w set (seq, place_id, at, placed_at) =
               (select max(c.seq), (array_agg(c.to_place order by c.seq desc))[1], max(c.at),
                       max(c.at) filter (where c.from_place is distinct from c.to_place)
                  from lab.custody c where c.item_id = w.item_id)"""
    )
    history.write(connection)
    return f"the last {len(last)} entries cut off, everything recomputed"


@tampering
def backdate_an_entry(connection: Connection, chance: Random) -> str:
    history = History.read(connection)
    model = chance.choice(list(history.entries.values()))
    new = replace(
        model, id=max(history.entries) + 1, number=model.number, kind="NOTE", body='{"note": "it was always so"}'
    )
    history.entries[new.id] = replace(new, at=model.at + timedelta(microseconds=1))
    history.order.insert(history.order.index(model.id) if model.id in history.order else 0, new.id)
    history.write(connection)
    return f"an entry put in after {model.id}, everything recomputed"


@tampering
def restore_an_old_copy(connection: Connection, chance: Random) -> str | None:
    """All as it was at an earlier checkpoint."""
    sizes = [row[0] for row in connection.execute("select size from ledger.checkpoint order by size").fetchall()]
    if len(sizes) < 2:
        return None
    size = chance.choice(sizes[:-1])
    history = History.read(connection)
    history.order = history.order[:size]
    history.entries = {entry: history.entries[entry] for entry in history.order}
    connection.execute("delete from ledger.checkpoint where size > %s", (size,))
    history.write(connection)
    return f"the ledger as it was at {size} entries"
