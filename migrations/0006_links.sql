-- Why: a wave's families are reached at more than one event, and a link that got into wrong hands is closed without closing the wave.
--
-- What staff call a link, and when they closed it: their doing, in seconds since 1970. A link is never stored beside an answer.
ALTER TABLE link ADD COLUMN name TEXT NOT NULL DEFAULT '';
ALTER TABLE link ADD COLUMN closed_at BIGINT;
