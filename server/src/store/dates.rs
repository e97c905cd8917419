//! The days of a wave that a report names.

use domain::disclosure::Stage;

use super::{Code, Db, StoreError, on_db, release::name};

/// When things happened to a wave, in seconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dates {
    /// It opened.
    pub opened_at: i64,
    /// It closed; nothing while it is open.
    pub closed_at: Option<i64>,
    /// The release was made.
    pub made_at: i64,
}

impl Db {
    /// The dates of a wave and of its release at that stage; nothing where it has none.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn dates(&self, wave: &Code, stage: Stage) -> Result<Option<Dates>, StoreError> {
        const DATES: &str = "SELECT wave.opened_at, wave.closed_at, release.made_at FROM wave JOIN release ON release.wave = wave.code
             WHERE wave.code = $1 AND release.stage = $2";
        let row: Option<(i64, Option<i64>, i64)> =
            on_db!(self, |pool| sqlx::query_as(DATES).bind(wave.as_str()).bind(name(stage)).fetch_optional(pool).await)?;
        Ok(row.map(|(opened_at, closed_at, made_at)| Dates { opened_at, closed_at, made_at }))
    }
}
