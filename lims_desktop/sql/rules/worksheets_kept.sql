-- What a worksheet, its attempts and its values are stays with them: no row moves to another run, item or attempt, whoever says so. (A
-- superuser who takes the triggers off is found by verification: every change is in the ledger.)

create function lims.worksheet_kept() returns trigger
language plpgsql set search_path = '' as $$
begin
    if (new.id, new.number, new.version_id, new.analyst_id, new.opened_at) is distinct from (old.id, old.number, old.version_id, old.analyst_id, old.opened_at)
       or old.state in ('REVIEWED', 'ABORTED') then
        perform lims.refuse('worksheet.row_kept');
    end if;
    return new;
end $$;
create trigger kept before update on lab.worksheet for each row execute function lims.worksheet_kept();
create trigger frozen before delete or truncate on lab.worksheet for each statement execute function chain.frozen();

create function lims.position_kept() returns trigger
language plpgsql set search_path = '' as $$
begin
    if (to_jsonb(new) - '{loaded_at,disposition,disposition_reason,disposed_by,disposed_at}'::text[])
           is distinct from (to_jsonb(old) - '{loaded_at,disposition,disposition_reason,disposed_by,disposed_at}'::text[])
       or old.disposition is not null then
        perform lims.refuse('worksheet.row_kept');
    end if;
    return new;
end $$;
create trigger kept before update on lab.run_position for each row execute function lims.position_kept();
create trigger frozen before delete or truncate on lab.run_position for each statement execute function chain.frozen();
