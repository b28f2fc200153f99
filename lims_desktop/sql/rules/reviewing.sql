-- Signed, reviewed, authorised (domain.md section 7). Each signature is a revision of the file: the bytes before are its beginning.
-- The database keeps who signed which bytes; whether the signatures in them hold is looked at by every client that goes on with them.

-- A signature stays as it was made; it can only be voided, once.
create function lims.signature_kept() returns trigger
language plpgsql set search_path = '' as $$
begin
    if (to_jsonb(new) - '{voided_at,voiding_reason}'::text[]) is distinct from (to_jsonb(old) - '{voided_at,voiding_reason}'::text[])
       or old.voided_at is not null then
        perform lims.refuse('report.signature_kept');
    end if;
    return new;
end $$;
create trigger kept before update on lab.report_signature for each row execute function lims.signature_kept();

-- What was printed stays while it is signed, and for ever once it is issued.
create function lims.report_kept() returns trigger
language plpgsql set search_path = '' as $$
begin
    if (new.number, new.case_id, new.kind, new.language, new.corrects, new.opened_by, new.opened_at)
       is distinct from (old.number, old.case_id, old.kind, old.language, old.corrects, old.opened_by, old.opened_at)
       or old.facts is not null and new.round = old.round and (new.content, new.facts) is distinct from (old.content, old.facts)
       or old.state <> 'DRAFT' and new.state <> 'DRAFT' and (new.content, new.facts, new.round) is distinct from (old.content, old.facts, old.round)
       or old.issued_at is not null and (new.issued_at, new.issued_by) is distinct from (old.issued_at, old.issued_by)
       or old.ended_at is not null and (new.state, new.ended_at, new.ended_by, new.ending) is distinct from (old.state, old.ended_at, old.ended_by, old.ending)
       or old.state in ('ISSUED', 'SUPERSEDED', 'WITHDRAWN') and new.state = 'DRAFT' then
        perform lims.refuse('report.kept');
    end if;
    return new;
end $$;
create trigger kept before update on lab.report for each row execute function lims.report_kept();

-- Whether this person worked on a result of it, at the bench or as its second examiner.
create function lims.is_bench_worker(_report bigint, _person bigint) returns boolean
language sql stable security definer set search_path = '' as $$
    select exists (select from lims.worksheets_of(_report) s(id)
                    where lims.worked_on(s.id, _person) or exists (select from lab.verification v where v.worksheet_id = s.id and v.verifier_id = _person))
$$;

create function lims.need_independent(_report lab.report) returns void
language plpgsql stable set search_path = '' as $$
begin
    if lims.was_author(_report.id, lims.me()) then
        perform lims.refuse('report.own_report');
    elsif lims.is_bench_worker(_report.id, lims.me()) then
        perform lims.refuse('report.own_work');
    end if;
    perform lims.need_no_interest(lims.me(), _report.case_id);
end $$;

create function lims.newest_signature(_report lab.report) returns lab.report_signature
language sql stable set search_path = '' as $$
    select s from lab.report_signature s where s.report_id = _report.id and s.round = _report.round and s.voided_at is null order by s.id desc limit 1
$$;

create function lims.open_review(_report lab.report, _kind text) returns lab.report_review
language plpgsql stable set search_path = '' as $$
declare known lab.report_review;
begin
    select v.* into known from lab.report_review v where v.report_id = _report.id and v.round = _report.round and v.kind = _kind;
    if known.reviewer_id is distinct from lims.me() or known.ended_at is not null then
        perform lims.refuse('report.not_reviewer', jsonb_build_object('report', _report.number));
    end if;
    return known;
end $$;

-- Signed --------------------------------------------------------------------------------------------------------------------------

-- Whether this seat may be signed now by me; answers the state that follows.
create function lims.need_seat(_report lab.report, _seat text, _facts text) returns text
language plpgsql set search_path = '' as $$
declare
    nth int := substring(_seat from '^author_(\d)$')::int;
    authors int := (select count(*) from lab.report_author a where a.report_id = _report.id and a.left_at is null);
    signed int := (select count(*) from lab.report_signature s where s.report_id = _report.id and s.round = _report.round and s.voided_at is null);
begin
    if nth is not null and _report.state = 'DRAFT' then
        if nth <> signed + 1 or not exists (select from lab.report_author a where a.report_id = _report.id and a.place = nth and a.person_id = lims.me() and a.left_at is null) then
            perform lims.refuse('report.not_your_turn');
        end if;
        perform lims.need_author_ready(_report, _facts);
        return case when nth = authors then 'AUTHOR_SIGNED' else 'DRAFT' end;
    elsif _seat = 'technical' and _report.state = 'TECH_REVIEW' then
        perform lims.open_review(_report, 'technical');
        perform lims.need_reviewer(_report, 'technical');
        perform lims.need_passable(_report, 'technical');
        perform lims.need_reckoned(_report);
        return 'ADMIN_REVIEW';
    elsif _seat = 'authorised' and _report.state = 'ADMIN_REVIEW' then
        perform lims.need_authoriser(_report);
        perform lims.need_reckoned(_report);
        return 'AUTHORISED';
    end if;
    perform lims.refuse('report.no_seat', jsonb_build_object('report', _report.number, 'state', _report.state));
    return null;
end $$;

create function lims.need_author_ready(_report lab.report, _facts text) returns void
language plpgsql set search_path = '' as $$
declare open_finding int;
begin
    perform lims.need_authorised_for(_report.id, lims.me(), 'report');
    perform lims.need_no_interest(lims.me(), _report.case_id);
    perform lims.need_reckoned(_report);
    if lims.policy('laboratory_address') = '"—"' then      -- ISO/IEC 17025, 7.8.2.1 b
        perform lims.refuse('report.no_address');
    end if;
    select f.number into open_finding from lab.report_finding f where f.report_id = _report.id and f.answered_at is null and f.settled_at is null order by f.number limit 1;
    if found then
        perform lims.refuse('report.unanswered', jsonb_build_object('number', open_finding));
    elsif not lims.are_facts(_report, _facts) then
        perform lims.conflict('report.facts_changed', jsonb_build_object('report', _report.number));
    end if;
    perform lims.refuse('report.no_words', jsonb_build_object('ratio', o ->> 'ratio'))     -- a ratio without its words would print nothing
       from jsonb_array_elements(_facts::jsonb -> 'opinions') o where o ->> 'ratio' <> '' and o -> 'verbal' = 'null';
end $$;

-- Whether this is what the record says now, with a checkpoint that the ledger had; for a further author, what the first one signed. Held
-- against each other as texts: as values 0.15 and 0.150 are the same, on paper they are not.
create function lims.are_facts(_report lab.report, _facts text) returns boolean
language plpgsql stable set search_path = '' as $$
declare said jsonb;
begin
    if _report.facts is not null then
        return _report.facts = _facts;
    end if;
    said := _facts::jsonb;
    return coalesce(said::text = _facts and (said - 'checkpoint')::text = lims.report_facts(_report.id)::text and (said ->> 'checkpoint' is null or exists (
        select from ledger.checkpoint c where c.size || ' ' || encode(c.root, 'hex') = said ->> 'checkpoint')), false);
end $$;

create function lims.need_authoriser(_report lab.report) returns void
language plpgsql stable set search_path = '' as $$
begin
    if not exists (select from lab.report_review v where v.report_id = _report.id and v.round = _report.round and v.kind = 'administrative' and v.outcome = 'passed') then
        perform lims.refuse('report.not_reviewed', jsonb_build_object('report', _report.number));
    elsif not lims.has_duty('laboratory_manager') then
        perform lims.refuse('report.managers_authorise');
    elsif lims.me() = (select v.reviewer_id from lab.report_review v where v.report_id = _report.id and v.round = _report.round and v.kind = 'technical') then
        perform lims.refuse('report.authoriser_reviewed', jsonb_build_object('report', _report.number));
    end if;
    perform lims.need_independent(_report);
    perform lims.need_authorised_for(_report.id, lims.me(), 'authorise');
end $$;

-- Whether a signature may be without a time-stamp, and whether it can have one: the address of the authority is a policy, and so is what
-- happens when it does not answer. That the stamp is in the bytes is looked at by whoever goes on with them.
create function lims.need_stamp(_unstamped text) returns void
language plpgsql stable set search_path = '' as $$
declare
    none boolean := lims.policy('time_stamping') = '"none"';
begin
    if (case _unstamped when 'no_authority' then none
                       when 'unreachable' then not none and lims.policy('time_stamping_down') = '"sign"'
                       else _unstamped is null and not none end) is not true then
        perform lims.refuse('report.unstamped');
    end if;
end $$;

-- _content are the whole bytes of the file after the signature; _facts what it was drawn from (of the first author); _unstamped why it has
-- no time-stamp (null: it has one).
create function lims.report_sign(
    _act uuid, _report bigint, _seat text, _certificate text, _content bytea, _facts text, _meaning text, _unstamped text,
    _reason text default null
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'report_sign', jsonb_build_object('report', _report, 'seat', _seat, 'certificate', _certificate,
        'sha256', encode(sha256(_content), 'hex'), 'facts', encode(sha256(convert_to(_facts, 'UTF8')), 'hex'), 'meaning', _meaning, 'unstamped', _unstamped), _reason);
    known lab.report;
    becomes text;
    before bytea;
    mine bigint;
    kept text;
begin
    if answer is not null then return answer; end if;
    perform lims.fresh();
    known := lims.lock_report(_report, 'DRAFT', 'TECH_REVIEW', 'ADMIN_REVIEW');
    becomes := lims.need_seat(known, _seat, _facts);
    mine := lims.need_my_certificate(_certificate);
    perform lims.need_stamp(_unstamped);
    select b.content into before from lab.blob b where b.sha256 = (lims.newest_signature(known)).sha256;
    if substring(_content from 1 for 5) <> '%PDF-' or before is not null and not (octet_length(_content) > octet_length(before)
            and substring(_content from 1 for octet_length(before)) = before) then
        perform lims.refuse('report.other_bytes', jsonb_build_object('report', known.number));
    end if;
    kept := lims.put_blob(_content, 'application/pdf');
    insert into lab.report_signature (report_id, round, seat, person_id, certificate_id, meaning, sha256, stamped, unstamped, at)
    values (_report, known.round, _seat, lims.me(), mine, lims.needed(_meaning, 'meaning'), kept, _unstamped is null, _unstamped, lims.act_time());
    if _seat = 'technical' then
        update lab.report_review v set ended_at = lims.act_time(), outcome = 'passed' where v.report_id = _report and v.round = known.round and v.kind = 'technical';
    end if;
    update lab.report r set state = becomes, facts = coalesce(r.facts, _facts) where r.id = _report;
    return lims.finish_act(_act, jsonb_build_object('report', _report, 'number', known.number, 'state', becomes, 'edition', known.edition, 'sha256', kept));
end $$;

-- Reviewed -----------------------------------------------------------------------------------------------------------------------

-- Who may review it, at the beginning and at the end: meanwhile a duty or an authorisation may be over, or an interest declared.
create function lims.need_reviewer(_report lab.report, _kind text) returns void
language plpgsql stable set search_path = '' as $$
begin
    perform lims.need_independent(_report);
    if _kind = 'technical' then
        perform lims.need_authorised_for(_report.id, lims.me(), 'review');
    elsif not lims.has_duty('administrative_reviewer', 'laboratory_manager') then
        perform lims.refuse('report.not_yours');
    elsif lims.me() = lims.reviewer_of(_report.id, _report.round, 'technical') then
        perform lims.refuse('report.reviewed_by_you');
    end if;
end $$;

create function lims.report_review_begin(_act uuid, _report bigint, _kind text, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'report_review_begin', jsonb_build_object('report', _report, 'kind', _kind), _reason);
    known lab.report;
    becomes text := case _kind when 'technical' then 'TECH_REVIEW' else 'ADMIN_REVIEW' end;
begin
    if answer is not null then return answer; end if;
    known := lims.lock_report(_report, case _kind when 'technical' then 'AUTHOR_SIGNED' else 'ADMIN_REVIEW' end);
    perform lims.need_reviewer(known, _kind);
    insert into lab.report_review (report_id, round, kind, reviewer_id, began_at) values (_report, known.round, _kind, lims.me(), lims.act_time())
    on conflict do nothing;
    perform lims.open_review(known, _kind);
    update lab.report r set state = becomes where r.id = _report;
    return lims.finish_act(_act, jsonb_build_object('report', _report, 'number', known.number, 'state', becomes, 'edition', known.edition));
end $$;

create function lims.report_check(_act uuid, _report bigint, _kind text, _checks jsonb, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'report_check', jsonb_build_object('report', _report, 'kind', _kind, 'checks', _checks), _reason);
    known lab.report;
begin
    if answer is not null then return answer; end if;
    known := lims.lock_report(_report, 'TECH_REVIEW', 'ADMIN_REVIEW');
    if jsonb_typeof(_checks) is distinct from 'object' or exists (select from jsonb_each(_checks) c where jsonb_typeof(c.value) <> 'boolean') then
        perform lims.refuse('report.checks');
    end if;
    update lab.report_review v set checks = v.checks || _checks where v.id = (lims.open_review(known, _kind)).id;
    return lims.finish_act(_act, jsonb_build_object('report', _report, 'number', known.number, 'state', known.state, 'edition', known.edition));
end $$;

-- All findings are settled, and every question of the methods' checklists was answered with yes.
create function lims.need_passable(_report lab.report, _kind text) returns void
language plpgsql stable set search_path = '' as $$
declare
    review lab.report_review;
    missing text;
begin
    select v.* into review from lab.report_review v where v.report_id = _report.id and v.round = _report.round and v.kind = _kind;
    if exists (select from lab.report_finding f where f.report_id = _report.id and f.settled_at is null) then
        perform lims.refuse('report.unsettled', jsonb_build_object('number',
            (select min(f.number) from lab.report_finding f where f.report_id = _report.id and f.settled_at is null)));
    end if;
    if _kind <> 'technical' then return; end if;
    select c ->> 'text' into missing from lims.worksheets_of(_report.id) s(id) join lab.worksheet w on w.id = s.id join lab.method_version v on v.id = w.version_id
      cross join jsonb_array_elements(v.definition::jsonb -> 'checks') c
     where review.checks -> ((v.definition::jsonb ->> 'code') || '.' || (c ->> 'code')) is distinct from 'true' limit 1;
    if found then
        perform lims.refuse('report.unchecked', jsonb_build_object('check', missing));
    end if;
end $$;

create function lims.report_pass(_act uuid, _report bigint, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'report_pass', jsonb_build_object('report', _report), _reason);
    known lab.report;
begin
    if answer is not null then return answer; end if;
    perform lims.fresh();
    known := lims.lock_report(_report, 'ADMIN_REVIEW');
    perform lims.need_reviewer(known, 'administrative');
    perform lims.need_passable(known, 'administrative');
    update lab.report_review v set ended_at = lims.act_time(), outcome = 'passed' where v.id = (lims.open_review(known, 'administrative')).id;
    return lims.finish_act(_act, jsonb_build_object('report', _report, 'number', known.number, 'state', known.state, 'edition', known.edition));
end $$;

-- What of this report awaits me, as the code of a task; nothing when nothing does. Lists, queues and tasks say the same.
-- Asked with what it needs of the row: a whole one would bring its facts along, and lists ask it of hundreds.
create function lims.awaits_me(_report bigint, _state text, _round bigint) returns text
language plpgsql stable set search_path = '' as $$
begin
    case _state
    when 'DRAFT' then
        return case when lims.is_my_turn(_report, _round) then 'draft' end;
    when 'AUTHOR_SIGNED' then
        return case when lims.has_duty('technical_reviewer', 'analyst') and not lims.took_part(_report) and lims.may_review(_report) then 'technical' end;
    when 'TECH_REVIEW' then
        return case when lims.reviewer_of(_report, _round, 'technical') = lims.me() then 'reviewing' end;
    when 'ADMIN_REVIEW' then
        return lims.administrative_awaits_me(_report, _round);
    when 'AUTHORISED' then
        return case when lims.has_duty('administrative_reviewer', 'laboratory_manager') then 'issue' end;
    else
        return null;
    end case;
end $$;

create function lims.administrative_awaits_me(_report bigint, _round bigint) returns text
language plpgsql stable set search_path = '' as $$
declare reviewer bigint := lims.reviewer_of(_report, _round, 'administrative');
begin
    if not lims.has_duty('administrative_reviewer', 'laboratory_manager') then
        return null;
    elsif lims.has_passed(_report, _round, 'administrative') then
        return case when lims.has_duty('laboratory_manager') and not lims.took_part(_report) then 'authorise' end;
    elsif reviewer is not null then
        return case when reviewer = lims.me() then 'administrative' end;
    end if;
    return case when lims.reviewer_of(_report, _round, 'technical') is distinct from lims.me() and not lims.took_part(_report) then 'administrative' end;
end $$;

create function lims.may_review(_report bigint) returns boolean
language sql stable set search_path = '' as $$
    select not exists (select from lims.methods_of(_report) m where not lims.is_authorised(lims.me(), m, 'review'))
$$;

-- An author writes until the first one signs; from then on it is the next one's turn.
create function lims.is_my_turn(_report bigint, _round bigint) returns boolean
language sql stable set search_path = '' as $$
    select coalesce((select s.signed = 0 or a.place = s.signed + 1 from lab.report_author a,
        lateral (select count(*) as signed from lab.report_signature g where g.report_id = _report and g.round = _round and g.voided_at is null) s
        where a.report_id = _report and a.person_id = lims.me() and a.left_at is null), false)
$$;

-- Of one's own part everybody may know; of another's part in a report that is hidden from them nobody.
create function lims.took_part(_report bigint) returns boolean
language sql stable security definer set search_path = '' as $$
    select lims.was_author(_report, lims.me()) or lims.is_bench_worker(_report, lims.me())
$$;

create function lims.reviewer_of(_report bigint, _round bigint, _kind text) returns bigint
language sql stable set search_path = '' as $$
    select v.reviewer_id from lab.report_review v where v.report_id = _report and v.round = _round and v.kind = _kind
$$;

create function lims.has_passed(_report bigint, _round bigint, _kind text) returns boolean
language sql stable set search_path = '' as $$
    select exists (select from lab.report_review v where v.report_id = _report and v.round = _round and v.kind = _kind and v.outcome = 'passed')
$$;

create function lims.tasks_reports() returns setof lims.task
language sql stable set search_path = '' as $$
    select 'report.task_' || awaits, jsonb_build_object('report', r.number), 'report', to_jsonb(r.id), r.opened_at, null::timestamptz
      from lab.report r cross join lateral lims.awaits_me(r.id, r.state, r.round) awaits
     where r.state in ('DRAFT', 'AUTHOR_SIGNED', 'TECH_REVIEW', 'ADMIN_REVIEW', 'AUTHORISED') and awaits is not null
     order by r.id
$$;

grant execute on function lims.tasks_reports, lims.is_author, lims.was_author, lims.methods_of, lims.worksheets_of, lims.awaits_me, lims.is_my_turn,
    lims.administrative_awaits_me, lims.may_review, lims.took_part, lims.reviewer_of, lims.has_passed to lims_staff;
grant execute on function lims.report_sign to lims_analyst, lims_medical_examiner, lims_technical_reviewer, lims_laboratory_manager;
grant execute on function lims.report_review_begin, lims.report_check, lims.report_pass to lims_analyst, lims_medical_examiner, lims_technical_reviewer, lims_administrative_reviewer, lims_laboratory_manager, lims_quality_manager;
