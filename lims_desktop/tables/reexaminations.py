"""Re-examinations: reported work that a draw chose to be done once more by somebody who does not know what came out."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from lims_desktop.tables.base import Base


class Reexamination(Base):
    """A request that asks once more what a reported one (`original_id`) asked: judged once, never reported."""

    __tablename__ = "reexamination"
    __table_args__ = (
        CheckConstraint("outcome in ('concordant', 'discordant', 'inconclusive')", name="outcome"),
        CheckConstraint("num_nonnulls(outcome, why, judged_by, judged_at) in (0, 4)", name="judged"),
    )

    request_id: Mapped[int] = mapped_column(ForeignKey("request.id"), primary_key=True)
    original_id: Mapped[int] = mapped_column(ForeignKey("request.id"), unique=True)
    draw_id: Mapped[int] = mapped_column(ForeignKey("draw.id"), index=True)
    outcome: Mapped[str | None]
    why: Mapped[str | None]
    judged_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    judged_at: Mapped[datetime | None]
