-- Whom signatures are believed of. The authority itself is a folder off the network (`main.py ca`); here is what it made public.
-- What certificates and lists say is read from themselves; that their signatures hold is looked at before and after (certificate_reading.sql).

create trigger audit after insert or update or delete on lab.authority_certificate for each row execute function chain.record_row('authority', 'id');
create trigger audit after insert or update or delete on lab.certificate for each row execute function chain.record_row('person', 'person_id');
create trigger audit after insert or update or delete on lab.revocation_list for each row execute function chain.record_row('authority', 'id');
create trigger frozen before update or delete or truncate on lab.authority_certificate for each statement execute function chain.frozen();
create trigger frozen before update or delete or truncate on lab.revocation_list for each statement execute function chain.frozen();
create trigger frozen before delete or truncate on lab.certificate for each statement execute function chain.frozen();

-- A certificate stays what it is; it can only be withdrawn, once.
create function lims.certificate_kept() returns trigger
language plpgsql set search_path = '' as $$
begin
    if (to_jsonb(new) - '{withdrawn_at,withdrawn_by,withdrawing_reason}'::text[])
       is distinct from (to_jsonb(old) - '{withdrawn_at,withdrawn_by,withdrawing_reason}'::text[]) or old.withdrawn_at is not null then
        perform lims.refuse('certificate.kept');
    end if;
    return new;
end $$;
create trigger kept before update on lab.certificate for each row execute function lims.certificate_kept();

create function lims.need_der(_content bytea) returns text
language plpgsql immutable set search_path = '' as $$
begin
    if (octet_length(_content) between 60 and 1048576 and get_byte(_content, 0) = 48) is not true then
        perform lims.refuse('certificate.unreadable');
    end if;
    return encode(sha256(_content), 'hex');
end $$;

-- The root issued itself and the issuing one, and both may issue.
create function lims.authority_publish(_act uuid, _root bytea, _issuing bytea, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'authority_publish', jsonb_build_object('root', encode(sha256(_root), 'hex'),
        'issuing', encode(sha256(_issuing), 'hex')), _reason);
    top record;
    below record;
begin
    if answer is not null then return answer; end if;
    perform lims.fresh();
    perform lims.need_reason(_reason);
    top := lims.certificate_read(_root);
    below := lims.certificate_read(_issuing);
    if (top.is_authority and below.is_authority and top.issuer = top.subject and below.issuer = top.subject
            and coalesce(below.issuer_key_id = top.key_id, true)) is not true then
        perform lims.refuse('certificate.no_authority');
    end if;
    insert into lab.authority_certificate (level, sha256, content, published_by, published_at)
    values ('root', lims.need_der(_root), _root, lims.me(), lims.act_time()), ('issuing', lims.need_der(_issuing), _issuing, lims.me(), lims.act_time())
    on conflict do nothing;
    return lims.finish_act(_act, jsonb_build_object('root', encode(sha256(_root), 'hex'), 'issuing', encode(sha256(_issuing), 'hex')));
end $$;

-- A certificate of a time-stamping authority outside: its root, or its own. Whoever stamps without being published here is not believed.
create function lims.time_stamping_publish(_act uuid, _content bytea, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'time_stamping_publish', jsonb_build_object('sha256', encode(sha256(_content), 'hex')), _reason);
begin
    if answer is not null then return answer; end if;
    perform lims.fresh();
    perform lims.need_reason(_reason);
    insert into lab.authority_certificate (level, sha256, content, published_by, published_at)
    values ('time_stamping', lims.need_der(_content), _content, lims.me(), lims.act_time()) on conflict do nothing;
    return lims.finish_act(_act, jsonb_build_object('sha256', encode(sha256(_content), 'hex')));
end $$;

-- Who issued something, by the name and key that it gives; the newest where it gives no key.
create function lims.authority_of(_issuer bytea, _key_id bytea) returns lab.authority_certificate
language sql stable set search_path = '' as $$
    select a.* from lab.authority_certificate a cross join lateral lims.certificate_read(a.content) r
     where r.subject = _issuer and coalesce(r.key_id = _key_id, true) order by a.id desc limit 1
$$;

-- _lists: their bytes (hexadecimal). What is published already is passed over.
create function lims.revocations_publish(_act uuid, _lists jsonb, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'revocations_publish', jsonb_build_object('lists', _lists), _reason);
    one bytea;
    added int := 0;
begin
    if answer is not null then return answer; end if;
    for one in select l.content from (select distinct decode(t, 'hex') as content from jsonb_array_elements_text(_lists) t) l
                where not exists (select from lab.revocation_list k where k.sha256 = encode(sha256(l.content), 'hex'))
                order by (lims.revocations_read(l.content)).number loop
        perform lims.list_publish(one);
        added := added + 1;
    end loop;
    return lims.finish_act(_act, jsonb_build_object('added', added));
end $$;

-- Of an authority that was published, newer than its last one, and nobody is forgotten who was revoked. (Authorities outside drop who has expired.)
create function lims.list_publish(_content bytea) returns void
language plpgsql set search_path = '' as $$
declare
    said record := lims.revocations_read(_content);
    issuer lab.authority_certificate := lims.authority_of(said.issuer, said.issuer_key_id);
    before lab.revocation_list;
    forgotten text;
begin
    perform from lab.authority_certificate a where a.id = issuer.id for no key update;   -- two who publish come one after the other
    select r.* into before from lab.revocation_list r where r.authority_id = issuer.id order by r.number desc limit 1;
    select o.serial into forgotten from lims.revoked_in((lims.revocations_read(before.content)).revoked) o
     where not exists (select from lims.revoked_in(said.revoked) n where n.serial = o.serial and n.since <= o.since) limit 1;
    if issuer.id is null then
        perform lims.refuse('certificate.list_strange');
    elsif said.number <= before.number or said.made_at < before.made_at then
        perform lims.refuse('certificate.list_older', jsonb_build_object('list', said.number, 'newest', before.number, 'made', said.made_at));
    elsif said.made_at > lims.act_time() + interval '1 day' then
        perform lims.refuse('certificate.list_future', jsonb_build_object('list', said.number, 'made', said.made_at));
    elsif forgotten is not null and issuer.level <> 'time_stamping' then
        perform lims.refuse('certificate.list_forgets', jsonb_build_object('list', said.number, 'serial', forgotten));
    end if;
    insert into lab.revocation_list (authority_id, level, number, sha256, content, made_at, next_at, published_by, published_at)
    values (issuer.id, issuer.level, said.number, lims.need_der(_content), _content, said.made_at, said.next_at, lims.me(), lims.act_time());
end $$;

-- A person's certificate, made known by somebody else: who could bind a certificate to their own name could sign as they like.
create function lims.certificate_bind(_act uuid, _person bigint, _content bytea, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'certificate_bind', jsonb_build_object('person', _person, 'sha256', encode(sha256(_content), 'hex')), _reason);
    said record;
    made bigint;
begin
    if answer is not null then return answer; end if;
    perform lims.fresh();
    said := lims.certificate_read(_content);
    perform lims.need_bindable(_content, lims.need_other(_person));
    insert into lab.certificate (person_id, sha256, serial, content, valid_from, valid_until, bound_by, bound_at)
    values (_person, lims.need_der(_content), said.serial, _content, lower(said.valid), upper(said.valid), lims.me(), lims.act_time())
    returning id into made;
    return lims.finish_act(_act, jsonb_build_object('certificate', made, 'sha256', encode(sha256(_content), 'hex')));
end $$;

-- It is new, names this person, was issued under a published authority, both are valid, and nobody else has its key.
create function lims.need_bindable(_content bytea, _person lab.person) returns void
language plpgsql stable set search_path = '' as $$
declare
    said record := lims.certificate_read(_content);
    other bigint;
begin
    if exists (select from lab.certificate c where c.content = _content or c.serial = said.serial) then
        perform lims.refuse('certificate.known');
    elsif said.login is distinct from _person.login then
        perform lims.refuse('certificate.of_somebody_else', jsonb_build_object('named', coalesce(said.login, '–'), 'login', _person.login));
    elsif (said.valid @> lims.act_time()) is not true then
        perform lims.refuse('certificate.validity');
    elsif not said.binds then
        perform lims.refuse('certificate.not_for_signing');
    end if;
    perform lims.need_authority(_content);
    select c.person_id into other from lab.certificate c where c.person_id <> _person.id and (lims.certificate_read(c.content)).key = said.key limit 1;
    if other is not null then
        perform lims.refuse('certificate.shared_key', jsonb_build_object('name', lims.person_name(other)));
    end if;
end $$;

-- Issued under one that was published and may issue, and that has not ended: with one that has, nothing new is signed.
create function lims.need_authority(_content bytea) returns void
language plpgsql stable set search_path = '' as $$
declare
    said record := lims.certificate_read(_content);
    issuer lab.authority_certificate := lims.authority_of(said.issuer, said.issuer_key_id);
    above record := lims.certificate_read(issuer.content);
begin
    if said.is_authority or (issuer.level in ('root', 'issuing')) is not true then
        perform lims.refuse('certificate.strange_authority');
    elsif not above.valid @> lims.act_time() then
        perform lims.refuse('certificate.authority_ended', jsonb_build_object('until', upper(above.valid)));
    elsif lims.is_revoked(_content) or lims.is_revoked(issuer.content) then
        perform lims.refuse('certificate.revoked');
    end if;
end $$;

-- By the newest list of whoever issued it; lists forget nobody.
create function lims.is_revoked(_content bytea) returns boolean
language plpgsql stable set search_path = '' as $$
declare
    said record := lims.certificate_read(_content);
    issuer lab.authority_certificate := lims.authority_of(said.issuer, said.issuer_key_id);
    newest bytea := (select r.content from lab.revocation_list r where r.authority_id = issuer.id order by r.number desc limit 1);
begin
    return exists (select from lims.revoked_in((lims.revocations_read(newest)).revoked) x where x.serial = said.serial);
end $$;

create function lims.certificate_withdraw(_act uuid, _certificate bigint, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'certificate_withdraw', jsonb_build_object('certificate', _certificate), _reason);
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    update lab.certificate c set withdrawn_at = lims.act_time(), withdrawn_by = lims.me(), withdrawing_reason = lims.typed(_reason, 'reason')
     where c.id = _certificate and c.withdrawn_at is null
       and (c.person_id = lims.me() or lims.has_duty('quality_manager', 'laboratory_manager'));
    if not found then
        perform lims.refuse('certificate.unknown');
    end if;
    return lims.finish_act(_act, jsonb_build_object('certificate', _certificate));
end $$;

-- My certificate of this SHA-256, if it counts now.
create function lims.need_my_certificate(_sha256 text) returns bigint
language plpgsql stable set search_path = '' as $$
declare known lab.certificate;
begin
    select c.* into known from lab.certificate c where c.sha256 = _sha256 and c.person_id = lims.me();
    if known.id is null then
        perform lims.refuse('certificate.not_yours');
    elsif known.withdrawn_at is not null then
        perform lims.refuse('certificate.withdrawn', jsonb_build_object('reason', known.withdrawing_reason));
    elsif lims.act_time() not between known.valid_from and known.valid_until then
        perform lims.refuse('certificate.expired', jsonb_build_object('until', known.valid_until));
    end if;
    perform lims.need_authority(known.content);
    return known.id;
end $$;

-- When the newest published issuing authority ends: then nothing can be signed any more.
create function lims.authority_ends() returns timestamptz
language sql stable security definer set search_path = '' as $$
    select upper((lims.certificate_read(a.content)).valid) from lab.authority_certificate a where a.level = 'issuing' order by a.id desc limit 1
$$;

-- Signatures cannot be checked without a revocation list in date, and nobody can sign without a certificate. (An authority outside makes its lists
-- when it likes; a stamp is judged with those that were published, and holds without.)
create function lims.tasks_certificates() returns setof lims.task
language sql stable set search_path = '' as $$
    select 'certificate.task_list', jsonb_build_object('level', l.level, 'next', l.next_at), 'certificates', null::jsonb, null::timestamptz, l.next_at
      from (select distinct on (r.level) r.level, r.next_at from lab.revocation_list r where r.level <> 'time_stamping' order by r.level, r.authority_id desc, r.number desc) l
     where l.next_at < now() + interval '7 days' and lims.has_duty('quality_manager')
    union all
    select 'certificate.task_ends', jsonb_build_object('person', lims.person_name(c.person_id), 'until', c.valid_until), 'certificates', to_jsonb(c.person_id),
           null::timestamptz, c.valid_until
      from lab.certificate c
     where c.withdrawn_at is null and c.valid_until between now() and now() + interval '30 days'
       and (c.person_id = lims.me() or lims.has_duty('quality_manager'))
       and not exists (select from lab.certificate n where n.person_id = c.person_id and n.withdrawn_at is null and n.valid_until > c.valid_until)
    union all
    select 'certificate.task_authority_ends', jsonb_build_object('until', a.until), 'certificates', null::jsonb, null::timestamptz, a.until
      from (select lims.authority_ends() as until where lims.has_duty('quality_manager')) a where a.until < now() + interval '180 days'
$$;

grant select on lab.authority_certificate, lab.certificate, lab.revocation_list to lims_member;
grant execute on function lims.tasks_certificates, lims.authority_ends to lims_staff;
grant execute on function lims.authority_publish, lims.time_stamping_publish, lims.revocations_publish, lims.certificate_bind to lims_quality_manager;
grant execute on function lims.certificate_withdraw to lims_staff;
