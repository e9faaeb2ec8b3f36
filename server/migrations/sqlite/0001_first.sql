-- The first edition: the log, who may write, and what was filed.
-- Times are seconds since 1970 in UTC; digests are 32 raw bytes; owners are 'office', 'municipality:1804', 'trust:unn'.

-- What this directory is: the server's name and the epoch of its log.
CREATE TABLE house (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

-- The log: one row for each leaf, never changed.
CREATE TABLE log (
    idx    INTEGER PRIMARY KEY,
    kind   TEXT NOT NULL CHECK (kind IN ('key-add', 'key-revoke', 'statement', 'erase', 'access-day', 'app-release', 'epoch')),
    digest BLOB NOT NULL CHECK (length(digest) = 32)
) STRICT;
CREATE INDEX log_releases ON log (idx) WHERE kind = 'app-release';
CREATE TRIGGER log_is_never_changed BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
CREATE TRIGGER log_is_never_shortened BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log is never shortened'); END;

-- Signed heads of the log, one for each commit that added to it.
CREATE TABLE checkpoints (
    size        INTEGER PRIMARY KEY,
    note        TEXT NOT NULL,
    received_at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER checkpoints_are_never_changed BEFORE UPDATE ON checkpoints BEGIN SELECT RAISE(ABORT, 'checkpoints are never changed'); END;
CREATE TRIGGER checkpoints_are_never_removed BEFORE DELETE ON checkpoints BEGIN SELECT RAISE(ABORT, 'checkpoints are never removed'); END;

-- What a leaf stands for where it is neither a statement nor an enrolment: revocations, epochs, releases.
CREATE TABLE records (
    leaf INTEGER PRIMARY KEY REFERENCES log (idx),
    text TEXT NOT NULL
) STRICT;
CREATE TRIGGER records_are_never_changed BEFORE UPDATE ON records BEGIN SELECT RAISE(ABORT, 'records are never changed'); END;
CREATE TRIGGER records_are_never_removed BEFORE DELETE ON records BEGIN SELECT RAISE(ABORT, 'records are never removed'); END;

CREATE TABLE invitations (
    token      BLOB PRIMARY KEY CHECK (length(token) = 32), -- SHA-256 of the token
    owner      TEXT NOT NULL,     -- whom the new key will speak for
    approver   TEXT NOT NULL,     -- whose people may approve it
    waived     INTEGER NOT NULL,  -- 1: handed over in person, or nobody is there to approve
    inviter    BLOB,              -- the key that invited; NULL: from the machine itself
    made_at    INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at    INTEGER
) STRICT;
CREATE INDEX invitations_by_approver ON invitations (approver, expires_at) WHERE used_at IS NULL;

CREATE TABLE keys (
    kid         BLOB PRIMARY KEY CHECK (length(kid) = 32),
    point       BLOB NOT NULL CHECK (length(point) = 65), -- P-256, uncompressed
    name        TEXT NOT NULL,
    owner       TEXT NOT NULL,
    approver    TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('waiting', 'approved', 'refused', 'revoked')),
    invitation  BLOB NOT NULL UNIQUE REFERENCES invitations (token),
    envelope    BLOB NOT NULL,    -- the signed enrolment, byte for byte
    enrolled_at INTEGER NOT NULL,
    added       INTEGER UNIQUE REFERENCES log (idx),   -- leaf key-add
    revoked     INTEGER UNIQUE REFERENCES log (idx)    -- leaf key-revoke
) STRICT;
CREATE INDEX keys_by_approver ON keys (approver, enrolled_at);

CREATE TABLE sessions (
    token     BLOB PRIMARY KEY CHECK (length(token) = 32), -- SHA-256 of the cookie
    kid       BLOB NOT NULL REFERENCES keys (kid),
    opened_at INTEGER NOT NULL,
    seen_at   INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_by_key ON sessions (kid);

-- The newest revision of each document: what lists and the rule of one live registration need.
CREATE TABLE documents (
    doc        TEXT PRIMARY KEY,
    kind       TEXT NOT NULL,
    owner      TEXT NOT NULL,
    newest_rev INTEGER NOT NULL,
    newest     INTEGER NOT NULL UNIQUE, -- leaf of the newest revision
    addressed  TEXT,                    -- the trust it is addressed to
    doctor     INTEGER                  -- HPR number of the trainee
) STRICT;
CREATE INDEX documents_by_doctor ON documents (doctor) WHERE doctor IS NOT NULL;
CREATE INDEX documents_by_owner ON documents (owner, newest);
CREATE INDEX documents_by_addressed ON documents (addressed, newest);

CREATE TABLE statements (
    leaf         INTEGER PRIMARY KEY REFERENCES log (idx),
    doc          TEXT NOT NULL,
    rev          INTEGER NOT NULL,
    kid          BLOB NOT NULL REFERENCES keys (kid),
    payload      BLOB NOT NULL CHECK (length(payload) = 32), -- SHA-256 of the payload
    envelope     BLOB NOT NULL,                              -- byte for byte as it was signed
    trainee      TEXT NOT NULL,
    addressed    TEXT,
    wished_start TEXT,
    findings     TEXT NOT NULL,   -- ids of provisions not met, strictest first, separated by spaces
    received_at  INTEGER NOT NULL,
    UNIQUE (doc, rev)
) STRICT;
CREATE TRIGGER statements_are_never_changed BEFORE UPDATE ON statements BEGIN SELECT RAISE(ABORT, 'statements are never changed'); END;

CREATE TABLE drafts (
    owner    TEXT NOT NULL,
    doc      TEXT NOT NULL,
    kind     TEXT NOT NULL,
    paper    TEXT NOT NULL,
    saved_at INTEGER NOT NULL,
    PRIMARY KEY (owner, doc)
) STRICT;
