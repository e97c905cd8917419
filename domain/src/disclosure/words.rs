//! Rule 7: people's own words, as an addendum to the final release.
//!
//! Which themes were found how often goes through the very gate that everything goes through ([`super::release()`]): an open question is a
//! tick-list with the codebook's codes as choices, of audiences alone; one text is one person, because nothing ties two texts of a person
//! together. `base` of a group is its texts to all questions.
//!
//! What is quoted is chosen in `quotes`. It is public with its person's consent and after a person has read it; what must still be kept is what
//! the *others* said (see there), and that no two texts are tied together: so they leave without an id, in an order that is an HMAC's.

mod counts;
mod quotes;
mod report;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use super::{
    Rules,
    policy::{Policy, RULES},
    release::{GroupResult, Release},
};
use crate::{
    survey::{Audience, Id, Survey},
    tally::{AddError, PlanError, RoundingSecret},
    words::Said,
};

pub use crate::words::Manner;
pub use report::{KeptBack, WordsDryRun};

/// The choice of a text in which no code was found.
pub const NONE: &str = "none";

/// A code of the wave's codebook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code {
    /// The theme itself, or a name of its own where a theme was split.
    pub id: Id,
    /// What it is called.
    pub title: String,
    /// The survey's theme under which it shows.
    pub theme: Id,
}

/// What a person let out of a text.
#[derive(Clone)]
pub struct Released {
    /// In whose words.
    pub manner: Manner,
    /// The words.
    pub said: Said,
    /// By how many people.
    pub by: u8,
}

/// A text, read and coded. It has no `Debug`.
#[derive(Clone)]
pub struct Told {
    /// Its random id.
    pub id: u128,
    /// Whose.
    pub audience: Audience,
    /// To which open question.
    pub question: Id,
    /// Whether the person said that it may be shared.
    pub may_share: bool,
    /// The codes that were found in it, settled.
    pub themes: Vec<Id>,
    /// What may be published of it; nothing: it stays sealed, and its themes count.
    pub released: Option<Released>,
}

/// A wave's words, frozen.
pub struct Telling<'a> {
    /// Its survey.
    pub survey: &'a Survey,
    /// The wave's code.
    pub wave: &'a str,
    /// Whether everything is made up.
    pub made_up: bool,
    /// The hash of the final release that this belongs to.
    pub follows: String,
    /// The codebook, in its order.
    pub codes: Vec<Code>,
    /// Every text.
    pub told: Vec<Told>,
}

/// What somebody said, as it is published: of whom, it says the audience and no more.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quoted {
    /// To which open question.
    pub question: Id,
    /// Whose.
    pub audience: Audience,
    /// The codes that were found in it.
    pub themes: Vec<Id>,
    /// In whose words.
    pub manner: Manner,
    /// The words.
    pub said: Said,
}

/// The addendum: frozen, with the rules and parameters that made it.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct WordsRelease {
    /// The rule set: `SDC-1`.
    pub rules: String,
    /// The parameters in force.
    pub policy: Policy,
    /// The wave's code.
    pub wave: String,
    /// Whether the words were made up for a demonstration.
    pub made_up: bool,
    /// The survey's id.
    pub survey: Id,
    /// The survey's version.
    pub survey_version: String,
    /// The hash of the final release that it belongs to.
    pub follows: String,
    /// The codebook.
    pub codes: Vec<Code>,
    /// How many rows are hidden: an open question of an audience that was asked it.
    pub hidden_rows: u32,
    /// A group an audience, a row an open question: its codes and [`NONE`] as a tick-list's choices.
    pub groups: Vec<GroupResult>,
    /// What people said: by question, by audience, and then in no order.
    pub said: Vec<Quoted>,
}

/// Why an addendum cannot be made. It names no text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WordsError {
    /// A code has the name that stands for no code.
    #[error("a code cannot be called “{NONE}”")]
    Code,
    /// The survey's questions cannot be counted.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// A text doesn't fit survey or codebook.
    #[error(transparent)]
    Add(#[from] AddError),
}

impl WordsRelease {
    /// The addendum as it is stored and hashed: one line, fields in the order in which they are declared.
    #[must_use]
    pub fn canonical_json(&self) -> String {
        // Serialising fails on a map without text keys or on a failing writer: there is neither.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// SHA-256 of [`WordsRelease::canonical_json`]: what it is cited and cached by.
    #[must_use]
    pub fn hash(&self) -> String {
        Release::hash_of(&self.canonical_json())
    }

    /// What is published of an audience's texts together.
    #[must_use]
    pub fn group(&self, audience: Audience) -> Option<&GroupResult> {
        self.groups.iter().find(|result| result.group.audience == audience)
    }
}

/// The addendum, and what it keeps back: for staff with the right, never published.
///
/// # Errors
/// Where a code or a text doesn't fit the survey or the codebook.
pub fn words(telling: &Telling<'_>, secret: RoundingSecret, policy: &Policy) -> Result<WordsDryRun, WordsError> {
    by(Rules::ALL, telling, secret, policy)
}

pub(crate) fn by(rules: Rules, telling: &Telling<'_>, secret: RoundingSecret, policy: &Policy) -> Result<WordsDryRun, WordsError> {
    let keyed = secret.keyed();
    let counted = counts::through_the_gate(rules, telling, secret, policy)?;
    let (said, kept_back) = quotes::choose(rules, telling, &counted.release.groups, &keyed, policy);
    let release = WordsRelease {
        rules: RULES.to_owned(),
        policy: policy.clone(),
        wave: telling.wave.to_owned(),
        made_up: telling.made_up,
        survey: telling.survey.id.clone(),
        survey_version: telling.survey.version.clone(),
        follows: telling.follows.clone(),
        codes: telling.codes.clone(),
        hidden_rows: counted.release.hidden_rows,
        groups: counted.release.groups,
        said,
    };
    Ok(WordsDryRun { release, hidden: counted.hidden, kept_back })
}
