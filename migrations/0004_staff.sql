-- Why: people who plan services sign in, each with the roles that they have for a partnership, and what they do is written down.
--
-- Nothing here is about respondents, and no table of theirs points here. Times are the staff's doing, in seconds since 1970. What stands for a
-- secret is its SHA-256 digest: secrets are 256 random bits, so that no digest can be turned back.

CREATE TABLE account (
    id             TEXT    NOT NULL PRIMARY KEY,
    email          TEXT    NOT NULL UNIQUE,    -- in small letters
    name           TEXT    NOT NULL,
    passphrase     TEXT    NOT NULL,           -- argon2id, as a PHC string
    administrator  BOOLEAN NOT NULL,
    second_factor  BYTEA,                      -- the authenticator's secret, sealed by the key outside the database; nothing: not set up yet
    second_used    BIGINT  NOT NULL DEFAULT 0, -- the last time step whose code was taken: no code is taken twice
    made_at        BIGINT  NOT NULL
) /*sqlite WITHOUT ROWID */;

CREATE TABLE account_role (
    account     TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    partnership TEXT NOT NULL,
    role        TEXT NOT NULL CHECK (role IN ('viewer', 'facilitator', 'moderator', 'manager')),
    PRIMARY KEY (account, partnership, role)
) /*sqlite WITHOUT ROWID */;

-- Codes on paper, for whoever has lost the authenticator: each opens once.
CREATE TABLE recovery_code (
    account TEXT  NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    digest  BYTEA NOT NULL,
    PRIMARY KEY (account, digest)
) /*sqlite WITHOUT ROWID */;

CREATE TABLE session (
    digest  BYTEA   NOT NULL PRIMARY KEY,
    account TEXT    NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    whole   BOOLEAN NOT NULL,                  -- with the second factor; without it a session leads there and nowhere else
    made_at BIGINT  NOT NULL,
    used_at BIGINT  NOT NULL
) /*sqlite WITHOUT ROWID */;

-- Links that are sent once and open once: the first administrator's, an invitation, a way back in.
CREATE TABLE invitation (
    digest        BYTEA   NOT NULL PRIMARY KEY,
    email         TEXT    NOT NULL,            -- empty for the first administrator, who says so
    administrator BOOLEAN NOT NULL,
    roles         TEXT    NOT NULL,            -- JSON: roles by partnership
    again         BOOLEAN NOT NULL,            -- the account is there: its passphrase and second factor are set anew
    ends_at       BIGINT  NOT NULL
) /*sqlite WITHOUT ROWID */;

-- Sign-ins that failed, by digest of the address that was typed, known or not: each makes the next wait longer.
CREATE TABLE sign_in_failure (
    digest  BYTEA  NOT NULL PRIMARY KEY,
    count   BIGINT NOT NULL,
    last_at BIGINT NOT NULL
) /*sqlite WITHOUT ROWID */;

-- Who did what, when. Nobody changes it, not even the program.
CREATE TABLE audit (
    id          TEXT   NOT NULL PRIMARY KEY,
    done_at     BIGINT NOT NULL,
    by_whom     TEXT   NOT NULL,               -- an address, or 'command line'
    act         TEXT   NOT NULL,
    partnership TEXT,
    about       TEXT   NOT NULL
) /*sqlite WITHOUT ROWID */;
CREATE INDEX audit_by_time ON audit (done_at);

/*sqlite
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'what was done is never rewritten');
END;
CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'what was done is never rewritten');
END;
CREATE TRIGGER audit_is_never_replaced BEFORE INSERT ON audit
WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'what was done is never rewritten');
END;
*/
/*postgres
CREATE FUNCTION audit_is_never_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was done is never rewritten';
END $$;
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_never_changed();
*/

-- Whose wave it is; nothing: opened on the command line, and the administrators'.
ALTER TABLE wave ADD COLUMN partnership TEXT;
