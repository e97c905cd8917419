//! Links as respondents' pages look them up: remembered for a moment, so that a school that opens a survey at once costs a look or two, and for
//! longer where the database does not answer, so that a form that was opened can still be given back as it was typed.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
    time::{Duration, Instant},
};

use domain::{help::HelpLine, survey::Id};

use super::{
    ServiceError,
    accounts::{Wrong, entry},
};
use crate::store::{Code, Db, Link, StoreError, Wave};

/// For so long after a link was closed what is sent through it is still taken: somebody may have had the form open, or no signal (the outbox
/// keeps answers for a day). In seconds.
pub const STILL_TAKEN: i64 = 24 * 3_600;

/// What a link's name may be in length: it stands on one line.
const LONGEST: usize = 60;

/// What staff say of a link that they make.
#[derive(Debug, Clone, Copy)]
pub struct New<'a> {
    /// One of the wave's areas.
    pub area: &'a str,
    /// What it is for.
    pub name: &'a str,
    /// Whether it needs a slip's code.
    pub single_use: bool,
}

/// One more link to an open wave, for an event or a place. What is wrong, in words for whoever made it.
///
/// # Errors
/// When the store fails.
pub async fn add(db: &Db, wave: &Wave, new: New<'_>, by: &str, now: i64) -> Result<Result<Link, Wrong>, ServiceError> {
    let New { area, name, single_use } = new;
    let name = name.trim();
    let Some(area) = wave.areas.iter().find(|known| known.as_str() == area) else {
        return Ok(Err(Wrong { field: "area", why: "Choose one of the wave's places." }));
    };
    if name.is_empty() || name.chars().count() > LONGEST {
        return Ok(Err(Wrong { field: "name", why: "Say what it is for, in at most 60 letters: an event, a place, a poster." }));
    }
    let link = Link { name: name.to_owned(), single_use, ..Link::new(&wave.code, area)? };
    let slips = if single_use { ", with slips" } else { "" };
    let about = format!("{} ({name}{slips})", link.code);
    db.add_link(&link, &entry(now, by, "made a link", wave.partnership.as_ref(), &about)).await?;
    Ok(Ok(link))
}

/// A link and the wave it leads to.
pub type Found = Arc<(Link, Wave)>;

/// Looks links up. Only links that exist are remembered: guessed codes fill no memory.
#[derive(Clone)]
pub struct Links {
    db: Db,
    fresh_for: Duration,
    known: Arc<RwLock<HashMap<Code, (Instant, Found)>>>,
    /// The own help lines of the partnerships whose links were looked up.
    lines: Arc<RwLock<HashMap<Id, Arc<[HelpLine]>>>>,
}

impl Links {
    /// Links of this database, remembered as fresh for so long. A wave's state may be that old: whether a post is still taken says the store.
    #[must_use]
    pub fn new(db: Db, fresh_for: Duration) -> Self {
        Self { db, fresh_for, known: Arc::default(), lines: Arc::default() }
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
        match self.look_up(code).await {
            Ok(found) => Ok(self.remember(code, Arc::new(found))),
            Err(error @ StoreError::NoSuchWave(_)) => Err(error),
            // Remembered as fresh: not everyone need wait until the database gives up.
            Err(error) => known.map(|(_, found)| self.remember(code, found)).ok_or(error),
        }
    }

    async fn look_up(&self, code: &Code) -> Result<(Link, Wave), StoreError> {
        let found = self.db.link(code).await?;
        if let Some(partnership) = &found.1.partnership {
            let lines = self.db.local_lines(partnership).await?.into();
            self.lines.write().unwrap_or_else(PoisonError::into_inner).insert(partnership.clone(), lines);
        }
        Ok(found)
    }

    /// The own help lines of the partnership of a wave whose link was looked up, for an area.
    #[must_use]
    pub fn lines(&self, wave: &Wave, area: &Id) -> Vec<HelpLine> {
        let lines = self.lines.read().unwrap_or_else(PoisonError::into_inner);
        let own = wave.partnership.as_ref().and_then(|partnership| lines.get(partnership));
        own.map(|lines| lines.iter().filter(|line| line.area.as_ref().is_none_or(|other| other == area)).cloned().collect())
            .unwrap_or_default()
    }

    fn remember(&self, code: &Code, found: Found) -> Found {
        let entry = (Instant::now(), Arc::clone(&found));
        self.known.write().unwrap_or_else(PoisonError::into_inner).insert(code.clone(), entry);
        found
    }
}
