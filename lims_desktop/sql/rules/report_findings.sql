-- Findings of a review: numbered, on a place in the report, answered, settled. Where a reviewer and the authors disagree either of them refers
-- the finding to the technical leader, with the reason; it is decided by one who had no part in the work, and the reason is kept.

create trigger kept before update on lab.report_finding for each row execute function lims.quality_kept(
    'answer answered_by answered_at', 'referral referred_by referred_at settled_by settled_at decision', 'settled_at');

create function lims.report_finding(_act uuid, _report bigint, _kind text, _place text, _statement text, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'report_finding', jsonb_build_object('report', _report, 'kind', _kind, 'place', _place, 'statement', _statement), _reason);
    known lab.report;
    made lab.report_finding;
begin
    if answer is not null then return answer; end if;
    known := lims.lock_report(_report, 'TECH_REVIEW', 'ADMIN_REVIEW');
    insert into lab.report_finding (report_id, review_id, number, place, statement, raised_at)
    select _report, (lims.open_review(known, _kind)).id, 1 + coalesce(max(f.number), 0), lims.needed(_place, 'place'), lims.needed(_statement, 'statement'), lims.act_time()
      from lab.report_finding f where f.report_id = _report returning * into made;
    return lims.finish_act(_act, jsonb_build_object('report', _report, 'number', known.number, 'state', known.state, 'edition', known.edition, 'finding', made.id));
end $$;

create function lims.report_answer(_act uuid, _finding bigint, _answer text, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'report_answer', jsonb_build_object('finding', _finding, 'answer', _answer), _reason);
    known lab.report;
begin
    if answer is not null then return answer; end if;
    known := lims.need_my_draft((select f.report_id from lab.report_finding f where f.id = _finding));
    update lab.report_finding f set answer = lims.needed(_answer, 'answer'), answered_by = lims.me(), answered_at = lims.act_time()
     where f.id = _finding and f.settled_at is null;
    if not found then
        perform lims.refuse('report.settled');
    end if;
    return lims.finish_act(_act, jsonb_build_object('report', known.id, 'number', known.number, 'state', known.state, 'edition', known.edition));
end $$;

-- A disagreement: an author, or whoever has the review in hand, asks the technical leader to decide, and says why.
create function lims.report_refer(_act uuid, _finding bigint, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'report_refer', jsonb_build_object('finding', _finding), _reason);
    known lab.report;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason, 'report.why_referred');
    known := lims.lock_report((select f.report_id from lab.report_finding f where f.id = _finding), 'DRAFT', 'TECH_REVIEW', 'ADMIN_REVIEW');
    if not lims.is_author(known.id, lims.me()) then
        perform lims.open_review(known, (select v.kind from lab.report_finding f join lab.report_review v on v.id = f.review_id where f.id = _finding));
    end if;
    update lab.report_finding f set referral = lims.typed(_reason, 'reason'), referred_by = lims.me(), referred_at = lims.act_time()
     where f.id = _finding and f.settled_at is null and f.referred_at is null;
    if not found then
        perform lims.refuse('report.referred_already');
    end if;
    return lims.finish_act(_act, jsonb_build_object('report', known.id, 'number', known.number, 'state', known.state, 'edition', known.edition));
end $$;

-- The technical leader of a disagreement: a manager who neither wrote nor examined anything of it, did not raise the finding, and has no
-- interest in the case.
create function lims.leads_decision(_report bigint, _finding bigint) returns boolean
language sql stable set search_path = '' as $$
    select lims.has_duty('laboratory_manager', 'quality_manager') and not lims.took_part(_report)
       and lims.me() <> (select v.reviewer_id from lab.report_finding f join lab.report_review v on v.id = f.review_id where f.id = _finding)
$$;

create function lims.need_leader(_report lab.report, _finding lab.report_finding) returns void
language plpgsql stable set search_path = '' as $$
begin
    if not lims.leads_decision(_report.id, _finding.id) then
        perform lims.refuse('report.leader_decides');
    elsif _finding.referred_at is null then
        perform lims.refuse('report.not_referred_yet', jsonb_build_object('number', _finding.number));
    end if;
    perform lims.need_no_interest(lims.me(), _report.case_id);
end $$;

-- Settled by a reviewer of the round that goes on; or decided by the technical leader, for a reason that is kept.
create function lims.report_settle(_act uuid, _finding bigint, _decision text default null, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'report_settle', jsonb_build_object('finding', _finding, 'decision', _decision), _reason);
    one lab.report_finding;
    known lab.report;
begin
    if answer is not null then return answer; end if;
    known := lims.lock_report((select f.report_id from lab.report_finding f where f.id = _finding), 'DRAFT', 'TECH_REVIEW', 'ADMIN_REVIEW');
    select f.* into one from lab.report_finding f where f.id = _finding;
    if one.settled_at is not null then
        perform lims.refuse('report.settled');
    elsif _decision is null then
        perform lims.open_review(known, (select v.kind from lab.report_review v where v.id = one.review_id));
    else
        perform lims.need_leader(known, one);
    end if;
    update lab.report_finding f set settled_by = lims.me(), settled_at = lims.act_time(),
           decision = case when _decision is not null then lims.needed(_decision, 'decision') end
     where f.id = _finding;
    return lims.finish_act(_act, jsonb_build_object('report', known.id, 'number', known.number, 'state', known.state, 'edition', known.edition));
end $$;

create function lims.tasks_report_findings() returns setof lims.task
language sql stable set search_path = '' as $$
    select 'report.task_decide', jsonb_build_object('report', r.number, 'number', f.number), 'report', to_jsonb(r.id), f.referred_at, null::timestamptz
      from lab.report_finding f join lab.report r on r.id = f.report_id
     where f.referred_at is not null and f.settled_at is null and r.state in ('DRAFT', 'TECH_REVIEW', 'ADMIN_REVIEW') and lims.leads_decision(r.id, f.id)
$$;

grant execute on function lims.tasks_report_findings, lims.leads_decision to lims_staff;
grant execute on function lims.report_finding, lims.report_refer, lims.report_settle
    to lims_analyst, lims_medical_examiner, lims_technical_reviewer, lims_administrative_reviewer, lims_laboratory_manager, lims_quality_manager;
grant execute on function lims.report_answer to lims_analyst, lims_medical_examiner;
