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
    progress::Step,
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
    /// Whether people may answer in their own words.
    pub words: bool,
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
    /// Which audiences the plan hoped for more of than their step says, youngest first: a step says no more than that.
    #[must_use]
    pub fn hoped_for(&self, step: impl Fn(Audience) -> Step) -> Vec<(Audience, u32, Step)> {
        let hoped = self.expected.iter().map(|(audience, number)| (*audience, *number, step(*audience)));
        hoped.filter(|(_, number, step)| step.next().is_some_and(|next| *number >= next.least())).collect()
    }

    /// How many people may answer in all, where somebody has said it.
    #[must_use]
    pub fn expected_in_all(&self) -> Option<u32> {
        (!self.expected.is_empty()).then(|| self.expected.values().fold(0_u32, |sum, more| sum.saturating_add(*more)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_was_hoped_for_and_is_not_there_is_named() {
        let draft =
            WaveDraft { expected: [(Audience::Child, 60), (Audience::Young, 19), (Audience::Adult, 500)].into(), ..WaveDraft::default() };
        let all = |step| draft.hoped_for(|_| step).into_iter().map(|(audience, ..)| audience).collect::<Vec<_>>();
        assert_eq!(all(Step::Under20), [Audience::Child, Audience::Adult]);
        assert_eq!(all(Step::From20), [Audience::Child, Audience::Adult]);
        assert_eq!(all(Step::From50), [Audience::Adult]);
        assert_eq!(all(Step::From200), []);
    }
}
