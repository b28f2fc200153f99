-- The roles of the laboratory, and what PostgreSQL allows everybody that we do not.
-- Run by a superuser at every provisioning; says the same thing twice without harm.

do $$
declare
    wanted record;
begin
    for wanted in select * from (values
        ('lims_owner', 'nologin'),                -- owns the tables (lab) and the acts (lims)
        ('lims_ledger', 'nologin'),               -- owns the ledger; nobody is a member
        ('lims_guard', 'nologin createrole'),     -- makes people's roles and locks them
        ('lims_caretaker', 'login'),              -- the sequencer and the lock-out scan, nothing else
        ('lims_member', 'nologin'),               -- everyone with an account
        ('lims_staff', 'nologin'),                -- everyone of the laboratory
        ('lims_evidence_technician', 'nologin'),
        ('lims_analyst', 'nologin'),
        ('lims_technical_reviewer', 'nologin'),
        ('lims_administrative_reviewer', 'nologin'),
        ('lims_laboratory_manager', 'nologin'),
        ('lims_quality_manager', 'nologin'),
        ('lims_scenes_of_crime_officer', 'nologin'),
        ('lims_medical_examiner', 'nologin'),
        ('lims_agency_client', 'nologin'),
        ('lims_auditor', 'nologin'),
        ('lims_administrator', 'nologin')
    ) as roles (name, kind)
    loop
        if not exists (select from pg_roles r where r.rolname = wanted.name) then
            execute format('create role %I %s', wanted.name, wanted.kind);
        end if;
    end loop;
end $$;

alter role lims_caretaker connection limit 4;

grant lims_member to lims_staff, lims_agency_client, lims_administrator;
grant lims_staff to lims_evidence_technician, lims_analyst, lims_technical_reviewer, lims_administrative_reviewer,
    lims_laboratory_manager, lims_quality_manager, lims_scenes_of_crime_officer, lims_medical_examiner, lims_auditor;

-- The owners see when a connection authenticated (else that is null, and a rule on it would judge nothing);
-- the guard also sees the log and may end the connections of a person who is disabled.
grant pg_read_all_stats to lims_owner;
grant pg_monitor, pg_signal_backend to lims_guard;
grant execute on function pg_catalog.pg_read_binary_file(text, bigint, bigint, boolean) to lims_guard;
grant execute on function pg_catalog.pg_stat_file(text, boolean), pg_catalog.pg_current_logfile(text) to lims_guard;

-- From PostgreSQL 16 on, who grants a duty needs it with admin option; before, CREATEROLE was enough (and more than enough:
-- that is why the guard cannot sign in and nobody is a member of it).
do $$
declare
    duty name;
begin
    if current_setting('server_version_num')::int >= 160000 then
        for duty in select r.rolname from pg_roles r
            where r.rolname ~ '^lims_' and not r.rolcanlogin
              and r.rolname not in ('lims_owner', 'lims_ledger', 'lims_guard', 'lims_staff')
        loop
            execute format('grant %I to lims_guard with admin true, inherit false, set false', duty);
        end loop;
    end if;
end $$;

-- What everybody may do by default, and nobody may here.
do $$
declare
    taken regprocedure;
begin
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect on database %I to lims_member, lims_caretaker', current_database());
    revoke all on schema public from public;
    revoke usage on language plpgsql, sql from public;
    grant usage on language plpgsql, sql to lims_owner, lims_ledger, lims_guard;
    for taken in
        select p.oid from pg_proc p
        where p.pronamespace = 'pg_catalog'::regnamespace
          and p.proname ~ '^(pg_(try_)?advisory_|lo_creat|lo_from_bytea|lo_put|lowrite|lo_open|lo_unlink|lo_truncate|pg_logical_emit_message)'
    loop
        execute format('revoke execute on function %s from public', taken);
    end loop;
    -- The server's counters of a table's rows grow with each one, at once, and its locks name the table that somebody writes to now: whoever may
    -- ask sees that somewhere a report was just signed.
    for taken in
        select p.oid from pg_proc p
        where p.pronamespace = 'pg_catalog'::regnamespace
          and p.proname ~ '^(pg_lock_status$|pg_stat_get_(xact_)?(numscans|lastscan|tuples_|live_|dead_|mod_since|ins_since|blocks_))'
    loop
        execute format('revoke execute on function %s from public', taken);
        execute format('grant execute on function %s to pg_read_all_stats', taken);
    end loop;
end $$;

alter default privileges for role lims_owner revoke execute on functions from public;
alter default privileges for role lims_ledger revoke execute on functions from public;
alter default privileges for role lims_guard revoke execute on functions from public;
alter default privileges for role lims_owner revoke usage on types from public;
alter default privileges for role lims_ledger revoke usage on types from public;
alter default privileges for role lims_guard revoke usage on types from public;

create schema if not exists lab authorization lims_owner;
create schema if not exists ledger authorization lims_ledger;
