CREATE TABLE lab.agency (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    code TEXT COLLATE "C" NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    reference_pattern TEXT,
    place_id BIGINT NOT NULL,
    active BOOLEAN DEFAULT 'true' NOT NULL,
    CONSTRAINT agency_pkey PRIMARY KEY (id),
    CONSTRAINT agency_kind CHECK (kind in ('police', 'dpp', 'coroner', 'court', 'other')),
    CONSTRAINT agency_code_key UNIQUE (code)
);

CREATE TABLE lab.officer (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    agency_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    rank TEXT,
    number TEXT NOT NULL,
    active BOOLEAN DEFAULT 'true' NOT NULL,
    CONSTRAINT officer_pkey PRIMARY KEY (id),
    CONSTRAINT officer_number_in_agency UNIQUE (agency_id, number)
);

CREATE INDEX officer_agency_id_idx ON lab.officer (agency_id);
