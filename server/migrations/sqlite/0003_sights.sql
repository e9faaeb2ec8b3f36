-- The third edition: lists are readings too, and a doctor who moves takes the own history along.

-- In what way a doctor's data were read. A line in a list is one row a day for each reader, doctor and owner of what is
-- listed; `day` and `owner` are NULL for readings that are all kept.
ALTER TABLE accesses ADD COLUMN what TEXT NOT NULL DEFAULT 'whole' CHECK (what IN ('whole', 'view', 'list', 'revisions'));
ALTER TABLE accesses ADD COLUMN day TEXT;
ALTER TABLE accesses ADD COLUMN owner TEXT;
CREATE UNIQUE INDEX accesses_once_a_day ON accesses (kid, doctor, owner, what, day) WHERE day IS NOT NULL;

-- A closing that says that the doctor moves to another municipality. It counts while it is the newest revision of its
-- document and the doctor confirms it.
CREATE TABLE handovers (
    leaf   INTEGER PRIMARY KEY REFERENCES statements (leaf), -- the revision of the closing
    doc    TEXT NOT NULL,
    doctor INTEGER NOT NULL,
    giver  TEXT NOT NULL,
    heir   TEXT NOT NULL
) STRICT;
CREATE INDEX handovers_by_doctor ON handovers (doctor, giver);
CREATE INDEX handovers_by_heir ON handovers (heir, doctor);

-- Whom each revision is about was copied from the newest one by the second edition. It is read again from what was signed
-- (by the program, in this transaction: see `store/sqlite/migration.rs`).
DROP TRIGGER statements_are_never_changed;

-- Who has a device or an invitation already.
CREATE INDEX keys_by_owner ON keys (owner);
CREATE INDEX invitations_by_owner ON invitations (owner) WHERE used_at IS NULL;
