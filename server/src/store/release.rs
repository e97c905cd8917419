//! Frozen releases: written once, never changed.

use domain::disclosure::Release;

use super::{Code, Db, State, StoreError, in_tx, on_db};

impl Db {
    /// Keeps a closed wave's release and marks the wave as released.
    ///
    /// # Errors
    /// When the wave is not closed or the engine fails.
    pub async fn keep_release(&self, wave: &Code, release: &Release, made_at: i64) -> Result<(), StoreError> {
        let (hash, body) = (release.hash(), release.canonical_json());
        in_tx!(self, |tx| {
            let moved = sqlx::query("UPDATE wave SET state = 'released' WHERE code = $1 AND state = 'closed'")
                .bind(wave.as_str())
                .execute(&mut *tx)
                .await?
                .rows_affected();
            if moved == 0 {
                let state: Option<(String,)> =
                    sqlx::query_as("SELECT state FROM wave WHERE code = $1").bind(wave.as_str()).fetch_optional(&mut *tx).await?;
                let (state,) = state.ok_or_else(|| StoreError::NoSuchWave(wave.clone()))?;
                return Err(StoreError::WrongState { code: wave.clone(), state: State::read(&state)?, needed: State::Closed });
            }
            sqlx::query("INSERT INTO release (wave, hash, body, made_at) VALUES ($1, $2, $3, $4)")
                .bind(wave.as_str())
                .bind(hash)
                .bind(body)
                .bind(made_at)
                .execute(&mut *tx)
                .await?;
            tx.commit().await?;
        });
        Ok(())
    }

    /// A wave's release, with its hash; nothing where it has none.
    ///
    /// # Errors
    /// When it does not match its hash any more, cannot be read, or the engine fails.
    pub async fn release(&self, wave: &Code) -> Result<Option<(String, Release)>, StoreError> {
        let row: Option<(String, String)> = on_db!(self, |pool| sqlx::query_as("SELECT hash, body FROM release WHERE wave = $1")
            .bind(wave.as_str())
            .fetch_optional(pool)
            .await)?;
        let Some((hash, body)) = row else { return Ok(None) };
        if Release::hash_of(&body) != hash {
            return Err(StoreError::unreadable("a release", "it was changed after it was made"));
        }
        let release = serde_json::from_str(&body).map_err(|error| StoreError::unreadable("a release", error))?;
        Ok(Some((hash, release)))
    }
}
