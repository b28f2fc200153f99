CREATE TABLE lab.case_outcome (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    case_id BIGINT NOT NULL,
    outcome TEXT NOT NULL,
    decided_on DATE NOT NULL,
    closed_on DATE,
    authority TEXT NOT NULL,
    recorded_by BIGINT NOT NULL,
    recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT case_outcome_pkey PRIMARY KEY (id)
);

CREATE INDEX case_outcome_case_id_id_idx ON lab.case_outcome (case_id, id);

CREATE TABLE lab.retention_review (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    item_id BIGINT NOT NULL,
    keep_until DATE NOT NULL,
    reason TEXT NOT NULL,
    reviewed_by BIGINT NOT NULL,
    reviewed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT retention_review_pkey PRIMARY KEY (id)
);

CREATE INDEX retention_review_item_id_id_idx ON lab.retention_review (item_id, id);

CREATE TABLE lab.retention_rule (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    code TEXT NOT NULL,
    version BIGINT NOT NULL,
    name TEXT NOT NULL,
    name_es TEXT NOT NULL,
    offences TEXT[],
    outcomes TEXT[],
    item_types TEXT[],
    item_class TEXT,
    months BIGINT,
    clock TEXT NOT NULL,
    action TEXT NOT NULL,
    consents TEXT[] DEFAULT '{}' NOT NULL,
    begun_at TIMESTAMP WITH TIME ZONE NOT NULL,
    ended_at TIMESTAMP WITH TIME ZONE,
    changed_by BIGINT,
    vouched_by BIGINT,
    reason TEXT,
    CONSTRAINT retention_rule_pkey PRIMARY KEY (id),
    CONSTRAINT retention_rule_months CHECK (months between 0 and 1200),
    CONSTRAINT retention_rule_clock CHECK (clock in ('receipt', 'closed', 'outcome')),
    CONSTRAINT retention_rule_action CHECK (action in ('destroy', 'return', 'keep', 'transfer')),
    CONSTRAINT retention_rule_item_class CHECK (item_class in ('biological', 'controlled', 'drug', 'firearm')),
    CONSTRAINT retention_rule_consents CHECK (consents <@ array['police', 'dpp', 'court']),
    CONSTRAINT retention_rule_two_people CHECK (version = 1 or changed_by <> vouched_by),
    CONSTRAINT retention_rule_version UNIQUE (code, version)
);

CREATE UNIQUE INDEX ix_retention_rule_in_force ON lab.retention_rule (code) WHERE ended_at is null;
