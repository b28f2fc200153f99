-- The values of a worksheet: entered as typed, versioned, never written over (domain.md section 6, rule 11).

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
            begin
                perform lims.need_moment(_typed::timestamptz);
            exception when invalid_datetime_format or datetime_field_overflow then
                perform lims.refuse('worksheet.no_moment', detail);
            end;
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
begin
    if answer is not null then return answer; end if;
    known := lims.lock_worksheet(_worksheet, 'RUNNING');
    perform lims.need_my_method(known, 'perform');
    if exists (select from jsonb_array_elements(_entries) e where e.value -> 'source' ? 'file') then
        perform lims.refuse('result_file.no_source');
    end if;
    return lims.finish_act(_act, jsonb_build_object('worksheet', _worksheet, 'number', known.number, 'state', known.state,
        'versions', lims.enter_all(known, _entries, _reason, 5000)));
end $$;

-- Every entry, or none; answers their versions in their order.
create function lims.enter_all(_worksheet lab.worksheet, _entries jsonb, _reason text, _most int) returns jsonb
language plpgsql set search_path = '' as $$
declare
    fields jsonb;
    one record;
    versions int[] := '{}';
begin
    perform lims.need_bench(_worksheet);
    if coalesce(jsonb_array_length(_entries), 0) not between 1 and _most then
        perform lims.refuse('worksheet.nothing');
    end if;
    select jsonb_object_agg(f.value ->> 'code', f.value) into fields from jsonb_array_elements(lims.definition_of(_worksheet) -> 'fields') f;
    for one in select e.*, p.item_id, p.id as known_position
                 from jsonb_to_recordset(_entries) e(position bigint, replicate int, field text, typed text, seen int, source jsonb)
                 left join lab.run_position p on p.id = e.position and p.worksheet_id = _worksheet.id and p.disposition is null loop
        if one.position is not null and one.known_position is null then
            perform lims.refuse('worksheet.no_position');
        end if;
        perform lims.need_not_taken_away(p) from lab.run_position p where p.id = one.known_position;
        versions := versions || (lims.enter_result(_worksheet, fields -> one.field, to_jsonb(one), _reason))::int;
    end loop;
    return to_jsonb(versions);
end $$;

-- The last line that a position of this worksheet may have: its method's replicates, or the lines up to which they are open.
create function lims.most_lines(_worksheet lab.worksheet) returns int
language sql stable set search_path = '' as $$
    select greatest((d ->> 'replicates')::int, (d ->> 'most_lines')::int) from lims.definition_of(_worksheet) d
$$;

create function lims.enter_result(_worksheet lab.worksheet, _field jsonb, _entry jsonb, _reason text) returns jsonb
language plpgsql set search_path = '' as $$
declare
    nth int := coalesce((_entry ->> 'replicate')::int, 0);
    typed text := nullif(btrim(_entry ->> 'typed'), '');
    before lab.result;
    late boolean := (_entry ->> 'item_id') is not null and not lims.is_in_hands((_entry ->> 'item_id')::bigint, lims.me());
begin
    if _field is null or coalesce(_field ->> 'formula', '') <> ''
       or _field ->> 'level' is distinct from (case when nth = 0 then case when _entry ->> 'position' is null then 'run' else 'item' end
                                                   when nth > 0 and _entry ->> 'position' is not null then 'replicate' end) then
        perform lims.refuse('worksheet.no_field', jsonb_build_object('field', left(_entry ->> 'field', 60)));
    end if;
    if nth > 1 and nth > lims.most_lines(_worksheet) then
        perform lims.refuse('worksheet.too_many_lines', jsonb_build_object('line', nth, 'most', lims.most_lines(_worksheet)));
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

grant execute on function lims.results_enter to lims_analyst, lims_medical_examiner;
