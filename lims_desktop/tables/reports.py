"""Reports: what they report, who signed which bytes, what the reviewers found, whom they were served on."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from lims_desktop.tables.base import Base, Id, Number

STATES = (
    "DRAFT", "AUTHOR_SIGNED", "TECH_REVIEW", "ADMIN_REVIEW", "AUTHORISED", "ISSUED", "SUPERSEDED", "WITHDRAWN",
    "ABANDONED",
)  # fmt: skip
KINDS = ("full", "preliminary", "supplemental", "amended", "negative", "withdrawal")


class Report(Base):
    """One report (certificate) on some requests of a case (domain.md section 7).

    DRAFT > AUTHOR_SIGNED > TECH_REVIEW > ADMIN_REVIEW > AUTHORISED > ISSUED; SERVED stands with each recipient.
    `content` holds what its authors wrote; what comes from worksheets is read from them until the first author signs,
    and is then kept as `facts`, the very text that was printed. `round` counts how often it was brought to signature.
    """

    __tablename__ = "report"
    __table_args__ = (
        CheckConstraint(f"state in {STATES!r}", name="state"),
        CheckConstraint(f"kind in {KINDS!r}", name="kind"),
        CheckConstraint("language in ('en', 'es')", name="language"),
        CheckConstraint("(kind in ('amended', 'withdrawal')) <= (corrects is not null)", name="corrects"),
        CheckConstraint("(state in ('ISSUED', 'SUPERSEDED', 'WITHDRAWN')) = (issued_at is not null)", name="issued"),
        Index(None, "state", "id"),
    )

    id: Mapped[Id]
    number: Mapped[Number] = mapped_column(unique=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), index=True)
    kind: Mapped[str]
    state: Mapped[str] = mapped_column(server_default="DRAFT")
    language: Mapped[str]
    corrects: Mapped[int | None] = mapped_column(ForeignKey("report.id"), index=True)
    why: Mapped[str | None]
    content: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))
    edition: Mapped[int] = mapped_column(server_default="1")
    round: Mapped[int] = mapped_column(server_default="1")
    facts: Mapped[str | None]
    opened_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    opened_at: Mapped[datetime]
    issued_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    issued_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    ending: Mapped[str | None]


class ReportRequest(Base):
    """A request that a report answers; every worksheet on it is in the report's scope, none can be left out."""

    __tablename__ = "report_request"

    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"), primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("request.id"), primary_key=True, index=True)


class ReportAuthor(Base):
    """An author, in the order in which they sign; whoever left the authors stays on record and never reviews it."""

    __tablename__ = "report_author"

    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    place: Mapped[int]
    left_at: Mapped[datetime | None]


class ReportSignature(Base):
    """One signature: a revision of the file, its bytes' SHA-256, who signed with which certificate, and what it means.

    A failed review voids the signatures of its round; they stay. `pages` are counted from the bytes; `unstamped` says
    why a signature has no time-stamp.
    """

    __tablename__ = "report_signature"
    __table_args__ = (
        UniqueConstraint("report_id", "round", "seat"),
        CheckConstraint("seat ~ '^(author_[1-9]|technical|authorised)$'", name="seat"),
        CheckConstraint("num_nonnulls(voided_at, voiding_reason) in (0, 2)", name="voided"),
        CheckConstraint("unstamped in ('no_authority', 'unreachable')", name="why_unstamped"),
        CheckConstraint("stamped = (unstamped is null)", name="stamped"),
    )

    id: Mapped[Id]
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"))
    round: Mapped[int]
    seat: Mapped[str]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    certificate_id: Mapped[int] = mapped_column(ForeignKey("certificate.id"))
    meaning: Mapped[str]
    sha256: Mapped[str] = mapped_column(ForeignKey("blob.sha256"), index=True)
    pages: Mapped[int]
    stamped: Mapped[bool]
    unstamped: Mapped[str | None]
    at: Mapped[datetime]
    voided_at: Mapped[datetime | None]
    voiding_reason: Mapped[str | None]


class ReportReview(Base):
    """One review of one round: by whom, from when until when, what was checked, how it ended.

    `taken`: a manager gave the report back in the reviewer's place.
    """

    __tablename__ = "report_review"
    __table_args__ = (
        UniqueConstraint("report_id", "round", "kind"),
        CheckConstraint("kind in ('technical', 'administrative')", name="kind"),
        CheckConstraint("outcome in ('passed', 'returned', 'taken')", name="outcome"),
        CheckConstraint("(outcome is null) = (ended_at is null)", name="ended"),
    )

    id: Mapped[Id]
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"))
    round: Mapped[int]
    kind: Mapped[str]
    reviewer_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    began_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    outcome: Mapped[str | None]
    checks: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))


class ReportFinding(Base):
    """One numbered finding of a reviewer on a place in the report, its answer, and how it was settled.

    The reviewer settles it; where they and an author disagree, either refers it to the technical leader with the reason
    (`referral`), who decides it for the reason that is kept.
    """

    __tablename__ = "report_finding"
    __table_args__ = (
        UniqueConstraint("report_id", "number"),
        CheckConstraint("num_nonnulls(answer, answered_by, answered_at) in (0, 3)", name="answered"),
        CheckConstraint("num_nonnulls(settled_by, settled_at) in (0, 2)", name="settled"),
        CheckConstraint("num_nonnulls(referral, referred_by, referred_at) in (0, 3)", name="referred"),
        CheckConstraint("decision is null or num_nulls(settled_at, referred_at) = 0", name="decided"),
    )

    id: Mapped[Id]
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"))
    review_id: Mapped[int] = mapped_column(ForeignKey("report_review.id"), index=True)
    number: Mapped[int]
    place: Mapped[str]
    statement: Mapped[str]
    raised_at: Mapped[datetime]
    answer: Mapped[str | None]
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    answered_at: Mapped[datetime | None]
    referral: Mapped[str | None]
    referred_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    referred_at: Mapped[datetime | None]
    settled_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    settled_at: Mapped[datetime | None]
    decision: Mapped[str | None]


class ReportMove(Base):
    """A manager gave a report back or up in the place of those who had it; one of them is told, and notes it."""

    __tablename__ = "report_move"
    __table_args__ = (CheckConstraint("what in ('given_back', 'given_up')", name="what"),)

    id: Mapped[Id]
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    what: Mapped[str]
    why: Mapped[str]
    moved_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    moved_at: Mapped[datetime]
    noted_at: Mapped[datetime | None]


class ReportRecipient(Base):
    """Whom an issued report goes to, and when they acknowledged that they have it.

    Whoever got a further copy later was added by somebody (`added_by`), who says when and by which letter it was asked
    for, and why it was given.
    """

    __tablename__ = "report_recipient"
    __table_args__ = (
        UniqueConstraint("report_id", "agency_id", "name"),
        CheckConstraint("how in ('hand', 'post', 'mail', 'portal')", name="how"),
        CheckConstraint("copies between 1 and 999", name="copies"),
        CheckConstraint("num_nonnulls(served_at, served_by, acknowledged) in (0, 3)", name="served"),
        CheckConstraint("num_nonnulls(asked_on, letter, why, added_by) in (0, 4)", name="copy"),
    )

    id: Mapped[Id]
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"))
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"), index=True)
    name: Mapped[str]
    how: Mapped[str]
    copies: Mapped[int] = mapped_column(server_default="1")
    sent_at: Mapped[datetime]
    served_at: Mapped[datetime | None]
    served_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    acknowledged: Mapped[str | None]
    asked_on: Mapped[date | None]
    letter: Mapped[str | None]
    why: Mapped[str | None]
    added_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class ReportNotice(Base):
    """The notice of a withdrawal to one who has the report: the paper that was sent, and how they acknowledged it."""

    __tablename__ = "report_notice"
    __table_args__ = (
        CheckConstraint("(document_id is null) = (sent_at is null)", name="sent"),
        CheckConstraint("num_nonnulls(served_at, served_by, acknowledged) in (0, 3)", name="served"),
        CheckConstraint("served_at is null or sent_at is not null", name="order"),
    )

    id: Mapped[Id]
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"), index=True)
    recipient_id: Mapped[int] = mapped_column(ForeignKey("report_recipient.id"), unique=True)
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    sent_at: Mapped[datetime | None]
    served_at: Mapped[datetime | None]
    served_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    acknowledged: Mapped[str | None]
