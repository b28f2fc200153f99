-- A worksheet submitted, judged by its controls, sent back, repeated, reviewed, aborted.

-- What is required and not there: field and position.
create function lims.missing_results(_worksheet lab.worksheet, _values jsonb) returns jsonb
language sql stable set search_path = '' as $$
    select coalesce(jsonb_agg(m), '[]') from (
        select jsonb_build_object('field', f.value ->> 'name', 'place', null) m
          from jsonb_array_elements(lims.definition_of(_worksheet) -> 'fields') f
         where f.value ->> 'level' = 'run' and (f.value ->> 'required')::boolean
           and coalesce(_values -> 'run' -> 'values' -> (f.value ->> 'code'), 'null') = 'null'
        union all
        select jsonb_build_object('field', f.value ->> 'name', 'place', p.place)
          from lab.run_position p cross join jsonb_array_elements(lims.definition_of(_worksheet) -> 'fields') f
         where p.worksheet_id = _worksheet.id and p.disposition is null and p.item_id is not null and (f.value ->> 'required')::boolean
           and case f.value ->> 'level'
               when 'item' then coalesce(_values -> 'positions' -> p.id::text -> 'values' -> (f.value ->> 'code'), 'null') = 'null'
               when 'replicate' then (select count(*) from jsonb_array_elements(_values -> 'positions' -> p.id::text -> 'columns' -> (f.value ->> 'code')) v where v <> 'null')
                                     < (lims.definition_of(_worksheet) ->> 'replicates')::int
               else false end) x
$$;

create function lims.worksheet_submit(_act uuid, _worksheet bigint, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'worksheet_submit', jsonb_build_object('worksheet', _worksheet), _reason);
    known lab.worksheet;
    found_values jsonb;
    missing jsonb;
    verdicts jsonb;
    broken jsonb;
    becomes text;
begin
    if answer is not null then return answer; end if;
    known := lims.lock_worksheet(_worksheet, 'RUNNING');
    perform lims.need_my_method(known, 'perform');
    perform lims.need_bench(known);
    perform lims.lock_run(_worksheet);
    perform lims.leave_taken_away(_worksheet);
    perform lims.need_not_stopped(_worksheet);
    perform lims.need_vials(known);
    found_values := lims.worksheet_values(_worksheet);
    missing := lims.missing_results(known, found_values);
    if missing <> '[]' then
        perform lims.refuse('worksheet.incomplete', jsonb_build_object('count', jsonb_array_length(missing), 'field', missing -> 0 ->> 'field',
            'place', missing -> 0 ->> 'place'));
    end if;
    verdicts := lims.control_verdicts(known, found_values);
    perform lims.keep_control_points(known, found_values, verdicts);
    broken := lims.worksheet_westgard(_worksheet);
    becomes := case when exists (select from jsonb_each(verdicts) v where v.value is distinct from 'true')
                      or lims.is_blocked_by_westgard(broken) then 'QC_FAIL' else 'QC_PASS' end;
    perform chain.append('worksheet/' || _worksheet, becomes, jsonb_build_object('values', found_values, 'controls', verdicts, 'westgard', broken));
    update lab.worksheet w set state = becomes, submitted_at = lims.act_time(), submitted_by = lims.me() where w.id = _worksheet;
    return lims.finish_act(_act, jsonb_build_object('worksheet', _worksheet, 'number', known.number, 'state', becomes, 'controls', verdicts, 'westgard', broken));
end $$;

-- Back to the bench: after a failed control, or sent back by the reviewer; the reason stays.
create function lims.worksheet_reopen(_act uuid, _worksheet bigint, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'worksheet_reopen', jsonb_build_object('worksheet', _worksheet), _reason);
    known lab.worksheet;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    known := lims.lock_worksheet(_worksheet, 'QC_FAIL', 'QC_PASS');
    if not lims.is_authorised(lims.me(), (select v.method_id from lab.method_version v where v.id = known.version_id), 'review') then
        perform lims.need_my_method(known, 'perform');
    end if;
    perform lims.need_bench(known);
    perform lims.end_verifications(_worksheet, _reason);
    update lab.worksheet w set state = 'RUNNING', submitted_at = null, submitted_by = null, ending = lims.typed(_reason, 'reason') where w.id = _worksheet;
    return lims.finish_act(_act, jsonb_build_object('worksheet', _worksheet, 'number', known.number, 'state', 'RUNNING'));
end $$;

-- A repeat is a new attempt at the end of the run; the old one stays, and is superseded or invalid with the reason.
create function lims.attempt_repeat(_act uuid, _position bigint, _disposition text, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'attempt_repeat', jsonb_build_object('position', _position, 'disposition', _disposition), _reason);
    old lab.run_position;
    known lab.worksheet;
    made bigint;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    known := lims.lock_worksheet((select p.worksheet_id from lab.run_position p where p.id = _position), 'RUNNING');
    select p.* into old from lab.run_position p where p.id = _position and p.disposition is null;
    if old.id is null or (_disposition in ('superseded', 'invalid')) is not true then
        perform lims.refuse('worksheet.no_position');
    end if;
    perform lims.need_my_method(known, 'perform');
    perform lims.need_bench(known);
    perform lims.lock_run(known.id);
    perform lims.need_not_taken_away(old);
    perform lims.need_not_stopped(known.id);
    update lab.run_position p set disposition = _disposition, disposition_reason = lims.typed(_reason, 'reason'), disposed_by = lims.me(), disposed_at = lims.act_time()
     where p.id = _position;
    insert into lab.run_position (worksheet_id, place, item_id, assignment_id, control, attempt, repeats, repeat_reason)
    select old.worksheet_id, max(p.place) + 1, old.item_id, old.assignment_id, old.control, old.attempt + 1, old.id, lims.typed(_reason, 'reason')
      from lab.run_position p where p.worksheet_id = old.worksheet_id returning id into made;
    perform lims.use_up(known, 1);
    return lims.finish_act(_act, jsonb_build_object('worksheet', known.id, 'number', known.number, 'state', known.state, 'position', made));
end $$;

-- Reviewed by somebody who entered nothing of it, is authorised to review, and looked a moment ago who they are.
create function lims.worksheet_review(_act uuid, _worksheet bigint, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'worksheet_review', jsonb_build_object('worksheet', _worksheet), _reason);
    known lab.worksheet;
begin
    if answer is not null then return answer; end if;
    perform lims.fresh();
    known := lims.lock_worksheet(_worksheet, 'QC_PASS');
    perform lims.need_my_method(known, 'review');
    if lims.worked_on(_worksheet, lims.me()) or lims.has_verified(_worksheet, lims.me()) then
        perform lims.refuse('worksheet.own_work');
    end if;
    perform lims.need_impartial(_worksheet);
    perform lims.need_seen(known);
    perform lims.lock_run(_worksheet);
    perform lims.leave_taken_away(_worksheet);
    perform lims.need_verified(known);
    update lab.run_position p set disposition = 'reported', disposed_by = lims.me(), disposed_at = lims.act_time()
     where p.worksheet_id = _worksheet and p.disposition is null;
    update lab.worksheet w set state = 'REVIEWED', ended_at = lims.act_time(), ended_by = lims.me() where w.id = _worksheet;
    perform lims.finish_assignments(_worksheet);
    return lims.finish_act(_act, jsonb_build_object('worksheet', _worksheet, 'number', known.number, 'state', 'REVIEWED'));
end $$;

-- A request that is held meanwhile goes on as analysed when it is resumed.
create function lims.finish_assignments(_worksheet bigint) returns void
language plpgsql set search_path = '' as $$
begin
    update lab.assignment a set state = 'DONE', ended_at = lims.act_time()
      from lab.run_position p where p.worksheet_id = _worksheet and p.assignment_id = a.id and a.state = 'OPEN';
    update lab.request r set state = case r.state when 'ON_HOLD' then r.state else 'ANALYSED' end, held_from = case r.state when 'ON_HOLD' then 'ANALYSED' end from lab.assignment a join lab.run_position p on p.assignment_id = a.id
     where p.worksheet_id = _worksheet and r.id = a.request_id and a.state = 'DONE' and 'IN_PROGRESS' in (r.state, r.held_from);
    perform lims.complete_analysis(array(select p.item_id from lab.run_position p where p.worksheet_id = _worksheet and p.item_id is not null));
end $$;

create function lims.complete_analysis(_items bigint[]) returns void
language sql set search_path = '' as $$
    select lims.lock_analysis(_items);
    update lab.item i set analysis = 'complete' where i.id = any (_items) and i.analysis = 'in_progress' and not lims.is_asked_about(i.id)
$$;

-- Ended without a result; everything stays.
create function lims.worksheet_abort(_act uuid, _worksheet bigint, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'worksheet_abort', jsonb_build_object('worksheet', _worksheet), _reason);
    known lab.worksheet;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    known := lims.lock_worksheet(_worksheet, 'DRAFT', 'RUNNING', 'QC_FAIL');
    perform lims.need_my_method(known, 'perform');
    perform lims.need_bench(known) where known.state <> 'DRAFT';
    update lab.run_position p set disposition = 'invalid', disposition_reason = lims.typed(_reason, 'reason'), disposed_by = lims.me(), disposed_at = lims.act_time()
     where p.worksheet_id = _worksheet and p.disposition is null;
    update lab.worksheet w set state = 'ABORTED', ended_at = lims.act_time(), ended_by = lims.me(), ending = lims.typed(_reason, 'reason') where w.id = _worksheet;
    return lims.finish_act(_act, jsonb_build_object('worksheet', _worksheet, 'number', known.number, 'state', 'ABORTED'));
end $$;

grant execute on function lims.worksheet_submit, lims.attempt_repeat, lims.worksheet_abort to lims_analyst, lims_medical_examiner;
grant execute on function lims.worksheet_reopen, lims.worksheet_review to lims_analyst, lims_technical_reviewer, lims_medical_examiner;
