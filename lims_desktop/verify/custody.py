"""Where things are: the custody list and the items' places against what the ledger says about them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from struct import Struct, pack
from typing import Any

from lims_desktop.ledger import TEXT
from lims_desktop.tables.custody import MOVES, STAYS
from lims_desktop.verify.source import Sight, Source
from lims_desktop.verify.verdict import Findings

KINDS = frozenset(kind.encode() for kind in re.findall(r"\w+", f"{MOVES} {STAYS}"))
TABLES = ("lab.custody", "lab.item", "lab.person", "lab.whereabouts")
NAMES = ("item", "seq", "to", "from", "giver", "taker", "witness", "corrects", "exception")
RARE = ("outsider", "identity_document", "statement", "signature", "claimed_at")
NUMBERED = re.compile(rb', "offer": \d+')
"""What the ledger tells of a hand-over and the list does not. (Within a text the marks would be escaped.)"""
OFFER = b', "offer": '
LOGIN = "[!-~]{1,100}"
PEOPLE = "select id, login from lab.person"

# Each row in the words of the ledger: stream, kind and body as a record, whose bytes are those of the entry. Rows are
# put in order before they are worded, so that the first ones come early.
ROWS = """
select coalesce(c.entry, 0), coalesce(c.at, '-infinity'), coalesce(c.actor, 0),
       row('item/' || c.item_id, c.kind::text, concat(
           '{"to": ', c.to_place, ', "seq": ', c.seq, ', "from": ', coalesce(c.from_place::text, 'null'),
           ', "item": ', c.item_id, ', "kind": "', c.kind, '"', ', "giver": ' || c.giver, ', "taker": ' || c.taker,
           case when c.exception or num_nonnulls(c.witness, c.corrects, c.outsider, c.identity_document, c.statement,
                                                 c.signature, c.claimed_at) > 0 then concat(
               ', "witness": ' || c.witness, ', "corrects": ' || c.corrects, ', "outsider": ' || to_json(c.outsider),
               case when c.exception then ', "exception": true' end, ', "signature": ' || to_json(c.signature),
               ', "statement": ' || to_json(c.statement), ', "claimed_at": ' || to_json(c.claimed_at),
               ', "identity_document": ' || to_json(c.identity_document)) end, '}'))
  from (select n.* from lab.custody n order by coalesce(n.entry, 0) offset 0) c"""
LAYOUT = Struct(">6xq4xq4xq8x")

COUNT = "select count(*) from lab.custody"
STRAY = """
select c.entry, c.item_id, c.seq from lab.custody c left join ledger.entry e on e.id = c.entry
 where e.kind is distinct from c.kind"""
MISPLACED = """
select i.id, i.number, c.entry from lab.item i
  left join lab.whereabouts w on w.item_id = i.id
  left join (select m.item_id, max(m.seq) as seq,
                    max(m.at) filter (where m.from_place is distinct from m.to_place) as placed_at
               from lab.custody m group by m.item_id) l on l.item_id = i.id
  left join lab.custody c on c.item_id = i.id and c.seq = w.seq
 where c.to_place is distinct from w.place_id or c.at is distinct from w.at or w.placed_at is distinct from l.placed_at
    or coalesce(l.seq, 0) <> coalesce(w.seq, 0)"""
GAPS = """
select c.entry, c.item_id, c.seq
  from (select n.*, lag(n.to_place) over v as place, lag(n.at) over v as before, lag(n.seq) over v as number
          from lab.custody n window v as (partition by n.item_id order by n.seq)) c
 where c.place is distinct from c.from_place or c.before is distinct from c.prev_at
    or c.number is distinct from nullif(c.seq - 1, 0)"""

NOBODY = pack(">ii", TEXT, -1)
Row = tuple[int, bool, bytes]
"""A row of the list: its entry's number, whether it names the same time, and what it says."""


class Custody:
    """The custody list, row by row beside the ledger."""

    def __init__(self, source: Source, findings: Findings, sight: Sight) -> None:
        self.source = source
        self.whole = sight is Sight.WHOLE
        self.findings = findings
        self.events = 0
        people = ((person, login) for person, login in source.rows(PEOPLE) if re.fullmatch(LOGIN, login))
        self._actors = {person: pack(">ii", TEXT, len(login)) + login.encode() for person, login in people}

    def rows(self) -> Iterator[tuple[int, int, bytes]]:
        """Each row by its entry: the entry's number, the time, and what the entry must say from its stream on."""
        last, unpack, actors = 0, LAYOUT.unpack_from, self._actors
        for message in self.source.aside.copy(ROWS):
            entry, at, person = unpack(message)
            if entry == last:
                self.findings.add("verify.custody_other", entry)
                continue
            last = entry
            yield entry, at, message[LAYOUT.size :] + actors.get(person, NOBODY)

    def missing(self, ident: int, stream: bytes) -> None:
        """A custody entry with no row beside it; when this login sees only some rows, that proves nothing."""
        if self.whole:
            self.findings.add("verify.custody_missing", ident, stream)

    def compare(self, message: bytes, begin: int, row: Row) -> None:
        """Judge an unusual event by reading both sides."""
        ident, same_time, text = row
        if not same_time or not (_is_offer(message, begin, text) or _same(message, begin, text)):
            self.findings.add("verify.custody_other", ident, field(message, begin)[0])

    def ask(self) -> None:
        """After the last entry: let the server look for gaps, and for items that are not where their list ends."""
        self._gaps, self._misplaced = (self.source.aside.rows(each) for each in (GAPS, MISPLACED))

    def close(self) -> None:
        """No row may be left over, the list has no gap, and every item is where it ends."""
        if self.whole and self.source.one(COUNT)[0] != self.events:
            for entry, item, seq in self.source.rows(STRAY):
                self.findings.add("verify.custody_stray", entry, f"item/{item}", seq=seq)
        for entry, item, seq in self._gaps.result():
            self.findings.add("verify.custody_gap", entry, f"item/{item}", seq=seq)
        for item, number, entry in self._misplaced.result():
            self.findings.add("verify.item_place", entry, f"item/{item}", item=number)


def _is_offer(message: bytes, begin: int, text: bytes) -> bool:
    """Whether the entry of a hand-over says the same as the row, but for the number of the offer: a quicker look."""
    cut = message.find(OFFER, begin)
    found = NUMBERED.match(message, cut) if cut > 0 else None
    if not found:
        return False
    size = text.find(b'{"to"') - 4  # the length of the body, in which the two differ
    told = message[begin:cut] + message[found.end() :]
    return told[:size] == text[:size] and told.startswith(text[size + 4 :], size + 4)


def _same(message: bytes, begin: int, text: bytes) -> bool:
    stream, kind, body, actor = _fields(message, begin)
    *others, stands, person = _fields(text, 0)
    if [stream, kind, actor] != [*others, person]:
        return False
    if NUMBERED.sub(b"", body, 1) == stands:
        return True
    try:
        told, listed = json.loads(body), json.loads(stands)
        rare = all(_moment(name, told.get(name)) == _moment(name, listed.get(name)) for name in RARE)
        return rare and told["kind"] == listed["kind"] and _numbers(told) == _numbers(listed)
    except (ValueError, KeyError, TypeError, AttributeError):
        return False


def _numbers(body: dict[str, Any]) -> list[int]:
    return [int(body.get(name) or 0) for name in NAMES]


def _fields(message: bytes, begin: int) -> list[bytes]:
    """Stream, kind, body and actor, which begin here."""
    found = []
    for _ in range(4):
        value, begin = field(message, begin)
        found.append(value)
    return found


def field(message: bytes, begin: int) -> tuple[bytes, int]:
    """The field whose type and length begin here, and where the next one begins."""
    end = begin + 8 + max(0, int.from_bytes(message[begin + 4 : begin + 8], "big", signed=True))
    return message[begin + 8 : end], end


def _moment(name: str, value: Any) -> Any:
    """A claimed time as a moment, since the same moment can be written in several ways."""
    return datetime.fromisoformat(value) if name == "claimed_at" and value is not None else value
