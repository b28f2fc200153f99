-- The few things only a role that makes roles can do. Small on purpose: no table, no rule, and callable by the acts alone.
-- Every function looks for itself whether the login is one of ours, so that a mistake above cannot reach another role.

create function guard.refuse(_code text, _detail jsonb) returns void
language plpgsql set search_path = '' as $$
begin
    raise exception using errcode = 'LM001', message = _code, detail = _detail::text;
end $$;

-- Only a SCRAM verifier computed on the person's own computer travels; a password in clear would end up in logs.
create function guard.need_verifier(_verifier text) returns text
language plpgsql set search_path = '' as $$
begin
    if (_verifier ~ '^SCRAM-SHA-256\$[0-9]{4,7}:[A-Za-z0-9+/=]{20,64}\$[A-Za-z0-9+/=]{44}:[A-Za-z0-9+/=]{44}$') is not true then
        perform guard.refuse('people.bad_verifier', '{}');
    end if;
    return _verifier;
end $$;

-- The login of a person of this laboratory; refuses every other role of the server.
create function guard.need_ours(_login text) returns text
language plpgsql stable set search_path = '' as $$
begin
    if not exists (
        select from pg_catalog.pg_roles r
        where r.rolname = _login and r.rolname !~ '^(lims|pg)_' and not r.rolsuper and not r.rolcreaterole
          and pg_has_role(r.oid, 'lims_member', 'member')
    ) then
        perform guard.refuse('people.unknown', jsonb_build_object('login', _login));
    end if;
    return _login;
end $$;

create function guard.need_duty(_duty text) returns name
language plpgsql immutable set search_path = '' as $$
begin
    if (_duty in ('evidence_technician', 'analyst', 'technical_reviewer', 'administrative_reviewer', 'laboratory_manager',
                  'quality_manager', 'scenes_of_crime_officer', 'medical_examiner', 'agency_client', 'auditor',
                  'administrator')) is not true then
        perform guard.refuse('people.unknown_duty', jsonb_build_object('duty', _duty));
    end if;
    return 'lims_' || _duty;
end $$;

create function guard.create_login(_login text, _verifier text) returns void
language plpgsql security definer set search_path = '' as $$
begin
    if (_login ~ '^[a-z][a-z0-9_.-]{1,40}$' and _login !~ '^(lims|pg)_') is not true then
        perform guard.refuse('people.login_shape', jsonb_build_object('login', _login));
    end if;
    if exists (select from pg_catalog.pg_roles r where r.rolname = _login) then
        perform guard.refuse('people.login_taken', jsonb_build_object('login', _login));
    end if;
    execute format('create role %I login connection limit 8 password %L', _login, guard.need_verifier(_verifier));
    execute format('grant lims_member to %I', _login);
end $$;

create function guard.set_password(_login text, _verifier text) returns void
language plpgsql security definer set search_path = '' as $$
begin
    execute format('alter role %I password %L', guard.need_ours(_login), guard.need_verifier(_verifier));
end $$;

create function guard.grant_duty(_login text, _duty text) returns void
language plpgsql security definer set search_path = '' as $$
begin
    execute format('grant %I to %I', guard.need_duty(_duty), guard.need_ours(_login));
end $$;

create function guard.revoke_duty(_login text, _duty text) returns void
language plpgsql security definer set search_path = '' as $$
begin
    execute format('revoke %I from %I', guard.need_duty(_duty), guard.need_ours(_login));
end $$;

-- Nobody can sign in as this person; a role is never dropped, because its name stands in old records.
create function guard.lock(_login text) returns void
language plpgsql security definer set search_path = '' as $$
begin
    execute format('alter role %I nologin', guard.need_ours(_login));
end $$;

create function guard.unlock(_login text) returns void
language plpgsql security definer set search_path = '' as $$
begin
    execute format('alter role %I login', guard.need_ours(_login));
end $$;

create function guard.end_sessions(_login text) returns void
language plpgsql security definer set search_path = '' as $$
begin
    perform pg_terminate_backend(a.pid) from pg_catalog.pg_stat_activity a
    where a.usename = guard.need_ours(_login) and a.pid <> pg_backend_pid();
end $$;

-- The wrong passwords that the server's own log tells of, from a position on, at most a megabyte at a time.
-- Whatever a stranger typed as a user name stands in that log: it is escaped before it is looked at, a line that makes no
-- sense is passed over, and half a line is left for the next time. When the log was rotated, the rest of the old file is read
-- first; files in between (nobody looked for that long) are passed over.
create function guard.read_log(inout _file text, inout _offset bigint, out _failures jsonb)
language plpgsql security definer set search_path = '' as $$
declare
    newest constant text := pg_current_logfile('jsonlog');
    size bigint;
    piece text;
    tail text;
    line text;
begin
    _failures := '[]';
    if newest is null then return; end if;               -- the server does not write a JSON log
    if _file = '' then
        _file := newest;
        _offset := (pg_stat_file(newest, true)).size;
        return;
    end if;
    size := (pg_stat_file(_file, true)).size;
    if _file <> newest and (size <= _offset or size is null) then
        _file := newest;
        _offset := 0;
        size := (pg_stat_file(newest, true)).size;
    end if;
    if size < _offset then _offset := 0; end if;         -- the same name was begun anew
    if (size > _offset) is not true then return; end if;

    piece := encode(pg_read_binary_file(_file, _offset, 1048576, true), 'escape');
    tail := substring(piece from '[^\n]*$');
    _offset := _offset + octet_length(decode(piece, 'escape'));
    if length(tail) < length(piece) then
        _offset := _offset - octet_length(decode(tail, 'escape'));
    end if;
    for line in select l from string_to_table(left(piece, length(piece) - length(tail)), E'\n') l where l like '%"28P01"%' loop
        _failures := _failures || coalesce(guard.failure(line), '[]');
    end loop;
end $$;

-- One line of the log as {login, at, host}; null when it tells of something else or cannot be read.
create function guard.failure(_line text) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
    told jsonb;
begin
    told := convert_from(decode(_line, 'escape'), 'UTF8')::jsonb;  -- not above: what fails there is not caught below
    if told ->> 'state_code' is distinct from '28P01' then return null; end if;
    return jsonb_build_object('login', told ->> 'user', 'at', (told ->> 'timestamp')::timestamptz, 'host', told ->> 'remote_host');
exception
    when data_exception or program_limit_exceeded then return null;
end $$;

grant execute on function guard.create_login, guard.set_password, guard.grant_duty, guard.revoke_duty, guard.lock, guard.unlock,
    guard.end_sessions, guard.read_log to lims_owner;
