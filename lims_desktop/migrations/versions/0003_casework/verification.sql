CREATE TABLE lab.verification (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    worksheet_id BIGINT NOT NULL,
    verifier_id BIGINT NOT NULL,
    blind BOOLEAN NOT NULL,
    begun_at TIMESTAMP WITH TIME ZONE NOT NULL,
    concluded_at TIMESTAMP WITH TIME ZONE,
    withdrawn_at TIMESTAMP WITH TIME ZONE,
    withdrawn_by BIGINT,
    withdrawing_reason TEXT,
    CONSTRAINT verification_pkey PRIMARY KEY (id),
    CONSTRAINT verification_one_end CHECK (num_nonnulls(concluded_at, withdrawn_at) <= 1),
    CONSTRAINT verification_withdrawn CHECK (num_nonnulls(withdrawn_at, withdrawn_by, withdrawing_reason) in (0, 3))
);

CREATE UNIQUE INDEX verification_under_way ON lab.verification (worksheet_id) WHERE concluded_at is null and withdrawn_at is null;

CREATE INDEX verification_verifier_id_idx ON lab.verification (verifier_id);

CREATE INDEX verification_worksheet_id_idx ON lab.verification (worksheet_id);

CREATE TABLE lab.verification_conclusion (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    verification_id BIGINT NOT NULL,
    position_id BIGINT NOT NULL,
    field TEXT NOT NULL,
    typed TEXT,
    number NUMERIC,
    first TEXT,
    agrees BOOLEAN NOT NULL,
    in_hands BOOLEAN NOT NULL,
    reason TEXT,
    CONSTRAINT verification_conclusion_pkey PRIMARY KEY (id),
    CONSTRAINT verification_conclusion_verification_id_position_id_field_key UNIQUE (verification_id, position_id, field)
);

CREATE INDEX verification_conclusion_position_id_idx ON lab.verification_conclusion (position_id);

CREATE TABLE lab.verification_conflict (
    conclusion_id BIGINT NOT NULL,
    raised_at TIMESTAMP WITH TIME ZONE NOT NULL,
    stands TEXT,
    why TEXT,
    resolved_by BIGINT,
    resolved_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT verification_conflict_pkey PRIMARY KEY (conclusion_id),
    CONSTRAINT verification_conflict_stands CHECK (stands in ('first', 'second', 'neither')),
    CONSTRAINT verification_conflict_resolved CHECK (num_nonnulls(stands, why, resolved_by, resolved_at) in (0, 4))
);

CREATE INDEX conflict_unresolved ON lab.verification_conflict (conclusion_id) WHERE resolved_at is null;

CREATE TABLE lab.worksheet_look (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    worksheet_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT worksheet_look_pkey PRIMARY KEY (id),
    CONSTRAINT worksheet_look_worksheet_id_person_id_key UNIQUE (worksheet_id, person_id)
);

CREATE INDEX worksheet_look_person_id_idx ON lab.worksheet_look (person_id);
