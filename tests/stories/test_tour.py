"""The tour is a story: told once, as a person starts it, and what it leaves behind is read by the eyes of others."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from reportlab.lib.utils import ImageReader

ROOT = Path(__file__).parents[2]
PATIENCE = 600

pytestmark = pytest.mark.timeout(PATIENCE + 60)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which the tour was told, by the program as it is started, without a screen."""
    out = tmp_path_factory.mktemp("tour") / "out"
    environment = {name: value for name, value in os.environ.items() if not name.endswith("DISPLAY")}
    done = subprocess.run(
        [sys.executable, "-W", "error", "main.py", "tour", "--language", "en", "--out", str(out)],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    return out


@pytest.fixture(scope="module")
def diary(told: Path) -> Any:
    """What `tour.json` says."""
    return json.loads((told / "tour.json").read_text(encoding="utf-8"))


def test_every_step_is_told_and_timed(diary: Any) -> None:
    assert len(diary["steps"]) >= 45
    assert diary["language"] == "en"
    assert [step["number"] for step in diary["steps"]] == list(range(1, len(diary["steps"]) + 1))
    assert all(step["title"] and step["seconds"] > 0 for step in diary["steps"])
    assert "failed" not in diary


def test_pictures_are_numbered_and_of_one_size(told: Path, diary: Any) -> None:
    named = [name for step in diary["steps"] for name in step["screenshots"]]
    assert named == sorted(path.name for path in told.glob("*.png"))
    assert [int(name[:2]) for name in named] == list(range(1, len(named) + 1))
    sizes = {struct.unpack(">2I", (told / name).read_bytes()[16:24]) for name in named}
    assert sizes == {(1280, 800)}


@pytest.mark.parametrize("case", ["burglary", "drugs"])
def test_labels_carry_the_codes_of_the_items(told: Path, diary: Any, case: str) -> None:
    labels = diary["identifiers"][f"{case}_labels"]
    assert len(labels) == {"burglary": 4, "drugs": 10}[case]
    for number, code in labels.items():
        picture = ImageReader(io.BytesIO((told / "labels" / f"{code}.png").read_bytes()))._image
        read = {(found.format.name, found.text) for found in zxingcpp.read_barcodes(picture)}
        assert ("Code128", code) in read, number
        assert ("DataMatrix", code) in read, number
        zpl = (told / "labels" / f"{code}.zpl").read_text("ascii")
        assert zpl.startswith("^XA")
        assert number in zpl


@pytest.mark.parametrize("case", ["burglary", "drugs"])
def test_the_receipt_is_the_one_in_the_ledger(told: Path, diary: Any, case: str) -> None:
    receipt = diary["identifiers"][f"{case}_receipt"]
    paper = told / receipt["file"]
    assert hashlib.sha256(paper.read_bytes()).hexdigest() == receipt["sha256"]
    assert receipt["entry"] > 0
    assert len(receipt["entry_hash"]) == 64


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")
@pytest.mark.parametrize("case", ["burglary", "drugs"])
def test_the_receipt_names_every_item(told: Path, diary: Any, case: str) -> None:
    receipt = diary["identifiers"][f"{case}_receipt"]
    done = subprocess.run(["pdftotext", str(told / receipt["file"]), "-"], capture_output=True, text=True, check=True)
    words = done.stdout
    for expected in (receipt["case"], receipt["document"], *diary["identifiers"][f"{case}_labels"]):
        assert expected in words


def test_the_papers_were_kept(told: Path, diary: Any) -> None:
    papers = [name for step in diary["steps"] for name in step["files"] if name.startswith("papers/")]
    # two receipts; manifest, arrival, court, back, release; count, end; the signed report
    assert len(papers) == len(set(papers)) == 10
    assert f"papers/{diary['identifiers']['report']}.pdf" in papers
    assert all((told / name).read_bytes().startswith(b"%PDF-") for name in papers)


def test_the_ledger_was_sound(diary: Any) -> None:
    ledger = diary["identifiers"]["ledger"]
    assert ledger["sound"] is True
    assert ledger["entries"] > 1000
    assert ledger["checkpoints"] > 0


IN_SPANISH = """
import sys
from pathlib import Path
from ui.tour import steps_looking, story, telling, watching

def look(tour):
    '''Somebody looks for a thing that is not there.'''
    tour.click("A button that nobody made")

wordless = (steps_looking.darken, steps_looking.prove)
story.STEPS = (*(step for step in story.STEPS if step not in wordless), look)
watching.Watcher.shot = lambda tour, name: tour.settle()
sys.exit(telling.tell(Path(sys.argv[1]), cases=3, language="es"))
"""


def test_told_in_spanish_it_ends_at_what_is_not_as_it_should_be(tmp_path: Path) -> None:
    """Every step finds its way in Spanish too, here without pictures; the one that fails at the end is named."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", IN_SPANISH, str(tmp_path)],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "“Somebody looks for a thing that is not there”" in done.stderr
    assert "A button that nobody made" in done.stderr
    diary = json.loads((tmp_path / "tour.json").read_text(encoding="utf-8"))
    assert diary["language"] == "es"
    assert "A button that nobody made" in diary["failed"]
    assert diary["steps"][-1]["screenshots"] == ["01-wrong.png"]
    assert (tmp_path / "01-wrong.png").exists()
