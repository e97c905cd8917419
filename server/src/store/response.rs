//! Reading mixed responses for the tally.

use futures_util::TryStreamExt as _;
use tokio::sync::mpsc;

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
    /// Sends all mixed responses of a wave, so many at a time and in no order: one statement and so one frozen set, whatever is mixed
    /// meanwhile, in memory that does not grow with it. Ends early, and well, where nobody listens any more.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn read_responses(&self, wave: &Code, page: usize, pages: mpsc::Sender<Vec<StoredResponse>>) -> Result<(), StoreError> {
        const ALL: &str = "SELECT id, area, audience, answers FROM response WHERE wave = $1";
        on_db!(self, |pool| {
            let mut rows = sqlx::query_as::<_, Row>(ALL).bind(wave.as_str()).fetch(pool);
            let mut read_so_far = Vec::with_capacity(page);
            while let Some(row) = rows.try_next().await? {
                read_so_far.push(read(row)?);
                if read_so_far.len() == page && pages.send(std::mem::replace(&mut read_so_far, Vec::with_capacity(page))).await.is_err() {
                    return Ok(());
                }
            }
            // Nobody listening is no failure of reading.
            let _ = pages.send(read_so_far).await;
        });
        Ok(())
    }
}

/// A response's columns.
type Row = (Vec<u8>, String, String, String);

fn read((id, area, audience, answers): Row) -> Result<StoredResponse, StoreError> {
    let id = id.try_into().map_err(|_| StoreError::unreadable("a response's id", "wrong length"))?;
    Ok(StoredResponse { id, area: read_id(&area)?, audience, answers })
}
