-- The custody list and the projections, from what the ledger tells; then the sequences go on where this ended.

insert into ledger.head (stream, number, at, hash, previous)
select distinct on (l.stream) l.stream, l.number, l.at, l.hash, e.previous
  from bench.linked l join ledger.entry e on e.id = l.id order by l.stream, l.number desc;

insert into lab.custody (item_id, seq, kind, at, prev_at, from_place, to_place, actor, giver, taker, outsider, identity_document, signature, entry)
select l.item, l.seq, l.kind, l.at, lag(l.at) over w, lag(s.to_place) over w, s.to_place, s.actor, s.giver, s.taker,
       case when l.kind in ('OFFER', 'RECEIVE', 'RETURN') then 'Officer ' || s.case_id % 8 end,
       case when l.kind in ('OFFER', 'RECEIVE', 'RETURN') then 'ID-' || s.case_id end,
       case when l.kind in ('OFFER', 'RECEIVE', 'RETURN') then current_setting('bench.signature') end, l.id
  from bench.linked l join lab.item i on i.id = l.item join bench.step s on s.case_id = i.case_id and s.k = l.seq
 where l.item is not null window w as (partition by l.item order by l.seq) order by l.item, l.seq;

insert into lab.whereabouts (item_id, seq, place_id, placed_at, at)
select distinct on (c.item_id) c.item_id, c.seq, c.to_place, c.at, c.at from lab.custody c order by c.item_id, c.seq desc;

insert into lab.offer (id, state, giver, taker, items, seqs, digest, offered_at, closed_at)
overriding system value
select s.offer, 'ACCEPTED', s.giver, s.taker, i.items, array_fill(s.k - 1, array[cardinality(i.items)]), sha256(int8send(s.offer)),
       s.at - interval '1 minute', s.at
  from bench.step s join (select i.case_id, array_agg(i.id order by i.id) as items from lab.item i group by 1) i on i.case_id = s.case_id
 where s.kind = 'HANDOVER' order by s.offer;

insert into lab.act (id, actor, name, args_sha, at, answer)
select distinct on (s.act) s.act, s.actor, lower(s.kind), sha256(uuid_send(s.act)), s.at, jsonb_build_object('kind', s.kind, 'case', s.case_id)
  from bench.step s order by s.act, s.k desc;

insert into ledger.leaf (position, entry, hash)
select (select coalesce(max(f.position), -1) from ledger.leaf f) + row_number() over (order by l.id), l.id, l.hash from bench.linked l order by l.id;

select setval(pg_get_serial_sequence(t.name, 'id'), t.last) from (
    select 'lab.case_file' as name, max(id) as last from lab.case_file union all select 'lab.submission', max(id) from lab.submission
    union all select 'lab.item', max(id) from lab.item union all select 'lab.label', max(id) from lab.label
    union all select 'lab.offer', max(id) from lab.offer union all select 'ledger.entry', max(id) from ledger.entry) t;
drop schema bench cascade;
