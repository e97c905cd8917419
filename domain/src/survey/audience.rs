//! Who answers, and how the survey speaks to them.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Scale;

/// Who answers: each audience has its own wording, scale and look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Audience {
    /// Children, 8 to 11.
    Child,
    /// Young people, 12 to 17 (18 to 25 may choose it).
    Young,
    /// Adult family members, 18 and over.
    Adult,
}

impl Audience {
    /// All audiences, youngest first: the order of every page and chart.
    pub const ALL: [Self; 3] = [Self::Child, Self::Young, Self::Adult];

    /// The audience's name in addresses, files and storage.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Child => "child",
            Self::Young => "young",
            Self::Adult => "adult",
        }
    }

    /// The audience of that name, if there is one.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|audience| audience.as_str() == name)
    }
}

impl fmt::Display for Audience {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One audience as this survey speaks to it.
#[derive(Debug, Clone, PartialEq)]
pub struct AudienceVersion {
    /// Which audience.
    pub audience: Audience,
    /// "I'm a child".
    pub label: String,
    /// "8 to 11 years old".
    pub ages: String,
    /// What results call them: "Children".
    pub plural: String,
    /// The time that questions are about: "Thinking of the last 6 months".
    pub recall: String,
    /// Which scale its items have.
    pub scale: Scale,
    /// What "Not sure" is called.
    pub not_sure: String,
    /// The highest Flesch-Kincaid grade of its items taken together.
    pub grade: f64,
    /// Whether it is asked the core items only.
    pub core_only: bool,
    /// What is said before the first question, a paragraph each.
    pub welcome: Vec<String>,
    /// The topics to come, in a few words each.
    pub topics: Vec<String>,
}
