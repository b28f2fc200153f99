-- A witness or a supervisor gives their word in their own fresh connection, for one act and exactly these arguments.
-- A name typed into the actor's own session would prove nothing.

create function lims.is_supervisor() returns boolean
language sql stable set search_path = '' as $$
    select lims.has_duty(variadic array(select jsonb_array_elements_text(lims.policy('supervisor_duties'))))
$$;

-- _act and _args are those of the act to come: the arguments by their names without underscore.
create function lims.vouch(_act uuid, _name text, _args jsonb, _role text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    here lab.session := lims.session();
begin
    if here.person is null then
        perform lims.refuse('signin.needed');
    end if;
    if exists (select from lab.person p where p.id = here.person and p.password_given_at is not null) then
        perform lims.refuse('signin.password_given');
    end if;
    perform lims.fresh();
    if (_role in ('witness', 'supervisor')) is not true then
        perform lims.refuse('vouch.unknown_role', jsonb_build_object('role', _role));
    end if;
    if _role = 'supervisor' and not lims.is_supervisor() then
        perform lims.refuse('vouch.not_supervisor');
    end if;
    insert into lab.vouch as v (act, person, name, args_sha, role, station)
    values (_act, here.person, _name, lims.args_sha(_args), _role, here.station)
    on conflict (act, person) do update
        set name = excluded.name, args_sha = excluded.args_sha, role = excluded.role, station = excluded.station, at = clock_timestamp()
        where v.used is null;
    return jsonb_build_object('person', here.person, 'role', _role);
end $$;

-- Inside an act, after begin_act: the person who vouched for it as _role. Refuses when nobody did, or not for this.
create function lims.take_vouch(_act uuid, _role text) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
    word lab.vouch;
    begun lab.act;
begin
    select a.* into begun from lab.act a where a.id = _act;
    select v.* into word from lab.vouch v where v.act = _act and v.role = _role and v.used is null
    order by v.person = begun.actor, v.at desc limit 1 for update;
    if word.act is null then
        perform lims.refuse('vouch.missing', jsonb_build_object('role', _role));
    elsif word.person = begun.actor then
        perform lims.refuse('vouch.same_person');
    elsif (word.name = begun.name and word.args_sha = begun.args_sha) is not true then
        perform lims.refuse('vouch.other_content');
    elsif word.at < clock_timestamp() - lims.policy_number('vouch_seconds') * interval '1 second' then
        perform lims.refuse('vouch.expired');
    end if;
    update lab.vouch as v set used = clock_timestamp() where v.act = word.act and v.person = word.person;
    perform lims.name_second(word.person);
    return word.person;
end $$;

grant execute on function lims.vouch(uuid, text, jsonb, text) to lims_staff;
