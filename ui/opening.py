"""What happens behind the sign-in: slow libraries are fetched, and a laboratory on this computer is started.

The first time it is built and furnished as a demonstration, which takes a while and says how far it is.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from lims_desktop import SCHEMA
from lims_desktop.errors import Refused
from lims_desktop.station import EMBEDDED, Station
from ui.work import Steps

if TYPE_CHECKING:
    from devices.bench import Bench
    from lims_desktop.embedded import Server

READY = "demonstration.ready"


def prepare(station: Station, progress: Steps) -> Station:
    """Make the laboratory ready to be signed in to; answers the station as its server listens today."""
    import lims_desktop.lab  # noqa: F401 - fetched here, while the person types

    if station.mode != EMBEDDED:
        return station
    from lims_desktop import embedded

    server = embedded.start(Path(station.folder or embedded.default_folder()))
    here = station.listening_at(server.host, server.port)
    _build(server, here, progress)
    return here


def attach(station: Station) -> Bench:
    """The devices of this station; a demonstration without any gets simulated ones."""
    from devices.bench import DEMONSTRATION, Bench

    return Bench(station.devices or (DEMONSTRATION if station.mode == EMBEDDED else ()))


def leave(known: Station | None) -> None:
    """The program ends: the last one on this computer stops the server it started."""
    if known is not None and known.mode == EMBEDDED:
        from lims_desktop import embedded

        embedded.leave(Path(known.folder or embedded.default_folder()))


def _build(server: Server, station: Station, progress: Steps) -> None:
    from lims_desktop import provision
    from lims_desktop.demonstration import material

    admin = server.administrator(station.database)
    provision.make_database(admin)
    if provision.schema_version(admin) != SCHEMA:
        progress(0, 0, QCoreApplication.translate("opening", "Building the laboratory on this computer …"))
        provision.init(admin, laboratory=material().about["name"], demonstration=True)
    if not (server.folder / READY).exists():
        _furnish(server, station, progress)


def _furnish(server: Server, station: Station, progress: Steps) -> None:
    from lims_desktop import provision
    from lims_desktop.demonstration import demonstrate, issue_reports, material

    made = material()
    keeper = next(person for person in made.people if "administrator" in person.duties)
    try:
        provision.first_administrator(server.administrator(station.database), keeper.login, keeper.name, made.password)
    except Refused as refusal:
        if refusal.code != "people.administrator_exists":
            raise

    def told(_what: str, done: int, total: int) -> None:
        said = QCoreApplication.translate("opening", "Making up the demonstration: {done} of {total} cases")
        progress(done, total, said.format(done=done, total=total))

    try:
        demonstrate(station, keeper.login, progress=told)
    except Refused as refusal:
        if refusal.code != "clock.not_yours":  # it was opened already, and only the mark is missing
            raise
    progress(0, 0, QCoreApplication.translate("opening", "Signing the reports of the demonstration …"))
    issue_reports(station, server.folder)
    (server.folder / READY).touch()
