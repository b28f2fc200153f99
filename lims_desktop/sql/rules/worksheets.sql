-- Worksheets: opened from assignments and started through every gate (domain.md section 6). What is entered stands in
-- results.sql, what follows from it in computing.sql, how it is judged in judging.sql.

insert into lab.policy (name, value) values ('worksheet_number', '"WS-{year}-{n:5}"') on conflict do nothing;

create trigger audit after insert or update or delete on lab.worksheet for each row execute function chain.record_row('worksheet', 'id');
create trigger audit after insert or update or delete on lab.worksheet_use for each row execute function chain.record_row('worksheet', 'worksheet_id');
create trigger audit after insert or update or delete on lab.run_position for each row execute function chain.record_row('worksheet', 'worksheet_id');

create function lims.definition_of(_worksheet lab.worksheet) returns jsonb
language sql stable set search_path = '' as $$
    select v.definition::jsonb from lab.method_version v where v.id = _worksheet.version_id
$$;

create function lims.lock_worksheet(_worksheet bigint, variadic _states text[]) returns lab.worksheet
language plpgsql set search_path = '' as $$
declare known lab.worksheet;
begin
    select w.* into known from lab.worksheet w where w.id = _worksheet for update;
    if known.id is null or not lims.may_see_worksheet(_worksheet) then
        perform lims.refuse('worksheet.unknown');
    elsif known.state <> all (_states) then
        perform lims.refuse('worksheet.wrong_state', jsonb_build_object('worksheet', known.number, 'state', known.state));
    end if;
    return known;
end $$;

-- A worksheet is seen by whoever may see every case in it.
create function lims.may_see_worksheet(_worksheet bigint) returns boolean
language sql stable security definer set search_path = '' as $$
    select lims.is_staff() and not exists (
        select from lab.run_position p join lab.item i on i.id = p.item_id join lab.case_file c on c.id = i.case_id
         where p.worksheet_id = _worksheet and c.restricted and not lims.may_see_case(c.id, i.agency_id))
$$;

create function lims.need_my_method(_worksheet lab.worksheet, _kind text) returns void
language plpgsql stable set search_path = '' as $$
begin
    perform lims.need_authorised(lims.me(), (select v.method_id from lab.method_version v where v.id = _worksheet.version_id), _kind);
end $$;

-- Opened ---------------------------------------------------------------------------------------------------------------------

-- From open assignments of mine, all by one method; the controls that a run needs have their places too.
create function lims.worksheet_open(_act uuid, _assignments bigint[], _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'worksheet_open', jsonb_build_object('assignments', _assignments), _reason);
    methods bigint[];
    held text;
    version lab.method_version;
    year int := extract(year from lims.act_time());
    made lab.worksheet;
begin
    if answer is not null then return answer; end if;
    perform from lab.assignment a where a.id = any (_assignments) order by a.id for update;
    select array_agg(distinct a.method_id) into methods from lab.assignment a join lab.request r on r.id = a.request_id
     where a.id = any (_assignments) and a.person_id = lims.me() and a.state = 'OPEN' and r.state in ('ASSIGNED', 'IN_PROGRESS');
    if coalesce(cardinality(methods), 0) <> 1 or (select count(*) from lab.assignment a join lab.request r on r.id = a.request_id
            where a.id = any (_assignments) and a.person_id = lims.me() and a.state = 'OPEN' and r.state in ('ASSIGNED', 'IN_PROGRESS'))
           <> cardinality(_assignments) then
        perform lims.refuse('worksheet.assignments');
    end if;
    select w.number into held from lab.run_position p join lab.worksheet w on w.id = p.worksheet_id
     where p.assignment_id = any (_assignments) and w.state not in ('ABORTED', 'REVIEWED') limit 1;
    if found then
        perform lims.refuse('worksheet.open_already', jsonb_build_object('worksheet', held));
    end if;
    version := lims.current_version(methods[1]);
    if version.id is null then
        perform lims.refuse('worksheet.no_version');
    end if;
    insert into lab.worksheet (number, version_id, analyst_id, opened_at)
    values (lims.numbered(lims.policy('worksheet_number') #>> '{}', year, lims.next_number('worksheet', year)), version.id, lims.me(), lims.act_time())
    returning * into made;
    perform lims.add_positions(made, _assignments);
    perform lims.need_impartial(made.id);
    return lims.finish_act(_act, jsonb_build_object('worksheet', made.id, 'number', made.number, 'state', made.state));
end $$;

create function lims.add_positions(_worksheet lab.worksheet, _assignments bigint[]) returns void
language plpgsql set search_path = '' as $$
declare definition jsonb := lims.definition_of(_worksheet);
begin
    insert into lab.run_position (worksheet_id, place, control)
    select _worksheet.id, row_number() over (order by c.ordinality, n), c.value ->> 'code'
      from jsonb_array_elements(definition -> 'controls') with ordinality c, generate_series(1, greatest((c.value ->> 'least')::int, 1)) n;
    insert into lab.run_position (worksheet_id, place, item_id, assignment_id, attempt)
    select _worksheet.id, coalesce((select max(p.place) from lab.run_position p where p.worksheet_id = _worksheet.id), 0)
               + row_number() over (order by a.id, i.number), q.item_id, a.id,
           1 + (select count(*) from lab.run_position p join lab.assignment b on b.id = p.assignment_id
                 where b.request_id = a.request_id and p.item_id = q.item_id)
      from lab.assignment a join lab.request_item q on q.request_id = a.request_id join lab.item i on i.id = q.item_id
     where a.id = any (_assignments);
end $$;

-- An instrument or a lot by its scanned code; whether it is fit is asked when the work starts, and said at once.
create function lims.worksheet_take(_act uuid, _worksheet bigint, _code text, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'worksheet_take', jsonb_build_object('worksheet', _worksheet, 'code', _code), _reason);
    known lab.worksheet;
    instrument lab.instrument;
    lot lab.lot;
begin
    if answer is not null then return answer; end if;
    known := lims.lock_worksheet(_worksheet, 'DRAFT', 'RUNNING');
    perform lims.need_my_method(known, 'perform');
    perform lims.need_bench(known) where known.state <> 'DRAFT';
    select i.* into instrument from lab.instrument i where i.id = lims.code_number('I', _code);
    select l.* into lot from lab.lot l where l.id = lims.code_number('R', _code);
    if num_nonnulls(instrument.id, lot.id) <> 1 then
        perform lims.refuse('worksheet.neither', jsonb_build_object('code', left(_code, 40)));
    end if;
    perform lims.need_fit_instrument(instrument) where instrument.id is not null;
    perform lims.need_fit_lot(lot.id) where lot.id is not null;
    insert into lab.worksheet_use (worksheet_id, instrument_id, lot_id) values (_worksheet, instrument.id, lot.id) on conflict do nothing;
    return lims.finish_act(_act, jsonb_build_object('worksheet', _worksheet, 'number', known.number, 'state', known.state));
end $$;

create function lims.need_fit_instrument(_instrument lab.instrument) returns void
language plpgsql stable set search_path = '' as $$
begin
    if lims.instrument_objection(_instrument) is not null then
        perform lims.refuse(lims.instrument_objection(_instrument),
            jsonb_build_object('instrument', _instrument.name, 'due', _instrument.calibration_due, 'id', _instrument.id));
    end if;
end $$;

-- Started through every gate ----------------------------------------------------------------------------------------------------

create function lims.worksheet_start(_act uuid, _worksheet bigint, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'worksheet_start', jsonb_build_object('worksheet', _worksheet), _reason);
    known lab.worksheet;
begin
    if answer is not null then return answer; end if;
    known := lims.lock_worksheet(_worksheet, 'DRAFT');
    perform lims.lock_run(_worksheet);
    if known.analyst_id <> lims.me() then
        perform lims.refuse('worksheet.not_yours', jsonb_build_object('analyst', lims.person_name(known.analyst_id)));
    end if;
    perform lims.need_my_method(known, 'perform');
    perform lims.need_impartial(_worksheet);
    if (select v.state from lab.method_version v where v.id = known.version_id) <> 'CURRENT' then
        perform lims.refuse('worksheet.old_version');
    end if;
    perform from lab.instrument i where i.id in (select u.instrument_id from lab.worksheet_use u where u.worksheet_id = _worksheet) order by i.id for share;
    perform lims.need_fit_instrument(i) from lab.worksheet_use u join lab.instrument i on i.id = u.instrument_id where u.worksheet_id = _worksheet;
    perform lims.need_fit_lot(u.lot_id) from lab.worksheet_use u where u.worksheet_id = _worksheet and u.lot_id is not null;
    perform lims.need_everything_taken(known);
    perform lims.need_not_taken_away(p) from lab.run_position p where p.worksheet_id = _worksheet;
    perform lims.need_not_stopped(_worksheet);
    perform lims.need_not_held(_worksheet);
    perform lims.need_in_my_hands(p.item_id) from lab.run_position p where p.worksheet_id = _worksheet and p.item_id is not null;
    perform lims.use_up(known, (select count(*) from lab.run_position p where p.worksheet_id = _worksheet));
    update lab.worksheet w set state = 'RUNNING', started_at = lims.act_time() where w.id = _worksheet;
    update lab.assignment a set started_at = coalesce(a.started_at, lims.act_time())
      from lab.run_position p where p.worksheet_id = _worksheet and p.assignment_id = a.id;
    update lab.request r set state = 'IN_PROGRESS' from lab.assignment a join lab.run_position p on p.assignment_id = a.id
     where p.worksheet_id = _worksheet and r.id = a.request_id and r.state = 'ASSIGNED';
    update lab.item i set analysis = 'in_progress' from lab.run_position p
     where p.worksheet_id = _worksheet and i.id = p.item_id and i.analysis in ('none', 'pending');
    return lims.finish_act(_act, jsonb_build_object('worksheet', _worksheet, 'number', known.number, 'state', 'RUNNING'));
end $$;

-- The requests of a run and its items, locked in one order before they are looked at: what is decided about a request (a notice, a hold,
-- its end, another analyst) comes before the step or after it, never in between, and no two wait for each other.
create function lims.lock_run(_worksheet bigint) returns void
language plpgsql set search_path = '' as $$
begin
    perform from lab.request r where r.id in (select a.request_id from lab.run_position p join lab.assignment a on a.id = p.assignment_id
                                               where p.worksheet_id = _worksheet) order by r.id for update;
    perform lims.lock_analysis(array(select p.item_id from lab.run_position p where p.worksheet_id = _worksheet and p.item_id is not null));
end $$;

-- The next step waits until whoever has the work has seen that it should stop.
create function lims.need_not_stopped(_worksheet bigint) returns void
language plpgsql stable set search_path = '' as $$
declare stopped record;
begin
    select c.number, r.id, r.stop_work into stopped from lab.run_position p join lab.assignment a on a.id = p.assignment_id and a.state = 'OPEN'
      join lab.request r on r.id = a.request_id join lab.case_file c on c.id = r.case_id
     where p.worksheet_id = _worksheet and p.disposition is null and r.stop_work is not null and a.acknowledged_at is null order by p.place limit 1;
    if found then
        perform lims.refuse('worksheet.stopped', jsonb_build_object('case', stopped.number, 'why', stopped.stop_work, 'id', stopped.id));
    end if;
end $$;

-- Nothing is begun that is held or was decided otherwise meanwhile.
create function lims.need_not_held(_worksheet bigint) returns void
language plpgsql stable set search_path = '' as $$
declare held record;
begin
    select c.number, r.id, r.decision into held from lab.run_position p join lab.assignment a on a.id = p.assignment_id
      join lab.request r on r.id = a.request_id join lab.case_file c on c.id = r.case_id
     where p.worksheet_id = _worksheet and r.state not in ('ASSIGNED', 'IN_PROGRESS') order by p.place limit 1;
    if found then
        perform lims.refuse('worksheet.stopped', jsonb_build_object('case', held.number, 'why', held.decision, 'id', held.id));
    end if;
end $$;

-- Rule 11: the item, or the container it lies in, is in the hands of whoever works on it.
create function lims.is_in_hands(_item bigint, _person bigint) returns boolean
language sql stable set search_path = '' as $$
    with recursive up(id, container_id) as (
        select i.id, i.container_id from lab.item i where i.id = _item
        union select c.id, c.container_id from lab.item c join up on c.id = up.container_id)
    select exists (select from up join lab.whereabouts w on w.item_id = up.id join lab.person p on p.place_id = w.place_id and p.id = _person)
$$;

create function lims.need_in_my_hands(_item bigint) returns void
language plpgsql stable set search_path = '' as $$
begin
    if not lims.is_in_hands(_item, lims.me()) then
        perform lims.refuse('worksheet.no_custody', (select jsonb_build_object('item', i.number, 'holder', p.path, 'id', i.id)
            from lab.item i join lab.whereabouts w on w.item_id = i.id left join lab.place p on p.id = w.place_id where i.id = _item));
    end if;
end $$;

-- Asked by pages -----------------------------------------------------------------------------------------------------------------------

create function lims.worksheet_view(_worksheet bigint) returns jsonb
language sql stable security definer set search_path = '' as $$
    select jsonb_build_object('id', w.id, 'number', w.number, 'state', w.state, 'method', m.code, 'version', v.number, 'definition', v.definition,
        'analyst', lims.person_name(w.analyst_id), 'analyst_id', w.analyst_id, 'opened_at', w.opened_at, 'started_at', w.started_at,
        'submitted_at', w.submitted_at, 'ended_at', w.ended_at, 'ended_by', lims.person_name(w.ended_by), 'ending', case when not u.unseen then w.ending end,
        'unseen', u.unseen, 'verification', case when w.state = 'QC_PASS' then lims.verification_standing(w) end,
        'instruments', (select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'name', i.name, 'serial', i.serial, 'calibration_due', i.calibration_due,
            'objection', lims.instrument_objection(i)) order by i.name), '[]') from lab.worksheet_use u join lab.instrument i on i.id = u.instrument_id where u.worksheet_id = w.id),
        'lots', (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'name', r.name, 'number', l.number, 'expires', l.expires,
            'objection', lims.lot_objection(l)) order by r.name), '[]')
            from lab.worksheet_use u join lab.lot l on l.id = u.lot_id join lab.reagent r on r.id = l.reagent_id where u.worksheet_id = w.id),
        'needs', lims.needs_of(w),
        'positions', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'place', p.place, 'item', p.item_id, 'item_number', i.number,
            'description', i.description, 'control', p.control, 'attempt', p.attempt, 'disposition', p.disposition, 'disposition_reason', case when not u.unseen then p.disposition_reason end,
            'taken_away', lims.is_taken_away(p), 'in_my_hands', p.item_id is null or lims.is_in_hands(p.item_id, lims.me()), 'loaded_at', p.loaded_at) order by p.place), '[]')
            from lab.run_position p left join lab.item i on i.id = p.item_id where p.worksheet_id = w.id),
        'results', (select coalesce(jsonb_agg(jsonb_build_object('position', r.position_id, 'replicate', r.replicate, 'field', r.field, 'version', r.version,
            'typed', r.typed, 'entered_by', lims.person_name(r.entered_by), 'entered_at', r.entered_at, 'reason', r.reason, 'late', r.late,
            'superseded_at', r.superseded_at) order by r.id), '[]') from lab.result r where r.worksheet_id = w.id and not u.unseen),
        'values', case when u.unseen then '{"run": {"values": {}, "faults": {}}, "positions": {}}' else lims.worksheet_values(w.id) end,
        'controls', case when u.unseen then '{}' else lims.control_verdicts(w, lims.worksheet_values(w.id)) end,
        'westgard', case when not u.unseen and w.state in ('QC_PASS', 'QC_FAIL', 'REVIEWED') then lims.worksheet_westgard(w.id) else '[]' end)
      from lab.worksheet w join lab.method_version v on v.id = w.version_id join lab.method m on m.id = v.method_id
     cross join lateral (select lims.is_unseen(w.id) as unseen) u
     where w.id = _worksheet and lims.may_see_worksheet(w.id)
$$;

-- What I have in hand and no worksheet at work holds yet.
create function lims.my_assignments() returns jsonb
language sql stable set search_path = '' as $$
    select coalesce(jsonb_agg(jsonb_build_object('assignment', a.id, 'request', r.id, 'examination', r.examination, 'method', m.code,
               'case_number', c.number, 'items', (select count(*) from lab.request_item q where q.request_id = r.id),
               'first_item', (select min(i.number) from lab.request_item q join lab.item i on i.id = q.item_id where q.request_id = r.id),
               'stop_work', r.stop_work, 'assigned_at', a.assigned_at,
               'conflicted', lims.is_conflicted(a.person_id, r)) order by a.assigned_at), '[]')
      from lab.assignment a join lab.request r on r.id = a.request_id join lab.method m on m.id = a.method_id join lab.case_file c on c.id = r.case_id
     where a.person_id = lims.me() and a.state = 'OPEN' and r.state in ('ASSIGNED', 'IN_PROGRESS')
       and not exists (select from lab.run_position p join lab.worksheet w on w.id = p.worksheet_id
                        where p.assignment_id = a.id and w.state not in ('ABORTED', 'REVIEWED'))
$$;
grant execute on function lims.my_assignments to lims_staff;

create function lims.tasks_worksheets() returns setof lims.task
language sql stable set search_path = '' as $$
    select case w.state when 'QC_FAIL' then 'worksheet.task_failed' else 'worksheet.task_review' end,
           jsonb_build_object('worksheet', w.number, 'method', m.code, 'analyst', lims.person_name(w.analyst_id)), 'worksheet', to_jsonb(w.id), w.submitted_at, null::timestamptz
      from lab.worksheet w join lab.method_version v on v.id = w.version_id join lab.method m on m.id = v.method_id
     where w.state = 'QC_FAIL' and w.analyst_id = lims.me()
        or w.state = 'QC_PASS' and w.analyst_id <> lims.me() and lims.is_authorised(lims.me(), m.id, 'review')
           and not lims.awaits_verification(w.id)
$$;

alter table lab.worksheet enable row level security;
create policy visible on lab.worksheet for select to lims_staff using (lims.may_see_worksheet(id));
alter table lab.worksheet_use enable row level security;
create policy visible on lab.worksheet_use for select to lims_staff using (exists (select from lab.worksheet w where w.id = worksheet_id));
alter table lab.run_position enable row level security;
create policy visible on lab.run_position for select to lims_staff using (exists (select from lab.worksheet w where w.id = worksheet_id));
alter table lab.result enable row level security;
create policy visible on lab.result for select to lims_staff using (
    worksheet_id not in (select lims.unseen_worksheets()) and exists (select from lab.worksheet w where w.id = worksheet_id));
grant select on lab.worksheet_use, lab.result to lims_staff;     -- what may be read of the others stands in unseen.sql

grant execute on function lims.may_see_worksheet, lims.worksheet_view, lims.tasks_worksheets to lims_staff;
grant execute on function lims.worksheet_open, lims.worksheet_take, lims.worksheet_start to lims_analyst, lims_medical_examiner;
