-- Issued and served: to whom an authorised report goes, what supersedes it, and how it is withdrawn (domain.md section 7).

create function lims.recipient_kept() returns trigger
language plpgsql set search_path = '' as $$
begin
    if (to_jsonb(new) - '{served_at,served_by,acknowledged}'::text[]) is distinct from (to_jsonb(old) - '{served_at,served_by,acknowledged}'::text[])
       or old.served_at is not null then
        perform lims.refuse('report.kept');
    end if;
    return new;
end $$;
create trigger kept before update on lab.report_recipient for each row execute function lims.recipient_kept();

-- Everybody who got the report that this one corrects, or one that it corrected.
create function lims.earlier_recipients(_report lab.report) returns setof lab.report_recipient
language sql stable set search_path = '' as $$
    with recursive before(id, corrects) as (
        select r.id, r.corrects from lab.report r where r.id = _report.corrects
        union select r.id, r.corrects from lab.report r join before b on r.id = b.corrects)
    select distinct on (x.agency_id, x.name) x from lab.report_recipient x join before b on b.id = x.report_id order by x.agency_id, x.name, x.id desc
$$;

-- Who is to read it in this program belongs to an agency of the laboratory's register; what it was given it may read, the case it need not see
-- (customers.sql). Only a restricted case shows nothing to an agency that it was not referred to.
create function lims.need_readers(_case bigint, _recipients jsonb) returns void
language plpgsql stable set search_path = '' as $$
declare blind text;
begin
    if exists (select from jsonb_to_recordset(_recipients) x(agency_id bigint) where x.agency_id is null
               or not exists (select from lab.agency a where a.id = x.agency_id)) then
        perform lims.refuse('agencies.unknown');
    end if;
    select a.name into blind from jsonb_to_recordset(_recipients) x(agency_id bigint, how text) join lab.agency a on a.id = x.agency_id
      join lab.case_file c on c.id = _case where x.how = 'portal' and c.restricted and not lims.agency_sees(c, a.id) limit 1;
    if found then
        perform lims.refuse('report.not_referred', jsonb_build_object('agency', blind));
    end if;
end $$;

-- _recipients: [{agency_id, name, how, copies}]. Who got an earlier one gets this one too, asked or not.
create function lims.report_issue(_act uuid, _report bigint, _recipients jsonb, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'report_issue', jsonb_build_object('report', _report, 'recipients', _recipients), _reason);
    known lab.report;
begin
    if answer is not null then return answer; end if;
    perform lims.fresh();
    known := lims.lock_report(_report, 'AUTHORISED');
    perform lims.need_readers(known.case_id, _recipients);
    perform from lab.report r where r.id = known.corrects for update;     -- nobody is added to the one before while its recipients are read
    insert into lab.report_recipient (report_id, agency_id, name, how, copies, sent_at)
    select _report, a.id, lims.needed(x.name, 'name'), x.how, coalesce(x.copies, 1), lims.act_time()
      from jsonb_to_recordset(_recipients) x(agency_id bigint, name text, how text, copies int) left join lab.agency a on a.id = x.agency_id;
    insert into lab.report_recipient (report_id, agency_id, name, how, copies, sent_at)
    select _report, e.agency_id, e.name, e.how, e.copies, lims.act_time() from lims.earlier_recipients(known) e on conflict do nothing;
    if not exists (select from lab.report_recipient x where x.report_id = _report) then
        perform lims.refuse('report.no_recipient');
    end if;
    update lab.report r set state = 'ISSUED', issued_at = lims.act_time(), issued_by = lims.me() where r.id = _report;
    update lab.report r set state = 'SUPERSEDED', ended_at = lims.act_time(), ended_by = lims.me(), ending = 'superseded by ' || known.number
     where r.id = known.corrects and r.state = 'ISSUED';     -- one that was withdrawn meanwhile stays withdrawn, for its reason
    perform lims.lock_requests_of(_report);
    update lab.request q set state = 'REPORTED' from lab.report_request x
     where x.report_id = _report and q.id = x.request_id and q.state = 'ANALYSED' and known.kind <> 'preliminary';
    return lims.finish_act(_act, jsonb_build_object('report', _report, 'number', known.number, 'state', 'ISSUED', 'edition', known.edition));
end $$;

create function lims.report_served(_act uuid, _recipient bigint, _acknowledged text, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'report_served', jsonb_build_object('recipient', _recipient, 'acknowledged', _acknowledged), _reason);
    known lab.report;
begin
    if answer is not null then return answer; end if;
    known := lims.lock_report((select x.report_id from lab.report_recipient x where x.id = _recipient), 'ISSUED', 'SUPERSEDED', 'WITHDRAWN');
    update lab.report_recipient x set served_at = lims.act_time(), served_by = lims.me(), acknowledged = lims.needed(_acknowledged, 'acknowledged')
     where x.id = _recipient and x.served_at is null;
    if not found then
        perform lims.refuse('report.served_already');
    end if;
    return lims.finish_act(_act, jsonb_build_object('report', known.id, 'number', known.number, 'state', known.state, 'edition', known.edition));
end $$;

-- By quality, with the reason; each recipient is told: until then it is a task.
create function lims.report_withdraw(_act uuid, _report bigint, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'report_withdraw', jsonb_build_object('report', _report), _reason);
    known lab.report;
begin
    if answer is not null then return answer; end if;
    perform lims.fresh();
    perform lims.need_reason(_reason);
    known := lims.lock_report(_report, 'ISSUED');
    update lab.report r set state = 'WITHDRAWN', ended_at = lims.act_time(), ended_by = lims.me(), ending = lims.typed(_reason, 'reason') where r.id = _report;
    insert into lab.report_notice (report_id, recipient_id) select _report, x.id from lab.report_recipient x where x.report_id = _report;
    perform lims.lock_requests_of(_report);
    update lab.request q set state = 'ANALYSED' from lab.report_request x
     where x.report_id = _report and q.id = x.request_id and q.state = 'REPORTED' and lims.answered_by(q.id) is null;
    return lims.finish_act(_act, jsonb_build_object('report', _report, 'number', known.number, 'state', 'WITHDRAWN', 'edition', known.edition));
end $$;

-- The bytes of the newest revision that stands, for whoever may see the report; of a round that was voided, the last there was.
create function lims.report_file(_report bigint, _sha256 text default null) returns bytea
language sql stable security definer set search_path = '' as $$
    select b.content from lab.report r join lab.case_file c on c.id = r.case_id join lab.report_signature s on s.report_id = r.id join lab.blob b on b.sha256 = s.sha256
     where r.id = _report and lims.is_staff() and lims.may_see_case(c.id, c.agency_id) and not lims.is_report_kept_from_me(r.id) and (_sha256 is null or s.sha256 = _sha256)
     order by s.voided_at is null desc, s.id desc limit 1
$$;

-- Issued, and not with everybody who is to have it.
create function lims.tasks_report_service() returns setof lims.task
language sql stable set search_path = '' as $$
    select 'report.task_serve', jsonb_build_object('report', r.number, 'count', count(*)), 'report', to_jsonb(r.id), r.issued_at, null::timestamptz
      from lab.report r join lab.report_recipient x on x.report_id = r.id and x.served_at is null
     where r.state = 'ISSUED' and lims.has_duty('laboratory_manager', 'administrative_reviewer')
     group by r.id order by r.issued_at
$$;

grant execute on function lims.report_file, lims.tasks_report_service to lims_staff;
grant execute on function lims.report_issue, lims.report_served to lims_laboratory_manager, lims_administrative_reviewer;
grant execute on function lims.report_withdraw to lims_quality_manager;
