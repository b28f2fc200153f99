-- The time of an act. It is the server's. Only the seeding of a demonstration, before the laboratory is opened, may
-- write with a simulated clock, so that a demonstration has a past.

-- (Volatile, and without a `set` clause, so that the planner folds it into its callers. After an act the setting is empty:
-- a question asked then has the server's time.)
create function lims.act_time() returns timestamptz
language sql volatile
return coalesce((nullif(current_setting('lims.context', true), '')::jsonb ->> 'clock')::timestamptz, clock_timestamp());

create function lims.demonstration_clock(_at timestamptz) returns void
language plpgsql security definer set search_path = '' as $$
begin
    if lims.policy('demonstration') <> 'true' or lims.policy('opened') = 'true' then
        perform lims.refuse('clock.not_yours');
    end if;
    if _at > clock_timestamp() then
        perform lims.refuse('clock.in_future');
    end if;
    update lab.session s set clock = _at where s.pid = pg_backend_pid() and s.login = session_user;
end $$;

-- Ends the seeding; from here on only the server's clock counts, for this act too.
create function lims.demonstration_open(_act uuid, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb;
begin
    if lims.policy('demonstration') <> 'true' then
        perform lims.refuse('clock.not_yours');
    end if;
    update lab.session s set clock = null where s.clock is not null;
    answer := lims.begin_act(_act, 'demonstration_open', '{}', _reason);
    if answer is not null then return answer; end if;
    update lab.policy p set value = 'true' where p.name = 'opened';
    return lims.finish_act(_act);
end $$;

insert into lab.policy (name, value) values ('opened', 'false') on conflict do nothing;

grant execute on function lims.demonstration_clock to lims_member;
grant execute on function lims.demonstration_open to lims_administrator;
