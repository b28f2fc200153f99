"""A container of 200 items stored, retrieved and handed over as one; cut off in the middle, whole or not at all."""

from __future__ import annotations

import contextlib
import threading
import time
from functools import partial

import psycopg

from lims_desktop import containers, custody, items, places
from lims_desktop.embedded import Server
from lims_desktop.errors import Unreachable
from lims_desktop.lab import Lab
from tests import laboratory
from tests.bench import ground
from tests.bench.ground import Line, p50, p95
from tests.everyone import PASSWORD

INSIDE, ROUNDS, CUTS, MOST_MS = 200, 15, 12, 300.0
SPECIMEN = {"item_type": "glass", "description": "Fragment", "packaging": "paper-fold", "quantity": 1, "unit": "piece"}


def measure(at: Server, database: str) -> list[Line]:
    """Each act by the real client, journal and commit included."""
    with contextlib.closing(Lab.sign_in(ground.station(at, database), "tech.tom", PASSWORD, connections=1)) as tom:
        carrier = _packed(tom)
        shelf = _shelf(at, database)
        store, retrieve = (partial(act, tom, [carrier], shelf) for act in (custody.store, custody.retrieve))
        for _ in range(2):
            store()
            retrieve()
        stored: list[float] = []
        retrieved: list[float] = []
        offered: list[float] = []
        accepted: list[float] = []
        for _ in range(ROUNDS):
            stored += ground.times(store, 1)
            retrieved += ground.times(retrieve, 1)
            _hand_over(tom, carrier, offered, accepted)
        lines = [
            _line("stored", stored), _line("retrieved", retrieved), _line("offered", offered),
            _line("accepted", accepted), _cut(at, database, tom, carrier, shelf, p50(stored)),
        ]  # fmt: skip
        if tom.call("where_is", item=carrier)["where_kind"] == "person":
            store()
    return lines


def _line(done: str, taken: list[float]) -> Line:
    figure = f"median {p50(taken):.0f} ms, p95 {p95(taken):.0f} ms"
    return Line(f"a container of {INSIDE} items {done}", figure, f"p95 below {MOST_MS:.0f} ms", p95(taken) < MOST_MS)


def _packed(tom: Lab) -> int:
    """A carrier with 200 specimens of one item."""
    made = items.itemise(tom, laboratory.one_item(tom), [SPECIMEN] * INSIDE)
    carrier = containers.make(tom, "batch-tray", "Tray of the benchmark").id
    items.containerise(tom, [one.id for one in made.items], carrier)
    return carrier


def _shelf(at: Server, database: str) -> int:
    """A place with room for all of it."""
    name = f"Bench {time.monotonic_ns()}"
    with contextlib.closing(Lab.sign_in(ground.station(at, database), "mona.manager", PASSWORD)) as manager:
        room = laboratory.place(manager, "Evidence room")
        return places.add(manager, name, "unit", parent=room).id


def _hand_over(tom: Lab, carrier: int, offered: list[float], accepted: list[float]) -> None:
    """To a colleague and back; both halves are measured on the way there."""
    with tom.second("tech.tina", PASSWORD) as tina:
        began = time.perf_counter()
        offer = custody.offer(tom, [carrier], tina.me.person)
        offered.append((time.perf_counter() - began) * 1000)
        accepted += ground.times(partial(custody.accept, tina, offer.offer, offer.digest), 1)
        back = custody.offer(tina, [carrier], tom.me.person)
        with tina.second("tech.tom", PASSWORD) as himself:
            custody.accept(himself, back.offer, back.digest)


def _cut(at: Server, database: str, tom: Lab, carrier: int, shelf: int, usual: float) -> Line:
    """The server ends the connection at one moment after another; everything is in one place each time."""
    torn = 0
    with psycopg.connect(**at.administrator(database), autocommit=True) as admin:
        for cut in range(CUTS):
            lies = tom.call("where_is", item=carrier)["where_kind"] == "location"
            act = custody.retrieve if lies else custody.store
            mover = threading.Thread(target=_tried, args=(partial(act, tom, [carrier], shelf),))
            mover.start()
            time.sleep(usual / 1000 * (cut + 0.5) / CUTS)
            admin.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'tech.tom' and state = 'active'"
            )
            mover.join()
            found = admin.execute(
                "select count(distinct w.place_id) from lab.whereabouts w join lab.item i on i.id = w.item_id"
                " where i.id = %s or i.container_id = %s",
                (carrier, carrier),
            ).fetchone()
            torn += found != (1,)
    return Line(f"cut off in the middle, {CUTS} times", f"{torn} times in two places", "never", torn == 0)


def _tried(act: partial[object]) -> None:
    with contextlib.suppress(Unreachable):
        act()
