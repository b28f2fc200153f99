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

-- The items, and whatever is in those that are containers, locked in one order so that two stations never deadlock.
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
          from lab.whereabouts w join lab.item i on i.id = w.item_id join lab.case_file c on c.id = i.case_id
         where w.item_id = any (everything) and (not c.restricted or lims.may_see_case(c.id, i.agency_id))
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

-- Rule 1: the giver must be the derived holder.
create function lims.need_at(_held lims.held, _place bigint) returns void
language plpgsql stable set search_path = '' as $$
begin
    if _held.place_id is distinct from _place then
        perform lims.refuse('custody.not_holder', jsonb_build_object('item', _held.number,
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

-- Refuses an item that this place may not hold: its type, biological outside the cold, controlled outside a controlled place.
create function lims.need_fit(_item lims.held, _place lab.place) returns void
language plpgsql stable set search_path = '' as $$
declare
    code text := case
        when _item.item_type <> all (_place.accepts) then 'place.wrong_type'
        when _item.biological and (_place.temperature_high <= 8) is not true then 'place.not_cold'
        when _item.controlled and _place.storage_class <> 'CONTROLLED' then 'place.not_controlled'
    end;
begin
    if code is not null then
        perform lims.refuse(code, jsonb_build_object('item', _item.number, 'place', _place.path, 'item_type', _item.item_type));
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

-- Records one event of each item: in the ledger, in the custody list, and as where the item is. `_more` goes into both
-- records: giver, taker, witness, exception, corrects, claimed_at, outsider, identity_document, signature, statement.
create function lims.record_events(_kind text, _held lims.held[], _to bigint, _more jsonb default '{}') returns void
language plpgsql set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
    more jsonb := jsonb_strip_nulls(_more);
    one lims.held;
    entry ledger.receipt;
begin
    if more ? 'claimed_at' then
        perform lims.need_claim((more ->> 'claimed_at')::timestamptz);
    end if;
    foreach one in array _held loop
        entry := chain.append('item/' || one.id, _kind, jsonb_build_object('item', one.id, 'seq', one.seq + 1,
            'kind', _kind, 'from', one.place_id, 'to', _to) || more);
        insert into lab.custody (item_id, seq, kind, at, prev_at, from_place, to_place, actor, giver, taker, witness, exception,
                                 corrects, claimed_at, outsider, identity_document, signature, statement, entry)
        values (one.id, one.seq + 1, _kind, entry.at, one.at, one.place_id, _to, lims.actor(), (more ->> 'giver')::bigint,
                (more ->> 'taker')::bigint, (more ->> 'witness')::bigint, coalesce((more ->> 'exception')::boolean, false),
                (more ->> 'corrects')::bigint, (more ->> 'claimed_at')::timestamptz, more ->> 'outsider',
                more ->> 'identity_document', more ->> 'signature', more ->> 'statement', entry.entry);
        update lab.whereabouts w
           set seq = one.seq + 1, place_id = _to, at = entry.at,
               placed_at = case when one.place_id is distinct from _to then entry.at else one.placed_at end
         where w.item_id = one.id;
    end loop;
end $$;

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
    place text := (select p.path from lab.place p where p.id = _to);
begin
    foreach one in array _held loop
        numbers := numbers || one.number;
    end loop;
    return jsonb_build_object('kind', _kind, 'items', numbers, 'place', place);
end $$;

-- Moves the items from one place to another, each with its own event; whole or not at all (rules 9 and 10).
create function lims.move(_kind text, _held lims.held[], _from bigint, _to bigint, _more jsonb) returns jsonb
language plpgsql set search_path = '' as $$
begin
    perform lims.need_movable(_held, _from);
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

-- Person to person (rule 3): the giver offers in their session, the receiver accepts in a session of their own. --------

create function lims.offer_digest(_items bigint[], _seqs bigint[]) returns bytea
language sql immutable set search_path = ''
return sha256(convert_to(array_to_string(_items, ',') || '/' || array_to_string(_seqs, ','), 'UTF8'));

create function lims.offer(_act uuid, _items bigint[], _to bigint, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'offer', jsonb_build_object('items', _items, 'to', _to), _reason);
    held lims.held[];
    taker lab.person;
    offer lab.offer;
begin
    if answer is not null then return answer; end if;
    select p.* into taker from lab.person p where p.id = _to and p.active and p.agency_id is null;
    if not found then
        perform lims.refuse('custody.no_such_taker');
    end if;
    if taker.id = lims.me() then
        perform lims.refuse('custody.two_people');
    end if;
    held := lims.lock_items(_items);
    perform lims.need_movable(held, lims.my_place());
    insert into lab.offer (giver, taker, items, seqs, digest, offered_at, reason)
    select lims.me(), _to, array_agg(h.id), array_agg(h.seq), lims.offer_digest(array_agg(h.id), array_agg(h.seq)),
           lims.act_time(), lims.typed(_reason, 'reason')
      from unnest(held) h returning * into offer;
    perform chain.append('person/' || _to, 'OFFERED', jsonb_build_object('offer', offer.id, 'giver', offer.giver,
        'items', offer.items, 'seqs', offer.seqs));
    return lims.finish_act(_act, jsonb_build_object('offer', offer.id, 'digest', encode(offer.digest, 'hex'),
        'items', (select jsonb_agg(h.number) from unnest(held) h), 'to', taker.name));
end $$;

create function lims.open_offer(_offer bigint) returns lab.offer
language plpgsql set search_path = '' as $$
declare offer lab.offer;
begin
    select o.* into offer from lab.offer o where o.id = _offer for update;
    if not found or lims.me() not in (offer.giver, offer.taker) then
        perform lims.refuse('custody.no_such_offer');
    end if;
    if offer.state <> 'OPEN' then
        perform lims.refuse('custody.offer_closed', jsonb_build_object('state', offer.state));
    end if;
    return offer;
end $$;

create function lims.accept(_act uuid, _offer bigint, _digest text, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'accept', jsonb_build_object('offer', _offer, 'digest', _digest), _reason);
    offer lab.offer;
    giver lab.person;
    held lims.held[];
    moved jsonb;
begin
    if answer is not null then return answer; end if;
    offer := lims.open_offer(_offer);
    if offer.taker <> lims.me() then
        perform lims.refuse('custody.not_offered_to_you');
    end if;
    perform lims.fresh();
    if encode(offer.digest, 'hex') is distinct from _digest then
        perform lims.refuse('custody.other_content');
    end if;
    if lims.act_time() > offer.offered_at + lims.policy_number('offer_hours') * interval '1 hour' then
        perform lims.refuse('custody.offer_expired');
    end if;
    held := lims.lock_items(offer.items);
    if exists (select from unnest(offer.items, offer.seqs) o(id, seq) join unnest(held) h on h.id = o.id where h.seq <> o.seq)
       or cardinality(held) <> cardinality(offer.items) then
        perform lims.refuse('custody.moved_since_offered');
    end if;
    select p.* into giver from lab.person p where p.id = offer.giver;
    perform lims.name_second(giver.id);
    moved := lims.move('HANDOVER', held, giver.place_id, lims.my_place(), jsonb_build_object('giver', giver.id,
        'taker', lims.me(), 'offer', offer.id));
    update lab.offer o set state = 'ACCEPTED', closed_at = lims.act_time() where o.id = _offer;
    return lims.finish_act(_act, moved);
end $$;

-- The taker declines, or the giver withdraws, an open offer. Nothing moves.
create function lims.close_offer(_act uuid, _offer bigint, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'close_offer', jsonb_build_object('offer', _offer), _reason);
    offer lab.offer;
    ending text;
begin
    if answer is not null then return answer; end if;
    offer := lims.open_offer(_offer);
    ending := case when offer.giver = lims.me() then 'WITHDRAWN' else 'DECLINED' end;
    update lab.offer o set state = ending, closed_at = lims.act_time() where o.id = _offer;
    perform chain.append('person/' || offer.taker, ending, jsonb_build_object('offer', _offer));
    return lims.finish_act(_act, jsonb_build_object('offer', _offer, 'state', ending));
end $$;

-- Rule 1, the exception: the giver is not there. A reason and a supervisor's own authentication take the giver's part.
create function lims.take_over(
    _act uuid, _items bigint[], _reason text, _claimed timestamptz default null
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'take_over', jsonb_build_object('items', _items, 'claimed', _claimed), _reason);
    held lims.held[];
    one lims.held;
    supervisor bigint;
    kind text;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    supervisor := lims.take_vouch(_act, 'supervisor');
    held := lims.lock_items(_items);
    foreach one in array held loop
        select p.kind into kind from lab.place p where p.id = one.place_id;
        if kind not in ('person', 'location', 'transit') then
            perform lims.refuse('custody.not_in_laboratory', jsonb_build_object('item', one.number));
        end if;
        if one.place_id = lims.my_place() then
            perform lims.refuse('custody.held_already', jsonb_build_object('item', one.number));
        end if;
        if one.container_id is not null then
            perform lims.need_container_too(one, held);
        end if;
        perform lims.record_events(case kind when 'location' then 'RETRIEVE' when 'transit' then 'ARRIVE' else 'HANDOVER' end,
            array[one], lims.my_place(), jsonb_build_object('taker', lims.me(), 'witness', supervisor, 'exception', true,
                'statement', _reason, 'giver', (select p.id from lab.person p where p.place_id = one.place_id), 'claimed_at', _claimed));
    end loop;
    return lims.finish_act(_act, lims.moved('HANDOVER', held, lims.my_place()));
end $$;

-- Between sites (rule 6): two events with a courier between. -------------------------------------------------------------

create function lims.dispatch(
    _act uuid, _items bigint[], _to_office bigint, _courier text, _due timestamptz, _reason text default null
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'dispatch', jsonb_build_object('items', _items, 'to_office', _to_office,
        'courier', _courier, 'due', _due), _reason);
    courier text := lims.needed(_courier, 'courier');
    office lab.office;
    leg bigint;
    moved jsonb;
begin
    if answer is not null then return answer; end if;
    select o.* into office from lab.office o where o.id = _to_office;
    if not found then
        perform lims.refuse('place.no_such_office');
    end if;
    perform lims.needed(_due::text, 'due');
    perform lims.need_moment(_due);
    if _due <= lims.act_time() then
        perform lims.refuse('custody.due_in_past');
    end if;
    insert into lab.place (kind, name, path)
    values ('transit', courier, office.name || ' ← ' || courier) returning id into leg;
    insert into lab.dispatch (place_id, to_office, courier, due_at, dispatched_by, dispatched_at)
    values (leg, _to_office, courier, _due, lims.me(), lims.act_time());
    moved := lims.move('DISPATCH', lims.lock_items(_items), lims.my_place(), leg, jsonb_build_object('giver', lims.me(), 'outsider', courier));
    return lims.finish_act(_act, moved || jsonb_build_object('leg', leg));
end $$;

create function lims.arrive(_act uuid, _items bigint[], _leg bigint, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'arrive', jsonb_build_object('items', _items, 'leg', _leg), _reason);
    courier text;
begin
    if answer is not null then return answer; end if;
    select d.courier into courier from lab.dispatch d where d.place_id = _leg;
    if not found then
        perform lims.refuse('custody.no_such_leg');
    end if;
    return lims.finish_act(_act, lims.move('ARRIVE', lims.lock_items(_items), _leg, lims.my_place(),
        jsonb_build_object('taker', lims.me(), 'outsider', courier)));
end $$;

-- To someone without an account (rule 5): identity document and a captured signature. -------------------------------------

create function lims.give_out(
    _act uuid, _items bigint[], _kind text, _agency bigint, _outsider text, _identity_document text, _signature text,
    _reason text default null
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'give_out', jsonb_build_object('items', _items, 'kind', _kind, 'agency', _agency,
        'outsider', _outsider, 'identity_document', _identity_document, 'signature', _signature), _reason);
    place bigint;
    held lims.held[];
    blocked record;
begin
    if answer is not null then return answer; end if;
    select a.place_id into place from lab.agency a where a.id = _agency and a.active;
    if not found or (_kind in ('RETURN', 'COURT_OUT')) is not true then
        perform lims.refuse('agencies.unknown');
    end if;
    perform lims.need_signature(_signature);
    held := lims.lock_items(_items);
    select i.number, h.kind, h.authority into blocked from unnest(held) i join lab.hold h on h.item_id = i.id
     where h.lifted_at is null and (h.expires_at is null or h.expires_at > lims.act_time()) limit 1;
    if found then
        perform lims.refuse('hold.blocks', jsonb_build_object('item', blocked.number, 'kind', blocked.kind, 'authority', blocked.authority));
    end if;
    return lims.finish_act(_act, lims.move(_kind, held, lims.my_place(), place, jsonb_build_object('giver', lims.me(),
        'outsider', lims.needed(_outsider, 'outsider'), 'signature', _signature,
        'identity_document', lims.needed(_identity_document, 'identity_document'))));
end $$;

-- What comes back is the same item, suffixed R1, R2 (domain.md section 2).
create function lims.take_back(
    _act uuid, _items bigint[], _agency bigint, _outsider text, _identity_document text, _signature text, _reason text default null
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'take_back', jsonb_build_object('items', _items, 'agency', _agency,
        'outsider', _outsider, 'identity_document', _identity_document, 'signature', _signature), _reason);
    place bigint;
    held lims.held[];
    moved jsonb;
begin
    if answer is not null then return answer; end if;
    select a.place_id into place from lab.agency a where a.id = _agency;
    if not found then
        perform lims.refuse('agencies.unknown');
    end if;
    perform lims.need_signature(_signature);
    held := lims.lock_items(_items);
    if exists (select from unnest(held) h where h.standing = 'REFUSED') then
        perform lims.refuse('item.was_refused');
    end if;
    moved := lims.move('COURT_IN', held, place, lims.my_place(), jsonb_build_object('taker', lims.me(),
        'outsider', lims.needed(_outsider, 'outsider'), 'signature', _signature,
        'identity_document', lims.needed(_identity_document, 'identity_document')));
    update lab.item i set resubmissions = i.resubmissions + 1 from unnest(held) h where i.id = h.id;
    return lims.finish_act(_act, moved);
end $$;

create function lims.need_signature(_signature text) returns void
language plpgsql stable set search_path = '' as $$
begin
    if _signature is null or not exists (select from lab.blob b where b.sha256 = _signature) then
        perform lims.refuse('custody.signature_missing');
    end if;
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

grant execute on function lims.store, lims.unfit, lims.retrieve, lims.offer, lims.accept, lims.close_offer, lims.take_over, lims.dispatch,
    lims.arrive, lims.correct
    to lims_evidence_technician, lims_analyst, lims_laboratory_manager, lims_scenes_of_crime_officer, lims_medical_examiner;
grant execute on function lims.give_out, lims.take_back to lims_evidence_technician, lims_laboratory_manager, lims_medical_examiner;
