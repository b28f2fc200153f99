-- Items: registered, itemised, put into containers, opened and sealed, amended with a reason (domain.md sections 1 and 3).

create trigger audit_new after insert on lab.item for each row execute function chain.record_row('item', 'id');
-- Where an item is has its own entries; every other change is recorded here.
create trigger audit after update of number, case_id, submission_id, agency_id, level, quantity_kind, unlisted, registered_at, parent_id, container_id, item_type, role, description, packaging, condition,
    condition_note, declared, quantity, unit, biological, controlled, is_container, standing, refusal, analysis, resubmissions, positions
    on lab.item for each row execute function chain.record_row('item', 'id');
create trigger audit after insert or update or delete on lab.seal for each row execute function chain.record_row('item', 'item_id');

-- A new item from what was declared and observed; `_number` is its whole number.
create function lims.register_item(_item jsonb, _number text, _file lab.case_file, _submission bigint) returns lab.item
language plpgsql set search_path = '' as $$
declare
    item lab.item;
    kind jsonb := lims.need_term('item_type', _item ->> 'item_type');
begin
    insert into lab.item (number, case_id, submission_id, agency_id, parent_id, level, item_type, role, description, packaging,
                          condition, condition_note, quantity_kind, declared, quantity, unit, biological, controlled,
                          is_container, unlisted, standing, refusal, registered_at)
    values (_number, _file.id, _submission, _file.agency_id, (_item ->> 'parent_id')::bigint, coalesce((_item ->> 'level')::int, 1),
            _item ->> 'item_type', coalesce(_item ->> 'role', 'questioned'), lims.needed(_item ->> 'description', 'description'),
            lims.typed(_item ->> 'packaging', 'packaging'), lims.typed(_item ->> 'condition', 'condition'), lims.typed(_item ->> 'condition_note', 'condition_note'),
            coalesce(_item ->> 'quantity_kind', kind ->> 'measure'),
            lims.need_amount((_item ->> 'declared')::numeric), lims.need_amount((_item ->> 'quantity')::numeric),
            lims.typed(_item ->> 'unit', 'unit'),
            coalesce((_item ->> 'biological')::boolean, (kind ->> 'biological')::boolean, false),
            -- A drug is controlled whatever is said of it; anything else may be.
            coalesce((kind ->> 'controlled')::boolean, false) or coalesce((_item ->> 'controlled')::boolean, false),
            coalesce((_item ->> 'is_container')::boolean, (kind ->> 'container')::boolean, false),
            (_item ->> 'listed')::boolean is false, coalesce(_item ->> 'standing', 'RECEIVED'),
            lims.typed(_item ->> 'refusal', 'refusal'), lims.act_time())
    returning * into item;
    insert into lab.whereabouts (item_id, seq) values (item.id, 0);
    insert into lab.seal (item_id, number, seal_type, state, initials)
    select item.id, lims.typed(s.number, 'seal'), s.seal_type, coalesce(s.state, 'intact'), lims.typed(s.initials, 'initials')
      from jsonb_to_recordset(coalesce(_item -> 'seals', '[]')) s(number text, seal_type text, state text, initials text);
    return item;
end $$;

-- A new item as the rules of custody see it: nobody has had it yet, and nobody else can have locked it.
create function lims.held_nowhere(_item lab.item) returns lims.held
language sql stable set search_path = ''
return (_item.id, _item.number, _item.case_id, _item.agency_id, _item.container_id, _item.item_type, _item.biological,
        _item.controlled, _item.standing, 0, null, null, null)::lims.held;

create function lims.label_design(_item lab.item) returns text
language sql stable set search_path = ''
return coalesce((select t.extra ->> 'label' from lab.term t where t.list = 'item_type' and t.code = _item.item_type),
                case when _item.is_container then 'box' else 'bag' end);

create function lims.label_item(_item lab.item) returns text
language sql set search_path = '' as $$
    select lims.issue_label(case when _item.is_container then 'C' else 'E' end, lims.label_design(_item), _item => _item.id)
$$;

-- Makes children of an item in my hands; at most five levels of number.
create function lims.itemise(_act uuid, _item bigint, _children jsonb, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'itemise', jsonb_build_object('item', _item, 'children', _children), _reason);
    held lims.held;
    parent lab.item;
    child record;
    made lab.item;
    file lab.case_file;
    children jsonb := '[]';
begin
    if answer is not null then return answer; end if;
    held := lims.lock_item(_item);
    perform lims.need_at(held, lims.my_place());
    perform lims.need_not_approved(held);
    select i.* into parent from lab.item i where i.id = _item for no key update;
    perform lims.need_exhibit(parent.number, parent.case_id);
    if parent.level >= 5 then
        perform lims.refuse('item.too_deep', jsonb_build_object('item', parent.number));
    end if;
    if coalesce(jsonb_array_length(_children), 0) not between 1 and 200 then
        perform lims.refuse('item.no_children');
    end if;
    select c.* into file from lab.case_file c where c.id = parent.case_id;
    for child in select value, (ordinality + parent.next_child - 1)::int as n from jsonb_array_elements(_children) with ordinality loop
        made := lims.register_item(
            child.value || jsonb_build_object('parent_id', parent.id, 'level', parent.level + 1, 'standing', 'RECEIVED'),
            parent.number || '-' || lpad(child.n::text, greatest(2, length(child.n::text)), '0'), file, parent.submission_id);
        perform lims.record_event('ITEMISE', made.id, lims.my_place(), jsonb_build_object('taker', lims.me(), 'parent', parent.id));
        children := children || jsonb_build_object('id', made.id, 'number', made.number, 'code', lims.label_item(made));
    end loop;
    perform lims.hand_holds_on(parent.id, array(select (c ->> 'id')::bigint from jsonb_array_elements(children) c));
    update lab.item i set next_child = i.next_child + jsonb_array_length(_children) where i.id = parent.id;
    return lims.finish_act(_act, jsonb_build_object('items', children));
end $$;

-- Counts or weighs against the record at every opening and sealing; outside the tolerance is a discrepancy.
create function lims.reckon_quantity(_item lab.item, _quantity numeric) returns bigint
language plpgsql set search_path = '' as $$
begin
    if _item.quantity_kind is null or not _item.controlled then
        return null;
    end if;
    if _quantity is null then
        perform lims.refuse('item.quantity_needed', jsonb_build_object('item', _item.number, 'unit', _item.unit));
    end if;
    if abs(_quantity - _item.quantity) <= lims.tolerance(_item) then
        return null;
    end if;
    return lims.discrepancy(lims.quantity_kind_differs(_item), _item, _item.submission_id, concat_ws(' ', _item.quantity, _item.unit), concat_ws(' ', _quantity, _item.unit));
end $$;

create function lims.tolerance(_item lab.item) returns numeric
language sql stable set search_path = ''
return case when _item.quantity_kind = 'count' then 0
       else coalesce(_item.declared, _item.quantity, 0) * lims.policy_number('quantity_tolerance_percent') / 100 end;

create function lims.quantity_kind_differs(_item lab.item) returns text
language sql immutable set search_path = ''
return case when _item.quantity_kind = 'count' then 'count-differs' else 'weight-differs' end;

create function lims.open_seal(_act uuid, _item bigint, _quantity numeric, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'open_seal', jsonb_build_object('item', _item, 'quantity', _quantity), _reason);
    item lab.item;
    discrepancy bigint;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    perform lims.need_amount(_quantity);
    perform lims.need_at(lims.lock_item(_item), lims.my_place());
    select i.* into item from lab.item i where i.id = _item;
    update lab.seal s set opened_at = lims.act_time(), opened_by = lims.me(), opening_reason = lims.typed(_reason, 'reason')
     where s.item_id = _item and s.opened_at is null;
    if not found then
        perform lims.refuse('item.not_sealed', jsonb_build_object('item', item.number));
    end if;
    perform lims.record_event('OPEN_SEAL', item.id, lims.my_place(), jsonb_build_object('statement', _reason, 'quantity', _quantity));
    discrepancy := lims.reckon_quantity(item, _quantity);
    return lims.finish_act(_act, jsonb_build_object('item', item.number, 'discrepancy', discrepancy));
end $$;

create function lims.seal(
    _act uuid, _item bigint, _number text, _seal_type text, _quantity numeric default null, _reason text default null
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'seal', jsonb_build_object('item', _item, 'number', _number, 'seal_type', _seal_type,
        'quantity', _quantity), _reason);
    item lab.item;
    discrepancy bigint;
begin
    if answer is not null then return answer; end if;
    perform lims.need_amount(_quantity);
    perform lims.need_at(lims.lock_item(_item), lims.my_place());
    select i.* into item from lab.item i where i.id = _item;
    perform lims.need_term('seal_type', _seal_type);
    insert into lab.seal (item_id, number, seal_type, state, initials, sealed_at)
    select _item, lims.needed(_number, 'seal'), _seal_type, 'intact', p.initials, lims.act_time() from lab.person p where p.id = lims.me();
    perform lims.record_event('SEAL', item.id, lims.my_place(), jsonb_build_object('statement', _number, 'quantity', _quantity));
    discrepancy := lims.reckon_quantity(item, _quantity);
    return lims.finish_act(_act, jsonb_build_object('item', item.number, 'discrepancy', discrepancy));
end $$;

create function lims.item_amend(_act uuid, _item bigint, _changes jsonb, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'item_amend', jsonb_build_object('item', _item, 'changes', _changes), _reason);
    item lab.item;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    select i.* into item from lab.item i where i.id = (lims.lock_item(_item)).id;
    if _changes ? 'packaging' then perform lims.need_term('packaging', _changes ->> 'packaging'); end if;
    if _changes ? 'condition' then perform lims.need_term('condition', _changes ->> 'condition'); end if;
    update lab.item i
       set description = coalesce(lims.typed(_changes ->> 'description', 'description'), i.description),
           packaging = coalesce(_changes ->> 'packaging', i.packaging), condition = coalesce(_changes ->> 'condition', i.condition),
           condition_note = case when _changes ? 'condition_note' then lims.typed(_changes ->> 'condition_note', 'condition_note')
                            else i.condition_note end
     where i.id = _item;
    return lims.finish_act(_act, jsonb_build_object('item', item.number));
end $$;

grant execute on function lims.itemise, lims.open_seal, lims.seal, lims.item_amend
    to lims_evidence_technician, lims_analyst, lims_laboratory_manager, lims_scenes_of_crime_officer, lims_medical_examiner;
