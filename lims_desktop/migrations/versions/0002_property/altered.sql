-- A password that an administrator gave counts for nothing but to replace it. (Those given before this release count on.)

ALTER TABLE lab.person ADD COLUMN password_given_at TIMESTAMP WITH TIME ZONE;

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
-- Discrepancies have an owner, a clock and an end; they may be about a place or an inventory.
ALTER TABLE lab.discrepancy
    ADD COLUMN place_id BIGINT,
    ADD COLUMN inventory_id BIGINT,
    ADD COLUMN owner BIGINT,
    ADD COLUMN due_at TIMESTAMP WITH TIME ZONE,
    ADD COLUMN outcome TEXT,
    ADD COLUMN confirmed_by BIGINT,
    ADD CONSTRAINT discrepancy_outcome CHECK (outcome in ('found', 'clerical', 'explained', 'loss')),
    ADD CONSTRAINT discrepancy_two_managers CHECK (confirmed_by <> settled_by or state <> 'CONFIRMED_LOSS'),
    ADD CONSTRAINT discrepancy_place_id_fkey FOREIGN KEY(place_id) REFERENCES lab.place (id),
    ADD CONSTRAINT discrepancy_inventory_id_fkey FOREIGN KEY(inventory_id) REFERENCES lab.inventory (id),
    ADD CONSTRAINT discrepancy_owner_fkey FOREIGN KEY(owner) REFERENCES lab.person (id),
    ADD CONSTRAINT discrepancy_confirmed_by_fkey FOREIGN KEY(confirmed_by) REFERENCES lab.person (id);

CREATE INDEX discrepancy_place_id_idx ON lab.discrepancy (place_id);

CREATE INDEX discrepancy_inventory_id_idx ON lab.discrepancy (inventory_id);

CREATE INDEX discrepancy_owner_idx ON lab.discrepancy (owner);

-- What is missing may be found where it is recorded to be: then FOUND moves nothing.
ALTER TABLE lab.custody
    DROP CONSTRAINT custody_kind,
    ADD CONSTRAINT custody_kind CHECK (kind ~ case when from_place is distinct from to_place then '^(OFFER|COLLECT|SEIZE|ITEMISE|RECEIVE|STORE|RETRIEVE|HANDOVER|DISPATCH|ARRIVE|COURT_OUT|COURT_IN|RETURN|FOUND|CONSUME|DESTROY)$' else '^(REFUSE|INVENTORY_SEEN|INVENTORY_MISSING|FOUND|OPEN_SEAL|SEAL|CORRECTION)$' end);


-- Transit: a leg says where it began, who its courier is, and when nothing of it was under way any more.
ALTER TABLE lab.dispatch
    ADD COLUMN from_office BIGINT CONSTRAINT dispatch_from_office_fkey REFERENCES lab.office (id),
    ADD COLUMN courier_person BIGINT CONSTRAINT dispatch_courier_person_fkey REFERENCES lab.person (id),
    ADD COLUMN courier_document TEXT,
    ADD COLUMN courier_signature TEXT,
    ADD COLUMN sender_signature TEXT,
    ADD COLUMN bag TEXT,
    ADD COLUMN document_id BIGINT CONSTRAINT dispatch_document_id_fkey REFERENCES lab.document (id),
    ADD COLUMN closed_at TIMESTAMP WITH TIME ZONE,
    ADD COLUMN closed_by BIGINT CONSTRAINT dispatch_closed_by_fkey REFERENCES lab.person (id),
    ADD COLUMN statement TEXT;

CREATE INDEX dispatch_under_way ON lab.dispatch (due_at, id) WHERE closed_at is null;

-- The manifests of the legs that were dispatched before there were manifests, as custody tells them.
INSERT INTO lab.manifest_line (dispatch_id, item_id, outcome, settled_at, settled_by)
SELECT DISTINCT ON (d.id, c.item_id) d.id, c.item_id, CASE WHEN a.at IS NOT NULL THEN 'ARRIVED' END, a.at, a.taker
  FROM lab.dispatch d
  JOIN lab.custody c ON c.to_place = d.place_id AND c.kind = 'DISPATCH'
  LEFT JOIN lab.custody a ON a.item_id = c.item_id AND a.from_place = d.place_id AND a.seq > c.seq AND a.to_place <> d.place_id
 ORDER BY d.id, c.item_id, c.seq DESC, a.seq;

UPDATE lab.dispatch d
   SET closed_at = (SELECT max(l.settled_at) FROM lab.manifest_line l WHERE l.dispatch_id = d.id)
 WHERE NOT EXISTS (SELECT FROM lab.manifest_line l WHERE l.dispatch_id = d.id AND l.outcome IS NULL);

-- Carriers: boxes, racks and trays that hold items of many cases and belong to none.

ALTER TABLE lab.item ALTER COLUMN case_id DROP NOT NULL, ALTER COLUMN agency_id DROP NOT NULL, ADD COLUMN positions BIGINT;

ALTER TABLE lab.item ADD CONSTRAINT item_carrier CHECK (case when case_id is null then is_container and num_nonnulls(agency_id, parent_id, submission_id) = 0 else agency_id is not null end);

ALTER TABLE lab.item ADD CONSTRAINT item_positions CHECK (positions is null or (positions > 0 and case_id is null));

CREATE INDEX item_carrier ON lab.item (id) WHERE case_id is null;

-- Figures count by age, and a recall by case and agency, without reading the wide rows.

CREATE INDEX item_registered ON lab.item (registered_at) INCLUDE (id, standing, case_id, agency_id);

-- What a file is attached to: asked whenever somebody reads its bytes.

CREATE INDEX attachment_sha256_idx ON lab.attachment (sha256);
