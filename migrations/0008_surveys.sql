-- Why: partnerships copy the shipped survey, change and translate it; a wave keeps the very version that it was opened with.
--
-- Staff's texts, nothing of respondents. A body is the survey's own file (domain/content/ask-the-family.toml shows its form); translations is JSON:
-- a list of their files. Times are the staff's doing, in seconds since 1970.

-- Published versions: written once, never changed, so that nothing changes under an open wave.
CREATE TABLE survey_version (
    survey       TEXT   NOT NULL,
    version      BIGINT NOT NULL,
    partnership  TEXT,                 -- whose it is; nothing: everyone's
    body         TEXT   NOT NULL,
    translations TEXT   NOT NULL,
    made_at      BIGINT NOT NULL,
    PRIMARY KEY (survey, version)
) /*sqlite WITHOUT ROWID */;

-- What is worked on: one draft a survey. Each save makes the next revision, and names the one that it began from.
CREATE TABLE survey_draft (
    survey       TEXT   NOT NULL PRIMARY KEY,
    partnership  TEXT,
    base         TEXT   NOT NULL,      -- JSON: id and version of what it began as
    body         TEXT   NOT NULL,
    translations TEXT   NOT NULL,
    revision     BIGINT NOT NULL,
    changed_at   BIGINT NOT NULL,
    changed_by   TEXT   NOT NULL
) /*sqlite WITHOUT ROWID */;

/*sqlite
CREATE TRIGGER survey_version_is_never_changed BEFORE UPDATE ON survey_version
BEGIN
    SELECT RAISE(ABORT, 'a published survey is never changed');
END;
CREATE TRIGGER survey_version_is_never_deleted BEFORE DELETE ON survey_version
BEGIN
    SELECT RAISE(ABORT, 'a published survey is never changed');
END;
-- INSERT OR REPLACE deletes without a word to the trigger above.
CREATE TRIGGER survey_version_is_never_replaced BEFORE INSERT ON survey_version
WHEN EXISTS (SELECT 1 FROM survey_version WHERE survey = NEW.survey AND version = NEW.version)
BEGIN
    SELECT RAISE(ABORT, 'a published survey is never changed');
END;
*/
/*postgres
CREATE FUNCTION survey_version_is_never_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a published survey is never changed';
END $$;
CREATE TRIGGER survey_version_is_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON survey_version
    FOR EACH STATEMENT EXECUTE FUNCTION survey_version_is_never_changed();
*/
