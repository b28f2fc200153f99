CREATE TABLE lab.outside_read (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    person_id BIGINT NOT NULL,
    agency_id BIGINT NOT NULL,
    station TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    what TEXT NOT NULL,
    subject BIGINT,
    case_id BIGINT,
    words TEXT,
    transaction BIGINT NOT NULL,
    CONSTRAINT outside_read_pkey PRIMARY KEY (id),
    CONSTRAINT outside_read_what CHECK (what in ('cases', 'submissions', 'case', 'custody', 'report')),
    CONSTRAINT outside_read_subject CHECK ((what in ('cases', 'submissions')) = (subject is null))
);

CREATE INDEX outside_read_case_id_id_idx ON lab.outside_read (case_id, id);

CREATE INDEX outside_read_person_id_id_idx ON lab.outside_read (person_id, id);
