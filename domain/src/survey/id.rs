//! The short names that a survey's file gives to things.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A short name that the survey's file gives to a thing (an item, a theme, an option): 1 to 40 of `A-Z a-z 0-9 _ -`.
///
/// Ids are stable: results of two waves are compared by them, so an id never gets another meaning.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(String);

impl Id {
    /// Makes an id of a name that follows the rule above, or nothing.
    #[must_use]
    pub fn new(name: &str) -> Option<Self> {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        ((1..=40).contains(&name.len()) && name.bytes().all(allowed)).then(|| Self(name.to_owned()))
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
