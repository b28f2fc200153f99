-- What is printed in a report: its facts, read from the record; the words of the scale; and the reckoning of everything that was performed, without
-- which nothing is signed (domain.md section 7).

-- The words for a likelihood ratio, by the laboratory's one table; below one they are said of the other proposition, by the words of the
-- reciprocal. It is multiplied, not divided: a quotient is rounded, and would reach a limit that the ratio does not.
create function lims.verbal(_ratio numeric) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('code', t.code, 'name', t.name, 'name_es', t.name_es, 'other', _ratio < 1 and t.code <> 'none')
      from lab.term t cross join lateral (select (t.extra ->> 'from')::numeric as least) f
     where t.list = 'verbal_scale' and t.active and case when _ratio < 1 then f.least * _ratio <= 1 else f.least <= _ratio end
     order by f.least desc limit 1
$$;

-- Reckoned -------------------------------------------------------------------------------------------------------------------------

-- Every attempt on an item in the report's scope, and what became of it. A control whose run was aborted went with it. Why is told
-- when it has an end: until then not everybody may see what was found (unseen.sql).
create function lims.reckoned(_report bigint) returns table (
    worksheet text, method text, item text, attempt int, became text, why text)
language sql stable set search_path = '' as $$
    select w.number, m.code, i.number, p.attempt,
           case when w.state = 'ABORTED' then 'aborted' when p.disposition is null or w.state <> 'REVIEWED' then 'open' else p.disposition end,
           case when w.state in ('REVIEWED', 'ABORTED') then coalesce(p.disposition_reason, case when w.state = 'ABORTED' then w.ending end) end
      from lims.worksheets_of(_report) s(id) join lab.worksheet w on w.id = s.id join lab.method_version v on v.id = w.version_id
      join lab.method m on m.id = v.method_id join lab.run_position p on p.worksheet_id = w.id
      join lab.assignment a on a.id = p.assignment_id join lab.report_request q on q.request_id = a.request_id and q.report_id = _report
      join lab.item i on i.id = p.item_id
     order by w.id, p.place
$$;

create function lims.reckoning(_report bigint) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('performed', count(*), 'reported', count(*) filter (where r.became = 'reported'),
               'open', count(*) filter (where r.became = 'open'),
               'not_reported', coalesce(jsonb_agg(to_jsonb(r)) filter (where r.became <> 'reported'), '[]'),
               'discordant', (select coalesce(jsonb_agg(to_jsonb(d)), '[]') from lims.discordant(_report) d))
      from lims.reckoned(_report) r
$$;

-- Verifications in the scope that came out differently, and which conclusion stands.
create function lims.discordant(_report bigint) returns table (worksheet text, item text, field text, stands text, why text)
language sql stable set search_path = '' as $$
    select w.number, i.number, c.field, x.stands, case when w.state in ('REVIEWED', 'ABORTED') then x.why end
      from lims.worksheets_of(_report) s(id) join lab.worksheet w on w.id = s.id join lab.verification v on v.worksheet_id = w.id
      join lab.verification_conclusion c on c.verification_id = v.id join lab.verification_conflict x on x.conclusion_id = c.id
      join lab.run_position p on p.id = c.position_id join lab.item i on i.id = p.item_id
      join lab.assignment a on a.id = p.assignment_id join lab.report_request q on q.request_id = a.request_id and q.report_id = _report
     order by x.conclusion_id
$$;

-- Nothing in the scope may be without an end, except in a preliminary report, which says so.
create function lims.need_reckoned(_report lab.report) returns void
language plpgsql stable set search_path = '' as $$
declare
    one record;
    open_conflict record;
begin
    select d.worksheet, d.item into open_conflict from lims.discordant(_report.id) d where d.stands is null limit 1;
    if found then
        perform lims.refuse('report.conflict_open', jsonb_build_object('worksheet', open_conflict.worksheet, 'item', open_conflict.item));
    end if;
    select r.worksheet, r.item, r.attempt into one from lims.reckoned(_report.id) r where r.became = 'open' limit 1;
    if found and _report.kind <> 'preliminary' then
        perform lims.refuse('report.not_reckoned', jsonb_build_object('worksheet', one.worksheet, 'item', one.item, 'attempt', one.attempt));
    elsif _report.kind <> 'preliminary' and not exists (select from lims.reckoned(_report.id) r where r.became = 'reported') then
        perform lims.refuse('report.nothing_to_report');
    end if;
end $$;

-- Everything that is printed; `drawing` counts how the program draws (DRAWING in reporting/drawing.py): later ones draw otherwise. It is kept with the first signature, as the very text that was drawn: so whoever has the program can draw
-- the same bytes again and hold them against what was signed.
create function lims.report_facts(_report bigint) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('drawing', 2, 'address', lims.policy('laboratory_address') #>> '{}',
        'number', r.number, 'kind', r.kind, 'language', r.language, 'why', r.why, 'laboratory', lims.policy('laboratory_name') #>> '{}',
        'demonstration', lims.policy('demonstration'),
        'corrects', (select jsonb_build_object('number', o.number, 'issued_at', o.issued_at) from lab.report o where o.id = r.corrects),
        'content', r.content,
        'opinions', lims.opinion_facts(r.content),
        'case', jsonb_build_object('number', c.number, 'agency', g.name, 'agency_reference', c.agency_reference, 'offence', c.offence,
            'contacts', lims.contacts_of(r.id)),
        'authors', (select jsonb_agg(jsonb_build_object('name', p.name, 'title', p.title) order by a.place)
                      from lab.report_author a join lab.person p on p.id = a.person_id where a.report_id = r.id and a.left_at is null),
        'requests', (select jsonb_agg(jsonb_build_object('examination', q.examination, 'questions', q.questions, 'requested_at', q.requested_at,
                        'asked_for', q.asked_for) order by q.id)
                       from lab.report_request x join lab.request q on q.id = x.request_id where x.report_id = r.id),
        'items', (select coalesce(jsonb_agg(lims.reported_fact(i) order by i.number), '[]') from lab.item i
                   where i.id in (select z.item_id from lab.report_request x join lab.request_item z on z.request_id = x.request_id where x.report_id = r.id)),
        'worksheets', (select coalesce(jsonb_agg(lims.worksheet_fact(w, r.id) order by w.id), '[]')
                         from lims.worksheets_of(r.id) s(id) join lab.worksheet w on w.id = s.id where w.state = 'REVIEWED'),
        'reckoning', lims.reckoning(r.id))
      from lab.report r join lab.case_file c on c.id = r.case_id join lab.agency g on g.id = c.agency_id where r.id = _report
$$;

-- The opinions of a content, each with the words that the laboratory's table gives for its likelihood ratio.
create function lims.opinion_facts(_content jsonb) returns jsonb
language sql stable set search_path = '' as $$
    select coalesce(jsonb_agg(o.value || jsonb_build_object('verbal',
               case when o.value ->> 'ratio' <> '' then lims.verbal((o.value ->> 'ratio')::numeric) end) order by o.ordinality), '[]')
      from jsonb_array_elements(coalesce(_content -> 'opinions', '[]')) with ordinality o
$$;

-- With the newest checkpoint of the ledger, which stands on the paper.
create function lims.facts_to_print(_report bigint) returns text
language sql stable set search_path = '' as $$
    select (lims.report_facts(_report) || jsonb_build_object('checkpoint',
        (select c.size || ' ' || encode(c.root, 'hex') from ledger.checkpoint c order by c.size desc limit 1)))::text
$$;

-- Whom to reach at the customer: the officers of the deliveries that its items came with.
create function lims.contacts_of(_report bigint) returns jsonb
language sql stable set search_path = '' as $$
    select coalesce(jsonb_agg(distinct concat_ws(' ', o.rank, o.name) || ' (' || o.number || ')'), '[]')
      from lab.report_request x join lab.request_item z on z.request_id = x.request_id join lab.item i on i.id = z.item_id
      join lab.submission s on s.id = i.submission_id join lab.officer o on o.id = s.officer_id where x.report_id = _report
$$;

create function lims.reported_fact(_item lab.item) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('id', _item.id, 'number', _item.number, 'description', _item.description, 'type', _item.item_type, 'packaging', _item.packaging,
        'condition', _item.condition, 'condition_note', _item.condition_note, 'received_at', _item.registered_at,
        'seals', (select coalesce(jsonb_agg(jsonb_build_object('number', s.number, 'state', s.state) order by s.id), '[]') from lab.seal s where s.item_id = _item.id))
$$;

-- What a reviewed worksheet says of this report's items. Its definition goes along: the blocks of the report are in it.
create function lims.worksheet_fact(_worksheet lab.worksheet, _report bigint) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('number', _worksheet.number, 'version', v.number, 'sha256', v.sha256, 'definition', v.definition::jsonb,
        'started_at', _worksheet.started_at, 'submitted_at', _worksheet.submitted_at, 'analyst', lims.person_name(_worksheet.analyst_id),
        'reviewed_at', _worksheet.ended_at, 'reviewer', lims.person_name(_worksheet.ended_by),
        'verifiers', (select coalesce(jsonb_agg(distinct lims.person_name(x.verifier_id)), '[]') from lab.verification x where x.worksheet_id = _worksheet.id), 'run', known -> 'run' -> 'values',
        'instruments', (select coalesce(jsonb_agg(i.name || ', ' || i.serial order by i.name), '[]')
                          from lab.worksheet_use u join lab.instrument i on i.id = u.instrument_id where u.worksheet_id = _worksheet.id),
        'results', (select coalesce(jsonb_agg(jsonb_build_object('item', i.number, 'attempt', p.attempt,
                       'late', exists (select from lab.result x where x.position_id = p.id and x.late and x.superseded_at is null),
                       'values', known -> 'positions' -> p.id::text -> 'values') order by p.place), '[]')
                      from lab.run_position p join lab.item i on i.id = p.item_id join lab.assignment a on a.id = p.assignment_id
                      join lab.report_request q on q.request_id = a.request_id and q.report_id = _report
                     where p.worksheet_id = _worksheet.id and p.disposition = 'reported'))
      from lab.method_version v, lims.worksheet_values(_worksheet.id) known where v.id = _worksheet.version_id
$$;
