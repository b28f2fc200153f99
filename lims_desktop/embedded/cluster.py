"""Making the data folder of an embedded server, with passwords for everybody and checksums on every page."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from lims_desktop.embedded.account import Account
from lims_desktop.embedded.binaries import Programs
from lims_desktop.embedded.folder import OWNER, Server
from lims_desktop.errors import Refused

SPACE_TO_CREATE = 160 * 1024 * 1024
SPACE_TO_START = 48 * 1024 * 1024

# What pg_ctl says of every server that does not start.
ABOUT_NOTHING = ("pg_ctl:", "stopped waiting", "Examine the log output")

ACCESS = """\
# Everybody proves who they are, from this computer only. Written at every start.
host all all 127.0.0.1/32 scram-sha-256
"""

SETTINGS = """\
# Written by LIMS Desktop at every start; changes made here are lost.
listen_addresses = '{host}'
port = {port}
unix_socket_directories = ''
password_encryption = 'scram-sha-256'
max_connections = 120
shared_buffers = 256MB
fsync = on
full_page_writes = on
synchronous_commit = on
idle_in_transaction_session_timeout = 30s
{connection_check}timezone = 'UTC'
log_timezone = 'UTC'

# The lock-out after failed sign-ins reads the server's own log.
logging_collector = on
log_destination = 'jsonlog'
log_directory = 'log'
log_filename = 'lims-%d.log'
log_file_mode = 0600
log_rotation_age = 1d
log_rotation_size = 0
log_truncate_on_rotation = on
log_connections = on
log_error_verbosity = default
log_statement = none
"""


def check_space(folder: Path) -> None:
    """Refuse to start on a full disk, where the server would stop in the middle of its work."""
    needed = SPACE_TO_START if (folder / "data").exists() else SPACE_TO_CREATE
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise Refused("server.disk_full", folder=str(folder), free_mb=free >> 20, needed_mb=needed >> 20)


def create(server: Server, programs: Programs, account: Account) -> None:
    """Make the data folder whole or not at all: it gets its name when everything is in it."""
    for unfinished in server.folder.glob("data.part-*"):
        shutil.rmtree(unfinished, ignore_errors=True)  # what a killed program began may still be writing
    part = account.own(Path(tempfile.mkdtemp(prefix="data.part-", dir=server.folder)))
    password = _password_file(server, account)
    try:
        _initdb(part, password, programs, account)
    finally:
        password.unlink()
    with (part / "postgresql.conf").open("a", encoding="utf-8") as settings:
        settings.write("include 'lims.conf'\n")
    part.rename(server.data)


def _password_file(server: Server, account: Account) -> Path:
    path = server.folder / "password.part"
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(server.secret)
    return account.own(path)


def _initdb(data: Path, password: Path, programs: Programs, account: Account) -> None:
    locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] if programs.major >= 17 else []
    made = account.run(
        *(programs["initdb"], "--pgdata", data, "--username", OWNER),
        *("--pwfile", password, "--auth-host=scram-sha-256", "--auth-local=scram-sha-256"),
        *("--encoding=UTF8", "--locale=C", *locale, "--data-checksums", "--no-instructions"),
    )
    if made.returncode != 0:
        raise refusal(made.stdout.decode(errors="replace"), data.parent)


def configure(server: Server, account: Account) -> None:
    """Write today's settings and access rules into the data folder."""
    check = "" if sys.platform == "win32" else "client_connection_check_interval = 10s\n"
    settings = SETTINGS.format(host=server.host, port=server.port, connection_check=check)
    for name, text in (("lims.conf", settings), ("pg_hba.conf", ACCESS)):
        path = server.data / name
        path.write_text(text, encoding="utf-8")
        path.chmod(0o600)
        account.own(path)


def refusal(words: str, folder: Path) -> Refused:
    """Turn what PostgreSQL's programs said into a refusal with a sentence."""
    if "No space left on device" in words or "Disk quota exceeded" in words:
        return Refused("server.disk_full", folder=str(folder), free_mb=0, needed_mb=SPACE_TO_START >> 20)
    if "Permission denied" in words:
        return Refused("server.folder_unreachable", folder=str(folder))
    lines = [line.strip() for line in words.replace("waiting for server to start", "\n").splitlines()]
    last = [line.lstrip(". ") for line in lines if line.strip(". ") and not line.startswith(ABOUT_NOTHING)][-3:]
    return Refused("server.start_failed", folder=str(folder), said=" / ".join(last))
