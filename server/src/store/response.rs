//! Reading mixed responses for the tally.

use super::{Code, Db, StoreError, on_db, wave::read_id};
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
