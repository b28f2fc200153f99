CREATE TABLE lab.draw (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    kind TEXT NOT NULL,
    place_id BIGINT,
    seed TEXT NOT NULL,
    candidates BYTEA NOT NULL,
    many BIGINT NOT NULL,
    drawn BIGINT[] NOT NULL,
    drawn_by BIGINT NOT NULL,
    drawn_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT draw_pkey PRIMARY KEY (id),
    CONSTRAINT draw_kind CHECK (kind in ('PLACES', 'ITEMS', 'REQUESTS')),
    CONSTRAINT draw_placed CHECK ((kind = 'REQUESTS') = (place_id is null))
);

CREATE TABLE lab.inventory (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    place_id BIGINT NOT NULL,
    method TEXT DEFAULT 'PLACE' NOT NULL,
    reason TEXT NOT NULL,
    blind BOOLEAN DEFAULT 'false' NOT NULL,
    draw_id BIGINT,
    state TEXT DEFAULT 'OPEN' NOT NULL,
    opened_by BIGINT NOT NULL,
    opened_at TIMESTAMP WITH TIME ZONE NOT NULL,
    closed_by BIGINT,
    closed_at TIMESTAMP WITH TIME ZONE,
    result JSONB,
    CONSTRAINT inventory_pkey PRIMARY KEY (id),
    CONSTRAINT inventory_method CHECK (method in ('PLACE', 'SAMPLE', 'SHELF')),
    CONSTRAINT inventory_reason CHECK (reason in ('ROUTINE', 'RANDOM', 'FORCED', 'AUDIT')),
    CONSTRAINT inventory_state CHECK (state in ('OPEN', 'CLOSED', 'ABANDONED')),
    CONSTRAINT inventory_closed CHECK ((state = 'OPEN') = (closed_at is null)),
    CONSTRAINT inventory_sample_was_drawn CHECK ((method = 'SAMPLE') <= (draw_id is not null))
);

CREATE INDEX inventory_draw_id_idx ON lab.inventory (draw_id);

CREATE UNIQUE INDEX inventory_one_count_of_a_place ON lab.inventory (place_id) WHERE state = 'OPEN' and method = 'PLACE';

CREATE INDEX inventory_place_id_idx ON lab.inventory (place_id);

CREATE INDEX inventory_state_id_idx ON lab.inventory (state, id);

CREATE TABLE lab.inventory_counter (
    inventory_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    joined_at TIMESTAMP WITH TIME ZONE NOT NULL,
    signed_at TIMESTAMP WITH TIME ZONE,
    signed_for TEXT,
    signed_by BIGINT,
    CONSTRAINT inventory_counter_pkey PRIMARY KEY (inventory_id, person_id),
    CONSTRAINT inventory_counter_signed CHECK (num_nulls(signed_at, signed_for, signed_by) in (0, 3))
);

CREATE TABLE lab.inventory_expected (
    inventory_id BIGINT NOT NULL,
    item_id BIGINT NOT NULL,
    place_id BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    CONSTRAINT inventory_expected_pkey PRIMARY KEY (inventory_id, item_id)
);

CREATE TABLE lab.inventory_need (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    place_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    admitted BOOLEAN NOT NULL,
    changed_by BIGINT,
    changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT inventory_need_pkey PRIMARY KEY (id)
);

CREATE INDEX inventory_need_place_id_idx ON lab.inventory_need (place_id);

CREATE TABLE lab.inventory_place (
    inventory_id BIGINT NOT NULL,
    place_id BIGINT NOT NULL,
    CONSTRAINT inventory_place_pkey PRIMARY KEY (inventory_id, place_id)
);

CREATE TABLE lab.inventory_scan (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    inventory_id BIGINT NOT NULL,
    code TEXT NOT NULL,
    item_id BIGINT,
    place_id BIGINT,
    here BIGINT NOT NULL,
    container_id BIGINT,
    superseded BOOLEAN DEFAULT 'false' NOT NULL,
    scanned_by BIGINT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT inventory_scan_pkey PRIMARY KEY (id),
    CONSTRAINT inventory_scan_one_subject CHECK (num_nonnulls(item_id, place_id) <= 1)
);

CREATE INDEX inventory_scan_inventory_id_id_idx ON lab.inventory_scan (inventory_id, id);

CREATE UNIQUE INDEX inventory_scan_item_once ON lab.inventory_scan (inventory_id, item_id) WHERE item_id is not null;

CREATE INDEX inventory_scan_place ON lab.inventory_scan (inventory_id, place_id) WHERE place_id is not null;

CREATE UNIQUE INDEX inventory_scan_unknown_once ON lab.inventory_scan (inventory_id, code) WHERE item_id is null and place_id is null;
