-- Disposition: the lawful end of items (domain.md section 10). PROPOSED > consents > APPROVED (list frozen, hashed) > STAGED >
-- EXECUTED (item by item, two witnesses) > RECONCILED. Whatever speaks against an item is asked again at every step.

create trigger audit after insert or update or delete on lab.disposition for each row execute function chain.record_row('disposition', 'id');
create trigger audit after insert or update or delete on lab.disposition_item
    for each row execute function chain.record_row('disposition', 'disposition_id');
create trigger audit after insert or update or delete on lab.disposition_consent
    for each row execute function chain.record_row('disposition', 'disposition_id');

-- The list of an approved disposition stays what it is: no item comes, goes, or is meant otherwise.
create function lims.list_is_frozen() returns trigger
language plpgsql security definer set search_path = '' as $$
declare frozen boolean := (select d.digest is not null from lab.disposition d where d.id = coalesce(new.disposition_id, old.disposition_id));
begin
    if frozen and (tg_op <> 'UPDATE' or (new.disposition_id, new.item_id, new.method, new.seq)
                                        is distinct from (old.disposition_id, old.item_id, old.method, old.seq)) then
        perform lims.refuse('disposition.list_frozen');
    end if;
    return coalesce(new, old);
end $$;
create trigger frozen_list before insert or update or delete on lab.disposition_item for each row execute function lims.list_is_frozen();

create function lims.lock_disposition(_disposition bigint, _states text[]) returns lab.disposition
language plpgsql set search_path = '' as $$
declare known lab.disposition;
begin
    select d.* into known from lab.disposition d where d.id = _disposition for update;
    if not found then
        perform lims.refuse('disposition.unknown');
    end if;
    if known.state <> all (_states) then
        perform lims.refuse('disposition.wrong_state', jsonb_build_object('number', known.number, 'state', known.state));
    end if;
    return known;
end $$;

-- Each item's number, method and custody sequence: now, while it is proposed; as it was frozen, from then on.
create function lims.disposition_digest(_disposition bigint) returns text
language sql stable security definer set search_path = '' as $$
    select encode(sha256(convert_to(coalesce(string_agg(i.number || ' ' || l.method || ' ' || coalesce(l.seq, w.seq),
                                                        E'\n' order by i.number collate "C"), ''), 'UTF8')), 'hex')
      from lab.disposition d join lab.disposition_item l on l.disposition_id = d.id
      join lab.item i on i.id = l.item_id join lab.whereabouts w on w.item_id = i.id
     where d.id = _disposition and (l.seq is not null or d.digest is null and l.state <> 'REMOVED')
$$;

create function lims.need_intact_list(_known lab.disposition) returns void
language plpgsql stable set search_path = '' as $$
begin
    if _known.digest is distinct from lims.disposition_digest(_known.id) then
        perform lims.refuse('disposition.list_altered', jsonb_build_object('number', _known.number));
    end if;
end $$;

-- Nothing lies in it: what is inside would be left in a container that is no more.
create function lims.need_empty(_item bigint, _number text) returns void
language plpgsql stable set search_path = '' as $$
begin
    if exists (select from lab.item c join lab.whereabouts w on w.item_id = c.id join lab.place p on p.id = w.place_id
                where c.container_id = _item and p.kind <> 'terminal') then
        perform lims.refuse('disposition.not_empty', jsonb_build_object('item', _number));
    end if;
end $$;

-- What speaks against ending an item, at whatever step: a hold, an examination, being ended or in pieces.
create function lims.need_endable(_held lims.held) returns void
language plpgsql stable set search_path = '' as $$
declare item lab.item;
begin
    perform lims.need_no_hold(array[_held]);
    select i.* into item from lab.item i where i.id = _held.id;
    if item.analysis in ('pending', 'in_progress') or lims.is_asked_about(item.id) then
        perform lims.refuse('disposition.still_examined', jsonb_build_object('item', item.number));
    end if;
    perform lims.need_empty(item.id, item.number);
    if not exists (select from lab.place p where p.id = _held.place_id and p.kind in ('person', 'location', 'transit')) then
        perform lims.refuse('disposition.not_in_laboratory', jsonb_build_object('item', item.number));
    end if;
end $$;

-- What was listed because its time had come may have to be kept since: by a review, an outcome or a rule that came later.
create function lims.need_still_ripe(_line lab.disposition_item) returns void
language plpgsql volatile set search_path = '' as $$
declare
    item lab.item := (select i from lab.item i where i.id = _line.item_id);
    kept lims.retention := lims.kept(item);
begin
    if not _line.early and not lims.is_ripe(kept) then
        perform lims.refuse('disposition.kept_longer', jsonb_build_object('item', item.number, 'rule', kept.name,
            'until', coalesce(greatest(kept.due, kept.kept_until)::text, '—')));
    end if;
end $$;

-- The items themselves, without what lies in them.
create function lims.lock_listed(_items bigint[]) returns lims.held[]
language sql volatile set search_path = '' as $$
    select array_agg(h order by h.id) from unnest(lims.lock_items(_items)) h where h.id = any (_items)
$$;

-- One line of a proposal. Before its time, or while nothing says when its time is, only a court may let it go.
create function lims.list_item(_disposition bigint, _held lims.held, _method text, _reason text) returns void
language plpgsql set search_path = '' as $$
declare
    kept lims.retention;
    early boolean;
begin
    perform lims.need_term('disposition_method', _method);
    perform lims.need_endable(_held);
    select k.* into kept from lab.item i, lims.kept(i) k where i.id = _held.id;
    early := not lims.is_ripe(kept);
    if early then
        perform lims.need_reason(_reason, 'disposition.before_its_time', jsonb_build_object('item', _held.number, 'due', kept.due, 'rule', kept.name));
    end if;
    insert into lab.disposition_item (disposition_id, item_id, method, early, rule, needs)
    values (_disposition, _held.id, _method, early, kept.rule,
            case when early and not 'court' = any (kept.consents) then kept.consents || 'court'::text else kept.consents end);
exception when unique_violation then
    perform lims.refuse('disposition.listed_already', jsonb_build_object('item', _held.number, 'number',
        (select d.number from lab.disposition d join lab.disposition_item l on l.disposition_id = d.id
          where l.item_id = _held.id and l.state in ('LISTED', 'STAGED'))));
end $$;

create function lims.disposition_propose(_act uuid, _title text, _lines jsonb, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'disposition_propose', jsonb_build_object('title', _title, 'lines', _lines), _reason);
    year int := extract(year from lims.act_time());
    made lab.disposition;
    one lims.held;
begin
    if answer is not null then return answer; end if;
    insert into lab.disposition (number, title, proposed_by, proposed_at)
    values (lims.numbered('DSP-{year}-{n:4}', year, lims.next_number('disposition', year)), lims.needed(_title, 'title'), lims.me(), lims.act_time())
    returning * into made;
    foreach one in array coalesce(lims.lock_listed(array(select (l ->> 'item')::bigint from jsonb_array_elements(_lines) l)), '{}') loop
        perform lims.list_item(made.id, one, (select l ->> 'method' from jsonb_array_elements(_lines) l where (l ->> 'item')::bigint = one.id), _reason);
    end loop;
    return lims.finish_act(_act, jsonb_build_object('disposition', made.id, 'number', made.number, 'state', made.state));
end $$;

-- Consents ---------------------------------------------------------------------------------------------------------------

create function lims.consents_missing(_disposition bigint) returns text[]
language sql stable security definer set search_path = '' as $$
    select coalesce(array_agg(distinct n order by n), '{}') from lab.disposition_item l, unnest(l.needs) n
     where l.disposition_id = _disposition and l.state <> 'REMOVED'
       and not exists (select from lab.disposition_consent c where c.disposition_id = _disposition and c.kind = n and c.withdrawn_at is null)
$$;

create function lims.need_consents(_known lab.disposition) returns void
language plpgsql stable set search_path = '' as $$
declare missing text[] := lims.consents_missing(_known.id);
begin
    if missing <> '{}' then
        perform lims.refuse('disposition.consent_missing', jsonb_build_object('number', _known.number, 'kinds', array_to_string(missing, ', ')));
    end if;
end $$;

create function lims.disposition_consent(
    _act uuid, _disposition bigint, _kind text, _given_by text, _reference text, _given_on date, _document text default null, _reason text default null
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'disposition_consent', jsonb_build_object('disposition', _disposition, 'kind', _kind,
        'given_by', _given_by, 'reference', _reference, 'given_on', _given_on, 'document', _document), _reason);
    known lab.disposition;
    consent bigint;
begin
    if answer is not null then return answer; end if;
    known := lims.lock_disposition(_disposition, array['PROPOSED', 'APPROVED', 'STAGED']);
    if (_kind in ('police', 'dpp', 'court')) is not true then
        perform lims.refuse('disposition.unknown_consent');
    elsif _document is not null and not lims.is_kept_for_this(_document, true) then
        perform lims.refuse('disposition.no_such_paper');
    end if;
    insert into lab.disposition_consent (disposition_id, kind, given_by, reference, given_on, document, recorded_by, recorded_at)
    values (_disposition, _kind, lims.needed(_given_by, 'given_by'), lims.needed(_reference, 'reference'), lims.need_date(_given_on, 'given_on'),
            _document, lims.me(), lims.act_time()) returning id into consent;
    return lims.finish_act(_act, jsonb_build_object('disposition', known.id, 'number', known.number, 'state', known.state));
end $$;

create function lims.consent_withdraw(_act uuid, _consent bigint, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'consent_withdraw', jsonb_build_object('consent', _consent), _reason);
    known lab.disposition;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    known := lims.lock_disposition((select c.disposition_id from lab.disposition_consent c where c.id = _consent),
                                   array['PROPOSED', 'APPROVED', 'STAGED']);
    update lab.disposition_consent c set withdrawn_by = lims.me(), withdrawn_at = lims.act_time(), withdrawing_reason = lims.typed(_reason, 'reason')
     where c.id = _consent and c.withdrawn_at is null;
    if not found then
        perform lims.refuse('disposition.consent_gone');
    end if;
    return lims.finish_act(_act, jsonb_build_object('disposition', known.id, 'number', known.number, 'state', known.state));
end $$;

-- Approval ---------------------------------------------------------------------------------------------------------------

-- By a manager who did not propose it, and exactly what they saw: `_digest` is that of the list on their screen.
create function lims.disposition_approve(_act uuid, _disposition bigint, _digest text, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'disposition_approve', jsonb_build_object('disposition', _disposition, 'digest', _digest), _reason);
    known lab.disposition;
    one lims.held;
    frozen text;
begin
    if answer is not null then return answer; end if;
    known := lims.lock_disposition(_disposition, array['PROPOSED']);
    if known.proposed_by = lims.me() then
        perform lims.refuse('disposition.own_proposal');
    end if;
    foreach one in array coalesce(lims.lock_listed(array(
            select l.item_id from lab.disposition_item l where l.disposition_id = _disposition and l.state = 'LISTED')), '{}') loop
        perform lims.need_endable(one);
        perform lims.need_still_ripe(l) from lab.disposition_item l where l.disposition_id = _disposition and l.item_id = one.id;
        update lab.disposition_item l
           set needs = array(select distinct c from unnest(l.needs || (lims.kept(i)).consents) c order by c), seq = one.seq
          from lab.item i where i.id = one.id and l.disposition_id = _disposition and l.item_id = one.id;
    end loop;
    perform lims.need_consents(known);
    frozen := lims.disposition_digest(_disposition);
    if frozen is distinct from _digest then
        perform lims.conflict('disposition.changed_meanwhile', jsonb_build_object('number', known.number));
    end if;
    update lab.disposition d set state = 'APPROVED', approved_by = lims.me(), approved_at = lims.act_time(), digest = frozen where d.id = _disposition;
    perform chain.append('disposition/' || _disposition, 'APPROVED', jsonb_build_object('digest', frozen, 'list',
        (select jsonb_agg(jsonb_build_array(i.number, l.method, l.seq) order by i.number collate "C")
           from lab.disposition_item l join lab.item i on i.id = l.item_id where l.disposition_id = _disposition and l.seq is not null)));
    return lims.finish_act(_act, jsonb_build_object('disposition', known.id, 'number', known.number, 'state', 'APPROVED'));
end $$;

-- Further once nothing of the list waits for this step any more.
create function lims.disposition_goes_on(_disposition bigint) returns text
language plpgsql set search_path = '' as $$
declare further text;
begin
    update lab.disposition d set state = case
               when d.state in ('PROPOSED', 'WITHDRAWN', 'RECONCILED') then d.state
               when exists (select from lab.disposition_item l where l.disposition_id = d.id and l.state = 'LISTED') then d.state
               when exists (select from lab.disposition_item l where l.disposition_id = d.id and l.state = 'STAGED') then 'STAGED'
               else 'EXECUTED' end
     where d.id = _disposition returning d.state into further;
    return further;
end $$;

-- Off the list, for a reason that stays on it. Once it is approved, a manager decides that.
create function lims.disposition_remove(_act uuid, _disposition bigint, _item bigint, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'disposition_remove', jsonb_build_object('disposition', _disposition, 'item', _item), _reason);
    known lab.disposition;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    known := lims.lock_disposition(_disposition, array['PROPOSED', 'APPROVED', 'STAGED']);
    if known.state <> 'PROPOSED' and not lims.is_supervisor() then
        perform lims.refuse('disposition.manager_removes');
    end if;
    update lab.disposition_item l set state = 'REMOVED', removing_reason = lims.typed(_reason, 'reason')
     where l.disposition_id = _disposition and l.item_id = (lims.lock_item(_item)).id and l.state in ('LISTED', 'STAGED');
    if not found then
        perform lims.refuse('disposition.not_listed', jsonb_build_object('item', _item, 'number', known.number));
    end if;
    return lims.finish_act(_act, jsonb_build_object('disposition', known.id, 'number', known.number, 'state', lims.disposition_goes_on(_disposition)));
end $$;

create function lims.disposition_withdraw(_act uuid, _disposition bigint, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'disposition_withdraw', jsonb_build_object('disposition', _disposition), _reason);
    known lab.disposition;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    known := lims.lock_disposition(_disposition, array['PROPOSED', 'APPROVED', 'STAGED']);
    if exists (select from lab.disposition_item l where l.disposition_id = _disposition and l.state = 'EXECUTED') then
        perform lims.refuse('disposition.begun', jsonb_build_object('number', known.number));
    elsif known.proposed_by <> lims.me() and not lims.is_supervisor() then
        perform lims.refuse('disposition.not_yours');
    end if;
    update lab.disposition_item l set state = 'REMOVED', removing_reason = lims.typed(_reason, 'reason')
     where l.disposition_id = _disposition and l.state in ('LISTED', 'STAGED');
    update lab.disposition d set state = 'WITHDRAWN', closed_by = lims.me(), closed_at = lims.act_time(), closing_reason = lims.typed(_reason, 'reason')
     where d.id = _disposition;
    return lims.finish_act(_act, jsonb_build_object('disposition', known.id, 'number', known.number, 'state', 'WITHDRAWN'));
end $$;

alter table lab.disposition enable row level security;
create policy visible on lab.disposition for select to lims_staff using (true);
alter table lab.disposition_item enable row level security;
create policy visible on lab.disposition_item for select to lims_staff using (exists (select from lab.item i where i.id = item_id));
alter table lab.disposition_consent enable row level security;
create policy visible on lab.disposition_consent for select to lims_staff using (true);
-- A court's order names people: with a restricted case on the list it is for those who may see that case.
create function lims.hidden_dispositions() returns setof bigint
language sql stable security definer set search_path = '' as $$
    select l.disposition_id from lab.disposition_item l join lab.item i on i.id = l.item_id where i.case_id in (select lims.hidden_cases())
$$;
-- The certificate of a list with restricted cases names their items: it is for those who may see every one of them.
create function lims.hidden_lists() returns setof text
language sql stable security definer set search_path = '' as $$
    select 'disposition/' || h from lims.hidden_dispositions() h
    union all select 'rollcall/' || r.id from lims.hidden_dispositions() h join lab.rollcall r on r.disposition_id = h
$$;
create policy consent on lab.blob for select to lims_staff using (exists (
    select from lab.disposition_consent c where c.document = blob.sha256 and c.disposition_id not in (select lims.hidden_dispositions())));
grant select on lab.disposition, lab.disposition_item, lab.disposition_consent to lims_staff;

grant execute on function lims.disposition_digest, lims.consents_missing, lims.hidden_dispositions, lims.hidden_lists to lims_staff;
grant execute on function lims.disposition_propose, lims.disposition_consent, lims.consent_withdraw, lims.disposition_remove, lims.disposition_withdraw
    to lims_evidence_technician, lims_laboratory_manager, lims_medical_examiner;
grant execute on function lims.disposition_approve to lims_laboratory_manager, lims_quality_manager;
grant execute on function lims.disposition_remove, lims.disposition_withdraw to lims_quality_manager;
