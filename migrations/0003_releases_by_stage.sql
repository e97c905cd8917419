-- Why: a wave may have one release while it is open and one after it has closed, results may be about partnerships of its areas, and
-- nobody, not even the program, changes what was published.

-- JSON: the partnerships that hold some of the wave's areas, worked out at opening.
ALTER TABLE wave ADD COLUMN larger_areas TEXT NOT NULL DEFAULT '[]';

CREATE TABLE release_by_stage (
    wave    TEXT NOT NULL REFERENCES wave (code),
    stage   TEXT NOT NULL CHECK (stage IN ('interim', 'final')),
    hash    TEXT NOT NULL,             -- SHA-256 of the body
    body    TEXT NOT NULL,             -- canonical JSON
    made_at BIGINT NOT NULL,
    PRIMARY KEY (wave, stage)
) /*sqlite WITHOUT ROWID */;
INSERT INTO release_by_stage (wave, stage, hash, body, made_at) SELECT wave, 'final', hash, body, made_at FROM release;
DROP TABLE release;
ALTER TABLE release_by_stage RENAME TO release;

/*sqlite
CREATE TRIGGER release_is_never_changed BEFORE UPDATE ON release
BEGIN
    SELECT RAISE(ABORT, 'a release is never changed');
END;
CREATE TRIGGER release_is_never_deleted BEFORE DELETE ON release
BEGIN
    SELECT RAISE(ABORT, 'a release is never changed');
END;
-- INSERT OR REPLACE deletes without a word to the trigger above.
CREATE TRIGGER release_is_never_replaced BEFORE INSERT ON release
WHEN EXISTS (SELECT 1 FROM release WHERE wave = NEW.wave AND stage = NEW.stage)
BEGIN
    SELECT RAISE(ABORT, 'a release is never changed');
END;
*/
/*postgres
CREATE FUNCTION release_is_never_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a release is never changed';
END $$;
CREATE TRIGGER release_is_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON release
    FOR EACH STATEMENT EXECUTE FUNCTION release_is_never_changed();
*/
