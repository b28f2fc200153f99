CREATE TABLE lab.excursion (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    place_id BIGINT NOT NULL,
    good_at TIMESTAMP WITH TIME ZONE,
    begun_at TIMESTAMP WITH TIME ZONE NOT NULL,
    last_at TIMESTAMP WITH TIME ZONE NOT NULL,
    ended_at TIMESTAMP WITH TIME ZONE,
    peak NUMERIC(5, 1) NOT NULL,
    low NUMERIC(5, 1),
    high NUMERIC(5, 1),
    raised_at TIMESTAMP WITH TIME ZONE NOT NULL,
    void BOOLEAN DEFAULT 'false' NOT NULL,
    acknowledged_by BIGINT,
    acknowledged_at TIMESTAMP WITH TIME ZONE,
    reason TEXT,
    CONSTRAINT excursion_pkey PRIMARY KEY (id),
    CONSTRAINT excursion_in_order CHECK (begun_at <= last_at and last_at <= ended_at),
    CONSTRAINT excursion_acknowledged CHECK (num_nonnulls(acknowledged_by, acknowledged_at, reason) in (0, 3))
);

CREATE INDEX excursion_open_idx ON lab.excursion (place_id) WHERE acknowledged_at is null and not void;

CREATE INDEX excursion_place_id_begun_at_idx ON lab.excursion (place_id, begun_at);

CREATE TABLE lab.reading (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    place_id BIGINT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    value NUMERIC(5, 1) NOT NULL,
    low NUMERIC(5, 1),
    high NUMERIC(5, 1),
    outside BOOLEAN GENERATED ALWAYS AS (coalesce(value < low, false) or coalesce(value > high, false)) STORED NOT NULL,
    source TEXT NOT NULL,
    device TEXT DEFAULT '' NOT NULL,
    raw TEXT,
    recorded_by BIGINT NOT NULL,
    recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT reading_pkey PRIMARY KEY (id),
    CONSTRAINT reading_source CHECK (source in ('hand', 'csv', 'logger')),
    CONSTRAINT reading_place_id_at_source_device_key UNIQUE (place_id, at, source, device)
);

CREATE INDEX reading_good_idx ON lab.reading (place_id, at) WHERE not outside;
