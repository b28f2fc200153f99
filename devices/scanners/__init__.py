"""Scanners on a cable, by the name of their driver. A keyboard wedge is the screen's matter."""

from devices.scanners.kind import Scanner, scanners

__all__ = ["Scanner", "scanners"]
