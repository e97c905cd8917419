-- Why: a wave opens only when somebody answers for it and what families are told is true (privacy.md, *Staff side*).
--
-- Staff's rows: what a partnership says about itself, its services, what it plans, what its families are told. Nothing of respondents.

-- Who answers for the data that a partnership asks for.
CREATE TABLE controller (
    partnership TEXT NOT NULL PRIMARY KEY,
    name        TEXT NOT NULL,
    contact     TEXT NOT NULL,
    officer     TEXT NOT NULL,
    basis       TEXT NOT NULL
) /*sqlite WITHOUT ROWID */;

-- A partnership's own help lines and services.
CREATE TABLE local_line (
    partnership TEXT NOT NULL,
    id          TEXT NOT NULL,
    name        TEXT NOT NULL,
    about       TEXT NOT NULL,
    how         TEXT NOT NULL CHECK (how IN ('call', 'text')),
    number      TEXT NOT NULL,
    audiences   TEXT NOT NULL,         -- JSON: whom it is shown to
    hours       TEXT NOT NULL,         -- empty: we do not know
    area        TEXT,                  -- nothing: all of the partnership's
    checked_on  TEXT NOT NULL,         -- a day, as 2027-01-31
    PRIMARY KEY (partnership, id)
) /*sqlite WITHOUT ROWID */;

-- When somebody of a partnership last checked one of the lines that are shipped.
CREATE TABLE line_check (
    partnership TEXT NOT NULL,
    line        TEXT NOT NULL,
    checked_on  TEXT NOT NULL,
    PRIMARY KEY (partnership, line)
) /*sqlite WITHOUT ROWID */;

-- A wave before it opens; afterwards what it was opened with. Its code becomes the wave's.
CREATE TABLE wave_draft (
    code        TEXT   NOT NULL PRIMARY KEY,
    partnership TEXT   NOT NULL,
    plan        TEXT   NOT NULL,       -- JSON (domain::draft::WaveDraft)
    revision    BIGINT NOT NULL,       -- goes up with each change: nobody writes over what somebody else wrote meanwhile
    made_at     BIGINT NOT NULL,
    opened_at   BIGINT
) /*sqlite WITHOUT ROWID */;

-- What the families of a wave are told of what happens to their answers: frozen when it opens.
CREATE TABLE notice (
    wave   TEXT NOT NULL REFERENCES wave (code),
    reader TEXT NOT NULL CHECK (reader IN ('child', 'young', 'adult', 'parents')),
    body   TEXT NOT NULL,
    PRIMARY KEY (wave, reader)
) /*sqlite WITHOUT ROWID */;
