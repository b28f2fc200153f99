CREATE TABLE lab.assignment (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    request_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    method_id BIGINT NOT NULL,
    state TEXT DEFAULT 'OPEN' NOT NULL,
    assigned_by BIGINT NOT NULL,
    assigned_at TIMESTAMP WITH TIME ZONE NOT NULL,
    out_of_turn TEXT,
    started_at TIMESTAMP WITH TIME ZONE,
    ended_at TIMESTAMP WITH TIME ZONE,
    ending TEXT,
    acknowledged_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT assignment_pkey PRIMARY KEY (id),
    CONSTRAINT assignment_state CHECK (state in ('OPEN', 'DONE', 'REASSIGNED', 'CANCELLED')),
    CONSTRAINT assignment_ended CHECK ((state = 'OPEN') = (ended_at is null))
);

CREATE UNIQUE INDEX assignment_open ON lab.assignment (request_id) WHERE state = 'OPEN';

CREATE INDEX assignment_person_id_state_idx ON lab.assignment (person_id, state);

CREATE INDEX assignment_request_id_idx ON lab.assignment (request_id);

CREATE TABLE lab.interest (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    person_id BIGINT NOT NULL,
    case_id BIGINT,
    named TEXT,
    statement TEXT NOT NULL,
    declared_at TIMESTAMP WITH TIME ZONE NOT NULL,
    lifted_at TIMESTAMP WITH TIME ZONE,
    lifted_by BIGINT,
    lifting_reason TEXT,
    CONSTRAINT interest_pkey PRIMARY KEY (id),
    CONSTRAINT interest_one_subject CHECK (num_nonnulls(case_id, named) = 1)
);

CREATE INDEX interest_person_id_idx ON lab.interest (person_id);

CREATE TABLE lab.request (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    state TEXT DEFAULT 'REQUESTED' NOT NULL,
    held_from TEXT,
    case_id BIGINT NOT NULL,
    discipline TEXT NOT NULL,
    examination TEXT NOT NULL,
    questions TEXT NOT NULL,
    requested_by BIGINT NOT NULL,
    requested_at TIMESTAMP WITH TIME ZONE NOT NULL,
    asked_for TEXT,
    court_date DATE,
    needed_by DATE,
    remand BOOLEAN DEFAULT 'false' NOT NULL,
    perishable BOOLEAN DEFAULT 'false' NOT NULL,
    urgency BIGINT,
    urgency_reason TEXT,
    decided_by BIGINT,
    decided_at TIMESTAMP WITH TIME ZONE,
    decision TEXT,
    customer_told TEXT,
    promised_for DATE,
    promise_reason TEXT,
    stop_work TEXT,
    CONSTRAINT request_pkey PRIMARY KEY (id),
    CONSTRAINT request_state CHECK (state in ('REQUESTED', 'ACCEPTED', 'DECLINED', 'ASSIGNED', 'IN_PROGRESS', 'ANALYSED', 'REPORTED', 'CLOSED', 'ON_HOLD', 'CANCELLED')),
    CONSTRAINT request_held_from CHECK ((state = 'ON_HOLD') = (held_from is not null)),
    CONSTRAINT request_urgency_reason CHECK ((urgency is null) = (urgency_reason is null)),
    CONSTRAINT request_urgency CHECK (urgency between 0 and 999)
);

CREATE INDEX request_case_id_idx ON lab.request (case_id);

CREATE INDEX request_open ON lab.request (discipline, id) WHERE state in ('REQUESTED', 'ACCEPTED', 'ASSIGNED', 'IN_PROGRESS', 'ON_HOLD');

CREATE TABLE lab.request_item (
    request_id BIGINT NOT NULL,
    item_id BIGINT NOT NULL,
    CONSTRAINT request_item_pkey PRIMARY KEY (request_id, item_id)
);

CREATE INDEX request_item_item_id_idx ON lab.request_item (item_id);
