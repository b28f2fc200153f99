-- What a method needs: instruments of a kind and lots of reagents, taken by scanning before the work starts, and what the work
-- uses up of them (domain.md section 6). Something of another kind may be taken too.

-- What this worksheet needs, and how much of it is there: {code, name, name_es, instrument, lot, amount, least, taken}.
create function lims.needs_of(_worksheet lab.worksheet) returns jsonb
language sql stable set search_path = '' as $$
    select coalesce(jsonb_agg(n.value || jsonb_build_object('taken', (
               select count(*) from lab.worksheet_use u left join lab.instrument i on i.id = u.instrument_id
                 left join lab.lot l on l.id = u.lot_id left join lab.reagent r on r.id = l.reagent_id
                where u.worksheet_id = _worksheet.id and (i.kind = nullif(n.value ->> 'instrument', '') or r.code = nullif(n.value ->> 'lot', ''))))
               order by n.ordinality), '[]')
      from jsonb_array_elements(lims.definition_of(_worksheet) -> 'needs') with ordinality n
$$;

create function lims.need_everything_taken(_worksheet lab.worksheet) returns void
language plpgsql stable set search_path = '' as $$
declare missing jsonb;
begin
    select jsonb_build_object('need', string_agg(n.value ->> 'name', ', ' order by n.ordinality),
               'need_es', string_agg(n.value ->> 'name_es', ', ' order by n.ordinality),
               'codes', jsonb_agg(n.value ->> 'code' order by n.ordinality))
      into missing from jsonb_array_elements(lims.needs_of(_worksheet)) with ordinality n
     where (n.value ->> 'taken')::int < (n.value ->> 'least')::int having count(*) > 0;
    if found then
        perform lims.refuse('worksheet.need_missing', missing);
    end if;
end $$;

-- So many positions are worked on: what each uses up goes out of the lots that were taken, in the order of their scanning; what
-- the first does not hold comes out of the next. It goes out when the work starts, since from then on it is used whatever becomes
-- of the run; a repeat uses again, and nothing comes back.
create function lims.use_up(_worksheet lab.worksheet, _positions bigint) returns void
language plpgsql set search_path = '' as $$
declare
    definition jsonb := lims.definition_of(_worksheet);
    need record;
begin
    perform from lab.lot l where l.id in (select u.lot_id from lab.worksheet_use u where u.worksheet_id = _worksheet.id) order by l.id for update;
    for need in select n.lot, n.amount * _positions * greatest((definition ->> 'replicates')::int, 1) as wanted
                  from jsonb_to_recordset(definition -> 'needs') n(lot text, amount numeric) where n.amount > 0 loop
        perform lims.draw_from_lots(_worksheet, need.lot, need.wanted);
    end loop;
end $$;

create function lims.draw_from_lots(_worksheet lab.worksheet, _reagent text, _wanted numeric) returns void
language plpgsql set search_path = '' as $$
declare
    lots bigint[] := array(select l.id from lab.worksheet_use u join lab.lot l on l.id = u.lot_id join lab.reagent r on r.id = l.reagent_id
                            where u.worksheet_id = _worksheet.id and r.code = _reagent order by u.id);
    fit bigint[] := array(select t.id from unnest(lots) with ordinality t(id, turn) join lab.lot l on l.id = t.id where lims.lot_objection(l) is null order by t.turn);
    still numeric := _wanted;
    known lab.lot;
begin
    perform lims.need_fit_lot(l) from unnest(lots) l where cardinality(fit) = 0;
    if (select sum(l.left_over) from lab.lot l where l.id = any (fit)) < _wanted then
        perform lims.refuse('lot.not_enough', (select jsonb_build_object('lot', string_agg(l.number, ', ' order by l.id), 'id', max(l.id),
            'left', sum(l.left_over), 'wanted', _wanted) from lab.lot l where l.id = any (fit)));
    end if;
    for known in select l.* from unnest(fit) with ordinality t(id, turn) join lab.lot l on l.id = t.id order by t.turn loop
        exit when still <= 0;
        update lab.lot l set opened_at = coalesce(l.opened_at, lims.act_time()), opened_by = coalesce(l.opened_by, lims.me()) where l.id = known.id;
        perform lims.lot_flow(known.id, - least(still, known.left_over), _worksheet.number, _worksheet.id);
        still := still - known.left_over;
    end loop;
end $$;

-- A wrong scan: put back before the work starts. From then on what was used stays said.
create function lims.worksheet_put_back(_act uuid, _worksheet bigint, _code text, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'worksheet_put_back', jsonb_build_object('worksheet', _worksheet, 'code', _code), _reason);
    known lab.worksheet;
begin
    if answer is not null then return answer; end if;
    known := lims.lock_worksheet(_worksheet, 'DRAFT');
    perform lims.need_my_method(known, 'perform');
    delete from lab.worksheet_use u where u.worksheet_id = _worksheet and (u.instrument_id = lims.code_number('I', _code) or u.lot_id = lims.code_number('R', _code));
    if not found then
        perform lims.refuse('worksheet.not_taken', jsonb_build_object('code', left(_code, 40)));
    end if;
    return lims.finish_act(_act, jsonb_build_object('worksheet', _worksheet, 'number', known.number, 'state', known.state));
end $$;

-- A position whose assignment was given to somebody else, or cancelled, while the run went on: it is theirs no more.
create function lims.is_taken_away(_position lab.run_position) returns boolean
language sql stable set search_path = '' as $$
    select exists (select from lab.assignment a where a.id = _position.assignment_id and a.state in ('REASSIGNED', 'CANCELLED'))
$$;

create function lims.need_not_taken_away(_position lab.run_position) returns void
language plpgsql stable set search_path = '' as $$
begin
    if lims.is_taken_away(_position) then
        perform lims.refuse('worksheet.taken_away', (select jsonb_build_object('item', i.number, 'id', i.id) from lab.item i where i.id = _position.item_id));
    end if;
end $$;

-- Inside an act that submits or reviews: what was taken away is superseded, and the rest goes on; a run of which nothing is left does not.
create function lims.leave_taken_away(_worksheet bigint) returns void
language plpgsql set search_path = '' as $$
begin
    update lab.run_position p set disposition = 'superseded', disposed_by = lims.me(), disposed_at = lims.act_time(),
           disposition_reason = (select a.ending from lab.assignment a where a.id = p.assignment_id)
     where p.worksheet_id = _worksheet and p.disposition is null and lims.is_taken_away(p);
    if not exists (select from lab.run_position p where p.worksheet_id = _worksheet and p.item_id is not null and p.disposition is null) then
        perform lims.refuse('worksheet.nothing_left');
    end if;
end $$;

grant execute on function lims.worksheet_put_back to lims_analyst, lims_medical_examiner;
