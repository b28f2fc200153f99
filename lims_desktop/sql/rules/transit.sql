-- Between the offices: two events with a courier between, a manifest, and a due time (domain.md section 4, rule 6).

create trigger audit after insert or update or delete on lab.dispatch for each row execute function chain.record_row('dispatch', 'id');
create trigger audit after insert or update or delete on lab.manifest_line
    for each row execute function chain.record_row('dispatch', 'dispatch_id');

create function lims.my_office() returns bigint
language sql stable security definer set search_path = ''
return (select p.office_id from lab.person p where p.login = session_user);

-- Until when a leg is awaited; when nothing is said, as long as the policy allows a leg to last.
create function lims.need_due(_due timestamptz) returns timestamptz
language plpgsql stable set search_path = '' as $$
declare due timestamptz := coalesce(_due, lims.act_time() + lims.policy_number('transit_overdue_hours') * interval '1 hour');
begin
    perform lims.need_moment(due);
    if due <= lims.act_time() then
        perform lims.refuse('custody.due_in_past');
    end if;
    return due;
end $$;

-- _bearer is the courier: {person} or {name, identity_document, signature}. _more: {bag, signature} of the sealed transport bag and
-- of the sender.
create function lims.dispatch(
    _act uuid, _items bigint[], _to_office bigint, _bearer jsonb, _due timestamptz default null, _more jsonb default '{}',
    _reason text default null
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'dispatch', jsonb_build_object('items', _items, 'to_office', _to_office,
        'bearer', _bearer, 'due', _due, 'more', _more), _reason);
    courier lims.bearer;
    leg lab.dispatch;
    held lims.held[];
    moved jsonb;
begin
    if answer is not null then return answer; end if;
    leg.due_at := lims.need_due(_due);
    if not exists (select from lab.office o where o.id = _to_office) then
        perform lims.refuse('place.no_such_office');
    elsif _to_office = lims.my_office() then
        perform lims.refuse('transit.same_office');
    elsif (_bearer ->> 'person')::bigint = lims.me() then
        perform lims.refuse('transit.courier_is_sender');
    end if;
    courier := lims.need_bearer(_act, _bearer);
    leg := lims.begin_leg(_to_office, courier, leg.due_at, _more);
    held := lims.lock_items(_items);
    moved := lims.move('DISPATCH', held, lims.hands(), leg.place_id,
        lims.told_of(courier) || jsonb_build_object('giver', lims.actor(), 'taker', courier.person));
    insert into lab.manifest_line (dispatch_id, item_id) select leg.id, h.id from unnest(held) h;
    return lims.finish_act(_act, moved || jsonb_build_object('leg', leg.id, 'document', leg.document_id,
        'code', lims.machine_code('D', leg.document_id)));
end $$;

create function lims.begin_leg(_to_office bigint, _courier lims.bearer, _due timestamptz, _more jsonb) returns lab.dispatch
language plpgsql set search_path = '' as $$
declare
    place bigint;
    leg lab.dispatch;
    manifest lab.document;
begin
    if _more ->> 'signature' is not null then
        perform lims.need_signature(_more ->> 'signature');
    end if;
    insert into lab.place (kind, name, path)
    select 'transit', _courier.name, o.name || ' ← ' || _courier.name from lab.office o where o.id = _to_office returning id into place;
    insert into lab.dispatch (place_id, from_office, to_office, courier, courier_person, courier_document, courier_signature,
                              sender_signature, bag, due_at, dispatched_by, dispatched_at)
    values (place, lims.my_office(), _to_office, _courier.name, _courier.person, _courier.identity_document, _courier.signature,
            _more ->> 'signature', lims.typed(_more ->> 'bag', 'seal'), _due, lims.me(), lims.act_time()) returning * into leg;
    manifest := lims.issue_document('manifest', 'dispatch/' || leg.id);
    update lab.dispatch d set document_id = manifest.id where d.id = leg.id returning d.* into leg;
    return leg;
end $$;

-- The leg, locked, for whoever may receive it: not who sent it, not who carried it; people of the receiving office, or somebody
-- else who says why. Two stations that receive one leg come one after the other.
create function lims.receivable(_leg bigint, _reason text) returns lab.dispatch
language plpgsql set search_path = '' as $$
declare
    leg lab.dispatch;
    office text;
begin
    select d.* into leg from lab.dispatch d where d.id = _leg for update;
    if not found then
        perform lims.refuse('custody.no_such_leg');
    elsif leg.dispatched_by = lims.me() then
        perform lims.refuse('transit.own_leg');
    elsif leg.courier_person = lims.me() then
        perform lims.refuse('transit.courier_receives');
    end if;
    if lims.my_office() is distinct from leg.to_office then
        select o.name into office from lab.office o where o.id = leg.to_office;
        perform lims.need_reason(_reason, 'transit.other_office', jsonb_build_object('office', office));
    end if;
    return leg;
end $$;

create function lims.need_on_leg(_held lims.held[], _leg lab.dispatch) returns void
language plpgsql stable set search_path = '' as $$
declare one lims.held;
begin
    foreach one in array _held loop
        if one.place_id is distinct from _leg.place_id then
            perform lims.refuse('transit.not_on_leg', jsonb_build_object('item', lims.number_of(one),
                'holder', (select p.path from lab.place p where p.id = one.place_id), 'since', one.placed_at));
        end if;
    end loop;
end $$;

-- _lines: [{item, seal_state, condition, note}] of what was scanned at the other end; what is inside a container comes with it.
create function lims.arrive(_act uuid, _leg bigint, _lines jsonb, _signature text default null, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'arrive', jsonb_build_object('leg', _leg, 'lines', _lines, 'signature', _signature), _reason);
    leg lab.dispatch;
    found_now lims.finding[];
    held lims.held[];
    record_ lab.document;
    moved jsonb;
    raised bigint[];
begin
    if answer is not null then return answer; end if;
    leg := lims.receivable(_leg, _reason);
    if _signature is not null then
        perform lims.need_signature(_signature);
    end if;
    found_now := lims.findings(_lines);
    held := lims.lock_items(lims.items_of(found_now));
    perform lims.need_on_leg(held, leg);
    moved := lims.move('ARRIVE', held, leg.place_id, lims.hands(), jsonb_build_object('taker', lims.actor(),
        'giver', leg.courier_person, 'outsider', leg.courier));
    raised := lims.inspect(found_now, '-in-transit');
    record_ := lims.issue_document('arrival_record', 'dispatch/' || leg.id);
    update lab.manifest_line l
       set outcome = 'ARRIVED', seal_state = f.seal_state, condition = f.condition, note = f.note, settled_at = lims.act_time(),
           settled_by = lims.me(), signature = _signature, document_id = record_.id
      from unnest(held) h left join unnest(found_now) f on f.item = h.id
     where l.dispatch_id = leg.id and l.item_id = h.id;
    perform lims.end_leg(leg);
    return lims.finish_act(_act, moved || jsonb_build_object('leg', leg.id, 'document', record_.id,
        'code', lims.machine_code('D', record_.id), 'discrepancies', to_jsonb(raised)));
end $$;

-- What is on the manifest, not settled, and still in the leg's hands.
create function lims.under_way(_leg lab.dispatch) returns setof lab.manifest_line
language sql stable set search_path = '' as $$
    select l.* from lab.manifest_line l join lab.whereabouts w on w.item_id = l.item_id and w.place_id = _leg.place_id
     where l.dispatch_id = _leg.id and l.outcome is null
$$;

create function lims.end_leg(_leg lab.dispatch) returns void
language plpgsql set search_path = '' as $$
begin
    update lab.dispatch d set closed_at = lims.act_time(), closed_by = lims.me()
     where d.id = _leg.id and d.closed_at is null and not exists (select from lims.under_way(_leg));
end $$;

-- Nothing more of this leg will come: what is still under way is missing, each with a discrepancy. It stays with the courier in the
-- record; should it come after all, it is received like the rest.
create function lims.arrival_close(_act uuid, _leg bigint, _statement text, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'arrival_close', jsonb_build_object('leg', _leg, 'statement', _statement), _reason);
    leg lab.dispatch;
    record_ lab.document;
    missing lab.item[];
    item lab.item;
    raised bigint[] := '{}';
begin
    if answer is not null then return answer; end if;
    leg := lims.receivable(_leg, _reason);
    if leg.closed_at is not null then
        perform lims.refuse('transit.closed');
    end if;
    leg.statement := lims.needed(_statement, 'statement');
    missing := array(select i from lims.under_way(leg) l join lab.item i on i.id = l.item_id order by i.number);
    if exists (select from unnest(missing) m where not lims.may_see_case(m.case_id, m.agency_id)) then
        perform lims.refuse('transit.hidden_items');
    end if;
    record_ := lims.issue_document('arrival_record', 'dispatch/' || leg.id);
    foreach item in array missing loop
        raised := raised || lims.discrepancy('missing-in-transit', item, item.submission_id, leg.courier, leg.statement);
        update lab.manifest_line l set outcome = 'MISSING', settled_at = lims.act_time(), settled_by = lims.me(), document_id = record_.id
         where l.dispatch_id = leg.id and l.item_id = item.id;
    end loop;
    update lab.dispatch d set closed_at = lims.act_time(), closed_by = lims.me(), statement = leg.statement where d.id = leg.id;
    return lims.finish_act(_act, jsonb_build_object('leg', leg.id, 'items', (select jsonb_agg(m.number) from unnest(missing) m),
        'document', record_.id, 'code', lims.machine_code('D', record_.id), 'discrepancies', to_jsonb(raised)));
end $$;

-- How many items a leg has, and how they stand. Counts only: also of what the reader may not see, or a bag would look empty.
create function lims.leg_counts(_leg bigint) returns jsonb
language sql stable security definer set search_path = '' as $$
    select jsonb_build_object('items', count(*), 'arrived', count(*) filter (where l.outcome = 'ARRIVED'),
        'missing', count(*) filter (where l.outcome = 'MISSING'),
        'under_way', count(*) filter (where l.outcome is null and w.place_id = d.place_id),
        'cases', count(distinct i.case_id))
      from lab.dispatch d join lab.manifest_line l on l.dispatch_id = d.id join lab.whereabouts w on w.item_id = l.item_id
      join lab.item i on i.id = l.item_id
     where d.id = _leg
$$;

-- One leg with its lines, for whoever receives it. Asked as the person: what is not for their eyes is only counted.
create function lims.leg_view(_leg bigint) returns jsonb
language sql stable set search_path = '' as $$
    select lims.leg_counts(d.id) || jsonb_build_object('id', d.id, 'code', lims.machine_code('D', d.document_id),
        'document', d.document_id, 'place', d.place_id, 'from_office', f.name, 'to_office', t.name, 'mine', d.to_office = lims.my_office(),
        'courier', d.courier, 'bag', d.bag, 'dispatched_by', lims.person_name(d.dispatched_by), 'dispatched_at', d.dispatched_at,
        'due_at', d.due_at, 'closed_at', d.closed_at, 'statement', d.statement, 'asked_at', clock_timestamp(),
        'lines', (select coalesce(jsonb_agg(lims.item_line(i) || jsonb_build_object('case_number', coalesce(c.number, ''), 'outcome', l.outcome,
                'on_leg', i_where.place_id = d.place_id, 'seal_state', l.seal_state, 'condition', l.condition, 'note', l.note,
                'settled_at', l.settled_at, 'settled_by', lims.person_name(l.settled_by), 'known', lims.known_state(i))
                order by i.number), '[]')
              from lab.manifest_line l join lab.item i on i.id = l.item_id left join lab.case_file c on c.id = i.case_id
              join lab.whereabouts i_where on i_where.item_id = i.id
             where l.dispatch_id = d.id))
      from lab.dispatch d left join lab.office f on f.id = d.from_office join lab.office t on t.id = d.to_office
     where d.id = _leg
$$;

-- The leg with this manifest or arrival record.
create function lims.leg_of_document(_document bigint) returns bigint
language sql stable set search_path = ''
return (select substr(d.stream, 10)::bigint from lab.document d where d.id = _document and d.stream ~ '^dispatch/\d+$');

-- What is overdue awaits both ends: who sent it, the people of the receiving office, and the managers.
create function lims.tasks_transit() returns setof lims.task
language sql stable set search_path = '' as $$
    select 'transit.task_overdue', jsonb_build_object('office', o.name, 'courier', d.courier, 'count', n.counts -> 'under_way'),
           'transit', to_jsonb(d.id), d.dispatched_at, d.due_at
      from lab.dispatch d join lab.office o on o.id = d.to_office, lateral (select lims.leg_counts(d.id) counts) n
     where d.closed_at is null and d.due_at <= clock_timestamp() and n.counts -> 'under_way' <> '0'
       and (d.dispatched_by = (select lims.me()) or d.to_office = (select lims.my_office())
            or (select lims.has_duty('laboratory_manager', 'quality_manager')))
$$;

alter table lab.manifest_line enable row level security;
create policy visible on lab.manifest_line for select to lims_staff using (exists (select from lab.item i where i.id = item_id));
grant select on lab.manifest_line to lims_staff;

grant execute on function lims.dispatch, lims.arrive, lims.arrival_close
    to lims_evidence_technician, lims_analyst, lims_laboratory_manager, lims_scenes_of_crime_officer, lims_medical_examiner;
grant execute on function lims.tasks_transit, lims.leg_counts, lims.leg_view, lims.leg_of_document, lims.my_office
    to lims_staff;
