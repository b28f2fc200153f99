"""Printers with built-in letters of fixed width, in a few sizes and their multiples."""

from __future__ import annotations

from dataclasses import dataclass

MOST = 8
"""The largest multiple used; the letters become steps beyond it."""


@dataclass(frozen=True)
class FixedFonts:
    """A printer's fonts by name, with the width and height of a letter's cell in dots."""

    cells: tuple[tuple[str, int, int], ...]
    ellipsis: str = "..."

    def speaks(self, text: str) -> bool:
        """Plain ASCII, without the two characters that end or escape a text in these languages; the rest is drawn."""
        return all(" " <= c <= "~" and c not in '"\\' for c in text)

    def fitting(self, size: int) -> int:
        """The height of the largest letters not above this size, or of the smallest there are."""
        name, times = self.chosen(size)
        return next(height for font, _, height in self.cells if font == name) * times

    def width(self, text: str, size: int, _bold: bool) -> int:
        """All letters are equally wide."""
        name, times = self.chosen(size)
        return next(width for font, width, _ in self.cells if font == name) * times * len(text)

    def chosen(self, size: int) -> tuple[str, int]:
        """The font and its multiple for this size."""
        choices = [(height * times, -times, name) for name, _, height in self.cells for times in range(1, MOST + 1)]
        fitting = [choice for choice in choices if choice[0] <= size]
        _, times, name = max(fitting) if fitting else min(choices)
        return name, -times
