"""Label printers by the name of their driver: `zpl`, `tspl`, `epl2`, `queue`, `sheet`."""

from devices.printers.kind import Outcome, Printer, Status, printers

__all__ = ["Outcome", "Printer", "Status", "printers"]
