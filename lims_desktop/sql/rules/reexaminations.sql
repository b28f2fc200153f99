-- Blind re-examinations: reported work that a draw chose is asked once more, as any request, of somebody who had no part in it. Until
-- quality has judged both, whoever has it sees nothing of what came out before; it is never reported itself.

create trigger audit after insert or update or delete on lab.reexamination for each row execute function chain.record_row('request', 'request_id');
create trigger frozen before delete or truncate on lab.reexamination for each statement execute function chain.frozen();
create trigger kept before update on lab.reexamination for each row
    execute function lims.quality_kept('', 'outcome why judged_by judged_at', 'judged_at');

-- Drawn --------------------------------------------------------------------------------------------------------------------------

-- Whatever was reported in these days, was never drawn, and of which every item is still in the laboratory.
create function lims.reexamination_candidates(_from date, _until date, _discipline text) returns bigint[]
language sql stable set search_path = '' as $$
    select coalesce(array_agg(distinct q.id), '{}')
      from lab.report r join lab.report_request x on x.report_id = r.id join lab.request q on q.id = x.request_id
     where r.state = 'ISSUED' and r.kind <> 'preliminary' and r.issued_at >= lims.day_end(_from - 1) and r.issued_at < lims.day_end(_until)
       and (_discipline is null or q.discipline = _discipline)
       and not exists (select from lab.reexamination e where q.id in (e.request_id, e.original_id))
       and not exists (select from lab.request_item z left join lab.whereabouts w on w.item_id = z.item_id left join lab.place p on p.id = w.place_id
                        where z.request_id = q.id and coalesce(p.kind, 'terminal') in ('terminal', 'external'))
$$;

create function lims.reexamination_draw(_act uuid, _from date, _until date, _discipline text, _many int, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'reexamination_draw', jsonb_build_object('from', _from, 'until', _until, 'discipline', _discipline, 'many', _many), _reason);
    candidates bigint[];
    made lab.draw;
begin
    if answer is not null then return answer; end if;
    perform lims.need_moment(_from), lims.need_moment(_until);
    lock table lab.reexamination in share row exclusive mode;   -- two draws at once would choose the same
    candidates := lims.reexamination_candidates(_from, _until, _discipline);
    if (_many between 1 and 100) is not true then
        perform lims.refuse('draw.how_many', jsonb_build_object('many', _many, 'most', 100));
    elsif cardinality(candidates) = 0 then
        perform lims.refuse('reexamination.nothing');
    end if;
    made := lims.draw_from('REQUESTS', null, candidates, _many);
    perform lims.ask_again(made.id, q) from unnest(made.drawn) d join lab.request q on q.id = d;
    return lims.finish_act(_act, lims.draw_told(made));
end $$;

create function lims.ask_again(_draw bigint, _original lab.request) returns void
language plpgsql set search_path = '' as $$
declare asked lab.request := lims.ask(_original.case_id, (select array_agg(z.item_id) from lab.request_item z where z.request_id = _original.id),
                                      _original.examination, _original.questions, '{}');
begin
    insert into lab.reexamination (request_id, original_id, draw_id) values (asked.id, _original.id, _draw);
end $$;

-- Blind --------------------------------------------------------------------------------------------------------------------------

-- Whether this person had a part in what came out, or reads it anyhow.
create function lims.had_a_part(_request bigint, _person bigint) returns boolean
language sql stable set search_path = '' as $$
    select lims.reads_everything(_person, q.requested_at)
        or exists (select from lab.assignment a join lab.run_position p on p.assignment_id = a.id join lab.worksheet w on w.id = p.worksheet_id
                    where a.request_id = _request and (w.ended_by = _person or lims.worked_on(w.id, _person) or lims.has_verified(w.id, _person)))
        or exists (select from lab.report_request x where x.request_id = _request
                    and (lims.was_author(x.report_id, _person)
                         or exists (select from lab.report_review v where v.report_id = x.report_id and v.reviewer_id = _person)
                         or exists (select from lab.report_signature s where s.report_id = x.report_id and s.person_id = _person)))
      from lab.request q where q.id = _request
$$;

create function lims.may_reexamine(_request bigint, _person bigint) returns boolean
language sql stable set search_path = '' as $$
    select not exists (select from lab.reexamination e where e.request_id = _request and lims.had_a_part(e.original_id, _person))
$$;

create function lims.need_fresh_eyes(_request bigint, _person bigint) returns void
language plpgsql stable set search_path = '' as $$
begin
    if not lims.may_reexamine(_request, _person) then
        perform lims.refuse('reexamination.had_a_part', jsonb_build_object('person', lims.person_name(_person)));
    end if;
end $$;

-- Requests whose results are kept from me, because I examine the same once more.
create function lims.requests_kept_from_me() returns setof bigint
language sql stable security definer set search_path = '' as $$
    select e.original_id from lab.reexamination e join lab.assignment a on a.request_id = e.request_id
     where e.outcome is null and a.person_id = lims.me() and a.state in ('OPEN', 'DONE')
$$;

create function lims.worksheets_kept_from_me() returns setof bigint
language sql stable security definer set search_path = '' as $$
    select p.worksheet_id from lims.requests_kept_from_me() k(id) join lab.assignment a on a.request_id = k.id join lab.run_position p on p.assignment_id = a.id
$$;

create function lims.reports_kept_from_me() returns setof bigint
language sql stable security definer set search_path = '' as $$
    select x.report_id from lab.report_request x where x.request_id in (select lims.requests_kept_from_me())
$$;
grant execute on function lims.reports_kept_from_me to lims_staff;

create function lims.is_report_kept_from_me(_report bigint) returns boolean
language sql stable security definer set search_path = '' as $$
    select exists (select from lab.report_request x where x.report_id = _report and x.request_id in (select lims.requests_kept_from_me()))
$$;

-- Judged -------------------------------------------------------------------------------------------------------------------------

create function lims.reexamination_judge(_act uuid, _request bigint, _outcome text, _why text, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'reexamination_judge', jsonb_build_object('request', _request, 'outcome', _outcome, 'why', _why), _reason);
    known lab.request;
begin
    if answer is not null then return answer; end if;
    perform lims.fresh();
    known := lims.lock_request(_request, 'ANALYSED', 'DECLINED', 'CANCELLED');
    if (_outcome in ('concordant', 'discordant', 'inconclusive')) is not true or known.state <> 'ANALYSED' and _outcome <> 'inconclusive' then
        perform lims.refuse('reexamination.outcome', jsonb_build_object('state', known.state));
    end if;
    update lab.reexamination e set outcome = _outcome, why = lims.needed(_why, 'why'), judged_by = lims.me(), judged_at = lims.act_time()
     where e.request_id = _request and e.outcome is null;
    if not found then
        perform lims.refuse('reexamination.unknown');
    end if;
    update lab.request r set state = 'CLOSED' where r.id = _request and r.state = 'ANALYSED';
    return lims.finish_act(_act, jsonb_build_object('request', _request, 'outcome', _outcome));
end $$;

-- Asked by pages -----------------------------------------------------------------------------------------------------------------

create function lims.reexamination_line(_one lab.reexamination) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('request', q.id, 'original', _one.original_id, 'case', c.id, 'case_number', c.number, 'examination', q.examination,
        'discipline', q.discipline, 'state', q.state, 'examiner', lims.person_name(a.person_id), 'draw', d.id, 'drawn_at', d.drawn_at,
        'report', (select r.number from lab.report_request x join lab.report r on r.id = x.report_id where x.request_id = _one.original_id and r.issued_at is not null
                    order by r.id desc limit 1),
        'outcome', _one.outcome, 'why', _one.why, 'judged_by', lims.person_name(_one.judged_by), 'judged_at', _one.judged_at)
      from lab.request q join lab.case_file c on c.id = q.case_id join lab.draw d on d.id = _one.draw_id
      left join lateral (select s.person_id from lab.assignment s where s.request_id = q.id and s.state in ('OPEN', 'DONE') order by s.id desc limit 1) a on true
     where q.id = _one.request_id and lims.may_see_case(c.id, c.agency_id)
$$;

-- What was not judged first, then the newest; 200 at most.
create function lims.reexaminations() returns jsonb
language sql stable security definer set search_path = '' as $$
    select coalesce(jsonb_agg(l.line order by l.judged_at is not null, l.request_id desc), '[]')
      from (select lims.reexamination_line(e) as line, e.judged_at, e.request_id from lab.reexamination e
             order by e.judged_at is not null, e.request_id desc limit 200) l where l.line is not null
$$;

-- What came out of a request: every attempt that was not superseded, with the definition that says what its values are.
create function lims.came_out(_request bigint) returns jsonb
language sql stable set search_path = '' as $$
    select coalesce(jsonb_agg(jsonb_build_object('worksheet', w.id, 'number', w.number, 'analyst', lims.person_name(w.analyst_id), 'definition', v.definition,
               'item', i.number, 'attempt', p.attempt, 'values', known.said -> 'positions' -> p.id::text -> 'values') order by i.number, w.id, p.place), '[]')
      from lab.assignment a join lab.run_position p on p.assignment_id = a.id join lab.worksheet w on w.id = p.worksheet_id join lab.item i on i.id = p.item_id
      join lab.method_version v on v.id = w.version_id cross join lateral (select lims.worksheet_values(w.id) as said) known
     where a.request_id = _request and p.disposition = 'reported'
$$;

create function lims.reexamination_view(_request bigint) returns jsonb
language sql stable security definer set search_path = '' as $$
    select lims.reexamination_line(e) || jsonb_build_object('before', lims.came_out(e.original_id), 'again', lims.came_out(e.request_id))
      from lab.reexamination e where e.request_id = _request
$$;

-- Both came out: quality judges.
create function lims.tasks_reexaminations() returns setof lims.task
language sql stable security definer set search_path = '' as $$
    select 'reexamination.task_judge', jsonb_build_object('examination', q.examination, 'case', c.number), 'reexaminations', to_jsonb(q.id), q.requested_at, null::timestamptz
      from lab.reexamination e join lab.request q on q.id = e.request_id join lab.case_file c on c.id = q.case_id
     where e.outcome is null and q.state in ('ANALYSED', 'DECLINED', 'CANCELLED') and lims.has_duty('quality_manager') and lims.may_see_case(c.id, c.agency_id)
$$;

-- Who examines again does not learn from the table that they do.
alter table lab.reexamination enable row level security;
create policy visible on lab.reexamination for select to lims_quality_manager, lims_laboratory_manager, lims_auditor using (
    exists (select from lab.request q where q.id = request_id));
grant select on lab.reexamination to lims_quality_manager, lims_laboratory_manager, lims_auditor;

grant execute on function lims.tasks_reexaminations to lims_staff;
grant execute on function lims.reexaminations, lims.reexamination_view to lims_quality_manager, lims_laboratory_manager, lims_auditor;
grant execute on function lims.reexamination_draw, lims.reexamination_judge to lims_quality_manager;
