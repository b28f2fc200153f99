CREATE TABLE lab.result (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    worksheet_id BIGINT NOT NULL,
    position_id BIGINT,
    replicate BIGINT DEFAULT '0' NOT NULL,
    field TEXT NOT NULL,
    version BIGINT NOT NULL,
    typed TEXT,
    number NUMERIC,
    entered_by BIGINT NOT NULL,
    entered_at TIMESTAMP WITH TIME ZONE NOT NULL,
    reason TEXT,
    late BOOLEAN DEFAULT 'false' NOT NULL,
    source JSONB,
    superseded_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT result_pkey PRIMARY KEY (id),
    CONSTRAINT result_counted CHECK (version >= 1 and replicate between 0 and 999),
    CONSTRAINT result_reason_of_change CHECK (version = 1 or reason is not null)
);

CREATE UNIQUE INDEX result_current ON lab.result (worksheet_id, position_id, replicate, field) NULLS NOT DISTINCT WHERE superseded_at is null;

CREATE INDEX result_position_id_idx ON lab.result (position_id);

CREATE INDEX result_worksheet_id_idx ON lab.result (worksheet_id);

CREATE TABLE lab.run_position (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    worksheet_id BIGINT NOT NULL,
    place BIGINT NOT NULL,
    item_id BIGINT,
    assignment_id BIGINT,
    control TEXT,
    attempt BIGINT DEFAULT '1' NOT NULL,
    repeats BIGINT,
    repeat_reason TEXT,
    loaded_at TIMESTAMP WITH TIME ZONE,
    disposition TEXT,
    disposition_reason TEXT,
    disposed_by BIGINT,
    disposed_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT run_position_pkey PRIMARY KEY (id),
    CONSTRAINT run_position_worksheet_id_place_key UNIQUE (worksheet_id, place),
    CONSTRAINT run_position_item_or_control CHECK (num_nonnulls(item_id, control) = 1),
    CONSTRAINT run_position_assigned CHECK ((item_id is null) = (assignment_id is null)),
    CONSTRAINT run_position_disposition CHECK (disposition in ('reported', 'superseded', 'invalid')),
    CONSTRAINT run_position_disposed CHECK ((disposition is null) = (disposed_by is null) and (disposition in ('superseded', 'invalid')) = (disposition_reason is not null))
);

CREATE INDEX position_of_assignment ON lab.run_position (assignment_id) WHERE assignment_id is not null;

CREATE INDEX position_of_item ON lab.run_position (item_id) WHERE item_id is not null;

CREATE TABLE lab.worksheet (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    number TEXT COLLATE "C" NOT NULL,
    version_id BIGINT NOT NULL,
    state TEXT DEFAULT 'DRAFT' NOT NULL,
    analyst_id BIGINT NOT NULL,
    opened_at TIMESTAMP WITH TIME ZONE NOT NULL,
    started_at TIMESTAMP WITH TIME ZONE,
    submitted_at TIMESTAMP WITH TIME ZONE,
    submitted_by BIGINT,
    ended_at TIMESTAMP WITH TIME ZONE,
    ended_by BIGINT,
    ending TEXT,
    CONSTRAINT worksheet_pkey PRIMARY KEY (id),
    CONSTRAINT worksheet_state CHECK (state in ('DRAFT', 'RUNNING', 'SUBMITTED', 'QC_PASS', 'QC_FAIL', 'REVIEWED', 'ABORTED')),
    CONSTRAINT worksheet_number_key UNIQUE (number)
);

CREATE INDEX worksheet_analyst_id_state_idx ON lab.worksheet (analyst_id, state);

CREATE TABLE lab.worksheet_use (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    worksheet_id BIGINT NOT NULL,
    instrument_id BIGINT,
    lot_id BIGINT,
    CONSTRAINT worksheet_use_pkey PRIMARY KEY (id),
    CONSTRAINT worksheet_use_one CHECK (num_nonnulls(instrument_id, lot_id) = 1),
    CONSTRAINT worksheet_use_worksheet_id_instrument_id_key UNIQUE (worksheet_id, instrument_id),
    CONSTRAINT worksheet_use_worksheet_id_lot_id_key UNIQUE (worksheet_id, lot_id)
);

CREATE INDEX worksheet_use_instrument_id_idx ON lab.worksheet_use (instrument_id);

CREATE INDEX worksheet_use_lot_id_idx ON lab.worksheet_use (lot_id);
