"""The station file: what this workstation is called, where its laboratory is and which devices are attached.

It is TOML, written at the first start and just as well by hand:

    name = "Reception 1"
    mode = "server"                      # or "embedded": the laboratory is on this computer
    host = "lims.example.org"
    port = 5432
    database = "lims"
    ca = "/etc/lims-desktop/ca.pem"

    [[devices]]
    name = "Counter printer"
    driver = "zpl"
    port = "socket://printer-1:9100"
"""

from __future__ import annotations

import json
import os
import socket
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Literal

import platformdirs

from lims_desktop.errors import Refused

EMBEDDED: Literal["embedded"] = "embedded"
SERVER: Literal["server"] = "server"

# A dead line is noticed in about 15 seconds instead of never.
ALIVE = {"connect_timeout": 5, "keepalives_idle": 10, "keepalives_interval": 3, "keepalives_count": 3}


@dataclass(frozen=True)
class Station:
    """This workstation. `certificate` and `key` are its own, for a laboratory that lets known stations in only."""

    name: str
    mode: Literal["embedded", "server"] = EMBEDDED
    host: str = "127.0.0.1"
    port: int = 5432
    database: str = "lims"
    ca: str = ""
    certificate: str = ""
    key: str = ""
    folder: str = ""
    devices: tuple[Mapping[str, Any], ...] = field(default=())

    def connection(self) -> dict[str, Any]:
        """Answer the connection arguments of this station; a person's login and password are added to them."""
        where = {"host": self.host, "port": self.port, "dbname": self.database, **ALIVE}
        if self.mode == EMBEDDED:
            return where
        identity = {"sslcert": self.certificate, "sslkey": self.key} if self.certificate else {}
        return where | {"sslmode": "verify-full", "sslrootcert": self.ca or "system"} | identity

    def listening_at(self, host: str, port: int) -> Station:
        """Answer this station with the place where its embedded server listens today."""
        return replace(self, host=host, port=port)

    def save(self, path: Path | None = None) -> Path:
        """Write the station file, whole or not at all: the one named, the one of LIMS_STATION, or the person's own."""
        path = path or Path(os.environ.get("LIMS_STATION") or user_file())
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.write_text(_as_toml(self), encoding="utf-8")
        part.replace(path)
        return path


def load(path: Path | None = None) -> Station | None:
    """Read the station file; None when nobody has chosen yet. Raises Refused, naming the field that makes no sense."""
    path = path or find()
    if path is None or not path.exists():
        return None
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as unreadable:
        raise Refused("station.unreadable", file=str(path), why=str(unreadable)) from unreadable
    return _checked(said, path)


def find() -> Path | None:
    """Find the station file: the one named by LIMS_STATION, the person's own, or the computer's."""
    named = os.environ.get("LIMS_STATION")
    if named:
        return Path(named)
    return next((path for path in (user_file(), computer_file()) if path.exists()), None)


def user_file() -> Path:
    """Answer where a person's own station file belongs."""
    return Path(platformdirs.user_config_path("lims-desktop", appauthor=False)) / "station.toml"


def computer_file() -> Path:
    """Answer where an administrator puts the station file for everybody on this computer."""
    if sys.platform == "win32":
        return Path(platformdirs.site_config_path("lims-desktop", appauthor=False)) / "station.toml"
    return Path("/etc/lims-desktop/station.toml")


def form_kit() -> Path:
    """Answer where this computer keeps what it needs to write forms without a connection, once it was prepared."""
    return Path(platformdirs.user_data_path("lims-desktop", appauthor=False)) / "forms" / "kit.json"


def suggested_name() -> str:
    """Suggest a name for this workstation: the computer's own."""
    return socket.gethostname().split(".")[0] or "Station 1"


def _checked(said: Mapping[str, Any], path: Path) -> Station:
    known = {f.name: int if f.name == "port" else str for f in fields(Station) if f.name != "devices"}
    devices = said.get("devices", [])
    for name, value in said.items():
        if name != "devices" and (name not in known or type(value) is not known[name]):
            raise _wrong(path, name, value)
    if not isinstance(devices, list) or not all(isinstance(device, dict) for device in devices):
        raise _wrong(path, "devices", devices)
    station = Station(**{"name": suggested_name(), **said, "devices": tuple(devices)})
    if station.mode not in (EMBEDDED, SERVER):
        raise _wrong(path, "mode", station.mode)
    if not 0 < station.port < 65536:
        raise _wrong(path, "port", station.port)
    return station


def _wrong(path: Path, name: str, value: object) -> Refused:
    return Refused("station.wrong", file=str(path), field=name, value=str(value))


def _as_toml(station: Station) -> str:
    lines = [
        f"{f.name} = {_value(value)}"
        for f in fields(station)
        if f.name != "devices" and (value := getattr(station, f.name)) != f.default
    ]
    if station.mode == EMBEDDED:
        lines = [line for line in lines if not line.startswith(("host =", "port ="))] + ['mode = "embedded"']
    for device in station.devices:
        lines += ["", "[[devices]]", *(f"{_key(name)} = {_value(value)}" for name, value in device.items())]
    return "\n".join(lines) + "\n"


def _key(name: str) -> str:
    return name if name.isascii() and name.isidentifier() else _value(name)


def _value(value: object) -> str:
    """Write a value so that TOML reads it back: JSON's form of texts, numbers, truths and lists is TOML's too."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
