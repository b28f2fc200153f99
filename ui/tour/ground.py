"""The laboratory of the tour: a PostgreSQL of its own with some invented cases, gone when the tour is over."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from lims_desktop import embedded, provision
from lims_desktop.demonstration import demonstrate, issue_reports, material
from lims_desktop.lab import Lab
from lims_desktop.station import Station

AUDITOR = "rowan.whitfield"
"""Whose eyes see what the database says."""


@dataclass(frozen=True)
class Ground:
    """Where the tour takes place."""

    folder: Path
    station: Station

    @property
    def password(self) -> str:
        """The published password of everybody in the demonstration."""
        return material().password

    def key(self, login: str) -> str:
        """Where this person's key for signatures is, under the same password."""
        return str(self.folder / "server" / "keys" / f"{login}.p12")

    def here(self, chosen: Station) -> Station:
        """The station that was chosen on the screen, at the tour's own server."""
        return replace(self.station, name=chosen.name)

    def sign_in(self, login: str, station: str) -> Lab:
        """Another person at another station, without a screen."""
        return Lab.sign_in(replace(self.station, name=station), login, self.password)


@contextmanager
def laboratory(cases: int, keep: bool) -> Iterator[Ground]:
    """A laboratory with so many cases."""
    folder = Path(tempfile.mkdtemp(prefix="lims-tour-"))
    try:
        with _alone(folder):
            yield _furnished(folder, cases)
    finally:
        embedded.stop(folder / "server")
        if not keep:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Neither the person's own station file nor their remembered passwords are any business of the tour."""
    ours = {"LIMS_STATION": str(folder / "station.toml"), "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
    before = {name: os.environ.get(name) for name in ours}
    os.environ.update(ours)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


def _furnished(folder: Path, cases: int) -> Ground:
    made = material()
    folder.chmod(0o711)  # the server's own account has to reach its folder
    server = embedded.start(folder / "server")
    station = Station("Counter 1", host=server.host, port=server.port, folder=str(server.folder))
    admin = server.administrator(station.database)
    provision.init(admin, laboratory=made.about["name"], demonstration=True)
    keeper = made.with_duty("administrator")[0]
    provision.first_administrator(admin, keeper.login, keeper.name, made.password)
    demonstrate(station, keeper.login, cases=cases)
    issue_reports(station, server.folder)
    return Ground(folder, station)
