-- Inventory (domain.md section 10): a place is counted by scanning, expected against scanned. What was expected is frozen when
-- the count begins; what is moved lawfully meanwhile is explained by its custody. Everything stands here, so that a count
-- goes on at another station, and two people count together.

insert into lab.policy (name, value) values ('forced_inventory_days', '2') on conflict do nothing;

do $$
declare told record;
begin
    for told in values ('inventory', 'inventory', 'id'), ('inventory_place', 'inventory', 'inventory_id'),
        ('inventory_expected', 'inventory', 'inventory_id'), ('inventory_counter', 'inventory', 'inventory_id'),
        ('inventory_scan', 'inventory', 'inventory_id'), ('inventory_need', 'place', 'place_id') loop
        execute format('create trigger audit after insert or update or delete on lab.%I for each row '
                       'execute function chain.record_row(%L, %L)', told.column1, told.column2, told.column3);
    end loop;
end $$;
create trigger frozen before update or delete or truncate on lab.inventory_place for each statement execute function chain.frozen();
create trigger frozen before update or delete or truncate on lab.inventory_expected for each statement execute function chain.frozen();
create trigger frozen before update or delete or truncate on lab.inventory_need for each statement execute function chain.frozen();

-- Opening ----------------------------------------------------------------------------------------------------------------

-- _terms: method (PLACE, SAMPLE, SHELF) and draw. _why: ROUTINE, RANDOM, FORCED, AUDIT.
create function lims.inventory_open(
    _act uuid, _place bigint, _why text, _blind boolean default false, _terms jsonb default '{}', _reason text default null
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'inventory_open', jsonb_build_object('place', _place, 'why', _why, 'blind', _blind,
        'terms', _terms), _reason);
    place lab.place;
    made lab.inventory;
    expected bigint;
begin
    if answer is not null then return answer; end if;
    place := lims.admitted_location(_place);
    made := (null, _place, coalesce(_terms ->> 'method', 'PLACE'), _why, coalesce(_blind, false), (_terms ->> 'draw')::bigint,
             'OPEN', lims.me(), lims.act_time(), null, null, null);
    perform lims.need_openable(made, place);
    insert into lab.inventory (place_id, method, reason, blind, draw_id, opened_by, opened_at)
    values (made.place_id, made.method, made.reason, made.blind, made.draw_id, made.opened_by, made.opened_at) returning * into made;
    insert into lab.inventory_place (inventory_id, place_id) select made.id, b.id from lims.open_places_below(_place) b(id);
    expected := lims.freeze_expected(made);
    insert into lab.inventory_counter (inventory_id, person_id, joined_at) values (made.id, lims.me(), lims.act_time());
    return lims.finish_act(_act, jsonb_build_object('inventory', made.id, 'place', place.path,
        'expected', case when not made.blind then expected end));
end $$;

create function lims.need_openable(_made lab.inventory, _place lab.place) returns void
language plpgsql set search_path = '' as $$
declare
    running bigint;
    draw lab.draw;
begin
    select i.id into running from lab.inventory i where i.place_id = _made.place_id and i.state = 'OPEN' and i.method = 'PLACE';
    if running is not null and _made.method = 'PLACE' then
        perform lims.conflict('inventory.running', jsonb_build_object('place', _place.path, 'inventory', running));
    end if;
    if _made.blind and _made.method <> 'PLACE' then
        perform lims.refuse('inventory.not_blind');
    end if;
    select d.* into draw from lab.draw d where d.id = _made.draw_id;
    if _made.method = 'SAMPLE' and (draw.kind = 'ITEMS' and draw.place_id = _made.place_id) is not true
       or _made.method <> 'SAMPLE' and _made.draw_id is not null and (draw.kind = 'PLACES' and _made.place_id = any (draw.drawn)) is not true then
        perform lims.refuse('inventory.not_drawn', jsonb_build_object('place', _place.path));
    end if;
    if exists (select from lab.inventory i where i.draw_id = _made.draw_id and i.place_id = _made.place_id and i.state <> 'ABANDONED') then
        perform lims.refuse('inventory.draw_used', jsonb_build_object('place', _place.path));
    end if;
end $$;

-- What should be there at this moment, and after which of its events.
create function lims.freeze_expected(_made lab.inventory) returns bigint
language plpgsql set search_path = '' as $$
declare expected bigint;
begin
    insert into lab.inventory_expected (inventory_id, item_id, place_id, seq)
    select _made.id, w.item_id, w.place_id, w.seq from lab.inventory_place p join lab.whereabouts w on w.place_id = p.place_id
     where p.inventory_id = _made.id and (_made.method = 'PLACE' or _made.method = 'SAMPLE'
           and w.item_id in (select unnest(d.drawn) from lab.draw d where d.id = _made.draw_id))
     order by w.item_id;
    get diagnostics expected = row_count;
    return expected;
end $$;

-- A second person counts along.
create function lims.inventory_join(_act uuid, _inventory bigint, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'inventory_join', jsonb_build_object('inventory', _inventory), _reason);
    counting lab.inventory;
begin
    if answer is not null then return answer; end if;
    counting := lims.open_inventory(_inventory);
    perform lims.admitted_location(counting.place_id);
    insert into lab.inventory_counter (inventory_id, person_id, joined_at) values (_inventory, lims.me(), lims.act_time())
        on conflict do nothing;
    return lims.finish_act(_act, jsonb_build_object('inventory', _inventory));
end $$;

-- The open inventory, kept from being closed while this act works on it.
create function lims.open_inventory(_inventory bigint) returns lab.inventory
language plpgsql set search_path = '' as $$
declare counting lab.inventory;
begin
    select i.* into counting from lab.inventory i where i.id = _inventory for share;
    if counting.id is null then
        perform lims.refuse('inventory.unknown');
    elsif counting.state <> 'OPEN' then
        perform lims.refuse('inventory.not_open', jsonb_build_object('state', counting.state));
    end if;
    return counting;
end $$;

create function lims.need_counter(_inventory bigint) returns void
language plpgsql stable set search_path = '' as $$
begin
    if not exists (select from lab.inventory_counter c where c.inventory_id = _inventory and c.person_id = lims.actor()) then
        perform lims.refuse('inventory.not_counter');
    end if;
end $$;

-- Begun by mistake: a reason, and nothing is reckoned. Whoever began it, or a manager.
create function lims.inventory_abandon(_act uuid, _inventory bigint, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'inventory_abandon', jsonb_build_object('inventory', _inventory), _reason);
    counting lab.inventory;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    perform from lab.inventory i where i.id = _inventory for update;
    counting := lims.open_inventory(_inventory);
    if counting.opened_by <> lims.me() and not lims.has_duty('laboratory_manager', 'quality_manager') then
        perform lims.refuse('inventory.not_yours');
    end if;
    update lab.inventory as i set state = 'ABANDONED', closed_by = lims.me(), closed_at = lims.act_time() where i.id = _inventory;
    return lims.finish_act(_act, jsonb_build_object('inventory', _inventory, 'state', 'ABANDONED'));
end $$;

-- The key of a controlled place changes hands: what it holds is to be counted. -----------------------------------------------

create function lims.holds_something(_place bigint) returns boolean
language sql stable set search_path = '' as $$
    select exists (select from lims.open_places_below(_place) b(id) join lab.whereabouts w on w.place_id = b.id)
$$;

create function lims.note_key_change(_place bigint, _person bigint, _admitted boolean) returns void
language sql set search_path = '' as $$
    insert into lab.inventory_need (place_id, person_id, admitted, changed_by, changed_at)
    select p.id, _person, _admitted, lims.me(), lims.act_time() from lab.place p
     where p.id = _place and p.storage_class = 'CONTROLLED' and p.active and lims.holds_something(p.id)
$$;

create function lims.key_changed() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
    if tg_op = 'INSERT' then
        perform lims.note_key_change(new.place_id, new.person_id, true);
    else
        perform lims.note_key_change(old.place_id, old.person_id, false);
    end if;
    return null;
end $$;
create trigger key_changed after insert or delete on lab.admission for each row execute function lims.key_changed();

-- Somebody who has a key leaves the laboratory, or comes back.
create function lims.key_holder_changed() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
    perform lims.note_key_change(a.place_id, new.id, new.active) from lab.admission a where a.person_id = new.id;
    return null;
end $$;
create trigger key_holder_changed after update of active on lab.person
    for each row when (old.active is distinct from new.active) execute function lims.key_holder_changed();

-- A key that changed and was not followed by a whole count, begun after the change and closed.
create function lims.keys_uncounted() returns table (place_id bigint, changed_at timestamptz, changes bigint)
language sql stable security definer set search_path = '' as $$
    select n.place_id, min(n.changed_at), count(*) from lab.inventory_need n
     where not exists (select from lab.inventory i join lab.inventory_place p on p.inventory_id = i.id and p.place_id = n.place_id
                        where i.state = 'CLOSED' and i.method = 'PLACE' and i.opened_at > n.changed_at)
     group by n.place_id
$$;

-- Keys that changed, places that were drawn, and counts of mine that are still open.
create function lims.tasks_inventory() returns setof lims.task
language sql stable set search_path = '' as $$
    select 'inventory.task_forced', jsonb_build_object('place', p.path), 'inventories', jsonb_build_object('place', p.id, 'why', 'FORCED'), k.changed_at,
           k.changed_at + lims.policy_number('forced_inventory_days') * interval '1 day'
      from lims.keys_uncounted() k join lab.place p on p.id = k.place_id
     where lims.has_duty('laboratory_manager', 'quality_manager')
        or exists (select from lab.admission a where a.place_id = p.id and a.person_id = lims.me())
    union all
    select 'inventory.task_drawn', jsonb_build_object('place', p.path, 'draw', d.id), 'draw', to_jsonb(d.id), d.drawn_at, null
      from lab.draw d cross join unnest(d.drawn) t(id) join lab.place p on d.kind = 'PLACES' and p.id = t.id
     where lims.has_duty('laboratory_manager', 'quality_manager', 'evidence_technician')
       and not exists (select from lab.inventory i where i.draw_id = d.id and i.place_id = t.id and i.state <> 'ABANDONED')
    union all
    select 'inventory.task_open', jsonb_build_object('place', p.path), 'inventory', to_jsonb(i.id), i.opened_at, null
      from lab.inventory i join lab.inventory_counter c on c.inventory_id = i.id and c.person_id = lims.me() join lab.place p on p.id = i.place_id
     where i.state = 'OPEN'
$$;

-- Who sees what ------------------------------------------------------------------------------------------------------------
-- Staff see counts; of items in them those that they may see. What is expected in a blind count is nobody's to see until it is
-- closed. (Where items are recorded to be is another question, which everybody's work needs: lab.whereabouts stays open.)

create function lims.blind_inventories() returns setof bigint
language sql stable security definer set search_path = '' as $$
    select i.id from lab.inventory i where i.blind and i.state <> 'CLOSED'
$$;

do $$
declare name text;
begin
    foreach name in array array['inventory', 'inventory_place', 'inventory_expected', 'inventory_counter', 'inventory_scan', 'inventory_need'] loop
        execute format('alter table lab.%I enable row level security', name);
        execute format('grant select on lab.%I to lims_staff', name);
    end loop;
end $$;
create policy visible on lab.inventory for select to lims_staff using (true);
create policy visible on lab.inventory_place for select to lims_staff using (true);
create policy visible on lab.inventory_counter for select to lims_staff using (true);
create policy visible on lab.inventory_need for select to lims_staff using (true);
create policy visible on lab.inventory_expected for select to lims_staff using (
    inventory_id not in (select lims.blind_inventories()) and exists (select from lab.item i where i.id = item_id));
create policy visible on lab.inventory_scan for select to lims_staff using (
    item_id is null or exists (select from lab.item i where i.id = item_id));

grant execute on function lims.inventory_open, lims.inventory_join, lims.inventory_abandon
    to lims_evidence_technician, lims_analyst, lims_laboratory_manager, lims_quality_manager, lims_scenes_of_crime_officer, lims_medical_examiner;
grant execute on function lims.tasks_inventory, lims.keys_uncounted, lims.blind_inventories to lims_staff;
