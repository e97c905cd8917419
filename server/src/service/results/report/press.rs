//! Where reports become PDFs: once each, one at a time, off the threads that answer, and with an end to the queue. However many ask, for whatever they
//! ask, a report takes one processor at most, and other pages are answered meanwhile.

use std::future::Future;

use app::pages::results::report::ReportView;
use axum::body::Bytes;
use tokio::{
    sync::{Mutex as Turn, Semaphore},
    task::spawn_blocking,
};

use super::pdf::pdf;
use crate::{service::ServiceError, shelf::Shelf, store::Dates};

/// How many bytes of reports are kept: some forty.
const KEPT: usize = 16 << 20;
/// How many may wait for one that is not kept.
const WAITING: usize = 16;

/// Prints on first sight, remembers afterwards.
#[derive(Debug)]
pub struct Press {
    kept: Shelf<Bytes>,
    turn: Turn<()>,
    queue: Semaphore,
}

impl Default for Press {
    fn default() -> Self {
        Self { kept: Shelf::new(KEPT), turn: Turn::new(()), queue: Semaphore::new(WAITING) }
    }
}

/// Why there is no report.
enum Unprinted {
    /// Too many wait already.
    Busy,
    /// It cannot be made.
    Failed(ServiceError),
}

impl Press {
    /// The report of that key as a PDF; nothing where too many wait already. `view` is asked for only where it is not kept.
    ///
    /// # Errors
    /// When it cannot be made; nothing is kept then.
    pub async fn pdf<V>(&self, key: &str, dates: Dates, view: V) -> Result<Option<Bytes>, ServiceError>
    where
        V: Future<Output = Result<ReportView, ServiceError>>,
    {
        let failed = |error: &dyn ToString| Unprinted::Failed(ServiceError::File(error.to_string()));
        let print = async || {
            let _waiting = self.queue.try_acquire().map_err(|_| Unprinted::Busy)?;
            let _turn = self.turn.lock().await;
            let view = view.await.map_err(Unprinted::Failed)?;
            let bytes = spawn_blocking(move || pdf(&view, &dates)).await.map_err(|error| failed(&error))?;
            Ok(Bytes::from(bytes.map_err(|error| failed(&error))?))
        };
        match self.kept.get(key, print).await {
            Ok(done) => Ok(Some(Bytes::clone(&done))),
            Err(Unprinted::Busy) => Ok(None),
            Err(Unprinted::Failed(error)) => Err(error),
        }
    }
}
