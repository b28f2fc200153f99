CREATE TABLE lab.frozen_figure (
    month DATE NOT NULL,
    code TEXT NOT NULL,
    version BIGINT NOT NULL,
    as_of TIMESTAMP WITH TIME ZONE NOT NULL,
    rows JSONB NOT NULL,
    sha256 TEXT NOT NULL,
    frozen_by BIGINT NOT NULL,
    frozen_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT frozen_figure_pkey PRIMARY KEY (month, code),
    CONSTRAINT frozen_figure_month CHECK (extract(day from month) = 1)
);

CREATE INDEX frozen_figure_as_of_idx ON lab.frozen_figure (as_of);
