-- Agencies and their officers.

create trigger audit after insert or update or delete on lab.agency for each row execute function chain.record_row('agency', 'id');
create trigger audit after insert or update or delete on lab.officer for each row execute function chain.record_row('agency', 'agency_id');

-- A shape that cannot be read would stop every delivery of the agency; one that repeats what repeats (or refers back, or repeats without
-- end in many places) would be tried against a typed reference for minutes, at the counter too.
create function lims.need_pattern(_pattern text) returns void
language plpgsql immutable set search_path = '' as $$
begin
    perform '' ~ _pattern;
    if length(_pattern) > 200 or _pattern ~ '\)[*+{]|\\[1-9]' or regexp_count(_pattern, '[*+]|\{\d*,\d*\}') > 4 then
        perform lims.refuse('agencies.pattern_unreadable', jsonb_build_object('pattern', left(_pattern, 80)));
    end if;
exception when invalid_regular_expression then
    perform lims.refuse('agencies.pattern_unreadable', jsonb_build_object('pattern', left(_pattern, 80)));
end $$;

create function lims.agency_add(
    _act uuid, _code text, _name text, _kind text, _reference_pattern text default null, _reason text default null
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'agency_add', jsonb_build_object('code', _code, 'name', _name, 'kind', _kind,
        'reference_pattern', _reference_pattern), _reason);
    name text := lims.need_line(_name, 'name');
    place bigint;
    agency bigint;
begin
    if answer is not null then return answer; end if;
    perform lims.need_pattern(_reference_pattern), lims.need_agency_kind(_kind);
    if exists (select from lab.agency a where a.code = btrim(_code)) then
        perform lims.refuse('agencies.known', jsonb_build_object('code', left(btrim(_code), 40)));
    end if;
    insert into lab.place (kind, name, path) values ('external', name, name) returning id into place;
    insert into lab.agency (code, name, kind, reference_pattern, place_id)
    values (lims.need_line(_code, 'code', 40), name, _kind, _reference_pattern, place) returning id into agency;
    return lims.finish_act(_act, jsonb_build_object('id', agency, 'code', _code));
end $$;

create function lims.need_agency_kind(_kind text) returns void
language plpgsql immutable set search_path = '' as $$
begin
    if (_kind in ('police', 'dpp', 'coroner', 'court', 'other')) is not true then
        perform lims.refuse('agencies.kind', jsonb_build_object('kind', left(_kind, 40)));
    end if;
end $$;

-- Of name, reference_pattern and active, those that are named change. Not active: nothing more is received from it, and nobody of it signs in.
-- Its code and kind stay: records name the one, and what its people may read follows from the other.
create function lims.agency_change(_act uuid, _agency bigint, _changes jsonb, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'agency_change', jsonb_build_object('agency', _agency, 'changes', _changes), _reason);
    agency lab.agency;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason), lims.need_pattern(_changes ->> 'reference_pattern');
    update lab.agency a
       set name = case when _changes ? 'name' then lims.need_line(_changes ->> 'name', 'name') else a.name end,
           reference_pattern = case when _changes ? 'reference_pattern' then lims.typed(_changes ->> 'reference_pattern', 'reference_pattern')
                                    else a.reference_pattern end,
           active = coalesce(lims.said_active(_changes), a.active)
     where a.id = _agency returning a.* into agency;
    if agency.id is null then
        perform lims.refuse('agencies.unknown');
    elsif not agency.active and exists (select from lab.person p where p.agency_id = _agency and p.active) then
        perform lims.refuse('agencies.still_accounts', jsonb_build_object('agency', agency.name));
    end if;
    update lab.place p set name = agency.name, path = agency.name where p.id = agency.place_id and p.name <> agency.name;
    return lims.finish_act(_act, jsonb_build_object('id', _agency, 'code', agency.code));
end $$;

-- Held until the act ends: nobody puts it to rest meanwhile, and whoever just did is waited for.
create function lims.need_active_agency(_agency bigint) returns void
language plpgsql set search_path = '' as $$
begin
    perform from lab.agency a where a.id = _agency and a.active for share;
    if not found then
        perform lims.refuse('agencies.unknown');
    end if;
end $$;

-- Whether it is active, where the changes say so: yes or no.
create function lims.said_active(_changes jsonb) returns boolean
language plpgsql immutable set search_path = '' as $$
begin
    if jsonb_typeof(_changes -> 'active') <> 'boolean' then
        perform lims.refuse('agencies.active');
    end if;
    return (_changes ->> 'active')::boolean;
end $$;

create function lims.need_new_officer(_agency bigint, _number text, _but bigint default null) returns void
language plpgsql stable set search_path = '' as $$
begin
    if exists (select from lab.officer o where o.agency_id = _agency and o.number = btrim(_number) and o.id is distinct from _but) then
        perform lims.refuse('agencies.officer_known', jsonb_build_object('number', btrim(_number)));
    end if;
end $$;

create function lims.officer_add(
    _act uuid, _agency bigint, _name text, _rank text, _number text, _reason text default null
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'officer_add', jsonb_build_object('agency', _agency, 'name', _name, 'rank', _rank,
        'number', _number), _reason);
    officer bigint;
begin
    if answer is not null then return answer; end if;
    perform lims.need_active_agency(_agency), lims.need_new_officer(_agency, _number);
    insert into lab.officer (agency_id, name, rank, number)
    values (_agency, lims.need_line(_name, 'name'), lims.typed(_rank, 'rank'), lims.need_line(_number, 'number', 40))
    returning id into officer;
    return lims.finish_act(_act, jsonb_build_object('id', officer));
end $$;

-- Of name, rank, number and active, those that are named change; it stays the same person. Not active: they bring and collect nothing more.
create function lims.officer_change(_act uuid, _officer bigint, _changes jsonb, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'officer_change', jsonb_build_object('officer', _officer, 'changes', _changes), _reason);
    agency bigint := (select o.agency_id from lab.officer o where o.id = _officer);
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    if agency is null then
        perform lims.refuse('agencies.no_officer');
    end if;
    perform lims.need_new_officer(agency, _changes ->> 'number', _officer);
    update lab.officer o
       set name = case when _changes ? 'name' then lims.need_line(_changes ->> 'name', 'name') else o.name end,
           rank = case when _changes ? 'rank' then lims.typed(_changes ->> 'rank', 'rank') else o.rank end,
           number = case when _changes ? 'number' then lims.need_line(_changes ->> 'number', 'number', 40) else o.number end,
           active = coalesce(lims.said_active(_changes), o.active)
     where o.id = _officer;
    return lims.finish_act(_act, jsonb_build_object('id', _officer));
end $$;

grant execute on function lims.agency_add, lims.agency_change to lims_laboratory_manager, lims_administrator;
grant execute on function lims.officer_change, lims.officer_add to lims_laboratory_manager, lims_administrator, lims_evidence_technician;
