-- Storage locations (domain.md section 4, rules 2, 4 and 12).

create trigger audit after insert or update or delete on lab.place for each row execute function chain.record_row('place', 'id');
create trigger audit after insert or delete on lab.admission for each row execute function chain.record_row('place', 'place_id');

create function lims.location(_place bigint) returns lab.place
language plpgsql stable set search_path = '' as $$
declare place lab.place;
begin
    select p.* into place from lab.place p where p.id = _place;
    if place.kind is distinct from 'location' then
        perform lims.refuse('place.not_a_location', jsonb_build_object('place', coalesce(place.path, _place::text)));
    end if;
    if not place.active then
        perform lims.refuse('place.closed', jsonb_build_object('place', place.path));
    end if;
    return place;
end $$;

-- Refuses unless the person may put items here or take them out: who may not enter a room does not reach its shelves.
create function lims.need_admission(_place lab.place) returns void
language plpgsql stable set search_path = '' as $$
declare shut text;
begin
    with recursive up(id) as (
        select _place.id union select p.parent_id from lab.place p join up on p.id = up.id where p.parent_id is not null
    ) select p.path into shut from up join lab.place p on p.id = up.id
       where (select bool_and(a.person_id is distinct from lims.me()) from lab.admission a where a.place_id = p.id) limit 1;
    if shut is not null then
        perform lims.refuse('place.not_admitted', jsonb_build_object('place', shut));
    end if;
end $$;

-- The location, for whoever may put items there or take them out. It stays as it is until the act is done: who changes its
-- terms waits.
create function lims.admitted_location(_place bigint) returns lab.place
language plpgsql set search_path = '' as $$
declare place lab.place;
begin
    perform from lab.place p where p.id = _place for key share;
    place := lims.location(_place);
    perform lims.need_admission(place);
    return place;
end $$;

-- Two who fill the last room of a place come one after the other: its row is locked before it is counted.
create function lims.need_room(_place lab.place, _more int) returns void
language plpgsql set search_path = '' as $$
declare here int;
begin
    if _place.capacity is null then return; end if;
    perform from lab.place p where p.id = _place.id for no key update;
    select count(*) into here from lab.whereabouts w where w.place_id = _place.id;
    if here + _more > _place.capacity then
        perform lims.refuse('place.full',
            jsonb_build_object('place', _place.path, 'capacity', _place.capacity, 'here', here, 'more', _more));
    end if;
end $$;

create function lims.place_add(
    _act uuid, _parent bigint, _name text, _level text, _storage_class text default 'NORMAL', _terms jsonb default '{}',
    _reason text default null
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'place_add', jsonb_build_object('parent', _parent, 'name', _name, 'level', _level,
        'storage_class', _storage_class, 'terms', _terms), _reason);
    made lab.place;
    parent lab.place;
    place bigint;
    label text;
begin
    if answer is not null then return answer; end if;
    if _parent is not null then
        parent := lims.location(_parent);
    end if;
    made.level := _level;
    made := lims.amended_place(made, (_terms - 'admitted') || jsonb_build_object('name', _name, 'storage_class', _storage_class));
    perform lims.need_berth(made, parent);
    insert into lab.place (kind, level, parent_id, name, path, storage_class, temperature_low, temperature_high, capacity,
                           accepts, limit_hours)
    values ('location', _level, _parent, made.name, concat_ws(' › ', parent.path, made.name), _storage_class,
            made.temperature_low, made.temperature_high, made.capacity, made.accepts, made.limit_hours)
    returning id into place;
    insert into lab.admission (place_id, person_id)
    select place, p::bigint from jsonb_array_elements_text(nullif(_terms -> 'admitted', 'null')) p;
    label := lims.issue_label('L', 'location', _place => place);
    return lims.finish_act(_act, jsonb_build_object('id', place, 'path', concat_ws(' › ', parent.path, made.name), 'code', label));
end $$;

-- The list of a place, or of what is above it, keeps people out as long as somebody is on it. Without its last person it would let in
-- everybody: a controlled place keeps one, any other says why it is opened.
create function lims.need_list_kept(_place bigint, _person bigint, _reason text) returns void
language plpgsql set search_path = '' as $$
declare place lab.place;
begin
    select p.* into place from lab.place p where p.id = _place for no key update;  -- two who take the last two off come one after the other
    if not exists (select from lab.admission a where a.place_id = _place and a.person_id = _person)
       or exists (select from lab.admission a where a.place_id = _place and a.person_id <> _person) then
        return;
    elsif place.storage_class = 'CONTROLLED' then
        perform lims.refuse('place.last_admitted', jsonb_build_object('place', place.path, 'person', lims.person_name(_person)));
    end if;
    perform lims.need_reason(_reason, 'place.opens_to_all', jsonb_build_object('place', place.path, 'person', lims.person_name(_person)));
end $$;

create function lims.admit(_act uuid, _place bigint, _person bigint, _admitted boolean default true, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'admit', jsonb_build_object('place', _place, 'person', _person, 'admitted', _admitted), _reason);
begin
    if answer is not null then return answer; end if;
    if _admitted then
        insert into lab.admission (place_id, person_id) values (_place, _person) on conflict do nothing;
    else
        perform lims.need_list_kept(_place, _person, _reason);
        delete from lab.admission a where a.place_id = _place and a.person_id = _person;
    end if;
    return lims.finish_act(_act, jsonb_build_object('place', _place, 'person', _person, 'admitted', _admitted));
end $$;

create function lims.place_close(_act uuid, _place bigint, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'place_close', jsonb_build_object('place', _place), _reason);
    place lab.place;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    lock table lab.place in share row exclusive mode;
    place := lims.locked_location(_place);
    if exists (select from lab.whereabouts w where w.place_id = _place) then
        perform lims.refuse('place.not_empty', jsonb_build_object('place', place.path));
    elsif exists (select from lab.place p where p.parent_id = _place and p.active) then
        perform lims.refuse('place.has_places', jsonb_build_object('place', place.path));
    end if;
    update lab.place p set active = false where p.id = _place;
    return lims.finish_act(_act, jsonb_build_object('place', _place));
end $$;

grant execute on function lims.place_add, lims.admit, lims.place_close to lims_laboratory_manager, lims_quality_manager;
