-- Court out and court in: exhibits of one case, one court, one hearing, the witness who carries them, and when they are due back.
-- A hold does not keep an exhibit from the court it is held for (biohazard does); it comes back, or the court keeps it and says so.

create trigger audit after insert or update or delete on lab.court_visit for each row execute function chain.record_row('court', 'id');
create trigger audit after insert or update or delete on lab.court_exhibit
    for each row execute function chain.record_row('court', 'visit_id');

create function lims.need_court(_court bigint) returns lab.agency
language plpgsql stable set search_path = '' as $$
declare court lab.agency;
begin
    select a.* into court from lab.agency a where a.id = _court and a.active and a.kind = 'court';
    if not found then
        perform lims.refuse('court.not_a_court');
    end if;
    return court;
end $$;

create function lims.need_hearing(_hearing timestamptz, _due timestamptz) returns void
language plpgsql stable set search_path = '' as $$
begin
    perform lims.needed(_hearing::text, 'hearing');
    perform lims.needed(_due::text, 'due');
    perform lims.need_moment(_hearing);
    perform lims.need_moment(_due);
    if _due <= lims.act_time() then
        perform lims.refuse('custody.due_in_past');
    elsif _due < _hearing then
        perform lims.refuse('court.due_before_hearing');
    end if;
end $$;

-- The one case of these items; a carrier in which they lie has none.
create function lims.need_one_case(_held lims.held[]) returns bigint
language plpgsql stable set search_path = '' as $$
declare
    first lims.held := (select h from unnest(_held) h where h.case_id is not null limit 1);
    other lims.held := (select h from unnest(_held) h where h.case_id <> first.case_id limit 1);
begin
    if first.id is null then
        perform lims.need_exhibits(_held);
    end if;
    if other.id is not null then
        perform lims.refuse('court.other_case', jsonb_build_object('item', lims.number_of(other),
            'case', (select c.number from lab.case_file c where c.id = first.case_id)));
    end if;
    return first.case_id;
end $$;

-- Controlled items leave before the eyes of a second person: a witness, unless a colleague who carries them has said so already.
create function lims.need_second_person(_act uuid, _held lims.held[], _already boolean default false) returns bigint
language plpgsql set search_path = '' as $$
begin
    if _already is not true and exists (select from unnest(_held) h where h.controlled) then
        return lims.take_vouch(_act, 'witness');
    end if;
    return null;
end $$;

-- _visit: {hearing_at, due_at, note}; _bearer: the witness who carries, {person} or {name, identity_document, signature}.
create function lims.court_out(
    _act uuid, _items bigint[], _court bigint, _bearer jsonb, _visit jsonb, _reason text default null
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'court_out', jsonb_build_object('items', _items, 'court', _court, 'bearer', _bearer,
        'visit', _visit), _reason);
    court lab.agency;
    bearer lims.bearer;
    held lims.held[];
    visit lab.court_visit;
    witness bigint;
    moved jsonb;
begin
    if answer is not null then return answer; end if;
    court := lims.need_court(_court);
    perform lims.need_hearing((_visit ->> 'hearing_at')::timestamptz, (_visit ->> 'due_at')::timestamptz);
    held := lims.lock_items(_items);
    perform lims.need_safe(held);
    bearer := lims.need_bearer(_act, _bearer);
    witness := lims.need_second_person(_act, held, bearer.person <> lims.me());
    visit := lims.begin_visit(lims.need_one_case(held), court, bearer, _visit);
    moved := lims.move('COURT_OUT', held, lims.hands(), court.place_id, lims.told_of(bearer)
        || jsonb_build_object('giver', lims.actor(), 'taker', bearer.person, 'witness', witness));
    insert into lab.court_exhibit (visit_id, item_id) select visit.id, h.id from unnest(held) h;
    return lims.finish_act(_act, moved || jsonb_build_object('visit', visit.id, 'document', visit.document_id,
        'code', lims.machine_code('D', visit.document_id)));
end $$;

create function lims.begin_visit(_case bigint, _court lab.agency, _bearer lims.bearer, _visit jsonb) returns lab.court_visit
language plpgsql set search_path = '' as $$
declare
    visit lab.court_visit;
    receipt lab.document;
begin
    insert into lab.court_visit (case_id, court, hearing_at, due_at, bearer, bearer_person, bearer_document, bearer_signature, note,
                                 out_by, out_at)
    values (_case, _court.id, (_visit ->> 'hearing_at')::timestamptz, (_visit ->> 'due_at')::timestamptz, _bearer.name, _bearer.person,
            _bearer.identity_document, _bearer.signature, lims.typed(_visit ->> 'note', 'note'), lims.me(), lims.act_time())
    returning * into visit;
    receipt := lims.issue_document('court_receipt', 'court/' || visit.id, _case);
    update lab.court_visit v set document_id = receipt.id where v.id = visit.id returning v.* into visit;
    return visit;
end $$;

-- The visit, locked, for whoever sees its case.
create function lims.open_visit(_visit bigint) returns lab.court_visit
language plpgsql set search_path = '' as $$
declare visit lab.court_visit;
begin
    select v.* into visit from lab.court_visit v where v.id = _visit for update;
    if not found or not lims.may_see_case(visit.case_id, null) then
        perform lims.refuse('court.no_such_visit');
    end if;
    return visit;
end $$;

-- Refuses what did not go to court with this visit, or has come back or was kept already.
create function lims.need_at_court(_held lims.held[], _visit bigint) returns void
language plpgsql stable set search_path = '' as $$
declare one lims.held;
begin
    foreach one in array _held loop
        if not exists (select from lab.court_exhibit e where e.visit_id = _visit and e.item_id = one.id and e.outcome is null) then
            perform lims.refuse('court.not_on_visit', jsonb_build_object('item', lims.number_of(one),
                'holder', (select p.path from lab.place p where p.id = one.place_id)));
        end if;
    end loop;
end $$;

create function lims.end_visit(_visit bigint) returns void
language sql set search_path = '' as $$
    update lab.court_visit v set closed_at = lims.act_time()
     where v.id = _visit and v.closed_at is null
       and not exists (select from lab.court_exhibit e where e.visit_id = _visit and e.outcome is null)
$$;

-- Some or all of a visit come back; what differs from how it went is a discrepancy.
create function lims.court_in(_act uuid, _visit bigint, _lines jsonb, _bearer jsonb, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'court_in', jsonb_build_object('visit', _visit, 'lines', _lines, 'bearer', _bearer), _reason);
    visit lab.court_visit;
    bearer lims.bearer;
    found_now lims.finding[];
    held lims.held[];
    record_ lab.document;
    raised bigint[];
    moved jsonb;
begin
    if answer is not null then return answer; end if;
    visit := lims.open_visit(_visit);
    bearer := lims.need_bearer(_act, _bearer);
    found_now := lims.findings(_lines);
    held := lims.lock_items(lims.items_of(found_now));
    perform lims.need_at_court(held, _visit);
    moved := lims.move('COURT_IN', held, (select a.place_id from lab.agency a where a.id = visit.court), lims.hands(),
        lims.told_of(bearer) || jsonb_build_object('giver', bearer.person, 'taker', lims.actor()));
    raised := lims.inspect(found_now);
    record_ := lims.issue_document('court_return', 'court/' || visit.id, visit.case_id);
    update lab.court_exhibit e
       set outcome = 'RETURNED', seal_state = f.seal_state, condition = f.condition, note = f.note, settled_at = lims.act_time(),
           settled_by = lims.me(), bearer = bearer.name, bearer_document = bearer.identity_document,
           bearer_signature = bearer.signature, document_id = record_.id
      from unnest(held) h left join unnest(found_now) f on f.item = h.id
     where e.visit_id = visit.id and e.item_id = h.id;
    perform lims.end_visit(visit.id);
    return lims.finish_act(_act, moved || jsonb_build_object('visit', visit.id, 'document', record_.id,
        'code', lims.machine_code('D', record_.id), 'discrepancies', to_jsonb(raised)));
end $$;

-- The court keeps exhibits that were tendered: they stay with it, and its own receipt is cited. Nothing moves.
create function lims.court_kept(
    _act uuid, _visit bigint, _items bigint[], _court_receipt text, _note text default null, _reason text default null
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'court_kept', jsonb_build_object('visit', _visit, 'items', _items,
        'court_receipt', _court_receipt, 'note', _note), _reason);
    visit lab.court_visit;
    held lims.held[];
    one lims.held;
begin
    if answer is not null then return answer; end if;
    visit := lims.open_visit(_visit);
    held := lims.lock_items(_items);
    perform lims.need_at_court(held, _visit);
    foreach one in array held loop
        if one.container_id is not null then
            perform lims.need_container_too(one, held);
        end if;
    end loop;
    update lab.court_exhibit e
       set outcome = 'KEPT', court_receipt = lims.needed(_court_receipt, 'court_receipt'), note = lims.typed(_note, 'note'),
           settled_at = lims.act_time(), settled_by = lims.me()
     where e.visit_id = _visit and e.item_id in (select h.id from unnest(held) h);
    perform lims.end_visit(_visit);
    return lims.finish_act(_act, jsonb_build_object('visit', _visit, 'items', (select jsonb_agg(h.number) from unnest(held) h)));
end $$;

-- One visit with its exhibits, in one round trip; asked as the person.
create function lims.visit_view(_visit bigint) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('id', v.id, 'code', lims.machine_code('D', v.document_id), 'document', v.document_id, 'case', c.number,
        'case_id', c.id, 'court', a.name, 'hearing_at', v.hearing_at, 'due_at', v.due_at, 'bearer', v.bearer, 'bearer_person', v.bearer_person,
        'note', v.note, 'out_by', lims.person_name(v.out_by), 'out_at', v.out_at, 'closed_at', v.closed_at, 'asked_at', clock_timestamp(),
        'lines', (select coalesce(jsonb_agg(lims.item_line(i) || jsonb_build_object('case_number', c.number, 'outcome', e.outcome,
                'on_leg', e.outcome is null, 'seal_state', e.seal_state, 'condition', e.condition, 'note', e.note,
                'court_receipt', e.court_receipt, 'settled_at', e.settled_at, 'settled_by', lims.person_name(e.settled_by),
                'known', lims.known_state(i)) order by i.number), '[]')
              from lab.court_exhibit e join lab.item i on i.id = e.item_id where e.visit_id = v.id))
      from lab.court_visit v join lab.case_file c on c.id = v.case_id join lab.agency a on a.id = v.court
     where v.id = _visit
$$;

create function lims.visit_of_document(_document bigint) returns bigint
language sql stable set search_path = ''
return (select substr(d.stream, 7)::bigint from lab.document d where d.id = _document and d.stream ~ '^court/\d+$');

-- An overdue return awaits who gave the exhibits out, the colleague who carries them, and the managers.
create function lims.tasks_court() returns setof lims.task
language sql stable set search_path = '' as $$
    select 'court.task_overdue', jsonb_build_object('case', c.number, 'court', a.name, 'bearer', v.bearer,
               'count', (select count(*) from lab.court_exhibit e where e.visit_id = v.id and e.outcome is null)),
           'court', to_jsonb(v.id), v.out_at, v.due_at
      from lab.court_visit v join lab.case_file c on c.id = v.case_id join lab.agency a on a.id = v.court
     where v.closed_at is null and v.due_at <= clock_timestamp()
       and ((select lims.me()) in (v.out_by, v.bearer_person)
            or (select lims.has_duty('evidence_technician', 'laboratory_manager', 'quality_manager')))
$$;

alter table lab.court_visit enable row level security;
create policy visible on lab.court_visit for select to lims_staff using (exists (select from lab.case_file c where c.id = case_id));
alter table lab.court_exhibit enable row level security;
create policy visible on lab.court_exhibit for select to lims_staff using (exists (select from lab.item i where i.id = item_id));
grant select on lab.court_visit, lab.court_exhibit to lims_staff;

grant execute on function lims.court_out, lims.court_in, lims.court_kept
    to lims_evidence_technician, lims_laboratory_manager, lims_medical_examiner;
grant execute on function lims.tasks_court, lims.visit_view, lims.visit_of_document to lims_staff;
