CREATE TABLE lab.consumption (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    item_id BIGINT NOT NULL,
    amount NUMERIC NOT NULL,
    unit TEXT NOT NULL,
    remaining NUMERIC NOT NULL,
    reason TEXT NOT NULL,
    consumed_by BIGINT NOT NULL,
    consumed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    witness BIGINT,
    CONSTRAINT consumption_pkey PRIMARY KEY (id),
    CONSTRAINT consumption_amounts CHECK (amount > 0 and remaining >= 0),
    CONSTRAINT consumption_witness CHECK (witness <> consumed_by)
);

CREATE INDEX consumption_item_id_id_idx ON lab.consumption (item_id, id);

CREATE TABLE lab.disposition (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    number TEXT COLLATE "C" NOT NULL,
    title TEXT NOT NULL,
    state TEXT DEFAULT 'PROPOSED' NOT NULL,
    proposed_by BIGINT NOT NULL,
    proposed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    approved_by BIGINT,
    approved_at TIMESTAMP WITH TIME ZONE,
    digest TEXT,
    staging_place BIGINT,
    closed_by BIGINT,
    closed_at TIMESTAMP WITH TIME ZONE,
    closing_reason TEXT,
    CONSTRAINT disposition_pkey PRIMARY KEY (id),
    CONSTRAINT disposition_state CHECK (state in ('PROPOSED', 'APPROVED', 'STAGED', 'EXECUTED', 'RECONCILED', 'WITHDRAWN')),
    CONSTRAINT disposition_two_people CHECK (approved_by <> proposed_by),
    CONSTRAINT disposition_frozen_when_approved CHECK ((approved_by is null) = (digest is null)),
    CONSTRAINT disposition_number_key UNIQUE (number)
);

CREATE INDEX disposition_state_id_idx ON lab.disposition (state, id);

CREATE TABLE lab.disposition_consent (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    disposition_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    given_by TEXT NOT NULL,
    reference TEXT NOT NULL,
    given_on DATE NOT NULL,
    document TEXT,
    recorded_by BIGINT NOT NULL,
    recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
    withdrawn_by BIGINT,
    withdrawn_at TIMESTAMP WITH TIME ZONE,
    withdrawing_reason TEXT,
    CONSTRAINT disposition_consent_pkey PRIMARY KEY (id),
    CONSTRAINT disposition_consent_kind CHECK (kind in ('police', 'dpp', 'court')),
    CONSTRAINT disposition_consent_withdrawn CHECK (num_nulls(withdrawn_by, withdrawn_at, withdrawing_reason) in (0, 3))
);

CREATE INDEX disposition_consent_disposition_id_kind_idx ON lab.disposition_consent (disposition_id, kind);

CREATE INDEX disposition_consent_document_idx ON lab.disposition_consent (document);

CREATE TABLE lab.disposition_item (
    disposition_id BIGINT NOT NULL,
    item_id BIGINT NOT NULL,
    method TEXT NOT NULL,
    early BOOLEAN NOT NULL,
    rule TEXT,
    needs TEXT[] NOT NULL,
    state TEXT DEFAULT 'LISTED' NOT NULL,
    seq BIGINT,
    staged_seq BIGINT,
    removing_reason TEXT,
    executed_by BIGINT,
    executed_at TIMESTAMP WITH TIME ZONE,
    executed_where TEXT,
    witness BIGINT,
    second_witness BIGINT,
    CONSTRAINT disposition_item_pkey PRIMARY KEY (disposition_id, item_id),
    CONSTRAINT disposition_item_state CHECK (state in ('LISTED', 'STAGED', 'EXECUTED', 'REMOVED')),
    CONSTRAINT disposition_item_removed_for_a_reason CHECK ((state = 'REMOVED') = (removing_reason is not null)),
    CONSTRAINT disposition_item_executed CHECK (state <> 'EXECUTED' or num_nulls(seq, staged_seq, executed_by, executed_at) = 0),
    CONSTRAINT disposition_item_witnesses CHECK (executed_by <> witness and executed_by <> second_witness and witness <> second_witness)
);

CREATE INDEX disposition_item_item_id_idx ON lab.disposition_item (item_id);

CREATE UNIQUE INDEX ix_disposition_item_open ON lab.disposition_item (item_id) WHERE state in ('LISTED', 'STAGED');
