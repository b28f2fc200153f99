-- Given back and given up (domain.md section 7): by whoever has the report. Its author or reviewer may have left the laboratory, so a manager who had
-- no part in it may do the same in their place, with the reason; the database cannot know who comes back, so each of them is told, and it stays
-- with them as a task until they noted it. A review that was taken away so is no review of its reviewer.

create trigger audit after insert or update or delete on lab.report_move for each row execute function chain.record_row('report', 'report_id');
create trigger frozen before delete or truncate on lab.report_move for each statement execute function chain.frozen();
create trigger kept before update on lab.report_move for each row execute function lims.quality_kept('', 'noted_at', 'noted_at');
create trigger kept before update on lab.report_review for each row execute function lims.quality_kept('checks', 'ended_at outcome', 'ended_at');

-- Those whose report it is in this round: its authors, its reviewers, and whoever signed it.
create function lims.tell_of_move(_report lab.report, _what text, _reason text) returns void
language plpgsql set search_path = '' as $$
declare moved timestamptz := lims.act_time();      -- one moment for everybody
begin
    insert into lab.report_move (report_id, person_id, what, why, moved_by, moved_at)
    select _report.id, t.person, _what, lims.typed(_reason, 'reason'), lims.me(), moved
      from (select a.person_id from lab.report_author a where a.report_id = _report.id and a.left_at is null
            union select v.reviewer_id from lab.report_review v where v.report_id = _report.id and v.round = _report.round
            union select s.person_id from lab.report_signature s where s.report_id = _report.id and s.round = _report.round) t(person)
     where t.person <> lims.me();
end $$;

-- Whether I have it in hand now: as an author before anybody looks, as its reviewer afterwards.
create function lims.has_in_hand(_report lab.report) returns boolean
language sql stable set search_path = '' as $$
    select case when _report.state in ('DRAFT', 'AUTHOR_SIGNED') then lims.is_author(_report.id, lims.me())
                else exists (select from lab.report_review v where v.report_id = _report.id and v.round = _report.round and v.reviewer_id = lims.me()
                              and v.ended_at is null) end
$$;

-- Whether I move it in the place of those who have it; refused to whoever is neither. A manager with a part in it would take their own
-- work out of a review.
create function lims.is_moved_for_others(_report lab.report) returns boolean
language plpgsql stable set search_path = '' as $$
begin
    if lims.has_in_hand(_report) then
        return false;
    elsif lims.has_duty('laboratory_manager') then
        perform lims.need_independent(_report);
        return true;
    end if;
    perform lims.refuse(case when _report.state in ('DRAFT', 'AUTHOR_SIGNED') then 'report.not_author' else 'report.not_reviewer' end,
        jsonb_build_object('report', _report.number));
    return null;
end $$;

-- A draft is given up before anybody signed it; a signed one is taken back first.
create function lims.report_abandon(_act uuid, _report bigint, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'report_abandon', jsonb_build_object('report', _report), _reason);
    known lab.report;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    known := lims.lock_report(_report, 'DRAFT');
    perform lims.need_unsigned(known);
    if lims.is_moved_for_others(known) then
        perform lims.tell_of_move(known, 'given_up', _reason);
    end if;
    update lab.report r set state = 'ABANDONED', ended_at = lims.act_time(), ended_by = lims.me(), ending = lims.typed(_reason, 'reason') where r.id = _report;
    return lims.finish_act(_act, jsonb_build_object('report', _report, 'number', known.number, 'state', 'ABANDONED', 'edition', known.edition));
end $$;

-- Back to its authors. The signatures of the round are void, and stay.
create function lims.report_return(_act uuid, _report bigint, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'report_return', jsonb_build_object('report', _report), _reason);
    known lab.report;
    moved boolean;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    known := lims.lock_report(_report, 'DRAFT', 'AUTHOR_SIGNED', 'TECH_REVIEW', 'ADMIN_REVIEW', 'AUTHORISED');
    if known.facts is null then
        perform lims.refuse('report.no_seat', jsonb_build_object('report', known.number, 'state', known.state));
    end if;
    moved := lims.is_moved_for_others(known);
    perform lims.tell_of_move(known, 'given_back', _reason) where moved;
    update lab.report_review v set ended_at = lims.act_time(), outcome = case when moved then 'taken' else 'returned' end
     where v.report_id = _report and v.round = known.round and v.ended_at is null;
    update lab.report_signature s set voided_at = lims.act_time(), voiding_reason = lims.typed(_reason, 'reason')
     where s.report_id = _report and s.round = known.round and s.voided_at is null;
    update lab.report r set state = 'DRAFT', round = r.round + 1, facts = null where r.id = _report;
    return lims.finish_act(_act, jsonb_build_object('report', _report, 'number', known.number, 'state', 'DRAFT', 'edition', known.edition));
end $$;

-- I know that it was moved.
create function lims.report_noted(_act uuid, _report bigint, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'report_noted', jsonb_build_object('report', _report), _reason);
    known lab.report;
begin
    if answer is not null then return answer; end if;
    select r.* into known from lab.report r where r.id = _report;
    update lab.report_move m set noted_at = lims.act_time() where m.report_id = _report and m.person_id = lims.me() and m.noted_at is null;
    if not found then
        perform lims.refuse('report.nothing_to_note');
    end if;
    return lims.finish_act(_act, jsonb_build_object('report', _report, 'number', known.number, 'state', known.state, 'edition', known.edition));
end $$;

create function lims.moves_of(_report bigint) returns jsonb
language sql stable set search_path = '' as $$
    select coalesce(jsonb_agg(jsonb_build_object('what', m.what, 'why', m.why, 'told', lims.person_name(m.person_id), 'is_mine', m.person_id = lims.me(),
               'moved_by', lims.person_name(m.moved_by), 'moved_at', m.moved_at, 'noted_at', m.noted_at) order by m.id), '[]')
      from lab.report_move m where m.report_id = _report
$$;

create function lims.tasks_report_moves() returns setof lims.task
language sql stable set search_path = '' as $$
    select 'report.task_' || m.what, jsonb_build_object('report', r.number, 'name', lims.person_name(m.moved_by), 'why', m.why), 'report', to_jsonb(r.id),
           m.moved_at, null::timestamptz
      from lab.report_move m join lab.report r on r.id = m.report_id where m.person_id = lims.me() and m.noted_at is null
$$;

alter table lab.report_move enable row level security;
create policy visible on lab.report_move for select to lims_staff using (exists (select from lab.report r where r.id = report_id));
grant select on lab.report_move to lims_staff;

grant execute on function lims.tasks_report_moves, lims.report_noted to lims_staff;
grant execute on function lims.report_abandon to lims_analyst, lims_medical_examiner, lims_laboratory_manager;
grant execute on function lims.report_return
    to lims_analyst, lims_medical_examiner, lims_technical_reviewer, lims_administrative_reviewer, lims_laboratory_manager, lims_quality_manager;
