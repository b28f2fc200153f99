-- What stands on the papers about items that go out and come in: {head, facts, lines, signers, cites}. An item of a restricted case is
-- not described, for anybody: whoever carries the paper shows it to others. On a paper about several cases, which all staff may see, it
-- stands by its number alone, and what became of it.

create function lims.paper_line(_item bigint, _more jsonb default '{}') returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('number', i.number || case when i.resubmissions > 0 then ' R' || i.resubmissions else '' end,
        'code', (select l.code from lab.label l where l.item_id = i.id and l.superseded_at is null order by l.id desc limit 1),
        'item_type', case when c.restricted is not true then i.item_type end, 'description', case when c.restricted is not true then i.description end,
        'seals', (select string_agg(s.number, ', ' order by s.id) from lab.seal s where s.item_id = i.id and s.opened_at is null),
        'quantity', i.quantity::text, 'unit', i.unit, 'case', c.number, 'restricted', c.restricted is true,
        'container', (select k.number from lab.item k where k.id = i.container_id)) || _more
      from lab.item i left join lab.case_file c on c.id = i.case_id where i.id = _item
$$;

-- The lines of a paper; on one about several cases those of restricted ones by their number (and the bars of it) alone.
create function lims.printed_lines(_lines jsonb, _of_one_case boolean) returns jsonb
language sql immutable set search_path = '' as $$
    select coalesce(jsonb_agg(case when _of_one_case or not (l.line ->> 'restricted')::boolean then l.line - 'restricted'
               else jsonb_build_object('number', l.line -> 'number', 'code', l.line -> 'code', 'outcome', l.line -> 'outcome', 'case', null) end
               order by l.turn), '[]')
      from jsonb_array_elements(_lines) with ordinality l(line, turn)
$$;

-- One who signs or stands for something on the paper; the signature as base64.
create function lims.paper_signer(_role text, _name text, _more text, _signature text) returns jsonb
language sql stable set search_path = ''
return jsonb_build_object('role', _role, 'name', _name, 'more', _more,
    'signature', (select encode(b.content, 'base64') from lab.blob b where b.sha256 = _signature));

create function lims.manifest_paper(_leg bigint) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object(
        'facts', jsonb_build_object('from', f.name, 'to', t.name, 'courier', d.courier, 'bag', d.bag, 'at', d.dispatched_at, 'due', d.due_at),
        'lines', (select jsonb_agg(lims.paper_line(l.item_id) order by i.number)
                    from lab.manifest_line l join lab.item i on i.id = l.item_id where l.dispatch_id = d.id),
        'signers', jsonb_build_array(
            lims.paper_signer('sender', lims.person_name(d.dispatched_by), null, d.sender_signature),
            lims.paper_signer('courier', d.courier, d.courier_document, d.courier_signature)))
      from lab.dispatch d left join lab.office f on f.id = d.from_office join lab.office t on t.id = d.to_office where d.id = _leg
$$;

-- What this record tells of, and what was still under way when it was made.
create function lims.arrival_paper(_leg bigint, _document bigint) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('cites', lims.machine_code('D', d.document_id),
        'facts', jsonb_build_object('from', f.name, 'to', t.name, 'courier', d.courier, 'bag', d.bag, 'at', d.dispatched_at, 'due', d.due_at,
            'statement', case when exists (select from lab.manifest_line l where l.document_id = _document and l.outcome = 'MISSING')
                         then d.statement end),
        'lines', (select jsonb_agg(lims.paper_line(l.item_id, jsonb_build_object(
                'outcome', case when l.document_id = _document then l.outcome else 'UNDER_WAY' end,
                'seal_state', l.seal_state, 'condition', l.condition, 'note', l.note)) order by i.number)
              from lab.manifest_line l join lab.item i on i.id = l.item_id
             where l.dispatch_id = d.id and (l.document_id is null or l.document_id >= _document)),
        'signers', jsonb_build_array(
            lims.paper_signer('courier', d.courier, d.courier_document, null),
            lims.paper_signer('receiver', lims.person_name(r.issued_by), null,
                (select l.signature from lab.manifest_line l where l.document_id = _document and l.signature is not null limit 1))))
      from lab.dispatch d left join lab.office f on f.id = d.from_office join lab.office t on t.id = d.to_office, lab.document r
     where d.id = _leg and r.id = _document
$$;

create function lims.court_paper(_visit bigint, _document bigint, _back boolean) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('cites', case when _back then lims.machine_code('D', v.document_id) end,
        'facts', jsonb_build_object('court', a.name, 'case', c.number, 'hearing', v.hearing_at, 'due', v.due_at, 'bearer', v.bearer,
            'at', v.out_at, 'note', v.note),
        'lines', (select jsonb_agg(lims.paper_line(e.item_id, case when _back then jsonb_build_object('outcome', case when e.document_id = _document
                    then 'RETURNED' when e.outcome = 'KEPT' then 'KEPT' else 'AT_COURT' end, 'seal_state', e.seal_state,
                    'condition', e.condition, 'note', coalesce(e.note, e.court_receipt)) else '{}' end) order by i.number)
              from lab.court_exhibit e join lab.item i on i.id = e.item_id
             where e.visit_id = v.id and (not _back or e.document_id is null or e.document_id >= _document)),
        'signers', case when _back then (
            select jsonb_build_array(lims.paper_signer('brought_by', e.bearer, e.bearer_document, e.bearer_signature),
                                     lims.paper_signer('receiver', lims.person_name(e.settled_by), null, null))
              from lab.court_exhibit e where e.document_id = _document limit 1)
          else jsonb_build_array(lims.paper_signer('giver', lims.person_name(v.out_by), null, null),
                                 lims.paper_signer('bearer', v.bearer, v.bearer_document, v.bearer_signature)) end)
      from lab.court_visit v join lab.case_file c on c.id = v.case_id join lab.agency a on a.id = v.court where v.id = _visit
$$;

create function lims.release_paper(_release bigint) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object(
        'facts', jsonb_build_object('kind', r.kind, 'to', p.name, 'relation', r.relation, 'authority', r.authority,
            'authority_number', r.authority_number, 'at', r.released_at, 'witness', lims.person_name(r.witness)),
        'lines', (select jsonb_agg(lims.paper_line(l.item_id) order by i.number)
                    from lab.release_item l join lab.item i on i.id = l.item_id where l.release_id = r.id),
        'signers', jsonb_build_array(lims.paper_signer('giver', lims.person_name(r.released_by), null, null),
                                     lims.paper_signer('recipient', r.recipient, r.identity_document, r.signature)))
      from lab.release r join lab.place p on p.id = r.place_id where r.id = _release
$$;

create function lims.take_back_paper(_taking bigint) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object(
        'facts', jsonb_build_object('from', p.name, 'at', b.received_at),
        'lines', (select jsonb_agg(lims.paper_line(l.item_id, jsonb_build_object('outcome', 'TAKEN_BACK', 'seal_state', l.seal_state,
                    'condition', l.condition, 'note', l.note)) order by i.number)
                    from lab.taken_back_item l join lab.item i on i.id = l.item_id where l.taking_back_id = b.id),
        'signers', jsonb_build_array(lims.paper_signer('brought_by', b.brought_by, b.identity_document, b.signature),
                                     lims.paper_signer('receiver', lims.person_name(b.received_by), null, null)))
      from lab.taking_back b join lab.place p on p.id = b.place_id where b.id = _taking
$$;

-- The facts of a paper that was issued, for whoever may see the paper; null when there is none or it is not for these eyes.
create function lims.passage_paper(_document bigint) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
    paper lab.document;
    subject bigint;
    told jsonb;
begin
    select d.* into paper from lab.document d
     where d.id = _document and (d.case_id is null or d.case_id not in (select lims.hidden_cases()));
    if not found or paper.kind not in ('manifest', 'arrival_record', 'court_receipt', 'court_return', 'release_receipt', 'take_back_receipt') then
        return null;
    end if;
    subject := split_part(paper.stream, '/', 2)::bigint;
    told := case paper.kind
        when 'manifest' then lims.manifest_paper(subject)
        when 'arrival_record' then lims.arrival_paper(subject, _document)
        when 'court_receipt' then lims.court_paper(subject, _document, false)
        when 'court_return' then lims.court_paper(subject, _document, true)
        when 'release_receipt' then lims.release_paper(subject)
        else lims.take_back_paper(subject) end;
    return told || jsonb_build_object('head', lims.document_head(paper), 'lines', lims.printed_lines(told -> 'lines', paper.case_id is not null));
end $$;

grant execute on function lims.passage_paper to lims_staff;
