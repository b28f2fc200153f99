-- Forms filled in without a connection. A person's key is made while they are signed in and kept by their computer; the form's symbol
-- carries the whole submission with a message authentication code (HMAC-SHA256, RFC 2104, its first 16 bytes) that is looked at here,
-- so that nobody at the counter opens what the person did not write, nor the same form twice.

create trigger audit after insert or update or delete on lab.form_key for each row execute function chain.record_row('person', 'person_id');
create trigger audit after insert or update or delete on lab.offline_form for each row execute function chain.record_row('submission', 'submission_id');
create trigger frozen before delete or truncate on lab.form_key for each statement execute function chain.frozen();
create trigger frozen before update or delete or truncate on lab.offline_form for each statement execute function chain.frozen();
create trigger kept before update on lab.form_key for each row
    execute function lims.quality_kept('', 'withdrawn_at withdrawn_by withdrawing_reason', 'withdrawn_at');

create function lims.padded(_key bytea, _with int) returns bytea
language sql immutable set search_path = '' as $$
    select string_agg(set_byte('\x00'::bytea, 0, get_byte(_key || decode(repeat('00', 64 - octet_length(_key)), 'hex'), i) # _with), ''::bytea order by i)
      from generate_series(0, 63) i
$$;

create function lims.hmac(_key bytea, _said bytea) returns bytea
language sql immutable set search_path = ''
return sha256(lims.padded(_key, 92) || sha256(lims.padded(_key, 54) || _said));

-- Both codes under the key once more before they are compared: how many bytes fit, and so how long it takes, tells nothing about the right ones.
create function lims.is_mac(_key bytea, _mac bytea, _said bytea) returns boolean
language sql immutable set search_path = ''
return lims.hmac(_key, _mac) = lims.hmac(_key, substring(lims.hmac(_key, _said) from 1 for 16));

create function lims.form_key_make(_act uuid, _computer text, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'form_key_make', jsonb_build_object('computer', _computer), _reason);
    made lab.form_key;
begin
    if answer is not null then return answer; end if;
    insert into lab.form_key (person_id, computer, secret, made_at)
    values (lims.me(), lims.needed(_computer, 'computer'), sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())),
            lims.act_time()) returning * into made;
    return lims.finish_act(_act, jsonb_build_object('key', made.id));
end $$;

-- For its owner, in the minutes after it was made.
create function lims.form_secret(_key bigint) returns bytea
language sql stable security definer set search_path = '' as $$
    select k.secret from lab.form_key k
     where k.id = _key and k.person_id = lims.me() and k.withdrawn_at is null and k.made_at > clock_timestamp() - interval '10 minutes'
$$;

create function lims.form_key_withdraw(_act uuid, _key bigint, _reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare answer jsonb := lims.begin_act(_act, 'form_key_withdraw', jsonb_build_object('key', _key), _reason);
begin
    if answer is not null then return answer; end if;
    perform lims.need_reason(_reason);
    update lab.form_key k set withdrawn_at = lims.act_time(), withdrawn_by = lims.me(), withdrawing_reason = lims.typed(_reason, 'reason')
     where k.id = _key and k.withdrawn_at is null and (k.person_id = lims.me() or lims.has_duty('administrator', 'laboratory_manager', 'quality_manager'));
    if not found then
        perform lims.refuse('form.no_key');
    end if;
    return lims.finish_act(_act, jsonb_build_object('key', _key));
end $$;

-- Mine; everybody's for whoever may withdraw them.
create function lims.form_keys() returns jsonb
language sql stable security definer set search_path = '' as $$
    select coalesce(jsonb_agg(jsonb_build_object('key', k.id, 'person', k.person_id, 'name', p.name, 'computer', k.computer, 'made_at', k.made_at,
               'withdrawn_at', k.withdrawn_at, 'why', k.withdrawing_reason,
               'forms', (select count(*) from lab.offline_form f where f.key_id = k.id)) order by k.id desc), '[]')
      from lab.form_key k join lab.person p on p.id = k.person_id
     where k.person_id = lims.me() or lims.has_duty('administrator', 'laboratory_manager', 'quality_manager')
$$;

-- _said is the text (JSON) that the person wrote, as lims.prelog takes it. The same form again is the same submission, until it is taken in.
create function lims.form_open(_act uuid, _key bigint, _nonce bytea, _said text, _mac bytea, _reason text default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb := lims.begin_act(_act, 'form_open', jsonb_build_object('key', _key, 'nonce', encode(_nonce, 'hex'), 'said', _said, 'mac', encode(_mac, 'hex')), _reason);
    known lab.submission;
    submission bigint;
begin
    if answer is not null then return answer; end if;
    perform lims.need_authentic(_key, _nonce, _said, _mac);
    select s.* into known from lab.offline_form f join lab.submission s on s.id = f.submission_id where f.key_id = _key and f.nonce = _nonce;
    if known.id is not null and known.state <> 'PRELOGGED' then
        perform lims.refuse('form.used', jsonb_build_object('code', lims.machine_code('D', known.id)));
    end if;
    submission := known.id;
    if submission is null then
        submission := lims.announce(lims.form_said(_said), (select k.person_id from lab.form_key k where k.id = _key));
        insert into lab.offline_form (submission_id, key_id, nonce, said, mac, opened_by, opened_at)
        values (submission, _key, _nonce, _said, _mac, lims.me(), lims.act_time());
    end if;
    return lims.finish_act(_act, jsonb_build_object('submission', submission, 'code', lims.machine_code('D', submission)));
end $$;

create function lims.need_authentic(_key bigint, _nonce bytea, _said text, _mac bytea) returns void
language plpgsql set search_path = '' as $$
declare known lab.form_key;
begin
    select k.* into known from lab.form_key k join lab.person p on p.id = k.person_id
     where k.id = _key and k.withdrawn_at is null and p.active and exists (select from lab.duty d where d.person_id = p.id and d.until is null
           and d.duty in ('agency_client', 'scenes_of_crime_officer', 'medical_examiner')) for no key update of k;   -- one form, scanned at two desks
    if known.id is null then
        perform lims.refuse('form.key_withdrawn');
    elsif (octet_length(_nonce) = 8 and lims.is_mac(known.secret, _mac, _nonce || convert_to(_said, 'UTF8'))) is not true then
        perform lims.refuse('form.changed');
    end if;
end $$;

create function lims.form_said(_said text) returns jsonb
language plpgsql immutable set search_path = '' as $$
begin
    return _said::jsonb;
exception when invalid_text_representation then
    perform lims.refuse('form.changed');
    return null;
end $$;

alter table lab.form_key enable row level security;
alter table lab.offline_form enable row level security;
create policy visible on lab.offline_form for select to lims_staff using (exists (select from lab.submission s where s.id = submission_id));
grant select on lab.offline_form to lims_staff;

grant execute on function lims.form_key_make, lims.form_secret, lims.form_keys, lims.form_key_withdraw
    to lims_agency_client, lims_scenes_of_crime_officer, lims_medical_examiner;
grant execute on function lims.form_keys, lims.form_key_withdraw to lims_administrator, lims_laboratory_manager, lims_quality_manager;
grant execute on function lims.form_open to lims_evidence_technician;
