-- Holds: what lies in a held item or was made from it is held by a row of its own.

ALTER TABLE lab.hold ADD COLUMN lifting_authority TEXT;

ALTER TABLE lab.hold ADD COLUMN origin BIGINT CONSTRAINT hold_origin_fkey REFERENCES lab.hold (id);

CREATE INDEX hold_active ON lab.hold (item_id) WHERE lifted_at is null;

CREATE UNIQUE INDEX hold_once ON lab.hold (origin, item_id) WHERE lifted_at is null;

CREATE INDEX hold_ends ON lab.hold (coalesce(expires_at, 'infinity'), id) WHERE lifted_at is null and origin is null;

-- The holds that stand reach what they should have reached. (The triggers of the release before record it.)
with recursive below(hold, id) as (
    select h.id, h.item_id from lab.hold h where h.lifted_at is null
    union
    select b.hold, i.id from below b cross join lateral (
        select m.id from lab.item m where m.parent_id = b.id union all select c.id from lab.item c where c.container_id = b.id) i
)
insert into lab.hold (item_id, kind, authority, set_by, set_at, expires_at, origin)
select b.id, h.kind, h.authority, h.set_by, h.set_at, h.expires_at, h.id
  from below b join lab.hold h on h.id = b.hold where b.id <> h.item_id;

-- Who was there then (lims.stays).

CREATE INDEX custody_stay_idx ON lab.custody (from_place, at) INCLUDE (prev_at, item_id);
