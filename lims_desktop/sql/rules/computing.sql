-- What follows from what was entered: formulas by level, and whether each control is as it must be.

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

