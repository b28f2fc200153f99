CREATE TABLE lab.blob (
    sha256 TEXT NOT NULL,
    size BIGINT NOT NULL,
    media_type TEXT NOT NULL,
    content BYTEA NOT NULL,
    kept_at TIMESTAMP WITH TIME ZONE NOT NULL,
    kept_by BIGINT NOT NULL,
    CONSTRAINT blob_pkey PRIMARY KEY (sha256),
    CONSTRAINT blob_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    CONSTRAINT blob_size CHECK (size = octet_length(content) and size <= 26214400)
);

CREATE TABLE lab.draft (
    id UUID NOT NULL,
    person_id BIGINT NOT NULL,
    page TEXT NOT NULL,
    title TEXT NOT NULL,
    body JSONB NOT NULL,
    changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT draft_pkey PRIMARY KEY (id)
);

CREATE INDEX draft_person_id_page_idx ON lab.draft (person_id, page);

CREATE TABLE lab.attachment (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    kind TEXT NOT NULL,
    item_id BIGINT,
    case_id BIGINT,
    submission_id BIGINT,
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    caption TEXT,
    attached_at TIMESTAMP WITH TIME ZONE NOT NULL,
    attached_by BIGINT NOT NULL,
    CONSTRAINT attachment_pkey PRIMARY KEY (id),
    CONSTRAINT attachment_one_subject CHECK (num_nonnulls(item_id, case_id, submission_id) = 1),
    CONSTRAINT attachment_kind CHECK (kind in ('photograph', 'signature', 'receipt', 'document'))
);

CREATE INDEX attachment_case_id_idx ON lab.attachment (case_id);

CREATE INDEX attachment_item_id_idx ON lab.attachment (item_id);

CREATE INDEX attachment_submission_id_idx ON lab.attachment (submission_id);
