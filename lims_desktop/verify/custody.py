"""Where things are: the custody list and the items' places against what the ledger says about them."""

from __future__ import annotations

import json
import re
from datetime import datetime
from struct import Struct, pack
from typing import Any

from lims_desktop.ledger import TEXT
from lims_desktop.tables.custody import MOVES, STAYS
from lims_desktop.verify.source import Sight, Source
from lims_desktop.verify.verdict import Findings

KINDS = frozenset(kind.encode() for kind in re.findall(r"\w+", f"{MOVES} {STAYS}"))
TABLES = ("lab.custody", "lab.item", "lab.person", "lab.whereabouts")
RARE = ("outsider", "identity_document", "statement", "signature", "claimed_at")
TEXTS = [pack(">ii", TEXT, length).decode("latin-1") for length in range(1000)]
"""What stands before a text of each length in a record: its type and its length."""
NAMES = ("item", "seq", "to", "from", "giver", "taker", "witness", "corrects", "exception")
LOGIN = "[!-~]{1,100}"
PEOPLE = "select id, login from lab.person"

# Beside each entry, the row that tells of it: eleven numbers (0 for none), the kind, and a record only for the few
# events that have more to tell.
JOIN = " left join lab.custody c on c.entry = e.id"
COLUMNS = """,
    c.item_id::bigint, c.seq::bigint, c.to_place::bigint, coalesce(c.from_place, 0)::bigint,
    coalesce(c.giver, 0)::bigint, coalesce(c.taker, 0)::bigint, coalesce(c.witness, 0)::bigint,
    coalesce(c.corrects, 0)::bigint, c.at, c.actor::bigint, c.exception::int::bigint, c.kind,
    case when num_nonnulls(c.outsider, c.identity_document, c.statement, c.signature, c.claimed_at) > 0 then
        jsonb_build_object('outsider', c.outsider, 'identity_document', c.identity_document, 'statement', c.statement,
                           'signature', c.signature, 'claimed_at', c.claimed_at)::text end"""
LAYOUT = Struct(">" + "4xq" * 11 + "i")

COUNT = "select count(*) from lab.custody"
STRAY = """
select c.entry, c.item_id, c.seq from lab.custody c left join ledger.entry e on e.id = c.entry
 where e.kind is distinct from c.kind"""
MISPLACED = """
select i.id, i.number, c.entry from lab.item i
  left join lab.whereabouts w on w.item_id = i.id
  left join lab.custody c on c.item_id = i.id and c.seq = w.seq
 where c.to_place is distinct from w.place_id or c.at is distinct from w.at
    or w.placed_at is distinct from (select max(m.at) from lab.custody m
                                      where m.item_id = i.id and m.from_place is distinct from m.to_place)
    or exists (select from lab.custody n where n.item_id = i.id and n.seq > coalesce(w.seq, 0))"""
GAPS = """
select c.entry, c.item_id, c.seq from lab.custody c
  left join lab.custody p on p.item_id = c.item_id and p.seq = c.seq - 1
 where c.seq > 1 and (p.to_place, p.at) is distinct from (c.from_place, c.prev_at)
    or c.seq = 1 and num_nonnulls(c.from_place, c.prev_at) > 0"""


Told = tuple[int, bytes, int]
"""An entry's number, its stream and its time."""


class Custody:
    """The custody list, row by row beside the ledger."""

    def __init__(self, source: Source, findings: Findings, sight: Sight) -> None:
        self.source = source
        self.whole = sight is Sight.WHOLE
        self.findings = findings
        self.events = 0
        people = ((person, login) for person, login in source.rows(PEOPLE) if re.fullmatch(LOGIN, login))
        self._actors = {person: TEXTS[len(login)] + login for person, login in people}
        self._count, self._gaps, self._misplaced = (source.aside.rows(each) for each in (COUNT, GAPS, MISPLACED))
        self._kinds = {kind: (TEXTS[len(kind)] + kind.decode(), kind.decode()) for kind in KINDS}

    def compare(self, told: Told, message: bytes, name_end: int, begin: int) -> None:
        """The custody row beside this entry says the same as the entry, word for word."""
        self.events += 1
        item, seq, to, origin, giver, taker, witness, corrects, at, person, exception, length = LAYOUT.unpack_from(
            message, begin
        )
        end = begin + LAYOUT.size + length
        kind_field, kind = self._kinds.get(message[end - length : end], ("", ""))
        # Most events are worded by PostgreSQL in one way only; comparing that is quicker than reading them.
        given = f', "giver": {giver}' if giver else ""
        taken = f', "taker": {taker}' if taker else ""
        body = (
            f'{{"to": {to}, "seq": {seq}, "from": {origin or "null"}, "item": {item}, "kind": "{kind}"{given}{taken}}}'
        )
        usual = f"item/{item}{kind_field}{TEXTS[len(body)]}{body}{self._actors.get(person)}".encode("latin-1")
        plain = message.startswith(usual, name_end - len(told[1])) and len(message) == end + 4
        if told[2] != at or witness or corrects or exception or not plain:
            self._read(told, message, name_end, begin)

    def missing(self, told: Told) -> None:
        """A custody entry with no row beside it; when this login sees only some rows, that proves nothing."""
        if self.whole:
            self.findings.add("verify.custody_missing", told[0], told[1])

    def _read(self, told: Told, message: bytes, name_end: int, begin: int) -> None:
        """Judge an unusual event by reading both sides."""
        item, *_, at, _, _, _ = LAYOUT.unpack_from(message, begin)
        if told[1] != b"item/%d" % item or told[2] != at or not self._same(message, name_end, begin):
            self.findings.add("verify.custody_other", told[0], told[1])

    def _same(self, message: bytes, name_end: int, begin: int) -> bool:
        *numbers, length = LAYOUT.unpack_from(message, begin)
        end = begin + LAYOUT.size + length
        kind, kind_end = field(message, name_end)
        text, body_end = field(message, kind_end)
        actor = self._actors.get(numbers[9], "?").encode("latin-1")
        if kind != message[end - length : end] or not message.startswith(actor, body_end):
            return False
        try:
            body, more = json.loads(text), json.loads(message[end + 4 :] or b"{}")
            told = [int(body.get(name) or 0) for name in NAMES]
            rare = all(_moment(name, body.get(name)) == _moment(name, more.get(name)) for name in RARE)
            return rare and told == [*numbers[:8], numbers[10]] and body["kind"].encode() == kind
        except (ValueError, KeyError, TypeError, AttributeError):
            return False

    def close(self) -> None:
        """After the last entry: no row is left over, the list has no gap, and every item is where it ends."""
        if self.whole and self._count.result()[0][0] != self.events:
            for entry, item, seq in self.source.rows(STRAY):
                self.findings.add("verify.custody_stray", entry, f"item/{item}", seq=seq)
        for entry, item, seq in self._gaps.result():
            self.findings.add("verify.custody_gap", entry, f"item/{item}", seq=seq)
        for item, number, entry in self._misplaced.result():
            self.findings.add("verify.item_place", entry, f"item/{item}", item=number)


def field(message: bytes, begin: int) -> tuple[bytes, int]:
    """The field whose type and length begin here, and where the next one begins."""
    end = begin + 8 + max(0, int.from_bytes(message[begin + 4 : begin + 8], "big", signed=True))
    return message[begin + 8 : end], end


def _moment(name: str, value: Any) -> Any:
    """A claimed time as a moment, since the same moment can be written in several ways."""
    return datetime.fromisoformat(value) if name == "claimed_at" and value is not None else value
