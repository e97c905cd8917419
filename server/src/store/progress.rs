//! How far open waves have come, in coarse steps: counted and kept once a day (migration 0005).

use domain::{
    progress::{Late, Progress, Step},
    survey::Audience,
};

use super::{Code, Db, StoreError, deployment::remembered, in_tx, on_db, wave::read_code};

/// A step to be kept: of which wave and audience.
pub type Counted = (Code, Audience, Step);

/// The name under which the last refresh's day stands in `deployment`.
const REFRESHED: &str = "progress_day";
/// Rows are of today, never of a day ahead: where that stands, a clock had been wrong, and what it wrote must not stop the figures for good.
const AHEAD: i64 = 1;

/// A day as it stands there: its bytes compare as the numbers do.
fn written(day: i64) -> [u8; 8] {
    day.max(0).to_be_bytes()
}

fn read_step(text: &str) -> Result<Step, StoreError> {
    Step::from_name(text).ok_or_else(|| StoreError::unreadable("a step", text))
}

impl Db {
    /// Whether that day's steps are still to be kept, in days since 1970.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn progress_is_due(&self, day: i64) -> Result<bool, StoreError> {
        let last = remembered(&self.engine, REFRESHED).await?;
        let last = last.and_then(|value| Some(i64::from_be_bytes(value.try_into().ok()?)));
        Ok(last.is_none_or(|last| last < day || last > day + AHEAD))
    }

    /// The open waves that were opened before that moment, in seconds since 1970.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn open_since_before(&self, moment: i64) -> Result<Vec<Code>, StoreError> {
        const OPEN: &str = "SELECT code FROM wave WHERE state = 'open' AND opened_at < $1";
        let rows: Vec<(String,)> = on_db!(self, |pool| sqlx::query_as(OPEN).bind(moment).fetch_all(pool).await)?;
        rows.iter().map(|(code,)| read_code(code)).collect()
    }

    /// The step of an audience's mixed responses; how many there are is told to nobody, and not counted further than the steps go. What waits
    /// to be mixed stays sealed and does not count.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn count_step(&self, wave: &Code, audience: Audience, late: &Late) -> Result<Step, StoreError> {
        const COUNT: &str =
            "SELECT COUNT(*) FROM (SELECT 1 AS one FROM response WHERE wave = $1 AND audience = $2 LIMIT $3) AS enough_of_them";
        let counted: i64 = on_db!(self, |pool| {
            let count = sqlx::query_scalar(COUNT).bind(wave.as_str()).bind(audience.as_str());
            count.bind(i64::from(Late::ENOUGH)).fetch_one(pool).await
        })?;
        Ok(Step::of(u32::try_from(counted).unwrap_or(Late::ENOUGH), late))
    }

    /// Keeps a day's steps of all open waves together, and lets go of those of released waves. Of several servers the first one does it; gives
    /// back whether it was this one. A step never goes down.
    ///
    /// # Errors
    /// When the engine fails; then the day is still to be done.
    pub async fn keep_progress(&self, day: i64, counted: &[Counted]) -> Result<bool, StoreError> {
        const DO_THE_DAY: &str = "INSERT INTO deployment (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE
            SET value = excluded.value WHERE deployment.value < excluded.value OR deployment.value > $3";
        // A wave that closed meanwhile keeps what it had.
        const KEEP: &str =
            "INSERT INTO progress (wave, audience, step, day) SELECT code, $2, $3, $4 FROM wave WHERE code = $1 AND state = 'open'
            ON CONFLICT (wave, audience) DO UPDATE SET step = excluded.step, day = excluded.day";
        const LET_GO: &str = "DELETE FROM progress WHERE wave IN (SELECT code FROM wave WHERE state = 'released')";
        in_tx!(self, |tx| {
            // Holds the day's row until the end: another server waits here, and then finds the day done.
            let first = sqlx::query(DO_THE_DAY)
                .bind(REFRESHED)
                .bind(&written(day)[..])
                .bind(&written(day + AHEAD)[..])
                .execute(&mut *tx)
                .await?
                .rows_affected();
            if first == 0 {
                return Ok(false);
            }
            for (wave, audience, step) in counted {
                let before: Option<(String,)> = sqlx::query_as("SELECT step FROM progress WHERE wave = $1 AND audience = $2")
                    .bind(wave.as_str())
                    .bind(audience.as_str())
                    .fetch_optional(&mut *tx)
                    .await?;
                let before = before.map_or(Ok(Step::Under20), |(step,)| read_step(&step))?;
                sqlx::query(KEEP)
                    .bind(wave.as_str())
                    .bind(audience.as_str())
                    .bind(before.max(*step).as_str())
                    .bind(day)
                    .execute(&mut *tx)
                    .await?;
            }
            sqlx::query(LET_GO).execute(&mut *tx).await?;
            tx.commit().await?;
        });
        Ok(true)
    }

    /// How far a wave has come, as last refreshed: nothing before its first morning, and nothing any more once it is released.
    ///
    /// # Errors
    /// When what is kept cannot be read, or the engine fails.
    pub async fn progress(&self, wave: &Code) -> Result<Option<Progress>, StoreError> {
        const PROGRESS: &str = "SELECT audience, step, day FROM progress WHERE wave = $1
            AND EXISTS (SELECT 1 FROM wave WHERE code = $1 AND state <> 'released')";
        let rows: Vec<(String, String, i64)> = on_db!(self, |pool| sqlx::query_as(PROGRESS).bind(wave.as_str()).fetch_all(pool).await)?;
        let Some(day) = rows.iter().map(|(_, _, day)| *day).max() else { return Ok(None) };
        let read = |(audience, step, _): &(String, String, i64)| {
            let audience = Audience::from_name(audience).ok_or_else(|| StoreError::unreadable("an audience", audience))?;
            Ok((audience, read_step(step)?))
        };
        let mut by_audience = rows.iter().map(read).collect::<Result<Vec<_>, StoreError>>()?;
        by_audience.sort_unstable();
        Ok(Some(Progress { by_audience, day }))
    }
}
