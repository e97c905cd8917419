//! A wave before it opens: what is planned, who answers for it, and what must be ready first.
//!
//! The list is that of privacy.md, *Staff side*: no named controller, no notice, no assessments, no word to parents, no checked help lines: no
//! wave. [`checklist()`] judges; whoever opens a wave asks it again at that very moment.

mod checklist;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use checklist::{Check, Facts, Mend, Ready, STALE_AFTER_DAYS, checklist, is_ready};

use crate::{
    notice::Reader,
    survey::{Audience, Id},
};

/// Below so many expected people nine false answers through an open link could make a group of one (privacy.md, *Collect*): printed slips, each
/// good for one answer, are advised.
pub const SLIPS_BELOW: u32 = 50;

/// Who asks and answers for the data: the controller (UK GDPR, Article 4(7)), as a partnership says it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Controller {
    /// "Fife Alcohol and Drug Partnership, for Fife Council".
    pub name: String,
    /// How families reach them: an address, a number.
    pub contact: String,
    /// How their data protection officer is reached.
    pub officer: String,
    /// On what legal ground they ask, as their officer says it.
    pub basis: String,
}

impl Controller {
    /// Whether everything is said that a notice needs.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        [&self.name, &self.contact, &self.officer, &self.basis].into_iter().all(|text| !text.trim().is_empty())
    }
}

/// What is planned of a wave. Kept as JSON; a field that an older one lacks is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WaveDraft {
    /// The survey's id.
    pub survey: String,
    /// Council areas.
    pub areas: Vec<Id>,
    /// Background questions to ask: three at most.
    pub breakdowns: Vec<Id>,
    /// The day on which it is to open, as `2027-01-31`; empty: not decided.
    pub opens: String,
    /// Its last day; empty: until somebody closes it.
    pub closes: String,
    /// Whether its first links need printed slips, each good for one response.
    pub slips: bool,
    /// About how many people of each audience may answer.
    pub expected: BTreeMap<Audience, u32>,
    /// Where the data protection impact assessment is kept.
    pub assessment: String,
    /// Where the child rights and wellbeing impact assessment is kept.
    pub child_rights: String,
    /// How parents and carers of under-12s are told.
    pub parents: String,
    /// Notices changed by hand; the others are as generated.
    pub notices: BTreeMap<Reader, String>,
    /// The digest of the notices that somebody has read and found right.
    pub read: String,
    /// The digest of what the machine's check found, where somebody has said that the notice tells of it.
    pub machine: String,
}

impl WaveDraft {
    /// How many people may answer in all, where somebody has said it.
    #[must_use]
    pub fn expected_in_all(&self) -> Option<u32> {
        (!self.expected.is_empty()).then(|| self.expected.values().fold(0_u32, |sum, more| sum.saturating_add(*more)))
    }
}
