CREATE TABLE lab.office (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    code TEXT COLLATE "C" NOT NULL,
    name TEXT NOT NULL,
    arm TEXT NOT NULL,
    district TEXT,
    CONSTRAINT office_pkey PRIMARY KEY (id),
    CONSTRAINT office_code_key UNIQUE (code)
);

CREATE TABLE lab.place (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    kind TEXT NOT NULL,
    level TEXT,
    parent_id BIGINT,
    name TEXT NOT NULL,
    path TEXT NOT NULL,
    storage_class TEXT,
    temperature_low NUMERIC(5, 1),
    temperature_high NUMERIC(5, 1),
    capacity BIGINT,
    accepts TEXT[],
    limit_hours BIGINT,
    active BOOLEAN DEFAULT 'true' NOT NULL,
    words TSVECTOR GENERATED ALWAYS AS (lab.words(path, null)) STORED NOT NULL,
    CONSTRAINT place_pkey PRIMARY KEY (id),
    CONSTRAINT place_kind CHECK (kind in ('person', 'location', 'transit', 'external', 'terminal')),
    CONSTRAINT place_level_of_location CHECK ((kind = 'location') = (level is not null)),
    CONSTRAINT place_level CHECK (level in ('site', 'room', 'unit', 'shelf', 'bin')),
    CONSTRAINT place_class_of_location CHECK ((kind = 'location') = (storage_class is not null)),
    CONSTRAINT place_storage_class CHECK (storage_class in ('NORMAL', 'CONTROLLED', 'COLD', 'LOCKER')),
    CONSTRAINT place_capacity CHECK (capacity > 0),
    CONSTRAINT place_temperature CHECK (temperature_low <= temperature_high),
    CONSTRAINT place_name_in_parent UNIQUE (parent_id, name)
);

CREATE INDEX place_parent_id_idx ON lab.place (parent_id);

CREATE INDEX place_words_idx ON lab.place USING gin (words);

CREATE TABLE lab.admission (
    place_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    CONSTRAINT admission_pkey PRIMARY KEY (place_id, person_id)
);
