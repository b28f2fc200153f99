CREATE TABLE lab.release (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    kind TEXT NOT NULL,
    place_id BIGINT NOT NULL,
    agency_id BIGINT,
    recipient TEXT NOT NULL,
    identity_document TEXT NOT NULL,
    signature TEXT NOT NULL,
    relation TEXT,
    authority TEXT NOT NULL,
    authority_number TEXT NOT NULL,
    released_by BIGINT NOT NULL,
    released_at TIMESTAMP WITH TIME ZONE NOT NULL,
    witness BIGINT,
    document_id BIGINT,
    CONSTRAINT release_pkey PRIMARY KEY (id),
    CONSTRAINT release_kind CHECK (kind in ('agency', 'owner', 'laboratory')),
    CONSTRAINT release_agency CHECK ((kind = 'agency') = (agency_id is not null))
);

CREATE INDEX release_place_id_idx ON lab.release (place_id);

CREATE INDEX release_released_at_id_idx ON lab.release (released_at, id);

CREATE TABLE lab.release_item (
    release_id BIGINT NOT NULL,
    item_id BIGINT NOT NULL,
    CONSTRAINT release_item_pkey PRIMARY KEY (release_id, item_id)
);

CREATE INDEX release_item_item_id_idx ON lab.release_item (item_id);

CREATE TABLE lab.taken_back_item (
    taking_back_id BIGINT NOT NULL,
    item_id BIGINT NOT NULL,
    resubmission BIGINT NOT NULL,
    seal_state TEXT,
    condition TEXT NOT NULL,
    note TEXT,
    CONSTRAINT taken_back_item_pkey PRIMARY KEY (taking_back_id, item_id)
);

CREATE INDEX taken_back_item_item_id_idx ON lab.taken_back_item (item_id);

CREATE TABLE lab.taking_back (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    place_id BIGINT NOT NULL,
    brought_by TEXT NOT NULL,
    identity_document TEXT NOT NULL,
    signature TEXT NOT NULL,
    received_by BIGINT NOT NULL,
    received_at TIMESTAMP WITH TIME ZONE NOT NULL,
    document_id BIGINT,
    CONSTRAINT taking_back_pkey PRIMARY KEY (id)
);

CREATE INDEX taking_back_received_at_id_idx ON lab.taking_back (received_at, id);
