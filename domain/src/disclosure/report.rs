//! What a dry run tells staff: what would be hidden, and why.
//!
//! Reasons are for staff with the right alone and are never published: "too few" beside "shown together it would tell too much" would
//! tell a reader which of the hidden is small. So nothing here can be serialised, and a [`super::Release`] has no place for it.

use std::fmt;

use super::release::{Group, Release, Row};
use crate::survey::Id;

/// Why something is hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Too few people took part, or answered the item.
    TooFew,
    /// Every answer rounds to 0, or only one is left that is not nearly all.
    NothingLeft,
    /// It is the next smallest beside something hidden, or part of something hidden.
    Sibling,
    /// Too few could be held back from an interim release: it waits for the final one.
    Waits,
    /// The tables of the item together would tell too much of a few people.
    Audit,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooFew => "too few people",
            Self::NothingLeft => "too little is left to show after rounding",
            Self::Sibling => "hidden so that another hidden group cannot be worked out",
            Self::Waits => "waits for the final release",
            Self::Audit => "the item's tables together would tell too much of a few people",
        })
    }
}

/// One thing that is hidden.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hidden {
    /// Whose.
    pub group: Group,
    /// Which item; nothing where the whole group is.
    pub item: Option<Id>,
    /// Why.
    pub reason: Reason,
}

/// A release that is not kept, with what it hides.
#[derive(Debug, Clone)]
pub struct DryRun {
    /// What would be published.
    pub release: Release,
    /// What would not: a hidden group once, and otherwise a row an item.
    pub hidden: Vec<Hidden>,
}

impl DryRun {
    /// How many rows would be shown.
    #[must_use]
    pub fn shown_rows(&self) -> usize {
        let rows = self.release.groups.iter().flat_map(|group| &group.rows);
        rows.filter(|row| !matches!(row.row, Row::Hidden | Row::NotAsked)).count()
    }
}
