-- Cases: opened by intake, amended with a reason, restricted, referred.

create trigger audit after insert or delete or update of number, agency_id, agency_reference, offence, district, incident_date,
    opened_at, opened_by, office_id, restricted, names, note
    on lab.case_file for each row execute function chain.record_row('case', 'id');
create trigger audit after insert or update or delete on lab.case_person for each row execute function chain.record_row('case', 'case_id');
create trigger audit after insert or update or delete on lab.case_access
    for each row execute function chain.record_row('case', 'case_id');
create trigger audit after insert or update or delete on lab.case_referral
    for each row execute function chain.record_row('case', 'case_id');

create function lims.open_case(_file jsonb, _office bigint) returns lab.case_file
language plpgsql set search_path = '' as $$
declare
    opened lab.case_file;
    moment timestamptz := lims.act_time();
    year int := extract(year from moment);
begin
    insert into lab.case_file (number, agency_id, agency_reference, offence, district, incident_date, opened_at, opened_by,
                               office_id, restricted, names, note)
    values (lims.numbered(lims.policy('case_number') #>> '{}', year, lims.next_number('case', year)),
            (_file ->> 'agency')::bigint, lims.needed(_file ->> 'agency_reference', 'agency_reference'), _file ->> 'offence',
            _file ->> 'district', (_file ->> 'incident_date')::date, moment, lims.me(), _office,
            coalesce((_file ->> 'restricted')::boolean, false),
            coalesce((select string_agg(btrim(p ->> 'name'), ' ') from jsonb_array_elements(_file -> 'persons') p), ''),
            lims.typed(_file ->> 'note', 'note'))
    returning * into opened;
    if opened.restricted then   -- else whoever opens it could not even take the items in
        insert into lab.case_access (case_id, person_id) values (opened.id, opened.opened_by);
    end if;
    return opened;
end $$;

-- A list of records whose every field is a text or nothing, but for the fields named: what a program can read again.
create function lims.is_readable(_list jsonb, _most int, _but text[] default '{}') returns boolean
language plpgsql immutable set search_path = '' as $$
declare
    one jsonb;
begin
    if coalesce(jsonb_typeof(_list), 'null') = 'null' then
        return true;
    elsif jsonb_typeof(_list) <> 'array' or jsonb_array_length(_list) > _most or length(_list::text) > 200000 then
        return false;
    end if;
    for one in select e.value from jsonb_array_elements(_list) e loop
        if jsonb_typeof(one) <> 'object' or exists (
            select from jsonb_each(one) f
             where jsonb_typeof(f.value) not in ('string', 'null')
               and (f.key <> all (_but) or jsonb_typeof(f.value) in ('object', 'array') and f.key <> 'seals')) then
            return false;
        end if;
    end loop;
    return true;
end $$;

create function lims.need_persons(_persons jsonb) returns void
language plpgsql immutable set search_path = '' as $$
begin
    if not lims.is_readable(_persons, 200) then
        perform lims.refuse('intake.unreadable', jsonb_build_object('field', 'persons'));
    end if;
    perform lims.need_moment((p.value ->> 'birth_date')::date::timestamptz)
       from jsonb_array_elements(nullif(_persons, 'null')) p;
end $$;

-- Adds the persons that the case does not name yet.
create function lims.name_persons(_case bigint, _persons jsonb) returns void
language plpgsql set search_path = '' as $$
begin
    insert into lab.case_person (case_id, role, name, sex, birth_date)
    select _case, coalesce(p.role, 'other'), lims.needed(p.name, 'name'), p.sex, p.birth_date
      from jsonb_to_recordset(coalesce(_persons, '[]')) p(role text, name text, sex text, birth_date date)
     where not exists (select from lab.case_person c
                        where c.case_id = _case and lower(c.name) = lower(btrim(p.name)) and c.role = coalesce(p.role, 'other'));
    if found then
        update lab.case_file c set names = n.names
          from (select string_agg(p.name, ' ' order by p.id) as names from lab.case_person p where p.case_id = _case) n
         where c.id = _case and c.names <> n.names;
    end if;
end $$;

create function lims.need_case(_case bigint) returns lab.case_file
language plpgsql set search_path = '' as $$
declare file lab.case_file;
begin
    select c.* into file from lab.case_file c where c.id = _case for no key update;
    if not found or not lims.may_see_case(file.id, file.agency_id) then
        perform lims.refuse('case.unknown', jsonb_build_object('case', _case));
    end if;
    return file;
end $$;

-- Cases that may be the same as a new submission: the same reference of the agency, or a named person on the same date.
create function lims.duplicates(_agency bigint, _agency_reference text, _persons text[] default '{}', _incident_date date default null)
returns jsonb
language sql stable security definer set search_path = '' as $$
    with alike as (
        select s.id, true as certain from lab.case_file s
         where s.agency_id = _agency
           and lower(regexp_replace(s.agency_reference, '\W', '', 'g')) = lower(regexp_replace(_agency_reference, '\W', '', 'g'))
        union all
        select s.id, false from lab.case_file s
         where s.incident_date = _incident_date and exists (
               select from lab.case_person p join unnest(_persons) n(name) on lower(p.name) = lower(btrim(n.name))
                where p.case_id = s.id)
    ), found as (
        select a.id, bool_or(a.certain) as certain from alike a group by a.id
    )
    select coalesce(jsonb_agg(to_jsonb(d) order by d.certain desc, d.id desc), '[]') from (
        select c.id, c.number, c.agency_reference, a.name as agency, c.offence, c.incident_date, c.names, c.opened_at, f.certain
          from found f join lab.case_file c on c.id = f.id join lab.agency a on a.id = c.agency_id
         where lims.may_see_case(c.id, c.agency_id)
         order by f.certain desc, c.id desc limit 20) d
$$;

create function lims.case_amend(_act uuid, _case bigint, _changes jsonb, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'case_amend', jsonb_build_object('case', _case, 'changes', _changes), _reason);
    file lab.case_file;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    file := lims.need_case(_case);
    if _changes ? 'offence' then perform lims.need_term('offence', _changes ->> 'offence'); end if;
    if _changes ? 'district' then perform lims.need_term('district', _changes ->> 'district'); end if;
    perform lims.need_moment((_changes ->> 'incident_date')::date::timestamptz);
    perform lims.need_persons(_changes -> 'persons');
    update lab.case_file c
       set offence = coalesce(_changes ->> 'offence', c.offence), district = coalesce(_changes ->> 'district', c.district),
           incident_date = case when _changes ? 'incident_date' then (_changes ->> 'incident_date')::date else c.incident_date end,
           note = case when _changes ? 'note' then lims.typed(_changes ->> 'note', 'note') else c.note end
     where c.id = _case;
    perform lims.name_persons(_case, _changes -> 'persons');
    return lims.finish_act(_act, jsonb_build_object('id', _case, 'number', file.number));
end $$;

-- A restricted case is seen only by the managers and those named here.
create function lims.case_restrict(_act uuid, _case bigint, _restricted boolean, _admitted bigint[] default '{}', _reason text default null)
returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'case_restrict', jsonb_build_object('case', _case, 'restricted', _restricted,
        'admitted', _admitted), _reason);
    file lab.case_file;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    file := lims.need_case(_case);
    update lab.case_file c set restricted = _restricted where c.id = _case;
    delete from lab.case_access a where a.case_id = _case and a.person_id <> all (_admitted);
    insert into lab.case_access (case_id, person_id) select _case, p from unnest(_admitted) p on conflict do nothing;
    return lims.finish_act(_act, jsonb_build_object('id', _case, 'number', file.number));
end $$;

create function lims.case_refer(_act uuid, _case bigint, _agency bigint, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'case_refer', jsonb_build_object('case', _case, 'agency', _agency), _reason);
    file lab.case_file;
begin
    if answer is not null then return answer; end if;
    file := lims.need_case(_case);
    insert into lab.case_referral (case_id, agency_id) values (_case, _agency) on conflict do nothing;
    return lims.finish_act(_act, jsonb_build_object('id', _case, 'number', file.number));
end $$;

grant execute on function lims.duplicates to lims_evidence_technician, lims_laboratory_manager, lims_scenes_of_crime_officer, lims_medical_examiner;
grant execute on function lims.case_amend to lims_evidence_technician, lims_laboratory_manager;
grant execute on function lims.case_restrict, lims.case_refer to lims_laboratory_manager, lims_quality_manager;
