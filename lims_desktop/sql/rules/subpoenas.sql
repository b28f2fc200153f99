-- What courts want of a case: hearings, subpoenas with who is called and whether it was served, and what was said in court.

create trigger audit after insert or update or delete on lab.hearing for each row execute function chain.record_row('case', 'case_id');
create trigger audit after insert or update or delete on lab.subpoena for each row execute function chain.record_row('case', 'case_id');
create trigger audit after insert or update or delete on lab.testimony for each row execute function chain.record_row('case', 'case_id');
-- Inside: a stream of its own, which no disclosure bundle has.
create trigger audit after insert or update or delete on lab.testimony_difficulty for each row execute function chain.record_row('subpoena', 'subpoena_id');
create trigger frozen before update or delete or truncate on lab.testimony_difficulty for each statement execute function chain.frozen();
create trigger frozen before delete or truncate on lab.hearing for each statement execute function chain.frozen();
create trigger frozen before delete or truncate on lab.subpoena for each statement execute function chain.frozen();
create trigger frozen before update or delete or truncate on lab.testimony for each statement execute function chain.frozen();

-- A day in court, from a customer or learnt inside. What is still open in the case is then wanted for that day, unless an earlier one stands.
create function lims.hearing_tell(_act uuid, _case bigint, _at timestamptz, _court text, _note text default null, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'hearing_tell', jsonb_build_object('case', _case, 'at', _at, 'court', _court, 'note', _note), _reason);
    made bigint;
begin
    if answer is not null then return answer; end if;
    perform lims.need_talked_case(_case), lims.need_coming(_at);
    insert into lab.hearing (case_id, at, court, note, agency_id, told_by, told_at)
    values (_case, _at, lims.needed(_court, 'court'), lims.typed(_note, 'note'), lims.my_agency(), lims.me(), lims.act_time()) returning id into made;
    update lab.request r set court_date = _at::date
     where r.case_id = _case and lims.is_open_outside(r) and (r.court_date is null or r.court_date > _at::date or r.court_date < lims.act_time()::date);
    return lims.finish_act(_act, jsonb_build_object('id', made, 'state', 'TOLD'));
end $$;

create function lims.need_coming(_at timestamptz) returns void
language plpgsql volatile set search_path = '' as $$
begin
    perform lims.need_moment(_at);
    if (_at > lims.act_time()) is not true then
        perform lims.refuse('subpoena.past');
    end if;
end $$;

-- By whoever told it, or by the laboratory.
create function lims.hearing_cancel(_act uuid, _hearing bigint, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'hearing_cancel', jsonb_build_object('hearing', _hearing), _reason);
    known lab.hearing;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    select h.* into known from lab.hearing h where h.id = _hearing for update;
    if known.id is null or not lims.may_see_case(known.case_id, null)
       or lims.my_agency() is not null and known.agency_id is distinct from lims.my_agency() then
        perform lims.refuse('subpoena.unknown');
    elsif known.cancelled_at is not null then
        perform lims.refuse('subpoena.ended');
    end if;
    update lab.hearing h set cancelled_at = lims.act_time(), cancelled_by = lims.me(), cancelling = lims.typed(_reason, 'reason') where h.id = _hearing;
    -- What was urgent for this day is so for the next one that stands.
    update lab.request r set court_date = (select min(h.at)::date from lab.hearing h where h.case_id = known.case_id and h.cancelled_at is null and h.at > lims.act_time())
     where r.case_id = known.case_id and lims.is_open_outside(r) and r.court_date = known.at::date;
    return lims.finish_act(_act, jsonb_build_object('id', _hearing, 'state', 'CANCELLED'));
end $$;

-- _said: appears_at, court, witness (as the paper names them), reference.
create function lims.subpoena_tell(_act uuid, _case bigint, _said jsonb, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'subpoena_tell', jsonb_build_object('case', _case, 'said', _said), _reason);
    made bigint;
begin
    if answer is not null then return answer; end if;
    perform lims.need_talked_case(_case), lims.need_coming((_said ->> 'appears_at')::timestamptz);
    insert into lab.subpoena (case_id, appears_at, court, reference, witness_named, agency_id, told_by, told_at)
    values (_case, (_said ->> 'appears_at')::timestamptz, lims.needed(_said ->> 'court', 'court'), lims.typed(_said ->> 'reference', 'reference'),
            lims.needed(_said ->> 'witness', 'witness'), lims.my_agency(), lims.me(), lims.act_time()) returning id into made;
    return lims.finish_act(_act, jsonb_build_object('id', made, 'state', 'TOLD'));
end $$;

create function lims.lock_subpoena(_subpoena bigint, variadic _states text[]) returns lab.subpoena
language plpgsql set search_path = '' as $$
declare known lab.subpoena;
begin
    select s.* into known from lab.subpoena s join lab.case_file c on c.id = s.case_id
     where s.id = _subpoena and lims.may_see_case(c.id, c.agency_id) for update of s;
    if known.id is null then
        perform lims.refuse('subpoena.unknown');
    elsif known.state <> all (_states) then
        perform lims.refuse('subpoena.ended');
    end if;
    return known;
end $$;

-- Whether this person of the laboratory finds the case: of a restricted one only whoever is admitted, and the managers.
create function lims.person_sees_case(_person bigint, _case bigint) returns boolean
language sql stable set search_path = '' as $$
    select not c.restricted or exists (select from lab.case_access a where a.case_id = c.id and a.person_id = _person)
        or exists (select from lab.duty d where d.person_id = _person and d.until is null and d.duty in ('laboratory_manager', 'quality_manager'))
      from lab.case_file c where c.id = _case
$$;

-- Served on somebody of the laboratory, and how it was done.
create function lims.subpoena_serve(_act uuid, _subpoena bigint, _witness bigint, _how text, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'subpoena_serve', jsonb_build_object('subpoena', _subpoena, 'witness', _witness, 'how', _how), _reason);
begin
    if answer is not null then return answer; end if;
    perform lims.lock_subpoena(_subpoena, 'TOLD');
    if not exists (select from lab.person p where p.id = _witness and p.active and p.agency_id is null) then
        perform lims.refuse('subpoena.witness');
    elsif not lims.person_sees_case(_witness, (select s.case_id from lab.subpoena s where s.id = _subpoena)) then
        perform lims.refuse('subpoena.witness_not_admitted', jsonb_build_object('witness', lims.person_name(_witness)));
    end if;
    update lab.subpoena s set state = 'SERVED', witness_id = _witness, served_at = lims.act_time(), served_by = lims.me(), how = lims.needed(_how, 'how')
     where s.id = _subpoena;
    return lims.finish_act(_act, jsonb_build_object('id', _subpoena, 'state', 'SERVED'));
end $$;

create function lims.subpoena_excuse(_act uuid, _subpoena bigint, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'subpoena_excuse', jsonb_build_object('subpoena', _subpoena), _reason);
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    perform lims.lock_subpoena(_subpoena, 'TOLD', 'SERVED');
    update lab.subpoena s set state = 'EXCUSED', excuse = lims.typed(_reason, 'reason') where s.id = _subpoena;
    return lims.finish_act(_act, jsonb_build_object('id', _subpoena, 'state', 'EXCUSED'));
end $$;

-- The witness says it, or a manager of theirs. _said: at, minutes, about, difficulties.
create function lims.testimony_record(_act uuid, _subpoena bigint, _said jsonb, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'testimony_record', jsonb_build_object('subpoena', _subpoena, 'said', _said), _reason);
    known lab.subpoena;
    spoke timestamptz := (_said ->> 'at')::timestamptz;
begin
    if answer is not null then return answer; end if;
    known := lims.lock_subpoena(_subpoena, 'SERVED');
    perform lims.need_moment(spoke);
    if known.witness_id <> lims.me() and not lims.has_duty('laboratory_manager', 'quality_manager') then
        perform lims.refuse('subpoena.not_witness');
    elsif (spoke <= lims.act_time()) is not true or ((_said ->> 'minutes')::numeric between 0 and 6000) is not true then
        perform lims.refuse('subpoena.testimony');
    end if;
    insert into lab.testimony (subpoena_id, case_id, at, minutes, about, recorded_by, recorded_at)
    values (_subpoena, known.case_id, spoke, (_said ->> 'minutes')::bigint, lims.needed(_said ->> 'about', 'about'), lims.me(), lims.act_time());
    insert into lab.testimony_difficulty (subpoena_id, case_id, words)
    select _subpoena, known.case_id, w from lims.typed(_said ->> 'difficulties', 'difficulties') w where w is not null;
    update lab.subpoena s set state = 'TESTIFIED' where s.id = _subpoena;
    return lims.finish_act(_act, jsonb_build_object('id', _subpoena, 'state', 'TESTIFIED'));
end $$;

-- Asked by pages -----------------------------------------------------------------------------------------------------------------

create function lims.hearing_line(_hearing lab.hearing) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('id', _hearing.id, 'at', _hearing.at, 'court', _hearing.court, 'note', _hearing.note, 'cancelling', _hearing.cancelling,
    'told_by', lims.person_name(_hearing.told_by), 'is_mine', _hearing.agency_id is not distinct from lims.my_agency())
$$;

create function lims.subpoena_line(_subpoena lab.subpoena) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('id', _subpoena.id, 'case', _subpoena.case_id, 'case_number', (select c.number from lab.case_file c where c.id = _subpoena.case_id),
    'state', _subpoena.state, 'appears_at', _subpoena.appears_at, 'court', _subpoena.court, 'reference', _subpoena.reference, 'witness_named', _subpoena.witness_named,
    'witness', lims.person_name(_subpoena.witness_id), 'witness_id', _subpoena.witness_id, 'served_at', _subpoena.served_at, 'how', _subpoena.how, 'excuse', _subpoena.excuse)
$$;

-- For the laboratory, the next appearance first; _open leaves out what has ended. With what was said in court, which is the laboratory's own.
create function lims.subpoenas(_case bigint default null, _open boolean default true) returns jsonb
language sql stable set search_path = '' as $$
    select coalesce(jsonb_agg(lims.subpoena_line(s) || jsonb_build_object('testimony', (
               select to_jsonb(t) || jsonb_build_object('recorded_by', lims.person_name(t.recorded_by), 'difficulties', (
                          select d.words from lab.testimony_difficulty d where d.subpoena_id = s.id))
                 from lab.testimony t where t.subpoena_id = s.id)) order by s.appears_at, s.id), '[]')
      from (select * from lab.subpoena s where (_case is null or s.case_id = _case) and (not _open or s.state in ('TOLD', 'SERVED')) order by s.appears_at desc limit 500) s
$$;

create function lims.hearings(_case bigint) returns jsonb
language sql stable set search_path = '' as $$
    select coalesce(jsonb_agg(lims.hearing_line(h) order by h.at, h.id), '[]') from lab.hearing h where h.case_id = _case
$$;

-- What a customer sees of it, with the case: the hearings, and the subpoenas of their own agency.
create function lims.customer_talk(_case bigint) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('hearings', lims.hearings(_case),
        'subpoenas', (select coalesce(jsonb_agg(lims.subpoena_line(s) order by s.appears_at, s.id), '[]') from lab.subpoena s
                       where s.case_id = _case and s.agency_id = lims.my_agency()),
        'enquiries', (select coalesce(jsonb_agg(lims.enquiry_line(e) - '{nonconformity,nonconformity_number,privileged}'::text[] order by e.id desc), '[]') from lab.enquiry e
                       where e.case_id = _case and e.agency_id = lims.my_agency()))
$$;

-- A subpoena awaits the managers and who works on the case until it is served, then its witness until they have spoken.
create function lims.tasks_subpoenas() returns setof lims.task
language sql stable set search_path = '' as $$
    select case when s.state = 'TOLD' then 'subpoena.task_serve' when s.appears_at < clock_timestamp() then 'subpoena.task_testimony'
                else 'subpoena.task_appear' end,
           jsonb_build_object('case', c.number, 'court', s.court, 'witness', s.witness_named, 'at', to_char(s.appears_at, 'YYYY-MM-DD HH24:MI')), 'enquiries',
           jsonb_build_object('case', c.id), coalesce(s.served_at, s.told_at), s.appears_at
      from lab.subpoena s join lab.case_file c on c.id = s.case_id
     where s.state = 'SERVED' and s.witness_id = lims.me() or s.state = 'TOLD' and lims.works_on_case(c.id)
$$;

do $$
declare subject text;
begin
    foreach subject in array array['hearing', 'subpoena', 'testimony', 'testimony_difficulty'] loop
        execute format('alter table lab.%I enable row level security', subject);
        execute format('create policy visible on lab.%I for select to lims_staff using (case_id not in (select lims.hidden_cases()) '
                       'and case_id not in (select lims.talk_kept_from_me()))', subject);
        execute format('grant select on lab.%I to lims_staff', subject);
    end loop;
end $$;

grant execute on function lims.hearings, lims.hearing_line, lims.subpoenas, lims.subpoena_line, lims.tasks_subpoenas to lims_staff;
grant execute on function lims.hearing_tell, lims.hearing_cancel, lims.subpoena_tell to lims_agency_client, lims_evidence_technician, lims_analyst,
    lims_technical_reviewer, lims_laboratory_manager, lims_quality_manager, lims_medical_examiner;
grant execute on function lims.subpoena_serve, lims.subpoena_excuse to lims_evidence_technician, lims_laboratory_manager, lims_quality_manager, lims_medical_examiner;
grant execute on function lims.testimony_record to lims_staff;
