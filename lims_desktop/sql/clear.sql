-- Takes away every function, trigger, policy and grant of the last release, so that today's files say all there is.
-- The tables stay as they are. One transaction with what follows, so nobody ever works without rules.

drop schema if exists lims cascade;
drop schema if exists chain cascade;
drop schema if exists guard cascade;

do $$
declare
    found record;
begin
    for found in select p.schemaname, p.tablename, p.policyname from pg_policies p where p.schemaname in ('lab', 'ledger')
    loop
        execute format('drop policy %I on %I.%I', found.policyname, found.schemaname, found.tablename);
    end loop;
    for found in
        select t.tgname, t.tgrelid::regclass as relation from pg_trigger t join pg_class c on c.oid = t.tgrelid
        where not t.tgisinternal and c.relnamespace in ('lab'::regnamespace, 'ledger'::regnamespace)
    loop
        execute format('drop trigger %I on %s', found.tgname, found.relation);
    end loop;
    for found in
        select c.oid::regclass as relation, case when c.relnamespace = 'lab'::regnamespace then 'lims_owner' else 'lims_ledger' end as owner
        from pg_class c
        where c.relnamespace in ('lab'::regnamespace, 'ledger'::regnamespace) and c.relkind in ('r', 'p', 'v', 'm')
    loop
        execute format('alter table %s owner to %I', found.relation, found.owner);
    end loop;
    for found in
        select distinct c.oid::regclass as relation, a.grantee::regrole as grantee
        from pg_class c cross join lateral aclexplode(c.relacl) a
        where c.relnamespace in ('lab'::regnamespace, 'ledger'::regnamespace) and c.relkind in ('r', 'p', 'v', 'm')
          and a.grantee <> c.relowner and a.grantee <> 0
    loop
        execute format('revoke all on %s from %s', found.relation, found.grantee);
    end loop;
end $$;

create schema lims authorization lims_owner;
create schema chain authorization lims_ledger;
create schema guard authorization lims_guard;

grant usage on schema lab, lims to lims_member, lims_caretaker, lims_ledger;
grant usage on schema guard to lims_owner;
