-- Methods as data: proposed, approved by quality and one more person, sealed (domain.md section 6, design.md section 8).
-- A definition is kept as the very text that was hashed. Whoever began a worksheet with a version ends with it.

insert into lab.policy (name, value) values
    ('method_proposer_duties', '["technical_reviewer", "laboratory_manager", "quality_manager"]')
on conflict do nothing;

create trigger audit after insert or update or delete on lab.method for each row execute function chain.record_row('method', 'id');
create trigger audit after insert or update or delete on lab.method_version for each row execute function chain.record_row('method', 'method_id');
create trigger audit after insert or update or delete on lab.method_approval
    for each row execute function chain.record_row('method_version', 'version_id');

-- What was proposed stays as it was proposed; only its state goes on, and never back.
create function lims.method_version_sealed() returns trigger
language plpgsql set search_path = '' as $$
begin
    if (new.method_id, new.number, new.definition, new.program, new.sha256, new.reason, new.proposed_by, new.proposed_at)
       is distinct from (old.method_id, old.number, old.definition, old.program, old.sha256, old.reason, old.proposed_by, old.proposed_at)
       or (old.state, new.state) not in (('PROPOSED', 'CURRENT'), ('PROPOSED', 'REJECTED'), ('CURRENT', 'OBSOLETE')) then
        perform lims.refuse('method.sealed');
    end if;
    return new;
end $$;
create trigger sealed before update on lab.method_version for each row execute function lims.method_version_sealed();

create function lims.may_propose_methods() returns boolean
language sql stable set search_path = '' as $$
    select lims.has_duty(variadic array(select jsonb_array_elements_text(lims.policy('method_proposer_duties'))))
$$;

create function lims.method_propose(_act uuid, _definition text, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'method_propose', jsonb_build_object('definition', _definition), _reason);
    said jsonb;
    method lab.method;
    same lab.method_version;
    made lab.method_version;
begin
    if answer is not null then return answer; end if;
    if not lims.may_propose_methods() then
        perform lims.refuse('method.not_yours');
    end if;
    perform lims.need_reason(_reason);
    said := lims.need_definition(_definition);
    insert into lab.method (code, discipline) values (said ->> 'code', said ->> 'discipline') on conflict do nothing;
    select m.* into method from lab.method m where m.code = said ->> 'code' for update;
    if method.discipline <> said ->> 'discipline' then
        perform lims.refuse('method.other_discipline', jsonb_build_object('method', method.code, 'discipline', method.discipline));
    end if;
    select v.* into same from lab.method_version v
     where v.method_id = method.id and v.definition = _definition and v.state in ('PROPOSED', 'CURRENT');
    if same.id is not null then
        perform lims.refuse('method.same_content', jsonb_build_object('method', method.code, 'number', same.number));
    end if;
    update lab.method_version v set state = 'REJECTED', decided_at = lims.act_time(), decision = 'Another version was proposed.'
     where v.method_id = method.id and v.state = 'PROPOSED';
    insert into lab.method_version (method_id, number, definition, program, sha256, reason, proposed_by, proposed_at)
    select method.id, coalesce(max(v.number), 0) + 1, _definition, lims.compiled(said), encode(sha256(convert_to(_definition, 'UTF8')), 'hex'),
           lims.typed(_reason, 'reason'), lims.me(), lims.act_time()
      from lab.method_version v where v.method_id = method.id
    returning * into made;
    return lims.finish_act(_act, jsonb_build_object('method', method.id, 'code', method.code, 'version', made.id, 'number', made.number,
        'sha256', made.sha256));
end $$;

create function lims.proposed_version(_version bigint) returns lab.method_version
language plpgsql set search_path = '' as $$
declare known lab.method_version;
begin
    select v.* into known from lab.method_version v where v.id = _version for update;
    if known.id is null then
        perform lims.refuse('method.unknown_version');
    elsif known.state <> 'PROPOSED' then
        perform lims.refuse('method.not_proposed', jsonb_build_object('state', known.state));
    end if;
    return known;
end $$;

-- Quality and one more person; neither proposed it. With both it is current, and the version before is obsolete.
create function lims.method_approve(_act uuid, _version bigint, _sha256 text, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'method_approve', jsonb_build_object('version', _version, 'sha256', _sha256), _reason);
    known lab.method_version;
    whole boolean;
begin
    if answer is not null then return answer; end if;
    perform lims.fresh();
    known := lims.proposed_version(_version);
    if known.sha256 is distinct from _sha256 then
        perform lims.refuse('method.other_content');
    elsif known.proposed_by = lims.me() then
        perform lims.refuse('method.own_proposal');
    elsif exists (select from lab.method_approval a where a.version_id = _version and a.person_id = lims.me()) then
        perform lims.refuse('method.approved_already');
    end if;
    insert into lab.method_approval (version_id, person_id, quality, at)
    values (_version, lims.me(), lims.has_duty('quality_manager'), lims.act_time());
    select count(*) >= 2 and bool_or(a.quality) into whole from lab.method_approval a where a.version_id = _version;
    if whole then
        update lab.method_version v set state = 'OBSOLETE', decided_at = lims.act_time() where v.method_id = known.method_id and v.state = 'CURRENT';
        update lab.method_version v set state = 'CURRENT', decided_at = lims.act_time() where v.id = _version;
    end if;
    return lims.finish_act(_act, jsonb_build_object('version', _version, 'number', known.number, 'state', case when whole then 'CURRENT' else 'PROPOSED' end));
end $$;

create function lims.method_reject(_act uuid, _version bigint, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'method_reject', jsonb_build_object('version', _version), _reason);
    known lab.method_version;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    known := lims.proposed_version(_version);
    update lab.method_version v set state = 'REJECTED', decided_at = lims.act_time(), decision = lims.typed(_reason, 'reason')
     where v.id = _version;
    return lims.finish_act(_act, jsonb_build_object('version', _version, 'number', known.number, 'state', 'REJECTED'));
end $$;

-- The version with which a worksheet begins today; null when there is none that is approved.
create function lims.current_version(_method bigint) returns lab.method_version
language sql stable set search_path = '' as $$
    select v from lab.method_version v where v.method_id = _method and v.state = 'CURRENT'
$$;

-- A proposal waits for those who can approve it.
create function lims.tasks_methods() returns setof lims.task
language sql stable set search_path = '' as $$
    select 'method.task_approve', jsonb_build_object('method', m.code, 'number', v.number, 'by', lims.person_name(v.proposed_by)), 'methods',
           to_jsonb(m.id), v.proposed_at, null::timestamptz
      from lab.method_version v join lab.method m on m.id = v.method_id
     where v.state = 'PROPOSED' and v.proposed_by <> lims.me()
       and lims.has_duty('quality_manager', 'laboratory_manager', 'technical_reviewer')
       and not exists (select from lab.method_approval a where a.version_id = v.id and a.person_id = lims.me())
$$;

grant select on lab.method, lab.method_version, lab.method_approval to lims_staff;
grant execute on function lims.tasks_methods to lims_staff;
grant execute on function lims.method_propose to lims_technical_reviewer, lims_laboratory_manager, lims_quality_manager, lims_analyst;
grant execute on function lims.method_approve, lims.method_reject to lims_technical_reviewer, lims_laboratory_manager, lims_quality_manager;
