-- Items with their seals and labels, and what was odd about some of them.

insert into lab.item (id, number, case_id, submission_id, agency_id, container_id, item_type, description, packaging, condition,
                      quantity_kind, declared, quantity, unit, is_container, standing, registered_at)
overriding system value
select c.items_before + j, f.number || '-' || lpad(j::text, 2, '0'), c.id, c.id, c.agency,
       case when j > 1 and bench.dice(c.id * 100 + j, 40, 100) < 8 then c.items_before + 1 end,
       bench.one_of(m.item_type, c.id * 100 + j, 41),
       initcap(bench.one_of(m.quality, c.id * 100 + j, 42)) || ' ' || bench.one_of(m.thing, c.id * 100 + j, 43) || ', '
           || bench.one_of(m.spot, c.id * 100 + j, 44) || ' ' || bench.one_of(m.remark, c.id * 100 + j, 45)
           || case when bench.dice(c.id * 100 + j, 46, 20) = 0 then ' serial ' || upper(to_hex(c.id * 7919 + j)) else '' end,
       bench.one_of(m.packaging, c.id, 47), 'good', 'count', 1, 1, 'piece', j = 1, 'RECEIVED', c.opened + interval '1 second' * j
  from bench.case_plan c join lab.case_file f on f.id = c.id cross join bench.material m cross join lateral generate_series(1, c.items) j
 order by 1;

insert into lab.seal (item_id, number, seal_type, state, initials)
select i.id, 'B' || lpad(i.id::text, 7, '0'), 'security-bag', 'intact', 'AB' from lab.item i order by i.id;

-- One item in fifty was labelled anew; the old label is struck through.
create unlogged table bench.label_plan as
select row_number() over (order by i.id, n) + (select coalesce(max(l.id), 0) from lab.label l) as id, i.id as item, i.is_container,
       i.registered_at as at, n = 1 and i.id % 50 = 0 as old
  from lab.item i cross join lateral generate_series(1, case when i.id % 50 = 0 then 2 else 1 end) n;
insert into lab.label (id, code, item_id, design, state, copies, printer, verified_at, superseded_at)
overriding system value
select p.id, lims.machine_code(case when p.is_container then 'C' else 'E' end, p.id), p.item, 'bag', 'verified', 1, 'Zebra at the counter',
       p.at + interval '1 minute', case when p.old then p.at + interval '1 hour' end
  from bench.label_plan p order by p.id;

insert into lab.discrepancy (state, kind, case_id, submission_id, item_id, statement, declared, observed, raised_by, raised_at)
select case when row_number() over (order by i.id desc) <= 150 then 'RAISED' else 'RESOLVED' end, 'quantity', i.case_id, i.submission_id, i.id,
       i.description, '2 piece', '1 piece', c.technician, i.registered_at
  from lab.item i join bench.case_plan c on c.id = i.case_id where bench.dice(i.id, 50, 100) < 3 order by i.id;

insert into lab.hold (item_id, kind, authority, set_by, set_at)
select i.id, 'court', 'Order ' || i.id, c.technician, i.registered_at + interval '30 seconds'
  from lab.item i join bench.case_plan c on c.id = i.case_id where bench.dice(i.id, 51, 100) = 0 order by i.id;
analyze lab.item;
