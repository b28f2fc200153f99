"""The journal holds what was noted, whatever happens to the program."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from decimal import Decimal
from pathlib import Path
from threading import Thread
from uuid import UUID, uuid4

import pytest

from lims_desktop.errors import Refused
from lims_desktop.journal import Journal

RECEIPT = {"entry": 7, "stream": "item/1", "number": 2, "hash": "ab" * 32}


Open = Callable[..., Journal]


@pytest.fixture
def opened(path: Path) -> Iterator[Open]:
    """Opens journals of this computer and closes them after the test."""
    with ExitStack() as journals:
        yield lambda laboratory="lab": journals.enter_context(closing(Journal(path, laboratory)))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "journal.sqlite"


def test_what_is_noted_is_unfinished_until_the_answer_comes(opened: Open) -> None:
    journal, act = opened(), uuid4()
    journal.note(act, "store", "tom", {"items": [1, 2], "weight": Decimal("1.50"), "reason": None})
    [intent] = opened().unfinished("tom")
    assert (intent.act, intent.name) == (act, "store")
    assert intent.arguments == {"items": [1, 2], "weight": Decimal("1.50"), "reason": None}
    journal.told(act, "tom", [RECEIPT])
    assert journal.unfinished("tom") == []
    [receipt] = journal.receipts()
    assert (receipt.entry, receipt.stream, receipt.hash, receipt.act) == (7, "item/1", "ab" * 32, act)


def test_each_person_and_each_laboratory_has_their_own(opened: Open) -> None:
    journal = opened()
    journal.note(uuid4(), "store", "tom", {})
    assert journal.unfinished("tina") == []
    assert opened("another lab").unfinished("tom") == []
    journal.told(uuid4(), "tom", [RECEIPT])
    assert opened("another lab").receipts() == []


def test_what_was_told_first_stays(opened: Open) -> None:
    """A receipt is evidence: a later answer that says something else does not replace it."""
    journal = opened()
    journal.told(uuid4(), "tom", [RECEIPT])
    journal.told(uuid4(), "tom", [RECEIPT | {"hash": "cd" * 32}])
    assert [receipt.hash for receipt in journal.receipts()] == ["ab" * 32]


def test_acts_come_back_in_the_order_they_were_sent(opened: Open) -> None:
    journal, acts = opened(), [uuid4() for _ in range(20)]
    for act in acts:
        journal.note(act, "store", "tom", {})
    assert [intent.act for intent in journal.unfinished("tom")] == acts


def test_a_killed_program_leaves_everything_it_had_noted(opened: Open, path: Path) -> None:
    program = (
        "from uuid import uuid4; from pathlib import Path; from lims_desktop.journal import Journal\n"
        f"journal = Journal(Path({str(path)!r}), 'lab')\n"
        "while True:\n    act = uuid4(); journal.note(act, 'store', 'tom', {'n': 1}); print(act, flush=True)\n"
    )
    root = Path(__file__).parents[2]
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, cwd=root) as child:
        assert child.stdout is not None
        noted = [UUID(child.stdout.readline().strip()) for _ in range(30)]
        child.kill()
    assert set(noted) <= {intent.act for intent in opened().unfinished("tom")}


def test_threads_share_it(opened: Open) -> None:
    journal = opened()

    def work() -> None:
        for _ in range(20):
            act = uuid4()
            journal.note(act, "store", "tom", {})
            journal.told(act, "tom", [])

    threads = [Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert journal.unfinished("tom") == []


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Refused, match=r"journal\.unwritable"):
        Journal(tmp_path / "file" / "journal.sqlite", "lab")


def test_a_file_that_is_no_journal_is_a_sentence(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"this is something else, and quite long enough " * 20)
    with pytest.raises(Refused, match=r"journal\.unwritable"):
        Journal(path, "lab")


def test_others_of_this_computer_do_not_read_it(opened: Open, path: Path) -> None:
    opened()
    assert path.parent.stat().st_mode & 0o077 == 0
