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

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at once")]
mod tests {
    use std::{future::pending, pin::pin};

    use futures_util::poll;

    use super::*;

    const DATES: Dates = Dates { opened_at: 1, closed_at: Some(2), made_at: 3 };

    #[tokio::test]
    async fn who_comes_where_too_many_wait_is_told_so() {
        let press = Press::default();
        let keys: Vec<String> = (0..WAITING).map(|number| number.to_string()).collect();
        let never = || pending::<Result<ReportView, ServiceError>>();
        let mut waiting: Vec<_> = keys.iter().map(|key| Box::pin(press.pdf(key, DATES, never()))).collect();
        for one in &mut waiting {
            assert!(poll!(one).is_pending());
        }
        assert!(press.pdf("one more", DATES, never()).await.unwrap().is_none());
        // Whoever goes makes room.
        drop(waiting);
        assert!(poll!(pin!(press.pdf("one more", DATES, never()))).is_pending());
    }
}
