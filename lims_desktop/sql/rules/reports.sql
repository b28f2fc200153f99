-- Reports: drafted on requests and written by their authors (domain.md section 7). What is printed and reckoned stands in report_facts.sql, who
-- signs it and who looks at it in reviewing.sql, to whom it goes in issuing.sql.
--
-- A report answers whole requests: every worksheet on them is in its scope, so that nobody can leave an attempt out.

insert into lab.policy (name, value) values ('report_number', '"{case}-R{n}"') on conflict do nothing;
-- What a report says of where the laboratory is and how it is reached.
insert into lab.policy (name, value) values ('laboratory_address', '"—"') on conflict do nothing;
-- The address of a time-stamping authority (RFC 3161), and what happens when it does not answer: `refuse`, or `sign` without and say so.
insert into lab.policy (name, value) values ('time_stamping', '"none"'), ('time_stamping_down', '"refuse"') on conflict do nothing;

create trigger audit after insert or update or delete on lab.report for each row execute function chain.record_row('report', 'id');
create trigger audit after insert or update or delete on lab.report_request for each row execute function chain.record_row('report', 'report_id');
create trigger audit after insert or update or delete on lab.report_author for each row execute function chain.record_row('report', 'report_id');
create trigger audit after insert or update or delete on lab.report_signature for each row execute function chain.record_row('report', 'report_id');
create trigger audit after insert or update or delete on lab.report_review for each row execute function chain.record_row('report', 'report_id');
create trigger audit after insert or update or delete on lab.report_finding for each row execute function chain.record_row('report', 'report_id');
create trigger audit after insert or update or delete on lab.report_recipient for each row execute function chain.record_row('report', 'report_id');
create trigger frozen before delete or truncate on lab.report for each statement execute function chain.frozen();
create trigger frozen before update or delete or truncate on lab.report_request for each statement execute function chain.frozen();
create trigger frozen before delete or truncate on lab.report_author for each statement execute function chain.frozen();
create trigger frozen before delete or truncate on lab.report_signature for each statement execute function chain.frozen();
create trigger frozen before delete or truncate on lab.report_review for each statement execute function chain.frozen();
create trigger frozen before delete or truncate on lab.report_finding for each statement execute function chain.frozen();
create trigger frozen before delete or truncate on lab.report_recipient for each statement execute function chain.frozen();

-- Asked inside acts ------------------------------------------------------------------------------------------------------------

create function lims.lock_report(_report bigint, variadic _states text[]) returns lab.report
language plpgsql set search_path = '' as $$
declare known lab.report;
begin
    select r.* into known from lab.report r join lab.case_file c on c.id = r.case_id
     where r.id = _report and lims.may_see_case(c.id, c.agency_id) and not lims.is_report_kept_from_me(r.id) for update of r;
    if known.id is null then
        perform lims.refuse('report.unknown');
    elsif known.state <> all (_states) then
        perform lims.refuse('report.wrong_state', jsonb_build_object('report', known.number, 'state', known.state));
    end if;
    return known;
end $$;

create function lims.worksheets_of(_report bigint) returns setof bigint
language sql stable set search_path = '' as $$
    select distinct p.worksheet_id
      from lab.report_request q join lab.assignment a on a.request_id = q.request_id join lab.run_position p on p.assignment_id = a.id
     where q.report_id = _report
$$;

create function lims.methods_of(_report bigint) returns setof bigint
language sql stable set search_path = '' as $$
    select distinct v.method_id from lims.worksheets_of(_report) w(id) join lab.worksheet s on s.id = w.id join lab.method_version v on v.id = s.version_id
$$;

create function lims.is_author(_report bigint, _person bigint) returns boolean
language sql stable set search_path = '' as $$
    select exists (select from lab.report_author a where a.report_id = _report and a.person_id = _person and a.left_at is null)
$$;

-- Whoever ever was an author of it wrote or signed it, also when they left the authors since.
create function lims.was_author(_report bigint, _person bigint) returns boolean
language sql stable set search_path = '' as $$
    select exists (select from lab.report_author a where a.report_id = _report and a.person_id = _person)
$$;

-- Authorised for this with every method of the report.
create function lims.need_authorised_for(_report bigint, _person bigint, _kind text) returns void
language plpgsql stable set search_path = '' as $$
begin
    perform lims.need_authorised(_person, m, _kind) from lims.methods_of(_report) m;
end $$;

create function lims.need_my_draft(_report bigint) returns lab.report
language plpgsql set search_path = '' as $$
declare known lab.report := lims.lock_report(_report, 'DRAFT');
begin
    if not lims.is_author(_report, lims.me()) then
        perform lims.refuse('report.not_author', jsonb_build_object('report', known.number));
    end if;
    return known;
end $$;

-- The requests of a report, locked in one order, and after the report itself.
create function lims.lock_requests_of(_report bigint) returns void
language plpgsql set search_path = '' as $$
begin
    perform from lab.request q where q.id in (select x.request_id from lab.report_request x where x.report_id = _report) order by q.id for update;
end $$;

-- Opened -------------------------------------------------------------------------------------------------------------------------

-- The issued report that answers a request for good; a preliminary one does not.
create function lims.answered_by(_request bigint) returns text
language sql stable set search_path = '' as $$
    select p.number from lab.report_request q join lab.report p on p.id = q.report_id
     where q.request_id = _request and p.state = 'ISSUED' and p.kind <> 'preliminary' order by p.id limit 1
$$;

create function lims.need_reportable(_requests bigint[], _kind text) returns bigint
language plpgsql set search_path = '' as $$
declare
    cases bigint[];
    found_here int;
    one record;
begin
    select count(*), array_agg(distinct r.case_id) into found_here, cases
      from lab.request r join lab.case_file c on c.id = r.case_id
     where r.id = any (_requests) and lims.may_see_case(c.id, c.agency_id) and r.id not in (select lims.requests_kept_from_me());
    if coalesce(cardinality(_requests), 0) not between 1 and 50 or found_here <> cardinality(_requests) or cardinality(cases) <> 1 then
        perform lims.refuse('report.requests');
    end if;
    perform from lab.request r where r.id = any (_requests) order by r.id for update;   -- before it is asked what others have begun
    for one in select r.state, r.examination, d.number as drafted, lims.answered_by(r.id) as answered, exists (select from lab.reexamination e where e.request_id = r.id) as again from lab.request r
                 left join lateral (select p.number from lab.report_request q join lab.report p on p.id = q.report_id
                                     where q.request_id = r.id and p.state in ('DRAFT', 'AUTHOR_SIGNED', 'TECH_REVIEW', 'ADMIN_REVIEW', 'AUTHORISED') limit 1) d on true
                where r.id = any (_requests) order by r.id loop
        if one.again then
            perform lims.refuse('reexamination.not_reported', jsonb_build_object('examination', one.examination));
        elsif one.drafted is not null then
            perform lims.refuse('report.drafted_already', jsonb_build_object('report', one.drafted));
        elsif one.answered is not null and _kind not in ('amended', 'supplemental') then    -- who has the first would never hear of a second
            perform lims.refuse('report.answered_already', jsonb_build_object('report', one.answered));
        elsif one.state not in ('ANALYSED', 'REPORTED', 'CLOSED') and not (_kind = 'preliminary' and one.state = 'IN_PROGRESS') then
            perform lims.refuse('report.not_analysed', jsonb_build_object('examination', one.examination));
        end if;
    end loop;
    return cases[1];
end $$;

-- An amended report takes the place of the whole one before: what it answered stays answered.
create function lims.need_nothing_left_out(_corrected lab.report, _requests bigint[]) returns void
language plpgsql stable set search_path = '' as $$
declare examination text;
begin
    select q.examination into examination from lab.report_request x join lab.request q on q.id = x.request_id
     where x.report_id = _corrected.id and x.request_id <> all (_requests) order by q.id limit 1;
    if found then
        perform lims.refuse('report.leaves_out', jsonb_build_object('report', _corrected.number, 'examination', examination));
    end if;
end $$;

-- R1, R2 ... in a case; an amended one is R1.1, R1.2 ... after the one it corrects.
create function lims.report_numbered(_case bigint, _corrected lab.report) returns text
language plpgsql set search_path = '' as $$
declare
    base text := regexp_replace(_corrected.number, '\.\d+$', '');
begin
    perform from lab.case_file c where c.id = _case for update;
    if _corrected.id is not null then
        return base || '.' || (select 1 + count(*) from lab.report r where r.number ~ ('^' || regexp_replace(base, '([.\-])', '\\\1', 'g') || '\.\d+$'));
    end if;
    return replace(replace(lims.policy('report_number') #>> '{}', '{case}', (select c.number from lab.case_file c where c.id = _case)), '{n}',
        (select 1 + count(*) from lab.report r where r.case_id = _case and r.number !~ '\.\d+$')::text);
end $$;

create function lims.report_open(
    _act uuid, _requests bigint[], _kind text, _language text, _corrects bigint default null, _reason text default null
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'report_open', jsonb_build_object('requests', _requests, 'kind', _kind, 'language', _language,
        'corrects', _corrects), _reason);
    file bigint;
    corrected lab.report;
    made lab.report;
begin
    if answer is not null then return answer; end if;
    if (_kind in ('full', 'preliminary', 'supplemental', 'amended', 'negative') and _language in ('en', 'es')) is not true
       or (_kind = 'amended') <> (_corrects is not null) then
        perform lims.refuse('report.kind', jsonb_build_object('kind', left(_kind, 40)));
    end if;
    if _corrects is not null then
        perform lims.need_reason(_reason, 'report.why_amended');
        corrected := lims.lock_report(_corrects, 'ISSUED');
    end if;
    file := lims.need_reportable(_requests, _kind);
    if _kind = 'supplemental' and not exists (select from lab.report r where r.case_id = file and r.state = 'ISSUED') then
        perform lims.refuse('report.nothing_to_add_to');
    elsif _corrects is not null then
        if corrected.case_id <> file then
            perform lims.refuse('report.requests');
        end if;
        perform lims.need_nothing_left_out(corrected, _requests);
    end if;
    insert into lab.report (number, case_id, kind, language, corrects, why, content, opened_by, opened_at)
    values (lims.report_numbered(file, corrected), file, _kind, _language, _corrects, lims.typed(_reason, 'reason'), coalesce(corrected.content, '{}'),
            lims.me(), lims.act_time()) returning * into made;
    insert into lab.report_request (report_id, request_id) select made.id, r from unnest(_requests) r;
    insert into lab.report_author (report_id, person_id, place) values (made.id, lims.me(), 1);
    perform lims.need_authorised_for(made.id, lims.me(), 'report');
    perform lims.need_no_interest(lims.me(), file);
    return lims.finish_act(_act, jsonb_build_object('report', made.id, 'number', made.number, 'state', made.state, 'edition', made.edition));
end $$;

-- Who signs it as an author, in this order. One of them stays whoever opened it.
create function lims.report_authors(_act uuid, _report bigint, _people bigint[], _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'report_authors', jsonb_build_object('report', _report, 'people', _people), _reason);
    known lab.report;
begin
    if answer is not null then return answer; end if;
    known := lims.need_my_draft(_report);
    perform lims.need_unsigned(known);
    if coalesce(cardinality(_people), 0) not between 1 and 9 or not known.opened_by = any (_people)
       or (select count(distinct p) from unnest(_people) p) <> cardinality(_people) then
        perform lims.refuse('report.authors');
    end if;
    perform lims.need_authorised_for(_report, p, 'report'), lims.need_no_interest(p, known.case_id) from unnest(_people) p;
    update lab.report_author a set left_at = lims.act_time() where a.report_id = _report and a.person_id <> all (_people) and a.left_at is null;
    insert into lab.report_author (report_id, person_id, place) select _report, p, n from unnest(_people) with ordinality x(p, n)
    on conflict (report_id, person_id) do update set place = excluded.place, left_at = null;
    return lims.finish_act(_act, jsonb_build_object('report', _report, 'number', known.number, 'state', known.state, 'edition', known.edition));
end $$;

-- Written -------------------------------------------------------------------------------------------------------------------------

create function lims.need_unsigned(_report lab.report) returns void
language plpgsql stable set search_path = '' as $$
begin
    if exists (select from lab.report_signature s where s.report_id = _report.id and s.round = _report.round and s.voided_at is null) then
        perform lims.refuse('report.locked', jsonb_build_object('report', _report.number));
    end if;
end $$;

-- What authors may write: {summary, limitations, deviations, remarks} as text, and opinions [{question, first, second, ratio, text}].
create function lims.need_report_content(_content jsonb) returns void
language plpgsql immutable set search_path = '' as $$
declare
    part record;
    opinion jsonb;
begin
    if jsonb_typeof(_content) is distinct from 'object' or length(_content::text) > 200000 then
        perform lims.refuse('report.content');
    end if;
    for part in select * from jsonb_each(_content) loop
        if not (part.key in ('summary', 'limitations', 'deviations', 'remarks') and jsonb_typeof(part.value) = 'string'
                or part.key = 'opinions' and jsonb_typeof(part.value) = 'array') then
            perform lims.refuse('report.content', jsonb_build_object('part', left(part.key, 40)));
        end if;
    end loop;
    for opinion in select o from jsonb_array_elements(coalesce(_content -> 'opinions', '[]')) o loop
        if jsonb_typeof(opinion) <> 'object' or exists (
            select from jsonb_each(opinion) o where o.key not in ('question', 'first', 'second', 'ratio', 'text') or jsonb_typeof(o.value) <> 'string') then
            perform lims.refuse('report.content', jsonb_build_object('part', 'opinions'));
        elsif opinion ->> 'ratio' <> '' and ((opinion ->> 'ratio') !~ '^\d{1,30}(\.\d{1,30})?$' or (opinion ->> 'ratio')::numeric = 0) then
            perform lims.refuse('report.ratio', jsonb_build_object('ratio', left(opinion ->> 'ratio', 40)));
        end if;
    end loop;
end $$;

create function lims.report_write(_act uuid, _report bigint, _edition int, _content jsonb, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'report_write', jsonb_build_object('report', _report, 'edition', _edition, 'content', _content), _reason);
    known lab.report;
begin
    if answer is not null then return answer; end if;
    known := lims.need_my_draft(_report);
    perform lims.need_unsigned(known);
    if known.edition is distinct from _edition then
        perform lims.conflict('report.changed_meanwhile', jsonb_build_object('report', known.number, 'edition', known.edition));
    end if;
    perform lims.need_report_content(_content);
    update lab.report r set content = _content, edition = r.edition + 1 where r.id = _report;
    return lims.finish_act(_act, jsonb_build_object('report', _report, 'number', known.number, 'state', known.state, 'edition', known.edition + 1));
end $$;

-- Asked by pages -----------------------------------------------------------------------------------------------------------------------

create function lims.report_view(_report bigint) returns jsonb
language sql stable security definer set search_path = '' as $$
    select jsonb_build_object('id', r.id, 'number', r.number, 'kind', r.kind, 'state', r.state, 'language', r.language, 'case', r.case_id,
        'case_number', c.number, 'corrects', (select o.number from lab.report o where o.id = r.corrects), 'why', r.why, 'content', r.content,
        'edition', r.edition, 'round', r.round, 'facts', coalesce(r.facts, lims.facts_to_print(r.id)), 'is_locked', r.facts is not null,
        'opened_by', lims.person_name(r.opened_by), 'opened_at', r.opened_at, 'issued_at', r.issued_at, 'issued_by', lims.person_name(r.issued_by),
        'ended_at', r.ended_at, 'ended_by', lims.person_name(r.ended_by), 'ending', r.ending, 'superseded_by', lims.successor(r.id), 'notices', lims.notices_of(r.id), 'moves', lims.moves_of(r.id), 'is_mine', lims.is_author(r.id, lims.me()),
        'authors', (select jsonb_agg(jsonb_build_object('person', p.id, 'name', p.name) order by a.place)
                      from lab.report_author a join lab.person p on p.id = a.person_id where a.report_id = r.id and a.left_at is null),
        'signatures', (select coalesce(jsonb_agg(jsonb_build_object('round', s.round, 'seat', s.seat, 'name', lims.person_name(s.person_id), 'meaning', s.meaning,
                          'at', s.at, 'sha256', s.sha256, 'certificate', k.sha256, 'stamped', s.stamped, 'unstamped', s.unstamped, 'voided_at', s.voided_at,
                          'voiding_reason', s.voiding_reason) order by s.id), '[]')
                         from lab.report_signature s join lab.certificate k on k.id = s.certificate_id where s.report_id = r.id),
        'reviews', (select coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'round', v.round, 'kind', v.kind, 'reviewer', lims.person_name(v.reviewer_id),
                       'is_mine', v.reviewer_id = lims.me(), 'began_at', v.began_at, 'ended_at', v.ended_at, 'outcome', v.outcome, 'checks', v.checks) order by v.id), '[]')
                      from lab.report_review v where v.report_id = r.id),
        'findings', (select coalesce(jsonb_agg(to_jsonb(f) || jsonb_build_object('raised_by', lims.person_name(v.reviewer_id), 'kind', v.kind, 'round', v.round,
                        'answered_by', lims.person_name(f.answered_by), 'referred_by', lims.person_name(f.referred_by), 'settled_by', lims.person_name(f.settled_by)) order by f.number), '[]')
                       from lab.report_finding f join lab.report_review v on v.id = f.review_id where f.report_id = r.id),
        'recipients', (select coalesce(jsonb_agg(to_jsonb(x) || jsonb_build_object('agency', g.name, 'served_by', lims.person_name(x.served_by),
                           'added_by', lims.person_name(x.added_by)) order by x.id), '[]')
                         from lab.report_recipient x join lab.agency g on g.id = x.agency_id where x.report_id = r.id))
      from lab.report r join lab.case_file c on c.id = r.case_id
     where r.id = _report and lims.is_staff() and lims.may_see_case(c.id, c.agency_id) and not lims.is_report_kept_from_me(r.id)
$$;

-- The analysed requests that no report answers yet.
create function lims.to_report() returns jsonb
language sql stable security definer set search_path = '' as $$
    select coalesce(jsonb_agg(jsonb_build_object('request', r.id, 'case', c.id, 'case_number', c.number, 'examination', r.examination, 'discipline', r.discipline,
               'state', r.state, 'analyst', lims.person_name(a.person_id), 'is_mine', a.person_id = lims.me(), 'court_date', r.court_date,
               'analysed_at', a.ended_at) order by r.court_date nulls last, a.ended_at, r.id), '[]')
      from lab.request r join lab.case_file c on c.id = r.case_id
      left join lateral (select x.person_id, x.ended_at from lab.assignment x where x.request_id = r.id and x.state = 'DONE' order by x.id desc limit 1) a on true
     where r.state = 'ANALYSED' and lims.is_staff() and lims.may_see_case(c.id, c.agency_id) and r.id not in (select e.request_id from lab.reexamination e)
       and lims.answered_by(r.id) is null and not exists (select from lab.report_request q join lab.report p on p.id = q.report_id
            where q.request_id = r.id and p.state in ('DRAFT', 'AUTHOR_SIGNED', 'TECH_REVIEW', 'ADMIN_REVIEW', 'AUTHORISED'))
$$;

alter table lab.report enable row level security;
create policy visible on lab.report for select to lims_staff using (case_id not in (select lims.hidden_cases()) and id not in (select lims.reports_kept_from_me()));
alter table lab.report_request enable row level security;
create policy visible on lab.report_request for select to lims_staff using (exists (select from lab.report r where r.id = report_id));
alter table lab.report_author enable row level security;
create policy visible on lab.report_author for select to lims_staff using (exists (select from lab.report r where r.id = report_id));
alter table lab.report_signature enable row level security;
create policy visible on lab.report_signature for select to lims_staff using (exists (select from lab.report r where r.id = report_id));
alter table lab.report_review enable row level security;
create policy visible on lab.report_review for select to lims_staff using (exists (select from lab.report r where r.id = report_id));
alter table lab.report_finding enable row level security;
create policy visible on lab.report_finding for select to lims_staff using (exists (select from lab.report r where r.id = report_id));
alter table lab.report_recipient enable row level security;
create policy visible on lab.report_recipient for select to lims_staff using (exists (select from lab.report r where r.id = report_id));
grant select on lab.report, lab.report_request, lab.report_author, lab.report_signature, lab.report_review, lab.report_finding, lab.report_recipient
    to lims_staff;

grant execute on function lims.report_view, lims.to_report to lims_staff;
grant execute on function lims.report_open, lims.report_authors, lims.report_write to lims_analyst, lims_medical_examiner;
