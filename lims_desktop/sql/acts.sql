-- The frame of every act: who, where, why, and that a repeat of the same act answers what the first one answered.

create function lims.args_sha(_args jsonb) returns bytea
language sql immutable strict parallel safe set search_path = '' as $$
    select sha256(convert_to(_args::text, 'UTF8'))
$$;

-- What chain.append writes beside every entry of this transaction. A setting can be forged; nobody but an act can append,
-- and every act sets it anew. (An assignment is evaluated without a query; `perform` would plan one.)
create function lims.set_context(_act uuid, _person bigint, _station text, _clock timestamptz, _reason text, _place bigint default null)
returns void
language plpgsql set search_path = '' as $$
declare
    context text;
begin
    context := set_config('lims.context', jsonb_build_object('act', _act, 'person', _person, 'station', _station,
        'reason', nullif(btrim(_reason), ''), 'second', null, 'clock', _clock, 'place', _place)::text, true);
end $$;

-- Who does this act, and the place that is their hands: as begin_act found them. (Without a `set` clause the planner
-- folds these into their callers.)
create function lims.actor() returns bigint
language sql stable
return (current_setting('lims.context')::jsonb ->> 'person')::bigint;

create function lims.hands() returns bigint
language sql stable
return (current_setting('lims.context')::jsonb ->> 'place')::bigint;

-- Null: go on. Not null: this act was done before, and that was its answer. Two that come at once with the same number
-- meet at the primary key: the second waits for the first, and answers the same.
create function lims.begin_act(_act uuid, _name text, _args jsonb, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
    person bigint;
    station text;
    clock timestamptz;
    place bigint;
    given timestamptz;
    content constant bytea := sha256(convert_to(_args::text, 'UTF8'));
    context text;
begin
    select s.person, s.station, s.clock, p.place_id, p.password_given_at into person, station, clock, place, given   -- as lims.session()
      from lab.session s join lab.person p on p.id = s.person and p.active
     where s.pid = pg_backend_pid() and s.login = session_user
       and s.address is not distinct from inet_client_addr() and s.port is not distinct from inet_client_port();
    if person is null then
        perform lims.refuse('signin.needed');
    elsif given is not null and _name <> 'password_set' then
        perform lims.refuse('signin.password_given');
    elsif _act is null then
        perform lims.refuse('act.no_number');
    elsif length(_reason) > 4000 then
        perform lims.refuse('lists.too_long', jsonb_build_object('field', 'reason', 'length', length(_reason), 'most', 4000));
    end if;
    insert into lab.act as a (id, actor, name, args_sha) values (_act, person, _name, content) on conflict do nothing;
    if not found then
        return lims.answered(_act, person, _name, content);
    end if;
    context := lims.set_context(_act, person, station, clock, _reason, place);
    return null;
end $$;

create function lims.answered(_act uuid, _person bigint, _name text, _content bytea) returns jsonb
language plpgsql set search_path = '' as $$
declare
    done lab.act;
begin
    select a.* into done from lab.act a where a.id = _act;
    if (done.actor = _person and done.name = _name and done.args_sha = _content) is not true then
        perform lims.refuse('act.reused', jsonb_build_object('act', _act));
    end if;
    return done.answer;
end $$;

-- Keeps the answer, with the receipts of what this act wrote into the ledger.
create function lims.finish_act(_act uuid, _answer jsonb default '{}') returns jsonb
language plpgsql security definer set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
    told jsonb;
begin
    update lab.act as a set answer = coalesce(_answer, '{}') || jsonb_build_object('receipts', chain.receipts(_act))
     where a.id = _act returning a.answer into told;
    return told;
end $$;

-- Names the second person of this act: every entry that follows carries them.
create function lims.name_second(_person bigint) returns void
language plpgsql set search_path = '' as $$
begin
    perform set_config('lims.context',
        (current_setting('lims.context')::jsonb || jsonb_build_object('second', _person))::text, true);
end $$;

-- What became of an act of mine: its answer, or null when it is not recorded.
create function lims.act_answer(_act uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
    select a.answer from lab.act a where a.id = _act and a.actor = lims.me()
$$;

grant execute on function lims.act_answer to lims_member;
