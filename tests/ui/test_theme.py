"""The look keeps its promises: contrast, sizes to touch, an icon for every name, nothing undefined."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor, QFontDatabase
from PySide6.QtWidgets import QApplication, QLabel

from ui import icons, pages, tokens
from ui.parts import timeline
from ui.theme import NORMAL, SYSTEM, TOUCH, Theme
from ui.tokens import DARK, LIGHT, STYLES, colours, sizes

TEXT, CONTROL = 4.5, 3.0
ON = {
    "text": ("canvas", "surface", "sunken", "rail", "hover", "pressed"),
    "quiet": ("canvas", "surface", "sunken", "rail", "hover"),
    "faint": ("surface", "sunken"),
    "accent": ("canvas", "surface"),
    "on_accent": ("accent", "accent_hover", "accent_pressed"),
    "on_accent_ground": ("accent_ground",),
    "on_tooltip": ("tooltip",),
    "on_demonstration": ("demonstration",),
    "pencil": (),
}
TONES = ("info", "good", "warning", "refused", "neutral")


def luminance(colour: QColor) -> float:
    """WCAG 2.2, relative luminance."""
    red, green, blue = map(linear, (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, contrast ratio."""
    light, dark = sorted((luminance(QColor(one)), luminance(QColor(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", [LIGHT, DARK])
def test_every_text_can_be_read_on_its_ground(mode: str) -> None:
    named = colours(mode)
    pairs = [(ink, ground) for ink, grounds in ON.items() for ground in grounds]
    pairs += [(tone, ground) for tone in TONES for ground in (f"{tone}_ground", "surface")]
    pairs += [("text", f"{tone}_ground") for tone in TONES]
    faint = {pair: round(contrast(named[pair[0]], named[pair[1]]), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in faint.items() if ratio < TEXT} == {}


@pytest.mark.parametrize("mode", [LIGHT, DARK])
def test_every_control_and_every_focus_can_be_seen(mode: str) -> None:
    named = colours(mode)
    for mark in ("edge", "focus", "accent"):
        for ground in ("surface", "canvas"):
            assert contrast(named[mark], named[ground]) >= CONTROL, (mark, ground)


def test_light_and_dark_name_the_same_colours() -> None:
    assert colours(LIGHT).keys() == colours(DARK).keys()
    assert sizes(NORMAL).keys() == sizes(TOUCH).keys()


def test_touch_sizes_can_be_touched() -> None:
    assert sizes(TOUCH)["control"] >= 44
    assert sizes(TOUCH)["row"] >= 44


def test_the_style_sheet_uses_only_what_is_named() -> None:
    used = set(re.findall(r"\$\{(\w+)\}", (STYLES / "lims.qss").read_text("utf-8")))
    known = set(colours(LIGHT)) | {f"size_{name}" for name in sizes(NORMAL)} | {"marks", "mono"}
    assert used <= known


def test_the_fonts_of_the_house_are_brought_along(theme: Theme) -> None:
    assert theme.font().family() in QFontDatabase.families()
    assert theme.font(mono=True).family() in QFontDatabase.families()


def test_dark_and_touch_are_put_on_everything(theme: Theme, qapp: QApplication) -> None:
    theme.choose(DARK, TOUCH)
    assert qapp.palette().window().color() == QColor(colours(DARK)["canvas"])
    assert qapp.font().pixelSize() == sizes(TOUCH)["font"]
    theme.choose(SYSTEM, NORMAL)
    assert theme.mode in (LIGHT, DARK)


def test_an_icon_follows_the_theme(theme: Theme) -> None:
    label = QLabel()
    icons.put(label, "item", "text")
    before = label.pixmap().toImage()
    theme.choose(DARK, NORMAL)
    icons.recolour()
    assert label.pixmap().toImage() != before
    theme.choose(LIGHT, NORMAL)


def test_every_icon_is_drawn_in_one_colour_of_our_own() -> None:
    for path in icons.FOLDER.glob("*.svg"):
        drawn = path.read_text("utf-8")
        assert 'viewBox="0 0 24 24"' in drawn, path.name
        assert "currentColor" in drawn, path.name
        assert "#" not in drawn, path.name


def test_every_page_has_an_icon_a_title_and_a_group() -> None:
    from ui.rail import GROUPS

    for page in pages.discover().values():
        assert (icons.FOLDER / f"{page.icon}.svg").is_file(), page.name
        assert page.title, page.name
        assert page.group in GROUPS, page.name


def test_a_state_is_shaped_as_well_as_coloured(theme: Theme) -> None:
    from ui.parts.badge import Badge, BadgeLabel

    assert theme.mode == LIGHT
    shapes = set()
    for tone in TONES:
        label = BadgeLabel(Badge("state", tone))
        label.resize(label.sizeHint())
        drawn = label.grab().toImage()
        ink = QColor(colours(LIGHT)[tone])
        left = range(4, 20)
        shapes.add(frozenset((x, y) for x in left for y in range(drawn.height()) if drawn.pixelColor(x, y) == ink))
    assert len(shapes) == len(TONES)


def test_a_timeline_can_be_read_aloud() -> None:
    from datetime import UTC, datetime

    event = timeline.Event(datetime(2026, 11, 22, 9, 0, tzinfo=UTC), "Stored", "Marisol Chan", "Seal intact")
    assert timeline.spoken(event).endswith("Stored, Marisol Chan, Seal intact")


def test_blending_is_halfway() -> None:
    assert tokens.blend(QColor("#000000"), QColor("#ffffff"), 0.5) == QColor(128, 128, 128)
