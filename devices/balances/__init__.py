"""Balances by the name of their driver: `sics` (Mettler Toledo), `aandd`, `sbi` (Sartorius), `ohaus`."""

import sys

from devices.balances.kind import Balance, Weight, balances
from lims_desktop.registry import discover

__all__ = ["Balance", "Weight", "balances"]

discover(sys.modules[__name__])
