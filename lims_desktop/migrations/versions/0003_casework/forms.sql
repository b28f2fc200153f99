CREATE TABLE lab.form_key (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    person_id BIGINT NOT NULL,
    computer TEXT NOT NULL,
    secret BYTEA NOT NULL,
    made_at TIMESTAMP WITH TIME ZONE NOT NULL,
    withdrawn_at TIMESTAMP WITH TIME ZONE,
    withdrawn_by BIGINT,
    withdrawing_reason TEXT,
    CONSTRAINT form_key_pkey PRIMARY KEY (id),
    CONSTRAINT form_key_withdrawn CHECK (num_nonnulls(withdrawn_at, withdrawn_by, withdrawing_reason) in (0, 3))
);

CREATE INDEX form_key_person_id_idx ON lab.form_key (person_id);

CREATE TABLE lab.offline_form (
    submission_id BIGINT NOT NULL,
    key_id BIGINT NOT NULL,
    nonce BYTEA NOT NULL,
    said TEXT NOT NULL,
    mac BYTEA NOT NULL,
    opened_by BIGINT NOT NULL,
    opened_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT offline_form_pkey PRIMARY KEY (submission_id),
    CONSTRAINT offline_form_key_id_nonce_key UNIQUE (key_id, nonce)
);
