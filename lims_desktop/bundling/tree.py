"""The proof that many entries are in the ledger's tree at once: the roots of the subtrees between them.

The tree over millions of entries is not read for it. A checkpoint keeps the peaks of its moment, and a subtree that
was whole then and stood at the right edge is one of them; what lies deeper is put together from leaves.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from lims_desktop import merkle
from lims_desktop.lab import Lab
from lims_desktop.tables.ledger import Checkpoint, Leaf

BLOCK = 1024
"""Leaves that are read at once."""


@dataclass(frozen=True, slots=True)
class Peaks:
    """A checkpoint: the size of its tree, the root, and the roots of the whole subtrees, the largest first."""

    size: int
    root: bytes
    peaks: list[bytes]


@dataclass(frozen=True, slots=True)
class _Leaf:
    hash: bytes


class Tree:
    """The tree of `size` leaves, as the laboratory has it."""

    def __init__(self, lab: Lab, size: int) -> None:
        self._lab = lab
        self._size = size

    def proof(self, places: Sequence[int]) -> list[bytes]:
        """The roots of the subtrees without any of these places, from left to right; `places` in their order."""
        return list(self._between(places, 0, self._size))

    def consistency(self, older: int) -> list[bytes]:
        """The roots that show the tree of the first `older` leaves inside this one (RFC 6962, 2.1.2)."""
        return list(self._grown(older, 0, self._size, known=True))

    def _grown(self, older: int, low: int, count: int, *, known: bool) -> Iterator[bytes]:
        if older == count:
            if not known:
                yield self._root(low, count)
            return
        cut = 1 << (count - 1).bit_length() - 1
        if older <= cut:
            yield from self._grown(older, low, cut, known=known)
            yield self._root(low + cut, count - cut)
        else:
            yield from self._grown(older - cut, low + cut, count - cut, known=False)
            yield self._root(low, cut)

    def _between(self, places: Sequence[int], low: int, count: int) -> Iterator[bytes]:
        if bisect_left(places, low) == bisect_left(places, low + count):
            yield self._root(low, count)
        elif count <= BLOCK:
            yield from _among(self._leaves(low, count), places, low)
        else:
            cut = 1 << (count - 1).bit_length() - 1
            yield from self._between(places, low, cut)
            yield from self._between(places, low + cut, count - cut)

    def _root(self, low: int, count: int) -> bytes:
        if count <= BLOCK:
            return merkle.root(self._leaves(low, count))
        if count & (count - 1) == 0 and (peak := self._peak(low, count)):
            return peak
        cut = 1 << (count - 1).bit_length() - 1
        return merkle.node(self._root(low, cut), self._root(low + cut, count - cut))

    def _peak(self, low: int, count: int) -> bytes | None:
        """The root of a whole subtree, from a checkpoint made before the subtree to its right was whole."""
        if low & count:
            return None
        found = self._checkpoint(low + count, low + 2 * count)
        return found.peaks[(found.size // (2 * count)).bit_count()] if found else None

    def _checkpoint(self, least: int, below: int) -> Peaks | None:
        c = Checkpoint
        question = select(c.size, c.root, c.peaks).where(c.size >= least, c.size < below)
        return next(iter(self._lab.rows(question.order_by(c.size).limit(1), Peaks)), None)

    def _leaves(self, low: int, count: int) -> list[bytes]:
        question = select(Leaf.hash).where(Leaf.position >= low, Leaf.position < low + count).order_by(Leaf.position)
        return [one.hash for one in self._lab.rows(question, _Leaf)]


def _among(leaves: list[bytes], places: Sequence[int], low: int) -> Iterator[bytes]:
    if bisect_left(places, low) == bisect_left(places, low + len(leaves)):
        yield merkle.root(leaves)
    elif len(leaves) > 1:
        cut = 1 << (len(leaves) - 1).bit_length() - 1
        yield from _among(leaves[:cut], places, low)
        yield from _among(leaves[cut:], places, low + cut)


def covering(lab: Lab, position: int) -> Peaks | None:
    """The newest checkpoint, if it covers this place."""
    c = Checkpoint
    found = lab.rows(select(c.size, c.root, c.peaks).order_by(c.size.desc()).limit(1), Peaks)
    return found[0] if found and found[0].size > position else None
