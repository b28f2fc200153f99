-- Who and where: agencies with an officer, staff with their own place, a storage tree. Few enough to let the
-- laboratory's own triggers record them.

create schema bench;

-- The same throw for the same seed, on every computer.
create function bench.dice(_seed bigint, _salt bigint, _sides int) returns int
language sql immutable parallel safe
return abs(hashint8extended(_seed, _salt) % _sides)::int;

create function bench.one_of(_words text[], _seed bigint, _salt bigint) returns text
language sql immutable parallel safe
return _words[1 + bench.dice(_seed, _salt, cardinality(_words))];

create table bench.material (
    given text[], family text[], quality text[], thing text[], spot text[], remark text[], item_type text[],
    offence text[], district text[], packaging text[]
);
insert into bench.material values (
    '{Maria,José,Ana,Luis,Ángel,Zoë,Renée,Björk,Łukasz,Đorđe,Amadou,Sione,Ixchel,Ketzal,Мария,Иван,Ольга,Γιώργος,Ελένη,محمد,فاطمة,李娜,王伟,さくら,健太,민준,서연,அருண்,लक्ष्मी,דוד,Olivia,Noah,Emma,Liam,Kwame,Ngozi,Tariq,Aisha,Björn,Chloé}',
    '{García,Martínez,Chan,Coc,Pop,Usher,Young,Flowers,Núñez,O''Connor,Müller,Nguyễn,Şahin,Øster,Петров,Иванова,Παπαδόπουλος,العلي,حسن,李,王,佐藤,김,राव,כהן,Castillo,Smith-Jones,de la Cruz,Arzu,Palacio,Cal,Teck,Bowen,Gill,Rhaburn,Vernon,Westby,Zabaneh,Bautista,Requeña}',
    '{blue,red,black,white,small,large,torn,burnt,wet,folded,broken,stained,bloodstained,empty,sealed,rusty,plastic,cotton,leather,glass}',
    '{shirt,knife,bottle,mobile phone,swab,cartridge case,bullet,revolver,pistol,bag of powder,plant material,machete,shoe,trousers,bedsheet,cable tie,laptop,banknote,vial of blood,urine sample,fingernail scraping,hair,paint flake,glass fragment,tyre cast,letter,passport,key,screwdriver,crack pipe}',
    '{bedroom,kitchen,yard,vehicle,roadside,beach,river bank,hospital,counter,boat,bus,school,church,shop,plantation}',
    '{"","","","","","",with label of the agency,written on in ink,two parts,damp on receipt,name illegible,see photograph}',
    (select array_agg(t.code order by t.code) from lab.term t where t.list = 'item_type' and t.active),
    (select array_agg(t.code order by t.code) from lab.term t where t.list = 'offence' and t.active),
    (select array_agg(t.code order by t.code) from lab.term t where t.list = 'district' and t.active),
    (select array_agg(t.code order by t.code) from lab.term t where t.list = 'packaging' and t.active)
);

insert into lab.place (kind, name, path) select 'external', 'Police Unit ' || n, 'Police Unit ' || n from generate_series(2, 37) n;
insert into lab.agency (code, name, kind, reference_pattern, place_id)
select 'PU' || n, 'Police Unit ' || n, 'police', null, (select p.id from lab.place p where p.name = 'Police Unit ' || n)
  from generate_series(2, 37) n;
insert into lab.officer (agency_id, name, rank, number)
select a.id, 'Officer ' || n || ' of ' || a.code, 'PC', a.code || '-' || n
  from lab.agency a cross join generate_series(2, 8) n where a.code not in ('DPP');

insert into lab.place (kind, name, path) select 'person', 'Staff ' || n, 'Staff ' || n from generate_series(1, 57) n;
insert into lab.person (login, name, initials, place_id)
select 'staff.' || n, (select m.given[1 + n % 40] || ' ' || m.family[1 + n * 7 % 40] from bench.material m), 'S' || n,
       (select p.id from lab.place p where p.kind = 'person' and p.name = 'Staff ' || n)
  from generate_series(1, 57) n;

-- Rooms of forty bins under the site that is there.
insert into lab.place (kind, level, parent_id, name, path, storage_class)
select 'location', 'room', s.id, 'Store ' || n, s.path || ' › Store ' || n, 'NORMAL'
  from lab.place s cross join generate_series(1, greatest(1, current_setting('bench.cases')::int / 1200)) n where s.level = 'site';
insert into lab.place (kind, level, parent_id, name, path, storage_class)
select 'location', 'bin', r.id, 'Bin ' || n, r.path || ' › Bin ' || n, 'NORMAL'
  from lab.place r cross join generate_series(1, 40) n where r.name like 'Store %';

-- Shares are skewed: the first unit brings a quarter, the last ones hardly anything.
create table bench.share as
select a.id as agency, a.code, a.place_id, ceil(10000 / (1.9 + row_number() over (order by a.code <> 'POL', a.id)))::int as weight
  from lab.agency a where a.kind = 'police' and a.code <> 'OTH';
create table bench.slots as
select array_agg(s.agency) as agencies from (select agency from bench.share, generate_series(1, weight)) s;
create table bench.hands as
select row_number() over (order by p.id) - 1 as n, p.id as person, p.login, p.place_id
  from lab.person p where p.place_id is not null and p.agency_id is null;
create table bench.bin as select row_number() over (order by p.id) - 1 as n, p.id as place from lab.place p where p.level = 'bin';
create index on bench.hands (n);
create index on bench.bin (n);
analyze;
