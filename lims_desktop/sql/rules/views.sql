-- What a page shows of one item or one case, in one round trip. These run as the asker: row-level security decides.

create function lims.person_name(_person bigint) returns text
language sql stable set search_path = ''
return (select p.name from lab.person p where p.id = _person);

create function lims.custody_of(_item bigint) returns jsonb
language sql stable set search_path = '' as $$
    select coalesce(jsonb_agg(jsonb_build_object('seq', c.seq, 'kind', c.kind, 'at', c.at, 'claimed_at', c.claimed_at,
               'from', f.path, 'to', t.path, 'to_kind', t.kind, 'actor', lims.person_name(c.actor), 'giver', lims.person_name(c.giver),
               'taker', lims.person_name(c.taker), 'witness', lims.person_name(c.witness), 'exception', c.exception,
               'corrects', c.corrects, 'outsider', c.outsider, 'identity_document', c.identity_document,
               'statement', c.statement, 'entry', c.entry) order by c.seq desc), '[]')
      from lab.custody c left join lab.place f on f.id = c.from_place join lab.place t on t.id = c.to_place
     where c.item_id = _item
$$;

-- Where an item is and what holds it, for whoever may see it; holds are the laboratory's own business. It looks for itself, so that a list of a hundred items does not put the policy of
-- three tables to work a hundred times.
create function lims.where_is(_item bigint) returns jsonb
language sql stable security definer set search_path = '' as $$
    select jsonb_build_object('place', p.id, 'where', p.path, 'where_kind', p.kind, 'placed_at', w.placed_at, 'custody_seq', w.seq,
               'hold_kinds', (select jsonb_agg(distinct h.kind) from lab.hold h
                               where h.item_id = _item and lims.is_active(h) and lims.is_staff()))
      from lab.whereabouts w join lab.item i on i.id = w.item_id join lab.place p on p.id = w.place_id
     where w.item_id = _item and lims.may_see_case(i.case_id, i.agency_id)
$$;

-- What a line says of the item itself.
create function lims.item_facts(_item lab.item) returns jsonb
language sql stable set search_path = ''
return jsonb_build_object('id', _item.id, 'number', _item.number, 'parent', _item.parent_id, 'container', _item.container_id,
    'item_type', _item.item_type, 'role', _item.role, 'description', _item.description, 'packaging', _item.packaging,
    'standing', _item.standing, 'analysis', _item.analysis, 'biological', _item.biological, 'controlled', _item.controlled,
    'is_container', _item.is_container, 'is_carrier', _item.case_id is null, 'resubmissions', _item.resubmissions, 'place', null, 'where', null);

-- One item as a line in a list or a tree.
create function lims.item_line(_item lab.item) returns jsonb
language sql stable set search_path = ''
return lims.item_facts(_item) || coalesce(lims.where_is(_item.id), '{}');

create function lims.item_view(_item bigint) returns jsonb
language sql stable set search_path = '' as $$
    select lims.item_line(i) || jsonb_build_object(
        'condition', i.condition, 'condition_note', i.condition_note, 'quantity_kind', i.quantity_kind, 'declared', i.declared::text,
        'quantity', i.quantity::text, 'unit', i.unit, 'asked_at', clock_timestamp(), 'unlisted', i.unlisted, 'refusal', i.refusal, 'registered_at', i.registered_at,
        'submission', i.submission_id,
        'positions', i.positions, 'case', case when c.id is not null then jsonb_build_object('id', c.id, 'number', c.number, 'agency', a.name, 'agency_code', a.code, 'agency_reference', c.agency_reference,
            'offence', c.offence, 'restricted', c.restricted) end,
        'parent_line', (select lims.item_line(p) from lab.item p where p.id = i.parent_id),
        'container_line', (select lims.item_line(p) from lab.item p where p.id = i.container_id),
        'children', (select coalesce(jsonb_agg(lims.item_line(p) order by p.number), '[]') from lab.item p where p.parent_id = i.id),
        'contents', (select coalesce(jsonb_agg(lims.item_line(p) order by p.number), '[]') from lab.item p where p.container_id = i.id),
        'seals', (select coalesce(jsonb_agg(to_jsonb(s) || jsonb_build_object('opened_by', lims.person_name(s.opened_by)) order by s.id), '[]')
                    from lab.seal s where s.item_id = i.id),
        'labels', (select coalesce(jsonb_agg(to_jsonb(l) order by l.id desc), '[]') from lab.label l where l.item_id = i.id),
        'holds', (select coalesce(jsonb_agg(to_jsonb(h) || jsonb_build_object('set_by', lims.person_name(h.set_by),
                    'lifted_by', lims.person_name(h.lifted_by), 'from_item', (select f.number from lab.hold o join lab.item f on f.id = o.item_id
                        where o.id = h.origin)) order by h.id desc), '[]') from lab.hold h where h.item_id = i.id),
        'discrepancies', (select coalesce(jsonb_agg(to_jsonb(d) order by d.id desc), '[]')
                    from lab.discrepancy d where d.item_id = i.id),
        'photographs', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'sha256', t.sha256, 'name', t.name, 'caption', t.caption,
                    'attached_at', t.attached_at) order by t.id), '[]') from lab.attachment t where t.item_id = i.id and t.kind = 'photograph'),
        'retention', lims.retention_shown(i.id),
        'custody', lims.custody_of(i.id))
      from lab.item i left join lab.case_file c on c.id = i.case_id left join lab.agency a on a.id = c.agency_id
     where i.id = _item
$$;

-- A scanned label: the item's view with the label that was scanned, or null.
create function lims.item_by_code(_code text) returns jsonb
language sql stable set search_path = '' as $$
    select lims.item_view(l.item_id) || jsonb_build_object('scanned', jsonb_build_object('code', l.code, 'superseded_at', l.superseded_at))
      from lab.label l where l.code = _code and l.item_id is not null
$$;

-- What a hand-over or a storage session needs to know of one item: where it stands, and whether it is in my hands.
create function lims.scanned_item(_item lab.item, _superseded boolean) returns jsonb
language sql stable set search_path = ''
return jsonb_build_object('kind', 'item', 'item', lims.item_line(_item), 'superseded', _superseded,
    'mine', exists (select from lab.whereabouts w join lab.person p on p.place_id = w.place_id
                     where w.item_id = _item.id and p.login = session_user),
    'case_number', (select c.number from lab.case_file c where c.id = _item.case_id),
    'container_number', (select k.number from lab.item k where k.id = _item.container_id),
    'inside', (select count(*) from lab.item k where k.container_id = _item.id));

-- What one scan stands for: an item, a place or a person.
create function lims.scanned(_code text) returns jsonb
language sql stable set search_path = '' as $$
    select case
        when l.item_id is not null then (
            select lims.scanned_item(i, l.superseded_at is not null) from lab.item i where i.id = l.item_id)
        when l.place_id is not null then (
            select jsonb_build_object('kind', 'place', 'place', to_jsonb(p), 'superseded', l.superseded_at is not null)
              from lab.place p where p.id = l.place_id)
        else (select jsonb_build_object('kind', 'person', 'person', jsonb_build_object('id', p.id, 'login', p.login, 'name', p.name,
                'title', p.title), 'superseded', l.superseded_at is not null) from lab.person p where p.id = l.person_id)
        end
      from lab.label l where l.code = _code
$$;

-- The same for what somebody typed because the label cannot be read: a code, or an item's whole number.
create function lims.named(_text text) returns jsonb
language sql stable set search_path = '' as $$
    select coalesce(lims.scanned(upper(btrim(left(_text, 60)))),
        (select lims.scanned_item(i, false) from lab.item i where i.number = upper(btrim(left(_text, 60)))))
$$;

create function lims.case_view(_case bigint) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('id', c.id, 'number', c.number, 'agency_id', c.agency_id, 'agency', a.name,
        'agency_reference', c.agency_reference, 'offence', c.offence, 'district', c.district, 'incident_date', c.incident_date,
        'opened_at', c.opened_at, 'opened_by', lims.person_name(c.opened_by), 'restricted', c.restricted, 'note', c.note,
        'persons', (select coalesce(jsonb_agg(to_jsonb(p) order by p.id), '[]') from lab.case_person p where p.case_id = c.id),
        'referrals', (select coalesce(jsonb_agg(g.name order by g.name), '[]')
            from lab.case_referral r join lab.agency g on g.id = r.agency_id where r.case_id = c.id),
        'submissions', (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'state', s.state, 'officer', o.name, 'settled_at', s.settled_at,
            'received_by', lims.person_name(s.received_by), 'handed_over_by', s.handed_over_by, 'receipt', s.receipt,
            'code', lims.machine_code('D', s.id), 'note', s.note) order by s.id), '[]')
            from lab.submission s left join lab.officer o on o.id = s.officer_id where s.case_id = c.id),
        'items', (select coalesce(jsonb_agg(lims.item_line(i) order by i.number), '[]') from lab.item i where i.case_id = c.id),
        'discrepancies', (select coalesce(jsonb_agg(to_jsonb(d) || jsonb_build_object('item', i.number,
            'raised_by', lims.person_name(d.raised_by)) order by d.id), '[]')
            from lab.discrepancy d left join lab.item i on i.id = d.item_id where d.case_id = c.id),
        'events', (select coalesce(jsonb_agg(e order by e ->> 'at' desc), '[]') from (
            select jsonb_build_object('item', i.number, 'item_id', i.id, 'kind', u.kind, 'at', u.at, 'to', t.path, 'actor', lims.person_name(u.actor)) e
              from lab.custody u join lab.item i on i.id = u.item_id join lab.place t on t.id = u.to_place
             where i.case_id = c.id order by u.at desc limit 200) x))
      from lab.case_file c join lab.agency a on a.id = c.agency_id
     where c.id = _case
$$;

-- My bench: what I hold and since when, what was offered to me, what I offered. What I hold is where I am: that need not be
-- looked up item by item.
create function lims.my_bench() returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('asked_at', clock_timestamp(), 'conflicts', lims.my_conflicts(),
        'held', (select coalesce(jsonb_agg(lims.item_facts(i) || jsonb_build_object('case_number', coalesce(c.number, ''),
                       'place', p.id, 'where', p.path, 'where_kind', p.kind, 'placed_at', w.placed_at, 'custody_seq', w.seq,
                       'hold_kinds', (select jsonb_agg(distinct h.kind) from lab.hold h where h.item_id = i.id and h.lifted_at is null
                                       and (h.expires_at is null or h.expires_at > clock_timestamp())))
                       order by w.placed_at), '[]')
                   from lab.whereabouts w join lab.item i on i.id = w.item_id join lab.place p on p.id = w.place_id
                   left join lab.case_file c on c.id = i.case_id
                  where w.place_id = (select p.place_id from lab.person p where p.login = session_user)),
        'offers', (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'giver', lims.person_name(o.giver), 'giver_id', o.giver,
                       'taker', lims.person_name(o.taker), 'taker_id', o.taker, 'mine', o.giver = lims.me(), 'offered_at', o.offered_at,
                       'reason', o.reason, 'digest', encode(o.digest, 'hex'), 'items',
                       (select coalesce(jsonb_agg(lims.item_line(i) order by i.number), '[]') from lab.item i where i.id = any (o.items)))
                       order by o.offered_at), '[]')
                     from lab.offer o where o.state = 'OPEN' and lims.me() in (o.giver, o.taker)))
$$;

-- How many items are at each location, as {"12": 40}. Counts only: also of what the reader may not see, for there is no room there.
create function lims.occupancy() returns jsonb
language sql stable security definer set search_path = '' as $$
    select coalesce(jsonb_object_agg(h.place_id, h.items), '{}')
      from (select w.place_id, count(*) items from lab.whereabouts w group by w.place_id) h
      join lab.place p on p.id = h.place_id and p.kind = 'location'
$$;

grant execute on function lims.occupancy to lims_staff;
grant execute on function lims.person_name, lims.custody_of, lims.where_is, lims.item_facts, lims.item_line, lims.item_view, lims.item_by_code, lims.case_view
    to lims_staff, lims_administrator;
grant execute on function lims.scanned, lims.scanned_item, lims.named, lims.my_bench to lims_staff;
