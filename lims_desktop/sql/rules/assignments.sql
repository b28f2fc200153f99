-- Who works on a request: whoever is authorised and free of conflict, in the order in which items are examined.

create trigger audit after insert or update or delete on lab.assignment for each row execute function chain.record_row('request', 'request_id');

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
       and r.case_id not in (select lims.cases_closed_to(lims.me(), array(select q.case_id from lab.request q
                                                                           where q.state = 'ACCEPTED' and q.discipline = _discipline)))
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

grant execute on function lims.goes_first to lims_staff;
grant execute on function lims.assign, lims.reassign to lims_technical_reviewer, lims_laboratory_manager;
grant execute on function lims.take_next to lims_analyst, lims_medical_examiner;
