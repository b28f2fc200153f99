-- Who is at the other end of this connection. Only session_user counts: a setting can be forged, a role cannot.

create function lims.policy(_name text) returns jsonb
language sql stable strict security definer set search_path = '' as $$
    select p.value from lab.policy p where p.name = _name
$$;

-- A policy that is a number.
create function lims.policy_number(_name text) returns numeric
language sql stable strict security definer set search_path = '' as $$
    select (p.value #>> '{}')::numeric from lab.policy p where p.name = _name
$$;

insert into lab.policy (name, value) values
    ('laboratory_id', to_jsonb(gen_random_uuid())),     -- by which a station knows its own laboratory, wherever the server is
    ('laboratory_name', '"Forensic Laboratory"'),
    ('demonstration', 'false'),
    ('fresh_seconds', '120'),
    ('vouch_seconds', '600'),
    ('idle_lock_minutes', '15'),
    ('station_certificate', 'false'),
    ('supervisor_duties', '["laboratory_manager", "quality_manager"]')
on conflict do nothing;

-- The person of this connection; null for one who has no account here or is disabled.
create function lims.me() returns bigint
language sql stable security definer set search_path = '' as $$
    select p.id from lab.person p where p.login = session_user and p.active
$$;

-- Duties are written without their prefix: 'analyst' is the role lims_analyst. Both spellings are understood.
create function lims.duty_role(_duty text) returns name
language sql immutable strict parallel safe set search_path = '' as $$
    select (case when _duty like 'lims\_%' then _duty else 'lims_' || _duty end)::name
$$;

-- Whether this person has at least one of these duties, now.
create function lims.has_duty(variadic _duties text[]) returns boolean
language plpgsql stable set search_path = '' as $$
declare
    duty text;
begin
    foreach duty in array _duties loop
        if pg_has_role(session_user, lims.duty_role(duty), 'member') then
            return true;
        end if;
    end loop;
    return false;
end $$;

create function lims.duties_of(_person bigint) returns text[]
language sql stable strict security definer set search_path = '' as $$
    select coalesce(array_agg(d.duty order by d.duty), '{}') from lab.duty d where d.person_id = _person and d.until is null
$$;

-- The row of this very connection. Address and port are compared too, because a process number is used again.
create function lims.session() returns lab.session
language sql stable security definer set search_path = '' as $$
    select s from lab.session s
    where s.pid = pg_backend_pid() and s.login = session_user
      and s.address is not distinct from inet_client_addr() and s.port is not distinct from inet_client_port()
$$;

-- True when the password was typed a moment ago; otherwise refuses, so that no caller can forget to look at the answer.
-- What cannot be known counts as long ago.
create function lims.fresh() returns boolean
language plpgsql stable security definer set search_path = '' as $$
declare
    since timestamptz := (select s.authenticated_at from lims.session() s);
begin
    if (since > clock_timestamp() - lims.policy_number('fresh_seconds') * interval '1 second') is not true then
        raise exception using errcode = 'LM130', message = 'signin.fresh_needed', detail = '{}';
    end if;
    return true;
end $$;

-- The workstation's name: what its certificate says; without one, what the program says.
create function lims.certified_station(_station text) returns text
language plpgsql security definer set search_path = '' as $$
declare
    certificate text := (select s.client_dn from pg_catalog.pg_stat_ssl s where s.pid = pg_backend_pid());
    named text := substring(certificate from '/CN=([^/]+)');
begin
    if certificate is null and lims.policy('station_certificate') = 'true' then
        perform lims.refuse('signin.no_certificate', jsonb_build_object('station', _station));
    end if;
    if certificate is not null and named is distinct from _station then
        perform lims.refuse('signin.other_station', jsonb_build_object('station', _station, 'certificate', named));
    end if;
    return _station;
end $$;

-- _client begins with the number of the schema it was written for: '1 lims-desktop/0.1.0'.
create function lims.check_client(_client text) returns void
language plpgsql set search_path = '' as $$
declare
    wanted int := substring(_client from '^(\d{1,6}) ')::int;
begin
    if wanted is null or wanted < lims.schema_version() then
        perform lims.refuse('signin.client_older', jsonb_build_object('client', left(_client, 60), 'server', lims.schema_version()));
    elsif wanted > lims.schema_version() then
        perform lims.refuse('signin.client_newer', jsonb_build_object('client', left(_client, 60), 'server', lims.schema_version()));
    end if;
end $$;

create function lims.laboratory() returns jsonb
language sql stable security definer set search_path = '' as $$
    select jsonb_build_object(
        'id', lims.policy('laboratory_id'),
        'name', lims.policy('laboratory_name'),
        'demonstration', lims.policy('demonstration'),
        'policies', (select jsonb_object_agg(p.name, p.value) from lab.policy p))
$$;

-- Once on every new connection, before anything else.
create function lims.sign_in(_station text, _client text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    person lab.person;
    since timestamptz := (select a.backend_start from pg_catalog.pg_stat_activity a where a.pid = pg_backend_pid());
begin
    select p.* into person from lab.person p where p.login = session_user;
    if (person.active) is not true then
        perform lims.refuse('signin.no_account', jsonb_build_object('login', session_user));
    end if;
    perform lims.check_client(_client);
    if (length(_station) between 1 and 80) is not true then
        perform lims.refuse('signin.no_station');
    end if;
    insert into lab.session as s (pid, login, person, station, client, address, port, authenticated_at)
    values (pg_backend_pid(), session_user, person.id, lims.certified_station(_station), left(_client, 80),
            inet_client_addr(), inet_client_port(), coalesce(since, '-infinity'))
    on conflict (pid) do update set login = excluded.login, person = excluded.person, station = excluded.station,
        client = excluded.client, address = excluded.address, port = excluded.port, authenticated_at = excluded.authenticated_at;
    delete from lab.signin_failure f where f.person_id = person.id;  -- the right password: earlier wrong ones do not count on
    return jsonb_build_object(
        'person', person.id, 'login', person.login, 'name', person.name, 'initials', person.initials,
        'duties', to_jsonb(lims.duties_of(person.id)), 'place', person.place_id, 'agency', person.agency_id, 'office', person.office_id,
        'password_given', person.password_given_at is not null, 'laboratory', lims.laboratory(), 'schema', lims.schema_version(), 'server_time', clock_timestamp());
end $$;

grant execute on function lims.sign_in(text, text), lims.me(), lims.has_duty(text[]), lims.duty_role(text), lims.policy(text),
    lims.policy_number(text), lims.schema_version(), lims.laboratory() to lims_member;
