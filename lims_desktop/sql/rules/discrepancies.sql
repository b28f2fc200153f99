-- Discrepancies (domain.md section 10): raised by intake, weighing, an inventory or a person; looked into by an owner until a
-- day; settled by a manager who is not the one who raised it. A loss is confirmed by two managers, then told to whom it concerns.

insert into lab.policy (name, value) values ('discrepancy_days', '10') on conflict do nothing;

create trigger audit after insert or update or delete on lab.discrepancy for each row execute function chain.record_row('discrepancy', 'id');
create trigger audit after insert or update or delete on lab.discrepancy_notice
    for each row execute function chain.record_row('discrepancy', 'discrepancy_id');

-- The clock starts with the raising, whoever raises it.
create function lims.start_discrepancy_clock() returns trigger
language plpgsql set search_path = '' as $$
begin
    new.due_at := coalesce(new.due_at, new.raised_at + lims.policy_number('discrepancy_days') * interval '1 day');
    return new;
end $$;
create trigger clock before insert on lab.discrepancy for each row execute function lims.start_discrepancy_clock();

-- Inside an act: a difference that must not go unseen; answers its number. What it is about stands in `_about`: item, case,
-- submission, place, inventory; an item brings its case along.
create function lims.raise_discrepancy(_kind text, _statement text, _about jsonb, _declared text default null, _observed text default null)
returns bigint
language plpgsql set search_path = '' as $$
declare number bigint;
begin
    insert into lab.discrepancy (kind, statement, declared, observed, raised_by, raised_at, item_id, case_id, submission_id, place_id, inventory_id)
    values (_kind, _statement, _declared, _observed, lims.me(), lims.act_time(), (_about ->> 'item')::bigint,
            coalesce((_about ->> 'case')::bigint, (select i.case_id from lab.item i where i.id = (_about ->> 'item')::bigint)),
            (_about ->> 'submission')::bigint, (_about ->> 'place')::bigint, (_about ->> 'inventory')::bigint)
    returning id into number;
    return number;
end $$;

create function lims.discrepancy_raise(
    _act uuid, _item bigint, _kind text, _statement text, _declared text default null, _observed text default null, _reason text default null
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'discrepancy_raise', jsonb_build_object('item', _item, 'kind', _kind,
        'statement', _statement, 'declared', _declared, 'observed', _observed), _reason);
    item lab.item;
    discrepancy bigint;
begin
    if answer is not null then return answer; end if;
    select i.* into item from lab.item i where i.id = (lims.lock_item(_item)).id;
    perform lims.need_term('discrepancy_kind', _kind);
    discrepancy := lims.raise_discrepancy(_kind, lims.needed(_statement, 'statement'),
        jsonb_build_object('item', item.id, 'submission', item.submission_id), lims.typed(_declared, 'declared'), lims.typed(_observed, 'observed'));
    return lims.finish_act(_act, jsonb_build_object('discrepancy', discrepancy, 'item', item.number));
end $$;

-- The discrepancy locked for its next step, for who may see it.
create function lims.need_discrepancy(_discrepancy bigint) returns lab.discrepancy
language plpgsql set search_path = '' as $$
declare known lab.discrepancy;
begin
    select d.* into known from lab.discrepancy d where d.id = _discrepancy for update;
    if known.id is null or (known.case_id is not null and known.case_id in (select lims.hidden_cases())) then
        perform lims.refuse('discrepancy.unknown');
    end if;
    return known;
end $$;

-- A manager gives it to somebody, until a day; from then on it is being looked into.
create function lims.discrepancy_assign(_act uuid, _discrepancy bigint, _owner bigint, _due timestamptz default null, _reason text default null)
returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'discrepancy_assign', jsonb_build_object('discrepancy', _discrepancy, 'owner', _owner,
        'due', _due), _reason);
    known lab.discrepancy;
begin
    if answer is not null then return answer; end if;
    known := lims.need_discrepancy(_discrepancy);
    if known.state not in ('RAISED', 'INVESTIGATING') then
        perform lims.refuse('discrepancy.settled', jsonb_build_object('state', known.state));
    end if;
    perform lims.need_owner(_owner, known);
    perform lims.need_moment(_due);
    if _due <= lims.act_time() then
        perform lims.refuse('discrepancy.due_in_past');
    end if;
    if known.owner is not null and known.owner <> _owner or _due > known.due_at then
        perform lims.need_reason(_reason);
    end if;
    update lab.discrepancy as d set owner = _owner, due_at = coalesce(_due, d.due_at), state = 'INVESTIGATING' where d.id = _discrepancy;
    return lims.finish_act(_act, jsonb_build_object('discrepancy', _discrepancy, 'state', 'INVESTIGATING'));
end $$;

-- Whoever looks into it works here, and may see what it is about.
create function lims.need_owner(_owner bigint, _known lab.discrepancy) returns void
language plpgsql stable set search_path = '' as $$
declare owner lab.person;
begin
    select p.* into owner from lab.person p where p.id = _owner and p.active and p.agency_id is null
       and pg_has_role(p.login, 'lims_staff', 'member');
    if owner.id is null then
        perform lims.refuse('discrepancy.no_such_owner');
    end if;
    if exists (select from lab.case_file c where c.id = _known.case_id and c.restricted)
       and not (pg_has_role(owner.login, 'lims_laboratory_manager', 'member') or pg_has_role(owner.login, 'lims_quality_manager', 'member')
                or exists (select from lab.case_access a where a.case_id = _known.case_id and a.person_id = _owner)) then
        perform lims.refuse('discrepancy.owner_not_admitted', jsonb_build_object('owner', owner.name));
    end if;
end $$;

create function lims.discrepancy_settle(
    _act uuid, _discrepancy bigint, _state text, _resolution text, _reason text default null, _outcome text default null
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'discrepancy_settle', jsonb_build_object('discrepancy', _discrepancy, 'state', _state,
        'resolution', _resolution, 'outcome', _outcome), _reason);
    known lab.discrepancy;
    other bigint;
begin
    if answer is not null then return answer; end if;
    known := lims.need_discrepancy(_discrepancy);
    perform lims.need_step(known, _state, _outcome);
    if known.raised_by = lims.me() then
        perform lims.refuse('discrepancy.own');
    end if;
    if _state = 'CONFIRMED_LOSS' then
        other := lims.other_manager(_act, known);
    elsif _state = 'NOTIFIED' then
        perform lims.need_notices(known);
    end if;
    update lab.discrepancy as d
       set state = _state, settled_by = lims.me(), settled_at = lims.act_time(), resolution = lims.needed(_resolution, 'resolution'),
           owner = coalesce(d.owner, lims.me()), confirmed_by = coalesce(other, d.confirmed_by),
           outcome = case _state when 'RESOLVED' then coalesce(_outcome, 'explained') when 'CONFIRMED_LOSS' then 'loss' else d.outcome end
     where d.id = _discrepancy;
    return lims.finish_act(_act, jsonb_build_object('discrepancy', _discrepancy, 'state', _state));
end $$;

create function lims.need_step(_known lab.discrepancy, _state text, _outcome text) returns void
language plpgsql stable set search_path = '' as $$
declare
    allowed text[] := case _known.state when 'RAISED' then array['INVESTIGATING', 'RESOLVED']
        when 'INVESTIGATING' then array['RESOLVED', 'CONFIRMED_LOSS'] when 'CONFIRMED_LOSS' then array['NOTIFIED']
        when 'NOTIFIED' then array['CAPA'] else array[]::text[] end;
begin
    if (_state = any (allowed)) is not true then
        perform lims.refuse('discrepancy.wrong_step', jsonb_build_object('from', _known.state, 'to', _state));
    end if;
    if _outcome is not null and (_state <> 'RESOLVED' or _outcome not in ('found', 'clerical', 'explained')) then
        perform lims.refuse('discrepancy.wrong_outcome', jsonb_build_object('outcome', _outcome, 'to', _state));
    end if;
end $$;

-- A loss is confirmed by two managers: who proposes, and another who gives their word in a session of their own.
create function lims.other_manager(_act uuid, _known lab.discrepancy) returns bigint
language plpgsql set search_path = '' as $$
declare
    other bigint := lims.take_vouch(_act, 'supervisor');
begin
    if other = _known.raised_by then
        perform lims.refuse('discrepancy.own');
    end if;
    if not exists (select from lab.duty d where d.person_id = other and d.until is null
                     and d.duty in ('laboratory_manager', 'quality_manager')) then
        perform lims.refuse('discrepancy.two_managers');
    end if;
    return other;
end $$;

-- A loss is told before it can be called notified: the manager and the prosecutor always, the agency where there is a case.
create function lims.need_notices(_known lab.discrepancy) returns void
language plpgsql stable set search_path = '' as $$
declare
    wanted text[] := case when _known.case_id is null then array['dpp', 'manager'] else array['agency', 'dpp', 'manager'] end;
    missing text;
begin
    select string_agg(w, ', ') into missing from unnest(wanted) w
     where not exists (select from lab.discrepancy_notice n where n.discrepancy_id = _known.id and n.party = w);
    if missing is not null then
        perform lims.refuse('discrepancy.notices_missing', jsonb_build_object('missing', missing));
    end if;
end $$;

-- Who was told of a confirmed loss, when and how.
create function lims.discrepancy_notice(_act uuid, _discrepancy bigint, _party text, _told text, _means text, _terms jsonb default '{}', _reason text default null)
returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'discrepancy_notice', jsonb_build_object('discrepancy', _discrepancy, 'party', _party,
        'told', _told, 'means', _means, 'terms', _terms), _reason);
    known lab.discrepancy;
    told_at timestamptz := (_terms ->> 'told_at')::timestamptz;
    notice bigint;
begin
    if answer is not null then return answer; end if;
    known := lims.need_discrepancy(_discrepancy);
    if known.state not in ('CONFIRMED_LOSS', 'NOTIFIED') then
        perform lims.refuse('discrepancy.no_loss');
    end if;
    perform lims.need_moment(told_at);
    if told_at > lims.act_time() or told_at < known.raised_at then
        perform lims.refuse('discrepancy.told_at_impossible');
    end if;
    insert into lab.discrepancy_notice (discrepancy_id, party, told, means, reference, told_at, recorded_by, recorded_at)
    values (_discrepancy, _party, lims.needed(_told, 'told'), _means, lims.typed(_terms ->> 'reference', 'reference'),
            coalesce(told_at, lims.act_time()), lims.me(), lims.act_time()) returning id into notice;
    return lims.finish_act(_act, jsonb_build_object('discrepancy', _discrepancy, 'notice', notice, 'party', _party));
end $$;

-- One discrepancy with its story, for who may see it: the steps stand in the ledger and are told from there.
create function lims.discrepancy_view(_discrepancy bigint) returns jsonb
language sql stable security definer set search_path = '' as $$
    select jsonb_build_object('id', d.id, 'state', d.state, 'kind', d.kind, 'statement', d.statement, 'declared', d.declared,
        'observed', d.observed, 'raised_by', lims.person_name(d.raised_by), 'raised_by_id', d.raised_by, 'raised_at', d.raised_at,
        'owner', lims.person_name(d.owner), 'owner_id', d.owner, 'due_at', d.due_at, 'outcome', d.outcome,
        'settled_by', lims.person_name(d.settled_by), 'settled_at', d.settled_at, 'confirmed_by', lims.person_name(d.confirmed_by),
        'resolution', d.resolution, 'item_id', d.item_id, 'item', i.number, 'case_id', d.case_id, 'case_number', c.number,
        'place_id', d.place_id, 'place', p.path, 'inventory', d.inventory_id, 'asked_at', clock_timestamp(),
        'notices', (select coalesce(jsonb_agg(to_jsonb(n) || jsonb_build_object('recorded_by', lims.person_name(n.recorded_by)) order by n.id), '[]')
                      from lab.discrepancy_notice n where n.discrepancy_id = d.id),
        'story', (select coalesce(jsonb_agg(jsonb_build_object('at', e.at, 'actor', coalesce(a.name, e.actor), 'second',
                      (select s.name from lab.person s where s.id::text = e.second), 'reason', e.reason, 'table', e.body::jsonb ->> 'table',
                      'new', (e.body::jsonb -> 'new') - '{case_id,submission_id,item_id}'::text[],
                      'owner', (select o.name from lab.person o where o.id::text = e.body::jsonb #>> '{new,owner}')) order by e.number), '[]')
                    from ledger.entry e left join lab.person a on a.login = e.actor where e.stream = 'discrepancy/' || d.id))
      from lab.discrepancy d left join lab.item i on i.id = d.item_id left join lab.case_file c on c.id = d.case_id
      left join lab.place p on p.id = d.place_id
     where d.id = _discrepancy and lims.is_staff() and (d.case_id is null or d.case_id not in (select lims.hidden_cases()))
$$;

-- What I look into; for managers also what nobody looks into, what is late, and losses that are still to be told.
create function lims.tasks_discrepancy() returns setof lims.task
language sql stable set search_path = '' as $$
    select case when d.state = 'CONFIRMED_LOSS' then 'discrepancy.task_tell' when d.owner is null then 'discrepancy.task_unassigned'
                else 'discrepancy.task_open' end,
           jsonb_build_object('discrepancy', d.id, 'subject', coalesce(i.number, p.path, c.number, ''), 'owner', lims.person_name(d.owner)),
           'discrepancy', to_jsonb(d.id), d.raised_at, d.due_at
      from lab.discrepancy d left join lab.item i on i.id = d.item_id left join lab.place p on p.id = d.place_id
      left join lab.case_file c on c.id = d.case_id
     where (d.state in ('RAISED', 'INVESTIGATING') and (d.owner = lims.me()
                or (d.owner is null or d.due_at < clock_timestamp()) and lims.has_duty('laboratory_manager', 'quality_manager')))
        or (d.state = 'CONFIRMED_LOSS' and (d.owner = lims.me() or lims.has_duty('laboratory_manager', 'quality_manager')))
     order by d.due_at
$$;

alter table lab.discrepancy_notice enable row level security;
create policy visible on lab.discrepancy_notice for select to lims_staff
    using (exists (select from lab.discrepancy d where d.id = discrepancy_id));
grant select on lab.discrepancy_notice to lims_staff;

grant execute on function lims.discrepancy_raise
    to lims_evidence_technician, lims_analyst, lims_laboratory_manager, lims_quality_manager, lims_scenes_of_crime_officer, lims_medical_examiner;
grant execute on function lims.discrepancy_assign, lims.discrepancy_settle, lims.discrepancy_notice to lims_laboratory_manager, lims_quality_manager;
grant execute on function lims.discrepancy_view, lims.tasks_discrepancy to lims_staff;
