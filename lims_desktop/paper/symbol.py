"""Two-dimensional symbols on paper: squares drawn as squares, sharp at every size."""

from __future__ import annotations

from typing import Any

import zxingcpp
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

MODULE = 0.5 * mm
"""The side of one square of a DataMatrix, so that a hand scanner reads it from an ordinary printer."""


class Symbol(Flowable):  # type: ignore[misc]
    """A symbol of some kind, with or without the quiet zone around it."""

    def __init__(self, kind: zxingcpp.BarcodeFormat, text: str, *, quiet: bool, place: str) -> None:
        super().__init__()
        symbol = zxingcpp.create_barcode(text, kind)
        image: Any = zxingcpp.write_barcode_to_image(symbol, scale=1, add_quiet_zones=quiet)
        self.dots: list[list[int]] = memoryview(image).tolist()  # type: ignore[assignment]
        self.hAlign = place
        self.sized(MODULE)

    def sized(self, module: float) -> Symbol:
        """The same with squares of this side (points)."""
        self.module = module
        self.width = self.height = module * len(self.dots)
        return self

    def draw(self) -> None:
        """Draw it, row by row."""
        for y, row in enumerate(self.dots, 1):
            for x, shade in enumerate(row):
                if shade == 0:
                    self.canv.rect(
                        x * self.module, self.height - y * self.module, self.module, self.module, stroke=0, fill=1
                    )


def data_matrix(text: str) -> Symbol:
    """A DataMatrix with its quiet zone, which every scanner of the counter reads."""
    return Symbol(zxingcpp.BarcodeFormat.DataMatrix, text, quiet=True, place="CENTER")


def qr_code(text: str, side: float) -> Symbol:
    """A QR code of this side (points), for the cameras of readers; what is around it leaves room."""
    made = Symbol(zxingcpp.BarcodeFormat.QRCode, text, quiet=False, place="RIGHT")
    return made.sized(side / len(made.dots))
