CREATE TABLE lab.rollcall (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    disposition_id BIGINT NOT NULL,
    court TEXT NOT NULL,
    court_date DATE NOT NULL,
    order_number TEXT NOT NULL,
    state TEXT DEFAULT 'SCHEDULED' NOT NULL,
    scheduled_by BIGINT NOT NULL,
    scheduled_at TIMESTAMP WITH TIME ZONE NOT NULL,
    place TEXT,
    keeper BIGINT,
    witness BIGINT,
    opened_at TIMESTAMP WITH TIME ZONE,
    trouble TEXT,
    stopped_at TIMESTAMP WITH TIME ZONE,
    keeper_signature TEXT,
    signed_at TIMESTAMP WITH TIME ZONE,
    cancelling_reason TEXT,
    CONSTRAINT rollcall_pkey PRIMARY KEY (id),
    CONSTRAINT rollcall_state CHECK (state in ('SCHEDULED', 'CANCELLED', 'OPEN', 'PAUSED', 'STOPPED', 'CALLED', 'SIGNED')),
    CONSTRAINT rollcall_cancelled CHECK ((state = 'CANCELLED') = (cancelling_reason is not null)),
    CONSTRAINT rollcall_two_people CHECK (keeper <> witness),
    CONSTRAINT rollcall_stopped CHECK ((state = 'STOPPED') = (trouble is not null))
);

CREATE INDEX rollcall_disposition_id_idx ON lab.rollcall (disposition_id);

CREATE INDEX rollcall_state_court_date_idx ON lab.rollcall (state, court_date);

CREATE TABLE lab.rollcall_officer (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    rollcall_id BIGINT NOT NULL,
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    office TEXT NOT NULL,
    identity_document TEXT NOT NULL,
    signature_begin TEXT NOT NULL,
    signature_end TEXT,
    came_at TIMESTAMP WITH TIME ZONE NOT NULL,
    left_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT rollcall_officer_pkey PRIMARY KEY (id),
    CONSTRAINT rollcall_officer_role CHECK (role in ('magistrate', 'justice'))
);

CREATE INDEX rollcall_officer_rollcall_id_role_idx ON lab.rollcall_officer (rollcall_id, role);

CREATE INDEX rollcall_officer_signature_begin_idx ON lab.rollcall_officer (signature_begin);

CREATE INDEX rollcall_officer_signature_end_idx ON lab.rollcall_officer (signature_end);

CREATE TABLE lab.rollcall_parcel (
    rollcall_id BIGINT NOT NULL,
    item_id BIGINT NOT NULL,
    position BIGINT NOT NULL,
    state TEXT DEFAULT 'WAITING' NOT NULL,
    expected NUMERIC,
    unit TEXT,
    tolerance NUMERIC,
    reading NUMERIC,
    reading_unit TEXT,
    weight NUMERIC,
    raw TEXT,
    device TEXT,
    device_identity TEXT,
    seal TEXT,
    called_at TIMESTAMP WITH TIME ZONE,
    crossed_by BIGINT,
    magistrate BIGINT,
    justice BIGINT,
    discrepancy BIGINT,
    setting_aside_reason TEXT,
    CONSTRAINT rollcall_parcel_pkey PRIMARY KEY (rollcall_id, item_id),
    CONSTRAINT rollcall_parcel_state CHECK (state in ('WAITING', 'CROSSED', 'SET_ASIDE')),
    CONSTRAINT rollcall_parcel_weights CHECK (reading >= 0 and weight >= 0),
    CONSTRAINT rollcall_parcel_crossed_by_three CHECK (state <> 'CROSSED' or num_nulls(reading, reading_unit, raw, device, seal, crossed_by, magistrate, justice) = 0)
);

CREATE UNIQUE INDEX rollcall_parcel_position_key ON lab.rollcall_parcel (rollcall_id, position);
