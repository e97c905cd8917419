-- Why: where few people are expected, nine false answers through an open link could make a group of one. A link may therefore need a code: each
-- printed slip lets one person's answers in (privacy.md, Collect).

-- Whether a link needs a slip's code, and how many slips were made for it: staff's doing, the number that they printed. How many were used stands
-- nowhere: it would be finer than the steps that staff see (rule 5).
ALTER TABLE link ADD COLUMN single_use BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE link ADD COLUMN slips BIGINT NOT NULL DEFAULT 0;

-- The codes that may be spent in a wave: HMAC-SHA256(wave key, the link and the code), never a code.
--
-- The link is inside the digest and in no column: only who holds a slip can tell which link a digest is of, so that a row says neither where nor
-- for which event it was printed. With every printing all of the wave's rows are written anew in the order of the digests, in one transaction
-- alone on the wave: no row's place or version (ctid, xmin, the order within a page) tells one printing from another.
--
-- Nothing is written here when a code is spent: the same digest goes into seen, by the insert that takes a page's token there, in the
-- transaction that stores the answers. A deleted or marked row would leave a dead version, a hole in a page, a time in the log; a row that stays
-- says nothing of when, nor in which order. That a code is spent can be told from seen, by whoever holds the wave key and the slip, until both
-- tables go with the wave key 48 hours after the close. Like seen they are left out of backups.
--
-- What remains: on PostgreSQL a row of seen and its pending share a version until they are mixed, as a page's do. A page's token nobody
-- knows; a code is known to whoever holds the slip. Therefore slips are drawn from a hat, and nobody writes down whose is whose.
CREATE TABLE slip (
    wave TEXT  NOT NULL,
    key  BYTEA NOT NULL,
    PRIMARY KEY (wave, key)
) /*postgres PARTITION BY LIST (wave) */ /*sqlite WITHOUT ROWID */;

/*postgres
DO $$
DECLARE
    wave_code TEXT;
BEGIN
    FOR wave_code IN SELECT code FROM wave LOOP
        EXECUTE format('CREATE TABLE slip_%s PARTITION OF slip FOR VALUES IN (%L)', wave_code, wave_code);
    END LOOP;
END $$;
*/
