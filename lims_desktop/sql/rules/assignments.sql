-- Who works on a request: whoever is authorised and free of conflict, in the order in which items are examined.

create trigger audit after insert or update or delete on lab.assignment for each row execute function chain.record_row('request', 'request_id');
create trigger audit after insert or update or delete on lab.interest for each row execute function chain.record_row('person', 'person_id');

-- What stands between this person and this case: what they declared themself.
create function lims.need_no_interest(_person bigint, _case bigint) returns void
language plpgsql stable set search_path = '' as $$
declare found_here lab.interest;
begin
    select i.* into found_here from lab.interest i
     where i.person_id = _person and i.lifted_at is null
       and (i.case_id = _case or exists (select from lab.case_person p where p.case_id = _case
                                          and lower(btrim(p.name)) = lower(btrim(i.named)))) limit 1;
    if found_here.id is not null then
        perform lims.refuse('request.conflict_of_interest', jsonb_build_object('person', lims.person_name(_person)));
    end if;
end $$;

-- Whoever declared an interest in a case of this run has no part in it: not at the bench, and not in its review.
create function lims.need_impartial(_worksheet bigint) returns void
language plpgsql stable set search_path = '' as $$
begin
    perform lims.need_no_interest(lims.me(), c.case_id)
       from (select distinct i.case_id from lab.run_position p join lab.item i on i.id = p.item_id where p.worksheet_id = _worksheet) c;
end $$;

-- What is destructive comes last: another open request about the same item that leaves it whole goes first.
create function lims.goes_first(_request lab.request) returns text
language sql stable set search_path = '' as $$
    select t.name from lab.request_item mine join lab.request_item theirs on theirs.item_id = mine.item_id and theirs.request_id <> mine.request_id
      join lab.request r on r.id = theirs.request_id and r.state in ('REQUESTED', 'ACCEPTED', 'ASSIGNED', 'IN_PROGRESS', 'ON_HOLD')
      join lab.term t on t.list = 'examination' and t.code = r.examination
      join lab.term own on own.list = 'examination' and own.code = _request.examination
     where mine.request_id = _request.id
       and coalesce((t.extra ->> 'turn')::int, 50) < coalesce((own.extra ->> 'turn')::int, 50)
     order by (t.extra ->> 'turn')::int, r.id limit 1
$$;

create function lims.need_turn(_request lab.request, _reason text) returns text
language plpgsql stable set search_path = '' as $$
declare first text := lims.goes_first(_request);
begin
    if first is null then return null; end if;
    return lims.need_reason(_reason, 'request.goes_first', jsonb_build_object('first', first));
end $$;

-- Inside an act: the request in the hands of this analyst, by this method.
create function lims.assign_to(_request lab.request, _person bigint, _method bigint, _reason text) returns bigint
language plpgsql set search_path = '' as $$
declare assignment bigint;
begin
    if not exists (select from lab.method m join lab.method_version v on v.method_id = m.id and v.state = 'CURRENT'
                    where m.id = _method and m.discipline = _request.discipline
                      and v.definition::jsonb -> 'examinations' ? _request.examination) then
        perform lims.refuse('request.method_does_not_serve', jsonb_build_object('examination', _request.examination));
    end if;
    if not exists (select from lab.person p where p.id = _person and p.active and p.agency_id is null) then
        perform lims.refuse('request.analyst_inactive', jsonb_build_object('person', lims.person_name(_person)));
    end if;
    perform lims.need_authorised(_person, _method, 'perform');
    perform lims.need_no_interest(_person, _request.case_id);
    perform lims.need_fresh_eyes(_request.id, _person);
    insert into lab.assignment (request_id, person_id, method_id, assigned_by, assigned_at, out_of_turn)
    values (_request.id, _person, _method, lims.me(), lims.act_time(), lims.need_turn(_request, _reason)) returning id into assignment;
    update lab.request r set state = 'ASSIGNED' where r.id = _request.id;
    return assignment;
end $$;

create function lims.assign(_act uuid, _request bigint, _person bigint, _method bigint, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'assign', jsonb_build_object('request', _request, 'person', _person, 'method', _method), _reason);
    known lab.request;
begin
    if answer is not null then return answer; end if;
    known := lims.lock_request(_request, 'ACCEPTED');
    perform lims.need_lead(known.discipline);
    return lims.finish_act(_act, jsonb_build_object('request', _request, 'state', 'ASSIGNED',
        'assignment', lims.assign_to(known, _person, _method, _reason)));
end $$;

-- "Take the next": the most urgent one that I am authorised for, that is nobody's, and whose turn it is.
create function lims.take_next(_act uuid, _discipline text, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'take_next', jsonb_build_object('discipline', _discipline), _reason);
    next record;
begin
    if answer is not null then return answer; end if;
    select r as request, m.id as method into next
      from lab.request r
      join lab.method m on m.discipline = r.discipline and lims.is_authorised(lims.me(), m.id, 'perform')
      join lab.method_version v on v.method_id = m.id and v.state = 'CURRENT' and v.definition::jsonb -> 'examinations' ? r.examination
      join lab.case_file c on c.id = r.case_id
     where r.state = 'ACCEPTED' and r.discipline = _discipline and lims.may_see_case(c.id, c.agency_id)
       and not exists (select from lab.interest i where i.person_id = lims.me() and i.lifted_at is null
                        and (i.case_id = r.case_id or exists (select from lab.case_person p where p.case_id = r.case_id
                                                               and lower(btrim(p.name)) = lower(btrim(i.named)))))
       and lims.goes_first(r) is null and lims.may_reexamine(r.id, lims.me())
     order by (lims.urgency(r, lims.act_time()::date) ->> 'points')::int desc, r.requested_at, r.id limit 1
       for update of r skip locked;
    if next.method is null then
        perform lims.need_authorised(lims.me(), m.id, 'perform') from lab.method m      -- suspended: say so, and by which test
         where m.discipline = _discipline and lims.suspending_test(lims.me(), m.id) is not null;
        perform lims.refuse('request.nothing_to_take');
    end if;
    return lims.finish_act(_act, jsonb_build_object('request', (next.request).id, 'state', 'ASSIGNED',
        'assignment', lims.assign_to(next.request, lims.me(), next.method, null)));
end $$;

-- To somebody else, with the reason; the one before sees that it was taken from them.
create function lims.reassign(_act uuid, _request bigint, _person bigint, _method bigint, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'reassign', jsonb_build_object('request', _request, 'person', _person, 'method', _method), _reason);
    known lab.request;
begin
    if answer is not null then return answer; end if;
    known := lims.lock_request(_request, 'ASSIGNED', 'IN_PROGRESS');
    perform lims.need_lead(known.discipline);
    perform lims.need_reason(_reason);
    perform lims.end_assignment(_request, 'REASSIGNED', _reason);
    return lims.finish_act(_act, jsonb_build_object('request', _request, 'state', 'ASSIGNED',
        'assignment', lims.assign_to(known, _person, _method, _reason)));
end $$;

create function lims.end_assignment(_request bigint, _state text, _reason text) returns void
language sql set search_path = '' as $$
    update lab.assignment a set state = _state, ended_at = lims.act_time(), ending = lims.typed(_reason, 'reason'),
           acknowledged_at = case when _state <> 'CANCELLED' then a.acknowledged_at end
     where a.request_id = _request and a.state = 'OPEN'
$$;

-- Conflicts of interest --------------------------------------------------------------------------------------------------------

create function lims.interest_declare(_act uuid, _case bigint, _named text, _statement text, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'interest_declare', jsonb_build_object('case', _case, 'named', _named, 'statement', _statement), _reason);
    interest bigint;
begin
    if answer is not null then return answer; end if;
    if num_nonnulls(_case, lims.typed(_named, 'named')) <> 1 then
        perform lims.refuse('request.interest_in_what');
    end if;
    insert into lab.interest (person_id, case_id, named, statement, declared_at)
    values (lims.me(), _case, lims.typed(_named, 'named'), lims.needed(_statement, 'statement'), lims.act_time()) returning id into interest;
    return lims.finish_act(_act, jsonb_build_object('interest', interest));
end $$;

create function lims.interest_lift(_act uuid, _interest bigint, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'interest_lift', jsonb_build_object('interest', _interest), _reason);
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    update lab.interest i set lifted_at = lims.act_time(), lifted_by = lims.me(), lifting_reason = lims.typed(_reason, 'reason')
     where i.id = _interest and i.lifted_at is null and i.person_id <> lims.me();
    if not found then
        perform lims.refuse('request.interest_unknown');
    end if;
    return lims.finish_act(_act, jsonb_build_object('interest', _interest));
end $$;

grant execute on function lims.goes_first, lims.interest_declare to lims_staff;
grant execute on function lims.assign, lims.reassign to lims_technical_reviewer, lims_laboratory_manager;
grant execute on function lims.take_next to lims_analyst, lims_medical_examiner;
grant execute on function lims.interest_lift to lims_laboratory_manager, lims_quality_manager;
