-- What awaits somebody: overdue arrivals, reviews that are due, holds that end. Nothing is stored: each subject has a question
-- `lims.tasks_<subject>()`, asked as the person who asks, so that row-level security decides; here they come together.

-- code: the sentence, with `detail` in its gaps; page and argument: where it is dealt with; due: until when, if ever.
create type lims.task as (code text, detail jsonb, page text, argument jsonb, since timestamptz, due timestamptz);

create function lims.tasks() returns jsonb
language plpgsql stable set search_path = '' as $$
declare
    subject name;
    found_here jsonb;
    everything jsonb := '[]';
begin
    for subject in
        select p.proname from pg_catalog.pg_proc p
         where p.pronamespace = 'lims'::regnamespace and p.proname like 'tasks\_%' order by p.proname
    loop
        execute format('select coalesce(jsonb_agg(to_jsonb(t)), ''[]'') from (select * from lims.%I() limit 200) t', subject) into found_here;
        everything := everything || found_here;
    end loop;
    return jsonb_build_object('asked_at', clock_timestamp(), 'tasks', everything);
end $$;

grant execute on function lims.tasks to lims_staff;
