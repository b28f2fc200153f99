CREATE TABLE lab.court_exhibit (
    visit_id BIGINT NOT NULL,
    item_id BIGINT NOT NULL,
    outcome TEXT,
    court_receipt TEXT,
    seal_state TEXT,
    condition TEXT,
    note TEXT,
    settled_at TIMESTAMP WITH TIME ZONE,
    settled_by BIGINT,
    bearer TEXT,
    bearer_document TEXT,
    bearer_signature TEXT,
    document_id BIGINT,
    CONSTRAINT court_exhibit_pkey PRIMARY KEY (visit_id, item_id),
    CONSTRAINT court_exhibit_outcome CHECK (outcome in ('RETURNED', 'KEPT')),
    CONSTRAINT court_exhibit_settled CHECK ((outcome is null) = (settled_at is null)),
    CONSTRAINT court_exhibit_kept_with_receipt CHECK (outcome <> 'KEPT' or court_receipt is not null)
);

CREATE INDEX court_exhibit_item_id_idx ON lab.court_exhibit (item_id);

CREATE TABLE lab.court_visit (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    case_id BIGINT NOT NULL,
    court BIGINT NOT NULL,
    hearing_at TIMESTAMP WITH TIME ZONE NOT NULL,
    due_at TIMESTAMP WITH TIME ZONE NOT NULL,
    bearer TEXT NOT NULL,
    bearer_person BIGINT,
    bearer_document TEXT,
    bearer_signature TEXT,
    note TEXT,
    out_by BIGINT NOT NULL,
    out_at TIMESTAMP WITH TIME ZONE NOT NULL,
    document_id BIGINT,
    closed_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT court_visit_pkey PRIMARY KEY (id),
    CONSTRAINT court_visit_back_after_hearing CHECK (due_at >= hearing_at)
);

CREATE INDEX court_visit_case_id_idx ON lab.court_visit (case_id);

CREATE INDEX court_visit_hearing_at_id_idx ON lab.court_visit (hearing_at, id);

CREATE INDEX court_visit_open ON lab.court_visit (due_at, id) WHERE closed_at is null;
