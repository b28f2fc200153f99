"""Runs the migrations inside the transaction that provisioning has open."""

from __future__ import annotations

from alembic import context

from lims_desktop.tables import Base


def ours(name: str | None, kind: str, _parents: object) -> bool:
    """Only our two schemas; everything else in the database is not ours to judge."""
    return name in ("lab", "ledger") if kind == "schema" else True


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    include_schemas=True,
    include_name=ours,
    version_table="alembic_version",
    version_table_schema="lab",
)
context.run_migrations()
