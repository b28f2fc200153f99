-- Documents: papers with a code of their own. An act issues one (and answers what is to be printed), the client draws it, and
-- `document_keep` records the bytes, once. Who has the paper can hold it against the ledger by its SHA-256.

create trigger audit after insert or update or delete on lab.document for each row execute function chain.record_row('document', 'id');

-- Inside an act: a new document about this stream; with a case where only who may see the case may see the paper; of
-- a paper about many, the cases that it names, so that it is hidden from whoever one of them is hidden from later.
create function lims.issue_document(_kind text, _stream text, _case bigint default null, _named bigint[] default '{}') returns lab.document
language plpgsql set search_path = '' as $$
declare
    newest record;
    made lab.document;
begin
    select c.size, encode(c.root, 'hex') as root into newest from ledger.checkpoint c order by c.size desc limit 1;
    insert into lab.document (kind, stream, case_id, named_cases, issued_by, issued_at, checkpoint_size, checkpoint_root)
    values (_kind, _stream, _case, _named, lims.me(), lims.act_time(), newest.size, newest.root) returning * into made;
    return made;
end $$;

-- What stands on every paper about itself.
create function lims.document_head(_document lab.document) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('document', _document.id, 'code', lims.machine_code('D', _document.id), 'kind', _document.kind,
        'stream', _document.stream, 'issued_at', _document.issued_at, 'issued_by', lims.person_name(_document.issued_by),
        'checkpoint_size', _document.checkpoint_size, 'checkpoint_root', _document.checkpoint_root)
$$;

-- The bytes of a document that I issued; they are kept once and never replaced.
create function lims.document_keep(_act uuid, _document bigint, _content bytea, _media_type text, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'document_keep', jsonb_build_object('document', _document,
        'sha256', encode(sha256(_content), 'hex'), 'media_type', _media_type), _reason);
    known lab.document;
    content text;
begin
    if answer is not null then return answer; end if;
    select d.* into known from lab.document d where d.id = _document and d.issued_by = lims.me() for update;
    if known.id is null then
        perform lims.refuse('document.unknown', jsonb_build_object('document', _document));
    elsif known.sha256 is not null then
        perform lims.refuse('document.kept_already', jsonb_build_object('code', lims.machine_code('D', _document)));
    end if;
    content := lims.put_blob(_content, _media_type);
    update lab.document as d set sha256 = content, kept_at = lims.act_time() where d.id = _document;
    return lims.finish_act(_act, jsonb_build_object('document', _document, 'code', lims.machine_code('D', _document), 'sha256', content));
end $$;

alter table lab.document enable row level security;
create policy visible on lab.document for select to lims_staff
    using ((case_id is null or case_id not in (select lims.hidden_cases())) and stream not in (select lims.hidden_lists())
           and not named_cases && (select array(select lims.hidden_cases())));
grant select on lab.document to lims_staff, lims_administrator;

-- Whoever kept the bytes of a paper reads them no more than others once a case in it is hidden from them.
create function lims.is_hidden_paper(_sha256 text) returns boolean
language sql stable security definer set search_path = '' as $$
    select exists (select from lab.document d where d.sha256 = _sha256
                    and (d.case_id in (select lims.hidden_cases()) or d.named_cases && array(select lims.hidden_cases())))
$$;
create policy hidden_paper on lab.blob as restrictive for select to lims_staff using (not lims.is_hidden_paper(sha256));

grant execute on function lims.document_keep to lims_staff;
grant execute on function lims.document_head, lims.is_hidden_paper to lims_staff;
