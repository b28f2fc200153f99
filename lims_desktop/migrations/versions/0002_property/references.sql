ALTER TABLE lab.excursion ADD CONSTRAINT excursion_acknowledged_by_fkey FOREIGN KEY(acknowledged_by) REFERENCES lab.person (id);

ALTER TABLE lab.excursion ADD CONSTRAINT excursion_place_id_fkey FOREIGN KEY(place_id) REFERENCES lab.place (id);

ALTER TABLE lab.reading ADD CONSTRAINT reading_place_id_fkey FOREIGN KEY(place_id) REFERENCES lab.place (id);

ALTER TABLE lab.reading ADD CONSTRAINT reading_recorded_by_fkey FOREIGN KEY(recorded_by) REFERENCES lab.person (id);

ALTER TABLE lab.document ADD CONSTRAINT document_case_id_fkey FOREIGN KEY(case_id) REFERENCES lab.case_file (id);

ALTER TABLE lab.document ADD CONSTRAINT document_issued_by_fkey FOREIGN KEY(issued_by) REFERENCES lab.person (id);

ALTER TABLE lab.document ADD CONSTRAINT document_sha256_fkey FOREIGN KEY(sha256) REFERENCES lab.blob (sha256);

ALTER TABLE lab.place_move ADD CONSTRAINT place_move_from_parent_fkey FOREIGN KEY(from_parent) REFERENCES lab.place (id);

ALTER TABLE lab.place_move ADD CONSTRAINT place_move_place_id_fkey FOREIGN KEY(place_id) REFERENCES lab.place (id);

ALTER TABLE lab.place_move ADD CONSTRAINT place_move_to_parent_fkey FOREIGN KEY(to_parent) REFERENCES lab.place (id);

ALTER TABLE lab.recall ADD CONSTRAINT recall_closed_by_fkey FOREIGN KEY(closed_by) REFERENCES lab.person (id);

ALTER TABLE lab.recall ADD CONSTRAINT recall_opened_by_fkey FOREIGN KEY(opened_by) REFERENCES lab.person (id);

ALTER TABLE lab.recall_item ADD CONSTRAINT recall_item_item_id_fkey FOREIGN KEY(item_id) REFERENCES lab.item (id);

ALTER TABLE lab.recall_item ADD CONSTRAINT recall_item_recall_id_fkey FOREIGN KEY(recall_id) REFERENCES lab.recall (id);
