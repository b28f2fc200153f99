CREATE TABLE ledger.checkpoint (
    size BIGINT NOT NULL,
    root BYTEA NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    peaks BYTEA[] NOT NULL,
    seal BYTEA NOT NULL,
    CONSTRAINT checkpoint_pkey PRIMARY KEY (size)
);

CREATE TABLE ledger.entry (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    stream TEXT COLLATE "C" NOT NULL,
    number INTEGER NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    actor TEXT COLLATE "C" NOT NULL,
    second TEXT COLLATE "C",
    station TEXT COLLATE "C",
    act UUID,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    reason TEXT COLLATE "C",
    body TEXT COLLATE "C" NOT NULL,
    previous BYTEA NOT NULL,
    hash BYTEA NOT NULL,
    CONSTRAINT entry_pkey PRIMARY KEY (id),
    CONSTRAINT entry_stream_number_key UNIQUE (stream, number),
    CONSTRAINT entry_digests CHECK (octet_length(hash) = 32 and octet_length(previous) = 32)
);

CREATE TABLE ledger.head (
    stream TEXT COLLATE "C" NOT NULL,
    number INTEGER NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    hash BYTEA NOT NULL,
    previous BYTEA NOT NULL,
    CONSTRAINT head_pkey PRIMARY KEY (stream)
)
 WITH (fillfactor = 40);

CREATE TABLE ledger.leaf (
    position BIGINT NOT NULL,
    entry BIGINT NOT NULL,
    hash BYTEA NOT NULL,
    CONSTRAINT leaf_pkey PRIMARY KEY (position),
    CONSTRAINT leaf_entry_key UNIQUE (entry)
);

CREATE TABLE ledger.pending (
    entry BIGINT NOT NULL,
    hash BYTEA NOT NULL
);

COMMENT ON TABLE ledger.pending IS 'Entries that still wait for their place in the tree; written and committed together with the entry.';

CREATE TABLE ledger.turn (
    one BOOLEAN NOT NULL,
    CONSTRAINT turn_pkey PRIMARY KEY (one),
    CONSTRAINT turn_one CHECK (one)
);

CREATE TABLE ledger.witness (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    station TEXT COLLATE "C" NOT NULL,
    actor TEXT COLLATE "C" NOT NULL,
    size BIGINT NOT NULL,
    root BYTEA NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    seen_at TIMESTAMP WITH TIME ZONE DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT witness_pkey PRIMARY KEY (id),
    CONSTRAINT witness_station_size_root_at_key UNIQUE (station, size, root, at)
);
