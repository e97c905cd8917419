-- Why: people may answer in their own words. They are sealed to the partnership's key before they are first written, and opened only in a
-- moderator's browser (privacy.md, Collect, Mix and Release rule 7).

-- A partnership's key pair: the public half in the clear, the private half only as copies below, each sealed to one moderator.
CREATE TABLE word_key (
    id          TEXT   NOT NULL PRIMARY KEY,
    partnership TEXT   NOT NULL,
    public      TEXT   NOT NULL,       -- age's text of it: age1…
    made_by     TEXT   NOT NULL,
    made_at     BIGINT NOT NULL,
    replaced_at BIGINT                 -- nothing: waves that open from now on use it
) /*sqlite WITHOUT ROWID */;

-- A moderator's own key pair: the private half wrapped by a passphrase that never leaves their browser (age, scrypt).
CREATE TABLE moderator_key (
    account  TEXT   NOT NULL PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    public   TEXT   NOT NULL,
    wrapped  BYTEA  NOT NULL,
    revision BIGINT NOT NULL           -- goes up with each change: of two browsers at once, one is told
) /*sqlite WITHOUT ROWID */;

-- The private half of a partnership's key, sealed to a moderator's public one.
CREATE TABLE word_key_copy (
    word_key TEXT  NOT NULL REFERENCES word_key (id),
    account  TEXT  NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    sealed   BYTEA NOT NULL,
    PRIMARY KEY (word_key, account)
) /*sqlite WITHOUT ROWID */;

-- Whom a moderator tells of a concern about a child, the same working day (privacy.md, Staff side).
ALTER TABLE controller ADD COLUMN protection TEXT NOT NULL DEFAULT '';

-- The key that a wave's words are sealed to, from its opening to its end; nothing: it asks no open questions.
ALTER TABLE wave ADD COLUMN word_key TEXT;

-- Mixed words: no key leads from here to a response, nor from one text to another of the same person.
CREATE TABLE words (
    wave      TEXT    NOT NULL,
    id        BYTEA   NOT NULL,        -- random, and another one after the close
    area      TEXT    NOT NULL,
    audience  TEXT    NOT NULL,
    question  TEXT    NOT NULL,
    may_share BOOLEAN NOT NULL,        -- whether the person ticked that their words may be shared
    sealed    BYTEA   NOT NULL,        -- age, padded to steps of 256 bytes
    PRIMARY KEY (wave, id)
) /*postgres PARTITION BY LIST (wave) */ /*sqlite WITHOUT ROWID */;

-- What moderators decided of a text, after the wave has closed.
CREATE TABLE moderation (
    wave      TEXT    NOT NULL,
    words     BYTEA   NOT NULL,
    state     TEXT    NOT NULL CHECK (state IN ('held', 'not_for_release', 'proposed', 'released')),
    manner    TEXT    CHECK (manner IN ('quote', 'paraphrase')),
    proposed  BYTEA,                   -- what the first of two people would release, sealed to the wave's key
    released  TEXT,                    -- what may be published: nothing else of a text is here in the clear
    concern   BOOLEAN NOT NULL,        -- somebody was concerned about a child
    first_by  TEXT    NOT NULL,
    second_by TEXT,
    revision  BIGINT  NOT NULL,
    PRIMARY KEY (wave, words)
) /*postgres PARTITION BY LIST (wave) */ /*sqlite WITHOUT ROWID */;

-- Which themes a coder found in a text: never changed, the newest of each coder counts, so that a code's history stands.
CREATE TABLE coding (
    wave    TEXT    NOT NULL,
    words   BYTEA   NOT NULL,
    number  BIGINT  NOT NULL,
    coder   TEXT    NOT NULL,
    themes  TEXT    NOT NULL,          -- JSON: codes of the wave's codebook
    settles BOOLEAN NOT NULL,          -- whether it settles what two coders saw differently
    done_at BIGINT  NOT NULL,
    PRIMARY KEY (wave, words, number)
) /*postgres PARTITION BY LIST (wave) */ /*sqlite WITHOUT ROWID */;

-- How a wave's codebook differs from its survey's themes: merged and split, each with its reason.
CREATE TABLE codebook (
    wave     TEXT   NOT NULL PRIMARY KEY,
    revision BIGINT NOT NULL,
    changes  TEXT   NOT NULL           -- JSON (domain::codebook)
) /*sqlite WITHOUT ROWID */;

/*postgres
DO $$
DECLARE
    wave_code TEXT;
    of TEXT;
BEGIN
    FOR wave_code IN SELECT code FROM wave LOOP
        FOREACH of IN ARRAY ARRAY['words', 'moderation', 'coding'] LOOP
            EXECUTE format('CREATE TABLE %s_%s PARTITION OF %s FOR VALUES IN (%L)', of, wave_code, of, wave_code);
        END LOOP;
    END LOOP;
END $$;
*/

-- Words as an addendum to a wave's final release: written once, never changed.
CREATE TABLE words_release (
    wave    TEXT   NOT NULL PRIMARY KEY REFERENCES wave (code),
    hash    TEXT   NOT NULL,           -- SHA-256 of the body
    body    TEXT   NOT NULL,           -- canonical JSON
    made_at BIGINT NOT NULL
) /*sqlite WITHOUT ROWID */;

/*sqlite
CREATE TRIGGER words_release_is_never_changed BEFORE UPDATE ON words_release
BEGIN
    SELECT RAISE(ABORT, 'a release is never changed');
END;
CREATE TRIGGER words_release_is_never_deleted BEFORE DELETE ON words_release
BEGIN
    SELECT RAISE(ABORT, 'a release is never changed');
END;
CREATE TRIGGER words_release_is_never_replaced BEFORE INSERT ON words_release
WHEN EXISTS (SELECT 1 FROM words_release WHERE wave = NEW.wave)
BEGIN
    SELECT RAISE(ABORT, 'a release is never changed');
END;
*/
/*postgres
CREATE TRIGGER words_release_is_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON words_release
    FOR EACH STATEMENT EXECUTE FUNCTION release_is_never_changed();
*/
