CREATE TABLE lab.report (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    number TEXT COLLATE "C" NOT NULL,
    case_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT DEFAULT 'DRAFT' NOT NULL,
    language TEXT NOT NULL,
    corrects BIGINT,
    why TEXT,
    content JSONB DEFAULT '{}' NOT NULL,
    edition BIGINT DEFAULT '1' NOT NULL,
    round BIGINT DEFAULT '1' NOT NULL,
    facts TEXT,
    opened_by BIGINT NOT NULL,
    opened_at TIMESTAMP WITH TIME ZONE NOT NULL,
    issued_by BIGINT,
    issued_at TIMESTAMP WITH TIME ZONE,
    ended_at TIMESTAMP WITH TIME ZONE,
    ended_by BIGINT,
    ending TEXT,
    CONSTRAINT report_pkey PRIMARY KEY (id),
    CONSTRAINT report_state CHECK (state in ('DRAFT', 'AUTHOR_SIGNED', 'TECH_REVIEW', 'ADMIN_REVIEW', 'AUTHORISED', 'ISSUED', 'SUPERSEDED', 'WITHDRAWN', 'ABANDONED')),
    CONSTRAINT report_kind CHECK (kind in ('full', 'preliminary', 'supplemental', 'amended', 'negative', 'withdrawal')),
    CONSTRAINT report_language CHECK (language in ('en', 'es')),
    CONSTRAINT report_corrects CHECK ((kind in ('amended', 'withdrawal')) <= (corrects is not null)),
    CONSTRAINT report_issued CHECK ((state in ('ISSUED', 'SUPERSEDED', 'WITHDRAWN')) = (issued_at is not null)),
    CONSTRAINT report_number_key UNIQUE (number)
);

CREATE INDEX report_case_id_idx ON lab.report (case_id);

CREATE INDEX report_corrects_idx ON lab.report (corrects);

CREATE INDEX report_state_id_idx ON lab.report (state, id);

CREATE TABLE lab.report_author (
    report_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    place BIGINT NOT NULL,
    left_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT report_author_pkey PRIMARY KEY (report_id, person_id)
);

CREATE INDEX report_author_person_id_idx ON lab.report_author (person_id);

CREATE TABLE lab.report_finding (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    report_id BIGINT NOT NULL,
    review_id BIGINT NOT NULL,
    number BIGINT NOT NULL,
    place TEXT NOT NULL,
    statement TEXT NOT NULL,
    raised_at TIMESTAMP WITH TIME ZONE NOT NULL,
    answer TEXT,
    answered_by BIGINT,
    answered_at TIMESTAMP WITH TIME ZONE,
    referral TEXT,
    referred_by BIGINT,
    referred_at TIMESTAMP WITH TIME ZONE,
    settled_by BIGINT,
    settled_at TIMESTAMP WITH TIME ZONE,
    decision TEXT,
    CONSTRAINT report_finding_pkey PRIMARY KEY (id),
    CONSTRAINT report_finding_report_id_number_key UNIQUE (report_id, number),
    CONSTRAINT report_finding_answered CHECK (num_nonnulls(answer, answered_by, answered_at) in (0, 3)),
    CONSTRAINT report_finding_settled CHECK (num_nonnulls(settled_by, settled_at) in (0, 2)),
    CONSTRAINT report_finding_referred CHECK (num_nonnulls(referral, referred_by, referred_at) in (0, 3)),
    CONSTRAINT report_finding_decided CHECK (decision is null or num_nulls(settled_at, referred_at) = 0)
);

CREATE INDEX report_finding_review_id_idx ON lab.report_finding (review_id);

CREATE TABLE lab.report_move (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    report_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    what TEXT NOT NULL,
    why TEXT NOT NULL,
    moved_by BIGINT NOT NULL,
    moved_at TIMESTAMP WITH TIME ZONE NOT NULL,
    noted_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT report_move_pkey PRIMARY KEY (id),
    CONSTRAINT report_move_what CHECK (what in ('given_back', 'given_up'))
);

CREATE INDEX report_move_person_id_idx ON lab.report_move (person_id);

CREATE INDEX report_move_report_id_idx ON lab.report_move (report_id);

CREATE TABLE lab.report_notice (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    report_id BIGINT NOT NULL,
    recipient_id BIGINT NOT NULL,
    document_id BIGINT,
    sent_at TIMESTAMP WITH TIME ZONE,
    served_at TIMESTAMP WITH TIME ZONE,
    served_by BIGINT,
    acknowledged TEXT,
    CONSTRAINT report_notice_pkey PRIMARY KEY (id),
    CONSTRAINT report_notice_sent CHECK ((document_id is null) = (sent_at is null)),
    CONSTRAINT report_notice_served CHECK (num_nonnulls(served_at, served_by, acknowledged) in (0, 3)),
    CONSTRAINT report_notice_order CHECK (served_at is null or sent_at is not null),
    CONSTRAINT report_notice_recipient_id_key UNIQUE (recipient_id)
);

CREATE INDEX report_notice_report_id_idx ON lab.report_notice (report_id);

CREATE TABLE lab.report_recipient (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    report_id BIGINT NOT NULL,
    agency_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    how TEXT NOT NULL,
    copies BIGINT DEFAULT '1' NOT NULL,
    sent_at TIMESTAMP WITH TIME ZONE NOT NULL,
    served_at TIMESTAMP WITH TIME ZONE,
    served_by BIGINT,
    acknowledged TEXT,
    asked_on DATE,
    letter TEXT,
    why TEXT,
    added_by BIGINT,
    CONSTRAINT report_recipient_pkey PRIMARY KEY (id),
    CONSTRAINT report_recipient_report_id_agency_id_name_key UNIQUE (report_id, agency_id, name),
    CONSTRAINT report_recipient_how CHECK (how in ('hand', 'post', 'mail', 'portal')),
    CONSTRAINT report_recipient_copies CHECK (copies between 1 and 999),
    CONSTRAINT report_recipient_served CHECK (num_nonnulls(served_at, served_by, acknowledged) in (0, 3)),
    CONSTRAINT report_recipient_copy CHECK (num_nonnulls(asked_on, letter, why, added_by) in (0, 4))
);

CREATE INDEX report_recipient_agency_id_idx ON lab.report_recipient (agency_id);

CREATE TABLE lab.report_request (
    report_id BIGINT NOT NULL,
    request_id BIGINT NOT NULL,
    CONSTRAINT report_request_pkey PRIMARY KEY (report_id, request_id)
);

CREATE INDEX report_request_request_id_idx ON lab.report_request (request_id);

CREATE TABLE lab.report_review (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    report_id BIGINT NOT NULL,
    round BIGINT NOT NULL,
    kind TEXT NOT NULL,
    reviewer_id BIGINT NOT NULL,
    began_at TIMESTAMP WITH TIME ZONE NOT NULL,
    ended_at TIMESTAMP WITH TIME ZONE,
    outcome TEXT,
    checks JSONB DEFAULT '{}' NOT NULL,
    CONSTRAINT report_review_pkey PRIMARY KEY (id),
    CONSTRAINT report_review_report_id_round_kind_key UNIQUE (report_id, round, kind),
    CONSTRAINT report_review_kind CHECK (kind in ('technical', 'administrative')),
    CONSTRAINT report_review_outcome CHECK (outcome in ('passed', 'returned', 'taken')),
    CONSTRAINT report_review_ended CHECK ((outcome is null) = (ended_at is null))
);

CREATE INDEX report_review_reviewer_id_idx ON lab.report_review (reviewer_id);

CREATE TABLE lab.report_signature (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    report_id BIGINT NOT NULL,
    round BIGINT NOT NULL,
    seat TEXT NOT NULL,
    person_id BIGINT NOT NULL,
    certificate_id BIGINT NOT NULL,
    meaning TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    pages BIGINT NOT NULL,
    stamped BOOLEAN NOT NULL,
    unstamped TEXT,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    voided_at TIMESTAMP WITH TIME ZONE,
    voiding_reason TEXT,
    CONSTRAINT report_signature_pkey PRIMARY KEY (id),
    CONSTRAINT report_signature_report_id_round_seat_key UNIQUE (report_id, round, seat),
    CONSTRAINT report_signature_seat CHECK (seat ~ '^(author_[1-9]|technical|authorised)$'),
    CONSTRAINT report_signature_voided CHECK (num_nonnulls(voided_at, voiding_reason) in (0, 2)),
    CONSTRAINT report_signature_why_unstamped CHECK (unstamped in ('no_authority', 'unreachable')),
    CONSTRAINT report_signature_stamped CHECK (stamped = (unstamped is null))
);

CREATE INDEX report_signature_person_id_idx ON lab.report_signature (person_id);

CREATE INDEX report_signature_sha256_idx ON lab.report_signature (sha256);
