-- Notices of a withdrawal: one to everybody who has the report, printed, sent, acknowledged (domain.md section 7).

create trigger audit after insert or update or delete on lab.report_notice for each row execute function chain.record_row('report', 'report_id');
create trigger frozen before delete or truncate on lab.report_notice for each statement execute function chain.frozen();

-- Whom it goes to stays; once it was acknowledged, all of it.
create function lims.notice_kept() returns trigger
language plpgsql set search_path = '' as $$
begin
    if (new.report_id, new.recipient_id) is distinct from (old.report_id, old.recipient_id) or old.served_at is not null then
        perform lims.refuse('report.kept');
    end if;
    return new;
end $$;
create trigger kept before update on lab.report_notice for each row execute function lims.notice_kept();

-- The report that took this one's place, once it is issued.
create function lims.successor(_report bigint) returns text
language sql stable set search_path = '' as $$
    select n.number from lab.report n where n.corrects = _report and n.issued_at is not null order by n.id desc limit 1
$$;

create function lims.notices_of(_report bigint) returns jsonb
language sql stable set search_path = '' as $$
    select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'recipient', x.id, 'name', x.name, 'agency', g.name, 'how', x.how,
               'document', n.document_id, 'sent_at', n.sent_at, 'served_at', n.served_at, 'served_by', lims.person_name(n.served_by),
               'acknowledged', n.acknowledged) order by n.id), '[]')
      from lab.report_notice n join lab.report_recipient x on x.id = n.recipient_id join lab.agency g on g.id = x.agency_id
     where n.report_id = _report
$$;

create function lims.need_notice(_notice bigint) returns lab.report_notice
language plpgsql set search_path = '' as $$
declare known lab.report_notice;
begin
    perform lims.lock_report((select n.report_id from lab.report_notice n where n.id = _notice), 'WITHDRAWN');
    select n.* into known from lab.report_notice n where n.id = _notice;
    if known.served_at is not null then
        perform lims.refuse('report.notice_served');
    end if;
    return known;
end $$;

-- What the paper says. The report's own SHA-256 names the bytes that count no more.
create function lims.notice_facts(_notice lab.report_notice) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('report', r.number, 'kind', r.kind, 'language', r.language, 'case', c.number, 'agency_reference', c.agency_reference,
        'issued_at', r.issued_at, 'withdrawn_at', r.ended_at, 'why', r.ending, 'name', x.name, 'agency', g.name, 'how', x.how, 'copies', x.copies,
        'served_at', x.served_at, 'withdrawn_by', lims.person_name(r.ended_by),
        'sha256', (select s.sha256 from lab.report_signature s where s.report_id = r.id and s.voided_at is null order by s.id desc limit 1))
      from lab.report r join lab.case_file c on c.id = r.case_id join lab.report_recipient x on x.id = _notice.recipient_id
      join lab.agency g on g.id = x.agency_id where r.id = _notice.report_id
$$;

-- A new paper for one recipient; until it is acknowledged it can be printed anew.
create function lims.report_notice(_act uuid, _notice bigint, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'report_notice', jsonb_build_object('notice', _notice), _reason);
    known lab.report_notice;
    made lab.document;
begin
    if answer is not null then return answer; end if;
    known := lims.need_notice(_notice);
    made := lims.issue_document('withdrawal_notice', 'report/' || known.report_id, (select r.case_id from lab.report r where r.id = known.report_id));
    update lab.report_notice n set document_id = made.id, sent_at = lims.act_time() where n.id = _notice;
    return lims.finish_act(_act, lims.notice_facts(known) || jsonb_build_object('document', lims.document_head(made)));
end $$;

create function lims.report_notice_served(_act uuid, _notice bigint, _acknowledged text, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'report_notice_served', jsonb_build_object('notice', _notice, 'acknowledged', _acknowledged), _reason);
    known lab.report_notice;
    whole lab.report;
begin
    if answer is not null then return answer; end if;
    known := lims.need_notice(_notice);
    if known.sent_at is null then
        perform lims.refuse('report.notice_not_sent');
    end if;
    update lab.report_notice n set served_at = lims.act_time(), served_by = lims.me(), acknowledged = lims.needed(_acknowledged, 'acknowledged')
     where n.id = _notice;
    select r.* into whole from lab.report r where r.id = known.report_id;
    return lims.finish_act(_act, jsonb_build_object('report', whole.id, 'number', whole.number, 'state', whole.state, 'edition', whole.edition));
end $$;

-- Until everybody who has a withdrawn report knows it.
create function lims.tasks_report_notices() returns setof lims.task
language sql stable set search_path = '' as $$
    select case when n.sent_at is null then 'report.task_notice' else 'report.task_notice_sent' end, jsonb_build_object('report', r.number, 'name', x.name),
           'report', to_jsonb(r.id), coalesce(n.sent_at, r.ended_at), null::timestamptz
      from lab.report_notice n join lab.report r on r.id = n.report_id join lab.report_recipient x on x.id = n.recipient_id
     where n.served_at is null and lims.has_duty('quality_manager', 'laboratory_manager', 'administrative_reviewer')
$$;

-- Why a report was withdrawn may tell what came out: its notice is not for whoever examines the same once more.
create policy withdrawal_notice on lab.document as restrictive for select to lims_staff using (
    kind <> 'withdrawal_notice' or stream not in (select 'report/' || k from lims.reports_kept_from_me() k));

alter table lab.report_notice enable row level security;
create policy visible on lab.report_notice for select to lims_staff using (exists (select from lab.report r where r.id = report_id));
grant select on lab.report_notice to lims_staff;

grant execute on function lims.tasks_report_notices to lims_staff;
grant execute on function lims.report_notice, lims.report_notice_served to lims_quality_manager, lims_laboratory_manager, lims_administrative_reviewer;
