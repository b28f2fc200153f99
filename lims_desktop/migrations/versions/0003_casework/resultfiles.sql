CREATE TABLE lab.control_period (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    method_id BIGINT NOT NULL,
    control TEXT NOT NULL,
    field TEXT NOT NULL,
    instrument_id BIGINT,
    mean NUMERIC NOT NULL,
    s NUMERIC NOT NULL,
    begins TIMESTAMP WITH TIME ZONE NOT NULL,
    settled_by BIGINT NOT NULL,
    settled_at TIMESTAMP WITH TIME ZONE NOT NULL,
    reason TEXT NOT NULL,
    CONSTRAINT control_period_pkey PRIMARY KEY (id),
    CONSTRAINT control_period_s CHECK (s > 0)
);

CREATE INDEX control_period_instrument_id_idx ON lab.control_period (instrument_id);

CREATE INDEX control_period_method_id_control_field_idx ON lab.control_period (method_id, control, field);

CREATE TABLE lab.control_point (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    worksheet_id BIGINT NOT NULL,
    position_id BIGINT NOT NULL,
    method_id BIGINT NOT NULL,
    control TEXT NOT NULL,
    field TEXT NOT NULL,
    value NUMERIC NOT NULL,
    accepted BOOLEAN NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT control_point_pkey PRIMARY KEY (id)
);

CREATE INDEX control_point_method_id_idx ON lab.control_point (method_id);

CREATE INDEX control_point_position_id_idx ON lab.control_point (position_id);

CREATE INDEX control_point_worksheet_id_idx ON lab.control_point (worksheet_id);

CREATE TABLE lab.result_file (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    worksheet_id BIGINT NOT NULL,
    instrument_id BIGINT,
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    layout JSONB NOT NULL,
    lines BIGINT NOT NULL,
    taken BIGINT NOT NULL,
    entered_by BIGINT NOT NULL,
    entered_at TIMESTAMP WITH TIME ZONE NOT NULL,
    again TEXT,
    CONSTRAINT result_file_pkey PRIMARY KEY (id),
    CONSTRAINT result_file_once UNIQUE (worksheet_id, sha256),
    CONSTRAINT result_file_counted CHECK (taken >= 1 and lines >= 1)
);

CREATE INDEX result_file_instrument_id_idx ON lab.result_file (instrument_id);

CREATE INDEX result_file_sha256_idx ON lab.result_file (sha256);

CREATE TABLE lab.result_mapping (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    instrument_id BIGINT NOT NULL,
    method_id BIGINT NOT NULL,
    layout JSONB NOT NULL,
    saved_by BIGINT NOT NULL,
    saved_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT result_mapping_pkey PRIMARY KEY (id),
    CONSTRAINT result_mapping_instrument_id_method_id_key UNIQUE (instrument_id, method_id)
);

CREATE INDEX result_mapping_method_id_idx ON lab.result_mapping (method_id);
