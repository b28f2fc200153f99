"""What is marked in the drift view: more than chance would do, and only with numbers enough to say so."""

from __future__ import annotations

from fractions import Fraction

import pytest

from lims_desktop.drift import Rate, chance


def test_chance_is_fishers_exact_test() -> None:
    """The lady tasting tea: three cups right of four, or better (R. A. Fisher, The Design of Experiments, 1935)."""
    assert chance(3, 4, 1, 4) == Fraction(17, 70)
    assert chance(0, 20, 0, 20) == 1


@pytest.mark.parametrize(
    ("own", "peers", "mark"),
    [
        ((12, 40), (10, 400), "look"),
        ((5, 40), (12, 400), "watch"),
        ((1, 40), (10, 400), ""),
        ((19, 19), (1, 400), ""),
        ((20, 20), (0, 19), ""),
        ((8, 40), (0, 100), "look"),
        ((0, 40), (100, 400), ""),
        ((5, 40), (None, None), ""),
    ],
)
def test_what_is_marked(own: tuple[int, int], peers: tuple[int | None, int | None], mark: str) -> None:
    assert Rate("reruns", 1, "Ana", *own, 3, *peers).mark == mark
