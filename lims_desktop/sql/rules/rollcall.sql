-- Roll-call destruction (domain.md section 10): the court's schedule, each parcel called, scanned, weighed and crossed off by
-- magistrate, justice of the peace and exhibit keeper. One act a parcel: whatever breaks, the next one called is the next one.

create trigger audit after insert or update or delete on lab.rollcall for each row execute function chain.record_row('rollcall', 'id');
create trigger audit after insert or update or delete on lab.rollcall_officer for each row execute function chain.record_row('rollcall', 'rollcall_id');
create trigger audit after insert or update or delete on lab.rollcall_parcel for each row execute function chain.record_row('rollcall', 'rollcall_id');

create function lims.lock_rollcall(_rollcall bigint, _states text[]) returns lab.rollcall
language plpgsql set search_path = '' as $$
declare known lab.rollcall;
begin
    select r.* into known from lab.rollcall r where r.id = _rollcall for update;
    if not found then
        perform lims.refuse('rollcall.unknown');
    elsif known.state <> all (_states) then
        perform lims.refuse(case known.state when 'STOPPED' then 'rollcall.stopped' when 'PAUSED' then 'rollcall.paused' else 'rollcall.wrong_state' end,
            jsonb_build_object('order', known.order_number, 'state', known.state));
    end if;
    return known;
end $$;

create function lims.need_keeper(_known lab.rollcall) returns void
language plpgsql stable set search_path = '' as $$
begin
    if _known.keeper is distinct from lims.me() then
        perform lims.refuse('rollcall.other_keeper', jsonb_build_object('keeper', lims.person_name(_known.keeper)));
    end if;
end $$;

create function lims.called(_rollcall bigint) returns lab.rollcall_parcel
language sql stable set search_path = ''
return (select p from lab.rollcall_parcel p where p.rollcall_id = _rollcall and p.state = 'WAITING' order by p.position limit 1);

create function lims.rollcall_answer(_rollcall bigint, _more jsonb default '{}') returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('rollcall', r.id, 'state', r.state, 'called', (lims.called(r.id)).item_id) || _more from lab.rollcall r where r.id = _rollcall
$$;

-- The court's list, in its order. What was recorded is what must be there: a weight or a volume within the policy's tolerance, a count
-- exactly.
create function lims.rollcall_schedule(
    _act uuid, _disposition bigint, _court text, _court_date date, _order_number text, _items bigint[], _reason text default null
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'rollcall_schedule', jsonb_build_object('disposition', _disposition, 'court', _court,
        'court_date', _court_date, 'order_number', _order_number, 'items', _items), _reason);
    known lab.disposition;
    made bigint;
begin
    if answer is not null then return answer; end if;
    known := lims.lock_disposition(_disposition, array['APPROVED', 'STAGED']);
    perform lims.needed(_court_date::text, 'court_date');
    perform lims.need_moment(_court_date::timestamptz);
    perform lims.need_schedulable(known, h, lims.need_on_list(known, h, l.state))
       from unnest(lims.lock_listed(_items)) h left join lab.disposition_item l on l.disposition_id = known.id and l.item_id = h.id;
    insert into lab.rollcall (disposition_id, court, court_date, order_number, scheduled_by, scheduled_at)
    values (known.id, lims.needed(_court, 'court'), _court_date, lims.needed(_order_number, 'order_number'), lims.me(), lims.act_time())
    returning id into made;
    insert into lab.rollcall_parcel (rollcall_id, item_id, position, expected, unit, tolerance)
    select made, i.id, o.position, k.quantity, k.unit, case when lims.is_count(k.unit) then 0 when k.id is not null then trim_scale(lims.tolerance(k)) end
      from unnest(_items) with ordinality o(id, position) join lab.item i on i.id = o.id
      left join lab.item k on k.id = i.id and k.quantity is not null and exists (select from lab.term t where t.list = 'unit' and t.code = k.unit);
    return lims.finish_act(_act, lims.rollcall_answer(made));
end $$;

create function lims.need_schedulable(_known lab.disposition, _held lims.held, _line lab.disposition_item) returns void
language plpgsql stable set search_path = '' as $$
begin
    if not exists (select from lab.term t where t.list = 'disposition_method' and t.code = _line.method and t.extra ->> 'event' = 'DESTROY') then
        perform lims.refuse('rollcall.not_to_destroy', jsonb_build_object('item', _held.number));
    elsif exists (select from lab.rollcall_parcel p join lab.rollcall r on r.id = p.rollcall_id
                   where p.item_id = _held.id and p.state = 'WAITING' and r.state not in ('SIGNED', 'CANCELLED')) then
        perform lims.refuse('rollcall.scheduled_already', jsonb_build_object('item', _held.number));
    end if;
end $$;

-- The court changed its mind before the day: the schedule alone is given up. The list stays approved, and its items are free for another
-- schedule, or to be ended one by one.
create function lims.rollcall_cancel(_act uuid, _rollcall bigint, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'rollcall_cancel', jsonb_build_object('rollcall', _rollcall), _reason);
    known lab.rollcall;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    known := lims.lock_rollcall(_rollcall, array['SCHEDULED']);
    if known.scheduled_by <> lims.me() and not lims.is_supervisor() then
        perform lims.refuse('rollcall.not_yours');
    end if;
    update lab.rollcall r set state = 'CANCELLED', cancelling_reason = lims.typed(_reason, 'reason') where r.id = _rollcall;
    return lims.finish_act(_act, lims.rollcall_answer(_rollcall));
end $$;

-- Outsiders come with a name, an office, an identity document, and sign. A second magistrate takes the place of one who left.
create function lims.seat_officers(_rollcall bigint, _officers jsonb) returns void
language plpgsql set search_path = '' as $$
declare one jsonb;
begin
    for one in select o from jsonb_array_elements(case when jsonb_typeof(_officers) = 'array' then _officers else '[]' end) o loop
        if (one ->> 'role' in ('magistrate', 'justice')) is not true then
            perform lims.refuse('rollcall.unknown_role');
        elsif exists (select from lab.rollcall_officer o where o.rollcall_id = _rollcall and o.role = one ->> 'role' and o.left_at is null) then
            perform lims.refuse('rollcall.seat_taken', jsonb_build_object('role', one ->> 'role'));
        end if;
        perform lims.need_signature(one ->> 'signature');
        if exists (select from lab.rollcall_officer o where o.rollcall_id = _rollcall and o.left_at is null
                      and lower(o.identity_document) = lower(btrim(one ->> 'identity_document'))) then
            perform lims.refuse('rollcall.same_person');
        end if;
        insert into lab.rollcall_officer (rollcall_id, role, name, office, identity_document, signature_begin, came_at)
        values (_rollcall, one ->> 'role', lims.needed(one ->> 'name', 'name'), lims.needed(one ->> 'office', 'office'),
                lims.needed(one ->> 'identity_document', 'identity_document'), one ->> 'signature', lims.act_time());
    end loop;
    if (select count(distinct o.role) from lab.rollcall_officer o where o.rollcall_id = _rollcall and o.left_at is null) < 2 then
        perform lims.refuse('rollcall.officer_missing');
    end if;
end $$;

-- The keeper opens it with magistrate and justice in the room; another person of the laboratory says so by their own word.
create function lims.rollcall_open(_act uuid, _rollcall bigint, _place text, _officers jsonb, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'rollcall_open', jsonb_build_object('rollcall', _rollcall, 'place', _place, 'officers', _officers), _reason);
    known lab.rollcall;
    second bigint;
begin
    if answer is not null then return answer; end if;
    known := lims.lock_rollcall(_rollcall, array['SCHEDULED']);
    if known.court_date > lims.today() then
        perform lims.refuse('rollcall.too_early', jsonb_build_object('date', known.court_date));
    end if;
    perform lims.need_in_force(lims.lock_disposition(known.disposition_id, array['STAGED']));
    second := lims.take_vouch(_act, 'witness');
    perform lims.seat_officers(_rollcall, _officers);
    update lab.rollcall r set state = 'OPEN', place = lims.needed(_place, 'place'), keeper = lims.me(), witness = second, opened_at = lims.act_time()
     where r.id = _rollcall;
    return lims.finish_act(_act, lims.rollcall_answer(_rollcall));
end $$;

-- It stands still, and says why; what was weighed or seen stays with the parcel, and a discrepancy goes to the supervisors.
create function lims.rollcall_stopped(_called lab.rollcall_parcel, _code text, _kind text, _declared text, _observed text) returns jsonb
language plpgsql set search_path = '' as $$
declare
    item lab.item;
    raised bigint;
begin
    select i.* into item from lab.item i where i.id = _called.item_id;
    raised := lims.discrepancy(_kind, item, item.submission_id, _declared, _observed);
    update lab.rollcall_parcel p set discrepancy = raised where p.rollcall_id = _called.rollcall_id and p.item_id = _called.item_id;
    update lab.rollcall r set state = 'STOPPED', trouble = _code, stopped_at = lims.act_time() where r.id = _called.rollcall_id;
    return lims.rollcall_answer(_called.rollcall_id, jsonb_build_object('trouble', _code, 'item', item.number, 'declared', _declared,
        'observed', _observed, 'discrepancy', raised));
end $$;

-- The reading as the balance sent it, or what was counted or measured by hand, and the same in the unit of the record; grams are never
-- taken for kilograms.
create function lims.keep_reading(_called lab.rollcall_parcel, _reading jsonb) returns lab.rollcall_parcel
language plpgsql set search_path = '' as $$
declare kept lab.rollcall_parcel;
begin
    if (jsonb_typeof(_reading) = 'object' and _reading ->> 'value' ~ '^[+-]?\d{1,9}(\.\d{1,9})?$' and _reading ->> 'raw' ~ '^([0-9a-f]{2})+$' and length(_reading ->> 'raw') <= 1000
        and nullif(btrim(_reading ->> 'device'), '') is not null) is not true then
        perform lims.refuse('rollcall.no_reading');
    end if;
    perform lims.need_amount((_reading ->> 'value')::numeric);
    update lab.rollcall_parcel p
       set reading = (_reading ->> 'value')::numeric, reading_unit = _reading ->> 'unit', raw = _reading ->> 'raw',
           device = lims.needed(_reading ->> 'device', 'device'), device_identity = lims.typed(_reading ->> 'identity', 'identity'),
           weight = lims.converted((_reading ->> 'value')::numeric, _reading ->> 'unit', coalesce(p.unit, 'g')), called_at = lims.act_time()
     where p.rollcall_id = _called.rollcall_id and p.item_id = _called.item_id returning p.* into kept;
    return kept;
end $$;

create function lims.is_count(_unit text) returns boolean
language sql stable set search_path = ''
return exists (select from lab.term t where t.list = 'unit' and t.code = _unit and t.extra ->> 'dimension' = 'count');

create function lims.need_present(_rollcall bigint, _officer bigint, _role text) returns void
language plpgsql stable set search_path = '' as $$
begin
    if not exists (select from lab.rollcall_officer o where o.id = _officer and o.rollcall_id = _rollcall and o.role = _role and o.left_at is null) then
        perform lims.refuse('rollcall.officer_absent', jsonb_build_object('role', _role));
    end if;
end $$;

-- Whether the scanned code is the parcel that was called; null: it is. A double read of the last one, or an old label, is only refused.
create function lims.wrong_parcel(_called lab.rollcall_parcel, _label text) returns text
language plpgsql stable set search_path = '' as $$
declare
    label lab.label;
    number text;
begin
    select l.* into label from lab.label l where l.code = _label;
    select i.number into number from lab.item i where i.id = label.item_id;
    if exists (select from lab.rollcall_parcel p where p.rollcall_id = _called.rollcall_id and p.item_id = label.item_id and p.state = 'CROSSED') then
        perform lims.refuse('rollcall.crossed_already', jsonb_build_object('item', number));
    elsif label.item_id = _called.item_id and label.superseded_at is not null then
        perform lims.refuse('rollcall.old_label', jsonb_build_object('item', number));
    end if;
    return case when label.item_id is distinct from _called.item_id then coalesce(number, left(lims.needed(_label, 'label'), 40)) end;
end $$;

-- The parcel that was called: scanned, its seal looked at, weighed, and crossed off by the three. What is wrong with it stops
-- the event and is recorded (the answer says STOPPED); what is only missing is refused, and nothing is recorded.
create function lims.rollcall_cross(
    _act uuid, _rollcall bigint, _item bigint, _label text, _seal text default null, _reading jsonb default null,
    _magistrate bigint default null, _justice bigint default null, _reason text default null
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'rollcall_cross', jsonb_build_object('rollcall', _rollcall, 'item', _item, 'label', _label,
        'seal', _seal, 'reading', _reading, 'magistrate', _magistrate, 'justice', _justice), _reason);
    known lab.rollcall;
    called lab.rollcall_parcel;
    other text;
begin
    if answer is not null then return answer; end if;
    known := lims.lock_rollcall(_rollcall, array['OPEN']);
    perform lims.need_keeper(known);
    called := lims.called(_rollcall);
    if called.item_id is distinct from _item then
        perform lims.conflict('rollcall.other_called', jsonb_build_object('item', (select i.number from lab.item i where i.id = called.item_id)));
    end if;
    other := lims.wrong_parcel(called, _label);
    if other is not null then
        return lims.finish_act(_act, lims.rollcall_stopped(called, 'rollcall.wrong_parcel', 'not-presented',
            (select i.number from lab.item i where i.id = _item), other));
    end if;
    if (lims.need_term('seal_state', _seal) ->> 'discrepancy')::boolean then
        update lab.rollcall_parcel p set seal = _seal, called_at = lims.act_time() where p.rollcall_id = _rollcall and p.item_id = _item;
        return lims.finish_act(_act, lims.rollcall_stopped(called, 'rollcall.seal_broken', 'seal-broken', 'intact', _seal));
    end if;
    called := lims.keep_reading(called, _reading);
    if abs(called.weight - called.expected) > called.tolerance then
        return lims.finish_act(_act, lims.rollcall_stopped(called, case when called.weight < called.expected then 'rollcall.short' else 'rollcall.over' end,
            case when lims.is_count(called.unit) then 'count-differs' else 'weight-differs' end, concat_ws(' ', called.expected, called.unit), concat_ws(' ', called.weight, called.unit)));
    end if;
    perform lims.cross_off(known, called, _label, _seal, array[_magistrate, _justice]);
    return lims.finish_act(_act, lims.rollcall_answer(_rollcall, jsonb_build_object('item', (select i.number from lab.item i where i.id = _item))));
end $$;

create function lims.cross_off(_known lab.rollcall, _called lab.rollcall_parcel, _label text, _seal text, _officers bigint[]) returns void
language plpgsql set search_path = '' as $$
begin
    perform lims.need_present(_known.id, _officers[1], 'magistrate');
    perform lims.need_present(_known.id, _officers[2], 'justice');
    perform lims.end_item(lims.lock_disposition(_known.disposition_id, array['STAGED']), lims.lock_item(_called.item_id), _label, _known.place,
        jsonb_build_object('witness', _known.witness, 'rollcall', _known.id, 'magistrate', _officers[1], 'justice', _officers[2],
                           'weight', _called.weight, 'outsider', (select string_agg(o.name, ', ' order by o.role desc) from lab.rollcall_officer o where o.id = any (_officers))));
    update lab.rollcall_parcel p
       set state = 'CROSSED', seal = _seal, crossed_by = lims.me(), magistrate = _officers[1], justice = _officers[2]
     where p.rollcall_id = _known.id and p.item_id = _called.item_id;
    perform lims.disposition_goes_on(_known.disposition_id);
    perform lims.rollcall_goes_on(_known.id);
end $$;

-- Open while parcels wait and both officers are here; called when none waits.
create function lims.rollcall_goes_on(_rollcall bigint) returns void
language sql set search_path = '' as $$
    update lab.rollcall r set trouble = null, state = case
               when (lims.called(r.id)).item_id is null then 'CALLED'
               when (select count(distinct o.role) from lab.rollcall_officer o where o.rollcall_id = r.id and o.left_at is null) < 2 then 'PAUSED'
               else 'OPEN' end
     where r.id = _rollcall
$$;

-- Anybody whose duty it is stops it for what no scan or balance shows: to stop does no harm.
create function lims.rollcall_stop(_act uuid, _rollcall bigint, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'rollcall_stop', jsonb_build_object('rollcall', _rollcall), _reason);
    known lab.rollcall;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    known := lims.lock_rollcall(_rollcall, array['OPEN', 'PAUSED']);
    update lab.rollcall r set state = 'STOPPED', trouble = 'rollcall.by_hand', stopped_at = lims.act_time() where r.id = _rollcall;
    return lims.finish_act(_act, lims.rollcall_answer(_rollcall));
end $$;

-- After a stop only a supervisor's word lets it go on; the parcel that was called is set aside and stays where it was staged.
-- Whoever resumes is the keeper from then on: the keeper may have fallen ill.
create function lims.rollcall_resume(_act uuid, _rollcall bigint, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'rollcall_resume', jsonb_build_object('rollcall', _rollcall), _reason);
    known lab.rollcall;
    aside bigint;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    known := lims.lock_rollcall(_rollcall, array['STOPPED']);
    perform lims.take_vouch(_act, 'supervisor');
    perform lims.lock_disposition(known.disposition_id, array['STAGED', 'EXECUTED', 'WITHDRAWN']);
    if known.witness = lims.me() then
        perform lims.refuse('rollcall.witness_keeps');
    end if;
    update lab.rollcall r set keeper = lims.me() where r.id = _rollcall and r.keeper <> lims.me();
    aside := (lims.called(_rollcall)).item_id;
    update lab.rollcall_parcel p set state = 'SET_ASIDE', setting_aside_reason = lims.typed(_reason, 'reason') where p.rollcall_id = _rollcall and p.item_id = aside;
    update lab.disposition_item l set state = 'REMOVED', removing_reason = lims.typed(_reason, 'reason')
     where l.disposition_id = known.disposition_id and l.item_id = aside and l.state in ('LISTED', 'STAGED');
    perform lims.disposition_goes_on(known.disposition_id);
    perform lims.rollcall_goes_on(_rollcall);
    return lims.finish_act(_act, lims.rollcall_answer(_rollcall));
end $$;

-- An officer leaves: nothing is called until the seat is taken again.
create function lims.rollcall_pause(_act uuid, _rollcall bigint, _officer bigint, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'rollcall_pause', jsonb_build_object('rollcall', _rollcall, 'officer', _officer), _reason);
    known lab.rollcall;
begin
    if answer is not null then return answer; end if;
    known := lims.lock_rollcall(_rollcall, array['OPEN', 'PAUSED', 'STOPPED', 'CALLED']);
    perform lims.need_keeper(known);
    update lab.rollcall_officer o set left_at = lims.act_time() where o.id = _officer and o.rollcall_id = _rollcall and o.left_at is null;
    if not found then
        perform lims.refuse('rollcall.officer_absent', jsonb_build_object('role', null));
    end if;
    update lab.rollcall r set state = 'PAUSED' where r.id = _rollcall and r.state = 'OPEN';
    return lims.finish_act(_act, lims.rollcall_answer(_rollcall));
end $$;

create function lims.rollcall_return(_act uuid, _rollcall bigint, _officers jsonb, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'rollcall_return', jsonb_build_object('rollcall', _rollcall, 'officers', _officers), _reason);
    known lab.rollcall;
begin
    if answer is not null then return answer; end if;
    known := lims.lock_rollcall(_rollcall, array['PAUSED', 'CALLED']);
    perform lims.need_keeper(known);
    perform lims.seat_officers(_rollcall, _officers);
    perform lims.rollcall_goes_on(_rollcall);
    return lims.finish_act(_act, lims.rollcall_answer(_rollcall));
end $$;

-- After the last parcel everybody signs, and the certificate is issued. `_signatures`: officer's number, or `keeper`, to a kept picture.
create function lims.rollcall_sign(_act uuid, _rollcall bigint, _signatures jsonb, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'rollcall_sign', jsonb_build_object('rollcall', _rollcall, 'signatures', _signatures), _reason);
    known lab.rollcall;
    paper lab.document;
    seat record;
begin
    if answer is not null then return answer; end if;
    known := lims.lock_rollcall(_rollcall, array['CALLED']);
    perform lims.need_keeper(known);
    perform lims.seat_officers(_rollcall, '[]');
    perform lims.need_signature(_signatures ->> 'keeper');
    for seat in select o.id from lab.rollcall_officer o where o.rollcall_id = _rollcall and o.left_at is null loop
        perform lims.need_signature(_signatures ->> seat.id::text);
        update lab.rollcall_officer o set signature_end = _signatures ->> seat.id::text where o.id = seat.id;
    end loop;
    update lab.rollcall r set state = 'SIGNED', keeper_signature = _signatures ->> 'keeper', signed_at = lims.act_time() where r.id = _rollcall;
    paper := lims.issue_document('destruction_certificate', 'rollcall/' || _rollcall, lims.restricted_of(known.disposition_id));
    return lims.finish_act(_act, lims.rollcall_answer(_rollcall, jsonb_build_object('head', lims.document_head(paper))));
end $$;

alter table lab.rollcall enable row level security;
create policy visible on lab.rollcall for select to lims_staff using (true);
alter table lab.rollcall_officer enable row level security;
create policy visible on lab.rollcall_officer for select to lims_staff using (true);
alter table lab.rollcall_parcel enable row level security;
create policy visible on lab.rollcall_parcel for select to lims_staff using (exists (select from lab.item i where i.id = item_id));
create policy rollcall on lab.blob for select to lims_staff using (
    exists (select from lab.rollcall_officer o where o.signature_begin = blob.sha256) or exists (select from lab.rollcall_officer o where o.signature_end = blob.sha256)
    or exists (select from lab.rollcall r where r.keeper_signature = blob.sha256));
grant select on lab.rollcall, lab.rollcall_officer, lab.rollcall_parcel to lims_staff;

grant execute on function lims.rollcall_schedule, lims.rollcall_cancel to lims_evidence_technician, lims_laboratory_manager;
grant execute on function lims.rollcall_open, lims.rollcall_cross, lims.rollcall_stop, lims.rollcall_resume, lims.rollcall_pause, lims.rollcall_return,
    lims.rollcall_sign to lims_evidence_technician, lims_laboratory_manager;
