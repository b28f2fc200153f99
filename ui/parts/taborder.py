"""The way of the Tab key where parts come later than what stands after them."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtWidgets import QWidget


def one_after_the_other(*parts: QWidget) -> None:
    """Tab goes from each to the next, and from the last on to where it went from the first before."""
    for before, after in pairwise(parts):
        QWidget.setTabOrder(before, after)
