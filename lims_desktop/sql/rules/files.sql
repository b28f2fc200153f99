-- Files by content, what they are attached to, and drafts of unfinished work.

create trigger frozen before update or delete or truncate on lab.blob for each statement execute function chain.frozen();
create trigger audit after insert or update or delete on lab.attachment for each row execute function chain.record_row('attachment', 'id');

-- Answers the file's name, the SHA-256 of its bytes in hexadecimal. Bytes that are known are kept once; that they came again stands in
-- the ledger, because no hand signs twice the same.
create function lims.put_blob(_content bytea, _media_type text) returns text
language plpgsql set search_path = '' as $$
declare name text := encode(sha256(_content), 'hex');
begin
    if octet_length(_content) not between 1 and 26214400 then
        perform lims.refuse('files.size', jsonb_build_object('size', octet_length(_content), 'most', 26214400));
    end if;
    insert into lab.blob (sha256, size, media_type, content, kept_at, kept_by)
    values (name, octet_length(_content), _media_type, _content, lims.act_time(), lims.me()) on conflict do nothing;
    if found then
        perform chain.append('file/' || name, 'KEPT', jsonb_build_object('sha256', name, 'size', octet_length(_content),
            'media_type', _media_type));
    else
        perform chain.append('file/' || name, 'KEPT_AGAIN', jsonb_build_object('sha256', name));
    end if;
    return name;
end $$;

-- Whether the person of this act kept these bytes themselves, and they are what they should be, by how they begin: a picture, or
-- (`_paper`) a PDF too. A photograph of something else in the record is no signature.
create function lims.is_kept_for_this(_sha256 text, _paper boolean default false) returns boolean
language sql stable set search_path = '' as $$
    select exists (select from lab.blob b
                    where b.sha256 = _sha256
                      and (substr(b.content, 1, 4) = '\x89504e47' or substr(b.content, 1, 3) = '\xffd8ff' or _paper and substr(b.content, 1, 4) = '\x25504446'))
       and exists (select from ledger.entry e where e.stream = 'file/' || _sha256 and e.actor = session_user)
       and (_paper or not exists (select from lab.attachment a where a.sha256 = _sha256 and a.kind <> 'signature'))
$$;

create function lims.keep_file(_act uuid, _content bytea, _media_type text, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'keep_file', jsonb_build_object('sha256', encode(sha256(_content), 'hex'), 'media_type', _media_type), _reason);
begin
    if answer is not null then return answer; end if;
    return lims.finish_act(_act, jsonb_build_object('sha256', lims.put_blob(_content, _media_type)));
end $$;

-- Keeps a file and attaches it to one item, case or submission (_subject: 'item', 'case' or 'submission').
create function lims.attach(
    _act uuid, _kind text, _subject text, _id bigint, _name text, _content bytea, _media_type text, _caption text default null,
    _reason text default null
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'attach', jsonb_build_object('kind', _kind, 'subject', _subject, 'id', _id, 'name', _name,
        'sha256', encode(sha256(_content), 'hex'), 'media_type', _media_type, 'caption', _caption), _reason);
    attachment bigint;
    content text;
begin
    if answer is not null then return answer; end if;
    perform lims.need_subject(_subject, _id);
    content := lims.put_blob(_content, _media_type);
    if _kind = 'receipt' and _subject = 'submission' then
        perform lims.need_first_receipt(_id, content);
    end if;
    insert into lab.attachment (kind, item_id, case_id, submission_id, sha256, name, caption, attached_at, attached_by)
    values (_kind, case when _subject = 'item' then _id end, case when _subject = 'case' then _id end,
            case when _subject = 'submission' then _id end, content, lims.needed(_name, 'name'), lims.typed(_caption, 'caption'),
            lims.act_time(), lims.me()) returning id into attachment;
    if _kind = 'receipt' and _subject = 'submission' then
        update lab.submission s set receipt = content where s.id = _id;
    end if;
    return lims.finish_act(_act, jsonb_build_object('id', attachment, 'sha256', content));
end $$;

-- What the officer took home is not replaced afterwards.
create function lims.need_first_receipt(_submission bigint, _content text) returns void
language plpgsql set search_path = '' as $$
declare kept text := (select s.receipt from lab.submission s where s.id = _submission for update);
begin
    if kept <> _content then
        perform lims.refuse('files.receipt_kept', jsonb_build_object('sha256', kept));
    end if;
end $$;

create function lims.need_subject(_subject text, _id bigint) returns void
language plpgsql stable set search_path = '' as $$
begin
    if not (case _subject
        when 'item' then exists (select from lab.item i where i.id = _id and lims.may_see_case(i.case_id, i.agency_id))
        when 'case' then exists (select from lab.case_file c where c.id = _id and lims.may_see_case(c.id, c.agency_id))
        when 'submission' then exists (select from lab.submission s where s.id = _id and lims.may_see_case(s.case_id, s.agency_id))
        else false end) then
        perform lims.refuse('files.no_subject', jsonb_build_object('subject', left(_subject, 40), 'id', _id));
    end if;
end $$;

-- Drafts are the person's own notes, not the laboratory's record: no ledger, and only their writer sees them.
create function lims.keep_draft(_id uuid, _page text, _title text, _body jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
begin
    if lims.me() is null then
        perform lims.refuse('signin.needed');
    elsif octet_length(_body::text) > 26214400 then
        perform lims.refuse('files.size', jsonb_build_object('size', octet_length(_body::text), 'most', 26214400));
    end if;
    insert into lab.draft as d (id, person_id, page, title, body, changed_at)
    values (_id, lims.me(), _page, left(_title, 200), _body, clock_timestamp())
    on conflict (id) do update set title = excluded.title, body = excluded.body, changed_at = excluded.changed_at
        where d.person_id = lims.me();
    return jsonb_build_object('id', _id);
end $$;

-- A photograph of unfinished work lies with its draft, and goes with it when the work is given up: what was never attached to
-- anything never was the laboratory's record. A draft that was not kept yet begins as it was sent along.
create function lims.keep_draft_file(_draft uuid, _page text, _title text, _body jsonb, _content bytea, _media_type text)
returns jsonb
language plpgsql security definer set search_path = '' as $$
declare name text := encode(sha256(_content), 'hex');
begin
    if not exists (select from lab.draft d where d.id = _draft) then
        perform lims.keep_draft(_draft, _page, _title, _body);
    end if;
    if not exists (select from lab.draft d where d.id = _draft and d.person_id = lims.me()) then
        perform lims.refuse('files.no_draft');
    elsif octet_length(_content) not between 1 and 26214400 then
        perform lims.refuse('files.size', jsonb_build_object('size', octet_length(_content), 'most', 26214400));
    end if;
    insert into lab.draft_file (draft_id, sha256, media_type, content) values (_draft, name, _media_type, _content)
    on conflict do nothing;
    return jsonb_build_object('sha256', name);
end $$;

create function lims.drop_draft(_id uuid) returns jsonb
language plpgsql security definer set search_path = '' as $$
begin
    delete from lab.draft d where d.id = _id and d.person_id = lims.me();
    return jsonb_build_object('id', _id);
end $$;

grant execute on function lims.keep_file, lims.attach
    to lims_evidence_technician, lims_analyst, lims_laboratory_manager, lims_scenes_of_crime_officer, lims_medical_examiner, lims_quality_manager;
grant execute on function lims.keep_draft_file
    to lims_evidence_technician, lims_analyst, lims_laboratory_manager, lims_scenes_of_crime_officer, lims_medical_examiner, lims_quality_manager;
grant execute on function lims.keep_draft, lims.drop_draft to lims_member;
