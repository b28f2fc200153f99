CREATE TABLE lab.case_file (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    number TEXT COLLATE "C" NOT NULL,
    agency_id BIGINT NOT NULL,
    agency_reference TEXT NOT NULL,
    offence TEXT NOT NULL,
    district TEXT NOT NULL,
    incident_date DATE,
    opened_at TIMESTAMP WITH TIME ZONE NOT NULL,
    opened_by BIGINT NOT NULL,
    office_id BIGINT,
    restricted BOOLEAN DEFAULT 'false' NOT NULL,
    names TEXT DEFAULT '' NOT NULL,
    note TEXT,
    next_item BIGINT DEFAULT '1' NOT NULL,
    words TSVECTOR GENERATED ALWAYS AS (lab.words(number || ' ' || agency_reference || ' ' || names || ' ' || coalesce(note, ''), agency_id)) STORED NOT NULL,
    CONSTRAINT case_file_pkey PRIMARY KEY (id),
    CONSTRAINT case_file_number_key UNIQUE (number)
);

CREATE INDEX case_file_agency_id_id_idx ON lab.case_file (agency_id, id);

CREATE INDEX case_file_agency_id_number_idx ON lab.case_file (agency_id, number);

CREATE INDEX case_file_incident_date_idx ON lab.case_file (incident_date);

CREATE INDEX case_file_reference_idx ON lab.case_file (agency_id, lower(regexp_replace(agency_reference, '\W', '', 'g')));

CREATE INDEX case_file_restricted_idx ON lab.case_file (id) WHERE restricted;

CREATE INDEX case_file_words_idx ON lab.case_file USING gin (words);

CREATE TABLE lab.case_access (
    case_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    CONSTRAINT case_access_pkey PRIMARY KEY (case_id, person_id)
);

CREATE TABLE lab.case_person (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    case_id BIGINT NOT NULL,
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    sex TEXT,
    birth_date DATE,
    CONSTRAINT case_person_pkey PRIMARY KEY (id)
);

CREATE INDEX case_person_case_id_idx ON lab.case_person (case_id);

CREATE TABLE lab.case_referral (
    case_id BIGINT NOT NULL,
    agency_id BIGINT NOT NULL,
    CONSTRAINT case_referral_pkey PRIMARY KEY (case_id, agency_id)
);

CREATE INDEX case_referral_agency_id_idx ON lab.case_referral (agency_id);

CREATE TABLE lab.submission (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    state TEXT NOT NULL,
    case_id BIGINT,
    agency_id BIGINT NOT NULL,
    officer_id BIGINT,
    agency_reference TEXT NOT NULL,
    offence TEXT NOT NULL,
    district TEXT NOT NULL,
    incident_date DATE,
    persons JSONB DEFAULT '[]' NOT NULL,
    expected JSONB DEFAULT '[]' NOT NULL,
    prelogged_at TIMESTAMP WITH TIME ZONE,
    prelogged_by BIGINT,
    settled_at TIMESTAMP WITH TIME ZONE,
    received_by BIGINT,
    office_id BIGINT,
    handed_over_by TEXT,
    identity_document TEXT,
    signature TEXT,
    receipt TEXT,
    refusal TEXT,
    note TEXT,
    CONSTRAINT submission_pkey PRIMARY KEY (id),
    CONSTRAINT submission_state CHECK (state in ('PRELOGGED', 'AT_COUNTER', 'ACCEPTED', 'PART_ACCEPTED', 'REFUSED', 'LAPSED')),
    CONSTRAINT submission_settled CHECK (state in ('PRELOGGED', 'AT_COUNTER', 'LAPSED') or settled_at is not null),
    CONSTRAINT submission_case CHECK (state not in ('ACCEPTED', 'PART_ACCEPTED') or case_id is not null)
);

CREATE INDEX submission_agency_id_agency_reference_idx ON lab.submission (agency_id, agency_reference);

CREATE INDEX submission_case_id_idx ON lab.submission (case_id);

CREATE INDEX submission_state_id_idx ON lab.submission (state, id);
