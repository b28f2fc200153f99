"""Scanners on a cable, by the name of their driver. A keyboard wedge is the screen's matter."""

import sys

from devices.scanners.kind import Scanner, scanners
from lims_desktop.registry import discover

__all__ = ["Scanner", "scanners"]

discover(sys.modules[__name__])
