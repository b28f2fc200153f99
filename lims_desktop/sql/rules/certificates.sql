-- Whom signatures are believed of. The authority itself is a folder off the network (`main.py ca`); here is what it made public.
-- PostgreSQL reads no certificate: what the acts say of one is held against it by every client that checks a signature.

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

create function lims.authority_publish(_act uuid, _root bytea, _issuing bytea, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'authority_publish', jsonb_build_object('root', encode(sha256(_root), 'hex'),
        'issuing', encode(sha256(_issuing), 'hex')), _reason);
begin
    if answer is not null then return answer; end if;
    perform lims.fresh();
    perform lims.need_reason(_reason);
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

-- _lists: [{level, number, content (hexadecimal), made_at, next_at}]. What is published already is passed over.
create function lims.revocations_publish(_act uuid, _lists jsonb, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'revocations_publish', jsonb_build_object('lists', _lists), _reason);
    added int;
begin
    if answer is not null then return answer; end if;
    insert into lab.revocation_list (level, number, sha256, content, made_at, next_at, published_by, published_at)
    select l.level, l.number, lims.need_der(decode(l.content, 'hex')), decode(l.content, 'hex'), l.made_at, l.next_at, lims.me(), lims.act_time()
      from jsonb_to_recordset(_lists) l(level text, number int, content text, made_at timestamptz, next_at timestamptz)
     where not exists (select from lab.revocation_list k where k.sha256 = encode(sha256(decode(l.content, 'hex')), 'hex'));
    get diagnostics added = row_count;
    return lims.finish_act(_act, jsonb_build_object('added', added));
end $$;

-- A person's certificate, made known by somebody else: who could bind a certificate to their own name could sign as they like.
create function lims.certificate_bind(
    _act uuid, _person bigint, _content bytea, _serial text, _valid tstzrange, _reason text default null
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'certificate_bind', jsonb_build_object('person', _person, 'sha256', encode(sha256(_content), 'hex'),
        'serial', _serial, 'valid', _valid), _reason);
    made bigint;
begin
    if answer is not null then return answer; end if;
    perform lims.fresh();
    perform lims.need_other(_person);
    if exists (select from lab.certificate c where c.content = _content) then
        perform lims.refuse('certificate.known');
    elsif (lower(_valid) < upper(_valid) and upper(_valid) > lims.act_time()) is not true then
        perform lims.refuse('certificate.validity');
    end if;
    insert into lab.certificate (person_id, sha256, serial, content, valid_from, valid_until, bound_by, bound_at)
    values (_person, lims.need_der(_content), lims.needed(_serial, 'serial'), _content, lower(_valid), upper(_valid), lims.me(), lims.act_time())
    returning id into made;
    return lims.finish_act(_act, jsonb_build_object('certificate', made, 'sha256', encode(sha256(_content), 'hex')));
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
    return known.id;
end $$;

-- Signatures cannot be checked without a revocation list in date, and nobody can sign without a certificate.
create function lims.tasks_certificates() returns setof lims.task
language sql stable set search_path = '' as $$
    select 'certificate.task_list', jsonb_build_object('level', l.level, 'next', l.next_at), 'certificates', null::jsonb, null::timestamptz, l.next_at
      from (select distinct on (r.level) r.level, r.next_at from lab.revocation_list r order by r.level, r.number desc) l
     where l.next_at < now() + interval '7 days' and lims.has_duty('quality_manager')
    union all
    select 'certificate.task_ends', jsonb_build_object('person', lims.person_name(c.person_id), 'until', c.valid_until), 'certificates', to_jsonb(c.person_id),
           null::timestamptz, c.valid_until
      from lab.certificate c
     where c.withdrawn_at is null and c.valid_until between now() and now() + interval '30 days'
       and (c.person_id = lims.me() or lims.has_duty('quality_manager'))
       and not exists (select from lab.certificate n where n.person_id = c.person_id and n.withdrawn_at is null and n.valid_until > c.valid_until)
$$;

grant select on lab.authority_certificate, lab.certificate, lab.revocation_list to lims_member;
grant execute on function lims.tasks_certificates to lims_staff;
grant execute on function lims.authority_publish, lims.time_stamping_publish, lims.revocations_publish, lims.certificate_bind to lims_quality_manager;
grant execute on function lims.certificate_withdraw to lims_staff;
