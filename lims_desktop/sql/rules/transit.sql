-- Out of the house and back: couriers between sites, agencies and courts (domain.md section 4, rules 5 and 6).

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
begin
    if answer is not null then return answer; end if;
    select a.place_id into place from lab.agency a where a.id = _agency and a.active;
    if not found or (_kind in ('RETURN', 'COURT_OUT')) is not true then
        perform lims.refuse('agencies.unknown');
    end if;
    perform lims.need_signature(_signature);
    held := lims.lock_items(_items);
    if _kind = 'RETURN' then
        perform lims.need_no_hold(held);
    else
        perform lims.need_safe(held);
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

grant execute on function lims.dispatch, lims.arrive
    to lims_evidence_technician, lims_analyst, lims_laboratory_manager, lims_scenes_of_crime_officer, lims_medical_examiner;
grant execute on function lims.give_out, lims.take_back to lims_evidence_technician, lims_laboratory_manager, lims_medical_examiner;
