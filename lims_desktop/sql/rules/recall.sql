-- Recall: which items were affected? One question, {place | person | seal lot | instrument | lot of a reagent} x interval, answered
-- exactly as the intervals say.
--
-- A kind of question is two functions and nothing else: `recalled_by_<kind>(_subject, _from, _to)` answers the spans that touch
-- [_from, _to), and `recall_named_<kind>(_subject)` the subject in words, refusing what is none. They are found in the catalogue. What
-- work used has a third, which answers the worksheets (recall_work.sql).

insert into lab.policy (name, value) values ('recall_most_items', '5000') on conflict do nothing;

-- An item and a span of time, from `since` up to but not including `until`; until null: it lasts.
create type lims.affected as (item_id bigint, since timestamptz, until timestamptz);

-- The spans in which items were at any of these places and which touch [_from, _to). Every event of custody but the first says
-- where the item was before and since when; where it is now and since when is whereabouts' to say. Together they are all spans,
-- and each is read once: ended ones by the index on (from_place, at), the lasting ones by that on whereabouts. (Without a `set`
-- clause, and given a variable, the planner folds it into its caller.)
create function lims.stays(_places bigint[], _from timestamptz, _to timestamptz) returns setof lims.affected
language sql stable as $$
    select c.item_id, c.prev_at, c.at from lab.custody c
     where c.from_place = any (_places) and c.at > _from and c.prev_at < _to
    union all
    select w.item_id, w.at, null from lab.whereabouts w where w.place_id = any (_places) and w.at < _to
$$;

-- A place: the location and everything below it.
create function lims.recalled_by_place(_subject jsonb, _from timestamptz, _to timestamptz) returns setof lims.affected
language plpgsql stable set search_path = '' as $$
declare
    places bigint[];
begin
    with recursive below(id) as (
        select (_subject ->> 'place')::bigint union select p.id from lab.place p join below b on p.parent_id = b.id
    ) select array_agg(b.id) into places from below b;
    return query select s.* from lims.stays(places, _from, _to) s;
end $$;

create function lims.recall_named_place(_subject jsonb) returns text
language plpgsql stable set search_path = '' as $$
declare path text := (select p.path from lab.place p where p.id = (_subject ->> 'place')::bigint and p.kind = 'location');
begin
    if path is null then
        perform lims.refuse('recall.unknown_subject', jsonb_build_object('kind', 'place'));
    end if;
    return path;
end $$;

-- A person: what was in their hands.
create function lims.recalled_by_person(_subject jsonb, _from timestamptz, _to timestamptz) returns setof lims.affected
language plpgsql stable set search_path = '' as $$
declare
    hands bigint[] := array(select p.place_id from lab.person p where p.id = (_subject ->> 'person')::bigint);
begin
    return query select s.* from lims.stays(hands, _from, _to) s;
end $$;

create function lims.recall_named_person(_subject jsonb) returns text
language plpgsql stable set search_path = '' as $$
declare name text := (select p.name from lab.person p where p.id = (_subject ->> 'person')::bigint and p.place_id is not null);
begin
    if name is null then
        perform lims.refuse('recall.unknown_subject', jsonb_build_object('kind', 'person'));
    end if;
    return name;
end $$;

-- A lot of seals: all numbers from `first` to `last` of a type. What stands before their last digits is the same for all of
-- them, whatever the capitals. A seal the item came with was on it from its registration, as far as we know.
create function lims.recalled_by_seal_lot(_subject jsonb, _from timestamptz, _to timestamptz) returns setof lims.affected
language plpgsql stable set search_path = '' as $$
declare
    word text := lims.seal_word(_subject ->> 'first');
    low bigint := lims.seal_count(_subject ->> 'first');
    high bigint := lims.seal_count(_subject ->> 'last');
    letters int := length(word);
begin
    -- The cheap comparisons come first: a laboratory has hundreds of thousands of seals.
    return query
        select i.id, coalesce(s.sealed_at, i.registered_at), s.opened_at
          from lab.seal s join lab.item i on i.id = s.item_id
         where s.seal_type = _subject ->> 'seal_type' and length(s.number) between letters + 1 and letters + 18
           and (s.opened_at is null or s.opened_at > _from) and coalesce(s.sealed_at, i.registered_at) < _to
           and case when translate(substr(s.number, letters + 1), '0123456789', '') = '' and lower(left(s.number, letters)) = word
                    then substr(s.number, letters + 1)::bigint between low and high else false end;
end $$;

-- 'AB-0123' is the word 'ab-' and the count 123; a number without digits at its end has no count and is in no lot.
create function lims.seal_word(_number text) returns text
language sql immutable
return lower(regexp_replace(btrim(_number), '\d{1,18}$', ''));

create function lims.seal_count(_number text) returns bigint
language sql immutable
return substring(btrim(_number) from '\d{1,18}$')::bigint;

create function lims.recall_named_seal_lot(_subject jsonb) returns text
language plpgsql stable set search_path = '' as $$
declare
    first text := lims.needed(_subject ->> 'first', 'seal');
    last text := lims.needed(_subject ->> 'last', 'seal');
begin
    perform lims.need_term('seal_type', _subject ->> 'seal_type');
    if (lims.seal_word(first) = lims.seal_word(last) and lims.seal_count(first) <= lims.seal_count(last)) is not true then
        perform lims.refuse('recall.no_lot', jsonb_build_object('first', first, 'last', last));
    end if;
    return first || ' – ' || last;
end $$;

-- The frame that all kinds share -----------------------------------------------------------------------------------------

-- The subject in words; refuses a question that is none.
create function lims.recall_named(_kind text, _subject jsonb, _from timestamptz, _to timestamptz) returns text
language plpgsql stable set search_path = '' as $$
declare
    named text := lims.recall_subject(_kind, _subject);
begin
    perform lims.need_moment(_from);
    perform lims.need_moment(_to);
    if (_from < _to) is not true or _from >= clock_timestamp() then
        perform lims.refuse('recall.no_interval');
    end if;
    return named;
end $$;

create function lims.recall_subject(_kind text, _subject jsonb) returns text
language plpgsql stable set search_path = '' as $$
declare
    named text;
begin
    if (_kind in (select k from lims.recall_kinds() k)) is not true then
        perform lims.refuse('recall.unknown_kind', jsonb_build_object('kind', left(_kind, 40)));
    end if;
    begin
        execute format('select lims.%I($1)', 'recall_named_' || _kind) into named using _subject;
    exception when data_exception then     -- a number that is none
        perform lims.refuse('recall.unknown_subject', jsonb_build_object('kind', _kind));
    end;
    return named;
end $$;

create function lims.recall_kinds() returns setof text
language sql stable set search_path = '' as $$
    select substr(p.proname, 13) from pg_catalog.pg_proc p
     where p.pronamespace = 'lims'::regnamespace and p.proname like 'recalled\_by\_%' order by 1
$$;

-- Every span, cut to the interval and to now: what has not come yet has affected nothing. A carrier (a box, a rack) is no exhibit: what
-- lies in it has spans of its own, and nobody is told of a box.
create function lims.recalled(_kind text, _subject jsonb, _from timestamptz, _to timestamptz) returns setof lims.affected
language plpgsql stable set search_path = '' as $$
declare
    _end timestamptz := least(_to, clock_timestamp());
begin
    return query execute format('select a.item_id, greatest(a.since, $2), least(coalesce(a.until, $3), $3) from lims.%I($1, $2, $3) a
                                  where a.since < $3 and a.item_id not in (select i.id from lab.item i where i.case_id is null)', 'recalled_by_' || _kind)
        using _subject, _from, _end;
end $$;

-- The items alone, each once. (Not by way of their spans: half of all items are a large answer.)
create function lims.recalled_items(_kind text, _subject jsonb, _from timestamptz, _to timestamptz) returns bigint[]
language plpgsql stable set search_path = '' as $$
declare
    items bigint[];
begin
    execute format('select array(select distinct a.item_id from lims.%I($1, $2, $3) a
                                  where a.since < $3 and a.item_id not in (select i.id from lab.item i where i.case_id is null))', 'recalled_by_' || _kind)
       into items using _subject, _from, least(_to, clock_timestamp());
    return items;
end $$;

-- Spans that touch are one: each item's own, in their order.
create function lims.joined_spans(_spans lims.affected[]) returns setof lims.affected
language sql immutable set search_path = '' as $$
    select g.item_id, lower(r.span), upper(r.span)
      from (select s.item_id, range_agg(tstzrange(s.since, s.until)) as spans from unnest(_spans) s group by s.item_id) g,
           unnest(g.spans) as r(span) order by 1, 2
$$;

-- How much a question affects: items, cases and agencies that the asker may see, and how many items they may not.
-- (Planned with the numbers of the items in hand: for a hundred an index is quickest, for half of all items a walk along the table.)
create function lims.recall_answer(_kind text, _subject jsonb, _from timestamptz, _to timestamptz) returns jsonb
language plpgsql stable security definer
set search_path = '' set plan_cache_mode = force_custom_plan set work_mem = '64MB' set jit = off as $$
declare
    named text := lims.recall_named(_kind, _subject, _from, _to);
    items bigint[] := lims.recalled_items(_kind, _subject, _from, _to);
    work bigint[] := array(select w.worksheet_id from lims.recalled_work(_kind, _subject, _from, _to) w);
begin
    return lims.work_counted(work, items) || (
        with shown as (
            select i.case_id, i.agency_id, count(*) as items, i.case_id in (select lims.hidden_cases()) as hidden
              from unnest(items) hit join lab.item i on i.id = hit group by i.case_id, i.agency_id
        )
        select jsonb_build_object('kind', _kind, 'subject', _subject, 'named', named, 'since', _from, 'until', _to,
            'asked_at', clock_timestamp(), 'items', coalesce(sum(s.items) filter (where not s.hidden), 0),
            'hidden', coalesce(sum(s.items) filter (where s.hidden), 0), 'cases', count(*) filter (where not s.hidden),
            'agencies', count(distinct s.agency_id) filter (where not s.hidden),
            'most', lims.policy_number('recall_most_items')) from shown s);
end $$;

-- One page of the items a question affects, by number; `_after` is the last number of the page before.
create function lims.recall_page(
    _kind text, _subject jsonb, _from timestamptz, _to timestamptz, _after text default null, _limit int default 100,
    _descending boolean default false
) returns jsonb
language plpgsql stable security definer
set search_path = '' set plan_cache_mode = force_custom_plan set work_mem = '64MB' set jit = off as $$
declare
    named text := lims.recall_named(_kind, _subject, _from, _to);     -- refuses what is no question
    spans lims.affected[] := array(select a from lims.recalled(_kind, _subject, _from, _to) a);
    items bigint[] := array(select distinct s.item_id from unnest(spans) s);
    work bigint[] := array(select w.worksheet_id from lims.recalled_work(_kind, _subject, _from, _to) w);
    page bigint[];
begin
    page := array(
        select i.id from unnest(items) hit join lab.item i on i.id = hit
         where i.case_id not in (select lims.hidden_cases())
           and (_after is null or case when _descending then i.number < _after else i.number > _after end)
         order by case when _descending then i.number end desc, i.number limit least(greatest(_limit, 1), 1000));
    return lims.recall_lines(array(select s from unnest(spans) s where s.item_id = any (page)), lims.shown_work(work), _descending);
end $$;

-- Items with these spans, as lines, with what these worksheets did with them. (Planned once for all lines, whatever plans its caller wants.)
create function lims.recall_lines(_spans lims.affected[], _work bigint[], _descending boolean) returns jsonb
language sql stable set search_path = '' set plan_cache_mode = force_generic_plan as $$
    select coalesce(jsonb_agg(lims.recall_line(i, o.spans, t.attempts) order by case when _descending then i.number end desc, i.number), '[]')
      from (select j.item_id, array_agg(j) as spans from lims.joined_spans(_spans) j group by j.item_id) o
      join lab.item i on i.id = o.item_id
      left join lims.attempts_of(array(select distinct s.item_id from unnest(_spans) s), _work) t on t.item_id = o.item_id
$$;

-- One affected item: when, whose, where it is now, the papers about it, what is not settled, and the attempts on it.
create function lims.recall_line(_item lab.item, _spans lims.affected[], _attempts jsonb) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('id', _item.id, 'number', _item.number, 'description', _item.description, 'item_type', _item.item_type,
        'case', c.id, 'case_number', c.number, 'agency', a.name, 'agency_id', a.id,
        'spans', (select jsonb_agg(jsonb_build_object('since', s.since, 'until', s.until) order by s.since) from unnest(_spans) s),
        'where', p.path, 'where_kind', p.kind, 'papers', lims.papers_about(_item), 'attempts', coalesce(_attempts, '[]'),
        'discrepancies', (select count(*) from lab.discrepancy d where d.item_id = _item.id and d.state not in ('RESOLVED', 'CAPA')))
      from lab.case_file c join lab.agency a on a.id = _item.agency_id join lab.whereabouts w on w.item_id = _item.id
      left join lab.place p on p.id = w.place_id
     where c.id = _item.case_id
$$;

-- The codes of what was issued about an item or its case, the receipt of its submission included.
create function lims.papers_about(_item lab.item) returns jsonb
language sql stable set search_path = '' as $$
    select coalesce(jsonb_agg(jsonb_build_object('code', x.code, 'kind', x.kind, 'issued_at', x.issued_at) order by x.issued_at), '[]')
      from (select lims.machine_code('D', d.id) as code, d.kind, d.issued_at from lab.document d
             where d.stream in ('item/' || _item.id, 'case/' || _item.case_id)
            union all
            select lims.machine_code('D', s.id), 'receipt', s.settled_at from lab.submission s
             where s.id = _item.submission_id and s.receipt is not null) x
$$;

grant execute on function lims.recall_kinds, lims.recall_answer, lims.recall_page to lims_staff;
