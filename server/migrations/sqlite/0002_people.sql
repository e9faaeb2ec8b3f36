-- The second edition: trainees come in, say whether their data are right, and see who has read them.

-- A registration can end: the leaf of the closing that says so. What is closed counts as no live registration.
ALTER TABLE documents ADD COLUMN closed INTEGER REFERENCES log (idx);
-- A statement about another document (a confirmation, a closing): whose that one is.
ALTER TABLE documents ADD COLUMN about_owner TEXT;
CREATE INDEX documents_by_about_owner ON documents (about_owner, newest) WHERE about_owner IS NOT NULL;
CREATE INDEX documents_by_kind ON documents (owner, kind, newest);

-- Each revision says itself whom it is about: a corrected number, or another document, opens no older revision to
-- somebody else.
ALTER TABLE statements ADD COLUMN doctor INTEGER;
ALTER TABLE statements ADD COLUMN about TEXT;
ALTER TABLE statements ADD COLUMN about_owner TEXT;
DROP TRIGGER statements_are_never_changed;
UPDATE statements SET doctor = (SELECT d.doctor FROM documents d WHERE d.doc = statements.doc);
CREATE TRIGGER statements_are_never_changed BEFORE UPDATE ON statements BEGIN SELECT RAISE(ABORT, 'statements are never changed'); END;

-- What the trainee has said of a revision; the word said last counts.
CREATE TABLE verdicts (
    leaf    INTEGER PRIMARY KEY REFERENCES statements (leaf), -- the revision it is about
    verdict TEXT NOT NULL CHECK (verdict IN ('confirmed', 'disputed')),
    said    INTEGER NOT NULL REFERENCES log (idx)             -- the leaf of the confirmation
) STRICT;
CREATE INDEX statements_by_payload ON statements (payload);

-- Who has read what about whom: one row for each reading, never changed.
CREATE TABLE accesses (
    id     INTEGER PRIMARY KEY,
    at     INTEGER NOT NULL,
    reader TEXT NOT NULL,
    kid    BLOB NOT NULL REFERENCES keys (kid),
    doctor INTEGER NOT NULL,
    leaf   INTEGER NOT NULL REFERENCES log (idx) -- the statement that was read
) STRICT;
CREATE INDEX accesses_by_doctor ON accesses (doctor, id);
CREATE TRIGGER accesses_are_never_changed BEFORE UPDATE ON accesses BEGIN SELECT RAISE(ABORT, 'accesses are never changed'); END;

-- Days of readings under a leaf `access-day`: up to which row.
CREATE TABLE access_days (
    leaf INTEGER PRIMARY KEY REFERENCES log (idx),
    last INTEGER NOT NULL
) STRICT;
