CREATE TABLE lab.counter (
    name TEXT NOT NULL,
    year BIGINT NOT NULL,
    last BIGINT NOT NULL,
    CONSTRAINT counter_pkey PRIMARY KEY (name, year)
);

CREATE TABLE lab.term (
    list TEXT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    name_es TEXT NOT NULL,
    extra JSONB DEFAULT '{}' NOT NULL,
    position BIGINT DEFAULT '0' NOT NULL,
    active BOOLEAN DEFAULT 'true' NOT NULL,
    CONSTRAINT term_pkey PRIMARY KEY (list, code)
);
