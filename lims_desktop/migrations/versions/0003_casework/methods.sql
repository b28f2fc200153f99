CREATE TABLE lab.authorisation (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    person_id BIGINT NOT NULL,
    method_id BIGINT NOT NULL,
    act TEXT NOT NULL,
    valid_from DATE NOT NULL,
    valid_until DATE NOT NULL,
    evidence TEXT NOT NULL,
    test_id BIGINT,
    granted_by BIGINT NOT NULL,
    granted_at TIMESTAMP WITH TIME ZONE NOT NULL,
    revoked_at TIMESTAMP WITH TIME ZONE,
    revoked_by BIGINT,
    revoking_reason TEXT,
    CONSTRAINT authorisation_pkey PRIMARY KEY (id),
    CONSTRAINT authorisation_act CHECK (act in ('perform', 'report', 'review', 'authorise')),
    CONSTRAINT authorisation_validity CHECK (valid_until >= valid_from),
    CONSTRAINT authorisation_revoked CHECK (num_nonnulls(revoked_at, revoked_by, revoking_reason) in (0, 3))
);

CREATE INDEX authorisation_person_id_method_id_act_idx ON lab.authorisation (person_id, method_id, act);

CREATE INDEX authorisation_test_id_idx ON lab.authorisation (test_id);

CREATE INDEX authorisation_valid_until_idx ON lab.authorisation (valid_until);

CREATE TABLE lab.method (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    code TEXT COLLATE "C" NOT NULL,
    discipline TEXT NOT NULL,
    CONSTRAINT method_pkey PRIMARY KEY (id),
    CONSTRAINT method_code_key UNIQUE (code)
);

CREATE TABLE lab.method_approval (
    version_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    quality BOOLEAN NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT method_approval_pkey PRIMARY KEY (version_id, person_id)
);

CREATE TABLE lab.method_version (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    method_id BIGINT NOT NULL,
    number BIGINT NOT NULL,
    state TEXT DEFAULT 'PROPOSED' NOT NULL,
    definition TEXT NOT NULL,
    program JSONB NOT NULL,
    sha256 TEXT NOT NULL,
    reason TEXT NOT NULL,
    proposed_by BIGINT NOT NULL,
    proposed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    decided_at TIMESTAMP WITH TIME ZONE,
    decision TEXT,
    CONSTRAINT method_version_pkey PRIMARY KEY (id),
    CONSTRAINT method_version_method_id_number_key UNIQUE (method_id, number),
    CONSTRAINT method_version_state CHECK (state in ('PROPOSED', 'CURRENT', 'OBSOLETE', 'REJECTED')),
    CONSTRAINT method_version_sha256 CHECK (sha256 = encode(sha256(convert_to(definition, 'UTF8')), 'hex')),
    CONSTRAINT method_version_decided CHECK ((state = 'PROPOSED') = (decided_at is null))
);

CREATE UNIQUE INDEX method_version_current ON lab.method_version (method_id) WHERE state = 'CURRENT';

CREATE UNIQUE INDEX method_version_proposed ON lab.method_version (method_id) WHERE state = 'PROPOSED';
