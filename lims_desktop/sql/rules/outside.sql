-- What transit, court and release share: who carries items outside our hands, and how items are found when they come again.

-- Somebody of the staff (`person`), or somebody without an account, who shows a document and signs (domain.md section 4, rule 5).
create type lims.bearer as (person bigint, name text, identity_document text, signature text);

-- A signature is a picture that whoever acts has taken: not any file of the record.
create function lims.need_signature(_signature text) returns void
language plpgsql stable set search_path = '' as $$
begin
    if _signature is null or not exists (select from lab.blob b where b.sha256 = _signature) then
        perform lims.refuse('custody.signature_missing');
    elsif not lims.is_kept_for_this(_signature) then
        perform lims.refuse('custody.no_signature');
    end if;
end $$;

create function lims.need_outsider(_said jsonb) returns lims.bearer
language plpgsql stable set search_path = '' as $$
begin
    perform lims.need_signature(_said ->> 'signature');
    return (null, lims.needed(_said ->> 'name', 'outsider'), lims.needed(_said ->> 'identity_document', 'identity_document'),
            _said ->> 'signature')::lims.bearer;
end $$;

-- Rule 3 for somebody of the staff: they say so with their own password, for this act and exactly its arguments. Whoever acts has
-- proved that already.
create function lims.need_bearer(_act uuid, _said jsonb) returns lims.bearer
language plpgsql set search_path = '' as $$
declare person lab.person;
begin
    if _said ->> 'person' is null then
        return lims.need_outsider(_said);
    end if;
    select p.* into person from lab.person p where p.id = (_said ->> 'person')::bigint and p.active and p.agency_id is null;
    if not found then
        perform lims.refuse('custody.no_such_taker');
    end if;
    if person.id <> lims.me() and lims.take_vouch(_act, 'witness') <> person.id then
        perform lims.refuse('transit.other_bearer', jsonb_build_object('bearer', person.name));
    end if;
    return (person.id, person.name, null, null)::lims.bearer;
end $$;

-- What the custody record says of whoever carries.
create function lims.told_of(_bearer lims.bearer) returns jsonb
language sql immutable set search_path = ''
return jsonb_build_object('outsider', _bearer.name, 'identity_document', _bearer.identity_document, 'signature', _bearer.signature);

-- How one item is found: the state of its seal (none where it has no seal), its condition, and what is to be said about it.
create type lims.finding as (item bigint, seal_state text, condition text, note text);

create function lims.findings(_lines jsonb) returns lims.finding[]
language plpgsql stable set search_path = '' as $$
declare
    found_now lims.finding[];
    one lims.finding;
begin
    select array_agg((l.item, l.seal_state, l.condition, lims.typed(l.note, 'note'))::lims.finding) into found_now
      from jsonb_to_recordset(case jsonb_typeof(_lines) when 'array' then _lines else '[]' end) l(item bigint, seal_state text, condition text, note text);
    foreach one in array coalesce(found_now, '{}') loop
        perform lims.need_inspected(one);
    end loop;
    return found_now;
end $$;

-- Everything that comes again is looked at: its condition, and its seal when it has one.
create function lims.need_inspected(_found lims.finding) returns void
language plpgsql stable set search_path = '' as $$
declare number text := (select i.number from lab.item i where i.id = _found.item);
begin
    if _found.condition is null then
        perform lims.refuse('transit.condition_needed', jsonb_build_object('item', number));
    end if;
    perform lims.need_term('condition', _found.condition);
    if _found.seal_state is not null then
        perform lims.need_term('seal_state', _found.seal_state);
    elsif exists (select from lab.seal s where s.item_id = _found.item and s.opened_at is null) then
        perform lims.refuse('transit.seal_state_needed', jsonb_build_object('item', number));
    end if;
end $$;

create function lims.items_of(_found lims.finding[]) returns bigint[]
language sql immutable set search_path = ''
return (select array_agg(f.item) from unnest(_found) f);

create function lims.is_difference(_list text, _code text) returns boolean
language sql stable set search_path = ''
return coalesce((select (t.extra ->> 'discrepancy')::boolean from lab.term t where t.list = _list and t.code = _code), false);

-- What differs from what is recorded is a discrepancy, once: from then on it stands as it was found. `_where` is '-in-transit'
-- for what happened between the offices. Answers the discrepancies.
create function lims.inspect(_found lims.finding[], _where text default '') returns bigint[]
language plpgsql set search_path = '' as $$
declare
    one lims.finding;
    raised bigint[] := '{}';
begin
    foreach one in array _found loop
        raised := raised || lims.inspect_seal(one, _where) || lims.inspect_condition(one, _where);
    end loop;
    return array_remove(raised, null);
end $$;

create function lims.inspect_seal(_found lims.finding, _where text) returns bigint
language plpgsql set search_path = '' as $$
declare
    item lab.item;
    was text := (select string_agg(distinct s.state, ', ') from lab.seal s where s.item_id = _found.item and s.opened_at is null);
    broken boolean := _found.seal_state ~ 'broken|tampered|open|unsealed';
begin
    if not lims.is_difference('seal_state', _found.seal_state) or was is not distinct from _found.seal_state or was is null then
        return null;
    end if;
    select i.* into item from lab.item i where i.id = _found.item;
    update lab.seal s set state = _found.seal_state where s.item_id = item.id and s.opened_at is null and s.state <> _found.seal_state;
    return lims.discrepancy(case when broken then 'seal-broken' || _where else 'seal-wrong' end, item, item.submission_id, was,
                            concat_ws(': ', _found.seal_state, _found.note));
end $$;

create function lims.inspect_condition(_found lims.finding, _where text) returns bigint
language plpgsql set search_path = '' as $$
declare item lab.item;
begin
    select i.* into item from lab.item i where i.id = _found.item;
    if not lims.is_difference('condition', _found.condition) or item.condition is not distinct from _found.condition then
        return null;
    end if;
    update lab.item i set condition = _found.condition, condition_note = coalesce(_found.note, i.condition_note) where i.id = item.id;
    return lims.discrepancy(case when _found.condition = 'warm' then 'cold-chain' else 'damaged' || _where end, item,
                            item.submission_id, item.condition, concat_ws(': ', _found.condition, _found.note));
end $$;

-- How an item was last known to be: the state of its seal (none without a seal) and its condition.
create function lims.known_state(_item lab.item) returns jsonb
language sql stable set search_path = ''
return jsonb_build_object('condition', _item.condition, 'seal_state',
    (select s.state from lab.seal s where s.item_id = _item.id and s.opened_at is null order by s.id desc limit 1));

create function lims.known_state_of(_item bigint) returns jsonb
language sql stable set search_path = '' as $$
    select lims.known_state(i) from lab.item i where i.id = _item
$$;

grant execute on function lims.known_state, lims.known_state_of to lims_staff;
