"""What is seen of a signature is what it says: whoever draws something else into their stamp is found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.reader import PdfFileReader
from reportlab.pdfgen.canvas import Canvas

from lims_desktop.bundling import checking, making
from lims_desktop.bundling.making import Wanted
from lims_desktop.errors import Refused
from lims_desktop.paper.stamp import SIZE
from lims_desktop.reporting import sealing
from lims_desktop.reporting.drawing import drawn
from lims_desktop.reporting.seen import first_otherwise, meant, shown
from lims_desktop.signing import appearance
from lims_desktop.signing.checking import Expected, Found, check
from lims_desktop.signing.keys import key_file
from lims_desktop.signing.pdf import Signing, signed
from tests.core.test_signing import Office
from tests.core.test_signing import office as keys_of_office
from tests.database import Database, LabOf
from tests.rules.test_bundles import quiet
from tests.rules.test_reports import authority, checked, draft, lab_of, method, office, sign, some_facts
from tests.rules.test_reports import seen as seen_by

__all__ = ["authority", "keys_of_office", "lab_of", "method", "office"]
AT = datetime.now(UTC).replace(microsecond=0)


def with_words(words: str) -> bytes:
    """A stamp of one's own."""
    made = BytesIO()
    canvas = Canvas(made, pagesize=SIZE, invariant=1)
    canvas.drawString(7, 30, words)
    canvas.save()
    return made.getvalue()


def a_stamped_report(office: Office, told: Found, page: bytes) -> bytes:
    says = Signing("author_1", page, told.meaning, first=True, at=AT)
    with key_file(office.keys["author"], "author") as key:
        return signed(drawn(some_facts()), says, key, office.trust)


def test_whatever_else_is_drawn_into_a_stamp_is_found(keys_of_office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office, facts = keys_of_office, some_facts()
    told = Found("author_1", "Ana Lyst", office.certificates["author"], meant("en", "author_1"), AT)
    genuine = shown("en", told, noted=False)

    def lie(content: bytes, unreachable: frozenset[str] = frozenset()) -> str | None:
        verdict = check(content, office.trust, [Expected("author_1", office.certificates["author"])])
        assert verdict.problem is None, "the signature itself holds"
        found = first_otherwise(content, facts, verdict.signatures, unreachable)
        return None if found is None else found.seat

    assert lie(a_stamped_report(office, told, genuine)) is None
    named = replace(told, signer="Ángela Ñúñez-Yaxché " * 3)  # long, and of letters in another part of its font
    assert appears_as(a_stamped_report(office, told, shown("es", named, noted=True)), shown("es", named, noted=True))
    assert lie(a_stamped_report(office, told, shown("en", told, noted=True)), frozenset({"author_1"})) is None
    for name, page in {
        "name": shown("en", replace(told, signer="Eve Lyst"), noted=False),
        "role": shown("en", replace(told, seat="authorised"), noted=False),
        "language": shown("es", told, noted=False),
        "time": shown("en", replace(told, claimed_at=AT - timedelta(minutes=1)), noted=False),
        "certificate": shown("en", replace(told, certificate="00" * 32), noted=False),
        "note": shown("en", told, noted=True),
        "words": with_words("Ana Lyst"),
    }.items():
        assert lie(a_stamped_report(office, told, page)) == "author_1", name
    for name, change in FRAMES.items():
        with monkeypatch.context() as patched:
            patched.setattr(appearance, "_Stamp", framed(change))
            assert lie(a_stamped_report(office, told, genuine)) == "author_1", name
    assert first_otherwise(b"", some_facts(drawing=0), [told], frozenset()) is None, "drawn by an earlier release"


def appears_as(content: bytes, page: bytes) -> bool:
    [one] = PdfFileReader(BytesIO(content)).embedded_regular_signatures
    return appearance.shows(one.sig_field, page)


def other_glyphs(stamp: Any) -> None:
    """The words stay, and their letters look otherwise."""
    for font in stamp["/Resources"]["/Font"].get_object().values():
        font.get_object()["/BaseFont"] = pdf_name("/Helvetica")


def moved_away(stamp: Any) -> None:
    stamp[pdf_name("/Matrix")] = generic.ArrayObject(map(generic.NumberObject, (1, 0, 0, 1, 900, 900)))


FRAMES: dict[str, Callable[[Any], None]] = {"other letters": other_glyphs, "moved away": moved_away}


def framed(change: Callable[[Any], None]) -> type:
    """The stamp of the program, changed where it stands in the file."""

    class Changed(appearance._Stamp):
        def render(self) -> bytes:
            content = super().render()
            [name] = self.resources.xobject
            change(self.resources.xobject[name].get_object())
            return content

    return Changed


def test_the_next_who_signs_finds_it_and_so_does_the_bundles_checker(
    lab_of: LabOf, office: Any, database: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    report, mona = draft(lab_of, office), lab_of("mona.manager")
    with monkeypatch.context() as patched:
        patched.setattr(sealing, "named", lambda _key: "Ana Lyst, Professor")
        sign(lab_of, office, "ana.lyst", report)
    verdict = sealing.judged(mona, seen_by(lab_of, report))
    assert (verdict.problem, dict(verdict.detail or {})) == (
        "signing.other_stamp", {"seat": "author_1", "signer": "Ana Lyst"},
    )  # fmt: skip
    checked(lab_of, report)
    with pytest.raises(Refused, match=r"signing\.other_stamp"):
        sign(lab_of, office, "rita.view", report)
    bundle = tmp_path / "bundle.zip"
    making.make(mona, Wanted("report", report, "Order 7"), str(bundle), progress=quiet)
    with pytest.raises(Refused, match=r"is not what it says") as refused:
        checking.second_opinion(bundle)
    assert refused.value.code == "bundle.wrong"


def test_a_signature_that_claims_another_day_is_found(
    lab_of: LabOf, office: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = draft(lab_of, office)
    with monkeypatch.context() as patched:
        patched.setattr(sealing, "_now", lambda _lab: AT - timedelta(days=3))
        sign(lab_of, office, "ana.lyst", report)
    assert sealing.judged(lab_of("mona.manager"), seen_by(lab_of, report)).problem == "signing.other_time"
