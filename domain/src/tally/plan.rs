//! Rule 1 of SDC-1: what a release may be about is declared before the wave opens.

use std::{collections::BTreeSet, fmt};

use crate::{
    disclosure::Gate,
    survey::{Background, Id, Survey},
};

/// A wave has at most this many breakdowns: each one more lets an attacker learn more of the same people.
pub const MOST_BREAKDOWNS: usize = 3;

/// What a wave declares before it opens; its release is about this and nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The wave's code.
    pub wave: String,
    /// Whether the answers are made up for a demonstration.
    pub made_up: bool,
    /// The areas that the wave's links name, in the order of the release.
    pub areas: Vec<Id>,
    /// The background questions that the wave is broken down by: at most three.
    pub breakdowns: Vec<Id>,
}

/// Why a plan is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// Every response comes by a link that names an area.
    #[error("the wave has no area")]
    NoArea,
    /// An area stands twice: its people would be counted twice.
    #[error("the area {0} is listed twice")]
    DuplicateArea(Id),
    /// More than three breakdowns.
    #[error("{0} breakdowns; at most {MOST_BREAKDOWNS} are allowed")]
    TooManyBreakdowns(usize),
    /// A breakdown stands twice.
    #[error("the breakdown {0} is listed twice")]
    DuplicateBreakdown(Id),
    /// No background question has that id.
    #[error("the survey has no background question {0}")]
    UnknownBreakdown(Id),
    /// A breakdown has two to six fixed categories.
    #[error("the breakdown {question} has {categories} categories; 2 to 6 are allowed")]
    Categories {
        /// The background question.
        question: Id,
        /// How many it has.
        categories: usize,
    },
}

impl Plan {
    /// The background questions of the plan's breakdowns, where the plan keeps rule 1.
    pub(super) fn check<'a>(&self, survey: &'a Survey) -> Result<Vec<&'a Background>, PlanError> {
        if self.areas.is_empty() {
            return Err(PlanError::NoArea);
        }
        if let Some(area) = twice(&self.areas) {
            return Err(PlanError::DuplicateArea(area.clone()));
        }
        if self.breakdowns.len() > MOST_BREAKDOWNS {
            return Err(PlanError::TooManyBreakdowns(self.breakdowns.len()));
        }
        if let Some(question) = twice(&self.breakdowns) {
            return Err(PlanError::DuplicateBreakdown(question.clone()));
        }
        self.breakdowns.iter().map(|id| breakdown(survey, id)).collect()
    }
}

fn breakdown<'a>(survey: &'a Survey, id: &Id) -> Result<&'a Background, PlanError> {
    let found = survey.background.iter().find(|question| &question.id == id);
    let question = found.ok_or_else(|| PlanError::UnknownBreakdown(id.clone()))?;
    match question.choices.len() {
        2..=6 => Ok(question),
        categories => Err(PlanError::Categories { question: id.clone(), categories }),
    }
}

fn twice(ids: &[Id]) -> Option<&Id> {
    let mut seen = BTreeSet::new();
    ids.iter().find(|id| !seen.insert(*id))
}

/// The wave's secret for rounding, made at opening. It serves every release of the wave and dies with the raw responses.
///
/// Whoever has it and guesses who is in a cell could undo the rounding, so it is never printed, compared, cloned or serialised.
pub struct RoundingSecret([u8; 32]);

impl RoundingSecret {
    /// Takes 32 bytes from the operating system's randomness.
    #[must_use]
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes, for the gate.
    pub(crate) const fn bytes(&self, _gate: &Gate) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for RoundingSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RoundingSecret(hidden)")
    }
}
