-- Submissions: pre-logged by a customer, taken in at the counter, receipted (domain.md section 2).

create trigger audit after insert or update or delete on lab.submission for each row execute function chain.record_row('submission', 'id');

create function lims.need_words(_file jsonb) returns void
language plpgsql stable set search_path = '' as $$
declare agency lab.agency;
begin
    select a.* into agency from lab.agency a where a.id = (_file ->> 'agency')::bigint and a.active;
    if not found then
        perform lims.refuse('agencies.unknown');
    end if;
    perform lims.need_term('offence', _file ->> 'offence');
    perform lims.need_term('district', _file ->> 'district');
    if (_file ->> 'incident_date')::date > (lims.act_time() + interval '1 day')::date then
        perform lims.refuse('intake.date_in_future', jsonb_build_object('date', _file ->> 'incident_date'));
    end if;
    perform lims.need_moment((_file ->> 'incident_date')::date::timestamptz);
    perform lims.need_persons(_file -> 'persons');
    if lims.needed(_file ->> 'agency_reference', 'agency_reference') !~ coalesce(agency.reference_pattern, '') then
        perform lims.refuse('intake.reference_shape',
            jsonb_build_object('reference', _file ->> 'agency_reference', 'agency', agency.name, 'pattern', agency.reference_pattern));
    end if;
    if _file ->> 'officer' is not null and not exists (
        select from lab.officer o where o.id = (_file ->> 'officer')::bigint and o.agency_id = agency.id and o.active) then
        perform lims.refuse('agencies.officer_unknown', jsonb_build_object('agency', agency.name));
    end if;
end $$;

-- What is announced is shown at the counter as it was sent: it must be readable there.
create function lims.need_announced(_items jsonb) returns void
language plpgsql immutable set search_path = '' as $$
begin
    if not lims.is_readable(_items, 500, '{line,parent,container,declared,quantity,biological,controlled,is_container,listed,seals}')
       or exists (select from jsonb_array_elements(nullif(_items, 'null')) i where not lims.is_readable(i.value -> 'seals', 50)) then
        perform lims.refuse('intake.unreadable', jsonb_build_object('field', 'items'));
    end if;
end $$;

-- Announces a submission before it is brought. An agency announces only its own.
create function lims.prelog(_act uuid, _file jsonb, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'prelog', jsonb_build_object('file', _file), _reason);
    submission bigint;
begin
    if answer is not null then return answer; end if;
    submission := lims.announce(_file, lims.me());
    return lims.finish_act(_act, jsonb_build_object('submission', submission, 'code', lims.machine_code('D', submission)));
end $$;

-- Inside an act: what this person announces.
create function lims.announce(_file jsonb, _by bigint) returns bigint
language plpgsql set search_path = '' as $$
declare
    theirs bigint := (select p.agency_id from lab.person p where p.id = _by);
    submission bigint;
begin
    if theirs is distinct from (_file ->> 'agency')::bigint and theirs is not null then
        perform lims.refuse('intake.other_agency');
    end if;
    perform lims.need_words(_file);
    perform lims.need_announced(_file -> 'items');
    insert into lab.submission (state, agency_id, officer_id, agency_reference, offence, district, incident_date, persons, expected,
                                prelogged_at, prelogged_by, note)
    values ('PRELOGGED', (_file ->> 'agency')::bigint, (_file ->> 'officer')::bigint, btrim(_file ->> 'agency_reference'),
            _file ->> 'offence', _file ->> 'district', (_file ->> 'incident_date')::date, coalesce(_file -> 'persons', '[]'),
            coalesce(_file -> 'items', '[]'), lims.act_time(), _by, lims.typed(_file ->> 'note', 'note'))
    returning id into submission;
    return submission;
end $$;

-- A pre-log not shown within the policy's days lapses.
create function lims.lapse_prelogs() returns int
language plpgsql security definer set search_path = '' as $$
declare many int;
begin
    update lab.submission s set state = 'LAPSED'
     where s.state = 'PRELOGGED' and s.prelogged_at < clock_timestamp() - lims.policy_number('prelog_days') * interval '1 day';
    get diagnostics many = row_count;
    return many;
end $$;

-- What is different, in a sentence: 'Count differs: declared 2 piece; observed 1 piece'.
create function lims.difference(_kind text, _declared text, _observed text) returns text
language sql stable set search_path = ''
return (select t.name from lab.term t where t.list = 'discrepancy_kind' and t.code = _kind)
       || coalesce(': ' || nullif(concat_ws('; ', 'declared ' || _declared, 'observed ' || _observed), ''), '');

-- A difference that the laboratory sees by itself, of an item or (when nothing was presented) of a case; answers its number.
create function lims.discrepancy(_kind text, _item lab.item, _submission bigint, _declared text, _observed text) returns bigint
language plpgsql set search_path = '' as $$
begin
    return lims.raise_discrepancy(_kind, coalesce(lims.difference(_kind, _declared, _observed), _kind),
        jsonb_build_object('item', _item.id, 'case', _item.case_id, 'submission', _submission), _declared, _observed);
end $$;

-- The discrepancies that one received line forces: unlisted, wrongly sealed, damaged, another quantity than declared.
create function lims.line_discrepancies(_item lab.item, _line jsonb) returns void
language plpgsql set search_path = '' as $$
declare seal text;
begin
    if _item.unlisted then
        perform lims.discrepancy('unlisted', _item, _item.submission_id, null, _item.description);
    end if;
    select string_agg(coalesce(s.number || ': ', '') || s.state, ', ') into seal
      from lab.seal s join lab.term t on t.list = 'seal_state' and t.code = s.state
     where s.item_id = _item.id and (t.extra ->> 'discrepancy')::boolean;
    if seal is not null then
        perform lims.discrepancy(case when seal ~ 'broken|tampered|open|unsealed' then 'seal-broken' else 'seal-wrong' end, _item, _item.submission_id, 'intact', seal);
    end if;
    if exists (select from lab.term t where t.list = 'condition' and t.code = _item.condition and (t.extra ->> 'discrepancy')::boolean) then
        perform lims.discrepancy(case _item.condition when 'warm' then 'cold-chain' else 'damaged' end, _item, _item.submission_id, null, concat_ws(': ', _item.condition, _item.condition_note));
    end if;
    if abs(_item.quantity - _item.declared) > lims.tolerance(_item) then
        perform lims.discrepancy(lims.quantity_kind_differs(_item), _item, _item.submission_id, concat_ws(' ', _item.declared, _item.unit),
            concat_ws(' ', _item.quantity, _item.unit));
    end if;
end $$;

create function lims.need_line(_line jsonb) returns void
language plpgsql stable set search_path = '' as $$
declare outcome text := coalesce(_line ->> 'outcome', 'accept');
begin
    if outcome not in ('accept', 'refuse', 'not_presented') then
        perform lims.refuse('intake.wrong_outcome', jsonb_build_object('line', _line ->> 'line', 'outcome', outcome));
    end if;
    if outcome = 'not_presented' then return; end if;
    if _line ->> 'condition' is null then
        perform lims.refuse('intake.condition_missing', jsonb_build_object('line', _line ->> 'line'));
    end if;
    if coalesce(jsonb_array_length(_line -> 'seals'), 0) = 0 then
        perform lims.refuse('intake.seal_missing', jsonb_build_object('line', _line ->> 'line'));
    end if;
    perform lims.need_term('packaging', _line ->> 'packaging');
    perform lims.need_term('condition', _line ->> 'condition');
    perform lims.need_term('seal_state', s ->> 'state') from jsonb_array_elements(_line -> 'seals') s;
    if outcome = 'refuse' then
        perform lims.need_term('refusal_reason', _line ->> 'refusal');
    elsif lims.need_term('item_type', _line ->> 'item_type') ->> 'measure' in ('count', 'gross_weight') and _line ->> 'quantity' is null then
        perform lims.refuse('intake.quantity_missing', jsonb_build_object('line', _line ->> 'line'));
    end if;
end $$;

-- One line of the delivery becomes an item, below its case or its parent.
create function lims.register_line(_line jsonb, _submission bigint, _file lab.case_file) returns lab.item
language plpgsql set search_path = '' as $$
declare
    parent lab.item;
    n int;
begin
    if _line ->> 'parent_id' is null then
        update lab.case_file c set next_item = c.next_item + 1 where c.id = _file.id returning c.next_item - 1 into n;
    else
        update lab.item i set next_child = i.next_child + 1 where i.id = (_line ->> 'parent_id')::bigint returning i.* into parent;
        if parent.level >= 5 then
            perform lims.refuse('item.too_deep', jsonb_build_object('item', parent.number));
        end if;
        n := parent.next_child - 1;
    end if;
    return lims.register_item(
        _line || jsonb_build_object('standing', case when _line ->> 'outcome' = 'refuse' then 'REFUSED' else 'RECEIVED' end,
            'level', coalesce(parent.level, 0) + 1),
        coalesce(parent.number, _file.number) || '-' || lpad(n::text, greatest(2, length(n::text)), '0'), _file, _submission);
end $$;

-- The custody of all items of a delivery from the agency on: offered, and received or refused.
create function lims.hand_in(_items lab.item[], _from bigint, _hands jsonb) returns void
language plpgsql set search_path = '' as $$
declare
    held lims.held[];
    one lims.held;
begin
    if cardinality(_items) = 0 then return; end if;
    held := lims.record_events('OFFER', array(select lims.held_nowhere(i) from unnest(_items) i), _from, _hands);
    foreach one in array held loop
        if one.standing = 'REFUSED' then
            perform lims.record_events('REFUSE', array[one], _from,
                jsonb_build_object('statement', (select i.refusal from lab.item i where i.id = one.id)));
        end if;
    end loop;
    held := array(select h from unnest(held) h where h.standing <> 'REFUSED');
    if cardinality(held) > 0 then
        perform lims.record_events('RECEIVE', held, lims.hands(), _hands || jsonb_build_object('taker', lims.actor()));
    end if;
end $$;

-- What was received of one line is labelled; what differs from what was declared becomes a discrepancy, and what was not presented
-- (no item) is one. The answer is a list: of one item, or of none.
create function lims.received_line(_item lab.item, _line jsonb, _submission bigint, _file lab.case_file) returns jsonb
language plpgsql set search_path = '' as $$
declare
    refused boolean := _item.standing = 'REFUSED';
    absent lab.item;
    code text;
begin
    if _item.id is null then
        absent.case_id := _file.id;
        absent.description := _line ->> 'description';
        perform lims.discrepancy('not-presented', absent, _submission, _line ->> 'description', null);
        return '[]';
    elsif not refused then
        code := lims.label_item(_item);
        perform lims.line_discrepancies(_item, _line);
    end if;
    return jsonb_build_array(jsonb_build_object('line', _line -> 'line', 'id', _item.id, 'number', _item.number, 'code', code,
        'design', case when not refused then lims.label_design(_item) end, 'standing', _item.standing));
end $$;

-- Takes in one delivery whole: case, submission, items, custody, seals, labels, discrepancies. One act, one round trip.
--
-- _intake: agency, officer, agency_reference, offence, district, incident_date, persons [{role, name, sex, birth_date}], note,
-- restricted; case (an existing one) or null for a new one; submission (a pre-log) or null; office; handed_over_by,
-- identity_document, signature (hex SHA-256 of a kept file); items [{line, outcome accept | refuse | not_presented, refusal,
-- listed, item_type, role, description, packaging, seals [{number, seal_type, state, initials}], condition, condition_note,
-- declared, quantity, unit, biological, controlled, parent (a line), container (a line)}]; requests [{examination, lines (accepted
-- ones), questions, asked_for, court_date, needed_by, remand}].
create function lims.accept_submission(_act uuid, _intake jsonb, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
    answer jsonb := lims.begin_act(_act, 'accept_submission', jsonb_build_object('intake', _intake), _reason);
    file lab.case_file;
    submission bigint;
    place bigint;
    hands jsonb;
    lines jsonb := '[]';
    asked jsonb;
    state text;
begin
    if answer is not null then return answer; end if;
    perform lims.need_intake(_intake);
    select a.place_id into place from lab.agency a where a.id = (_intake ->> 'agency')::bigint;
    if _intake ->> 'case' is null then
        file := lims.open_case(_intake, (_intake ->> 'office')::bigint);
    else
        file := lims.need_case((_intake ->> 'case')::bigint);
    end if;
    perform lims.name_persons(file.id, _intake -> 'persons');
    state := lims.settled_state(_intake -> 'items');
    submission := lims.settle_submission(_intake, file, state);
    hands := jsonb_build_object('outsider', lims.needed(_intake ->> 'handed_over_by', 'handed_over_by'),
        'identity_document', lims.needed(_intake ->> 'identity_document', 'identity_document'), 'signature', _intake ->> 'signature');
    lines := lims.take_lines(_intake -> 'items', submission, file, place, hands);
    asked := lims.ask_all(file.id, nullif(_intake -> 'requests', 'null'), lines);
    return lims.finish_act(_act, jsonb_build_object('submission', submission, 'document', lims.machine_code('D', submission),
        'case', file.id, 'case_number', file.number, 'state', state, 'items', lines, 'requests', asked, 'discrepancies', (
            select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'kind', d.kind, 'item', i.number, 'statement', d.statement,
                'declared', d.declared, 'observed', d.observed) order by d.id), '[]')
              from lab.discrepancy d left join lab.item i on i.id = d.item_id where d.submission_id = submission)));
end $$;

-- What is asked with the delivery: one request for each examination, about lines that were accepted just now. Without words of the
-- agency's own its question is the name of the examination.
create function lims.ask_all(_file bigint, _asked jsonb, _taken jsonb) returns jsonb
language plpgsql set search_path = '' as $$
declare
    one jsonb;
    made lab.request;
    answers jsonb := '[]';
begin
    if _asked is null then return answers; end if;
    if jsonb_typeof(_asked) <> 'array' or jsonb_array_length(_asked) > 50 then
        perform lims.refuse('intake.asked_unreadable');
    end if;
    for one in select value from jsonb_array_elements(_asked) loop
        if exists (select from jsonb_array_elements(answers) a where a ->> 'examination' = one ->> 'examination') then
            perform lims.refuse('intake.asked_twice', jsonb_build_object('examination', one ->> 'examination'));
        end if;
        perform lims.need_term('examination', one ->> 'examination');
        made := lims.ask(_file, lims.asked_items(one, _taken), one ->> 'examination',
            coalesce(lims.typed(one ->> 'questions', 'questions'),
                (select t.name from lab.term t where t.list = 'examination' and t.code = one ->> 'examination')), one);
        answers := answers || jsonb_build_object('id', made.id, 'examination', made.examination, 'discipline', made.discipline, 'lines', one -> 'lines');
    end loop;
    return answers;
end $$;

-- The items of the lines that one request is about; a line that was refused or not presented has nothing to examine.
create function lims.asked_items(_one jsonb, _taken jsonb) returns bigint[]
language plpgsql stable set search_path = '' as $$
declare
    lines text[];
    items bigint[];
begin
    if jsonb_typeof(_one -> 'lines') is distinct from 'array' then
        perform lims.refuse('intake.asked_unreadable');
    end if;
    lines := array(select distinct l from jsonb_array_elements_text(_one -> 'lines') l);
    items := array(select (t ->> 'id')::bigint from jsonb_array_elements(_taken) t
                    where t ->> 'line' = any (lines) and t ->> 'standing' = 'RECEIVED' order by 1);
    if lines = '{}' or cardinality(items) <> cardinality(lines) then
        perform lims.refuse('intake.asked_of_nothing', jsonb_build_object('examination', _one ->> 'examination', 'lines', array_to_string(lines, ', ')));
    end if;
    return items;
end $$;

create function lims.need_intake(_intake jsonb) returns void
language plpgsql stable set search_path = '' as $$
begin
    perform lims.need_words(_intake);
    perform lims.need_signature(_intake ->> 'signature');
    if coalesce(jsonb_array_length(_intake -> 'items'), 0) not between 1 and 500 then
        perform lims.refuse('intake.no_items');
    end if;
    perform lims.need_line(l) from jsonb_array_elements(_intake -> 'items') l;
end $$;

create function lims.settled_state(_lines jsonb) returns text
language sql immutable set search_path = '' as $$
    select case
        when bool_and(coalesce(l ->> 'outcome', 'accept') = 'accept') then 'ACCEPTED'
        when bool_or(coalesce(l ->> 'outcome', 'accept') = 'accept') then 'PART_ACCEPTED'
        else 'REFUSED' end
      from jsonb_array_elements(_lines) l
$$;

create function lims.settle_submission(_intake jsonb, _file lab.case_file, _state text) returns bigint
language plpgsql set search_path = '' as $$
declare
    settled lab.submission;
begin
    select s.* into settled from lab.submission s where s.id = (_intake ->> 'submission')::bigint for update;
    if settled.state not in ('PRELOGGED', 'AT_COUNTER') or not found and _intake ->> 'submission' is not null then
        perform lims.refuse('intake.settled_already', jsonb_build_object('submission', _intake -> 'submission', 'state', settled.state));
    end if;
    settled.state := _state;
    settled.case_id := _file.id;
    settled.agency_id := _intake ->> 'agency';
    settled.officer_id := _intake ->> 'officer';
    settled.agency_reference := btrim(_intake ->> 'agency_reference');
    settled.offence := _intake ->> 'offence';
    settled.district := _intake ->> 'district';
    settled.incident_date := _intake ->> 'incident_date';
    settled.persons := coalesce(nullif(_intake -> 'persons', 'null'), '[]');
    settled.settled_at := lims.act_time();
    settled.received_by := lims.actor();
    settled.office_id := _intake ->> 'office';
    settled.handed_over_by := _intake ->> 'handed_over_by';
    settled.identity_document := _intake ->> 'identity_document';
    settled.signature := _intake ->> 'signature';
    settled.note := lims.typed(_intake ->> 'note', 'note');
    if settled.id is null then
        settled.id := nextval('lab.submission_id_seq');
        settled.expected := '[]';
        insert into lab.submission overriding system value values (settled.*);
    else
        update lab.submission s
           set (state, case_id, agency_id, officer_id, agency_reference, offence, district, incident_date, persons, settled_at,
                received_by, office_id, handed_over_by, identity_document, signature, note)
             = (settled.state, settled.case_id, settled.agency_id, settled.officer_id, settled.agency_reference, settled.offence,
                settled.district, settled.incident_date, settled.persons, settled.settled_at, settled.received_by,
                settled.office_id, settled.handed_over_by, settled.identity_document, settled.signature, settled.note)
         where s.id = settled.id;
    end if;
    return settled.id;
end $$;

-- The lines in their order; a line may name an earlier line as its parent or its container.
create function lims.take_lines(_lines jsonb, _submission bigint, _file lab.case_file, _from bigint, _hands jsonb) returns jsonb
language plpgsql set search_path = '' as $$
declare
    line jsonb;
    item lab.item;
    items lab.item[] := '{}';
    ids jsonb := '{}';
    answers jsonb := '[]';
begin
    for line in select value from jsonb_array_elements(_lines) loop
        item := null;
        if line ->> 'outcome' is distinct from 'not_presented' then
            if ids ? (line ->> 'line') then
                perform lims.refuse('intake.line_twice', jsonb_build_object('line', line ->> 'line'));
            end if;
            line := line - 'parent_id';     -- only a line of this delivery is a parent
            if line ->> 'parent' is not null then
                line := line || jsonb_build_object('parent_id', lims.earlier_line(ids, line, 'parent'));
            end if;
            item := lims.register_line(line, _submission, _file);
            if line ->> 'container' is not null then
                perform lims.lay_in(item.id, lims.earlier_line(ids, line, 'container'), line -> 'line');
            end if;
            ids := ids || jsonb_build_object(line ->> 'line', item.id);
        end if;
        items := items || item;
    end loop;
    perform lims.hand_in(array(select i from unnest(items) i where i.id is not null), _from, _hands);
    for n in 1 .. cardinality(items) loop
        answers := answers || lims.received_line(items[n], _lines -> (n - 1), _submission, _file);
    end loop;
    return answers;
end $$;

-- A package in a package, as they came. What is refused stays with the agency, and what goes with it cannot be here.
create function lims.lay_in(_item bigint, _container bigint, _line jsonb) returns void
language plpgsql set search_path = '' as $$
begin
    if exists (select from lab.item i where i.id in (_item, _container) and i.standing = 'REFUSED') then
        perform lims.refuse('intake.refused_apart', jsonb_build_object('line', _line));
    end if;
    update lab.item i set is_container = true where i.id = _container and not i.is_container;
    update lab.item i set container_id = _container where i.id = _item;
end $$;

create function lims.earlier_line(_ids jsonb, _line jsonb, _field text) returns bigint
language plpgsql stable set search_path = '' as $$
begin
    if _ids ->> (_line ->> _field) is null then
        perform lims.refuse('intake.later_line', jsonb_build_object('line', _line ->> 'line', 'other', _line ->> _field));
    end if;
    return _ids ->> (_line ->> _field);
end $$;

grant execute on function lims.prelog
    to lims_agency_client, lims_evidence_technician, lims_scenes_of_crime_officer, lims_medical_examiner, lims_laboratory_manager;
grant execute on function lims.accept_submission to lims_evidence_technician;
grant execute on function lims.lapse_prelogs to lims_caretaker;
