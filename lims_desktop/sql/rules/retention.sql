-- Retention: how long an item is kept, by which rule, and what becomes of it then (domain.md section 10). Rules are rows,
-- versioned; every rule that fits an item is a minimum, so that the longest applies.

insert into lab.policy (name, value) values ('retention_review_months', '12') on conflict do nothing;

create trigger audit after insert or update or delete on lab.retention_rule for each row execute function chain.record_row('retention', 'code');
create trigger audit after insert or update or delete on lab.case_outcome for each row execute function chain.record_row('case', 'case_id');
create trigger audit after insert or update or delete on lab.retention_review for each row execute function chain.record_row('item', 'item_id');

-- What the rules may ask about an item besides its type.
create function lims.classes_of(_item lab.item) returns text[]
language sql stable set search_path = '' as $$
    select array_remove(array[
               case when _item.biological then 'biological' end,
               case when _item.controlled then 'controlled' end,
               case when _item.controlled and t.extra ->> 'discipline' = 'chemistry' then 'drug' end,
               case when (t.extra ->> 'firearm')::boolean then 'firearm' end], null)
      from (select) one left join lab.term t on t.list = 'item_type' and t.code = _item.item_type
$$;

create function lims.outcome_of(_case bigint) returns lab.case_outcome
language sql stable set search_path = ''
return (select o from lab.case_outcome o where o.case_id = _case order by o.id desc limit 1);

-- The rule that applies, and when it lets the item go: `due` is null while it must be kept; `waits` says what for (closed,
-- outcome: a date that is not recorded; authority: somebody's decision). `review_on`: when somebody has to look at it.
create type lims.retention as (
    rule text, version int, name text, name_es text, action text, consents text[], due date, waits text, review_on date, kept_until date
);

create function lims.kept(_item lab.item) returns lims.retention
language sql stable set search_path = '' as $$
    with known as (
        select c.offence, o.outcome, o.decided_on, o.closed_on,
               (select r.keep_until from lab.retention_review r where r.item_id = _item.id order by r.id desc limit 1) as keep_until
          from lab.case_file c left join lateral lims.outcome_of(c.id) o on true where c.id = _item.case_id
    ), fitting as (
        select r.*, case r.clock when 'receipt' then _item.registered_at::date when 'closed' then k.closed_on else k.decided_on end as start
          from known k join lab.retention_rule r
            on r.ended_at is null and (r.offences is null or k.offence = any (r.offences))
           and (r.outcomes is null or k.outcome = any (r.outcomes)) and (r.item_types is null or _item.item_type = any (r.item_types))
           and (r.item_class is null or r.item_class = any (lims.classes_of(_item)))
    ), ended as (
        select f.*, (f.start + f.months * interval '1 month')::date as due,
               case when f.months is null then 'authority' when f.start is null then f.clock end as waits from fitting f
    ), longest as (
        select e.* from ended e order by e.due is not null, e.waits <> 'authority', e.due desc, e.code limit 1
    )
    select l.code, l.version, l.name, l.name_es, coalesce(l.action, 'keep'),
           coalesce((select array_agg(distinct c order by c) from fitting f, unnest(f.consents) c), '{}'), l.due,
           case when l.code is null then 'authority' else l.waits end,
           case when l.due is not null then greatest(l.due, k.keep_until)
                else coalesce(k.keep_until, (_item.registered_at + lims.policy_number('retention_review_months') * interval '1 month')::date) end,
           k.keep_until
      from known k left join longest l on true
$$;

create function lims.today() returns date
language sql volatile security definer set search_path = '' return (lims.act_time())::date;

-- Whether its time has come.
create function lims.is_ripe(_kept lims.retention) returns boolean
language sql volatile set search_path = ''
return (_kept.due <= lims.today() and coalesce(_kept.kept_until <= lims.today(), true)) is true;

-- Which rule keeps this item, until when, and why: as the asker may see it.
create function lims.retention_of(_item bigint) returns jsonb
language sql stable set search_path = '' as $$
    select to_jsonb(k) || jsonb_build_object('item', i.number,
               'state', case when k.review_on <= lims.today() then 'REVIEW_DUE' else 'RUNNING' end,
               'ripe', k.due <= lims.today() and coalesce(k.kept_until <= lims.today(), true),
               'outcome', (lims.outcome_of(i.case_id)).outcome)
      from lab.item i, lims.kept(i) k where i.id = _item
$$;

-- The same for the page of an item, which outsiders see too: nothing for them, nor of what has ended.
create function lims.retention_shown(_item bigint) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
    if not lims.is_staff() or exists (
        select from lab.whereabouts w join lab.place p on p.id = w.place_id where w.item_id = _item and p.kind = 'terminal') then
        return null;
    end if;
    return (select lims.retention_of(i.id) from lab.item i where i.id = _item and i.case_id is not null and lims.may_see_case(i.case_id, i.agency_id));
end $$;

create function lims.need_date(_date date, _field text) returns date
language plpgsql stable set search_path = '' as $$
begin
    perform lims.needed(_date::text, _field);
    perform lims.need_moment(_date::timestamptz);
    if _date > lims.today() then
        perform lims.refuse('retention.date_in_future', jsonb_build_object('date', _date));
    end if;
    return _date;
end $$;

-- What became of a case. One that is closed says since when; one that is not lets no period run that counts from there.
create function lims.case_outcome(
    _act uuid, _case bigint, _outcome text, _decided_on date, _authority text, _closed_on date default null, _reason text default null
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'case_outcome', jsonb_build_object('case', _case, 'outcome', _outcome,
        'decided_on', _decided_on, 'authority', _authority, 'closed_on', _closed_on), _reason);
    file lab.case_file;
    closes boolean;
begin
    if answer is not null then return answer; end if;
    file := lims.need_case(_case);
    closes := coalesce((lims.need_term('case_outcome', _outcome) ->> 'closes')::boolean, false);
    perform lims.need_date(_decided_on, 'decided_on');
    if _closed_on is not null and not closes then
        perform lims.refuse('retention.not_closing', jsonb_build_object('outcome', _outcome));
    elsif _closed_on < _decided_on then
        perform lims.refuse('retention.closed_before_decided', jsonb_build_object('closed', _closed_on, 'decided', _decided_on));
    end if;
    insert into lab.case_outcome (case_id, outcome, decided_on, closed_on, authority, recorded_by, recorded_at)
    values (_case, _outcome, _decided_on, case when closes then lims.need_date(coalesce(_closed_on, _decided_on), 'closed_on') end,
            lims.needed(_authority, 'authority'), lims.me(), lims.act_time());
    return lims.finish_act(_act, jsonb_build_object('id', _case, 'number', file.number));
end $$;

-- A new version of a rule, or an end to it: one manager's reason and another one's word.
create function lims.retention_rule_put(_act uuid, _rule jsonb, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'retention_rule_put', jsonb_build_object('rule', _rule), _reason);
    vouched bigint;
    was lab.retention_rule;
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    vouched := lims.take_vouch(_act, 'supervisor');
    perform lims.need_rule(_rule);
    perform lims.next_number('retention ' || (_rule ->> 'code'), 0);  -- two who change one rule come one after the other
    select r.* into was from lab.retention_rule r where r.code = _rule ->> 'code' order by r.version desc limit 1;
    if was.version is distinct from nullif((_rule ->> 'version')::int, 0) then
        perform lims.conflict('retention.changed_meanwhile', jsonb_build_object('code', was.code, 'version', was.version));
    end if;
    update lab.retention_rule r set ended_at = lims.act_time() where r.id = was.id and r.ended_at is null;
    if coalesce((_rule ->> 'active')::boolean, true) then
        insert into lab.retention_rule (code, version, name, name_es, offences, outcomes, item_types, item_class, months, clock, action,
                                        consents, begun_at, changed_by, vouched_by, reason)
        values (_rule ->> 'code', coalesce(was.version, 0) + 1, lims.needed(_rule ->> 'name', 'name'), lims.needed(_rule ->> 'name_es', 'name_es'),
                lims.texts(_rule -> 'offences'), lims.texts(_rule -> 'outcomes'), lims.texts(_rule -> 'item_types'),
                nullif(_rule ->> 'item_class', ''), (_rule ->> 'months')::int, _rule ->> 'clock', _rule ->> 'action',
                coalesce(lims.texts(_rule -> 'consents'), '{}'), lims.act_time(), lims.me(), vouched, lims.typed(_reason, 'reason'));
    end if;
    return lims.finish_act(_act, jsonb_build_object('code', _rule ->> 'code', 'version', coalesce(was.version, 0) + 1));
end $$;

-- A list of words as an array; an empty one is no condition.
create function lims.texts(_list jsonb) returns text[]
language sql immutable set search_path = ''
return (select array_agg(t) from jsonb_array_elements_text(case when jsonb_typeof(_list) = 'array' then _list else '[]' end) t);

create function lims.need_rule(_rule jsonb) returns void
language plpgsql stable set search_path = '' as $$
begin
    if (_rule ->> 'code' ~ '^[a-z0-9-]{2,40}$' and coalesce(_rule ->> 'months', '1') ~ '^\d{1,4}$'
        and coalesce(_rule ->> 'months', '1')::int <= 1200 and _rule ->> 'clock' in ('receipt', 'closed', 'outcome')
        and _rule ->> 'action' in ('destroy', 'return', 'keep', 'transfer') and coalesce(_rule ->> 'version', '0') ~ '^\d{1,6}$'
        and coalesce(nullif(_rule ->> 'item_class', ''), 'drug') in ('biological', 'controlled', 'drug', 'firearm')
        and coalesce(lims.texts(_rule -> 'consents'), '{}') <@ array['police', 'dpp', 'court']) is not true then
        perform lims.refuse('retention.unreadable_rule');
    end if;
    perform lims.need_term('offence', t) from unnest(lims.texts(_rule -> 'offences')) t;
    perform lims.need_term('case_outcome', t) from unnest(lims.texts(_rule -> 'outcomes')) t;
    perform lims.need_term('item_type', t) from unnest(lims.texts(_rule -> 'item_types')) t;
end $$;

-- Somebody looked: these items are kept until another date, and why.
create function lims.retention_review(_act uuid, _items bigint[], _keep_until date, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'retention_review', jsonb_build_object('items', _items, 'keep_until', _keep_until), _reason);
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    perform lims.needed(_keep_until::text, 'keep_until');
    perform lims.need_moment(_keep_until::timestamptz);
    if _keep_until <= lims.today() then
        perform lims.refuse('retention.date_in_past', jsonb_build_object('date', _keep_until));
    end if;
    insert into lab.retention_review (item_id, keep_until, reason, reviewed_by, reviewed_at)
    select h.id, _keep_until, lims.typed(_reason, 'reason'), lims.me(), lims.act_time()
      from unnest(lims.lock_items(_items)) h where h.id = any (_items);
    return lims.finish_act(_act, jsonb_build_object('items', to_jsonb(_items), 'keep_until', _keep_until));
end $$;

-- Items of one case whose review is due, and since when: neither ended nor in a disposition.
create function lims.due_items(_case bigint) returns table (item bigint, review_on date)
language sql stable set search_path = '' as $$
    select i.id, k.review_on from lab.item i join lab.whereabouts w on w.item_id = i.id join lab.place p on p.id = w.place_id, lims.kept(i) k
     where i.case_id = _case and i.standing = 'RECEIVED' and p.kind in ('location', 'person', 'transit')
       and k.review_on <= lims.today()
       and not exists (select from lab.disposition_item d where d.item_id = i.id and d.state in ('LISTED', 'STAGED'))
$$;

-- Cases with such items, the oldest first. No review is due before the shortest period has passed: newer cases are not looked into.
create function lims.reviews_due(_after bigint default 0, _limit int default 100, _mine boolean default false) returns jsonb
language sql stable set search_path = '' as $$
    with soonest as (
        select lims.today() - least(lims.policy_number('retention_review_months'), min(r.months)) * interval '1 month' as before
          from lab.retention_rule r where r.ended_at is null and r.clock = 'receipt'
    )
    select coalesce(jsonb_agg(to_jsonb(found) order by found.id), '[]') from (
        select c.id, c.number, c.offence, lims.person_name(c.opened_by) as officer, c.opened_at, (lims.outcome_of(c.id)).outcome,
               due.items, due.review_on
          from lab.case_file c, soonest s, lateral (
              select count(*) as items, min(d.review_on) as review_on from lims.due_items(c.id) d) due
         where c.id > coalesce(_after, 0) and (not _mine or c.opened_by = (select lims.me()))
           and (c.opened_at <= s.before or exists (select from lab.case_outcome o where o.case_id = c.id)) and due.items > 0
         order by c.id limit least(_limit, 1000)) found
$$;

-- The items of a case whose review is due, each with its rule.
create function lims.review_of(_case bigint) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('id', c.id, 'number', c.number, 'offence', c.offence, 'outcome', to_jsonb(lims.outcome_of(c.id)),
        'items', (select coalesce(jsonb_agg(lims.item_line(i) || jsonb_build_object('retention', lims.retention_of(i.id), 'case_number', c.number) order by i.number), '[]')
                    from lims.due_items(c.id) d join lab.item i on i.id = d.item))
      from lab.case_file c where c.id = _case
$$;

-- To the officer of the case (who opened it), a line a case; to the managers one line for all of them.
create function lims.tasks_retention() returns setof lims.task
language plpgsql stable set search_path = '' as $$
declare due jsonb := lims.reviews_due(0, 20, true);
begin
    return query select 'retention.task_case', jsonb_build_object('case', d ->> 'number', 'count', d -> 'items'), 'reviews', d -> 'id',
                        null::timestamptz, (d ->> 'review_on')::timestamptz
                   from jsonb_array_elements(due) d;
    if lims.has_duty('laboratory_manager', 'quality_manager') then
        due := lims.reviews_due(0, 50);
        return query select case when jsonb_array_length(due) < 50 then 'retention.task_all' else 'retention.task_many' end,
                            jsonb_build_object('count', jsonb_array_length(due)), 'reviews', null::jsonb, null::timestamptz,
                            (due -> 0 ->> 'review_on')::timestamptz where due <> '[]';
    end if;
end $$;

alter table lab.retention_rule enable row level security;
create policy visible on lab.retention_rule for select to lims_staff using (true);
alter table lab.case_outcome enable row level security;
create policy visible on lab.case_outcome for select to lims_staff using (exists (select from lab.case_file c where c.id = case_id));
alter table lab.retention_review enable row level security;
create policy visible on lab.retention_review for select to lims_staff using (exists (select from lab.item i where i.id = item_id));
grant select on lab.retention_rule, lab.case_outcome, lab.retention_review to lims_staff;

grant execute on function lims.classes_of, lims.outcome_of, lims.kept, lims.today, lims.retention_of, lims.due_items, lims.reviews_due,
    lims.review_of, lims.tasks_retention to lims_staff;
grant execute on function lims.case_outcome to lims_evidence_technician, lims_laboratory_manager, lims_quality_manager;
grant execute on function lims.retention_rule_put to lims_laboratory_manager, lims_quality_manager;
grant execute on function lims.retention_shown to lims_staff, lims_administrator;
grant execute on function lims.retention_review
    to lims_evidence_technician, lims_analyst, lims_laboratory_manager, lims_scenes_of_crime_officer, lims_medical_examiner;
