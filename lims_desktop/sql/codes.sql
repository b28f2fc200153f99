-- Machine codes: a letter, ten digits, two ISO 7064 MOD 97-10 check digits. The same rule as lims_desktop/codes.py.

create function lims.machine_code(_letter text, _id bigint) returns text
language sql immutable strict parallel safe set search_path = '' as $$
    select _letter || lpad(_id::text, 10, '0')
        || lpad((98 - ((ascii(_letter) - 55) * 10000000000 + _id) * 100 % 97)::text, 2, '0')
$$;

-- The number in a machine code of this letter; null when it is not one or its check digits are wrong.
create function lims.code_number(_letter text, _code text) returns bigint
language sql immutable strict parallel safe set search_path = '' as $$
    select case when _code ~ '^[A-Z][0-9]{12}$' and left(_code, 1) = _letter
                 and lims.machine_code(_letter, substr(_code, 2, 10)::bigint) = _code
                then substr(_code, 2, 10)::bigint end
$$;

grant execute on function lims.machine_code(text, bigint), lims.code_number(text, text) to lims_member;
