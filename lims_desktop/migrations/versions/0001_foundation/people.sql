CREATE TABLE lab.log_position (
    one BOOLEAN DEFAULT true NOT NULL,
    file TEXT NOT NULL,
    "offset" BIGINT NOT NULL,
    CONSTRAINT log_position_pkey PRIMARY KEY (one),
    CONSTRAINT log_position_is_one_row CHECK (one)
);

CREATE TABLE lab.person (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    login TEXT NOT NULL,
    name TEXT NOT NULL,
    initials TEXT NOT NULL,
    title TEXT,
    office_id BIGINT,
    section TEXT,
    place_id BIGINT,
    active BOOLEAN DEFAULT true NOT NULL,
    agency_id BIGINT,
    officer_id BIGINT,
    CONSTRAINT person_pkey PRIMARY KEY (id),
    CONSTRAINT person_login_shape CHECK (login ~ '^[a-z][a-z0-9_.-]{1,40}$'),
    CONSTRAINT person_login_key UNIQUE (login),
    CONSTRAINT person_place_id_key UNIQUE (place_id)
);

CREATE INDEX person_agency_id_idx ON lab.person (agency_id);

CREATE TABLE lab.duty (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    person_id BIGINT NOT NULL,
    duty TEXT NOT NULL,
    since TIMESTAMP WITH TIME ZONE DEFAULT clock_timestamp() NOT NULL,
    until TIMESTAMP WITH TIME ZONE,
    CONSTRAINT duty_pkey PRIMARY KEY (id),
    CONSTRAINT duty_ends_after_it_begins CHECK (until >= since)
);

CREATE UNIQUE INDEX duty_once_at_a_time ON lab.duty (person_id, duty) WHERE until is null;

CREATE TABLE lab.lockout (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    person_id BIGINT NOT NULL,
    at TIMESTAMP WITH TIME ZONE DEFAULT clock_timestamp() NOT NULL,
    until TIMESTAMP WITH TIME ZONE NOT NULL,
    lifted_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT lockout_pkey PRIMARY KEY (id)
);

CREATE UNIQUE INDEX lockout_once_at_a_time ON lab.lockout (person_id) WHERE lifted_at is null;

CREATE TABLE lab.signin_failure (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    person_id BIGINT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    host TEXT,
    CONSTRAINT signin_failure_pkey PRIMARY KEY (id)
);

CREATE INDEX signin_failure_person_id_at_idx ON lab.signin_failure (person_id, at);
