"""The account that the server's processes run as: ours, or an unprivileged one when the program was started by root."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from lims_desktop.embedded.folder import runs_as_root
from lims_desktop.errors import Refused

NAME = "lims-desktop"


@dataclass(frozen=True)
class Account:
    """An account of the operating system; `uid` None means the person who runs the program."""

    uid: int | None = None
    gid: int | None = None

    def run(self, *command: str | Path, output: IO[bytes] | None = None) -> subprocess.CompletedProcess[bytes]:
        """Run one of PostgreSQL's programs as this account and wait; its words go to `output` or are answered."""
        drop: dict[str, Any] = {} if self.uid is None else {"user": self.uid, "group": self.gid, "extra_groups": []}
        return subprocess.run(
            [str(word) for word in command],
            stdin=subprocess.DEVNULL,
            stdout=output or subprocess.PIPE,
            stderr=output or subprocess.STDOUT,
            env=_plain_environment(),
            cwd="/" if sys.platform != "win32" else None,
            check=False,
            **drop,
        )

    def own(self, path: Path) -> Path:
        """Give a file or folder to this account."""
        if sys.platform != "win32" and self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid)
        return path


def _plain_environment() -> dict[str, str]:
    """Answer our environment without settings meant for other PostgreSQL servers, and with English messages."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PG")} | {"LC_ALL": "C"}


def for_folder(folder: Path) -> Account:
    """Answer the account that runs the server of a folder: the owner of its files, once there are any."""
    if sys.platform == "win32" or not runs_as_root():
        return Account()
    data = folder / "data"
    if data.exists() and (owner := data.stat()).st_uid != 0:
        return _possible(Account(owner.st_uid, owner.st_gid))
    return _possible(_unprivileged())


def _possible(account: Account) -> Account:
    """Refuse at once where root is root in name only, as in some containers, and cannot become anybody else."""
    try:
        account.run("/bin/true")
    except OSError as denied:
        raise Refused("server.only_root", why=str(denied)) from denied
    return account


if sys.platform == "win32":

    def _unprivileged() -> Account:
        return Account()

else:
    import pwd

    def _named(name: str) -> Account | None:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            return None
        return Account(entry.pw_uid, entry.pw_gid)

    def _unprivileged() -> Account:
        account = _named(NAME) or _created() or _named("postgres") or _named("nobody")
        if account is None:
            raise Refused("server.no_account", account=NAME)
        return account

    def _created() -> Account | None:
        """Create the system account, without a home and without a shell."""
        useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin")
        if useradd is None:
            return None
        made = Account().run(
            useradd, "--system", "--no-create-home", "--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin", NAME
        )
        # Another program may have created it in the meantime; what counts is that it is there now.
        return _named(NAME) if made.returncode in (0, 9) else None
