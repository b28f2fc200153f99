CREATE TABLE lab.document (
    id BIGINT GENERATED ALWAYS AS IDENTITY (START WITH 1000000001),
    kind TEXT NOT NULL,
    stream TEXT NOT NULL,
    case_id BIGINT,
    named_cases BIGINT[] DEFAULT '{}' NOT NULL,
    issued_by BIGINT NOT NULL,
    issued_at TIMESTAMP WITH TIME ZONE NOT NULL,
    checkpoint_size BIGINT,
    checkpoint_root TEXT,
    sha256 TEXT,
    kept_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT document_pkey PRIMARY KEY (id),
    CONSTRAINT document_kind CHECK (kind ~ '^[a-z_]{3,40}$'),
    CONSTRAINT document_kept CHECK ((sha256 is null) = (kept_at is null))
);

CREATE INDEX document_case_id_idx ON lab.document (case_id);

CREATE INDEX document_sha256_idx ON lab.document (sha256);

CREATE INDEX document_stream_id_idx ON lab.document (stream, id);
