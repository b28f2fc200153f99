-- The frame of every act: who, where, why, and that a repeat of the same act answers what the first one answered.

create function lims.args_sha(_args jsonb) returns bytea
language sql immutable strict parallel safe set search_path = '' as $$
    select sha256(convert_to(_args::text, 'UTF8'))
$$;

-- What chain.append writes beside every entry of this transaction.
create function lims.set_context(_session lab.session, _act uuid, _reason text) returns void
language plpgsql set search_path = '' as $$
begin
    perform set_config('lims.context', jsonb_build_object('act', _act, 'person', _session.person, 'station', _session.station,
        'reason', nullif(btrim(_reason), ''), 'second', null, 'clock', _session.clock)::text, true);
end $$;

-- Null: go on. Not null: this act was done before, and that was its answer.
create function lims.begin_act(_act uuid, _name text, _args jsonb, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    here lab.session := lims.session();
    done lab.act;
begin
    if here.person is null then
        perform lims.refuse('signin.needed');
    end if;
    if _act is null then
        perform lims.refuse('act.no_number');
    end if;
    insert into lab.act as a (id, actor, name, args_sha) values (_act, here.person, _name, lims.args_sha(_args)) on conflict do nothing;
    if not found then
        select a.* into done from lab.act a where a.id = _act;
        if (done.actor = here.person and done.name = _name and done.args_sha = lims.args_sha(_args)) is not true then
            perform lims.refuse('act.reused', jsonb_build_object('act', _act));
        end if;
        return done.answer;
    end if;
    perform lims.set_context(here, _act, _reason);
    return null;
end $$;

-- Keeps the answer, with the receipts of what this act wrote into the ledger.
create function lims.finish_act(_act uuid, _answer jsonb default '{}') returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    told jsonb := coalesce(_answer, '{}') || jsonb_build_object('receipts', chain.receipts(_act));
begin
    update lab.act as a set answer = told where a.id = _act;
    return told;
end $$;

-- Names the second person of this act: every entry that follows carries them.
create function lims.name_second(_person bigint) returns void
language plpgsql set search_path = '' as $$
begin
    perform set_config('lims.context',
        (current_setting('lims.context')::jsonb || jsonb_build_object('second', _person))::text, true);
end $$;

-- The reason given for this act; null when none was.
create function lims.reason() returns text
language sql stable set search_path = '' as $$
    select nullif(current_setting('lims.context', true), '')::jsonb ->> 'reason'
$$;
