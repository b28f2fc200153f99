"""Run the benchmarks: ``python -m tests.bench [acts delivery containers questions client ...]``; all without a name.

The large laboratory is built at the first run (some minutes) and kept in ``~/.cache/lims-desktop-bench`` or in the
folder that ``LIMS_BENCH`` names. ``LIMS_BENCH_CASES`` makes it smaller.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

import psycopg

from lims_desktop.embedded import Server
from tests.bench import (
    acts,
    bundling,
    casework,
    client,
    containers,
    counting,
    delivery,
    figures,
    ground,
    importing,
    large,
    proof,
    questions,
    recall_work,
    recalling,
    reporting,
    reviewqueue,
)
from tests.bench.ground import Line

LARGE, MIDDLE = "bench_large", "bench_middle"
MIDDLE_CASES = 1_000
BENCHES: dict[str, Callable[[Server], list[Line]]] = {
    "acts": lambda at: acts.measure(at, MIDDLE),
    "delivery": lambda at: [*delivery.measure(at, MIDDLE), *delivery.measure(at, LARGE)],
    "containers": lambda at: containers.measure(at, MIDDLE),
    "questions": lambda at: questions.measure(at, LARGE),
    "figures": lambda at: figures.measure(at, LARGE),
    "client": lambda at: client.measure(at, LARGE),
    "counting": counting.measure,
    "casework": casework.measure,
    "importing": importing.measure,
    "bundling": bundling.measure,
    "reporting": reporting.measure,
    "reviewqueue": reviewqueue.measure,
    "recall": lambda at: [*recalling.measure(at, LARGE), *recall_work.measure(at, LARGE)],
    "verify": lambda at: proof.measure(at, LARGE),
}


def main(wanted: list[str]) -> None:
    """Build what is not there yet, then measure and print one table for each benchmark."""
    with ground.server() as at:
        sizes = {MIDDLE: MIDDLE_CASES, LARGE: int(os.environ.get("LIMS_BENCH_CASES", large.CASES))}
        if sizes.keys() - _finished(at):
            for database, cases in sizes.items():
                large.build(at, database, cases)
        for name in wanted or BENCHES:
            print(f"\n## {name}\n\n{ground.table(BENCHES[name](at))}")


def _finished(at: Server) -> set[str]:
    """The laboratories that are there, whole."""
    with psycopg.connect(**at.administrator(), autocommit=True) as admin:
        names = [name for (name,) in admin.execute("select datname from pg_database where datname ~ '^bench_'")]
    return {name for name in names if _is_whole(at, name)}


def _is_whole(at: Server, database: str) -> bool:
    with psycopg.connect(**at.administrator(database), autocommit=True) as admin:
        row = admin.execute("select to_regclass('ledger.entry') is not null and to_regnamespace('made') is not null")
        return row.fetchone() == (True,)


if __name__ == "__main__":
    main(sys.argv[1:])
