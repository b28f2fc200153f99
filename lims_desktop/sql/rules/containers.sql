-- Containers: what lies in them moves with them, one event each (domain.md sections 1 and 4, rule 10). An exhibit may be a
-- container (a box from a search); a carrier (box, rack, batch tray) is the laboratory's own, holds items of many cases and
-- belongs to none: its case is null.

-- A carrier is neither made into parts, nor released, consumed or destroyed: what is in it is.
create function lims.need_exhibit(_number text, _case bigint) returns void
language plpgsql stable set search_path = '' as $$
begin
    if _case is null then
        perform lims.refuse('item.is_carrier', jsonb_build_object('item', _number));
    end if;
end $$;

create function lims.need_exhibits(_held lims.held[]) returns void
language plpgsql stable set search_path = '' as $$
declare one lims.held;
begin
    foreach one in array _held loop
        perform lims.need_exhibit(one.number, one.case_id);
    end loop;
end $$;

-- A new carrier in my hands, numbered and labelled like every item. `_positions` is how many things it takes, if that is limited.
create function lims.carrier_make(
    _act uuid, _kind text, _description text, _positions int default null, _reason text default null
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'carrier_make', jsonb_build_object('kind', _kind, 'description', _description,
        'positions', _positions), _reason);
    made lab.item;
begin
    if answer is not null then return answer; end if;
    perform lims.need_term('carrier_kind', _kind);
    if _positions not between 1 and 500 then
        perform lims.refuse('item.positions', jsonb_build_object('positions', _positions));
    end if;
    insert into lab.item (number, item_type, description, is_container, standing, positions, registered_at)
    values (lims.numbered('BOX-{n:5}', 0, lims.next_number('carrier', 0)), _kind, lims.needed(_description, 'description'), true,
            'RECEIVED', _positions, lims.act_time()) returning * into made;
    insert into lab.whereabouts (item_id, seq) values (made.id, 0);
    perform lims.record_event('RECEIVE', made.id, lims.my_place(), jsonb_build_object('taker', lims.me()));
    return lims.finish_act(_act, jsonb_build_object('id', made.id, 'number', made.number, 'code', lims.label_item(made)));
end $$;

-- The container that things are put into or taken out of, in my hands; a sealed carrier is opened first.
create function lims.container_at_hand(_container bigint) returns lab.item
language plpgsql set search_path = '' as $$
declare container lab.item;
begin
    perform lims.need_at(lims.lock_item(_container), lims.my_place());
    select i.* into container from lab.item i where i.id = _container;
    if not container.is_container then
        perform lims.refuse('item.not_a_container', jsonb_build_object('item', container.number));
    elsif container.case_id is null and exists (select from lab.seal s where s.item_id = _container and s.opened_at is null) then
        perform lims.refuse('item.carrier_sealed', jsonb_build_object('item', container.number));
    end if;
    return container;
end $$;

create function lims.need_other(_items bigint[], _container bigint) returns void
language plpgsql stable set search_path = '' as $$
begin
    if _container = any (_items) then
        perform lims.refuse('item.in_itself', jsonb_build_object('item', lims.number_of(lims.held_of(_container))));
    end if;
end $$;

-- Refuses a container in itself, a carrier in an exhibit, and boxes in boxes in boxes without end.
create function lims.need_nesting(_items bigint[], _container lab.item) returns void
language plpgsql stable set search_path = '' as $$
declare
    most constant int := 4;
    above bigint[];
    below int;
begin
    with recursive up(id, n) as (
        select _container.id, 1 union select i.container_id, up.n + 1 from lab.item i join up on i.id = up.id where i.container_id is not null)
    select array_agg(up.id) into above from up;
    if above && _items then
        perform lims.refuse('item.in_itself', jsonb_build_object('item', _container.number));
    end if;
    if _container.case_id is not null and exists (select from lab.item i where i.id = any (_items) and i.case_id is null) then
        perform lims.refuse('item.carrier_in_exhibit', jsonb_build_object('item', _container.number));
    end if;
    with recursive down(id, n) as (
        select i.id, i.is_container::int from lab.item i where i.id = any (_items)
        union all select i.id, d.n + i.is_container::int from lab.item i join down d on i.container_id = d.id)
    select max(d.n) into below from down d;
    if cardinality(above) + below > most then
        perform lims.refuse('item.too_nested', jsonb_build_object('item', _container.number, 'most', most));
    end if;
end $$;

create function lims.need_positions(_items bigint[], _container lab.item) returns void
language plpgsql stable set search_path = '' as $$
declare here int := (select count(*) from lab.item i where i.container_id = _container.id and i.id <> all (_items));
begin
    if here + cardinality(_items) > _container.positions then
        perform lims.refuse('item.carrier_full', jsonb_build_object('item', _container.number, 'positions', _container.positions,
            'here', here, 'more', cardinality(_items)));
    end if;
end $$;

-- Where these lay until now: they are taken out of it, so it is open and at hand too.
create function lims.need_taken_out(_items bigint[]) returns void
language plpgsql set search_path = '' as $$
declare
    old bigint;
    checked lab.item;
begin
    for old in select distinct i.container_id from lab.item i where i.id = any (_items) and i.container_id is not null order by 1 loop
        checked := lims.container_at_hand(old);
    end loop;
end $$;

-- Puts items into a container, out of the one in which they were, or takes them out (container null). Whole or not at all.
create function lims.containerise(_act uuid, _items bigint[], _container bigint, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'containerise', jsonb_build_object('items', _items, 'container', _container), _reason);
    container lab.item;
    item lims.held;
begin
    if answer is not null then return answer; end if;
    perform lims.need_other(_items, _container);
    foreach item in array lims.lock_items(_items || array_remove(array[_container], null)) loop
        perform lims.need_at(item, lims.my_place());
    end loop;
    if exists (select from lab.item i where i.id = any (_items) and not lims.may_see_case(i.case_id, i.agency_id)) then
        perform lims.refuse('item.unknown', jsonb_build_object('item', _items[1]));
    end if;
    perform lims.need_taken_out(_items);
    container := lims.put_in(_items, _container);
    return lims.finish_act(_act, jsonb_build_object('items', to_jsonb(_items), 'container', container.number));
end $$;

-- The items are in this container from now on, held by what holds it.
create function lims.put_in(_items bigint[], _container bigint) returns lab.item
language plpgsql set search_path = '' as $$
declare container lab.item;
begin
    if _container is not null then
        container := lims.container_at_hand(_container);
        perform lims.need_nesting(_items, container);
        perform lims.need_positions(_items, container);
    end if;
    update lab.item i set container_id = _container where i.id = any (_items);
    perform lims.hand_holds_on(_container, _items);
    return container;
end $$;

-- Everything that lies in one container lies in another from now on, what is not for my eyes too.
create function lims.repack(_act uuid, _from bigint, _to bigint, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'repack', jsonb_build_object('from', _from, 'to', _to), _reason);
    emptied lab.item;
    filled lab.item;
    items bigint[];
begin
    if answer is not null then return answer; end if;
    perform lims.need_other(array[_from], _to);
    perform lims.lock_items(array[_from, _to]);
    emptied := lims.container_at_hand(_from);
    items := array(select i.id from lab.item i where i.container_id = _from order by i.id);
    if items = '{}' then
        perform lims.refuse('item.carrier_empty', jsonb_build_object('item', emptied.number));
    end if;
    filled := lims.put_in(items, _to);
    return lims.finish_act(_act, jsonb_build_object('items', to_jsonb(items), 'container', filled.number));
end $$;

-- A carrier that is broken or no longer needed: empty, in my hands, and never used again.
create function lims.carrier_retire(_act uuid, _carrier bigint, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'carrier_retire', jsonb_build_object('carrier', _carrier), _reason);
    held lims.held;
    nowhere bigint;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    held := lims.lock_item(_carrier);
    perform lims.need_at(held, lims.my_place());
    if held.case_id is not null then
        perform lims.refuse('item.not_a_carrier', jsonb_build_object('item', held.number));
    elsif held.container_id is not null or exists (select from lab.item i where i.container_id = _carrier) then
        perform lims.refuse('item.carrier_in_use', jsonb_build_object('item', held.number));
    end if;
    insert into lab.place (kind, name, path) select 'terminal', 'Out of use', 'Out of use'
     where not exists (select from lab.place p where p.kind = 'terminal' and p.path = 'Out of use');
    select p.id into nowhere from lab.place p where p.kind = 'terminal' and p.path = 'Out of use' order by p.id limit 1;
    perform lims.record_events('DESTROY', array[held], nowhere, jsonb_build_object('giver', lims.me(), 'statement', _reason));
    return lims.finish_act(_act, jsonb_build_object('item', held.number));
end $$;

grant execute on function lims.carrier_make, lims.containerise, lims.repack, lims.carrier_retire
    to lims_evidence_technician, lims_analyst, lims_laboratory_manager, lims_scenes_of_crime_officer, lims_medical_examiner;
