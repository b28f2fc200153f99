-- Custody: every change of hands of every item (domain.md section 4, rules 1-10).

create trigger frozen before update or delete or truncate on lab.custody for each statement execute function chain.frozen();

-- The pointer is the newest event: no event may stand above item.custody_seq. SECURITY DEFINER because a deferred
-- trigger runs at COMMIT as the person, whose row-level security would hide rows from the check.
create function lims.newest_event_is_the_pointer() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
    if exists (select from lab.item i join lab.custody c on c.item_id = i.id and c.seq > i.custody_seq where i.id = new.item_id) then
        perform lims.refuse('custody.pointer_behind', jsonb_build_object('item', new.item_id));
    end if;
    return null;
end $$;
create constraint trigger custody_is_last after insert on lab.custody deferrable initially deferred
    for each row execute function lims.newest_event_is_the_pointer();

create function lims.my_place() returns bigint
language sql stable set search_path = ''
return (select p.place_id from lab.person p where p.login = session_user);

-- Records one event: in the ledger, in the custody list, and as where the item is. `_more` goes into both records.
create function lims.custody_event(_kind text, _item lab.item, _to bigint, _more jsonb default '{}') returns void
language plpgsql set search_path = '' as $$
declare
    n int := coalesce(_item.custody_seq, 0) + 1;
    claimed timestamptz := _more ->> 'claimed_at';
    entry ledger.receipt;
begin
    entry := chain.append('item/' || _item.id, _kind, jsonb_build_object('item', _item.id, 'seq', n, 'kind', _kind,
        'from', _item.place_id, 'to', _to) || jsonb_strip_nulls(_more));
    if claimed >= entry.at then
        perform lims.refuse('custody.claimed_in_future', jsonb_build_object('item', _item.number, 'claimed', claimed));
    end if;
    insert into lab.custody (item_id, seq, kind, at, prev_at, from_place, to_place, actor, giver, taker, witness, exception,
                             corrects, claimed_at, outsider, identity_document, signature, statement, entry)
    values (_item.id, n, _kind, entry.at, _item.custody_at, _item.place_id, _to, lims.me(), (_more ->> 'giver')::bigint,
            (_more ->> 'taker')::bigint, (_more ->> 'witness')::bigint, coalesce((_more ->> 'exception')::boolean, false),
            (_more ->> 'corrects')::int, claimed, _more ->> 'outsider', _more ->> 'identity_document',
            _more ->> 'signature', _more ->> 'statement', entry.entry);
    update lab.item i
       set custody_seq = n, custody_at = entry.at, place_id = _to,
           placed_at = case when i.place_id is distinct from _to then entry.at else i.placed_at end
     where i.id = _item.id;
end $$;

-- The items, and whatever is in those that are containers, locked in one order so that two stations never deadlock.
create function lims.lock_items(_items bigint[]) returns setof lab.item
language plpgsql set search_path = '' as $$
declare
    everything bigint[];
    unseen text;
begin
    if coalesce(cardinality(_items), 0) = 0 then
        perform lims.refuse('custody.nothing');
    end if;
    if cardinality(_items) = 1 and not exists (select from lab.item i where i.container_id = _items[1]) then
        everything := _items;
    else
        with recursive inside(id) as (
            select unnest(_items) union select i.id from lab.item i join inside on i.container_id = inside.id
        ) select array_agg(id) into everything from inside;
    end if;
    if cardinality(everything) > 1000 then
        perform lims.refuse('custody.too_many', jsonb_build_object('count', cardinality(everything), 'most', 1000));
    end if;
    select g.id::text into unseen from unnest(everything) g(id)
     where not exists (select from lab.item i where i.id = g.id and lims.may_see_case(i.case_id, i.agency_id));
    if found then
        perform lims.refuse('item.unknown', jsonb_build_object('item', unseen));
    end if;
    return query select i.* from lab.item i where i.id = any (everything) order by i.id for no key update;
end $$;

-- Rule 1: the giver must be the derived holder.
create function lims.need_at(_item lab.item, _place bigint) returns void
language plpgsql stable set search_path = '' as $$
begin
    if _item.place_id is distinct from _place then
        perform lims.refuse('custody.not_holder', jsonb_build_object('item', _item.number,
            'holder', (select p.path from lab.place p where p.id = _item.place_id),
            'since', _item.placed_at));
    end if;
end $$;

create function lims.need_container_too(_item lab.item, _items lab.item[]) returns void
language plpgsql stable set search_path = '' as $$
begin
    if _item.container_id is not null and not exists (select from unnest(_items) i where i.id = _item.container_id) then
        perform lims.refuse('item.in_container', jsonb_build_object('item', _item.number,
            'container', (select c.number from lab.item c where c.id = _item.container_id)));
    end if;
end $$;

-- Moves the items from one place to another, each with its own event; whole or not at all (rules 9 and 10).
create function lims.move(_kind text, _items bigint[], _from bigint, _to bigint, _more jsonb) returns jsonb
language plpgsql set search_path = '' as $$
declare
    items lab.item[] := array(select i from lims.lock_items(_items) i);
    item lab.item;
begin
    foreach item in array items loop
        perform lims.need_at(item, _from);
        perform lims.need_container_too(item, items);
        perform lims.custody_event(_kind, item, _to, _more);
    end loop;
    return jsonb_build_object('kind', _kind, 'items', (select jsonb_agg(i.number) from unnest(items) i),
        'place', (select p.path from lab.place p where p.id = _to));
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
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'store', jsonb_build_object('items', _items, 'place', _place, 'claimed', _claimed), _reason);
    place lab.place;
    witness bigint;
    item lab.item;
    many int := 0;
begin
    if answer is not null then return answer; end if;
    place := lims.location(_place);
    perform lims.need_admission(place);
    witness := lims.need_witness(_act, place);
    for item in select * from lims.lock_items(_items) loop
        perform lims.need_fit(item, place);
        many := many + 1;
    end loop;
    perform lims.need_room(place, many);
    return lims.finish_act(_act, lims.move('STORE', _items, lims.my_place(), _place,
        jsonb_build_object('giver', lims.me(), 'witness', witness, 'claimed_at', _claimed)));
end $$;

create function lims.retrieve(
    _act uuid, _items bigint[], _place bigint, _claimed timestamptz default null, _reason text default null
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'retrieve', jsonb_build_object('items', _items, 'place', _place, 'claimed', _claimed), _reason);
    place lab.place;
    witness bigint;
begin
    if answer is not null then return answer; end if;
    place := lims.location(_place);
    perform lims.need_admission(place);
    witness := lims.need_witness(_act, place);
    return lims.finish_act(_act, lims.move('RETRIEVE', _items, _place, lims.my_place(),
        jsonb_build_object('taker', lims.me(), 'witness', witness, 'claimed_at', _claimed)));
end $$;

-- Person to person (rule 3): the giver offers in their session, the receiver accepts in a session of their own. --------

create function lims.offer_digest(_items bigint[], _seqs bigint[]) returns bytea
language sql immutable set search_path = ''
return sha256(convert_to(array_to_string(_items, ',') || '/' || array_to_string(_seqs, ','), 'UTF8'));

create function lims.offer(_act uuid, _items bigint[], _to bigint, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'offer', jsonb_build_object('items', _items, 'to', _to), _reason);
    items lab.item[];
    item lab.item;
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
    items := array(select i from lims.lock_items(_items) i);
    foreach item in array items loop
        perform lims.need_at(item, lims.my_place());
        perform lims.need_container_too(item, items);
    end loop;
    insert into lab.offer (giver, taker, items, seqs, digest, offered_at, reason)
    select lims.me(), _to, array_agg(i.id), array_agg(i.custody_seq), lims.offer_digest(array_agg(i.id), array_agg(i.custody_seq)),
           lims.act_time(), lims.typed(_reason, 'reason')
      from unnest(items) i returning * into offer;
    perform chain.append('person/' || _to, 'OFFERED', jsonb_build_object('offer', offer.id, 'giver', offer.giver,
        'items', offer.items, 'seqs', offer.seqs));
    return lims.finish_act(_act, jsonb_build_object('offer', offer.id, 'digest', encode(offer.digest, 'hex'),
        'items', (select jsonb_agg(i.number) from unnest(items) i), 'to', taker.name));
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
    perform i.id from lims.lock_items(offer.items) i;
    if exists (select from unnest(offer.items, offer.seqs) o(id, seq) join lab.item i on i.id = o.id where i.custody_seq <> o.seq) then
        perform lims.refuse('custody.moved_since_offered');
    end if;
    select p.* into giver from lab.person p where p.id = offer.giver;
    perform lims.name_second(giver.id);
    moved := lims.move('HANDOVER', offer.items, giver.place_id, lims.my_place(), jsonb_build_object('giver', giver.id,
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
    items lab.item[];
    item lab.item;
    supervisor bigint;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    supervisor := lims.take_vouch(_act, 'supervisor');
    items := array(select i from lims.lock_items(_items) i);
    foreach item in array items loop
        if not exists (select from lab.place p where p.id = item.place_id and p.kind in ('person', 'location', 'transit')) then
            perform lims.refuse('custody.not_in_laboratory', jsonb_build_object('item', item.number));
        end if;
        if item.place_id = lims.my_place() then
            perform lims.refuse('custody.held_already', jsonb_build_object('item', item.number));
        end if;
        perform lims.need_container_too(item, items);
        perform lims.custody_event(case when (select p.kind = 'location' from lab.place p where p.id = item.place_id)
                then 'RETRIEVE' else 'HANDOVER' end, item, lims.my_place(),
            jsonb_build_object('taker', lims.me(), 'witness', supervisor, 'exception', true, 'statement', _reason,
                'giver', (select p.id from lab.person p where p.place_id = item.place_id), 'claimed_at', _claimed));
    end loop;
    return lims.finish_act(_act, jsonb_build_object('kind', 'HANDOVER', 'items', (select jsonb_agg(i.number) from unnest(items) i),
        'place', (select p.path from lab.place p where p.id = lims.my_place())));
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
    if _due <= lims.act_time() then
        perform lims.refuse('custody.due_in_past');
    end if;
    insert into lab.place (kind, name, path)
    values ('transit', courier, office.name || ' ← ' || courier) returning id into leg;
    insert into lab.dispatch (place_id, to_office, courier, due_at, dispatched_by, dispatched_at)
    values (leg, _to_office, courier, _due, lims.me(), lims.act_time());
    moved := lims.move('DISPATCH', _items, lims.my_place(), leg, jsonb_build_object('giver', lims.me(), 'outsider', courier));
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
    return lims.finish_act(_act, lims.move('ARRIVE', _items, _leg, lims.my_place(),
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
    held record;
begin
    if answer is not null then return answer; end if;
    select a.place_id into place from lab.agency a where a.id = _agency and a.active;
    if not found or _kind not in ('RETURN', 'COURT_OUT') then
        perform lims.refuse('agencies.unknown');
    end if;
    perform lims.need_signature(_signature);
    select i.number, h.kind, h.authority into held from lims.lock_items(_items) i join lab.hold h on h.item_id = i.id
     where h.lifted_at is null and (h.expires_at is null or h.expires_at > lims.act_time()) limit 1;
    if found then
        perform lims.refuse('hold.blocks', jsonb_build_object('item', held.number, 'kind', held.kind, 'authority', held.authority));
    end if;
    return lims.finish_act(_act, lims.move(_kind, _items, lims.my_place(), place, jsonb_build_object('giver', lims.me(),
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
    moved jsonb;
begin
    if answer is not null then return answer; end if;
    select a.place_id into place from lab.agency a where a.id = _agency;
    if not found then
        perform lims.refuse('agencies.unknown');
    end if;
    perform lims.need_signature(_signature);
    if exists (select from lims.lock_items(_items) i where i.standing = 'REFUSED') then
        perform lims.refuse('item.was_refused');
    end if;
    moved := lims.move('COURT_IN', _items, place, lims.my_place(), jsonb_build_object('taker', lims.me(),
        'outsider', lims.needed(_outsider, 'outsider'), 'signature', _signature,
        'identity_document', lims.needed(_identity_document, 'identity_document')));
    update lab.item i set resubmissions = i.resubmissions + 1 where i.id = any (_items);
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
    item lab.item;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    select i.* into item from lims.lock_items(array[_item]) i where i.id = _item;
    if not exists (select from lab.custody c where c.item_id = _item and c.seq = _seq) then
        perform lims.refuse('custody.no_such_event', jsonb_build_object('item', item.number, 'seq', _seq));
    end if;
    perform lims.custody_event('CORRECTION', item, item.place_id,
        jsonb_build_object('corrects', _seq, 'statement', lims.needed(_statement, 'statement')));
    return lims.finish_act(_act, jsonb_build_object('kind', 'CORRECTION', 'items', jsonb_build_array(item.number), 'place', null));
end $$;

grant execute on function lims.store, lims.retrieve, lims.offer, lims.accept, lims.close_offer, lims.take_over, lims.dispatch,
    lims.arrive, lims.correct
    to lims_evidence_technician, lims_analyst, lims_laboratory_manager, lims_scenes_of_crime_officer, lims_medical_examiner;
grant execute on function lims.give_out, lims.take_back to lims_evidence_technician, lims_laboratory_manager, lims_medical_examiner;
