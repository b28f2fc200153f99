"""The folder of an embedded server: what it remembers, and the lock that lets two programs share one server."""

from __future__ import annotations

import json
import os
import secrets
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, Any

import platformdirs

from lims_desktop.errors import Refused

HOST = "127.0.0.1"
OWNER = "lims_root"
LOCK_PATIENCE = 180.0


@dataclass(frozen=True)
class Server:
    """A running embedded server: where it listens and the role that owns it, with its password."""

    host: str
    port: int
    folder: Path
    owner: str
    secret: str = field(repr=False)

    def administrator(self, database: str = "postgres") -> dict[str, Any]:
        """Answer the connection arguments of the server's owner for a database."""
        return {"host": self.host, "port": self.port, "dbname": database, "user": self.owner, "password": self.secret}

    @property
    def data(self) -> Path:
        """The folder that PostgreSQL keeps its files in."""
        return self.folder / "data"


def default_folder() -> Path:
    """Answer where this computer keeps its embedded laboratory."""
    if runs_as_root():
        return Path("/var/lib/lims-desktop/server")
    return Path(platformdirs.user_data_path("lims-desktop", appauthor=False)) / "server"


def runs_as_root() -> bool:
    """Say whether this program runs as root, whom PostgreSQL refuses to serve."""
    return sys.platform != "win32" and os.geteuid() == 0


def free_port() -> int:
    """Find a port of the loopback address that nobody listens on.

    It lies below those that the operating system gives to outgoing connections: one of these could hold it while the
    server is away, or a client that calls again and again could even reach itself.
    """
    while not is_free(port := 20_000 + secrets.randbelow(12_000)):
        pass
    return port


def is_free(port: int) -> bool:
    """Say whether nobody else holds the port."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if sys.platform != "win32":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def recall(folder: Path) -> Server:
    """Read what the folder remembers of its server; a new folder is given a port and a secret of its own."""
    memory = folder / "server.json"
    if memory.exists():
        return _read(memory)
    if (folder / "data").exists():
        raise Refused("server.secret_lost", folder=str(folder))
    return remember(Server(HOST, free_port(), folder, OWNER, secrets.token_urlsafe(32)))


def _read(memory: Path) -> Server:
    try:
        known = json.loads(memory.read_text(encoding="utf-8"))
        return Server(HOST, int(known["port"]), memory.parent, OWNER, str(known["secret"]))
    except (ValueError, KeyError, TypeError) as unreadable:
        raise Refused("server.memory_unreadable", file=str(memory)) from unreadable


def remember(server: Server) -> Server:
    """Write the port and the secret to a file that only the person who runs the program can read."""
    memory = server.folder / "server.json"
    part = memory.with_suffix(".part")
    part.unlink(missing_ok=True)
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump({"port": server.port, "secret": server.secret}, file)
        file.flush()
        os.fsync(file.fileno())
    part.replace(memory)
    return server


def move_port(server: Server) -> Server:
    """Give the server another free port, because somebody else took its own, and remember it."""
    return remember(replace(server, port=free_port()))


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the folder's lock: of two programs that start at once one starts the server and the other joins it."""
    with (folder / "start.lock").open("a+b") as lock:
        _wait_for(lock, folder)
        yield


def _wait_for(lock: IO[bytes], folder: Path) -> None:
    deadline = time.monotonic() + LOCK_PATIENCE
    while not _locked(lock):
        if time.monotonic() > deadline:
            raise Refused("server.busy", folder=str(folder))
        time.sleep(0.05)


if sys.platform == "win32":
    import msvcrt

    def _locked(lock: IO[bytes]) -> bool:
        lock.seek(0)
        try:
            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _locked(lock: IO[bytes]) -> bool:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
