-- Too many wrong passwords lock the account for a while. PostgreSQL has no such rule; we read the server's own JSON log.
--
-- What this cannot prevent: tries in the seconds before the next look at the log; tries when the server writes no JSON log
-- (`server init` says so); somebody locking others out by typing wrong passwords in their name, which only a workstation
-- certificate stops; and a superuser. A connection that is already signed in is not ended.

insert into lab.policy (name, value) values
    ('lockout_tries', '5'),
    ('lockout_window_minutes', '15'),
    ('lockout_minutes', '15')
on conflict do nothing;

insert into lab.log_position (file, "offset") values ('', 0) on conflict do nothing;

create function lims.minutes(_policy text) returns interval
language sql stable set search_path = '' as $$
    select lims.policy_number(_policy) * interval '1 minute'
$$;

create function lims.lift_lockout(_person lab.person) returns void
language plpgsql set search_path = '' as $$
begin
    delete from lab.signin_failure f where f.person_id = _person.id;
    update lab.lockout as l set lifted_at = clock_timestamp() where l.person_id = _person.id and l.lifted_at is null;
    if found then
        perform chain.append('person/' || _person.id, 'UNLOCKED', '{}');
    end if;
end $$;

create function lims.lock_out(_person lab.person, _tries bigint) returns void
language plpgsql set search_path = '' as $$
declare
    ends timestamptz := clock_timestamp() + lims.minutes('lockout_minutes');
begin
    perform guard.lock(_person.login);
    insert into lab.lockout (person_id, until) values (_person.id, ends);
    perform chain.append('person/' || _person.id, 'LOCKED', jsonb_build_object('tries', _tries, 'until', ends));
end $$;

-- Notes the failures that are new in the log; answers whether there were any.
create function lims.note_failures() returns boolean
language plpgsql set search_path = '' as $$
declare
    was lab.log_position;
    told record;
begin
    select l.* into was from lab.log_position l for update skip locked;
    if not found then return false; end if;                       -- another station is looking
    select * into told from guard.read_log(was.file, was.offset);
    if (told._file, told._offset) is not distinct from (was.file, was.offset) then return false; end if;
    update lab.log_position as l set file = told._file, "offset" = told._offset;
    insert into lab.signin_failure (person_id, at, host)
    select p.id, f.at, f.host from jsonb_to_recordset(told._failures) f (login text, at timestamptz, host text)
    join lab.person p on p.login = f.login;
    return found;
end $$;

create function lims.lockout_scan() returns int
language plpgsql security definer set search_path = '' as $$
declare
    locked int := 0;
    guessed record;
    over lab.person;
begin
    if lims.note_failures() then
        for guessed in
            select p as person, count(*) as tries from lab.signin_failure f join lab.person p on p.id = f.person_id
            where f.at > clock_timestamp() - lims.minutes('lockout_window_minutes') and p.active
              and not exists (select from lab.lockout l where l.person_id = p.id and l.lifted_at is null)
            group by p having count(*) >= lims.policy_number('lockout_tries')
        loop
            perform lims.lock_out(guessed.person, guessed.tries);
            locked := locked + 1;
        end loop;
    end if;
    for over in
        select p.* from lab.lockout l join lab.person p on p.id = l.person_id
        where l.lifted_at is null and l.until <= clock_timestamp() for update of l skip locked
    loop
        perform lims.lift_lockout(over);
        if over.active then
            perform guard.unlock(over.login);
        end if;
    end loop;
    return locked;
end $$;

-- What every signed-in program calls every few seconds: the ledger's sequencer, the look at the log, and dead sessions.
create function lims.heartbeat() returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    here lab.session := lims.session();
    problem text;
    size bigint;
begin
    perform lims.set_context(gen_random_uuid(), here.person, here.station, null, null);
    perform lims.lockout_scan();
    perform lims.lapse_prelogs();
    delete from lab.session s where not exists (select from pg_catalog.pg_stat_activity a where a.pid = s.pid);
    -- A program whose connections ended with the account may have signed in again before that was committed.
    perform guard.end_sessions(p.login) from lab.person p
      where not p.active and exists (select from pg_catalog.pg_stat_activity a where a.usename = p.login);
    begin
        size := chain.tick();
    exception when sqlstate 'LM501' then
        problem := sqlerrm;
    end;
    return jsonb_build_object('server_time', clock_timestamp(), 'size', size, 'problem', problem);
end $$;

grant select on lab.lockout to lims_administrator, lims_auditor, lims_quality_manager;
grant execute on function lims.lockout_scan() to lims_caretaker;
grant execute on function lims.heartbeat() to lims_member;
