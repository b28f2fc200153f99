-- Cases of thirty years and what belongs to them, without the triggers: the ledger is written in step 4.

create function bench.person_name(_seed bigint, _salt bigint) returns text
language sql stable parallel safe
return (select bench.one_of(m.given, _seed, _salt) || ' ' || bench.one_of(m.family, _seed, _salt + 1) from bench.material m);

-- A case, how many items it has, how many events each of them has, and how it ends: stored, returned, or still in
-- somebody's hands. `lasts` is the time from the counter to the last event.
create unlogged table bench.case_plan as
with plan as (
    select i, now() - interval '6 hours' - interval '30 years' * (1 - (i::float / current_setting('bench.cases')::int) ^ 0.7) as opened,
           case when i % greatest(current_setting('bench.cases')::int / 6, 1) = 3 then (select a.id from lab.agency a where a.code = 'OTH')
                else (select s.agencies[1 + bench.dice(i, 1, cardinality(s.agencies))] from bench.slots s) end as agency,
           case when bench.dice(i, 2, 100) < 55 then 1 + bench.dice(i, 3, 4)
                when bench.dice(i, 2, 100) < 96 then 4 + bench.dice(i, 3, 7)
                else 10 + bench.dice(i, 3, 20) end as items,
           (array[6, 8, 11, 13, 16, 18])[1 + bench.dice(i, 4, 6)] as stored,
           case when i > current_setting('bench.cases')::int * 0.99 then 'held'
                when bench.dice(i, 5, 100) < 3 then 'returned' else 'stored' end as fate
      from generate_series(1, current_setting('bench.cases')::int) i
)
select p.i as id, p.opened, p.agency, p.items, p.fate, extract(year from p.opened)::int as year,
       p.stored + case p.fate when 'held' then -1 when 'returned' then 2 else 0 end as events,
       least(interval '1 day' * (1 + bench.dice(p.i, 6, 90)), now() - interval '10 minutes' - p.opened) as lasts,
       bench.dice(p.i, 7, 100) = 0 as restricted, 1 + bench.dice(p.i, 8, 3) as persons,
       (select h.person from bench.hands h where h.n = bench.dice(p.i, 2, (select count(*)::int from bench.hands))) as technician,
       sum(p.items) over (order by p.i) - p.items as items_before
  from plan p;
create unique index on bench.case_plan (id);

insert into lab.case_person (case_id, role, name, sex, birth_date)
select c.id, (array['victim', 'suspect', 'complainant'])[n], bench.person_name(c.id, n * 10),
       (array['F', 'M', null])[1 + bench.dice(c.id, n, 3)], date '1940-01-01' + bench.dice(c.id, n + 50, 25000)
  from bench.case_plan c cross join lateral generate_series(1, c.persons) n;

insert into lab.case_file (id, number, agency_id, agency_reference, offence, district, incident_date, opened_at, opened_by, restricted,
                           names, note, next_item)
overriding system value
select c.id, 'LAB-' || c.year || '-' || lpad((row_number() over (partition by c.year order by c.id))::text, 5, '0'), c.agency,
       'CR-' || c.id || '/' || to_char(c.opened, 'YY'), bench.one_of(m.offence, c.id, 11), bench.one_of(m.district, c.id, 12),
       c.opened::date - bench.dice(c.id, 13, 9), c.opened, c.technician, c.restricted,
       (select string_agg(p.name, ' ' order by p.id) from lab.case_person p where p.case_id = c.id),
       case when bench.dice(c.id, 14, 10) = 0 then 'operation ' || bench.one_of(m.thing, c.id, 15) || ' ' || bench.dice(c.id, 16, 1000) end,
       c.items + 1
  from bench.case_plan c cross join bench.material m order by c.id;

insert into lab.counter (name, year, last) select 'case', c.year, count(*) from bench.case_plan c group by c.year
on conflict (name, year) do update set last = excluded.last;

insert into lab.case_access (case_id, person_id)
select c.id, h.person from bench.case_plan c join bench.hands h on h.n = c.id % 20 where c.restricted;

insert into lab.case_referral (case_id, agency_id)
select c.id, a.id from bench.case_plan c join lab.agency a on a.code = 'DPP' where bench.dice(c.id, 20, 100) < 8;

insert into lab.submission (id, state, case_id, agency_id, officer_id, agency_reference, offence, district, incident_date, settled_at,
                            received_by, handed_over_by, identity_document, signature)
overriding system value
select c.id, 'ACCEPTED', c.id, c.agency, (select min(o.id) from lab.officer o where o.agency_id = c.agency), f.agency_reference, f.offence,
       f.district, f.incident_date, c.opened, c.technician, 'Officer ' || c.id % 8, 'ID-' || c.id, current_setting('bench.signature')
  from bench.case_plan c join lab.case_file f on f.id = c.id order by c.id;
insert into lab.submission (id, state, agency_id, agency_reference, offence, district, prelogged_at, persons, expected)
overriding system value
select current_setting('bench.cases')::int + n, case when n % 8 = 0 then 'PRELOGGED' else 'LAPSED' end,
       (select s.agencies[1 + bench.dice(n, 30, cardinality(s.agencies))] from bench.slots s), 'PRE-' || n,
       bench.one_of(m.offence, n, 31), bench.one_of(m.district, n, 32),
       case when n % 8 = 0 then now() - interval '1 hour' * (1 + n % 300) else now() - interval '40 days' - interval '1 hour' * n end,
       jsonb_build_array(jsonb_build_object('role', 'suspect', 'name', bench.person_name(n, 33))), '[]'
  from generate_series(1, greatest(16, current_setting('bench.cases')::int / 25)) n cross join bench.material m;
analyze lab.case_file;
