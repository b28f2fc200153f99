-- Personal lockers have a time limit (domain.md section 4, rule 12): what lies in a place with `limit_hours` for longer.

-- Who put the item where it lies now, and when that was too long ago.
create function lims.overstays() returns table (item_id bigint, place_id bigint, stored_by bigint, since timestamptz, due timestamptz)
language sql stable set search_path = '' as $$
    select w.item_id, w.place_id, c.actor, w.placed_at, w.placed_at + p.limit_hours * interval '1 hour'
      from lab.place p join lab.whereabouts w on w.place_id = p.id
      join lateral (select c.actor from lab.custody c where c.item_id = w.item_id and c.to_place = w.place_id and c.at = w.placed_at) c on true
     where p.limit_hours is not null and w.placed_at < clock_timestamp() - p.limit_hours * interval '1 hour'
$$;

-- What lies in this place for longer than its limit, the longest first.
create function lims.overstaying(_place bigint) returns jsonb
language sql stable set search_path = '' as $$
    select coalesce(jsonb_agg(jsonb_build_object('item', o.item_id, 'number', i.number, 'stored_by', lims.person_name(o.stored_by),
               'since', o.since, 'due', o.due) order by o.since, i.number), '[]')
      from lims.overstays() o join lab.item i on i.id = o.item_id where o.place_id = _place
$$;

create function lims.tasks_storage() returns setof lims.task
language sql stable set search_path = '' as $$
    select 'place.task_overstay', jsonb_build_object('count', count(*), 'place', p.path, 'name', lims.person_name(o.stored_by),
               'hours', p.limit_hours), 'place', to_jsonb(p.id), min(o.since), min(o.due)
      from lims.overstays() o join lab.place p on p.id = o.place_id
     where o.stored_by = lims.me() or lims.has_duty('laboratory_manager', 'quality_manager')
     group by p.id, o.stored_by
$$;

grant execute on function lims.overstays, lims.overstaying, lims.tasks_storage to lims_staff;
