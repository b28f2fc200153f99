-- Counting: one scan, one round trip. An item counts once, whoever was faster; what lies in a container counts with it.

create function lims.inventory_scan(_act uuid, _inventory bigint, _code text, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
    answer jsonb := lims.begin_act(_act, 'inventory_scan', jsonb_build_object('inventory', _inventory, 'code', _code), _reason);
    counting lab.inventory;
    scanned text := upper(lims.needed(left(_code, 60), 'code'));
    label lab.label;
    item bigint;
begin
    if answer is not null then return answer; end if;
    counting := lims.open_inventory(_inventory);
    perform lims.need_counter(_inventory);
    select l.* into label from lab.label l where l.code = scanned;
    item := coalesce(label.item_id, (select i.id from lab.item i where i.number = scanned));
    answer := case when label.place_id is not null then lims.count_place(counting, label)
                   when item is not null then lims.count_item(counting, item, scanned, label.superseded_at is not null)
                   else lims.count_unknown(counting, scanned, label) end;
    return lims.finish_act(_act, answer || jsonb_build_object('inventory', _inventory, 'code', scanned));
end $$;

-- Where this counter stands: the place whose label they scanned last, at whichever station.
create function lims.counting_at(_inventory lab.inventory) returns bigint
language sql stable set search_path = '' as $$
    select coalesce((select s.place_id from lab.inventory_scan s where s.inventory_id = (_inventory).id and s.place_id is not null
                        and s.scanned_by = lims.actor() order by s.id desc limit 1), (_inventory).place_id)
$$;

create function lims.count_place(_counting lab.inventory, _label lab.label) returns jsonb
language plpgsql set search_path = '' as $$
declare
    place lab.place;
    first boolean;
begin
    select p.* into place from lab.place p where p.id = _label.place_id;
    if not exists (select from lab.inventory_place p where p.inventory_id = _counting.id and p.place_id = place.id) then
        return jsonb_build_object('outcome', 'other_place', 'place', place.path);
    end if;
    perform lims.need_admission(place);
    first := not exists (select from lab.inventory_scan s where s.inventory_id = _counting.id and s.place_id = place.id);
    insert into lab.inventory_scan (inventory_id, code, place_id, here, superseded, scanned_by, at)
    values (_counting.id, _label.code, place.id, place.id, _label.superseded_at is not null, lims.actor(), lims.act_time());
    return jsonb_build_object('outcome', 'place', 'place', place.path, 'place_id', place.id, 'first', first,
                              'superseded', _label.superseded_at is not null);
end $$;

create function lims.count_unknown(_counting lab.inventory, _code text, _label lab.label) returns jsonb
language plpgsql set search_path = '' as $$
declare
    known lab.inventory_scan;
begin
    if _label.person_id is not null then
        perform lims.refuse('custody.scan_of_person', jsonb_build_object('person', lims.person_name(_label.person_id)));
    end if;
    insert into lab.inventory_scan (inventory_id, code, here, scanned_by, at)
    values (_counting.id, _code, lims.counting_at(_counting), lims.actor(), lims.act_time()) on conflict do nothing returning * into known;
    return jsonb_build_object('outcome', case when known.id is null then 'already' else 'unknown' end, 'scan', known.id);
end $$;

create function lims.count_item(_counting lab.inventory, _item bigint, _code text, _superseded boolean) returns jsonb
language plpgsql set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
    here bigint := lims.counting_at(_counting);
    made lab.inventory_scan;
    found_again boolean;
begin
    if _counting.method = 'SAMPLE' and not exists (select from lab.inventory_expected e
                                                    where e.inventory_id = _counting.id and e.item_id = _item) then
        return jsonb_build_object('outcome', 'not_drawn') || lims.counted_item(_counting, _item, here);
    end if;
    insert into lab.inventory_scan as s (inventory_id, code, item_id, here, superseded, scanned_by, at)
    values (_counting.id, _code, _item, here, _superseded, lims.actor(), lims.act_time())
    on conflict (inventory_id, item_id) where item_id is not null do update
        set container_id = null, code = excluded.code, here = excluded.here, superseded = excluded.superseded,
            scanned_by = excluded.scanned_by, at = excluded.at
        where s.container_id is not null       -- so far it counted with its container; now it was seen itself
    returning * into made;
    if made.id is null then
        return lims.counted_already(_counting, _item, here);
    end if;
    found_again := lims.found_again(_item, here);
    return jsonb_build_object('scan', made.id, 'outcome', lims.outcome_of(_counting, _item, here), 'superseded', _superseded,
        'was_missing', found_again, 'inside', lims.count_inside(made), 'by', lims.person_name(made.scanned_by), 'at', made.at)
        || lims.counted_item(_counting, _item, here);
end $$;

-- What the counter is told of an item: nothing but the fact when the case is not for their eyes; where it should be only when
-- the count is not blind.
create function lims.counted_item(_counting lab.inventory, _item bigint, _here bigint) returns jsonb
language sql stable set search_path = '' as $$
    select case when lims.may_see_case(i.case_id, i.agency_id) then
               jsonb_build_object('item', i.id, 'number', i.number, 'description', i.description, 'resubmissions', i.resubmissions,
                   'place_id', case when not (_counting).blind then w.place_id end,
                   'where', case when not (_counting).blind then p.path end)
           else '{}' end || jsonb_build_object('here_id', _here, 'here', (select h.path from lab.place h where h.id = _here))
      from lab.item i join lab.whereabouts w on w.item_id = i.id left join lab.place p on p.id = w.place_id where i.id = _item
$$;

create function lims.counted_already(_counting lab.inventory, _item bigint, _here bigint) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('outcome', 'already', 'scan', s.id, 'by', lims.person_name(s.scanned_by), 'at', s.at, 'mine', s.scanned_by = lims.actor())
           || lims.counted_item(_counting, _item, s.here)
      from lab.inventory_scan s where s.inventory_id = (_counting).id and s.item_id = _item
$$;

-- hidden: counted, and not for these eyes. counted: a blind count does not say more.
create function lims.outcome_of(_counting lab.inventory, _item bigint, _here bigint) returns text
language sql stable set search_path = '' as $$
    select case when not lims.may_see_case(i.case_id, i.agency_id) then 'hidden' when (_counting).blind then 'counted'
                when lims.is_within(w.place_id, _here) then 'found' else 'misplaced' end
      from lab.item i join lab.whereabouts w on w.item_id = i.id where i.id = _item
$$;

-- Whether a place is this one, or below it.
create function lims.is_within(_place bigint, _above bigint) returns boolean
language plpgsql stable set search_path = '' as $$
declare
    at bigint := _place;
begin
    while at is not null and at <> _above loop
        at := (select p.parent_id from lab.place p where p.id = at);
    end loop;
    return at is not null;
end $$;

-- Whatever is in a container counts with it, without being seen itself; answers how many.
create function lims.count_inside(_scan lab.inventory_scan) returns bigint
language plpgsql set search_path = '' as $$
declare many bigint := 0;
begin
    if exists (select from lab.item i where i.container_id = _scan.item_id) then
        insert into lab.inventory_scan (inventory_id, code, item_id, here, container_id, scanned_by, at)
        with recursive inside(id) as (
            select i.id from lab.item i where i.container_id = _scan.item_id
            union select i.id from lab.item i join inside on i.container_id = inside.id
        ) select _scan.inventory_id, _scan.code, inside.id, _scan.here, _scan.item_id, _scan.scanned_by, _scan.at from inside
        where (select v.method from lab.inventory v where v.id = _scan.inventory_id) <> 'SAMPLE'
           or inside.id in (select e.item_id from lab.inventory_expected e where e.inventory_id = _scan.inventory_id)
        on conflict do nothing;
        get diagnostics many = row_count;
    end if;
    return many;
end $$;

-- Missing and found again --------------------------------------------------------------------------------------------------

-- An item is missing while nothing but corrections came after an inventory that did not find it.
create function lims.is_missing(_item bigint) returns boolean
language sql stable set search_path = '' as $$
    select coalesce((select c.kind = 'INVENTORY_MISSING' from lab.custody c where c.item_id = _item and c.kind <> 'CORRECTION'
                      order by c.seq desc limit 1), false)
$$;

-- It was missing and is scanned now: it is found, where it is recorded to be; the statement says where it was seen.
create function lims.found_again(_item bigint, _here bigint) returns boolean
language plpgsql set search_path = '' as $$
declare held lims.held[];
begin
    if not lims.is_missing(_item) then return false; end if;
    held := lims.lock_counted(array[_item]);
    perform lims.record_events('FOUND', held, held[1].place_id,
        jsonb_build_object('statement', (select p.path from lab.place p where p.id = _here)));
    return true;
end $$;

-- A missing item turned up somewhere: it is in the finder's hands from now on, with what is inside it. Out of a controlled place it goes
-- before a witness (rule 4), as whatever else leaves it: a count that called it missing is no other way out.
create function lims.found(_act uuid, _item bigint, _statement text, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'found', jsonb_build_object('item', _item, 'statement', _statement), _reason);
    held lims.held[];
    item lims.held;
    witness bigint;
begin
    if answer is not null then return answer; end if;
    held := lims.lock_items(array[_item]);
    select h.* into item from unnest(held) h where h.id = _item;
    if not lims.is_missing(_item) then
        perform lims.refuse('inventory.not_missing', jsonb_build_object('item', item.number));
    end if;
    witness := lims.need_witness(_act, p) from lab.place p where p.id = item.place_id;
    return lims.finish_act(_act, lims.move('FOUND', held, item.place_id, lims.hands(),
        jsonb_build_object('taker', lims.actor(), 'witness', witness, 'statement', lims.needed(_statement, 'statement'))));
end $$;

-- Items that were counted, locked in one order; also those that the counter may not see: they lie on the same shelf.
create function lims.lock_counted(_items bigint[]) returns lims.held[]
language sql set search_path = '' as $$
    select coalesce(array_agg(h.one order by (h.one).id), '{}') from (
        select (i.id, i.number, i.case_id, i.agency_id, i.container_id, i.item_type, i.biological, i.controlled, i.standing,
                w.seq, w.place_id, w.placed_at, w.at)::lims.held as one
          from lab.whereabouts w join lab.item i on i.id = w.item_id
         where w.item_id = any (_items) order by w.item_id for no key update of w) h
$$;

grant execute on function lims.inventory_scan
    to lims_evidence_technician, lims_analyst, lims_laboratory_manager, lims_quality_manager, lims_scenes_of_crime_officer, lims_medical_examiner;
grant execute on function lims.found
    to lims_evidence_technician, lims_analyst, lims_laboratory_manager, lims_scenes_of_crime_officer, lims_medical_examiner;
