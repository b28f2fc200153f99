"""Whatever the owner of the server does to the records in secret, verification with what stations keep finds it.

Sixty random tamperings a run, the same ones every time. As many others as you like:
``LIMS_TAMPERINGS=2000 pytest tests/rules/test_ledger_tampering.py``.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from random import Random
from typing import Any

import psycopg
import pytest

from lims_desktop import agencies, custody, items
from lims_desktop.embedded import Server
from lims_desktop.journal import Receipt
from lims_desktop.lab import Lab
from lims_desktop.ledger import Anchor, newest
from lims_desktop.station import Station
from lims_desktop.verify import Verdict, verify
from lims_desktop.verify.tree import Tree
from lims_desktop.verify.verdict import Findings
from tests.database import PASSWORD
from tests.laboratory import LINE, place, take_in
from tests.tampering import TAMPERINGS, tamper

MANY = int(os.environ.get("LIMS_TAMPERINGS", "0"))
ROUNDS, EACH = (MANY // 20, 20) if MANY else (6, 10)
_numbers = count(1)


@dataclass(frozen=True)
class Honest:
    """A laboratory with some history, and what is kept of it outside the database."""

    server: Server
    name: str
    anchors: list[Anchor]
    receipts: list[Receipt]

    @contextlib.contextmanager
    def copy(self) -> Iterator[dict[str, Any]]:
        """One more of it, for one tampering."""
        name = f"{self.name}_{next(_numbers)}"
        with psycopg.connect(**self.server.administrator(), autocommit=True) as admin:
            admin.execute(f"create database {name} template {self.name} strategy wal_log".encode())
            try:
                yield self.server.administrator(name)
            finally:
                admin.execute(f"drop database {name} with (force)".encode())

    def verdict(self, admin: dict[str, Any]) -> Verdict:
        return verify(admin, self.anchors, self.receipts)


@pytest.fixture(scope="module")
def honest(server: Server, template: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Honest]:
    name = f"lims_honest_{os.getpid()}"
    folder = tmp_path_factory.mktemp("stations")
    with psycopg.connect(**server.administrator(), autocommit=True) as admin:
        admin.execute(f"create database {name} template {template} strategy wal_log".encode())
        station = Station("Counter", host=server.host, port=server.port, database=name, folder=str(folder))
        yield Honest(server, name, *history(station, server.administrator(name)))
        admin.execute(f"drop database {name} with (force)".encode())


def history(station: Station, admin: dict[str, Any]) -> tuple[list[Anchor], list[Receipt]]:
    """Some days of honest work, with checkpoints between; the last acts are covered by receipts only."""
    anchors: list[Anchor] = []
    with contextlib.ExitStack() as labs, psycopg.connect(**admin, autocommit=True) as caretaker:

        def sign_in(login: str) -> Lab:
            return labs.enter_context(contextlib.closing(Lab.sign_in(station, login, PASSWORD, connections=1)))

        def checkpoint() -> None:
            caretaker.execute("select chain.tick()")
            anchor = newest(tom)
            assert anchor
            tom.call("witness", size=anchor.size, root=anchor.root, at=anchor.at)
            anchors.append(anchor)

        tom, ana, mona = sign_in("tech.tom"), sign_in("ana.lyst"), sign_in("mona.manager")
        checkpoint()
        taken = take_in(tom, LINE, replace(LINE, line=2, description="Red shirt"), reference="CR-7/26")
        shirt, other = (item.id for item in taken.items)
        checkpoint()
        custody.store(tom, [other], place(tom, "Shelf 1"))
        offer = custody.offer(tom, [shirt], ana.me.person)
        with tom.second("ana.lyst", PASSWORD) as second:
            custody.accept(second, offer.offer, offer.digest)
        items.amend(ana, shirt, {"description": "Blue shirt, torn"}, reason="seen on the bench")
        agencies.add(mona, "CUS", "Customs", "other")
        checkpoint()
        custody.retrieve(tom, [other], place(tom, "Shelf 1"), reason="for the court")
        caretaker.execute("select chain.tick()")  # a checkpoint that nobody outside has kept
        custody.store(tom, [other], place(tom, "Shelf 1"))
        return anchors, tom.receipts()


def attempt(honest: Honest, name: str, chance: Random) -> tuple[str, Verdict] | None:
    """One tampering on a copy, and what verification says of it."""
    with honest.copy() as admin:
        done = tamper(admin, name, chance)
        return (done, honest.verdict(admin)) if done else None


def test_nothing_is_found_where_nothing_was_done(honest: Honest) -> None:
    with honest.copy() as admin:
        verdict = honest.verdict(admin)
    assert verdict.findings == ()
    assert verdict.custody > 5
    assert verdict.anchors == 3
    assert verdict.receipts > 10


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_every_tampering_is_found(honest: Honest, seed: int) -> None:
    chance = Random(seed + 1000 * MANY)
    names = sorted(TAMPERINGS)
    missed = []
    for turn in range(EACH):
        name = names[(seed * EACH + turn) % len(names)]
        tried = attempt(honest, name, chance)
        if tried and tried[1].sound:
            missed.append(f"{name}: {tried[0]}")
    assert not missed


def nothing(*_: object) -> None:
    """What a check becomes when its author forgot to write it."""


def blind(verifier: type, check: str) -> Callable[[pytest.MonkeyPatch], None]:
    return lambda patch: patch.setattr(verifier, check, nothing)


def deaf_to(code: str) -> Callable[[pytest.MonkeyPatch], None]:
    """A comparison that was written, but whose outcome goes nowhere."""
    add = Findings.add

    def forgetful(self: Findings, found: str, *more: Any, **detail: Any) -> None:
        if found != code:
            add(self, found, *more, **detail)

    return lambda patch: patch.setattr(Findings, "add", forgetful)


PLANTED = {
    "the last head is not compared": (deaf_to("verify.head"), "edit_a_head"),
    "leaves are not compared": (deaf_to("verify.leaf_other"), "edit_a_leaf"),
    "nobody misses a leaf": (deaf_to("verify.leaf_missing"), "empty_the_queue"),
    "roots are not compared": (blind(Tree, "_compare"), "edit_a_checkpoint"),
    "the end is not looked at": (deaf_to("verify.not_covered"), "delete_the_newest_checkpoint"),
    "a witness is not heard": (deaf_to("verify.witness"), "contradict_a_witness"),
    "the custody list is not compared": (deaf_to("verify.custody_other"), "edit_a_custody_row"),
    "where items are is not compared": (deaf_to("verify.item_place"), "move_an_item_silently"),
    "rows are not compared": (deaf_to("verify.row_other"), "edit_a_row"),
    "nobody misses a row": (deaf_to("verify.row_missing"), "delete_a_row"),
    "nobody minds a row": (deaf_to("verify.row_stray"), "insert_a_row"),
    "nobody looks for the triggers": (deaf_to("verify.unwatched"), "stop_watching_a_table"),
}


@pytest.mark.parametrize("bug", PLANTED)
def test_a_verifier_with_a_bug_is_noticed(honest: Honest, bug: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The fuzzer is worth something only if it misses a tampering as soon as a check is missing."""
    plant, name = PLANTED[bug]
    plant(monkeypatch)
    chance = Random(11)
    tries = (attempt(honest, name, chance) for _ in range(12))
    assert any(tried and tried[1].sound for tried in tries)


def test_without_what_is_kept_outside_a_perfect_rewrite_is_invisible(honest: Honest) -> None:
    """Why stations keep checkpoints and receipts: the database alone cannot prove its own past."""
    with honest.copy() as admin:
        assert tamper(admin, "rewrite_where_an_item_went", Random(3))
        assert verify(admin).sound
        verdict = honest.verdict(admin)
    assert {"verify.anchor_root", "verify.receipt_other"} <= {finding.code for finding in verdict.findings}
