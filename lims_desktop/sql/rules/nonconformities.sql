-- Nonconformities (ISO/IEC 17025 7.10, 8.7): raised by anybody, looked into by an owner until a day, with the cases they touch.
-- What is done about them stands in nonconformity_actions.sql, what a case must disclose in nonconformity_views.sql.
-- Nothing of it is ever deleted or written over, by whomever: a later word stands beside the earlier one.

insert into lab.policy (name, value) values ('nonconformity_days', '30') on conflict do nothing;

create trigger audit after insert or update or delete on lab.nonconformity for each row execute function chain.record_row('nonconformity', 'id');
create trigger audit after insert or update or delete on lab.nonconformity_note
    for each row execute function chain.record_row('nonconformity', 'nonconformity_id');
create trigger audit after insert or update or delete on lab.nonconformity_recall
    for each row execute function chain.record_row('nonconformity', 'nonconformity_id');
-- What touches a case is told in the case's own stream: who may not see the case does not read it there.
create trigger audit after insert or update or delete on lab.nonconformity_case for each row execute function chain.record_row('case', 'case_id');
create trigger audit after insert or update or delete on lab.nonconformity_assessment for each row execute function chain.record_row('case', 'case_id');

-- Arguments: the columns that may change again, those that are written once, and the one that ends it all.
create function lims.quality_kept() returns trigger
language plpgsql set search_path = '' as $$
declare
    was jsonb := to_jsonb(old);
    becomes jsonb := to_jsonb(new);
    again text[] := string_to_array(tg_argv[0], ' ');
    once text[] := string_to_array(tg_argv[1], ' ');
begin
    if becomes is distinct from was and (was -> tg_argv[2] <> 'null' or exists (
            select from jsonb_object_keys(becomes) k where becomes -> k is distinct from was -> k
               and not (k = any (again) or k = any (once) and was -> k = 'null'))) then
        perform lims.refuse('quality.kept');
    end if;
    return new;
end $$;
create trigger kept before update on lab.nonconformity for each row
    execute function lims.quality_kept('state owner due_at', 'closed_by closed_at outcome conclusion', 'closed_at');
create trigger frozen before delete or truncate on lab.nonconformity for each statement execute function chain.frozen();
create trigger frozen before update or delete or truncate on lab.nonconformity_note for each statement execute function chain.frozen();
create trigger frozen before update or delete or truncate on lab.nonconformity_recall for each statement execute function chain.frozen();
create trigger frozen before update or delete or truncate on lab.nonconformity_case for each statement execute function chain.frozen();
create trigger frozen before update or delete or truncate on lab.nonconformity_assessment for each statement execute function chain.frozen();

-- Who may see what ---------------------------------------------------------------------------------------------------------

-- One that is about something of a restricted case is for those who may see that case; one that also touches restricted cases
-- is for all staff, and names to each only the cases they may see.
create function lims.may_see_nonconformity(_nonconformity bigint) returns boolean
language sql stable security definer set search_path = '' as $$
    select lims.is_staff() and not exists (select from lab.nonconformity_case c where c.nonconformity_id = _nonconformity and c.how = 'raised'
                                              and c.case_id in (select lims.hidden_cases()))
$$;

create function lims.need_nonconformity(_nonconformity bigint, variadic _states text[]) returns lab.nonconformity
language plpgsql set search_path = '' as $$
declare known lab.nonconformity;
begin
    select n.* into known from lab.nonconformity n where n.id = _nonconformity for update;
    if known.id is null or not lims.may_see_nonconformity(known.id) then
        perform lims.refuse('quality.unknown');
    elsif known.state <> all (_states) then
        perform lims.refuse('quality.wrong_state', jsonb_build_object('number', known.number, 'state', known.state));
    end if;
    return known;
end $$;

-- It is the work of its owner; the managers may help.
create function lims.need_owner_of(_known lab.nonconformity) returns void
language plpgsql stable set search_path = '' as $$
begin
    if (_known.owner = lims.me()) is not true and not lims.has_duty('quality_manager', 'laboratory_manager') then
        perform lims.refuse('quality.not_owner', jsonb_build_object('number', _known.number, 'owner', lims.person_name(_known.owner)));
    end if;
end $$;

-- Whoever is to do something about it works here, and may see what it is about.
create function lims.need_worker_on(_person bigint, _nonconformity bigint) returns lab.person
language plpgsql stable set search_path = '' as $$
declare worker lab.person;
begin
    select p.* into worker from lab.person p where p.id = _person and p.active and p.agency_id is null
       and pg_has_role(p.login, 'lims_staff', 'member');
    if worker.id is null then
        perform lims.refuse('quality.no_such_owner');
    end if;
    if not (pg_has_role(worker.login, 'lims_laboratory_manager', 'member') or pg_has_role(worker.login, 'lims_quality_manager', 'member'))
       and exists (select from lab.nonconformity_case n join lab.case_file c on c.id = n.case_id
                    where n.nonconformity_id = _nonconformity and n.how = 'raised' and c.restricted
                      and not exists (select from lab.case_access a where a.case_id = c.id and a.person_id = _person)) then
        perform lims.refuse('quality.owner_not_admitted', jsonb_build_object('owner', worker.name));
    end if;
    return worker;
end $$;

-- Raised -------------------------------------------------------------------------------------------------------------------

-- _said: kind, severity, what, found_at, since; _about: at most one of item, worksheet, instrument, lot, discrepancy, excursion, test.
create function lims.nonconformity_raise(_act uuid, _said jsonb, _about jsonb default '{}', _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'nonconformity_raise', jsonb_build_object('said', _said, 'about', _about), _reason);
    made lab.nonconformity;
begin
    if answer is not null then return answer; end if;
    made := lims.raise_nonconformity(_said, _about);
    return lims.finish_act(_act, jsonb_build_object('nonconformity', made.id, 'number', made.number, 'state', made.state));
end $$;

-- Inside an act.
create function lims.raise_nonconformity(_said jsonb, _about jsonb) returns lab.nonconformity
language plpgsql set search_path = '' as $$
declare
    now timestamptz := lims.act_time();
    found_then timestamptz := coalesce((_said ->> 'found_at')::timestamptz, now);
    began timestamptz := coalesce((_said ->> 'since')::timestamptz, found_then);
    made lab.nonconformity;
begin
    perform lims.need_moment(found_then), lims.need_moment(began);
    if found_then > now or began > found_then then
        perform lims.refuse('quality.moments');
    end if;
    perform lims.need_term('nonconformity_kind', _said ->> 'kind');
    if (_said ->> 'severity' in ('minor', 'major', 'critical')) is not true then
        perform lims.refuse('quality.severity');
    end if;
    perform lims.need_quality_subject(_about);
    insert into lab.nonconformity (number, kind, severity, what, found_at, since, raised_by, raised_at, due_at, item_id, worksheet_id, instrument_id,
                                   lot_id, discrepancy_id, excursion_id, test_id)
    values (lims.numbered('NC-{year}-{n:4}', extract(year from now)::int, lims.next_number('nonconformity', extract(year from now)::int)),
            _said ->> 'kind', _said ->> 'severity', lims.needed(_said ->> 'what', 'what'), found_then, began, lims.me(), now,
            now + lims.policy_number('nonconformity_days') * interval '1 day', (_about ->> 'item')::bigint, (_about ->> 'worksheet')::bigint,
            (_about ->> 'instrument')::bigint, (_about ->> 'lot')::bigint, (_about ->> 'discrepancy')::bigint, (_about ->> 'excursion')::bigint,
            (_about ->> 'test')::bigint) returning * into made;
    perform lims.touch_own_cases(made);
    return made;
end $$;

-- Something that is there, and that whoever raises it may see.
create function lims.need_quality_subject(_about jsonb) returns void
language plpgsql stable set search_path = '' as $$
declare
    subject text;
    named bigint;
    known boolean;
begin
    if (select count(*) from jsonb_object_keys(coalesce(_about, '{}'))) > 1 then
        perform lims.refuse('quality.one_subject');
    end if;
    for subject, named in select e.key, e.value::bigint from jsonb_each_text(coalesce(_about, '{}')) e loop
        known := case subject
            when 'item' then exists (select from lab.item i where i.id = named and (i.case_id is null or lims.may_see_case(i.case_id, i.agency_id)))
            when 'worksheet' then exists (select from lab.worksheet w where w.id = named) and lims.may_see_worksheet(named)
            when 'instrument' then exists (select from lab.instrument i where i.id = named)
            when 'lot' then exists (select from lab.lot l where l.id = named)
            when 'discrepancy' then exists (select from lab.discrepancy d where d.id = named
                                              and (d.case_id is null or d.case_id not in (select lims.hidden_cases())))
            when 'excursion' then exists (select from lab.excursion x where x.id = named)
            when 'test' then lims.may_see_test(named) else false end;
        if not known then
            perform lims.refuse('quality.no_subject', jsonb_build_object('subject', left(subject, 40)));
        end if;
    end loop;
end $$;

-- The cases it is about by itself: of its item, of the items of its worksheet, of its discrepancy.
create function lims.touch_own_cases(_known lab.nonconformity) returns void
language sql set search_path = '' as $$
    insert into lab.nonconformity_case (nonconformity_id, case_id, how, items, results, added_by, added_at)
    select _known.id, i.case_id, 'raised', count(distinct i.id), coalesce(sum(r.many), 0), _known.raised_by, _known.raised_at
      from (select _known.item_id as id where _known.item_id is not null
            union select p.item_id from lab.run_position p where p.worksheet_id = _known.worksheet_id and p.item_id is not null
            union select d.item_id from lab.discrepancy d where d.id = _known.discrepancy_id and d.item_id is not null) x
      join lab.item i on i.id = x.id
      cross join lateral (select count(*) as many from lims.results_since(x.id, case when _known.worksheet_id is null then _known.since else '-infinity' end) s
                           where _known.worksheet_id is null or s.worksheet_id = _known.worksheet_id) r
     where i.case_id is not null group by i.case_id order by i.case_id;
    insert into lab.nonconformity_case (nonconformity_id, case_id, how, items, results, added_by, added_at)
    select _known.id, d.case_id, 'raised', 0, 0, _known.raised_by, _known.raised_at from lab.discrepancy d
     where d.id = _known.discrepancy_id and d.case_id is not null and d.item_id is null
$$;

-- The attempts on an item that were at work at or after a moment: a result obtained since then may be touched.
create function lims.results_since(_item bigint, _since timestamptz) returns table (worksheet_id bigint, position_id bigint)
language sql stable set search_path = '' as $$
    select p.worksheet_id, p.id from lab.run_position p join lab.worksheet w on w.id = p.worksheet_id
     where p.item_id = _item and w.started_at is not null and coalesce(w.submitted_at, w.ended_at, 'infinity') >= _since
$$;

-- A manager gives it to somebody, until a day; another person or a later day needs a reason.
create function lims.nonconformity_assign(_act uuid, _nonconformity bigint, _owner bigint, _due timestamptz default null, _reason text default null)
returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'nonconformity_assign', jsonb_build_object('nonconformity', _nonconformity, 'owner', _owner, 'due', _due), _reason);
    known lab.nonconformity;
begin
    if answer is not null then return answer; end if;
    known := lims.need_nonconformity(_nonconformity, 'RAISED', 'INVESTIGATING', 'CORRECTING');
    perform lims.need_worker_on(_owner, _nonconformity);
    perform lims.need_moment(_due);
    if _due <= lims.act_time() then
        perform lims.refuse('quality.due_in_past');
    elsif known.owner <> _owner or _due > known.due_at then
        perform lims.need_reason(_reason);
    end if;
    update lab.nonconformity as n set owner = _owner, due_at = coalesce(_due, n.due_at),
           state = case n.state when 'RAISED' then 'INVESTIGATING' else n.state end
     where n.id = _nonconformity returning n.* into known;
    return lims.finish_act(_act, jsonb_build_object('nonconformity', _nonconformity, 'number', known.number, 'state', known.state));
end $$;

-- What was found out: anybody adds a note; containment, root cause and impact are the owner's to say.
create function lims.nonconformity_note(_act uuid, _nonconformity bigint, _kind text, _statement text, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'nonconformity_note', jsonb_build_object('nonconformity', _nonconformity, 'kind', _kind,
        'statement', _statement), _reason);
    known lab.nonconformity;
begin
    if answer is not null then return answer; end if;
    known := lims.need_nonconformity(_nonconformity, 'RAISED', 'INVESTIGATING', 'CORRECTING');
    if (_kind in ('containment', 'root_cause', 'impact', 'note')) is not true then
        perform lims.refuse('quality.no_such_note', jsonb_build_object('kind', left(_kind, 40)));
    elsif _kind <> 'note' then
        perform lims.need_owner_of(known);
    end if;
    insert into lab.nonconformity_note (nonconformity_id, kind, statement, written_by, written_at)
    values (_nonconformity, _kind, lims.needed(_statement, 'statement'), lims.me(), lims.act_time());
    return lims.finish_act(_act, jsonb_build_object('nonconformity', _nonconformity, 'number', known.number, 'state', known.state));
end $$;

-- Whom it touches ----------------------------------------------------------------------------------------------------------

-- The impact as a recall on record answers it: its items, their cases, and the results obtained since they were affected. Also
-- after the end: what is found out later reaches the cases too.
create function lims.nonconformity_impact(_act uuid, _nonconformity bigint, _recall bigint, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'nonconformity_impact', jsonb_build_object('nonconformity', _nonconformity, 'recall', _recall), _reason);
    known lab.nonconformity;
    touched int;
begin
    if answer is not null then return answer; end if;
    known := lims.need_nonconformity(_nonconformity, 'RAISED', 'INVESTIGATING', 'CORRECTING', 'CLOSED');
    perform lims.need_owner_of(known);
    perform lims.need_recall(_recall);
    insert into lab.nonconformity_recall (nonconformity_id, recall_id, linked_by, linked_at)
    values (_nonconformity, _recall, lims.me(), lims.act_time()) on conflict do nothing;
    if not found then
        perform lims.refuse('quality.recalled_already', jsonb_build_object('number', known.number));
    end if;
    insert into lab.nonconformity_case (nonconformity_id, case_id, how, recall_id, items, results, added_by, added_at)
    select _nonconformity, i.case_id, 'recall', _recall, count(*), coalesce(sum(r.many), 0), lims.me(), lims.act_time()
      from (select x.item_id, min(x.since) as since from lab.recall_item x where x.recall_id = _recall group by x.item_id) a
      join lab.item i on i.id = a.item_id
      cross join lateral (select count(*) as many from lims.results_since(i.id, a.since)) r
     where i.case_id is not null group by i.case_id order by i.case_id;
    get diagnostics touched = row_count;
    return lims.finish_act(_act, jsonb_build_object('nonconformity', _nonconformity, 'number', known.number, 'state', known.state, 'cases', touched));
end $$;

-- A case that nobody's list names: said by hand, with why.
create function lims.nonconformity_touch(_act uuid, _nonconformity bigint, _case bigint, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'nonconformity_touch', jsonb_build_object('nonconformity', _nonconformity, 'case', _case), _reason);
    known lab.nonconformity;
begin
    if answer is not null then return answer; end if;
    known := lims.need_nonconformity(_nonconformity, 'RAISED', 'INVESTIGATING', 'CORRECTING', 'CLOSED');
    perform lims.need_owner_of(known);
    perform lims.need_reason(_reason);
    perform lims.need_case(_case);
    if exists (select from lab.nonconformity_case c where c.nonconformity_id = _nonconformity and c.case_id = _case) then
        perform lims.refuse('quality.touched_already', jsonb_build_object('number', known.number));
    end if;
    insert into lab.nonconformity_case (nonconformity_id, case_id, how, items, results, reason, added_by, added_at)
    values (_nonconformity, _case, 'named', 0, 0, lims.typed(_reason, 'reason'), lims.me(), lims.act_time());
    return lims.finish_act(_act, jsonb_build_object('nonconformity', _nonconformity, 'number', known.number, 'state', known.state));
end $$;

-- Whether these cases are affected, and because of what. It stays on their list of disclosure, either way.
create function lims.nonconformity_assess(_act uuid, _nonconformity bigint, _cases bigint[], _verdict text, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'nonconformity_assess', jsonb_build_object('nonconformity', _nonconformity, 'cases', _cases,
        'verdict', _verdict), _reason);
    known lab.nonconformity;
begin
    if answer is not null then return answer; end if;
    known := lims.need_nonconformity(_nonconformity, 'RAISED', 'INVESTIGATING', 'CORRECTING', 'CLOSED');
    perform lims.need_reason(_reason);
    if (_verdict in ('affected', 'not_affected')) is not true then
        perform lims.refuse('quality.no_verdict');
    elsif coalesce(cardinality(_cases), 0) = 0 or exists (select from unnest(_cases) one where one in (select lims.hidden_cases()) or one not in (
            select c.case_id from lab.nonconformity_case c where c.nonconformity_id = _nonconformity)) then
        perform lims.refuse('quality.not_touched', jsonb_build_object('number', known.number));
    end if;
    insert into lab.nonconformity_assessment (nonconformity_id, case_id, verdict, because, assessed_by, assessed_at)
    select distinct on (one) _nonconformity, one, _verdict, lims.typed(_reason, 'reason'), lims.me(), lims.act_time() from unnest(_cases) one order by one;
    return lims.finish_act(_act, jsonb_build_object('nonconformity', _nonconformity, 'number', known.number, 'state', known.state));
end $$;

grant execute on function lims.nonconformity_raise, lims.nonconformity_note, lims.nonconformity_impact, lims.nonconformity_touch to lims_staff;
grant execute on function lims.nonconformity_assign, lims.nonconformity_assess to lims_quality_manager, lims_laboratory_manager;
grant execute on function lims.may_see_nonconformity to lims_staff;
