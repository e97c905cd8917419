//! Waves and the links that lead to them.

use std::fmt;

use super::{Code, Db, EngineCare as _, StoreError, on_db};
use domain::survey::Id;

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
    /// The background questions that it asks: declared at opening.
    pub breakdowns: Vec<Id>,
    /// Whether its answers are made up for a demonstration.
    pub made_up: bool,
    /// Where it is on its way.
    pub state: State,
}

/// A code that leads to a wave and names an area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its code.
    pub code: Code,
    /// The wave it leads to.
    pub wave: Code,
    /// The area whose families it was given to.
    pub area: Id,
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

/// Everything that opening a wave writes.
#[derive(Debug, Clone)]
pub struct NewWave {
    /// The wave.
    pub wave: Wave,
    /// Its secrets.
    pub secrets: WaveSecrets,
    /// A link an area.
    pub links: Vec<Link>,
    /// Now, in seconds since 1970.
    pub opened_at: i64,
}

const WAVE: &str = "SELECT code, survey, survey_version, areas, breakdowns, made_up, state FROM wave WHERE code = $1";
const WAVES: &str = "SELECT code, survey, survey_version, areas, breakdowns, made_up, state FROM wave ORDER BY opened_at";

/// A wave's columns, in the order of [`WAVE`].
type WaveRow = (String, String, String, String, String, bool, String);

fn read_wave((code, survey, survey_version, areas, breakdowns, made_up, state): WaveRow) -> Result<Wave, StoreError> {
    let list = |what, json: &str| serde_json::from_str(json).map_err(|error| StoreError::unreadable(what, error));
    Ok(Wave {
        code: read_code(&code)?,
        survey: read_id(&survey)?,
        survey_version,
        areas: list("a wave's areas", &areas)?,
        breakdowns: list("a wave's breakdowns", &breakdowns)?,
        made_up,
        state: State::read(&state)?,
    })
}

pub(super) fn read_code(text: &str) -> Result<Code, StoreError> {
    Code::read(text).ok_or_else(|| StoreError::unreadable("a code", text))
}

pub(super) fn read_id(text: &str) -> Result<Id, StoreError> {
    Id::new(text).ok_or_else(|| StoreError::unreadable("an id", text))
}

pub(super) fn write_list(ids: &[Id]) -> Result<String, StoreError> {
    serde_json::to_string(ids).map_err(|error| StoreError::unreadable("a list", error))
}

impl Db {
    /// Opens a wave with its links.
    ///
    /// # Errors
    /// When the engine fails, or a code is taken.
    pub async fn open_wave(&self, new: &NewWave) -> Result<(), StoreError> {
        let (areas, breakdowns) = (write_list(&new.wave.areas)?, write_list(&new.wave.breakdowns)?);
        on_db!(self, |pool| {
            let mut tx = pool.begin_with(self.begin()).await?;
            sqlx::query(
                "INSERT INTO wave (code, survey, survey_version, areas, breakdowns, made_up, state, opened_at, wave_key, rounding_secret)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            )
            .bind(new.wave.code.as_str())
            .bind(new.wave.survey.as_str())
            .bind(&new.wave.survey_version)
            .bind(areas)
            .bind(breakdowns)
            .bind(new.wave.made_up)
            .bind(new.wave.state.as_str())
            .bind(new.opened_at)
            .bind(&new.secrets.wave_key[..])
            .bind(&new.secrets.rounding_secret[..])
            .execute(&mut *tx)
            .await?;
            for link in &new.links {
                sqlx::query("INSERT INTO link (code, wave, area) VALUES ($1, $2, $3)")
                    .bind(link.code.as_str())
                    .bind(link.wave.as_str())
                    .bind(link.area.as_str())
                    .execute(&mut *tx)
                    .await?;
            }
            tx.make_wave(&new.wave.code).await?;
            tx.commit().await?;
        });
        Ok(())
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

    /// The link of that code and the wave it leads to.
    ///
    /// # Errors
    /// When there is none, or the engine fails.
    pub async fn link(&self, code: &Code) -> Result<(Link, Wave), StoreError> {
        let row: Option<(String, String)> = on_db!(self, |pool| sqlx::query_as("SELECT wave, area FROM link WHERE code = $1")
            .bind(code.as_str())
            .fetch_optional(pool)
            .await)?;
        let (wave, area) = row.ok_or_else(|| StoreError::NoSuchWave(code.clone()))?;
        let wave = self.wave(&read_code(&wave)?).await?;
        Ok((Link { code: code.clone(), wave: wave.code.clone(), area: read_id(&area)? }, wave))
    }

    /// A wave's links, by area.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn links(&self, wave: &Code) -> Result<Vec<Link>, StoreError> {
        let rows: Vec<(String, String)> = on_db!(self, |pool| {
            sqlx::query_as("SELECT code, area FROM link WHERE wave = $1").bind(wave.as_str()).fetch_all(pool).await
        })?;
        let read = |(code, area): (String, String)| Ok(Link { code: read_code(&code)?, wave: wave.clone(), area: read_id(&area)? });
        let mut links = rows.into_iter().map(read).collect::<Result<Vec<_>, StoreError>>()?;
        links.sort_by(|one, other| (&one.area, &one.code).cmp(&(&other.area, &other.code)));
        Ok(links)
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
}
