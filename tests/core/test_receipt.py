"""The receipt as an officer, a scanner and a strict reader of PDF see it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from lims_desktop.demonstration.scrawl import signature
from lims_desktop.paper import moment
from lims_desktop.receipt import ReceiptFacts, ReceiptLine, receipt

LINES = [
    ReceiptLine(
        1, "LAB-2026-00017-01", "Powder", "White powder", "accept", "Bag", "S-1, Intact, CS", "Good", "10 g", "9 g"
    ),
    ReceiptLine(
        2, "LAB-2026-00017-02", "Pistol", "Glock <17> & co", "refuse", "Box", "S-2", "Good", remark="Not cleared."
    ),
    ReceiptLine(3, None, "Clothing", "Blue shirt", "not_presented", declared="1 pc"),
]
FACTS = ReceiptFacts(
    laboratory="Forensic Science Service",
    document="D000000001797",
    case_number="LAB-2026-00017",
    agency="Police, First Division",
    officer="Sergeant Carla Staine",
    agency_reference="PR/0417/26",
    offence="Murder",
    district="Port Regent",
    incident_date=date(2026, 11, 3),
    persons=["Suspect: John Doe (male)"],
    lines=LINES,
    discrepancies=["LAB-2026-00017-01: Weight differs: 10 g → 9 g", "Blue shirt: Listed, not presented"],
    handed_over_by="Sergeant Carla Staine",
    identity_document="Police identity card 0417",
    signature=signature("Carla Staine"),
    received_by="Tom Evidence",
    at=datetime(2026, 11, 22, 9, 30, 5, tzinfo=UTC),
    checkpoint="1234 e3b0c44298fc1c149afbf4c89",
)
HOSTILE = "<b>bold</b> &amp; <font size=90>big</font> ]]> \\ ^XA ' \" ; drop table"

Read = Callable[[bytes], str]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """The words on the paper, as poppler reads them; a PDF with errors is none."""
    if not (shutil.which("pdftotext") and shutil.which("qpdf")):
        pytest.skip("needs pdftotext and qpdf")

    def words(paper: bytes) -> str:
        path = tmp_path / "receipt.pdf"
        path.write_bytes(paper)
        subprocess.run(["qpdf", "--check", path], check=True, capture_output=True)
        said = subprocess.run(["pdftotext", "-raw", path, "-"], check=True, capture_output=True, text=True)
        return " ".join(said.stdout.split())

    return words


@pytest.fixture
def picture(tmp_path: Path) -> Callable[[bytes], Image.Image]:
    """The first page as a picture."""
    if not shutil.which("pdftoppm"):
        pytest.skip("needs pdftoppm")

    def draw(paper: bytes) -> Image.Image:
        path = tmp_path / "receipt.pdf"
        path.write_bytes(paper)
        subprocess.run(["pdftoppm", "-r", "150", "-png", "-singlefile", path, tmp_path / "page"], check=True)
        return Image.open(tmp_path / "page.png")

    return draw


def test_everything_stands_on_it(read: Read) -> None:
    words = read(receipt(FACTS))
    for said in (
        "Receipt for exhibits", "D000000001797", "LAB-2026-00017", "PR/0417/26", "2026-11-03",
        "Suspect: John Doe (male)",
        "1 accepted, 1 refused, 1 not presented", "REFUSED", "Not cleared.", "NOT PRESENTED", "10 g → 9 g",
        "Police identity card 0417", "Received by", "Tom Evidence", "2026-11-22 09:30:05 +0000", "Page 1 of 1",
        "1234 e3b0c44298fc1c149afbf4c89", "End of receipt.",
    ):  # fmt: skip
        assert said in words


def test_it_is_spoken_in_spanish(read: Read) -> None:
    words = read(receipt(FACTS, "es"))
    for said in (
        "Recibo de indicios",
        "RECHAZADO",
        "NO PRESENTADO",
        "Página 1 de 1",
        "Entregado por",
        "Fin del recibo.",
    ):
        assert said in words


def test_what_was_typed_is_text_and_nothing_else(read: Read) -> None:
    line = replace(LINES[0], description=HOSTILE, seal=HOSTILE)
    words = read(receipt(replace(FACTS, lines=[line], note=HOSTILE, handed_over_by=HOSTILE)))
    together = words.replace(" ", "")
    assert together.count("<fontsize=90>big</font>") == 4
    assert together.count("<b>bold</b>&amp;") == 4


def test_the_bars_are_the_document_code(picture: Callable[[bytes], Image.Image]) -> None:
    found = zxingcpp.read_barcodes(picture(receipt(FACTS)))
    assert [(one.text, one.format) for one in found] == [("D000000001797", zxingcpp.BarcodeFormat.Code128)]


def test_every_letter_is_in_the_file(tmp_path: Path) -> None:
    if not shutil.which("pdffonts"):
        pytest.skip("needs pdffonts")
    path = tmp_path / "receipt.pdf"
    path.write_bytes(receipt(replace(FACTS, note="Ωμέγα عربي 漢字")))
    said = subprocess.run(["pdffonts", path], check=True, capture_output=True, text=True).stdout.splitlines()[2:]
    used = {line.split()[0]: line.split()[-5] for line in said}
    assert used
    assert set(used.values()) == {"yes"}


def test_letters_of_other_scripts_are_set_or_boxed(read: Read) -> None:
    words = read(receipt(replace(FACTS, note="Ωμέγα Ñandú 漢字")))
    assert "Ωμέγα Ñandú □□" in words


def test_many_lines_go_on_over_pages_with_their_head(read: Read) -> None:
    many = [replace(LINES[0], line=number, number=f"LAB-2026-00017-{number:02}") for number in range(1, 121)]
    words = read(receipt(replace(FACTS, lines=many)))
    assert "LAB-2026-00017-120" in words
    assert words.count("Packaging and seal") > 3
    pages = int(words.rsplit("of ", 1)[1].split()[0])
    assert f"Page {pages} of {pages}" in words


def test_a_text_longer_than_a_page_is_not_lost(read: Read) -> None:
    words = read(receipt(replace(FACTS, lines=[replace(LINES[0], description="word " * 800)], note="note " * 800)))
    assert words.count("word") == 800
    assert words.count("note ") == 800


def test_the_same_facts_make_the_same_bytes() -> None:
    assert receipt(FACTS) == receipt(FACTS)
    assert receipt(FACTS) != receipt(replace(FACTS, received_by="Somebody else"))


def test_a_demonstration_says_so(read: Read) -> None:
    assert "DEMONSTRATION, not evidence" in read(receipt(replace(FACTS, demonstration=True)))
    assert "DEMONSTRATION" not in read(receipt(FACTS))


def test_the_time_means_the_same_everywhere() -> None:
    assert moment(FACTS.at) == "2026-11-22 09:30:05 +0000"
