-- How a rule says no. The client turns the code into a sentence (resources/sentences); the detail fills its gaps.

create function lims.refuse(_code text, _detail jsonb default '{}') returns void
language plpgsql set search_path = '' as $$
begin
    raise exception using errcode = 'LM001', message = _code, detail = _detail::text;
end $$;

-- The reason as it will be recorded. Without one: ask the person, and come again.
create function lims.need_reason(_reason text, _code text default 'act.reason_needed', _detail jsonb default '{}') returns text
language plpgsql set search_path = '' as $$
begin
    if nullif(btrim(_reason), '') is null then
        raise exception using errcode = 'LM002', message = _code, detail = _detail::text;
    end if;
    return btrim(_reason);
end $$;

-- Somebody else was faster; the detail is how things stand now.
create function lims.conflict(_code text, _detail jsonb default '{}') returns void
language plpgsql set search_path = '' as $$
begin
    raise exception using errcode = 'LM409', message = _code, detail = _detail::text;
end $$;
