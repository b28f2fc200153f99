-- Person to person: offers, and the exception when the giver is not there (domain.md section 4, rules 1 and 3).

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
        'items', lims.moved('OFFER', held, null) -> 'items', 'to', taker.name));
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
            perform lims.refuse('custody.not_in_laboratory', jsonb_build_object('item', lims.number_of(one)));
        end if;
        if one.place_id = lims.my_place() then
            perform lims.refuse('custody.held_already', jsonb_build_object('item', lims.number_of(one)));
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

-- What was offered to me waits for me.
create function lims.tasks_handover() returns setof lims.task
language sql stable set search_path = '' as $$
    select 'custody.task_offer', jsonb_build_object('giver', lims.person_name(o.giver), 'count', cardinality(o.items)), 'bench',
           to_jsonb(o.id), o.offered_at, o.offered_at + lims.policy_number('offer_hours') * interval '1 hour'
      from lab.offer o where o.state = 'OPEN' and o.taker = lims.me()
$$;
grant execute on function lims.tasks_handover to lims_staff;

grant execute on function lims.offer, lims.accept, lims.close_offer, lims.take_over
    to lims_evidence_technician, lims_analyst, lims_laboratory_manager, lims_scenes_of_crime_officer, lims_medical_examiner;
