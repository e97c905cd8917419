//! Counting: one pass through a wave's responses, in memory that does not grow with them. The next pages are read while the last one is
//! counted on a thread of its own.

use domain::{answer::Response, tally::Tallies};
use tokio::{sync::mpsc, task::spawn_blocking};

use crate::{
    service::ServiceError,
    store::{Code, Db, StoreError, StoredResponse},
};

/// How many responses are read at a time: enough that asking for them costs nothing beside reading them.
const PAGE: usize = 5_000;
/// How many pages may wait to be counted.
const AHEAD: usize = 2;

/// Counts all mixed responses of a wave.
pub(super) async fn responses(db: &Db, wave: &Code, mut tallies: Tallies) -> Result<Tallies, ServiceError> {
    let (pages, mut read) = mpsc::channel::<Vec<StoredResponse>>(AHEAD);
    let counting = spawn_blocking(move || {
        while let Some(page) = read.blocking_recv() {
            page.iter().try_for_each(|stored| add(&mut tallies, stored))?;
        }
        Ok::<_, ServiceError>(tallies)
    });
    let read = db.read_responses(wave, PAGE, pages).await;
    let tallies = counting.await.map_err(|error| ServiceError::Tally(error.to_string()))?;
    read?;
    tallies
}

fn add(tallies: &mut Tallies, stored: &StoredResponse) -> Result<(), ServiceError> {
    let response: Response = serde_json::from_str(&stored.answers).map_err(|error| StoreError::json("a response", &error))?;
    let counted = tallies.add(u128::from_be_bytes(stored.id), &stored.area, &response);
    counted.map_err(|error| ServiceError::Tally(error.to_string()))
}
