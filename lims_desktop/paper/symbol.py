"""Two-dimensional symbols on paper: DataMatrix, which every scanner of the counter reads."""

from __future__ import annotations

from typing import Any

import zxingcpp
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

MODULE = 0.5 * mm
"""The side of one square, so that a hand scanner reads it at arm's length from an ordinary printer."""


class Symbol(Flowable):  # type: ignore[misc]
    """A DataMatrix of squares with its quiet zone."""

    def __init__(self, text: str) -> None:
        super().__init__()
        symbol = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.DataMatrix)
        image: Any = zxingcpp.write_barcode_to_image(symbol, scale=1, add_quiet_zones=True)
        self.dots: list[list[int]] = memoryview(image).tolist()  # type: ignore[assignment]
        self.width = self.height = MODULE * len(self.dots)
        self.hAlign = "CENTER"

    def draw(self) -> None:
        """Draw it, row by row."""
        for y, row in enumerate(self.dots, 1):
            for x, shade in enumerate(row):
                if shade == 0:
                    self.canv.rect(x * MODULE, self.height - y * MODULE, MODULE, MODULE, stroke=0, fill=1)
