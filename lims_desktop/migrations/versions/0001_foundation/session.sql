CREATE TABLE lab.act (
    id UUID NOT NULL,
    actor BIGINT NOT NULL,
    name TEXT NOT NULL,
    args_sha BYTEA NOT NULL,
    at TIMESTAMP WITH TIME ZONE DEFAULT clock_timestamp() NOT NULL,
    answer JSONB,
    CONSTRAINT act_pkey PRIMARY KEY (id)
)
 WITH (fillfactor = 60);

CREATE TABLE lab.policy (
    name TEXT NOT NULL,
    value JSONB NOT NULL,
    CONSTRAINT policy_pkey PRIMARY KEY (name)
);

CREATE UNLOGGED TABLE lab.session (
    pid INTEGER NOT NULL,
    login TEXT NOT NULL,
    person BIGINT NOT NULL,
    station TEXT NOT NULL,
    client TEXT NOT NULL,
    address INET,
    port INTEGER,
    authenticated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    clock TIMESTAMP WITH TIME ZONE,
    CONSTRAINT session_pkey PRIMARY KEY (pid)
)
 WITH (fillfactor = 50);

CREATE TABLE lab.vouch (
    act UUID NOT NULL,
    person BIGINT NOT NULL,
    name TEXT NOT NULL,
    args_sha BYTEA NOT NULL,
    role TEXT NOT NULL,
    station TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE DEFAULT clock_timestamp() NOT NULL,
    used TIMESTAMP WITH TIME ZONE,
    CONSTRAINT vouch_pkey PRIMARY KEY (act, person)
);
