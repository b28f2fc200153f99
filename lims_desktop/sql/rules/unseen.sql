-- Whose eyes may see what was entered in a worksheet that somebody is to verify blind. Until such a worksheet is reviewed or aborted its
-- values are for those who worked on it, for those who said that they look (it is kept, and nobody who looked can be its blind verifier),
-- and for a verifier once they have concluded. What the database cannot know: what was said, printed, or seen on another's screen.

create trigger audit after insert or update or delete on lab.worksheet_look for each row execute function chain.record_row('worksheet', 'worksheet_id');
create trigger frozen before update or delete or truncate on lab.worksheet_look for each statement execute function chain.frozen();

create function lims.is_blind(_version bigint) returns boolean
language sql stable set search_path = '' as $$
    select v.program @? '$[*] ? (@.verify == "blind")' from lab.method_version v where v.id = _version
$$;

create function lims.has_looked(_worksheet bigint, _person bigint) returns boolean
language sql stable set search_path = '' as $$
    select exists (select from lab.worksheet_look l where l.worksheet_id = _worksheet and l.person_id = _person)
$$;

-- Auditors and managers read the entries of the ledger, and so every value, whether they do or not; whoever was one since then could.
create function lims.reads_everything(_person bigint, _since timestamptz) returns boolean
language sql stable set search_path = '' as $$
    select exists (select from lab.duty d where d.person_id = _person and coalesce(d.until, 'infinity') > _since
                    and d.duty in ('auditor', 'quality_manager', 'laboratory_manager'))
$$;

create function lims.is_verifying(_worksheet bigint, _person bigint) returns boolean
language sql stable set search_path = '' as $$
    select exists (select from lab.verification v where v.worksheet_id = _worksheet and v.verifier_id = _person
                    and v.concluded_at is null and v.withdrawn_at is null)
$$;

-- The worksheets whose values I may not see now; a policy asks once a statement.
create function lims.unseen_worksheets() returns setof bigint
language sql stable security definer set search_path = '' as $$
    select w.id from lab.worksheet w
     where w.state not in ('REVIEWED', 'ABORTED')
       and w.version_id in (select v.id from lab.method_version v where v.program @? '$[*] ? (@.verify == "blind")')
       and (lims.is_verifying(w.id, lims.me())
            or not (lims.worked_on(w.id, lims.me()) or lims.has_looked(w.id, lims.me()) or lims.has_verified(w.id, lims.me())))
    union select lims.worksheets_kept_from_me()
$$;

create function lims.is_unseen(_worksheet bigint) returns boolean
language sql stable set search_path = '' as $$
    select _worksheet in (select lims.unseen_worksheets())
$$;

-- I look. Whoever verifies concludes first; from then on I cannot be the second examiner.
create function lims.worksheet_look(_act uuid, _worksheet bigint, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'worksheet_look', jsonb_build_object('worksheet', _worksheet), _reason);
    known lab.worksheet;
begin
    if answer is not null then return answer; end if;
    known := lims.lock_worksheet(_worksheet, 'DRAFT', 'RUNNING', 'SUBMITTED', 'QC_PASS', 'QC_FAIL', 'REVIEWED', 'ABORTED');
    if lims.is_verifying(_worksheet, lims.me()) or _worksheet in (select lims.worksheets_kept_from_me()) then
        perform lims.refuse('verification.conclude_first', jsonb_build_object('worksheet', known.number));
    elsif lims.is_unseen(_worksheet) then
        insert into lab.worksheet_look (worksheet_id, person_id, at) values (_worksheet, lims.me(), lims.act_time()) on conflict do nothing;
    end if;
    return lims.finish_act(_act, jsonb_build_object('worksheet', _worksheet, 'number', known.number, 'state', known.state));
end $$;

-- Who works at the bench has looked, has no interest in the cases, and is not its second examiner.
create function lims.need_bench(_worksheet lab.worksheet) returns void
language plpgsql stable set search_path = '' as $$
begin
    if lims.has_verified(_worksheet.id, lims.me()) then
        perform lims.refuse('verification.verifier', jsonb_build_object('worksheet', _worksheet.number));
    end if;
    perform lims.need_impartial(_worksheet.id);
    perform lims.need_seen(_worksheet);
end $$;

create function lims.need_seen(_worksheet lab.worksheet) returns void
language plpgsql stable set search_path = '' as $$
begin
    if lims.is_unseen(_worksheet.id) then
        perform lims.refuse('verification.look_first', jsonb_build_object('worksheet', _worksheet.number));
    end if;
end $$;

-- What may be read of worksheets and attempts is all but the reasons that were written down: those tell what was found, and come with
-- the page (lims.worksheet_view) to those who may see it. Whoever verifies the ledger compares every column.
grant select on lab.worksheet, lab.run_position to lims_auditor, lims_quality_manager, lims_laboratory_manager;
do $$
declare readable record;
begin
    for readable in
        select t.name, string_agg(quote_ident(a.attname), ', ') as columns
          from (values ('worksheet', '{ending}'::text[]), ('run_position', '{disposition_reason,repeat_reason}')) t(name, unseen)
          join pg_catalog.pg_attribute a on a.attrelid = ('lab.' || t.name)::regclass and a.attnum > 0 and not a.attisdropped and a.attname <> all (t.unseen)
         group by t.name
    loop
        execute format('grant select (%s) on lab.%I to lims_staff', readable.columns, readable.name);
    end loop;
end $$;

-- A control chart on paper shows the controls that its printer saw: it is not for whoever may not see a run of that method yet.
create function lims.unseen_charts() returns setof text
language sql stable security definer set search_path = '' as $$
    select distinct 'method/' || v.method_id from lab.worksheet w join lab.method_version v on v.id = w.version_id where w.id in (select lims.unseen_worksheets())
$$;
create policy control_chart on lab.document as restrictive for select to lims_staff using (
    kind <> 'control_chart' or issued_by = (select lims.me()) or stream not in (select lims.unseen_charts()));

alter table lab.worksheet_look enable row level security;
create policy visible on lab.worksheet_look for select to lims_staff using (exists (select from lab.worksheet w where w.id = worksheet_id));
grant select on lab.worksheet_look to lims_staff;

grant execute on function lims.unseen_worksheets, lims.unseen_charts to lims_staff;
grant execute on function lims.worksheet_look
    to lims_analyst, lims_technical_reviewer, lims_medical_examiner, lims_laboratory_manager, lims_quality_manager, lims_auditor;
