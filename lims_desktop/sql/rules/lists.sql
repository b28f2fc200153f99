-- Controlled lists, offices, and the numbers the laboratory gives.

insert into lab.policy (name, value) values
    ('case_number', '"LAB-{year}-{n:5}"'),
    ('offer_hours', '12'),
    ('prelog_days', '30'),
    ('quantity_tolerance_percent', '1'),
    ('transit_overdue_hours', '24')
on conflict do nothing;

create trigger audit after insert or update or delete on lab.term for each row execute function chain.record_row('list', 'list');
create trigger audit after insert or update or delete on lab.office for each row execute function chain.record_row('office', 'id');

create function lims.need_term(_list text, _code text) returns jsonb
language plpgsql stable set search_path = '' as $$
declare extra jsonb;
begin
    select t.extra into extra from lab.term t where t.list = _list and t.code = _code and t.active;
    if not found then
        perform lims.refuse('lists.unknown_term', jsonb_build_object('list', _list, 'code', _code));
    end if;
    return extra;
end $$;

-- Texts a person typed: trimmed, empty is null, never longer than a page.
create function lims.typed(_text text, _field text) returns text
language plpgsql stable set search_path = '' as $$
declare text text := nullif(btrim(_text), '');
begin
    if length(text) > 4000 then
        perform lims.refuse('lists.too_long', jsonb_build_object('field', _field, 'length', length(text), 'most', 4000));
    end if;
    return text;
end $$;

create function lims.needed(_text text, _field text) returns text
language plpgsql stable set search_path = '' as $$
declare text text := lims.typed(_text, _field);
begin
    if text is null then
        perform lims.refuse('lists.missing', jsonb_build_object('field', _field));
    end if;
    return text;
end $$;

-- A name or a code that stands on labels, papers and in rows of a table: one line, of signs that do not turn their neighbours round.
create function lims.need_line(_text text, _field text, _most int default 200) returns text
language plpgsql stable set search_path = '' as $$
declare text text := lims.needed(_text, _field);
begin
    if length(text) > _most then
        perform lims.refuse('lists.too_long', jsonb_build_object('field', _field, 'length', length(text), 'most', _most));
    elsif text ~ U&'[\0001-\001F\007F\200E\200F\202A-\202E\2066-\2069]' then
        perform lims.refuse('lists.one_line', jsonb_build_object('field', _field));
    end if;
    return text;
end $$;

-- A moment that a clock may have shown or may come to show. PostgreSQL also knows minus infinity and the year 294276;
-- whoever reads such a record later cannot.
create function lims.need_moment(_moment timestamptz) returns void
language plpgsql immutable set search_path = '' as $$
begin
    if _moment < '1900-01-01 00:00+00' or _moment >= '2200-01-01 00:00+00' then
        perform lims.refuse('act.time_impossible', jsonb_build_object('time', _moment));
    end if;
end $$;

-- A count or a weight as it can be recorded. PostgreSQL's numbers may also be endless, or none at all ('NaN', which is
-- within every tolerance of itself).
create function lims.need_amount(_amount numeric) returns numeric
language plpgsql immutable set search_path = '' as $$
begin
    if not (_amount >= 0 and _amount < 1e15) then
        perform lims.refuse('item.amount_impossible', jsonb_build_object('amount', left(_amount::text, 40)));
    end if;
    return _amount;
end $$;

-- The next number under a name in a year; the counter's row lock makes it gap-free and unique.
create function lims.next_number(_name text, _year int) returns int
language sql set search_path = '' as $$
    insert into lab.counter as c (name, year, last) values (_name, _year, 1)
    on conflict (name, year) do update set last = c.last + 1 returning last
$$;

-- 'LAB-{year}-{n:5}' with the year and the number filled in.
create function lims.numbered(_pattern text, _year int, _n int) returns text
language sql immutable set search_path = ''
return regexp_replace(
    replace(_pattern, '{year}', _year::text),
    '\{n:\d+\}',
    lpad(_n::text, greatest(substring(_pattern from '\{n:(\d+)\}')::int, length(_n::text)), '0')
);

-- Whether the rules can read this, said of a word beside it.
create function lims.is_particular(_name text, _value jsonb) returns boolean
language sql stable set search_path = '' as $$
    select case
        when jsonb_typeof(_value) = 'null' then true
        when _name in ('biological', 'breathes', 'carrier', 'closes', 'container', 'controlled', 'dangerous', 'death', 'discrepancy', 'firearm',
                       'needs_authority', 'numbered', 'recipient') then jsonb_typeof(_value) = 'boolean'
        when _name in ('turn', 'severity') then jsonb_typeof(_value) = 'number' and (_value #>> '{}')::numeric in (select generate_series(1, 999))
        when _name = 'from' then jsonb_typeof(_value) = 'number' and (_value #>> '{}')::numeric >= 1 and (_value #>> '{}')::numeric <= 1e30
        when jsonb_typeof(_value) <> 'string' then false
        when _name = 'factor' then _value #>> '{}' ~ '^\d{1,9}(\.\d{1,9})?$' and _value #>> '{}' ~ '[1-9]'
        when _name in ('discipline', 'unit') then exists (select from lab.term t where t.list = _name and t.code = _value #>> '{}' and t.active)
        when _name = 'measure' then _value #>> '{}' in ('gross_weight', 'count', 'volume')
        when _name = 'dimension' then _value #>> '{}' in ('count', 'mass', 'volume')
        when _name = 'event' then _value #>> '{}' in ('DESTROY', 'RETURN')
        when _name = 'label' then _value #>> '{}' in ('bag', 'box', 'tag', 'tube', 'vial')
        when _name = 'arm' then _value #>> '{}' in ('laboratory', 'medical', 'scenes')
        else length(_value #>> '{}') <= 400 end
$$;

create function lims.need_extra(_extra jsonb) returns void
language plpgsql stable set search_path = '' as $$
declare wrong text;
begin
    if jsonb_typeof(_extra) is distinct from 'object' then
        perform lims.refuse('lists.wrong_extra');
    end if;
    select e.key into wrong from jsonb_each(_extra) e where not lims.is_particular(e.key, e.value) limit 1;
    if wrong is not null then
        perform lims.refuse('lists.wrong_particular', jsonb_build_object('name', left(wrong, 40), 'value', left(_extra ->> wrong, 80)));
    end if;
end $$;

-- A new word, or another wording of one: then `_was` is what was seen before (name, name_es, extra, position, active), so that nobody
-- overwrites what somebody else changed meanwhile.
create function lims.term_put(
    _act uuid, _list text, _code text, _name text, _name_es text, _extra jsonb default '{}', _position int default 0, _active boolean default true,
    _was jsonb default null, _reason text default null
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'term_put', jsonb_build_object('list', _list, 'code', _code, 'name', _name,
        'name_es', _name_es, 'extra', _extra, 'position', _position, 'active', _active, 'was', _was), _reason);
begin
    if answer is not null then return answer; end if;
    perform lims.need_extra(_extra), lims.need_particulars(_list, _code, _extra, _active), lims.need_new_wording(_list, _code, _was);
    insert into lab.term as t (list, code, name, name_es, extra, position, active)
    values (_list, lims.needed(_code, 'code'), lims.need_line(_name, 'name'), lims.need_line(_name_es, 'name_es'), _extra, _position, _active)
    on conflict (list, code) do update
       set name = excluded.name, name_es = excluded.name_es, extra = excluded.extra, position = excluded.position,
           active = excluded.active
     where (t.name, t.name_es, t.extra, t.position, t.active)
           is distinct from (excluded.name, excluded.name_es, excluded.extra, excluded.position, excluded.active);
    return lims.finish_act(_act, jsonb_build_object('list', _list, 'code', _code));
end $$;

-- What the rules cannot do without: an examination goes to a section; a section or unit that words in use name does not rest; each phrase for a likelihood ratio begins somewhere else.
create function lims.need_particulars(_list text, _code text, _extra jsonb, _active boolean) returns void
language plpgsql stable set search_path = '' as $$
begin
    if not _active and exists (select from lab.term t where t.active and t.extra ->> _list = _code and _list in ('discipline', 'unit')) then
        perform lims.refuse('lists.still_named', jsonb_build_object('list', _list, 'code', _code));
    elsif not _active then
        return;
    elsif _list = 'examination' and _extra ->> 'discipline' is null then
        perform lims.refuse('lists.missing', jsonb_build_object('field', 'discipline'));
    elsif _list = 'verbal_scale' and (_extra ->> 'from' is null
          or exists (select from lab.term t where t.list = _list and t.active and t.code <> _code
                                              and (t.extra ->> 'from')::numeric = (_extra ->> 'from')::numeric)) then
        perform lims.refuse('lists.wrong_particular', jsonb_build_object('name', 'from', 'value', left(coalesce(_extra ->> 'from', ''), 80)));
    end if;
end $$;

create function lims.need_new_wording(_list text, _code text, _was jsonb) returns void
language plpgsql set search_path = '' as $$
declare now jsonb;
begin
    if _list <> 'district' and not exists (select from lab.term t where t.list = _list) then    -- districts every country has its own
        perform lims.refuse('lists.unknown', jsonb_build_object('list', left(_list, 40)));
    elsif (_code ~ '^[A-Za-zµ0-9][A-Za-zµ0-9._-]{0,59}$') is not true then
        perform lims.refuse('lists.code', jsonb_build_object('code', left(_code, 60)));
    end if;
    select to_jsonb(t) - '{list,code}'::text[] into now from lab.term t where t.list = _list and t.code = _code for update;
    if _was is null and now is not null then
        perform lims.refuse('lists.known', jsonb_build_object('list', _list, 'code', _code));
    elsif _was is distinct from now then
        perform lims.conflict('lists.changed_meanwhile', jsonb_build_object('code', _code));
    end if;
end $$;

create function lims.office_add(
    _act uuid, _code text, _name text, _arm text, _district text default null, _reason text default null
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'office_add', jsonb_build_object('code', _code, 'name', _name, 'arm', _arm,
        'district', _district), _reason);
    office bigint;
begin
    if answer is not null then return answer; end if;
    perform lims.need_arm(_arm);
    if exists (select from lab.office o where o.code = btrim(_code)) then
        perform lims.refuse('offices.known', jsonb_build_object('code', left(btrim(_code), 40)));
    end if;
    insert into lab.office (code, name, arm, district)
    values (lims.need_line(_code, 'code', 40), lims.need_line(_name, 'name'), _arm, lims.typed(_district, 'district')) returning id into office;
    return lims.finish_act(_act, jsonb_build_object('id', office, 'code', _code));
end $$;

create function lims.need_arm(_arm text) returns void
language plpgsql immutable set search_path = '' as $$
begin
    if (_arm in ('laboratory', 'medical', 'scenes')) is not true then
        perform lims.refuse('offices.arm', jsonb_build_object('arm', left(_arm, 40)));
    end if;
end $$;

-- Of name, arm and district, those that are named change. Its code stays: records name it.
create function lims.office_change(_act uuid, _office bigint, _changes jsonb, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'office_change', jsonb_build_object('office', _office, 'changes', _changes), _reason);
    office lab.office;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    update lab.office o
       set name = case when _changes ? 'name' then lims.need_line(_changes ->> 'name', 'name') else o.name end,
           arm = coalesce(_changes ->> 'arm', o.arm),
           district = case when _changes ? 'district' then lims.typed(_changes ->> 'district', 'district') else o.district end
     where o.id = _office returning o.* into office;
    if office.id is null then
        perform lims.refuse('offices.unknown');
    end if;
    perform lims.need_arm(office.arm);
    return lims.finish_act(_act, jsonb_build_object('id', _office));
end $$;

grant execute on function lims.term_put to lims_laboratory_manager, lims_quality_manager;
grant execute on function lims.office_add, lims.office_change to lims_laboratory_manager, lims_quality_manager, lims_administrator;
