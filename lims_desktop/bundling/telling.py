"""What the entries of the ledger tell: the rows of worksheets and reports as they stand, and the custody of items.

Nothing is read from the tables themselves: whoever has the entries comes to the same.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

Row = dict[str, Any]
Key = tuple[str, str]

TALK = (
    "lab.enquiry", "lab.enquiry_note", "lab.hearing", "lab.subpoena", "lab.testimony", "lab.court_visit",
    "lab.court_exhibit",
)  # fmt: skip
"""Tables of what was asked and answered, and of courts."""
BENCH = ("worksheet", "verification", "verification_conclusion", "position")
_BEGAN = datetime(2000, 1, 1, tzinfo=UTC)


def moment(microseconds: int) -> datetime:
    """The time of an entry."""
    return _BEGAN + timedelta(microseconds=microseconds)


@dataclass
class Told:
    """Everything that was told so far."""

    rows: dict[Key, Row] = field(default_factory=dict)
    streams: dict[Key, str] = field(default_factory=dict)
    keys: dict[Key, Any] = field(default_factory=dict)
    custody: dict[int, list[Row]] = field(default_factory=lambda: defaultdict(list))
    positions: list[int] = field(default_factory=list)
    withheld: int = 0

    def listen(self, entries: Iterable[Row]) -> Iterator[Row]:
        """The same entries again, each taken in."""
        for entry in entries:
            self.take(entry)
            yield entry

    def take(self, entry: Row) -> None:
        """Take one in."""
        self.positions.append(entry["position"])
        if entry.get("withheld"):
            self.withheld += 1
            return
        body = json.loads(entry["body"])
        if "table" in body:
            self._replay(entry, body)
        elif entry["stream"].startswith("item/"):
            told = {"entry": entry["id"], "hash": entry["hash"], **{name: entry[name] for name in _EVENT}, "body": body}
            self.custody[int(entry["stream"][5:])].append(told)

    def table(self, name: str) -> list[Row]:
        """The rows of one table, the oldest first."""
        found = [row for (table, _), row in self.rows.items() if table == name]
        return sorted(found, key=lambda row: int(row.get("id", 0)))

    def bench(self) -> dict[int, dict[str, list[Row]]]:
        """What is told of each worksheet, by table; each row with its key."""
        found: dict[int, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
        for key in sorted(self.rows, key=lambda one: (one[0], len(one[1]), one[1])):
            worksheet = self._worksheet(self.streams[key])
            if worksheet is not None:
                found[worksheet][key[0]].append({"key": self.keys[key], "row": self.rows[key]})
        return found

    def talk(self) -> dict[str, list[Row]]:
        """What was asked and answered and what courts wanted, by table; each row with its key, in their order."""
        found: dict[str, list[Row]] = {name: [] for name in TALK}
        for key in sorted(self.rows, key=lambda one: (one[0], len(one[1]), one[1])):
            if key[0] in found:
                found[key[0]].append({"key": self.keys[key], "row": self.rows[key]})
        return found

    def _replay(self, entry: Row, body: Row) -> None:
        key = body["table"], json.dumps(body["key"], sort_keys=True)
        if entry["kind"] == "REMOVED":
            self.rows.pop(key, None)
        elif entry["kind"] == "ADDED":
            self.rows[key], self.streams[key], self.keys[key] = dict(body["new"]), entry["stream"], body["key"]
        elif key in self.rows:
            self.rows[key].update(body["new"])

    def _worksheet(self, stream: str) -> int | None:
        kind, _, number = stream.partition("/")
        if kind == "worksheet":
            return int(number)
        table = {"position": "lab.run_position", "verification": "lab.verification"}.get(kind)
        if kind == "verification_conclusion":
            conclusion = self.rows[_key("lab.verification_conclusion", number)]
            return self._worksheet(f"verification/{conclusion['verification_id']}")
        return int(self.rows[_key(table, number)]["worksheet_id"]) if table else None


_EVENT = ("kind", "at", "actor", "second", "station", "reason")


def _key(table: str, number: str) -> Key:
    return table, json.dumps({"id": int(number)})
