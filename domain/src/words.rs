//! What people say in their own words: an answer to an open question, sealed before it is first written (privacy.md, *Collect*).
//!
//! [`Words`] have no `Debug` and are serialised for one purpose, [`Said::to_bytes`]: to be sealed.

use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::{
    answer::{Draft, Problem},
    drawing::Drawing,
    survey::{Audience, Id},
};

/// The most letters of a text, as a person counts them (grapheme clusters, UAX #29).
pub const MOST_LETTERS: usize = 1_000;

/// The most bytes of a text: a thousand letters, each of several signs.
pub const MOST_BYTES: usize = 16_000;

/// The value of a ticked *You may share my words*.
pub const SHARE: &str = "1";

/// The form field of a question's tick; the question's own field is its text.
#[must_use]
pub fn share_field(question: &str) -> String {
    format!("{question}-share")
}

/// The form field of a question's drawing.
#[must_use]
pub fn drawing_field(question: &str) -> String {
    format!("{question}-drawing")
}

/// What one person said to one open question.
#[derive(Clone, PartialEq, Eq)]
pub struct Words {
    /// The open question.
    pub question: Id,
    /// What they said.
    pub said: Said,
    /// Whether they ticked that their words may be shared.
    pub may_share: bool,
}

/// A text, a drawing, or both: what is sealed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// The text; empty where it is a drawing alone.
    pub text: String,
    /// The drawing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drawing: Option<Drawing>,
}

impl Said {
    /// What is sealed.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        // Serialising fails on a map without text keys or on a failing writer: there is neither.
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// Reads what was sealed.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }
}

/// How many people must have read a text before any of it is released: two for a child's (privacy.md, *Release*, rule 7).
#[must_use]
pub const fn readers_needed(audience: Audience) -> usize {
    match audience {
        Audience::Child => 2,
        Audience::Young | Audience::Adult => 1,
    }
}

/// In whose words a text is released.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Manner {
    /// In the person's own, with what may identify somebody taken out.
    Quote,
    /// In a moderator's.
    Paraphrase,
}

impl Manner {
    /// Its name in addresses and storage.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Quote => "quote",
            Self::Paraphrase => "paraphrase",
        }
    }

    /// The manner of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Quote, Self::Paraphrase].into_iter().find(|manner| manner.as_str() == name)
    }
}
impl Words {
    /// What was said to a question; nothing where the box was left empty, whatever was ticked beside it.
    ///
    /// # Errors
    /// [`Problem::TooLong`]; or what no page of ours posts.
    pub(crate) fn read(question: &Id, draft: &Draft) -> Result<Option<Self>, Problem> {
        let once = |field: &str| match (draft.answers(field), draft.text(field)) {
            (true, None) => Err(Problem::TwoAnswers),
            (_, text) => Ok(text),
        };
        let text = tidied(once(question.as_str())?.unwrap_or_default());
        if text.len() > MOST_BYTES || text.graphemes(true).nth(MOST_LETTERS).is_some() {
            return Err(Problem::TooLong);
        }
        let drawing =
            once(&drawing_field(question.as_str()))?.map(|drawn| Drawing::read(drawn).ok_or(Problem::UnknownValue)).transpose()?;
        let may_share = match once(&share_field(question.as_str()))? {
            None => false,
            Some(SHARE) => true,
            Some(_) => return Err(Problem::UnknownValue),
        };
        let said = (!text.is_empty() || drawing.is_some()).then_some(Said { text, drawing });
        Ok(said.map(|said| Self { question: question.clone(), said, may_share }))
    }
}

/// A text without what no hand types: one kind of line's end, no other control characters, nothing empty around it.
fn tidied(typed: &str) -> String {
    let lines = typed.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ");
    let text: String = lines.chars().filter(|sign| *sign == '\n' || !sign.is_control()).collect();
    text.trim().to_owned()
}

#[cfg(test)]
mod tests;
