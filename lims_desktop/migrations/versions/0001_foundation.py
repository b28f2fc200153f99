"""The first tables of the laboratory and of its ledger: a file of SQL for each subject, and what refers to what."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

FOLDER = Path(__file__).with_suffix("")


def upgrade() -> None:
    """Make every table, then the references between them."""
    session = op.get_bind().connection.driver_connection
    for file in sorted(FOLDER.glob("*.sql"), key=lambda file: (file.stem == "references", file.stem)):
        session.execute(file.read_bytes())


def downgrade() -> None:
    """There is nothing before the first tables; records are never thrown away by a program."""
    raise NotImplementedError
