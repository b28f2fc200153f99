"""Temperature loggers by the name of their driver: `lakeshore` (Lake Shore 218 and others with its commands)."""

import sys

from devices.loggers.kind import Logger, Temperature, loggers
from lims_desktop.registry import discover

__all__ = ["Logger", "Temperature", "loggers"]

discover(sys.modules[__name__])
