-- Agencies and their officers.

create trigger audit after insert or update or delete on lab.agency for each row execute function chain.record_row('agency', 'id');
create trigger audit after insert or update or delete on lab.officer for each row execute function chain.record_row('agency', 'agency_id');

-- A shape that cannot be read would stop every delivery of the agency.
create function lims.need_pattern(_pattern text) returns void
language plpgsql immutable set search_path = '' as $$
begin
    perform '' ~ _pattern;
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
    name text := lims.needed(_name, 'name');
    place bigint;
    agency bigint;
begin
    if answer is not null then return answer; end if;
    perform lims.need_pattern(_reference_pattern);
    insert into lab.place (kind, name, path) values ('external', name, name) returning id into place;
    insert into lab.agency (code, name, kind, reference_pattern, place_id)
    values (lims.needed(_code, 'code'), name, _kind, _reference_pattern, place) returning id into agency;
    return lims.finish_act(_act, jsonb_build_object('id', agency, 'code', _code));
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
    if exists (select from lab.officer o where o.agency_id = _agency and o.number = btrim(_number)) then
        perform lims.refuse('agencies.officer_known', jsonb_build_object('number', btrim(_number)));
    end if;
    insert into lab.officer (agency_id, name, rank, number)
    values (_agency, lims.needed(_name, 'name'), lims.typed(_rank, 'rank'), lims.needed(_number, 'number'))
    returning id into officer;
    return lims.finish_act(_act, jsonb_build_object('id', officer));
end $$;

grant execute on function lims.agency_add to lims_laboratory_manager, lims_administrator;
grant execute on function lims.officer_add to lims_laboratory_manager, lims_administrator, lims_evidence_technician;
