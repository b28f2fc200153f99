-- Two examiners concluded differently: a conflict, kept for ever. A third person, authorised to review and neither of the two, says
-- which conclusion stands and why; until then nothing is reviewed (domain.md section 6). And what pages ask about verification.

create trigger audit after insert or update or delete on lab.verification_conflict
    for each row execute function chain.record_row('verification_conclusion', 'conclusion_id');

-- A conflict is resolved once, and stays.
create function lims.conflict_kept() returns trigger
language plpgsql set search_path = '' as $$
begin
    if (new.conclusion_id, new.raised_at) is distinct from (old.conclusion_id, old.raised_at) or old.resolved_at is not null then
        perform lims.refuse('verification.conflict_kept');
    end if;
    return new;
end $$;
create trigger kept before update on lab.verification_conflict for each row execute function lims.conflict_kept();
create trigger frozen before delete or truncate on lab.verification_conflict for each statement execute function chain.frozen();

create function lims.open_conflicts(_worksheet bigint) returns bigint
language sql stable set search_path = '' as $$
    select count(*) from lab.verification v join lab.verification_conclusion c on c.verification_id = v.id
      join lab.verification_conflict k on k.conclusion_id = c.id where v.worksheet_id = _worksheet and k.resolved_at is null
$$;

-- A conflict waits for its third person whatever becomes of the worksheet: an aborted run has one too.
create function lims.conflicting_worksheets() returns setof bigint
language sql stable set search_path = '' as $$
    select v.worksheet_id from lab.verification_conflict k join lab.verification_conclusion c on c.id = k.conclusion_id
      join lab.verification v on v.id = c.verification_id where k.resolved_at is null
$$;

create function lims.conflict_resolve(_act uuid, _conflict bigint, _stands text, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'conflict_resolve', jsonb_build_object('conflict', _conflict, 'stands', _stands), _reason);
    verification lab.verification;
    worksheet lab.worksheet;
begin
    if answer is not null then return answer; end if;
    perform lims.fresh();
    select v.* into verification from lab.verification v join lab.verification_conclusion c on c.verification_id = v.id where c.id = _conflict;
    worksheet := lims.lock_worksheet(verification.worksheet_id, 'RUNNING', 'QC_PASS', 'QC_FAIL', 'ABORTED');
    perform lims.need_third(worksheet);
    if (_stands in ('first', 'second', 'neither')) is not true then
        perform lims.refuse('verification.stands', jsonb_build_object('stands', left(_stands, 40)));
    end if;
    perform lims.need_reason(_reason);
    update lab.verification_conflict k set stands = _stands, why = lims.typed(_reason, 'reason'), resolved_by = lims.me(), resolved_at = lims.act_time()
     where k.conclusion_id = _conflict and k.resolved_at is null;
    if not found then
        perform lims.refuse('verification.no_conflict', jsonb_build_object('worksheet', worksheet.number));
    end if;
    return lims.finish_act(_act, jsonb_build_object('verification', verification.id, 'worksheet', worksheet.id, 'number', worksheet.number,
        'conflicts', lims.open_conflicts(worksheet.id)));
end $$;

create function lims.is_third(_worksheet lab.worksheet, _person bigint) returns boolean
language sql stable set search_path = '' as $$
    select lims.is_authorised(_person, (select v.method_id from lab.method_version v where v.id = _worksheet.version_id), 'review')
       and not lims.worked_on(_worksheet.id, _person) and not lims.has_verified(_worksheet.id, _person)
$$;

create function lims.need_third(_worksheet lab.worksheet) returns void
language plpgsql stable set search_path = '' as $$
begin
    perform lims.need_my_method(_worksheet, 'review');
    if not lims.is_third(_worksheet, lims.me()) then
        perform lims.refuse('verification.not_third', jsonb_build_object('worksheet', _worksheet.number));
    end if;
    perform lims.need_seen(_worksheet);
end $$;

-- Asked by pages -----------------------------------------------------------------------------------------------------------------------

-- What waits for a second examiner, a third person or a correction; the oldest first, 200 at most.
create function lims.verifications() returns jsonb
language sql stable security definer set search_path = '' as $$
    select coalesce(jsonb_agg(to_jsonb(q) - 'turn' order by q.turn), '[]') from (
        select w.id as worksheet, w.number, m.code as method, lims.person_name(w.analyst_id) as analyst, coalesce(w.submitted_at, w.ended_at, w.started_at) as submitted_at, s.standing,
               lims.is_blind(w.version_id) as blind, v.id as verification, lims.person_name(v.verifier_id) as verifier, v.verifier_id,
               case s.standing when 'waits' then lims.verification_objection(w, lims.me()) end as objection,
               s.standing = 'conflict' and lims.is_third(w, lims.me()) as to_resolve, w.analyst_id = lims.me() as mine,
               (select count(*) from lab.run_position p where p.worksheet_id = w.id and p.item_id is not null and p.disposition is null) as items,
               row_number() over (order by coalesce(w.submitted_at, w.ended_at, w.started_at), w.id) as turn
          from lab.worksheet w join lab.method_version x on x.id = w.version_id join lab.method m on m.id = x.method_id
         cross join lateral (select case when w.state = 'QC_PASS' then lims.verification_standing(w) else 'conflict' end as standing) s
          left join lateral (select n.* from lab.verification n where n.worksheet_id = w.id and n.withdrawn_at is null order by n.id desc limit 1) v on true
         where (w.state = 'QC_PASS' and s.standing in ('waits', 'under_way', 'conflict', 'correct') or w.id in (select lims.conflicting_worksheets()))
           and lims.may_see_worksheet(w.id)
         limit 200) q
$$;

-- One verification. The first's conclusions are in it only for those who may see them; the verifier of a blind one sees them afterwards.
create function lims.verification_view(_verification bigint) returns jsonb
language sql stable security definer set search_path = '' as $$
    select jsonb_build_object('id', v.id, 'worksheet', w.id, 'number', w.number, 'state', w.state, 'method', m.code, 'definition', x.definition, 'blind', v.blind,
        'analyst', lims.person_name(w.analyst_id), 'verifier', lims.person_name(v.verifier_id), 'verifier_id', v.verifier_id, 'begun_at', v.begun_at,
        'concluded_at', v.concluded_at, 'withdrawn_at', v.withdrawn_at, 'withdrawing_reason', v.withdrawing_reason,
        'unseen', lims.is_unseen(w.id), 'to_resolve', lims.is_third(w, lims.me()),
        'lines', case when v.concluded_at is not null then lims.concluded_lines(v) when v.withdrawn_at is null then lims.waiting_lines(v) else '[]' end)
      from lab.verification v join lab.worksheet w on w.id = v.worksheet_id join lab.method_version x on x.id = w.version_id join lab.method m on m.id = x.method_id
     where v.id = _verification and lims.may_see_worksheet(w.id)
$$;

create function lims.waiting_lines(_verification lab.verification) returns jsonb
language sql stable set search_path = '' as $$
    select coalesce(jsonb_agg(jsonb_build_object('position', u.position_id, 'place', u.place, 'item', u.item_id, 'item_number', i.number,
               'description', i.description, 'field', u.field ->> 'code', 'in_my_hands', lims.is_in_hands(u.item_id, lims.me()),
               'first', case when not _verification.blind then u.said end) order by u.place, u.field ->> 'code'), '[]')
      from lims.unverified(_verification.worksheet_id) u join lab.item i on i.id = u.item_id
$$;

create function lims.concluded_lines(_verification lab.verification) returns jsonb
language sql stable set search_path = '' as $$
    select coalesce(jsonb_agg(jsonb_build_object('position', p.id, 'place', p.place, 'item', p.item_id, 'item_number', i.number, 'description', i.description,
               'field', c.field, 'in_my_hands', c.in_hands, 'agrees', case when seen.yes then c.agrees end, 'first', case when seen.yes then c.first end,
               'second', case when seen.yes then c.typed end, 'conflict', k.conclusion_id, 'stands', case when seen.yes then k.stands end,
               'why', case when seen.yes then k.why end, 'resolved_by', lims.person_name(k.resolved_by), 'resolved_at', k.resolved_at) order by p.place, c.field), '[]')
      from lab.verification_conclusion c join lab.run_position p on p.id = c.position_id join lab.item i on i.id = p.item_id
      left join lab.verification_conflict k on k.conclusion_id = c.id
     cross join (select not lims.is_unseen(_verification.worksheet_id) as yes) seen
     where c.verification_id = _verification.id
$$;

create function lims.tasks_verification() returns setof lims.task
language sql stable set search_path = '' as $$
    select 'verification.task_' || case q.standing when 'waits' then 'verify' when 'under_way' then 'conclude' else q.standing end,
           jsonb_build_object('worksheet', q.number, 'method', q.method), q.page, to_jsonb(q.argument), q.submitted_at, null::timestamptz
      from (select v.*, case when v.standing = 'correct' then 'worksheet' when v.standing = 'waits' then 'verifications' else 'verification' end as page,
                   case when v.standing in ('correct', 'waits') then v.worksheet else v.verification end as argument
              from jsonb_to_recordset(lims.verifications()) v(worksheet bigint, number text, method text, submitted_at timestamptz, standing text,
                   verification bigint, verifier_id bigint, objection text, to_resolve boolean, mine boolean)) q
     where case q.standing when 'waits' then q.objection is null when 'under_way' then q.verifier_id = lims.me()
                           when 'conflict' then q.to_resolve else q.mine end
$$;

alter table lab.verification_conflict enable row level security;
create policy visible on lab.verification_conflict for select to lims_staff using (exists (
    select from lab.verification_conclusion c where c.id = conclusion_id));
grant select on lab.verification_conflict to lims_staff;

grant execute on function lims.verifications, lims.verification_view, lims.tasks_verification to lims_staff;
grant execute on function lims.conflict_resolve to lims_analyst, lims_technical_reviewer, lims_medical_examiner;
