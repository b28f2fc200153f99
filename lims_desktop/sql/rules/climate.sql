-- Temperatures (domain.md section 4, rule 12): readings of places, and excursions out of their range.

insert into lab.policy (name, value) values
    ('excursion_minutes', '30'),        -- out of range for longer than this is an excursion
    ('reading_gap_minutes', '240')      -- a silence longer than this is no reading, not a good one
on conflict do nothing;

create trigger audit after insert or update or delete on lab.reading for each row execute function chain.record_row('climate', 'place_id');
create trigger frozen before update or delete or truncate on lab.reading for each statement execute function chain.frozen();
create trigger audit after insert or update or delete on lab.excursion for each row execute function chain.record_row('climate', 'place_id');

-- What was said of one reading: a moment null is now. Degrees Celsius, kept to one decimal.
create type lims.said_reading as (place bigint, value numeric, at timestamptz, raw text);

create function lims.need_reading(_said lims.said_reading, _row int) returns lims.said_reading
language plpgsql set search_path = '' as $$
declare place lab.place := lims.location(_said.place);
begin
    if place.temperature_low is null and place.temperature_high is null then
        perform lims.refuse('climate.no_range', jsonb_build_object('place', place.path));
    end if;
    if (_said.value >= -200 and _said.value <= 200) is not true then
        perform lims.refuse('climate.impossible_value',
            jsonb_build_object('value', coalesce(left(_said.value::text, 40), '—'), 'place', place.path, 'row', _row));
    end if;
    if _said.at > lims.act_time() then
        perform lims.refuse('climate.in_future', jsonb_build_object('at', _said.at, 'place', place.path, 'row', _row));
    end if;
    perform lims.need_moment(_said.at);
    _said.at := coalesce(_said.at, lims.act_time());
    _said.value := round(_said.value, 1);
    _said.raw := lims.typed(_said.raw, 'raw');
    return _said;
end $$;

create function lims.need_readings(_readings jsonb) returns lims.said_reading[]
language plpgsql set search_path = '' as $$
declare
    many int := case jsonb_typeof(_readings) when 'array' then jsonb_array_length(_readings) else 0 end;
    said lims.said_reading[] := '{}';
begin
    if many = 0 then
        perform lims.refuse('climate.nothing');
    elsif many > 5000 then
        perform lims.refuse('climate.too_many', jsonb_build_object('count', many, 'most', 5000));
    end if;
    for n in 1 .. many loop
        if jsonb_typeof(_readings -> n - 1) <> 'object' then
            perform lims.refuse('climate.nothing');
        end if;
        said := said || lims.need_reading(jsonb_populate_record(null::lims.said_reading, _readings -> n - 1), n);
    end loop;
    return said;
end $$;

-- The same source said something else of the same moment: neither is taken for the other.
create function lims.need_agreement(_source text, _device text, _said lims.said_reading[]) returns void
language plpgsql stable set search_path = '' as $$
declare other record;
begin
    select p.path, s.at, s.value, r.value as was into other
      from unnest(_said) s join lab.place p on p.id = s.place
      join lab.reading r on r.place_id = s.place and r.at = s.at and r.source = _source and r.device = _device
     where r.value <> s.value limit 1;
    if found then
        perform lims.refuse('climate.differs', jsonb_build_object('place', other.path, 'at', other.at, 'value', other.value, 'was', other.was));
    end if;
end $$;

-- Records many readings of one source at once; one that is known already is kept once.
create function lims.reading_record(_act uuid, _source text, _readings jsonb, _device text default '', _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'reading_record', jsonb_build_object('source', _source, 'readings', _readings,
        'device', _device), _reason);
    named text := coalesce(lims.typed(_device, 'device'), '');
    said lims.said_reading[];
    recorded int;
    raised bigint[] := '{}';
    place record;
begin
    if answer is not null then return answer; end if;
    if (_source in ('hand', 'csv', 'logger')) is not true or (_source <> 'hand' and named = '') then
        perform lims.refuse('climate.no_source', jsonb_build_object('source', left(_source, 40)));
    end if;
    said := lims.need_readings(_readings);
    perform from lab.place p where p.id in (select s.place from unnest(said) s) order by p.id for no key update;
    insert into lab.reading (place_id, at, value, low, high, source, device, raw, recorded_by, recorded_at)
    select s.place, s.at, s.value, p.temperature_low, p.temperature_high, _source, named, s.raw, lims.actor(), lims.act_time()
      from unnest(said) s join lab.place p on p.id = s.place
     order by s.place, s.at on conflict (place_id, at, source, device) do nothing;
    get diagnostics recorded = row_count;
    perform lims.need_agreement(_source, named, said);
    for place in select s.place as id, min(s.at) as first, max(s.at) as last from unnest(said) s group by s.place order by s.place loop
        raised := raised || lims.judge(place.id, place.first, place.last);
    end loop;
    return lims.finish_act(_act, jsonb_build_object('recorded', recorded, 'already', cardinality(said) - recorded, 'excursions', raised));
end $$;

-- Every unbroken row of readings outside the range that touches _from to _until: since the last good reading before, until
-- the first good one after. Silence does not end it: nobody saw that it was good. (Of two at one moment the good one comes
-- first.)
create function lims.stretches_outside(_place bigint, _from timestamptz, _until timestamptz)
returns table (good_at timestamptz, begun_at timestamptz, last_at timestamptz, ended_at timestamptz, peak numeric, low numeric, high numeric)
language sql stable set search_path = '' as $$
    with counted as (
        select r.*, count(*) filter (where not r.outside) over (order by r.at, r.outside, r.id) as after_good
          from lab.reading r
         where r.place_id = _place
           and r.at >= coalesce((select max(g.at) from lab.reading g where g.place_id = _place and not g.outside and g.at < _from), '-infinity')
           and (r.at, r.outside) <= (coalesce((select min(g.at) from lab.reading g where g.place_id = _place and not g.outside and g.at > _until),
                                              'infinity'), false)
    ), stretch as (
        select c.after_good, min(c.at) filter (where not c.outside) as good_at, min(c.at) filter (where c.outside) as begun_at,
               max(c.at) filter (where c.outside) as last_at,
               (array_agg(c.value order by greatest(c.value - c.high, c.low - c.value) desc, c.at) filter (where c.outside))[1] as peak,
               (array_agg(c.low order by c.at) filter (where c.outside))[1] as low,
               (array_agg(c.high order by c.at) filter (where c.outside))[1] as high
          from counted c group by c.after_good
    )
    select s.good_at, s.begun_at, s.last_at, lead(s.good_at) over (order by s.after_good), s.peak, s.low, s.high from stretch s
$$;

-- Raises and amends the excursions of a place after readings from _from to _until came; answers the new ones.
create function lims.judge(_place bigint, _from timestamptz, _until timestamptz) returns bigint[]
language plpgsql set search_path = '' as $$
declare
    one record;
    known bigint;
    seen bigint[] := '{}';
    raised bigint[] := '{}';
    longest constant interval := lims.policy_number('excursion_minutes') * interval '1 minute';
begin
    for one in select s.* from lims.stretches_outside(_place, _from, _until) s where s.begun_at is not null order by s.begun_at loop
        select e.id into known from lab.excursion e
         where e.place_id = _place and not e.void and e.begun_at <= one.last_at and e.last_at >= one.begun_at and e.id <> all (seen)
         order by e.begun_at limit 1;
        if known is not null then
            perform lims.amend_excursion(known, one, coalesce(one.ended_at, one.last_at) - one.begun_at <= longest);
            seen := seen || known;
        elsif coalesce(one.ended_at, one.last_at) - one.begun_at > longest then
            insert into lab.excursion (place_id, good_at, begun_at, last_at, ended_at, peak, low, high, raised_at)
            values (_place, one.good_at, one.begun_at, one.last_at, one.ended_at, one.peak, one.low, one.high, lims.act_time())
            returning id into known;
            seen := seen || known;
            raised := raised || known;
        end if;
    end loop;
    return raised;
end $$;

-- What is known better now. Who acknowledged it acknowledged what was known then: when it has grown, it is open again.
create function lims.amend_excursion(_excursion bigint, _now record, _void boolean) returns void
language plpgsql set search_path = '' as $$
declare was lab.excursion;
begin
    select e.* into was from lab.excursion e where e.id = _excursion;
    if (was.good_at, was.begun_at, was.last_at, was.ended_at, was.peak, was.void)
       is distinct from (_now.good_at, _now.begun_at, _now.last_at, _now.ended_at, _now.peak, _void) then
        update lab.excursion e
           set good_at = _now.good_at, begun_at = _now.begun_at, last_at = _now.last_at, ended_at = _now.ended_at, peak = _now.peak, void = _void
         where e.id = _excursion;
    end if;
    if _now.begun_at < was.begun_at or _now.last_at > was.last_at or coalesce(_now.ended_at, 'infinity') > coalesce(was.ended_at, 'infinity')
       or was.peak <> _now.peak then
        update lab.excursion e set acknowledged_by = null, acknowledged_at = null, reason = null
         where e.id = _excursion and e.acknowledged_at is not null;
    end if;
end $$;

create function lims.excursion_acknowledge(_act uuid, _excursion bigint, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'excursion_acknowledge', jsonb_build_object('excursion', _excursion), _reason);
    excursion lab.excursion;
    place lab.place;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    select e.* into excursion from lab.excursion e where e.id = _excursion for update;
    select p.* into place from lab.place p where p.id = excursion.place_id;
    if excursion.id is null then
        perform lims.refuse('climate.no_excursion');
    elsif excursion.acknowledged_at is not null then
        perform lims.refuse('climate.acknowledged', jsonb_build_object('name', lims.person_name(excursion.acknowledged_by), 'at', excursion.acknowledged_at));
    elsif excursion.ended_at is null and place.active and num_nonnulls(place.temperature_low, place.temperature_high) > 0 then
        perform lims.refuse('climate.still_outside', jsonb_build_object('place', place.path));
    end if;
    update lab.excursion e set acknowledged_by = lims.me(), acknowledged_at = lims.act_time(), reason = lims.typed(_reason, 'reason')
     where e.id = _excursion;
    return lims.finish_act(_act, jsonb_build_object('excursion', _excursion));
end $$;

alter table lab.reading enable row level security;
create policy visible on lab.reading for select to lims_staff using (true);
alter table lab.excursion enable row level security;
create policy visible on lab.excursion for select to lims_staff using (true);
grant select on lab.reading, lab.excursion to lims_staff;
grant execute on function lims.reading_record to lims_evidence_technician, lims_analyst, lims_laboratory_manager,
    lims_quality_manager, lims_scenes_of_crime_officer, lims_medical_examiner;
grant execute on function lims.excursion_acknowledge to lims_laboratory_manager, lims_quality_manager;
