ALTER TABLE lab.place ADD CONSTRAINT place_parent_id_fkey FOREIGN KEY(parent_id) REFERENCES lab.place (id);

ALTER TABLE lab.agency ADD CONSTRAINT agency_place_id_fkey FOREIGN KEY(place_id) REFERENCES lab.place (id);

ALTER TABLE lab.custody ADD CONSTRAINT custody_corrects FOREIGN KEY(item_id, corrects) REFERENCES lab.custody (item_id, seq);

ALTER TABLE lab.custody ADD CONSTRAINT custody_contiguous FOREIGN KEY(item_id, prev_seq, from_place, prev_at) REFERENCES lab.custody (item_id, seq, to_place, at);

ALTER TABLE lab.custody ADD CONSTRAINT custody_to_place_fkey FOREIGN KEY(to_place) REFERENCES lab.place (id);

ALTER TABLE lab.officer ADD CONSTRAINT officer_agency_id_fkey FOREIGN KEY(agency_id) REFERENCES lab.agency (id);

ALTER TABLE lab.person ADD CONSTRAINT person_agency_id_fkey FOREIGN KEY(agency_id) REFERENCES lab.agency (id);

ALTER TABLE lab.person ADD CONSTRAINT person_office_id_fkey FOREIGN KEY(office_id) REFERENCES lab.office (id);

ALTER TABLE lab.person ADD CONSTRAINT person_officer_id_fkey FOREIGN KEY(officer_id) REFERENCES lab.officer (id);

ALTER TABLE lab.person ADD CONSTRAINT person_place_id_fkey FOREIGN KEY(place_id) REFERENCES lab.place (id);

ALTER TABLE lab.admission ADD CONSTRAINT admission_person_id_fkey FOREIGN KEY(person_id) REFERENCES lab.person (id);

ALTER TABLE lab.admission ADD CONSTRAINT admission_place_id_fkey FOREIGN KEY(place_id) REFERENCES lab.place (id);

ALTER TABLE lab.blob ADD CONSTRAINT blob_kept_by_fkey FOREIGN KEY(kept_by) REFERENCES lab.person (id);

ALTER TABLE lab.case_file ADD CONSTRAINT case_file_agency_id_fkey FOREIGN KEY(agency_id) REFERENCES lab.agency (id);

ALTER TABLE lab.case_file ADD CONSTRAINT case_file_office_id_fkey FOREIGN KEY(office_id) REFERENCES lab.office (id);

ALTER TABLE lab.case_file ADD CONSTRAINT case_file_opened_by_fkey FOREIGN KEY(opened_by) REFERENCES lab.person (id);

ALTER TABLE lab.dispatch ADD CONSTRAINT dispatch_dispatched_by_fkey FOREIGN KEY(dispatched_by) REFERENCES lab.person (id);

ALTER TABLE lab.dispatch ADD CONSTRAINT dispatch_place_id_fkey FOREIGN KEY(place_id) REFERENCES lab.place (id);

ALTER TABLE lab.dispatch ADD CONSTRAINT dispatch_to_office_fkey FOREIGN KEY(to_office) REFERENCES lab.office (id);

ALTER TABLE lab.draft ADD CONSTRAINT draft_person_id_fkey FOREIGN KEY(person_id) REFERENCES lab.person (id);

ALTER TABLE lab.duty ADD CONSTRAINT duty_person_id_fkey FOREIGN KEY(person_id) REFERENCES lab.person (id);

ALTER TABLE lab.lockout ADD CONSTRAINT lockout_person_id_fkey FOREIGN KEY(person_id) REFERENCES lab.person (id);

ALTER TABLE lab.offer ADD CONSTRAINT offer_giver_fkey FOREIGN KEY(giver) REFERENCES lab.person (id);

ALTER TABLE lab.offer ADD CONSTRAINT offer_taker_fkey FOREIGN KEY(taker) REFERENCES lab.person (id);

ALTER TABLE lab.signin_failure ADD CONSTRAINT signin_failure_person_id_fkey FOREIGN KEY(person_id) REFERENCES lab.person (id);

ALTER TABLE lab.vouch ADD CONSTRAINT vouch_person_fkey FOREIGN KEY(person) REFERENCES lab.person (id);

ALTER TABLE lab.case_access ADD CONSTRAINT case_access_case_id_fkey FOREIGN KEY(case_id) REFERENCES lab.case_file (id);

ALTER TABLE lab.case_access ADD CONSTRAINT case_access_person_id_fkey FOREIGN KEY(person_id) REFERENCES lab.person (id);

ALTER TABLE lab.case_person ADD CONSTRAINT case_person_case_id_fkey FOREIGN KEY(case_id) REFERENCES lab.case_file (id);

ALTER TABLE lab.case_referral ADD CONSTRAINT case_referral_agency_id_fkey FOREIGN KEY(agency_id) REFERENCES lab.agency (id);

ALTER TABLE lab.case_referral ADD CONSTRAINT case_referral_case_id_fkey FOREIGN KEY(case_id) REFERENCES lab.case_file (id);

ALTER TABLE lab.submission ADD CONSTRAINT submission_agency_id_fkey FOREIGN KEY(agency_id) REFERENCES lab.agency (id);

ALTER TABLE lab.submission ADD CONSTRAINT submission_case_id_fkey FOREIGN KEY(case_id) REFERENCES lab.case_file (id);

ALTER TABLE lab.submission ADD CONSTRAINT submission_office_id_fkey FOREIGN KEY(office_id) REFERENCES lab.office (id);

ALTER TABLE lab.submission ADD CONSTRAINT submission_officer_id_fkey FOREIGN KEY(officer_id) REFERENCES lab.officer (id);

ALTER TABLE lab.submission ADD CONSTRAINT submission_prelogged_by_fkey FOREIGN KEY(prelogged_by) REFERENCES lab.person (id);

ALTER TABLE lab.submission ADD CONSTRAINT submission_received_by_fkey FOREIGN KEY(received_by) REFERENCES lab.person (id);

ALTER TABLE lab.item ADD CONSTRAINT item_agency_id_fkey FOREIGN KEY(agency_id) REFERENCES lab.agency (id);

ALTER TABLE lab.item ADD CONSTRAINT item_case_id_fkey FOREIGN KEY(case_id) REFERENCES lab.case_file (id);

ALTER TABLE lab.item ADD CONSTRAINT item_container_id_fkey FOREIGN KEY(container_id) REFERENCES lab.item (id);

ALTER TABLE lab.item ADD CONSTRAINT item_parent_id_fkey FOREIGN KEY(parent_id) REFERENCES lab.item (id);

ALTER TABLE lab.item ADD CONSTRAINT item_submission_id_fkey FOREIGN KEY(submission_id) REFERENCES lab.submission (id);

ALTER TABLE lab.attachment ADD CONSTRAINT attachment_attached_by_fkey FOREIGN KEY(attached_by) REFERENCES lab.person (id);

ALTER TABLE lab.attachment ADD CONSTRAINT attachment_case_id_fkey FOREIGN KEY(case_id) REFERENCES lab.case_file (id);

ALTER TABLE lab.attachment ADD CONSTRAINT attachment_item_id_fkey FOREIGN KEY(item_id) REFERENCES lab.item (id);

ALTER TABLE lab.attachment ADD CONSTRAINT attachment_sha256_fkey FOREIGN KEY(sha256) REFERENCES lab.blob (sha256);

ALTER TABLE lab.attachment ADD CONSTRAINT attachment_submission_id_fkey FOREIGN KEY(submission_id) REFERENCES lab.submission (id);

ALTER TABLE lab.discrepancy ADD CONSTRAINT discrepancy_case_id_fkey FOREIGN KEY(case_id) REFERENCES lab.case_file (id);

ALTER TABLE lab.discrepancy ADD CONSTRAINT discrepancy_item_id_fkey FOREIGN KEY(item_id) REFERENCES lab.item (id);

ALTER TABLE lab.discrepancy ADD CONSTRAINT discrepancy_raised_by_fkey FOREIGN KEY(raised_by) REFERENCES lab.person (id);

ALTER TABLE lab.discrepancy ADD CONSTRAINT discrepancy_settled_by_fkey FOREIGN KEY(settled_by) REFERENCES lab.person (id);

ALTER TABLE lab.discrepancy ADD CONSTRAINT discrepancy_submission_id_fkey FOREIGN KEY(submission_id) REFERENCES lab.submission (id);

ALTER TABLE lab.hold ADD CONSTRAINT hold_item_id_fkey FOREIGN KEY(item_id) REFERENCES lab.item (id);

ALTER TABLE lab.hold ADD CONSTRAINT hold_lifted_by_fkey FOREIGN KEY(lifted_by) REFERENCES lab.person (id);

ALTER TABLE lab.hold ADD CONSTRAINT hold_set_by_fkey FOREIGN KEY(set_by) REFERENCES lab.person (id);

ALTER TABLE lab.label ADD CONSTRAINT label_item_id_fkey FOREIGN KEY(item_id) REFERENCES lab.item (id);

ALTER TABLE lab.label ADD CONSTRAINT label_person_id_fkey FOREIGN KEY(person_id) REFERENCES lab.person (id);

ALTER TABLE lab.label ADD CONSTRAINT label_place_id_fkey FOREIGN KEY(place_id) REFERENCES lab.place (id);

ALTER TABLE lab.seal ADD CONSTRAINT seal_item_id_fkey FOREIGN KEY(item_id) REFERENCES lab.item (id);

ALTER TABLE lab.seal ADD CONSTRAINT seal_opened_by_fkey FOREIGN KEY(opened_by) REFERENCES lab.person (id);

ALTER TABLE lab.whereabouts ADD CONSTRAINT whereabouts_item_id_fkey FOREIGN KEY(item_id) REFERENCES lab.item (id);

ALTER TABLE lab.whereabouts ADD CONSTRAINT item_is_where_its_newest_event_put_it FOREIGN KEY(item_id, seq, place_id, at) REFERENCES lab.custody (item_id, seq, to_place, at) DEFERRABLE INITIALLY DEFERRED;
