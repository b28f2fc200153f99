"""Which tables have their changes recorded, and how a row of theirs is told in the ledger."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import Any

from psycopg import sql

from lims_desktop.verify.source import Source

SECRET = frozenset(("verifier", "password", "secret"))
COUNTERS = frozenset((("lab.item", "next_child"), ("lab.case_file", "next_item")))
"""Columns that only help to give the next number; what was numbered has its own record."""

WATCHED = """
select n.nspname::text, c.relname::text, t.tgargs
  from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
  join pg_proc p on p.oid = t.tgfoid join pg_namespace f on f.oid = p.pronamespace
 where p.proname = 'record_row' and f.nspname = 'chain' and t.tgenabled <> 'D' order by 1, 2, t.tgname"""
COLUMNS = """
select a.attname::text, a.atttypid = 'bytea'::regtype, a.attgenerated <> '',
       exists (select from pg_index i where i.indrelid = a.attrelid and i.indisprimary and a.attnum = any (i.indkey))
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
 where n.nspname = %s and c.relname = %s and a.attnum > 0 and not a.attisdropped"""

Row = dict[str, Any]
Standing = tuple[str, str, str]
loads = partial(json.loads, parse_float=str)


@dataclass(frozen=True, slots=True)
class Watched:
    """A table whose changes a trigger records: in which streams, and which of its columns."""

    schema: str
    table: str
    prefix: str
    column: str
    raw: frozenset[str]
    told: tuple[str, ...]
    left_out: frozenset[str]
    primary: tuple[str, ...]

    @property
    def name(self) -> str:
        """The table's name as the ledger has it."""
        return f"{self.schema}.{self.table}"

    def key(self, row: Row) -> str:
        """By what the row is followed from entry to entry, worded as PostgreSQL words a record."""
        return json.dumps({name: row[name] for name in self.primary}, ensure_ascii=False)

    def standing(self, source: Source) -> Iterator[Standing]:
        """The rows as they stand now, stream after stream: stream, key and content, worded as the ledger words them.

        Only what is told is read: a computed column can be dearer than all others together.
        """
        key = sql.SQL(", ").join(sql.SQL("{}, s.{}").format(name, sql.Identifier(name)) for name in self.primary)
        column = sql.SQL("encode(t.{}, 'hex')" if self.column in self.raw else "t.{}")
        query = sql.SQL(
            """select s.told_stream, jsonb_build_object({key})::text, to_jsonb(r)::text
                 from (select {inner}, ({prefix} || {column}) collate "C" as told_stream
                         from {table} t order by told_stream offset 0) s cross join lateral (select {outer}) r
                order by s.told_stream"""
        ).format(
            key=key,
            inner=sql.SQL(", ").join(sql.Identifier("t", name) for name in self.told),
            outer=sql.SQL(", ").join(sql.Identifier("s", name) for name in self.told),
            table=sql.Identifier(self.schema, self.table),
            prefix=f"{self.prefix}/",
            column=column.format(sql.Identifier(self.column)),
        )
        yield from source.rows(query)

    def read(self, content: str) -> Row:
        """The row that is worded so, with long raw bytes as their SHA-256."""
        row: Row = loads(content)
        for name in self.raw:
            if row[name] is not None:
                row[name] = _plain(bytes.fromhex(row[name][2:]))
        return row


def watched(source: Source) -> dict[str, Watched]:
    """Every watched table, by what its trigger was told. One whose trigger makes no sense is not watched."""
    found = {(schema, table): bytes(raw) for schema, table, raw in source.rows(WATCHED)}
    tables = [_table(source, *table, raw.decode().split("\0")) for table, raw in found.items()]
    return {table.name: table for table in tables if table}


def _table(source: Source, schema: str, table: str, told: list[str]) -> Watched | None:
    columns = list(source.rows(COLUMNS, schema, table))
    if len(told) < 2 or told[1] not in {each[0] for each in columns}:
        return None
    computed = SECRET | {each[0] for each in columns if each[2]}
    return Watched(
        schema,
        table,
        prefix=told[0],
        column=told[1],
        raw=frozenset(each[0] for each in columns if each[1]),
        told=tuple(each[0] for each in columns if each[0] not in computed),
        left_out=computed | {column for name, column in COUNTERS if name == f"{schema}.{table}"},
        primary=tuple(sorted((each[0] for each in columns if each[3]), key=_as_jsonb_sorts)),
    )


def _plain(raw: bytes) -> str:
    """Raw bytes as the ledger tells them: themselves when short, otherwise their SHA-256."""
    return raw.hex() if len(raw) <= 64 else "sha256:" + sha256(raw).hexdigest()


def _as_jsonb_sorts(name: str) -> tuple[int, bytes]:
    """PostgreSQL keeps the names in a record by length, then by their bytes."""
    return len(name.encode()), name.encode()
