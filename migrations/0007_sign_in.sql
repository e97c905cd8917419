-- Why: staff of a council come in by the council's own sign-in, and whoever has a passkey uses it in place of six digits.
--
-- Staff's doing alone. An account is found by what its provider calls it, for good (OpenID Connect Core, 5.7): never by an address of email,
-- which may be given to somebody else.

CREATE TABLE identity (
    issuer    TEXT   NOT NULL,
    subject   TEXT   NOT NULL,
    account   TEXT   NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    linked_at BIGINT NOT NULL,
    PRIMARY KEY (issuer, subject),
    UNIQUE (account, issuer)
) /*sqlite WITHOUT ROWID */;

-- Ways to a provider and back that are under way, by digest of a secret in the browser: each comes back once, within minutes. What the provider
-- must repeat is made of that secret and stands nowhere.
CREATE TABLE sign_in_attempt (
    digest     BYTEA   NOT NULL PRIMARY KEY,
    account    TEXT    REFERENCES account (id) ON DELETE CASCADE, -- who links theirs
    session    BYTEA,                                             -- in which session it was begun
    invitation BYTEA,                                             -- or which invitation is taken
    returned   BOOLEAN NOT NULL,
    subject    TEXT,                                              -- who came back, where a button is still to be pressed
    ends_at    BIGINT  NOT NULL
) /*sqlite WITHOUT ROWID */;

-- Passkeys: keys of a phone, a computer or a stick, each with the name that its person gave it. What is kept of one is public.
CREATE TABLE passkey (
    id         TEXT   NOT NULL PRIMARY KEY,  -- a digest of what its maker calls it: no two people's is one
    account    TEXT   NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    name       TEXT   NOT NULL,
    credential TEXT   NOT NULL,              -- JSON: its public key, and how often it was used
    made_at    BIGINT NOT NULL
) /*sqlite WITHOUT ROWID */;

-- What a passkey is asked to sign, once and within minutes, a session at a time.
CREATE TABLE passkey_challenge (
    session BYTEA  NOT NULL PRIMARY KEY REFERENCES session (digest) ON DELETE CASCADE,
    state   TEXT   NOT NULL,                 -- JSON
    ends_at BIGINT NOT NULL
) /*sqlite WITHOUT ROWID */;
