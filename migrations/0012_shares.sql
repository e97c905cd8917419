-- Why: the results in full are read behind sign-in, and by those whom a partnership gives a link: a board, a workshop, a partner.
--
-- Staff's rows: nothing of respondents. What a link opens is a release, which is public: the secret keeps a working view apart from the families'
-- page, and may stand here as it is, so that staff can copy the link again. Whoever reads this database reads the release beside it.
CREATE TABLE share (
    secret   TEXT   NOT NULL PRIMARY KEY,
    wave     TEXT   NOT NULL REFERENCES wave (code),
    name     TEXT   NOT NULL,          -- whom it was given to, as staff call them: a board, a workshop; never a person of a family
    ended_at BIGINT                    -- nothing: it opens
) /*sqlite WITHOUT ROWID */;
