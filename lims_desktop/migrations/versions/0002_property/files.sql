CREATE TABLE lab.draft_file (
    draft_id UUID NOT NULL,
    sha256 TEXT NOT NULL,
    media_type TEXT NOT NULL,
    content BYTEA NOT NULL,
    CONSTRAINT draft_file_pkey PRIMARY KEY (draft_id, sha256),
    CONSTRAINT draft_file_size CHECK (octet_length(content) <= 26214400)
);
