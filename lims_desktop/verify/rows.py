"""Ordinary tables: the changes in the ledger, played again from the beginning, must give the rows that stand now."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator

from lims_desktop.verify.source import Sight, Source
from lims_desktop.verify.verdict import Findings
from lims_desktop.verify.watched import Row, Standing, Watched, loads, watched

ADDED, CHANGED, REMOVED = "ADDED", "CHANGED", "REMOVED"
KINDS = frozenset((b"ADDED", b"CHANGED", b"REMOVED"))
SLICE = 20_000
"""Streams played at a time: enough to be quick, few enough to need little memory."""

EXISTS = """select exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                          where n.nspname || '.' || c.relname = %s)"""
BOUNDS = """
select s.stream from (select h.stream, row_number() over (order by h.stream) as place from ledger.head h
                       where h.stream >= %s and h.stream < %s) s
 where s.place %% %s = 1 order by s.stream"""
CHANGES = """
select e.id, e.stream, e.number, e.kind, e.body from ledger.entry e
 where e.stream >= %s and e.stream < %s and e.kind in ('ADDED', 'CHANGED', 'REMOVED') order by e.id"""

USUAL = re.compile(r'\{"key": (\{"\w+": \d+\}), "new": (\{.*\}), "table": "([\w.]+)"\}', re.DOTALL)
Key = tuple[str, str]
Change = tuple[int, str, int, str, str]
Slice = tuple[str, str]
Group = dict[str, Watched]


class Rows:
    """Plays the recorded changes of all watched tables, some streams at a time."""

    def __init__(self, source: Source, findings: Findings) -> None:
        self.source = source
        self.findings = findings
        self.tables = watched(source)
        self.sight = source.sight(self.tables)
        self.rows = 0

    def compare(self, recorded: set[bytes], progress: Callable[[int], None]) -> None:
        """Every watched table against the ledger; and every table the ledger tells of must still be watched."""
        for name in sorted({each.decode("utf-8", "replace") for each in recorded} - set(self.tables)):
            if self.source.one(EXISTS, name)[0]:
                self.findings.add("verify.unwatched", table=name)
        for prefix in sorted({table.prefix for table in self.tables.values()}):
            group = {name: each for name, each in self.tables.items() if each.prefix == prefix}
            slices = self._slices(prefix)
            if len(slices) == 1 or not self._in_slices(group, slices, progress):
                self.rows += self._played(group, [(slices[0][0], slices[-1][1])], self.findings, progress)

    def _in_slices(self, group: Group, slices: list[Slice], progress: Callable[[int], None]) -> bool:
        """Whether nothing is found slice by slice; a row that moved to another slice's stream needs all at once."""
        doubts = Findings()
        rows = self._played(group, slices, doubts, progress)
        if not doubts.count:
            self.rows += rows
        return not doubts.count

    def _played(self, group: Group, slices: list[Slice], findings: Findings, progress: Callable[[int], None]) -> int:
        """Play these slices, one after the other; answers how many rows there were."""
        rows = 0
        seen = [table for name, table in group.items() if self.sight[name] is not Sight.NONE]
        standing = [(table, Ahead(table.standing(self.source))) for table in seen]
        for lower, upper in slices:
            replay = Replay(findings, group, self.sight)
            replay.play(self.source.rows(CHANGES, lower, upper))
            rows += sum(replay.compare(table, ahead.below(upper)) for table, ahead in standing)
            replay.close()
            progress(self.rows + rows)
        return rows

    def _slices(self, prefix: str) -> list[Slice]:
        """The streams of a prefix in pieces: 'item/' up to but not including 'item0', the next in byte order."""
        first, end = f"{prefix}/", f"{prefix}0"
        cuts = [stream for (stream,) in self.source.rows(BOUNDS, first, end, SLICE)][1:]
        return list(zip([first, *cuts], [*cuts, end], strict=True))


class Ahead:
    """Rows in the order of their streams, taken slice by slice."""

    def __init__(self, rows: Iterator[Standing]) -> None:
        self._rows = rows
        self._next = next(rows, None)

    def below(self, upper: str) -> Iterator[Standing]:
        """The next rows, up to but not including this stream; Python puts texts in the same order as COLLATE "C"."""
        while self._next and self._next[0] < upper:
            yield self._next
            self._next = next(self._rows, None)


class Replay:
    """The rows of some streams, as the ledger tells them."""

    def __init__(self, findings: Findings, group: Group, sight: dict[str, Sight]) -> None:
        self.findings = findings
        self.group = group
        self.sight = sight
        self.state: dict[Key, tuple[str | Row, Change]] = {}

    def play(self, changes: Iterable[Change]) -> None:
        """All changes of these streams, in their order."""
        for change in changes:
            try:
                self._play(change)
            except (ValueError, KeyError, TypeError, AttributeError):
                self.findings.add("verify.body", *change[:3])

    def compare(self, table: Watched, standing: Iterable[Standing]) -> int:
        """The rows of this table as they stand; answers how many there were."""
        rows = 0
        for _, key, content in standing:
            self._compare(table, key, content)
            rows += 1
        return rows

    def close(self) -> None:
        """What the ledger tells of and nobody found."""
        for (name, key), (_, change) in self.state.items():
            if self.sight.get(name) is Sight.WHOLE:
                self.findings.add("verify.row_missing", *change[:3], table=name, key=key)

    def _play(self, change: Change) -> None:
        usual = change[3] == ADDED and USUAL.fullmatch(change[4])
        if usual and (usual[3], usual[1]) not in self.state:  # most rows are written once; they need not be read
            self.state[usual[3], usual[1]] = (usual[2], change)
            return
        told = loads(change[4])
        key = (told["table"], json.dumps(told["key"], ensure_ascii=False))
        known = self.state.pop(key, None)
        before = _row(known[0]) if known else {}
        table = self.group.get(key[0])
        left_out = table.left_out if table else frozenset[str]()
        if change[3] == ADDED:
            fits = known is None
            after = told["new"]
        else:
            # A column that came with a later release has nothing before it.
            fits = known is not None and all(
                before.get(name, value) == value for name, value in told["old"].items() if name not in left_out
            )
            after = before | told.get("new", {})
        if not fits:
            self.findings.add("verify.row_history", *change[:3], table=key[0], key=key[1])
        if change[3] != REMOVED:
            if table:  # a change of the key itself gives the row another name
                key = (key[0], table.key(after))
            self.state[key] = (after, change)

    def _compare(self, table: Watched, key: str, content: str) -> None:
        if table.raw:
            key = table.key(table.read(content))
        known = self.state.pop((table.name, key), None)
        if known is None:
            stream = f"{table.prefix}/{table.read(content)[table.column]}"
            self.findings.add("verify.row_stray", None, stream, table=table.name, key=key)
            return
        told, change = known
        if told == content:
            return
        told = _row(told)
        for name, value in table.read(content).items():
            if name not in table.left_out and name in told and told[name] != value:
                detail = {"table": table.name, "key": key, "column": name, "told": told[name], "stands": value}
                self.findings.add("verify.row_other", *change[:3], **detail)


def _row(told: str | Row) -> Row:
    return loads(told) if isinstance(told, str) else told
