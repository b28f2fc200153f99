-- Nonconformities as pages, papers and tasks ask for them, and what a case must disclose: every one that touches it, for ever.

create function lims.nonconformity_subject(_known lab.nonconformity) returns jsonb
language sql stable set search_path = '' as $$
    select case
        when _known.item_id is not null then (select jsonb_build_object('page', 'item', 'id', i.id, 'name', i.number) from lab.item i where i.id = _known.item_id)
        when _known.worksheet_id is not null then (select jsonb_build_object('page', 'worksheet', 'id', w.id, 'name', w.number) from lab.worksheet w where w.id = _known.worksheet_id)
        when _known.instrument_id is not null then (select jsonb_build_object('page', 'instruments', 'id', i.id, 'name', i.name) from lab.instrument i where i.id = _known.instrument_id)
        when _known.lot_id is not null then (select jsonb_build_object('page', 'instruments', 'id', null, 'name', r.name || ' ' || l.number)
                                               from lab.lot l join lab.reagent r on r.id = l.reagent_id where l.id = _known.lot_id)
        when _known.discrepancy_id is not null then jsonb_build_object('page', 'discrepancy', 'id', _known.discrepancy_id, 'name', '#' || _known.discrepancy_id)
        when _known.excursion_id is not null then (select jsonb_build_object('page', 'place', 'id', p.id, 'name', p.path)
                                                     from lab.excursion x join lab.place p on p.id = x.place_id where x.id = _known.excursion_id)
        when _known.test_id is not null then (select jsonb_build_object('page', 'proficiency', 'id', t.id, 'name', t.number) from lab.proficiency_test t where t.id = _known.test_id)
        end
$$;

create function lims.nonconformity_head(_known lab.nonconformity) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('id', _known.id, 'number', _known.number, 'state', _known.state, 'kind', _known.kind, 'severity', _known.severity,
        'what', _known.what, 'found_at', _known.found_at, 'since', _known.since, 'raised_by', lims.person_name(_known.raised_by),
        'raised_at', _known.raised_at, 'owner', lims.person_name(_known.owner), 'owner_id', _known.owner, 'due_at', _known.due_at,
        'late', _known.state <> 'CLOSED' and _known.due_at <= clock_timestamp(), 'closed_by', lims.person_name(_known.closed_by),
        'closed_at', _known.closed_at, 'outcome', _known.outcome, 'conclusion', _known.conclusion)
$$;

-- The cases one touches, each once, as its reader may see them: those in `_shown`.
create function lims.touched_cases(_nonconformity bigint, _shown bigint[]) returns jsonb
language sql stable set search_path = '' as $$
    select coalesce(jsonb_agg(jsonb_build_object('case', c.id, 'number', c.number, 'how', x.how, 'items', x.items, 'results', x.results, 'reason', x.reason,
               'assessments', lims.assessments_of(_nonconformity, c.id)) order by c.number), '[]')
      from (select n.case_id, array_agg(distinct n.how order by n.how) as how, max(n.items) as items, max(n.results) as results, max(n.reason) as reason
              from lab.nonconformity_case n where n.nonconformity_id = _nonconformity group by n.case_id) x
      join lab.case_file c on c.id = x.case_id where c.id = any (_shown)
$$;

create function lims.assessments_of(_nonconformity bigint, _case bigint) returns jsonb
language sql stable set search_path = '' as $$
    select coalesce(jsonb_agg(jsonb_build_object('verdict', a.verdict, 'because', a.because, 'assessed_by', lims.person_name(a.assessed_by),
               'assessed_at', a.assessed_at) order by a.id), '[]')
      from lab.nonconformity_assessment a where a.nonconformity_id = _nonconformity and a.case_id = _case
$$;

create function lims.nonconformity_parts(_known lab.nonconformity) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('subject', lims.nonconformity_subject(_known), 'objection', lims.closing_objection(_known.id),
        'notes', (select coalesce(jsonb_agg(jsonb_build_object('kind', n.kind, 'statement', n.statement, 'written_by', lims.person_name(n.written_by),
            'written_at', n.written_at) order by n.id), '[]') from lab.nonconformity_note n where n.nonconformity_id = _known.id),
        'actions', (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'statement', a.statement, 'owner', lims.person_name(a.owner),
            'owner_id', a.owner, 'due', a.due, 'done', a.done, 'done_by', lims.person_name(a.done_by), 'done_by_id', a.done_by, 'done_at', a.done_at,
            'outcome', a.outcome, 'finding', a.finding, 'settled_by', lims.person_name(a.settled_by), 'settled_at', a.settled_at) order by a.id), '[]')
            from lab.nonconformity_action a where a.nonconformity_id = _known.id),
        'recalls', (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'number', r.number, 'kind', r.kind, 'named', r.named, 'since', r.since, 'until', r.until,
            'items', r.items, 'digest', r.digest) order by r.id), '[]')
            from lab.nonconformity_recall x join lab.recall r on r.id = x.recall_id where x.nonconformity_id = _known.id))
$$;

-- One nonconformity whole; of cases hidden from the asker only how many there are.
create function lims.nonconformity_view(_nonconformity bigint) returns jsonb
language sql stable security definer set search_path = '' as $$
    select lims.nonconformity_head(n) || lims.nonconformity_parts(n) || jsonb_build_object(
        'cases', lims.touched_cases(n.id, array(select c.case_id from lab.nonconformity_case c where c.nonconformity_id = n.id
                                                   and c.case_id not in (select lims.hidden_cases()))),
        'hidden', (select count(distinct c.case_id) from lab.nonconformity_case c where c.nonconformity_id = n.id and c.case_id in (select lims.hidden_cases())))
      from lab.nonconformity n where n.id = _nonconformity and lims.may_see_nonconformity(n.id)
$$;

-- Everything that touches a case, the newest first; closed, unfounded and "not affected" ones too. One that is about something of a
-- restricted case that the asker may not see is counted.
create function lims.case_disclosure(_case bigint) returns jsonb
language sql stable security definer set search_path = '' as $$
    select jsonb_build_object(
        'lines', coalesce(jsonb_agg(lims.nonconformity_head(n) || jsonb_build_object('touches', lims.touched_cases(n.id, array[_case]) -> 0) order by n.id desc)
                              filter (where lims.may_see_nonconformity(n.id)), '[]'),
        'hidden', count(*) filter (where not lims.may_see_nonconformity(n.id)))
      from lab.nonconformity n
     where n.id in (select c.nonconformity_id from lab.nonconformity_case c where c.case_id = _case)
       and lims.is_staff() and _case not in (select lims.hidden_cases())
$$;

-- The record on paper, as all staff may read it: restricted cases are counted, and a record that is about one is for who may see it.
create function lims.nonconformity_paper(_act uuid, _nonconformity bigint, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'nonconformity_paper', jsonb_build_object('nonconformity', _nonconformity), _reason);
    known lab.nonconformity;
    own bigint[];
    made lab.document;
    shown bigint[];
begin
    if answer is not null then return answer; end if;
    known := lims.need_nonconformity(_nonconformity, 'RAISED', 'INVESTIGATING', 'CORRECTING', 'CLOSED');
    own := array(select c.id from lab.nonconformity_case n join lab.case_file c on c.id = n.case_id
                  where n.nonconformity_id = _nonconformity and n.how = 'raised' and c.restricted order by c.id);
    if cardinality(own) > 1 then
        perform lims.refuse('quality.no_paper', jsonb_build_object('number', known.number));
    end if;
    shown := array(select c.id from lab.nonconformity_case n join lab.case_file c on c.id = n.case_id
                    where n.nonconformity_id = _nonconformity and (not c.restricted or c.id = any (own)));
    made := lims.issue_document('nonconformity', 'nonconformity/' || _nonconformity, own[1]);
    return lims.finish_act(_act, jsonb_build_object('document', lims.document_head(made),
        'nonconformity', lims.nonconformity_head(known) || lims.nonconformity_parts(known) || jsonb_build_object('cases', lims.touched_cases(known.id, shown),
            'hidden', (select count(distinct n.case_id) from lab.nonconformity_case n where n.nonconformity_id = known.id and n.case_id <> all (shown)))));
end $$;

-- A paper about one that is not for these eyes is not either: the case may have been restricted since it was printed.
create function lims.hidden_nonconformities() returns setof text
language sql stable security definer set search_path = '' as $$
    select 'nonconformity/' || c.nonconformity_id from lab.nonconformity_case c where c.how = 'raised' and c.case_id in (select lims.hidden_cases())
$$;
create policy nonconformity on lab.document as restrictive for select to lims_staff using (stream not in (select lims.hidden_nonconformities()));

-- What I look into and what I am to do; for the managers also what nobody owns, what is late, what is to be verified; for quality what can be closed.
create function lims.tasks_nonconformity() returns setof lims.task
language sql stable set search_path = '' as $$
    select case when n.owner is null then 'quality.task_unassigned' when n.state = 'CORRECTING' and lims.closing_objection(n.id) is null then 'quality.task_close'
                else 'quality.task_open' end,
           jsonb_build_object('number', n.number, 'what', left(n.what, 80), 'owner', lims.person_name(n.owner)), 'nonconformity', to_jsonb(n.id), n.raised_at, n.due_at
      from lab.nonconformity n
     where n.state <> 'CLOSED' and (n.owner = lims.me()
           or lims.has_duty('quality_manager', 'laboratory_manager') and (n.owner is null or n.due_at < clock_timestamp())
           or lims.has_duty('quality_manager') and n.state = 'CORRECTING' and lims.closing_objection(n.id) is null)
    union all
    select case when a.done_at is null then 'quality.task_action' else 'quality.task_verify' end,
           jsonb_build_object('number', n.number, 'what', left(a.statement, 80), 'owner', lims.person_name(a.owner)), 'nonconformity', to_jsonb(n.id),
           coalesce(a.done_at, a.planned_at), case when a.done_at is null then (a.due + 1)::timestamptz end
      from lab.nonconformity_action a join lab.nonconformity n on n.id = a.nonconformity_id
     where a.settled_at is null and case when a.done_at is null
           then a.owner = lims.me() or a.due < current_date and lims.has_duty('quality_manager')
           else lims.me() not in (a.owner, a.done_by) and lims.has_duty('quality_manager', 'laboratory_manager') end
$$;

alter table lab.nonconformity enable row level security;
create policy visible on lab.nonconformity for select to lims_staff using (lims.may_see_nonconformity(id));
do $$
declare part text;
begin
    foreach part in array array['nonconformity_note', 'nonconformity_recall', 'nonconformity_action'] loop
        execute format('alter table lab.%I enable row level security', part);
        execute format('create policy visible on lab.%I for select to lims_staff using (lims.may_see_nonconformity(nonconformity_id))', part);
    end loop;
    foreach part in array array['nonconformity_case', 'nonconformity_assessment'] loop
        execute format('alter table lab.%I enable row level security', part);
        execute format('create policy visible on lab.%I for select to lims_staff using (case_id not in (select lims.hidden_cases())'
                       ' and lims.may_see_nonconformity(nonconformity_id))', part);
    end loop;
end $$;
grant select on lab.nonconformity, lab.nonconformity_note, lab.nonconformity_recall, lab.nonconformity_case, lab.nonconformity_assessment,
    lab.nonconformity_action to lims_staff;
grant execute on function lims.nonconformity_view, lims.case_disclosure, lims.nonconformity_paper, lims.hidden_nonconformities, lims.tasks_nonconformity, lims.closing_objection to lims_staff;
