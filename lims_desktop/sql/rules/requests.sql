-- Requests for examination: asked, reviewed, put in order of urgency, assigned, held, cancelled (domain.md section 5).

insert into lab.policy (name, value) values ('section_head_duties', '["technical_reviewer", "laboratory_manager"]') on conflict do nothing;

create trigger audit after insert or update or delete on lab.request for each row execute function chain.record_row('request', 'id');
create trigger audit after insert or update or delete on lab.request_item for each row execute function chain.record_row('request', 'request_id');

-- Whoever leads a section: of the duties that policy names, and of that section unless a manager of the laboratory.
create function lims.leads(_discipline text) returns boolean
language sql stable set search_path = '' as $$
    select lims.has_duty('laboratory_manager')
        or lims.has_duty(variadic array(select jsonb_array_elements_text(lims.policy('section_head_duties'))))
           and exists (select from lab.person p where p.login = session_user and p.section = _discipline)
$$;

create function lims.need_lead(_discipline text) returns void
language plpgsql stable set search_path = '' as $$
begin
    if not lims.leads(_discipline) then
        perform lims.refuse('request.not_your_section', jsonb_build_object('discipline', _discipline));
    end if;
end $$;

-- Asked ------------------------------------------------------------------------------------------------------------------

-- _about: asked_for (who wants it), court_date, needed_by, remand, perishable.
create function lims.request_add(
    _act uuid, _items bigint[], _examination text, _questions text, _about jsonb default '{}', _reason text default null
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'request_add', jsonb_build_object('items', _items, 'examination', _examination,
        'questions', _questions, 'about', _about), _reason);
    request lab.request;
begin
    if answer is not null then return answer; end if;
    request := lims.ask(lims.case_of_items(_items), _items, _examination, _questions, _about);
    return lims.finish_act(_act, jsonb_build_object('request', request.id, 'discipline', request.discipline));
end $$;

-- One request about these items of one case, asked by whoever acts.
create function lims.ask(_file bigint, _items bigint[], _examination text, _questions text, _about jsonb) returns lab.request
language plpgsql set search_path = '' as $$
declare asked lab.request;
begin
    perform lims.need_moment((_about ->> d)::date::timestamptz) from unnest(array['court_date', 'needed_by']) d;
    insert into lab.request (case_id, discipline, examination, questions, requested_by, requested_at, asked_for, court_date, needed_by,
                             remand, perishable)
    values (_file, lims.need_term('examination', _examination) ->> 'discipline', _examination, lims.needed(_questions, 'questions'),
            lims.me(), lims.act_time(), lims.typed(_about ->> 'asked_for', 'asked_for'), (_about ->> 'court_date')::date,
            (_about ->> 'needed_by')::date, coalesce((_about ->> 'remand')::boolean, false), coalesce((_about ->> 'perishable')::boolean, false))
    returning * into asked;
    insert into lab.request_item (request_id, item_id) select asked.id, i from unnest(_items) i;
    perform lims.lock_analysis(_items);
    update lab.item i set analysis = 'pending' where i.id = any (_items) and i.analysis = 'none';
    return asked;
end $$;

-- The one case that all these items belong to, for whoever may see it.
create function lims.case_of_items(_items bigint[]) returns bigint
language plpgsql stable set search_path = '' as $$
declare
    found_here int;
    cases bigint[];
begin
    select count(*), array_agg(distinct i.case_id) into found_here, cases
      from lab.item i where i.id = any (_items) and i.standing = 'RECEIVED' and lims.may_see_case(i.case_id, i.agency_id);
    if coalesce(cardinality(_items), 0) not between 1 and 500 or found_here <> cardinality(_items) then
        perform lims.refuse('request.items_unknown');
    elsif cardinality(cases) <> 1 then
        perform lims.refuse('request.several_cases');
    end if;
    return cases[1];
end $$;

-- A request locked for a change, for whoever may see its case; `_states` are those from which the change may begin.
create function lims.lock_request(_request bigint, variadic _states text[]) returns lab.request
language plpgsql set search_path = '' as $$
declare known lab.request;
begin
    select r.* into known from lab.request r join lab.case_file c on c.id = r.case_id
     where r.id = _request and lims.may_see_case(c.id, c.agency_id) for update of r;
    if known.id is null then
        perform lims.refuse('request.unknown', jsonb_build_object('request', _request));
    elsif known.state <> all (_states) then
        perform lims.refuse('request.wrong_state', jsonb_build_object('request', _request, 'state', known.state));
    end if;
    return known;
end $$;

-- The day it is promised for: so many days from now as policy says, or when it is needed, if that is sooner and yet to come.
create function lims.first_promise(_request lab.request) returns date
language sql volatile set search_path = ''
return least(lims.act_time()::date + lims.policy_number('promised_days')::int,
             case when _request.needed_by >= lims.act_time()::date then _request.needed_by end);

-- Reviewed: accepted, or declined with the reason that the customer is told.
create function lims.request_decide(_act uuid, _request bigint, _accepted boolean, _decision text, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'request_decide', jsonb_build_object('request', _request, 'accepted', _accepted, 'decision', _decision), _reason);
    known lab.request;
    becomes text := case when _accepted then 'ACCEPTED' else 'DECLINED' end;
begin
    if answer is not null then return answer; end if;
    known := lims.lock_request(_request, 'REQUESTED');
    perform lims.need_lead(known.discipline);
    update lab.request r set state = becomes, decided_by = lims.me(), decided_at = lims.act_time(),
           promised_for = case when _accepted then lims.first_promise(r) end,
           decision = case when _accepted then lims.typed(_decision, 'decision') else lims.need_reason(_decision, 'request.decline_reason') end,
           customer_told = case when _accepted then r.customer_told else lims.typed(_decision, 'decision') end
     where r.id = _request;
    perform lims.settle_analysis(_request);
    return lims.finish_act(_act, jsonb_build_object('request', _request, 'state', becomes));
end $$;

-- A question to the customer, or an answer of theirs, put to the questions asked: nothing is overwritten.
create function lims.request_clarify(_act uuid, _request bigint, _words text, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'request_clarify', jsonb_build_object('request', _request, 'words', _words), _reason);
    known lab.request;
begin
    if answer is not null then return answer; end if;
    known := lims.lock_request(_request, 'REQUESTED', 'ACCEPTED', 'ASSIGNED', 'IN_PROGRESS', 'ON_HOLD');
    update lab.request r set questions = lims.typed(r.questions || E'\n' || to_char(lims.act_time(), 'YYYY-MM-DD') || ' '
               || lims.person_name(lims.me()) || ': ' || lims.needed(_words, 'words'), 'questions')
     where r.id = _request;
    return lims.finish_act(_act, jsonb_build_object('request', _request, 'state', known.state));
end $$;

-- In order of urgency ------------------------------------------------------------------------------------------------------

-- Points for so many days until it must be there: none beyond two months, a hundred when the day has come.
-- This and the next set no search_path, so that they are computed as a part of the question that asks them.
create function lims.nearness(_days int) returns int
language sql immutable as $$
    select case when _days is null or _days > 60 then 0 when _days <= 0 then 100 when _days <= 3 then 80 when _days <= 7 then 60
                when _days <= 14 then 40 when _days <= 30 then 20 else 10 end
$$;

-- The points of a request for its day in court, the day it is needed by, remand, what perishes, and how long it has waited.
create function lims.urgency_points(_request lab.request, _today date) returns int[]
language sql stable as $$
    select array[lims.nearness(_request.court_date - _today), lims.nearness(_request.needed_by - _today),
                 case when _request.remand then 30 else 0 end, case when _request.perishable then 25 else 0 end,
                 least(20, greatest(0, (_today - _request.requested_at::date) / 7))]
$$;

-- How urgent a request is, and why: points that anybody can add up. An override stands alone, with its reason.
create function lims.urgency(_request lab.request, _today date) returns jsonb
language sql stable set search_path = '' as $$
    select case when _request.urgency is not null
        then jsonb_build_object('points', _request.urgency, 'why', jsonb_build_array(jsonb_build_object('code', 'override', 'points', _request.urgency)))
        else (select jsonb_build_object('points', sum(w.points)::int,
                  'why', coalesce(jsonb_agg(jsonb_build_object('code', w.code, 'points', w.points)) filter (where w.points > 0), '[]'))
                from unnest(array['court', 'needed', 'remand', 'perishable', 'waiting'], lims.urgency_points(_request, _today)) w(code, points)) end
$$;

create function lims.request_urgency(_act uuid, _request bigint, _urgency int, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'request_urgency', jsonb_build_object('request', _request, 'urgency', _urgency), _reason);
    known lab.request;
begin
    if answer is not null then return answer; end if;
    known := lims.lock_request(_request, 'REQUESTED', 'ACCEPTED', 'ASSIGNED', 'IN_PROGRESS', 'ON_HOLD');
    perform lims.need_lead(known.discipline);
    perform lims.need_reason(_reason);
    if (_urgency is null or _urgency between 0 and 999) is not true then
        perform lims.refuse('request.urgency');
    end if;
    update lab.request r set urgency = _urgency, urgency_reason = case when _urgency is not null then lims.typed(_reason, 'reason') end
     where r.id = _request;
    return lims.finish_act(_act, jsonb_build_object('request', _request, 'state', known.state));
end $$;

-- Held, cancelled, stopped ---------------------------------------------------------------------------------------------------

create function lims.request_hold(_act uuid, _request bigint, _held boolean, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'request_hold', jsonb_build_object('request', _request, 'held', _held), _reason);
    known lab.request;
    becomes text;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    if _held then
        known := lims.lock_request(_request, 'REQUESTED', 'ACCEPTED', 'ASSIGNED', 'IN_PROGRESS');
        becomes := 'ON_HOLD';
    else
        known := lims.lock_request(_request, 'ON_HOLD');
        becomes := known.held_from;
    end if;
    perform lims.need_lead(known.discipline);
    update lab.request r set state = becomes, held_from = case when _held then known.state end, decision = lims.typed(_reason, 'reason')
     where r.id = _request;
    if becomes = 'ANALYSED' then
        perform lims.complete_analysis(array(select q.item_id from lab.request_item q where q.request_id = _request));
    end if;
    return lims.finish_act(_act, jsonb_build_object('request', _request, 'state', becomes));
end $$;

-- Withdrawn, pleaded, closed. The analyst who has it acknowledges; until then it stands on their bench.
create function lims.request_cancel(_act uuid, _request bigint, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'request_cancel', jsonb_build_object('request', _request), _reason);
    known lab.request;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    known := lims.lock_request(_request, 'REQUESTED', 'ACCEPTED', 'ASSIGNED', 'IN_PROGRESS', 'ON_HOLD');
    perform lims.need_lead(known.discipline);
    perform lims.end_assignment(_request, 'CANCELLED', _reason);
    update lab.request r set state = 'CANCELLED', held_from = null, decision = lims.typed(_reason, 'reason') where r.id = _request;
    perform lims.settle_analysis(_request);
    return lims.finish_act(_act, jsonb_build_object('request', _request, 'state', 'CANCELLED'));
end $$;

-- A notice that work should stop: it shows on the bench before the next step; the section decides what becomes of the request.
create function lims.stop_work(_act uuid, _request bigint, _notice text, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'stop_work', jsonb_build_object('request', _request, 'notice', _notice), _reason);
    known lab.request;
begin
    if answer is not null then return answer; end if;
    known := lims.lock_request(_request, 'REQUESTED', 'ACCEPTED', 'ASSIGNED', 'IN_PROGRESS', 'ON_HOLD');
    update lab.request r set stop_work = lims.needed(_notice, 'notice') where r.id = _request;
    update lab.assignment a set acknowledged_at = null where a.request_id = _request and a.state = 'OPEN';
    return lims.finish_act(_act, jsonb_build_object('request', _request, 'state', known.state));
end $$;

-- What an analyst is told about work of theirs: why it was cancelled, or that it should stop; null when there is nothing to tell.
create function lims.notice_of(_assignment lab.assignment) returns text
language sql stable set search_path = '' as $$
    select case _assignment.state when 'CANCELLED' then _assignment.ending when 'OPEN' then r.stop_work end
      from lab.request r where r.id = _assignment.request_id
$$;

-- I have seen that my work was cancelled, or that it should stop: this notice, as it stood on my screen, and not one that came since.
create function lims.acknowledge(_act uuid, _assignment bigint, _notice text, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'acknowledge', jsonb_build_object('assignment', _assignment, 'notice', _notice), _reason);
    request lab.request;
    known lab.assignment;
begin
    if answer is not null then return answer; end if;
    select r.* into request from lab.request r join lab.assignment a on a.request_id = r.id where a.id = _assignment for update of r;
    select a.* into known from lab.assignment a where a.id = _assignment and a.person_id = lims.me() and a.acknowledged_at is null;
    if lims.notice_of(known) is null then
        perform lims.refuse('request.nothing_to_acknowledge');
    elsif lims.notice_of(known) is distinct from _notice then
        perform lims.conflict('request.notice_changed', jsonb_build_object('notice', lims.notice_of(known)));
    end if;
    update lab.assignment a set acknowledged_at = lims.act_time() where a.id = _assignment;
    return lims.finish_act(_act, jsonb_build_object('request', request.id, 'state', request.state));
end $$;

-- Whether a request about this item is still open; while it is, the item does not end.
create function lims.is_asked_about(_item bigint) returns boolean
language sql stable set search_path = '' as $$
    select exists (select from lab.request_item q join lab.request r on r.id = q.request_id
                    where q.item_id = _item and r.state in ('REQUESTED', 'ACCEPTED', 'ASSIGNED', 'IN_PROGRESS', 'ON_HOLD'))
$$;

-- Items whose state of analysis is about to change, always in one order: two runs, or a run and a request, may be about the same ones.
create function lims.lock_analysis(_items bigint[]) returns void
language sql set search_path = '' as $$
    select from lab.item i where i.id = any (_items) order by i.id for no key update
$$;

-- An item about which nothing is asked any more is not pending any more.
create function lims.settle_analysis(_request bigint) returns void
language sql set search_path = '' as $$
    select lims.lock_analysis(array(select q.item_id from lab.request_item q where q.request_id = _request));
    update lab.item i set analysis = 'none'
      from lab.request_item q where q.request_id = _request and i.id = q.item_id and i.analysis = 'pending'
       and not lims.is_asked_about(i.id)
$$;

-- Asked by pages -----------------------------------------------------------------------------------------------------------------

-- One request as a line of the queue.
create function lims.request_line(_request lab.request) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('id', _request.id, 'state', _request.state, 'discipline', _request.discipline, 'examination', _request.examination,
        'case', c.id, 'case_number', c.number, 'agency', a.code, 'requested_at', _request.requested_at, 'court_date', _request.court_date,
        'needed_by', _request.needed_by, 'remand', _request.remand, 'perishable', _request.perishable, 'stop_work', _request.stop_work,
        'urgency', lims.urgency(_request, current_date), 'override', _request.urgency_reason,
        'items', (select count(*) from lab.request_item q where q.request_id = _request.id),
        'first_item', (select min(i.number) from lab.request_item q join lab.item i on i.id = q.item_id where q.request_id = _request.id),
        'assignment', s.id, 'analyst', lims.person_name(s.person_id), 'analyst_id', s.person_id, 'method', m.code, 'since', s.assigned_at,
        'conflicted', lims.is_conflicted(s.person_id, _request))
      from lab.case_file c join lab.agency a on a.id = c.agency_id
      left join lab.assignment s on s.request_id = _request.id and s.state = 'OPEN'
      left join lab.method m on m.id = s.method_id
     where c.id = _request.case_id
$$;

-- The open requests of a section, the most urgent first; after: points and number of the last line of the page before.
-- Whether a person may see them is asked of a page of them, not of all.
create function lims.queue(_discipline text, _states text[], _after jsonb default null, _limit int default 100) returns jsonb
language sql stable security definer set search_path = '' as $$
    with open as (
        select r, c.agency_id, coalesce(r.urgency, (select sum(p) from unnest(lims.urgency_points(r, current_date)) p))::int as points
          from lab.request r join lab.case_file c on c.id = r.case_id
         where r.state in ('REQUESTED', 'ACCEPTED', 'ASSIGNED', 'IN_PROGRESS', 'ON_HOLD') and r.state = any (_states)
           and (_discipline is null or r.discipline = _discipline) and (select lims.is_staff())),
    ordered as materialized (
        select * from open o
         where _after is null or (-o.points, (o.r).id) > (-(_after ->> 'points')::int, (_after ->> 'id')::bigint)
         order by o.points desc, (o.r).id),
    page as (select * from ordered o where lims.may_see_case((o.r).case_id, o.agency_id) limit least(_limit, 500))
    select coalesce(jsonb_agg(lims.request_line(p.r) order by p.points desc, (p.r).id), '[]') from page p
$$;

create function lims.request_view(_request bigint) returns jsonb
language sql stable set search_path = '' as $$
    select lims.request_line(r) || jsonb_build_object('questions', r.questions, 'asked_for', r.asked_for, 'requested_by', lims.person_name(r.requested_by),
        'decision', r.decision, 'decided_by', lims.person_name(r.decided_by), 'decided_at', r.decided_at, 'customer_told', r.customer_told,
        'promised_for', r.promised_for, 'promise_reason', r.promise_reason, 'held_from', r.held_from, 'first', lims.goes_first(r),
        'lines', (select coalesce(jsonb_agg(lims.item_line(i) order by i.number), '[]')
                    from lab.request_item q join lab.item i on i.id = q.item_id where q.request_id = r.id),
        'assignments', (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'analyst', lims.person_name(s.person_id), 'method', m.code,
                'state', s.state, 'assigned_by', lims.person_name(s.assigned_by), 'assigned_at', s.assigned_at, 'started_at', s.started_at,
                'ended_at', s.ended_at, 'ending', s.ending, 'out_of_turn', s.out_of_turn, 'acknowledged_at', s.acknowledged_at) order by s.id desc), '[]')
                from lab.assignment s join lab.method m on m.id = s.method_id where s.request_id = r.id))
      from lab.request r where r.id = _request
$$;

-- How much each analyst of a section has in hand, and for which methods they are authorised today.
create function lims.workload(_discipline text) returns jsonb
language sql stable set search_path = '' as $$
    select coalesce(jsonb_agg(jsonb_build_object('person', p.id, 'name', p.name, 'section', p.section,
               'open', (select count(*) from lab.assignment s where s.person_id = p.id and s.state = 'OPEN'),
               'oldest', (select min(s.assigned_at) from lab.assignment s where s.person_id = p.id and s.state = 'OPEN'),
               'methods', (select coalesce(jsonb_agg(distinct m.code), '[]') from lab.authorisation a join lab.method m on m.id = a.method_id
                            where a.person_id = p.id and a.act = 'perform' and a.revoked_at is null
                              and current_date between a.valid_from and a.valid_until
                              and (_discipline is null or m.discipline = _discipline))) order by p.name), '[]')
      from lab.person p
     where p.active and p.agency_id is null and exists (select from lab.duty d where d.person_id = p.id and d.duty = 'analyst' and d.until is null)
       and (_discipline is null or p.section = _discipline
            or exists (select from lab.authorisation a join lab.method m on m.id = a.method_id
                        where a.person_id = p.id and a.act = 'perform' and a.revoked_at is null and m.discipline = _discipline))
$$;

-- New work waits for the section's head; what was cancelled or stopped waits for the analyst's word.
create function lims.tasks_requests() returns setof lims.task
language sql stable set search_path = '' as $$
    select 'request.task_review', jsonb_build_object('examination', r.examination, 'discipline', r.discipline, 'case', c.number), 'requests',
           to_jsonb(r.id), r.requested_at, null::timestamptz
      from lab.request r join lab.case_file c on c.id = r.case_id
     where r.state = 'REQUESTED' and lims.leads(r.discipline)
    union all
    select case a.state when 'CANCELLED' then 'request.task_cancelled' else 'request.task_stop' end,
           jsonb_build_object('examination', r.examination, 'case', c.number, 'why', coalesce(a.ending, r.stop_work)), 'requests', to_jsonb(r.id),
           coalesce(a.ended_at, a.assigned_at), null::timestamptz
      from lab.assignment a join lab.request r on r.id = a.request_id join lab.case_file c on c.id = r.case_id
     where a.person_id = lims.me() and a.acknowledged_at is null and (a.state = 'CANCELLED' or a.state = 'OPEN' and r.stop_work is not null)
$$;

alter table lab.request enable row level security;
create policy visible on lab.request for select to lims_staff using (case_id not in (select lims.hidden_cases()));
alter table lab.request_item enable row level security;
create policy visible on lab.request_item for select to lims_staff using (exists (select from lab.request r where r.id = request_id));
alter table lab.assignment enable row level security;
create policy visible on lab.assignment for select to lims_staff using (exists (select from lab.request r where r.id = request_id));
grant select on lab.request, lab.request_item, lab.assignment to lims_staff;

grant execute on function lims.urgency, lims.urgency_points, lims.nearness, lims.leads, lims.request_line, lims.request_view, lims.queue, lims.workload,
    lims.tasks_requests to lims_staff;
grant execute on function lims.request_add, lims.stop_work
    to lims_evidence_technician, lims_analyst, lims_technical_reviewer, lims_laboratory_manager, lims_scenes_of_crime_officer, lims_medical_examiner;
grant execute on function lims.request_clarify to lims_staff;
grant execute on function lims.request_decide, lims.request_urgency, lims.request_hold, lims.request_cancel
    to lims_technical_reviewer, lims_laboratory_manager;
grant execute on function lims.acknowledge to lims_analyst, lims_medical_examiner;
