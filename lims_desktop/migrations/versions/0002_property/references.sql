ALTER TABLE lab.excursion ADD CONSTRAINT excursion_acknowledged_by_fkey FOREIGN KEY(acknowledged_by) REFERENCES lab.person (id);

ALTER TABLE lab.excursion ADD CONSTRAINT excursion_place_id_fkey FOREIGN KEY(place_id) REFERENCES lab.place (id);

ALTER TABLE lab.reading ADD CONSTRAINT reading_place_id_fkey FOREIGN KEY(place_id) REFERENCES lab.place (id);

ALTER TABLE lab.reading ADD CONSTRAINT reading_recorded_by_fkey FOREIGN KEY(recorded_by) REFERENCES lab.person (id);

ALTER TABLE lab.court_exhibit ADD CONSTRAINT court_exhibit_document_id_fkey FOREIGN KEY(document_id) REFERENCES lab.document (id);

ALTER TABLE lab.court_exhibit ADD CONSTRAINT court_exhibit_item_id_fkey FOREIGN KEY(item_id) REFERENCES lab.item (id);

ALTER TABLE lab.court_exhibit ADD CONSTRAINT court_exhibit_settled_by_fkey FOREIGN KEY(settled_by) REFERENCES lab.person (id);

ALTER TABLE lab.court_exhibit ADD CONSTRAINT court_exhibit_visit_id_fkey FOREIGN KEY(visit_id) REFERENCES lab.court_visit (id);

ALTER TABLE lab.court_visit ADD CONSTRAINT court_visit_bearer_person_fkey FOREIGN KEY(bearer_person) REFERENCES lab.person (id);

ALTER TABLE lab.court_visit ADD CONSTRAINT court_visit_case_id_fkey FOREIGN KEY(case_id) REFERENCES lab.case_file (id);

ALTER TABLE lab.court_visit ADD CONSTRAINT court_visit_court_fkey FOREIGN KEY(court) REFERENCES lab.agency (id);

ALTER TABLE lab.court_visit ADD CONSTRAINT court_visit_document_id_fkey FOREIGN KEY(document_id) REFERENCES lab.document (id);

ALTER TABLE lab.court_visit ADD CONSTRAINT court_visit_out_by_fkey FOREIGN KEY(out_by) REFERENCES lab.person (id);

ALTER TABLE lab.consumption ADD CONSTRAINT consumption_consumed_by_fkey FOREIGN KEY(consumed_by) REFERENCES lab.person (id);

ALTER TABLE lab.consumption ADD CONSTRAINT consumption_item_id_fkey FOREIGN KEY(item_id) REFERENCES lab.item (id);

ALTER TABLE lab.consumption ADD CONSTRAINT consumption_witness_fkey FOREIGN KEY(witness) REFERENCES lab.person (id);

ALTER TABLE lab.disposition ADD CONSTRAINT disposition_approved_by_fkey FOREIGN KEY(approved_by) REFERENCES lab.person (id);

ALTER TABLE lab.disposition ADD CONSTRAINT disposition_closed_by_fkey FOREIGN KEY(closed_by) REFERENCES lab.person (id);

ALTER TABLE lab.disposition ADD CONSTRAINT disposition_proposed_by_fkey FOREIGN KEY(proposed_by) REFERENCES lab.person (id);

ALTER TABLE lab.disposition ADD CONSTRAINT disposition_staging_place_fkey FOREIGN KEY(staging_place) REFERENCES lab.place (id);

ALTER TABLE lab.disposition_consent ADD CONSTRAINT disposition_consent_disposition_id_fkey FOREIGN KEY(disposition_id) REFERENCES lab.disposition (id);

ALTER TABLE lab.disposition_consent ADD CONSTRAINT disposition_consent_document_fkey FOREIGN KEY(document) REFERENCES lab.blob (sha256);

ALTER TABLE lab.disposition_consent ADD CONSTRAINT disposition_consent_recorded_by_fkey FOREIGN KEY(recorded_by) REFERENCES lab.person (id);

ALTER TABLE lab.disposition_consent ADD CONSTRAINT disposition_consent_withdrawn_by_fkey FOREIGN KEY(withdrawn_by) REFERENCES lab.person (id);

ALTER TABLE lab.disposition_item ADD CONSTRAINT disposition_item_disposition_id_fkey FOREIGN KEY(disposition_id) REFERENCES lab.disposition (id);

ALTER TABLE lab.disposition_item ADD CONSTRAINT disposition_item_executed_by_fkey FOREIGN KEY(executed_by) REFERENCES lab.person (id);

ALTER TABLE lab.disposition_item ADD CONSTRAINT disposition_item_item_id_fkey FOREIGN KEY(item_id) REFERENCES lab.item (id);

ALTER TABLE lab.disposition_item ADD CONSTRAINT disposition_item_second_witness_fkey FOREIGN KEY(second_witness) REFERENCES lab.person (id);

ALTER TABLE lab.disposition_item ADD CONSTRAINT disposition_item_witness_fkey FOREIGN KEY(witness) REFERENCES lab.person (id);

ALTER TABLE lab.document ADD CONSTRAINT document_case_id_fkey FOREIGN KEY(case_id) REFERENCES lab.case_file (id);

ALTER TABLE lab.document ADD CONSTRAINT document_issued_by_fkey FOREIGN KEY(issued_by) REFERENCES lab.person (id);

ALTER TABLE lab.document ADD CONSTRAINT document_sha256_fkey FOREIGN KEY(sha256) REFERENCES lab.blob (sha256);

ALTER TABLE lab.frozen_figure ADD CONSTRAINT frozen_figure_frozen_by_fkey FOREIGN KEY(frozen_by) REFERENCES lab.person (id);

ALTER TABLE lab.draft_file ADD CONSTRAINT draft_file_draft_id_fkey FOREIGN KEY(draft_id) REFERENCES lab.draft (id) ON DELETE CASCADE;

ALTER TABLE lab.draw ADD CONSTRAINT draw_drawn_by_fkey FOREIGN KEY(drawn_by) REFERENCES lab.person (id);

ALTER TABLE lab.draw ADD CONSTRAINT draw_place_id_fkey FOREIGN KEY(place_id) REFERENCES lab.place (id);

ALTER TABLE lab.inventory ADD CONSTRAINT inventory_closed_by_fkey FOREIGN KEY(closed_by) REFERENCES lab.person (id);

ALTER TABLE lab.inventory ADD CONSTRAINT inventory_draw_id_fkey FOREIGN KEY(draw_id) REFERENCES lab.draw (id);

ALTER TABLE lab.inventory ADD CONSTRAINT inventory_opened_by_fkey FOREIGN KEY(opened_by) REFERENCES lab.person (id);

ALTER TABLE lab.inventory ADD CONSTRAINT inventory_place_id_fkey FOREIGN KEY(place_id) REFERENCES lab.place (id);

ALTER TABLE lab.inventory_counter ADD CONSTRAINT inventory_counter_inventory_id_fkey FOREIGN KEY(inventory_id) REFERENCES lab.inventory (id);

ALTER TABLE lab.inventory_counter ADD CONSTRAINT inventory_counter_person_id_fkey FOREIGN KEY(person_id) REFERENCES lab.person (id);

ALTER TABLE lab.inventory_counter ADD CONSTRAINT inventory_counter_signed_by_fkey FOREIGN KEY(signed_by) REFERENCES lab.person (id);

ALTER TABLE lab.inventory_expected ADD CONSTRAINT inventory_expected_inventory_id_fkey FOREIGN KEY(inventory_id) REFERENCES lab.inventory (id);

ALTER TABLE lab.inventory_expected ADD CONSTRAINT inventory_expected_item_id_fkey FOREIGN KEY(item_id) REFERENCES lab.item (id);

ALTER TABLE lab.inventory_expected ADD CONSTRAINT inventory_expected_place_id_fkey FOREIGN KEY(place_id) REFERENCES lab.place (id);

ALTER TABLE lab.inventory_need ADD CONSTRAINT inventory_need_changed_by_fkey FOREIGN KEY(changed_by) REFERENCES lab.person (id);

ALTER TABLE lab.inventory_need ADD CONSTRAINT inventory_need_person_id_fkey FOREIGN KEY(person_id) REFERENCES lab.person (id);

ALTER TABLE lab.inventory_need ADD CONSTRAINT inventory_need_place_id_fkey FOREIGN KEY(place_id) REFERENCES lab.place (id);

ALTER TABLE lab.inventory_place ADD CONSTRAINT inventory_place_inventory_id_fkey FOREIGN KEY(inventory_id) REFERENCES lab.inventory (id);

ALTER TABLE lab.inventory_place ADD CONSTRAINT inventory_place_place_id_fkey FOREIGN KEY(place_id) REFERENCES lab.place (id);

ALTER TABLE lab.inventory_scan ADD CONSTRAINT inventory_scan_container_id_fkey FOREIGN KEY(container_id) REFERENCES lab.item (id);

ALTER TABLE lab.inventory_scan ADD CONSTRAINT inventory_scan_here_fkey FOREIGN KEY(here) REFERENCES lab.place (id);

ALTER TABLE lab.inventory_scan ADD CONSTRAINT inventory_scan_inventory_id_fkey FOREIGN KEY(inventory_id) REFERENCES lab.inventory (id);

ALTER TABLE lab.inventory_scan ADD CONSTRAINT inventory_scan_item_id_fkey FOREIGN KEY(item_id) REFERENCES lab.item (id);

ALTER TABLE lab.inventory_scan ADD CONSTRAINT inventory_scan_place_id_fkey FOREIGN KEY(place_id) REFERENCES lab.place (id);

ALTER TABLE lab.inventory_scan ADD CONSTRAINT inventory_scan_scanned_by_fkey FOREIGN KEY(scanned_by) REFERENCES lab.person (id);

ALTER TABLE lab.discrepancy_notice ADD CONSTRAINT discrepancy_notice_discrepancy_id_fkey FOREIGN KEY(discrepancy_id) REFERENCES lab.discrepancy (id);

ALTER TABLE lab.discrepancy_notice ADD CONSTRAINT discrepancy_notice_recorded_by_fkey FOREIGN KEY(recorded_by) REFERENCES lab.person (id);

ALTER TABLE lab.place_move ADD CONSTRAINT place_move_from_parent_fkey FOREIGN KEY(from_parent) REFERENCES lab.place (id);

ALTER TABLE lab.place_move ADD CONSTRAINT place_move_place_id_fkey FOREIGN KEY(place_id) REFERENCES lab.place (id);

ALTER TABLE lab.place_move ADD CONSTRAINT place_move_to_parent_fkey FOREIGN KEY(to_parent) REFERENCES lab.place (id);

ALTER TABLE lab.recall ADD CONSTRAINT recall_closed_by_fkey FOREIGN KEY(closed_by) REFERENCES lab.person (id);

ALTER TABLE lab.recall ADD CONSTRAINT recall_opened_by_fkey FOREIGN KEY(opened_by) REFERENCES lab.person (id);

ALTER TABLE lab.recall_item ADD CONSTRAINT recall_item_item_id_fkey FOREIGN KEY(item_id) REFERENCES lab.item (id);

ALTER TABLE lab.recall_item ADD CONSTRAINT recall_item_recall_id_fkey FOREIGN KEY(recall_id) REFERENCES lab.recall (id);

ALTER TABLE lab.release ADD CONSTRAINT release_agency_id_fkey FOREIGN KEY(agency_id) REFERENCES lab.agency (id);

ALTER TABLE lab.release ADD CONSTRAINT release_document_id_fkey FOREIGN KEY(document_id) REFERENCES lab.document (id);

ALTER TABLE lab.release ADD CONSTRAINT release_place_id_fkey FOREIGN KEY(place_id) REFERENCES lab.place (id);

ALTER TABLE lab.release ADD CONSTRAINT release_released_by_fkey FOREIGN KEY(released_by) REFERENCES lab.person (id);

ALTER TABLE lab.release ADD CONSTRAINT release_witness_fkey FOREIGN KEY(witness) REFERENCES lab.person (id);

ALTER TABLE lab.release_item ADD CONSTRAINT release_item_item_id_fkey FOREIGN KEY(item_id) REFERENCES lab.item (id);

ALTER TABLE lab.release_item ADD CONSTRAINT release_item_release_id_fkey FOREIGN KEY(release_id) REFERENCES lab.release (id);

ALTER TABLE lab.taken_back_item ADD CONSTRAINT taken_back_item_item_id_fkey FOREIGN KEY(item_id) REFERENCES lab.item (id);

ALTER TABLE lab.taken_back_item ADD CONSTRAINT taken_back_item_taking_back_id_fkey FOREIGN KEY(taking_back_id) REFERENCES lab.taking_back (id);

ALTER TABLE lab.taking_back ADD CONSTRAINT taking_back_document_id_fkey FOREIGN KEY(document_id) REFERENCES lab.document (id);

ALTER TABLE lab.taking_back ADD CONSTRAINT taking_back_place_id_fkey FOREIGN KEY(place_id) REFERENCES lab.place (id);

ALTER TABLE lab.taking_back ADD CONSTRAINT taking_back_received_by_fkey FOREIGN KEY(received_by) REFERENCES lab.person (id);

ALTER TABLE lab.case_outcome ADD CONSTRAINT case_outcome_case_id_fkey FOREIGN KEY(case_id) REFERENCES lab.case_file (id);

ALTER TABLE lab.case_outcome ADD CONSTRAINT case_outcome_recorded_by_fkey FOREIGN KEY(recorded_by) REFERENCES lab.person (id);

ALTER TABLE lab.retention_review ADD CONSTRAINT retention_review_item_id_fkey FOREIGN KEY(item_id) REFERENCES lab.item (id);

ALTER TABLE lab.retention_review ADD CONSTRAINT retention_review_reviewed_by_fkey FOREIGN KEY(reviewed_by) REFERENCES lab.person (id);

ALTER TABLE lab.retention_rule ADD CONSTRAINT retention_rule_changed_by_fkey FOREIGN KEY(changed_by) REFERENCES lab.person (id);

ALTER TABLE lab.retention_rule ADD CONSTRAINT retention_rule_vouched_by_fkey FOREIGN KEY(vouched_by) REFERENCES lab.person (id);

ALTER TABLE lab.rollcall ADD CONSTRAINT rollcall_disposition_id_fkey FOREIGN KEY(disposition_id) REFERENCES lab.disposition (id);

ALTER TABLE lab.rollcall ADD CONSTRAINT rollcall_keeper_fkey FOREIGN KEY(keeper) REFERENCES lab.person (id);

ALTER TABLE lab.rollcall ADD CONSTRAINT rollcall_keeper_signature_fkey FOREIGN KEY(keeper_signature) REFERENCES lab.blob (sha256);

ALTER TABLE lab.rollcall ADD CONSTRAINT rollcall_scheduled_by_fkey FOREIGN KEY(scheduled_by) REFERENCES lab.person (id);

ALTER TABLE lab.rollcall ADD CONSTRAINT rollcall_witness_fkey FOREIGN KEY(witness) REFERENCES lab.person (id);

ALTER TABLE lab.rollcall_officer ADD CONSTRAINT rollcall_officer_rollcall_id_fkey FOREIGN KEY(rollcall_id) REFERENCES lab.rollcall (id);

ALTER TABLE lab.rollcall_officer ADD CONSTRAINT rollcall_officer_signature_begin_fkey FOREIGN KEY(signature_begin) REFERENCES lab.blob (sha256);

ALTER TABLE lab.rollcall_officer ADD CONSTRAINT rollcall_officer_signature_end_fkey FOREIGN KEY(signature_end) REFERENCES lab.blob (sha256);

ALTER TABLE lab.rollcall_parcel ADD CONSTRAINT rollcall_parcel_crossed_by_fkey FOREIGN KEY(crossed_by) REFERENCES lab.person (id);

ALTER TABLE lab.rollcall_parcel ADD CONSTRAINT rollcall_parcel_discrepancy_fkey FOREIGN KEY(discrepancy) REFERENCES lab.discrepancy (id);

ALTER TABLE lab.rollcall_parcel ADD CONSTRAINT rollcall_parcel_item_id_fkey FOREIGN KEY(item_id) REFERENCES lab.item (id);

ALTER TABLE lab.rollcall_parcel ADD CONSTRAINT rollcall_parcel_justice_fkey FOREIGN KEY(justice) REFERENCES lab.rollcall_officer (id);

ALTER TABLE lab.rollcall_parcel ADD CONSTRAINT rollcall_parcel_magistrate_fkey FOREIGN KEY(magistrate) REFERENCES lab.rollcall_officer (id);

ALTER TABLE lab.rollcall_parcel ADD CONSTRAINT rollcall_parcel_rollcall_id_fkey FOREIGN KEY(rollcall_id) REFERENCES lab.rollcall (id);

ALTER TABLE lab.manifest_line ADD CONSTRAINT manifest_line_dispatch_id_fkey FOREIGN KEY(dispatch_id) REFERENCES lab.dispatch (id);

ALTER TABLE lab.manifest_line ADD CONSTRAINT manifest_line_document_id_fkey FOREIGN KEY(document_id) REFERENCES lab.document (id);

ALTER TABLE lab.manifest_line ADD CONSTRAINT manifest_line_item_id_fkey FOREIGN KEY(item_id) REFERENCES lab.item (id);

ALTER TABLE lab.manifest_line ADD CONSTRAINT manifest_line_settled_by_fkey FOREIGN KEY(settled_by) REFERENCES lab.person (id);
