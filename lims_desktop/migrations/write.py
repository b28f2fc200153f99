"""Writes the newest migration from the tables as they are described today; only until its release.

    python -m lims_desktop.migrations.write

An earlier migration stays as it is. The newest one has a file of SQL for each subject whose tables it makes, one for
what refers from one table to another, and `altered.sql`, written by hand, for what it changes in older tables.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from sqlalchemy import ForeignKeyConstraint, Table
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import AddConstraint, CreateIndex, CreateTable, DDLElement, SetTableComment

from lims_desktop.tables import Base

VERSIONS = Path(__file__).parent / "versions"
BY_HAND = "altered"
_MADE = re.compile(r"^CREATE (?:UNLOGGED )?TABLE (\S+) \(", re.MULTILINE)


def newest() -> Path:
    """The folder of the newest migration."""
    return max(folder for folder in VERSIONS.iterdir() if folder.is_dir() and folder.name[0].isdigit())


def main() -> None:
    """Write one file for each subject, and one for what refers from one table to another."""
    folder = newest()
    for old in _generated(folder):
        old.unlink()
    for subject, text in _texts(folder).items():
        (folder / f"{subject}.sql").write_text(text, encoding="utf-8")


def is_current() -> bool:
    """Whether the newest migration still makes the tables as they are described."""
    folder = newest()
    return _texts(folder) == {file.stem: file.read_text(encoding="utf-8") for file in _generated(folder)}


def _generated(folder: Path) -> list[Path]:
    return [file for file in folder.glob("*.sql") if file.stem != BY_HAND]


def _made_before(folder: Path) -> set[str]:
    earlier = [file for file in VERSIONS.glob("0*/*.sql") if file.parent < folder]
    return {name for file in earlier for name in _MADE.findall(file.read_text(encoding="utf-8"))}


def _texts(folder: Path) -> dict[str, str]:
    return {subject: "\n".join(parts) for subject, parts in _subjects(_made_before(folder)).items()}


def _subjects(made_before: set[str]) -> dict[str, list[str]]:
    home = {mapper.local_table: mapper.class_.__module__.rpartition(".")[2] for mapper in Base.registry.mappers}
    subjects: dict[str, list[str]] = defaultdict(list)
    for table in sorted(Base.metadata.tables.values(), key=lambda one: (home.get(one, ""), one.name)):
        if table.fullname not in made_before:
            subjects[home.get(table, "ledger")] += _table(table)
            subjects["references"] += [_sql(AddConstraint(one, isolate_from_table=False)) for one in _references(table)]
    return subjects


def _references(table: Table) -> list[ForeignKeyConstraint]:
    return sorted(table.foreign_key_constraints, key=lambda found: [column.name for column in found.columns])


def _table(table: Table) -> list[str]:
    parts: list[DDLElement] = [CreateTable(table, include_foreign_key_constraints=[])]
    parts += [CreateIndex(index) for index in sorted(table.indexes, key=lambda found: str(found.name))]
    if table.comment:
        parts.append(SetTableComment(table))
    return [_sql(part) for part in parts]


def _sql(part: DDLElement) -> str:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    lines = str(part.compile(dialect=dialect)).strip().replace("\t", "    ").splitlines()
    return "\n".join(line.rstrip() for line in lines if line.strip()) + ";\n"


if __name__ == "__main__":
    main()
