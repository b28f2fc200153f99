-- The end itself: staged by scanning, executed item by item before two witnesses, reconciled; and what analysis uses up.

create trigger audit after insert or update or delete on lab.consumption for each row execute function chain.record_row('item', 'item_id');

-- The place where what has ended is: destroyed, returned for good, consumed. Nothing comes back from it (record_events).
create function lims.ended_place(_name text) returns bigint
language plpgsql set search_path = '' as $$
declare place bigint := (select p.id from lab.place p where p.kind = 'terminal' and p.name = _name);
begin
    if place is null then
        lock table lab.place in share row exclusive mode;  -- two first ones make one place
        select p.id into place from lab.place p where p.kind = 'terminal' and p.name = _name;
    end if;
    if place is null then
        insert into lab.place (kind, name, path) values ('terminal', _name, _name) returning id into place;
    end if;
    return place;
end $$;

-- Since the list was frozen the item was only carried about. Anything else is news that nobody who approved it knew.
create function lims.need_unchanged(_held lims.held, _seq bigint) returns void
language plpgsql stable set search_path = '' as $$
declare news text := (select c.kind from lab.custody c where c.item_id = _held.id and c.seq > _seq
                       and c.kind not in ('STORE', 'RETRIEVE', 'HANDOVER', 'DISPATCH', 'ARRIVE', 'INVENTORY_SEEN') order by c.seq limit 1);
begin
    if news is not null then
        perform lims.refuse('disposition.changed_since_approved', jsonb_build_object('item', _held.number, 'kind', news));
    end if;
end $$;

create function lims.need_on_list(_known lab.disposition, _held lims.held, _state text) returns lab.disposition_item
language plpgsql set search_path = '' as $$
declare line lab.disposition_item;
begin
    select l.* into line from lab.disposition_item l where l.disposition_id = _known.id and l.item_id = _held.id for update;
    if line.state is null or line.state = 'REMOVED' then
        perform lims.refuse('disposition.not_listed', jsonb_build_object('item', _held.number, 'number', _known.number));
    elsif line.state <> _state then
        perform lims.refuse(case line.state when 'LISTED' then 'disposition.not_staged' when 'STAGED' then 'disposition.staged_already'
                            else 'disposition.executed_already' end, jsonb_build_object('item', _held.number, 'number', _known.number));
    end if;
    return line;
end $$;

-- What still binds an approved disposition at every later step.
create function lims.need_in_force(_known lab.disposition) returns void
language plpgsql stable set search_path = '' as $$
begin
    perform lims.need_intact_list(_known);
    perform lims.need_consents(_known);
end $$;

-- Into the staging place, a controlled one, as every storing: from my hands, with a witness.
create function lims.disposition_stage(_act uuid, _disposition bigint, _items bigint[], _place bigint, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'disposition_stage', jsonb_build_object('disposition', _disposition, 'items', _items,
        'place', _place), _reason);
    known lab.disposition;
    place lab.place;
    witness bigint;
    held lims.held[];
    one lims.held;
    line lab.disposition_item;
begin
    if answer is not null then return answer; end if;
    known := lims.lock_disposition(_disposition, array['APPROVED']);
    perform lims.need_in_force(known);
    place := lims.admitted_location(_place);
    if place.storage_class <> 'CONTROLLED' then
        perform lims.refuse('disposition.place_not_controlled', jsonb_build_object('place', place.path));
    elsif _place <> known.staging_place then
        perform lims.refuse('disposition.other_place', jsonb_build_object('place', (select p.path from lab.place p where p.id = known.staging_place)));
    end if;
    held := lims.lock_items(_items);
    foreach one in array held loop
        line := lims.need_on_list(known, one, 'LISTED');
        perform lims.need_unchanged(one, line.seq);
        perform lims.need_still_ripe(line);
        perform lims.need_endable(one);
        perform lims.need_fit(one, place);
    end loop;
    perform lims.need_room(place, cardinality(held));
    witness := lims.need_witness(_act, place);
    perform lims.move('STORE', held, lims.hands(), _place, jsonb_build_object('giver', lims.actor(), 'witness', witness, 'disposition', _disposition));
    update lab.disposition d set staging_place = _place where d.id = _disposition and d.staging_place is null;
    update lab.disposition_item l set state = 'STAGED', staged_seq = h.seq + 1
      from unnest(held) h where l.disposition_id = _disposition and l.item_id = h.id;
    return lims.finish_act(_act, jsonb_build_object('disposition', known.id, 'number', known.number, 'state', lims.disposition_goes_on(_disposition)));
end $$;

-- The parcel in hand is the item: its label was scanned, and it is the newest one.
create function lims.need_label_of(_held lims.held, _code text) returns void
language plpgsql stable set search_path = '' as $$
declare label lab.label;
begin
    select l.* into label from lab.label l where l.code = _code;
    if label.item_id is distinct from _held.id then
        perform lims.refuse('disposition.other_label', jsonb_build_object('item', _held.number, 'code', left(_code, 40)));
    elsif label.superseded_at is not null then
        perform lims.refuse('disposition.old_label', jsonb_build_object('item', _held.number, 'code', _code));
    end if;
end $$;

-- Ends one staged item, after everything was asked once more: the list, the consents, holds, and that it lies where it was staged:
-- a count may have seen it there.
create function lims.end_item(_known lab.disposition, _held lims.held, _label text, _where text, _more jsonb) returns void
language plpgsql set search_path = '' as $$
declare
    line lab.disposition_item := lims.need_on_list(_known, _held, 'STAGED');
    method jsonb;
begin
    perform lims.need_label_of(_held, _label);
    perform lims.need_in_force(_known);
    perform lims.need_endable(_held);
    perform lims.need_still_ripe(line);
    if _held.place_id is distinct from _known.staging_place or exists (
        select from lab.custody c where c.item_id = _held.id and c.seq > line.staged_seq and c.kind <> 'INVENTORY_SEEN') then
        perform lims.refuse('disposition.moved_since_staged', jsonb_build_object('item', _held.number,
            'holder', (select p.path from lab.place p where p.id = _held.place_id)));
    end if;
    perform lims.admitted_location(_known.staging_place);
    select t.extra into method from lab.term t where t.list = 'disposition_method' and t.code = line.method;
    perform lims.move(coalesce(method ->> 'event', 'DESTROY'), array[_held], _known.staging_place, lims.ended_place(coalesce(method ->> 'place', 'Destroyed')),
        _more || jsonb_build_object('giver', lims.actor(), 'disposition', _known.id, 'method', line.method, 'statement', lims.needed(_where, 'place')));
    update lab.disposition_item l
       set state = 'EXECUTED', executed_by = lims.me(), executed_at = lims.act_time(), executed_where = lims.typed(_where, 'place'),
           witness = (_more ->> 'witness')::bigint, second_witness = (_more ->> 'second_witness')::bigint
     where l.disposition_id = _known.id and l.item_id = _held.id;
end $$;

-- Who takes it for good, when its method says that somebody does.
create function lims.need_recipient(_disposition bigint, _item bigint, _recipient jsonb) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
    if not exists (select from lab.disposition_item l join lab.term t on t.list = 'disposition_method' and t.code = l.method
                    where l.disposition_id = _disposition and l.item_id = _item and (t.extra ->> 'recipient')::boolean) then
        return '{}';
    end if;
    perform lims.need_signature(_recipient ->> 'signature');
    return jsonb_build_object('outsider', lims.needed(_recipient ->> 'name', 'outsider'), 'signature', _recipient ->> 'signature',
        'identity_document', lims.needed(_recipient ->> 'identity_document', 'identity_document'));
end $$;

-- One item: scanned, before two witnesses who are neither each other nor the executor, each by their own word.
create function lims.dispose(
    _act uuid, _disposition bigint, _item bigint, _label text, _place text, _recipient jsonb default null, _reason text default null
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'dispose', jsonb_build_object('disposition', _disposition, 'item', _item, 'label', _label,
        'place', _place, 'recipient', _recipient), _reason);
    known lab.disposition;
    witnesses bigint[];
begin
    if answer is not null then return answer; end if;
    witnesses := array[lims.take_vouch(_act, 'witness'), lims.take_vouch(_act, 'witness')];
    known := lims.lock_disposition(_disposition, array['STAGED']);
    if exists (select from lab.rollcall r where r.disposition_id = _disposition and r.state not in ('SIGNED', 'CANCELLED')) then
        perform lims.refuse('disposition.by_rollcall', jsonb_build_object('number', known.number));
    end if;
    perform lims.end_item(known, lims.lock_item(_item), _label, _place,
        jsonb_build_object('witness', witnesses[1], 'second_witness', witnesses[2]) || lims.need_recipient(_disposition, _item, _recipient));
    return lims.finish_act(_act, jsonb_build_object('disposition', known.id, 'number', known.number, 'state', lims.disposition_goes_on(_disposition)));
end $$;

-- Counted against the frozen list by somebody who did not execute: as many as were ended, and every other removed for a reason.
create function lims.disposition_reconcile(_act uuid, _disposition bigint, _counted int, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'disposition_reconcile', jsonb_build_object('disposition', _disposition, 'counted', _counted), _reason);
    known lab.disposition;
    ended int;
    paper lab.document;
begin
    if answer is not null then return answer; end if;
    known := lims.lock_disposition(_disposition, array['EXECUTED']);
    perform lims.need_intact_list(known);
    if exists (select from lab.disposition_item l where l.disposition_id = _disposition and l.executed_by = lims.me()) then
        perform lims.refuse('disposition.own_execution');
    elsif exists (select from lab.rollcall r where r.disposition_id = _disposition and r.state not in ('SIGNED', 'SCHEDULED', 'CANCELLED')) then
        perform lims.refuse('disposition.rollcall_open', jsonb_build_object('number', known.number));
    end if;
    select count(*) into ended from lab.disposition_item l where l.disposition_id = _disposition and l.state = 'EXECUTED';
    if _counted is distinct from ended then
        perform lims.refuse('disposition.count_differs', jsonb_build_object('number', known.number, 'ended', ended, 'counted', _counted));
    end if;
    update lab.disposition d set state = 'RECONCILED', closed_by = lims.me(), closed_at = lims.act_time() where d.id = _disposition;
    paper := lims.issue_document('disposition_certificate', 'disposition/' || _disposition, lims.restricted_of(_disposition));
    return lims.finish_act(_act, jsonb_build_object('disposition', known.id, 'number', known.number, 'state', 'RECONCILED',
        'head', lims.document_head(paper)));
end $$;

-- A paper about several cases is as hidden as the most hidden of them.
create function lims.restricted_of(_disposition bigint) returns bigint
language sql stable set search_path = ''
return (select c.id from lab.disposition_item l join lab.item i on i.id = l.item_id join lab.case_file c on c.id = i.case_id
         where l.disposition_id = _disposition and c.restricted limit 1);

-- Consumed ---------------------------------------------------------------------------------------------------------------

-- An amount in another unit of the same dimension; refused when they cannot be compared. Digits stay exact.
create function lims.converted(_amount numeric, _from text, _to text) returns numeric
language plpgsql stable set search_path = '' as $$
declare
    origin jsonb := lims.need_term('unit', _from);
    target jsonb := lims.need_term('unit', _to);
begin
    if _from <> _to and (origin ->> 'dimension' = 'count' or origin ->> 'dimension' is distinct from target ->> 'dimension') then
        perform lims.refuse('item.other_dimension', jsonb_build_object('from', _from, 'to', _to));
    end if;
    return case when _from = _to then _amount else _amount * (origin ->> 'factor')::numeric / (target ->> 'factor')::numeric end;
end $$;

-- What is approved to be ended is neither analysed nor taken apart any more.
create function lims.need_not_approved(_held lims.held) returns void
language plpgsql stable set search_path = '' as $$
declare number text := (select d.number from lab.disposition d join lab.disposition_item l on l.disposition_id = d.id
                         where l.item_id = _held.id and l.state in ('LISTED', 'STAGED') and d.digest is not null);
begin
    if number is not null then
        perform lims.refuse('disposition.listed_already', jsonb_build_object('item', _held.number, 'number', number));
    end if;
end $$;

-- An analyst uses up an amount of an item in their hands. What is left cannot be below nothing; with nothing left it has ended.
insert into lab.policy (name, value) values
    ('consumption_witness', '"none"')   -- of what nobody uses up alone: none, controlled (items), every
on conflict do nothing;

-- Whoever sees what is used up, where the laboratory wants somebody to: by policy, and by their own word.
create function lims.consumption_witness(_act uuid, _item lab.item) returns bigint
language plpgsql set search_path = '' as $$
declare wanted constant text := lims.policy('consumption_witness') #>> '{}';
begin
    if wanted = 'every' or (wanted = 'controlled' and _item.controlled) then
        return lims.take_vouch(_act, 'witness');
    end if;
    return null;
end $$;

create function lims.consume(_act uuid, _item bigint, _amount numeric, _unit text, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'consume', jsonb_build_object('item', _item, 'amount', _amount, 'unit', _unit), _reason);
    held lims.held;
    item lab.item;
    remaining numeric;
    witness bigint;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    held := lims.lock_item(_item);
    perform lims.need_at(held, lims.hands());
    perform lims.need_no_hold(array[held]);
    perform lims.need_not_approved(held);
    select i.* into item from lab.item i where i.id = _item for no key update;
    if item.quantity is null or item.unit is null then
        perform lims.refuse('item.no_quantity', jsonb_build_object('item', item.number));
    elsif coalesce(lims.need_amount(_amount), 0) = 0 then
        perform lims.refuse('item.amount_impossible', jsonb_build_object('amount', _amount));
    end if;
    remaining := item.quantity - lims.converted(_amount, _unit, item.unit);
    if remaining < 0 then
        perform lims.refuse('item.more_than_left', jsonb_build_object('item', item.number, 'left', item.quantity, 'unit', item.unit));
    end if;
    witness := lims.consumption_witness(_act, item);
    insert into lab.consumption (item_id, amount, unit, remaining, reason, consumed_by, consumed_at, witness)
    values (_item, item.quantity - remaining, item.unit, remaining, lims.typed(_reason, 'reason'), lims.me(), lims.act_time(), witness);
    update lab.item i set quantity = remaining, analysis = case when remaining = 0 then 'exhausted' else 'part_consumed' end where i.id = _item;
    if remaining = 0 then
        perform lims.need_empty(_item, item.number);
        perform lims.move('CONSUME', array[held], lims.hands(), lims.ended_place('Consumed'),
            jsonb_build_object('giver', lims.actor(), 'witness', witness, 'statement', _reason));
    end if;
    return lims.finish_act(_act, jsonb_build_object('item', item.number, 'remaining', remaining, 'unit', item.unit, 'ended', remaining = 0));
end $$;

alter table lab.consumption enable row level security;
create policy visible on lab.consumption for select to lims_staff using (exists (select from lab.item i where i.id = item_id));
grant select on lab.consumption to lims_staff;

grant execute on function lims.disposition_stage, lims.dispose, lims.disposition_reconcile
    to lims_evidence_technician, lims_laboratory_manager, lims_medical_examiner;
grant execute on function lims.disposition_reconcile to lims_quality_manager;
grant execute on function lims.consume to lims_analyst, lims_medical_examiner, lims_laboratory_manager;
