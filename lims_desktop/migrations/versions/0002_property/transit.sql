CREATE TABLE lab.manifest_line (
    dispatch_id BIGINT NOT NULL,
    item_id BIGINT NOT NULL,
    outcome TEXT,
    seal_state TEXT,
    condition TEXT,
    note TEXT,
    settled_at TIMESTAMP WITH TIME ZONE,
    settled_by BIGINT,
    signature TEXT,
    document_id BIGINT,
    CONSTRAINT manifest_line_pkey PRIMARY KEY (dispatch_id, item_id),
    CONSTRAINT manifest_line_outcome CHECK (outcome in ('ARRIVED', 'MISSING')),
    CONSTRAINT manifest_line_settled CHECK ((outcome is null) = (settled_at is null))
);

CREATE INDEX manifest_line_item_id_idx ON lab.manifest_line (item_id);
