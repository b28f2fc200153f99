-- Worksheets: opened from assignments, started through every gate, filled, submitted, judged by their controls, reviewed
-- (domain.md section 6). The values of formulas are computed here, from what was entered.

insert into lab.policy (name, value) values ('worksheet_number', '"WS-{year}-{n:5}"') on conflict do nothing;

create trigger audit after insert or update or delete on lab.worksheet for each row execute function chain.record_row('worksheet', 'id');
create trigger audit after insert or update or delete on lab.worksheet_use for each row execute function chain.record_row('worksheet', 'worksheet_id');
create trigger audit after insert or update or delete on lab.run_position for each row execute function chain.record_row('worksheet', 'worksheet_id');
create trigger audit after insert or update or delete on lab.result for each row execute function chain.record_row('worksheet', 'worksheet_id');

-- A value stays as it was entered; it can only be superseded, once.
create function lims.result_kept() returns trigger
language plpgsql set search_path = '' as $$
begin
    if (to_jsonb(new) - 'superseded_at') is distinct from (to_jsonb(old) - 'superseded_at') or old.superseded_at is not null then
        perform lims.refuse('worksheet.kept');
    end if;
    return new;
end $$;
create trigger kept before update on lab.result for each row execute function lims.result_kept();
create trigger frozen before delete or truncate on lab.result for each statement execute function chain.frozen();

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
    version lab.method_version;
    year int := extract(year from lims.act_time());
    made lab.worksheet;
begin
    if answer is not null then return answer; end if;
    select array_agg(distinct a.method_id) into methods from lab.assignment a join lab.request r on r.id = a.request_id
     where a.id = any (_assignments) and a.person_id = lims.me() and a.state = 'OPEN' and r.state in ('ASSIGNED', 'IN_PROGRESS');
    if coalesce(cardinality(methods), 0) <> 1 or (select count(*) from lab.assignment a join lab.request r on r.id = a.request_id
            where a.id = any (_assignments) and a.person_id = lims.me() and a.state = 'OPEN' and r.state in ('ASSIGNED', 'IN_PROGRESS'))
           <> cardinality(_assignments) then
        perform lims.refuse('worksheet.assignments');
    end if;
    version := lims.current_version(methods[1]);
    if version.id is null then
        perform lims.refuse('worksheet.no_version');
    end if;
    insert into lab.worksheet (number, version_id, analyst_id, opened_at)
    values (lims.numbered(lims.policy('worksheet_number') #>> '{}', year, lims.next_number('worksheet', year)), version.id, lims.me(), lims.act_time())
    returning * into made;
    perform lims.add_positions(made, _assignments);
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
           1 + (select count(*) from lab.run_position p where p.assignment_id = a.id and p.item_id = q.item_id)
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
    stopped record;
begin
    if answer is not null then return answer; end if;
    known := lims.lock_worksheet(_worksheet, 'DRAFT');
    if known.analyst_id <> lims.me() then
        perform lims.refuse('worksheet.not_yours', jsonb_build_object('analyst', lims.person_name(known.analyst_id)));
    end if;
    perform lims.need_my_method(known, 'perform');
    if (select v.state from lab.method_version v where v.id = known.version_id) <> 'CURRENT' then
        perform lims.refuse('worksheet.old_version');
    end if;
    perform lims.need_fit_instrument(i) from lab.worksheet_use u join lab.instrument i on i.id = u.instrument_id where u.worksheet_id = _worksheet;
    perform lims.need_fit_lot(u.lot_id) from lab.worksheet_use u where u.worksheet_id = _worksheet and u.lot_id is not null;
    select c.number, r.stop_work into stopped from lab.run_position p join lab.assignment a on a.id = p.assignment_id join lab.request r on r.id = a.request_id
      join lab.case_file c on c.id = r.case_id
     where p.worksheet_id = _worksheet and (r.stop_work is not null and a.acknowledged_at is null or r.state not in ('ASSIGNED', 'IN_PROGRESS')) limit 1;
    if found then
        perform lims.refuse('worksheet.stopped', jsonb_build_object('case', stopped.number, 'why', stopped.stop_work));
    end if;
    perform lims.need_in_my_hands(p.item_id) from lab.run_position p where p.worksheet_id = _worksheet and p.item_id is not null;
    update lab.worksheet w set state = 'RUNNING', started_at = lims.act_time() where w.id = _worksheet;
    update lab.assignment a set started_at = coalesce(a.started_at, lims.act_time())
      from lab.run_position p where p.worksheet_id = _worksheet and p.assignment_id = a.id;
    update lab.request r set state = 'IN_PROGRESS' from lab.assignment a join lab.run_position p on p.assignment_id = a.id
     where p.worksheet_id = _worksheet and r.id = a.request_id and r.state = 'ASSIGNED';
    update lab.item i set analysis = 'in_progress' from lab.run_position p
     where p.worksheet_id = _worksheet and i.id = p.item_id and i.analysis in ('none', 'pending');
    return lims.finish_act(_act, jsonb_build_object('worksheet', _worksheet, 'number', known.number, 'state', 'RUNNING'));
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

-- Filled -----------------------------------------------------------------------------------------------------------------------

-- A value as the method wants it: a number digit for digit, a choice that is on its list, yes or no, a moment. Nothing is
-- coerced; what is empty is taken back.
create function lims.need_value(_field jsonb, _typed text) returns numeric
language plpgsql stable set search_path = '' as $$
declare detail jsonb := jsonb_build_object('field', _field ->> 'name', 'value', left(_typed, 60));
begin
    if _typed is null then return null; end if;
    case _field ->> 'kind'
        when 'number' then
            if _typed !~ '^-?\d{1,30}(\.\d{1,30})?$' then
                perform lims.refuse('worksheet.no_number', detail);
            end if;
            return _typed::numeric;
        when 'choice' then
            if not exists (select from jsonb_array_elements(_field -> 'choices') c where c ->> 'code' = _typed) then
                perform lims.refuse('worksheet.no_choice', detail);
            end if;
        when 'yes_no' then
            if _typed not in ('true', 'false') then
                perform lims.refuse('worksheet.no_choice', detail);
            end if;
        when 'moment' then
            if _typed !~ '^\d{4}-\d\d-\d\d[T ]\d\d:\d\d' then
                perform lims.refuse('worksheet.no_moment', detail);
            end if;
            perform lims.need_moment(_typed::timestamptz);
        else
            perform lims.typed(_typed, _field ->> 'code');
    end case;
    return null;
end $$;

-- _entries: [{position, replicate, field, typed, seen, source}]. `seen` is the version the person saw (0 for none): whoever was
-- faster is not overwritten. A change of a value needs a reason; work on an item that is in other hands too, and is marked.
create function lims.results_enter(_act uuid, _worksheet bigint, _entries jsonb, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'results_enter', jsonb_build_object('worksheet', _worksheet, 'entries', _entries), _reason);
    known lab.worksheet;
    fields jsonb;
    one record;
    versions jsonb := '[]';
begin
    if answer is not null then return answer; end if;
    known := lims.lock_worksheet(_worksheet, 'RUNNING');
    perform lims.need_my_method(known, 'perform');
    if coalesce(jsonb_array_length(_entries), 0) not between 1 and 5000 then
        perform lims.refuse('worksheet.nothing');
    end if;
    select jsonb_object_agg(f.value ->> 'code', f.value) into fields from jsonb_array_elements(lims.definition_of(known) -> 'fields') f;
    for one in select e.*, p.item_id, p.id as known_position
                 from jsonb_to_recordset(_entries) e(position bigint, replicate int, field text, typed text, seen int, source jsonb)
                 left join lab.run_position p on p.id = e.position and p.worksheet_id = _worksheet and p.disposition is null loop
        if one.position is not null and one.known_position is null then
            perform lims.refuse('worksheet.no_position');
        end if;
        versions := versions || lims.enter_result(known, fields -> one.field, to_jsonb(one), _reason);
    end loop;
    return lims.finish_act(_act, jsonb_build_object('worksheet', _worksheet, 'number', known.number, 'state', known.state, 'versions', versions));
end $$;

create function lims.enter_result(_worksheet lab.worksheet, _field jsonb, _entry jsonb, _reason text) returns jsonb
language plpgsql set search_path = '' as $$
declare
    nth int := coalesce((_entry ->> 'replicate')::int, 0);
    typed text := nullif(btrim(_entry ->> 'typed'), '');
    before lab.result;
    late boolean := (_entry ->> 'item_id') is not null and not lims.is_in_hands((_entry ->> 'item_id')::bigint, lims.me());
begin
    if _field is null or coalesce(_field ->> 'formula', '') <> ''
       or (_field ->> 'level') <> (case when _entry ->> 'position' is null then 'run' when nth > 0 then 'replicate' else 'item' end) then
        perform lims.refuse('worksheet.no_field', jsonb_build_object('field', left(_entry ->> 'field', 60)));
    end if;
    select r.* into before from lab.result r
     where r.worksheet_id = _worksheet.id and r.position_id is not distinct from (_entry ->> 'position')::bigint and r.replicate = nth
       and r.field = _entry ->> 'field' and r.superseded_at is null;
    if coalesce(before.version, 0) <> coalesce((_entry ->> 'seen')::int, 0) then
        perform lims.conflict('worksheet.changed_meanwhile', jsonb_build_object('field', _field ->> 'name', 'value', before.typed,
            'by', lims.person_name(before.entered_by), 'version', before.version));
    elsif before.id is not null and before.typed is distinct from typed then
        perform lims.need_reason(_reason, 'worksheet.why_changed', jsonb_build_object('field', _field ->> 'name'));
    elsif late then
        perform lims.need_reason(_reason, 'worksheet.why_late', (select jsonb_build_object('item', i.number) from lab.item i where i.id = (_entry ->> 'item_id')::bigint));
    end if;
    update lab.result r set superseded_at = lims.act_time() where r.id = before.id;
    insert into lab.result (worksheet_id, position_id, replicate, field, version, typed, number, entered_by, entered_at, reason, late, source)
    values (_worksheet.id, (_entry ->> 'position')::bigint, nth, _entry ->> 'field', coalesce(before.version, 0) + 1, typed,
            lims.need_value(_field, typed), lims.me(), lims.act_time(),
            case when before.id is not null or late then coalesce(lims.typed(_reason, 'reason'), 'entered again') end, late, nullif(_entry -> 'source', 'null'));
    return to_jsonb(coalesce(before.version, 0) + 1);
end $$;

-- Computed -----------------------------------------------------------------------------------------------------------------------

-- A value as a formula knows it.
create function lims.known_value(_kind text, _typed text, _number numeric) returns jsonb
language sql immutable set search_path = ''
return coalesce(case _kind when 'number' then to_jsonb(_number) when 'yes_no' then to_jsonb(_typed::boolean) else to_jsonb(_typed) end, 'null');

-- What was entered for one position (null: for the run) and replicate, by field.
create function lims.entered(_worksheet bigint, _position bigint, _replicate int, _fields jsonb) returns jsonb
language sql stable set search_path = '' as $$
    select coalesce(jsonb_object_agg(r.field, lims.known_value(f.value ->> 'kind', r.typed, r.number)), '{}')
      from lab.result r join jsonb_array_elements(_fields) f on f.value ->> 'code' = r.field
     where r.worksheet_id = _worksheet and r.position_id is not distinct from _position and r.replicate = _replicate and r.superseded_at is null
$$;

-- The formulas of one level, one after the other; what cannot be computed is null, and said under "faults".
create function lims.computed(_fields jsonb, _level text, _known jsonb) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
    field record;
    known jsonb := _known;
    values_here jsonb := '{}';
    faults jsonb := '{}';
    value jsonb;
begin
    for field in select f.value ->> 'code' as code, f.value -> 'tree' as tree from jsonb_array_elements(_fields) with ordinality f
                  where f.value ->> 'level' = _level and f.value ? 'tree' order by (f.value ->> 'turn')::int, f.ordinality loop
        begin
            value := lims.formula_value(field.tree, known);
        exception when sqlstate 'LM001' then
            value := 'null';
            faults := faults || jsonb_build_object(field.code, sqlerrm);
        end;
        known := known || jsonb_build_object(field.code, value);
        values_here := values_here || jsonb_build_object(field.code, value);
    end loop;
    return jsonb_build_object('values', values_here, 'faults', faults);
end $$;

-- The fields of a definition, each computed one with its tree, and the turn in which all that it needs is there.
create function lims.compiled(_definition jsonb) returns jsonb
language plpgsql immutable set search_path = '' as $$
declare
    fields jsonb := '[]';
    field record;
    waiting text[];
    turn int := 0;
    ready text[];
begin
    for field in select f.value from jsonb_array_elements(_definition -> 'fields') f loop
        fields := fields || jsonb_build_array(case when coalesce(field.value ->> 'formula', '') = '' then field.value
            else field.value || jsonb_build_object('tree', lims.formula_tree(field.value ->> 'formula')) end);
    end loop;
    waiting := array(select f ->> 'code' from jsonb_array_elements(fields) f where f ? 'tree');
    while cardinality(waiting) > 0 loop
        turn := turn + 1;
        ready := array(select f ->> 'code' from jsonb_array_elements(fields) f
                        where f ->> 'code' = any (waiting) and not exists (
                            select from jsonb_path_query(f -> 'tree', '$.**.of') o join jsonb_array_elements(fields) n on n ->> 'code' = o #>> '{}'
                             where n ->> 'code' = any (waiting) and n ->> 'level' = f ->> 'level'));
        if cardinality(ready) = 0 then
            perform lims.refuse('formula.circle', jsonb_build_object('fields', array_to_string(waiting, ' → ')));
        end if;
        fields := (select jsonb_agg(case when f.value ->> 'code' = any (ready) then f.value || jsonb_build_object('turn', turn) else f.value end order by f.ordinality)
                     from jsonb_array_elements(fields) with ordinality f);
        waiting := array(select w from unnest(waiting) w where w <> all (ready));
    end loop;
    return fields;
end $$;

-- One position: its replicates, then itself. {values, faults, replicates: [...]}.
create function lims.position_values(_worksheet bigint, _position bigint, _fields jsonb, _run jsonb) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
    entered jsonb := lims.entered(_worksheet, _position, 0, _fields);
    rows_here jsonb := '[]';
    row_here jsonb;
    lists jsonb := '{}';
    made jsonb;
    faults jsonb := '{}';
    field record;
begin
    for n in 1 .. coalesce((select max(r.replicate) from lab.result r where r.position_id = _position and r.superseded_at is null), 0) loop
        row_here := lims.entered(_worksheet, _position, n, _fields);
        made := lims.computed(_fields, 'replicate', _run || entered || row_here);
        rows_here := rows_here || jsonb_build_array(row_here || (made -> 'values'));
        faults := faults || (made -> 'faults');
    end loop;
    for field in select f.value ->> 'code' as code from jsonb_array_elements(_fields) f where f.value ->> 'level' = 'replicate' loop
        lists := lists || jsonb_build_object(field.code,
            (select coalesce(jsonb_agg(coalesce(r.value -> field.code, 'null') order by r.ordinality), '[]') from jsonb_array_elements(rows_here) with ordinality r));
    end loop;
    made := lims.computed(_fields, 'item', _run || entered || lists);
    return jsonb_build_object('values', entered || (made -> 'values'), 'faults', faults || (made -> 'faults'), 'replicates', rows_here, 'columns', lists);
end $$;

-- Everything that follows from what was entered. {run: {values, faults}, positions: {id: {...}}}.
create function lims.worksheet_values(_worksheet bigint) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
    fields jsonb := (select v.program from lab.worksheet w join lab.method_version v on v.id = w.version_id where w.id = _worksheet);
    run jsonb := lims.entered(_worksheet, null, 0, fields);
    place record;
    made jsonb;
    all_positions jsonb := '{}';
    lists jsonb;
begin
    for place in select p.id from lab.run_position p where p.worksheet_id = _worksheet order by p.place loop
        made := lims.position_values(_worksheet, place.id, fields, run);
        all_positions := all_positions || jsonb_build_object(place.id, made);
    end loop;
    select coalesce(jsonb_object_agg(f.value ->> 'code', (select coalesce(jsonb_agg(p.value -> 'values' -> (f.value ->> 'code')), '[]') from jsonb_each(all_positions) p)), '{}')
      into lists from jsonb_array_elements(fields) f where f.value ->> 'level' = 'item';
    made := lims.computed(fields, 'run', lists || run);
    return jsonb_build_object('run', jsonb_build_object('values', run || (made -> 'values'), 'faults', made -> 'faults'), 'positions', all_positions);
end $$;

-- Whether each control is as it must be: {position: true | false | null}.
create function lims.control_verdicts(_worksheet lab.worksheet, _values jsonb) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
    one record;
    verdict jsonb;
    verdicts jsonb := '{}';
begin
    for one in select p.id, c.value as control from lab.run_position p join jsonb_array_elements(lims.definition_of(_worksheet) -> 'controls') c
                   on c.value ->> 'code' = p.control where p.worksheet_id = _worksheet.id and p.disposition is null loop
        begin
            verdict := lims.formula_value(lims.formula_tree(one.control ->> 'accept'),
                (_values -> 'run' -> 'values') || (_values -> 'positions' -> one.id::text -> 'columns') || (_values -> 'positions' -> one.id::text -> 'values')
                || jsonb_build_object('target', one.control -> 'target'));
        exception when sqlstate 'LM001' then
            verdict := 'null';
        end;
        verdicts := verdicts || jsonb_build_object(one.id, verdict);
    end loop;
    return verdicts;
end $$;

-- Submitted and judged --------------------------------------------------------------------------------------------------------------

-- What is required and not there: field and position.
create function lims.missing_results(_worksheet lab.worksheet, _values jsonb) returns jsonb
language sql stable set search_path = '' as $$
    select coalesce(jsonb_agg(m), '[]') from (
        select jsonb_build_object('field', f.value ->> 'name', 'place', null) m
          from jsonb_array_elements(lims.definition_of(_worksheet) -> 'fields') f
         where f.value ->> 'level' = 'run' and (f.value ->> 'required')::boolean
           and coalesce(_values -> 'run' -> 'values' -> (f.value ->> 'code'), 'null') = 'null'
        union all
        select jsonb_build_object('field', f.value ->> 'name', 'place', p.place)
          from lab.run_position p cross join jsonb_array_elements(lims.definition_of(_worksheet) -> 'fields') f
         where p.worksheet_id = _worksheet.id and p.disposition is null and p.item_id is not null and (f.value ->> 'required')::boolean
           and case f.value ->> 'level'
               when 'item' then coalesce(_values -> 'positions' -> p.id::text -> 'values' -> (f.value ->> 'code'), 'null') = 'null'
               when 'replicate' then (select count(*) from jsonb_array_elements(_values -> 'positions' -> p.id::text -> 'columns' -> (f.value ->> 'code')) v where v <> 'null')
                                     < (lims.definition_of(_worksheet) ->> 'replicates')::int
               else false end) x
$$;

create function lims.worksheet_submit(_act uuid, _worksheet bigint, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'worksheet_submit', jsonb_build_object('worksheet', _worksheet), _reason);
    known lab.worksheet;
    found_values jsonb;
    missing jsonb;
    verdicts jsonb;
    becomes text;
begin
    if answer is not null then return answer; end if;
    known := lims.lock_worksheet(_worksheet, 'RUNNING');
    perform lims.need_my_method(known, 'perform');
    found_values := lims.worksheet_values(_worksheet);
    missing := lims.missing_results(known, found_values);
    if missing <> '[]' then
        perform lims.refuse('worksheet.incomplete', jsonb_build_object('count', jsonb_array_length(missing), 'field', missing -> 0 ->> 'field',
            'place', missing -> 0 ->> 'place'));
    end if;
    verdicts := lims.control_verdicts(known, found_values);
    becomes := case when exists (select from jsonb_each(verdicts) v where v.value is distinct from 'true') then 'QC_FAIL' else 'QC_PASS' end;
    perform chain.append('worksheet/' || _worksheet, becomes, jsonb_build_object('values', found_values, 'controls', verdicts));
    update lab.worksheet w set state = becomes, submitted_at = lims.act_time(), submitted_by = lims.me() where w.id = _worksheet;
    return lims.finish_act(_act, jsonb_build_object('worksheet', _worksheet, 'number', known.number, 'state', becomes, 'controls', verdicts));
end $$;

-- Back to the bench: after a failed control, or sent back by the reviewer; the reason stays.
create function lims.worksheet_reopen(_act uuid, _worksheet bigint, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'worksheet_reopen', jsonb_build_object('worksheet', _worksheet), _reason);
    known lab.worksheet;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    known := lims.lock_worksheet(_worksheet, 'QC_FAIL', 'QC_PASS');
    if not lims.is_authorised(lims.me(), (select v.method_id from lab.method_version v where v.id = known.version_id), 'review') then
        perform lims.need_my_method(known, 'perform');
    end if;
    update lab.worksheet w set state = 'RUNNING', submitted_at = null, submitted_by = null, ending = lims.typed(_reason, 'reason') where w.id = _worksheet;
    return lims.finish_act(_act, jsonb_build_object('worksheet', _worksheet, 'number', known.number, 'state', 'RUNNING'));
end $$;

-- A repeat is a new attempt at the end of the run; the old one stays, and is superseded or invalid with the reason.
create function lims.attempt_repeat(_act uuid, _position bigint, _disposition text, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'attempt_repeat', jsonb_build_object('position', _position, 'disposition', _disposition), _reason);
    old lab.run_position;
    known lab.worksheet;
    made bigint;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    select p.* into old from lab.run_position p where p.id = _position and p.disposition is null;
    if old.id is null or (_disposition in ('superseded', 'invalid')) is not true then
        perform lims.refuse('worksheet.no_position');
    end if;
    known := lims.lock_worksheet(old.worksheet_id, 'RUNNING');
    perform lims.need_my_method(known, 'perform');
    update lab.run_position p set disposition = _disposition, disposition_reason = lims.typed(_reason, 'reason'), disposed_by = lims.me(), disposed_at = lims.act_time()
     where p.id = _position;
    insert into lab.run_position (worksheet_id, place, item_id, assignment_id, control, attempt, repeats, repeat_reason)
    select old.worksheet_id, max(p.place) + 1, old.item_id, old.assignment_id, old.control, old.attempt + 1, old.id, lims.typed(_reason, 'reason')
      from lab.run_position p where p.worksheet_id = old.worksheet_id returning id into made;
    return lims.finish_act(_act, jsonb_build_object('worksheet', known.id, 'number', known.number, 'state', known.state, 'position', made));
end $$;

-- Reviewed by somebody who entered nothing of it, is authorised to review, and looked a moment ago who they are.
create function lims.worksheet_review(_act uuid, _worksheet bigint, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'worksheet_review', jsonb_build_object('worksheet', _worksheet), _reason);
    known lab.worksheet;
begin
    if answer is not null then return answer; end if;
    perform lims.fresh();
    known := lims.lock_worksheet(_worksheet, 'QC_PASS');
    perform lims.need_my_method(known, 'review');
    if lims.me() in (known.analyst_id, known.submitted_by)
       or exists (select from lab.result r where r.worksheet_id = _worksheet and r.entered_by = lims.me()) then
        perform lims.refuse('worksheet.own_work');
    end if;
    update lab.run_position p set disposition = 'reported', disposed_by = lims.me(), disposed_at = lims.act_time()
     where p.worksheet_id = _worksheet and p.disposition is null;
    update lab.worksheet w set state = 'REVIEWED', ended_at = lims.act_time(), ended_by = lims.me() where w.id = _worksheet;
    perform lims.finish_assignments(_worksheet);
    return lims.finish_act(_act, jsonb_build_object('worksheet', _worksheet, 'number', known.number, 'state', 'REVIEWED'));
end $$;

create function lims.finish_assignments(_worksheet bigint) returns void
language plpgsql set search_path = '' as $$
begin
    update lab.assignment a set state = 'DONE', ended_at = lims.act_time()
      from lab.run_position p where p.worksheet_id = _worksheet and p.assignment_id = a.id and a.state = 'OPEN';
    update lab.request r set state = 'ANALYSED' from lab.assignment a join lab.run_position p on p.assignment_id = a.id
     where p.worksheet_id = _worksheet and r.id = a.request_id and r.state = 'IN_PROGRESS';
    update lab.item i set analysis = 'complete' from lab.run_position p
     where p.worksheet_id = _worksheet and i.id = p.item_id and i.analysis = 'in_progress'
       and not exists (select from lab.request_item q join lab.request r on r.id = q.request_id
                        where q.item_id = i.id and r.state in ('REQUESTED', 'ACCEPTED', 'ASSIGNED', 'IN_PROGRESS', 'ON_HOLD'));
end $$;

-- Ended without a result; everything stays.
create function lims.worksheet_abort(_act uuid, _worksheet bigint, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'worksheet_abort', jsonb_build_object('worksheet', _worksheet), _reason);
    known lab.worksheet;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    known := lims.lock_worksheet(_worksheet, 'DRAFT', 'RUNNING', 'QC_FAIL');
    perform lims.need_my_method(known, 'perform');
    update lab.run_position p set disposition = 'invalid', disposition_reason = lims.typed(_reason, 'reason'), disposed_by = lims.me(), disposed_at = lims.act_time()
     where p.worksheet_id = _worksheet and p.disposition is null;
    update lab.worksheet w set state = 'ABORTED', ended_at = lims.act_time(), ended_by = lims.me(), ending = lims.typed(_reason, 'reason') where w.id = _worksheet;
    return lims.finish_act(_act, jsonb_build_object('worksheet', _worksheet, 'number', known.number, 'state', 'ABORTED'));
end $$;

-- Asked by pages -----------------------------------------------------------------------------------------------------------------------

create function lims.worksheet_view(_worksheet bigint) returns jsonb
language sql stable security definer set search_path = '' as $$
    select jsonb_build_object('id', w.id, 'number', w.number, 'state', w.state, 'method', m.code, 'version', v.number, 'definition', v.definition,
        'analyst', lims.person_name(w.analyst_id), 'analyst_id', w.analyst_id, 'opened_at', w.opened_at, 'started_at', w.started_at,
        'submitted_at', w.submitted_at, 'ended_at', w.ended_at, 'ended_by', lims.person_name(w.ended_by), 'ending', w.ending,
        'instruments', (select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'name', i.name, 'serial', i.serial, 'calibration_due', i.calibration_due,
            'objection', lims.instrument_objection(i)) order by i.name), '[]') from lab.worksheet_use u join lab.instrument i on i.id = u.instrument_id where u.worksheet_id = w.id),
        'lots', (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'name', r.name, 'number', l.number, 'expires', l.expires,
            'objection', lims.lot_objection(l)) order by r.name), '[]')
            from lab.worksheet_use u join lab.lot l on l.id = u.lot_id join lab.reagent r on r.id = l.reagent_id where u.worksheet_id = w.id),
        'positions', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'place', p.place, 'item', p.item_id, 'item_number', i.number,
            'description', i.description, 'control', p.control, 'attempt', p.attempt, 'disposition', p.disposition, 'disposition_reason', p.disposition_reason,
            'in_my_hands', p.item_id is null or lims.is_in_hands(p.item_id, lims.me()), 'loaded_at', p.loaded_at) order by p.place), '[]')
            from lab.run_position p left join lab.item i on i.id = p.item_id where p.worksheet_id = w.id),
        'results', (select coalesce(jsonb_agg(jsonb_build_object('position', r.position_id, 'replicate', r.replicate, 'field', r.field, 'version', r.version,
            'typed', r.typed, 'entered_by', lims.person_name(r.entered_by), 'entered_at', r.entered_at, 'reason', r.reason, 'late', r.late,
            'superseded_at', r.superseded_at) order by r.id), '[]') from lab.result r where r.worksheet_id = w.id),
        'values', lims.worksheet_values(w.id), 'controls', lims.control_verdicts(w, lims.worksheet_values(w.id)))
      from lab.worksheet w join lab.method_version v on v.id = w.version_id join lab.method m on m.id = v.method_id
     where w.id = _worksheet and lims.may_see_worksheet(w.id)
$$;

-- What I have in hand and no worksheet at work holds yet.
create function lims.my_assignments() returns jsonb
language sql stable set search_path = '' as $$
    select coalesce(jsonb_agg(jsonb_build_object('assignment', a.id, 'request', r.id, 'examination', r.examination, 'method', m.code,
               'case_number', c.number, 'items', (select count(*) from lab.request_item q where q.request_id = r.id),
               'first_item', (select min(i.number) from lab.request_item q join lab.item i on i.id = q.item_id where q.request_id = r.id),
               'stop_work', r.stop_work, 'assigned_at', a.assigned_at) order by a.assigned_at), '[]')
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
$$;

alter table lab.worksheet enable row level security;
create policy visible on lab.worksheet for select to lims_staff using (lims.may_see_worksheet(id));
alter table lab.worksheet_use enable row level security;
create policy visible on lab.worksheet_use for select to lims_staff using (exists (select from lab.worksheet w where w.id = worksheet_id));
alter table lab.run_position enable row level security;
create policy visible on lab.run_position for select to lims_staff using (exists (select from lab.worksheet w where w.id = worksheet_id));
alter table lab.result enable row level security;
create policy visible on lab.result for select to lims_staff using (exists (select from lab.worksheet w where w.id = worksheet_id));
grant select on lab.worksheet, lab.worksheet_use, lab.run_position, lab.result to lims_staff;

grant execute on function lims.may_see_worksheet, lims.worksheet_view, lims.tasks_worksheets to lims_staff;
grant execute on function lims.worksheet_open, lims.worksheet_take, lims.worksheet_start, lims.results_enter, lims.worksheet_submit, lims.attempt_repeat,
    lims.worksheet_abort to lims_analyst, lims_medical_examiner;
grant execute on function lims.worksheet_reopen, lims.worksheet_review to lims_analyst, lims_technical_reviewer, lims_medical_examiner;
