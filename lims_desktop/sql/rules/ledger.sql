-- What a workstation asks the ledger: whether a receipt still holds, and to note which checkpoint it has recomputed.

create function lims.confirm_receipt(_entry bigint, _stream text, _number int, _hash bytea) returns bigint
language sql stable security definer set search_path = ''
return chain.confirm(_entry, _stream, _number, _hash);

-- Answers whether the ledger agrees; a statement that contradicts it is kept as well.
create function lims.witness(_size bigint, _root bytea, _at timestamptz) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
    here lab.session := lims.session();
begin
    if here.person is null then
        perform lims.refuse('signin.needed');
    elsif (_size between 1 and 1000000000000000 and octet_length(_root) = 32
           and _at between '2000-01-01 00:00+00' and '2200-01-01 00:00+00') is not true then
        perform lims.refuse('ledger.witness_unreadable');     -- it is kept for ever, and read at every verification
    end if;
    return chain.witness(here.station, _size, _root, _at);
end $$;

grant execute on function lims.confirm_receipt, lims.witness to lims_member;
