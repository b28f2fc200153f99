CREATE TABLE lab.reexamination (
    request_id BIGINT NOT NULL,
    original_id BIGINT NOT NULL,
    draw_id BIGINT NOT NULL,
    outcome TEXT,
    why TEXT,
    judged_by BIGINT,
    judged_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT reexamination_pkey PRIMARY KEY (request_id),
    CONSTRAINT reexamination_outcome CHECK (outcome in ('concordant', 'discordant', 'inconclusive')),
    CONSTRAINT reexamination_judged CHECK (num_nonnulls(outcome, why, judged_by, judged_at) in (0, 4)),
    CONSTRAINT reexamination_original_id_key UNIQUE (original_id)
);

CREATE INDEX reexamination_draw_id_idx ON lab.reexamination (draw_id);
