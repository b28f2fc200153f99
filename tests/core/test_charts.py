"""Charts as geometry: round scales, whole peaks, words that fit; and the same drawing on paper."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lims_desktop import charts, paper
from lims_desktop.charts import Bars, Box, Dot, Limit, Lines, Series, Size, Stroke, Trace, Words
from lims_desktop.charts.lines import _scale, column_points
from lims_desktop.charts.scale import number, steps, ticks
from lims_desktop.charts.scene import legend

ROOM = Size(400, 200)
START = datetime(2026, 3, 1, tzinfo=UTC).timestamp()
DAY = 86_400.0


class Plain:
    """Every letter six wide, every line ten high."""

    line = 10.0

    def width(self, text: str, *, strong: bool = False) -> float:
        return 6.0 * len(text)


RULER = Plain()


def standing(*values: float) -> Bars:
    return Bars([f"{n:02}" for n in range(len(values))], (Series("Items", values),), "items", keys=range(len(values)))


def lying(**rooms: float) -> Bars:
    return Bars(list(rooms), (Series("Items", list(rooms.values())),), "items", horizontal=True)


# Scales ---------------------------------------------------------------------------------------------------------------


@given(st.floats(-1e6, 1e6), st.floats(0.001, 1e6), st.integers(1, 12))
def test_a_scale_holds_everything_in_even_steps(low: float, span: float, most: int) -> None:
    scale = steps(low, low + span, most)
    assert scale[0] <= low + span * 1e-6
    assert scale[-1] >= low + span * (1 - 1e-6)
    assert len(scale) <= most + 3
    assert scale == sorted(set(scale))


def test_counted_things_have_whole_steps() -> None:
    assert steps(0, 2, 10, whole=True) == [0, 1, 2]
    assert steps(0, 0, 4, whole=True) == [0, 1]


def test_numbers_are_written_for_people() -> None:
    assert [number(n) for n in (0, 12, 1234567, 4.5, 0.125, -3.25)] == [
        "0",
        "12",
        "1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567",
        "4.5",
        "0.125",
        "-3.25",
    ]
    assert number(float("nan")) == "–"


@pytest.mark.parametrize(
    ("length", "first", "many"),
    [
        (2 * 3600, "03-01", 3),
        (3 * DAY, "03-01", 7),
        (60 * DAY, "03-01", 5),
        (400 * DAY, "2026-04", 5),
        (4000 * DAY, "2028", 5),
    ],
)
def test_moments_on_the_axis_are_round(length: float, first: str, many: int) -> None:
    found = ticks(START, START + length, 6, UTC)
    assert found[0].text == first
    assert len(found) == many
    assert all(START <= tick.at <= START + length for tick in found)


def test_days_begin_when_the_place_says_so() -> None:
    belize = timezone(timedelta(hours=-6))
    assert ticks(START, START + 2 * DAY, 3, belize)[0].at == START + 6 * 3600


# Bars -----------------------------------------------------------------------------------------------------------------


def boxes(scene: charts.Scene) -> list[Box]:
    return [spot.box for group in scene.groups for spot in group]


def test_a_bar_is_as_long_as_its_value() -> None:
    first, second, none = boxes(charts.draw(lying(a=100, b=50, c=0), ROOM, RULER))
    assert first.width == pytest.approx(2 * second.width)
    assert none.width == 0
    tall = boxes(charts.draw(standing(4, 8), ROOM, RULER))
    assert tall[1].height == pytest.approx(2 * tall[0].height)
    assert tall[0].y + tall[0].height == pytest.approx(tall[1].y + tall[1].height)


def test_what_is_small_is_still_seen() -> None:
    assert boxes(charts.draw(lying(many=1_000_000, one=1), ROOM, RULER))[1].width >= 1


@pytest.mark.parametrize("horizontal", [True, False])
def test_stacked_bars_stand_on_each_other(horizontal: bool) -> None:
    bars = Bars(("Vault", "Cold"), (Series("new", (3, 1)), Series("old", (2, 4), "chart_2")), "", horizontal)
    new, old = (group[0].box for group in charts.draw(bars, ROOM, RULER).groups)
    if horizontal:
        assert old.x == pytest.approx(new.x + new.width)
    else:
        assert old.y + old.height == pytest.approx(new.y)


def test_everything_stays_inside_whatever_the_names() -> None:
    for bars in (lying(**{"Very long name of a room " * 5: 5, "b": 123456}), standing(*range(60))):
        scene = charts.draw(bars, ROOM, RULER)
        for mark in scene.marks:
            if isinstance(mark, Box):
                assert -0.01 <= mark.x <= mark.x + mark.width <= ROOM.width + 0.01
                assert -0.01 <= mark.y <= mark.y + mark.height <= ROOM.height + 0.01
            if isinstance(mark, Words):
                left = mark.x - RULER.width(mark.text) * {"start": 0, "middle": 0.5, "end": 1}[mark.anchor]
                assert -0.01 <= left <= left + RULER.width(mark.text) <= ROOM.width + 6


def test_labels_of_standing_bars_do_not_touch() -> None:
    scene = charts.draw(standing(*range(60)), ROOM, RULER)
    below = [mark for mark in scene.marks if isinstance(mark, Words) and mark.anchor == "middle"]
    edges = [(mark.x - RULER.width(mark.text) / 2, mark.x + RULER.width(mark.text) / 2) for mark in below]
    assert all(edges[n][1] < edges[n + 1][0] for n in range(len(edges) - 1))
    assert len(below) > 5


def test_a_bar_is_found_where_it_is_and_says_what_it_is() -> None:
    scene = charts.draw(standing(4, 8), ROOM, RULER)
    box = scene.groups[0][1].box
    place = scene.place_at(box.x + 1, 0)
    assert place == (0, 1)
    assert scene.spot(place).spoken == "01: 8 items"
    assert scene.spot(place).key == 1
    assert scene.place_at(0, 0) is None


def test_nothing_is_drawn_of_nothing() -> None:
    assert charts.draw(Bars((), ()), ROOM, RULER).marks == []
    assert charts.draw(Lines((Trace("t", (), ()),)), ROOM, RULER).marks == []


def test_a_legend_breaks_into_lines() -> None:
    marks, height = legend([("a long name", "chart_1")] * 5, 0, 200, RULER)
    assert height > 2 * RULER.line
    assert all(mark.x + RULER.width(mark.text) <= 200 for mark in marks if isinstance(mark, Words))


@given(st.text(min_size=1, max_size=40), st.floats(0, 200))
def test_a_shortened_text_fits(text: str, room: float) -> None:
    short = charts.shortened(text, room, RULER)
    assert RULER.width(short) <= room
    assert short == text or short == "" or short.endswith("…")


# Lines ----------------------------------------------------------------------------------------------------------------


def strokes(scene: charts.Scene, tone: str) -> list[Stroke]:
    return [mark for mark in scene.marks if isinstance(mark, Stroke) and mark.tone == tone]


def test_a_line_goes_from_left_to_right_and_is_broken_where_nobody_measured() -> None:
    times = [START, START + 60, START + 120, START + 4000, START + 4060]
    trace = Trace("Fridge", times, (4.0, 5.0, 4.5, 6.0, 5.5), gap=300)
    drawn = strokes(charts.draw(Lines((trace,), "°C"), ROOM, RULER), "chart_1")
    assert [len(stroke.points) for stroke in drawn] == [3, 2]
    xs = [x for stroke in drawn for x, _ in stroke.points]
    assert xs == sorted(xs)


def test_what_is_outside_the_band_is_marked_and_limits_are_named() -> None:
    trace = Trace("Fridge", (START, START + 60), (5.0, 9.5))
    lines = Lines((trace,), "°C", (Limit(8, "highest allowed"),), band=(2, 8))
    scene = charts.draw(lines, ROOM, RULER)
    assert sum(isinstance(mark, Dot) and mark.tone == "refused" for mark in scene.marks) == 1
    assert any(isinstance(mark, Box) and mark.tone == "good_ground" for mark in scene.marks)
    assert "highest allowed" in [mark.text for mark in scene.marks if isinstance(mark, Words)]
    assert scene.groups[0][1].spoken.endswith("9.5 °C")


@given(st.lists(st.floats(-30, 30), min_size=1, max_size=3000), st.integers(1, 50))
def test_no_peak_is_lost_in_a_column(values: list[float], columns: int) -> None:
    trace = Trace("t", range(len(values)), values)
    points = column_points(trace, 0, len(values), lambda at: at, columns)
    assert max(value for _, value in points) == max(values)
    assert min(value for _, value in points) == min(values)
    assert len(points) <= 4 * columns + 4


def test_one_point_alone_has_a_place() -> None:
    scene = charts.draw(Lines((Trace("t", (START,), (4.0,)),)), ROOM, RULER)
    assert 0 < scene.groups[0][0].box.x < ROOM.width


def test_the_nearest_point_is_found() -> None:
    trace = Trace("t", (START, START + 100), (4.0, 4.0), keys=("a", "b"))
    scene = charts.draw(Lines((trace,)), ROOM, RULER)
    assert scene.place_at(ROOM.width - 10, 50) == (0, 1)
    assert scene.spot((0, 1)).key == "b"


def test_a_hundred_thousand_points_are_laid_out_at_once() -> None:
    times = [START + 60 * n for n in range(100_000)]
    values = [4 + (n % 97) / 50 for n in range(100_000)]
    trace = Trace("Fridge", times, values, gap=3600)
    began = perf_counter()
    scene = charts.draw(Lines((trace,), band=(2, 8)), Size(1200, 300), RULER)
    assert perf_counter() - began < 1
    assert sum(len(stroke.points) for stroke in strokes(scene, "chart_1")) < 5000
    assert len(scene.groups[0]) == 100_000


# On paper -------------------------------------------------------------------------------------------------------------


def test_the_same_chart_is_drawn_on_paper(tmp_path: Path) -> None:
    from lims_desktop.paper.chart import PaperChart

    lines = Lines((Trace("Refrigerador", (START, START + DAY), (4.0, 9.0)),), "°C", (Limit(8, "máximo"),), (2, 8))
    story = [PaperChart(plot, paper.WIDTH) for plot in (lying(Bóveda=12, 冷=3), standing(3, 4), lines)]
    made = paper.printed(paper.Frame("Charts", "Laboratory", "foot", "es"), story)
    (tmp_path / "charts.pdf").write_bytes(made)
    subprocess.run(["qpdf", "--check", tmp_path / "charts.pdf"], check=True, capture_output=True)
    text = subprocess.run(
        ["pdftotext", tmp_path / "charts.pdf", "-"], check=True, capture_output=True, text=True
    ).stdout
    assert "Bóveda" in text
    assert "máximo" in text
    fonts = subprocess.run(["pdffonts", tmp_path / "charts.pdf"], check=True, capture_output=True, text=True).stdout
    assert all(line.split()[-5] == "yes" for line in fonts.splitlines()[2:])


def test_what_never_changes_is_drawn_in_the_middle() -> None:
    lines = Lines((Trace("Value", (0.0, 1.0), (0.2, 0.2)),))
    scale = _scale(lines, 200.0, RULER)
    assert scale[0] < 0.2 < scale[-1]
    assert scale[-1] < 0.25
