//! What people say in their own words: an answer to an open question, sealed before it is first written (privacy.md, *Collect*).
//!
//! [`Words`] have no `Debug` and are serialised for one purpose, [`Said::to_bytes`]: to be sealed.

use serde::{Deserialize, Serialize};

use crate::{drawing::Drawing, survey::Id};

/// The most letters of a text, as a person counts them (grapheme clusters, UAX #29).
pub const MOST_LETTERS: usize = 1_000;

/// The most bytes of a text: a thousand letters, each of several signs.
pub const MOST_BYTES: usize = 16_000;

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
