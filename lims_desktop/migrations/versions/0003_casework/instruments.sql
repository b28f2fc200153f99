CREATE TABLE lab.instrument (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    maker TEXT NOT NULL,
    model TEXT NOT NULL,
    serial TEXT NOT NULL,
    software TEXT,
    place_id BIGINT,
    state TEXT DEFAULT 'IN_SERVICE' NOT NULL,
    calibration_due DATE,
    added_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT instrument_pkey PRIMARY KEY (id),
    CONSTRAINT instrument_state CHECK (state in ('IN_SERVICE', 'OUT_OF_SERVICE', 'RETIRED')),
    CONSTRAINT instrument_serial_of_maker UNIQUE (maker, serial)
);

CREATE TABLE lab.instrument_event (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    instrument_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    outcome TEXT,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    actor BIGINT NOT NULL,
    statement TEXT NOT NULL,
    valid_until DATE,
    certificate TEXT,
    CONSTRAINT instrument_event_pkey PRIMARY KEY (id),
    CONSTRAINT instrument_event_kind CHECK (kind in ('calibration', 'check', 'maintenance', 'repair', 'fault', 'out_of_service', 'in_service', 'retired', 'kind')),
    CONSTRAINT instrument_event_outcome CHECK (outcome in ('pass', 'fail'))
);

CREATE INDEX instrument_event_instrument_id_id_idx ON lab.instrument_event (instrument_id, id);

CREATE TABLE lab.lot (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    reagent_id BIGINT NOT NULL,
    number TEXT COLLATE "C" NOT NULL,
    received_at TIMESTAMP WITH TIME ZONE NOT NULL,
    received_by BIGINT NOT NULL,
    expires DATE NOT NULL,
    opened_at TIMESTAMP WITH TIME ZONE,
    opened_by BIGINT,
    quarantined_at TIMESTAMP WITH TIME ZONE,
    quarantine TEXT,
    left_over NUMERIC NOT NULL,
    certificate TEXT,
    CONSTRAINT lot_pkey PRIMARY KEY (id),
    CONSTRAINT lot_number_of_reagent UNIQUE (reagent_id, number),
    CONSTRAINT lot_left_over CHECK (left_over >= 0),
    CONSTRAINT lot_quarantine CHECK (num_nonnulls(quarantined_at, quarantine) in (0, 2))
);

CREATE INDEX lot_expires_idx ON lab.lot (expires);

CREATE TABLE lab.lot_use (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    lot_id BIGINT NOT NULL,
    amount NUMERIC NOT NULL,
    what_for TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    actor BIGINT NOT NULL,
    worksheet_id BIGINT,
    made BIGINT,
    CONSTRAINT lot_use_pkey PRIMARY KEY (id),
    CONSTRAINT lot_use_amount CHECK (amount <> 0)
);

CREATE INDEX lot_use_lot_id_id_idx ON lab.lot_use (lot_id, id);

CREATE INDEX lot_use_made_idx ON lab.lot_use (made);

CREATE INDEX lot_use_worksheet_id_idx ON lab.lot_use (worksheet_id);

CREATE TABLE lab.reagent (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    code TEXT COLLATE "C" NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    unit TEXT NOT NULL,
    supplier TEXT,
    storage TEXT,
    CONSTRAINT reagent_pkey PRIMARY KEY (id),
    CONSTRAINT reagent_kind CHECK (kind in ('reagent', 'reference', 'calibrator', 'control', 'solvent', 'consumable')),
    CONSTRAINT reagent_code_key UNIQUE (code)
);
