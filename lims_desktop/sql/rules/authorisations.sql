-- Authorisations: person x method x act, from one day until another, on evidence (ISO/IEC 17025 6.2.6; domain.md section 5).

insert into lab.policy (name, value) values ('authorisation_notice_days', '30') on conflict do nothing;

create trigger audit after insert or update or delete on lab.authorisation for each row execute function chain.record_row('person', 'person_id');

create function lims.authorise(
    _act uuid, _person bigint, _method bigint, _kind text, _valid daterange, _evidence text, _reason text default null, _test bigint default null
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'authorise', jsonb_build_object('person', _person, 'method', _method, 'kind', _kind,
        'valid', _valid, 'evidence', _evidence, 'test', _test), _reason);
    authorisation bigint;
begin
    if answer is not null then return answer; end if;
    if _person = lims.me() then
        perform lims.refuse('authorisation.own');
    elsif not exists (select from lab.person p where p.id = _person and p.active and p.agency_id is null) then
        perform lims.refuse('authorisation.no_such_person');
    elsif not exists (select from lab.method m where m.id = _method) then
        perform lims.refuse('method.unknown');
    elsif (_kind in ('perform', 'report', 'review', 'authorise')) is not true then
        perform lims.refuse('authorisation.unknown_act', jsonb_build_object('act', left(_kind, 40)));
    elsif (lower(_valid) is null or upper(_valid) is null or isempty(_valid) or upper(_valid) - lower(_valid) > 3660) then
        perform lims.refuse('authorisation.validity');
    end if;
    if _test is not null and not exists (select from lab.proficiency_test t where t.id = _test and t.person_id = _person and t.method_id = _method
                                            and t.outcome = 'pass') then
        perform lims.refuse('proficiency.no_evidence');
    end if;
    insert into lab.authorisation (person_id, method_id, act, valid_from, valid_until, evidence, test_id, granted_by, granted_at)
    values (_person, _method, _kind, lower(_valid), upper(_valid) - 1,
            lims.needed(coalesce(nullif(btrim(_evidence), ''), (select t.number from lab.proficiency_test t where t.id = _test)), 'evidence'), _test,
            lims.me(), lims.act_time())
    returning id into authorisation;
    return lims.finish_act(_act, jsonb_build_object('authorisation', authorisation));
end $$;

create function lims.authorisation_revoke(_act uuid, _authorisation bigint, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'authorisation_revoke', jsonb_build_object('authorisation', _authorisation), _reason);
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    update lab.authorisation a set revoked_at = lims.act_time(), revoked_by = lims.me(), revoking_reason = lims.typed(_reason, 'reason')
     where a.id = _authorisation and a.revoked_at is null;
    if not found then
        perform lims.refuse('authorisation.unknown');
    end if;
    return lims.finish_act(_act, jsonb_build_object('authorisation', _authorisation));
end $$;

create function lims.is_authorised(_person bigint, _method bigint, _kind text) returns boolean
language sql stable security definer set search_path = '' as $$
    select exists (select from lab.authorisation a
                    where a.person_id = _person and a.method_id = _method and a.act = _kind and a.revoked_at is null
                      and lims.act_time()::date between a.valid_from and a.valid_until)
       and (_kind <> 'perform' or lims.suspending_test(_person, _method) is null)
$$;

create function lims.need_authorised(_person bigint, _method bigint, _kind text) returns void
language plpgsql stable set search_path = '' as $$
declare ended date;
begin
    if lims.is_authorised(_person, _method, _kind) then return; end if;
    if _kind = 'perform' and lims.suspending_test(_person, _method) is not null then
        perform lims.refuse('authorisation.suspended', jsonb_build_object('person', lims.person_name(_person), 'test', lims.suspending_test(_person, _method),
            'method', (select m.code from lab.method m where m.id = _method)));
    end if;
    select max(a.valid_until) into ended from lab.authorisation a
     where a.person_id = _person and a.method_id = _method and a.act = _kind;
    perform lims.refuse('authorisation.missing', jsonb_build_object('person', lims.person_name(_person),
        'method', (select m.code from lab.method m where m.id = _method), 'act', _kind, 'until', ended));
end $$;

-- What runs out soon is somebody's business: the person's own, and the managers'.
create function lims.tasks_authorisations() returns setof lims.task
language sql stable set search_path = '' as $$
    select 'authorisation.task_ends', jsonb_build_object('person', lims.person_name(a.person_id), 'method', m.code, 'act', a.act,
               'until', a.valid_until), 'authorisations', to_jsonb(a.person_id), null::timestamptz, a.valid_until::timestamptz
      from lab.authorisation a join lab.method m on m.id = a.method_id
     where a.revoked_at is null and (a.person_id = lims.me() or lims.has_duty('laboratory_manager', 'quality_manager'))
       and a.valid_until between current_date and current_date + lims.policy_number('authorisation_notice_days')::int
       and not exists (select from lab.authorisation n where n.person_id = a.person_id and n.method_id = a.method_id and n.act = a.act
                        and n.revoked_at is null and n.valid_until > a.valid_until)
$$;

grant select on lab.authorisation to lims_staff;
grant execute on function lims.tasks_authorisations, lims.is_authorised to lims_staff;
grant execute on function lims.authorise, lims.authorisation_revoke to lims_laboratory_manager, lims_quality_manager;
