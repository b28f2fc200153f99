"""The bars and squares of machine codes, in modules."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from lims_desktop.errors import Refused

_ALLOWED = re.compile(r"[0-9A-Z-]{1,32}")


def checked(payload: str) -> str:
    """The payload, when it has only what every printer prints and every scanner reads: digits, capitals, dashes."""
    if not _ALLOWED.fullmatch(payload):
        raise Refused("label.payload", payload=payload[:40])
    return payload


@cache
def code128(payload: str) -> str:
    """A Code 128 as modules, `1` for black: 11 for each symbol character and 13 for the end."""
    symbol: Any = safe_code128()(checked(payload))
    modules: str = symbol.build()[0]
    return modules


@cache
def safe_code128() -> Any:
    """python-barcode's Code 128 without its slip.

    Version 0.16.1 takes a first pair `99` for its switch to the digit set and silently drops it: `9926004217K` is
    printed as `26004217K`, with a valid check character.
    """
    import barcode

    class SafeCode128(barcode.get_barcode_class("code128")):  # type: ignore[misc]
        def _build(self) -> Any:
            self._charset, self._buffer = "C", ""
            return super()._build()

        def _try_to_optimize(self, encoded: list[int]) -> Any:
            return encoded if encoded[:2] == [105, 99] else super()._try_to_optimize(encoded)

    return SafeCode128


@cache
def matrix(payload: str) -> tuple[str, ...]:
    """A Data Matrix (ECC 200) as rows of modules, `1` for black, without its quiet zone."""
    import zxingcpp

    symbol = zxingcpp.create_barcode(checked(payload), zxingcpp.BarcodeFormat.DataMatrix)
    dots: Any = memoryview(zxingcpp.write_barcode_to_image(symbol, scale=1, add_quiet_zones=False))  # type: ignore[arg-type]
    rows, columns = dots.shape
    return tuple("".join("1" if dots[y, x] == 0 else "0" for x in range(columns)) for y in range(rows))
