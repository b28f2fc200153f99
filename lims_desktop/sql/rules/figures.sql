-- Figures (domain.md section 13): numbers with a definition, a clock, a population and a moment. Each is one function
-- `lims.figure_<code>(_as_of)`, found by its name; its comment says which version of the definition it computes, and
-- `resources/figures` has the words. They count everything, restricted cases too, and name no item, case or person.
-- A question about the past is answered from the events until then: last month's question has last month's answer.

insert into lab.policy (name, value) values
    ('held_days', '7'),           -- how long a person may hold an item before it counts as held too long
    ('time_zone', '"UTC"')        -- whose midnight ends a month
on conflict do nothing;

-- label: what the value is of (a place, a month, a code); part: a part of it (an age), or empty; page and argument: the
-- list behind it, if there is one.
create type lims.figure_row as (label text, part text, value numeric, page text, argument jsonb);

-- Where everything was at that moment. Most items have not moved since, and their narrow row says it; of the others, the
-- newest event until then. A carrier (a box, a rack) is no exhibit and not counted.
create function lims.placed(_as_of timestamptz) returns table (item_id bigint, place_id bigint, placed_at timestamptz, at timestamptz)
language sql stable as $$
    select w.item_id, w.place_id, w.placed_at, w.at from lab.whereabouts w
     where w.at <= _as_of and w.item_id not in (select i.id from lab.item i where i.case_id is null)
    union all
    select w.item_id, newest.to_place, moved.at, newest.at
      from lab.whereabouts w
      cross join lateral (select c.seq, c.to_place, c.at from lab.custody c where c.item_id = w.item_id and c.at <= _as_of
                           order by c.seq desc limit 1) newest
      cross join lateral (select c.at from lab.custody c where c.item_id = w.item_id and c.seq <= newest.seq
                             and c.from_place is distinct from c.to_place order by c.seq desc limit 1) moved
     where w.at > _as_of and w.item_id not in (select i.id from lab.item i where i.case_id is null)
$$;

-- The room, or else the site, in which each location is.
create function lims.rooms() returns table (place_id bigint, room_id bigint)
language sql stable as $$
    with recursive inside (place_id, room_id) as (
        select p.id, p.id from lab.place p where p.kind = 'location' and p.parent_id is null
        union all
        select p.id, case when p.level in ('site', 'room') then p.id else i.room_id end
          from inside i join lab.place p on p.parent_id = i.place_id
    ) select i.place_id, i.room_id from inside i
$$;

-- The limits between ages, oldest first, as moments; and the name of the age between them. (A moment is found among limits
-- computed once much quicker than an interval is computed and compared for each of 300,000 items.)
create function lims.age_limits(_as_of timestamptz) returns timestamptz[]
language sql immutable as $$
    select array[_as_of - interval '8760 hours', _as_of - interval '4320 hours', _as_of - interval '720 hours']
$$;

create function lims.age_band(_among int) returns text
language sql immutable as $$
    select (array['older', 'd365', 'd180', 'd30'])[_among + 1]
$$;

create function lims.zone() returns text
language sql stable as $$
    select lims.policy('time_zone') #>> '{}'
$$;

-- The last moment of a day, and of a month.
create function lims.day_end(_day date) returns timestamptz
language sql stable as $$
    select (_day + 1)::timestamp at time zone lims.zone() - interval '1 microsecond'
$$;

create function lims.month_end(_month date) returns timestamptz
language sql stable as $$
    select lims.day_end((date_trunc('month', _month) + interval '1 month - 1 day')::date)
$$;

-- What is where --------------------------------------------------------------------------------------------------------

create function lims.figure_where_held(_as_of timestamptz) returns setof lims.figure_row
language sql stable security definer set search_path = '' as $$
    select p.kind, '', sum(h.items), 'items', jsonb_build_object('where_kind', p.kind, 'exhibits', true)
      from (select w.place_id, count(*) items from lims.placed(_as_of) w group by w.place_id) h join lab.place p on p.id = h.place_id
     group by p.kind
     order by array_position(array['location', 'person', 'transit', 'external', 'terminal'], p.kind)
$$;
comment on function lims.figure_where_held is 'version 1';

create function lims.figure_held_by_place(_as_of timestamptz) returns setof lims.figure_row
language sql stable security definer set search_path = '' as $$
    -- First by place, of which there are few, then by room. Few items are young: those are looked up, and all others are the rest of
    -- what each place holds. (To join each of 300,000 items with when it was registered took twice as long.)
    with everything as materialized (
        select w.place_id, count(*) items from lims.placed(_as_of) w group by w.place_id
    ), young as materialized (
        select w.place_id, width_bucket(i.registered_at, (select lims.age_limits(_as_of))) as among, count(*) items
          from lab.item i join lims.placed(_as_of) w on w.item_id = i.id
         where i.registered_at >= (select (lims.age_limits(_as_of))[1]) group by 1, 2
    ), by_place as (
        select y.place_id, y.among, y.items from young y
        union all
        select e.place_id, 0, e.items - coalesce(y.items, 0)
          from everything e left join (select y.place_id, sum(y.items) as items from young y group by y.place_id) y on y.place_id = e.place_id
         where e.items > coalesce(y.items, 0)
    )
    select room.path, lims.age_band(h.among), sum(h.items), 'items', jsonb_build_object('inside', room.id, 'exhibits', true)
      from by_place h join lims.rooms() r on r.place_id = h.place_id join lab.place room on room.id = r.room_id
     group by room.id, h.among
     order by sum(sum(h.items)) over (partition by room.id) desc, room.path, h.among desc
$$;
comment on function lims.figure_held_by_place is 'version 1';

create function lims.figure_untouched(_as_of timestamptz) returns setof lims.figure_row
language sql stable security definer set search_path = '' as $$
    select (array['longer', 'y5', 'y2', 'y1'])[t.among + 1], '', t.items, 'items',
           jsonb_build_object('where_kind', 'location', 'exhibits', true, 'touched_since', l.limits[t.among], 'touched_before', l.limits[t.among + 1])
      from (select array[_as_of - interval '43800 hours', _as_of - interval '17520 hours', _as_of - interval '8760 hours'] as limits) l
      cross join lateral (
            select width_bucket(w.at, l.limits) as among, count(*) items
              from lims.placed(_as_of) w where w.place_id in (select p.id from lab.place p where p.kind = 'location') group by 1) t
     order by t.among desc
$$;
comment on function lims.figure_untouched is 'version 1';

-- What is away, and what should be back -------------------------------------------------------------------------------

create function lims.figure_in_transit(_as_of timestamptz) returns setof lims.figure_row
language sql stable security definer set search_path = '' as $$
    select o.name, '', count(*), 'items', jsonb_build_object('to_office', o.id, 'exhibits', true)
      from lab.dispatch d join lims.placed(_as_of) w on w.place_id = d.place_id join lab.office o on o.id = d.to_office
     group by o.id order by count(*) desc, o.name
$$;
comment on function lims.figure_in_transit is 'version 1';

create function lims.figure_overdue_arrivals(_as_of timestamptz) returns setof lims.figure_row
language sql stable security definer set search_path = '' as $$
    select o.name, '', count(*), 'items', jsonb_build_object('to_office', o.id, 'overdue', true, 'exhibits', true)
      from lab.dispatch d join lims.placed(_as_of) w on w.place_id = d.place_id join lab.office o on o.id = d.to_office
     where d.due_at < _as_of group by o.id order by count(*) desc, o.name
$$;
comment on function lims.figure_overdue_arrivals is 'version 1';

create function lims.figure_overdue_court(_as_of timestamptz) returns setof lims.figure_row
language sql stable security definer set search_path = '' as $$
    select a.name, '', count(*), 'items', jsonb_build_object('at_court', a.id, 'overdue_court', true, 'exhibits', true)
      from lab.court_visit v join lab.court_exhibit e on e.visit_id = v.id join lab.agency a on a.id = v.court
     where v.out_at <= _as_of and v.due_at < _as_of and (e.settled_at is null or e.settled_at > _as_of)
     group by a.id order by count(*) desc, a.name
$$;
comment on function lims.figure_overdue_court is 'version 1';

create function lims.figure_lockers_over(_as_of timestamptz) returns setof lims.figure_row
language sql stable security definer set search_path = '' as $$
    select p.path, '', count(*), 'items', jsonb_build_object('place', p.id, 'over_limit', true, 'exhibits', true)
      from lab.place p join lims.placed(_as_of) w on w.place_id = p.id
     where p.storage_class = 'LOCKER' and _as_of - w.placed_at > p.limit_hours * interval '1 hour'
     group by p.id order by count(*) desc, p.path
$$;
comment on function lims.figure_lockers_over is 'version 1';

create function lims.figure_held_too_long(_as_of timestamptz) returns setof lims.figure_row
language sql stable security definer set search_path = '' as $$
    select coalesce(o.name, ''), '', count(*), 'items', jsonb_build_object('office_of_holder', coalesce(o.id, 0), 'where_kind', 'person',
               'exhibits', true, 'placed_before', _as_of - (select lims.policy_number('held_days') * interval '24 hours'))
      from lab.person h join lims.placed(_as_of) w on w.place_id = h.place_id left join lab.office o on o.id = h.office_id
     where w.placed_at < _as_of - (select lims.policy_number('held_days') * interval '24 hours')
     group by o.id order by count(*) desc, o.name
$$;
comment on function lims.figure_held_too_long is 'version 1';

-- What comes and what goes -----------------------------------------------------------------------------------------------

-- Twelve months until the moment. What left and came back is no disposal: an item counts when it is still gone.
create function lims.figure_disposal_to_intake(_as_of timestamptz) returns setof lims.figure_row
language sql stable security definer set search_path = '' as $$
    with months as materialized (
        select m.n, to_char(m.first, 'YYYY-MM') as month, m.first at time zone z.zone as starts
          from (select lims.zone() as zone) z
          cross join lateral generate_series(date_trunc('month', _as_of at time zone z.zone) - interval '11 months',
                                             _as_of at time zone z.zone, interval '1 month') with ordinality m (first, n)
    ), limits as materialized (
        select array_agg(m.starts order by m.n) as starts from months m
    ), came as materialized (
        select width_bucket(i.registered_at, (select l.starts from limits l)) as n, count(*) items from lab.item i
         where i.registered_at between (select l.starts[1] from limits l) and _as_of and i.standing = 'RECEIVED' and i.case_id is not null
         group by 1
    ), went as materialized (
        select width_bucket(w.placed_at, (select l.starts from limits l)) as n, count(*) items from lims.placed(_as_of) w
         where w.place_id in (select p.id from lab.place p where p.kind in ('terminal', 'external'))
           and w.placed_at >= (select l.starts[1] from limits l)
           and exists (select from lab.custody c where c.item_id = w.item_id and c.at = w.placed_at and c.kind in ('DESTROY', 'RETURN'))
         group by 1
    )
    select m.month, v.part, v.value, case when v.list is not null then 'items' end,
           case when v.list is not null then jsonb_build_object(v.list || '_since', m.starts, v.list || '_before', m.ends, 'exhibits', true) end
      from (select m.*, coalesce(lead(m.starts) over (order by m.n), _as_of) as ends from months m) m
      left join came c on c.n = m.n left join went g on g.n = m.n
      cross join lateral (values (1, 'ratio', round(coalesce(g.items, 0)::numeric / nullif(c.items, 0), 2), null),
                                 (2, 'taken_in', coalesce(c.items, 0), 'registered'), (3, 'disposed', coalesce(g.items, 0), 'gone')) v (n, part, value, list)
     order by m.n, v.n
$$;
comment on function lims.figure_disposal_to_intake is 'version 1';

-- What stands in the way -------------------------------------------------------------------------------------------------

create function lims.figure_discrepancies_open(_as_of timestamptz) returns setof lims.figure_row
language sql stable security definer set search_path = '' as $$
    select d.kind, lims.age_band(a.among), count(*), 'discrepancies', jsonb_build_object('kind', d.kind)
      from lab.discrepancy d cross join lateral width_bucket(d.raised_at, lims.age_limits(_as_of)) a (among)
     where d.raised_at <= _as_of and (d.state not in ('RESOLVED', 'CAPA') or d.settled_at > _as_of)
     group by d.kind, a.among order by sum(count(*)) over (partition by d.kind) desc, d.kind, a.among desc
$$;
comment on function lims.figure_discrepancies_open is 'version 1';

create function lims.figure_holds_active(_as_of timestamptz) returns setof lims.figure_row
language sql stable security definer set search_path = '' as $$
    select h.kind, '', count(*), 'holds', jsonb_build_object('kind', h.kind) from lab.hold h
     where h.origin is null and h.set_at <= _as_of and (h.lifted_at is null or h.lifted_at > _as_of) and (h.expires_at is null or h.expires_at > _as_of)
     group by h.kind order by count(*) desc, h.kind
$$;
comment on function lims.figure_holds_active is 'version 1';

-- All of them ------------------------------------------------------------------------------------------------------------

create function lims.figure_codes() returns table (code text, version int)
language sql stable set search_path = '' as $$
    select substr(p.proname, 8), substring(obj_description(p.oid, 'pg_proc') from '\d+')::int
      from pg_catalog.pg_proc p
     where p.pronamespace = 'lims'::regnamespace and p.prorettype = 'lims.figure_row'::regtype order by 1
$$;

create function lims.figure(_code text, _as_of timestamptz) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
    rows jsonb;
begin
    execute format('select coalesce(jsonb_agg(to_jsonb(f)), ''[]'') from lims.%I($1) f', 'figure_' || _code) into rows using _as_of;
    return rows;
end $$;

-- One figure, or all, as of the end of a day, or now. A month that was frozen answers what it answered then, whatever was
-- learnt since.
create function lims.figures(_day date default null, _code text default null) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
    asked_at constant timestamptz := clock_timestamp();
    at timestamptz := asked_at;
    frozen jsonb;
begin
    if _day is not null then
        perform lims.need_moment(_day);
        at := least(lims.day_end(_day), asked_at);
    end if;
    select jsonb_object_agg(f.code, jsonb_build_object('code', f.code, 'version', f.version, 'rows', f.rows, 'sha256', f.sha256,
               'frozen_at', f.frozen_at, 'frozen_by', lims.person_name(f.frozen_by)))
      into frozen from lab.frozen_figure f where f.as_of = at;
    return jsonb_build_object('asked_at', asked_at, 'as_of', at, 'figures', coalesce(
        (select jsonb_agg(coalesce(frozen -> c.code,
                jsonb_build_object('code', c.code, 'version', c.version, 'rows', lims.figure(c.code, at))) order by c.code)
           from lims.figure_codes() c where c.code = _code or _code is null), '[]'));
end $$;

-- Frozen monthly ---------------------------------------------------------------------------------------------------------

create trigger audit after insert or update or delete on lab.frozen_figure for each row execute function chain.record_row('figures', 'month');
create trigger frozen before update or delete or truncate on lab.frozen_figure for each statement execute function chain.frozen();

-- Keeps every figure as of the end of a month that is over; once.
create function lims.figures_freeze(_act uuid, _month date, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'figures_freeze', jsonb_build_object('month', _month), _reason);
    first_day date := date_trunc('month', _month);
    until timestamptz;
    kept record;
begin
    if answer is not null then return answer; end if;
    perform lims.needed(_month::text, 'month');
    perform lims.need_moment(_month);
    until := lims.month_end(first_day);
    if until >= lims.act_time() then
        perform lims.refuse('figure.month_not_over', jsonb_build_object('month', to_char(first_day, 'YYYY-MM')));
    end if;
    select lims.person_name(f.frozen_by) as name, f.frozen_at into kept from lab.frozen_figure f where f.month = first_day limit 1;
    if found then
        perform lims.refuse('figure.frozen_already', jsonb_build_object('month', to_char(first_day, 'YYYY-MM'), 'by', kept.name, 'at', kept.frozen_at));
    end if;
    insert into lab.frozen_figure (month, code, version, as_of, rows, sha256, frozen_by, frozen_at)
    select first_day, c.code, c.version, until, v.rows, encode(sha256(convert_to(v.rows::text, 'UTF8')), 'hex'), lims.me(), lims.act_time()
      from lims.figure_codes() c cross join lateral (select lims.figure(c.code, until) as rows) v;
    return lims.finish_act(_act, jsonb_build_object('month', first_day, 'as_of', until,
        'figures', (select count(*) from lab.frozen_figure f where f.month = first_day)));
end $$;

-- The months that are kept, the newest first.
create function lims.figures_frozen() returns jsonb
language sql stable set search_path = '' as $$
    select coalesce(jsonb_agg(to_jsonb(m) order by m.month desc), '[]')
      from (select f.month, f.as_of, min(f.frozen_at) frozen_at, min(lims.person_name(f.frozen_by)) frozen_by
              from lab.frozen_figure f group by f.month, f.as_of) m
$$;

-- A month that is over and not frozen yet awaits the managers.
create function lims.tasks_figures() returns setof lims.task
language sql stable security definer set search_path = '' as $$
    select ('figure.task_freeze', jsonb_build_object('month', to_char(m.month, 'YYYY-MM')), 'figures', to_jsonb(m.month::text),
            lims.month_end(m.month), null)::lims.task
      from (select (date_trunc('month', clock_timestamp() at time zone lims.zone()) - interval '1 month')::date as month) m
     where (select lims.sees_restricted()) and not exists (select from lab.frozen_figure f where f.month = m.month)
$$;

-- Prints what is on the screen: a document about these figures, whose numbers its bytes hold.
create function lims.figures_print(_act uuid, _day date, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'figures_print', jsonb_build_object('day', _day), _reason);
begin
    if answer is not null then return answer; end if;
    perform lims.needed(_day::text, 'day');
    perform lims.need_moment(_day);
    return lims.finish_act(_act, jsonb_build_object('head', lims.document_head(lims.issue_document('figures', 'figures/' || _day))));
end $$;

alter table lab.frozen_figure enable row level security;
create policy staff on lab.frozen_figure for select to lims_staff using (true);
grant select on lab.frozen_figure to lims_staff;

grant execute on function lims.figures, lims.figures_frozen, lims.tasks_figures to lims_staff;
grant execute on function lims.figures_freeze to lims_laboratory_manager, lims_quality_manager;
grant execute on function lims.figures_print
    to lims_evidence_technician, lims_laboratory_manager, lims_quality_manager, lims_auditor;
