CREATE TABLE lab.custody (
    item_id BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    kind TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    prev_seq BIGINT GENERATED ALWAYS AS (nullif(seq - 1, 0)) STORED,
    prev_at TIMESTAMP WITH TIME ZONE,
    from_place BIGINT,
    to_place BIGINT NOT NULL,
    actor BIGINT NOT NULL,
    giver BIGINT,
    taker BIGINT,
    witness BIGINT,
    exception BOOLEAN DEFAULT 'false' NOT NULL,
    corrects BIGINT,
    claimed_at TIMESTAMP WITH TIME ZONE,
    outsider TEXT,
    identity_document TEXT,
    signature TEXT,
    statement TEXT,
    entry BIGINT NOT NULL,
    CONSTRAINT custody_pkey PRIMARY KEY (item_id, seq),
    CONSTRAINT custody_first_or_linked CHECK (case seq when 1 then num_nonnulls(from_place, prev_at) = 0 else seq > 1 and num_nulls(from_place, prev_at) = 0 and at > prev_at end),
    CONSTRAINT custody_kind CHECK (kind ~ case when from_place is distinct from to_place then '^(OFFER|COLLECT|SEIZE|ITEMISE|RECEIVE|STORE|RETRIEVE|HANDOVER|DISPATCH|ARRIVE|COURT_OUT|COURT_IN|RETURN|FOUND|CONSUME|DESTROY)$' else '^(REFUSE|INVENTORY_SEEN|INVENTORY_MISSING|OPEN_SEAL|SEAL|CORRECTION)$' end),
    CONSTRAINT custody_claimed_before CHECK (claimed_at < at),
    CONSTRAINT custody_correction_refers CHECK (kind <> 'CORRECTION' or corrects is not null),
    CONSTRAINT custody_item_seq_place_at UNIQUE (item_id, seq, to_place, at)
);

CREATE TABLE lab.dispatch (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    place_id BIGINT NOT NULL,
    to_office BIGINT NOT NULL,
    courier TEXT NOT NULL,
    due_at TIMESTAMP WITH TIME ZONE NOT NULL,
    dispatched_by BIGINT NOT NULL,
    dispatched_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT dispatch_pkey PRIMARY KEY (id),
    CONSTRAINT dispatch_place_id_key UNIQUE (place_id)
);

CREATE INDEX dispatch_due_at_idx ON lab.dispatch (due_at);

CREATE TABLE lab.offer (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    state TEXT DEFAULT 'OPEN' NOT NULL,
    giver BIGINT NOT NULL,
    taker BIGINT NOT NULL,
    items BIGINT[] NOT NULL,
    seqs BIGINT[] NOT NULL,
    digest BYTEA NOT NULL,
    offered_at TIMESTAMP WITH TIME ZONE NOT NULL,
    closed_at TIMESTAMP WITH TIME ZONE,
    reason TEXT,
    CONSTRAINT offer_pkey PRIMARY KEY (id),
    CONSTRAINT offer_state CHECK (state in ('OPEN', 'ACCEPTED', 'DECLINED', 'WITHDRAWN')),
    CONSTRAINT offer_two_people CHECK (giver <> taker)
);

CREATE INDEX offer_giver_state_idx ON lab.offer (giver, state);

CREATE INDEX offer_taker_state_idx ON lab.offer (taker, state);

CREATE TABLE lab.whereabouts (
    item_id BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    place_id BIGINT,
    placed_at TIMESTAMP WITH TIME ZONE,
    at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT whereabouts_pkey PRIMARY KEY (item_id),
    CONSTRAINT whereabouts_placed CHECK ((seq = 0) = (place_id is null) and (seq = 0) = (at is null))
)
 WITH (fillfactor = 60);

CREATE INDEX whereabouts_place_id_placed_at_idx ON lab.whereabouts (place_id, placed_at);
