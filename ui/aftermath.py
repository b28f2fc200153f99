"""After a broken line or a crash: what became of the acts under way is asked, and said. Nothing is done again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, QTimer, Slot

from lims_desktop.errors import LimsError
from ui.desk import Desk
from ui.messages import Message, Tone
from ui.work import Job

if TYPE_CHECKING:
    from lims_desktop.lab import Settled

ASK_AGAIN_MS = 61_000
"""An act sent a moment ago may still be at work at the server; it is asked about once more after this."""

ACTS = {
    "accept": QT_TRANSLATE_NOOP("acts", "accept items"),
    "accept_submission": QT_TRANSLATE_NOOP("acts", "take in a submission"),
    "acknowledge": QT_TRANSLATE_NOOP("acts", "acknowledge a notice"),
    "action_done": QT_TRANSLATE_NOOP("acts", "say that an action is done"),
    "action_plan": QT_TRANSLATE_NOOP("acts", "plan an action"),
    "action_settle": QT_TRANSLATE_NOOP("acts", "settle an action"),
    "admit": QT_TRANSLATE_NOOP("acts", "admit somebody to a place"),
    "agency_add": QT_TRANSLATE_NOOP("acts", "add an agency"),
    "agency_change": QT_TRANSLATE_NOOP("acts", "change an agency"),
    "arrival_close": QT_TRANSLATE_NOOP("acts", "close an arrival"),
    "arrive": QT_TRANSLATE_NOOP("acts", "record an arrival"),
    "assign": QT_TRANSLATE_NOOP("acts", "assign a request"),
    "attach": QT_TRANSLATE_NOOP("acts", "attach a photograph"),
    "attempt_repeat": QT_TRANSLATE_NOOP("acts", "repeat an attempt"),
    "authorisation_revoke": QT_TRANSLATE_NOOP("acts", "revoke an authorisation"),
    "authorise": QT_TRANSLATE_NOOP("acts", "authorise somebody"),
    "authority_publish": QT_TRANSLATE_NOOP("acts", "publish the certificate authority"),
    "badge_issue": QT_TRANSLATE_NOOP("acts", "issue a badge"),
    "bundle_begin": QT_TRANSLATE_NOOP("acts", "begin a disclosure bundle"),
    "bundle_finish": QT_TRANSLATE_NOOP("acts", "finish a disclosure bundle"),
    "carrier_make": QT_TRANSLATE_NOOP("acts", "make a carrier"),
    "carrier_retire": QT_TRANSLATE_NOOP("acts", "take a carrier out of use"),
    "case_amend": QT_TRANSLATE_NOOP("acts", "amend a case"),
    "case_outcome": QT_TRANSLATE_NOOP("acts", "record the outcome of a case"),
    "case_refer": QT_TRANSLATE_NOOP("acts", "refer a case"),
    "case_restrict": QT_TRANSLATE_NOOP("acts", "restrict a case"),
    "certificate_bind": QT_TRANSLATE_NOOP("acts", "make a certificate known"),
    "certificate_withdraw": QT_TRANSLATE_NOOP("acts", "withdraw a certificate"),
    "close_offer": QT_TRANSLATE_NOOP("acts", "withdraw or decline an offer"),
    "conflict_resolve": QT_TRANSLATE_NOOP("acts", "resolve a conflict of two examiners"),
    "consent_withdraw": QT_TRANSLATE_NOOP("acts", "withdraw a consent"),
    "consume": QT_TRANSLATE_NOOP("acts", "record what was consumed"),
    "containerise": QT_TRANSLATE_NOOP("acts", "put an item into a container"),
    "control_chart_print": QT_TRANSLATE_NOOP("acts", "print a control chart"),
    "control_settle": QT_TRANSLATE_NOOP("acts", "settle the period of a control"),
    "correct": QT_TRANSLATE_NOOP("acts", "correct an event"),
    "court_in": QT_TRANSLATE_NOOP("acts", "receive exhibits from court"),
    "court_kept": QT_TRANSLATE_NOOP("acts", "record what the court keeps"),
    "court_out": QT_TRANSLATE_NOOP("acts", "give exhibits out to court"),
    "custody_report": QT_TRANSLATE_NOOP("acts", "issue a custody report"),
    "customer_ask": QT_TRANSLATE_NOOP("acts", "ask for an examination"),
    "discrepancy_assign": QT_TRANSLATE_NOOP("acts", "assign a discrepancy"),
    "discrepancy_notice": QT_TRANSLATE_NOOP("acts", "record a notice"),
    "discrepancy_raise": QT_TRANSLATE_NOOP("acts", "raise a discrepancy"),
    "discrepancy_settle": QT_TRANSLATE_NOOP("acts", "settle a discrepancy"),
    "dispatch": QT_TRANSLATE_NOOP("acts", "dispatch items"),
    "dispose": QT_TRANSLATE_NOOP("acts", "end an item"),
    "disposition_approve": QT_TRANSLATE_NOOP("acts", "approve a disposition"),
    "disposition_consent": QT_TRANSLATE_NOOP("acts", "record a consent"),
    "disposition_propose": QT_TRANSLATE_NOOP("acts", "propose a disposition"),
    "disposition_reconcile": QT_TRANSLATE_NOOP("acts", "count a disposition"),
    "disposition_remove": QT_TRANSLATE_NOOP("acts", "take an item off a disposition"),
    "disposition_stage": QT_TRANSLATE_NOOP("acts", "stage items"),
    "disposition_withdraw": QT_TRANSLATE_NOOP("acts", "give up a disposition"),
    "document_keep": QT_TRANSLATE_NOOP("acts", "keep a document"),
    "duty_grant": QT_TRANSLATE_NOOP("acts", "grant a duty"),
    "duty_revoke": QT_TRANSLATE_NOOP("acts", "take a duty away"),
    "enquiry_ask": QT_TRANSLATE_NOOP("acts", "ask the laboratory"),
    "enquiry_close": QT_TRANSLATE_NOOP("acts", "close an enquiry"),
    "enquiry_nonconformity": QT_TRANSLATE_NOOP("acts", "raise a nonconformity from a complaint"),
    "enquiry_privilege": QT_TRANSLATE_NOOP("acts", "say whether an enquiry is privileged"),
    "enquiry_say": QT_TRANSLATE_NOOP("acts", "answer an enquiry"),
    "excursion_acknowledge": QT_TRANSLATE_NOOP("acts", "acknowledge an excursion"),
    "figures_freeze": QT_TRANSLATE_NOOP("acts", "freeze a month of figures"),
    "figures_print": QT_TRANSLATE_NOOP("acts", "print figures"),
    "form_key_make": QT_TRANSLATE_NOOP("acts", "prepare a computer for offline forms"),
    "form_key_withdraw": QT_TRANSLATE_NOOP("acts", "withdraw the key of offline forms"),
    "form_open": QT_TRANSLATE_NOOP("acts", "open an offline form"),
    "found": QT_TRANSLATE_NOOP("acts", "record a missing item as found"),
    "hearing_cancel": QT_TRANSLATE_NOOP("acts", "cancel a day in court"),
    "hearing_tell": QT_TRANSLATE_NOOP("acts", "tell a day in court"),
    "hold_extend": QT_TRANSLATE_NOOP("acts", "extend a hold"),
    "hold_lift": QT_TRANSLATE_NOOP("acts", "lift a hold"),
    "hold_set": QT_TRANSLATE_NOOP("acts", "set a hold"),
    "instrument_add": QT_TRANSLATE_NOOP("acts", "add an instrument"),
    "instrument_kind": QT_TRANSLATE_NOOP("acts", "change the kind of an instrument"),
    "instrument_note": QT_TRANSLATE_NOOP("acts", "note something about an instrument"),
    "interest_declare": QT_TRANSLATE_NOOP("acts", "declare a conflict of interest"),
    "interest_lift": QT_TRANSLATE_NOOP("acts", "lift a conflict of interest"),
    "inventory_abandon": QT_TRANSLATE_NOOP("acts", "abandon an inventory"),
    "inventory_close": QT_TRANSLATE_NOOP("acts", "close an inventory"),
    "inventory_draw": QT_TRANSLATE_NOOP("acts", "draw at random"),
    "inventory_join": QT_TRANSLATE_NOOP("acts", "join an inventory"),
    "inventory_open": QT_TRANSLATE_NOOP("acts", "begin an inventory"),
    "inventory_scan": QT_TRANSLATE_NOOP("acts", "count an item"),
    "inventory_sign": QT_TRANSLATE_NOOP("acts", "sign an inventory"),
    "item_amend": QT_TRANSLATE_NOOP("acts", "amend an item"),
    "itemise": QT_TRANSLATE_NOOP("acts", "itemise"),
    "keep_file": QT_TRANSLATE_NOOP("acts", "keep a file"),
    "label_printed": QT_TRANSLATE_NOOP("acts", "note a printed label"),
    "label_replace": QT_TRANSLATE_NOOP("acts", "replace a label"),
    "label_verify": QT_TRANSLATE_NOOP("acts", "scan a label back"),
    "lot_quarantine": QT_TRANSLATE_NOOP("acts", "quarantine a lot or let it go"),
    "lot_receive": QT_TRANSLATE_NOOP("acts", "receive a lot"),
    "lot_use": QT_TRANSLATE_NOOP("acts", "use a lot"),
    "method_approve": QT_TRANSLATE_NOOP("acts", "approve a method"),
    "method_propose": QT_TRANSLATE_NOOP("acts", "propose a method"),
    "method_reject": QT_TRANSLATE_NOOP("acts", "reject a method"),
    "nonconformity_assess": QT_TRANSLATE_NOOP("acts", "assess a case of a nonconformity"),
    "nonconformity_assign": QT_TRANSLATE_NOOP("acts", "assign a nonconformity"),
    "nonconformity_close": QT_TRANSLATE_NOOP("acts", "close a nonconformity"),
    "nonconformity_impact": QT_TRANSLATE_NOOP("acts", "record the impact of a nonconformity"),
    "nonconformity_note": QT_TRANSLATE_NOOP("acts", "note something about a nonconformity"),
    "nonconformity_paper": QT_TRANSLATE_NOOP("acts", "print a nonconformity"),
    "nonconformity_raise": QT_TRANSLATE_NOOP("acts", "raise a nonconformity"),
    "nonconformity_touch": QT_TRANSLATE_NOOP("acts", "name a case of a nonconformity"),
    "offer": QT_TRANSLATE_NOOP("acts", "offer items"),
    "office_add": QT_TRANSLATE_NOOP("acts", "add an office"),
    "office_change": QT_TRANSLATE_NOOP("acts", "change an office"),
    "officer_add": QT_TRANSLATE_NOOP("acts", "add an officer"),
    "officer_change": QT_TRANSLATE_NOOP("acts", "change an officer"),
    "open_seal": QT_TRANSLATE_NOOP("acts", "open a seal"),
    "outside_look": QT_TRANSLATE_NOOP("acts", "look at a case, a list or a report"),
    "person_add": QT_TRANSLATE_NOOP("acts", "make an account"),
    "person_change": QT_TRANSLATE_NOOP("acts", "change a person"),
    "person_disable": QT_TRANSLATE_NOOP("acts", "disable a person"),
    "person_enable": QT_TRANSLATE_NOOP("acts", "enable a person"),
    "place_add": QT_TRANSLATE_NOOP("acts", "add a place"),
    "place_amend": QT_TRANSLATE_NOOP("acts", "change a place"),
    "place_close": QT_TRANSLATE_NOOP("acts", "close a place"),
    "place_move": QT_TRANSLATE_NOOP("acts", "move a place"),
    "place_reopen": QT_TRANSLATE_NOOP("acts", "open a place again"),
    "policy_set": QT_TRANSLATE_NOOP("acts", "set a policy"),
    "prelog": QT_TRANSLATE_NOOP("acts", "announce a submission"),
    "proficiency_evaluate": QT_TRANSLATE_NOOP("acts", "evaluate a test"),
    "proficiency_extend": QT_TRANSLATE_NOOP("acts", "extend a test"),
    "proficiency_give": QT_TRANSLATE_NOOP("acts", "give a test"),
    "proficiency_submit": QT_TRANSLATE_NOOP("acts", "hand in a test"),
    "proficiency_withdraw": QT_TRANSLATE_NOOP("acts", "withdraw a test"),
    "reading_record": QT_TRANSLATE_NOOP("acts", "record temperatures"),
    "reagent_add": QT_TRANSLATE_NOOP("acts", "add a reagent"),
    "reassign": QT_TRANSLATE_NOOP("acts", "reassign a request"),
    "recall_close": QT_TRANSLATE_NOOP("acts", "close a recall"),
    "recall_list": QT_TRANSLATE_NOOP("acts", "list a recall"),
    "recall_notice": QT_TRANSLATE_NOOP("acts", "draft a notice of recall"),
    "recall_open": QT_TRANSLATE_NOOP("acts", "open a recall"),
    "reexamination_draw": QT_TRANSLATE_NOOP("acts", "draw work to be done once more"),
    "reexamination_judge": QT_TRANSLATE_NOOP("acts", "judge a re-examination"),
    "release": QT_TRANSLATE_NOOP("acts", "release items"),
    "repack": QT_TRANSLATE_NOOP("acts", "re-pack a container"),
    "report_abandon": QT_TRANSLATE_NOOP("acts", "give up a draft report"),
    "report_answer": QT_TRANSLATE_NOOP("acts", "answer a finding"),
    "report_authors": QT_TRANSLATE_NOOP("acts", "name the authors of a report"),
    "report_check": QT_TRANSLATE_NOOP("acts", "answer a checklist"),
    "report_copy": QT_TRANSLATE_NOOP("acts", "give a further copy of a report"),
    "report_finding": QT_TRANSLATE_NOOP("acts", "raise a finding"),
    "report_issue": QT_TRANSLATE_NOOP("acts", "issue a report"),
    "report_noted": QT_TRANSLATE_NOOP("acts", "note that a report was moved"),
    "report_notice": QT_TRANSLATE_NOOP("acts", "print the notice of a withdrawal"),
    "report_notice_served": QT_TRANSLATE_NOOP("acts", "record that a notice was acknowledged"),
    "report_open": QT_TRANSLATE_NOOP("acts", "begin a report"),
    "report_pass": QT_TRANSLATE_NOOP("acts", "pass an administrative review"),
    "report_refer": QT_TRANSLATE_NOOP("acts", "refer a finding to the technical leader"),
    "report_return": QT_TRANSLATE_NOOP("acts", "give a report back"),
    "report_review_begin": QT_TRANSLATE_NOOP("acts", "take a report into review"),
    "report_served": QT_TRANSLATE_NOOP("acts", "record that a report was served"),
    "report_settle": QT_TRANSLATE_NOOP("acts", "settle a finding"),
    "report_sign": QT_TRANSLATE_NOOP("acts", "sign a report"),
    "report_withdraw": QT_TRANSLATE_NOOP("acts", "withdraw a report"),
    "report_write": QT_TRANSLATE_NOOP("acts", "write a report"),
    "request_add": QT_TRANSLATE_NOOP("acts", "ask for an examination"),
    "request_cancel": QT_TRANSLATE_NOOP("acts", "cancel a request"),
    "request_clarify": QT_TRANSLATE_NOOP("acts", "add to a request"),
    "request_decide": QT_TRANSLATE_NOOP("acts", "accept or decline a request"),
    "request_hold": QT_TRANSLATE_NOOP("acts", "hold a request or let it go on"),
    "request_promise": QT_TRANSLATE_NOOP("acts", "promise a request for another day"),
    "request_urgency": QT_TRANSLATE_NOOP("acts", "set an urgency"),
    "result_mapping_save": QT_TRANSLATE_NOOP("acts", "keep how a file is read"),
    "results_enter": QT_TRANSLATE_NOOP("acts", "enter results"),
    "results_import": QT_TRANSLATE_NOOP("acts", "enter values from a file"),
    "retention_review": QT_TRANSLATE_NOOP("acts", "keep items on"),
    "retention_rule_put": QT_TRANSLATE_NOOP("acts", "change a retention rule"),
    "retrieve": QT_TRANSLATE_NOOP("acts", "retrieve items"),
    "revocations_publish": QT_TRANSLATE_NOOP("acts", "publish revocation lists"),
    "rollcall_cancel": QT_TRANSLATE_NOOP("acts", "cancel a roll call"),
    "rollcall_cross": QT_TRANSLATE_NOOP("acts", "cross a parcel off"),
    "rollcall_open": QT_TRANSLATE_NOOP("acts", "open a roll call"),
    "rollcall_pause": QT_TRANSLATE_NOOP("acts", "record that an officer left"),
    "rollcall_resume": QT_TRANSLATE_NOOP("acts", "go on after a stop"),
    "rollcall_return": QT_TRANSLATE_NOOP("acts", "seat an officer"),
    "rollcall_schedule": QT_TRANSLATE_NOOP("acts", "schedule a roll call"),
    "rollcall_sign": QT_TRANSLATE_NOOP("acts", "sign a roll call"),
    "rollcall_stop": QT_TRANSLATE_NOOP("acts", "stop a roll call"),
    "seal": QT_TRANSLATE_NOOP("acts", "seal an item"),
    "stop_work": QT_TRANSLATE_NOOP("acts", "stop work"),
    "store": QT_TRANSLATE_NOOP("acts", "store items"),
    "subpoena_excuse": QT_TRANSLATE_NOOP("acts", "excuse a witness"),
    "subpoena_serve": QT_TRANSLATE_NOOP("acts", "serve a subpoena"),
    "subpoena_tell": QT_TRANSLATE_NOOP("acts", "tell a subpoena"),
    "suspension_lift": QT_TRANSLATE_NOOP("acts", "lift a suspension"),
    "take_back": QT_TRANSLATE_NOOP("acts", "take items back"),
    "take_next": QT_TRANSLATE_NOOP("acts", "take the next request"),
    "take_over": QT_TRANSLATE_NOOP("acts", "take items over"),
    "term_put": QT_TRANSLATE_NOOP("acts", "change a list"),
    "testimony_record": QT_TRANSLATE_NOOP("acts", "record a testimony"),
    "time_stamping_publish": QT_TRANSLATE_NOOP("acts", "make a time-stamping authority known"),
    "verification_begin": QT_TRANSLATE_NOOP("acts", "begin a verification"),
    "verification_conclude": QT_TRANSLATE_NOOP("acts", "conclude a verification"),
    "verification_withdraw": QT_TRANSLATE_NOOP("acts", "give up a verification"),
    "vial_go_on": QT_TRANSLATE_NOOP("acts", "go on after a mismatch of vials"),
    "vial_scan": QT_TRANSLATE_NOOP("acts", "scan a vial"),
    "vials_label": QT_TRANSLATE_NOOP("acts", "label the vials of a run"),
    "worksheet_abort": QT_TRANSLATE_NOOP("acts", "abort a worksheet"),
    "worksheet_look": QT_TRANSLATE_NOOP("acts", "look at values that are verified blind"),
    "worksheet_open": QT_TRANSLATE_NOOP("acts", "open a worksheet"),
    "worksheet_put_back": QT_TRANSLATE_NOOP("acts", "put back what a worksheet has in use"),
    "worksheet_reopen": QT_TRANSLATE_NOOP("acts", "send a worksheet back"),
    "worksheet_review": QT_TRANSLATE_NOOP("acts", "review a worksheet"),
    "worksheet_start": QT_TRANSLATE_NOOP("acts", "start a worksheet"),
    "worksheet_submit": QT_TRANSLATE_NOOP("acts", "submit a worksheet"),
    "worksheet_take": QT_TRANSLATE_NOOP("acts", "take an instrument or a lot into use"),
}


class Aftermath(QObject):
    """Asks at sign-in and after every reconnection."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._later = QTimer(self, singleShot=True, interval=ASK_AGAIN_MS)
        self._later.timeout.connect(self.ask)

    @Slot()
    def ask(self) -> None:
        """Ask what became of everything nobody heard of."""
        self._desk.work.ask(Job(self._settle, self._tell, self._not_now, self._desk.is_open))

    def _settle(self) -> tuple[list[Settled], int]:
        lab = self._desk.lab
        return lab.settle(), len(lab.unfinished())

    def _tell(self, answer: tuple[list[Settled], int]) -> None:
        settled, left = answer
        for one in settled:
            self._desk.wishes.answered(one.intent.act)
            self._desk.messages.post(self._message(one))
        if settled:
            self._desk.changed.emit(None)
        if left:
            self._later.start()

    def _message(self, settled: Settled) -> Message:
        named = {"act": act_words(settled.intent.name), "time": f"{settled.intent.noted_at.astimezone():%H:%M:%S}"}
        if settled.answer is None:
            text = self.tr("Not recorded: “{act}” of {time}. Do it again if it is still needed.")
            return Message(text.format(**named), Tone.WARNING, lasting=True)
        return Message(self.tr("Recorded, once: “{act}” of {time}.").format(**named), Tone.GOOD, lasting=True)

    def _not_now(self, _error: LimsError) -> None:
        """The line is still broken; the next reconnection asks again."""


def act_words(name: str) -> str:
    """An act as people say it."""
    return QCoreApplication.translate("acts", str(ACTS.get(name, name.replace("_", " "))))
