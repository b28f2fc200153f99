-- Certificates and revocation lists (DER, X.690; RFC 5280) as far as rules need them: names, numbers, dates, keys. Whether their signatures hold
-- is not asked here: clients do before they publish (`lims_desktop/signing`), and `main.py verify` of everything that ever was.

-- The value at a place (from 0): its tag, where its content begins and ends. get_byte complains beyond the end.
create function lims.der_at(_of bytea, _at int, out tag int, out inside int, out upto int)
language plpgsql immutable strict set search_path = '' as $$
declare size int := get_byte(_of, _at + 1);
begin
    tag := get_byte(_of, _at);
    inside := _at + 2;
    if size > 127 then
        inside := inside + size - 128;
        size := lims.der_number(substring(_of from _at + 3 for size - 128));
    end if;
    upto := inside + size;
    if upto > octet_length(_of) then
        raise array_subscript_error;
    end if;
end $$;

create function lims.der_number(_bytes bytea) returns numeric
language sql immutable strict set search_path = '' as $$
    select coalesce(sum(get_byte(_bytes, i) * 256::numeric ^ (octet_length(_bytes) - 1 - i)), 0)::numeric(400, 0) from generate_series(0, octet_length(_bytes) - 1) i
$$;

-- What lies inside the value at a place, one after the other: whole and content.
create function lims.der_parts(_of bytea, _at int default 0) returns table (nth int, tag int, at int, whole bytea, content bytea)
language plpgsql immutable strict set search_path = '' as $$
declare
    around record := lims.der_at(_of, _at);
    one record;
begin
    at := around.inside;
    nth := 0;
    while at < around.upto loop
        one := lims.der_at(_of, at);
        nth := nth + 1;
        tag := one.tag;
        whole := substring(_of from at + 1 for one.upto - at);
        content := substring(_of from one.inside + 1 for one.upto - one.inside);
        return next;
        at := one.upto;
    end loop;
end $$;

create function lims.der_part(_of bytea, variadic _path int[]) returns bytea
language plpgsql immutable strict set search_path = '' as $$
declare step int;
begin
    foreach step in array _path loop
        _of := (select p.whole from lims.der_parts(_of) p where p.nth = step);
    end loop;
    return _of;
end $$;

create function lims.der_content(_of bytea) returns bytea
language sql immutable strict set search_path = '' as $$
    select substring(_of from d.inside + 1 for d.upto - d.inside) from lims.der_at(_of, 0) d
$$;

-- UTCTime (until 2049) or GeneralizedTime, both in UTC.
create function lims.der_moment(_of bytea) returns timestamptz
language plpgsql immutable strict set search_path = '' as $$
declare said text := convert_from(lims.der_content(_of), 'UTF8');
begin
    if get_byte(_of, 0) = 23 then
        said := case when substring(said from 1 for 2) >= '50' then '19' else '20' end || said;
    end if;
    return make_timestamptz(substring(said from 1 for 4)::int, substring(said from 5 for 2)::int, substring(said from 7 for 2)::int,
        substring(said from 9 for 2)::int, substring(said from 11 for 2)::int, substring(said from 13 for 2)::int, 'UTC');
end $$;

-- An extension by the content of its object identifier: the value in it.
create function lims.der_extension(_extensions bytea, _oid bytea) returns bytea
language sql immutable strict set search_path = '' as $$
    select (select p.content from lims.der_parts(e.whole) p order by p.nth desc limit 1)
      from lims.der_parts(_extensions) e where lims.der_content(lims.der_part(e.whole, 1)) = _oid limit 1
$$;

-- `key_id` and `issuer_key_id` tell authorities of one name apart; `binds`: its key may sign for a person (nonRepudiation). `login` is the subject's user id (0.9.2342.19200300.100.1.1).
create function lims.certificate_read(
    _content bytea, out serial text, out issuer bytea, out subject bytea, out login text, out valid tstzrange, out key bytea, out is_authority boolean,
    out binds boolean, out key_id bytea, out issuer_key_id bytea
)
language plpgsql immutable strict set search_path = '' as $$
declare
    parts bytea[];
    said bytea;
begin
    parts := (select array_agg(p.whole order by p.nth) from lims.der_parts(lims.der_part(_content, 1)) p where p.tag not in (129, 130, 160));
    said := lims.der_part(parts[7], 1);
    serial := lims.der_number(lims.der_content(parts[1]))::text;
    issuer := parts[3];
    valid := tstzrange(lims.der_moment(lims.der_part(parts[4], 1)), lims.der_moment(lims.der_part(parts[4], 2)), '[]');
    subject := parts[5];
    login := (select string_agg(convert_from(lims.der_content(lims.der_part(r.whole, 1, 2)), 'UTF8'), ' ') from lims.der_parts(subject) r
               where lims.der_content(lims.der_part(r.whole, 1, 1)) = '\x0992268993f22c640101');
    key := parts[6];
    is_authority := coalesce(lims.der_part(lims.der_extension(said, '\x551d13'), 1) = '\x0101ff', false);
    binds := coalesce(get_byte(lims.der_content(lims.der_extension(said, '\x551d0f')), 1) & 64 > 0, false);
    key_id := lims.der_content(lims.der_extension(said, '\x551d0e'));
    issuer_key_id := lims.der_key_id(lims.der_extension(said, '\x551d23'));
    if num_nulls(serial, issuer, subject, lower(valid), upper(valid), key) > 0 then
        raise array_subscript_error;
    end if;
exception when data_exception then
    perform lims.refuse('certificate.unreadable');
end $$;

create function lims.der_key_id(_of bytea) returns bytea
language sql immutable strict set search_path = '' as $$
    select p.content from lims.der_parts(_of) p where p.tag = 128
$$;

create function lims.revocations_read(
    _content bytea, out issuer bytea, out issuer_key_id bytea, out number bigint, out made_at timestamptz, out next_at timestamptz, out revoked bytea
)
language plpgsql immutable strict set search_path = '' as $$
declare
    parts bytea[];
    said bytea;
begin
    parts := (select array_agg(p.whole order by p.nth) from lims.der_parts(lims.der_part(_content, 1)) p where p.tag <> 2);
    said := lims.der_part(parts[cardinality(parts)], 1);
    issuer := parts[2];
    made_at := lims.der_moment(parts[3]);
    next_at := lims.der_moment(parts[4]);
    revoked := case when get_byte(parts[5], 0) = 48 then parts[5] else '\x3000' end;
    number := lims.der_number(lims.der_content(lims.der_extension(said, '\x551d14')));
    issuer_key_id := lims.der_key_id(lims.der_extension(said, '\x551d23'));
    if num_nulls(issuer, made_at, next_at, number) > 0 then
        raise array_subscript_error;
    end if;
exception when data_exception then
    perform lims.refuse('certificate.unreadable');
end $$;

-- The serial numbers in it, and since when.
create function lims.revoked_in(_revoked bytea) returns table (serial text, since timestamptz)
language sql immutable strict set search_path = '' as $$
    select lims.der_number(lims.der_content(lims.der_part(p.whole, 1)))::text, lims.der_moment(lims.der_part(p.whole, 2)) from lims.der_parts(_revoked) p
$$;
