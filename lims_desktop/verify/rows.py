"""Ordinary tables: the changes in the ledger, played again from the beginning, must give the rows that stand now."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import Any

from lims_desktop.verify.source import Sight, Source
from lims_desktop.verify.verdict import Findings

ADDED, CHANGED, REMOVED = "ADDED", "CHANGED", "REMOVED"
KINDS = frozenset((b"ADDED", b"CHANGED", b"REMOVED"))
SECRET = frozenset(("verifier", "password", "secret"))
COUNTERS = frozenset((("lab.item", "next_child"),))
"""Columns that only help to give the next number; what was numbered has its own record."""
SLICE = 20_000
"""Streams played at a time: enough to be quick, few enough to need little memory."""

WATCHED = """
select n.nspname || '.' || c.relname, t.tgargs
  from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
  join pg_proc p on p.oid = t.tgfoid join pg_namespace f on f.oid = p.pronamespace
 where p.proname = 'record_row' and f.nspname = 'chain' and t.tgenabled <> 'D' order by 1, t.tgname"""
EXISTS = """select exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                          where n.nspname || '.' || c.relname = %s)"""
COLUMNS = """
select a.attname::text, a.atttypid = 'bytea'::regtype, a.attgenerated <> '',
       exists (select from pg_index i where i.indrelid = a.attrelid and i.indisprimary and a.attnum = any (i.indkey))
  from pg_attribute a where a.attrelid = %s::regclass and a.attnum > 0 and not a.attisdropped"""
BOUNDS = """
select s.stream from (select h.stream, row_number() over (order by h.stream) as place from ledger.head h
                       where h.stream >= %s and h.stream < %s) s
 where s.place %% %s = 1 order by s.stream"""
CHANGES = """
select e.id, e.stream, e.number, e.kind, e.body from ledger.entry e
 where e.stream >= %s and e.stream < %s and e.kind in ('ADDED', 'CHANGED', 'REMOVED') order by e.id"""

loads = partial(json.loads, parse_float=str)
Row = dict[str, Any]
Key = tuple[str, tuple[Any, ...]]
Change = tuple[int, str, int, str, str]


@dataclass(frozen=True, slots=True)
class Watched:
    """A table whose changes a trigger records: in which streams, and which of its columns."""

    name: str
    prefix: str
    column: str
    raw: frozenset[str]
    left_out: frozenset[str]
    key: tuple[str, ...]


class Rows:
    """Plays the recorded changes of all watched tables, some streams at a time."""

    def __init__(self, source: Source, findings: Findings) -> None:
        self.source = source
        self.findings = findings
        self.tables = _watched(source)
        self.sight = source.sight(self.tables)
        self.rows = 0

    def compare(self, recorded: set[bytes], progress: Callable[[int], None]) -> None:
        """Every watched table against the ledger; and every table the ledger tells of must still be watched."""
        for name in sorted({each.decode("utf-8", "replace") for each in recorded} - set(self.tables)):
            if self.source.one(EXISTS, name)[0]:
                self.findings.add("verify.unwatched", table=name)
        for prefix in sorted({table.prefix for table in self.tables.values()}):
            group = {name: each for name, each in self.tables.items() if each.prefix == prefix}
            for lower, upper in self._slices(prefix):
                Replay(self, group).run(lower, upper)
                progress(self.rows)

    def _slices(self, prefix: str) -> list[tuple[str, str]]:
        """The streams of a prefix in pieces: 'item/' up to but not including 'item0', the next in byte order."""
        first, end = f"{prefix}/", f"{prefix}0"
        cuts = [stream for (stream,) in self.source.rows(BOUNDS, first, end, SLICE)][1:]
        return list(zip([first, *cuts], [*cuts, end], strict=True))


class Replay:
    """The rows of some streams, as the ledger tells them."""

    def __init__(self, rows: Rows, group: dict[str, Watched]) -> None:
        self.rows = rows
        self.group = group
        self.state: dict[Key, tuple[Row, Change]] = {}
        self.findings = rows.findings

    def run(self, lower: str, upper: str) -> None:
        """Play these streams, then compare."""
        for change in self.rows.source.rows(CHANGES, lower, upper):
            try:
                self._play(change)
            except (ValueError, KeyError, TypeError, AttributeError):
                self.findings.add("verify.body", *change[:3])
        for table in self.group.values():
            if self.rows.sight[table.name] is not Sight.NONE:
                for row in _standing(self.rows.source, table, lower, upper):
                    self._compare(table, row)
        for (name, key), (_, change) in self.state.items():
            if self.rows.sight.get(name) is Sight.WHOLE:
                self.findings.add("verify.row_missing", *change[:3], table=name, key=_words(key))

    def _play(self, change: Change) -> None:
        told = loads(change[4])
        key = (told["table"], tuple(told["key"].values()))
        known = self.state.pop(key, None)
        before: Row = known[0] if known else {}
        watched = self.group.get(key[0])
        left_out = watched.left_out if watched else frozenset[str]()
        if change[3] == ADDED:
            fits = known is None
            after = told["new"]
        else:
            fits = known is not None and all(
                before.get(name) == value for name, value in told["old"].items() if name not in left_out
            )
            after = before | told.get("new", {})
        if not fits:
            self.findings.add("verify.row_history", *change[:3], table=key[0], key=_words(key[1]))
        if change[3] != REMOVED:
            if watched:  # a change of the key itself gives the row another name
                key = (key[0], _key(watched, after))
            self.state[key] = (after, change)

    def _compare(self, table: Watched, row: Row) -> None:
        self.rows.rows += 1
        key = _key(table, row)
        known = self.state.pop((table.name, key), None)
        if known is None:
            stream = f"{table.prefix}/{row[table.column]}"
            self.findings.add("verify.row_stray", None, stream, table=table.name, key=_words(key))
            return
        told, change = known
        if told == row:
            return
        for name, value in row.items():
            if name not in table.left_out and name in told and told[name] != value:
                particulars = {
                    "table": table.name,
                    "key": _words(key),
                    "column": name,
                    "told": told[name],
                    "stands": value,
                }
                self.findings.add("verify.row_other", *change[:3], **particulars)


def _watched(source: Source) -> dict[str, Watched]:
    """Every watched table, by what its trigger was told."""
    found = {name: bytes(raw).decode().split("\0")[:2] for name, raw in source.rows(WATCHED)}
    return {name: _table(source, name, *told) for name, told in found.items()}


def _table(source: Source, name: str, prefix: str, column: str) -> Watched:
    columns = list(source.rows(COLUMNS, name))
    computed = frozenset(each[0] for each in columns if each[2])
    return Watched(
        name,
        prefix,
        column,
        raw=frozenset(each[0] for each in columns if each[1]),
        left_out=SECRET | computed | {column for table, column in COUNTERS if table == name},
        key=tuple(sorted((each[0] for each in columns if each[3]), key=_as_jsonb_sorts)),
    )


def _standing(source: Source, table: Watched, lower: str, upper: str) -> Iterator[Row]:
    """The table's rows of these streams as they stand, told as the ledger tells them."""
    stream = f"""('{table.prefix}/' || (t."{table.column}")) collate "C" """
    if table.column in table.raw:
        stream = f"""('{table.prefix}/' || encode(t."{table.column}", 'hex')) collate "C" """
    query = f"select to_jsonb(t)::text from {table.name} t where {stream} >= %s and {stream} < %s"  # noqa: S608
    for (text,) in source.rows(query, lower, upper):
        row: Row = loads(text)
        for name in table.raw:
            if row[name] is not None:
                row[name] = _plain(bytes.fromhex(row[name][2:]))
        yield row


def _plain(raw: bytes) -> str:
    """Raw bytes as the ledger tells them: themselves when short, otherwise their SHA-256."""
    return raw.hex() if len(raw) <= 64 else "sha256:" + sha256(raw).hexdigest()


def _key(table: Watched, row: Row) -> tuple[Any, ...]:
    return tuple([row[name] for name in table.key])


def _words(key: tuple[Any, ...]) -> str:
    return ", ".join(map(str, key))


def _as_jsonb_sorts(name: str) -> tuple[int, bytes]:
    """PostgreSQL keeps the names in a record by length, then by their bytes."""
    return len(name.encode()), name.encode()
