CREATE TABLE lab.bundle (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    number TEXT COLLATE "C" NOT NULL,
    case_id BIGINT NOT NULL,
    report_id BIGINT,
    reason TEXT NOT NULL,
    heads JSONB NOT NULL,
    begun_by BIGINT NOT NULL,
    begun_at TIMESTAMP WITH TIME ZONE NOT NULL,
    finished_at TIMESTAMP WITH TIME ZONE,
    sha256 TEXT,
    size BIGINT,
    files BIGINT,
    CONSTRAINT bundle_pkey PRIMARY KEY (id),
    CONSTRAINT bundle_finished CHECK (num_nonnulls(finished_at, sha256, size, files) in (0, 4)),
    CONSTRAINT bundle_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    CONSTRAINT bundle_number_key UNIQUE (number)
);

CREATE INDEX bundle_case_id_idx ON lab.bundle (case_id);

CREATE INDEX bundle_report_id_idx ON lab.bundle (report_id);
