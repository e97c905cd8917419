//! What was made once and is kept by name, up to so many bytes; what was used longest ago goes first. Charts, files and reports of a release stand
//! on shelves: a page costs the same however many people answered.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use axum::body::Bytes;
use tokio::sync::OnceCell;

type Cell<T> = Arc<OnceCell<Arc<T>>>;

/// Something with a size.
pub trait Weigh {
    /// About how many bytes it takes.
    fn weight(&self) -> usize;
}

impl Weigh for Bytes {
    fn weight(&self) -> usize {
        self.len()
    }
}

/// Things by name.
#[derive(Debug)]
pub struct Shelf<T> {
    most: usize,
    kept: Mutex<Kept<T>>,
}

#[derive(Debug)]
struct Kept<T> {
    places: HashMap<String, Place<T>>,
    weight: usize,
    /// Counts every use.
    uses: u64,
}

#[derive(Debug)]
struct Place<T> {
    cell: Cell<T>,
    /// 0 while it is being made.
    weight: usize,
    used: u64,
}

impl<T: Weigh> Shelf<T> {
    /// A shelf for so many bytes.
    #[must_use]
    pub fn new(most: usize) -> Self {
        Self { most, kept: Mutex::new(Kept { places: HashMap::new(), weight: 0, uses: 0 }) }
    }

    /// What has that name, or what is made now. Who asks for it meanwhile waits for the same one.
    ///
    /// # Errors
    /// When it cannot be made; nothing is kept then, and who waited tries again.
    pub async fn get<E>(&self, name: &str, make: impl AsyncFnOnce() -> Result<T, E>) -> Result<Arc<T>, E> {
        let cell = self.place(name);
        let found = cell.get_or_try_init(async || make().await.map(Arc::new)).await.map(Arc::clone);
        if let Ok(thing) = &found {
            self.settle(name, &cell, thing.weight() + name.len());
        }
        found
    }

    /// How many bytes are kept.
    #[cfg(test)]
    fn weight(&self) -> usize {
        self.kept().weight
    }

    #[cfg(test)]
    fn places(&self) -> usize {
        self.kept().places.len()
    }

    fn kept(&self) -> MutexGuard<'_, Kept<T>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn place(&self, name: &str) -> Cell<T> {
        let mut kept = self.kept();
        kept.uses += 1;
        let used = kept.uses;
        if !kept.places.contains_key(name) {
            // Places of what could not be made, or of whom nobody waits for any more.
            kept.places.retain(|_, place| place.weight > 0 || Arc::strong_count(&place.cell) > 1);
        }
        let place = kept.places.entry(name.to_owned()).or_insert_with(|| Place { cell: Cell::default(), weight: 0, used });
        place.used = used;
        Arc::clone(&place.cell)
    }

    /// Notes how heavy something new is, and makes room for it.
    fn settle(&self, name: &str, cell: &Cell<T>, weight: usize) {
        let mut kept = self.kept();
        match kept.places.get_mut(name) {
            Some(place) if place.weight == 0 && Arc::ptr_eq(&place.cell, cell) => place.weight = weight,
            _ => return,
        }
        kept.weight += weight;
        while kept.weight > self.most {
            let settled = kept.places.iter().filter(|(_, place)| place.weight > 0);
            let Some(oldest) = settled.min_by_key(|(_, place)| place.used).map(|(name, _)| name.clone()) else { break };
            kept.weight -= kept.places.remove(&oldest).map_or(0, |place| place.weight);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{
        convert::Infallible,
        sync::atomic::{AtomicU32, Ordering},
    };

    use super::*;

    impl Weigh for Vec<u8> {
        fn weight(&self) -> usize {
            self.len()
        }
    }

    async fn put(shelf: &Shelf<Vec<u8>>, name: &str, made: &AtomicU32) {
        let get = shelf.get(name, async || {
            made.fetch_add(1, Ordering::Relaxed);
            tokio::task::yield_now().await;
            Ok::<_, Infallible>(vec![0; 9])
        });
        assert!(get.await.is_ok());
    }

    #[tokio::test]
    async fn what_was_used_longest_ago_goes_first() {
        let (shelf, made) = (Shelf::new(30), AtomicU32::new(0));
        for name in ["a", "b", "c", "a", "d"] {
            put(&shelf, name, &made).await;
            assert!(shelf.weight() <= 30);
        }
        assert_eq!(made.load(Ordering::Relaxed), 4);
        // Of the first three, `a` was used again: `b` has gone.
        put(&shelf, "a", &made).await;
        assert_eq!(made.load(Ordering::Relaxed), 4);
        put(&shelf, "b", &made).await;
        assert_eq!(made.load(Ordering::Relaxed), 5);
    }

    #[tokio::test]
    async fn two_at_once_make_it_once() {
        let (shelf, made) = (Shelf::new(100), AtomicU32::new(0));
        tokio::join!(put(&shelf, "a", &made), put(&shelf, "a", &made), put(&shelf, "b", &made));
        assert_eq!(made.load(Ordering::Relaxed), 2);
    }

    #[tokio::test]
    async fn a_failure_and_a_walk_out_keep_nothing() {
        let (shelf, made) = (Shelf::new(100), AtomicU32::new(0));
        assert!(shelf.get("a", async || Err(())).await.is_err());
        let leaving = shelf.get("b", async || Ok::<_, ()>(std::future::pending::<Vec<u8>>().await));
        assert!(tokio::time::timeout(std::time::Duration::ZERO, leaving).await.is_err());
        put(&shelf, "c", &made).await;
        assert_eq!(shelf.places(), 1);
        assert_eq!(shelf.weight(), 10);
        put(&shelf, "a", &made).await;
        assert_eq!(made.load(Ordering::Relaxed), 2);
    }

    #[tokio::test]
    async fn what_is_heavier_than_the_shelf_is_given_but_not_kept() {
        let (shelf, made) = (Shelf::new(5), AtomicU32::new(0));
        put(&shelf, "a", &made).await;
        assert_eq!(shelf.places(), 0);
        assert_eq!(shelf.weight(), 0);
    }
}
