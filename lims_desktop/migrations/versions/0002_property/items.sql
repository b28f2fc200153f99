CREATE TABLE lab.discrepancy_notice (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    discrepancy_id BIGINT NOT NULL,
    party TEXT NOT NULL,
    told TEXT NOT NULL,
    means TEXT NOT NULL,
    reference TEXT,
    told_at TIMESTAMP WITH TIME ZONE NOT NULL,
    recorded_by BIGINT NOT NULL,
    recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT discrepancy_notice_pkey PRIMARY KEY (id),
    CONSTRAINT discrepancy_notice_party CHECK (party in ('agency', 'dpp', 'manager', 'other')),
    CONSTRAINT discrepancy_notice_means CHECK (means in ('letter', 'email', 'telephone', 'in_person'))
);

CREATE INDEX discrepancy_notice_discrepancy_id_idx ON lab.discrepancy_notice (discrepancy_id);
