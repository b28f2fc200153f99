"""What each page of a report must bear (ISO/IEC 17025, 7.8.2.1 d), the warning of a preliminary one, the QR code."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from lims_desktop import paper
from lims_desktop.reporting.drawing import drawn
from tests.rules.test_reports import some_facts

CHECKPOINT = "1234 " + "0123456789abcdef" * 4
ITEM = {"id": 1, "description": "Blood", "type": "blood-tox", "packaging": "paper-bag", "condition": "good",
        "condition_note": None, "received_at": "2026-11-20T09:00:00+00:00", "seals": []}  # fmt: skip
ITEMS = [ITEM | {"number": f"L-1-{n:02}"} for n in range(1, 90)]


def long_report(folder: Path, kind: str, language: str = "en", number: str = "L-1-R1") -> Path:
    """A report of several pages."""
    made = folder / f"{kind}.pdf"
    facts = some_facts(kind=kind, language=language, items=ITEMS, checkpoint=CHECKPOINT, number=number)
    made.write_bytes(drawn(facts))
    return made


def pages_of(report: Path) -> list[str]:
    told = subprocess.run(["pdftotext", "-raw", report, "-"], capture_output=True, text=True, check=True).stdout
    return told.split("\f")[:-1]


def pictures_of(report: Path, dots: int) -> list[Image.Image]:
    if not shutil.which("pdftoppm"):
        pytest.skip("needs pdftoppm")
    subprocess.run(["pdftoppm", "-r", str(dots), "-png", report, report.with_suffix("")], check=True)
    found = sorted(report.parent.glob(f"{report.stem}-*.png"))
    return [Image.open(one).convert("RGB") for one in found]


def washed(picture: Image.Image) -> int:
    """How many dots have the colour of the watermark."""
    ink = [int(paper.RULE[at : at + 2], 16) for at in (1, 3, 5)]
    wanted = [round(255 - 0.35 * (255 - one)) for one in ink]
    dots = zip(*(band.tobytes() for band in picture.split()), strict=True)
    return sum(all(abs(one - other) < 3 for one, other in zip(dot, wanted, strict=True)) for dot in dots)


@pytest.mark.parametrize("language", ["en", "es"])
def test_each_page_says_what_it_belongs_to_and_the_last_that_it_is_the_end(language: str, tmp_path: Path) -> None:
    said = paper.words("report", language)
    number = "LAB-2026-00017-R1"
    pages = pages_of(long_report(tmp_path, "full", language, number))
    assert len(pages) > 2
    for at, page in enumerate(pages, 1):
        assert said["page"].format(page=at, pages=len(pages)) in page, "page x of y"
        assert number in page, "the unique identification"
        assert CHECKPOINT in page
    end = said["end"].format(number=number)
    assert [end in page for page in pages] == [False] * (len(pages) - 1) + [True]
    after = pages[-1].replace("\n", " ").split(end)[1]
    assert said["summary"] not in after
    assert said["reckoning"] not in after, "nothing but seats and the foot"


def test_every_page_of_a_preliminary_report_is_marked_and_of_another_none(tmp_path: Path) -> None:
    marked = [washed(one) for one in pictures_of(long_report(tmp_path, "preliminary"), 40)]
    plain = [washed(one) for one in pictures_of(long_report(tmp_path, "full"), 40)]
    assert len(marked) > 2
    assert min(marked) > 10 * (max(plain) + 30), (marked, plain)


def test_a_camera_reads_the_identity_and_the_checkpoint(tmp_path: Path) -> None:
    """From the page as it is printed on an ordinary printer, and by a reader that is not ours where there is one."""
    report = long_report(tmp_path, "full", number="LAB-2026-00017-R1.2")
    said = f"LIMS LAB-2026-00017-R1.2 {CHECKPOINT}"
    first, *others = pictures_of(report, 150)
    read = [one for one in zxingcpp.read_barcodes(first) if one.format == zxingcpp.BarcodeFormat.QRCode]
    assert [one.text for one in read] == [said]
    assert [zxingcpp.read_barcodes(one) for one in others] == [[] for _ in others]
    program = shutil.which("zbarimg")
    if program:
        asked = [program, "--quiet", "--raw", str(report.with_name(f"{report.stem}-1.png"))]
        assert subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip() == said


@pytest.mark.parametrize("many", [20, 35])
def test_a_table_begins_on_the_page_where_its_heading_has_room(many: int, tmp_path: Path) -> None:
    """One that would fit a page of its own leaves none empty before it, and no heading stands alone."""
    made = tmp_path / "items.pdf"
    made.write_bytes(drawn(some_facts(items=ITEMS[:many], checkpoint=CHECKPOINT)))
    first, *_others = pages_of(made)
    assert "L-1-01" in first
    assert "L-1-15" in first
