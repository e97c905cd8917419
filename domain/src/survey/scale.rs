//! Answer scales, and what an answer says whatever the scale.

use serde::{Deserialize, Serialize};

use super::Id;

/// What an answer says, whatever the scale: the only thing that is compared across audiences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// Yes; agree; strongly agree.
    Positive,
    /// Sort of; in between.
    Mixed,
    /// No; disagree; strongly disagree.
    Negative,
}

impl Stance {
    /// All stances in the order of a chart.
    pub const ALL: [Self; 3] = [Self::Positive, Self::Mixed, Self::Negative];

    /// The stance's name in files and exports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Positive => "positive",
            Self::Mixed => "mixed",
            Self::Negative => "negative",
        }
    }
}

/// The drawn face beside a child's answer: from calm to glad, never sad.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Face {
    /// A straight mouth.
    Calm,
    /// A small smile.
    Smile,
    /// A wide smile.
    Glad,
}

/// One answer of a scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// The posted and stored value.
    pub id: Id,
    /// What the person reads.
    pub label: String,
    /// What it says.
    pub stance: Stance,
    /// The face beside the word, where the scale has faces.
    pub face: Option<Face>,
}

/// A closed answer scale, in the order in which it is shown (negative first).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// Its name in the file.
    pub id: Id,
    /// Its points: at least two.
    pub points: Vec<Point>,
}

impl Scale {
    /// The point with that value.
    #[must_use]
    pub fn point(&self, value: &str) -> Option<&Point> {
        self.points.iter().find(|point| point.id.as_str() == value)
    }
}
