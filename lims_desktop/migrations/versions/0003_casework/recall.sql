CREATE TABLE lab.recall_worksheet (
    recall_id BIGINT NOT NULL,
    worksheet_id BIGINT NOT NULL,
    since TIMESTAMP WITH TIME ZONE NOT NULL,
    until TIMESTAMP WITH TIME ZONE NOT NULL,
    via TEXT,
    CONSTRAINT recall_worksheet_pkey PRIMARY KEY (recall_id, worksheet_id),
    CONSTRAINT recall_worksheet_span CHECK (since < until)
);

CREATE INDEX recall_worksheet_worksheet_id_idx ON lab.recall_worksheet (worksheet_id);
