-- Recall by what work used: an instrument, or a lot of a reagent and whatever was prepared from it. A worksheet used what it took from its
-- start until it was submitted (or aborted before that); one that runs uses it still. Its items were affected all that while.

create type lims.worked as (worksheet_id bigint, since timestamptz, until timestamptz, via text);

-- Those of these worksheets that were at work at any moment of [_from, _to).
create function lims.at_work(_worksheets bigint[], _from timestamptz, _to timestamptz) returns setof lims.worked
language sql stable set search_path = '' as $$
    select w.id, w.started_at, coalesce(w.submitted_at, w.ended_at), null
      from lab.worksheet w
     where w.id = any (_worksheets) and w.started_at < _to and coalesce(w.submitted_at, w.ended_at, 'infinity') > _from
$$;

-- What happened to the items of worksheets happened as long as the worksheets were at work.
create function lims.items_of_work(_work lims.worked[]) returns setof lims.affected
language sql stable set search_path = '' as $$
    select distinct p.item_id, w.since, w.until from unnest(_work) w join lab.run_position p on p.worksheet_id = w.worksheet_id
     where p.item_id is not null
$$;

-- An instrument ----------------------------------------------------------------------------------------------------------

create function lims.recalled_work_instrument(_subject jsonb, _from timestamptz, _to timestamptz) returns setof lims.worked
language sql stable set search_path = '' as $$
    select a.* from lims.at_work(array(select u.worksheet_id from lab.worksheet_use u
                                        where u.instrument_id = (_subject ->> 'instrument')::bigint), _from, _to) a
$$;

create function lims.recalled_by_instrument(_subject jsonb, _from timestamptz, _to timestamptz) returns setof lims.affected
language sql stable set search_path = '' as $$
    select a.* from lims.items_of_work(array(select w from lims.recalled_work_instrument(_subject, _from, _to) w)) a
$$;

create function lims.recall_named_instrument(_subject jsonb) returns text
language plpgsql stable set search_path = '' as $$
declare named text := (select concat_ws(' · ', i.name, i.serial) from lab.instrument i where i.id = (_subject ->> 'instrument')::bigint);
begin
    if named is null then
        perform lims.refuse('recall.unknown_subject', jsonb_build_object('kind', 'instrument'));
    end if;
    return named;
end $$;

-- A lot of a reagent --------------------------------------------------------------------------------------------------------

-- The lot itself, and what was prepared from it, from that, and so on.
create function lims.lots_reached(_lot bigint) returns setof bigint
language sql stable set search_path = '' as $$
    with recursive reached(id) as (
        select _lot union select u.made from lab.lot_use u join reached r on u.lot_id = r.id where u.made is not null
    ) select r.id from reached r
$$;

-- Worksheets that took one of these lots, or on whose account it was used; `via` names which.
create function lims.recalled_work_lot(_subject jsonb, _from timestamptz, _to timestamptz) returns setof lims.worked
language plpgsql stable set search_path = '' as $$
declare
    lots bigint[] := array(select r from lims.lots_reached((_subject ->> 'lot')::bigint) r);
    uses jsonb := (
        select coalesce(jsonb_object_agg(g.worksheet_id, g.via), '{}')
          from (select u.worksheet_id, string_agg(distinct l.number, ', ') as via
                  from (select t.worksheet_id, t.lot_id from lab.worksheet_use t where t.lot_id = any (lots)
                        union select f.worksheet_id, f.lot_id from lab.lot_use f where f.lot_id = any (lots) and f.worksheet_id is not null) u
                  join lab.lot l on l.id = u.lot_id group by u.worksheet_id) g);
begin
    return query select a.worksheet_id, a.since, a.until, uses ->> a.worksheet_id::text
                   from lims.at_work(array(select k::bigint from jsonb_object_keys(uses) k), _from, _to) a;
end $$;

create function lims.recalled_by_lot(_subject jsonb, _from timestamptz, _to timestamptz) returns setof lims.affected
language sql stable set search_path = '' as $$
    select a.* from lims.items_of_work(array(select w from lims.recalled_work_lot(_subject, _from, _to) w)) a
$$;

create function lims.recall_named_lot(_subject jsonb) returns text
language plpgsql stable set search_path = '' as $$
declare named text := (select concat_ws(' · ', r.name, l.number) from lab.lot l join lab.reagent r on r.id = l.reagent_id
                        where l.id = (_subject ->> 'lot')::bigint);
begin
    if named is null then
        perform lims.refuse('recall.unknown_subject', jsonb_build_object('kind', 'lot'));
    end if;
    return named;
end $$;

-- Since when a subject is in doubt ---------------------------------------------------------------------------------------------

-- The interval one would ask about: of an instrument from the last check that passed before the last one that failed (or before now,
-- when none failed) until the next one that passed; of a lot since it came. Null: until now.
create function lims.recall_doubt(_kind text, _subject jsonb) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
    named text := lims.recall_subject(_kind, _subject);     -- refuses what is none
    about bigint := (_subject ->> _kind)::bigint;
    failed bigint;
    since timestamptz;
    until timestamptz;
begin
    if _kind = 'instrument' then
        failed := (select max(e.id) from lab.instrument_event e where e.instrument_id = about and (e.outcome = 'fail' or e.kind = 'fault'));
        since := coalesce((select max(e.at) from lab.instrument_event e where e.instrument_id = about and e.outcome = 'pass' and (failed is null or e.id < failed)),
                          (select i.added_at from lab.instrument i where i.id = about));
        until := (select min(e.at) from lab.instrument_event e where e.instrument_id = about and e.outcome = 'pass' and e.id > failed);
    elsif _kind = 'lot' then
        since := (select l.received_at from lab.lot l where l.id = about);
    else
        perform lims.refuse('recall.unknown_kind', jsonb_build_object('kind', left(_kind, 40)));
    end if;
    return jsonb_build_object('named', named, 'since', since, 'until', until);
end $$;

-- The frame: worksheets as part of every answer -----------------------------------------------------------------------------------

-- The worksheets of a question, each once, cut to the interval and to now; none when its kind is not about work.
create function lims.recalled_work(_kind text, _subject jsonb, _from timestamptz, _to timestamptz) returns setof lims.worked
language plpgsql stable set search_path = '' as $$
begin
    if exists (select from pg_catalog.pg_proc p where p.pronamespace = 'lims'::regnamespace and p.proname = 'recalled_work_' || _kind) then
        return query execute format('select a.worksheet_id, greatest(a.since, $2), least(coalesce(a.until, $3), $3), a.via
                                       from lims.%I($1, $2, $3) a where a.since < $3', 'recalled_work_' || _kind)
            using _subject, _from, least(_to, clock_timestamp());
    end if;
end $$;

-- A worksheet is hidden as soon as one case in it is.
create function lims.hidden_worksheets() returns setof bigint
language sql stable security definer set search_path = '' as $$
    select p.worksheet_id from lab.item i join lab.run_position p on p.item_id = i.id where i.case_id in (select lims.hidden_cases())
$$;

-- Those of these that are not hidden.
create function lims.shown_work(_work bigint[]) returns bigint[]
language plpgsql stable set search_path = '' as $$
declare hidden constant bigint[] := array(select lims.hidden_cases());
begin
    if cardinality(hidden) = 0 or cardinality(_work) = 0 then
        return _work;
    end if;
    return array(
        select k.id from unnest(_work) k(id)
        except select p.worksheet_id from unnest(_work) k(id) join lab.run_position p on p.worksheet_id = k.id
                 join lab.item i on i.id = p.item_id join unnest(hidden) h(id) on h.id = i.case_id);
end $$;

create function lims.frozen_work(_recall bigint) returns bigint[]
language sql stable set search_path = ''
return array(select w.worksheet_id from lab.recall_worksheet w where w.recall_id = _recall);

-- Those that a paper may name: no case in it is restricted, but the one the paper is about.
create function lims.printed_work(_recall bigint, _case bigint) returns bigint[]
language sql stable set search_path = ''
return array(select w.worksheet_id from lab.recall_worksheet w
              where w.recall_id = _recall and not exists (
                  select from lab.run_position p join lab.item i on i.id = p.item_id join lab.case_file c on c.id = i.case_id
                   where p.worksheet_id = w.worksheet_id and c.restricted and c.id is distinct from _case));

-- How much work an answer reaches: worksheets that the asker may see, how many they may not, and requests of cases they may see.
create function lims.work_counted(_work bigint[], _items bigint[]) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('worksheets', cardinality(s.shown), 'hidden_worksheets', cardinality(_work) - cardinality(s.shown),
        'requests', (select count(distinct a.request_id) from unnest(_work) k(id) join lab.run_position p on p.worksheet_id = k.id
                       join unnest(_items) h(id) on h.id = p.item_id join lab.assignment a on a.id = p.assignment_id
                       join lab.request q on q.id = a.request_id and q.case_id not in (select lims.hidden_cases())))
      from (select lims.shown_work(_work) as shown) s
$$;

-- What these worksheets did with these items: every attempt, what became of it, and for which request.
create function lims.attempts_of(_items bigint[], _work bigint[]) returns table (item_id bigint, attempts jsonb)
language sql stable set search_path = '' as $$
    select p.item_id, jsonb_agg(jsonb_build_object('worksheet', w.id, 'number', w.number, 'attempt', p.attempt, 'disposition', p.disposition,
               'request', a.request_id) order by w.number, p.place)
      from unnest(_items) h(id) join lab.run_position p on p.item_id = h.id join unnest(_work) k(id) on k.id = p.worksheet_id
      join lab.worksheet w on w.id = p.worksheet_id left join lab.assignment a on a.id = p.assignment_id
     group by p.item_id
$$;

-- One worksheet of an answer. Its controls are told as they were judged when it was submitted, which the ledger keeps.
create function lims.recall_worksheet_line(_worksheet lab.worksheet, _work lims.worked) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('id', _worksheet.id, 'number', _worksheet.number, 'state', _worksheet.state, 'method', m.code, 'version', v.number,
        'analyst', lims.person_name(_worksheet.analyst_id), 'since', _work.since, 'until', _work.until, 'via', _work.via,
        'controls_passed', j.passed, 'controls_failed', j.failed) || k.counts
      from lab.method_version v join lab.method m on m.id = v.method_id,
           lateral (select jsonb_build_object('items', count(distinct p.item_id), 'attempts', count(p.item_id),
                        'reported', count(p.item_id) filter (where p.disposition = 'reported'),
                        'set_aside', count(p.item_id) filter (where p.disposition in ('superseded', 'invalid'))) as counts
                      from lab.run_position p where p.worksheet_id = _worksheet.id) k,
           lateral (select count(*) filter (where c.value = 'true') as passed, count(*) filter (where c.value is distinct from 'true') as failed
                      from jsonb_each(lims.controls_judged(_worksheet.id)) c) j
     where v.id = _worksheet.version_id
$$;

-- The verdicts on the controls of a worksheet when it was last submitted: {position: true | false | null}.
create function lims.controls_judged(_worksheet bigint) returns jsonb
language sql stable set search_path = '' as $$
    select coalesce((select e.body::jsonb -> 'controls' from ledger.entry e
                      where e.stream = 'worksheet/' || _worksheet and e.kind in ('QC_PASS', 'QC_FAIL') order by e.number desc limit 1), '{}')
$$;

-- One page of the worksheets a question reaches, by number; `_after` is the last number of the page before.
create function lims.recall_worksheets(
    _kind text, _subject jsonb, _from timestamptz, _to timestamptz, _after text default null, _limit int default 100,
    _descending boolean default false
) returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan set jit = off as $$
declare
    named text := lims.recall_named(_kind, _subject, _from, _to);     -- refuses what is no question
begin
    return lims.work_lines(array(select w from lims.recalled_work(_kind, _subject, _from, _to) w), _after, _limit, _descending);
end $$;

-- One page of a recall's own, frozen worksheets.
create function lims.recall_work(_recall bigint, _after text default null, _limit int default 100, _descending boolean default false) returns jsonb
language sql stable security definer set search_path = '' as $$
    select lims.work_lines(array(select (w.worksheet_id, w.since, w.until, w.via)::lims.worked from lab.recall_worksheet w where w.recall_id = _recall),
                           _after, _limit, _descending)
$$;

-- Those of these worksheets that the asker may see, page by page.
create function lims.work_lines(_work lims.worked[], _after text, _limit int, _descending boolean) returns jsonb
language sql stable set search_path = '' as $$
    select coalesce(jsonb_agg(lims.recall_worksheet_line(x.sheet, x.used) order by case when _descending then (x.sheet).number end desc, (x.sheet).number), '[]')
      from (select w as sheet, u as used
              from unnest(lims.shown_work(array(select u.worksheet_id from unnest(_work) u))) k(id) join unnest(_work) u on u.worksheet_id = k.id
              join lab.worksheet w on w.id = k.id
             where (_after is null or case when _descending then w.number < _after else w.number > _after end)
             order by case when _descending then w.number end desc, w.number limit least(greatest(_limit, 1), 1000)) x
$$;

-- All of a recall's worksheets that are among these, for its papers.
create function lims.frozen_work_lines(_recall bigint, _named bigint[]) returns jsonb
language sql stable set search_path = '' as $$
    select coalesce(jsonb_agg(lims.recall_worksheet_line(w, (f.worksheet_id, f.since, f.until, f.via)::lims.worked) order by w.number), '[]')
      from lab.recall_worksheet f join lab.worksheet w on w.id = f.worksheet_id where f.recall_id = _recall and w.id = any (_named)
$$;

grant execute on function lims.recall_doubt, lims.recall_worksheets, lims.recall_work, lims.hidden_worksheets to lims_staff;
