-- Why: the first thread through the four rooms (collect, mix, release, see).
--
-- One text for both engines: what stands inside /*sqlite … */ or /*postgres … */ is kept for that engine alone.
-- Respondents' tables (seen, pending, response) hold no time, no address and no order: their keys are random or keyed
-- digests, SQLite stores them WITHOUT ROWID (a rowid replays the order of arrival), PostgreSQL partitions them by wave so that
-- one wave's can be emptied and swapped alone.

-- A survey open for a partnership between two dates. Times are the staff's doing, in seconds since 1970, never a respondent's.
CREATE TABLE wave (
    code            TEXT PRIMARY KEY,
    survey          TEXT NOT NULL,
    survey_version  TEXT NOT NULL,
    areas           TEXT NOT NULL,     -- JSON: the areas' ids, declared at opening
    breakdowns      TEXT NOT NULL,     -- JSON: the background questions asked, declared at opening
    made_up         BOOLEAN NOT NULL,  -- answers made up for a demonstration: every page and file says so
    state           TEXT NOT NULL CHECK (state IN ('open', 'closed', 'released')),
    opened_at       BIGINT NOT NULL,
    closed_at       BIGINT,
    wave_key        BYTEA,             -- keys the tokens in seen; destroyed 48 hours after close
    rounding_secret BYTEA              -- makes the release's rounding repeatable; dies with the raw responses
);

-- A code that leads to a wave. It names the wave and an area, and is never stored beside an answer.
CREATE TABLE link (
    code TEXT PRIMARY KEY,
    wave TEXT NOT NULL REFERENCES wave (code),
    area TEXT NOT NULL
) /*sqlite WITHOUT ROWID */;

-- Which pages have been sent: a keyed digest of the page's token, so that a second Send is counted once.
CREATE TABLE seen (
    wave       TEXT NOT NULL,
    key        BYTEA NOT NULL,
    body_check BYTEA,                  -- four bytes that tell a resend from other answers; erased when the body is mixed
    PRIMARY KEY (wave, key)
) /*postgres PARTITION BY LIST (wave) */ /*sqlite WITHOUT ROWID */;

-- Finished responses that wait to be mixed, each under a random id.
CREATE TABLE pending (
    wave TEXT NOT NULL,
    id   BYTEA NOT NULL,
    body BYTEA NOT NULL,
    PRIMARY KEY (wave, id)
) /*postgres PARTITION BY LIST (wave) */ /*sqlite WITHOUT ROWID */;

-- Mixed responses: what the tally reads.
CREATE TABLE response (
    wave     TEXT NOT NULL,
    id       BYTEA NOT NULL,
    area     TEXT NOT NULL,
    audience TEXT NOT NULL,
    answers  TEXT NOT NULL,            -- JSON: the answers and nothing else
    PRIMARY KEY (wave, id)
) /*postgres PARTITION BY LIST (wave) */ /*sqlite WITHOUT ROWID */;

-- Frozen releases: written once, never changed.
CREATE TABLE release (
    wave    TEXT PRIMARY KEY REFERENCES wave (code),
    hash    TEXT NOT NULL,             -- SHA-256 of the body
    body    TEXT NOT NULL,             -- canonical JSON
    made_at BIGINT NOT NULL
);
