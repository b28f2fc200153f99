-- The storage tree as it changes: places are moved, amended, opened again (domain.md section 4, rule 12). The items in them stay
-- where they are: their place is still their place, so that their custody does not change. Whoever changes the tree comes
-- one after the other.

create trigger audit after insert or update or delete on lab.place_move for each row execute function chain.record_row('place', 'place_id');
create trigger frozen before update or delete or truncate on lab.place_move for each statement execute function chain.frozen();

create function lims.rank(_level text) returns int
language sql immutable set search_path = ''
return array_position(array['site', 'room', 'unit', 'shelf', 'bin'], _level);

-- A place is inside one of a level above its own; no other place there has its name.
create function lims.need_berth(_place lab.place, _parent lab.place) returns void
language plpgsql set search_path = '' as $$
begin
    lock table lab.place in share row exclusive mode;
    if lims.rank(_place.level) <= coalesce(lims.rank(_parent.level), 0) then
        perform lims.refuse('place.wrong_level', jsonb_build_object('level', _place.level, 'parent', _parent.path));
    end if;
    if exists (select from lab.place p where p.kind = 'location' and p.parent_id is not distinct from _parent.id
                  and p.name = _place.name and p.id is distinct from _place.id) then
        perform lims.refuse('place.name_taken', jsonb_build_object('name', _place.name, 'parent', coalesce(_parent.path, '—')));
    end if;
end $$;

-- The place with everything below it, as the tree stands now.
create function lims.places_below(_place bigint) returns setof bigint
language sql stable set search_path = '' as $$
    with recursive below(id) as (
        select _place union select p.id from lab.place p join below on p.parent_id = below.id
    ) select below.id from below
$$;

-- The location, nobody storing into it meanwhile: who stores reads it under a lock that this one waits for.
create function lims.locked_location(_place bigint) returns lab.place
language plpgsql set search_path = '' as $$
begin
    perform from lab.place p where p.id = _place for update;
    return lims.location(_place);
end $$;

-- Names the place and everything below it anew.
create function lims.rewrite_paths(_place bigint, _old text, _new text) returns void
language sql set search_path = '' as $$
    update lab.place p set path = _new || substr(p.path, length(_old) + 1)
     where p.id in (select lims.places_below(_place)) and _old <> _new
$$;

-- What a controlled place holds was seen going in by two: it does not leave the controlled room on its shelf. A shelf or bin
-- has no cold of its own: with biological items it goes only where it is cold.
create function lims.need_shelter(_place lab.place, _parent lab.place) returns void
language plpgsql stable set search_path = '' as $$
declare
    was lab.place;
    item text;
begin
    select p.* into was from lab.place p where p.id = _place.parent_id;
    if _place.storage_class = 'CONTROLLED' and was.storage_class = 'CONTROLLED'
       and _parent.storage_class is distinct from 'CONTROLLED' then
        perform lims.refuse('place.leaves_controlled', jsonb_build_object('place', _place.path, 'parent', coalesce(_parent.path, '—')));
    end if;
    if _place.level in ('shelf', 'bin') and (_parent.temperature_high <= 8) is not true then
        select i.number into item from lab.whereabouts w join lab.item i on i.id = w.item_id
         where w.place_id in (select lims.places_below(_place.id)) and i.biological limit 1;
        if found then
            perform lims.refuse('place.leaves_cold', jsonb_build_object('place', _place.path, 'parent', coalesce(_parent.path, '—'), 'item', item));
        end if;
    end if;
end $$;

-- Whether something lies in a controlled place here or below: then a witness sees it move (rule 4).
create function lims.moves_controlled(_place bigint) returns boolean
language sql stable security definer set search_path = '' as $$
    select exists (select from lab.place p join lab.whereabouts w on w.place_id = p.id
                    where p.id in (select lims.places_below(_place)) and p.storage_class = 'CONTROLLED')
$$;

create function lims.place_move(_act uuid, _place bigint, _parent bigint, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'place_move', jsonb_build_object('place', _place, 'parent', _parent), _reason);
    place lab.place;
    parent lab.place;
    path text;
begin
    if answer is not null then return answer; end if;
    lock table lab.place in share row exclusive mode;
    place := lims.location(_place);
    if _parent is not null then
        parent := lims.location(_parent);
    end if;
    if _parent in (select lims.places_below(_place)) then
        perform lims.refuse('place.in_itself', jsonb_build_object('place', place.path));
    elsif place.parent_id is not distinct from _parent then
        perform lims.refuse('place.there_already', jsonb_build_object('place', place.path));
    end if;
    perform lims.need_berth(place, parent);
    perform from lab.place p where p.id in (select lims.places_below(_place)) order by p.id for update;
    perform lims.need_shelter(place, parent);
    if lims.moves_controlled(_place) then
        perform lims.take_vouch(_act, 'witness');
    end if;
    path := concat_ws(' › ', parent.path, place.name);
    insert into lab.place_move (place_id, at, from_parent, to_parent) values (_place, lims.act_time(), place.parent_id, _parent);
    update lab.place p set parent_id = _parent where p.id = _place;
    perform lims.rewrite_paths(_place, place.path, path);
    return lims.finish_act(_act, jsonb_build_object('id', _place, 'path', path, 'was', place.path));
end $$;

-- The place as it would be: of its terms only those that are named change, and null takes one away.
create function lims.amended_place(_place lab.place, _changes jsonb) returns lab.place
language plpgsql set search_path = '' as $$
declare
    wrong text := (select k from jsonb_object_keys(_changes) k where k <> all (array['name', 'storage_class',
        'temperature_low', 'temperature_high', 'capacity', 'accepts', 'limit_hours']) limit 1);
begin
    if wrong is not null then
        perform lims.refuse('place.no_such_term', jsonb_build_object('term', left(wrong, 40)));
    end if;
    if _changes ? 'name' then _place.name := lims.needed(_changes ->> 'name', 'name'); end if;
    if _changes ? 'storage_class' then _place.storage_class := _changes ->> 'storage_class'; end if;
    if _changes ? 'temperature_low' then _place.temperature_low := (_changes ->> 'temperature_low')::numeric; end if;
    if _changes ? 'temperature_high' then _place.temperature_high := (_changes ->> 'temperature_high')::numeric; end if;
    if _changes ? 'capacity' then _place.capacity := (_changes ->> 'capacity')::int; end if;
    if _changes ? 'limit_hours' then _place.limit_hours := (_changes ->> 'limit_hours')::int; end if;
    if _changes ? 'accepts' then
        _place.accepts := (select array_agg(a) from jsonb_array_elements_text(nullif(_changes -> 'accepts', 'null')) a);
    end if;
    perform lims.need_terms(_place);
    return _place;
end $$;

-- Terms that a place can have: a range that begins below its end, room for at least one, a locker with its limit.
create function lims.need_terms(_place lab.place) returns void
language plpgsql stable set search_path = '' as $$
declare
    code text := case
        when (_place.storage_class = any (array['NORMAL', 'CONTROLLED', 'COLD', 'LOCKER'])) is not true then 'place.no_such_class'
        when not (_place.temperature_low between -273 and 1000) or not (_place.temperature_high between -273 and 1000)
             or _place.temperature_low > _place.temperature_high then 'place.range_impossible'
        when _place.capacity < 1 then 'place.no_room'
        when _place.limit_hours < 1 or (_place.storage_class = 'LOCKER' and _place.limit_hours is null) then 'place.limit_needed'
    end;
begin
    if code is not null then
        perform lims.refuse(code, jsonb_build_object('place', coalesce(_place.path, _place.name), 'class', _place.storage_class,
            'low', _place.temperature_low, 'high', _place.temperature_high, 'capacity', _place.capacity));
    end if;
end $$;

-- What lies there must still fit.
create function lims.need_room_for_what_is_there(_place lab.place) returns void
language plpgsql stable set search_path = '' as $$
declare
    here int := (select count(*) from lab.whereabouts w where w.place_id = _place.id);
    item bigint;
begin
    if here > _place.capacity then
        perform lims.refuse('place.too_small', jsonb_build_object('place', _place.path, 'capacity', _place.capacity, 'here', here));
    end if;
    for item in select w.item_id from lab.whereabouts w where w.place_id = _place.id order by w.item_id loop
        perform lims.need_fit(lims.held_of(item), _place);
    end loop;
end $$;

create function lims.place_amend(_act uuid, _place bigint, _changes jsonb, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'place_amend', jsonb_build_object('place', _place, 'changes', _changes), _reason);
    was lab.place;
    place lab.place;
    parent lab.place;
    path text;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    lock table lab.place in share row exclusive mode;
    was := lims.locked_location(_place);
    place := lims.amended_place(was, _changes);
    select p.* into parent from lab.place p where p.id = was.parent_id;
    if place.name <> was.name then
        perform lims.need_berth(place, parent);
    end if;
    perform lims.need_room_for_what_is_there(place);
    update lab.place p
       set name = place.name, storage_class = place.storage_class, temperature_low = place.temperature_low,
           temperature_high = place.temperature_high, capacity = place.capacity, accepts = place.accepts, limit_hours = place.limit_hours
     where p.id = _place;
    path := concat_ws(' › ', parent.path, place.name);
    perform lims.rewrite_paths(_place, was.path, path);
    return lims.finish_act(_act, jsonb_build_object('id', _place, 'path', path, 'was', was.path));
end $$;

create function lims.place_reopen(_act uuid, _place bigint, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'place_reopen', jsonb_build_object('place', _place), _reason);
    place lab.place;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    select p.* into place from lab.place p where p.id = _place for update;
    if place.kind is distinct from 'location' then
        perform lims.refuse('place.not_a_location', jsonb_build_object('place', coalesce(place.path, _place::text)));
    elsif place.active then
        perform lims.refuse('place.open_already', jsonb_build_object('place', place.path));
    end if;
    if place.parent_id is not null then
        perform lims.location(place.parent_id);
    end if;
    update lab.place p set active = true where p.id = _place;
    return lims.finish_act(_act, jsonb_build_object('id', _place, 'path', place.path, 'was', place.path));
end $$;

-- What was inside what, and when: each stretch of time a place was below another one, from its moves backwards.
create function lims.berths() returns table (place_id bigint, parent_id bigint, since timestamptz, until timestamptz)
language sql stable security definer set search_path = '' as $$
    select m.place_id, m.from_parent, lag(m.at) over (partition by m.place_id order by m.at), m.at from lab.place_move m
    union all
    select p.id, p.parent_id, (select max(m.at) from lab.place_move m where m.place_id = p.id), null
      from lab.place p where p.kind = 'location'
$$;

-- The place and everything that was below it at some moment from _from to _until, each with its own from and until.
create function lims.places_below_then(_place bigint, _from timestamptz, _until timestamptz)
returns table (place_id bigint, since timestamptz, until timestamptz)
language sql stable security definer set search_path = '' as $$
    with recursive berth as materialized (select * from lims.berths()),
    below(place_id, since, until) as (
        select _place, _from, _until
        union
        select b.place_id, greatest(below.since, b.since), least(below.until, b.until)
          from below join berth b on b.parent_id = below.place_id
         where greatest(below.since, b.since) < least(below.until, b.until)
    ) select * from below
$$;

alter table lab.place_move enable row level security;
create policy visible on lab.place_move for select to lims_staff using (true);
grant select on lab.place_move to lims_staff;
grant execute on function lims.places_below_then, lims.moves_controlled to lims_staff;
grant execute on function lims.place_move, lims.place_amend, lims.place_reopen to lims_laboratory_manager, lims_quality_manager;
