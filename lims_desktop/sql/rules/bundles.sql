-- Disclosure bundles (domain.md section 12): everything about a case, or about one report of it, as one file that verifies offline. The
-- client writes the file; here is what goes into it, who may make one, and that it was made. It is made of the ledger itself: every entry
-- of every stream that belongs to the subject, up to where the stream stood when the bundle was begun.
--
-- Managers make it: they read the ledger and restricted cases anyway, so it shows its maker nothing new.

create trigger audit after insert or update or delete on lab.bundle for each row execute function chain.record_row('case', 'case_id');
create trigger frozen before delete or truncate on lab.bundle for each statement execute function chain.frozen();

create function lims.bundle_kept() returns trigger
language plpgsql set search_path = '' as $$
begin
    if (to_jsonb(new) - '{finished_at,sha256,size,files}'::text[]) is distinct from (to_jsonb(old) - '{finished_at,sha256,size,files}'::text[])
       or old.finished_at is not null then
        perform lims.refuse('bundle.kept', jsonb_build_object('number', old.number));
    end if;
    return new;
end $$;
create trigger kept before update on lab.bundle for each row execute function lims.bundle_kept();

-- What belongs to it ------------------------------------------------------------------------------------------------------------------

-- The reports of a case; of one report, those that it corrects and those that correct it.
create function lims.bundled_reports(_case bigint, _report bigint) returns setof bigint
language sql stable set search_path = '' as $$
    with recursive family(id) as (
        select _report union
        select case when r.corrects = f.id then r.id else r.corrects end
          from family f join lab.report r on r.corrects = f.id or r.id = f.id and r.corrects is not null)
    select r.id from lab.report r where r.case_id = _case and (_report is null or r.id in (select f.id from family f))
$$;

create function lims.bundled_requests(_case bigint, _report bigint) returns setof bigint
language sql stable set search_path = '' as $$
    select q.id from lab.request q
     where q.case_id = _case and (_report is null or exists (
           select from lab.report_request x where x.request_id = q.id and x.report_id in (select lims.bundled_reports(_case, _report))))
$$;

-- The items of the requests, and what they were made from.
create function lims.bundled_items(_case bigint, _report bigint) returns setof bigint
language sql stable set search_path = '' as $$
    with recursive asked(id, parent_id) as (
        select i.id, i.parent_id from lab.item i
         where i.case_id = _case and (_report is null or exists (
               select from lab.request_item z where z.item_id = i.id and z.request_id in (select lims.bundled_requests(_case, _report))))
        union select p.id, p.parent_id from asked a join lab.item p on p.id = a.parent_id and p.case_id = _case)
    select a.id from asked a
$$;

create function lims.bundled_worksheets(_case bigint, _report bigint) returns setof bigint
language sql stable set search_path = '' as $$
    select distinct p.worksheet_id from lab.run_position p join lab.assignment a on a.id = p.assignment_id
     where a.request_id in (select lims.bundled_requests(_case, _report))
$$;

-- Whether items of another case were in the same run: then only what is of this one leaves with it.
create function lims.is_shared_run(_worksheet bigint, _case bigint) returns boolean
language sql stable set search_path = '' as $$
    select exists (select from lab.run_position p join lab.item i on i.id = p.item_id where p.worksheet_id = _worksheet and i.case_id is distinct from _case)
$$;

-- What customers asked and were answered; of one report, what was said of it. (What was said in court stands in the case's own stream; what was
-- difficult for a witness, and the laboratory's quality records, do not go along: nonconformities are told in what the case must disclose.)
create function lims.bundled_enquiries(_case bigint, _report bigint) returns setof bigint
language sql stable set search_path = '' as $$
    select e.id from lab.enquiry e where e.case_id = _case and (_report is null or e.report_id in (select lims.bundled_reports(_case, _report)))
$$;

-- Visits of exhibits to a court.
create function lims.bundled_visits(_case bigint, _report bigint) returns setof bigint
language sql stable set search_path = '' as $$
    select v.id from lab.court_visit v where v.case_id = _case and (_report is null or exists (
           select from lab.court_exhibit x where x.visit_id = v.id and x.item_id in (select lims.bundled_items(_case, _report))))
$$;

-- Who outside said something of it, whose names are not the laboratory's.
create function lims.bundled_callers(_case bigint, _report bigint) returns setof bigint
language sql stable set search_path = '' as $$
    select e.asked_by from lab.enquiry e where e.id in (select lims.bundled_enquiries(_case, _report))
    union select n.person_id from lab.enquiry_note n where n.enquiry_id in (select lims.bundled_enquiries(_case, _report))
    union select h.told_by from lab.hearing h where h.case_id = _case
    union select s.told_by from lab.subpoena s where s.case_id = _case
$$;

-- What papers of the case may be about.
create function lims.bundled_subjects(_case bigint, _report bigint) returns setof text
language sql stable set search_path = '' as $$
    select 'case/' || _case
    union select 'item/' || i from lims.bundled_items(_case, _report) i
    union select 'report/' || r from lims.bundled_reports(_case, _report) r
    union select 'court/' || v from lims.bundled_visits(_case, _report) v
$$;

-- Files, each once: the bytes of one that shows other cases too do not leave, that it exists does.
create function lims.bundled_files(_case bigint, _report bigint)
returns table (sha256 text, size bigint, media_type text, name text, kind text, withheld boolean)
language sql stable set search_path = '' as $$
    with items(id) as materialized (select lims.bundled_items(_case, _report)),
         deliveries(id) as materialized (select s.id from lab.submission s where s.case_id = _case and (_report is null or s.id in (select i.submission_id from lab.item i join items b on b.id = i.id))),
         named as (
        select t.sha256, t.name, t.kind, false as withheld from lab.attachment t
         where t.item_id in (select i.id from items i) or t.case_id = _case or t.submission_id in (select d.id from deliveries d)
        union all select s.signature, 'signature', 'signature', false from lab.submission s where s.id in (select d.id from deliveries d)
        union all select s.receipt, 'receipt', 'receipt', false from lab.submission s where s.id in (select d.id from deliveries d)
        union all select c.signature, 'signature', 'signature', false from lab.custody c where c.item_id in (select i.id from items i)
        union all select d.sha256, d.kind || ' ' || lims.machine_code('D', d.id), 'document', false from lab.document d
         where d.case_id = _case and d.stream in (select lims.bundled_subjects(_case, _report))
        union all select s.sha256, r.number || ' ' || s.round || ' ' || s.seat, 'report', false from lab.report_signature s join lab.report r on r.id = s.report_id
         where r.id in (select lims.bundled_reports(_case, _report))
           and not exists (select from lab.report_signature n where n.report_id = s.report_id and n.round = s.round and n.id > s.id)
        union all select f.sha256, f.name, 'instrument', lims.is_shared_run(f.worksheet_id, _case) from lab.result_file f
         where f.worksheet_id in (select lims.bundled_worksheets(_case, _report)))
    select distinct on (b.sha256) b.sha256, b.size, b.media_type, n.name, n.kind, n.withheld
      from named n join lab.blob b on b.sha256 = n.sha256 order by b.sha256, n.withheld desc, n.kind desc, n.name
$$;

create function lims.bundled_streams(_case bigint, _report bigint) returns setof text
language sql stable set search_path = '' as $$
    select 'case/' || _case
    union select 'submission/' || i.submission_id from lab.item i where i.id in (select lims.bundled_items(_case, _report)) and i.submission_id is not null
    union select 'submission/' || s.id from lab.submission s where s.case_id = _case and _report is null
    union select 'item/' || i from lims.bundled_items(_case, _report) i
    union select 'discrepancy/' || d.id from lab.discrepancy d where d.case_id = _case and (d.item_id is null or d.item_id in (select lims.bundled_items(_case, _report)))
    union select 'request/' || q from lims.bundled_requests(_case, _report) q
    union select 'report/' || r from lims.bundled_reports(_case, _report) r
    union select 'enquiry/' || e from lims.bundled_enquiries(_case, _report) e
    union select 'court/' || v from lims.bundled_visits(_case, _report) v
    union select 'worksheet/' || w from lims.bundled_worksheets(_case, _report) w
    union select 'position/' || p.id from lab.run_position p join lab.item i on i.id = p.item_id and i.case_id = _case
           where p.worksheet_id in (select lims.bundled_worksheets(_case, _report))
    union select 'verification/' || v.id from lab.verification v where v.worksheet_id in (select lims.bundled_worksheets(_case, _report))
    union select 'verification_conclusion/' || c.id from lab.verification_conclusion c join lab.run_position p on p.id = c.position_id
            join lab.item i on i.id = p.item_id and i.case_id = _case where p.worksheet_id in (select lims.bundled_worksheets(_case, _report))
    union select 'attachment/' || t.id from lab.attachment t where t.case_id = _case or t.item_id in (select lims.bundled_items(_case, _report))
    union select 'document/' || d.id from lab.document d
           where d.case_id = _case and d.stream in (select lims.bundled_subjects(_case, _report))
    union select 'file/' || f.sha256 from lims.bundled_files(_case, _report) f
    union select 'authority/' || a.id from lab.authority_certificate a
    union select 'authority/' || l.id from lab.revocation_list l
$$;

-- Whether an entry may be read outside. Of a run with other cases in it: the worksheet itself, its controls and what is of the whole run,
-- and what is of this case's items; nothing that is not known to be one of these. Of what was asked under privilege, that it was asked.
create function lims.bundle_shows(_stream text, _body jsonb, _case bigint) returns boolean
language plpgsql stable set search_path = '' as $$
declare
    of_table text := _body ->> 'table';
    key bigint := (_body #>> '{key,id}')::bigint;
    worksheet bigint := case split_part(_stream, '/', 1)
        when 'worksheet' then split_part(_stream, '/', 2)::bigint
        when 'verification' then (select v.worksheet_id from lab.verification v where v.id = split_part(_stream, '/', 2)::bigint) end;
    spot bigint;
begin
    if of_table = 'lab.enquiry_note' then
        return not exists (select from lab.enquiry e where e.id = split_part(_stream, '/', 2)::bigint and e.privileged is not null);
    elsif worksheet is null or of_table in ('lab.worksheet', 'lab.worksheet_use', 'lab.worksheet_look', 'lab.verification') then
        return true;
    elsif not lims.is_shared_run(worksheet, _case) then
        return true;
    elsif of_table = 'lab.result' and exists (select from lab.result r where r.id = key and r.position_id is null) then
        return true;
    end if;
    spot := case of_table
        when 'lab.run_position' then key
        when 'lab.result' then (select r.position_id from lab.result r where r.id = key)
        when 'lab.vial_scan' then (select s.position_id from lab.vial_scan s where s.id = key and s.matched)
        when 'lab.control_point' then (select c.position_id from lab.control_point c where c.id = key)
        when 'lab.verification_conclusion' then (select c.position_id from lab.verification_conclusion c where c.id = key) end;
    return exists (select from lab.run_position p left join lab.item i on i.id = p.item_id
                    where p.id = spot and (p.item_id is null or i.case_id = _case));
end $$;

-- Made --------------------------------------------------------------------------------------------------------------------------------

-- How far each stream goes, and how many of its entries stay here; of a file, whether its bytes do.
create function lims.bundle_heads(_case bigint, _report bigint) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_object_agg(h.stream, jsonb_build_object('number', h.number, 'hash', encode(h.hash, 'hex'), 'withheld',
               case when h.stream ~ '^(worksheet|verification|enquiry)/' then
                   (select count(*) from ledger.entry e where e.stream = h.stream and e.number <= h.number
                       and not lims.bundle_shows(e.stream, e.body::jsonb, _case)) else 0 end, 'stays', f.withheld))
      from ledger.head h left join lims.bundled_files(_case, _report) f on h.stream = 'file/' || f.sha256
     where h.stream in (select lims.bundled_streams(_case, _report))
$$;

-- _subject: 'case' or 'report'. The reason says for whom it is.
create function lims.bundle_begin(_act uuid, _subject text, _id bigint, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'bundle_begin', jsonb_build_object('subject', _subject, 'id', _id), _reason);
    report bigint := case _subject when 'report' then _id end;
    known lab.case_file;
    made lab.bundle;
begin
    if answer is not null then return answer; end if;
    perform lims.fresh();
    perform lims.need_reason(_reason, 'bundle.for_whom');
    select c.* into known from lab.case_file c
     where c.id = case _subject when 'case' then _id when 'report' then (select r.case_id from lab.report r where r.id = _id) end
       and lims.may_see_case(c.id, c.agency_id) for update;
    if known.id is null then
        perform lims.refuse('bundle.no_subject');
    end if;
    insert into lab.bundle (number, case_id, report_id, reason, heads, begun_by, begun_at)
    values (known.number || '-D' || 1 + (select count(*) from lab.bundle b where b.case_id = known.id), known.id, report, btrim(_reason),
            lims.bundle_heads(known.id, report), lims.me(), lims.act_time()) returning * into made;
    return lims.finish_act(_act, jsonb_build_object('bundle', made.id, 'number', made.number));
end $$;

-- The file is written: its SHA-256 stands in the ledger from now on.
create function lims.bundle_finish(_act uuid, _bundle bigint, _sha256 text, _size bigint, _files bigint, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'bundle_finish', jsonb_build_object('bundle', _bundle, 'sha256', _sha256, 'size', _size, 'files', _files), _reason);
    made lab.bundle;
begin
    if answer is not null then return answer; end if;
    if (_sha256 ~ '^[0-9a-f]{64}$' and _size > 0 and _files > 0) is not true then
        perform lims.refuse('bundle.no_file');
    end if;
    update lab.bundle b set finished_at = lims.act_time(), sha256 = _sha256, size = _size, files = _files
     where b.id = _bundle and b.begun_by = lims.me() returning * into made;
    if made.id is null then
        perform lims.refuse('bundle.unknown');
    end if;
    return lims.finish_act(_act, jsonb_build_object('bundle', made.id, 'number', made.number, 'sha256', made.sha256, 'size', made.size));
end $$;

-- Read by whoever makes it ----------------------------------------------------------------------------------------------------------------

-- One of mine that is not finished yet.
create function lims.my_bundle(_bundle bigint) returns lab.bundle
language plpgsql stable set search_path = '' as $$
declare known lab.bundle;
begin
    select b.* into known from lab.bundle b where b.id = _bundle and b.begun_by = lims.me() and b.finished_at is null;
    if known.id is null or not lims.has_duty('laboratory_manager', 'quality_manager') then
        perform lims.refuse('bundle.unknown');
    end if;
    return known;
end $$;

-- An entry as it stands in the bundle; time in microseconds since 2000, as it is hashed. `position` is its place in the tree.
create function lims.bundled_entry(_entry ledger.entry, _shown boolean) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('stream', _entry.stream, 'number', _entry.number, 'hash', encode(_entry.hash, 'hex'),
               'position', (select l.position from ledger.leaf l where l.entry = _entry.id))
        || case when _shown then jsonb_build_object('id', _entry.id, 'kind', _entry.kind, 'actor', _entry.actor, 'second', _entry.second, 'station', _entry.station,
               'act', _entry.act, 'at', (extract(epoch from _entry.at) * 1000000)::bigint - 946684800000000, 'reason', _entry.reason,
               'body', _entry.body, 'previous', encode(_entry.previous, 'hex')) else '{"withheld": true}' end
$$;

-- Puts what was committed into the tree, and answers whether the entry that tells of the bundle is in it (then all others are, too); another
-- sequencer may be at work just now: then not yet.
create function lims.bundle_covered(_bundle bigint) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
    known lab.bundle := lims.my_bundle(_bundle);
    size bigint := 1;
begin
    while size is not null loop
        size := chain.tick();
    end loop;
    return exists (select from ledger.entry e join ledger.leaf l on l.entry = e.id where e.stream = 'case/' || known.case_id
                      and e.body::jsonb @> jsonb_build_object('table', 'lab.bundle', 'key', jsonb_build_object('id', _bundle)));
end $$;

-- The next entries after this one, in the order of stream and number.
create function lims.bundle_entries(_bundle bigint, _stream text, _number int, _most int) returns jsonb
language sql stable security definer set search_path = '' as $$
    select coalesce(jsonb_agg(lims.bundled_entry(e, lims.bundle_shows(e.stream, e.body::jsonb, known.case_id)) order by e.stream, e.number), '[]')
      from lims.my_bundle(_bundle) known,
           lateral (select n.* from ledger.entry n join jsonb_each(known.heads) h on h.key = n.stream and n.number <= (h.value ->> 'number')::int
                     where (n.stream, n.number) > (_stream collate "C", _number) order by n.stream, n.number limit least(_most, 1000)) e
$$;

-- The entry that tells of the bundle itself, and those of the certificates its reports were signed with.
create function lims.bundle_beside(_bundle bigint) returns jsonb
language sql stable security definer set search_path = '' as $$
    select coalesce(jsonb_agg(lims.bundled_entry(e, true) order by e.id), '[]') from lims.my_bundle(_bundle) known, ledger.entry e
     where e.stream = 'case/' || known.case_id and e.body::jsonb @> jsonb_build_object('table', 'lab.bundle', 'key', jsonb_build_object('id', _bundle))
        or e.stream in (select 'person/' || s.person_id from lab.report_signature s where s.report_id in (select lims.bundled_reports(known.case_id, known.report_id)))
           and e.body::jsonb ->> 'table' = 'lab.certificate' and (e.body::jsonb #>> '{key,id}')::bigint in (
               select s.certificate_id from lab.report_signature s where s.report_id in (select lims.bundled_reports(known.case_id, known.report_id)))
$$;

create function lims.bundle_files(_bundle bigint) returns jsonb
language sql stable security definer set search_path = '' as $$
    select coalesce(jsonb_agg(to_jsonb(f) order by f.sha256), '[]') from lims.my_bundle(_bundle) known, lims.bundled_files(known.case_id, known.report_id) f
     where known.heads ? ('file/' || f.sha256)
$$;

create function lims.bundle_file(_bundle bigint, _sha256 text) returns bytea
language sql stable security definer set search_path = '' as $$
    select b.content from lims.my_bundle(_bundle) known, lab.blob b
     where b.sha256 = _sha256 and known.heads #>> array['file/' || _sha256, 'stays'] = 'false'
$$;

-- What the numbers in the entries stand for, and what is said once for the whole bundle.
create function lims.bundle_about(_bundle bigint) returns jsonb
language sql stable security definer set search_path = '' as $$
    select jsonb_build_object('bundle', known.id, 'number', known.number, 'subject', case when known.report_id is null then 'case' else 'report' end,
        'case', c.number, 'case_id', c.id, 'agency', a.name, 'agency_reference', c.agency_reference, 'report', r.number, 'reason', known.reason,
        'made_by', lims.person_name(known.begun_by), 'begun_at', known.begun_at, 'laboratory', lims.policy('laboratory_name'),
        'people', (select jsonb_object_agg(p.id, p.name) from lab.person p where p.agency_id is null or p.agency_id = c.agency_id
                      or p.id in (select lims.bundled_callers(c.id, known.report_id))),
        'agencies', (select jsonb_object_agg(g.id, g.name) from lab.agency g),
        'items', (select coalesce(jsonb_object_agg(i.id, i.number), '{}') from lab.item i where i.id in (select lims.bundled_items(c.id, known.report_id))),
        'places', (select coalesce(jsonb_object_agg(p.id, p.path), '{}') from lab.place p where p.id in (
                       select unnest(array[u.from_place, u.to_place]) from lab.custody u where u.item_id in (select lims.bundled_items(c.id, known.report_id)))),
        'methods', (select coalesce(jsonb_agg(jsonb_build_object('version', v.id, 'code', m.code, 'number', v.number, 'sha256', v.sha256, 'definition', v.definition)
                       order by v.id), '[]')
                      from lab.method_version v join lab.method m on m.id = v.method_id
                     where v.id in (select w.version_id from lab.worksheet w where w.id in (select lims.bundled_worksheets(c.id, known.report_id)))),
        'instruments', (select coalesce(jsonb_object_agg(i.id, concat_ws(' · ', i.name, i.serial)), '{}') from lab.instrument i where i.id in (
                           select u.instrument_id from lab.worksheet_use u where u.worksheet_id in (select lims.bundled_worksheets(c.id, known.report_id)))),
        'lots', (select coalesce(jsonb_object_agg(l.id, g.name || ' ' || l.number), '{}') from lab.lot l join lab.reagent g on g.id = l.reagent_id where l.id in (
                    select u.lot_id from lab.worksheet_use u where u.worksheet_id in (select lims.bundled_worksheets(c.id, known.report_id)))),
        'computed', (select coalesce(jsonb_object_agg(w, (
                           select jsonb_object_agg(p.id, known -> 'positions' -> p.id::text -> 'values')
                             from lab.run_position p left join lab.item i on i.id = p.item_id, lims.worksheet_values(w) known
                            where p.worksheet_id = w and (p.item_id is null or i.case_id = c.id))), '{}') from lims.bundled_worksheets(c.id, known.report_id) w),
        'entries', (select sum((h.value ->> 'number')::bigint) from jsonb_each(known.heads) h),
        'certificates', (select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'person', k.person_id, 'name', lims.person_name(k.person_id), 'sha256', k.sha256,
                            'serial', k.serial, 'content', encode(k.content, 'hex')) order by k.id), '[]')
                           from lab.certificate k where k.id in (select s.certificate_id from lab.report_signature s
                                                                  where s.report_id in (select lims.bundled_reports(c.id, known.report_id)))),
        'authorities', (select coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'level', u.level, 'sha256', u.sha256, 'content', encode(u.content, 'hex')) order by u.id), '[]')
                          from lab.authority_certificate u where known.heads ? ('authority/' || u.id)),
        'lists', (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'level', l.level, 'number', l.number, 'sha256', l.sha256, 'content', encode(l.content, 'hex')) order by l.id), '[]')
                    from lab.revocation_list l where known.heads ? ('authority/' || l.id)),
        'disclosure', lims.case_disclosure(c.id))
      from lims.my_bundle(_bundle) known join lab.case_file c on c.id = known.case_id join lab.agency a on a.id = c.agency_id
      left join lab.report r on r.id = known.report_id
$$;

-- Bundles of a case, the newest first.
create function lims.bundles_of(_case bigint) returns jsonb
language sql stable security definer set search_path = '' as $$
    select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'number', b.number, 'report', r.number, 'reason', b.reason, 'made_by', lims.person_name(b.begun_by),
               'begun_at', b.begun_at, 'finished_at', b.finished_at, 'sha256', b.sha256, 'size', b.size, 'files', b.files) order by b.id desc), '[]')
      from lab.bundle b join lab.case_file c on c.id = b.case_id left join lab.report r on r.id = b.report_id
     where b.case_id = _case and lims.is_staff() and lims.may_see_case(c.id, c.agency_id)
$$;

alter table lab.bundle enable row level security;
create policy visible on lab.bundle for select to lims_staff using (case_id not in (select lims.hidden_cases()));
grant select on lab.bundle to lims_staff;

grant execute on function lims.bundles_of to lims_staff;
grant execute on function lims.bundle_begin, lims.bundle_finish, lims.bundle_covered, lims.bundle_entries, lims.bundle_beside, lims.bundle_files, lims.bundle_file, lims.bundle_about
    to lims_laboratory_manager, lims_quality_manager;
