"""Writes the migrations of the coming release from the tables as they are described today.

    python -m lims_desktop.migrations.write

A released migration stays as it is. Each of the others has a file of SQL for each subject whose tables it makes, one
for what refers from one table to another, and `altered.sql`, written by hand, for what it changes in older tables. A
table stays in the migration that makes it; a new one comes into the newest.
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
RELEASED = ("0001_foundation",)
BY_HAND = "altered"
_MADE = re.compile(r"^CREATE (?:UNLOGGED )?TABLE (\S+) \(", re.MULTILINE)


def main() -> None:
    """Write one file for each subject, and one for what refers from one table to another."""
    texts = _texts()
    for folder in _coming():
        for old in _generated(folder):
            old.unlink()
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8")


def is_current() -> bool:
    """Whether the migrations of the coming release still make the tables as they are described."""
    there = {file: file.read_text(encoding="utf-8") for folder in _coming() for file in _generated(folder)}
    return _texts() == there


def _folders() -> list[Path]:
    return sorted(folder for folder in VERSIONS.iterdir() if folder.is_dir() and folder.name[0].isdigit())


def _coming() -> list[Path]:
    return [folder for folder in _folders() if folder.name not in RELEASED]


def _generated(folder: Path) -> list[Path]:
    return [file for file in folder.glob("*.sql") if file.stem != BY_HAND]


def _made_in() -> dict[str, Path]:
    """The migration that makes each table."""
    made: dict[str, Path] = {}
    for folder in _folders():
        for file in folder.glob("*.sql"):
            made |= dict.fromkeys(_MADE.findall(file.read_text(encoding="utf-8")), folder)
    return made


def _texts() -> dict[Path, str]:
    return {path: "\n".join(parts) for path, parts in _subjects().items()}


def _subjects() -> dict[Path, list[str]]:
    home = {mapper.local_table: mapper.class_.__module__.rpartition(".")[2] for mapper in Base.registry.mappers}
    made_in, newest = _made_in(), _folders()[-1]
    subjects: dict[Path, list[str]] = defaultdict(list)
    for table in sorted(Base.metadata.tables.values(), key=lambda one: (home.get(one, ""), one.name)):
        folder = made_in.get(table.fullname, newest)
        if folder.name not in RELEASED:
            subjects[folder / f"{home.get(table, 'ledger')}.sql"] += _table(table)
            references = [_sql(AddConstraint(one, isolate_from_table=False)) for one in _references(table)]
            if references:
                subjects[folder / "references.sql"] += references
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
