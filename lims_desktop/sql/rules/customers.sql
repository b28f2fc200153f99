-- What customers see (domain.md section 12). They read no table about cases: they ask the functions of this file, which show an agency
-- its own cases, those referred to it, and the issued reports of both and those it was given. Before any of it is shown a look is written down (who, what,
-- when), and committed: whoever asks first and takes the transaction back is shown nothing.

insert into lab.policy (name, value) values ('look_seconds', '60'), ('promised_days', '30') on conflict do nothing;

create trigger audit after insert or update or delete on lab.outside_read for each row execute function chain.record_row('reader', 'person_id');
create trigger frozen before update or delete or truncate on lab.outside_read for each statement execute function chain.frozen();

-- What is theirs to see --------------------------------------------------------------------------------------------------------

-- Prosecutors, coroners and courts read the custody ledger of what was referred to them whole; police where their own items were.
create function lims.reads_custody_whole() returns boolean
language sql stable set search_path = '' as $$
    select coalesce((select a.kind in ('dpp', 'coroner', 'court') from lab.agency a where a.id = lims.my_agency()), false)
$$;

-- An item as it was handed in: of a case of theirs, or of a delivery of theirs to a case that is not restricted. What was made of it at
-- the bench is work under way, and its description may tell a result.
create function lims.customer_sees_item(_item lab.item) returns boolean
language sql stable set search_path = '' as $$
    select not exists (select from lab.custody u where u.item_id = _item.id and u.kind = 'ITEMISE')
       and case when lims.reads_custody_whole() then exists (select from lab.case_file c where c.id = _item.case_id and lims.customer_sees(c))
           else exists (select from lab.submission s join lab.case_file c on c.id = s.case_id
                         where s.id = _item.submission_id and s.agency_id = lims.my_agency() and not c.restricted) end
$$;

create function lims.need_customer_case(_case bigint) returns lab.case_file
language plpgsql stable set search_path = '' as $$
declare file lab.case_file;
begin
    select c.* into file from lab.case_file c where c.id = _case;
    if file.id is null or not lims.customer_sees(file) then
        perform lims.refuse('case.unknown', jsonb_build_object('case', _case));
    end if;
    return file;
end $$;

create function lims.need_customer_item(_item bigint) returns lab.item
language plpgsql stable set search_path = '' as $$
declare item lab.item;
begin
    select i.* into item from lab.item i where i.id = _item;
    if item.id is null or not lims.customer_sees_item(item) then
        perform lims.refuse('item.unknown', jsonb_build_object('item', _item));
    end if;
    return item;
end $$;

-- An agency to which a report went has it, whether or not it sees the case: that report and nothing else, from the moment it went there. When the
-- case is restricted afterwards, only whoever sees the case reads it here.
create function lims.customer_has(_report lab.report) returns boolean
language sql stable set search_path = '' as $$
    select _report.issued_at is not null and exists (select from lab.report_recipient x where x.report_id = _report.id and x.agency_id = lims.my_agency())
       and not exists (select from lab.case_file c where c.id = _report.case_id and c.restricted)
$$;

-- A case of theirs, or one of which they have a report.
create function lims.need_customer_look(_case bigint) returns lab.case_file
language plpgsql stable set search_path = '' as $$
begin
    if exists (select from lab.report r where r.case_id = _case and lims.customer_has(r)) then
        return (select c from lab.case_file c where c.id = _case);
    end if;
    return lims.need_customer_case(_case);
end $$;

-- Issued, whatever became of it since; nothing before.
create function lims.need_customer_report(_report bigint) returns lab.report
language plpgsql stable set search_path = '' as $$
declare known lab.report;
begin
    select r.* into known from lab.report r join lab.case_file c on c.id = r.case_id
     where r.id = _report and r.issued_at is not null and r.state in ('ISSUED', 'SUPERSEDED', 'WITHDRAWN')
       and (lims.customer_sees(c) or lims.customer_has(r));
    if known.id is null then
        perform lims.refuse('report.unknown');
    end if;
    return known;
end $$;

-- The words of a search, as they are written down and looked for.
create function lims.looked_for(_words text) returns text
language sql immutable set search_path = '' as $$
    select nullif(left(btrim(_words), 200), '')
$$;

-- Small letters without accents, as lab.words has them. (Without a `set` clause, so that it is computed as a part of the question.)
create function lims.folded(_text text) returns text
language sql immutable
return translate(lower(_text), 'áàâäãåéèêëíìîïóòôöõúùûüñçý', 'aaaaaaeeeeiiiiooooouuuuncy');

-- Looks ------------------------------------------------------------------------------------------------------------------------

-- I look at `_what` (cases, submissions, case, custody of an item, report) of this number, or for these words.
create function lims.outside_look(_act uuid, _what text, _subject bigint default null, _words text default null, _reason text default null)
returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'outside_look', jsonb_build_object('what', _what, 'subject', _subject, 'words', _words), _reason);
    about bigint;
begin
    if answer is not null then return answer; end if;
    if lims.my_agency() is null then
        perform lims.refuse('customer.only_customers');
    elsif _what = 'case' then
        about := (lims.need_customer_look(_subject)).id;
    elsif _what = 'custody' then
        about := (lims.need_customer_item(_subject)).case_id;
    elsif _what = 'report' then
        about := (lims.need_customer_report(_subject)).case_id;
    elsif (_what in ('cases', 'submissions') and _subject is null) is not true then
        perform lims.refuse('customer.look', jsonb_build_object('what', left(_what, 40)));
    end if;
    insert into lab.outside_read (person_id, agency_id, station, at, what, subject, case_id, words, transaction)
    values (lims.me(), lims.my_agency(), (select s.station from lims.session() s), clock_timestamp(), _what, _subject, about,
            lims.looked_for(_words), pg_current_xact_id()::text::bigint);
    if _what = 'report' then    -- who gets it by this program has it now
        update lab.report_recipient x set served_at = lims.act_time(), served_by = lims.me(), acknowledged = lims.person_name(lims.me())
         where x.report_id = _subject and x.agency_id = lims.my_agency() and x.how = 'portal' and x.served_at is null;
    end if;
    return lims.finish_act(_act);
end $$;

-- A look of mine at this, with these words, a moment ago and kept: by another transaction, which cannot be taken back any more.
create function lims.need_looked(_what text, _subject bigint default null, _words text default null) returns void
language plpgsql stable set search_path = '' as $$
begin
    if not exists (select from lab.outside_read r
                    where r.person_id = lims.me() and r.what = _what and r.subject is not distinct from _subject
                      and r.words is not distinct from lims.looked_for(_words)
                      and r.at > clock_timestamp() - lims.policy_number('look_seconds') * interval '1 second'
                      and r.transaction is distinct from pg_current_xact_id_if_assigned()::text::bigint) then
        perform lims.refuse('customer.look_first', jsonb_build_object('what', _what));
    end if;
end $$;

-- Who outside looked at this case, the newest first: for quality, who audits, and whoever works on the case. Without a case, everything
-- that was looked at: for quality and auditors.
create function lims.outside_reads(_case bigint default null, _after bigint default null, _limit int default 100) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
    if not lims.has_duty('quality_manager', 'auditor') and (_case is null or not lims.works_on_case(_case)) then
        perform lims.refuse('customer.not_your_case');
    end if;
    return (select coalesce(jsonb_agg(to_jsonb(x) order by x.id desc), '[]') from (
        select r.id, r.at, lims.person_name(r.person_id) as person, a.name as agency, r.station, r.what, r.words, r.case_id as "case",
               c.number as case_number, case r.what when 'custody' then (select i.number from lab.item i where i.id = r.subject)
                   when 'report' then (select p.number from lab.report p where p.id = r.subject) end as subject
          from lab.outside_read r join lab.agency a on a.id = r.agency_id left join lab.case_file c on c.id = r.case_id
         where (_case is null or r.case_id = _case) and (_after is null or r.id < _after)
           and (r.case_id is null or r.case_id not in (select lims.hidden_cases()))
         order by r.id desc limit least(_limit, 500)) x);
end $$;

-- The officers of a case: who opened it, received its deliveries, has work on it or writes a report about it; and the managers.
create function lims.works_on_case(_case bigint) returns boolean
language sql stable security definer set search_path = '' as $$
    select lims.is_staff() and exists (select from lab.case_file c where c.id = _case and lims.may_see_case(c.id, c.agency_id) and (
        lims.has_duty('laboratory_manager', 'quality_manager') or c.opened_by = lims.me()
        or exists (select from lab.submission s where s.case_id = c.id and s.received_by = lims.me())
        or exists (select from lab.request q join lab.assignment a on a.request_id = q.id where q.case_id = c.id and a.person_id = lims.me()
                    and a.state in ('OPEN', 'DONE'))
        or exists (select from lab.report r join lab.report_author w on w.report_id = r.id where r.case_id = c.id and w.person_id = lims.me())))
$$;

-- Status words -----------------------------------------------------------------------------------------------------------------

-- What a customer is told of a request: never how the work stands inside.
create function lims.status_of(_request lab.request) returns text
language sql immutable set search_path = '' as $$
    select case _request.state when 'REQUESTED' then 'ASKED' when 'ASSIGNED' then 'ACCEPTED' when 'IN_PROGRESS' then 'IN_EXAMINATION'
           when 'ON_HOLD' then 'WAITING' when 'ANALYSED' then 'REPORT_AWAITED' else _request.state end
$$;

-- The requests a customer knows of: not the ones drawn to be done once more.
create function lims.customer_requests(_case bigint) returns setof lab.request
language sql stable set search_path = '' as $$
    select r.* from lab.request r where r.case_id = _case and not exists (select from lab.reexamination e where e.request_id = r.id)
$$;

create function lims.is_open_outside(_request lab.request) returns boolean
language sql immutable set search_path = '' as $$
    select _request.state in ('REQUESTED', 'ACCEPTED', 'ASSIGNED', 'IN_PROGRESS', 'ON_HOLD', 'ANALYSED')
$$;

-- One word for a case: how far its furthest open request is; without an open one, what became of it.
create function lims.status_of_case(_case bigint) returns text
language sql stable set search_path = '' as $$
    select coalesce(
        (select s.word from lims.customer_requests(_case) r
           join unnest(array['IN_EXAMINATION', 'REPORT_AWAITED', 'ACCEPTED', 'ASKED', 'WAITING']) with ordinality s(word, turn) on s.word = lims.status_of(r)
          order by s.turn limit 1),
        (select 'REPORTED' from lab.report r where r.case_id = _case and r.state = 'ISSUED' limit 1),
        (select 'NOT_EXAMINED' from lims.customer_requests(_case) r limit 1),
        'RECEIVED')
$$;

-- When the last of what is still open was promised.
create function lims.promised_for(_case bigint) returns date
language sql stable set search_path = '' as $$
    select (select max(r.promised_for) from lims.customer_requests(_case) r where lims.is_open_outside(r))
$$;

-- A request is promised for a day when it is accepted; another day needs a reason, which the customer reads.
create function lims.request_promise(_act uuid, _request bigint, _day date, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'request_promise', jsonb_build_object('request', _request, 'day', _day), _reason);
    known lab.request;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason), lims.need_moment(_day::timestamptz);
    known := lims.lock_request(_request, 'ACCEPTED', 'ASSIGNED', 'IN_PROGRESS', 'ON_HOLD', 'ANALYSED');
    perform lims.need_lead(known.discipline);
    if (_day >= lims.act_time()::date) is not true then
        perform lims.refuse('request.promise_past');
    end if;
    update lab.request r set promised_for = _day, promise_reason = lims.typed(_reason, 'reason') where r.id = _request;
    return lims.finish_act(_act, jsonb_build_object('request', _request, 'state', known.state));
end $$;

-- Asked by their pages -----------------------------------------------------------------------------------------------------------

create function lims.customer_line(_case lab.case_file) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('id', _case.id, 'number', _case.number, 'agency_reference', _case.agency_reference, 'offence', _case.offence,
    'opened_at', _case.opened_at, 'is_own', _case.agency_id = lims.my_agency(), 'is_report_only', not t.sees,
    'agency', (select a.name from lab.agency a where a.id = _case.agency_id),
    'reports', (select count(*) from lab.report r where r.case_id = _case.id and r.state = 'ISSUED' and (t.sees or lims.customer_has(r))))
        || case when t.sees then jsonb_build_object('district', _case.district, 'names', _case.names, 'status', lims.status_of_case(_case.id),
               'promised_for', lims.promised_for(_case.id))
           else '{"district": "", "names": "", "status": "REPORTED", "promised_for": null}' end
      from (select lims.customer_sees(_case) as sees) t
$$;

-- The cases that are theirs to see, the newest first; with words, those whose number, reference or persons hold them.
create function lims.customer_cases(_words text default null, _after bigint default null, _limit int default 100) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
    agency bigint := lims.my_agency();
    alike text := '%' || regexp_replace(lims.folded(lims.looked_for(_words)), '([\\%_])', '\\\1', 'g') || '%';
begin
    perform lims.need_looked('cases', null, _words);
    return (with page as (
            (select c.id from lab.case_file c
              where c.agency_id = agency and (_after is null or c.id < _after) and lims.customer_sees(c)
                and (alike is null or lims.folded(c.number || ' ' || c.agency_reference || ' ' || c.names) like alike)
              order by c.id desc limit least(_limit, 500))
            union
            (select c.id from lab.case_referral r join lab.case_file c on c.id = r.case_id
              where r.agency_id = agency and (_after is null or c.id < _after) and lims.customer_sees(c)
                and (alike is null or lims.folded(c.number || ' ' || c.agency_reference || ' ' || c.names) like alike)
              order by c.id desc limit least(_limit, 500))
            union     -- of which they have a report: found by what stands on it
            (select distinct c.id from lab.report_recipient x join lab.report r on r.id = x.report_id join lab.case_file c on c.id = r.case_id
              where x.agency_id = agency and r.issued_at is not null and not c.restricted and (_after is null or c.id < _after)
                and (c.agency_id <> agency or exists (select from lab.agency a where a.id = agency and a.kind = 'coroner'))
                and (alike is null or lims.folded(c.number || ' ' || c.agency_reference) like alike)
              order by c.id desc limit least(_limit, 500))
            order by id desc limit least(_limit, 500))
        select coalesce(jsonb_agg(lims.customer_line(c) order by c.id desc), '[]') from page p join lab.case_file c on c.id = p.id);
end $$;

create function lims.customer_report_line(_report lab.report) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('id', _report.id, 'number', _report.number, 'kind', _report.kind, 'state', _report.state, 'language', _report.language,
    'issued_at', _report.issued_at, 'ended_at', _report.ended_at, 'why_withdrawn', case when _report.state = 'WITHDRAWN' then _report.ending end,
    'superseded_by', (select n.number from lab.report n where n.corrects = _report.id and n.kind = 'amended' and n.issued_at is not null order by n.id desc limit 1))
$$;

create function lims.customer_request_line(_request lab.request) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('id', _request.id, 'examination', _request.examination, 'status', lims.status_of(_request), 'requested_at', _request.requested_at,
    'promised_for', case when lims.is_open_outside(_request) then _request.promised_for end, 'promise_reason', _request.promise_reason,
    'court_date', _request.court_date, 'told', _request.customer_told,
    'items', (select string_agg(i.number, ', ' order by i.number) from lab.request_item q join lab.item i on i.id = q.item_id
               where q.request_id = _request.id and lims.customer_sees_item(i)))
$$;

-- Of a case that is not theirs, only the reports they were given.
create function lims.customer_case(_case bigint) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
    file lab.case_file := lims.need_customer_look(_case);
    sees boolean := lims.customer_sees(file);
begin
    perform lims.need_looked('case', _case);
    return lims.customer_line(file)
        || jsonb_build_object('reports_list', (select coalesce(jsonb_agg(lims.customer_report_line(r) order by r.issued_at desc), '[]')
            from lab.report r where r.case_id = _case and r.state in ('ISSUED', 'SUPERSEDED', 'WITHDRAWN') and (sees or lims.customer_has(r))))
        || case when sees then lims.customer_inside(file) || lims.customer_talk(_case) else '{}' end;
end $$;

-- Who the case is about, what was asked, what was handed in.
create function lims.customer_inside(_case lab.case_file) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('incident_date', _case.incident_date,
        'persons', (select coalesce(jsonb_agg(jsonb_build_object('role', p.role, 'name', p.name) order by p.id), '[]') from lab.case_person p where p.case_id = _case.id),
        'requests', (select coalesce(jsonb_agg(lims.customer_request_line(r) order by r.id), '[]') from lims.customer_requests(_case.id) r),
        'items', (select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'number', i.number, 'item_type', i.item_type, 'description', i.description,
                'standing', i.standing, 'refusal', i.refusal, 'registered_at', i.registered_at) order by i.number), '[]')
            from lab.item i where i.case_id = _case.id and lims.customer_sees_item(i)))
$$;

-- Where an item was, the newest event last. Police read in whose hands and in which house; a shelf is the laboratory's own business.
create function lims.customer_custody(_item bigint) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
    item lab.item := lims.need_customer_item(_item);
    whole boolean := lims.reads_custody_whole();
begin
    perform lims.need_looked('custody', _item);
    return (select coalesce(jsonb_agg(jsonb_build_object('seq', u.seq, 'kind', u.kind, 'at', u.at, 'actor', lims.person_name(u.actor),
            'to', case when whole or p.kind <> 'location' then p.path else split_part(p.path, ' › ', 1) end,
            'giver', lims.person_name(u.giver), 'taker', lims.person_name(u.taker), 'outsider', u.outsider)
            || case when whole then jsonb_build_object('witness', lims.person_name(u.witness), 'exception', u.exception, 'corrects', u.corrects, 'entry', u.entry)
               else '{}' end order by u.seq), '[]')
        from lab.custody u join lab.place p on p.id = u.to_place where u.item_id = item.id);
end $$;

-- The very bytes that were issued.
create function lims.customer_report_file(_report bigint) returns bytea
language plpgsql stable security definer set search_path = '' as $$
declare known lab.report := lims.need_customer_report(_report);
begin
    perform lims.need_looked('report', _report);
    return (select b.content from lab.report_signature s join lab.blob b on b.sha256 = s.sha256
             where s.report_id = known.id and s.round = known.round and s.voided_at is null order by s.id desc limit 1);
end $$;

-- What my agency announced and brought, the newest first.
create function lims.customer_submissions(_after bigint default null, _limit int default 200) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
    perform lims.need_looked('submissions');
    return (select coalesce(jsonb_agg(to_jsonb(x) order by x.id desc), '[]') from (
        select s.id, s.state, s.agency_id, a.name as agency, o.name as officer, s.agency_reference, s.offence, s.district, s.incident_date, s.persons,
               s.expected, s.prelogged_at, s.settled_at, case when not c.restricted then c.id end as case_id,
               case when not c.restricted then c.number end as case_number, case when s.case_id is null then s.note end as note
          from lab.submission s join lab.agency a on a.id = s.agency_id left join lab.officer o on o.id = s.officer_id
          left join lab.case_file c on c.id = s.case_id
         where s.agency_id = lims.my_agency() and s.prelogged_at is not null and (_after is null or s.id < _after)
           and (s.case_id is null or not c.restricted)
         order by s.id desc limit least(_limit, 500)) x);
end $$;

alter table lab.outside_read enable row level security;
create policy visible on lab.outside_read for select to lims_quality_manager, lims_auditor
    using (case_id is null or case_id not in (select lims.hidden_cases()));
grant select on lab.outside_read to lims_quality_manager, lims_auditor;

grant execute on function lims.outside_look, lims.customer_cases, lims.customer_case, lims.customer_custody, lims.customer_report_file,
    lims.customer_submissions to lims_agency_client;
grant execute on function lims.outside_reads to lims_staff;
grant execute on function lims.request_promise to lims_technical_reviewer, lims_laboratory_manager;
