"""The six papers of what goes out and comes in, from the laboratory's own facts: read, scanned, and kept once."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from lims_desktop import cases, court, documents, files, lists, passage, release, transit
from lims_desktop.demonstration.scrawl import signature
from lims_desktop.intake import Accepted, SealSeen
from lims_desktop.lab import Lab
from lims_desktop.outside import Outsider
from tests import outside as people_outside
from tests.database import LabOf, Psql
from tests.laboratory import LINE, label, one_item, take_in
from tests.outside import found, two_offices
from ui.parts.terms import Terms

SHOTS = os.environ.get("LIMS_SCREENSHOTS", "")
Drawn = Callable[[Lab, int, str], str]


def signed(lab: Lab, name: str) -> Outsider:
    """Somebody who really drew a signature."""
    return Outsider(name, "national-id 000123", files.keep(lab, signature(name), "image/png").sha256)


@pytest.fixture
def drawn(tmp_path: Path) -> Drawn:
    """What stands on the paper with this number."""
    if not shutil.which("pdftotext") or not shutil.which("qpdf"):
        pytest.skip("needs pdftotext and qpdf")

    def draw(lab: Lab, document: int, language: str = "en") -> str:
        facts = passage.of_document(lab, document)
        assert facts is not None
        content = passage.draw(facts, lab.laboratory, Terms(lists.every_term(lab), language).word, language)
        assert content == passage.draw(facts, lab.laboratory, Terms(lists.every_term(lab), language).word, language)
        path = tmp_path / f"{facts.head.kind}-{language}.pdf"
        path.write_bytes(content)
        subprocess.run(["qpdf", "--check", path], check=True, capture_output=True)
        if SHOTS:
            subprocess.run(["pdftoppm", "-r", "70", "-png", "-singlefile", path, Path(SHOTS) / path.stem], check=True)
        said = subprocess.run(["pdftotext", "-raw", path, "-"], check=True, capture_output=True, text=True)
        return " ".join(said.stdout.split())

    return draw


@pytest.fixture
def taken(lab_of: LabOf) -> Accepted:
    return take_in(lab_of("tech.tom"), LINE, LINE, LINE)


def test_manifest_and_arrival_records(lab_of: LabOf, taken: Accepted, drawn: Drawn, tmp_path: Path) -> None:
    annex = two_offices(lab_of)[1]
    tom, tina, mona = lab_of("tech.tom"), lab_of("tech.tina"), lab_of("mona.manager")
    bottle = replace(LINE, item_type="urine", quantity=Decimal(7351), declared=Decimal(7351), unit="ml")
    secret = take_in(
        tom, replace(bottle, seals=(SealSeen("S-SECRET", "evidence-tape", "intact", "AB"),)), reference="CR-9/26"
    )
    cases.restrict(mona, secret.case, restricted=True, admitted=[tom.me.person], reason="An officer is a suspect")
    sender = files.keep(tom, signature("Tom Evidence"), "image/png").sha256
    items = [*(one.id for one in taken.items), secret.items[0].id]
    leg = transit.dispatch(tom, items, annex, signed(tom, "Delroy Gentle"), more=transit.Packing("BAG-778", sender))
    said = drawn(tom, leg.document, "en")
    for words in (
        "Transport manifest", leg.code, "Headquarters", "Annex", "BAG-778", "Items: 4", taken.items[0].number,
        "Blue shirt", "S-1", "Restricted case", secret.items[0].number, "Delroy Gentle", "national-id 000123",
        "Tom Evidence", "DEMONSTRATION",
    ):  # fmt: skip
        assert words in said, words
    assert said.count("Blue shirt") == 3, "of a restricted case nothing but the number"
    assert [word for word in ("S-SECRET", "7351", secret.case_number + "\n") if word in said] == []
    first = transit.arrive(
        tina, leg.leg, found(taken.items[0].id, condition="wet", seal_state="broken", note="Rain in the van")
    )
    said = drawn(tina, first.document, "es")
    for words in (
        "Acta de llegada",
        leg.code,
        "Roto",
        "Mojado",
        "Rain in the van",
        "Aún en camino",
        "Llegó",
        "Tina Evidence",
    ):
        assert words in said, words
    last = transit.arrival_close(mona, leg.leg, "The van was searched", reason="The restricted one is missing too")
    said = drawn(mona, last.document, "en")
    assert said.count("MISSING") == 3
    assert "The van was searched" in said
    assert taken.items[0].number not in said, "what an earlier record told of is told there"


def test_the_bars_on_a_manifest_are_the_labels(lab_of: LabOf, taken: Accepted, tmp_path: Path) -> None:
    if not shutil.which("pdftoppm"):
        pytest.skip("needs pdftoppm")
    annex, tom = two_offices(lab_of)[1], lab_of("tech.tom")
    leg = transit.dispatch(tom, [one.id for one in taken.items], annex, signed(tom, "Delroy Gentle"))
    facts = passage.of_document(tom, leg.document)
    assert facts is not None
    (tmp_path / "m.pdf").write_bytes(passage.draw(facts, tom.laboratory, Terms().word))
    subprocess.run(["pdftoppm", "-r", "200", "-png", "-singlefile", tmp_path / "m.pdf", tmp_path / "m"], check=True)
    read = {one.text for one in zxingcpp.read_barcodes(Image.open(tmp_path / "m.png"))}
    assert read == {leg.code, *(label(taken, line) for line in range(3))}


def test_court_and_release_papers(lab_of: LabOf, taken: Accepted, drawn: Drawn) -> None:
    tom, house = lab_of("tech.tom"), people_outside.court(lab_of)
    went = _gone(tom, house, *(one.id for one in taken.items[:2]))
    said = drawn(tom, went.document, "es")
    for words in ("Recibo de indicios para el tribunal", "Supreme Court", taken.case_number, "Los lleva", "PC Ink"):
        assert words in said, words
    back = court.court_in(tom, went.visit, found(taken.items[0].id), signed(tom, "PC Ink"))
    said = drawn(tom, back.document, "en")
    for words in ("Return from court", went.code, "Returned", "Still at court", "Intact", "Brought by"):
        assert words in said, words
    owner = release.Recipient("owner", relation="Mother of the owner")
    gone = release.release(
        tom, [taken.items[0].id], owner, release.Authority("Order of the court", "7/26"), signed(tom, "Maria Ink")
    )
    said = drawn(tom, gone.document, "en")
    for words in (
        "Release receipt",
        "Owner",
        "Mother of the owner",
        "Order of the court",
        "7/26",
        "Maria Ink",
        taken.items[0].number,
    ):
        assert words in said, words
    again = release.take_back(tom, found(taken.items[0].id), signed(tom, "Maria Ink"))
    said = drawn(tom, again.document, "es")
    for words in ("Recibo de indicios reingresados", "Maria Ink", f"{taken.items[0].number} R1", "Intacto"):
        assert words in said, words


def _gone(lab: Lab, house: int, *items: int) -> court.WentToCourt:
    at = datetime.now(UTC) + timedelta(days=1)
    return court.court_out(lab, items, house, signed(lab, "PC Ink"), court.Hearing(at, at + timedelta(days=1)))


def test_a_paper_of_a_restricted_case_is_for_those_who_see_it(lab_of: LabOf, psql: Psql) -> None:
    tom, mona = lab_of("tech.tom"), lab_of("mona.manager")
    taken = take_in(tom)
    gone = people_outside.to_agency(tom, taken.items[0].id)
    assert documents.keep(tom, gone.document, b"%PDF receipt").sha256
    cases.restrict(mona, taken.case, restricted=True, reason="An officer is a suspect")
    assert passage.of_document(lab_of("tech.tina"), gone.document) is None
    assert passage.of_document(mona, gone.document) is not None
    assert psql("client.pol", "select lims.passage_paper(1)").state == "42501"
    assert passage.of_document(tom, one_item(tom)) is None
