-- Conflicts of interest: what somebody declares stands between them and a case, or a person named in cases, until a manager lifts it
-- (ISO/IEC 17025 4.1; domain.md section 5).

create trigger audit after insert or update or delete on lab.interest for each row execute function chain.record_row('person', 'person_id');

-- The words of a person's name, whatever their order, capitals, accents, spaces and points. Another spelling is another name.
create function lims.name_key(_name text) returns tsvector
language sql immutable strict
return lab.words(regexp_replace(normalize(translate(_name, '’‘ʼ´`‐‑–—', '         '), nfkd), '[\u0300-\u036f\u200b-\u200f\u2060\ufeff]', '', 'g'), null);

-- What is in force between these people and these cases, pair by pair: declared about the case, or about somebody who is named in it. Every
-- name is put into its words once, however many pairs there are.
create function lims.interests_between(_people bigint[], _cases bigint[]) returns table (person_id bigint, case_id bigint, interest bigint, since timestamptz)
language sql stable set search_path = '' as $$
    with declared as materialized (
        select i.id, i.person_id, i.case_id, lims.name_key(i.named) as key, i.declared_at
          from lab.interest i where i.lifted_at is null and i.person_id = any (_people)),
    pair as materialized (select distinct x.person, x.file from unnest(_people, _cases) x(person, file)),
    named as materialized (
        select p.case_id, lims.name_key(p.name) as key from lab.case_person p
         where p.case_id = any (_cases) and exists (select from declared d where d.key is not null))
    select d.person_id, x.file, d.id, d.declared_at from pair x join declared d on d.person_id = x.person and d.case_id = x.file
    union
    select d.person_id, x.file, d.id, d.declared_at
      from pair x join named n on n.case_id = x.file join declared d on d.person_id = x.person and d.key = n.key
$$;

create function lims.has_interest(_person bigint, _case bigint) returns boolean
language sql stable set search_path = '' as $$
    select case when exists (select from lab.interest i where i.person_id = _person and i.lifted_at is null)
                then exists (select from lims.interests_between(array[_person], array[_case])) else false end
$$;

-- Those of many cases that are closed to this person.
create function lims.cases_closed_to(_person bigint, _cases bigint[]) returns setof bigint
language sql stable set search_path = '' as $$
    select b.case_id from lims.interests_between(array_fill(_person, array[cardinality(_cases)]), _cases) b
     where exists (select from lab.interest i where i.person_id = _person and i.lifted_at is null)
$$;

create function lims.need_no_interest(_person bigint, _case bigint) returns void
language plpgsql stable set search_path = '' as $$
begin
    if lims.has_interest(_person, _case) then
        perform lims.refuse('request.conflict_of_interest', jsonb_build_object('person', lims.person_name(_person)));
    end if;
end $$;

-- Whoever declared an interest in a case of this run has no part in it: not at the bench, and not in its review. What was given to somebody
-- else meanwhile is of this run no more, and the rest goes on.
create function lims.need_impartial(_worksheet bigint) returns void
language plpgsql stable set search_path = '' as $$
begin
    perform lims.need_no_interest(lims.me(), c.case_id)
       from (select distinct i.case_id from lab.run_position p join lab.item i on i.id = p.item_id
              where p.worksheet_id = _worksheet and not lims.is_taken_away(p)) c;
end $$;

-- Declared and lifted -------------------------------------------------------------------------------------------------------------

create function lims.interest_declare(_act uuid, _case bigint, _named text, _statement text, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'interest_declare', jsonb_build_object('case', _case, 'named', _named, 'statement', _statement), _reason);
    made lab.interest;
begin
    if answer is not null then return answer; end if;
    perform from lab.person p where p.id = lims.me() for no key update;     -- the same, said at two stations at once, comes one after the other
    perform lims.need_interest_subject(_case, lims.typed(_named, 'named'));
    insert into lab.interest (person_id, case_id, named, statement, declared_at)
    values (lims.me(), _case, lims.typed(_named, 'named'), lims.needed(_statement, 'statement'), lims.act_time()) returning * into made;
    return lims.finish_act(_act, jsonb_build_object('interest', made.id, 'work',
        (select count(*) from lims.conflicted_work() w where w.person_id = made.person_id and made.id = any (w.interests))));
end $$;

-- One case that the declarant may see, or one name; and not what they have declared already.
create function lims.need_interest_subject(_case bigint, _named text) returns void
language plpgsql stable set search_path = '' as $$
begin
    if num_nonnulls(_case, _named) <> 1 then
        perform lims.refuse('request.interest_in_what');
    elsif _case is not null and not exists (select from lab.case_file c where c.id = _case and lims.may_see_case(c.id, c.agency_id)) then
        perform lims.refuse('case.unknown', jsonb_build_object('case', _case));
    elsif lims.name_key(_named) = lims.name_key('') then
        perform lims.refuse('request.interest_no_name', jsonb_build_object('named', left(_named, 60)));
    elsif exists (select from lab.interest i where i.person_id = lims.me() and i.lifted_at is null
                     and (i.case_id = _case or lims.name_key(i.named) = lims.name_key(_named))) then
        perform lims.refuse('request.interest_declared');
    end if;
end $$;

create function lims.interest_lift(_act uuid, _interest bigint, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'interest_lift', jsonb_build_object('interest', _interest), _reason);
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    update lab.interest i set lifted_at = lims.act_time(), lifted_by = lims.me(), lifting_reason = lims.typed(_reason, 'reason')
     where i.id = _interest and i.lifted_at is null and i.person_id <> lims.me();
    if not found then
        perform lims.refuse('request.interest_unknown');
    end if;
    return lims.finish_act(_act, jsonb_build_object('interest', _interest));
end $$;

-- Asked by pages ------------------------------------------------------------------------------------------------------------------

-- What somebody is about to declare an interest in: the case with this number, or of the item with this number or label. Null when there
-- is none, or it is not for their eyes.
create function lims.interest_case(_text text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
    typed text := upper(btrim(left(_text, 60)));
    file bigint := coalesce((select c.id from lab.case_file c where c.number = typed), (select i.case_id from lab.item i where i.number = typed),
                            (select i.case_id from lab.label l join lab.item i on i.id = l.item_id where l.code = typed));
begin
    return (select jsonb_build_object('case', c.id, 'number', c.number, 'about', concat_ws(' · ', c.agency_reference, nullif(c.names, '')))
              from lab.case_file c where c.id = file and lims.may_see_case(c.id, c.agency_id));
end $$;

-- How many cases before the asker's eyes name this person now; and in how many somebody is named so with further words, who is not meant.
-- The index of words finds candidates by any one of the words; their names are compared then.
create function lims.interest_named(_named text) returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan as $$
declare
    wanted tsvector := lims.name_key(left(_named, 200));
    any_word tsquery := (select string_agg(distinct quote_literal(w), ' | ')::tsquery
                           from unnest(tsvector_to_array(wanted) || tsvector_to_array(lab.words(left(_named, 200), null))) w where w <> '@');
begin
    return (
        with candidate as materialized (
            select c.id, lims.name_key(p.name) as key from lab.case_file c join lab.case_person p on p.case_id = c.id
             where c.words @@ any_word and c.id not in (select lims.hidden_cases())),
        file as (
            select c.id, bool_or(c.key = wanted) as same, bool_or(tsvector_to_array(c.key) @> tsvector_to_array(wanted)) as more from candidate c group by c.id)
        select jsonb_build_object('cases', count(*) filter (where f.same), 'more', count(*) filter (where f.more and not f.same)) from file f);
end $$;

-- Work that goes on although whoever has it declared an interest in the case, as far as the asker may know: their own, and that of the
-- sections they lead.
create function lims.conflicted_work() returns table (request_id bigint, person_id bigint, case_number text, examination text, since timestamptz, interests bigint[])
language sql stable security definer set search_path = '' as $$
    with work as materialized (
        select r.id, a.person_id, r.case_id, r.examination from lab.assignment a join lab.request r on r.id = a.request_id
         where a.state = 'OPEN' and r.state in ('ASSIGNED', 'IN_PROGRESS', 'ON_HOLD')
           and a.person_id in (select i.person_id from lab.interest i where i.lifted_at is null) and (a.person_id = lims.me() or lims.leads(r.discipline))),
    found_here as (
        select b.person_id, b.case_id, min(b.since) as since, array_agg(b.interest) as interests
          from lims.interests_between(array(select w.person_id from work w order by w.id), array(select w.case_id from work w order by w.id)) b
         group by b.person_id, b.case_id)
    select w.id, w.person_id, c.number, w.examination, f.since, f.interests
      from work w join found_here f on f.person_id = w.person_id and f.case_id = w.case_id join lab.case_file c on c.id = w.case_id
     where lims.may_see_case(c.id, c.agency_id)
$$;

-- Whether this person may not go on with this request, as far as the asker may know. What is rare is asked first: it stands in every list.
create function lims.is_conflicted(_person bigint, _request lab.request) returns boolean
language sql stable security definer set search_path = '' as $$
    select case when lims.has_interest(_person, _request.case_id) then
        _request.state in ('ASSIGNED', 'IN_PROGRESS', 'ON_HOLD') and (_person = lims.me() or lims.leads(_request.discipline))
        and lims.may_see_case(_request.case_id, null) else false end
$$;

create function lims.my_conflicts() returns jsonb
language sql stable set search_path = '' as $$
    select coalesce(jsonb_agg(jsonb_build_object('request', w.request_id, 'case_number', w.case_number, 'examination', w.examination)
                              order by w.case_number, w.request_id), '[]')
      from lims.conflicted_work() w where w.person_id = lims.me()
$$;

-- The same of reports that are under way, with an author or a reviewer at work who declared an interest (only a laboratory manager gives
-- them back or up), and of second examinations.
create function lims.conflicted_parts() returns table (page text, id bigint, number text, person_id bigint, case_number text, since timestamptz)
language sql stable security definer set search_path = '' as $$
    with part as materialized (
        select 'report' as page, r.id, r.number, p.person_id, r.case_id, null as discipline
          from lab.report r cross join lateral (
               select a.person_id from lab.report_author a where a.report_id = r.id
               union select v.reviewer_id from lab.report_review v where v.report_id = r.id and v.round = r.round and v.ended_at is null) p
         where r.state in ('DRAFT', 'AUTHOR_SIGNED', 'TECH_REVIEW', 'ADMIN_REVIEW', 'AUTHORISED')
        union
        select 'verification', v.id, w.number, v.verifier_id, i.case_id, m.discipline
          from lab.verification v join lab.worksheet w on w.id = v.worksheet_id join lab.method_version e on e.id = w.version_id
          join lab.method m on m.id = e.method_id join lab.run_position p on p.worksheet_id = w.id and not lims.is_taken_away(p)
          join lab.item i on i.id = p.item_id
         where v.concluded_at is null and v.withdrawn_at is null)
    select p.page, p.id, p.number, p.person_id, c.number, min(b.since)
      from part p join lab.case_file c on c.id = p.case_id
      join lims.interests_between(array(select q.person_id from part q order by q.id, q.person_id, q.case_id),
                                  array(select q.case_id from part q order by q.id, q.person_id, q.case_id)) b on b.person_id = p.person_id and b.case_id = c.id
     where (p.person_id = lims.me() or lims.leads(p.discipline)) and lims.may_see_case(c.id, c.agency_id)
     group by p.page, p.id, p.number, p.person_id, c.number
$$;

-- Whoever leads the section gives the work to somebody else; whoever has it puts it aside.
create function lims.tasks_interests() returns setof lims.task
language sql stable set search_path = '' as $$
    select case when w.person_id = lims.me() then 'request.task_own_interest' else 'request.task_interest' end,
           jsonb_build_object('person', lims.person_name(w.person_id), 'examination', w.examination, 'case', w.case_number), 'requests',
           to_jsonb(w.request_id), w.since, null::timestamptz
      from lims.conflicted_work() w
    union all
    select case when p.person_id = lims.me() then 'request.task_own_part' else 'request.task_part' end,
           jsonb_build_object('person', lims.person_name(p.person_id), 'number', p.number, 'case', p.case_number), p.page, to_jsonb(p.id), p.since, null::timestamptz
      from lims.conflicted_parts() p
     where p.page = 'report' and p.id in (select r.id from lab.report r) or p.page = 'verification' and p.id in (select v.id from lab.verification v)
$$;

-- What stands between a person and a case is theirs and the managers' to know.
alter table lab.interest enable row level security;
create policy visible on lab.interest for select to lims_staff using (
    person_id = (select lims.me()) or (select lims.sees_restricted()));
grant select on lab.interest to lims_staff;

grant execute on function lims.interest_declare, lims.interest_case, lims.interest_named, lims.conflicted_work, lims.conflicted_parts, lims.is_conflicted, lims.my_conflicts,
    lims.tasks_interests to lims_staff;
grant execute on function lims.interest_lift to lims_laboratory_manager, lims_quality_manager;
