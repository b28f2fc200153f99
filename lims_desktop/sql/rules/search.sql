-- "Where is it?": one question over everything. Search runs as the owner and filters by permission after the index,
-- because row-level security would keep the planner from using the full-text index.

-- The words typed, each as the beginning of a word; null when nothing was typed. Two things keep the index from collecting
-- nearly everything: a single letter or digit beside longer words waits for the next key, and of a number with strokes
-- (LAB-2026-001) only the part being typed is a beginning.
create function lims.search_query(_text text) returns tsquery
language sql stable set search_path = '' as $$
    select string_agg(quote_literal(t.word) || case when t.whole then '' else ':*' end, ' & ')::tsquery
      from (select w as word, w ~ '^[a-z0-9]$' as short, bool_and(w ~ '^[a-z0-9]$') over () as all_short,
                   btrim(_text) ~ '^[[:alnum:]]+([-/][[:alnum:]]*)+$' and right(lower(btrim(_text)), length(w)) <> w as whole
              from unnest(tsvector_to_array(lab.words(left(_text, 200), null))) w where w <> '@') t
     where t.all_short or not t.short
$$;

-- Finds cases, items, submissions, places and people. _text is what was typed or scanned. At most _most of each kind, newest
-- first; a machine code or a whole number comes first of all. Planned anew for every text: whether an index of words or a
-- walk from the newest on is quicker depends on how common the words are, and on whose eyes see how much.
create function lims.find(_text text, _most int default 20) returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan as $$
declare
    words tsquery := lims.search_query(_text);
    number text := upper(btrim(left(_text, 60)));
    most int := least(greatest(_most, 1), 50);
    found jsonb := lims.find_code(number);
begin
    if words is null or not lims.is_staff() then   -- an administrator has nothing to find here, a customer asks customers.sql
        return '[]';
    end if;
    if found is not null then
        return jsonb_build_array(found);
    end if;
    return lims.find_cases(words, number, most) || lims.find_items(words, number, most) || lims.find_places(words, most);
end $$;

-- What a scanned label stands for; null for a code that no label carries or that is not for the asker's eyes.
create function lims.find_code(_code text) returns jsonb
language sql stable security definer set search_path = '' as $$
    select jsonb_build_object('kind', case when i.id is not null then 'item' when l.place_id is not null then 'place' else 'person' end,
               'id', coalesce(i.id, l.place_id, l.person_id), 'number', coalesce(i.number, p.path, n.name), 'title', coalesce(i.description, p.level, n.title),
               'where', h.path, 'code', l.code, 'superseded', l.superseded_at is not null, 'hold_kinds', lims.hold_kinds(i.id))
      from lab.label l
      left join lab.item i on i.id = l.item_id and lims.may_see_case(i.case_id, i.agency_id)
      left join lab.whereabouts w on w.item_id = i.id
      left join lab.place h on h.id = w.place_id
      left join lab.place p on p.id = l.place_id and lims.is_staff()
      left join lab.person n on n.id = l.person_id and lims.is_staff()
     where l.code = _code and num_nonnulls(i.id, p.id, n.id) = 1
$$;

-- All but what is hidden from the asker. Whole screens of numbers leave no room for words, so those are not looked for then.
create function lims.find_cases(_words tsquery, _number text, _most int) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare past text := _number || '￿';
begin
    return (
        with numbered as materialized (
            (select k.id from lab.case_file k where k.number >= _number and k.number < past
                and k.id not in (select lims.hidden_cases()) order by k.number limit _most)
        ), worded as (
            (select k.id from lab.case_file k where k.words @@ _words and (select count(*) from numbered) < _most
                and k.id not in (select lims.hidden_cases()) order by k.id desc limit _most)
        ), hit as (
            select n.id, true as first from numbered n union all select w.id, false from worded w
        ), best as (
            select h.id, bool_or(h.first) as first from hit h group by h.id order by 2 desc, 1 desc limit _most
        )
        select coalesce(jsonb_agg(jsonb_build_object('kind', 'case', 'id', c.id, 'number', c.number, 'title', c.agency_reference,
                   'where', c.names, 'at', c.opened_at) order by b.first desc, c.id desc), '[]')
          from best b join lab.case_file c on c.id = b.id);
end $$;

create function lims.find_items(_words tsquery, _number text, _most int) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare past text := _number || '￿';
begin
    return (
        with numbered as materialized (
            (select k.id from lab.item k where k.number >= _number and k.number < past
                and (k.case_id is null or k.case_id not in (select lims.hidden_cases())) order by k.number limit _most)
        ), worded as (
            (select k.id from lab.item k where k.words @@ _words and (select count(*) from numbered) < _most
                and (k.case_id is null or k.case_id not in (select lims.hidden_cases())) order by k.id desc limit _most)
        ), hit as (
            select n.id, true as first from numbered n union all select w.id, false from worded w
        ), best as (
            select h.id, bool_or(h.first) as first from hit h group by h.id order by 2 desc, 1 desc limit _most
        )
        select coalesce(jsonb_agg(jsonb_build_object('kind', 'item', 'id', i.id, 'number', i.number, 'title', i.description,
                   'where', p.path, 'at', w.placed_at, 'hold_kinds', lims.hold_kinds(i.id))
                   order by b.first desc, i.id desc), '[]')
          from best b join lab.item i on i.id = b.id
          left join lab.whereabouts w on w.item_id = i.id
          left join lab.place p on p.id = w.place_id);
end $$;

create function lims.find_places(_words tsquery, _most int) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
    return (
        select coalesce(jsonb_agg(jsonb_build_object('kind', case p.kind when 'person' then 'person' else 'place' end,
                   'id', coalesce(n.id, p.id), 'number', p.path, 'title', coalesce(n.title, p.storage_class, p.kind), 'where', p.level)), '[]')
          from (select q.* from lab.place q
                 where q.kind in ('location', 'person') and q.active and q.words @@ _words order by q.id limit _most) p
          left join lab.person n on n.place_id = p.id);
end $$;

-- The ledger of one subject, told to those who may see it: an item, a case, a place.
create function lims.history(_stream text, _before int default null, _most int default 200) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
    kind text := split_part(_stream, '/', 1);
    subject bigint := case when split_part(_stream, '/', 2) ~ '^\d{1,18}$' then split_part(_stream, '/', 2) end;
begin
    if not (case kind
        when 'item' then exists (select from lab.item i where i.id = subject and lims.is_staff() and lims.may_see_case(i.case_id, i.agency_id))
        when 'case' then exists (select from lab.case_file c where c.id = subject and lims.is_staff() and lims.may_see_case(c.id, c.agency_id))
        when 'place' then lims.is_staff()
        else lims.has_duty('auditor', 'quality_manager', 'laboratory_manager') end) then
        perform lims.refuse('ledger.no_such_stream', jsonb_build_object('stream', left(_stream, 60)));
    end if;
    return (select coalesce(jsonb_agg(jsonb_build_object('entry', e.id, 'number', e.number, 'kind', e.kind, 'actor', e.actor,
                'second', coalesce((select p.login from lab.person p where p.id::text = e.second), e.second), 'station', e.station, 'at', e.at, 'reason', e.reason, 'body', e.body::jsonb,
                'hash', encode(e.hash, 'hex')) order by e.number desc), '[]')
              from (select * from ledger.entry x where x.stream = _stream and (_before is null or x.number < _before)
                     order by x.number desc limit least(_most, 500)) e);
end $$;

grant execute on function lims.find, lims.find_code to lims_staff, lims_administrator;
grant execute on function lims.history to lims_staff;
