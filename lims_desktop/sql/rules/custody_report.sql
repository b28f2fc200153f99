-- The custody report of an item or a whole case: everything that is printed, read at one moment, under a document of its own.

insert into lab.policy (name, value) values ('hands_days', '7') on conflict do nothing;

-- Issues the report; the answer is what is printed. A repeat prints the same, whatever happened since.
create function lims.custody_report(_act uuid, _subject text, _id bigint, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'custody_report', jsonb_build_object('subject', _subject, 'id', _id), _reason);
    items bigint[];
    file bigint;
    told jsonb;
    made lab.document;
begin
    if answer is not null then return answer; end if;
    items := array(select i.id from lab.item i
                    where case _subject when 'item' then i.id = _id when 'case' then i.case_id = _id else false end
                      and lims.may_see_case(i.case_id, i.agency_id) order by i.number);
    if cardinality(items) = 0 then
        perform lims.refuse('custody_report.nothing', jsonb_build_object('subject', left(_subject, 40), 'id', _id));
    elsif cardinality(items) > 500 then
        perform lims.refuse('custody_report.too_many', jsonb_build_object('count', cardinality(items), 'most', 500));
    end if;
    select i.case_id, lims.reported_custody(i.case_id, items) into file, told from lab.item i where i.id = items[1];
    made := lims.issue_document('custody_report', _subject || '/' || _id, file);
    return lims.finish_act(_act, told || jsonb_build_object('subject', _subject, 'document', lims.document_head(made)));
end $$;

-- One statement, one moment of the record.
create function lims.reported_custody(_case bigint, _items bigint[]) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('asked_at', clock_timestamp(), 'hands_days', lims.policy_number('hands_days'),
        'case', jsonb_build_object('number', c.number, 'agency', a.name, 'agency_reference', c.agency_reference, 'offence', c.offence,
            'restricted', c.restricted, 'opened_at', c.opened_at),
        'items', (select jsonb_agg(lims.reported_item(i) order by i.number) from lab.item i where i.id = any (_items)))
      from lab.case_file c join lab.agency a on a.id = c.agency_id where c.id = _case
$$;

create function lims.reported_item(_item lab.item) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('id', _item.id, 'number', _item.number, 'resubmissions', _item.resubmissions, 'description', _item.description,
        'item_type', _item.item_type, 'role', _item.role, 'packaging', _item.packaging, 'condition', _item.condition,
        'condition_note', _item.condition_note, 'declared', _item.declared::text, 'quantity', _item.quantity::text, 'unit', _item.unit,
        'standing', _item.standing, 'refusal', _item.refusal, 'registered_at', _item.registered_at,
        'where', (select jsonb_build_object('path', p.path, 'kind', p.kind, 'since', w.placed_at)
                    from lab.whereabouts w join lab.place p on p.id = w.place_id where w.item_id = _item.id),
        'parent', (select i.number from lab.item i where i.id = _item.parent_id),
        'children', (select coalesce(jsonb_agg(i.number order by i.number), '[]') from lab.item i where i.parent_id = _item.id),
        'container', (select i.number from lab.item i where i.id = _item.container_id and lims.may_be_named(i, _item.case_id)),
        'contents', (select coalesce(jsonb_agg(i.number order by i.number), '[]')
                       from lab.item i where i.container_id = _item.id and lims.may_be_named(i, _item.case_id)),
        'unnamed', (select count(*) from lab.item i where _item.id = i.container_id and not lims.may_be_named(i, _item.case_id)),
        'events', lims.reported_events(_item.id), 'papers', lims.papers_about(_item),
        'seals', (select coalesce(jsonb_agg(to_jsonb(s) || jsonb_build_object('opened_by', lims.person_name(s.opened_by)) order by s.id), '[]')
                    from lab.seal s where s.item_id = _item.id),
        'labels', (select coalesce(jsonb_agg(jsonb_build_object('code', l.code, 'state', l.state, 'verified_at', l.verified_at,
                       'superseded_at', l.superseded_at) order by l.id), '[]') from lab.label l where l.item_id = _item.id),
        'holds', (select coalesce(jsonb_agg(to_jsonb(h) || jsonb_build_object('set_by', lims.person_name(h.set_by),
                       'lifted_by', lims.person_name(h.lifted_by)) order by h.id), '[]') from lab.hold h where h.item_id = _item.id),
        'discrepancies', (select coalesce(jsonb_agg(to_jsonb(d) order by d.id), '[]') from lab.discrepancy d where d.item_id = _item.id),
        'photographs', (select coalesce(jsonb_agg(jsonb_build_object('sha256', t.sha256, 'name', t.name, 'caption', t.caption,
                       'attached_at', t.attached_at) order by t.id), '[]')
                    from lab.attachment t where t.item_id = _item.id and t.kind = 'photograph'))
$$;

-- The report is for whoever may see its case: what lies with the item, but belongs to a restricted other case, stays unnamed. A carrier
-- belongs to no case and is named to everybody.
create function lims.may_be_named(_item lab.item, _case bigint) returns boolean
language sql stable set search_path = '' as $$
    select _item.case_id is null or _item.case_id = _case or not (select c.restricted from lab.case_file c where c.id = _item.case_id)
$$;

-- Every event with both parties, and the entry of the ledger that tells it: its number, its hash, and what only it says.
create function lims.reported_events(_item bigint) returns jsonb
language sql stable set search_path = '' as $$
    select coalesce(jsonb_agg(jsonb_build_object('seq', c.seq, 'kind', c.kind, 'at', c.at, 'claimed_at', c.claimed_at,
               'from_path', f.path, 'to_path', t.path, 'place', t.id, 'to_kind', t.kind, 'limit_hours', t.limit_hours, 'due_at', d.due_at,
               'actor', lims.person_name(c.actor), 'giver', lims.person_name(c.giver), 'taker', lims.person_name(c.taker),
               'witness', lims.person_name(c.witness), 'exception', c.exception, 'corrects', c.corrects, 'outsider', c.outsider,
               'identity_document', c.identity_document, 'signature', c.signature, 'statement', c.statement, 'entry', c.entry,
               'hash', encode(e.hash, 'hex'), 'station', e.station, 'reason', e.reason, 'quantity', e.body::jsonb ->> 'quantity')
               order by c.seq), '[]')
      from lab.custody c join ledger.entry e on e.id = c.entry join lab.place t on t.id = c.to_place
      left join lab.place f on f.id = c.from_place left join lab.dispatch d on d.place_id = c.to_place
     where c.item_id = _item
$$;

grant execute on function lims.custody_report to lims_staff;
