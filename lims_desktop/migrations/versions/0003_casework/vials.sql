CREATE TABLE lab.vial (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    position_id BIGINT NOT NULL,
    replicate BIGINT NOT NULL,
    made_by BIGINT NOT NULL,
    made_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT vial_pkey PRIMARY KEY (id),
    CONSTRAINT vial_position_id_replicate_key UNIQUE (position_id, replicate)
);

CREATE TABLE lab.vial_scan (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    worksheet_id BIGINT NOT NULL,
    round TEXT NOT NULL,
    position_id BIGINT NOT NULL,
    replicate BIGINT NOT NULL,
    vial_id BIGINT,
    code TEXT NOT NULL,
    matched BOOLEAN NOT NULL,
    scanned_by BIGINT NOT NULL,
    scanned_at TIMESTAMP WITH TIME ZONE NOT NULL,
    void_at TIMESTAMP WITH TIME ZONE,
    cleared_at TIMESTAMP WITH TIME ZONE,
    cleared_by BIGINT,
    clearing_reason TEXT,
    CONSTRAINT vial_scan_pkey PRIMARY KEY (id),
    CONSTRAINT vial_scan_round CHECK (round in ('load', 'instrument')),
    CONSTRAINT vial_scan_matched CHECK (not matched or vial_id is not null),
    CONSTRAINT vial_scan_cleared CHECK (num_nonnulls(cleared_at, cleared_by, clearing_reason) in (0, 3)),
    CONSTRAINT vial_scan_stopped CHECK (not matched or cleared_at is null)
);

CREATE INDEX vial_scan_vial_id_idx ON lab.vial_scan (vial_id);

CREATE INDEX vial_scan_worksheet_id_idx ON lab.vial_scan (worksheet_id);

CREATE UNIQUE INDEX vial_scanned ON lab.vial_scan (position_id, replicate, round) WHERE matched and void_at is null;

CREATE INDEX vial_stopped ON lab.vial_scan (worksheet_id) WHERE not matched and cleared_at is null;
