//! Which waves have results.

use std::collections::BTreeMap;

use domain::{disclosure::Stage, survey::Id};

use super::{Code, Db, StoreError, on_db, wave::read_code};

/// A wave with a final release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleasedWave {
    /// Its code.
    pub code: Code,
    /// The areas it was for.
    pub areas: Vec<Id>,
    /// When its final release was made, in seconds since 1970.
    pub made_at: i64,
}

/// A release, without what it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Released {
    /// Of which wave.
    pub wave: Code,
    /// When in the wave's life.
    pub stage: Stage,
    /// Its SHA-256.
    pub hash: String,
    /// When it was made, in seconds since 1970.
    pub made_at: i64,
}

impl Db {
    /// What is published, once a wave: its final release, else its interim one. The latest first.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn released(&self) -> Result<Vec<Released>, StoreError> {
        // "final" comes before "interim": of a wave's two the first is kept.
        const TEXT: &str = "SELECT wave, stage, hash, made_at FROM release ORDER BY wave, stage";
        let rows: Vec<(String, String, String, i64)> = on_db!(self, |pool| sqlx::query_as(TEXT).fetch_all(pool).await)?;
        let read = |(wave, stage, hash, made_at): (String, String, String, i64)| {
            let stage = if stage == "final" { Stage::Final } else { Stage::Interim };
            Ok(Released { wave: read_code(&wave)?, stage, hash, made_at })
        };
        let mut found = rows.into_iter().map(read).collect::<Result<Vec<_>, StoreError>>()?;
        found.dedup_by(|later, first| later.wave == first.wave);
        found.sort_by(|one, other| (other.made_at, &one.wave).cmp(&(one.made_at, &other.wave)));
        Ok(found)
    }

    /// How far publishing has come: how many releases, addenda of words and closed waves there are. None of them ever goes away, so that what
    /// was read under the same three is still so.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn published_so_far(&self) -> Result<(i64, i64, i64), StoreError> {
        const TEXT: &str = "SELECT (SELECT COUNT(*) FROM release), (SELECT COUNT(*) FROM words_release),
             (SELECT COUNT(*) FROM wave WHERE state <> 'open')";
        Ok(on_db!(self, |pool| sqlx::query_as(TEXT).fetch_one(pool).await)?)
    }

    /// When the final release of each wave was made, in seconds since 1970.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn released_at(&self) -> Result<BTreeMap<Code, i64>, StoreError> {
        const TEXT: &str = "SELECT wave, made_at FROM release WHERE stage = 'final'";
        let rows: Vec<(String, i64)> = on_db!(self, |pool| sqlx::query_as(TEXT).fetch_all(pool).await)?;
        rows.into_iter().map(|(wave, made_at)| Ok((read_code(&wave)?, made_at))).collect()
    }

    /// The released waves of a survey, of real answers or of made-up ones: the latest released first.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn released_waves(&self, survey: &Id, made_up: bool) -> Result<Vec<ReleasedWave>, StoreError> {
        const RELEASED: &str = "SELECT wave.code, wave.areas, release.made_at
             FROM wave JOIN release ON release.wave = wave.code AND release.stage = 'final'
             WHERE wave.survey = $1 AND wave.made_up = $2 ORDER BY release.made_at DESC, wave.code";
        let rows: Vec<(String, String, i64)> =
            on_db!(self, |pool| sqlx::query_as(RELEASED).bind(survey.as_str()).bind(made_up).fetch_all(pool).await)?;
        let read = |(code, areas, made_at): (String, String, i64)| {
            let areas = serde_json::from_str(&areas).map_err(|error| StoreError::unreadable("a wave's areas", error))?;
            Ok(ReleasedWave { code: read_code(&code)?, areas, made_at })
        };
        rows.into_iter().map(read).collect()
    }
}
