CREATE TABLE lab.nonconformity (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    number TEXT COLLATE "C" NOT NULL,
    state TEXT DEFAULT 'RAISED' NOT NULL,
    kind TEXT NOT NULL,
    severity TEXT NOT NULL,
    what TEXT NOT NULL,
    found_at TIMESTAMP WITH TIME ZONE NOT NULL,
    since TIMESTAMP WITH TIME ZONE NOT NULL,
    raised_by BIGINT NOT NULL,
    raised_at TIMESTAMP WITH TIME ZONE NOT NULL,
    item_id BIGINT,
    worksheet_id BIGINT,
    instrument_id BIGINT,
    lot_id BIGINT,
    discrepancy_id BIGINT,
    excursion_id BIGINT,
    test_id BIGINT,
    owner BIGINT,
    due_at TIMESTAMP WITH TIME ZONE NOT NULL,
    closed_by BIGINT,
    closed_at TIMESTAMP WITH TIME ZONE,
    outcome TEXT,
    conclusion TEXT,
    CONSTRAINT nonconformity_pkey PRIMARY KEY (id),
    CONSTRAINT nonconformity_state CHECK (state in ('RAISED', 'INVESTIGATING', 'CORRECTING', 'CLOSED')),
    CONSTRAINT nonconformity_severity CHECK (severity in ('minor', 'major', 'critical')),
    CONSTRAINT nonconformity_in_order CHECK (since <= found_at),
    CONSTRAINT nonconformity_one_subject CHECK (num_nonnulls(item_id, worksheet_id, instrument_id, lot_id, discrepancy_id, excursion_id, test_id) <= 1),
    CONSTRAINT nonconformity_closed CHECK ((state = 'CLOSED') = (closed_at is not null) and num_nulls(closed_by, closed_at, outcome, conclusion) in (0, 4)),
    CONSTRAINT nonconformity_outcome CHECK (outcome in ('corrected', 'unfounded')),
    CONSTRAINT nonconformity_owned CHECK ((state = 'RAISED') = (owner is null) or state = 'CLOSED'),
    CONSTRAINT nonconformity_number_key UNIQUE (number)
);

CREATE INDEX nonconformity_discrepancy_id_idx ON lab.nonconformity (discrepancy_id);

CREATE INDEX nonconformity_excursion_id_idx ON lab.nonconformity (excursion_id);

CREATE INDEX nonconformity_instrument_id_idx ON lab.nonconformity (instrument_id);

CREATE INDEX nonconformity_item_id_idx ON lab.nonconformity (item_id);

CREATE INDEX nonconformity_lot_id_idx ON lab.nonconformity (lot_id);

CREATE INDEX nonconformity_open_idx ON lab.nonconformity (due_at) WHERE state <> 'CLOSED';

CREATE INDEX nonconformity_test_id_idx ON lab.nonconformity (test_id);

CREATE INDEX nonconformity_worksheet_id_idx ON lab.nonconformity (worksheet_id);

CREATE TABLE lab.nonconformity_action (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    nonconformity_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    statement TEXT NOT NULL,
    owner BIGINT NOT NULL,
    due DATE NOT NULL,
    planned_by BIGINT NOT NULL,
    planned_at TIMESTAMP WITH TIME ZONE NOT NULL,
    done_by BIGINT,
    done_at TIMESTAMP WITH TIME ZONE,
    done TEXT,
    settled_by BIGINT,
    settled_at TIMESTAMP WITH TIME ZONE,
    outcome TEXT,
    finding TEXT,
    CONSTRAINT nonconformity_action_pkey PRIMARY KEY (id),
    CONSTRAINT nonconformity_action_kind CHECK (kind in ('corrective', 'preventive')),
    CONSTRAINT nonconformity_action_done CHECK (num_nulls(done_by, done_at, done) in (0, 3)),
    CONSTRAINT nonconformity_action_settled CHECK (num_nulls(settled_by, settled_at, outcome, finding) in (0, 4)),
    CONSTRAINT nonconformity_action_outcome CHECK (outcome in ('effective', 'ineffective', 'withdrawn')),
    CONSTRAINT nonconformity_action_done_before CHECK (outcome is null or (outcome = 'withdrawn') = (done_at is null)),
    CONSTRAINT nonconformity_action_another_person CHECK (outcome = 'withdrawn' or settled_by not in (done_by, owner))
);

CREATE INDEX nonconformity_action_nonconformity_id_id_idx ON lab.nonconformity_action (nonconformity_id, id);

CREATE INDEX nonconformity_action_open_idx ON lab.nonconformity_action (owner) WHERE settled_at is null;

CREATE TABLE lab.nonconformity_assessment (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    nonconformity_id BIGINT NOT NULL,
    case_id BIGINT NOT NULL,
    verdict TEXT NOT NULL,
    because TEXT NOT NULL,
    assessed_by BIGINT NOT NULL,
    assessed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT nonconformity_assessment_pkey PRIMARY KEY (id),
    CONSTRAINT nonconformity_assessment_verdict CHECK (verdict in ('affected', 'not_affected'))
);

CREATE INDEX nonconformity_assessment_case_id_nonconformity_id_idx ON lab.nonconformity_assessment (case_id, nonconformity_id);

CREATE TABLE lab.nonconformity_case (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    nonconformity_id BIGINT NOT NULL,
    case_id BIGINT NOT NULL,
    how TEXT NOT NULL,
    recall_id BIGINT,
    items BIGINT NOT NULL,
    results BIGINT NOT NULL,
    reason TEXT,
    added_by BIGINT NOT NULL,
    added_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT nonconformity_case_pkey PRIMARY KEY (id),
    CONSTRAINT nonconformity_case_how CHECK (how in ('raised', 'recall', 'named')),
    CONSTRAINT nonconformity_case_recalled CHECK ((how = 'recall') = (recall_id is not null)),
    CONSTRAINT nonconformity_case_why CHECK ((how = 'named') = (reason is not null)),
    CONSTRAINT nonconformity_case_once UNIQUE (nonconformity_id, case_id, how, recall_id)
);

CREATE INDEX nonconformity_case_case_id_idx ON lab.nonconformity_case (case_id);

CREATE INDEX nonconformity_case_recall_id_idx ON lab.nonconformity_case (recall_id);

CREATE TABLE lab.nonconformity_note (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    nonconformity_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    statement TEXT NOT NULL,
    written_by BIGINT NOT NULL,
    written_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT nonconformity_note_pkey PRIMARY KEY (id),
    CONSTRAINT nonconformity_note_kind CHECK (kind in ('containment', 'root_cause', 'impact', 'note'))
);

CREATE INDEX nonconformity_note_nonconformity_id_id_idx ON lab.nonconformity_note (nonconformity_id, id);

CREATE TABLE lab.nonconformity_recall (
    nonconformity_id BIGINT NOT NULL,
    recall_id BIGINT NOT NULL,
    linked_by BIGINT NOT NULL,
    linked_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT nonconformity_recall_pkey PRIMARY KEY (nonconformity_id, recall_id)
);

CREATE INDEX nonconformity_recall_recall_id_idx ON lab.nonconformity_recall (recall_id);

CREATE TABLE lab.proficiency_test (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    number TEXT COLLATE "C" NOT NULL,
    kind TEXT NOT NULL,
    provider TEXT NOT NULL,
    round TEXT NOT NULL,
    method_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    samples BIGINT NOT NULL,
    due DATE NOT NULL,
    given_by BIGINT NOT NULL,
    given_at TIMESTAMP WITH TIME ZONE NOT NULL,
    submitted_at TIMESTAMP WITH TIME ZONE,
    result TEXT,
    outcome TEXT,
    z_score NUMERIC,
    evaluated_by BIGINT,
    evaluated_at TIMESTAMP WITH TIME ZONE,
    evaluation TEXT,
    evidence TEXT,
    withdrawn_by BIGINT,
    withdrawn_at TIMESTAMP WITH TIME ZONE,
    withdrawn TEXT,
    CONSTRAINT proficiency_test_pkey PRIMARY KEY (id),
    CONSTRAINT proficiency_test_kind CHECK (kind in ('proficiency', 'competency')),
    CONSTRAINT proficiency_test_outcome CHECK (outcome in ('pass', 'fail')),
    CONSTRAINT proficiency_test_samples CHECK (samples between 1 and 999),
    CONSTRAINT proficiency_test_submitted CHECK (num_nulls(submitted_at, result) in (0, 2)),
    CONSTRAINT proficiency_test_evaluated CHECK (num_nulls(outcome, evaluated_by, evaluated_at, evaluation) in (0, 4)),
    CONSTRAINT proficiency_test_withdrawn CHECK (num_nulls(withdrawn_by, withdrawn_at, withdrawn) in (0, 3)),
    CONSTRAINT proficiency_test_one_end CHECK (withdrawn_at is null or outcome is null),
    CONSTRAINT proficiency_test_another_person CHECK (evaluated_by <> person_id),
    CONSTRAINT proficiency_test_number_key UNIQUE (number)
);

CREATE INDEX proficiency_test_open_idx ON lab.proficiency_test (due) WHERE outcome is null and withdrawn_at is null;

CREATE INDEX proficiency_test_person_id_method_id_idx ON lab.proficiency_test (person_id, method_id);

CREATE TABLE lab.suspension (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    person_id BIGINT NOT NULL,
    method_id BIGINT NOT NULL,
    test_id BIGINT NOT NULL,
    since TIMESTAMP WITH TIME ZONE NOT NULL,
    lifted_by BIGINT,
    lifted_at TIMESTAMP WITH TIME ZONE,
    lifting_reason TEXT,
    CONSTRAINT suspension_pkey PRIMARY KEY (id),
    CONSTRAINT suspension_lifted CHECK (num_nulls(lifted_by, lifted_at, lifting_reason) in (0, 3)),
    CONSTRAINT suspension_another_person CHECK (lifted_by <> person_id),
    CONSTRAINT suspension_test_id_key UNIQUE (test_id)
);

CREATE INDEX suspension_active ON lab.suspension (person_id, method_id) WHERE lifted_at is null;
