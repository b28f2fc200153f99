-- Every event of custody, and the ledger of all that was made so far: numbers, times, bodies and the chains of hashes.
-- All items of a case move together, so that an act is a hand-over session as it is at work.

create unlogged table bench.step as
with kinds as (
    select c.id, c.events, k, c.opened, c.lasts, c.agency, c.fate,
           case when k = 1 then 'OFFER' when k = 2 then 'RECEIVE'
                when c.fate = 'returned' and k = c.events then 'RETURN' when c.fate = 'returned' and k = c.events - 1 then 'RETRIEVE'
                when k in (5, 10, 15) then 'HANDOVER' when k in (3, 6, 8, 11, 13, 16, 18) then 'STORE' else 'RETRIEVE' end as kind
      from bench.case_plan c cross join lateral generate_series(1, c.events) k
), taken as (
    -- Who receives or retrieves is thrown; who is handed to is anybody but the giver, who retrieved one step before.
    select k.*, h.count as people, case when k.kind in ('RECEIVE', 'RETRIEVE') then bench.dice(k.id, 60 + k.k, h.count::int)
               when k.kind = 'HANDOVER' then (bench.dice(k.id, 59 + k.k, h.count::int) + 1 + bench.dice(k.id, 90 + k.k, h.count::int - 1)) % h.count
               end as taker
      from kinds k cross join (select count(*) from bench.hands) h
), held as (
    select t.*, lag(t.taker) over (partition by t.id order by t.k) as giver,
           case when t.kind = 'STORE' then bench.dice(t.id, 120 + t.k, (select count(*)::int from bench.bin)) end as bin
      from taken t
)
select h.id as case_id, h.k, h.kind, g.person as giver, t.person as taker,
       case when h.kind = 'OFFER' then a.place_id when h.kind = 'RETURN' then a.place_id when h.kind = 'STORE' then b.place
            else t.place_id end as to_place,
       coalesce(t.person, g.person, r.person) as actor, coalesce(t.login, g.login, r.login) as login,
       case when h.k <= 2 then h.opened + interval '1 second' * h.k
            else h.opened + interval '5 minutes' + h.lasts * (0.9 * (h.k - 2) / h.events) end as at,
       md5('act' || h.id || '/' || greatest(h.k, 2))::uuid as act, 'Station ' || h.id % 12 as station,
       case when h.kind = 'HANDOVER' then row_number() over (partition by h.kind = 'HANDOVER' order by h.id, h.k) end as offer
  from held h
  left join bench.hands t on t.n = h.taker
  left join bench.hands g on g.n = h.giver and h.kind in ('STORE', 'HANDOVER', 'RETURN')
  left join bench.hands r on h.kind = 'OFFER' and r.n = bench.dice(h.id, 62, h.people::int)
  left join bench.bin b on b.n = h.bin
  join lab.agency a on a.id = h.agency;
create unique index on bench.step (case_id, k);
analyze bench.step;

-- What will be told, in one narrow table; `item` and `seq` where it is an event of custody.
create unlogged table bench.told (
    stream text collate "C", at timestamptz, kind text, actor text, second text, station text, act uuid, body text, item bigint, seq bigint
);

insert into bench.told
select 'item/' || i.id, s.at + interval '10 microseconds' * (i.id % 1000) + interval '3 microseconds', s.kind, s.login,
       case when s.kind = 'HANDOVER' then s.giver::text end, s.station, s.act,
       (jsonb_build_object('item', i.id, 'seq', s.k, 'kind', s.kind, 'from', p.to_place, 'to', s.to_place)
        || case s.kind when 'STORE' then jsonb_build_object('giver', s.giver)
                       when 'RETRIEVE' then jsonb_build_object('taker', s.taker)
                       when 'HANDOVER' then jsonb_build_object('giver', s.giver, 'taker', s.taker, 'offer', s.offer)
                       else jsonb_build_object('outsider', 'Officer ' || s.case_id % 8, 'identity_document', 'ID-' || s.case_id,
                                               'signature', current_setting('bench.signature'))
                            || case s.kind when 'RECEIVE' then jsonb_build_object('taker', s.taker)
                                           when 'RETURN' then jsonb_build_object('giver', s.giver) else '{}' end end)::text, i.id, s.k
  from lab.item i join bench.step s on s.case_id = i.case_id left join bench.step p on p.case_id = s.case_id and p.k = s.k - 1;

create function bench.tell(_table text, _stream text, _key text, _at text, _of text default '') returns void
language plpgsql as $$
begin
    execute format($f$
        insert into bench.told
        select %s, %s, 'ADDED', h.login, null, 'Station 1', md5('act' || c.id || '/2')::uuid, jsonb_build_object('table', 'lab.%s',
               'key', %s, 'new', to_jsonb(t) - 'words')::text
          from lab.%s t %s join bench.case_plan c on c.id = %s join bench.hands h on h.person = c.technician$f$,
        _stream, _at, _table, _key, _table, _of,
        case when _table = 'case_file' then 't.id' when _of <> '' then 'i.case_id' else 't.case_id' end);
end $$;
select bench.tell('case_file', $$'case/' || t.id$$, $$jsonb_build_object('id', t.id)$$, 'c.opened');
select bench.tell('case_person', $$'case/' || t.case_id$$, $$jsonb_build_object('id', t.id)$$, $$c.opened + interval '1 microsecond' * (1 + t.id % 1000)$$);
select bench.tell('case_access', $$'case/' || t.case_id$$, $$jsonb_build_object('case_id', t.case_id, 'person_id', t.person_id)$$,
                  $$c.opened + interval '2 milliseconds'$$);
select bench.tell('case_referral', $$'case/' || t.case_id$$, $$jsonb_build_object('case_id', t.case_id, 'agency_id', t.agency_id)$$,
                  $$c.opened + interval '3 milliseconds'$$);
select bench.tell('submission', $$'submission/' || t.id$$, $$jsonb_build_object('id', t.id)$$, $$c.opened + interval '4 milliseconds'$$);
select bench.tell('item', $$'item/' || t.id$$, $$jsonb_build_object('id', t.id)$$, $$c.opened$$);
select bench.tell('seal', $$'item/' || t.item_id$$, $$jsonb_build_object('id', t.id)$$, $$c.opened + interval '1 millisecond'$$,
                  'join lab.item i on i.id = t.item_id');
select bench.tell('label', $$'label/' || t.id$$, $$jsonb_build_object('id', t.id)$$, $$c.opened + interval '5 milliseconds'$$,
                  'join lab.item i on i.id = t.item_id');
select bench.tell('discrepancy', $$'discrepancy/' || t.id$$, $$jsonb_build_object('id', t.id)$$, $$c.opened + interval '6 milliseconds'$$);
select bench.tell('hold', $$'item/' || t.item_id$$, $$jsonb_build_object('id', t.id)$$, $$c.opened + interval '4 minutes'$$,
                  'join lab.item i on i.id = t.item_id');
insert into bench.told
select 'submission/' || s.id, s.prelogged_at, 'ADDED', 'client.pol', null, 'Station 2', gen_random_uuid(),
       jsonb_build_object('table', 'lab.submission', 'key', jsonb_build_object('id', s.id), 'new', to_jsonb(s))::text
  from lab.submission s where s.case_id is null;

-- The chain: each hash stands on the one before. The aggregate carries it along a stream.
create function bench.linked(_previous bytea, _id bigint, _number int, _at timestamptz, _stream text, _kind text, _body text, _actor text,
                             _second text, _station text, _act uuid) returns bytea
language plpgsql stable parallel safe as $$
begin
    return sha256('\x00'::bytea || record_send(row('LIMS entry 1'::text, _id, _number, _at, _previous, _stream, _kind, _body, _actor,
                                                   _second, _station, _act, null::text)));
end $$;
create aggregate bench.chained(bigint, int, timestamptz, text, text, text, text, text, text, uuid) (
    sfunc = bench.linked, stype = bytea, initcond = '\x0000000000000000000000000000000000000000000000000000000000000000'
);

create unlogged table bench.linked as
with placed as (
    select t.*, (select coalesce(max(e.id), 0) from ledger.entry e) + row_number() over (order by t.at, t.stream) as id from bench.told t
), numbered as (
    select p.*, (row_number() over (partition by p.stream order by p.at))::int as number from placed p
)
select n.*, bench.chained(n.id, n.number, n.at, n.stream, n.kind, n.body, n.actor, n.second, n.station, n.act) over w as hash
  from numbered n window w as (partition by n.stream order by n.number);
drop table bench.told;

insert into ledger.entry (id, stream, number, kind, actor, second, station, act, at, reason, body, previous, hash)
overriding system value
select l.id, l.stream, l.number, l.kind, l.actor, l.second, l.station, l.act, l.at, null, l.body,
       coalesce(lag(l.hash) over (partition by l.stream order by l.number), decode(repeat('00', 32), 'hex')), l.hash
  from bench.linked l order by l.id;
