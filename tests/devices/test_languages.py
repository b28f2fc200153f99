"""Printer languages: hostile texts stay texts, and an independent renderer agrees with what we meant."""

from __future__ import annotations

import io
import re

import pytest
import zplkit
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps
from zplkit.rendering import Limits

from devices.labels import Label, compose, designs
from devices.labels.draw import as_picture, image
from devices.labels.marks import Frame, Picture, Words
from devices.labels.readback import codes_on
from devices.labels.typeface import Typeface
from devices.labels.wording import clean
from devices.printers import epl2, tspl, zpl
from devices.printers.sheet import Sheet, page, sheet
from devices.simulated import SimulatedPrinter
from lims_desktop.errors import Refused

CODE = "E260042170329"
DPI = (203, 300, 600)
FACES: dict[str, Typeface] = {"zpl": zpl.FontZero(), "tspl": tspl.FONTS, "epl2": epl2.fonts(203)}
WRITERS = {"zpl": zpl.write, "tspl": tspl.write, "epl2": epl2.write}

OURS = {"XA", "XZ", "CI", "LH", "PW", "LL", "FO", "A0", "FB", "FH", "FD", "FS", "BY", "BC", "BX", "GF", "GB"}
ATTACKS = [
    "x^FS^XZ^XA^FO10,10^A0N,30,30^FDFORGED^FS^XZ",
    "~JR~HS~DGR:X.GRF,1,1,FF",
    "_5E_XZ \\^FS \\& \\7E",
    '"\r\nPRINT 9,9\r\nCLS\r\nTEXT 0,0,"5",0,9,9,"FORGED"\r\nPRINT 1,1\r\n',
    '"\nP9\nN\nA0,0,0,5,9,9,N,"FORGED"\nP1\n',
    "\x1b!?\x1b!R\x00\x02\x03\x18",
    "'; drop table lab.item; --",
    "\u202eFORGED\u2066 دم \u200f",
    "Ünïcødé Łódź Ω кровь 血液 \U0001f469\u200d\U0001f52c \ud83d",
    "W" * 5000,
]

hostile = st.one_of(
    st.sampled_from(ATTACKS), st.text(max_size=120), st.text("^~_\\\"'\r\n,;:\x1b\x00PXZAFSDNTE01", max_size=120)
)


def fields(text: str) -> dict[str, str]:
    return {"code": CODE, "number": "26-004217-003", "description": text, "seal": text, "reference": text}


def received(language: str, job: bytes, dpi: int) -> SimulatedPrinter:
    printer = SimulatedPrinter(language, dpi)
    port = printer.plug()
    port.write(job)
    return printer


@pytest.mark.parametrize("language", WRITERS)
@given(text=hostile)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_hostile_text_is_one_label_and_nothing_else(language: str, text: str) -> None:
    label = compose(designs()["bag"], fields(text), 203, FACES[language])
    printer = received(language, WRITERS[language](label), 203)
    assert len(printer.printed) == 1
    said = [mark.text for mark in label.marks if isinstance(mark, Words)]
    assert [mark.text for mark in printer.printed[0].label.marks if isinstance(mark, Words)] == said
    assert printer.printed[0].codes() == [CODE, CODE]


@given(text=hostile)
@settings(max_examples=60, deadline=None)
def test_zpl_is_plain_ascii_and_its_commands_are_ours(text: str) -> None:
    job = zpl.write(compose(designs()["bag"], fields(text), 203, zpl.FontZero()))
    assert all(0x20 <= byte <= 0x7E for byte in job)
    assert b"~" not in job
    assert set(re.findall(rb"\^([A-Z0-9]{2})", job)) <= {
        *(
            b"XA",
            b"XZ",
            b"CI",
            b"LH",
            b"PW",
            b"LL",
            b"FO",
            b"A0",
            b"FH",
            b"FD",
            b"FS",
            b"BY",
            b"BC",
            b"BX",
            b"GF",
            b"GB",
        )
    }
    assert job.count(b"^XA") == job.count(b"^XZ") == 1


def rendered(job: bytes, label: Label) -> Image.Image:
    """What an independent, strict renderer makes of the ZPL; black dots are 1."""
    options = zplkit.Options(profile="zd621", width=label.width, height=label.height, dpi=label.dpi)
    limits = Limits(graphic_bytes=zpl.GRAPHIC_BYTES)
    document = zplkit.render(job, options, limits=limits)
    assert len(document.labels) == 1
    drawn = Image.open(io.BytesIO(document.labels[0].png())).convert("L")
    return ImageOps.invert(drawn).point(lambda value: 255 if value > 127 else 0).convert("1")


@pytest.mark.parametrize("raster", [False, True], ids=["commands", "picture"])
@pytest.mark.parametrize("dpi", DPI)
@pytest.mark.parametrize("name", designs())
def test_an_independent_renderer_reads_the_same_codes(name: str, dpi: int, raster: bool) -> None:
    label = compose(designs()[name], fields("Blood, grey top, 5 ml"), dpi, zpl.FontZero())
    drawn = rendered(zpl.write(as_picture(label) if raster else label), label)
    codes = codes_on(drawn)
    assert {text for text, _ in codes} == {CODE}
    assert {prefix for _, prefix in codes} == ({"]d1"} if name == "vial" else {"]C0", "]d1"})


ascii_or_drawn = st.text(st.characters(exclude_characters=[chr(c) for c in range(0xA1, 0x180)]), max_size=60)


@given(text=st.one_of(st.sampled_from(ATTACKS[:7]), ascii_or_drawn))
@settings(max_examples=60, deadline=None)
def test_an_independent_renderer_sees_one_label_in_hostile_text(text: str) -> None:
    """Its font has ASCII only, so the accented letters that a printer has are left out here."""
    label = compose(designs()["tube"], fields(text), 203, zpl.FontZero())
    assert {code for code, _ in codes_on(rendered(zpl.write(label), label))} == {CODE}


@pytest.mark.parametrize("language", WRITERS)
@pytest.mark.parametrize("dpi", DPI)
@pytest.mark.parametrize("name", designs())
def test_every_language_prints_every_design(name: str, dpi: int, language: str) -> None:
    face = epl2.fonts(dpi) if language == "epl2" else FACES[language]
    label = compose(designs()[name], fields("Кровь, 5 ml"), dpi, face)
    printed = received(language, WRITERS[language](label), dpi).printed
    assert [set(one.codes()) for one in printed] == [{CODE}]
    assert any(isinstance(mark, Picture) for mark in printed[0].label.marks) or name in ("location", "badge")


@pytest.mark.parametrize("language", WRITERS)
def test_a_picture_arrives_dot_for_dot(language: str) -> None:
    label = as_picture(compose(designs()["tube"], fields("Кровь"), 203))
    printed = received(language, WRITERS[language](label), 203).printed[0]
    assert image(printed.label).crop((0, 0, label.width, label.height)).tobytes() == image(label).tobytes()


def test_a_frame_and_a_filled_bar() -> None:
    marks = (Frame(10, 10, 100, 60, 3), Frame(20, 90, 200, 2, 2))
    label = Label("frames", 300, 120, 203, CODE, marks)
    wanted = image(label).tobytes()
    assert image(received("zpl", zpl.write(label), 203).printed[0].label).tobytes() == wanted
    assert rendered(zpl.write(label), label).tobytes() == wanted
    assert image(received("tspl", tspl.write(label), 203).printed[0].label).crop((0, 0, 300, 120)).tobytes() == wanted


def test_a_graphic_whose_checksum_is_wrong_is_not_printed() -> None:
    label = as_picture(compose(designs()["tube"], fields("x"), 203))
    job = re.sub(rb":[0-9A-F]{4}\^FS", b":0000^FS", zpl.write(label))
    assert received("zpl", job, 203).printed[0].codes() == []


@given(text=hostile)
@settings(max_examples=25, deadline=None)
def test_a_pdf_page_takes_any_text(text: str) -> None:
    assert page(compose(designs()["bag"], fields(clean(text)), 300)).startswith(b"%PDF-")


def test_a_sheet_has_as_many_pages_as_its_labels_need() -> None:
    label = compose(designs()["tube"], fields("Blood"), 300)
    places = len(Sheet().places(label))
    assert places == 27
    assert pages(sheet([label] * places)) == 1
    assert pages(sheet([label] * places, first=1)) == 2
    with pytest.raises(Refused, match=r"label\.does_not_fit"):
        sheet([label], Sheet(width=40.0))


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", pdf))


@pytest.mark.parametrize("size", [18, 24, 37, 54, 70, 100])
@pytest.mark.parametrize("text", ["26-004217-003", "WWWWMMMM@@%%", "Blood, grey-top tube", "iiiill..''||"])
def test_the_printers_own_letters_are_not_wider_than_we_think(text: str, size: int) -> None:
    label = Label("width", 1600, 140, 203, CODE, (Words(0, 10, size, text),))
    inked = rendered(zpl.write(label), label).getbbox()
    assert inked
    assert inked[2] <= zpl.FontZero().width(text, size, False) + 1
    assert inked[1] >= 10 - 0.06 * size
    assert inked[3] <= 10 + 1.05 * size


def test_a_text_on_the_right_ends_at_its_margin() -> None:
    """The printer's letters are narrower than ours: it has to set them itself."""
    label = compose(designs()["box"], fields("x") | {"warning": "BIOHAZARD"}, 203, zpl.FontZero())
    warning = next(mark for mark in label.marks if isinstance(mark, Words) and mark.text == "BIOHAZARD")
    alone = Label("right", label.width, label.height, 203, CODE, (warning,))
    inked = rendered(zpl.write(alone), alone).getbbox()
    assert inked
    assert 0 <= warning.x + warning.width - inked[2] <= 4


@pytest.mark.parametrize("language", WRITERS)
@given(text=hostile, name=st.sampled_from(sorted(designs())))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_hostile_texts_everywhere_are_one_good_label_or_none(language: str, text: str, name: str) -> None:
    everywhere = dict.fromkeys(
        ["number", *fields(""), "name", "duty", "place", "class", "warning", "copy", "date"], text
    )
    try:
        label = compose(designs()[name], everywhere | {"code": CODE}, 203, FACES[language])
    except Refused as refusal:
        code = refusal.code
    else:
        code = "printed"
        printed = received(language, WRITERS[language](label), 203).printed
        assert [set(one.codes()) for one in printed] == [{CODE}]
    assert code in ("printed", "label.does_not_fit", "label.field_missing")
