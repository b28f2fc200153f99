"""Every table of the laboratory. Each module of this package is imported, so that a new subject is one new file."""

from __future__ import annotations

import sys

from lims_desktop.registry import discover
from lims_desktop.tables.base import Base

discover(sys.modules[__name__])

__all__ = ["Base"]
