-- Vials: each position of a run has a labelled one for every replicate (a duplicate is two aliquots in two vials), scanned when it is loaded and again in the instrument's order. A mismatch stops the
-- run; somebody goes on with the reason (domain.md section 6).

create trigger audit after insert or update or delete on lab.vial for each row execute function chain.record_row('position', 'position_id');
create trigger frozen before update or delete or truncate on lab.vial for each statement execute function chain.frozen();
create trigger audit after insert or update or delete on lab.vial_scan for each row execute function chain.record_row('worksheet', 'worksheet_id');

-- A scan stays as it was; that its round was begun anew, or that somebody went on after it, is said once.
create function lims.vial_scan_kept() returns trigger
language plpgsql set search_path = '' as $$
begin
    if (to_jsonb(new) - '{void_at,cleared_at,cleared_by,clearing_reason}'::text[]) is distinct from (to_jsonb(old) - '{void_at,cleared_at,cleared_by,clearing_reason}'::text[])
       or old.void_at is distinct from new.void_at and old.void_at is not null
       or old.cleared_at is not null and (new.cleared_at, new.cleared_by, new.clearing_reason) is distinct from (old.cleared_at, old.cleared_by, old.clearing_reason) then
        perform lims.refuse('vial.kept');
    end if;
    return new;
end $$;
create trigger kept before update on lab.vial_scan for each row execute function lims.vial_scan_kept();
create trigger frozen before delete or truncate on lab.vial_scan for each statement execute function chain.frozen();

create function lims.wants_vials(_worksheet lab.worksheet) returns boolean
language sql stable set search_path = '' as $$
    select coalesce((lims.definition_of(_worksheet) ->> 'vials')::boolean, false)
$$;

-- The vials of a run that have no label yet: at the start all, and those of each repeat.
create function lims.vials_missing(_worksheet lab.worksheet) returns table (position_id bigint, replicate int)
language sql stable set search_path = '' as $$
    select p.id, n from lab.run_position p, generate_series(1, coalesce((lims.definition_of(_worksheet) ->> 'replicates')::int, 1)) n
     where p.worksheet_id = _worksheet.id and p.disposition is null
       and not exists (select from lab.vial v where v.position_id = p.id and v.replicate = n) order by p.place, n
$$;

-- A running worksheet of a method with vials, locked for somebody of its bench.
create function lims.lock_vials(_worksheet bigint) returns lab.worksheet
language plpgsql set search_path = '' as $$
declare known lab.worksheet := lims.lock_worksheet(_worksheet, 'RUNNING');
begin
    perform lims.need_my_method(known, 'perform');
    if not lims.wants_vials(known) then
        perform lims.refuse('vial.none_wanted', jsonb_build_object('worksheet', known.number));
    end if;
    perform lims.need_bench(known);
    return known;
end $$;

-- A label for every vial that has none.
create function lims.vials_label(_act uuid, _worksheet bigint, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'vials_label', jsonb_build_object('worksheet', _worksheet), _reason);
    known lab.worksheet;
begin
    if answer is not null then return answer; end if;
    known := lims.lock_vials(_worksheet);
    insert into lab.vial (position_id, replicate, made_by, made_at)
    select m.position_id, m.replicate, lims.me(), lims.act_time() from lims.vials_missing(known) m;
    return lims.finish_act(_act, jsonb_build_object('worksheet', _worksheet, 'number', known.number));
end $$;

-- The vial whose turn it is in this round; null when all of them were scanned.
create function lims.vial_due(_worksheet bigint, _round text) returns lab.vial
language sql stable set search_path = '' as $$
    select v from lab.run_position p join lab.vial v on v.position_id = p.id
     where p.worksheet_id = _worksheet and p.disposition is null and not exists (
           select from lab.vial_scan s where s.vial_id = v.id and s.round = _round and s.matched and s.void_at is null)
     order by p.place, v.replicate limit 1
$$;

-- A scan that stopped the run and after which nobody went on.
create function lims.vial_stop(_worksheet bigint) returns lab.vial_scan
language sql stable set search_path = '' as $$
    select s from lab.vial_scan s where s.worksheet_id = _worksheet and not s.matched and s.cleared_at is null
$$;

create function lims.vial_named(_vial bigint) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('place', p.place, 'replicate', v.replicate, 'name', coalesce(i.number, p.control), 'code', lims.machine_code('V', v.id))
      from lab.vial v join lab.run_position p on p.id = v.position_id left join lab.item i on i.id = p.item_id where v.id = _vial
$$;

-- For a sentence: the place is 3, or 3.2 where each position has several vials.
create function lims.vial_spoken(_vial bigint) returns jsonb
language sql stable set search_path = '' as $$
    select lims.vial_named(v.id) || jsonb_build_object('place', p.place || case when exists (
               select from lab.vial x where x.position_id = p.id and x.replicate > 1) then '.' || v.replicate else '' end)
      from lab.vial v join lab.run_position p on p.id = v.position_id where v.id = _vial
$$;

-- One scan. The vial that was taken a moment ago, scanned once more, changes nothing; any other than the one that is due stops the run.
create function lims.vial_scan(_act uuid, _worksheet bigint, _round text, _code text, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'vial_scan', jsonb_build_object('worksheet', _worksheet, 'round', _round, 'code', _code), _reason);
    known lab.worksheet;
    due lab.vial;
    found_here lab.vial;
    is_again boolean;
begin
    if answer is not null then return answer; end if;
    known := lims.lock_vials(_worksheet);
    due := lims.need_round(known, _round);
    select v.* into found_here from lab.vial v where v.id = lims.code_number('V', _code);
    is_again := coalesce(found_here.id = (select s.vial_id from lab.vial_scan s
        where s.worksheet_id = _worksheet and s.round = _round and s.matched and s.void_at is null order by s.id desc limit 1), false);
    if not is_again and due.id is null then
        perform lims.refuse('vial.all_scanned', jsonb_build_object('worksheet', known.number));
    elsif not is_again then
        perform lims.add_vial_scan(known, due, _round, _code, found_here);
    end if;
    return lims.finish_act(_act, lims.vial_told(known, _round, case when not is_again then due.id end, found_here, is_again));
end $$;

-- Nothing is scanned while the run stands still, before its vials have their labels, or in the instrument before they were loaded.
create function lims.need_round(_worksheet lab.worksheet, _round text) returns lab.vial
language plpgsql stable set search_path = '' as $$
declare
    stop lab.vial_scan := lims.vial_stop(_worksheet.id);
    unlabelled bigint := (select count(*) from lims.vials_missing(_worksheet));
begin
    if (_round in ('load', 'instrument')) is not true then
        perform lims.refuse('vial.no_round', jsonb_build_object('round', left(_round, 40)));
    elsif stop.id is not null then
        perform lims.refuse('vial.stopped', lims.stop_told(stop));
    elsif unlabelled > 0 then
        perform lims.refuse('vial.no_label', jsonb_build_object('count', unlabelled));
    elsif _round = 'instrument' and (lims.vial_due(_worksheet.id, 'load')).id is not null then
        perform lims.refuse('vial.load_first', lims.vial_spoken((lims.vial_due(_worksheet.id, 'load')).id));
    end if;
    return lims.vial_due(_worksheet.id, _round);
end $$;

create function lims.add_vial_scan(_worksheet lab.worksheet, _due lab.vial, _round text, _code text, _found lab.vial) returns void
language plpgsql set search_path = '' as $$
declare
    matched boolean := (_found.id = _due.id) is true;
    mine bigint := (select _found.id from lab.run_position p where p.id = _found.position_id and lims.may_see_worksheet(p.worksheet_id));
begin
    insert into lab.vial_scan (worksheet_id, round, position_id, replicate, vial_id, code, matched, scanned_by, scanned_at)
    values (_worksheet.id, _round, _due.position_id, _due.replicate, mine, left(coalesce(nullif(btrim(_code), ''), '?'), 40), matched, lims.me(), lims.act_time());
    if matched and _round = 'load' and not exists (select from lab.vial v where v.position_id = _due.position_id and v.replicate > _due.replicate) then
        update lab.run_position p set loaded_at = lims.act_time() where p.id = _due.position_id;     -- with its last vial
    end if;
end $$;

-- What the scanner answers: taken, again, or stopped with what was due and what was found; and which vial is next.
create function lims.vial_told(_worksheet lab.worksheet, _round text, _due bigint, _found lab.vial, _again boolean) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('worksheet', (_worksheet).id, 'number', (_worksheet).number, 'round', _round, 'again', _again,
        'stopped', (lims.vial_stop((_worksheet).id)).id is not null, 'due', lims.vial_named(_due),
        'found', case when lims.may_see_worksheet((select p.worksheet_id from lab.run_position p where p.id = (_found).position_id)) then lims.vial_named((_found).id) end,
        'next', lims.vial_named((lims.vial_due((_worksheet).id, _round)).id))
$$;

create function lims.stop_told(_scan lab.vial_scan) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('round', (_scan).round, 'place', due.told ->> 'place', 'due', due.told ->> 'name', 'code', (_scan).code,
        'found', coalesce(found_here.told ->> 'name', (_scan).code), 'found_place', found_here.told ->> 'place')
      from (select lims.vial_spoken((select v.id from lab.vial v where v.position_id = (_scan).position_id and v.replicate = (_scan).replicate)) as told) due,
           (select lims.vial_spoken((_scan).vial_id) as told) found_here
$$;

-- After a mismatch: why, and whether the vials of this round are scanned anew from the first. A round that is begun anew in loading
-- begins the instrument's anew with it.
create function lims.vial_go_on(_act uuid, _worksheet bigint, _anew boolean, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'vial_go_on', jsonb_build_object('worksheet', _worksheet, 'anew', _anew), _reason);
    known lab.worksheet;
    stop lab.vial_scan;
begin
    if answer is not null then return answer; end if;
    known := lims.lock_vials(_worksheet);
    stop := lims.vial_stop(_worksheet);
    if stop.id is null then
        perform lims.refuse('vial.not_stopped', jsonb_build_object('worksheet', known.number));
    end if;
    perform lims.need_reason(_reason, 'vial.why_go_on', lims.stop_told(stop));
    update lab.vial_scan s set cleared_at = lims.act_time(), cleared_by = lims.me(), clearing_reason = lims.typed(_reason, 'reason') where s.id = stop.id;
    if _anew then
        update lab.vial_scan s set void_at = lims.act_time()
         where s.worksheet_id = _worksheet and s.void_at is null and (s.round = stop.round or stop.round = 'load');
        update lab.run_position p set loaded_at = null where p.worksheet_id = _worksheet and p.disposition is null and stop.round = 'load';
    end if;
    return lims.finish_act(_act, lims.vial_told(known, stop.round, null, null, false));
end $$;

-- Asked by submission: every vial was scanned twice in its order, and nothing stands still.
create function lims.need_vials(_worksheet lab.worksheet) returns void
language plpgsql stable set search_path = '' as $$
declare
    stop lab.vial_scan := lims.vial_stop(_worksheet.id);
    due bigint := coalesce((lims.vial_due(_worksheet.id, 'load')).id, (lims.vial_due(_worksheet.id, 'instrument')).id);
    bare jsonb := (select jsonb_build_object('place', p.place, 'name', coalesce(i.number, p.control))
                     from lims.vials_missing(_worksheet) m join lab.run_position p on p.id = m.position_id left join lab.item i on i.id = p.item_id limit 1);
begin
    if not lims.wants_vials(_worksheet) then return; end if;
    if stop.id is not null then
        perform lims.refuse('vial.stopped', lims.stop_told(stop));
    elsif bare is not null or due is not null then
        perform lims.refuse('vial.not_scanned', coalesce(bare, lims.vial_spoken(due)));
    end if;
end $$;

-- Asked by the page of vials.
create function lims.vials_view(_worksheet bigint) returns jsonb
language sql stable security definer set search_path = '' as $$
    select jsonb_build_object('worksheet', w.id, 'number', w.number, 'state', w.state, 'definition', v.definition, 'wanted', lims.wants_vials(w),
        'stop', (select lims.stop_told(s) from lims.vial_stop(w.id) s where s.id is not null),
        'vials', (select coalesce(jsonb_agg(jsonb_build_object('position', p.id, 'place', p.place, 'replicate', r, 'item_number', i.number, 'description', i.description,
            'control', p.control, 'attempt', p.attempt, 'code', lims.machine_code('V', n.id), 'loaded', a.scanned_at, 'instrument', b.scanned_at) order by p.place, r), '[]')
            from lab.run_position p cross join generate_series(1, coalesce((v.definition::jsonb ->> 'replicates')::int, 1)) r
            left join lab.item i on i.id = p.item_id left join lab.vial n on n.position_id = p.id and n.replicate = r
            left join lab.vial_scan a on a.vial_id = n.id and a.round = 'load' and a.matched and a.void_at is null
            left join lab.vial_scan b on b.vial_id = n.id and b.round = 'instrument' and b.matched and b.void_at is null
           where p.worksheet_id = w.id and p.disposition is null),
        'stops', (select coalesce(jsonb_agg(lims.stop_told(s) || jsonb_build_object('at', s.scanned_at, 'by', lims.person_name(s.scanned_by),
            'cleared_by', lims.person_name(s.cleared_by), 'why', s.clearing_reason) order by s.id), '[]')
            from lab.vial_scan s where s.worksheet_id = w.id and not s.matched))
      from lab.worksheet w join lab.method_version v on v.id = w.version_id where w.id = _worksheet and lims.may_see_worksheet(w.id)
$$;

alter table lab.vial enable row level security;
create policy visible on lab.vial for select to lims_staff using (exists (select from lab.run_position p where p.id = position_id));
alter table lab.vial_scan enable row level security;
create policy visible on lab.vial_scan for select to lims_staff using (exists (select from lab.worksheet w where w.id = worksheet_id));
grant select on lab.vial, lab.vial_scan to lims_staff;

grant execute on function lims.vials_view to lims_staff;
grant execute on function lims.vials_label, lims.vial_scan, lims.vial_go_on to lims_analyst, lims_medical_examiner;
