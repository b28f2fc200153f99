"""Casework: methods, authorisations, requests, instruments and lots, worksheets."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

FOLDER = Path(__file__).with_suffix("")
LAST = ("altered", "references")


def upgrade() -> None:
    """Make every new table, change the old ones, then the references between them."""
    session = op.get_bind().connection.driver_connection
    for file in sorted(FOLDER.glob("*.sql"), key=lambda file: (file.stem in LAST, file.stem)):
        session.execute(file.read_bytes())


def downgrade() -> None:
    """Records are never thrown away by a program."""
    raise NotImplementedError
