-- Release: to an agency, to an owner, or to another laboratory, on somebody's authority (domain.md section 4, rule 5). What comes
-- back is the same item, suffixed R1, R2 (section 2).

create trigger audit after insert or update or delete on lab.release for each row execute function chain.record_row('release', 'id');
create trigger audit after insert or update or delete on lab.release_item
    for each row execute function chain.record_row('release', 'release_id');
create trigger audit after insert or update or delete on lab.taking_back
    for each row execute function chain.record_row('taking_back', 'id');
create trigger audit after insert or update or delete on lab.taken_back_item
    for each row execute function chain.record_row('taking_back', 'taking_back_id');

-- Where released items are from now on: the agency's place, or one made for this release and never used for anybody else.
create function lims.release_place(_to jsonb, _hands lims.bearer) returns bigint
language plpgsql set search_path = '' as $$
declare
    place bigint;
    name text := case when _to ->> 'kind' = 'laboratory' then lims.needed(_to ->> 'name', 'laboratory') else _hands.name end;
begin
    if _to ->> 'kind' = 'agency' then
        select a.place_id into place from lab.agency a where a.id = (_to ->> 'agency')::bigint and a.active;
        if not found then
            perform lims.refuse('agencies.unknown');
        end if;
    else
        insert into lab.place (kind, name, path) values ('external', name, name) returning id into place;
    end if;
    return place;
end $$;

-- _to: {kind: agency, agency} | {kind: owner, relation} | {kind: laboratory, name, relation}; _authority: {text, number};
-- _hands: who takes the items in person, {name, identity_document, signature}.
create function lims.release(
    _act uuid, _items bigint[], _to jsonb, _authority jsonb, _hands jsonb, _reason text default null
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'release', jsonb_build_object('items', _items, 'to', _to, 'authority', _authority,
        'hands', _hands), _reason);
    hands lims.bearer;
    held lims.held[];
    release lab.release;
    moved jsonb;
begin
    if answer is not null then return answer; end if;
    if (_to ->> 'kind' in ('agency', 'owner', 'laboratory')) is not true then
        perform lims.refuse('release.unknown_kind');
    end if;
    hands := lims.need_outsider(_hands);
    perform lims.needed(_authority ->> 'text', 'authority');
    perform lims.needed(_authority ->> 'number', 'authority_number');
    held := lims.lock_items(_items);
    perform lims.need_no_hold(held);
    release := lims.begin_release(_to, _authority, hands, lims.need_second_person(_act, held), held);
    moved := lims.move('RETURN', held, lims.hands(), release.place_id, lims.told_of(hands)
        || jsonb_build_object('giver', lims.actor(), 'witness', release.witness));
    insert into lab.release_item (release_id, item_id) select release.id, h.id from unnest(held) h;
    return lims.finish_act(_act, moved || jsonb_build_object('release', release.id, 'document', release.document_id,
        'code', lims.machine_code('D', release.document_id)));
end $$;

create function lims.begin_release(_to jsonb, _authority jsonb, _hands lims.bearer, _witness bigint, _held lims.held[])
returns lab.release
language plpgsql set search_path = '' as $$
declare
    release lab.release;
    receipt lab.document;
    relation text := lims.typed(_to ->> 'relation', 'relation');
begin
    if _to ->> 'kind' = 'owner' then
        perform lims.needed(relation, 'relation');
    end if;
    insert into lab.release (kind, place_id, agency_id, recipient, identity_document, signature, relation, authority, authority_number,
                             released_by, released_at, witness)
    values (_to ->> 'kind', lims.release_place(_to, _hands), case when _to ->> 'kind' = 'agency' then (_to ->> 'agency')::bigint end,
            _hands.name, _hands.identity_document, _hands.signature, relation, lims.typed(_authority ->> 'text', 'authority'),
            lims.typed(_authority ->> 'number', 'authority_number'), lims.me(), lims.act_time(), _witness) returning * into release;
    receipt := lims.issue_document('release_receipt', 'release/' || release.id, lims.only_case(_held));
    update lab.release r set document_id = receipt.id where r.id = release.id returning r.* into release;
    return release;
end $$;

-- The case of these items when it is one: then the paper about them is for those who may see it.
create function lims.only_case(_held lims.held[]) returns bigint
language sql immutable set search_path = ''
return (select case when count(distinct h.case_id) = 1 then min(h.case_id) end from unnest(_held) h);

-- From which one place outside these items come; what is at court for a hearing comes back with its visit.
create function lims.need_outside(_held lims.held[]) returns bigint
language plpgsql stable set search_path = '' as $$
declare
    one lims.held;
    place lab.place;
begin
    select p.* into place from lab.place p where p.id = _held[1].place_id;
    foreach one in array _held loop
        if one.standing = 'REFUSED' then
            perform lims.refuse('item.was_refused');
        elsif place.kind <> 'external' then
            perform lims.refuse('release.not_outside', jsonb_build_object('item', lims.number_of(one), 'holder', place.path));
        elsif exists (select from lab.court_exhibit e where e.item_id = one.id and e.outcome is null) then
            perform lims.refuse('release.at_court', jsonb_build_object('item', lims.number_of(one)));
        end if;
    end loop;
    return place.id;
end $$;

-- _lines: [{item, seal_state, condition, note}]; _hands: who brings them.
create function lims.take_back(_act uuid, _lines jsonb, _hands jsonb, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'take_back', jsonb_build_object('lines', _lines, 'hands', _hands), _reason);
    hands lims.bearer;
    found_now lims.finding[];
    held lims.held[];
    back lab.taking_back;
    receipt lab.document;
    moved jsonb;
    raised bigint[];
begin
    if answer is not null then return answer; end if;
    hands := lims.need_outsider(_hands);
    found_now := lims.findings(_lines);
    held := lims.lock_items(lims.items_of(found_now));
    insert into lab.taking_back (place_id, brought_by, identity_document, signature, received_by, received_at)
    values (lims.need_outside(held), hands.name, hands.identity_document, hands.signature, lims.me(), lims.act_time()) returning * into back;
    moved := lims.move('RECEIVE', held, back.place_id, lims.hands(), lims.told_of(hands) || jsonb_build_object('taker', lims.actor()));
    raised := lims.inspect(found_now);
    update lab.item i set resubmissions = i.resubmissions + 1 from unnest(held) h where i.id = h.id;
    insert into lab.taken_back_item (taking_back_id, item_id, resubmission, seal_state, condition, note)
    select back.id, i.id, i.resubmissions, f.seal_state, coalesce(f.condition, i.condition, 'good'), f.note
      from unnest(held) h join lab.item i on i.id = h.id left join unnest(found_now) f on f.item = h.id;
    receipt := lims.issue_document('take_back_receipt', 'taking_back/' || back.id, lims.only_case(held));
    update lab.taking_back b set document_id = receipt.id where b.id = back.id;
    return lims.finish_act(_act, moved || jsonb_build_object('taking_back', back.id, 'document', receipt.id,
        'code', lims.machine_code('D', receipt.id), 'discrepancies', to_jsonb(raised)));
end $$;

-- Who took items home, and their cards, is for those who see the items.
alter table lab.release_item enable row level security;
create policy visible on lab.release_item for select to lims_staff using (exists (select from lab.item i where i.id = item_id));
alter table lab.release enable row level security;
create policy visible on lab.release for select to lims_staff using (exists (select from lab.release_item r where r.release_id = id));
alter table lab.taken_back_item enable row level security;
create policy visible on lab.taken_back_item for select to lims_staff using (exists (select from lab.item i where i.id = item_id));
alter table lab.taking_back enable row level security;
create policy visible on lab.taking_back for select to lims_staff
    using (exists (select from lab.taken_back_item t where t.taking_back_id = id));
grant select on lab.release, lab.release_item, lab.taking_back, lab.taken_back_item to lims_staff;

grant execute on function lims.release, lims.take_back to lims_evidence_technician, lims_laboratory_manager, lims_medical_examiner;
