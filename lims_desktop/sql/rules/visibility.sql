-- Who may see what. Staff see every case that is not restricted; restricted cases are for those admitted to them and for
-- the managers. An agency sees its own cases, unless they are restricted (an officer of theirs may be the suspect), and
-- those referred to it (domain.md section 12); it reads no table about them, but asks what customers.sql answers and writes down.
-- Policies call functions as (select lims.f()), once a statement; a bare call runs once a row.

create function lims.is_staff() returns boolean
language sql stable security definer set search_path = ''
return pg_has_role(session_user, 'lims_staff', 'member');

create function lims.sees_restricted() returns boolean
language sql stable security definer set search_path = ''
return pg_has_role(session_user, 'lims_laboratory_manager', 'member')
    or pg_has_role(session_user, 'lims_quality_manager', 'member');

create function lims.my_agency() returns bigint
language sql stable security definer set search_path = ''
return (select p.agency_id from lab.person p where p.login = session_user);

create function lims.hidden_cases() returns setof bigint
language sql stable security definer set search_path = '' as $$
    select c.id from lab.case_file c
     where c.restricted and not (select lims.sees_restricted())
       and c.id not in (select a.case_id from lab.case_access a join lab.person p on p.id = a.person_id where p.login = session_user)
$$;

create function lims.may_see_case(_case bigint, _agency bigint) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
    if lims.is_staff() then
        return not exists (
            select from lab.case_file c
             where c.id = _case and c.restricted and not lims.sees_restricted()
               and not exists (select from lab.case_access a join lab.person p on p.id = a.person_id
                                where a.case_id = c.id and p.login = session_user));
    end if;
    return exists (select from lab.case_file c where c.id = _case and lims.customer_sees(c));
end $$;

-- An agency's own case, or one referred to it; of those a coroner's are the deaths.
create function lims.agency_sees(_case lab.case_file, _agency bigint) returns boolean
language plpgsql stable security definer set search_path = '' as $$
declare agency lab.agency;
begin
    select a.* into agency from lab.agency a where a.id = _agency;
    return coalesce((_case.agency_id = agency.id and not _case.restricted
                     or exists (select from lab.case_referral r where r.case_id = _case.id and r.agency_id = agency.id))
                    and (agency.kind <> 'coroner' or lims.is_death(_case)), false);
end $$;

create function lims.customer_sees(_case lab.case_file) returns boolean
language sql stable set search_path = '' as $$
    select lims.agency_sees(_case, lims.my_agency())
$$;

-- A case with somebody who died in it: by its offence, or because it names a decedent.
create function lims.is_death(_case lab.case_file) returns boolean
language sql stable set search_path = '' as $$
    select coalesce((select (t.extra ->> 'death')::boolean from lab.term t where t.list = 'offence' and t.code = _case.offence), false)
        or exists (select from lab.case_person p where p.case_id = _case.id and p.role = 'decedent')
$$;

-- Open to everyone who signs in: who, where and which words.
alter table lab.term disable row level security;
grant usage on schema lab to lims_member;
grant select on lab.term, lab.office, lab.agency, lab.officer, lab.blob to lims_member;
grant select on lab.place, lab.admission, lab.case_file, lab.case_person, lab.submission, lab.item, lab.custody, lab.whereabouts, lab.seal, lab.label,
                lab.attachment, lab.case_referral, lab.hold, lab.discrepancy to lims_staff, lims_administrator;
grant select on lab.case_access, lab.dispatch, lab.offer to lims_staff;
grant select on lab.draft, lab.draft_file to lims_member;

alter table lab.case_file enable row level security;
create policy visible on lab.case_file for select to lims_staff using (id not in (select lims.hidden_cases()));

alter table lab.item enable row level security;
-- A carrier belongs to no case: it is the laboratory's own.
create policy visible on lab.item for select to lims_staff using (case_id is null or case_id not in (select lims.hidden_cases()));

alter table lab.submission enable row level security;
create policy visible on lab.submission for select to lims_staff using (case_id is null or case_id not in (select lims.hidden_cases()));

-- What belongs to a case or an item is visible with it.
do $$
declare child record;
begin
    for child in values ('case_person', 'case_file', 'case_id'), ('custody', 'item', 'item_id'), ('whereabouts', 'item', 'item_id'), ('seal', 'item', 'item_id') loop
        execute format('alter table lab.%I enable row level security', child.column1);
        execute format('create policy visible on lab.%I for select to lims_staff using '
                       '(exists (select from lab.%I parent where parent.id = %I))', child.column1, child.column2, child.column3);
    end loop;
end $$;

alter table lab.label enable row level security;
create policy visible on lab.label for select to lims_staff, lims_administrator using (
    (item_id is null and (select lims.is_staff()))
    or (person_id is not null and (select pg_has_role(session_user, 'lims_administrator', 'member')))
    or exists (select from lab.item i where i.id = item_id)
);

alter table lab.discrepancy enable row level security;
create policy visible on lab.discrepancy for select to lims_staff using (
    (select lims.is_staff()) and (case_id is null or case_id not in (select lims.hidden_cases()))
);

alter table lab.hold enable row level security;
create policy visible on lab.hold for select to lims_staff using (
    (select lims.is_staff()) and exists (select from lab.item i where i.id = item_id)
);

alter table lab.case_referral enable row level security;
create policy visible on lab.case_referral for select to lims_staff using (
    (select lims.is_staff()) and exists (select from lab.case_file c where c.id = case_id)
);

alter table lab.attachment enable row level security;
create policy visible on lab.attachment for select to lims_staff using (
    exists (select from lab.item i where i.id = item_id)
    or exists (select from lab.case_file c where c.id = case_id)
    or exists (select from lab.submission s where s.id = submission_id)
);

alter table lab.blob enable row level security;
create policy own on lab.blob for select to lims_member using (kept_by = (select lims.me()));
create policy visible on lab.blob for select to lims_staff, lims_administrator using (
    exists (select from lab.attachment a where a.sha256 = blob.sha256) or exists (select from lab.document d where d.sha256 = blob.sha256)
);

alter table lab.offer enable row level security;
create policy visible on lab.offer for select to lims_staff
    using ((select lims.me()) in (giver, taker) or (select lims.sees_restricted()));

-- Who is admitted to a restricted case tells that there is one.
alter table lab.case_access enable row level security;
create policy visible on lab.case_access for select to lims_staff
    using (exists (select from lab.case_file c where c.id = case_id));

-- Who may enter the vault is the laboratory's own business; an agency knows its officers.
alter table lab.admission enable row level security;
create policy visible on lab.admission for select to lims_staff, lims_administrator using (true);

alter table lab.officer enable row level security;
create policy staff on lab.officer for select to lims_staff, lims_administrator using (true);
create policy own_agency on lab.officer for select to lims_agency_client using (agency_id = (select lims.my_agency()));

-- A place outside or under way bears a person's name: an administrator sees those of agencies only.
alter table lab.place enable row level security;
create policy visible on lab.place for select to lims_staff, lims_administrator using (
    (select lims.is_staff()) or kind not in ('external', 'transit') or exists (select from lab.agency a where a.place_id = place.id)
);

alter table lab.draft enable row level security;
create policy own on lab.draft for select to lims_member using (person_id = (select lims.me()));
alter table lab.draft_file enable row level security;
create policy own on lab.draft_file for select to lims_member using (
    exists (select from lab.draft d where d.id = draft_id and d.person_id = (select lims.me())));

grant execute on function lims.is_staff, lims.sees_restricted, lims.my_agency to lims_member;
grant execute on function lims.hidden_cases, lims.may_see_case to lims_staff, lims_administrator;
