-- The ledger's functions: append an entry, record a row's change, freeze a table, put entries into the tree.
--
-- All belong to lims_ledger, as whom nobody signs in. Clients never call append; acts do, as lims_owner. At an upgrade
-- the functions go and are made again; the tables and the type ledger.receipt stay.

do $$
begin
    if to_regtype('ledger.receipt') is null then
        create type ledger.receipt as (entry bigint, stream text, number int, at timestamptz, hash bytea);
    end if;
end $$;
alter type ledger.receipt owner to lims_ledger;
grant usage on type ledger.receipt to lims_owner;

set local role lims_ledger;

insert into ledger.turn (one) values (true) on conflict do nothing;

create function chain.refuse(_code text, _detail jsonb default '{}', _state text default 'LM001') returns void
language plpgsql set search_path = '' as $$
begin
    raise exception using message = _code, detail = _detail::text, errcode = _state;
end $$;


-- What is hashed ------------------------------------------------------------------------------------------------------
-- SHA-256 over a zero byte (RFC 6962: this is a leaf) and the entry as PostgreSQL sends a row in binary: the number of
-- fields, then for each its type, its length (-1 for null) and its bytes. So no two entries share a form, no session
-- setting but the encoding can touch it (hence the pin below), and whoever checks can have COPY hand over these bytes.
-- What has a fixed length comes first: a reader finds it without parsing the rest.
-- Written as a SQL expression (`return`) so that the planner folds it into its caller.

create function chain.record(
    _id bigint, _number int, _at timestamptz, _previous bytea, _stream text, _kind text, _body text, _actor text,
    _second text, _station text, _act uuid, _reason text
) returns bytea stable
return record_send(row('LIMS entry 1'::text, _id, _number, _at, _previous, _stream, _kind, _body, _actor,
                       _second, _station, _act, _reason));


-- Append --------------------------------------------------------------------------------------------------------------

create function chain.append(_stream text, _kind text, _body jsonb) returns ledger.receipt
language plpgsql security definer
set search_path = '' set client_encoding = 'UTF8' set plan_cache_mode = force_generic_plan as $$
declare
    context jsonb := nullif(current_setting('lims.context', true), '');
    act     uuid  := context ->> 'act';
    second  text  := context ->> 'second';
    station text  := context ->> 'station';
    reason  text  := context ->> 'reason';
    body    text  := _body::text;
    -- Set only while a demonstration is seeded (sql/rules/clock.sql).
    now     timestamptz := coalesce((context ->> 'clock')::timestamptz, clock_timestamp());
    id      bigint := nextval('ledger.entry_id_seq');
    nothing constant bytea := decode(repeat('00', 32), 'hex');
    head    ledger.head;
    noted   text;
begin
    -- Without an act only whoever builds the laboratory may write, and its caretaker; no person is either.
    if act is null and session_user <> 'lims_caretaker' and not pg_has_role(session_user, 'lims_owner', 'member') then
        perform chain.refuse('ledger.no_act', jsonb_build_object('stream', _stream, 'kind', _kind));
    end if;

    loop
        -- Locks this stream only. Whoever waited here is still given a later time than the one waited for.
        update ledger.head h
           set number = h.number + 1, at = greatest(now, h.at + interval '1 microsecond'), previous = h.hash,
               hash = sha256('\x00'::bytea || chain.record(
                   id, h.number + 1, greatest(now, h.at + interval '1 microsecond'), h.hash, _stream, _kind, body,
                   session_user::text, second, station, act, reason))
         where h.stream = _stream
        returning h.* into head;
        exit when found;
        insert into ledger.head as h (stream, number, at, hash, previous)
        values (_stream, 1, now, sha256('\x00'::bytea || chain.record(id, 1, now, nothing, _stream, _kind, body, session_user::text,
                                                                      second, station, act, reason)), nothing)
        on conflict do nothing returning h.* into head;
        exit when found;     -- otherwise somebody else just began this stream
    end loop;

    if head.at > clock_timestamp() + interval '2 seconds' then
        perform chain.refuse('ledger.clock_back', jsonb_build_object('stream', _stream, 'last', head.at), 'LM501');
    end if;

    insert into ledger.entry (id, stream, number, kind, actor, second, station, act, at, reason, body, previous, hash)
    overriding system value
    values (id, _stream, head.number, _kind, session_user::text, second, station, act, head.at, reason, body,
            head.previous, head.hash);
    insert into ledger.pending (entry, hash) values (id, head.hash);
    if current_setting('lims.recorded', true) is distinct from act::text then
        noted := set_config('lims.recorded', act::text, true);
        noted := set_config('lims.first', id::text, true);
    end if;

    return (id, _stream, head.number, head.at, head.hash)::ledger.receipt;
end $$;


-- One entry of the same kind in each of many streams, as one statement: 200 items that move together are 200 streams. They
-- stand in the order given, at one time. Streams that are not begun yet, and a single one, are append's.
create function chain.append_each(_streams text[], _kind text, _bodies jsonb[]) returns ledger.receipt[]
language plpgsql security definer
set search_path = '' set client_encoding = 'UTF8' set plan_cache_mode = force_generic_plan as $$
declare
    context jsonb := nullif(current_setting('lims.context', true), '');
    act     uuid  := context ->> 'act';
    now     timestamptz := coalesce((context ->> 'clock')::timestamptz, clock_timestamp());
    many    constant int := cardinality(_streams);
    begun   int;
    noted   text;
    told    ledger.receipt[] := '{}';
begin
    if many = 0 then
        return told;
    elsif many = 1 then
        return array[chain.append(_streams[1], _kind, _bodies[1])];
    end if;
    -- Locked in the order given, as append would lock them one by one.
    perform from unnest(_streams) with ordinality s(stream, turn) join ledger.head h on h.stream = s.stream order by s.turn for no key update of h;
    get diagnostics begun = row_count;
    if act is null or begun < many or many > (select count(distinct s) from unnest(_streams) s) then
        for n in 1 .. many loop
            told := told || chain.append(_streams[n], _kind, _bodies[n]);
        end loop;
        return told;
    end if;

    with said as (
        select nextval('ledger.entry_id_seq') as id, s.turn, s.stream, s.body::text as body
          from unnest(_streams, _bodies) with ordinality s(stream, body, turn)
    ), grown as (
        update ledger.head h
           set number = h.number + 1, at = greatest(now, h.at + interval '1 microsecond'), previous = h.hash,
               hash = sha256('\x00'::bytea || chain.record(
                   s.id, h.number + 1, greatest(now, h.at + interval '1 microsecond'), h.hash, h.stream, _kind, s.body,
                   session_user::text, context ->> 'second', context ->> 'station', act, context ->> 'reason'))
          from said s where h.stream = s.stream
        returning s.turn, s.id, h.stream, h.number, s.body, h.at, h.previous, h.hash
    ), written as (
        insert into ledger.entry (id, stream, number, kind, actor, second, station, act, at, reason, body, previous, hash)
        overriding system value
        select g.id, g.stream, g.number, _kind, session_user::text, context ->> 'second', context ->> 'station', act, g.at,
               context ->> 'reason', g.body, g.previous, g.hash from grown g
    ), waiting as (
        insert into ledger.pending (entry, hash) select g.id, g.hash from grown g
    )
    select array_agg((g.id, g.stream, g.number, g.at, g.hash)::ledger.receipt order by g.turn) into told from grown g;

    if (select max(t.at) from unnest(told) t) > clock_timestamp() + interval '2 seconds' then
        perform chain.refuse('ledger.clock_back', jsonb_build_object('stream', _streams[1], 'last', (select max(t.at) from unnest(told) t)), 'LM501');
    end if;
    if current_setting('lims.recorded', true) is distinct from act::text then
        noted := set_config('lims.recorded', act::text, true);
        noted := set_config('lims.first', (select min(t.entry) from unnest(told) t)::text, true);
    end if;
    return told;
end $$;


-- What the act at work has recorded, for its answer: the receipts that the station keeps. An index on acts would slow
-- every append; instead append notes where the act began.
create function chain.receipts(_act uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
    select coalesce(jsonb_agg(jsonb_build_object('entry', e.id, 'stream', e.stream, 'number', e.number,
                                                 'hash', encode(e.hash, 'hex')) order by e.id), '[]')
      from ledger.entry e
     where e.act = _act and e.id >= nullif(current_setting('lims.first', true), '')::bigint
       and current_setting('lims.recorded', true) = _act::text
$$;


-- Rows of ordinary tables ---------------------------------------------------------------------------------------------
-- create trigger audit after insert or update or delete on lab.agency
--     for each row execute function chain.record_row('agency', 'id');
--
-- Arguments: the first part of the stream, and the column with the second part. `update of` may leave out counters only:
-- verification compares every other column. What the session set for itself must not change how a value is written:
-- hence the settings.

create function chain.record_row() returns trigger
language plpgsql security definer
set search_path = '' set timezone = 'UTC' set datestyle = 'ISO' set intervalstyle = 'iso_8601'
set bytea_output = 'hex' set extra_float_digits = 1 as $$
declare
    shape   record := chain.shape(tg_relid);
    was     jsonb;
    becomes jsonb;
    body    jsonb;
    stream  text;
begin
    if tg_op <> 'INSERT' then was := chain.plain(to_jsonb(old), shape.left_out, shape.raw); end if;
    if tg_op <> 'DELETE' then becomes := chain.plain(to_jsonb(new), shape.left_out, shape.raw); end if;
    stream := tg_argv[0] || '/' || (coalesce(becomes, was) ->> tg_argv[1]);
    body := jsonb_build_object('table', tg_table_schema || '.' || tg_table_name,
                               'key', chain.key(coalesce(was, becomes), shape.key));
    case tg_op
    when 'INSERT' then
        perform chain.append(stream, 'ADDED', body || jsonb_build_object('new', becomes));
    when 'DELETE' then
        perform chain.append(stream, 'REMOVED', body || jsonb_build_object('old', was));
    else
        select jsonb_object_agg(k.name, was -> k.name), jsonb_object_agg(k.name, becomes -> k.name) into was, becomes
          from jsonb_object_keys(becomes) as k (name)
         where was -> k.name is distinct from becomes -> k.name;
        if becomes is not null then
            perform chain.append(stream, 'CHANGED', body || jsonb_build_object('old', was, 'new', becomes));
        end if;
    end case;
    return null;
end $$;


-- Records the rows of a watched table that came before its trigger did: what a release brings with it. Run by the owner
-- of the table.
create function chain.catch_up(_table regclass) returns void
language plpgsql
set search_path = '' set timezone = 'UTC' set datestyle = 'ISO' set intervalstyle = 'iso_8601'
set bytea_output = 'hex' set extra_float_digits = 1 as $$
declare
    told text[] := (select string_to_array(encode(t.tgargs, 'escape'), '\000') from pg_catalog.pg_trigger t
                     where t.tgrelid = _table and t.tgfoid = 'chain.record_row'::regproc limit 1);
    shape record := chain.shape(_table);
    found jsonb;
    known record;
begin
    if told is null then return; end if;
    for found in execute format('select to_jsonb(t) from %s t', _table) loop
        found := chain.plain(found, shape.left_out, shape.raw);
        select told[1] || '/' || (found ->> told[2]) as stream, chain.key(found, shape.key) as key, _table::text as name
          into known;
        if not exists (select from ledger.entry e where e.stream = known.stream and e.kind = 'ADDED'
                          and e.body::jsonb @> jsonb_build_object('table', known.name, 'key', known.key)) then
            perform chain.append(known.stream, 'ADDED',
                                 jsonb_build_object('table', known.name, 'key', known.key, 'new', found));
        end if;
    end loop;
end $$;


-- What the catalogue says of a table, asked once for a row: the columns that are not told (secrets, and what is computed from
-- others), those of raw bytes, and those of the primary key, by which a reader of the ledger follows the row.
create function chain.shape(_table oid, out left_out text[], out raw text[], out key text[])
language sql stable set search_path = '' as $$
    select array_agg(a.attname::text) filter (where a.attgenerated <> '') || '{verifier,password,secret}'::text[],
           array_agg(a.attname::text) filter (where a.atttypid = 'bytea'::regtype and a.attgenerated = ''),
           array_agg(a.attname::text) filter (where a.attnum = any (i.indkey))
      from pg_catalog.pg_attribute a
      left join pg_catalog.pg_index i on i.indrelid = a.attrelid and i.indisprimary
     where a.attrelid = _table and a.attnum > 0 and not a.attisdropped
$$;


-- A row as the ledger tells it. Of long raw bytes (photographs, signatures) it tells only their SHA-256.
create function chain.plain(_row jsonb, _left_out text[], _raw text[]) returns jsonb
language plpgsql immutable set search_path = '' as $$
declare
    name text;
    raw  bytea;
begin
    _row := _row - _left_out;
    foreach name in array coalesce(_raw, '{}') loop
        if _row ->> name is not null then
            raw := _row ->> name;
            _row := _row || jsonb_build_object(name, case
                when octet_length(raw) <= 64 then encode(raw, 'hex')
                else 'sha256:' || encode(sha256(raw), 'hex') end);
        end if;
    end loop;
    return _row;
end $$;

create function chain.key(_row jsonb, _key text[]) returns jsonb
language plpgsql immutable set search_path = '' as $$
declare
    name text;
    key  jsonb := '{}';
begin
    foreach name in array _key loop
        key := key || jsonb_build_object(name, _row -> name);
    end loop;
    return key;
end $$;


-- Tables that only grow -----------------------------------------------------------------------------------------------
-- create trigger frozen before update or delete or truncate on lab.custody
--     for each statement execute function chain.frozen();

create function chain.frozen() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
    perform chain.refuse('ledger.frozen', jsonb_build_object('table', tg_table_schema || '.' || tg_table_name));
    return null;
end $$;

create trigger frozen before update or delete or truncate on ledger.entry
    for each statement execute function chain.frozen();
create trigger frozen before update or delete or truncate on ledger.leaf
    for each statement execute function chain.frozen();
create trigger frozen before update or delete or truncate on ledger.checkpoint
    for each statement execute function chain.frozen();
create trigger frozen before update or delete or truncate on ledger.witness
    for each statement execute function chain.frozen();


-- The sequencer -------------------------------------------------------------------------------------------------------
-- Gives committed entries their places in the tree, oldest first, at most `_most` at a time, and writes a checkpoint.
-- Answers the size of the tree, or null when there was nothing to do or another sequencer is at work.
--
-- No entry can be passed over: its row in ledger.pending commits with it and is deleted only by the statement that
-- gives it its leaf. An entry that commits late is simply in a later batch; there is no watermark to fall behind.

create function chain.tick(_most int default 20000) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
    last   ledger.checkpoint;
    size   bigint := 0;
    peaks  bytea[] := '{}';
    moment timestamptz;
    leaf   bytea;
    root   bytea;
begin
    perform from ledger.turn for update skip locked;
    if not found then return null; end if;

    select c.* into last from ledger.checkpoint c order by c.size desc limit 1;
    if found then size := last.size; peaks := last.peaks; end if;
    moment := chain.moment(last.at);

    for leaf in
        with chosen as (
            select p.ctid as row from ledger.pending p order by p.entry limit _most
        ), taken as (
            delete from ledger.pending p using chosen c where p.ctid = c.row returning p.entry, p.hash
        ), placed as (
            select size - 1 + row_number() over (order by t.entry) as position, t.entry, t.hash from taken t
        ), written as (
            insert into ledger.leaf (position, entry, hash) select p.position, p.entry, p.hash from placed p
        )
        select p.hash from placed p order by p.position
    loop
        peaks := chain.grown(peaks, size, leaf);
        size := size + 1;
    end loop;

    if size = coalesce(last.size, 0) then return null; end if;
    root := chain.root(peaks);
    insert into ledger.checkpoint (size, root, at, peaks, seal)
    values (size, root, moment, peaks,
            sha256(coalesce(last.seal, '') || int8send(size) || root || timestamptz_send(moment)));
    perform pg_notify('lims', size::text);
    return size;
end $$;


-- The time of the checkpoint after the one at `_last`: never the same, never earlier.
create function chain.moment(_last timestamptz) returns timestamptz
language plpgsql set search_path = '' as $$
declare
    now timestamptz := clock_timestamp();
begin
    if now < _last - interval '2 seconds' then
        perform chain.refuse('ledger.clock_back', jsonb_build_object('stream', 'ledger', 'last', _last), 'LM501');
    end if;
    return greatest(now, _last + interval '1 microsecond');
end $$;


-- The peaks of a tree of `_size` leaves after one more leaf: equal subtrees merge, as carries do in a binary sum.
create function chain.grown(_peaks bytea[], _size bigint, _leaf bytea) returns bytea[]
language plpgsql immutable set search_path = '' as $$
declare
    top int := cardinality(_peaks);
begin
    while _size & 1 = 1 loop
        _leaf := sha256('\x01'::bytea || _peaks[top] || _leaf);
        top := top - 1;
        _size := _size >> 1;
    end loop;
    return _peaks[1:top] || _leaf;
end $$;


-- The root over the peaks, folded from the smallest to the largest.
create function chain.root(_peaks bytea[]) returns bytea
language plpgsql immutable set search_path = '' as $$
declare
    root bytea := _peaks[cardinality(_peaks)];
begin
    for i in reverse cardinality(_peaks) - 1 .. 1 loop
        root := sha256('\x01'::bytea || _peaks[i] || root);
    end loop;
    return root;
end $$;


-- Has the sequencer fallen behind? Then new entries are chained, but no checkpoint covers them yet.
create function chain.stale(_patience interval default '1 minute') returns boolean
language sql stable security definer set search_path = '' as $$
    select exists (
        select from ledger.pending p
          join ledger.entry e on e.id = p.entry
         where e.at < clock_timestamp() - _patience)
$$;


-- A station's statement of what it has recomputed; kept even when it contradicts us. Answers whether it agrees.
create function chain.witness(_station text, _size bigint, _root bytea, _at timestamptz) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
    insert into ledger.witness (station, actor, size, root, at)
    values (_station, session_user::text, _size, _root, _at) on conflict do nothing;
    return exists (select from ledger.checkpoint c where c.size = _size and c.root = _root and c.at = _at);
end $$;


-- Does the ledger hold what a receipt says? Whoever has a receipt may ask about it: a hash cannot be guessed.
-- Answers the place in the tree, null while it waits for one; refuses when the ledger says something else.
create function chain.confirm(_entry bigint, _stream text, _number int, _hash bytea) returns bigint
language plpgsql stable security definer set search_path = '' as $$
begin
    if not exists (select from ledger.entry e where e.id = _entry and e.stream = _stream and e.number = _number
                                                and e.hash = _hash) then
        perform chain.refuse('ledger.receipt_not_kept',
                             jsonb_build_object('entry', _entry, 'stream', _stream, 'number', _number));
    end if;
    return (select l.position from ledger.leaf l where l.entry = _entry and l.hash = _hash);
end $$;


-- Who may what --------------------------------------------------------------------------------------------------------

revoke all on all functions in schema chain from public;
grant usage on schema chain to lims_owner, lims_caretaker, lims_member;
grant execute on function chain.append(text, text, jsonb), chain.append_each(text[], text, jsonb[]) to lims_owner;
grant execute on function chain.receipts(uuid) to lims_owner;
grant execute on function chain.record_row() to lims_owner;
grant execute on function chain.frozen() to lims_owner;
grant execute on function chain.catch_up(regclass) to lims_owner;
grant execute on function chain.shape(oid), chain.plain(jsonb, text[], text[]), chain.key(jsonb, text[]) to lims_owner;
grant execute on function chain.witness(text, bigint, bytea, timestamptz) to lims_owner;
grant execute on function chain.tick(int) to lims_caretaker;
grant execute on function chain.confirm(bigint, text, int, bytea) to lims_owner;
grant execute on function chain.stale(interval) to lims_member, lims_caretaker;

grant usage on schema ledger to lims_owner, lims_member;
grant select on all tables in schema ledger to lims_owner;
grant select (position, hash) on ledger.leaf to lims_member;
grant select on ledger.checkpoint to lims_member;
grant select on all tables in schema ledger to lims_auditor, lims_quality_manager, lims_laboratory_manager;
