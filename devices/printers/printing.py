"""Printing a label from its design: composed, read back, printed. One label, one job."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from devices.labels.compose import compose
from devices.labels.design import Design
from devices.labels.readback import read_back
from devices.printers.kind import Outcome, Printer


def print_label(printer: Printer, design: Design, fields: Mapping[str, str]) -> Outcome:
    """Print one label. What cannot be a good label is refused (`label....`) before the printer hears of it."""
    label = compose(design, fields, printer.dpi, printer.typeface)
    read_back(label)
    return replace(printer.print(label), notices=label.notices)
