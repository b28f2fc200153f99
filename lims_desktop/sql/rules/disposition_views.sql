-- What the pages of dispositions and roll calls show, each in one round trip; row-level security decides about the lines.

create function lims.disposition_lines(_disposition bigint) returns jsonb
language sql stable set search_path = '' as $$
    select coalesce(jsonb_agg(lims.item_line(i) || jsonb_build_object('method', l.method, 'early', l.early, 'rule', l.rule, 'needs', to_jsonb(l.needs),
               'state', l.state, 'seq', l.seq, 'staged_seq', l.staged_seq, 'removing_reason', l.removing_reason, 'executed_at', l.executed_at,
               'executed_by', lims.person_name(l.executed_by), 'executed_where', l.executed_where, 'witness', lims.person_name(l.witness),
               'second_witness', lims.person_name(l.second_witness), 'quantity', i.quantity::text, 'unit', i.unit,
               'case_number', (select c.number from lab.case_file c where c.id = i.case_id),
               'holds', (select count(*) from lab.hold h where h.item_id = i.id and h.lifted_at is null
                                                          and (h.expires_at is null or h.expires_at > clock_timestamp()))) order by i.number), '[]')
      from lab.disposition_item l join lab.item i on i.id = l.item_id where l.disposition_id = _disposition
$$;

create function lims.disposition_view(_disposition bigint) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('id', d.id, 'number', d.number, 'title', d.title, 'state', d.state, 'proposed_by', lims.person_name(d.proposed_by),
        'proposer', d.proposed_by, 'proposed_at', d.proposed_at, 'approved_by', lims.person_name(d.approved_by), 'approved_at', d.approved_at, 'frozen', d.digest,
        'digest', lims.disposition_digest(d.id), 'staging', (select p.path from lab.place p where p.id = d.staging_place), 'staging_place', d.staging_place,
        'closed_by', lims.person_name(d.closed_by), 'closed_at', d.closed_at, 'closing_reason', d.closing_reason,
        'missing', to_jsonb(lims.consents_missing(d.id)), 'lines', lims.disposition_lines(d.id), 'asked_at', clock_timestamp(),
        'count', lims.listed_count(d.id),
        'consents', (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'kind', c.kind, 'given_by', c.given_by, 'reference', c.reference,
                        'given_on', c.given_on, 'document', c.document, 'recorded_by', lims.person_name(c.recorded_by), 'withdrawn_at', c.withdrawn_at,
                        'withdrawn_by', lims.person_name(c.withdrawn_by), 'withdrawing_reason', c.withdrawing_reason) order by c.id), '[]')
                       from lab.disposition_consent c where c.disposition_id = d.id),
        'rollcalls', (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'court', r.court, 'court_date', r.court_date, 'order_number', r.order_number,
                         'state', r.state) order by r.id), '[]') from lab.rollcall r where r.disposition_id = d.id))
      from lab.disposition d where d.id = _disposition
$$;

-- How many items the list has in all, also those that are not for these eyes: nothing is hidden silently.
create function lims.listed_count(_disposition bigint) returns bigint
language sql stable security definer set search_path = ''
return (select count(*) from lab.disposition_item l where l.disposition_id = _disposition);

-- Dispositions, the newest first.
create function lims.dispositions(_before bigint default null, _limit int default 100, _states text[] default null) returns jsonb
language sql stable set search_path = '' as $$
    select coalesce(jsonb_agg(to_jsonb(found) order by found.id desc), '[]') from (
        select d.id, d.number, d.title, d.state, lims.person_name(d.proposed_by) as proposed_by, d.proposed_at, n.items, n.ended, n.removed,
               to_jsonb(lims.consents_missing(d.id)) as missing
          from lab.disposition d, lateral (
              select count(*) as items, count(*) filter (where l.state = 'EXECUTED') as ended, count(*) filter (where l.state = 'REMOVED') as removed
                from lab.disposition_item l where l.disposition_id = d.id) n
         where (_before is null or d.id < _before) and (_states is null or d.state = any (_states))
         order by d.id desc limit least(_limit, 1000)) found
$$;

create function lims.rollcall_view(_rollcall bigint) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('id', r.id, 'disposition', r.disposition_id, 'number', d.number, 'digest', d.digest, 'disposition_state', d.state, 'court', r.court,
        'court_date', r.court_date, 'order_number', r.order_number, 'state', r.state, 'place', r.place, 'keeper', lims.person_name(r.keeper), 'keeper_id', r.keeper,
        'witness', lims.person_name(r.witness), 'opened_at', r.opened_at, 'trouble', r.trouble, 'stopped_at', r.stopped_at,
        'keeper_signature', r.keeper_signature, 'signed_at', r.signed_at, 'cancelling_reason', r.cancelling_reason, 'asked_at', clock_timestamp(),
        'staging', (select p.path from lab.place p where p.id = d.staging_place),
        'officers', (select coalesce(jsonb_agg(to_jsonb(o) - 'rollcall_id' order by o.id), '[]') from lab.rollcall_officer o where o.rollcall_id = r.id),
        'parcels', (select coalesce(jsonb_agg(jsonb_build_object('item', i.id, 'number', i.number, 'description', i.description, 'item_type', i.item_type,
                       'case_number', c.number, 'position', p.position, 'state', p.state, 'expected', p.expected::text, 'unit', p.unit, 'tolerance', p.tolerance::text,
                       'reading', p.reading::text, 'reading_unit', p.reading_unit, 'weight', p.weight::text, 'raw', p.raw, 'device', p.device,
                       'device_identity', p.device_identity, 'seal', p.seal, 'called_at', p.called_at, 'crossed_by', lims.person_name(p.crossed_by),
                       'magistrate', p.magistrate, 'justice', p.justice, 'discrepancy', p.discrepancy, 'setting_aside_reason', p.setting_aside_reason,
                       'recorded', concat_ws(' ', i.quantity, i.unit),
                       'seal_number', (select s.number from lab.seal s where s.item_id = i.id and s.opened_at is null order by s.id desc limit 1))
                       order by p.position), '[]')
                      from lab.rollcall_parcel p join lab.item i on i.id = p.item_id join lab.case_file c on c.id = i.case_id where p.rollcall_id = r.id),
        'document', (select max(x.id) from lab.document x where x.stream = 'rollcall/' || r.id))
      from lab.rollcall r join lab.disposition d on d.id = r.disposition_id where r.id = _rollcall
$$;

create function lims.rollcalls(_before bigint default null, _limit int default 100) returns jsonb
language sql stable set search_path = '' as $$
    select coalesce(jsonb_agg(to_jsonb(found) order by found.id desc), '[]') from (
        select r.id, r.court, r.court_date, r.order_number, r.state, d.number,
               (select count(*) from lab.rollcall_parcel p where p.rollcall_id = r.id) as parcels,
               (select count(*) from lab.rollcall_parcel p where p.rollcall_id = r.id and p.state <> 'WAITING') as called
          from lab.rollcall r join lab.disposition d on d.id = r.disposition_id where _before is null or r.id < _before
         order by r.id desc limit least(_limit, 1000)) found
$$;

-- Proposals that wait for a manager who did not make them; what was ended and not yet counted; roll calls of the coming days.
create function lims.tasks_disposition() returns setof lims.task
language plpgsql stable set search_path = '' as $$
begin
    if lims.has_duty('laboratory_manager', 'quality_manager') then
        return query select 'disposition.task_approve', jsonb_build_object('number', d.number, 'title', d.title), 'disposition', to_jsonb(d.id), d.proposed_at, null::timestamptz
                       from lab.disposition d where d.state = 'PROPOSED' and d.proposed_by <> lims.me() and lims.consents_missing(d.id) = '{}' order by d.id limit 50;
        return query select 'rollcall.task_stopped', jsonb_build_object('order', r.order_number, 'court', r.court), 'rollcall', to_jsonb(r.id), r.stopped_at, r.stopped_at
                       from lab.rollcall r where r.state = 'STOPPED' order by r.id limit 50;
    end if;
    if lims.has_duty('evidence_technician', 'laboratory_manager', 'quality_manager') then
        return query select 'disposition.task_reconcile', jsonb_build_object('number', d.number, 'title', d.title), 'disposition', to_jsonb(d.id), d.approved_at, null::timestamptz
                       from lab.disposition d where d.state = 'EXECUTED' order by d.id limit 50;
    end if;
    if lims.has_duty('evidence_technician', 'laboratory_manager') then
        return query select 'rollcall.task_scheduled', jsonb_build_object('order', r.order_number, 'court', r.court), 'rollcall', to_jsonb(r.id), r.scheduled_at, r.court_date::timestamptz
                       from lab.rollcall r where r.state in ('SCHEDULED', 'OPEN', 'PAUSED', 'CALLED') and r.court_date <= lims.today() + 7 order by r.court_date limit 50;
    end if;
end $$;

grant execute on function lims.disposition_lines, lims.disposition_view, lims.listed_count, lims.dispositions, lims.rollcall_view, lims.rollcalls,
    lims.tasks_disposition to lims_staff;
