//! Waves. What a wave's row holds is written, read and listed in one place. A line past 300: what opens,
//! ends and forgets a wave is read together.

use std::fmt;

use serde::{Serialize, de::DeserializeOwned};

use super::{
    Code, Db, Emptied, EngineCare as _, StoreError,
    audit::{Entry, audited},
    in_tx,
    link::{Link, write_link},
    on_db,
};
use domain::{disclosure::LargerArea, notice::Reader, survey::Id};

/// Where a wave is on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Answers come in.
    Open,
    /// No more answers; nothing published yet.
    Closed,
    /// Results are published.
    Released,
}

impl State {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Released => "released",
        }
    }

    pub(super) fn read(text: &str) -> Result<Self, StoreError> {
        [Self::Open, Self::Closed, Self::Released]
            .into_iter()
            .find(|state| state.as_str() == text)
            .ok_or_else(|| StoreError::unreadable("a wave's state", text))
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A survey open for a partnership between two dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wave {
    /// Its code.
    pub code: Code,
    /// Which survey.
    pub survey: Id,
    /// Which version of it: fixed at opening.
    pub survey_version: String,
    /// The areas it is for.
    pub areas: Vec<Id>,
    /// Partnerships that hold some of its areas: declared at opening.
    pub larger_areas: Vec<LargerArea>,
    /// The background questions that it asks: declared at opening.
    pub breakdowns: Vec<Id>,
    /// Whether its answers are made up for a demonstration.
    pub made_up: bool,
    /// Where it is on its way.
    pub state: State,
    /// When it closes by itself, in seconds since 1970; nothing: by hand.
    pub closes_at: Option<i64>,
    /// Whose it is; nothing: opened on the command line, and the administrators'.
    pub partnership: Option<Id>,
    /// The key that words are sealed to, by its id: fixed at opening; nothing: it asks no open questions.
    pub word_key: Option<String>,
}

/// The two secrets of a wave.
#[derive(Clone, PartialEq, Eq)]
pub struct WaveSecrets {
    /// Keys the tokens in `seen`.
    pub wave_key: [u8; 32],
    /// Makes the release's rounding repeatable.
    pub rounding_secret: [u8; 32],
}

impl fmt::Debug for WaveSecrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("WaveSecrets(…)")
    }
}

/// Waves for which it is time to do something.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Due {
    /// Enough responses wait to be mixed.
    pub to_mix: Vec<Code>,
    /// Their closing date has come.
    pub to_close: Vec<Code>,
    /// They closed long enough ago: what tells one page from another is to be destroyed.
    pub to_forget: Vec<Code>,
    /// Their final release is out long enough: single answers are to be deleted.
    pub to_delete: Vec<Code>,
}

/// Everything that opening a wave writes.
#[derive(Debug, Clone)]
pub struct NewWave {
    /// The wave.
    pub wave: Wave,
    /// Its secrets.
    pub secrets: WaveSecrets,
    /// A link an area.
    pub links: Vec<Link>,
    /// What its families are told of what happens to their answers.
    pub notices: Vec<(Reader, String)>,
    /// The revision of the draft of that code, where it comes from one: the very plan that was judged.
    pub revision: Option<i64>,
    /// Who opened it, and when.
    pub entry: Entry,
}

/// A wave's state, in a transaction that holds the wave alone from here on: nobody takes answers in, mixes, closes or releases meanwhile.
macro_rules! state_held_alone {
    ($tx:ident, $wave:expr) => {{
        let wave: &$crate::store::Code = $wave;
        $tx.hold_alone(wave).await?;
        let state: Option<(String,)> =
            sqlx::query_as("SELECT state FROM wave WHERE code = $1").bind(wave.as_str()).fetch_optional(&mut *$tx).await?;
        let (state,) = state.ok_or_else(|| StoreError::NoSuchWave(wave.clone()))?;
        $crate::store::State::read(&state)?
    }};
}
pub(super) use state_held_alone;

/// Holds a wave alone that must be in that state.
macro_rules! held_in_state {
    ($tx:ident, $wave:expr, $needed:expr) => {{
        let (state, needed) = ($crate::store::wave::state_held_alone!($tx, $wave), $needed);
        if state != needed {
            return Err(StoreError::WrongState { code: $wave.clone(), state, needed });
        }
    }};
}
pub(super) use held_in_state;

/// A wave's key, where no other wave's words are left that it opens.
const IDLE_KEY: &str = "DELETE FROM word_key WHERE id IN (SELECT word_key FROM wave WHERE code = $1)
    AND id NOT IN (SELECT word_key FROM wave WHERE word_key IS NOT NULL AND rounding_secret IS NOT NULL)";
const IDLE_COPIES: &str = "DELETE FROM word_key_copy WHERE word_key IN (SELECT word_key FROM wave WHERE code = $1)
    AND word_key NOT IN (SELECT word_key FROM wave WHERE word_key IS NOT NULL AND rounding_secret IS NOT NULL)";

const WAVE: &str = "SELECT code, survey, survey_version, areas, larger_areas, breakdowns, made_up, state, closes_at, partnership, word_key FROM wave WHERE code = $1";
const WAVES: &str = "SELECT code, survey, survey_version, areas, larger_areas, breakdowns, made_up, state, closes_at, partnership, word_key FROM wave ORDER BY opened_at";

/// A wave's columns, in the order of [`WAVE`].
type WaveRow = (String, String, String, String, String, String, bool, String, Option<i64>, Option<String>, Option<String>);

fn read_wave(
    (code, survey, survey_version, areas, larger_areas, breakdowns, made_up, state, closes_at, partnership, word_key): WaveRow,
) -> Result<Wave, StoreError> {
    Ok(Wave {
        code: read_code(&code)?,
        survey: read_id(&survey)?,
        survey_version,
        areas: read_list("a wave's areas", &areas)?,
        larger_areas: read_list("a wave's larger areas", &larger_areas)?,
        breakdowns: read_list("a wave's breakdowns", &breakdowns)?,
        made_up,
        state: State::read(&state)?,
        closes_at,
        partnership: partnership.as_deref().map(read_id).transpose()?,
        word_key,
    })
}

pub(super) fn read_code(text: &str) -> Result<Code, StoreError> {
    Code::read(text).ok_or_else(|| StoreError::unreadable("a code", text))
}

pub(super) fn read_id(text: &str) -> Result<Id, StoreError> {
    Id::new(text).ok_or_else(|| StoreError::unreadable("an id", text))
}

pub(super) fn read_list<T: DeserializeOwned>(what: &'static str, json: &str) -> Result<Vec<T>, StoreError> {
    serde_json::from_str(json).map_err(|error| StoreError::unreadable(what, error))
}

pub(super) fn write_list<T: Serialize>(list: &[T]) -> Result<String, StoreError> {
    serde_json::to_string(list).map_err(|error| StoreError::unreadable("a list", error))
}

impl Db {
    /// Opens a wave with its links.
    ///
    /// # Errors
    /// When the engine fails, or a code is taken.
    pub async fn open_wave(&self, new: &NewWave) -> Result<(), StoreError> {
        let (areas, breakdowns) = (write_list(&new.wave.areas)?, write_list(&new.wave.breakdowns)?);
        let larger_areas = write_list(&new.wave.larger_areas)?;
        in_tx!(self, |tx| {
            sqlx::query(
                "INSERT INTO wave (code, survey, survey_version, areas, breakdowns, made_up, state, opened_at, closes_at, rounding_secret,
                 larger_areas, partnership, word_key) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
            )
            .bind(new.wave.code.as_str())
            .bind(new.wave.survey.as_str())
            .bind(&new.wave.survey_version)
            .bind(areas)
            .bind(breakdowns)
            .bind(new.wave.made_up)
            .bind(new.wave.state.as_str())
            .bind(new.entry.done_at)
            .bind(new.wave.closes_at)
            .bind(&new.secrets.rounding_secret[..])
            .bind(larger_areas)
            .bind(new.wave.partnership.as_ref().map(Id::as_str))
            .bind(&new.wave.word_key)
            .execute(&mut *tx)
            .await?;
            for link in &new.links {
                write_link!(tx, link);
            }
            tx.make_wave(&new.wave.code).await?;
            sqlx::query("INSERT INTO wave_key (wave, key) VALUES ($1, $2)")
                .bind(new.wave.code.as_str())
                .bind(&new.secrets.wave_key[..])
                .execute(&mut *tx)
                .await?;
            for (reader, body) in &new.notices {
                sqlx::query("INSERT INTO notice (wave, reader, body) VALUES ($1, $2, $3)")
                    .bind(new.wave.code.as_str())
                    .bind(reader.as_str())
                    .bind(body)
                    .execute(&mut *tx)
                    .await?;
            }
            if let Some(revision) = new.revision {
                const OPENED: &str = "UPDATE wave_draft SET opened_at = $2 WHERE code = $1 AND revision = $3 AND opened_at IS NULL";
                let code = new.wave.code.as_str();
                let opened = sqlx::query(OPENED).bind(code).bind(new.entry.done_at).bind(revision).execute(&mut *tx).await?;
                if opened.rows_affected() != 1 {
                    return Err(StoreError::DraftChanged(new.wave.code.clone()));
                }
            }
            audited!(tx, &new.entry);
            tx.commit().await?;
        });
        Ok(())
    }

    /// What a wave's families are told; empty: it was opened to try out.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn notices(&self, wave: &Code) -> Result<Vec<(Reader, String)>, StoreError> {
        const TEXT: &str = "SELECT reader, body FROM notice WHERE wave = $1";
        let rows: Vec<(String, String)> = on_db!(self, |pool| sqlx::query_as(TEXT).bind(wave.as_str()).fetch_all(pool).await)?;
        let read = |(reader, body): (String, String)| {
            let reader = Reader::from_name(&reader).ok_or_else(|| StoreError::unreadable("a notice's reader", &reader))?;
            Ok((reader, body))
        };
        let mut notices = rows.into_iter().map(read).collect::<Result<Vec<_>, StoreError>>()?;
        notices.sort();
        Ok(notices)
    }

    /// The wave of that code.
    ///
    /// # Errors
    /// When there is none, or the engine fails.
    pub async fn wave(&self, code: &Code) -> Result<Wave, StoreError> {
        let row: Option<WaveRow> = on_db!(self, |pool| sqlx::query_as(WAVE).bind(code.as_str()).fetch_optional(pool).await)?;
        read_wave(row.ok_or_else(|| StoreError::NoSuchWave(code.clone()))?)
    }

    /// Every wave, oldest first.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn waves(&self) -> Result<Vec<Wave>, StoreError> {
        let rows: Vec<WaveRow> = on_db!(self, |pool| sqlx::query_as(WAVES).fetch_all(pool).await)?;
        rows.into_iter().map(read_wave).collect()
    }

    /// The wave that a code names, whether it is the wave's own or one of its links'.
    ///
    /// # Errors
    /// When it is neither, or the engine fails.
    pub async fn wave_or_link(&self, code: &Code) -> Result<Wave, StoreError> {
        match self.wave(code).await {
            Err(StoreError::NoSuchWave(_)) => Ok(self.link(code).await?.1),
            found => found,
        }
    }

    /// What it is time for at `now`, in seconds since 1970; where the database's own clock is behind, by that.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn due(&self, now: i64, enough: usize, forget_after: i64, delete_after: i64) -> Result<Due, StoreError> {
        const TO_MIX: &str = "SELECT wave FROM pending GROUP BY wave HAVING COUNT(*) >= $1";
        const TO_CLOSE: &str = "SELECT code FROM wave WHERE state = 'open' AND closes_at <= $1";
        const TO_FORGET: &str = "SELECT wave FROM wave_key WHERE wave IN (SELECT code FROM wave WHERE closed_at <= $1)";
        const TO_DELETE: &str = "SELECT wave.code FROM wave JOIN release ON release.wave = wave.code AND release.stage = 'final'
            WHERE release.made_at <= $1 AND wave.rounding_secret IS NOT NULL";
        let now = now.min(self.clock().await?);
        let enough = i64::try_from(enough).unwrap_or(i64::MAX);
        let codes = async |text: &'static str, number: i64| {
            let rows: Vec<(String,)> = on_db!(self, |pool| sqlx::query_as(text).bind(number).fetch_all(pool).await)?;
            rows.iter().map(|(code,)| read_code(code)).collect::<Result<Vec<_>, StoreError>>()
        };
        Ok(Due {
            to_mix: codes(TO_MIX, enough).await?,
            to_close: codes(TO_CLOSE, now).await?,
            to_forget: codes(TO_FORGET, now - forget_after).await?,
            to_delete: codes(TO_DELETE, now - delete_after).await?,
        })
    }

    /// Deletes the single answers and words of a released wave, with what was decided of them, and with them the secret of their rounding: the release stays.
    ///
    /// # Errors
    /// When the wave is not released or the engine fails.
    pub async fn delete_answers(&self, wave: &Code, entry: &Entry) -> Result<(), StoreError> {
        in_tx!(self, |tx| {
            held_in_state!(tx, wave, State::Released);
            for table in [Emptied::Response, Emptied::Words, Emptied::Moderation, Emptied::Coding] {
                tx.empty(table, wave).await?;
            }
            sqlx::query("UPDATE wave SET rounding_secret = NULL WHERE code = $1").bind(wave.as_str()).execute(&mut *tx).await?;
            // A key that has nothing left to open goes with the last words that it sealed, and its copies before it.
            sqlx::query(IDLE_COPIES).bind(wave.as_str()).execute(&mut *tx).await?;
            sqlx::query(IDLE_KEY).bind(wave.as_str()).execute(&mut *tx).await?;
            audited!(tx, entry);
            tx.commit().await?;
        });
        Ok(())
    }

    /// Destroys what tells one page of a closed wave from another: `seen`, the slips' digests and the wave's key. A later post gets the closed page.
    ///
    /// # Errors
    /// When the wave is still open or the engine fails.
    pub async fn forget_pages(&self, wave: &Code) -> Result<(), StoreError> {
        in_tx!(self, |tx| {
            let state = state_held_alone!(tx, wave);
            if state == State::Open {
                return Err(StoreError::WrongState { code: wave.clone(), state, needed: State::Closed });
            }
            tx.empty(Emptied::WaveKey, wave).await?;
            tx.empty(Emptied::Seen, wave).await?;
            tx.empty(Emptied::Slip, wave).await?;
            tx.empty(Emptied::Resend, wave).await?;
            tx.commit().await?;
        });
        Ok(())
    }
}
