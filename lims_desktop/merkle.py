"""The tree over the whole ledger, as RFC 6962 section 2.1 defines it (and RFC 9162 words its algorithms).

Everything here works on leaf hashes and knows nothing of the laboratory. With the root of a tree of `size` leaves in
hand (a checkpoint) anybody can check that one entry is in it (inclusion) and that a later tree only grew (consistency).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

EMPTY = sha256(b"").digest()


def leaf(record: bytes) -> bytes:
    """The hash of a leaf; the zero byte keeps a record from ever being read as an inner node."""
    return sha256(b"\0" + record).digest()


def node(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node."""
    return sha256(b"\1" + left + right).digest()


class Peaks:
    """A tree of which only the roots of its whole subtrees are kept: enough to grow it and to know its root.

    A workstation that holds the peaks of yesterday's checkpoint and reads today's new leaf hashes knows today's root
    for itself; that the roots agree *is* the proof that nothing before was changed.
    """

    def __init__(self, size: int = 0, hashes: Iterable[bytes] = ()) -> None:
        self.size = size
        self.hashes = list(hashes)
        if len(self.hashes) != size.bit_count():
            raise ValueError(f"a tree of {size} leaves has {size.bit_count()} peaks, not {len(self.hashes)}")

    def add(self, leaf_hash: bytes) -> None:
        """Grow by one leaf: equal subtrees merge, as carries do in a binary sum."""
        hashes, size = self.hashes, self.size
        while size & 1:
            leaf_hash = sha256(b"\1" + hashes.pop() + leaf_hash).digest()
            size >>= 1
        hashes.append(leaf_hash)
        self.size += 1

    def extend(self, leaves: Iterable[bytes]) -> None:
        """Grow by many leaves, level by level: the same as one by one, in half the time."""
        row, size, peaks = list(leaves), self.size, []
        self.size += len(row)
        while row or size:
            if size & 1:
                row.insert(0, self.hashes.pop())
            if len(row) & 1:
                peaks.append(row.pop())
            pairs = iter(row)
            row = [sha256(b"\1" + left + right).digest() for left, right in zip(pairs, pairs, strict=True)]
            size >>= 1
        self.hashes += reversed(peaks)

    def root(self) -> bytes:
        """The root of the tree as it is now."""
        if not self.hashes:
            return EMPTY
        hashes = iter(reversed(self.hashes))
        whole = next(hashes)
        for peak in hashes:
            whole = node(peak, whole)
        return whole


def root(leaves: Iterable[bytes]) -> bytes:
    """The root over these leaf hashes."""
    peaks = Peaks()
    peaks.extend(leaves)
    return peaks.root()


def _split(size: int) -> int:
    """The largest power of two smaller than `size`: where RFC 6962 cuts a tree in two."""
    return 1 << (size - 1).bit_length() - 1


def inclusion(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """The hashes that lead from leaf `index` to the root, nearest first (RFC 6962, 2.1.1: PATH)."""
    if not 0 <= index < len(leaves):
        raise IndexError(index)
    if len(leaves) == 1:
        return []
    cut = _split(len(leaves))
    if index < cut:
        return [*inclusion(leaves[:cut], index), root(leaves[cut:])]
    return [*inclusion(leaves[cut:], index - cut), root(leaves[:cut])]


def included(leaf_hash: bytes, index: int, size: int, proof: Sequence[bytes], expected: bytes) -> bool:
    """Whether the proof leads from this leaf to this root (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    place, last, current = index, size - 1, leaf_hash
    for step in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            current = node(step, current)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            current = node(current, step)
        place, last = place >> 1, last >> 1
    return last == 0 and current == expected


def consistency(leaves: Sequence[bytes], older: int) -> list[bytes]:
    """The hashes that show the tree of the first `older` leaves inside the tree of all (RFC 6962, 2.1.2: PROOF)."""
    if not 0 < older <= len(leaves):
        raise IndexError(older)
    return _subproof(leaves, older, known=True)


def _subproof(leaves: Sequence[bytes], older: int, *, known: bool) -> list[bytes]:
    if older == len(leaves):
        return [] if known else [root(leaves)]
    cut = _split(len(leaves))
    if older <= cut:
        return [*_subproof(leaves[:cut], older, known=known), root(leaves[cut:])]
    return [*_subproof(leaves[cut:], older - cut, known=False), root(leaves[:cut])]


def consistent(older: int, older_root: bytes, newer: int, newer_root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether the proof shows that the newer tree begins with the whole older one (RFC 9162, 2.1.4.2)."""
    if not 0 < older <= newer:
        return False
    if older == newer:
        return not proof and older_root == newer_root
    steps = list(proof)
    if older & (older - 1) == 0:  # the older tree is a whole subtree, so its root is where the way begins
        steps.insert(0, older_root)
    return bool(steps) and _both_roots(older - 1, newer - 1, steps) == (older_root, newer_root)


def _both_roots(place: int, last: int, steps: list[bytes]) -> tuple[bytes, bytes] | None:
    """The roots of the older and of the newer tree that these steps lead to; None when they lead nowhere."""
    while place & 1:
        place, last = place >> 1, last >> 1
    before = after = steps[0]
    for step in steps[1:]:
        if last == 0:
            return None
        if place & 1 or place == last:
            before, after = node(step, before), node(step, after)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            after = node(after, step)
        place, last = place >> 1, last >> 1
    return (before, after) if last == 0 else None
