-- Holds: an item under a hold is neither released nor disposed of (domain.md section 3).
--
-- A hold reaches whatever lies in the item or was made from it, to any depth, at that time and later: what was taken out of a
-- held box stays held. Each item reached has a row of its own whose `origin` is the hold it came from, so that a rule asks one
-- index about one item. Who packs or itemises hands the holds on; lifting the origin lifts all that came from it; lifting a row
-- that came from another frees that one item.

insert into lab.policy (name, value) values ('hold_notice_days', '14') on conflict do nothing;

create trigger audit after insert or update or delete on lab.hold for each row execute function chain.record_row('item', 'item_id');

-- (Volatile as act_time is, and without a `set` clause, so that the planner folds it into its callers and finds the index.)
create function lims.is_active(_hold lab.hold) returns boolean
language sql volatile
return _hold.lifted_at is null and (_hold.expires_at is null or _hold.expires_at > lims.act_time());

-- These items, and what lies in them or was made from them.
create function lims.reached(_items bigint[]) returns setof bigint
language sql stable set search_path = '' as $$
    with recursive below(id) as (
        select unnest(_items)
        union
        select i.id from below b cross join lateral (
            select m.id from lab.item m where m.parent_id = b.id
            union all select c.id from lab.item c where c.container_id = b.id) i
    )
    select b.id from below b
$$;

-- Locks all that is reached, so that nobody takes a child or a content away unheld. What came in while we waited is locked too.
create function lims.lock_reached(_items bigint[]) returns void
language plpgsql set search_path = '' as $$
declare
    known bigint[] := '{}';
    now_known bigint[];
begin
    loop
        now_known := array(select lims.reached(_items));
        exit when now_known <@ known;
        perform from lab.whereabouts w where w.item_id = any (now_known) order by w.item_id for no key update;
        known := now_known;
    end loop;
end $$;

-- These holds hold each of these items too, and what they reach; what they hold already stays as it is.
create function lims.hand_on(_holds lab.hold[], _items bigint[]) returns void
language sql set search_path = '' as $$
    insert into lab.hold (item_id, kind, authority, set_by, set_at, expires_at, origin)
    select r, h.kind, h.authority, h.set_by, lims.act_time(), h.expires_at, coalesce(h.origin, h.id)
      from unnest(_holds) h cross join lims.reached(_items) r
     where r <> (select o.item_id from lab.hold o where o.id = coalesce(h.origin, h.id))
     order by h.id, r
    on conflict do nothing
$$;

-- What is made from an item, or put into it, is held by whatever holds that.
create function lims.hand_holds_on(_from bigint, _items bigint[]) returns void
language plpgsql set search_path = '' as $$
declare holds lab.hold[] := array(select h from lab.hold h where h.item_id = _from and lims.is_active(h));
begin
    if holds <> '{}' then
        perform lims.lock_reached(_items);
        perform lims.hand_on(holds, _items);
    end if;
end $$;

create function lims.refuse_held(_held lims.held, _hold lab.hold) returns void
language plpgsql stable set search_path = '' as $$
begin
    perform lims.refuse('hold.blocks', jsonb_build_object('item', lims.number_of(_held), 'kind', _hold.kind, 'authority', _hold.authority,
        'since', _hold.set_at));
end $$;

-- Whoever releases or disposes of items calls this with all that would go: items locked with `lims.lock_items`, contents included.
-- Bringing an exhibit to court is no release: see need_safe.
create function lims.need_no_hold(_held lims.held[]) returns void
language plpgsql stable set search_path = '' as $$
declare
    one lims.held;
    hold lab.hold;
begin
    foreach one in array _held loop
        select h.* into hold from lab.hold h where h.item_id = one.id and lims.is_active(h) order by h.id limit 1;
        if found then
            perform lims.refuse_held(one, hold);
        end if;
    end loop;
end $$;

-- What is dangerous (a biohazard, a firearm not made safe) does not leave the house, to court neither.
create function lims.need_safe(_held lims.held[]) returns void
language plpgsql stable set search_path = '' as $$
declare
    one lims.held;
    hold lab.hold;
begin
    foreach one in array _held loop
        select h.* into hold from lab.hold h join lab.term t on t.list = 'hold_kind' and t.code = h.kind
         where h.item_id = one.id and lims.is_active(h) and (t.code in ('biohazard', 'firearm-safety') or (t.extra ->> 'dangerous')::boolean)
         order by h.id limit 1;
        if found then
            perform lims.refuse_held(one, hold);
        end if;
    end loop;
end $$;

-- The kinds of the holds that stand on an item, for whoever of the laboratory may see it; null for none.
create function lims.hold_kinds(_item bigint) returns text[]
language plpgsql stable security definer set search_path = '' as $$
begin
    if not exists (select from lab.hold h where h.item_id = _item and h.lifted_at is null) then
        return null;
    end if;
    return (select array_agg(distinct h.kind) from lab.hold h join lab.item i on i.id = h.item_id
             where h.item_id = _item and lims.is_active(h) and lims.is_staff() and lims.may_see_case(i.case_id, i.agency_id));
end $$;

-- Setting, extending, lifting ---------------------------------------------------------------------------------------------

-- Refuses an end that is past, or that is no time at all.
create function lims.need_end(_expires timestamptz) returns void
language plpgsql stable set search_path = '' as $$
begin
    perform lims.need_moment(_expires);
    if _expires <= lims.act_time() then
        perform lims.refuse('hold.expired');
    end if;
end $$;

-- One hold on each of these items, and on all that they reach.
create function lims.hold_set(
    _act uuid, _items bigint[], _kind text, _authority text, _expires timestamptz default null, _reason text default null
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'hold_set', jsonb_build_object('items', _items, 'kind', _kind, 'authority', _authority,
        'expires', _expires), _reason);
    authority text;
    holds lab.hold[];
begin
    if answer is not null then return answer; end if;
    perform lims.lock_named(_items);
    perform lims.need_term('hold_kind', _kind);
    perform lims.need_end(_expires);
    authority := lims.needed(_authority, 'authority');
    with made as (
        insert into lab.hold (item_id, kind, authority, set_by, set_at, expires_at)
        select i, _kind, authority, lims.me(), lims.act_time(), _expires from unnest(_items) i returning *
    ) select array_agg(m::lab.hold order by m.id) into holds from made m;
    for i in 1 .. cardinality(holds) loop
        perform lims.hand_on(holds[i:i], array[holds[i].item_id]);
    end loop;
    return lims.finish_act(_act, lims.hold_told(holds));
end $$;

-- The items named, and all that they reach, locked; refused as whoever moves items is refused. All of them at once and in the one order
-- that everybody locks in: the named ones first and the rest afterwards would wait for a move that waits for us.
create function lims.lock_named(_items bigint[]) returns void
language plpgsql set search_path = '' as $$
begin
    perform lims.lock_reached(_items);
    perform lims.lock_items(_items);
end $$;

create function lims.hold_told(_holds lab.hold[]) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('hold', min(h.id), 'item', min(i.number), 'holds', jsonb_agg(h.id order by h.id),
               'items', jsonb_agg(i.number order by h.id),
               'reached', (select count(*) from lab.hold r where r.origin in (select o.id from unnest(_holds) o) and r.lifted_at is null))
      from unnest(_holds) h join lab.item i on i.id = h.item_id
$$;

-- A hold that stands, for whoever may see its item.
create function lims.standing_hold(_hold bigint) returns lab.hold
language plpgsql set search_path = '' as $$
declare hold lab.hold;
begin
    select h.* into hold from lab.hold h where h.id = _hold for no key update;
    if hold.lifted_at is not null or not found or not exists (
        select from lab.item i where i.id = hold.item_id and lims.may_see_case(i.case_id, i.agency_id)) then
        perform lims.refuse('hold.unknown');
    end if;
    return hold;
end $$;

-- A hold may be made to last longer, or without an end (null); to end it sooner is to lift it.
create function lims.hold_extend(_act uuid, _hold bigint, _expires timestamptz, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'hold_extend', jsonb_build_object('hold', _hold, 'expires', _expires), _reason);
    hold lab.hold;
    root bigint;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    hold := lims.standing_hold(_hold);
    root := coalesce(hold.origin, hold.id);
    if not lims.is_active(hold) then
        perform lims.refuse('hold.over', jsonb_build_object('ended', hold.expires_at));
    end if;
    perform lims.need_end(_expires);
    if hold.expires_at is null or _expires <= hold.expires_at then
        perform lims.refuse('hold.not_longer', jsonb_build_object('ends', hold.expires_at));
    end if;
    update lab.hold h set expires_at = _expires where (h.id = root or h.origin = root) and h.lifted_at is null;
    return lims.finish_act(_act, lims.hold_told(array[hold]));
end $$;

-- A hold that rests on somebody's authority (court, DPP, legal, defence) is lifted on that authority, whose document is named;
-- one that rests on the laboratory's own judgement (quality, biohazard) is lifted by somebody other than who set it.
create function lims.need_may_lift(_hold lab.hold, _authority text) returns void
language plpgsql stable set search_path = '' as $$
declare outside boolean := _hold.kind in ('court', 'dpp') or coalesce((
    select (t.extra ->> 'needs_authority')::boolean from lab.term t where t.list = 'hold_kind' and t.code = _hold.kind), false);
begin
    if outside and lims.typed(_authority, 'authority') is null then
        perform lims.refuse('hold.authority_needed', jsonb_build_object('kind', _hold.kind, 'authority', _hold.authority));
    elsif not outside and _hold.set_by = lims.me() then
        perform lims.refuse('hold.own', jsonb_build_object('kind', _hold.kind));
    end if;
end $$;

create function lims.hold_lift(_act uuid, _hold bigint, _reason text, _authority text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'hold_lift', jsonb_build_object('hold', _hold, 'authority', _authority), _reason);
    hold lab.hold;
    told jsonb;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    hold := lims.standing_hold(_hold);
    perform lims.need_may_lift(hold, _authority);
    told := lims.hold_told(array[hold]);
    update lab.hold h
       set lifted_at = lims.act_time(), lifted_by = lims.me(), lifting_reason = lims.typed(_reason, 'reason'),
           lifting_authority = lims.typed(_authority, 'authority')
     where (h.id = hold.id or h.origin = hold.id) and h.lifted_at is null;
    return lims.finish_act(_act, told);
end $$;

-- Managers are told of a hold some days before it ends (policy `hold_notice_days`).
create function lims.tasks_holds() returns setof lims.task
language sql stable set search_path = '' as $$
    select 'hold.task_ends', jsonb_build_object('item', i.number, 'kind', h.kind, 'authority', h.authority, 'ends', h.expires_at), 'holds',
           to_jsonb(h.id), h.expires_at - lims.policy_number('hold_notice_days') * interval '1 day', h.expires_at
      from lab.hold h join lab.item i on i.id = h.item_id
     where lims.has_duty('laboratory_manager', 'quality_manager') and h.lifted_at is null and h.origin is null
       and coalesce(h.expires_at, 'infinity') > clock_timestamp()
       and coalesce(h.expires_at, 'infinity') <= clock_timestamp() + lims.policy_number('hold_notice_days') * interval '1 day'
     order by h.expires_at
$$;

grant execute on function lims.tasks_holds, lims.hold_kinds to lims_staff;
grant execute on function lims.hold_set, lims.hold_extend
    to lims_evidence_technician, lims_laboratory_manager, lims_quality_manager, lims_medical_examiner;
grant execute on function lims.hold_lift to lims_laboratory_manager, lims_quality_manager;
