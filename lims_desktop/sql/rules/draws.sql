-- Draws: a choice that nobody makes and everybody can make again. The seed is the root of the ledger's newest checkpoint, which
-- the acts of all make together, and the number of the draw, so that a second try is another draw, and seen. Who draws by SQL can roll
-- back what they do not like; the number stays used (a sequence is not rolled back), and the next draw says how many are missing before it.

create trigger audit after insert or update or delete on lab.draw for each row execute function chain.record_row('draw', 'id');
create trigger frozen before update or delete or truncate on lab.draw for each statement execute function chain.frozen();

-- The first _many of the candidates in the order of sha256(seed:number). The same rule as lims_desktop/draws.py.
create function lims.draw(_seed text, _candidates bigint[], _many int) returns bigint[]
language sql immutable strict parallel safe set search_path = '' as $$
    select coalesce(array_agg(d.one order by d.rank, d.one), '{}')
      from (select c.one, sha256(convert_to(_seed || ':' || c.one, 'UTF8')) as rank
              from (select distinct unnest(_candidates) as one) c order by rank, c.one limit greatest(_many, 0)) d
$$;

create function lims.candidates_of(_draw lab.draw) returns bigint[]
language sql immutable set search_path = ''
return string_to_array(convert_from((_draw).candidates, 'UTF8'), ',')::bigint[];

-- Every open place below this one, with itself.
create function lims.open_places_below(_place bigint) returns setof bigint
language sql stable set search_path = '' as $$
    with recursive below(id) as (
        select p.id from lab.place p where p.id = _place
        union select p.id from lab.place p join below b on p.parent_id = b.id where p.kind = 'location' and p.active
    ) select b.id from below b
$$;

-- PLACES: places of the site that hold something. ITEMS: items that lie in the site.
create function lims.draw_candidates(_kind text, _place bigint) returns bigint[]
language sql stable set search_path = '' as $$
    select coalesce(array_agg(distinct case _kind when 'PLACES' then w.place_id else w.item_id end), '{}')
      from lims.open_places_below(_place) b(id) join lab.whereabouts w on w.place_id = b.id
$$;

create function lims.newest_root() returns text
language plpgsql set search_path = '' as $$
begin
    if not exists (select from ledger.checkpoint) then
        perform chain.tick();
    end if;
    return (select encode(c.root, 'hex') from ledger.checkpoint c order by c.size desc limit 1);
end $$;

-- Drawn and kept, after every refusal: a number that is missing was drawn.
create function lims.draw_from(_kind text, _place bigint, _candidates bigint[], _many int) returns lab.draw
language plpgsql set search_path = '' as $$
declare
    number bigint := nextval(pg_get_serial_sequence('lab.draw', 'id'));
    seed text := lims.newest_root() || '/' || number;
    made lab.draw;
begin
    insert into lab.draw (id, kind, place_id, seed, candidates, many, drawn, drawn_by, drawn_at) overriding system value
    values (number, _kind, _place, seed, convert_to(array_to_string(_candidates, ','), 'UTF8'), _many, lims.draw(seed, _candidates, _many), lims.me(), lims.act_time())
    returning * into made;
    return made;
end $$;

create function lims.inventory_draw(_act uuid, _kind text, _place bigint, _many int, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'inventory_draw', jsonb_build_object('kind', _kind, 'place', _place, 'many', _many), _reason);
    place lab.place;
    candidates bigint[];
begin
    if answer is not null then return answer; end if;
    place := lims.location(_place);
    if (_kind in ('PLACES', 'ITEMS')) is not true then
        perform lims.refuse('draw.kind', jsonb_build_object('kind', left(_kind, 40)));
    end if;
    candidates := lims.draw_candidates(_kind, _place);
    if (_many between 1 and 1000) is not true then
        perform lims.refuse('draw.how_many', jsonb_build_object('many', _many, 'most', 1000));
    elsif cardinality(candidates) = 0 then
        perform lims.refuse('draw.nothing', jsonb_build_object('place', place.path));
    end if;
    return lims.finish_act(_act, lims.draw_told(lims.draw_from(_kind, _place, candidates, _many)));
end $$;

-- How many draws were made between the one kept before this one and this one, and not kept. A server that crashed may have passed over
-- up to 32 numbers by itself; its log says so.
create function lims.draws_not_kept(_draw bigint) returns bigint
language sql stable set search_path = ''
return _draw - 1 - coalesce((select max(d.id) from lab.draw d where d.id < _draw), 0);

create function lims.draw_told(_draw lab.draw) returns jsonb
language sql stable set search_path = '' as $$
    select jsonb_build_object('id', (_draw).id, 'kind', (_draw).kind, 'place_id', (_draw).place_id,
        'place', (select p.path from lab.place p where p.id = (_draw).place_id), 'seed', (_draw).seed, 'many', (_draw).many,
        'candidates_sha256', encode(sha256((_draw).candidates), 'hex'), 'of', cardinality(lims.candidates_of(_draw)),
        'drawn', to_jsonb((_draw).drawn), 'drawn_by', lims.person_name((_draw).drawn_by), 'drawn_at', (_draw).drawn_at,
        'not_kept', lims.draws_not_kept((_draw).id))
$$;

-- What is to be examined once more is not for those who may have to do it.
create function lims.may_see_draw(_kind text) returns boolean
language sql stable set search_path = ''
return lims.is_staff() and (_kind <> 'REQUESTS' or lims.has_duty('quality_manager', 'laboratory_manager', 'auditor'));

-- A draw with its candidates, so that whoever asks can make it again; `again` is what the database draws today. Items that are
-- not for the asker's eyes are numbers to them, as the candidates are.
create function lims.draw_view(_draw bigint) returns jsonb
language sql stable security definer set search_path = '' as $$
    select lims.draw_told(d) || jsonb_build_object('candidates', to_jsonb(lims.candidates_of(d)),
        'again', to_jsonb(lims.draw(d.seed, lims.candidates_of(d), d.many::int)),
        'subjects', (select jsonb_agg(jsonb_build_object('id', x.id, 'name', x.name, 'inventory', x.inventory, 'state', x.state) order by x.turn) from (
            select t.id, t.turn, coalesce(p.path, i.number, f.number || ' · ' || q.examination) as name, n.id as inventory, n.state
              from unnest(d.drawn) with ordinality t(id, turn)
              left join lab.place p on d.kind = 'PLACES' and p.id = t.id
              left join lab.item i on d.kind = 'ITEMS' and i.id = t.id and lims.may_see_case(i.case_id, i.agency_id)
              left join lab.request q on d.kind = 'REQUESTS' and q.id = t.id
              left join lab.case_file f on f.id = q.case_id and lims.may_see_case(f.id, f.agency_id)
              left join lateral (select v.id, v.state from lab.inventory v where v.draw_id = d.id and v.state <> 'ABANDONED'
                                    and (d.kind = 'ITEMS' or v.place_id = t.id) order by v.id desc limit 1) n on true) x))
      from lab.draw d where d.id = _draw and lims.may_see_draw(d.kind)
$$;

alter table lab.draw enable row level security;
create policy visible on lab.draw for select to lims_staff using (kind <> 'REQUESTS' or (select lims.may_see_draw('REQUESTS')));
grant select on lab.draw to lims_staff;

grant execute on function lims.draw, lims.draw_view, lims.may_see_draw to lims_staff;
grant execute on function lims.inventory_draw to lims_evidence_technician, lims_laboratory_manager, lims_quality_manager;
