-- Result files: what an instrument wrote comes into a worksheet whole or not at all, and says where each value stood.

create trigger audit after insert or update or delete on lab.result_file for each row execute function chain.record_row('worksheet', 'worksheet_id');
create trigger frozen before update or delete or truncate on lab.result_file for each statement execute function chain.frozen();
create trigger audit after insert or update or delete on lab.result_mapping for each row execute function chain.record_row('instrument', 'instrument_id');

-- A file comes once into a worksheet, and into another one only when somebody says why. The kept bytes are
-- locked, so that two worksheets at once do not both take it as the first.
create function lims.need_new_file(_worksheet bigint, _sha256 text, _again boolean, _reason text) returns void
language plpgsql set search_path = '' as $$
declare other record;
begin
    perform from lab.blob b where b.sha256 = _sha256 for update;
    select w.id, w.number, f.entered_at, lims.person_name(f.entered_by) as who into other
      from lab.result_file f join lab.worksheet w on w.id = f.worksheet_id where f.sha256 = _sha256
     order by (w.id = _worksheet) desc, f.id limit 1;
    if other.id is null then return; end if;
    if other.id = _worksheet then
        perform lims.refuse('result_file.twice', jsonb_build_object('worksheet', other.number, 'by', other.who, 'at', other.entered_at));
    elsif not _again then
        perform lims.refuse('result_file.elsewhere', jsonb_build_object(
            'worksheet', case when lims.may_see_worksheet(other.id) then other.number else '…' end));
    end if;
    perform lims.need_reason(_reason, 'result_file.why_again');
end $$;

create function lims.need_used_instrument(_worksheet bigint, _instrument bigint) returns void
language plpgsql stable set search_path = '' as $$
begin
    if _instrument is not null and not exists (
            select from lab.worksheet_use u where u.worksheet_id = _worksheet and u.instrument_id = _instrument) then
        perform lims.refuse('result_file.not_used');
    end if;
end $$;

-- _entries as in results_enter, each with the row and column it stood in; _file: {name, layout, lines}. What the file is
-- called in each source is said here, by the SHA-256 of the very bytes.
create function lims.results_import(
    _act uuid, _worksheet bigint, _content bytea, _file jsonb, _entries jsonb, _instrument bigint default null, _again boolean default false,
    _reason text default null
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    sha256 text := encode(sha256(_content), 'hex');
    answer jsonb := lims.begin_act(_act, 'results_import', jsonb_build_object('worksheet', _worksheet, 'sha256', sha256, 'file', _file,
        'entries', _entries, 'instrument', _instrument, 'again', _again), _reason);
    known lab.worksheet;
    sourced jsonb;
    versions jsonb;
begin
    if answer is not null then return answer; end if;
    known := lims.lock_worksheet(_worksheet, 'RUNNING');
    perform lims.need_my_method(known, 'perform');
    perform lims.need_bench(known);
    perform lims.need_used_instrument(_worksheet, _instrument);
    if exists (select from jsonb_array_elements(_entries) e where (e.value #>> '{source,row}' ~ '^[1-9]\d{0,8}$'
            and e.value #>> '{source,column}' ~ '^[1-9]\d{0,5}$') is not true) then
        perform lims.refuse('result_file.no_source');
    end if;
    perform lims.put_blob(_content, 'text/csv');
    perform lims.need_new_file(_worksheet, sha256, coalesce(_again, false), _reason);
    select jsonb_agg(e.value || jsonb_build_object('source', jsonb_build_object('file', sha256, 'row', (e.value #>> '{source,row}')::int,
               'column', (e.value #>> '{source,column}')::int)) order by e.ordinality)
      into sourced from jsonb_array_elements(_entries) with ordinality e;
    versions := lims.enter_all(known, sourced, _reason, 20000);
    insert into lab.result_file (worksheet_id, instrument_id, sha256, name, layout, lines, taken, entered_by, entered_at, again)
    values (_worksheet, _instrument, sha256, lims.needed(left(_file ->> 'name', 200), 'name'), _file -> 'layout', (_file ->> 'lines')::int,
            jsonb_array_length(_entries), lims.me(), lims.act_time(), case when _again then lims.typed(_reason, 'reason') end);
    return lims.finish_act(_act, jsonb_build_object('worksheet', _worksheet, 'number', known.number, 'state', known.state, 'versions', versions,
        'sha256', sha256));
end $$;

-- How files of this instrument are read for this method, from now on.
create function lims.result_mapping_save(_act uuid, _instrument bigint, _method text, _layout jsonb, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'result_mapping_save', jsonb_build_object('instrument', _instrument, 'method', _method, 'layout', _layout), _reason);
    known bigint := (select m.id from lab.method m where m.code = _method);
begin
    if answer is not null then return answer; end if;
    if not exists (select from lab.instrument i where i.id = _instrument) then
        perform lims.refuse('instrument.unknown');
    elsif known is null then
        perform lims.refuse('method.unknown');
    elsif jsonb_typeof(_layout) is distinct from 'object' or octet_length(_layout::text) > 20000 then
        perform lims.refuse('result_file.no_layout');
    end if;
    perform lims.need_authorised(lims.me(), known, 'perform');
    insert into lab.result_mapping as m (instrument_id, method_id, layout, saved_by, saved_at)
    values (_instrument, known, _layout, lims.me(), lims.act_time())
    on conflict (instrument_id, method_id) do update set layout = excluded.layout, saved_by = excluded.saved_by, saved_at = excluded.saved_at;
    return lims.finish_act(_act, jsonb_build_object('instrument', _instrument));
end $$;

alter table lab.result_file enable row level security;
create policy visible on lab.result_file for select to lims_staff using (
    worksheet_id not in (select lims.unseen_worksheets()) and exists (select from lab.worksheet w where w.id = worksheet_id));
create policy result_file on lab.blob for select to lims_staff using (exists (select from lab.result_file f where f.sha256 = blob.sha256));
alter table lab.result_mapping enable row level security;
create policy staff on lab.result_mapping for select to lims_staff using (true);
grant select on lab.result_file, lab.result_mapping to lims_staff;

grant execute on function lims.results_import, lims.result_mapping_save to lims_analyst, lims_medical_examiner;
