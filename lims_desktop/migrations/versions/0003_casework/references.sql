ALTER TABLE lab.bundle ADD CONSTRAINT bundle_begun_by_fkey FOREIGN KEY(begun_by) REFERENCES lab.person (id);

ALTER TABLE lab.bundle ADD CONSTRAINT bundle_case_id_fkey FOREIGN KEY(case_id) REFERENCES lab.case_file (id);

ALTER TABLE lab.bundle ADD CONSTRAINT bundle_report_id_fkey FOREIGN KEY(report_id) REFERENCES lab.report (id);

ALTER TABLE lab.authority_certificate ADD CONSTRAINT authority_certificate_published_by_fkey FOREIGN KEY(published_by) REFERENCES lab.person (id);

ALTER TABLE lab.certificate ADD CONSTRAINT certificate_bound_by_fkey FOREIGN KEY(bound_by) REFERENCES lab.person (id);

ALTER TABLE lab.certificate ADD CONSTRAINT certificate_person_id_fkey FOREIGN KEY(person_id) REFERENCES lab.person (id);

ALTER TABLE lab.certificate ADD CONSTRAINT certificate_withdrawn_by_fkey FOREIGN KEY(withdrawn_by) REFERENCES lab.person (id);

ALTER TABLE lab.revocation_list ADD CONSTRAINT revocation_list_authority_id_fkey FOREIGN KEY(authority_id) REFERENCES lab.authority_certificate (id);

ALTER TABLE lab.revocation_list ADD CONSTRAINT revocation_list_published_by_fkey FOREIGN KEY(published_by) REFERENCES lab.person (id);

ALTER TABLE lab.outside_read ADD CONSTRAINT outside_read_agency_id_fkey FOREIGN KEY(agency_id) REFERENCES lab.agency (id);

ALTER TABLE lab.outside_read ADD CONSTRAINT outside_read_case_id_fkey FOREIGN KEY(case_id) REFERENCES lab.case_file (id);

ALTER TABLE lab.outside_read ADD CONSTRAINT outside_read_person_id_fkey FOREIGN KEY(person_id) REFERENCES lab.person (id);

ALTER TABLE lab.enquiry ADD CONSTRAINT enquiry_agency_id_fkey FOREIGN KEY(agency_id) REFERENCES lab.agency (id);

ALTER TABLE lab.enquiry ADD CONSTRAINT enquiry_asked_by_fkey FOREIGN KEY(asked_by) REFERENCES lab.person (id);

ALTER TABLE lab.enquiry ADD CONSTRAINT enquiry_case_id_fkey FOREIGN KEY(case_id) REFERENCES lab.case_file (id);

ALTER TABLE lab.enquiry ADD CONSTRAINT enquiry_closed_by_fkey FOREIGN KEY(closed_by) REFERENCES lab.person (id);

ALTER TABLE lab.enquiry ADD CONSTRAINT enquiry_nonconformity_id_fkey FOREIGN KEY(nonconformity_id) REFERENCES lab.nonconformity (id);

ALTER TABLE lab.enquiry ADD CONSTRAINT enquiry_privileged_by_fkey FOREIGN KEY(privileged_by) REFERENCES lab.person (id);

ALTER TABLE lab.enquiry ADD CONSTRAINT enquiry_report_id_fkey FOREIGN KEY(report_id) REFERENCES lab.report (id);

ALTER TABLE lab.enquiry_note ADD CONSTRAINT enquiry_note_enquiry_id_fkey FOREIGN KEY(enquiry_id) REFERENCES lab.enquiry (id);

ALTER TABLE lab.enquiry_note ADD CONSTRAINT enquiry_note_person_id_fkey FOREIGN KEY(person_id) REFERENCES lab.person (id);

ALTER TABLE lab.hearing ADD CONSTRAINT hearing_agency_id_fkey FOREIGN KEY(agency_id) REFERENCES lab.agency (id);

ALTER TABLE lab.hearing ADD CONSTRAINT hearing_cancelled_by_fkey FOREIGN KEY(cancelled_by) REFERENCES lab.person (id);

ALTER TABLE lab.hearing ADD CONSTRAINT hearing_case_id_fkey FOREIGN KEY(case_id) REFERENCES lab.case_file (id);

ALTER TABLE lab.hearing ADD CONSTRAINT hearing_told_by_fkey FOREIGN KEY(told_by) REFERENCES lab.person (id);

ALTER TABLE lab.subpoena ADD CONSTRAINT subpoena_agency_id_fkey FOREIGN KEY(agency_id) REFERENCES lab.agency (id);

ALTER TABLE lab.subpoena ADD CONSTRAINT subpoena_case_id_fkey FOREIGN KEY(case_id) REFERENCES lab.case_file (id);

ALTER TABLE lab.subpoena ADD CONSTRAINT subpoena_served_by_fkey FOREIGN KEY(served_by) REFERENCES lab.person (id);

ALTER TABLE lab.subpoena ADD CONSTRAINT subpoena_told_by_fkey FOREIGN KEY(told_by) REFERENCES lab.person (id);

ALTER TABLE lab.subpoena ADD CONSTRAINT subpoena_witness_id_fkey FOREIGN KEY(witness_id) REFERENCES lab.person (id);

ALTER TABLE lab.testimony ADD CONSTRAINT testimony_case_id_fkey FOREIGN KEY(case_id) REFERENCES lab.case_file (id);

ALTER TABLE lab.testimony ADD CONSTRAINT testimony_recorded_by_fkey FOREIGN KEY(recorded_by) REFERENCES lab.person (id);

ALTER TABLE lab.testimony ADD CONSTRAINT testimony_subpoena_id_fkey FOREIGN KEY(subpoena_id) REFERENCES lab.subpoena (id);

ALTER TABLE lab.testimony_difficulty ADD CONSTRAINT testimony_difficulty_case_id_fkey FOREIGN KEY(case_id) REFERENCES lab.case_file (id);

ALTER TABLE lab.testimony_difficulty ADD CONSTRAINT testimony_difficulty_subpoena_id_fkey FOREIGN KEY(subpoena_id) REFERENCES lab.subpoena (id);

ALTER TABLE lab.form_key ADD CONSTRAINT form_key_person_id_fkey FOREIGN KEY(person_id) REFERENCES lab.person (id);

ALTER TABLE lab.form_key ADD CONSTRAINT form_key_withdrawn_by_fkey FOREIGN KEY(withdrawn_by) REFERENCES lab.person (id);

ALTER TABLE lab.offline_form ADD CONSTRAINT offline_form_key_id_fkey FOREIGN KEY(key_id) REFERENCES lab.form_key (id);

ALTER TABLE lab.offline_form ADD CONSTRAINT offline_form_opened_by_fkey FOREIGN KEY(opened_by) REFERENCES lab.person (id);

ALTER TABLE lab.offline_form ADD CONSTRAINT offline_form_submission_id_fkey FOREIGN KEY(submission_id) REFERENCES lab.submission (id);

ALTER TABLE lab.instrument ADD CONSTRAINT instrument_place_id_fkey FOREIGN KEY(place_id) REFERENCES lab.place (id);

ALTER TABLE lab.instrument_event ADD CONSTRAINT instrument_event_actor_fkey FOREIGN KEY(actor) REFERENCES lab.person (id);

ALTER TABLE lab.instrument_event ADD CONSTRAINT instrument_event_certificate_fkey FOREIGN KEY(certificate) REFERENCES lab.blob (sha256);

ALTER TABLE lab.instrument_event ADD CONSTRAINT instrument_event_instrument_id_fkey FOREIGN KEY(instrument_id) REFERENCES lab.instrument (id);

ALTER TABLE lab.lot ADD CONSTRAINT lot_certificate_fkey FOREIGN KEY(certificate) REFERENCES lab.blob (sha256);

ALTER TABLE lab.lot ADD CONSTRAINT lot_opened_by_fkey FOREIGN KEY(opened_by) REFERENCES lab.person (id);

ALTER TABLE lab.lot ADD CONSTRAINT lot_reagent_id_fkey FOREIGN KEY(reagent_id) REFERENCES lab.reagent (id);

ALTER TABLE lab.lot ADD CONSTRAINT lot_received_by_fkey FOREIGN KEY(received_by) REFERENCES lab.person (id);

ALTER TABLE lab.lot_use ADD CONSTRAINT lot_use_actor_fkey FOREIGN KEY(actor) REFERENCES lab.person (id);

ALTER TABLE lab.lot_use ADD CONSTRAINT lot_use_lot_id_fkey FOREIGN KEY(lot_id) REFERENCES lab.lot (id);

ALTER TABLE lab.lot_use ADD CONSTRAINT lot_use_made_fkey FOREIGN KEY(made) REFERENCES lab.lot (id);

ALTER TABLE lab.lot_use ADD CONSTRAINT lot_use_worksheet_id_fkey FOREIGN KEY(worksheet_id) REFERENCES lab.worksheet (id);

ALTER TABLE lab.authorisation ADD CONSTRAINT authorisation_granted_by_fkey FOREIGN KEY(granted_by) REFERENCES lab.person (id);

ALTER TABLE lab.authorisation ADD CONSTRAINT authorisation_method_id_fkey FOREIGN KEY(method_id) REFERENCES lab.method (id);

ALTER TABLE lab.authorisation ADD CONSTRAINT authorisation_person_id_fkey FOREIGN KEY(person_id) REFERENCES lab.person (id);

ALTER TABLE lab.authorisation ADD CONSTRAINT authorisation_revoked_by_fkey FOREIGN KEY(revoked_by) REFERENCES lab.person (id);

ALTER TABLE lab.authorisation ADD CONSTRAINT authorisation_test_id_fkey FOREIGN KEY(test_id) REFERENCES lab.proficiency_test (id);

ALTER TABLE lab.method_approval ADD CONSTRAINT method_approval_person_id_fkey FOREIGN KEY(person_id) REFERENCES lab.person (id);

ALTER TABLE lab.method_approval ADD CONSTRAINT method_approval_version_id_fkey FOREIGN KEY(version_id) REFERENCES lab.method_version (id);

ALTER TABLE lab.method_version ADD CONSTRAINT method_version_method_id_fkey FOREIGN KEY(method_id) REFERENCES lab.method (id);

ALTER TABLE lab.method_version ADD CONSTRAINT method_version_proposed_by_fkey FOREIGN KEY(proposed_by) REFERENCES lab.person (id);

ALTER TABLE lab.nonconformity ADD CONSTRAINT nonconformity_closed_by_fkey FOREIGN KEY(closed_by) REFERENCES lab.person (id);

ALTER TABLE lab.nonconformity ADD CONSTRAINT nonconformity_discrepancy_id_fkey FOREIGN KEY(discrepancy_id) REFERENCES lab.discrepancy (id);

ALTER TABLE lab.nonconformity ADD CONSTRAINT nonconformity_excursion_id_fkey FOREIGN KEY(excursion_id) REFERENCES lab.excursion (id);

ALTER TABLE lab.nonconformity ADD CONSTRAINT nonconformity_instrument_id_fkey FOREIGN KEY(instrument_id) REFERENCES lab.instrument (id);

ALTER TABLE lab.nonconformity ADD CONSTRAINT nonconformity_item_id_fkey FOREIGN KEY(item_id) REFERENCES lab.item (id);

ALTER TABLE lab.nonconformity ADD CONSTRAINT nonconformity_lot_id_fkey FOREIGN KEY(lot_id) REFERENCES lab.lot (id);

ALTER TABLE lab.nonconformity ADD CONSTRAINT nonconformity_owner_fkey FOREIGN KEY(owner) REFERENCES lab.person (id);

ALTER TABLE lab.nonconformity ADD CONSTRAINT nonconformity_raised_by_fkey FOREIGN KEY(raised_by) REFERENCES lab.person (id);

ALTER TABLE lab.nonconformity ADD CONSTRAINT nonconformity_test_id_fkey FOREIGN KEY(test_id) REFERENCES lab.proficiency_test (id);

ALTER TABLE lab.nonconformity ADD CONSTRAINT nonconformity_worksheet_id_fkey FOREIGN KEY(worksheet_id) REFERENCES lab.worksheet (id);

ALTER TABLE lab.nonconformity_action ADD CONSTRAINT nonconformity_action_done_by_fkey FOREIGN KEY(done_by) REFERENCES lab.person (id);

ALTER TABLE lab.nonconformity_action ADD CONSTRAINT nonconformity_action_nonconformity_id_fkey FOREIGN KEY(nonconformity_id) REFERENCES lab.nonconformity (id);

ALTER TABLE lab.nonconformity_action ADD CONSTRAINT nonconformity_action_owner_fkey FOREIGN KEY(owner) REFERENCES lab.person (id);

ALTER TABLE lab.nonconformity_action ADD CONSTRAINT nonconformity_action_planned_by_fkey FOREIGN KEY(planned_by) REFERENCES lab.person (id);

ALTER TABLE lab.nonconformity_action ADD CONSTRAINT nonconformity_action_settled_by_fkey FOREIGN KEY(settled_by) REFERENCES lab.person (id);

ALTER TABLE lab.nonconformity_assessment ADD CONSTRAINT nonconformity_assessment_assessed_by_fkey FOREIGN KEY(assessed_by) REFERENCES lab.person (id);

ALTER TABLE lab.nonconformity_assessment ADD CONSTRAINT nonconformity_assessment_case_id_fkey FOREIGN KEY(case_id) REFERENCES lab.case_file (id);

ALTER TABLE lab.nonconformity_assessment ADD CONSTRAINT nonconformity_assessment_nonconformity_id_fkey FOREIGN KEY(nonconformity_id) REFERENCES lab.nonconformity (id);

ALTER TABLE lab.nonconformity_case ADD CONSTRAINT nonconformity_case_added_by_fkey FOREIGN KEY(added_by) REFERENCES lab.person (id);

ALTER TABLE lab.nonconformity_case ADD CONSTRAINT nonconformity_case_case_id_fkey FOREIGN KEY(case_id) REFERENCES lab.case_file (id);

ALTER TABLE lab.nonconformity_case ADD CONSTRAINT nonconformity_case_nonconformity_id_fkey FOREIGN KEY(nonconformity_id) REFERENCES lab.nonconformity (id);

ALTER TABLE lab.nonconformity_case ADD CONSTRAINT nonconformity_case_recall_id_fkey FOREIGN KEY(recall_id) REFERENCES lab.recall (id);

ALTER TABLE lab.nonconformity_note ADD CONSTRAINT nonconformity_note_nonconformity_id_fkey FOREIGN KEY(nonconformity_id) REFERENCES lab.nonconformity (id);

ALTER TABLE lab.nonconformity_note ADD CONSTRAINT nonconformity_note_written_by_fkey FOREIGN KEY(written_by) REFERENCES lab.person (id);

ALTER TABLE lab.nonconformity_recall ADD CONSTRAINT nonconformity_recall_linked_by_fkey FOREIGN KEY(linked_by) REFERENCES lab.person (id);

ALTER TABLE lab.nonconformity_recall ADD CONSTRAINT nonconformity_recall_nonconformity_id_fkey FOREIGN KEY(nonconformity_id) REFERENCES lab.nonconformity (id);

ALTER TABLE lab.nonconformity_recall ADD CONSTRAINT nonconformity_recall_recall_id_fkey FOREIGN KEY(recall_id) REFERENCES lab.recall (id);

ALTER TABLE lab.proficiency_test ADD CONSTRAINT proficiency_test_evaluated_by_fkey FOREIGN KEY(evaluated_by) REFERENCES lab.person (id);

ALTER TABLE lab.proficiency_test ADD CONSTRAINT proficiency_test_evidence_fkey FOREIGN KEY(evidence) REFERENCES lab.blob (sha256);

ALTER TABLE lab.proficiency_test ADD CONSTRAINT proficiency_test_given_by_fkey FOREIGN KEY(given_by) REFERENCES lab.person (id);

ALTER TABLE lab.proficiency_test ADD CONSTRAINT proficiency_test_method_id_fkey FOREIGN KEY(method_id) REFERENCES lab.method (id);

ALTER TABLE lab.proficiency_test ADD CONSTRAINT proficiency_test_person_id_fkey FOREIGN KEY(person_id) REFERENCES lab.person (id);

ALTER TABLE lab.proficiency_test ADD CONSTRAINT proficiency_test_withdrawn_by_fkey FOREIGN KEY(withdrawn_by) REFERENCES lab.person (id);

ALTER TABLE lab.suspension ADD CONSTRAINT suspension_lifted_by_fkey FOREIGN KEY(lifted_by) REFERENCES lab.person (id);

ALTER TABLE lab.suspension ADD CONSTRAINT suspension_method_id_fkey FOREIGN KEY(method_id) REFERENCES lab.method (id);

ALTER TABLE lab.suspension ADD CONSTRAINT suspension_person_id_fkey FOREIGN KEY(person_id) REFERENCES lab.person (id);

ALTER TABLE lab.suspension ADD CONSTRAINT suspension_test_id_fkey FOREIGN KEY(test_id) REFERENCES lab.proficiency_test (id);

ALTER TABLE lab.recall_worksheet ADD CONSTRAINT recall_worksheet_recall_id_fkey FOREIGN KEY(recall_id) REFERENCES lab.recall (id);

ALTER TABLE lab.recall_worksheet ADD CONSTRAINT recall_worksheet_worksheet_id_fkey FOREIGN KEY(worksheet_id) REFERENCES lab.worksheet (id);

ALTER TABLE lab.reexamination ADD CONSTRAINT reexamination_draw_id_fkey FOREIGN KEY(draw_id) REFERENCES lab.draw (id);

ALTER TABLE lab.reexamination ADD CONSTRAINT reexamination_judged_by_fkey FOREIGN KEY(judged_by) REFERENCES lab.person (id);

ALTER TABLE lab.reexamination ADD CONSTRAINT reexamination_original_id_fkey FOREIGN KEY(original_id) REFERENCES lab.request (id);

ALTER TABLE lab.reexamination ADD CONSTRAINT reexamination_request_id_fkey FOREIGN KEY(request_id) REFERENCES lab.request (id);

ALTER TABLE lab.report ADD CONSTRAINT report_case_id_fkey FOREIGN KEY(case_id) REFERENCES lab.case_file (id);

ALTER TABLE lab.report ADD CONSTRAINT report_corrects_fkey FOREIGN KEY(corrects) REFERENCES lab.report (id);

ALTER TABLE lab.report ADD CONSTRAINT report_ended_by_fkey FOREIGN KEY(ended_by) REFERENCES lab.person (id);

ALTER TABLE lab.report ADD CONSTRAINT report_issued_by_fkey FOREIGN KEY(issued_by) REFERENCES lab.person (id);

ALTER TABLE lab.report ADD CONSTRAINT report_opened_by_fkey FOREIGN KEY(opened_by) REFERENCES lab.person (id);

ALTER TABLE lab.report_author ADD CONSTRAINT report_author_person_id_fkey FOREIGN KEY(person_id) REFERENCES lab.person (id);

ALTER TABLE lab.report_author ADD CONSTRAINT report_author_report_id_fkey FOREIGN KEY(report_id) REFERENCES lab.report (id);

ALTER TABLE lab.report_finding ADD CONSTRAINT report_finding_answered_by_fkey FOREIGN KEY(answered_by) REFERENCES lab.person (id);

ALTER TABLE lab.report_finding ADD CONSTRAINT report_finding_referred_by_fkey FOREIGN KEY(referred_by) REFERENCES lab.person (id);

ALTER TABLE lab.report_finding ADD CONSTRAINT report_finding_report_id_fkey FOREIGN KEY(report_id) REFERENCES lab.report (id);

ALTER TABLE lab.report_finding ADD CONSTRAINT report_finding_review_id_fkey FOREIGN KEY(review_id) REFERENCES lab.report_review (id);

ALTER TABLE lab.report_finding ADD CONSTRAINT report_finding_settled_by_fkey FOREIGN KEY(settled_by) REFERENCES lab.person (id);

ALTER TABLE lab.report_move ADD CONSTRAINT report_move_moved_by_fkey FOREIGN KEY(moved_by) REFERENCES lab.person (id);

ALTER TABLE lab.report_move ADD CONSTRAINT report_move_person_id_fkey FOREIGN KEY(person_id) REFERENCES lab.person (id);

ALTER TABLE lab.report_move ADD CONSTRAINT report_move_report_id_fkey FOREIGN KEY(report_id) REFERENCES lab.report (id);

ALTER TABLE lab.report_notice ADD CONSTRAINT report_notice_document_id_fkey FOREIGN KEY(document_id) REFERENCES lab.document (id);

ALTER TABLE lab.report_notice ADD CONSTRAINT report_notice_recipient_id_fkey FOREIGN KEY(recipient_id) REFERENCES lab.report_recipient (id);

ALTER TABLE lab.report_notice ADD CONSTRAINT report_notice_report_id_fkey FOREIGN KEY(report_id) REFERENCES lab.report (id);

ALTER TABLE lab.report_notice ADD CONSTRAINT report_notice_served_by_fkey FOREIGN KEY(served_by) REFERENCES lab.person (id);

ALTER TABLE lab.report_recipient ADD CONSTRAINT report_recipient_added_by_fkey FOREIGN KEY(added_by) REFERENCES lab.person (id);

ALTER TABLE lab.report_recipient ADD CONSTRAINT report_recipient_agency_id_fkey FOREIGN KEY(agency_id) REFERENCES lab.agency (id);

ALTER TABLE lab.report_recipient ADD CONSTRAINT report_recipient_report_id_fkey FOREIGN KEY(report_id) REFERENCES lab.report (id);

ALTER TABLE lab.report_recipient ADD CONSTRAINT report_recipient_served_by_fkey FOREIGN KEY(served_by) REFERENCES lab.person (id);

ALTER TABLE lab.report_request ADD CONSTRAINT report_request_report_id_fkey FOREIGN KEY(report_id) REFERENCES lab.report (id);

ALTER TABLE lab.report_request ADD CONSTRAINT report_request_request_id_fkey FOREIGN KEY(request_id) REFERENCES lab.request (id);

ALTER TABLE lab.report_review ADD CONSTRAINT report_review_report_id_fkey FOREIGN KEY(report_id) REFERENCES lab.report (id);

ALTER TABLE lab.report_review ADD CONSTRAINT report_review_reviewer_id_fkey FOREIGN KEY(reviewer_id) REFERENCES lab.person (id);

ALTER TABLE lab.report_signature ADD CONSTRAINT report_signature_certificate_id_fkey FOREIGN KEY(certificate_id) REFERENCES lab.certificate (id);

ALTER TABLE lab.report_signature ADD CONSTRAINT report_signature_person_id_fkey FOREIGN KEY(person_id) REFERENCES lab.person (id);

ALTER TABLE lab.report_signature ADD CONSTRAINT report_signature_report_id_fkey FOREIGN KEY(report_id) REFERENCES lab.report (id);

ALTER TABLE lab.report_signature ADD CONSTRAINT report_signature_sha256_fkey FOREIGN KEY(sha256) REFERENCES lab.blob (sha256);

ALTER TABLE lab.assignment ADD CONSTRAINT assignment_assigned_by_fkey FOREIGN KEY(assigned_by) REFERENCES lab.person (id);

ALTER TABLE lab.assignment ADD CONSTRAINT assignment_method_id_fkey FOREIGN KEY(method_id) REFERENCES lab.method (id);

ALTER TABLE lab.assignment ADD CONSTRAINT assignment_person_id_fkey FOREIGN KEY(person_id) REFERENCES lab.person (id);

ALTER TABLE lab.assignment ADD CONSTRAINT assignment_request_id_fkey FOREIGN KEY(request_id) REFERENCES lab.request (id);

ALTER TABLE lab.interest ADD CONSTRAINT interest_case_id_fkey FOREIGN KEY(case_id) REFERENCES lab.case_file (id);

ALTER TABLE lab.interest ADD CONSTRAINT interest_lifted_by_fkey FOREIGN KEY(lifted_by) REFERENCES lab.person (id);

ALTER TABLE lab.interest ADD CONSTRAINT interest_person_id_fkey FOREIGN KEY(person_id) REFERENCES lab.person (id);

ALTER TABLE lab.request ADD CONSTRAINT request_case_id_fkey FOREIGN KEY(case_id) REFERENCES lab.case_file (id);

ALTER TABLE lab.request ADD CONSTRAINT request_decided_by_fkey FOREIGN KEY(decided_by) REFERENCES lab.person (id);

ALTER TABLE lab.request ADD CONSTRAINT request_requested_by_fkey FOREIGN KEY(requested_by) REFERENCES lab.person (id);

ALTER TABLE lab.request_item ADD CONSTRAINT request_item_item_id_fkey FOREIGN KEY(item_id) REFERENCES lab.item (id);

ALTER TABLE lab.request_item ADD CONSTRAINT request_item_request_id_fkey FOREIGN KEY(request_id) REFERENCES lab.request (id);

ALTER TABLE lab.control_period ADD CONSTRAINT control_period_instrument_id_fkey FOREIGN KEY(instrument_id) REFERENCES lab.instrument (id);

ALTER TABLE lab.control_period ADD CONSTRAINT control_period_method_id_fkey FOREIGN KEY(method_id) REFERENCES lab.method (id);

ALTER TABLE lab.control_period ADD CONSTRAINT control_period_settled_by_fkey FOREIGN KEY(settled_by) REFERENCES lab.person (id);

ALTER TABLE lab.control_point ADD CONSTRAINT control_point_method_id_fkey FOREIGN KEY(method_id) REFERENCES lab.method (id);

ALTER TABLE lab.control_point ADD CONSTRAINT control_point_position_id_fkey FOREIGN KEY(position_id) REFERENCES lab.run_position (id);

ALTER TABLE lab.control_point ADD CONSTRAINT control_point_worksheet_id_fkey FOREIGN KEY(worksheet_id) REFERENCES lab.worksheet (id);

ALTER TABLE lab.result_file ADD CONSTRAINT result_file_entered_by_fkey FOREIGN KEY(entered_by) REFERENCES lab.person (id);

ALTER TABLE lab.result_file ADD CONSTRAINT result_file_instrument_id_fkey FOREIGN KEY(instrument_id) REFERENCES lab.instrument (id);

ALTER TABLE lab.result_file ADD CONSTRAINT result_file_sha256_fkey FOREIGN KEY(sha256) REFERENCES lab.blob (sha256);

ALTER TABLE lab.result_file ADD CONSTRAINT result_file_worksheet_id_fkey FOREIGN KEY(worksheet_id) REFERENCES lab.worksheet (id);

ALTER TABLE lab.result_mapping ADD CONSTRAINT result_mapping_instrument_id_fkey FOREIGN KEY(instrument_id) REFERENCES lab.instrument (id);

ALTER TABLE lab.result_mapping ADD CONSTRAINT result_mapping_method_id_fkey FOREIGN KEY(method_id) REFERENCES lab.method (id);

ALTER TABLE lab.result_mapping ADD CONSTRAINT result_mapping_saved_by_fkey FOREIGN KEY(saved_by) REFERENCES lab.person (id);

ALTER TABLE lab.verification ADD CONSTRAINT verification_verifier_id_fkey FOREIGN KEY(verifier_id) REFERENCES lab.person (id);

ALTER TABLE lab.verification ADD CONSTRAINT verification_withdrawn_by_fkey FOREIGN KEY(withdrawn_by) REFERENCES lab.person (id);

ALTER TABLE lab.verification ADD CONSTRAINT verification_worksheet_id_fkey FOREIGN KEY(worksheet_id) REFERENCES lab.worksheet (id);

ALTER TABLE lab.verification_conclusion ADD CONSTRAINT verification_conclusion_position_id_fkey FOREIGN KEY(position_id) REFERENCES lab.run_position (id);

ALTER TABLE lab.verification_conclusion ADD CONSTRAINT verification_conclusion_verification_id_fkey FOREIGN KEY(verification_id) REFERENCES lab.verification (id);

ALTER TABLE lab.verification_conflict ADD CONSTRAINT verification_conflict_conclusion_id_fkey FOREIGN KEY(conclusion_id) REFERENCES lab.verification_conclusion (id);

ALTER TABLE lab.verification_conflict ADD CONSTRAINT verification_conflict_resolved_by_fkey FOREIGN KEY(resolved_by) REFERENCES lab.person (id);

ALTER TABLE lab.worksheet_look ADD CONSTRAINT worksheet_look_person_id_fkey FOREIGN KEY(person_id) REFERENCES lab.person (id);

ALTER TABLE lab.worksheet_look ADD CONSTRAINT worksheet_look_worksheet_id_fkey FOREIGN KEY(worksheet_id) REFERENCES lab.worksheet (id);

ALTER TABLE lab.vial ADD CONSTRAINT vial_made_by_fkey FOREIGN KEY(made_by) REFERENCES lab.person (id);

ALTER TABLE lab.vial ADD CONSTRAINT vial_position_id_fkey FOREIGN KEY(position_id) REFERENCES lab.run_position (id);

ALTER TABLE lab.vial_scan ADD CONSTRAINT vial_scan_cleared_by_fkey FOREIGN KEY(cleared_by) REFERENCES lab.person (id);

ALTER TABLE lab.vial_scan ADD CONSTRAINT vial_scan_position_id_fkey FOREIGN KEY(position_id) REFERENCES lab.run_position (id);

ALTER TABLE lab.vial_scan ADD CONSTRAINT vial_scan_scanned_by_fkey FOREIGN KEY(scanned_by) REFERENCES lab.person (id);

ALTER TABLE lab.vial_scan ADD CONSTRAINT vial_scan_vial_id_fkey FOREIGN KEY(vial_id) REFERENCES lab.vial (id);

ALTER TABLE lab.vial_scan ADD CONSTRAINT vial_scan_worksheet_id_fkey FOREIGN KEY(worksheet_id) REFERENCES lab.worksheet (id);

ALTER TABLE lab.result ADD CONSTRAINT result_entered_by_fkey FOREIGN KEY(entered_by) REFERENCES lab.person (id);

ALTER TABLE lab.result ADD CONSTRAINT result_position_id_fkey FOREIGN KEY(position_id) REFERENCES lab.run_position (id);

ALTER TABLE lab.result ADD CONSTRAINT result_worksheet_id_fkey FOREIGN KEY(worksheet_id) REFERENCES lab.worksheet (id);

ALTER TABLE lab.run_position ADD CONSTRAINT run_position_assignment_id_fkey FOREIGN KEY(assignment_id) REFERENCES lab.assignment (id);

ALTER TABLE lab.run_position ADD CONSTRAINT run_position_disposed_by_fkey FOREIGN KEY(disposed_by) REFERENCES lab.person (id);

ALTER TABLE lab.run_position ADD CONSTRAINT run_position_item_id_fkey FOREIGN KEY(item_id) REFERENCES lab.item (id);

ALTER TABLE lab.run_position ADD CONSTRAINT run_position_repeats_fkey FOREIGN KEY(repeats) REFERENCES lab.run_position (id);

ALTER TABLE lab.run_position ADD CONSTRAINT run_position_worksheet_id_fkey FOREIGN KEY(worksheet_id) REFERENCES lab.worksheet (id);

ALTER TABLE lab.worksheet ADD CONSTRAINT worksheet_analyst_id_fkey FOREIGN KEY(analyst_id) REFERENCES lab.person (id);

ALTER TABLE lab.worksheet ADD CONSTRAINT worksheet_ended_by_fkey FOREIGN KEY(ended_by) REFERENCES lab.person (id);

ALTER TABLE lab.worksheet ADD CONSTRAINT worksheet_submitted_by_fkey FOREIGN KEY(submitted_by) REFERENCES lab.person (id);

ALTER TABLE lab.worksheet ADD CONSTRAINT worksheet_version_id_fkey FOREIGN KEY(version_id) REFERENCES lab.method_version (id);

ALTER TABLE lab.worksheet_use ADD CONSTRAINT worksheet_use_instrument_id_fkey FOREIGN KEY(instrument_id) REFERENCES lab.instrument (id);

ALTER TABLE lab.worksheet_use ADD CONSTRAINT worksheet_use_lot_id_fkey FOREIGN KEY(lot_id) REFERENCES lab.lot (id);

ALTER TABLE lab.worksheet_use ADD CONSTRAINT worksheet_use_worksheet_id_fkey FOREIGN KEY(worksheet_id) REFERENCES lab.worksheet (id);
