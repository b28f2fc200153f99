"""Label printers by the name of their driver: `zpl`, `tspl`, `epl2`, `queue`, `sheet`."""

import sys

from devices.printers.kind import Outcome, Printer, Status, printers
from lims_desktop.registry import discover

__all__ = ["Outcome", "Printer", "Status", "printers"]

discover(sys.modules[__name__])
