"""Charts on the screen: walked through with keys, read aloud, opened, painted in every light and on every device."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import QMarginsF, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPdfWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lims_desktop import charts
from lims_desktop.charts import Bars, Limit, Lines, Plot, Series, Size, Trace
from tests.ui.kit import screenshot
from ui.parts.chart import Chart, FontRuler, paint
from ui.theme import NORMAL, Theme
from ui.tokens import DARK, LIGHT, colours

START = datetime(2026, 3, 1, tzinfo=UTC).timestamp()
PLACES = Bars(
    ("Main vault › Room 1 › Controlled substances of the northern districts", "Cold room", "Lockers"),
    (
        Series("under 30 days", (120, 14, 3), "age_1"),
        Series("30 to 180 days", (260, 40, 0), "age_2"),
        Series("180 days to 1 year", (180, 8, 1), "age_3"),
        Series("over a year", (410, 2, 0), "age_4"),
    ),
    "items",
    horizontal=True,
    keys=(11, 12, 13),
)
MONTHS = Bars(
    [f"2026-{n:02}" for n in range(1, 13)], (Series("Ratio", [0.2 * (n % 5) for n in range(12)]),), whole=False
)
FRIDGE = Lines(
    (Trace("Fridge 2", [START + 600 * n for n in range(500)], [4 + (n % 40) / 9 for n in range(500)], gap=7200),),
    "°C",
    (Limit(8, "highest allowed", "refused"), Limit(2, "lowest allowed", "refused")),
    band=(2, 8),
)


@pytest.fixture
def chart(qtbot: QtBot, theme: Theme) -> Chart:
    made = Chart()
    qtbot.addWidget(made)
    made.resize(600, 240)
    made.show_plot(PLACES)
    made.show()
    return made


def press(chart: Chart, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(chart, key)


def test_keys_walk_along_the_bars_and_say_them(chart: Chart, qtbot: QtBot) -> None:
    chart.setFocus()
    press(chart, Qt.Key.Key_Home)
    assert chart.spot.key == 11
    press(chart, Qt.Key.Key_Down, Qt.Key.Key_Right)
    assert chart.accessibleDescription() == "Cold room, 30 to 180 days: 40 items"
    with qtbot.waitSignal(chart.opened) as opened:
        press(chart, Qt.Key.Key_Return)
    assert opened.args == [12]
    press(chart, Qt.Key.Key_End, Qt.Key.Key_Down)
    assert chart.spot.key == 13


def test_everything_is_told_before_it_is_walked(chart: Chart) -> None:
    chart.show_plot(PLACES)
    assert "Lockers, 180 days to 1 year: 1 items" in chart.accessibleDescription()


def test_the_mouse_opens_a_bar(chart: Chart, qtbot: QtBot) -> None:
    box = chart.scene.spot((0, 1)).box
    with qtbot.waitSignal(chart.opened) as opened:
        QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(int(box.x) + 8, int(box.y) + 10))
    assert opened.args == [12]


def test_what_was_chosen_is_forgotten_when_it_is_gone(chart: Chart) -> None:
    chart.choose((3, 2))
    chart.show_plot(MONTHS)
    assert chart.spot is None
    chart.show_plot(None)
    assert chart.accessibleDescription() == chart.empty_text


def test_a_line_is_walked_in_pages(chart: Chart) -> None:
    chart.show_plot(FRIDGE)
    press(chart, Qt.Key.Key_Home, Qt.Key.Key_PageDown, Qt.Key.Key_Right)
    assert chart.current == (0, 26)
    assert chart.accessibleDescription().endswith("°C")
    press(chart, Qt.Key.Key_End)
    assert chart.current == (0, 499)


def test_a_chart_follows_the_theme(chart: Chart, theme: Theme) -> None:
    chart.choose(None)
    box = chart.scene.spot((3, 0)).box
    at = QPoint(int(box.x) + 26, int(box.y) + 12)
    for mode in (LIGHT, DARK):
        theme.choose(mode, NORMAL)
        assert chart.grab().toImage().pixelColor(at) == QColor(colours(mode)["age_4"])
    theme.choose(LIGHT, NORMAL)


def test_a_hundred_thousand_points_are_painted_quickly(chart: Chart) -> None:
    many = 100_000
    trace = Trace("t", [START + 60 * n for n in range(many)], [4 + (n % 977) / 300 for n in range(many)], gap=3600)
    chart.resize(1200, 300)
    began = perf_counter()
    chart.show_plot(Lines((trace,), "°C", band=(2, 8)))
    chart.grab()
    first = perf_counter() - began
    began = perf_counter()
    chart.grab()
    again = perf_counter() - began
    print(f"first {first * 1000:.0f} ms, again {again * 1000:.0f} ms")
    assert first < 2
    assert again < 0.5


def test_the_same_drawing_goes_to_a_picture_and_to_a_printer(theme: Theme, tmp_path: Path) -> None:
    ruler = FontRuler(theme.font("small"))
    scene = charts.draw(FRIDGE, Size(600, 240), ruler)
    picture = QImage(600, 240, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    writer = QPdfWriter(str(tmp_path / "chart.pdf"))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    for device in (picture, writer):
        painter = QPainter(device)
        if device is writer:
            painter.setWindow(QRect(0, 0, 800, 1100))
        paint(painter, scene.marks, theme.colour, theme.font("small"))
        painter.end()
    assert picture.pixelColor(300, 110) != QColor("white")
    assert (tmp_path / "chart.pdf").stat().st_size > 1000


@pytest.mark.parametrize("mode", [LIGHT, DARK])
def test_how_charts_look(qtbot: QtBot, theme: Theme, mode: str) -> None:
    theme.choose(mode, NORMAL)
    sheet = QWidget()
    sheet.setProperty("card", True)
    qtbot.addWidget(sheet)
    column = QVBoxLayout(sheet)
    plots: list[Plot | None] = [PLACES, MONTHS, FRIDGE, None]
    drawn = [Chart(sheet) for _ in plots]
    for chart, plot in zip(drawn, plots, strict=True):
        chart.show_plot(plot)
        column.addWidget(chart)
    sheet.resize(760, 860)
    sheet.show()
    drawn[0].choose((1, 1))
    screenshot(sheet, f"charts-{mode}")
    theme.choose(LIGHT, NORMAL)
