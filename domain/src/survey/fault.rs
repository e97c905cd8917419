//! What is wrong with a text or with a survey as a whole, said the same beside a file's line and beside a form's field.

use std::fmt;

use super::{Audience, Survey, check::grade_for, wounding::wounding_word};
use crate::{language::Language, reading};

/// The most words of an item.
const MOST_WORDS: usize = 16;

/// What is wrong with a text that people read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Nothing stands there.
    Empty,
    /// A word that is never used of anyone.
    Wounds(&'static str),
    /// An item of so many words.
    TooLong(usize),
    /// An item that is worded for no audience.
    NobodyAsked,
    /// Easy words for an audience that has no wording.
    EasyAlone,
    /// The same as another of its list.
    Twice,
    /// No theme of that name.
    NoTheme,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("this text is empty"),
            Self::Wounds(word) => {
                write!(f, "\"{word}\" is a word that wounds: say \"alcohol or drug use\", \"people who use drugs\" or \"in recovery\"")
            }
            Self::TooLong(words) => write!(f, "an item has at most {MOST_WORDS} words; this has {words}"),
            Self::NobodyAsked => f.write_str("write it for one audience at least"),
            Self::EasyAlone => f.write_str("easy words stand beside the wording itself: write that first"),
            Self::Twice => f.write_str("this is there twice: nobody could tell them apart"),
            Self::NoTheme => f.write_str("choose a theme"),
        }
    }
}

/// What is wrong with one field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldFault {
    /// The field's name.
    pub field: String,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with a text that people read in that language, if anything is.
pub(super) fn fault(text: &str, language: Language) -> Option<Fault> {
    if text.trim().is_empty() {
        return Some(Fault::Empty);
    }
    wounding_word(text, language).map(Fault::Wounds)
}

/// Whether an item's text has too many words.
pub(super) fn too_long(text: &str) -> Option<Fault> {
    let words = reading::word_count(text);
    (words > MOST_WORDS).then_some(Fault::TooLong(words))
}

/// Why a survey cannot be used as it is, whatever each of its texts says.
#[derive(Debug, Clone, PartialEq)]
pub enum Unfit {
    /// An audience that no item is for.
    AskedNothing(Audience),
    /// An audience whose items together read above its grade.
    TooHard {
        /// Which.
        audience: Audience,
        /// Their grade.
        grade: f64,
        /// The audience's limit.
        limit: f64,
    },
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AskedNothing(audience) => write!(f, "the audience \"{audience}\" is asked nothing"),
            Self::TooHard { audience, grade, limit } => {
                write!(f, "the items for \"{audience}\" together read at grade {grade:.1}, above {limit}")
            }
        }
    }
}

impl Survey {
    /// Why it cannot be used for that audience, if it cannot.
    #[must_use]
    pub fn unfit(&self, audience: Audience) -> Option<Unfit> {
        let version = self.version_for(audience)?;
        if self.items_for(audience).next().is_none() {
            return Some(Unfit::AskedNothing(audience));
        }
        let (grade, limit) = (grade_for(self, audience), version.grade);
        // Not `grade > limit`: a limit that is no number is unfit too.
        let within = matches!(grade.partial_cmp(&limit), Some(std::cmp::Ordering::Less | std::cmp::Ordering::Equal));
        (!within).then_some(Unfit::TooHard { audience, grade, limit })
    }
}
