-- The end of a count: what was found, what is missing, what lies elsewhere; signed by who counted; recorded in custody.

-- Every item that was scanned, with where it was recorded to be at that moment, and whether it was in its place.
create function lims.counted_items(_inventory bigint)
returns table (item_id bigint, here bigint, recorded bigint, at timestamptz, container_id bigint, superseded boolean, rightly boolean)
language sql stable set search_path = '' as $$
    with recursive above(place_id, ancestor) as (
        select p.place_id, p.place_id from lab.inventory_place p where p.inventory_id = _inventory
        union select a.place_id, p.parent_id from above a join lab.place p on p.id = a.ancestor where p.parent_id is not null
    )
    select s.item_id, s.here, c.to_place, s.at, s.container_id, s.superseded,
           exists (select from above a where a.place_id = c.to_place and a.ancestor = s.here)
      from lab.inventory_scan s
      left join lateral (select e.to_place from lab.custody e where e.item_id = s.item_id and e.at <= s.at order by e.seq desc limit 1) c on true
     where s.inventory_id = _inventory and s.item_id is not null
$$;

-- What was expected and not scanned; `moved` is the newest change of hands since the count began, which explains it.
create function lims.uncounted_items(_inventory bigint) returns table (item_id bigint, place_id bigint, moved bigint)
language sql stable set search_path = '' as $$
    select e.item_id, e.place_id, m.seq
      from lab.inventory_expected e
      left join lateral (select max(c.seq) as seq from lab.custody c
                          where c.item_id = e.item_id and c.seq > e.seq and c.from_place is distinct from c.to_place) m on true
     where e.inventory_id = _inventory
       and not exists (select from lab.inventory_scan s where s.inventory_id = e.inventory_id and s.item_id = e.item_id)
$$;

create function lims.uncounted_places(_inventory bigint) returns setof bigint
language sql stable set search_path = '' as $$
    select p.place_id from lab.inventory_place p join lab.inventory i on i.id = p.inventory_id and i.method = 'PLACE' and i.place_id <> p.place_id
     where p.inventory_id = _inventory
       and not exists (select from lab.inventory_scan s where s.inventory_id = p.inventory_id and s.place_id = p.place_id)
$$;

-- The result as numbers: what is told of them depends on who asks (lims.inventory_result).
create function lims.inventory_reckon(_inventory bigint) returns jsonb
language sql stable set search_path = '' as $$
    with counted as materialized (select * from lims.counted_items(_inventory)),
         left_over as materialized (select * from lims.uncounted_items(_inventory))
    select jsonb_build_object(
        'expected', (select count(*) from lab.inventory_expected e where e.inventory_id = _inventory),
        'scanned', (select count(*) from counted), 'found', (select count(*) from counted c where c.rightly),
        'inside', (select count(*) from counted c where c.container_id is not null),
        'unexpected', (select count(*) from counted c where c.rightly and not exists (
            select from lab.inventory_expected e where e.inventory_id = _inventory and e.item_id = c.item_id)),
        'missing', (select coalesce(jsonb_agg(jsonb_build_object('item', l.item_id, 'place', l.place_id) order by l.place_id, l.item_id), '[]')
                      from left_over l where l.moved is null),
        'explained', (select coalesce(jsonb_agg(jsonb_build_object('item', l.item_id, 'place', l.place_id, 'seq', l.moved) order by l.item_id), '[]')
                        from left_over l where l.moved is not null),
        'misplaced', (select coalesce(jsonb_agg(jsonb_build_object('item', c.item_id, 'place', c.recorded, 'here', c.here) order by c.item_id), '[]')
                        from counted c where not c.rightly),
        'superseded', (select coalesce(jsonb_agg(jsonb_build_object('item', c.item_id, 'here', c.here) order by c.item_id), '[]')
                         from counted c where c.superseded),
        'unknown', (select coalesce(jsonb_agg(jsonb_build_object('code', s.code, 'here', s.here) order by s.id), '[]')
                      from lab.inventory_scan s where s.inventory_id = _inventory and s.item_id is null and s.place_id is null),
        'places', (select count(*) from lab.inventory_place p where p.inventory_id = _inventory),
        'uncounted', (select coalesce(jsonb_agg(u order by u), '[]') from lims.uncounted_places(_inventory) u))
$$;

-- What a signature is given for: exactly these scans.
create function lims.inventory_digest(_inventory bigint) returns text
language sql stable set search_path = '' as $$
    select encode(sha256(convert_to(_inventory || '/' || coalesce(string_agg(concat_ws(':', s.id, s.code, s.here, s.scanned_by, s.container_id),
               ',' order by s.id), ''), 'UTF8')), 'hex')
      from lab.inventory_scan s where s.inventory_id = _inventory
$$;

create function lims.need_digest(_inventory bigint, _digest text) returns void
language plpgsql stable set search_path = '' as $$
begin
    if lims.inventory_digest(_inventory) is distinct from _digest then
        perform lims.conflict('inventory.scanned_meanwhile');
    end if;
end $$;

-- A counter signs for the scans as they are, on a connection for which the password was just typed. For a counter who cannot, a
-- manager does, and says why.
create function lims.inventory_sign(_act uuid, _inventory bigint, _digest text, _for bigint default null, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'inventory_sign', jsonb_build_object('inventory', _inventory, 'digest', _digest, 'for', _for), _reason);
    counting lab.inventory;
    counter bigint := coalesce(_for, lims.me());
begin
    if answer is not null then return answer; end if;
    perform lims.fresh();
    perform from lab.inventory i where i.id = _inventory for update;
    counting := lims.open_inventory(_inventory);
    perform lims.need_digest(_inventory, _digest);
    if counter <> lims.me() then
        if not lims.has_duty('laboratory_manager', 'quality_manager') then
            perform lims.refuse('inventory.not_manager');
        end if;
        perform lims.need_reason(_reason);
    end if;
    update lab.inventory_counter as c set signed_at = lims.act_time(), signed_for = _digest, signed_by = lims.me()
     where c.inventory_id = _inventory and c.person_id = counter;
    if not found then
        perform lims.refuse('inventory.not_counter');
    end if;
    return lims.finish_act(_act, jsonb_build_object('inventory', _inventory, 'person', counter));
end $$;

-- Everybody who scanned has signed for exactly this; a controlled place was counted by two.
create function lims.need_signatures(_inventory bigint, _digest text) returns void
language plpgsql stable set search_path = '' as $$
declare unsigned text;
begin
    select string_agg(distinct lims.person_name(c.person_id), ', ') into unsigned from lab.inventory_counter c
     where c.inventory_id = _inventory and c.signed_for is distinct from _digest
       and (c.person_id = lims.me() or exists (select from lab.inventory_scan s where s.inventory_id = _inventory and s.scanned_by = c.person_id));
    if unsigned is not null then
        perform lims.refuse('inventory.unsigned', jsonb_build_object('names', unsigned));
    end if;
    if exists (select from lab.inventory_place n join lab.place p on p.id = n.place_id
                where n.inventory_id = _inventory and p.storage_class = 'CONTROLLED')
       and (select count(*) from lab.inventory_counter c where c.inventory_id = _inventory and c.signed_for = _digest and c.signed_by = c.person_id) < 2 then
        perform lims.refuse('inventory.witness_needed');
    end if;
end $$;

create function lims.inventory_close(_act uuid, _inventory bigint, _digest text, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'inventory_close', jsonb_build_object('inventory', _inventory, 'digest', _digest), _reason);
    counting lab.inventory;
    reckoned jsonb;
    paper lab.document;
begin
    if answer is not null then return answer; end if;
    perform from lab.inventory i where i.id = _inventory for update;
    counting := lims.open_inventory(_inventory);
    perform lims.need_counter(_inventory);
    perform lims.need_digest(_inventory, _digest);
    perform lims.need_signatures(_inventory, _digest);
    perform lims.lock_counting(_inventory);
    reckoned := lims.inventory_reckon(_inventory);
    perform lims.record_seen(_inventory);
    perform lims.record_missing(_inventory, reckoned -> 'missing');
    perform lims.record_differences(_inventory, reckoned);
    update lab.inventory as i set state = 'CLOSED', closed_by = lims.me(), closed_at = lims.act_time(), result = reckoned
     where i.id = _inventory;
    paper := lims.issue_document('inventory_result', 'inventory/' || _inventory);
    return lims.finish_act(_act, jsonb_build_object('inventory', _inventory, 'document', lims.document_head(paper)));
end $$;

-- Nothing that was expected or scanned moves from here to the end of the act: what is reckoned missing has not been taken out meanwhile.
create function lims.lock_counting(_inventory bigint) returns void
language plpgsql set search_path = '' as $$
begin
    perform from lab.whereabouts w
      where w.item_id in (select e.item_id from lab.inventory_expected e where e.inventory_id = _inventory
                          union select s.item_id from lab.inventory_scan s where s.inventory_id = _inventory)
      order by w.item_id for no key update;
end $$;

-- Each item that was scanned and has not moved since was seen where it is; one that lies elsewhere says where it was seen. What has
-- ended and turns up all the same has no event any more: it is a discrepancy.
create function lims.record_seen(_inventory bigint) returns void
language plpgsql set search_path = '' as $$
declare
    held lims.held[] := lims.lock_counted(array(select c.item_id from lims.counted_items(_inventory) c));
    lot record;
begin
    for lot in
        select h.place_id, p.path as elsewhere, array_agg(h order by h.id) as items
          from unnest(held) h join lims.counted_items(_inventory) c on c.item_id = h.id and c.recorded = h.place_id and h.placed_at <= c.at
          join lab.place r on r.id = h.place_id and r.kind <> 'terminal'
          left join lab.place p on p.id = c.here and not c.rightly
         group by h.place_id, p.path order by h.place_id
    loop
        perform lims.record_events('INVENTORY_SEEN', lot.items, lot.place_id,
            jsonb_build_object('inventory', _inventory, 'statement', lot.elsewhere));
    end loop;
end $$;

-- Each missing item: its event, and a discrepancy unless one is open already.
create function lims.record_missing(_inventory bigint, _missing jsonb) returns void
language plpgsql set search_path = '' as $$
declare
    held lims.held[] := lims.lock_counted(array(select (m ->> 'item')::bigint from jsonb_array_elements(_missing) m));
    lot record;
    one lims.held;
begin
    for lot in select h.place_id, array_agg(h order by h.id) as items from unnest(held) h group by h.place_id order by h.place_id loop
        perform lims.record_events('INVENTORY_MISSING', lot.items, lot.place_id, jsonb_build_object('inventory', _inventory));
    end loop;
    foreach one in array held loop
        if not exists (select from lab.discrepancy d where d.item_id = one.id and d.kind = 'not-found' and d.state in ('RAISED', 'INVESTIGATING')) then
            perform lims.raise_discrepancy('not-found', one.number, jsonb_build_object('item', one.id, 'place', one.place_id, 'inventory', _inventory),
                (select p.path from lab.place p where p.id = one.place_id));
        end if;
    end loop;
end $$;

-- What lies elsewhere, codes that nobody knows, places that nobody counted.
create function lims.record_differences(_inventory bigint, _result jsonb) returns void
language plpgsql set search_path = '' as $$
declare about jsonb := jsonb_build_object('inventory', _inventory);
begin
    perform lims.raise_discrepancy('found-elsewhere', i.number, about || jsonb_build_object('item', i.id, 'place', m.here), r.path, h.path)
       from jsonb_to_recordset(_result -> 'misplaced') as m(item bigint, place bigint, here bigint)
       join lab.item i on i.id = m.item join lab.place h on h.id = m.here left join lab.place r on r.id = m.place;
    perform lims.raise_discrepancy('unknown-code', u.code, about || jsonb_build_object('place', u.here), null, u.code)
       from jsonb_to_recordset(_result -> 'unknown') as u(code text, here bigint);
    perform lims.raise_discrepancy('not-counted', p.path, about || jsonb_build_object('place', p.id))
       from jsonb_array_elements_text(_result -> 'uncounted') u join lab.place p on p.id = u::bigint;
end $$;

-- What is shown ------------------------------------------------------------------------------------------------------------

-- The result in words. `_paper`: as it is printed for everybody, without what belongs to restricted cases.
create function lims.inventory_result(_counting lab.inventory, _paper boolean) returns jsonb
language sql stable security definer set search_path = '' as $$
    with reckoned as (select coalesce((_counting).result, lims.inventory_reckon((_counting).id)) as r)
    select r || (select jsonb_object_agg(k.name, (
        select coalesce(jsonb_agg(jsonb_build_object(
                   'item_id', case when s.seen then i.id end, 'number', case when s.seen then i.number end,
                   'description', case when s.seen then i.description end, 'code', x.code, 'place', p.path, 'here', h.path,
                   'what', c.kind, 'who', lims.person_name(c.actor), 'at', c.at) order by p.path, i.number), '[]')
          from jsonb_to_recordset(r -> k.name) as x(item bigint, place bigint, here bigint, seq int, code text)
          left join lab.item i on i.id = x.item
          left join lab.case_file f on f.id = i.case_id
          left join lateral (select case when _paper then f.restricted is not true else lims.may_see_case(f.id, i.agency_id) end as seen) s on true
          left join lab.place p on p.id = x.place left join lab.place h on h.id = x.here
          left join lab.custody c on c.item_id = x.item and c.seq = x.seq))
        from unnest(array['missing', 'explained', 'misplaced', 'superseded', 'unknown']) k(name))
        || jsonb_build_object('uncounted', (select coalesce(jsonb_agg(p.path order by p.path), '[]')
               from jsonb_array_elements_text(r -> 'uncounted') u join lab.place p on p.id = u::bigint))
      from reckoned
$$;

create function lims.inventory_counters(_inventory bigint) returns jsonb
language sql stable set search_path = '' as $$
    select coalesce(jsonb_agg(jsonb_build_object('person', c.person_id, 'login', p.login, 'name', p.name, 'joined_at', c.joined_at,
               'signed_at', c.signed_at, 'signed_for', c.signed_for, 'signed_by', lims.person_name(nullif(c.signed_by, c.person_id)),
               'scans', (select count(*) from lab.inventory_scan s where s.inventory_id = _inventory and s.scanned_by = c.person_id))
               order by c.joined_at, c.person_id), '[]')
      from lab.inventory_counter c join lab.person p on p.id = c.person_id where c.inventory_id = _inventory
$$;

-- The places of a count with how far each is; in a blind one without what is expected.
create function lims.inventory_places(_counting lab.inventory) returns jsonb
language sql stable set search_path = '' as $$
    select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'path', p.path, 'controlled', p.storage_class = 'CONTROLLED',
               'counted', p.id = (_counting).place_id or exists (select from lab.inventory_scan s where s.inventory_id = n.inventory_id and s.place_id = p.id),
               'expected', case when not (_counting).blind or (_counting).state = 'CLOSED' then
                   (select count(*) from lab.inventory_expected e where e.inventory_id = n.inventory_id and e.place_id = p.id) end,
               'scanned', (select count(*) from lab.inventory_scan s where s.inventory_id = n.inventory_id and s.here = p.id and s.item_id is not null))
               order by p.path), '[]')
      from lab.inventory_place n join lab.place p on p.id = n.place_id where n.inventory_id = (_counting).id
$$;

-- _result: none (counting goes on and nothing is reckoned), screen, paper.
create function lims.inventory_view(_inventory bigint, _result text default 'screen') returns jsonb
language sql stable security definer set search_path = '' as $$
    select jsonb_build_object('id', i.id, 'place_id', i.place_id, 'place', p.path, 'method', i.method, 'reason', i.reason, 'blind', i.blind,
        'draw', i.draw_id, 'state', i.state, 'opened_by', lims.person_name(i.opened_by), 'opened_at', i.opened_at,
        'closed_by', lims.person_name(i.closed_by), 'closed_at', i.closed_at, 'digest', lims.inventory_digest(i.id),
        'counters', lims.inventory_counters(i.id), 'places', lims.inventory_places(i),
        'document', (select d.id from lab.document d where d.kind = 'inventory_result' and d.stream = 'inventory/' || i.id order by d.id desc limit 1),
        'result', case when _result <> 'none' and (not i.blind or i.state = 'CLOSED') then lims.inventory_result(i, _result = 'paper') end, 'asked_at', clock_timestamp())
      from lab.inventory i join lab.place p on p.id = i.place_id where i.id = _inventory and lims.is_staff()
$$;

-- Scans in the order in which they were recorded, after this one; items that are not for the asker's eyes have no name.
create function lims.inventory_scans(_inventory bigint, _after bigint default 0) returns jsonb
language sql stable security definer set search_path = '' as $$
    select coalesce(jsonb_agg(jsonb_build_object('scan', s.id, 'code', s.code, 'place_id', s.place_id, 'here_id', s.here, 'here', h.path, 'by',
               lims.person_name(s.scanned_by), 'at', s.at, 'superseded', s.superseded, 'container_id', s.container_id,
               'outcome', case when s.place_id is not null then 'place' when s.item_id is null then 'unknown' else lims.outcome_of(v, s.item_id, s.here) end)
               || case when s.item_id is not null then lims.counted_item(v, s.item_id, s.here) else '{}' end order by s.id), '[]')
      from lab.inventory_scan s join lab.inventory v on v.id = s.inventory_id join lab.place h on h.id = s.here
     where s.inventory_id = _inventory and s.id > _after and lims.is_staff()
$$;

-- What is expected and not scanned yet, for who may see it; nothing while the count is blind.
create function lims.inventory_left(_inventory bigint) returns jsonb
language sql stable security definer set search_path = '' as $$
    select coalesce(jsonb_agg(jsonb_build_object('item', i.id, 'number', i.number, 'description', i.description, 'place_id', e.place_id,
               'place', p.path, 'resubmissions', i.resubmissions) order by p.path, i.number), '[]')
      from lab.inventory_expected e join lab.item i on i.id = e.item_id join lab.place p on p.id = e.place_id
     where e.inventory_id = _inventory and lims.is_staff() and _inventory not in (select lims.blind_inventories())
       and (i.case_id is null or i.case_id not in (select lims.hidden_cases()))
       and not exists (select from lab.inventory_scan s where s.inventory_id = e.inventory_id and s.item_id = e.item_id)
$$;

grant execute on function lims.inventory_sign, lims.inventory_close
    to lims_evidence_technician, lims_analyst, lims_laboratory_manager, lims_quality_manager, lims_scenes_of_crime_officer, lims_medical_examiner;
grant execute on function lims.inventory_view, lims.inventory_scans, lims.inventory_left to lims_staff;
