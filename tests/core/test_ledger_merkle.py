"""The tree over the ledger: against the RFC's own values, and against the definition computed the slow way."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lims_desktop import merkle

# The inputs that Certificate Transparency publishes as a reference for RFC 6962, with the roots for 1 to 8 leaves.
INPUTS = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]

LEAVES = [sha256(bytes([n % 251, n // 251])).digest() for n in range(300)]
sizes = st.integers(1, len(LEAVES))


def by_definition(leaves: list[bytes]) -> bytes:
    """MTH of RFC 6962, word for word."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    cut = 1
    while cut * 2 < len(leaves):
        cut *= 2
    return sha256(b"\1" + by_definition(leaves[:cut]) + by_definition(leaves[cut:])).digest()


def flipped(digest: bytes, bit: int) -> bytes:
    changed = bytearray(digest)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


@pytest.mark.parametrize("size", range(1, 9))
def test_the_roots_are_those_of_the_reference(size: int) -> None:
    assert merkle.root(merkle.leaf(each) for each in INPUTS[:size]).hex() == ROOTS[size - 1]


def test_an_empty_tree_has_the_hash_of_nothing() -> None:
    assert merkle.root([]).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_the_reference_inclusion_proof() -> None:
    leaves = [merkle.leaf(each) for each in INPUTS]
    assert [step.hex() for step in merkle.inclusion(leaves, 5)] == [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]


def test_the_reference_consistency_proof() -> None:
    leaves = [merkle.leaf(each) for each in INPUTS]
    assert [step.hex() for step in merkle.consistency(leaves, 6)] == [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]


@given(sizes)
def test_peaks_and_definition_agree(size: int) -> None:
    assert merkle.root(LEAVES[:size]) == by_definition(LEAVES[:size])


@given(sizes, st.data())
def test_every_leaf_can_be_shown_to_be_in_the_tree(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    proof, root = merkle.inclusion(LEAVES[:size], index), by_definition(LEAVES[:size])
    assert merkle.included(LEAVES[index], index, size, proof, root)


@given(st.integers(2, len(LEAVES)), st.data())
def test_no_other_leaf_place_or_root_passes(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    proof, root = merkle.inclusion(LEAVES[:size], index), by_definition(LEAVES[:size])
    bit = data.draw(st.integers(0, 255))
    elsewhere = data.draw(st.integers(0, size - 1).filter(lambda place: place != index))
    assert not merkle.included(flipped(LEAVES[index], bit), index, size, proof, root)
    assert not merkle.included(LEAVES[index], elsewhere, size, proof, root)
    assert not merkle.included(LEAVES[index], index, size, proof, flipped(root, bit))
    assert not merkle.included(LEAVES[index], index, size, proof[:-1], root)
    assert not merkle.included(LEAVES[index], index, size, [*proof, root], root)


@given(sizes, st.data())
def test_a_tree_that_only_grew_is_consistent(newer: int, data: st.DataObject) -> None:
    older = data.draw(st.integers(1, newer))
    proof = merkle.consistency(LEAVES[:newer], older)
    assert merkle.consistent(older, by_definition(LEAVES[:older]), newer, by_definition(LEAVES[:newer]), proof)


@given(st.integers(2, len(LEAVES)), st.data())
def test_a_rewritten_tree_is_not(newer: int, data: st.DataObject) -> None:
    older = data.draw(st.integers(1, newer - 1))
    changed = list(LEAVES[:newer])
    victim = data.draw(st.integers(0, older - 1))
    changed[victim] = flipped(changed[victim], 7)
    proof = merkle.consistency(changed, older)
    assert not merkle.consistent(older, by_definition(LEAVES[:older]), newer, by_definition(changed), proof)


@given(sizes, st.data())
def test_a_station_that_kept_the_peaks_knows_the_new_root(newer: int, data: st.DataObject) -> None:
    older = data.draw(st.integers(0, newer))
    before = merkle.Peaks()
    for each in LEAVES[:older]:
        before.add(each)
    kept = merkle.Peaks(before.size, before.hashes)
    for each in LEAVES[older:newer]:
        kept.add(each)
    assert kept.root() == by_definition(LEAVES[:newer])
    before.extend(LEAVES[older:newer])
    assert (before.size, before.hashes) == (kept.size, kept.hashes)


def test_peaks_that_cannot_belong_to_their_size_are_refused() -> None:
    with pytest.raises(ValueError, match="3 leaves has 2 peaks"):
        merkle.Peaks(3, LEAVES[:1])


@pytest.mark.parametrize("index", [-1, 5])
def test_there_is_no_proof_for_a_leaf_that_is_not_there(index: int) -> None:
    with pytest.raises(IndexError):
        merkle.inclusion(LEAVES[:5], index)


@pytest.mark.parametrize("older", [0, 6])
def test_there_is_no_proof_from_a_tree_that_is_not_older(older: int) -> None:
    with pytest.raises(IndexError):
        merkle.consistency(LEAVES[:5], older)
