"""Balances by the name of their driver: `sics` (Mettler Toledo), `aandd`, `sbi` (Sartorius), `ohaus`."""

from devices.balances.kind import Balance, Weight, balances

__all__ = ["Balance", "Weight", "balances"]
