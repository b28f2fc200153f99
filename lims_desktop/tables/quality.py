"""Quality: what did not conform, what was done about it, whom it touches; tests of proficiency and competence."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from lims_desktop.tables.base import Base, Id, Number


class Nonconformity(Base):
    """Work or a result that did not conform (ISO/IEC 17025 7.10, 8.7): RAISED > INVESTIGATING > CORRECTING > CLOSED.

    `since` is from when it may have been so, `found_at` when it was found. What it is about stands in at most one of
    the references. `outcome` says how it ended: corrected, or unfounded because of `conclusion`.
    """

    __tablename__ = "nonconformity"
    __table_args__ = (
        CheckConstraint("state in ('RAISED', 'INVESTIGATING', 'CORRECTING', 'CLOSED')", name="state"),
        CheckConstraint("severity in ('minor', 'major', 'critical')", name="severity"),
        CheckConstraint("since <= found_at", name="in_order"),
        CheckConstraint(
            "num_nonnulls(item_id, worksheet_id, instrument_id, lot_id, discrepancy_id, excursion_id, test_id) <= 1",
            name="one_subject",
        ),
        CheckConstraint(
            "(state = 'CLOSED') = (closed_at is not null)"
            " and num_nulls(closed_by, closed_at, outcome, conclusion) in (0, 4)",
            name="closed",
        ),
        CheckConstraint("outcome in ('corrected', 'unfounded')", name="outcome"),
        CheckConstraint("(state = 'RAISED') = (owner is null) or state = 'CLOSED'", name="owned"),
        Index("nonconformity_open_idx", "due_at", postgresql_where=text("state <> 'CLOSED'")),
    )

    id: Mapped[Id]
    number: Mapped[Number] = mapped_column(unique=True)
    state: Mapped[str] = mapped_column(server_default="RAISED")
    kind: Mapped[str]
    severity: Mapped[str]
    what: Mapped[str]
    found_at: Mapped[datetime]
    since: Mapped[datetime]
    raised_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    raised_at: Mapped[datetime]
    item_id: Mapped[int | None] = mapped_column(ForeignKey("item.id"), index=True)
    worksheet_id: Mapped[int | None] = mapped_column(ForeignKey("worksheet.id"), index=True)
    instrument_id: Mapped[int | None] = mapped_column(ForeignKey("instrument.id"), index=True)
    lot_id: Mapped[int | None] = mapped_column(ForeignKey("lot.id"), index=True)
    discrepancy_id: Mapped[int | None] = mapped_column(ForeignKey("discrepancy.id"), index=True)
    excursion_id: Mapped[int | None] = mapped_column(ForeignKey("excursion.id"), index=True)
    test_id: Mapped[int | None] = mapped_column(ForeignKey("proficiency_test.id"), index=True)
    owner: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    due_at: Mapped[datetime]
    closed_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    closed_at: Mapped[datetime | None]
    outcome: Mapped[str | None]
    conclusion: Mapped[str | None]


class NonconformityNote(Base):
    """What was found out or done at once: containment, root cause, impact in words, or a note. Never changed."""

    __tablename__ = "nonconformity_note"
    __table_args__ = (
        CheckConstraint("kind in ('containment', 'root_cause', 'impact', 'note')", name="kind"),
        Index(None, "nonconformity_id", "id"),
    )

    id: Mapped[Id]
    nonconformity_id: Mapped[int] = mapped_column(ForeignKey("nonconformity.id"))
    kind: Mapped[str]
    statement: Mapped[str]
    written_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    written_at: Mapped[datetime]


class NonconformityCase(Base):
    """A case that a nonconformity touches, and how it is known; with a recall, how many of its items and results.

    `how` is raised (it is about something of the case), recall (the answer of a recall) or named (by somebody who says
    why). Never changed and never taken off: what was found about it is an assessment.
    """

    __tablename__ = "nonconformity_case"
    __table_args__ = (
        CheckConstraint("how in ('raised', 'recall', 'named')", name="how"),
        CheckConstraint("(how = 'recall') = (recall_id is not null)", name="recalled"),
        CheckConstraint("(how = 'named') = (reason is not null)", name="why"),
        UniqueConstraint("nonconformity_id", "case_id", "how", "recall_id", name="nonconformity_case_once"),
        Index(None, "case_id"),
    )

    id: Mapped[Id]
    nonconformity_id: Mapped[int] = mapped_column(ForeignKey("nonconformity.id"))
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"))
    how: Mapped[str]
    recall_id: Mapped[int | None] = mapped_column(ForeignKey("recall.id"), index=True)
    items: Mapped[int]
    results: Mapped[int]
    reason: Mapped[str | None]
    added_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    added_at: Mapped[datetime]


class NonconformityAssessment(Base):
    """Whether a case is affected by a nonconformity, and why; a later assessment stands beside the earlier one."""

    __tablename__ = "nonconformity_assessment"
    __table_args__ = (
        CheckConstraint("verdict in ('affected', 'not_affected')", name="verdict"),
        Index(None, "case_id", "nonconformity_id"),
    )

    id: Mapped[Id]
    nonconformity_id: Mapped[int] = mapped_column(ForeignKey("nonconformity.id"))
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"))
    verdict: Mapped[str]
    because: Mapped[str]
    assessed_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    assessed_at: Mapped[datetime]


class NonconformityRecall(Base):
    """A recall whose frozen answer says what a nonconformity may have affected."""

    __tablename__ = "nonconformity_recall"

    nonconformity_id: Mapped[int] = mapped_column(ForeignKey("nonconformity.id"), primary_key=True)
    recall_id: Mapped[int] = mapped_column(ForeignKey("recall.id"), primary_key=True, index=True)
    linked_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    linked_at: Mapped[datetime]


class NonconformityAction(Base):
    """A corrective or preventive action: planned, done, then settled by somebody who did not do it.

    `outcome`: effective, ineffective (another action is needed), or withdrawn before it was done.
    """

    __tablename__ = "nonconformity_action"
    __table_args__ = (
        CheckConstraint("kind in ('corrective', 'preventive')", name="kind"),
        CheckConstraint("num_nulls(done_by, done_at, done) in (0, 3)", name="done"),
        CheckConstraint("num_nulls(settled_by, settled_at, outcome, finding) in (0, 4)", name="settled"),
        CheckConstraint("outcome in ('effective', 'ineffective', 'withdrawn')", name="outcome"),
        CheckConstraint("outcome is null or (outcome = 'withdrawn') = (done_at is null)", name="done_before"),
        CheckConstraint("outcome = 'withdrawn' or settled_by not in (done_by, owner)", name="another_person"),
        Index(None, "nonconformity_id", "id"),
        Index("nonconformity_action_open_idx", "owner", postgresql_where=text("settled_at is null")),
    )

    id: Mapped[Id]
    nonconformity_id: Mapped[int] = mapped_column(ForeignKey("nonconformity.id"))
    kind: Mapped[str]
    statement: Mapped[str]
    owner: Mapped[int] = mapped_column(ForeignKey("person.id"))
    due: Mapped[date]
    planned_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    planned_at: Mapped[datetime]
    done_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    done_at: Mapped[datetime | None]
    done: Mapped[str | None]
    settled_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    settled_at: Mapped[datetime | None]
    outcome: Mapped[str | None]
    finding: Mapped[str | None]


class ProficiencyTest(Base):
    """A test of one person by one method: proficiency by a provider outside, competency by the laboratory itself.

    Given until `due`, submitted by the person, evaluated (pass, fail) by quality; or withdrawn for a reason. `z_score`
    as ISO 13528 has it, when the provider says one; `evidence` is the SHA-256 of the provider's or assessor's file.
    """

    __tablename__ = "proficiency_test"
    __table_args__ = (
        CheckConstraint("kind in ('proficiency', 'competency')", name="kind"),
        CheckConstraint("outcome in ('pass', 'fail')", name="outcome"),
        CheckConstraint("samples between 1 and 999", name="samples"),
        CheckConstraint("num_nulls(submitted_at, result) in (0, 2)", name="submitted"),
        CheckConstraint("num_nulls(outcome, evaluated_by, evaluated_at, evaluation) in (0, 4)", name="evaluated"),
        CheckConstraint("num_nulls(withdrawn_by, withdrawn_at, withdrawn) in (0, 3)", name="withdrawn"),
        CheckConstraint("withdrawn_at is null or outcome is null", name="one_end"),
        CheckConstraint("evaluated_by <> person_id", name="another_person"),
        Index(None, "person_id", "method_id"),
        Index("proficiency_test_open_idx", "due", postgresql_where=text("outcome is null and withdrawn_at is null")),
    )

    id: Mapped[Id]
    number: Mapped[Number] = mapped_column(unique=True)
    kind: Mapped[str]
    provider: Mapped[str]
    round: Mapped[str]
    method_id: Mapped[int] = mapped_column(ForeignKey("method.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    samples: Mapped[int]
    due: Mapped[date]
    given_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    given_at: Mapped[datetime]
    submitted_at: Mapped[datetime | None]
    result: Mapped[str | None]
    outcome: Mapped[str | None]
    z_score: Mapped[Decimal | None]
    evaluated_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    evaluated_at: Mapped[datetime | None]
    evaluation: Mapped[str | None]
    evidence: Mapped[str | None] = mapped_column(ForeignKey("blob.sha256"))
    withdrawn_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    withdrawn_at: Mapped[datetime | None]
    withdrawn: Mapped[str | None]


class Suspension(Base):
    """A person may not perform a method since a test was failed, until quality lifts it for a reason."""

    __tablename__ = "suspension"
    __table_args__ = (
        CheckConstraint("num_nulls(lifted_by, lifted_at, lifting_reason) in (0, 3)", name="lifted"),
        CheckConstraint("lifted_by <> person_id", name="another_person"),
        Index(
            "suspension_active", "person_id", "method_id", postgresql_where=text("lifted_at is null")
        ),
    )  # fmt: skip

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    method_id: Mapped[int] = mapped_column(ForeignKey("method.id"))
    test_id: Mapped[int] = mapped_column(ForeignKey("proficiency_test.id"), unique=True)
    since: Mapped[datetime]
    lifted_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    lifted_at: Mapped[datetime | None]
    lifting_reason: Mapped[str | None]
