-- Recalls on record: opened with a reason, answered once for all, their papers, closed with a conclusion.

create trigger audit after insert or update or delete on lab.recall for each row execute function chain.record_row('recall', 'id');
create trigger audit after insert or update or delete on lab.recall_item for each row execute function chain.record_row('item', 'item_id');
create trigger audit after insert or update or delete on lab.recall_worksheet for each row execute function chain.record_row('worksheet', 'worksheet_id');

-- What the answer is known by: SHA-256 over one line for each span, item and moments in microseconds since 1970.
create function lims.recall_digest(_recall bigint) returns text
language sql stable set search_path = '' as $$
    select encode(sha256(convert_to(coalesce(string_agg(concat_ws(' ', r.item_id, lims.microseconds(r.since), lims.microseconds(r.until)),
               chr(10) order by r.item_id, r.since), ''), 'UTF8')), 'hex')
      from lab.recall_item r where r.recall_id = _recall
$$;

create function lims.microseconds(_moment timestamptz) returns bigint
language sql immutable
return (extract(epoch from _moment) * 1000000)::bigint;

create function lims.recall_open(
    _act uuid, _kind text, _subject jsonb, _from timestamptz, _to timestamptz, _reason text
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'recall_open', jsonb_build_object('kind', _kind, 'subject', _subject, 'from', _from,
        'to', _to), _reason);
    moment timestamptz;
    year int;
    opened lab.recall;
begin
    if answer is not null then return answer; end if;
    moment := lims.act_time();
    year := extract(year from moment);
    perform lims.need_reason(_reason);
    insert into lab.recall (number, kind, subject, named, since, until, reason, items, digest, opened_by, opened_at)
    values (lims.numbered('RC-{year}-{n:4}', year, lims.next_number('recall', year)), _kind, _subject,
            lims.recall_named(_kind, _subject, _from, _to), _from, least(_to, moment), lims.typed(_reason, 'reason'), 0,
            repeat('0', 64), lims.me(), moment) returning * into opened;
    perform lims.freeze_answer(opened);
    update lab.recall r
       set items = (select count(distinct i.item_id) from lab.recall_item i where i.recall_id = r.id), digest = lims.recall_digest(r.id)
     where r.id = opened.id returning r.* into opened;
    return lims.finish_act(_act, jsonb_build_object('recall', opened.id, 'number', opened.number, 'items', opened.items, 'digest', opened.digest));
end $$;

-- Writes down the spans, those of cases hidden from whoever opens it too, and the worksheets. Each is told in the stream of its item or
-- worksheet, in one order.
create function lims.freeze_answer(_recall lab.recall) returns void
language plpgsql set search_path = '' as $$
declare
    spans lims.affected[] := array(select a from lims.recalled(_recall.kind, _recall.subject, _recall.since, _recall.until) a);
    items int := (select count(distinct s.item_id) from unnest(spans) s);
begin
    if items > lims.policy_number('recall_most_items') then
        perform lims.refuse('recall.too_wide', jsonb_build_object('count', items, 'most', lims.policy_number('recall_most_items')));
    end if;
    insert into lab.recall_item (recall_id, item_id, since, until)
    select _recall.id, j.item_id, j.since, j.until from lims.joined_spans(spans) j order by j.item_id, j.since;
    insert into lab.recall_worksheet (recall_id, worksheet_id, since, until, via)
    select _recall.id, w.worksheet_id, w.since, w.until, w.via
      from lims.recalled_work(_recall.kind, _recall.subject, _recall.since, _recall.until) w order by w.worksheet_id;
end $$;

create function lims.need_recall(_recall bigint) returns lab.recall
language plpgsql set search_path = '' as $$
declare known lab.recall;
begin
    select r.* into known from lab.recall r where r.id = _recall for update;
    if known.id is null then
        perform lims.refuse('recall.unknown', jsonb_build_object('recall', _recall));
    end if;
    return known;
end $$;

create function lims.recall_close(_act uuid, _recall bigint, _conclusion text, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'recall_close', jsonb_build_object('recall', _recall, 'conclusion', _conclusion), _reason);
    known lab.recall;
begin
    if answer is not null then return answer; end if;
    known := lims.need_recall(_recall);
    if known.closed_at is not null then
        perform lims.refuse('recall.closed', jsonb_build_object('number', known.number));
    end if;
    update lab.recall r set closed_by = lims.me(), closed_at = lims.act_time(), conclusion = lims.needed(_conclusion, 'conclusion')
     where r.id = _recall;
    return lims.finish_act(_act, jsonb_build_object('recall', _recall, 'number', known.number));
end $$;

-- Questions about recalls ------------------------------------------------------------------------------------------------

create function lims.recall_head(_recall lab.recall) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('id', _recall.id, 'number', _recall.number, 'kind', _recall.kind, 'subject', _recall.subject,
    'named', _recall.named, 'since', _recall.since, 'until', _recall.until, 'reason', _recall.reason, 'items', _recall.items,
    'digest', _recall.digest, 'opened_by', lims.person_name(_recall.opened_by), 'opened_at', _recall.opened_at,
    'closed_by', lims.person_name(_recall.closed_by), 'closed_at', _recall.closed_at, 'conclusion', _recall.conclusion)
$$;

-- To whom a recall matters, and why: whose item it is, to whom the case was referred, who was given it since (rule 5).
create function lims.recall_recipients(_recall bigint) returns table (agency_id bigint, item_id bigint, why text)
language sql stable set search_path = '' as $$
    with recalled as (
        select r.item_id, min(r.since) as since from lab.recall_item r where r.recall_id = _recall group by r.item_id
    )
    select i.agency_id, i.id, 'submitted' from recalled r join lab.item i on i.id = r.item_id
    union select f.agency_id, i.id, 'referred' from recalled r join lab.item i on i.id = r.item_id
                                                      join lab.case_referral f on f.case_id = i.case_id
    union select a.id, r.item_id, 'released' from recalled r join lab.custody c on c.item_id = r.item_id and c.at >= r.since
                                                            join lab.agency a on a.place_id = c.to_place
     where c.kind in ('RETURN', 'COURT_OUT')
$$;

-- Whom else it concerns: people of the laboratory who held an affected item since (`held`) or hold it now (`holds`), and whoever without an
-- account was recorded as its recipient since and is no agency (`took`): an owner, another laboratory.
create function lims.recall_others(_recall bigint) returns table (person_id bigint, outsider text, item_id bigint, why text)
language sql stable set search_path = '' as $$
    with recalled as (
        select r.item_id, min(r.since) as since from lab.recall_item r where r.recall_id = _recall group by r.item_id
    )
    select p.id, null, r.item_id, 'held' from recalled r join lab.custody c on c.item_id = r.item_id and c.at >= r.since
                                         join lab.person p on p.place_id = c.to_place or p.place_id = c.from_place and c.at > r.since
    union select p.id, null, r.item_id, 'holds' from recalled r join lab.whereabouts w on w.item_id = r.item_id
                                                join lab.person p on p.place_id = w.place_id
    union select null, c.outsider, r.item_id, 'took' from recalled r join lab.custody c on c.item_id = r.item_id and c.at >= r.since
     where c.kind = 'RETURN' and c.outsider is not null and not exists (select from lab.agency a where a.place_id = c.to_place)
$$;

create function lims.recall_told(_recall bigint) returns jsonb
language sql stable set search_path = '' as $$
    select coalesce(jsonb_agg(to_jsonb(t) order by t.turn, t.name), '[]') from (
        select 1 as turn, a.id as agency, null::bigint as person, a.name, a.code, count(distinct p.item_id) as items, jsonb_agg(distinct p.why) as why,
               c.id as case, max(c.number) as case_number
          from lims.recall_recipients(_recall) p join lab.agency a on a.id = p.agency_id join lab.item i on i.id = p.item_id
          left join lab.case_file c on c.id = i.case_id and c.restricted     -- which has a notice of its own
         where i.case_id not in (select lims.hidden_cases()) group by a.id, c.id
        union all
        select case when o.person_id is null then 2 else 3 end, null, o.person_id, coalesce(lims.person_name(o.person_id), o.outsider), '',
               count(distinct o.item_id), jsonb_agg(distinct o.why), null, null
          from lims.recall_others(_recall) o join lab.item i on i.id = o.item_id
         where i.case_id not in (select lims.hidden_cases()) group by o.person_id, o.outsider) t
$$;

-- A recall as the asker may see it: the head, how many items are hidden from them, the recipients, the papers.
create function lims.recall_view(_recall bigint) returns jsonb
language sql stable security definer set search_path = '' as $$
    select lims.recall_head(r) || lims.work_counted(lims.frozen_work(r.id), array(select x.item_id from lab.recall_item x where x.recall_id = r.id))
        || jsonb_build_object('asked_at', clock_timestamp(),
        'hidden', (select count(distinct x.item_id) from lab.recall_item x join lab.item i on i.id = x.item_id
                    where x.recall_id = r.id and i.case_id in (select lims.hidden_cases())),
        'cases', (select count(distinct i.case_id) from lab.recall_item x join lab.item i on i.id = x.item_id
                   where x.recall_id = r.id and i.case_id not in (select lims.hidden_cases())),
        'recipients', lims.recall_told(r.id),
        'papers', (select coalesce(jsonb_agg(jsonb_build_object('code', lims.machine_code('D', d.id), 'kind', d.kind,
                       'issued_at', d.issued_at, 'issued_by', lims.person_name(d.issued_by)) order by d.id desc), '[]')
                     from lab.document d where d.stream = 'recall/' || r.id and d.sha256 is not null
                      and (d.case_id is null or d.case_id not in (select lims.hidden_cases())) and not d.named_cases && array(select lims.hidden_cases())))
      from lab.recall r where r.id = _recall
$$;

-- One page of a recall's own, frozen items.
create function lims.recall_items(_recall bigint, _after text default null, _limit int default 100, _descending boolean default false) returns jsonb
language sql stable security definer set search_path = '' as $$
    select lims.recall_lines(array(
               select (r.item_id, r.since, r.until)::lims.affected from lab.recall_item r
                where r.recall_id = _recall and r.item_id in (
                    select i.id from lab.item i
                     where i.id in (select o.item_id from lab.recall_item o where o.recall_id = _recall)
                       and i.case_id not in (select lims.hidden_cases())
                       and (_after is null or case when _descending then i.number < _after else i.number > _after end)
                     order by case when _descending then i.number end desc, i.number limit least(greatest(_limit, 1), 1000))),
           lims.shown_work(lims.frozen_work(_recall)), _descending)
$$;

-- An open recall awaits the managers, and whoever opened it; and everybody who has an affected item in hand is told so.
create function lims.tasks_recall() returns setof lims.task
language sql stable set search_path = '' as $$
    select 'recall.task_open', jsonb_build_object('number', r.number, 'named', r.named, 'count', r.items), 'recall', to_jsonb(r.id),
           r.opened_at, null::timestamptz
      from lab.recall r
     where r.closed_at is null and (r.opened_by = lims.me() or lims.has_duty('quality_manager', 'laboratory_manager'))
    union all
    select 'recall.task_holds', jsonb_build_object('number', r.number, 'named', r.named, 'count', count(distinct x.item_id)), 'recall', to_jsonb(r.id),
           r.opened_at, null::timestamptz
      from lab.recall r join lab.recall_item x on x.recall_id = r.id
      join lab.whereabouts w on w.item_id = x.item_id and w.place_id = (select p.place_id from lab.person p where p.id = (select lims.me()))
     where r.closed_at is null group by r.id
$$;

-- Papers -----------------------------------------------------------------------------------------------------------------
-- A paper about many cases is for the eyes of all staff: it names no item of a restricted case, only how many there are. A
-- restricted case has a notice of its own, which only who may see the case may see. A case that is restricted after the paper was printed takes the
-- kept paper with it: from then on the program shows it to nobody who may not see the case. (What was carried away on paper, it cannot call back.)

-- The items of a recall that a paper may name: those of open cases, or of the one case it is about.
create function lims.recall_printed(_recall bigint, _items bigint[], _case bigint) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('unnamed', count(distinct x.item_id) filter (where not x.printed), 'lines', lims.recall_lines(
               coalesce(array_agg((x.item_id, x.since, x.until)::lims.affected) filter (where x.printed), '{}'),
               lims.printed_work(_recall, _case), false))
      from (select r.item_id, r.since, r.until, case when _case is null then not c.restricted else c.id = _case end as printed
              from lab.recall_item r join lab.item i on i.id = r.item_id join lab.case_file c on c.id = i.case_id
             where r.recall_id = _recall and (_items is null or r.item_id = any (_items)) and (_case is null or c.id = _case)) x
$$;

-- The cases that such a paper names.
create function lims.cases_printed(_recall bigint, _items bigint[], _case bigint) returns bigint[]
language sql stable set search_path = ''
return array(select distinct c.id from lab.recall_item r join lab.item i on i.id = r.item_id join lab.case_file c on c.id = i.case_id
              where r.recall_id = _recall and (_items is null or r.item_id = any (_items))
                and case when _case is null then not c.restricted else c.id = _case end order by c.id);

create function lims.recall_list(_act uuid, _recall bigint, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'recall_list', jsonb_build_object('recall', _recall), _reason);
    known lab.recall;
    made lab.document;
begin
    if answer is not null then return answer; end if;
    known := lims.need_recall(_recall);
    made := lims.issue_document('recall_list', 'recall/' || _recall, null, lims.cases_printed(_recall, null, null));
    return lims.finish_act(_act, jsonb_build_object('document', lims.document_head(made), 'recall', lims.recall_head(known),
        'worksheets', lims.frozen_work_lines(_recall, lims.printed_work(_recall, null)),
        'unnamed_worksheets', cardinality(lims.frozen_work(_recall)) - cardinality(lims.printed_work(_recall, null)))
        || lims.recall_printed(_recall, null, null));
end $$;

-- The notice for one recipient: an agency, or `_outsider`, who has no account and was recorded as recipient; with a case, the notice about
-- that restricted case alone.
create function lims.recall_notice(
    _act uuid, _recall bigint, _agency bigint, _case bigint default null, _reason text default null, _outsider text default null
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'recall_notice', jsonb_build_object('recall', _recall, 'agency', _agency, 'case', _case,
        'outsider', _outsider), _reason);
    known lab.recall;
    made lab.document;
    items bigint[];
    printed jsonb;
begin
    if answer is not null then return answer; end if;
    known := lims.need_recall(_recall);
    if _case is not null then
        perform lims.need_case(_case);
    end if;
    items := array(select p.item_id from lims.recall_recipients(_recall) p where p.agency_id = _agency
                   union select o.item_id from lims.recall_others(_recall) o where o.outsider = _outsider);
    printed := lims.recall_printed(_recall, items, _case);
    if jsonb_array_length(printed -> 'lines') = 0 then
        perform lims.refuse('recall.nothing_to_say', jsonb_build_object('number', known.number, 'unnamed', printed -> 'unnamed'));
    end if;
    made := lims.issue_document('recall_notice', 'recall/' || _recall, _case, lims.cases_printed(_recall, items, _case));
    return lims.finish_act(_act, jsonb_build_object('document', lims.document_head(made), 'recall', lims.recall_head(known),
        'agency', coalesce((select a.name from lab.agency a where a.id = _agency), _outsider)) || printed);
end $$;

-- Staff see which recalls there are; of their items, those of cases they may see.
alter table lab.recall enable row level security;
create policy visible on lab.recall for select to lims_staff using (true);
alter table lab.recall_item enable row level security;
create policy visible on lab.recall_item for select to lims_staff using (exists (select from lab.item i where i.id = item_id));
alter table lab.recall_worksheet enable row level security;
create policy visible on lab.recall_worksheet for select to lims_staff using (worksheet_id not in (select lims.hidden_worksheets()));
grant select on lab.recall, lab.recall_item, lab.recall_worksheet to lims_staff;

grant execute on function lims.recall_open to lims_auditor, lims_quality_manager, lims_laboratory_manager;
grant execute on function lims.recall_close, lims.recall_notice to lims_quality_manager, lims_laboratory_manager;
grant execute on function lims.recall_view, lims.recall_items, lims.recall_list, lims.tasks_recall to lims_staff;
