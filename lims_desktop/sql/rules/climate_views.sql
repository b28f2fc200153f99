-- What the page of temperatures asks: how each place is now, its readings, and what lay there while it was out of its range.

-- Places with a range of their own that somebody watches: one inside a place with a range is watched through that place, until
-- it has readings of its own. state: good, out, silent (no reading for longer than the policy), never.
create function lims.climate_states() returns table (place_id bigint, path text, low numeric, high numeric, value numeric, at timestamptz,
                                                     source text, device text, state text, since timestamptz)
language sql stable security definer set search_path = '' as $$
    select p.id, p.path, p.temperature_low, p.temperature_high, n.value, n.at, n.source, n.device,
           case when n.at is null then 'never'
                when n.at < clock_timestamp() - lims.policy_number('reading_gap_minutes') * interval '1 minute' then 'silent'
                when n.outside then 'out' else 'good' end,
           case when n.outside then (select min(r.at) from lab.reading r where r.place_id = p.id and r.at > coalesce(
               (select max(g.at) from lab.reading g where g.place_id = p.id and not g.outside), '-infinity')) else n.at end
      from lab.place p
      left join lab.place above on above.id = p.parent_id
      left join lateral (select r.* from lab.reading r where r.place_id = p.id order by r.at desc, r.id desc limit 1) n on true
     where p.kind = 'location' and p.active and num_nonnulls(p.temperature_low, p.temperature_high) > 0
       and (n.at is not null or num_nonnulls(above.temperature_low, above.temperature_high) = 0)
$$;

create function lims.climate() returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('asked_at', clock_timestamp(), 'gap_minutes', lims.policy_number('reading_gap_minutes'),
        'excursion_minutes', lims.policy_number('excursion_minutes'),
        'places', (select coalesce(jsonb_agg(to_jsonb(s) || jsonb_build_object(
                      'code', (select l.code from lab.label l where l.place_id = s.place_id and l.superseded_at is null limit 1), 'open', (select count(*) from lab.excursion e
                      where e.place_id = s.place_id and e.acknowledged_at is null)) order by s.path), '[]')
                     from lims.climate_states() s))
$$;

-- The readings of a place, in seconds since 1970. Of more than a few thousand, each stretch of time keeps its first, lowest,
-- highest and last: no peak is lost.
create function lims.readings_of(_place bigint, _from timestamptz, _until timestamptz) returns jsonb
language sql stable set search_path = '' as $$
    with cut as (
        select r.at, r.id, r.value, width_bucket(extract(epoch from r.at), extract(epoch from _from), extract(epoch from _until), 1000) as part
          from lab.reading r where r.place_id = _place and r.at >= _from and r.at < _until
    ), ranked as (
        select c.*, row_number() over (partition by c.part order by c.at, c.id) as first,
               row_number() over (partition by c.part order by c.at desc, c.id desc) as last,
               row_number() over (partition by c.part order by c.value, c.at) as lowest,
               row_number() over (partition by c.part order by c.value desc, c.at) as highest from cut c
    )
    select jsonb_build_object('times', coalesce(jsonb_agg(extract(epoch from r.at) order by r.at, r.id), '[]'),
                              'values', coalesce(jsonb_agg(r.value order by r.at, r.id), '[]'), 'count', (select count(*) from cut))
      from ranked r where 1 in (r.first, r.last, r.lowest, r.highest)
$$;

-- The items that were in these places at some moment from _from to _until, each with every stretch of time it was there: as
-- the custody moves say, and in whatever was below the place then. From each event to the next one an item is in one place: what
-- touches is one stretch.
create function lims.presence(_place bigint, _from timestamptz, _until timestamptz)
returns table (item_id bigint, since timestamptz, until timestamptz)
language sql stable security definer set search_path = '' as $$
    with berth as materialized (
        select t.* from lims.places_below_then(_place, _from, _until) t
    ), stay as (
        select c.item_id, tstzrange(greatest(c.prev_at, b.since), least(c.at, b.until)) as during
          from berth b join lab.custody c on c.from_place = b.place_id and c.at > b.since and c.prev_at < b.until
        union all
        select w.item_id, tstzrange(greatest(w.at, b.since), b.until)
          from berth b join lab.whereabouts w on w.place_id = b.place_id and w.at < b.until
    )
    select s.item_id, lower(r), upper(r)
      from (select stay.item_id, range_agg(stay.during) as whole from stay group by stay.item_id) s, unnest(s.whole) r
$$;

-- An excursion with the items that were there; of those that are not for these eyes only how many. A carrier is no exhibit.
create function lims.excursion_view(_excursion bigint) returns jsonb
language sql stable security definer set search_path = '' as $$
    with stay as materialized (
        select s.* from lab.excursion e, lims.presence(e.place_id, e.begun_at, coalesce(e.ended_at, clock_timestamp())) s
         where e.id = _excursion and s.item_id not in (select i.id from lab.item i where i.case_id is null)
    ), seen as materialized (
        select s.item_id, i.number, i.description, i.item_type, c.number as case_number, s.since, s.until
          from stay s join lab.item i on i.id = s.item_id join lab.case_file c on c.id = i.case_id
         where not c.restricted or lims.may_see_case(c.id, i.agency_id)
    )
    select to_jsonb(e) || jsonb_build_object('path', p.path, 'acknowledged_by', lims.person_name(e.acknowledged_by),
        'items', (select coalesce(jsonb_agg(to_jsonb(s) order by s.number, s.since), '[]') from seen s),
        'hidden', (select count(distinct s.item_id) from stay s) - (select count(distinct s.item_id) from seen s))
      from lab.excursion e join lab.place p on p.id = e.place_id where e.id = _excursion
$$;

-- An excursion awaits the managers, one that later readings contradict too: they could be anybody's wish; a place out of its range, or without readings, whoever looks after places.
create function lims.tasks_climate() returns setof lims.task
language sql stable set search_path = '' as $$
    select case when e.void then 'climate.task_contradicted' else 'climate.task_excursion' end, jsonb_build_object('place', p.path, 'peak', e.peak), 'climate', to_jsonb(e.place_id), e.begun_at, null::timestamptz
      from lab.excursion e join lab.place p on p.id = e.place_id
     where e.acknowledged_at is null and lims.has_duty('laboratory_manager', 'quality_manager')
    union all
    select 'climate.task_' || s.state, jsonb_build_object('place', s.path, 'value', s.value, 'at', s.at), 'climate', to_jsonb(s.place_id), s.since,
           case s.state when 'out' then s.since + lims.policy_number('excursion_minutes') * interval '1 minute'
                        else s.at + lims.policy_number('reading_gap_minutes') * interval '1 minute' end
      from lims.climate_states() s
     where s.state in ('out', 'silent') and lims.has_duty('evidence_technician', 'laboratory_manager', 'quality_manager')
$$;

grant execute on function lims.climate_states, lims.climate, lims.readings_of, lims.excursion_view, lims.tasks_climate to lims_staff;
