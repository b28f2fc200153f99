-- The shape of a method's definition: exactly the words that the program writes (lims_desktop/methods/definition.py), so that
-- what was proposed by plain SQL is read everywhere too. What does not fit is named by where it stands.

-- A part is an object of its words; `~` after a word: it may be null. {"list": shape}, {"words": [...]}, {"from": n, "to": n}, or
-- the name of a simple kind.
create function lims.method_shape() returns jsonb
language sql immutable set search_path = ''
return jsonb_build_object(
    'code', 'method', 'name', 'name', 'name_es', 'name', 'discipline', 'name', 'examinations', '{"list": "name"}'::jsonb,
    'reference', 'text', 'replicates', '{"from": 1, "to": 99}'::jsonb, 'most_lines', '{"from": 0, "to": 999}'::jsonb, 'destructive', 'flag', 'vials', 'flag',
    'fields', '{"list": {
        "code": "code", "name": "name", "name_es": "name", "kind": {"words": ["number", "text", "choice", "yes_no", "moment"]},
        "level": {"words": ["run", "item", "replicate"]}, "unit": "text", "decimals~": {"from": 0, "to": 20}, "low~": "number",
        "high~": "number", "choices": {"list": {"code": "name", "name": "name", "name_es": "name"}}, "formula": "formula",
        "required": "flag", "source": {"words": ["", "balance", "file"]},
        "verify": "text", "tolerance~": "number"}}'::jsonb,
    'controls', '{"list": {
        "code": "code", "name": "name", "name_es": "name", "kind": {"words": ["blank", "negative", "positive", "calibrator", "check"]},
        "accept": "formula", "target~": "number", "least": {"from": 1, "to": 99}}}'::jsonb,
    'needs', '{"list": {
        "code": "code", "name": "name", "name_es": "name", "instrument": "text", "lot": "text", "amount~": "number",
        "least": {"from": 1, "to": 99}}}'::jsonb,
    'examples', '{"list": {"name": "name", "given": "values", "expect": "values"}}'::jsonb,
    'checks', '{"list": {"code": "code", "text": "text", "text_es": "text"}}'::jsonb,
    'blocks', '{"list": {
        "code": "code", "text": "text", "text_es": "text", "part": {"words": ["method", "result", "opinion", "limitation", "remark"]},
        "when": "formula"}}'::jsonb);

-- Where what is said leaves its shape; null when it fits.
create function lims.shape_fault(_said jsonb, _shape jsonb, _where text) returns text
language plpgsql immutable set search_path = '' as $$
declare
    told text := _said #>> '{}';
    kind text := case when jsonb_typeof(_shape) = 'string' then _shape #>> '{}' when _shape ? 'list' then 'list' when _shape ? 'words' then 'words'
                      when _shape ? 'from' then 'count' else 'part' end;
    fits boolean;
begin
    case kind
        when 'part' then return lims.part_fault(_said, _shape, _where);
        when 'list' then return lims.list_fault(_said, _shape -> 'list', _where);
        when 'words' then fits := jsonb_typeof(_said) = 'string' and _shape -> 'words' ? told;
        when 'count' then fits := jsonb_typeof(_said) = 'number' and told ~ '^\d{1,6}$'
                                  and told::int between (_shape ->> 'from')::int and (_shape ->> 'to')::int;
        when 'method' then fits := jsonb_typeof(_said) = 'string' and told ~ '^[a-z][a-z0-9-]{1,59}$';
        when 'code' then fits := jsonb_typeof(_said) = 'string' and told ~ '^[a-z][a-z0-9_]{0,39}$';
        when 'name' then fits := jsonb_typeof(_said) = 'string' and btrim(told) <> '' and length(told) <= 400;
        when 'text' then fits := jsonb_typeof(_said) = 'string' and length(told) <= 4000;
        when 'formula' then fits := jsonb_typeof(_said) = 'string' and length(told) <= 1000;
        when 'number' then fits := jsonb_typeof(_said) = 'number' and length(told) <= 60;
        when 'flag' then fits := jsonb_typeof(_said) = 'boolean';
        when 'values' then fits := jsonb_typeof(_said) = 'object' and not jsonb_path_exists(_said, '$.*.type() ? (@ == "object")')
                                   and not jsonb_path_exists(_said, 'strict $.* ? (@.type() == "array")[*] ? (@.type() == "array" || @.type() == "object")');
    end case;
    return case when fits is not true then _where end;
end $$;

create function lims.part_fault(_said jsonb, _shape jsonb, _where text) returns text
language plpgsql immutable set search_path = '' as $$
declare
    word record;
    fault text;
begin
    if jsonb_typeof(_said) is distinct from 'object' then return _where; end if;
    for word in select rtrim(s.key, '~') as name, s.key like '%~' as may_be_null, s.value as shape from jsonb_each(_shape) s loop
        continue when word.may_be_null and _said -> word.name = 'null';
        fault := lims.shape_fault(_said -> word.name, word.shape, ltrim(_where || '.' || word.name, '.'));
        if fault is not null then return fault; end if;
    end loop;
    return (select ltrim(_where || '.' || left(k, 40), '.') from jsonb_object_keys(_said) k where not _shape ?| array[k, k || '~'] limit 1);
end $$;

create function lims.list_fault(_said jsonb, _shape jsonb, _where text) returns text
language plpgsql immutable set search_path = '' as $$
declare fault text;
begin
    if jsonb_typeof(_said) is distinct from 'array' or jsonb_array_length(_said) > 500 then return _where; end if;
    select lims.shape_fault(one.value, _shape, _where || '.' || one.ordinality) into fault
      from jsonb_array_elements(_said) with ordinality one
     where lims.shape_fault(one.value, _shape, '') is not null order by one.ordinality limit 1;
    return fault;
end $$;

-- The definition as JSON, when it has its shape, its codes are each used once, and its formulas can be read.
create function lims.need_definition(_definition text) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
    said jsonb;
    fault text;
begin
    if (length(_definition) <= 500000) is not true then
        perform lims.refuse('method.unreadable', jsonb_build_object('why', length(_definition)));
    end if;
    begin
        said := _definition::jsonb;
    exception when data_exception or program_limit_exceeded then
        perform lims.refuse('method.unreadable', jsonb_build_object('why', 'JSON'));
    end;
    fault := lims.shape_fault(said, lims.method_shape(), '');
    if fault is not null or jsonb_array_length(said -> 'fields') = 0 then
        perform lims.refuse('method.unreadable', jsonb_build_object('why', coalesce(nullif(fault, ''), 'fields')));
    end if;
    perform lims.need_codes_once(said);
    perform lims.need_verifiable(f.value) from jsonb_array_elements(said -> 'fields') f where f.value ->> 'verify' <> '';
    perform lims.need_term('discipline', said ->> 'discipline');
    perform lims.need_term('examination', e) from jsonb_array_elements_text(said -> 'examinations') e;
    perform lims.formula_tree(c.value ->> 'accept') from jsonb_array_elements(said -> 'controls') c;
    perform lims.formula_tree(b.value ->> 'when') from jsonb_array_elements(said -> 'blocks') b where b.value ->> 'when' <> '';
    perform lims.need_needs(said -> 'needs');
    return said;
end $$;

create function lims.need_codes_once(_said jsonb) returns void
language plpgsql stable set search_path = '' as $$
declare word text;
begin
    select c.value ->> 'code' into word
      from unnest(array['fields', 'controls', 'needs', 'checks', 'blocks']) g(part), jsonb_array_elements(_said -> g.part) c
     group by g.part, c.value ->> 'code' having count(*) > 1 limit 1;
    if found then
        perform lims.refuse('method.twice', jsonb_build_object('word', word));
    end if;
end $$;

-- A need is of a kind of instrument or of a reagent, not both; only a reagent is used up.
create function lims.need_needs(_needs jsonb) returns void
language plpgsql stable set search_path = '' as $$
declare need record;
begin
    for need in select n.* from jsonb_to_recordset(_needs) n(code text, instrument text, lot text, amount numeric) loop
        if (need.instrument = '') = (need.lot = '') then
            perform lims.refuse('method.need_of_what', jsonb_build_object('need', need.code));
        elsif need.amount <= 0 or need.amount is not null and need.lot = '' then
            perform lims.refuse('method.need_amount', jsonb_build_object('need', need.code));
        elsif need.instrument <> '' then
            perform lims.need_term('instrument_kind', need.instrument);
        end if;
    end loop;
end $$;

-- What a second examiner concludes is a choice or a number of an item, and two numbers agree within a tolerance.
create function lims.need_verifiable(_field jsonb) returns void
language plpgsql stable set search_path = '' as $$
begin
    if (_field ->> 'verify' in ('open', 'blind') and _field ->> 'level' = 'item' and _field ->> 'kind' in ('choice', 'number')) is not true then
        perform lims.refuse('method.cannot_verify', jsonb_build_object('field', left(_field ->> 'code', 60)));
    elsif _field ->> 'kind' = 'number' and (_field ->> 'tolerance' ~ '^\d{1,9}(\.\d{1,30})?$') is not true then
        perform lims.refuse('method.tolerance', jsonb_build_object('field', left(_field ->> 'code', 60)));
    end if;
end $$;
