"""Where things are: the custody list and the items' places against what the ledger says about them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from lims_desktop.tables.custody import MOVES, STAYS
from lims_desktop.verify.source import Sight, Source
from lims_desktop.verify.verdict import LAST, Findings

KINDS = frozenset(kind.encode() for kind in re.findall(r"\w+", MOVES + STAYS))
TABLES = ("lab.custody", "lab.item", "lab.person")
RARE = ("outsider", "identity_document", "statement", "signature", "claimed_at")

# One text for what every event has, and a record only for the few that have more.
EVENTS = """
select c.entry,
       concat('item/', c.item_id, ' ', c.item_id, ' ', c.seq, ' ', c.kind, ' ', coalesce(c.from_place::text, 'None'),
              ' ', c.to_place, ' ', (extract(epoch from c.at) * 1000000)::bigint - 946684800000000, ' ', c.actor, ' ',
              coalesce(c.giver::text, 'None'), ' ', coalesce(c.taker::text, 'None'), ' ',
              coalesce(c.witness::text, 'None'), ' ', coalesce(c.corrects::text, 'None'), ' ', c.exception),
       case when num_nonnulls(c.outsider, c.identity_document, c.statement, c.signature, c.claimed_at) > 0 then
           jsonb_build_object('outsider', c.outsider, 'identity_document', c.identity_document, 'statement',
                              c.statement, 'signature', c.signature, 'claimed_at', c.claimed_at)::text end
  from lab.custody c order by c.entry"""
MISPLACED = """
select i.id, i.number, c.entry from lab.item i
  left join lab.whereabouts w on w.item_id = i.id
  left join lab.custody c on c.item_id = i.id and c.seq = w.seq
 where c.to_place is distinct from w.place_id or c.at is distinct from w.at
    or exists (select from lab.custody n where n.item_id = i.id and n.seq > coalesce(w.seq, 0))
 order by i.id limit 1000"""
GAPS = """
select c.entry, c.item_id, c.seq from lab.custody c
  left join lab.custody p on p.item_id = c.item_id and p.seq = c.seq - 1
 where c.seq > 1 and (p.to_place, p.at) is distinct from (c.from_place, c.prev_at)
    or c.seq = 1 and num_nonnulls(c.from_place, c.prev_at) > 0
 order by c.entry limit 1000"""


class Custody:
    """The custody list, followed entry by entry beside the ledger."""

    def __init__(self, source: Source, findings: Findings, sight: Sight) -> None:
        self.source = source
        self.whole = sight is Sight.WHOLE
        self.findings = findings
        self.events = 0
        self._people = {login.encode(): person for person, login in source.rows("select id, login from lab.person")}
        self._rows = source.rows(EVENTS)
        self._row = self._following()

    def _following(self) -> tuple[int, str, str | None]:
        return next(self._rows, (LAST, "", None))

    def compare(self, entry: tuple[int, bytes, bytes, int], body: bytes, actor: bytes) -> None:
        """The row that belongs to a custody entry says the same, word for word."""
        ident = entry[0]
        while self._row[0] < ident:
            self._stray()
        if self._row[0] != ident:
            if self.whole:
                self.findings.add("verify.custody_missing", ident, entry[1])
            return
        try:
            told = json.loads(body)
            same = self._told(entry, told, self._people.get(actor)) == self._row[1] and _rare(told, self._row[2])
        except (ValueError, KeyError, TypeError):
            same = False
        if not same:
            self.findings.add("verify.custody_other", ident, entry[1])
        self.events += 1
        self._row = self._following()

    def _told(self, entry: tuple[int, bytes, bytes, int], told: Mapping[str, Any], actor: int | None) -> str:
        get = told.get
        return (
            f"{entry[1].decode()} {told['item']} {told['seq']} {entry[2].decode()} {told['from']} {told['to']} "
            f"{entry[3]} {actor} {get('giver')} {get('taker')} {get('witness')} {get('corrects')} "
            f"{'t' if get('exception') else 'f'}"
        )

    def _stray(self) -> None:
        self.findings.add("verify.custody_stray", self._row[0])
        self._row = self._following()

    def close(self) -> None:
        """After the last entry: no row is left over, the list has no gap, and every item is where it ends."""
        while self._row[0] != LAST:
            self._stray()
        for entry, item, seq in self.source.rows(GAPS):
            self.findings.add("verify.custody_gap", entry, f"item/{item}", seq=seq)
        for item, number, entry in self.source.rows(MISPLACED):
            self.findings.add("verify.item_place", entry, f"item/{item}", item=number)


def _rare(told: Mapping[str, Any], kept: str | None) -> bool:
    """Whether what only few events have (signatures, statements, claimed times) is the same on both sides."""
    row: Mapping[str, Any] = json.loads(kept) if kept else {}
    for name in RARE:
        said, stands = told.get(name), row.get(name)
        if name == "claimed_at" and said is not None and stands is not None:
            said, stands = datetime.fromisoformat(said), datetime.fromisoformat(stands)
        if said != stands:
            return False
    return True
