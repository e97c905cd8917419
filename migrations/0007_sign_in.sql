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
    account    TEXT    REFERENCES account (id) ON DELETE CASCADE, -- who links theirs, with the session that began it
    session    BYTEA,
    invitation BYTEA,                                             -- or which invitation is taken
    returned   BOOLEAN NOT NULL,
    subject    TEXT,                                              -- who came back, where a button is still to be pressed
    ends_at    BIGINT  NOT NULL
) /*sqlite WITHOUT ROWID */;

