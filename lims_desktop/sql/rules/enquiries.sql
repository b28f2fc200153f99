-- Enquiries of customers: asked, answered, closed; feedback on a report; complaints, which may become nonconformities (domain.md section 12).
-- What courts want stands in subpoenas.sql.

create trigger audit after insert or update or delete on lab.enquiry for each row execute function chain.record_row('enquiry', 'id');
create trigger audit after insert or update or delete on lab.enquiry_note for each row execute function chain.record_row('enquiry', 'enquiry_id');
create trigger frozen before delete or truncate on lab.enquiry for each statement execute function chain.frozen();
create trigger frozen before update or delete or truncate on lab.enquiry_note for each statement execute function chain.frozen();

-- The case one may talk about: a customer theirs, staff what they may see.
create function lims.need_talked_case(_case bigint) returns lab.case_file
language plpgsql stable set search_path = '' as $$
declare file lab.case_file;
begin
    if lims.my_agency() is not null then
        return lims.need_customer_case(_case);
    end if;
    select c.* into file from lab.case_file c where c.id = _case;
    if file.id is null or not lims.may_see_case(file.id, file.agency_id) then
        perform lims.refuse('case.unknown', jsonb_build_object('case', _case));
    end if;
    return file;
end $$;

-- An enquiry locked for a change: for its agency, and for whoever works on its case or keeps quality.
create function lims.lock_enquiry(_enquiry bigint, variadic _states text[]) returns lab.enquiry
language plpgsql set search_path = '' as $$
declare known lab.enquiry;
begin
    select e.* into known from lab.enquiry e where e.id = _enquiry for update;
    if known.id is null or not lims.may_see_case(known.case_id, null)
       or lims.my_agency() is not null and known.agency_id <> lims.my_agency() then
        perform lims.refuse('enquiry.unknown');
    elsif lims.my_agency() is null and not lims.works_on_case(known.case_id) then
        perform lims.refuse('enquiry.not_your_case');
    elsif known.case_id in (select lims.talk_kept_from_me()) then
        perform lims.refuse('enquiry.unknown');
    elsif known.state <> all (_states) then
        perform lims.refuse('enquiry.wrong_state', jsonb_build_object('state', known.state));
    end if;
    return known;
end $$;

create function lims.enquiry_told(_enquiry bigint) returns jsonb
language sql stable set search_path = '' as $$
    select (select jsonb_build_object('enquiry', e.id, 'state', e.state, 'nonconformity', e.nonconformity_id) from lab.enquiry e where e.id = _enquiry)
$$;

-- By a customer: a question, feedback on an issued report, a complaint.
create function lims.enquiry_ask(_act uuid, _case bigint, _kind text, _words text, _report bigint default null, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'enquiry_ask', jsonb_build_object('case', _case, 'kind', _kind, 'words', _words, 'report', _report), _reason);
    made bigint;
begin
    if answer is not null then return answer; end if;
    perform lims.need_customer_case(_case);
    if (_kind in ('question', 'feedback', 'complaint') and (_kind <> 'feedback' or _report is not null)) is not true then
        perform lims.refuse('enquiry.kind');
    elsif _report is not null and (lims.need_customer_report(_report)).case_id <> _case then
        perform lims.refuse('report.unknown');
    end if;
    insert into lab.enquiry (case_id, agency_id, report_id, kind, asked_by, asked_at)
    values (_case, lims.my_agency(), _report, _kind, lims.me(), lims.act_time()) returning id into made;
    insert into lab.enquiry_note (enquiry_id, person_id, at, inside, words) values (made, lims.me(), lims.act_time(), false, lims.needed(_words, 'words'));
    return lims.finish_act(_act, lims.enquiry_told(made));
end $$;

-- A further word: from outside it asks again, from inside it answers.
create function lims.enquiry_say(_act uuid, _enquiry bigint, _words text, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'enquiry_say', jsonb_build_object('enquiry', _enquiry, 'words', _words), _reason);
    inside boolean := lims.my_agency() is null;
begin
    if answer is not null then return answer; end if;
    perform lims.lock_enquiry(_enquiry, 'ASKED', 'ANSWERED');
    insert into lab.enquiry_note (enquiry_id, person_id, at, inside, words) values (_enquiry, lims.me(), lims.act_time(), inside, lims.needed(_words, 'words'));
    update lab.enquiry e set state = case when inside then 'ANSWERED' else 'ASKED' end where e.id = _enquiry;
    return lims.finish_act(_act, lims.enquiry_told(_enquiry));
end $$;

-- Whoever asked may close it at any time, the laboratory only what it answered; a complaint is closed by quality.
create function lims.enquiry_close(_act uuid, _enquiry bigint, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'enquiry_close', jsonb_build_object('enquiry', _enquiry), _reason);
    known lab.enquiry;
begin
    if answer is not null then return answer; end if;
    known := lims.lock_enquiry(_enquiry, 'ASKED', 'ANSWERED');
    if lims.my_agency() is null and known.state <> 'ANSWERED' then
        perform lims.refuse('enquiry.not_answered');
    elsif lims.my_agency() is null and known.kind = 'complaint' and not lims.has_duty('quality_manager') then
        perform lims.refuse('enquiry.complaint');
    end if;
    update lab.enquiry e set state = 'CLOSED', closed_by = lims.me(), closed_at = lims.act_time() where e.id = _enquiry;
    return lims.finish_act(_act, lims.enquiry_told(_enquiry));
end $$;

-- A complaint that is right is work that did not conform: raised in the words of quality, about the case.
create function lims.enquiry_nonconformity(_act uuid, _enquiry bigint, _said jsonb, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'enquiry_nonconformity', jsonb_build_object('enquiry', _enquiry, 'said', _said), _reason);
    known lab.enquiry;
    made lab.nonconformity;
begin
    if answer is not null then return answer; end if;
    known := lims.lock_enquiry(_enquiry, 'ASKED', 'ANSWERED');
    if known.nonconformity_id is not null then
        perform lims.refuse('enquiry.raised_already');
    end if;
    made := lims.raise_nonconformity(_said, '{}');
    insert into lab.nonconformity_case (nonconformity_id, case_id, how, items, results, added_by, added_at)
    values (made.id, known.case_id, 'raised', 0, 0, lims.me(), lims.act_time()) on conflict do nothing;
    update lab.enquiry e set nonconformity_id = made.id where e.id = _enquiry;
    return lims.finish_act(_act, lims.enquiry_told(_enquiry));
end $$;

-- What counsel and the laboratory said under legal privilege: it stays on the case, and its words leave in no disclosure bundle, which says that
-- there is something and why it is not shown. The managers' act, also to take it back.
create function lims.enquiry_privilege(_act uuid, _enquiry bigint, _privileged boolean, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'enquiry_privilege', jsonb_build_object('enquiry', _enquiry, 'privileged', _privileged), _reason);
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason, 'enquiry.why_privileged');
    perform lims.lock_enquiry(_enquiry, 'ASKED', 'ANSWERED', 'CLOSED');
    update lab.enquiry e set privileged = case when _privileged then lims.typed(_reason, 'reason') end,
           privileged_by = case when _privileged then lims.me() end, privileged_at = case when _privileged then lims.act_time() end
     where e.id = _enquiry and (e.privileged is null) = _privileged;
    if not found then
        perform lims.refuse('enquiry.privileged_already');
    end if;
    return lims.finish_act(_act, lims.enquiry_told(_enquiry));
end $$;

-- A customer asks for an examination of what they handed in.
create function lims.customer_ask(_act uuid, _items bigint[], _examination text, _questions text, _about jsonb default '{}', _reason text default null)
returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'customer_ask', jsonb_build_object('items', _items, 'examination', _examination, 'questions', _questions,
        'about', _about), _reason);
    request lab.request;
begin
    if answer is not null then return answer; end if;
    perform lims.need_customer_item(i) from unnest(_items) i;
    request := lims.ask(lims.case_of_items(_items), _items, _examination, _questions,
        jsonb_build_object('court_date', _about -> 'court_date', 'needed_by', _about -> 'needed_by', 'remand', coalesce(_about -> 'remand', 'false'),
            'asked_for', (select a.name from lab.agency a where a.id = lims.my_agency())));
    return lims.finish_act(_act, jsonb_build_object('request', request.id, 'discipline', request.discipline));
end $$;

-- Asked by pages -----------------------------------------------------------------------------------------------------------------

create function lims.enquiry_line(_enquiry lab.enquiry) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('id', _enquiry.id, 'case', _enquiry.case_id, 'case_number', (select c.number from lab.case_file c where c.id = _enquiry.case_id),
    'agency', (select a.name from lab.agency a where a.id = _enquiry.agency_id), 'kind', _enquiry.kind, 'state', _enquiry.state,
    'report', (select r.number from lab.report r where r.id = _enquiry.report_id), 'asked_by', lims.person_name(_enquiry.asked_by), 'asked_at', _enquiry.asked_at,
    'nonconformity', _enquiry.nonconformity_id, 'nonconformity_number', (select n.number from lab.nonconformity n where n.id = _enquiry.nonconformity_id),
    'privileged', _enquiry.privileged,
    'notes', (select coalesce(jsonb_agg(jsonb_build_object('at', n.at, 'person', lims.person_name(n.person_id), 'inside', n.inside, 'words', n.words) order by n.id), '[]')
                from lab.enquiry_note n where n.enquiry_id = _enquiry.id))
$$;

-- For the laboratory: of one case or of all, the newest first; _open leaves out what is closed.
create function lims.enquiries(_case bigint default null, _open boolean default false, _after bigint default null, _limit int default 100) returns jsonb
language sql stable set search_path = '' as $$
    select coalesce(jsonb_agg(lims.enquiry_line(e) order by e.id desc), '[]') from (
        select * from lab.enquiry e where (_case is null or e.case_id = _case) and (not _open or e.state <> 'CLOSED') and (_after is null or e.id < _after)
         order by e.id desc limit least(_limit, 500)) e
$$;

-- What nobody answered awaits those who work on the case, a complaint quality.
create function lims.tasks_enquiries() returns setof lims.task
language sql stable set search_path = '' as $$
    select case e.kind when 'complaint' then 'enquiry.task_complaint' else 'enquiry.task_answer' end,
           jsonb_build_object('agency', a.name, 'case', c.number), 'enquiries', jsonb_build_object('case', c.id), e.asked_at, null::timestamptz
      from lab.enquiry e join lab.case_file c on c.id = e.case_id join lab.agency a on a.id = e.agency_id
     where e.state = 'ASKED' and case e.kind when 'complaint' then lims.has_duty('quality_manager') else lims.works_on_case(c.id) end
$$;

-- What is said of a case tells what was reported: whoever examines the same once more reads it afterwards.
create function lims.talk_kept_from_me() returns setof bigint
language sql stable security definer set search_path = '' as $$
    select r.case_id from lims.requests_kept_from_me() k(id) join lab.request r on r.id = k.id
$$;

alter table lab.enquiry enable row level security;
create policy visible on lab.enquiry for select to lims_staff
    using (case_id not in (select lims.hidden_cases()) and case_id not in (select lims.talk_kept_from_me()));
alter table lab.enquiry_note enable row level security;
create policy visible on lab.enquiry_note for select to lims_staff using (exists (select from lab.enquiry e where e.id = enquiry_id));
grant select on lab.enquiry, lab.enquiry_note to lims_staff;

grant execute on function lims.talk_kept_from_me, lims.enquiries, lims.enquiry_line, lims.tasks_enquiries, lims.works_on_case to lims_staff;
grant execute on function lims.enquiry_ask, lims.customer_ask to lims_agency_client;
grant execute on function lims.enquiry_say, lims.enquiry_close to lims_staff, lims_agency_client;
grant execute on function lims.enquiry_nonconformity to lims_quality_manager;
grant execute on function lims.enquiry_privilege to lims_laboratory_manager, lims_quality_manager;
