CREATE TABLE lab.item (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    number TEXT COLLATE "C" NOT NULL,
    case_id BIGINT NOT NULL,
    submission_id BIGINT,
    agency_id BIGINT NOT NULL,
    parent_id BIGINT,
    container_id BIGINT,
    level BIGINT DEFAULT '1' NOT NULL,
    next_child BIGINT DEFAULT '1' NOT NULL,
    resubmissions BIGINT DEFAULT '0' NOT NULL,
    item_type TEXT NOT NULL,
    role TEXT DEFAULT 'questioned' NOT NULL,
    description TEXT NOT NULL,
    packaging TEXT,
    condition TEXT,
    condition_note TEXT,
    quantity_kind TEXT,
    declared NUMERIC,
    quantity NUMERIC,
    unit TEXT,
    biological BOOLEAN DEFAULT 'false' NOT NULL,
    controlled BOOLEAN DEFAULT 'false' NOT NULL,
    is_container BOOLEAN DEFAULT 'false' NOT NULL,
    unlisted BOOLEAN DEFAULT 'false' NOT NULL,
    standing TEXT NOT NULL,
    refusal TEXT,
    analysis TEXT DEFAULT 'none' NOT NULL,
    registered_at TIMESTAMP WITH TIME ZONE NOT NULL,
    words TSVECTOR GENERATED ALWAYS AS (lab.words(number || ' ' || item_type || ' ' || description, agency_id)) STORED NOT NULL,
    CONSTRAINT item_pkey PRIMARY KEY (id),
    CONSTRAINT item_standing CHECK (standing in ('RECEIVED', 'REFUSED')),
    CONSTRAINT item_role CHECK (role in ('questioned', 'known', 'control', 'elimination')),
    CONSTRAINT item_analysis CHECK (analysis in ('none', 'pending', 'in_progress', 'complete', 'part_consumed', 'exhausted')),
    CONSTRAINT item_quantity CHECK (quantity >= 0 and declared >= 0),
    CONSTRAINT item_not_in_itself CHECK (container_id <> id and parent_id <> id),
    CONSTRAINT item_number_key UNIQUE (number)
)
 WITH (fillfactor = 80);

CREATE INDEX item_agency_id_id_idx ON lab.item (agency_id, id);

CREATE INDEX item_agency_id_number_idx ON lab.item (agency_id, number);

CREATE INDEX item_case_id_number_idx ON lab.item (case_id, number);

CREATE INDEX item_container_id_idx ON lab.item (container_id);

CREATE INDEX item_parent_id_idx ON lab.item (parent_id);

CREATE INDEX item_submission_id_idx ON lab.item (submission_id);

CREATE INDEX item_words_idx ON lab.item USING gin (words);

CREATE TABLE lab.discrepancy (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    state TEXT DEFAULT 'RAISED' NOT NULL,
    kind TEXT NOT NULL,
    case_id BIGINT,
    submission_id BIGINT,
    item_id BIGINT,
    statement TEXT NOT NULL,
    declared TEXT,
    observed TEXT,
    raised_by BIGINT NOT NULL,
    raised_at TIMESTAMP WITH TIME ZONE NOT NULL,
    settled_by BIGINT,
    settled_at TIMESTAMP WITH TIME ZONE,
    resolution TEXT,
    CONSTRAINT discrepancy_pkey PRIMARY KEY (id),
    CONSTRAINT discrepancy_state CHECK (state in ('RAISED', 'INVESTIGATING', 'RESOLVED', 'CONFIRMED_LOSS', 'NOTIFIED', 'CAPA'))
);

CREATE INDEX discrepancy_case_id_idx ON lab.discrepancy (case_id);

CREATE INDEX discrepancy_item_id_idx ON lab.discrepancy (item_id);

CREATE INDEX discrepancy_state_id_idx ON lab.discrepancy (state, id);

CREATE INDEX discrepancy_submission_id_idx ON lab.discrepancy (submission_id);

CREATE TABLE lab.hold (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    item_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    authority TEXT NOT NULL,
    set_by BIGINT NOT NULL,
    set_at TIMESTAMP WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE,
    lifted_by BIGINT,
    lifted_at TIMESTAMP WITH TIME ZONE,
    lifting_reason TEXT,
    CONSTRAINT hold_pkey PRIMARY KEY (id)
);

CREATE INDEX hold_item_id_idx ON lab.hold (item_id);

CREATE TABLE lab.label (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    code TEXT COLLATE "C" NOT NULL,
    item_id BIGINT,
    place_id BIGINT,
    person_id BIGINT,
    design TEXT NOT NULL,
    state TEXT DEFAULT 'issued' NOT NULL,
    copies BIGINT DEFAULT '0' NOT NULL,
    printer TEXT,
    problem TEXT,
    verified_at TIMESTAMP WITH TIME ZONE,
    superseded_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT label_pkey PRIMARY KEY (id),
    CONSTRAINT label_one_subject CHECK (num_nonnulls(item_id, place_id, person_id) = 1),
    CONSTRAINT label_state CHECK (state in ('issued', 'queued', 'sent', 'verified', 'failed', 'unknown')),
    CONSTRAINT label_code_key UNIQUE (code)
)
 WITH (fillfactor = 80);

CREATE INDEX ix_label_item ON lab.label (item_id, id);

CREATE INDEX ix_label_person ON lab.label (person_id) WHERE person_id is not null;

CREATE INDEX ix_label_place ON lab.label (place_id) WHERE place_id is not null;

CREATE TABLE lab.seal (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    item_id BIGINT NOT NULL,
    number TEXT,
    seal_type TEXT,
    state TEXT NOT NULL,
    initials TEXT,
    sealed_at TIMESTAMP WITH TIME ZONE,
    opened_at TIMESTAMP WITH TIME ZONE,
    opened_by BIGINT,
    opening_reason TEXT,
    CONSTRAINT seal_pkey PRIMARY KEY (id)
);

CREATE INDEX seal_item_id_idx ON lab.seal (item_id);
