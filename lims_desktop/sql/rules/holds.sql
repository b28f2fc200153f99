-- Holds: an item under a hold is neither released nor disposed of (domain.md section 3).

create trigger audit after insert or update or delete on lab.hold for each row execute function chain.record_row('item', 'item_id');

create function lims.hold_set(
    _act uuid, _item bigint, _kind text, _authority text, _expires timestamptz default null, _reason text default null
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'hold_set', jsonb_build_object('item', _item, 'kind', _kind, 'authority', _authority,
        'expires', _expires), _reason);
    item lab.item;
    hold bigint;
begin
    if answer is not null then return answer; end if;
    select i.* into item from lab.item i where i.id = (lims.lock_item(_item)).id;
    perform lims.need_term('hold_kind', _kind);
    perform lims.need_moment(_expires);
    if _expires <= lims.act_time() then
        perform lims.refuse('hold.expired');
    end if;
    insert into lab.hold (item_id, kind, authority, set_by, set_at, expires_at)
    values (_item, _kind, lims.needed(_authority, 'authority'), lims.me(), lims.act_time(), _expires) returning id into hold;
    return lims.finish_act(_act, jsonb_build_object('hold', hold, 'item', item.number));
end $$;

create function lims.hold_lift(_act uuid, _hold bigint, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'hold_lift', jsonb_build_object('hold', _hold), _reason);
    item text;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    update lab.hold h set lifted_at = lims.act_time(), lifted_by = lims.me(), lifting_reason = lims.typed(_reason, 'reason')
      from lab.item i where h.id = _hold and h.lifted_at is null and i.id = h.item_id and lims.may_see_case(i.case_id, i.agency_id)
    returning i.number into item;
    if not found then
        perform lims.refuse('hold.unknown');
    end if;
    return lims.finish_act(_act, jsonb_build_object('hold', _hold, 'item', item));
end $$;

grant execute on function lims.hold_set to lims_evidence_technician, lims_laboratory_manager, lims_quality_manager, lims_medical_examiner;
grant execute on function lims.hold_lift to lims_laboratory_manager, lims_quality_manager;
