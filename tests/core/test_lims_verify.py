"""The program that goes along in every bundle: its own arithmetic of signatures, held against a library's."""

from __future__ import annotations

import ast
import itertools
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any, cast
from uuid import uuid4

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from lims_desktop import ledger, merkle
from lims_desktop.bundling import checking, tree

if TYPE_CHECKING:
    from lims_desktop.lab import Lab

NOW = datetime.now(UTC)


def made(key: Any, algorithm: Any, **more: Any) -> bytes:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Ana Lyst")])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(77).not_valid_before(NOW).not_valid_after(NOW + timedelta(days=9000))
    return builder.sign(key, algorithm, **more).public_bytes(Encoding.DER)


def rsa_key() -> Any:
    return rsa.generate_private_key(65537, 2048)


MADE: dict[str, Callable[[], bytes]] = {
    "P-256": lambda: made(ec.generate_private_key(ec.SECP256R1()), hashes.SHA256()),
    "P-384": lambda: made(ec.generate_private_key(ec.SECP384R1()), hashes.SHA384()),
    "P-256 over a longer hash": lambda: made(ec.generate_private_key(ec.SECP256R1()), hashes.SHA512()),
    "P-521": lambda: made(ec.generate_private_key(ec.SECP521R1()), hashes.SHA512()),
    "RSA": lambda: made(rsa_key(), hashes.SHA256()),
    "RSA-PSS": lambda: made(rsa_key(), hashes.SHA256(), rsa_padding=padding.PSS(padding.MGF1(hashes.SHA256()), 32)),
    "RSA-PSS, another salt": lambda: made(
        rsa_key(), hashes.SHA384(), rsa_padding=padding.PSS(padding.MGF1(hashes.SHA384()), 20)
    ),
}


@pytest.mark.parametrize("kind", MADE)
def test_signatures_are_told_from_others(kind: str) -> None:
    program, content = checking.verifier(), MADE[kind]()
    one = program.Certificate(content)
    assert (one.serial, one.name, one.is_authority) == (77, "Ana Lyst", False)
    assert one.begins == NOW.strftime("%Y%m%d%H%M%S")
    assert one.has_signed(one)
    for at in range(len(one.signed.raw) // 2, len(one.signed.raw), 40):
        raw = one.signed.raw
        assert not program.is_signature(
            one.key, one.algorithm, raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :], one.signature
        )
    for at in (0, 5, len(one.signature) // 2, len(one.signature) - 1):
        signature = one.signature[:at] + bytes([one.signature[at] ^ 1]) + one.signature[at + 1 :]
        assert not program.is_signature(one.key, one.algorithm, one.signed.raw, signature)
    assert not program.is_signature(
        program.Certificate(MADE["P-256"]()).key, one.algorithm, one.signed.raw, one.signature
    )


def test_one_proof_for_many_places_leads_to_the_root_and_to_no_other() -> None:
    program = checking.verifier()
    for size in (1, 2, 3, 7, 8, 21, 64, 100):
        leaves = [merkle.leaf(bytes([n])) for n in range(size)]
        for places in ({0}, {size - 1}, set(range(0, size, 3)), set(range(size))):
            known = {place: leaves[place] for place in places}
            proof = list(_between(leaves, places, 0, size))
            assert program.proved_root(known, size, proof) == merkle.root(leaves)
            if proof:
                assert program.proved_root(known, size, [proof[0][::-1], *proof[1:]]) != merkle.root(leaves)
                with pytest.raises((StopIteration, RuntimeError)):
                    program.proved_root(known, size, proof[1:])
            with pytest.raises((StopIteration, RuntimeError)):
                program.proved_root(known, size, [*proof, b""])
            for outside in (size, size + 9, -1, size - 0.5):  # an entry that lies nowhere in the tree
                forged: dict[float, bytes] = {float(place): one for place, one in known.items()}
                forged[outside] = merkle.leaf(b"forged")
                with pytest.raises((StopIteration, RuntimeError, KeyError)):
                    program.proved_root(forged, size, proof)


class Grown(tree.Tree):
    """A tree of the ledger with checkpoints now and then."""

    def __init__(self, leaves: list[bytes], chance: Random) -> None:
        super().__init__(cast("Lab", None), len(leaves))
        self.leaves, self.read, peaks = leaves, 0, merkle.Peaks()
        self.checkpoints = []
        for one in leaves:
            peaks.add(one)
            if chance.random() < 0.2:
                self.checkpoints.append(tree.Peaks(peaks.size, peaks.root(), list(peaks.hashes)))

    def _leaves(self, low: int, count: int) -> list[bytes]:
        self.read += count
        return self.leaves[low : low + count]

    def _checkpoint(self, least: int, below: int) -> tree.Peaks | None:
        return next((one for one in self.checkpoints if least <= one.size < below), None)


def test_the_proof_is_put_together_from_what_checkpoints_keep(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "BLOCK", 8)
    program, chance = checking.verifier(), Random(3)
    for size in (1, 5, 8, 9, 31, 64, 333, 1000):
        leaves = [merkle.leaf(str(n).encode()) for n in range(size)]
        for _ in range(4):
            grown = Grown(leaves, chance)
            places = sorted(chance.sample(range(size), min(size, 3)))
            known = {place: leaves[place] for place in places}
            assert program.proved_root(known, size, grown.proof(places)) == merkle.root(leaves)
            assert size < 1000 or grown.read < 400, "most of the tree is not read"
            older = chance.randint(1, size)
            steps = grown.consistency(older)
            assert steps == merkle.consistency(leaves, older)
            roots = merkle.root(leaves[:older]), merkle.root(leaves)
            assert program.is_grown(older, roots[0], size, roots[1], list(steps))
            assert not program.is_grown(older, roots[0][::-1], size, roots[1], list(steps))
            assert not program.is_grown(0, roots[0], size, roots[1], list(steps))


def test_both_programs_hash_alike_and_judge_growth_alike() -> None:
    """The one in the bundle has its own copy of the arithmetic: whatever one of the two answers, the other does."""
    program, chance = checking.verifier(), Random(7)
    pick: dict[str, tuple[Any, Any]] = {
        "second": ("mona", None),
        "station": ("Bench é", None),
        "act": (uuid4(), None),
        "reason": ("Für später\n", None),
    }
    for number in range(40):
        said: dict[str, Any] = {name: chance.choice(values) for name, values in pick.items()}
        body = json.dumps({"n": number, "text": "ñ" * number}, ensure_ascii=False)
        at = datetime(2026, 11, 26, 8, number, 7, 1009 * number, tzinfo=UTC)
        entry = ledger.Entry(id=number + 2**33, stream="item/7", number=number, kind="ADDED", actor="ana", at=at,
                             body=body, previous=chance.randbytes(32), hash=b"", **said)  # fmt: skip
        told = {name: getattr(entry, name) for name in ("id", "stream", "number", "kind", "actor", "body")} | said
        told |= {
            "at": ledger.microseconds(at),
            "previous": entry.previous.hex(),
            "act": said["act"] and str(said["act"]),
        }
        assert program.entry_hash(told) == entry.digest()
    leaves = [merkle.leaf(bytes([n])) for n in range(24)]
    assert program.node(*leaves[:2]) == merkle.node(*leaves[:2])
    for newer, older in ((newer, older) for newer in range(1, 24) for older in range(26)):
        roots = merkle.root(leaves[:older]), merkle.root(leaves[:newer])
        proof = merkle.consistency(leaves[:newer], older) if 0 < older <= newer else [leaves[0]]
        lies = [proof, proof[::-1], proof[1:], proof[:-1], [*proof, leaves[0]], [*proof[:1], *proof], []]
        for steps, (before, after) in itertools.product(lies, (roots, roots[::-1])):
            asked = older, before, newer, after
            assert program.is_grown(*asked, list(steps)) == merkle.consistent(*asked, steps), (asked, steps)
        assert program.is_grown(older, roots[0], newer, roots[1], list(proof)) == (0 < older <= newer)


def _between(leaves: list[bytes], places: set[int], low: int, count: int) -> Any:
    if not places & set(range(low, low + count)):
        yield merkle.root(leaves[low : low + count])
    elif count > 1:
        cut = 1 << (count - 1).bit_length() - 1
        yield from _between(leaves, places, low, cut)
        yield from _between(leaves, places, low + cut, count - cut)


def test_it_runs_on_every_python_from_3_8_by_itself() -> None:
    tree = ast.parse(checking.VERIFIER.read_text(encoding="utf-8"), feature_version=(3, 8))
    names = {one.name for node in ast.walk(tree) if isinstance(node, ast.Import) for one in node.names}
    assert names == {
        "argparse",
        "bisect",
        "datetime",
        "hashlib",
        "io",
        "json",
        "re",
        "struct",
        "sys",
        "uuid",
        "zipfile",
    }


def test_each_sentence_has_its_spanish() -> None:
    program = checking.verifier()
    for code, (english, spanish) in program.SENTENCES.items():
        assert english != spanish, code
        assert set(_fields(english)) == set(_fields(spanish)), code


def _fields(sentence: str) -> list[str]:
    from string import Formatter

    return [name for _, name, _, _ in Formatter().parse(sentence) if name]
