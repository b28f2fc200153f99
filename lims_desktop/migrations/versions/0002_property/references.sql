ALTER TABLE lab.document ADD CONSTRAINT document_case_id_fkey FOREIGN KEY(case_id) REFERENCES lab.case_file (id);

ALTER TABLE lab.document ADD CONSTRAINT document_issued_by_fkey FOREIGN KEY(issued_by) REFERENCES lab.person (id);

ALTER TABLE lab.document ADD CONSTRAINT document_sha256_fkey FOREIGN KEY(sha256) REFERENCES lab.blob (sha256);
