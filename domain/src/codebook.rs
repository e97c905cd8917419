//! A wave's codebook: its survey's themes, and how coders changed them: merged and split, each with its reason, by whom and when.
//!
//! Nothing is ever taken out: a coding keeps the codes that its coder chose, and is read through the changes. A merged code counts as the
//! one it went into. A split code counts as none until its texts are coded again.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::survey::{Id, Theme};

/// The most letters of a reason.
pub const MOST_REASON: usize = 500;
/// The most letters of a new code's title.
pub const MOST_TITLE: usize = 60;
/// The most letters of what a new code means.
pub const MOST_MEANS: usize = 200;
/// The most codes that one may be split into.
pub const MOST_PARTS: usize = 6;

/// A code: a theme of the survey, or one that a split made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Code {
    /// Stable name.
    pub id: Id,
    /// "Being heard".
    pub title: String,
    /// What it means, in a line.
    pub means: String,
}

impl From<&Theme> for Code {
    fn from(theme: &Theme) -> Self {
        Self { id: theme.id.clone(), title: theme.title.clone(), means: theme.means.clone() }
    }
}

/// What was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum What {
    /// One code goes into another.
    Merge {
        /// The code that goes.
        from: Id,
        /// The code that it goes into.
        into: Id,
    },
    /// One code becomes several new ones.
    Split {
        /// The code that goes.
        theme: Id,
        /// What stands in its place.
        into: Vec<Code>,
    },
}

/// A change, with its reason, by whom and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// What.
    pub what: What,
    /// Why: it stands beside the change for as long as the codebook does.
    pub reason: String,
    /// Whose: an account's address.
    pub by_whom: String,
    /// When, in seconds since 1970.
    pub done_at: i64,
}

/// Why a change is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refused {
    /// There is no such code, or it went into another or was split.
    #[error("there is no code {0} in this codebook (any more)")]
    Unknown(Id),
    /// It would go into itself.
    #[error("a code cannot be merged with itself")]
    Itself,
    /// There is no reason, or one that is too long.
    #[error("a change needs a reason, of {MOST_REASON} letters at most")]
    Reason,
    /// A split into fewer than two codes, or into too many.
    #[error("a code is split into 2 to {MOST_PARTS} codes")]
    Parts,
    /// A new code's name is taken, now or before.
    #[error("there is, or was, a code {0}: its name keeps its meaning")]
    Taken(Id),
    /// A new code without title or meaning, or with too long ones.
    #[error("each new code needs a title of {MOST_TITLE} letters at most, and what it means, of {MOST_MEANS} at most")]
    Words,
}

/// A wave's codebook. It can only be made of themes and changes that fit them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Codebook {
    themes: Vec<Code>,
    changes: Vec<Change>,
}

impl Codebook {
    /// The survey's themes, unchanged.
    #[must_use]
    pub fn of(themes: &[Theme]) -> Self {
        Self { themes: themes.iter().map(Code::from).collect(), changes: Vec::new() }
    }

    /// The survey's themes with these changes, in the order in which they were made.
    ///
    /// # Errors
    /// When one does not fit those before it.
    pub fn with(themes: &[Theme], changes: Vec<Change>) -> Result<Self, Refused> {
        changes.into_iter().try_fold(Self::of(themes), Self::changed)
    }

    /// The changes, oldest first: what is stored.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// This codebook with one more change. A code that is gone cannot be merged, split or merged into, so no way leads back to itself.
    ///
    /// # Errors
    /// When it does not fit.
    pub fn changed(mut self, change: Change) -> Result<Self, Refused> {
        let current: BTreeSet<Id> = self.codes().into_iter().map(|code| code.id).collect();
        let known = |code: &Id| current.contains(code).then_some(()).ok_or_else(|| Refused::Unknown(code.clone()));
        if change.reason.trim().is_empty() || change.reason.chars().count() > MOST_REASON {
            return Err(Refused::Reason);
        }
        match &change.what {
            What::Merge { from, into } => {
                known(from)?;
                known(into)?;
                if from == into {
                    return Err(Refused::Itself);
                }
            }
            What::Split { theme, into } => {
                known(theme)?;
                if !(2..=MOST_PARTS).contains(&into.len()) {
                    return Err(Refused::Parts);
                }
                let mut taken: BTreeSet<&Id> = self.ever().map(|code| &code.id).collect();
                for code in into {
                    if !taken.insert(&code.id) {
                        return Err(Refused::Taken(code.id.clone()));
                    }
                    let fits = |text: &str, most: usize| !text.trim().is_empty() && text.chars().count() <= most;
                    if !fits(&code.title, MOST_TITLE) || !fits(&code.means, MOST_MEANS) {
                        return Err(Refused::Words);
                    }
                }
            }
        }
        self.changes.push(change);
        Ok(self)
    }

    /// Every code there is or was.
    fn ever(&self) -> impl Iterator<Item = &Code> {
        let new = self.changes.iter().flat_map(|change| match &change.what {
            What::Merge { .. } => [].as_slice(),
            What::Split { into, .. } => into.as_slice(),
        });
        self.themes.iter().chain(new)
    }

    /// The codes in use, in order: what a split made stands where the split code stood.
    #[must_use]
    pub fn codes(&self) -> Vec<Code> {
        let mut codes = self.themes.clone();
        for change in &self.changes {
            match &change.what {
                What::Merge { from, .. } => codes.retain(|code| code.id != *from),
                What::Split { theme, into } => {
                    codes = codes.into_iter().flat_map(|code| if code.id == *theme { into.clone() } else { vec![code] }).collect();
                }
            }
        }
        codes
    }

    /// The code of that name, in use or not.
    #[must_use]
    pub fn code(&self, id: &Id) -> Option<&Code> {
        self.ever().find(|code| code.id == *id)
    }

    /// The survey's theme that a code is one of, or a part of where that was split.
    #[must_use]
    pub fn theme_of(&self, code: &Id) -> Option<Id> {
        if self.themes.iter().any(|theme| theme.id == *code) {
            return Some(code.clone());
        }
        // A split names codes that never were before: each step goes back to an earlier change.
        self.changes.iter().find_map(|change| match &change.what {
            What::Split { theme, into } if into.iter().any(|part| part.id == *code) => self.theme_of(theme),
            _ => None,
        })
    }

    /// The code that one counts as today: itself, or the one it went into; nothing for one that was split, and waits to be coded again, or that
    /// never was.
    #[must_use]
    pub fn as_coded(&self, code: &Id) -> Option<Id> {
        self.code(code)?;
        let mut now = code.clone();
        for change in &self.changes {
            match &change.what {
                What::Merge { from, into } if *from == now => now = into.clone(),
                What::Split { theme, .. } if *theme == now => return None,
                _ => {}
            }
        }
        Some(now)
    }

    /// The codes of a coding as they count today.
    #[must_use]
    pub fn all_as_coded<'a>(&self, codes: impl IntoIterator<Item = &'a Id>) -> BTreeSet<Id> {
        codes.into_iter().filter_map(|code| self.as_coded(code)).collect()
    }

    /// Whether a coding holds a code that was split since: its text waits to be coded again.
    #[must_use]
    pub fn waits<'a>(&self, codes: impl IntoIterator<Item = &'a Id>) -> bool {
        codes.into_iter().any(|code| self.as_coded(code).is_none())
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

    use super::*;
    use crate::survey::{ASK_THE_FAMILY, parse};

    fn id(name: &str) -> Id {
        Id::new(name).unwrap()
    }

    fn code(name: &str) -> Code {
        Code { id: id(name), title: name.to_owned(), means: "Something".to_owned() }
    }

    fn change(what: What) -> Change {
        Change { what, reason: "Nobody could tell them apart".to_owned(), by_whom: "coder@example.org".to_owned(), done_at: 7 }
    }

    fn merge(from: &str, into: &str) -> Change {
        change(What::Merge { from: id(from), into: id(into) })
    }

    fn split(theme: &str, into: &[&str]) -> Change {
        change(What::Split { theme: id(theme), into: into.iter().map(|name| code(name)).collect() })
    }

    fn with(changes: Vec<Change>) -> Result<Codebook, Refused> {
        Codebook::with(&parse(ASK_THE_FAMILY).unwrap().themes, changes)
    }

    #[test]
    fn merged_and_split_codes_count_as_they_should() {
        let codebook = with(vec![merge("T3", "T1"), split("T2", &["kind", "stays"]), merge("T1", "stays")]).unwrap();
        let names: Vec<_> = codebook.codes().into_iter().map(|code| code.id.as_str().to_owned()).collect();
        assert_eq!(names[..3], ["kind", "stays", "T4"]);
        assert_eq!(names.len(), 13);
        assert_eq!(codebook.as_coded(&id("T3")), Some(id("stays")));
        assert_eq!(codebook.as_coded(&id("T2")), None);
        assert_eq!(codebook.as_coded(&id("T4")), Some(id("T4")));
        assert_eq!(codebook.as_coded(&id("nothing")), None);
        assert_eq!(codebook.all_as_coded(&[id("T1"), id("T3"), id("T2")]), BTreeSet::from([id("stays")]));
        assert!(codebook.waits(&[id("T2")]) && !codebook.waits(&[id("T1")]));
        // A code merged into one that is split later waits too.
        let codebook = with(vec![merge("T3", "T1"), split("T1", &["a", "b"])]).unwrap();
        assert_eq!(codebook.as_coded(&id("T3")), None);
        let stored = serde_json::to_string(codebook.changes()).unwrap();
        assert_eq!(with(serde_json::from_str(&stored).unwrap()), Ok(codebook));
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        assert_eq!(with(vec![merge("T99", "T1")]), Err(Refused::Unknown(id("T99"))));
        assert_eq!(with(vec![merge("T1", "T99")]), Err(Refused::Unknown(id("T99"))));
        assert_eq!(with(vec![merge("T1", "T1")]), Err(Refused::Itself));
        // No cycle: what is gone stays gone.
        assert_eq!(with(vec![merge("T1", "T2"), merge("T2", "T1")]), Err(Refused::Unknown(id("T1"))));
        assert_eq!(with(vec![split("T1", &["a", "b"]), merge("T2", "T1")]), Err(Refused::Unknown(id("T1"))));
        assert_eq!(with(vec![Change { reason: " ".to_owned(), ..merge("T1", "T2") }]), Err(Refused::Reason));
        assert_eq!(with(vec![Change { reason: "a".repeat(501), ..merge("T1", "T2") }]), Err(Refused::Reason));
        assert_eq!(with(vec![split("T1", &["a"])]), Err(Refused::Parts));
        assert_eq!(with(vec![split("T1", &["a", "a"])]), Err(Refused::Taken(id("a"))));
        assert_eq!(with(vec![split("T1", &["a", "T1"])]), Err(Refused::Taken(id("T1"))));
        assert_eq!(with(vec![merge("T1", "T2"), split("T3", &["a", "T1"])]), Err(Refused::Taken(id("T1"))));
        let blank = Code { means: String::new(), ..code("a") };
        assert_eq!(with(vec![change(What::Split { theme: id("T1"), into: vec![blank, code("b")] })]), Err(Refused::Words));
    }
}
