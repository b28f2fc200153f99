-- People and their duties. An administrator manages accounts and holds no laboratory authority, nor can he give himself any.

create trigger audit after insert or update or delete on lab.person for each row execute function chain.record_row('person', 'id');
create trigger audit after insert or update or delete on lab.duty for each row execute function chain.record_row('person', 'person_id');

create function lims.need_person(_person bigint) returns lab.person
language plpgsql set search_path = '' as $$
declare
    person lab.person;
begin
    select p.* into person from lab.person p where p.id = _person for update;
    if person.id is null then
        perform lims.refuse('people.unknown', jsonb_build_object('login', _person));
    end if;
    return person;
end $$;

create function lims.need_other(_person bigint) returns lab.person
language plpgsql set search_path = '' as $$
begin
    if _person = lims.me() then
        perform lims.refuse('people.not_yourself');
    end if;
    return lims.need_person(_person);
end $$;

-- Accounts and laboratory work are apart; so are the laboratory and its customers.
create function lims.check_duties(_duties text[]) returns void
language plpgsql stable set search_path = '' as $$
begin
    if 'administrator' = any (_duties) and cardinality(_duties) > 1 then
        perform lims.refuse('people.administrator_alone');
    end if;
    if 'agency_client' = any (_duties) and cardinality(_duties) > 1 then
        perform lims.refuse('people.client_alone');
    end if;
end $$;

-- 'Ana Maria Cob' is AMC.
create function lims.initials_of(_name text) returns text
language sql immutable strict set search_path = '' as $$
    select upper(string_agg(left(w, 1), '' order by n)) from regexp_split_to_table(btrim(_name), '\s+') with ordinality s (w, n)
$$;

create function lims.give_duty(_person lab.person, _duty text) returns void
language plpgsql set search_path = '' as $$
begin
    insert into lab.duty (person_id, duty) values (_person.id, _duty);
    perform guard.grant_duty(_person.login, _duty);
end $$;

-- Until its owner has replaced a password that somebody else chose, nothing can be done with it: whoever chose it could
-- act as this person. The people of a demonstration are invented and their one password is published: while their past is
-- told it counts as their own.
create function lims.given_now() returns timestamptz
language sql volatile
return case when current_setting('lims.context')::jsonb ->> 'clock' is null then clock_timestamp() end;

create function lims.make_person(
    _login text, _name text, _duties text[], _verifier text, _extra jsonb, _given timestamptz default null
) returns lab.person
language plpgsql set search_path = '' as $$
declare
    name text := lims.needed(_name, 'name');
    duties text[] := array(select distinct substr(lims.duty_role(d), 6) from unnest(_duties) d order by 1);
    place bigint;
    person lab.person;
    duty text;
begin
    perform lims.check_duties(duties);
    if ('agency_client' = any (duties)) <> (_extra ->> 'agency_id' is not null) then
        perform lims.refuse('people.client_of_agency');
    elsif _extra ->> 'agency_id' is not null then
        perform lims.need_active_agency((_extra ->> 'agency_id')::bigint);
    end if;
    perform guard.create_login(_login, _verifier);
    insert into lab.place (kind, name, path) values ('person', name, name) returning id into place;
    insert into lab.person (login, name, initials, title, office_id, section, place_id, agency_id, officer_id, password_given_at)
    values (_login, name, coalesce(lims.typed(_extra ->> 'initials', 'initials'), lims.initials_of(name)),
            lims.typed(_extra ->> 'title', 'title'), (_extra ->> 'office_id')::bigint, lims.typed(_extra ->> 'section', 'section'),
            place, (_extra ->> 'agency_id')::bigint, (_extra ->> 'officer_id')::bigint, _given)
    returning * into person;
    foreach duty in array duties loop
        perform lims.give_duty(person, duty);
    end loop;
    return person;
end $$;

-- The person who makes all the others; asked once, by whoever builds the laboratory, before anybody can sign in.
create function lims.first_administrator(_login text, _name text, _verifier text) returns bigint
language plpgsql security definer set search_path = '' as $$
begin
    if exists (select from lab.duty d join lab.person p on p.id = d.person_id
               where d.duty = 'administrator' and d.until is null and p.active) then
        perform lims.refuse('people.administrator_exists');
    end if;
    return (select p.id from lims.make_person(_login, _name, '{administrator}', _verifier, '{}') p);
end $$;

create function lims.person_add(
    _act uuid, _login text, _name text, _duties text[], _verifier text, _extra jsonb default '{}', _reason text default null
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'person_add',
        jsonb_build_object('login', _login, 'name', _name, 'duties', _duties, 'extra', _extra), _reason);
    person lab.person;
begin
    if answer is not null then return answer; end if;
    person := lims.make_person(_login, _name, coalesce(_duties, '{}'), _verifier, coalesce(_extra, '{}'), lims.given_now());
    return lims.finish_act(_act, jsonb_build_object('person', person.id, 'login', person.login, 'place', person.place_id));
end $$;

-- What an administrator may mend in a person's record; a login is never changed.
create function lims.person_change(_act uuid, _person bigint, _changes jsonb, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'person_change', jsonb_build_object('person', _person, 'changes', _changes), _reason);
    person lab.person := lims.need_person(_person);
begin
    if answer is not null then return answer; end if;
    update lab.person as p
       set name = coalesce(lims.typed(_changes ->> 'name', 'name'), p.name),
           initials = coalesce(lims.typed(_changes ->> 'initials', 'initials'), p.initials),
           title = case when _changes ? 'title' then lims.typed(_changes ->> 'title', 'title') else p.title end,
           office_id = case when _changes ? 'office_id' then (_changes ->> 'office_id')::bigint else p.office_id end,
           section = case when _changes ? 'section' then lims.typed(_changes ->> 'section', 'section') else p.section end
     where p.id = person.id
    returning p.* into person;
    update lab.place as l set name = person.name, path = person.name where l.id = person.place_id and l.name <> person.name;
    return lims.finish_act(_act, jsonb_build_object('person', person.id));
end $$;

create function lims.person_disable(_act uuid, _person bigint, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'person_disable', jsonb_build_object('person', _person), lims.need_reason(_reason));
    person lab.person;
begin
    if answer is not null then return answer; end if;
    person := lims.need_other(_person);
    update lab.person as p set active = false where p.id = person.id;
    delete from lab.session s where s.person = person.id;
    perform guard.lock(person.login);
    perform guard.end_sessions(person.login);
    return lims.finish_act(_act, jsonb_build_object('person', person.id));
end $$;

-- Also lifts a lock-out at once.
create function lims.person_enable(_act uuid, _person bigint, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'person_enable', jsonb_build_object('person', _person), lims.need_reason(_reason));
    person lab.person;
begin
    if answer is not null then return answer; end if;
    person := lims.need_other(_person);
    if person.agency_id is not null then
        perform lims.need_active_agency(person.agency_id);
    end if;
    update lab.person as p set active = true where p.id = person.id;
    perform lims.lift_lockout(person);
    perform guard.unlock(person.login);
    return lims.finish_act(_act, jsonb_build_object('person', person.id));
end $$;

create function lims.duty_grant(_act uuid, _person bigint, _duty text, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'duty_grant', jsonb_build_object('person', _person, 'duty', _duty), _reason);
    duty text := substr(lims.duty_role(_duty), 6);
    person lab.person;
begin
    if answer is not null then return answer; end if;
    person := lims.need_other(_person);
    if duty = any (lims.duties_of(person.id)) then
        perform lims.refuse('people.has_duty', jsonb_build_object('login', person.login, 'duty', duty));
    end if;
    if duty = 'agency_client' and person.agency_id is null then
        perform lims.refuse('people.client_of_agency');
    elsif duty <> 'agency_client' and person.agency_id is not null then     -- also when it is a client no more
        perform lims.refuse('people.client_alone');
    end if;
    perform lims.check_duties(lims.duties_of(person.id) || duty);
    perform lims.give_duty(person, duty);
    return lims.finish_act(_act, jsonb_build_object('person', person.id, 'duty', duty));
end $$;

create function lims.duty_revoke(_act uuid, _person bigint, _duty text, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'duty_revoke', jsonb_build_object('person', _person, 'duty', _duty), _reason);
    ended text := substr(lims.duty_role(_duty), 6);
    person lab.person;
begin
    if answer is not null then return answer; end if;
    person := lims.need_other(_person);
    update lab.duty as d set until = clock_timestamp() where d.person_id = person.id and d.duty = ended and d.until is null;
    if not found then
        perform lims.refuse('people.has_not_duty', jsonb_build_object('login', person.login, 'duty', ended));
    end if;
    perform guard.revoke_duty(person.login, ended);
    return lims.finish_act(_act, jsonb_build_object('person', person.id, 'duty', ended));
end $$;

-- One's own password: only in a connection whose password was typed a moment ago. The one act for which a given one will do.
create function lims.password_set(_act uuid, _verifier text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'password_set', '{}');
begin
    if answer is not null then return answer; end if;
    perform lims.fresh();
    perform guard.set_password(session_user, _verifier);
    update lab.person p set password_given_at = null where p.id = lims.me() and p.password_given_at is not null;
    perform chain.append('person/' || lims.me(), 'PASSWORD_SET', '{}');
    return lims.finish_act(_act);
end $$;

create function lims.password_reset(_act uuid, _person bigint, _verifier text, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'password_reset', jsonb_build_object('person', _person), lims.need_reason(_reason));
    person lab.person;
begin
    if answer is not null then return answer; end if;
    person := lims.need_other(_person);
    perform guard.set_password(person.login, _verifier);
    update lab.person p set password_given_at = lims.given_now() where p.id = person.id;
    perform guard.end_sessions(person.login);
    perform chain.append('person/' || person.id, 'PASSWORD_RESET', '{}');
    return lims.finish_act(_act, jsonb_build_object('person', person.id));
end $$;

alter table lab.person enable row level security;
create policy staff on lab.person for select to lims_staff, lims_administrator using (true);
create policy own_agency on lab.person for select to lims_agency_client
    using (login = session_user or agency_id = (select lims.my_agency()));
grant select on lab.person to lims_member;
grant select on lab.duty to lims_staff, lims_administrator;

grant execute on function lims.person_add, lims.person_change, lims.person_disable, lims.person_enable, lims.duty_grant,
    lims.duty_revoke, lims.password_reset to lims_administrator;
grant execute on function lims.password_set to lims_member;
