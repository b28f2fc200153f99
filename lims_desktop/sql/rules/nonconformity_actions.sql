-- Corrective and preventive actions: planned, done, settled by another person; and the end of a nonconformity (ISO/IEC 17025 8.7).

create trigger audit after insert or update or delete on lab.nonconformity_action
    for each row execute function chain.record_row('nonconformity', 'nonconformity_id');
create trigger kept before update on lab.nonconformity_action for each row
    execute function lims.quality_kept('', 'done_by done_at done settled_by settled_at outcome finding', 'settled_at');
create trigger frozen before delete or truncate on lab.nonconformity_action for each statement execute function chain.frozen();

-- _action: kind, statement, owner, due.
create function lims.action_plan(_act uuid, _nonconformity bigint, _action jsonb, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'action_plan', jsonb_build_object('nonconformity', _nonconformity, 'action', _action), _reason);
    known lab.nonconformity;
    made bigint;
begin
    if answer is not null then return answer; end if;
    known := lims.need_nonconformity(_nonconformity, 'INVESTIGATING', 'CORRECTING');
    perform lims.need_owner_of(known);
    perform lims.need_worker_on((_action ->> 'owner')::bigint, _nonconformity);
    if (_action ->> 'kind' in ('corrective', 'preventive')) is not true then
        perform lims.refuse('quality.no_such_action');
    elsif ((_action ->> 'due')::date >= lims.act_time()::date and (_action ->> 'due')::date < '2200-01-01') is not true then
        perform lims.refuse('quality.due_in_past');
    end if;
    insert into lab.nonconformity_action (nonconformity_id, kind, statement, owner, due, planned_by, planned_at)
    values (_nonconformity, _action ->> 'kind', lims.needed(_action ->> 'statement', 'statement'), (_action ->> 'owner')::bigint,
            (_action ->> 'due')::date, lims.me(), lims.act_time()) returning id into made;
    update lab.nonconformity as n set state = 'CORRECTING' where n.id = _nonconformity and n.state = 'INVESTIGATING';
    return lims.finish_act(_act, jsonb_build_object('nonconformity', _nonconformity, 'number', known.number, 'state', 'CORRECTING', 'action', made));
end $$;

-- The action locked for its next step, with its nonconformity.
create function lims.need_action(_action bigint, out action lab.nonconformity_action, out known lab.nonconformity)
language plpgsql set search_path = '' as $$
begin
    known := lims.need_nonconformity((select a.nonconformity_id from lab.nonconformity_action a where a.id = _action), 'INVESTIGATING', 'CORRECTING', 'CLOSED');
    select a.* into action from lab.nonconformity_action a where a.id = _action for update;
    if action.settled_at is not null then
        perform lims.refuse('quality.settled', jsonb_build_object('outcome', action.outcome));
    end if;
end $$;

-- Done by whose action it is, or by a manager in their stead; who did it stands there.
create function lims.action_done(_act uuid, _action bigint, _statement text, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'action_done', jsonb_build_object('action', _action, 'statement', _statement), _reason);
    one record;
begin
    if answer is not null then return answer; end if;
    one := lims.need_action(_action);
    if (one.action).done_at is not null then
        perform lims.refuse('quality.done_already');
    elsif (one.action).owner <> lims.me() and not lims.has_duty('quality_manager', 'laboratory_manager') then
        perform lims.refuse('quality.not_your_action', jsonb_build_object('owner', lims.person_name((one.action).owner)));
    end if;
    update lab.nonconformity_action a set done_by = lims.me(), done_at = lims.act_time(), done = lims.needed(_statement, 'statement') where a.id = _action;
    return lims.finish_act(_act, jsonb_build_object('nonconformity', (one.known).id, 'number', (one.known).number, 'state', (one.known).state, 'action', _action));
end $$;

-- effective or ineffective: looked at by somebody who neither did it nor was to do it. withdrawn: before it was done, by quality.
create function lims.action_settle(_act uuid, _action bigint, _outcome text, _finding text, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'action_settle', jsonb_build_object('action', _action, 'outcome', _outcome, 'finding', _finding), _reason);
    one record;
begin
    if answer is not null then return answer; end if;
    one := lims.need_action(_action);
    if (_outcome in ('effective', 'ineffective', 'withdrawn')) is not true then
        perform lims.refuse('quality.no_such_outcome');
    elsif _outcome = 'withdrawn' and not lims.has_duty('quality_manager') then
        perform lims.refuse('quality.quality_only');
    elsif _outcome = 'withdrawn' and (one.action).done_at is not null then
        perform lims.refuse('quality.done_already');
    elsif _outcome <> 'withdrawn' and (one.action).done_at is null then
        perform lims.refuse('quality.not_done');
    elsif _outcome <> 'withdrawn' and lims.me() in ((one.action).done_by, (one.action).owner) then
        perform lims.refuse('quality.own_action');
    end if;
    update lab.nonconformity_action a set settled_by = lims.me(), settled_at = lims.act_time(), outcome = _outcome,
           finding = lims.needed(_finding, 'finding') where a.id = _action;
    return lims.finish_act(_act, jsonb_build_object('nonconformity', (one.known).id, 'number', (one.known).number, 'state', (one.known).state, 'action', _action));
end $$;

-- What still stands against its end: one code, or null.
create function lims.closing_objection(_nonconformity bigint) returns text
language sql stable set search_path = '' as $$
    select case
        when exists (select from lab.nonconformity_action a where a.nonconformity_id = _nonconformity and a.settled_at is null) then 'quality.actions_open'
        when not exists (select from lab.nonconformity_note n where n.nonconformity_id = _nonconformity and n.kind = 'root_cause') then 'quality.no_root_cause'
        when not exists (select from lab.nonconformity_recall r where r.nonconformity_id = _nonconformity)
             and not exists (select from lab.nonconformity_note n where n.nonconformity_id = _nonconformity and n.kind = 'impact') then 'quality.no_impact'
        when not exists (select from lab.nonconformity_action a where a.nonconformity_id = _nonconformity and a.kind = 'corrective' and a.outcome = 'effective')
             then 'quality.no_effective_action' end
$$;

-- Closed by quality: corrected, when nothing stands against it; unfounded, when there was nothing, and nothing is under way.
create function lims.nonconformity_close(_act uuid, _nonconformity bigint, _outcome text, _conclusion text, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'nonconformity_close', jsonb_build_object('nonconformity', _nonconformity, 'outcome', _outcome,
        'conclusion', _conclusion), _reason);
    known lab.nonconformity;
    objection text;
begin
    if answer is not null then return answer; end if;
    known := lims.need_nonconformity(_nonconformity, 'RAISED', 'INVESTIGATING', 'CORRECTING');
    if (_outcome in ('corrected', 'unfounded')) is not true then
        perform lims.refuse('quality.no_such_outcome');
    end if;
    objection := lims.closing_objection(_nonconformity);
    if objection is not null and (_outcome = 'corrected' or objection = 'quality.actions_open') then
        perform lims.refuse(objection, jsonb_build_object('number', known.number));
    end if;
    update lab.nonconformity n set state = 'CLOSED', closed_by = lims.me(), closed_at = lims.act_time(), outcome = _outcome,
           conclusion = lims.needed(_conclusion, 'conclusion') where n.id = _nonconformity;
    return lims.finish_act(_act, jsonb_build_object('nonconformity', _nonconformity, 'number', known.number, 'state', 'CLOSED'));
end $$;

grant execute on function lims.action_plan, lims.action_done to lims_staff;
grant execute on function lims.action_settle to lims_quality_manager, lims_laboratory_manager, lims_technical_reviewer;
grant execute on function lims.nonconformity_close to lims_quality_manager;
