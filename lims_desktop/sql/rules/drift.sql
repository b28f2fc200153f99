-- The drift view: what happened to each analyst's work by one method in an interval, as counts: how many of how many. An analyst sees
-- their own beside the peers together; leaders of sections, managers and auditors see each. Counted is the work of worksheets
-- started in [_from, _to).

-- Everything that can be counted, one row each: whether it is one of those that the measure is about, and the worksheet to look at.
create type lims.counted as (measure text, person_id bigint, worksheet_id bigint, position_id bigint, hit boolean, at timestamptz, what text, why text);

create function lims.drift_counted(_method bigint, _from timestamptz, _to timestamptz) returns setof lims.counted
language sql stable set search_path = '' as $$
    with run as (
        select w.* from lab.worksheet w join lab.method_version v on v.id = w.version_id
         where v.method_id = _method and w.started_at >= _from and w.started_at < _to
    ), attempt as (
        select p.*, r.analyst_id, r.started_at, r.state, i.number from run r join lab.run_position p on p.worksheet_id = r.id join lab.item i on i.id = p.item_id
    )
    -- A re-run is an attempt that repeats another one of the same run.
    select 'reruns', a.analyst_id, a.worksheet_id, a.id, a.repeats is not null, a.started_at, a.number, a.repeat_reason from attempt a
    union all
    select 'superseded', a.analyst_id, a.worksheet_id, a.id, a.disposition is not distinct from 'superseded', coalesce(a.disposed_at, a.started_at), a.number,
           a.disposition_reason from attempt a
    union all
    select 'invalid', a.analyst_id, a.worksheet_id, a.id, a.disposition is not distinct from 'invalid', coalesce(a.disposed_at, a.started_at), a.number,
           a.disposition_reason from attempt a
    union all
    -- A control is rejected when it was not as it must be at a submission: the ledger keeps what was judged then.
    select 'controls', r.analyst_id, r.id, j.key::bigint, j.value is distinct from 'true', e.at, p.control, null
      from run r join ledger.entry e on e.stream = 'worksheet/' || r.id and e.kind in ('QC_PASS', 'QC_FAIL')
      cross join lateral jsonb_each(e.body::jsonb -> 'controls') j join lab.run_position p on p.id = j.key::bigint
    union all
    -- A value is one entry, first or later; whoever entered it answers for it.
    select 'late', v.entered_by, r.id, v.position_id, v.late, v.entered_at, v.field, v.reason
      from run r join lab.result v on v.worksheet_id = r.id where v.position_id is not null
    union all
    select 'corrections', v.entered_by, r.id, v.position_id, v.version > 1, v.entered_at, v.field, v.reason from run r join lab.result v on v.worksheet_id = r.id
$$;

create function lims.need_drift_interval(_from timestamptz, _to timestamptz) returns void
language plpgsql stable set search_path = '' as $$
begin
    perform lims.need_moment(_from), lims.need_moment(_to);
    if (_from < _to and _to <= _from + interval '5 years 1 day') is not true then
        perform lims.refuse('drift.interval');
    end if;
end $$;

-- For each measure and analyst: hits of tries, and those of all others together. Who sees only themself is told of the others only when
-- they are three or more: fewer would be told one by one.
create function lims.drift(_method bigint, _from timestamptz, _to timestamptz) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare everyone boolean := lims.sees_all_tests();
begin
    perform lims.need_drift_interval(_from, _to);
    return (
        with one as (
            select c.measure, c.person_id, count(*) filter (where c.hit) as hits, count(*) as tries
              from lims.drift_counted(_method, _from, _to) c group by c.measure, c.person_id
        ), beside as (
            select o.*, o.hits::numeric / o.tries as rate, sum(o.hits) over (partition by o.measure) - o.hits as other_hits,
                   sum(o.tries) over (partition by o.measure) - o.tries as other_tries, count(*) over (partition by o.measure) - 1 as others
              from one o
        ), middle as (
            select o.measure, round(percentile_cont(0.5) within group (order by o.hits::float8 / o.tries)::numeric, 4) as median, count(*) as people
              from one o group by o.measure
        )
        select jsonb_build_object('asked_at', clock_timestamp(), 'everyone', everyone,
            'rows', coalesce((select jsonb_agg(jsonb_build_object('measure', b.measure, 'person', b.person_id, 'name', lims.person_name(b.person_id),
                        'hits', b.hits, 'tries', b.tries, 'others', b.others) || case when everyone or b.others >= 3
                        then jsonb_build_object('other_hits', b.other_hits, 'other_tries', b.other_tries) else '{}' end
                        order by b.measure, lims.person_name(b.person_id), b.person_id)
                      from beside b where everyone or b.person_id = lims.me()), '[]'),
            'medians', coalesce((select jsonb_object_agg(m.measure, m.median) from middle m where everyone or m.people > 3), '{}')));
end $$;

-- What a number counts, line by line, the newest first; lines of worksheets hidden from the asker are only counted.
create function lims.drift_lines(_method bigint, _from timestamptz, _to timestamptz, _person bigint, _measure text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
    perform lims.need_drift_interval(_from, _to);
    if (_measure in ('reruns', 'superseded', 'invalid', 'controls', 'late', 'corrections')) is not true then
        perform lims.refuse('drift.unknown', jsonb_build_object('measure', left(_measure, 40)));
    end if;
    return (
        select jsonb_build_object('hidden', count(*) filter (where not x.seen), 'lines', coalesce(jsonb_agg(jsonb_build_object('worksheet', x.worksheet_id,
            'number', x.number, 'position', x.position_id, 'place', x.place, 'at', x.at, 'what', x.what,
            'why', case when x.worksheet_id not in (select lims.unseen_worksheets()) then x.why end) order by x.at desc, x.position_id desc)
            filter (where x.seen), '[]'))
          from (select c.*, w.number, p.place, lims.may_see_worksheet(c.worksheet_id) as seen
                  from lims.drift_counted(_method, _from, _to) c join lab.worksheet w on w.id = c.worksheet_id left join lab.run_position p on p.id = c.position_id
                 where c.measure = _measure and c.person_id = _person and c.hit and (_person = lims.me() or lims.sees_all_tests())
                 order by c.at desc limit 1000) x);
end $$;

grant execute on function lims.drift, lims.drift_lines to lims_analyst, lims_medical_examiner, lims_technical_reviewer, lims_quality_manager,
    lims_laboratory_manager, lims_auditor;
