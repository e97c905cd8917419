//! What those who run the server may know: how much goes on, never when somebody came.
//!
//! **Why so coarse.** Figures are read every few seconds and kept for weeks, so anything that moves with a request is a list of arrival
//! times: a counter, processor seconds, memory to the byte. Beside "the Frasers got the link this morning" such a list names a child. So:
//!
//! - Respondents' counts stand still while an hour runs; when it ends they appear at once ([`Hourly`]). The hour runs by the server's
//!   monotonic clock from its start: nobody can move it by setting a clock, and it is not the hour in which a school lesson lies.
//! - **Rounding to 10 protects many, not few.** To the nearest 10, 5 would show as 10: five people are one family and its neighbours. So
//!   a count under 10 is shown as 0, always. A fixed limit could still be felt for by whoever reads the figures and sends nine answers of
//!   their own: the tenth, a child's, would tip it. So the limit is drawn anew for each count and hour between 10 and 19, and what is above is rounded up
//!   or down by chance (without bias): one more answer changes
//!   what is shown in one hour out of five at most.
//! - One person's way shows as one: only the form's page is counted, not the pages around it.
//! - Memory is read at most once an hour and in steps of 16 MiB, because drawing a page after a quiet night takes some. Free disk
//!   space is a whole per cent. Processor seconds, open connections and the like are not published at all.
//!
//! Few faults an hour show as 0 too. Each has its line with an id in the log, and `/readyz` tells at once whether answers can be taken.

use std::{
    path::PathBuf,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use crate::{
    machine::{Disk, resident_memory},
    store::random_bytes,
};

/// What a respondent's request came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A form was shown.
    Shown,
    /// A response was stored.
    Stored,
    /// Something in it was not right (413, 422): the form came back.
    Refused,
    /// A page that had been sent was sent again.
    Again,
    /// The wave is closed.
    Closed,
    /// Too much at once from one place: asked to wait.
    Wait,
    /// The server or its database was too busy.
    Busy,
    /// Our own fault.
    Fault,
}

impl What {
    /// Every one, in the order of [`Counts`].
    pub const ALL: [Self; 8] = [Self::Shown, Self::Stored, Self::Refused, Self::Again, Self::Closed, Self::Wait, Self::Busy, Self::Fault];

    /// Its name among the figures.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Shown => "shown",
            Self::Stored => "stored",
            Self::Refused => "refused",
            Self::Again => "again",
            Self::Closed => "closed",
            Self::Wait => "wait",
            Self::Busy => "busy",
            Self::Fault => "fault",
        }
    }
}

/// A number for each [`What`], in the order of [`What::ALL`].
pub type Counts = [u64; What::ALL.len()];

const HOUR: Duration = Duration::from_secs(60 * 60);

/// Which hour since the start that is.
const fn hour(since_start: Duration) -> u64 {
    since_start.as_secs() / HOUR.as_secs()
}

/// Counts by the hour, of which only finished hours can be read. See the head of this file for why.
#[derive(Debug)]
pub struct Hourly {
    draw: fn() -> [u8; 2],
    hours: Mutex<Hours>,
}

#[derive(Debug, Default)]
struct Hours {
    /// The hour that runs.
    running: u64,
    /// Its exact counts: nobody may see them.
    exact: Counts,
    /// The finished hour's, as published.
    last: Option<Counts>,
}

impl Hourly {
    /// Nothing counted; `draw` gives chance, for each count and hour anew.
    #[must_use]
    pub fn new(draw: fn() -> [u8; 2]) -> Self {
        Self { draw, hours: Mutex::default() }
    }

    /// Counts one, at that time since the server's start.
    pub fn count(&self, what: What, since_start: Duration) {
        self.at(since_start, |hours| {
            if let Some(count) = hours.exact.get_mut(what as usize) {
                *count += 1;
            }
        });
    }

    /// The last finished hour's counts, rounded; nothing in the first hour.
    pub fn last(&self, since_start: Duration) -> Option<Counts> {
        self.at(since_start, |hours| hours.last)
    }

    fn at<T>(&self, since_start: Duration, work: impl FnOnce(&mut Hours) -> T) -> T {
        let now = hour(since_start);
        // A thread that stopped in here has left a count at worst one short.
        let mut hours = self.hours.lock().unwrap_or_else(PoisonError::into_inner);
        if now > hours.running {
            // The hour before this one; if nobody asked since an earlier one, it was empty.
            let finished = if now == hours.running + 1 { hours.exact } else { Counts::default() };
            let last = finished.map(|count| rounded(count, (self.draw)()));
            *hours = Hours { running: now, exact: Counts::default(), last: Some(last) };
        }
        work(&mut hours)
    }
}

/// A count as published: 0 under a limit drawn between 10 and 19, else randomly rounded to 10 without bias.
fn rounded(count: u64, [limit, up]: [u8; 2]) -> u64 {
    if count < 10 + u64::from(limit % 10) { 0 } else { (count + u64::from(up % 10)) / 10 * 10 }
}

/// Free space below which `/readyz` says that the server is not ready, so that somebody makes room in time: answers are still taken until one
/// cannot be written. A response is 2 kB and a release some megabytes, so what counts is bytes, not a part of the disk.
pub const LEAST_FREE: u64 = 200 * 1_000 * 1_000;

/// What the handlers count and the machinery around the server reads.
#[derive(Debug)]
pub struct Metrics {
    start: Instant,
    counts: Hourly,
    memory: Mutex<Option<(u64, u64)>>,
    folder: Option<PathBuf>,
    least_free: u64,
}

impl Metrics {
    /// Nothing counted. `folder` is where the database's file lies, if it is one; on a disk with less than `least_free` bytes free the server is
    /// not ready. A database server's disk is not ours to see.
    #[must_use]
    pub fn new(folder: Option<PathBuf>, least_free: u64) -> Self {
        // Without chance the limit is the highest and rounding goes down: that shows least.
        let draw = || random_bytes().unwrap_or([9, 0]);
        Self { start: Instant::now(), counts: Hourly::new(draw), memory: Mutex::default(), folder, least_free }
    }

    /// Counts one.
    pub fn count(&self, what: What) {
        self.counts.count(what, self.start.elapsed());
    }

    /// The counts by the hour since the start.
    pub const fn counts(&self) -> &Hourly {
        &self.counts
    }

    /// The last finished hour's counts, rounded.
    pub fn last_hour(&self) -> Option<Counts> {
        self.counts.last(self.start.elapsed())
    }

    /// Resident memory in bytes, rounded up to 16 MiB and read once an hour.
    pub fn memory(&self) -> Option<u64> {
        let now = hour(self.start.elapsed());
        let mut held = self.memory.lock().unwrap_or_else(PoisonError::into_inner);
        match *held {
            Some((hour, bytes)) if hour == now => Some(bytes),
            _ => {
                let bytes = resident_memory()?.next_multiple_of(16 << 20);
                *held = Some((now, bytes));
                Some(bytes)
            }
        }
    }

    /// Free disk space where the database's file lies; nothing where it is none, or the file system cannot be asked.
    pub fn disk(&self) -> Option<Disk> {
        Disk::of(self.folder.as_deref()?).ok()
    }

    /// Whether the disk has no room for answers. One that cannot be asked counts as having room: the write itself will tell.
    pub fn disk_is_nearly_full(&self) -> bool {
        self.disk().is_some_and(|disk| disk.free < self.least_free)
    }
}

#[cfg(test)]
mod tests;
