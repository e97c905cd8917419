//! Which waves have results.

use std::collections::BTreeMap;

use domain::survey::Id;

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

impl Db {
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
