-- Custody: every change of hands of every item (domain.md section 4, rules 1-10).

create trigger frozen before update or delete or truncate on lab.custody for each statement execute function chain.frozen();

-- Every event belongs to an item, and none stands above where the item is said to be. SECURITY DEFINER because a
-- deferred trigger runs at COMMIT as the person, whose row-level security would hide rows from the check.
create function lims.newest_event_is_where_it_is() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
    if (select w.seq >= new.seq from lab.whereabouts w where w.item_id = new.item_id) is not true then
        perform lims.refuse('custody.pointer_behind', jsonb_build_object('item', new.item_id));
    end if;
    return null;
end $$;
create constraint trigger custody_is_last after insert on lab.custody deferrable initially deferred
    for each row execute function lims.newest_event_is_where_it_is();

create function lims.my_place() returns bigint
language sql stable set search_path = ''
return (select p.place_id from lab.person p where p.login = session_user);

-- An item locked for a change of hands: what the rules ask about it, and where it is.
create type lims.held as (
    id bigint, number text, case_id bigint, agency_id bigint, container_id bigint, item_type text, biological boolean,
    controlled boolean, standing text, seq bigint, place_id bigint, placed_at timestamptz, at timestamptz
);

create function lims.held_of(_item bigint) returns lims.held
language sql stable set search_path = '' as $$
    select i.id, i.number, i.case_id, i.agency_id, i.container_id, i.item_type, i.biological, i.controlled, i.standing,
           w.seq, w.place_id, w.placed_at, w.at
      from lab.whereabouts w join lab.item i on i.id = w.item_id where w.item_id = _item
$$;

-- The items, and whatever is in those that are containers, locked in one order so that two stations never deadlock. What lies
-- in a container that goes too is moved also when it is not for these eyes: a tray leaves nothing behind.
-- The plan is made once: planning anew for every array of items took three times as long as the work itself.
create function lims.lock_items(_items bigint[]) returns lims.held[]
language plpgsql set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
    everything bigint[] := _items;
    held lims.held[];
begin
    if coalesce(cardinality(_items), 0) = 0 then
        perform lims.refuse('custody.nothing');
    end if;
    if exists (select from lab.item i where i.container_id = any (_items)) then
        with recursive inside(id) as (
            select unnest(_items) union select i.id from lab.item i join inside on i.container_id = inside.id
        ) select array_agg(inside.id) into everything from inside;
    end if;
    if cardinality(everything) > 1000 then
        perform lims.refuse('custody.too_many', jsonb_build_object('count', cardinality(everything), 'most', 1000));
    end if;
    held := array(
        select (i.id, i.number, i.case_id, i.agency_id, i.container_id, i.item_type, i.biological, i.controlled, i.standing,
                w.seq, w.place_id, w.placed_at, w.at)::lims.held
          from lab.whereabouts w join lab.item i on i.id = w.item_id left join lab.case_file c on c.id = i.case_id
         where w.item_id = any (everything)
           and (c.restricted is not true or i.container_id = any (everything) or lims.may_see_case(c.id, i.agency_id))
         order by w.item_id for no key update of w);
    if cardinality(held) <> cardinality(everything) then
        perform lims.need_distinct(everything, held);
    end if;
    return held;
end $$;

-- Fewer were found than asked for: one was named twice, or is unknown, or not for these eyes.
create function lims.need_distinct(_asked bigint[], _held lims.held[]) returns void
language plpgsql set search_path = '' as $$
declare unknown bigint := (select a from unnest(_asked) a where a not in (select h.id from unnest(_held) h) limit 1);
begin
    if unknown is not null then
        perform lims.refuse('item.unknown', jsonb_build_object('item', unknown));
    end if;
    perform lims.refuse('custody.twice');
end $$;

create function lims.lock_item(_item bigint) returns lims.held
language plpgsql set search_path = '' as $$
declare held lims.held;
begin
    select h.* into held from unnest(lims.lock_items(array[_item])) h where h.id = _item;
    return held;
end $$;

-- How a refusal names an item: by its number, or for who may not see it, by that of the container it lies in.
create function lims.number_of(_held lims.held) returns text
language sql stable set search_path = '' as $$
    select case when lims.may_see_case(_held.case_id, _held.agency_id) then _held.number
           else coalesce((select c.number from lab.item c where c.id = _held.container_id and lims.may_see_case(c.case_id, c.agency_id)), '…') end
$$;

-- Rule 1: the giver must be the derived holder.
create function lims.need_at(_held lims.held, _place bigint) returns void
language plpgsql stable set search_path = '' as $$
begin
    if _held.place_id is distinct from _place then
        perform lims.refuse('custody.not_holder', jsonb_build_object('item', lims.number_of(_held),
            'holder', (select p.path from lab.place p where p.id = _held.place_id),
            'since', _held.placed_at));
    end if;
end $$;

-- An item in a container goes with it, or is taken out first.
create function lims.need_container_too(_held lims.held, _all lims.held[]) returns void
language plpgsql stable set search_path = '' as $$
begin
    if not exists (select from unnest(_all) h where h.id = _held.container_id) then
        perform lims.refuse('item.in_container', jsonb_build_object('item', _held.number,
            'container', (select c.number from lab.item c where c.id = _held.container_id)));
    end if;
end $$;

-- Refuses an item that this place may not hold (a carrier fits where what is in it fits): its type, biological outside the cold, controlled outside a controlled place.
create function lims.need_fit(_item lims.held, _place lab.place) returns void
language plpgsql stable set search_path = '' as $$
declare
    code text := case
        when _item.case_id is not null and _item.item_type <> all (_place.accepts) then 'place.wrong_type'
        when _item.biological and (_place.temperature_high <= 8) is not true then 'place.not_cold'
        when _item.controlled and _place.storage_class <> 'CONTROLLED' then 'place.not_controlled'
    end;
begin
    if code is not null then
        perform lims.refuse(code, jsonb_build_object('item', lims.number_of(_item), 'place', _place.path, 'item_type', _item.item_type));
    end if;
end $$;

create function lims.need_movable(_held lims.held[], _from bigint) returns void
language plpgsql stable set search_path = '' as $$
declare one lims.held;
begin
    foreach one in array _held loop
        if one.place_id is distinct from _from then
            perform lims.need_at(one, _from);
        end if;
        if one.container_id is not null then
            perform lims.need_container_too(one, _held);
        end if;
    end loop;
end $$;

-- Rule 7: a claimed time may be added; it is past, and one that can be read.
create function lims.need_claim(_claimed timestamptz) returns void
language plpgsql stable set search_path = '' as $$
begin
    if _claimed >= lims.act_time() then
        perform lims.refuse('custody.claimed_in_future', jsonb_build_object('claimed', _claimed));
    end if;
    perform lims.need_moment(_claimed);
end $$;

-- What has ended stays ended: from a terminal place nothing comes back, whatever the act. Only a correction may still be
-- stated, and it moves nothing.
create function lims.need_not_ended(_held lims.held[]) returns void
language plpgsql stable set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
    one lims.held;
    looked_at bigint;     -- items that move together mostly come from one place
begin
    foreach one in array _held loop
        if one.place_id is distinct from looked_at then
            looked_at := one.place_id;
            if (select p.kind from lab.place p where p.id = looked_at) = 'terminal' then
                perform lims.refuse('custody.ended', jsonb_build_object('item', lims.number_of(one),
                    'place', (select p.path from lab.place p where p.id = looked_at)));
            end if;
        end if;
    end loop;
end $$;

-- Records one event of each item: in the ledger, in the custody list, and as where the item is. `_more` goes into both
-- records: giver, taker, witness, exception, corrects, claimed_at, outsider, identity_document, signature, statement.
-- A few statements for all of them: a statement for each item took twice as long.
create function lims.record_events(_kind text, _held lims.held[], _to bigint, _more jsonb default '{}') returns lims.held[]
language plpgsql set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
    more jsonb := jsonb_strip_nulls(_more);
    one lims.held;
    streams text[] := '{}';
    bodies jsonb[] := '{}';
    told ledger.receipt[];
    now_held lims.held[] := '{}';
begin
    if _kind <> 'CORRECTION' then
        perform lims.need_not_ended(_held);
    end if;
    if more ? 'claimed_at' then
        perform lims.need_claim((more ->> 'claimed_at')::timestamptz);
    end if;
    foreach one in array _held loop
        streams := streams || ('item/' || one.id);
        bodies := bodies || (jsonb_build_object('item', one.id, 'seq', one.seq + 1, 'kind', _kind, 'from', one.place_id, 'to', _to) || more);
    end loop;
    told := chain.append_each(streams, _kind, bodies);
    insert into lab.custody (item_id, seq, kind, at, prev_at, from_place, to_place, actor, giver, taker, witness, exception,
                             corrects, claimed_at, outsider, identity_document, signature, statement, entry)
    select h.id, h.seq + 1, _kind, h.now, h.at, h.place_id, _to, lims.actor(), (more ->> 'giver')::bigint,
           (more ->> 'taker')::bigint, (more ->> 'witness')::bigint, coalesce((more ->> 'exception')::boolean, false),
           (more ->> 'corrects')::bigint, (more ->> 'claimed_at')::timestamptz, more ->> 'outsider',
           more ->> 'identity_document', more ->> 'signature', more ->> 'statement', h.entry
      from lims.told(_held, told) h;
    update lab.whereabouts w
       set seq = h.seq + 1, place_id = _to, at = h.now,
           placed_at = case when h.place_id is distinct from _to then h.now else h.placed_at end
      from lims.told(_held, told) h where w.item_id = h.id;
    for n in 1 .. cardinality(told) loop
        one := _held[n];
        one.placed_at := case when one.place_id is distinct from _to then told[n].at else one.placed_at end;
        one.seq := one.seq + 1;
        one.place_id := _to;
        one.at := told[n].at;
        now_held := now_held || one;
    end loop;
    return now_held;
end $$;

-- Items beside what the ledger wrote of each, in their order. (Without a `set` clause the planner folds it into its caller.)
create function lims.told(_held lims.held[], _told ledger.receipt[]) returns table (
    id bigint, number text, case_id bigint, agency_id bigint, container_id bigint, item_type text, biological boolean,
    controlled boolean, standing text, seq bigint, place_id bigint, placed_at timestamptz, at timestamptz,
    entry bigint, stream text, step int, now timestamptz, hash bytea
) language sql stable
begin atomic
    select * from rows from (unnest(_held), unnest(_told));
end;

create function lims.record_event(_kind text, _item bigint, _to bigint, _more jsonb default '{}') returns void
language plpgsql set search_path = '' as $$
begin
    perform lims.record_events(_kind, array[lims.lock_item(_item)], _to, _more);
end $$;

create function lims.moved(_kind text, _held lims.held[], _to bigint) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
    one lims.held;
    numbers text[];
    hidden constant bigint[] := array(select lims.hidden_cases());
    place text := (select p.path from lab.place p where p.id = _to);
begin
    foreach one in array _held loop
        if (one.case_id = any (hidden)) is not true then
            numbers := numbers || one.number;
        end if;
    end loop;
    return jsonb_build_object('kind', _kind, 'items', numbers, 'place', place);
end $$;

-- Moves the items from one place to another, each with its own event; whole or not at all (rules 9 and 10).
create function lims.move(_kind text, _held lims.held[], _from bigint, _to bigint, _more jsonb) returns jsonb
language plpgsql set search_path = '' as $$
begin
    perform lims.need_movable(_held, _from);
    if _kind in ('RETURN', 'CONSUME', 'DESTROY') then
        perform lims.need_exhibits(_held);
    end if;
    perform lims.record_events(_kind, _held, _to, _more);
    return lims.moved(_kind, _held, _to);
end $$;

-- Rule 4: what goes in or out of a controlled place is seen by a witness who is someone else.
create function lims.need_witness(_act uuid, _place lab.place) returns bigint
language plpgsql set search_path = '' as $$
begin
    if _place.storage_class = 'CONTROLLED' then
        return lims.take_vouch(_act, 'witness');
    end if;
    return null;
end $$;

create function lims.store(
    _act uuid, _items bigint[], _place bigint, _claimed timestamptz default null, _reason text default null
) returns jsonb
language plpgsql security definer set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
    answer jsonb := lims.begin_act(_act, 'store', jsonb_build_object('items', _items, 'place', _place, 'claimed', _claimed), _reason);
    place lab.place;
    witness bigint;
    held lims.held[];
    one lims.held;
begin
    if answer is not null then return answer; end if;
    place := lims.admitted_location(_place);
    witness := lims.need_witness(_act, place);
    held := lims.lock_items(_items);
    foreach one in array held loop
        perform lims.need_fit(one, place);
    end loop;
    perform lims.need_room(place, cardinality(held));
    return lims.finish_act(_act, lims.move('STORE', held, lims.hands(), _place,
        jsonb_build_object('giver', lims.actor(), 'witness', witness, 'claimed_at', _claimed)));
end $$;

-- Which of these items the place may not hold, and why: asked before a witness is troubled. `store` itself decides.
create function lims.unfit(_items bigint[], _place bigint) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
    place lab.place := lims.location(_place);
    one lims.held;
    unfit jsonb := '[]';
    why text;
begin
    perform lims.need_admission(place);
    perform lims.need_room(place, cardinality(_items));
    for one in select h.* from unnest(_items) i(id), lims.held_of(i.id) h where lims.may_see_case(h.case_id, h.agency_id) loop
        begin
            perform lims.need_fit(one, place);
        exception when sqlstate 'LM001' then
            get stacked diagnostics why = pg_exception_detail;
            unfit := unfit || jsonb_build_object('item', one.id, 'code', sqlerrm, 'detail', why::jsonb);
        end;
    end loop;
    return unfit;
end $$;

create function lims.retrieve(
    _act uuid, _items bigint[], _place bigint, _claimed timestamptz default null, _reason text default null
) returns jsonb
language plpgsql security definer set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
    answer jsonb := lims.begin_act(_act, 'retrieve', jsonb_build_object('items', _items, 'place', _place, 'claimed', _claimed), _reason);
    place lab.place;
    witness bigint;
begin
    if answer is not null then return answer; end if;
    place := lims.admitted_location(_place);
    witness := lims.need_witness(_act, place);
    return lims.finish_act(_act, lims.move('RETRIEVE', lims.lock_items(_items), _place, lims.hands(),
        jsonb_build_object('taker', lims.actor(), 'witness', witness, 'claimed_at', _claimed)));
end $$;

-- Rule 8: a correction names the wrong event and removes nothing. --------------------------------------------------------

create function lims.correct(_act uuid, _item bigint, _seq int, _statement text, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'correct', jsonb_build_object('item', _item, 'seq', _seq, 'statement', _statement), _reason);
    held lims.held;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    held := lims.lock_item(_item);
    if not exists (select from lab.custody c where c.item_id = _item and c.seq = _seq) then
        perform lims.refuse('custody.no_such_event', jsonb_build_object('item', held.number, 'seq', _seq));
    end if;
    perform lims.record_events('CORRECTION', array[held], held.place_id,
        jsonb_build_object('corrects', _seq, 'statement', lims.needed(_statement, 'statement')));
    return lims.finish_act(_act, jsonb_build_object('kind', 'CORRECTION', 'items', jsonb_build_array(held.number), 'place', null));
end $$;

grant execute on function lims.store, lims.unfit, lims.retrieve, lims.correct
    to lims_evidence_technician, lims_analyst, lims_laboratory_manager, lims_scenes_of_crime_officer, lims_medical_examiner;
