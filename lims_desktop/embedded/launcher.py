"""Starting, joining and stopping the server of a folder."""

from __future__ import annotations

import json
import tempfile
import time
from dataclasses import replace
from enum import Enum
from pathlib import Path

import psycopg

from lims_desktop.embedded import account as accounts
from lims_desktop.embedded import binaries, cluster
from lims_desktop.embedded.account import Account
from lims_desktop.embedded.binaries import Programs
from lims_desktop.embedded.folder import Server, alone, is_free, move_port, recall, remember, runs_as_root
from lims_desktop.errors import Refused

# After a crash the old server's last processes and its lock file take a few seconds to go; recovery may take minutes.
PATIENCE = 8.0
RECOVERY = 300.0
PAUSE = 0.25
STALE = ("postmaster.pid", "shared memory block", "Address already in use", "could not bind")


class _Answer(Enum):
    OURS = "our server answers"
    NOBODY = "nobody answers"
    BUSY = "a server is starting, recovering or ending"
    STRANGER = "somebody else holds the port"
    DENIED = "our secret is not accepted"


def start(folder: Path) -> Server:
    """Start the server of a folder, or join the one that runs. Raises Refused with a `server.` code when it cannot."""
    folder = _prepared(folder)
    with alone(folder):
        server = recall(folder)
        if _asked(server) is _Answer.OURS:
            return server
        cluster.check_space(folder)
        account = accounts.for_folder(folder)
        programs = binaries.find(account, server.data)
        if not server.data.exists():
            cluster.create(server, programs, account)
        return _started(server, programs, account)


def stop(folder: Path) -> None:
    """Stop the server of a folder; its sessions are ended, what they committed is kept."""
    folder = folder.absolute()
    if not (folder / "data" / "postmaster.pid").exists():
        return
    with alone(folder):
        account = accounts.for_folder(folder)
        _stop(folder / "data", binaries.find(account, folder / "data"), account)


def leave(folder: Path) -> None:
    """Stop the server of a folder unless another program still uses it: the last one out puts out the light."""
    folder = folder.absolute()
    if not (folder / "data" / "postmaster.pid").exists():
        return
    with alone(folder):
        if _others(recall(folder)) == 0:
            account = accounts.for_folder(folder)
            _stop(folder / "data", binaries.find(account, folder / "data"), account)


def _others(server: Server) -> int | None:
    """Count the sessions of the server's users; None when it does not answer."""
    users = "select count(*) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()"
    try:
        with psycopg.connect(**server.administrator(), connect_timeout=2, autocommit=True) as session:
            row = session.execute(users).fetchone()
    except psycopg.OperationalError:
        return None
    return None if row is None else int(row[0])


def _stop(data: Path, programs: Programs, account: Account) -> None:
    account.run(programs["pg_ctl"], "stop", "--pgdata", data, "--mode=fast", "--wait", "--timeout=60")


def _prepared(folder: Path) -> Path:
    folder = folder.absolute()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if runs_as_root():  # the server's account has to pass through to its own part of the folder
            folder.chmod(folder.stat().st_mode | 0o711)
    except OSError as refused:
        raise Refused("server.folder_unreachable", folder=str(folder)) from refused
    return folder


def _asked(server: Server) -> _Answer:
    """Ask who listens on the server's port; only our own server of this very folder counts."""
    try:
        with psycopg.connect(**server.administrator(), connect_timeout=2, autocommit=True) as session:
            row = session.execute("select current_setting('data_directory')").fetchone()
    except psycopg.OperationalError as refused:
        if "the database system is" in str(refused):
            return _Answer.BUSY
        if "password authentication failed" in str(refused):
            return _Answer.DENIED
        return _Answer.NOBODY if is_free(server.port) else _Answer.STRANGER
    ours = row is not None and Path(row[0]) == server.data.resolve()
    return _Answer.OURS if ours else _Answer.STRANGER


def _started(server: Server, programs: Programs, account: Account) -> Server:
    """Start the server; wait for the remains of a crashed one, and step aside when its port was taken."""
    begun = time.monotonic()
    while True:
        running = _running_port(server, programs, account)
        if running is not None and running != server.port:
            server = remember(replace(server, port=running))
        answer = _asked(server)
        if answer is _Answer.OURS:
            return server
        if running is None:
            server = server if answer is _Answer.NOBODY else move_port(server)
            _launch(server, programs, account, patient=time.monotonic() < begun + PATIENCE)
        elif answer is _Answer.DENIED:
            raise Refused("server.wrong_secret", folder=str(server.folder))
        elif time.monotonic() > begun + RECOVERY:
            raise Refused("server.start_failed", folder=str(server.folder), said=answer.value)
        else:
            time.sleep(PAUSE)


def _running_port(server: Server, programs: Programs, account: Account) -> int | None:
    """Answer the port that the folder's server listens on; None when it does not run."""
    if account.run(programs["pg_ctl"], "status", "--pgdata", server.data).returncode != 0:
        return None
    try:
        return int((server.data / "postmaster.pid").read_text(encoding="utf-8").splitlines()[3])
    except (OSError, IndexError, ValueError):  # it is writing the file, or has just removed it
        return server.port


def _launch(server: Server, programs: Programs, account: Account, *, patient: bool) -> None:
    """Start once. What a crash left behind is waited for while there is patience; anything else is refused."""
    cluster.configure(server, account)
    words = _launched(server, programs, account)
    if words is None:
        return
    if not patient or not any(sign in words for sign in STALE):
        raise cluster.refusal(words, server.folder)
    time.sleep(PAUSE)


def _launched(server: Server, programs: Programs, account: Account) -> str | None:
    """Start once and wait until it answers; None when it does, otherwise what the server said."""
    before = _log_sizes(server)
    with tempfile.TemporaryFile() as output:
        done = account.run(
            *(programs["pg_ctl"], "start", "--pgdata", server.data, "--wait", "--timeout=300"), output=output
        )
        if done.returncode == 0:
            return None
        output.seek(0)
        said = output.read().decode(errors="replace")
    return said + "\n".join(_logged_since(server, before))


def _log_sizes(server: Server) -> dict[Path, int]:
    return {path: path.stat().st_size for path in (server.data / "log").glob("*.json")}


def _logged_since(server: Server, before: dict[Path, int]) -> list[str]:
    messages = []
    for path, size in sorted(_log_sizes(server).items()):
        with path.open("rb") as log:
            log.seek(min(before.get(path, 0), size))
            messages += [str(json.loads(line).get("message", "")) for line in log if line.endswith(b"}\n")]
    return messages
