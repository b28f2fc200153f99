CREATE TABLE lab.place_move (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    place_id BIGINT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    from_parent BIGINT,
    to_parent BIGINT,
    CONSTRAINT place_move_pkey PRIMARY KEY (id),
    CONSTRAINT place_move_elsewhere CHECK (from_parent is distinct from to_parent),
    CONSTRAINT place_move_place_id_at_key UNIQUE (place_id, at)
);

CREATE INDEX place_move_from_parent_idx ON lab.place_move (from_parent);
