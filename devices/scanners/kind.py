"""What every scanner on a cable can do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from devices.port import Port
from devices.scan import Scan
from lims_desktop.registry import Registry


class Scanner(Protocol):
    """A scanner that sends its scans by itself."""

    @property
    def closed(self) -> bool:
        """Whether the cable was let go."""

    def scans(self, until: float | None = None) -> Iterator[Scan]:
        """Scan after scan, waiting for each.

        Ends after `close()`, or when the steady clock (`time.monotonic`) reaches `until`; refused as `devices.gone`
        when the scanner vanishes.
        """

    def close(self) -> None:
        """Stop waiting; may be called from another thread."""


class Driver(Protocol):
    """What makes a scanner of an open cable; `tried` tells whether it has been tried on hardware."""

    tried: bool

    def __call__(self, port: Port, /) -> Scanner: ...


scanners: Registry[Driver] = Registry("scanner driver")
