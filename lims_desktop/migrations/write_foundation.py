"""Writes the first migration from the tables as they are described today; only until the first release.

    python -m lims_desktop.migrations.write_foundation

From the first release on it stays as it is, and every change of a table is a migration of its own.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import AddConstraint, CreateIndex, CreateTable, DDLElement, SetTableComment

from lims_desktop.tables import Base

FOLDER = Path(__file__).parent / "versions" / "0001_foundation"


def main() -> None:
    """Write one file for each subject, and one for what refers from one table to another."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.sql"):
        old.unlink()
    for subject, text in _texts().items():
        (FOLDER / f"{subject}.sql").write_text(text, encoding="utf-8")


def is_current() -> bool:
    """Whether the first migration still makes the tables as they are described."""
    return _texts() == {file.stem: file.read_text(encoding="utf-8") for file in FOLDER.glob("*.sql")}


def _texts() -> dict[str, str]:
    return {subject: "\n".join(parts) for subject, parts in _subjects().items()}


def _subjects() -> dict[str, list[str]]:
    home = {mapper.local_table: mapper.class_.__module__.rpartition(".")[2] for mapper in Base.registry.mappers}
    subjects: dict[str, list[str]] = defaultdict(list)
    for table in Base.metadata.sorted_tables:
        subjects[home.get(table, "ledger")] += _table(table)
        references = sorted(table.foreign_key_constraints, key=lambda found: [column.name for column in found.columns])
        subjects["references"] += [_sql(AddConstraint(reference, isolate_from_table=False)) for reference in references]
    return subjects


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
