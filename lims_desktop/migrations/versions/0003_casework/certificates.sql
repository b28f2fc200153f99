CREATE TABLE lab.authority_certificate (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    level TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    content BYTEA NOT NULL,
    published_by BIGINT NOT NULL,
    published_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT authority_certificate_pkey PRIMARY KEY (id),
    CONSTRAINT authority_certificate_level CHECK (level in ('root', 'issuing', 'time_stamping')),
    CONSTRAINT authority_certificate_sha256 CHECK (sha256 = encode(sha256(content), 'hex')),
    CONSTRAINT authority_certificate_sha256_key UNIQUE (sha256)
);

CREATE TABLE lab.certificate (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    person_id BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    serial TEXT COLLATE "C" NOT NULL,
    content BYTEA NOT NULL,
    valid_from TIMESTAMP WITH TIME ZONE NOT NULL,
    valid_until TIMESTAMP WITH TIME ZONE NOT NULL,
    bound_by BIGINT NOT NULL,
    bound_at TIMESTAMP WITH TIME ZONE NOT NULL,
    withdrawn_at TIMESTAMP WITH TIME ZONE,
    withdrawn_by BIGINT,
    withdrawing_reason TEXT,
    CONSTRAINT certificate_pkey PRIMARY KEY (id),
    CONSTRAINT certificate_sha256 CHECK (sha256 = encode(sha256(content), 'hex')),
    CONSTRAINT certificate_validity CHECK (valid_until > valid_from),
    CONSTRAINT certificate_withdrawn CHECK (num_nonnulls(withdrawn_at, withdrawn_by, withdrawing_reason) in (0, 3)),
    CONSTRAINT certificate_sha256_key UNIQUE (sha256)
);

CREATE INDEX certificate_person_id_idx ON lab.certificate (person_id);

CREATE TABLE lab.revocation_list (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    authority_id BIGINT NOT NULL,
    level TEXT NOT NULL,
    number BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    content BYTEA NOT NULL,
    made_at TIMESTAMP WITH TIME ZONE NOT NULL,
    next_at TIMESTAMP WITH TIME ZONE NOT NULL,
    published_by BIGINT NOT NULL,
    published_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT revocation_list_pkey PRIMARY KEY (id),
    CONSTRAINT revocation_list_authority_id_number_key UNIQUE (authority_id, number),
    CONSTRAINT revocation_list_level CHECK (level in ('root', 'issuing', 'time_stamping')),
    CONSTRAINT revocation_list_sha256 CHECK (sha256 = encode(sha256(content), 'hex')),
    CONSTRAINT revocation_list_sha256_key UNIQUE (sha256)
);
