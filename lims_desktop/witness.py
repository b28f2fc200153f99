"""A workstation as witness of the ledger: it keeps the newest checkpoint and recomputes the next one for itself.

It holds only the peaks of the tree (forty hashes at most) and reads the hashes that are new, nothing of what they are
about. If the root it computes is not the server's, something that was already there has been changed; not even the
owner of the server can undo what stations have kept. The statement it leaves in the database is made under the login of
the person at the station; a signature by a key of the station itself may come later.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select

from lims_desktop.errors import Refused
from lims_desktop.journal import default_path
from lims_desktop.lab import Lab
from lims_desktop.ledger import Anchor
from lims_desktop.merkle import Peaks
from lims_desktop.tables.ledger import Checkpoint, Leaf

PIECE = 20_000
"""Hashes read at a time."""


@dataclass(frozen=True, slots=True)
class Sight:
    """A checkpoint with the peaks of its tree."""

    size: int
    root: bytes
    at: Any
    peaks: list[bytes]

    def anchor(self) -> Anchor:
        """The checkpoint alone."""
        return Anchor(self.size, self.root, self.at)


@dataclass(frozen=True, slots=True)
class _Place:
    position: int
    hash: bytes


def look(lab: Lab) -> Anchor | None:
    """Recompute the newest checkpoint from what this station has kept, keep it, and say so to the laboratory.

    Answers the checkpoint, or None while there is none. Refused with `ledger.cut` when the server's ledger is shorter
    than what this station has seen, with `ledger.rewritten` when it is another one. What was kept then stays.
    """
    memory = Memory.of(lab)
    newest = _newest(lab)
    kept = memory.newest()
    if newest is None or (kept and newest.size < kept.size):
        if kept:
            raise Refused("ledger.cut", size=newest.size if newest else 0, kept=kept.size)
        return None
    peaks = _first(newest) if kept is None else _grown(lab, kept, newest)
    seen = Sight(newest.size, newest.root, newest.at, peaks)
    if kept is None or seen.size > kept.size:
        memory.keep(seen)
        lab.call("witness", size=seen.size, root=seen.root, at=seen.at)
    return seen.anchor()


def anchors(lab: Lab) -> list[Anchor]:
    """The checkpoints this station has kept: the last of each day, and the newest."""
    return Memory.of(lab).anchors()


def _newest(lab: Lab) -> Sight | None:
    return next(_checkpoints(lab, Checkpoint.size >= 0), None)


def _checkpoints(lab: Lab, which: Any) -> Iterator[Sight]:
    columns = (Checkpoint.size, Checkpoint.root, Checkpoint.at, Checkpoint.peaks)
    yield from lab.rows(select(*columns).where(which).order_by(Checkpoint.size.desc()).limit(1), Sight)


def _first(newest: Sight) -> list[bytes]:
    """Nothing was kept yet: this station's memory begins with what the server says, if that is at least consistent."""
    if Peaks(newest.size, newest.peaks).root() != newest.root:
        raise Refused("ledger.rewritten", size=newest.size)
    return newest.peaks


def _grown(lab: Lab, kept: Sight, newest: Sight) -> list[bytes]:
    """The peaks of the newest tree, computed from the kept ones and the leaves since."""
    still = next(_checkpoints(lab, Checkpoint.size == kept.size), None)
    if still is None or still.anchor() != kept.anchor():
        raise Refused("ledger.rewritten", size=kept.size)
    peaks = Peaks(kept.size, kept.peaks)
    while peaks.size < newest.size:
        until = min(newest.size, peaks.size + PIECE)
        where = (Leaf.position >= peaks.size) & (Leaf.position < until)
        leaves = lab.rows(select(Leaf.position, Leaf.hash).where(where).order_by(Leaf.position), _Place)
        peaks.extend(leaf.hash for leaf in leaves)
        if peaks.size != until:
            break
    if peaks.size != newest.size or peaks.root() != newest.root:
        raise Refused("ledger.rewritten", size=newest.size)
    return peaks.hashes


class Memory:
    """What a station keeps: a small file beside its journal, one record for each laboratory."""

    def __init__(self, path: Path, laboratory: str) -> None:
        self._path = path
        self._laboratory = laboratory

    @classmethod
    def of(cls, lab: Lab) -> Memory:
        """The memory of the station at which this person works."""
        return cls(default_path(lab.station.folder).with_name("witness.json"), lab.laboratory.id)

    def newest(self) -> Sight | None:
        """The newest checkpoint, with its peaks; None when nothing is kept yet."""
        record = self._read().get(self._laboratory)
        if record is None:
            return None
        anchor = Anchor.from_line(record["newest"])
        return Sight(anchor.size, anchor.root, anchor.at, [bytes.fromhex(peak) for peak in record["peaks"]])

    def anchors(self) -> list[Anchor]:
        """The last checkpoint of each day."""
        record = self._read().get(self._laboratory, {"days": {}})
        return [Anchor.from_line(line) for line in record["days"].values()]

    def keep(self, seen: Sight) -> None:
        """Keep this checkpoint as the newest; whole or not at all, whatever happens meanwhile."""
        everything = self._read()
        record = everything.setdefault(self._laboratory, {"days": {}})
        record["newest"] = seen.anchor().line()
        record["peaks"] = [peak.hex() for peak in seen.peaks]
        record["days"][seen.at.date().isoformat()] = seen.anchor().line()
        self._write(everything)

    def _read(self) -> dict[str, Any]:
        try:
            found: dict[str, Any] = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (ValueError, OSError) as problem:
            raise Refused("ledger.memory_unreadable", file=str(self._path)) from problem
        return found

    def _write(self, everything: dict[str, Any]) -> None:
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        new = self._path.with_suffix(f".{os.getpid()}.new")
        with new.open("w", encoding="utf-8") as file:
            json.dump(everything, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        new.replace(self._path)
