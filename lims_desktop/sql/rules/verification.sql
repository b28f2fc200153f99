-- Verification of results: a second examiner concludes for themself what the method wants verified (domain.md section 6). Blind:
-- before they saw what the first one found. Whose eyes may see the values of such a worksheet stands in unseen.sql, what becomes of a
-- difference in conflicts.sql.

create trigger audit after insert or update or delete on lab.verification for each row execute function chain.record_row('worksheet', 'worksheet_id');
create trigger audit after insert or update or delete on lab.verification_conclusion
    for each row execute function chain.record_row('verification', 'verification_id');
create trigger frozen before update or delete or truncate on lab.verification_conclusion for each statement execute function chain.frozen();

-- A verification ends once, and is never taken away.
create function lims.verification_kept() returns trigger
language plpgsql set search_path = '' as $$
begin
    if (new.id, new.worksheet_id, new.verifier_id, new.blind, new.begun_at) is distinct from (old.id, old.worksheet_id, old.verifier_id, old.blind, old.begun_at)
       or num_nonnulls(old.concluded_at, old.withdrawn_at) > 0 then
        perform lims.refuse('verification.kept');
    end if;
    return new;
end $$;
create trigger kept before update on lab.verification for each row execute function lims.verification_kept();
create trigger frozen before delete or truncate on lab.verification for each statement execute function chain.frozen();

-- What a second examiner concludes, as the method says it.
create function lims.verified_fields(_worksheet bigint) returns setof jsonb
language sql stable set search_path = '' as $$
    select f.value from lab.worksheet w join lab.method_version v on v.id = w.version_id cross join lateral jsonb_array_elements(v.program) f
     where w.id = _worksheet and coalesce(f.value ->> 'verify', '') <> ''
$$;

-- Whether two conclusions are the same: two numbers may differ by the method's tolerance.
create function lims.agree(_field jsonb, _one text, _other text) returns boolean
language sql immutable set search_path = ''
return case when num_nulls(_one, _other) = 2 then true when num_nulls(_one, _other) = 1 then false
            when _field ->> 'kind' = 'number' then abs(_one::numeric - _other::numeric) <= (_field ->> 'tolerance')::numeric
            else _one = _other end;

-- What the first examiner has concluded now, of every attempt that still counts.
create function lims.first_conclusions(_worksheet bigint) returns table (position_id bigint, place bigint, item_id bigint, field jsonb, said text)
language sql stable set search_path = '' as $$
    with known as materialized (select lims.worksheet_values(_worksheet) -> 'positions' as said)
    select p.id, p.place, p.item_id, f, known.said -> p.id::text -> 'values' ->> (f ->> 'code')
      from known cross join lab.run_position p cross join lims.verified_fields(_worksheet) f
     where p.worksheet_id = _worksheet and p.item_id is not null and p.disposition is null
$$;

-- What still waits for a second examiner: nobody concluded it, or the first one's conclusion is no longer what was verified. Of several
-- verifications the last one counts; of a conflict what the third person said. One that is not resolved yet waits for them alone.
create function lims.unverified(_worksheet bigint) returns table (position_id bigint, place bigint, item_id bigint, field jsonb, said text)
language sql stable set search_path = '' as $$
    select o.* from lims.first_conclusions(_worksheet) o
      left join lateral (select c.* from lab.verification_conclusion c where c.position_id = o.position_id and c.field = o.field ->> 'code' order by c.id desc limit 1) c on true
      left join lab.verification_conflict k on k.conclusion_id = c.id
     where c.id is null or not case
           when c.agrees or k.stands = 'first' then lims.agree(o.field || '{"tolerance": 0}', c.first, o.said)
           when k.stands = 'second' then lims.agree(o.field, c.typed, o.said)
           else k.resolved_at is null end
$$;

-- How a worksheet stands: null (nothing to verify), waits, under_way, conflict, correct (a conclusion that does not stand is to be
-- corrected at the bench), done.
create function lims.verification_standing(_worksheet lab.worksheet) returns text
language plpgsql stable security definer set search_path = '' as $$
begin
    if not exists (select from lims.verified_fields(_worksheet.id)) then
        return null;
    elsif exists (select from lab.verification v where v.worksheet_id = _worksheet.id and v.concluded_at is null and v.withdrawn_at is null) then
        return 'under_way';
    elsif lims.open_conflicts(_worksheet.id) > 0 then
        return 'conflict';
    elsif not exists (select from lims.unverified(_worksheet.id)) then
        return 'done';
    end if;
    return case when exists (select from lab.verification v where v.worksheet_id = _worksheet.id and v.concluded_at >= _worksheet.submitted_at)
                then 'correct' else 'waits' end;
end $$;

create function lims.awaits_verification(_worksheet bigint) returns boolean
language sql stable security definer set search_path = '' as $$
    select coalesce(lims.verification_standing(w), 'done') <> 'done' from lab.worksheet w where w.id = _worksheet
$$;

-- Whether this person submitted the run, also before it went back to the bench: the ledger keeps each submission.
create function lims.has_submitted(_worksheet bigint, _person bigint) returns boolean
language sql stable set search_path = '' as $$
    select exists (select from ledger.entry e join lab.person p on p.login = e.actor
                    where e.stream = 'worksheet/' || _worksheet and e.kind in ('QC_PASS', 'QC_FAIL') and p.id = _person)
$$;

-- Whoever had a part in the work: analyst, enterers, who submitted, who ended an attempt, who scanned the vials.
create function lims.worked_on(_worksheet bigint, _person bigint) returns boolean
language sql stable set search_path = '' as $$
    select exists (select from lab.worksheet w where w.id = _worksheet and _person = w.analyst_id)
        or exists (select from lab.result r where r.worksheet_id = _worksheet and r.entered_by = _person)
        or exists (select from lab.run_position p left join lab.assignment a on a.id = p.assignment_id
                    where p.worksheet_id = _worksheet and (a.person_id = _person or p.disposition <> 'reported' and p.disposed_by = _person))
        or exists (select from lab.vial_scan s where s.worksheet_id = _worksheet and s.scanned_by = _person)
        or lims.has_submitted(_worksheet, _person)
$$;

create function lims.has_verified(_worksheet bigint, _person bigint) returns boolean
language sql stable set search_path = '' as $$
    select exists (select from lab.verification v where v.worksheet_id = _worksheet and v.verifier_id = _person and v.withdrawn_at is null)
$$;

-- Why this person cannot be the second examiner of this worksheet; null when they can.
create function lims.verification_objection(_worksheet lab.worksheet, _person bigint) returns text
language sql stable set search_path = '' as $$
    select case
        when not lims.is_authorised(_person, (select v.method_id from lab.method_version v where v.id = _worksheet.version_id), 'perform') then 'authorisation.missing'
        when lims.worked_on(_worksheet.id, _person) then 'verification.own_work'
        when not lims.is_blind(_worksheet.version_id) then null
        when lims.reads_everything(_person, _worksheet.opened_at) then 'verification.reads_ledger'
        when lims.has_looked(_worksheet.id, _person) or lims.has_verified(_worksheet.id, _person) then 'verification.has_looked' end
$$;

create function lims.need_verifier(_worksheet lab.worksheet) returns void
language plpgsql set search_path = '' as $$
declare objection text := lims.verification_objection(_worksheet, lims.me());
begin
    if objection = 'authorisation.missing' then
        perform lims.need_my_method(_worksheet, 'perform');
    elsif objection is not null then
        perform lims.refuse(objection, jsonb_build_object('worksheet', _worksheet.number));
    end if;
    perform lims.need_impartial(_worksheet.id);
end $$;

-- A second examiner begins. Blind: every item that waits is in their hands (rule 11); what is verified openly may be seen on images.
create function lims.verification_begin(_act uuid, _worksheet bigint, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'verification_begin', jsonb_build_object('worksheet', _worksheet), _reason);
    known lab.worksheet;
    standing text;
    made bigint;
begin
    if answer is not null then return answer; end if;
    known := lims.lock_worksheet(_worksheet, 'QC_PASS');
    perform lims.need_verifier(known);
    standing := lims.verification_standing(known);
    if standing = 'under_way' then
        perform lims.refuse('verification.taken', (select jsonb_build_object('worksheet', known.number, 'verifier', lims.person_name(v.verifier_id))
            from lab.verification v where v.worksheet_id = _worksheet and v.concluded_at is null and v.withdrawn_at is null));
    elsif standing is distinct from 'waits' then
        perform lims.refuse('verification.nothing', jsonb_build_object('worksheet', known.number));
    end if;
    if lims.is_blind(known.version_id) then
        perform lims.need_in_my_hands(u.item_id) from (select distinct n.item_id from lims.unverified(_worksheet) n) u;
    end if;
    insert into lab.verification (worksheet_id, verifier_id, blind, begun_at)
    values (_worksheet, lims.me(), lims.is_blind(known.version_id), lims.act_time()) returning id into made;
    return lims.finish_act(_act, jsonb_build_object('verification', made, 'worksheet', _worksheet, 'number', known.number, 'conflicts', 0));
end $$;

create function lims.lock_verification(_verification bigint) returns lab.verification
language plpgsql set search_path = '' as $$
declare
    known lab.verification;
    worksheet lab.worksheet;
begin
    worksheet := lims.lock_worksheet((select v.worksheet_id from lab.verification v where v.id = _verification), 'QC_PASS');
    select v.* into known from lab.verification v where v.id = _verification for update;
    if num_nonnulls(known.concluded_at, known.withdrawn_at) > 0 then
        perform lims.refuse('verification.ended', jsonb_build_object('worksheet', worksheet.number));
    end if;
    return known;
end $$;

-- _conclusions: [{position, field, typed}], everything that waits, all at once. Only now they are held against the first one's.
create function lims.verification_conclude(_act uuid, _verification bigint, _conclusions jsonb, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'verification_conclude', jsonb_build_object('verification', _verification, 'conclusions', _conclusions), _reason);
    known lab.verification;
    conflicts int;
begin
    if answer is not null then return answer; end if;
    known := lims.lock_verification(_verification);
    if known.verifier_id <> lims.me() then
        perform lims.refuse('verification.not_yours', jsonb_build_object('verifier', lims.person_name(known.verifier_id)));
    end if;
    perform lims.need_verifier_still(known);
    perform lims.add_conclusions(known, _conclusions, _reason);
    update lab.verification v set concluded_at = lims.act_time() where v.id = _verification;
    insert into lab.verification_conflict (conclusion_id, raised_at)
    select c.id, lims.act_time() from lab.verification_conclusion c where c.verification_id = _verification and not c.agrees;
    get diagnostics conflicts = row_count;
    return lims.finish_act(_act, jsonb_build_object('verification', _verification, 'worksheet', known.worksheet_id, 'number',
        (select w.number from lab.worksheet w where w.id = known.worksheet_id), 'conflicts', conflicts));
end $$;

-- Between the beginning and the conclusion somebody may lose their authorisation, or get a duty that reads everything.
create function lims.need_verifier_still(_verification lab.verification) returns void
language plpgsql set search_path = '' as $$
declare
    worksheet lab.worksheet := (select w from lab.worksheet w where w.id = _verification.worksheet_id);
    objection text;
begin
    perform lims.need_my_method(worksheet, 'perform');
    perform lims.need_impartial(worksheet.id);
    if _verification.blind then
        objection := case when lims.reads_everything(lims.me(), worksheet.opened_at) then 'verification.reads_ledger'
                          when lims.has_looked(worksheet.id, lims.me()) then 'verification.has_looked' end;
    end if;
    if objection is not null then
        perform lims.refuse(objection, jsonb_build_object('worksheet', worksheet.number));
    end if;
end $$;

create function lims.add_conclusions(_verification lab.verification, _conclusions jsonb, _reason text) returns void
language plpgsql set search_path = '' as $$
declare
    one record;
    added int := 0;
begin
    if jsonb_typeof(_conclusions) is distinct from 'array' or jsonb_array_length(_conclusions) > 5000
       or exists (select from jsonb_to_recordset(_conclusions) c("position" bigint, field text) group by c."position", c.field having count(*) > 1) then
        perform lims.refuse('verification.no_such');
    end if;
    for one in select u.*, c.typed, c.position is not null as there, lims.is_in_hands(u.item_id, lims.me()) as in_hands
                 from lims.unverified(_verification.worksheet_id) u
                 left join jsonb_to_recordset(_conclusions) c("position" bigint, field text, typed text)
                        on c.position = u.position_id and c.field = u.field ->> 'code' order by u.place, u.field ->> 'code' loop
        perform lims.add_conclusion(_verification, to_jsonb(one), _reason);
        added := added + 1;
    end loop;
    if added <> jsonb_array_length(_conclusions) then
        perform lims.refuse('verification.no_such');
    end if;
end $$;

create function lims.add_conclusion(_verification lab.verification, _one jsonb, _reason text) returns void
language plpgsql set search_path = '' as $$
declare
    field jsonb := _one -> 'field';
    typed text := nullif(btrim(_one ->> 'typed'), '');
    in_hands boolean := (_one ->> 'in_hands')::boolean;
    number numeric := lims.need_value(field, typed);
begin
    if typed is null and ((_one ->> 'there')::boolean is not true or (field ->> 'required')::boolean is not false) then
        perform lims.refuse('verification.incomplete', jsonb_build_object('field', field ->> 'name', 'place', _one -> 'place'));
    elsif _verification.blind and not in_hands then
        perform lims.need_reason(_reason, 'verification.why_late', (select jsonb_build_object('item', i.number) from lab.item i where i.id = (_one ->> 'item_id')::bigint));
    end if;
    insert into lab.verification_conclusion (verification_id, position_id, field, typed, number, first, agrees, in_hands, reason)
    values (_verification.id, (_one ->> 'position_id')::bigint, field ->> 'code', typed, number, _one ->> 'said',
            lims.agree(field, typed, _one ->> 'said'), in_hands, lims.typed(nullif(btrim(_reason), ''), 'reason'));
end $$;

-- Given up by the second examiner, or for them by a manager; it stays in the record, and another may begin.
create function lims.verification_withdraw(_act uuid, _verification bigint, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'verification_withdraw', jsonb_build_object('verification', _verification), _reason);
    known lab.verification;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    known := lims.lock_verification(_verification);
    if known.verifier_id <> lims.me() and not lims.is_supervisor() then
        perform lims.refuse('verification.not_yours', jsonb_build_object('verifier', lims.person_name(known.verifier_id)));
    end if;
    perform lims.end_verifications(known.worksheet_id, _reason);
    return lims.finish_act(_act, jsonb_build_object('verification', _verification, 'worksheet', known.worksheet_id, 'number',
        (select w.number from lab.worksheet w where w.id = known.worksheet_id), 'conflicts', 0));
end $$;

-- A worksheet that goes back to the bench ends the verification that is under way: what it was about may change.
create function lims.end_verifications(_worksheet bigint, _reason text) returns void
language sql set search_path = '' as $$
    update lab.verification v set withdrawn_at = lims.act_time(), withdrawn_by = lims.me(), withdrawing_reason = lims.typed(_reason, 'reason')
     where v.worksheet_id = _worksheet and v.concluded_at is null and v.withdrawn_at is null
$$;

-- Asked by review: everything is verified, and no conflict is open.
create function lims.need_verified(_worksheet lab.worksheet) returns void
language plpgsql set search_path = '' as $$
declare standing text := lims.verification_standing(_worksheet);
begin
    if standing is null or standing = 'done' then return; end if;
    perform lims.refuse('verification.' || case standing when 'conflict' then 'conflict_open' when 'correct' then 'not_corrected' else 'missing' end,
        jsonb_build_object('worksheet', _worksheet.number));
end $$;

alter table lab.verification enable row level security;
create policy visible on lab.verification for select to lims_staff using (exists (select from lab.worksheet w where w.id = worksheet_id));
alter table lab.verification_conclusion enable row level security;
create policy visible on lab.verification_conclusion for select to lims_staff using (exists (
    select from lab.verification v where v.id = verification_id and v.worksheet_id not in (select lims.unseen_worksheets())));
grant select on lab.verification, lab.verification_conclusion to lims_staff;

grant execute on function lims.awaits_verification to lims_staff;
grant execute on function lims.verification_begin, lims.verification_conclude to lims_analyst, lims_technical_reviewer, lims_medical_examiner;
grant execute on function lims.verification_withdraw to lims_analyst, lims_technical_reviewer, lims_medical_examiner, lims_laboratory_manager, lims_quality_manager;
