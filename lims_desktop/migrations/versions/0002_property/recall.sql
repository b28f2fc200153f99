CREATE TABLE lab.recall (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    number TEXT COLLATE "C" NOT NULL,
    kind TEXT NOT NULL,
    subject JSONB NOT NULL,
    named TEXT NOT NULL,
    since TIMESTAMP WITH TIME ZONE NOT NULL,
    until TIMESTAMP WITH TIME ZONE NOT NULL,
    reason TEXT NOT NULL,
    items BIGINT NOT NULL,
    digest TEXT NOT NULL,
    opened_by BIGINT NOT NULL,
    opened_at TIMESTAMP WITH TIME ZONE NOT NULL,
    closed_by BIGINT,
    closed_at TIMESTAMP WITH TIME ZONE,
    conclusion TEXT,
    CONSTRAINT recall_pkey PRIMARY KEY (id),
    CONSTRAINT recall_interval CHECK (since < until),
    CONSTRAINT recall_closed CHECK (num_nulls(closed_by, closed_at, conclusion) in (0, 3)),
    CONSTRAINT recall_digest CHECK (digest ~ '^[0-9a-f]{64}$'),
    CONSTRAINT recall_number_key UNIQUE (number)
);

CREATE INDEX recall_open_idx ON lab.recall (id) WHERE closed_at is null;

CREATE TABLE lab.recall_item (
    recall_id BIGINT NOT NULL,
    item_id BIGINT NOT NULL,
    since TIMESTAMP WITH TIME ZONE NOT NULL,
    until TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT recall_item_pkey PRIMARY KEY (recall_id, item_id, since),
    CONSTRAINT recall_item_span CHECK (since < until)
);

CREATE INDEX recall_item_item_id_idx ON lab.recall_item (item_id);
