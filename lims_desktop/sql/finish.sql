-- What only a superuser can say at the end: who of the owners may call whom, and the guard's power over people's roles.

grant execute on function chain.tick(int) to lims_owner;

-- From PostgreSQL 16 on a role is managed by whoever holds it with admin option. People made under an older server (then
-- upgraded), or restored from a copy, would be out of the guard's reach otherwise.
do $$
declare
    login text;
begin
    if current_setting('server_version_num')::int >= 160000 then
        for login in
            select p.login from lab.person p join pg_roles r on r.rolname = p.login
            where not exists (select from pg_auth_members m
                              where m.roleid = r.oid and m.member = 'lims_guard'::regrole and m.admin_option)
        loop
            execute format('grant %I to lims_guard with admin true, inherit false, set false', login);
        end loop;
    end if;
end $$;

-- The files above were read without looking into the functions, so that they need no order. Look into them now.
set local check_function_bodies = on;
do $$
declare
    made record;
begin
    for made in
        select p.oid, l.lanname from pg_proc p join pg_language l on l.oid = p.prolang
        where p.pronamespace in ('lims'::regnamespace, 'chain'::regnamespace, 'guard'::regnamespace)
    loop
        begin
            if made.lanname = 'plpgsql' then
                perform plpgsql_validator(made.oid);
            else
                perform fmgr_sql_validator(made.oid);
            end if;
        exception when others then
            raise exception '%: %', made.oid::regprocedure, sqlerrm;
        end;
    end loop;
end $$;
