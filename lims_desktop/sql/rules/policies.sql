-- The policies of the laboratory: rules that are a matter of configuration. Their first values stand beside the rules that
-- read them; here is who changes them. A change is in the ledger with its reason.

create trigger audit after insert or update or delete on lab.policy for each row execute function chain.record_row('policy', 'name', 'name');

-- Whether the laboratory can work with this value: numbers that a date can bear and a person can meet (a password is fresh for ten
-- seconds at the least), numbers of cases, worksheets and reports that stay apart,
-- duties that are of the staff.
create function lims.is_possible(_name text, _value jsonb) returns boolean
language sql stable set search_path = '' as $$
    select case
        when jsonb_typeof(_value) = 'number' then
            (_value #>> '{}')::numeric between case when _name like '%\_seconds' then 10 when _name like '%\_percent' then 0 else 1 end and 1000000
        when jsonb_typeof(_value) = 'string' and (length(_value #>> '{}') > 300
             or _value #>> '{}' ~ U&'[\0001-\001F\007F\200E\200F\202A-\202E\2066-\2069]') then false    -- it is printed in one line
        when _name in ('case_number', 'worksheet_number') then
            length(_value #>> '{}') <= 40 and _value #>> '{}' like '%{year}%' and _value #>> '{}' ~ '^[^{}]*(\{year\}[^{}]*)*\{n:[1-9]\}[^{}]*(\{year\}[^{}]*)*$'
        when _name = 'report_number' then length(_value #>> '{}') <= 40 and _value #>> '{}' ~ '^[^{}]*\{case\}[^{}]*\{n\}[^{}]*$'
        when _name in ('supervisor_duties', 'section_head_duties', 'method_proposer_duties') then
            _value <@ '["evidence_technician", "analyst", "technical_reviewer", "administrative_reviewer", "laboratory_manager",
                        "quality_manager", "scenes_of_crime_officer", "medical_examiner"]'
        when _name = 'westgard_blocks' then
            _value #>> '{}' = 'none' or string_to_array(_value #>> '{}', ' ') <@ array['1-2s', '1-3s', '2-2s', 'R-4s', '4-1s', '10-x']
        when _name = 'consumption_witness' then _value #>> '{}' in ('none', 'controlled', 'every')
        when _name = 'time_stamping' then _value #>> '{}' = 'none' or _value #>> '{}' ~ '^https?://[^\s/@?#]+(/[^\s@#]*)?$' and length(_value #>> '{}') <= 300
        when _name = 'time_stamping_down' then _value #>> '{}' in ('refuse', 'sign')
        when _name = 'time_zone' then exists (select from pg_catalog.pg_timezone_names z where z.name = _value #>> '{}')
        else true end
$$;

-- `_was` is the value that was seen before, where one was: nobody decides over a value that changed meanwhile.
create function lims.policy_set(_act uuid, _name text, _value jsonb, _reason text, _was jsonb default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'policy_set', jsonb_build_object('name', _name, 'value', _value, 'was', _was), lims.need_reason(_reason));
    was lab.policy;
begin
    if answer is not null then return answer; end if;
    select p.* into was from lab.policy p where p.name = _name for update;
    if was.name is null then
        perform lims.refuse('policy.unknown', jsonb_build_object('name', _name));
    elsif _was is distinct from was.value and _was is not null then
        perform lims.conflict('policy.changed_meanwhile', jsonb_build_object('now', was.value));
    elsif _name in ('laboratory_id', 'demonstration', 'opened') then
        perform lims.refuse('policy.fixed', jsonb_build_object('name', _name));
    elsif _name = 'station_certificate' and _value = 'true' and (select s.client_dn from pg_catalog.pg_stat_ssl s where s.pid = pg_backend_pid()) is null then
        perform lims.refuse('policy.locks_out');
    elsif jsonb_typeof(_value) is distinct from jsonb_typeof(was.value) or _value in ('0', '""', '[]') or _value::text like '-%'
          or not lims.is_possible(_name, _value) then
        perform lims.refuse('policy.wrong_kind', jsonb_build_object('name', _name, 'value', _value, 'was', was.value));
    end if;
    update lab.policy as p set value = _value where p.name = _name;
    return lims.finish_act(_act, jsonb_build_object('name', _name, 'value', _value, 'was', was.value));
end $$;

grant select on lab.policy to lims_staff, lims_administrator;
grant execute on function lims.policy_set to lims_laboratory_manager, lims_quality_manager;
