-- Why: answers are mixed while a wave is open, wait sealed, and a wave closes by its date.
--
-- What must one day be gone stands in a table of its own, partitioned by wave on PostgreSQL: an UPDATE or DELETE there leaves the old
-- bytes in the file, emptying a wave's partition drops the file.

-- When the wave closes by itself, in seconds since 1970; nothing: by hand.
ALTER TABLE wave ADD COLUMN closes_at BIGINT;

-- Keys the tokens in seen; destroyed with them 48 hours after close.
CREATE TABLE wave_key (
    wave TEXT  NOT NULL PRIMARY KEY,
    key  BYTEA NOT NULL
) /*postgres PARTITION BY LIST (wave) */ /*sqlite WITHOUT ROWID */;

-- Four bytes that tell a resend from other answers sent with the same page; gone as soon as the body is mixed.
CREATE TABLE resend (
    wave       TEXT  NOT NULL,
    key        BYTEA NOT NULL,
    body_check BYTEA NOT NULL,
    PRIMARY KEY (wave, key)
) /*postgres PARTITION BY LIST (wave) */ /*sqlite WITHOUT ROWID */;

/*postgres
DO $$
DECLARE
    wave_code TEXT;
BEGIN
    FOR wave_code IN SELECT code FROM wave LOOP
        EXECUTE format('CREATE TABLE wave_key_%s PARTITION OF wave_key FOR VALUES IN (%L)', wave_code, wave_code);
        EXECUTE format('CREATE TABLE resend_%s PARTITION OF resend FOR VALUES IN (%L)', wave_code, wave_code);
    END LOOP;
END $$;
*/

INSERT INTO wave_key (wave, key) SELECT code, wave_key FROM wave WHERE wave_key IS NOT NULL;
ALTER TABLE wave DROP COLUMN wave_key;
ALTER TABLE seen DROP COLUMN body_check;

-- Version 1 kept waiting answers unsealed and was for made-up answers only (the README said so): what waits there is not carried over.
DELETE FROM pending;

-- What this database remembers of the servers that work on it: names and values, nothing of anybody's answers.
CREATE TABLE deployment (
    name  TEXT  NOT NULL PRIMARY KEY,
    value BYTEA NOT NULL
) /*sqlite WITHOUT ROWID */;
