-- Instruments, reagents and reference materials: what work uses, and until when it may (domain.md section 6).

insert into lab.policy (name, value) values ('calibration_notice_days', '30'), ('expiry_notice_days', '30') on conflict do nothing;

create trigger audit after insert or update or delete on lab.instrument for each row execute function chain.record_row('instrument', 'id');
create trigger audit after insert or update or delete on lab.instrument_event for each row execute function chain.record_row('instrument', 'instrument_id');
create trigger audit after insert or update or delete on lab.reagent for each row execute function chain.record_row('reagent', 'id');
create trigger audit after insert or update or delete on lab.lot for each row execute function chain.record_row('lot', 'id');
create trigger audit after insert or update or delete on lab.lot_use for each row execute function chain.record_row('lot', 'lot_id');

-- Instruments ----------------------------------------------------------------------------------------------------------

-- _instrument: name, kind, maker, model, serial, software, place_id.
create function lims.instrument_add(_act uuid, _instrument jsonb, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'instrument_add', jsonb_build_object('instrument', _instrument), _reason);
    made bigint;
begin
    if answer is not null then return answer; end if;
    perform lims.need_term('instrument_kind', lims.needed(_instrument ->> 'kind', 'kind'));
    insert into lab.instrument (name, kind, maker, model, serial, software, place_id, added_at)
    values (lims.needed(_instrument ->> 'name', 'name'), lims.needed(_instrument ->> 'kind', 'kind'), lims.needed(_instrument ->> 'maker', 'maker'),
            lims.needed(_instrument ->> 'model', 'model'), lims.needed(_instrument ->> 'serial', 'serial'),
            lims.typed(_instrument ->> 'software', 'software'), (_instrument ->> 'place_id')::bigint, lims.act_time())
    returning id into made;
    return lims.finish_act(_act, jsonb_build_object('instrument', made, 'code', lims.machine_code('I', made)));
end $$;

-- What was done or found. A failed calibration or check, a fault, and "out of service" take it out of service; a calibration
-- or repair that passed, and "in service", bring it back. A calibration says until when it holds.
create function lims.instrument_note(
    _act uuid, _instrument bigint, _kind text, _statement text, _outcome text default null, _valid_until date default null,
    _certificate text default null, _reason text default null
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'instrument_note', jsonb_build_object('instrument', _instrument, 'kind', _kind, 'statement', _statement,
        'outcome', _outcome, 'valid_until', _valid_until, 'certificate', _certificate), _reason);
    known lab.instrument;
    becomes text;
begin
    if answer is not null then return answer; end if;
    select i.* into known from lab.instrument i where i.id = _instrument for update;
    if known.id is null then
        perform lims.refuse('instrument.unknown');
    elsif known.state = 'RETIRED' then
        perform lims.refuse('instrument.retired', jsonb_build_object('instrument', known.name));
    elsif _kind in ('calibration', 'check', 'repair') and _outcome is null then
        perform lims.refuse('instrument.outcome_missing');
    elsif _kind = 'calibration' and _outcome = 'pass' and (_valid_until > lims.act_time()::date) is not true then
        perform lims.refuse('instrument.until_missing');
    elsif _kind not in ('check', 'fault') and not lims.has_duty('quality_manager', 'laboratory_manager', 'technical_reviewer') then
        perform lims.refuse('instrument.not_yours');
    end if;
    perform lims.need_moment(_valid_until::timestamptz);
    becomes := case when _kind = 'retired' then 'RETIRED' when _outcome = 'fail' or _kind in ('fault', 'out_of_service') then 'OUT_OF_SERVICE'
                    when _kind in ('calibration', 'repair', 'in_service') then 'IN_SERVICE' else known.state end;
    insert into lab.instrument_event (instrument_id, kind, outcome, at, actor, statement, valid_until, certificate)
    values (_instrument, _kind, _outcome, lims.act_time(), lims.me(), lims.needed(_statement, 'statement'), _valid_until, _certificate);
    update lab.instrument i set state = becomes,
           calibration_due = case when _kind = 'calibration' and _outcome = 'pass' then _valid_until else i.calibration_due end
     where i.id = _instrument;
    return lims.finish_act(_act, jsonb_build_object('instrument', _instrument, 'state', becomes));
end $$;

-- What kind of instrument it is, put right with the reason. Not while work is under way that was begun with it: methods ask for
-- instruments by their kind.
create function lims.instrument_kind(_act uuid, _instrument bigint, _kind text, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'instrument_kind', jsonb_build_object('instrument', _instrument, 'kind', _kind), _reason);
    known lab.instrument;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    perform lims.need_term('instrument_kind', lims.needed(_kind, 'kind'));
    select i.* into known from lab.instrument i where i.id = _instrument for update;
    if known.id is null then
        perform lims.refuse('instrument.unknown');
    elsif known.state = 'RETIRED' then
        perform lims.refuse('instrument.retired', jsonb_build_object('instrument', known.name));
    elsif known.kind = _kind then
        perform lims.refuse('instrument.kind_already', jsonb_build_object('instrument', known.name));
    end if;
    perform lims.need_idle(known);
    update lab.instrument i set kind = _kind where i.id = _instrument;
    insert into lab.instrument_event (instrument_id, kind, at, actor, statement)
    values (_instrument, 'kind', lims.act_time(), lims.me(), lims.typed(known.kind || ' → ' || _kind || ': ' || btrim(_reason), 'reason'));
    return lims.finish_act(_act, jsonb_build_object('instrument', _instrument, 'state', known.state));
end $$;

-- A worksheet that was started with this instrument and is not at its end: its number, for whoever may see it.
create function lims.need_idle(_instrument lab.instrument) returns void
language plpgsql stable set search_path = '' as $$
declare busy record;
begin
    select w.id, w.number into busy from lab.worksheet_use u join lab.worksheet w on w.id = u.worksheet_id
     where u.instrument_id = _instrument.id and w.state not in ('DRAFT', 'REVIEWED', 'ABORTED') order by w.id limit 1;
    if found then
        perform lims.refuse('instrument.at_work', jsonb_build_object('instrument', _instrument.name,
            'worksheet', case when lims.may_see_worksheet(busy.id) then busy.number else '…' end));
    end if;
end $$;

-- Why this instrument may not be used today; null when it may.
create function lims.instrument_objection(_instrument lab.instrument) returns text
language sql stable set search_path = ''
return case when _instrument.state <> 'IN_SERVICE' then 'instrument.out_of_service'
            when (_instrument.calibration_due >= lims.act_time()::date) is not true then 'instrument.calibration_due' end;

-- Lots -------------------------------------------------------------------------------------------------------------------

create function lims.reagent_add(_act uuid, _reagent jsonb, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'reagent_add', jsonb_build_object('reagent', _reagent), _reason);
    made bigint;
begin
    if answer is not null then return answer; end if;
    insert into lab.reagent (code, name, kind, unit, supplier, storage)
    values (lims.needed(_reagent ->> 'code', 'code'), lims.needed(_reagent ->> 'name', 'name'), _reagent ->> 'kind', lims.needed(_reagent ->> 'unit', 'unit'),
            lims.typed(_reagent ->> 'supplier', 'supplier'), lims.typed(_reagent ->> 'storage', 'storage')) returning id into made;
    return lims.finish_act(_act, jsonb_build_object('reagent', made));
end $$;

-- An amount into a lot or out of it; what is left never goes below nothing.
create function lims.lot_flow(_lot bigint, _amount numeric, _what_for text, _worksheet bigint default null, _made bigint default null) returns numeric
language plpgsql set search_path = '' as $$
declare known lab.lot;
begin
    select l.* into known from lab.lot l where l.id = _lot for update;
    if known.id is null then
        perform lims.refuse('lot.unknown');
    end if;
    perform lims.need_amount(abs(_amount));
    if known.left_over + _amount < 0 then
        perform lims.refuse('lot.not_enough', jsonb_build_object('lot', known.number, 'left', known.left_over, 'wanted', - _amount));
    end if;
    insert into lab.lot_use (lot_id, amount, what_for, at, actor, worksheet_id, made)
    values (_lot, _amount, lims.needed(_what_for, 'what_for'), lims.act_time(), lims.me(), _worksheet, _made);
    update lab.lot l set left_over = l.left_over + _amount where l.id = _lot;
    return known.left_over + _amount;
end $$;

-- A lot received, or prepared from others (_from: [{lot, amount}]), each of which must be fit for use and is reduced.
create function lims.lot_receive(
    _act uuid, _reagent bigint, _number text, _amount numeric, _expires date, _from jsonb default '[]', _reason text default null
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'lot_receive', jsonb_build_object('reagent', _reagent, 'number', _number, 'amount', _amount,
        'expires', _expires, 'from', _from), _reason);
    made bigint;
    part record;
begin
    if answer is not null then return answer; end if;
    if not exists (select from lab.reagent r where r.id = _reagent) then
        perform lims.refuse('lot.no_such_reagent');
    elsif (_expires > lims.act_time()::date) is not true then
        perform lims.refuse('lot.expired', jsonb_build_object('lot', _number, 'expires', _expires));
    elsif (_amount > 0) is not true then
        perform lims.refuse('item.amount_impossible', jsonb_build_object('amount', _amount));
    end if;
    perform lims.need_moment(_expires::timestamptz);
    insert into lab.lot (reagent_id, number, received_at, received_by, expires, left_over)
    values (_reagent, lims.needed(_number, 'number'), lims.act_time(), lims.me(), _expires, 0) returning id into made;
    perform lims.lot_flow(made, _amount, case when _from = '[]' then 'received' else 'prepared' end);
    for part in select f.lot, f.amount from jsonb_to_recordset(_from) f(lot bigint, amount numeric) order by f.lot loop
        if (part.amount > 0) is not true then
            perform lims.refuse('item.amount_impossible', jsonb_build_object('amount', part.amount));
        end if;
        perform lims.need_fit_lot(part.lot);
        perform lims.lot_flow(part.lot, - part.amount, 'prepared from it', _made => made);
    end loop;
    return lims.finish_act(_act, jsonb_build_object('lot', made, 'code', lims.machine_code('R', made), 'left', _amount));
end $$;

-- Why this lot may not be used today; null when it may.
create function lims.lot_objection(_lot lab.lot) returns text
language sql stable set search_path = ''
return case when _lot.quarantined_at is not null then 'lot.quarantined' when _lot.expires < lims.act_time()::date then 'lot.expired'
            when _lot.left_over <= 0 then 'lot.empty' end;

create function lims.need_fit_lot(_lot bigint) returns void
language plpgsql stable set search_path = '' as $$
declare known lab.lot;
begin
    select l.* into known from lab.lot l where l.id = _lot;
    if known.id is null then
        perform lims.refuse('lot.unknown');
    elsif lims.lot_objection(known) is not null then
        perform lims.refuse(lims.lot_objection(known), jsonb_build_object('lot', known.number, 'expires', known.expires, 'why', known.quarantine));
    end if;
end $$;

create function lims.lot_use(_act uuid, _lot bigint, _amount numeric, _what_for text, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'lot_use', jsonb_build_object('lot', _lot, 'amount', _amount, 'what_for', _what_for), _reason);
begin
    if answer is not null then return answer; end if;
    perform lims.need_fit_lot(_lot);
    if (_amount > 0) is not true then
        perform lims.refuse('item.amount_impossible', jsonb_build_object('amount', _amount));
    end if;
    update lab.lot l set opened_at = coalesce(l.opened_at, lims.act_time()), opened_by = coalesce(l.opened_by, lims.me()) where l.id = _lot;
    return lims.finish_act(_act, jsonb_build_object('lot', _lot, 'left', lims.lot_flow(_lot, - _amount, _what_for)));
end $$;

-- Quarantined with the reason, or let go again by quality.
create function lims.lot_quarantine(_act uuid, _lot bigint, _quarantined boolean, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'lot_quarantine', jsonb_build_object('lot', _lot, 'quarantined', _quarantined), _reason);
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    if not _quarantined and not lims.has_duty('quality_manager') then
        perform lims.refuse('lot.quality_lets_go');
    end if;
    update lab.lot l set quarantined_at = case when _quarantined then lims.act_time() end,
           quarantine = case when _quarantined then lims.typed(_reason, 'reason') end
     where l.id = _lot and (l.quarantined_at is null) = _quarantined;
    if not found then
        perform lims.refuse('lot.unknown');
    end if;
    return lims.finish_act(_act, jsonb_build_object('lot', _lot));
end $$;

create function lims.tasks_instruments() returns setof lims.task
language sql stable set search_path = '' as $$
    select 'instrument.task_due', jsonb_build_object('instrument', i.name, 'due', i.calibration_due), 'instruments', to_jsonb(i.id), null::timestamptz,
           i.calibration_due::timestamptz
      from lab.instrument i
     where i.state <> 'RETIRED' and i.calibration_due <= current_date + lims.policy_number('calibration_notice_days')::int
       and lims.has_duty('laboratory_manager', 'quality_manager', 'technical_reviewer')
    union all
    select 'lot.task_expires', jsonb_build_object('reagent', r.name, 'lot', l.number, 'expires', l.expires), 'reagents', to_jsonb(l.id), null, l.expires::timestamptz
      from lab.lot l join lab.reagent r on r.id = l.reagent_id
     where l.left_over > 0 and l.quarantined_at is null and l.expires <= current_date + lims.policy_number('expiry_notice_days')::int
       and lims.has_duty('laboratory_manager', 'quality_manager', 'technical_reviewer')
$$;

-- What was taken on account of a worksheet names it: for whoever may see the worksheet. What is left of the lot everybody sees.
alter table lab.lot_use enable row level security;
create policy visible on lab.lot_use for select to lims_staff
    using (worksheet_id is null or exists (select from lab.worksheet w where w.id = worksheet_id));

grant select on lab.instrument, lab.instrument_event, lab.reagent, lab.lot, lab.lot_use to lims_staff;
grant execute on function lims.tasks_instruments, lims.instrument_objection, lims.lot_objection to lims_staff;
grant execute on function lims.instrument_add, lims.instrument_kind, lims.reagent_add to lims_technical_reviewer, lims_laboratory_manager, lims_quality_manager;
grant execute on function lims.instrument_note, lims.lot_receive, lims.lot_use, lims.lot_quarantine
    to lims_analyst, lims_technical_reviewer, lims_laboratory_manager, lims_quality_manager, lims_medical_examiner;
