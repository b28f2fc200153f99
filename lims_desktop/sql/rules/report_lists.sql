-- Reports as lists and queues, what stands behind one, and how it would read with other words.

-- Which reports, with what of them awaits me: the newest first, but a queue (_awaits says of what) as it fills, the oldest first.
-- One after the other, because what awaits somebody is looked up for each: nobody pays for those behind the last one of a page.
create function lims.reports_found(_after bigint, _limit int, _states text[], _case bigint, _awaits text[]) returns table (id bigint, awaits text)
language plpgsql stable set search_path = '' as $$
declare
    one record;
    count_here int := 0;
begin
    for one in select r.id, r.state, r.round from lab.report r
                where (_states is null or r.state = any (_states)) and (_case is null or r.case_id = _case)
                  and (_awaits is null or r.state in ('DRAFT', 'AUTHOR_SIGNED', 'TECH_REVIEW', 'ADMIN_REVIEW', 'AUTHORISED'))
                  and (_after is null or case when _awaits is null then r.id < _after else r.id > _after end)
                order by case when _awaits is null then -r.id else r.id end loop
        exit when count_here >= least(_limit, 1000);
        id := one.id;
        awaits := lims.awaits_me(one.id, one.state, one.round);
        if _awaits is null or awaits = any (_awaits) then
            count_here := count_here + 1;
            return next;
        end if;
    end loop;
end $$;

create function lims.reports_listed(
    _after bigint default null, _limit int default 100, _states text[] default null, _case bigint default null, _awaits text[] default null
) returns jsonb
language sql stable set search_path = '' as $$
    select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'number', r.number, 'kind', r.kind, 'state', r.state, 'case', c.id, 'case_number', c.number,
               'opened_at', r.opened_at, 'issued_at', r.issued_at, 'round', r.round, 'awaits', f.awaits,
               'authors', (select string_agg(lims.person_name(a.person_id), ', ' order by a.place) from lab.report_author a where a.report_id = r.id and a.left_at is null),
               'reviewer', (select lims.person_name(v.reviewer_id) from lab.report_review v
                             where v.report_id = r.id and v.round = r.round and v.ended_at is null order by v.id desc limit 1),
               'findings', (select count(*) from lab.report_finding f where f.report_id = r.id and f.settled_at is null),
               'since', coalesce((select max(s.at) from lab.report_signature s where s.report_id = r.id and s.voided_at is null), r.opened_at),
               'court_date', (select min(q.court_date) from lab.report_request x join lab.request q on q.id = x.request_id where x.report_id = r.id))
           order by case when _awaits is null then -r.id else r.id end), '[]')
      from lims.reports_found(_after, _limit, _states, _case, _awaits) f join lab.report r on r.id = f.id join lab.case_file c on c.id = r.case_id
$$;

-- What stands behind a report: worksheets with their raw files, items, every attempt and what became of it, the questions of the checklists,
-- and the report that it corrects.
create function lims.report_scope(_report bigint) returns jsonb
language sql stable security definer set search_path = '' as $$
    select jsonb_build_object(
        'corrected', r.corrects,
        'requests', (select coalesce(jsonb_agg(x.request_id order by x.request_id), '[]') from lab.report_request x where x.report_id = r.id),
        'worksheets', (select coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'number', w.number, 'state', w.state, 'name', v.definition::jsonb ->> 'name',
                           'name_es', v.definition::jsonb ->> 'name_es', 'analyst', lims.person_name(w.analyst_id)) order by w.id), '[]')
                         from lims.worksheets_of(r.id) s(id) join lab.worksheet w on w.id = s.id join lab.method_version v on v.id = w.version_id),
        'files', (select coalesce(jsonb_agg(jsonb_build_object('worksheet', w.number, 'name', f.name, 'sha256', f.sha256, 'entered_by', lims.person_name(f.entered_by))
                      order by f.id), '[]')
                    from lims.worksheets_of(r.id) s(id) join lab.worksheet w on w.id = s.id join lab.result_file f on f.worksheet_id = w.id),
        'items', (select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'number', i.number, 'description', i.description) order by i.number), '[]') from lab.item i
                   where i.id in (select z.item_id from lab.report_request x join lab.request_item z on z.request_id = x.request_id where x.report_id = r.id)),
        'attempts', (select coalesce(jsonb_agg(to_jsonb(a) || jsonb_build_object('worksheet_id', w.id)), '[]')
                       from lims.reckoned(r.id) a join lab.worksheet w on w.number = a.worksheet),
        'checks', (select coalesce(jsonb_agg(distinct jsonb_build_object('code', (v.definition::jsonb ->> 'code') || '.' || (c ->> 'code'), 'text', c ->> 'text',
                       'text_es', c ->> 'text_es')), '[]')
                     from lims.worksheets_of(r.id) s(id) join lab.worksheet w on w.id = s.id join lab.method_version v on v.id = w.version_id
                    cross join jsonb_array_elements(v.definition::jsonb -> 'checks') c))
      from lab.report r join lab.case_file c on c.id = r.case_id
     where r.id = _report and lims.is_staff() and lims.may_see_case(c.id, c.agency_id) and not lims.is_report_kept_from_me(r.id)
$$;

-- The facts as they would be with this content: what is drawn while somebody writes. Nothing is kept.
create function lims.report_preview(_report bigint, _content jsonb) returns text
language plpgsql stable security definer set search_path = '' as $$
begin
    if not exists (select from lab.report r join lab.case_file c on c.id = r.case_id
                    where r.id = _report and lims.is_staff() and lims.may_see_case(c.id, c.agency_id) and not lims.is_report_kept_from_me(r.id)) then
        perform lims.refuse('report.unknown');
    end if;
    perform lims.need_report_content(_content);
    return (lims.facts_to_print(_report)::jsonb || jsonb_build_object('content', _content, 'opinions', lims.opinion_facts(_content)))::text;
end $$;

grant execute on function lims.reports_listed, lims.reports_found, lims.report_scope to lims_staff;
grant execute on function lims.report_preview to lims_analyst, lims_medical_examiner;
