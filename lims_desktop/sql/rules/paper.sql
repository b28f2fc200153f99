-- A paper held against the ledger: whoever has its very bytes may ask; a SHA-256 cannot be guessed.

-- What was issued with these bytes, and the entry of the ledger that has told of them since; null for any other bytes.
create function lims.paper_of(_sha256 text) returns jsonb
language sql stable security definer set search_path = '' as $$
    select to_jsonb(p) || jsonb_build_object('code', lims.machine_code('D', p.id), 'issued_by', lims.person_name(p.issuer),
        'entry', to_jsonb(e) || jsonb_build_object('hash', encode(e.hash, 'hex'), 'previous', encode(e.previous, 'hex')),
        'position', (select l.position from ledger.leaf l where l.entry = e.id))
      from (select d.id, d.kind, d.stream, d.issued_at, d.issued_by as issuer, d.checkpoint_size, d.checkpoint_root
              from lab.document d where d.sha256 = _sha256
            union all
            select s.id, 'receipt', 'submission/' || s.id, s.settled_at, s.received_by, null, null
              from lab.submission s where s.receipt = _sha256) p
      join ledger.entry e on e.stream = 'file/' || _sha256 and e.number = 1
     order by p.id limit 1
$$;

grant execute on function lims.paper_of to lims_member;
