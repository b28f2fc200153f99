-- Control charts: what the controls of submitted runs were worth, the period they are judged in, and the rules of Westgard
-- (J. O. Westgard, P. L. Barry, M. R. Hunt, T. Groth, Clin. Chem. 27 (1981) 493-501).

-- Which of the rules keep a run from passing: 'none', or their names with a space between.
insert into lab.policy (name, value) values ('westgard_blocks', '"none"') on conflict do nothing;

create trigger frozen before update or delete or truncate on lab.control_point for each statement execute function chain.frozen();
create trigger audit after insert or update or delete on lab.control_point for each row execute function chain.record_row('worksheet', 'worksheet_id');
create trigger audit after insert or update or delete on lab.control_period for each row execute function chain.record_row('method', 'method_id');
create trigger frozen before update or delete or truncate on lab.control_period for each statement execute function chain.frozen();

-- The numbers that a control is accepted by: those fields of a position that its formula asks about.
create function lims.charted_fields(_definition jsonb, _control jsonb) returns setof text
language sql stable set search_path = '' as $$
    select f.value ->> 'code' from jsonb_array_elements(_definition -> 'fields') f
     where f.value ->> 'level' = 'item' and f.value ->> 'kind' = 'number'
       and f.value ->> 'code' in (select o #>> '{}' from jsonb_path_query(lims.formula_tree(_control ->> 'accept'), '$.**.of') o)
$$;

-- The controls of a run that is being submitted, as they were judged.
create function lims.keep_control_points(_worksheet lab.worksheet, _values jsonb, _verdicts jsonb) returns void
language plpgsql set search_path = '' as $$
declare known jsonb := lims.definition_of(_worksheet);
begin
    insert into lab.control_point (worksheet_id, position_id, method_id, control, field, value, accepted, at)
    select _worksheet.id, p.id, v.method_id, p.control, f.field, (_values #>> array['positions', p.id::text, 'values', f.field])::numeric,
           coalesce(_verdicts -> p.id::text = 'true', false), lims.act_time()
      from lab.run_position p join lab.method_version v on v.id = _worksheet.version_id
      join jsonb_array_elements(known -> 'controls') c on c.value ->> 'code' = p.control
     cross join lateral lims.charted_fields(known, c.value) f(field)
     where p.worksheet_id = _worksheet.id and p.disposition is null
       and jsonb_typeof(_values #> array['positions', p.id::text, 'values', f.field]) = 'number'
     order by p.place, f.field;
end $$;

-- Every point of one method, field and instrument (null: of all): the newest of each position, its period, its z. Where no
-- period was settled, the first 20 accepted points settle one; they themselves, and what comes before 20, are not judged.
create function lims.control_scores(_method bigint, _field text, _instrument bigint)
returns table (id bigint, worksheet_id bigint, position_id bigint, control text, value numeric, accepted boolean, at timestamptz,
               period bigint, settles boolean, mean numeric, s numeric, z numeric)
language sql stable set search_path = '' as $$
    with point as (
        select distinct on (c.position_id) c.* from lab.control_point c
         where c.method_id = _method and c.field = _field
           and (_instrument is null or exists (select from lab.worksheet_use u where u.worksheet_id = c.worksheet_id and u.instrument_id = _instrument))
         order by c.position_id, c.id desc),
    placed as (
        select p.*, d.id as period, d.mean, d.s from point p left join lateral (
            select d.id, d.mean, d.s from lab.control_period d
             where d.method_id = _method and d.field = _field and d.control = p.control and d.begins <= p.at
               and (d.instrument_id is null or d.instrument_id = _instrument)
             order by d.begins desc, d.instrument_id nulls last, d.id desc limit 1) d on true),
    counted as (
        select p.*, p.period is null and p.accepted
                    and count(*) filter (where p.accepted) over (partition by p.control, p.period order by p.id) <= 20 as settles
          from placed p),
    settled as (
        select c.control, avg(c.value) as mean, stddev_samp(c.value) as s, max(c.id) as last, count(*) as n
          from counted c where c.settles group by c.control)
    select c.id, c.worksheet_id, c.position_id, c.control, c.value, c.accepted, c.at, c.period, c.settles,
           coalesce(c.mean, b.mean), coalesce(c.s, b.s),
           case when c.period is not null then (c.value - c.mean) / c.s
                when b.n = 20 and b.s > 0 and c.id > b.last then (c.value - b.mean) / b.s end
      from counted c left join settled b on b.control = c.control and c.period is null and b.n = 20
$$;

-- Which rules each point breaks. Within one control over time: 1-2s (a warning), 1-3s, 2-2s, 4-1s, 10-x; within one run,
-- between its controls: 2-2s and R-4s.
create function lims.westgard(_method bigint, _field text, _instrument bigint)
returns table (id bigint, rules text[])
language sql stable set search_path = '' as $$
    with judged as (
        select s.*, row_number() over w as nth, min(s.z) over two as low2, max(s.z) over two as high2,
               min(s.z) over four as low4, max(s.z) over four as high4, min(s.z) over ten as low10, max(s.z) over ten as high10
          from lims.control_scores(_method, _field, _instrument) s where s.z is not null
        window w as (partition by s.control, s.period order by s.id),
               two as (partition by s.control, s.period order by s.id rows 1 preceding),
               four as (partition by s.control, s.period order by s.id rows 3 preceding),
               ten as (partition by s.control, s.period order by s.id rows 9 preceding)),
    run as (select j.worksheet_id, max(j.z) as high, min(j.z) as low from judged j group by j.worksheet_id)
    select j.id, array_remove(array[
        case when abs(j.z) > 2 and abs(j.z) <= 3 then '1-2s' end,
        case when abs(j.z) > 3 then '1-3s' end,
        case when j.nth >= 2 and (j.low2 > 2 or j.high2 < -2) or exists (select from judged o
                where o.worksheet_id = j.worksheet_id and o.control <> j.control and (o.z > 2 and j.z > 2 or o.z < -2 and j.z < -2)) then '2-2s' end,
        case when j.z > 2 and r.low < -2 or j.z < -2 and r.high > 2 then 'R-4s' end,
        case when j.nth >= 4 and (j.low4 > 1 or j.high4 < -1) then '4-1s' end,
        case when j.nth >= 10 and (j.low10 > 0 or j.high10 < 0) then '10-x' end], null)
      from judged j join run r on r.worksheet_id = j.worksheet_id
$$;

-- What a worksheet's own controls break: [{position, control, field, value, z, rules}]. It is judged with each instrument it used.
create function lims.worksheet_westgard(_worksheet bigint) returns jsonb
language sql stable security definer set search_path = '' as $$
    with asked as (
        select distinct c.method_id, c.field, u.instrument_id from lab.control_point c
          left join lab.worksheet_use u on u.worksheet_id = c.worksheet_id and u.instrument_id is not null
         where c.worksheet_id = _worksheet and lims.may_see_worksheet(_worksheet) and not lims.is_unseen(_worksheet)),
    broken as (
        select distinct s.position_id, s.control, a.field, s.value, r.rule from asked a
         cross join lateral lims.westgard(a.method_id, a.field, a.instrument_id) w
          join lims.control_scores(a.method_id, a.field, a.instrument_id) s on s.id = w.id
         cross join lateral unnest(w.rules) r(rule)
         where s.worksheet_id = _worksheet)
    select coalesce(jsonb_agg(jsonb_build_object('position', b.position_id, 'place', b.place, 'control', b.control, 'field', b.field, 'value', b.value,
               'rules', b.rules) order by b.place, b.field), '[]')
      from (select k.position_id, p.place, k.control, k.field, k.value, jsonb_agg(k.rule order by k.rule) as rules
              from broken k join lab.run_position p on p.id = k.position_id where p.disposition is distinct from 'superseded'
             group by k.position_id, p.place, k.control, k.field, k.value) b
$$;

-- Whether a rule that the policy names is broken.
create function lims.is_blocked_by_westgard(_broken jsonb) returns boolean
language sql stable set search_path = '' as $$
    select exists (select from jsonb_array_elements(_broken) b, jsonb_array_elements_text(b.value -> 'rules') r
                    where r.value = any (string_to_array(lims.policy('westgard_blocks') #>> '{}', ' ')))
$$;

-- Asked by pages ----------------------------------------------------------------------------------------------------------

-- What can be charted: every method, control, field and instrument that has points.
create function lims.control_series() returns jsonb
language sql stable security definer set search_path = '' as $$
    select coalesce(jsonb_agg(jsonb_build_object('method_id', x.method_id, 'method', x.method, 'control', x.control, 'field', x.field,
               'instrument_id', x.instrument_id, 'instrument', x.instrument, 'points', x.points, 'last', x.last, 'definition', x.definition)
               order by x.method, x.control, x.field, x.instrument nulls first), '[]')
      from (select m.id as method_id, m.code as method, c.control, c.field, i.id as instrument_id, i.name as instrument,
                   count(distinct c.position_id) as points, max(c.at) as last,
                   (select v.definition from lab.control_point n join lab.worksheet w on w.id = n.worksheet_id join lab.method_version v on v.id = w.version_id
                     where n.method_id = m.id order by n.id desc limit 1) as definition
              from lab.control_point c join lab.method m on m.id = c.method_id
              left join lab.worksheet_use u on u.worksheet_id = c.worksheet_id and u.instrument_id is not null
              left join lab.instrument i on i.id = u.instrument_id
             where lims.is_staff() and c.worksheet_id not in (select lims.unseen_worksheets())
             group by m.id, m.code, c.control, c.field, i.id, i.name) x
$$;

-- One chart: its periods and points. A worksheet that is not for these eyes has no number; its control is there. Of a run that these
-- eyes may not see yet, because somebody verifies it blind, no control is there (unseen.sql); what follows is judged with it all the same.
create function lims.control_chart(_method bigint, _control text, _field text, _instrument bigint default null) returns jsonb
language sql stable security definer set search_path = '' as $$
    with seen as (select w.id from lab.worksheet w where exists (select from lab.control_point c where c.worksheet_id = w.id and c.method_id = _method)
                     and lims.may_see_worksheet(w.id))
    select jsonb_build_object(
        'periods', (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'mean', d.mean, 's', d.s, 'begins', d.begins, 'settled_by', lims.person_name(d.settled_by),
                'settled_at', d.settled_at, 'reason', d.reason, 'all_instruments', d.instrument_id is null) order by d.begins, d.id), '[]') from lab.control_period d
            where d.method_id = _method and d.control = _control and d.field = _field and (d.instrument_id is null or d.instrument_id = _instrument)),
        'points', (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'worksheet', case when n.id is not null then s.worksheet_id end,
                'number', case when n.id is not null then w.number end, 'place', p.place, 'at', s.at, 'value', s.value, 'accepted', s.accepted,
                'disposition', p.disposition, 'period', s.period, 'settles', s.settles, 'mean', s.mean, 's', s.s, 'z', round(s.z, 2),
                'rules', coalesce(to_jsonb(g.rules), '[]')) order by s.id), '[]')
            from lims.control_scores(_method, _field, _instrument) s join lab.run_position p on p.id = s.position_id join lab.worksheet w on w.id = s.worksheet_id
            left join seen n on n.id = s.worksheet_id left join lims.westgard(_method, _field, _instrument) g on g.id = s.id
           where s.control = _control and s.worksheet_id not in (select lims.unseen_worksheets())))
     where lims.is_staff()
$$;

-- A mean and a standard deviation that hold from a moment on.
create function lims.control_settle(
    _act uuid, _method bigint, _control text, _field text, _mean numeric, _s numeric, _begins timestamptz, _instrument bigint default null,
    _reason text default null
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'control_settle', jsonb_build_object('method', _method, 'control', _control, 'field', _field, 'mean', _mean,
        's', _s, 'begins', _begins, 'instrument', _instrument), _reason);
    made bigint;
begin
    if answer is not null then return answer; end if;
    if not exists (select from lab.control_point c where c.method_id = _method and c.control = _control and c.field = _field) then
        perform lims.refuse('control.unknown');
    elsif (_s > 0 and _s < 'Infinity' and _mean > '-Infinity' and _mean < 'Infinity') is not true then
        perform lims.refuse('control.no_spread');
    elsif _instrument is not null and not exists (select from lab.instrument i where i.id = _instrument) then
        perform lims.refuse('instrument.unknown');
    end if;
    perform lims.need_moment(_begins);
    perform lims.need_reason(_reason, 'control.why_settled');
    insert into lab.control_period (method_id, control, field, instrument_id, mean, s, begins, settled_by, settled_at, reason)
    values (_method, _control, _field, _instrument, _mean, _s, _begins, lims.me(), lims.act_time(), lims.typed(_reason, 'reason')) returning id into made;
    return lims.finish_act(_act, jsonb_build_object('period', made));
end $$;

create function lims.control_chart_print(_act uuid, _method bigint, _control text, _field text, _instrument bigint default null, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'control_chart_print', jsonb_build_object('method', _method, 'control', _control, 'field', _field,
        'instrument', _instrument), _reason);
begin
    if answer is not null then return answer; end if;
    if not exists (select from lab.control_point c where c.method_id = _method and c.control = _control and c.field = _field) then
        perform lims.refuse('control.unknown');
    end if;
    return lims.finish_act(_act, jsonb_build_object('head', lims.document_head(lims.issue_document('control_chart', 'method/' || _method))));
end $$;

alter table lab.control_point enable row level security;
create policy visible on lab.control_point for select to lims_staff using (
    worksheet_id not in (select lims.unseen_worksheets()) and exists (select from lab.worksheet w where w.id = worksheet_id));
alter table lab.control_period enable row level security;
create policy staff on lab.control_period for select to lims_staff using (true);
grant select on lab.control_point, lab.control_period to lims_staff;

grant execute on function lims.worksheet_westgard, lims.control_series, lims.control_chart to lims_staff;
grant execute on function lims.control_settle to lims_technical_reviewer, lims_quality_manager;
grant execute on function lims.control_chart_print
    to lims_analyst, lims_medical_examiner, lims_technical_reviewer, lims_laboratory_manager, lims_quality_manager, lims_auditor;
