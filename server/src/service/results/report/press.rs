//! Where reports become PDFs: once each, one at a time, off the threads that answer, and with an end to the queue. However many ask, for whatever they
//! ask, a report takes one processor at most, and other pages are answered meanwhile.

use std::{
    collections::HashMap,
    future::Future,
    sync::{Arc, Mutex, PoisonError},
};

use app::pages::results::report::ReportView;
use tokio::{
    sync::{Mutex as Turn, OnceCell, Semaphore},
    task::spawn_blocking,
};

use super::pdf::pdf;
use crate::{service::ServiceError, store::Dates};

/// How many reports are kept, some 200 kB each.
const KEPT: usize = 32;
/// How many may wait for one that is not kept.
const WAITING: usize = 16;

type Kept = Arc<OnceCell<Arc<[u8]>>>;

/// Prints on first sight, remembers afterwards.
#[derive(Debug)]
pub struct Press {
    kept: Mutex<HashMap<String, Kept>>,
    turn: Turn<()>,
    queue: Semaphore,
}

impl Default for Press {
    fn default() -> Self {
        Self { kept: Mutex::default(), turn: Turn::new(()), queue: Semaphore::new(WAITING) }
    }
}

impl Press {
    /// The report of that key as a PDF; nothing where too many wait already. `view` is asked for only where it is not kept.
    ///
    /// # Errors
    /// When it cannot be made; nothing is kept then.
    pub async fn pdf<V>(&self, key: &str, dates: Dates, view: V) -> Result<Option<Arc<[u8]>>, ServiceError>
    where
        V: Future<Output = Result<ReportView, ServiceError>>,
    {
        let kept = self.place(key);
        if let Some(done) = kept.get() {
            return Ok(Some(Arc::clone(done)));
        }
        let Ok(_waiting) = self.queue.try_acquire() else { return Ok(None) };
        let made = kept.get_or_try_init(|| async {
            let _turn = self.turn.lock().await;
            let view = view.await?;
            let file = |error: &dyn ToString| ServiceError::File(error.to_string());
            let bytes = spawn_blocking(move || pdf(&view, &dates)).await.map_err(|error| file(&error))?;
            Ok::<_, ServiceError>(Arc::from(bytes.map_err(|error| file(&error))?))
        });
        Ok(Some(Arc::clone(made.await?)))
    }

    fn place(&self, key: &str) -> Kept {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT && !kept.contains_key(key) {
            kept.clear();
        }
        Arc::clone(kept.entry(key.to_owned()).or_default())
    }
}
