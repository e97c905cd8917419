-- Why: while a wave is open staff see a coarse step an audience ("under 20", "20+", …), refreshed once a day, and nothing finer (privacy.md, rule 5).
--
-- Staff's rows, not respondents': a step of what is mixed, never a count. Every open wave's rows are written anew in one transaction at about 4 in
-- the morning, whether anything changed or not, so a row's version (xmin, a dead row, the log) tells the day and nothing of any answer.
-- How late a step shows is drawn by the wave's secret and stored nowhere (domain/src/progress.rs). That a day is done stands in deployment.
CREATE TABLE progress (
    wave     TEXT   NOT NULL REFERENCES wave (code),
    audience TEXT   NOT NULL CHECK (audience IN ('child', 'young', 'adult')),
    step     TEXT   NOT NULL CHECK (step IN ('under 20', '20+', '50+', '100+', '200+')),
    day      BIGINT NOT NULL,          -- the day of Scotland's calendar on which it was refreshed, in days since 1 January 1970
    PRIMARY KEY (wave, audience)
) /*sqlite WITHOUT ROWID */;
