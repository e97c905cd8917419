//! Links as respondents' pages look them up: remembered for a moment, so that a school that opens a survey at once costs a look or two, and for
//! longer where the database does not answer, so that a form that was opened can still be given back as it was typed.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
    time::{Duration, Instant},
};

use crate::store::{Code, Db, Link, StoreError, Wave};

/// A link and the wave it leads to.
pub type Found = Arc<(Link, Wave)>;

/// Looks links up. Only links that exist are remembered: guessed codes fill no memory.
#[derive(Clone)]
pub struct Links {
    db: Db,
    fresh_for: Duration,
    known: Arc<RwLock<HashMap<Code, (Instant, Found)>>>,
}

impl Links {
    /// Links of this database, remembered as fresh for so long. A wave's state may be that old: whether a post is still taken says the store.
    #[must_use]
    pub fn new(db: Db, fresh_for: Duration) -> Self {
        Self { db, fresh_for, known: Arc::default() }
    }

    /// The link of that code and its wave.
    ///
    /// # Errors
    /// When there is none, or the engine fails and the link was never found before.
    pub async fn find(&self, code: &Code) -> Result<Found, StoreError> {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner).get(code).cloned();
        if let Some((found_at, found)) = &known
            && found_at.elapsed() < self.fresh_for
        {
            return Ok(Arc::clone(found));
        }
        match self.db.link(code).await {
            Ok(found) => Ok(self.remember(code, Arc::new(found))),
            Err(error @ StoreError::NoSuchWave(_)) => Err(error),
            // Remembered as fresh: not everyone need wait until the database gives up.
            Err(error) => known.map(|(_, found)| self.remember(code, found)).ok_or(error),
        }
    }

    fn remember(&self, code: &Code, found: Found) -> Found {
        let entry = (Instant::now(), Arc::clone(&found));
        self.known.write().unwrap_or_else(PoisonError::into_inner).insert(code.clone(), entry);
        found
    }
}
