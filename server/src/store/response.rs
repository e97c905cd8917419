//! Reading mixed responses for the tally.

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
    /// Sends all mixed responses of a wave, by id and so many at a time: one frozen set, whatever is mixed meanwhile, and in memory that
    /// does not grow with it. Ends early, and well, where nobody listens any more.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn read_responses(&self, wave: &Code, page: u32, pages: mpsc::Sender<Vec<StoredResponse>>) -> Result<(), StoreError> {
        // SQLite's readers see one state of the file as it is.
        const BEGIN: &str = "BEGIN /*postgres ISOLATION LEVEL REPEATABLE READ READ ONLY */";
        const PAGE: &str = "SELECT id, area, audience, answers FROM response WHERE wave = $1 AND id > $2 ORDER BY id LIMIT $3";
        let begin = self.sql(BEGIN);
        on_db!(self, |pool| {
            let mut tx = pool.begin_with(begin).await?;
            let mut after = Vec::new();
            loop {
                // Not kept prepared: PostgreSQL plans a kept statement for any wave and any limit, which may be to sort all that is left.
                let page_of = sqlx::query_as(PAGE).persistent(false);
                let rows: Vec<Row> = page_of.bind(wave.as_str()).bind(&after).bind(i64::from(page)).fetch_all(&mut *tx).await?;
                let responses = rows.into_iter().map(read).collect::<Result<Vec<_>, _>>()?;
                let Some(last) = responses.last() else { break };
                after = last.id.to_vec();
                if pages.send(responses).await.is_err() {
                    break;
                }
            }
            // Nothing was written.
            tx.rollback().await?;
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
