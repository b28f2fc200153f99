-- Tests of proficiency and competence (ISO/IEC 17025 6.2.5, 7.7.2): given, submitted by the person, evaluated by quality. A passed one
-- can be the evidence of an authorisation; while one is failed or overdue the person may not perform the method.

insert into lab.policy (name, value) values ('failed_proficiency_suspends', 'true'), ('proficiency_notice_days', '14') on conflict do nothing;

create trigger audit after insert or update or delete on lab.proficiency_test for each row execute function chain.record_row('person', 'person_id');
create trigger audit after insert or update or delete on lab.suspension for each row execute function chain.record_row('person', 'person_id');
create trigger kept before update on lab.proficiency_test for each row execute function lims.quality_kept('due',
    'submitted_at result outcome z_score evaluated_by evaluated_at evaluation evidence withdrawn_by withdrawn_at withdrawn', 'evaluated_at');
create trigger frozen before delete or truncate on lab.proficiency_test for each statement execute function chain.frozen();
create trigger kept before update on lab.suspension for each row execute function lims.quality_kept('', 'lifted_by lifted_at lifting_reason', 'lifted_at');
create trigger frozen before delete or truncate on lab.suspension for each statement execute function chain.frozen();

-- A person sees their own tests; leaders of sections, managers and auditors all of them.
create function lims.sees_all_tests() returns boolean
language sql stable security definer set search_path = ''
return lims.has_duty('technical_reviewer', 'quality_manager', 'laboratory_manager', 'auditor');

create function lims.may_see_test(_test bigint) returns boolean
language sql stable security definer set search_path = '' as $$
    select exists (select from lab.proficiency_test t where t.id = _test and lims.is_staff() and (t.person_id = lims.me() or lims.sees_all_tests()))
$$;

create function lims.need_test(_test bigint) returns lab.proficiency_test
language plpgsql set search_path = '' as $$
declare known lab.proficiency_test;
begin
    select t.* into known from lab.proficiency_test t where t.id = _test for update;
    if known.id is null or not lims.may_see_test(known.id) then
        perform lims.refuse('proficiency.unknown');
    elsif known.outcome is not null or known.withdrawn_at is not null then
        perform lims.refuse('proficiency.ended', jsonb_build_object('test', known.number));
    end if;
    return known;
end $$;

-- Quality does nothing about a test of their own.
create function lims.need_test_of_other(_test bigint) returns lab.proficiency_test
language plpgsql set search_path = '' as $$
declare known lab.proficiency_test := lims.need_test(_test);
begin
    if known.person_id = lims.me() then
        perform lims.refuse('proficiency.own');
    end if;
    return known;
end $$;

create function lims.test_answer(_act uuid, _test bigint) returns jsonb
language sql set search_path = '' as $$
    select lims.finish_act(_act, jsonb_build_object('test', t.id, 'number', t.number, 'state', lims.test_state(t))) from lab.proficiency_test t where t.id = _test
$$;

create function lims.test_state(_test lab.proficiency_test) returns text
language sql stable set search_path = ''
return case when _test.withdrawn_at is not null then 'WITHDRAWN' when _test.outcome = 'pass' then 'PASSED' when _test.outcome = 'fail' then 'FAILED'
            when _test.submitted_at is not null then 'SUBMITTED' when lims.act_time()::date > _test.due then 'OVERDUE' else 'GIVEN' end;

-- _test: kind, provider, round, method, person, samples, due.
create function lims.proficiency_give(_act uuid, _test jsonb, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'proficiency_give', jsonb_build_object('test', _test), _reason);
    year int := extract(year from lims.act_time());
    made bigint;
begin
    if answer is not null then return answer; end if;
    if not exists (select from lab.person p where p.id = (_test ->> 'person')::bigint and p.active and p.agency_id is null) then
        perform lims.refuse('authorisation.no_such_person');
    elsif not exists (select from lab.method m where m.id = (_test ->> 'method')::bigint) then
        perform lims.refuse('method.unknown');
    elsif (_test ->> 'kind' in ('proficiency', 'competency')) is not true or ((_test ->> 'samples')::numeric between 1 and 999) is not true then
        perform lims.refuse('proficiency.incomplete');
    elsif ((_test ->> 'due')::date >= lims.act_time()::date and (_test ->> 'due')::date < '2200-01-01') is not true then
        perform lims.refuse('quality.due_in_past');
    end if;
    insert into lab.proficiency_test (number, kind, provider, round, method_id, person_id, samples, due, given_by, given_at)
    values (lims.numbered('PT-{year}-{n:4}', year, lims.next_number('proficiency', year)), _test ->> 'kind', lims.needed(_test ->> 'provider', 'provider'),
            lims.needed(_test ->> 'round', 'round'), (_test ->> 'method')::bigint, (_test ->> 'person')::bigint, (_test ->> 'samples')::bigint,
            (_test ->> 'due')::date, lims.me(), lims.act_time()) returning id into made;
    return lims.test_answer(_act, made);
end $$;

-- By the person who was tested, once.
create function lims.proficiency_submit(_act uuid, _test bigint, _result text, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'proficiency_submit', jsonb_build_object('test', _test, 'result', _result), _reason);
    known lab.proficiency_test;
begin
    if answer is not null then return answer; end if;
    known := lims.need_test(_test);
    if known.person_id <> lims.me() then
        perform lims.refuse('proficiency.not_yours', jsonb_build_object('person', lims.person_name(known.person_id)));
    elsif known.submitted_at is not null then
        perform lims.refuse('proficiency.submitted', jsonb_build_object('test', known.number));
    end if;
    update lab.proficiency_test t set submitted_at = lims.act_time(), result = lims.needed(_result, 'result') where t.id = _test;
    return lims.test_answer(_act, _test);
end $$;

-- _said: outcome, evaluation, z_score, evidence. Passed only when it was submitted and |z| < 3 (ISO 13528:2022, 9.4: from 3 on
-- unsatisfactory). A failed one suspends, when the policy says so.
create function lims.proficiency_evaluate(_act uuid, _test bigint, _said jsonb, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'proficiency_evaluate', jsonb_build_object('test', _test, 'said', _said), _reason);
    known lab.proficiency_test;
    z numeric := case when _said ->> 'z_score' ~ '^-?\d{1,4}(\.\d{1,6})?$' then (_said ->> 'z_score')::numeric end;
begin
    if answer is not null then return answer; end if;
    known := lims.need_test_of_other(_test);
    if (_said ->> 'outcome' in ('pass', 'fail')) is not true or (z is null) <> ((_said ->> 'z_score') is null) then
        perform lims.refuse('proficiency.incomplete');
    elsif _said ->> 'outcome' = 'pass' and known.submitted_at is null then
        perform lims.refuse('proficiency.not_submitted', jsonb_build_object('test', known.number));
    elsif _said ->> 'outcome' = 'pass' and abs(z) >= 3 then
        perform lims.refuse('proficiency.unsatisfactory', jsonb_build_object('z', z));
    elsif _said ->> 'evidence' is not null and not exists (select from lab.blob b where b.sha256 = _said ->> 'evidence' and b.kept_by = lims.me()) then
        perform lims.refuse('proficiency.no_file');
    end if;
    update lab.proficiency_test t set outcome = _said ->> 'outcome', z_score = z, evaluation = lims.needed(_said ->> 'evaluation', 'evaluation'),
           evidence = _said ->> 'evidence', evaluated_by = lims.me(), evaluated_at = lims.act_time() where t.id = _test;
    if _said ->> 'outcome' = 'fail' and lims.policy('failed_proficiency_suspends') = 'true' then
        insert into lab.suspension (person_id, method_id, test_id, since) values (known.person_id, known.method_id, _test, lims.act_time());
    end if;
    return lims.test_answer(_act, _test);
end $$;

create function lims.proficiency_extend(_act uuid, _test bigint, _due date, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'proficiency_extend', jsonb_build_object('test', _test, 'due', _due), _reason);
    known lab.proficiency_test;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    known := lims.need_test_of_other(_test);
    if (_due >= lims.act_time()::date and _due > known.due and _due < '2200-01-01') is not true then
        perform lims.refuse('quality.due_in_past');
    end if;
    update lab.proficiency_test t set due = _due where t.id = _test;
    return lims.test_answer(_act, _test);
end $$;

create function lims.proficiency_withdraw(_act uuid, _test bigint, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'proficiency_withdraw', jsonb_build_object('test', _test), _reason);
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    perform lims.need_test_of_other(_test);
    update lab.proficiency_test t set withdrawn_by = lims.me(), withdrawn_at = lims.act_time(), withdrawn = lims.typed(_reason, 'reason') where t.id = _test;
    return lims.test_answer(_act, _test);
end $$;

create function lims.suspension_lift(_act uuid, _suspension bigint, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'suspension_lift', jsonb_build_object('suspension', _suspension), _reason);
    known lab.suspension;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    select s.* into known from lab.suspension s where s.id = _suspension and s.lifted_at is null for update;
    if known.id is null then
        perform lims.refuse('proficiency.no_suspension');
    elsif known.person_id = lims.me() then
        perform lims.refuse('proficiency.own');
    end if;
    update lab.suspension s set lifted_by = lims.me(), lifted_at = lims.act_time(), lifting_reason = lims.typed(_reason, 'reason') where s.id = _suspension;
    return lims.test_answer(_act, known.test_id);
end $$;

-- The number of the test that keeps a person from performing a method: failed and not lifted, or overdue while the policy stands.
create function lims.suspending_test(_person bigint, _method bigint) returns text
language sql stable security definer set search_path = '' as $$
    select t.number from lab.suspension s join lab.proficiency_test t on t.id = s.test_id
     where s.person_id = _person and s.method_id = _method and s.lifted_at is null
    union all
    select t.number from lab.proficiency_test t
     where t.person_id = _person and t.method_id = _method and t.outcome is null and t.withdrawn_at is null and t.submitted_at is null
       and t.due < lims.act_time()::date and lims.policy('failed_proficiency_suspends') = 'true'
     limit 1
$$;

-- Asked by pages -----------------------------------------------------------------------------------------------------------

create function lims.tasks_proficiency() returns setof lims.task
language sql stable set search_path = '' as $$
    select case when t.submitted_at is not null then 'proficiency.task_evaluate' when t.due < current_date then 'proficiency.task_overdue'
                else 'proficiency.task_due' end,
           jsonb_build_object('test', t.number, 'person', lims.person_name(t.person_id), 'method', m.code), 'proficiency', to_jsonb(t.id),
           coalesce(t.submitted_at, t.given_at), case when t.submitted_at is null then (t.due + 1)::timestamptz end
      from lab.proficiency_test t join lab.method m on m.id = t.method_id
     where t.outcome is null and t.withdrawn_at is null
       and case when t.submitted_at is not null then lims.has_duty('quality_manager') and t.person_id <> lims.me()
                when t.due < current_date then t.person_id = lims.me() or lims.has_duty('quality_manager')
                else t.person_id = lims.me() and t.due <= current_date + lims.policy_number('proficiency_notice_days')::int end
    union all
    select 'proficiency.task_failed', jsonb_build_object('test', t.number, 'person', lims.person_name(t.person_id), 'method', m.code), 'proficiency', to_jsonb(t.id),
           s.since, null::timestamptz
      from lab.suspension s join lab.proficiency_test t on t.id = s.test_id join lab.method m on m.id = s.method_id
     where s.lifted_at is null and lims.has_duty('quality_manager')
    union all
    select 'proficiency.task_failed', jsonb_build_object('test', t.number, 'person', lims.person_name(t.person_id), 'method', m.code), 'proficiency', to_jsonb(t.id),
           t.evaluated_at, null::timestamptz
      from lab.proficiency_test t join lab.method m on m.id = t.method_id
     where t.outcome = 'fail' and lims.has_duty('quality_manager') and t.evaluated_at > current_timestamp - interval '90 days'
       and not exists (select from lab.suspension s where s.test_id = t.id)
       and not exists (select from lab.nonconformity n where n.test_id = t.id)
$$;

alter table lab.proficiency_test enable row level security;
create policy visible on lab.proficiency_test for select to lims_staff using (person_id = (select lims.me()) or (select lims.sees_all_tests()));
alter table lab.suspension enable row level security;
create policy visible on lab.suspension for select to lims_staff using (person_id = (select lims.me()) or (select lims.sees_all_tests()));
create policy evidence on lab.blob for select to lims_staff using (exists (select from lab.proficiency_test t where t.evidence = blob.sha256));
grant select on lab.proficiency_test, lab.suspension to lims_staff;

grant execute on function lims.proficiency_give to lims_quality_manager, lims_laboratory_manager;
grant execute on function lims.proficiency_evaluate, lims.proficiency_extend, lims.proficiency_withdraw, lims.suspension_lift to lims_quality_manager;
grant execute on function lims.proficiency_submit, lims.tasks_proficiency, lims.sees_all_tests to lims_staff;
