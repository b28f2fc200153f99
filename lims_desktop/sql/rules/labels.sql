-- Labels: printed, then scanned back before they count; an old one is struck through, never removed (domain.md section 2).

create trigger audit_item after insert or update or delete on lab.label
    for each row execute function chain.record_row('label', 'id');

-- A new label for one subject. The code is the label's own number, so a new label of the same item has a new code.
create function lims.issue_label(
    _letter text, _design text, _item bigint default null, _place bigint default null, _person bigint default null
) returns text
language plpgsql set search_path = '' as $$
declare
    label bigint := nextval('lab.label_id_seq');
    code text := lims.machine_code(_letter, label);
begin
    insert into lab.label (id, code, item_id, place_id, person_id, design)
    overriding system value values (label, code, _item, _place, _person, _design);
    return code;
end $$;

create function lims.need_label(_code text) returns lab.label
language plpgsql set search_path = '' as $$
declare label lab.label;
begin
    select l.* into label from lab.label l where l.code = _code for update;
    if not found or (label.item_id is not null
        and not exists (select from lab.item i where i.id = label.item_id and lims.may_see_case(i.case_id, i.agency_id))) then
        perform lims.refuse('label.unknown', jsonb_build_object('code', left(_code, 40)));
    end if;
    return label;
end $$;

-- What became of printing a label: queued, sent, failed or unknown. A copy after the first needs a reason.
create function lims.label_printed(
    _act uuid, _code text, _state text, _printer text, _problem text default null, _reason text default null
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'label_printed', jsonb_build_object('code', _code, 'state', _state, 'printer', _printer,
        'problem', _problem), _reason);
    label lab.label;
    printed int;
begin
    if answer is not null then return answer; end if;
    label := lims.need_label(_code);
    if _state not in ('queued', 'sent', 'failed', 'unknown') then
        perform lims.refuse('label.wrong_state', jsonb_build_object('state', _state));
    end if;
    if label.superseded_at is not null then
        perform lims.refuse('label.superseded', jsonb_build_object('code', _code));
    end if;
    if _state = 'sent' and label.copies > 0 then
        perform lims.need_reason(_reason);
    end if;
    printed := label.copies + (_state in ('sent', 'unknown'))::int;
    update lab.label l
       set state = case when label.state = 'verified' and _state in ('queued', 'failed') then 'verified' else _state end,
           printer = lims.typed(_printer, 'printer'), problem = lims.typed(_problem, 'problem'), copies = printed
     where l.id = label.id;
    return lims.finish_act(_act, jsonb_build_object('code', _code, 'state', _state, 'copies', printed));
end $$;

-- The printed label was scanned back.
create function lims.label_verify(_act uuid, _code text, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'label_verify', jsonb_build_object('code', _code), _reason);
    label lab.label;
begin
    if answer is not null then return answer; end if;
    label := lims.need_label(_code);
    if label.superseded_at is not null then
        perform lims.refuse('label.superseded', jsonb_build_object('code', _code));
    end if;
    if label.copies = 0 then
        perform lims.refuse('label.never_printed', jsonb_build_object('code', _code));
    end if;
    if label.state <> 'verified' then
        update lab.label l set state = 'verified', verified_at = lims.act_time(), problem = null where l.id = label.id;
    end if;
    return lims.finish_act(_act, jsonb_build_object('code', _code, 'state', 'verified', 'copies', label.copies));
end $$;

-- A new label for the same subject; the old one still finds it, with a notice.
create function lims.label_replace(_act uuid, _code text, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'label_replace', jsonb_build_object('code', _code), _reason);
    label lab.label;
    code text;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    label := lims.need_label(_code);
    if label.superseded_at is not null then
        perform lims.refuse('label.superseded', jsonb_build_object('code', _code));
    end if;
    update lab.label l set superseded_at = lims.act_time() where l.id = label.id;
    code := lims.issue_label(left(label.code, 1), label.design, label.item_id, label.place_id, label.person_id);
    return lims.finish_act(_act, jsonb_build_object('code', code, 'state', 'issued', 'copies', 0));
end $$;

-- A badge for a person. Whoever has one already needs a reason for another, and the old one is struck through.
create function lims.badge_issue(_act uuid, _person bigint, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'badge_issue', jsonb_build_object('person', _person), _reason);
    person lab.person;
    code text;
begin
    if answer is not null then return answer; end if;
    person := lims.need_person(_person);
    if not person.active then
        perform lims.refuse('people.not_active', jsonb_build_object('name', person.name));
    end if;
    update lab.label l set superseded_at = lims.act_time() where l.person_id = person.id and l.superseded_at is null;
    if found then
        perform lims.need_reason(_reason);
    end if;
    code := lims.issue_label('U', 'badge', _person => person.id);
    return lims.finish_act(_act, jsonb_build_object('code', code, 'state', 'issued', 'copies', 0));
end $$;

-- An administrator prints badges; the label of an item is unknown to them (lims.need_label).
grant execute on function lims.label_printed, lims.label_verify, lims.label_replace
    to lims_evidence_technician, lims_analyst, lims_laboratory_manager, lims_scenes_of_crime_officer, lims_medical_examiner;
grant execute on function lims.label_printed, lims.label_verify to lims_administrator, lims_quality_manager;
grant execute on function lims.badge_issue to lims_administrator;
