//! Mixing at close, and reading mixed responses for the tally.

use super::{Code, Db, EngineCare as _, State, StoreError, on_db, sqlite, wave::read_id};
use domain::survey::Id;

/// A mixed response: what the tally reads.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredResponse {
    /// Its random id.
    pub id: [u8; 16],
    /// The area of the link that it came by.
    pub area: Id,
    /// The audience, as stored.
    pub audience: String,
    /// The answers, as JSON.
    pub answers: String,
}

impl Db {
    /// Closes a wave: no more answers, and what waits is mixed into `response` under fresh random ids, in one transaction.
    ///
    /// `mix` gets every waiting body and gives back what to store; it chooses the ids.
    ///
    /// # Errors
    /// When the wave is not open, a body cannot be read, or the engine fails; then the wave is as it was.
    pub async fn close_wave(
        &self,
        wave: &Code,
        closed_at: i64,
        mix: impl Fn(Vec<Vec<u8>>) -> Result<Vec<StoredResponse>, StoreError>,
    ) -> Result<usize, StoreError> {
        // Held alone: submissions that began before us finish first, later ones see a closed wave.
        let lock = self.sql("SELECT state FROM wave WHERE code = $1 /*postgres FOR UPDATE */");
        let mixed = on_db!(self, |pool| {
            let mut tx = pool.begin_with(self.begin()).await?;
            let state: Option<(String,)> = sqlx::query_as(lock).bind(wave.as_str()).fetch_optional(&mut *tx).await?;
            let (state,) = state.ok_or_else(|| StoreError::NoSuchWave(wave.clone()))?;
            let state = State::read(&state)?;
            if state != State::Open {
                return Err(StoreError::WrongState { code: wave.clone(), state, needed: State::Open });
            }
            // seen, pending, response: in the order in which a new wave's partitions are made, so that neither waits for the other.
            sqlx::query("UPDATE seen SET body_check = NULL WHERE wave = $1").bind(wave.as_str()).execute(&mut *tx).await?;
            let waiting: Vec<(Vec<u8>,)> =
                sqlx::query_as("SELECT body FROM pending WHERE wave = $1").bind(wave.as_str()).fetch_all(&mut *tx).await?;
            let mut responses = mix(waiting.into_iter().map(|(body,)| body).collect())?;
            // Written in the order of their random ids: no stored order says who came when.
            responses.sort_unstable_by_key(|response| response.id);
            for response in &responses {
                sqlx::query("INSERT INTO response (wave, id, area, audience, answers) VALUES ($1, $2, $3, $4, $5)")
                    .bind(wave.as_str())
                    .bind(&response.id[..])
                    .bind(response.area.as_str())
                    .bind(&response.audience)
                    .bind(&response.answers)
                    .execute(&mut *tx)
                    .await?;
            }
            tx.empty_pending(wave).await?;
            sqlx::query("UPDATE wave SET state = 'closed', closed_at = $2 WHERE code = $1")
                .bind(wave.as_str())
                .bind(closed_at)
                .execute(&mut *tx)
                .await?;
            tx.commit().await?;
            responses.len()
        });
        if let Self::Sqlite(pool) = self {
            sqlite::forget_deleted(pool).await?;
        }
        Ok(mixed)
    }

    /// Up to `limit` mixed responses of a wave after that id, by id: a whole wave in constant memory, a page at a time.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn responses_after(&self, wave: &Code, after: Option<[u8; 16]>, limit: u32) -> Result<Vec<StoredResponse>, StoreError> {
        let after = after.map_or_else(Vec::new, |id| id.to_vec());
        let rows: Vec<(Vec<u8>, String, String, String)> = on_db!(self, |pool| {
            sqlx::query_as("SELECT id, area, audience, answers FROM response WHERE wave = $1 AND id > $2 ORDER BY id LIMIT $3")
                .bind(wave.as_str())
                .bind(after)
                .bind(i64::from(limit))
                .fetch_all(pool)
                .await
        })?;
        let read = |(id, area, audience, answers): (Vec<u8>, String, String, String)| {
            let id = id.try_into().map_err(|_| StoreError::unreadable("a response's id", "wrong length"))?;
            Ok(StoredResponse { id, area: read_id(&area)?, audience, answers })
        };
        rows.into_iter().map(read).collect()
    }
}
