-- Discrepancies: raised by intake, by weighing, or by a person; settled by a manager who is not the one who raised it.

create trigger audit after insert or update or delete on lab.discrepancy for each row execute function chain.record_row('discrepancy', 'id');

create function lims.discrepancy_raise(
    _act uuid, _item bigint, _kind text, _statement text, _declared text default null, _observed text default null, _reason text default null
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'discrepancy_raise', jsonb_build_object('item', _item, 'kind', _kind,
        'statement', _statement, 'declared', _declared, 'observed', _observed), _reason);
    item lab.item;
    discrepancy bigint;
begin
    if answer is not null then return answer; end if;
    select i.* into item from lab.item i where i.id = (lims.lock_item(_item)).id;
    perform lims.need_term('discrepancy_kind', _kind);
    item.description := lims.needed(_statement, 'statement');
    discrepancy := lims.discrepancy(_kind, item, item.submission_id, lims.typed(_declared, 'declared'), lims.typed(_observed, 'observed'));
    return lims.finish_act(_act, jsonb_build_object('discrepancy', discrepancy, 'item', item.number));
end $$;

create function lims.discrepancy_settle(_act uuid, _discrepancy bigint, _state text, _resolution text, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'discrepancy_settle', jsonb_build_object('discrepancy', _discrepancy, 'state', _state,
        'resolution', _resolution), _reason);
    known lab.discrepancy;
    allowed text[];
begin
    if answer is not null then return answer; end if;
    select d.* into known from lab.discrepancy d where d.id = _discrepancy for update;
    if known.id is null or (known.case_id is not null and known.case_id in (select lims.hidden_cases())) then
        perform lims.refuse('discrepancy.unknown');
    end if;
    allowed := case known.state when 'RAISED' then array['INVESTIGATING', 'RESOLVED'] when 'INVESTIGATING' then array['RESOLVED', 'CONFIRMED_LOSS']
        when 'CONFIRMED_LOSS' then array['NOTIFIED'] when 'NOTIFIED' then array['CAPA'] else array[]::text[] end;
    if _state <> all (allowed) then
        perform lims.refuse('discrepancy.wrong_step', jsonb_build_object('from', known.state, 'to', _state));
    end if;
    if known.raised_by = lims.me() then
        perform lims.refuse('discrepancy.own');
    end if;
    update lab.discrepancy d
       set state = _state, settled_by = lims.me(), settled_at = lims.act_time(), resolution = lims.needed(_resolution, 'resolution')
     where d.id = _discrepancy;
    return lims.finish_act(_act, jsonb_build_object('discrepancy', _discrepancy, 'state', _state));
end $$;

grant execute on function lims.discrepancy_raise
    to lims_evidence_technician, lims_analyst, lims_laboratory_manager, lims_quality_manager, lims_scenes_of_crime_officer, lims_medical_examiner;
grant execute on function lims.discrepancy_settle to lims_laboratory_manager, lims_quality_manager;
