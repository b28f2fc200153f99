CREATE TABLE lab.enquiry (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    case_id BIGINT NOT NULL,
    agency_id BIGINT NOT NULL,
    report_id BIGINT,
    kind TEXT NOT NULL,
    state TEXT DEFAULT 'ASKED' NOT NULL,
    asked_by BIGINT NOT NULL,
    asked_at TIMESTAMP WITH TIME ZONE NOT NULL,
    nonconformity_id BIGINT,
    privileged TEXT,
    privileged_by BIGINT,
    privileged_at TIMESTAMP WITH TIME ZONE,
    closed_by BIGINT,
    closed_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT enquiry_pkey PRIMARY KEY (id),
    CONSTRAINT enquiry_kind CHECK (kind in ('question', 'feedback', 'complaint')),
    CONSTRAINT enquiry_state CHECK (state in ('ASKED', 'ANSWERED', 'CLOSED')),
    CONSTRAINT enquiry_closed CHECK ((state = 'CLOSED') = (closed_at is not null)),
    CONSTRAINT enquiry_privileged CHECK (num_nonnulls(privileged, privileged_by, privileged_at) in (0, 3)),
    CONSTRAINT enquiry_feedback_on_report CHECK (kind <> 'feedback' or report_id is not null)
);

CREATE INDEX enquiry_case_id_idx ON lab.enquiry (case_id);

CREATE INDEX enquiry_open ON lab.enquiry (id) WHERE state <> 'CLOSED';

CREATE TABLE lab.enquiry_note (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    enquiry_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    inside BOOLEAN NOT NULL,
    words TEXT NOT NULL,
    CONSTRAINT enquiry_note_pkey PRIMARY KEY (id)
);

CREATE INDEX enquiry_note_enquiry_id_id_idx ON lab.enquiry_note (enquiry_id, id);

CREATE TABLE lab.hearing (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    case_id BIGINT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    court TEXT NOT NULL,
    note TEXT,
    agency_id BIGINT,
    told_by BIGINT NOT NULL,
    told_at TIMESTAMP WITH TIME ZONE NOT NULL,
    cancelled_at TIMESTAMP WITH TIME ZONE,
    cancelled_by BIGINT,
    cancelling TEXT,
    CONSTRAINT hearing_pkey PRIMARY KEY (id),
    CONSTRAINT hearing_cancelled CHECK (num_nonnulls(cancelled_at, cancelled_by, cancelling) in (0, 3))
);

CREATE INDEX hearing_case_id_idx ON lab.hearing (case_id);

CREATE TABLE lab.subpoena (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    case_id BIGINT NOT NULL,
    state TEXT DEFAULT 'TOLD' NOT NULL,
    appears_at TIMESTAMP WITH TIME ZONE NOT NULL,
    court TEXT NOT NULL,
    reference TEXT,
    witness_named TEXT NOT NULL,
    agency_id BIGINT,
    told_by BIGINT NOT NULL,
    told_at TIMESTAMP WITH TIME ZONE NOT NULL,
    witness_id BIGINT,
    served_at TIMESTAMP WITH TIME ZONE,
    served_by BIGINT,
    how TEXT,
    excuse TEXT,
    CONSTRAINT subpoena_pkey PRIMARY KEY (id),
    CONSTRAINT subpoena_state CHECK (state in ('TOLD', 'SERVED', 'TESTIFIED', 'EXCUSED')),
    CONSTRAINT subpoena_served CHECK (num_nonnulls(witness_id, served_at, served_by) in (0, 3)),
    CONSTRAINT subpoena_witness CHECK (state not in ('SERVED', 'TESTIFIED') or served_at is not null),
    CONSTRAINT subpoena_excused CHECK ((state = 'EXCUSED') = (excuse is not null))
);

CREATE INDEX subpoena_case_id_idx ON lab.subpoena (case_id);

CREATE INDEX subpoena_open ON lab.subpoena (appears_at) WHERE state in ('TOLD', 'SERVED');

CREATE INDEX subpoena_witness_id_idx ON lab.subpoena (witness_id);

CREATE TABLE lab.testimony (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    subpoena_id BIGINT NOT NULL,
    case_id BIGINT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    minutes BIGINT NOT NULL,
    about TEXT NOT NULL,
    recorded_by BIGINT NOT NULL,
    recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT testimony_pkey PRIMARY KEY (id),
    CONSTRAINT testimony_minutes CHECK (minutes between 0 and 6000),
    CONSTRAINT testimony_subpoena_id_key UNIQUE (subpoena_id)
);

CREATE INDEX testimony_case_id_idx ON lab.testimony (case_id);

CREATE TABLE lab.testimony_difficulty (
    subpoena_id BIGINT NOT NULL,
    case_id BIGINT NOT NULL,
    words TEXT NOT NULL,
    CONSTRAINT testimony_difficulty_pkey PRIMARY KEY (subpoena_id)
);

CREATE INDEX testimony_difficulty_case_id_idx ON lab.testimony_difficulty (case_id);
