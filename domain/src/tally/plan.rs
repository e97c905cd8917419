//! Rule 1 of SDC-1: what a release may be about is declared before the wave opens.

use std::{collections::BTreeSet, fmt};

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::{
    disclosure::{LargerArea, Rule, Rules},
    survey::{Breakdown, Id, Survey},
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
    /// Areas of areas, such as a partnership of two councils: none, or some that share no area. Two systems of partnerships may both be
    /// here as long as no two of their areas cross; a larger area of one area, or of them all, is that area, or the wave.
    pub larger_areas: Vec<LargerArea>,
    /// The questions that the wave is broken down by, in the order of the release: at most three.
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
    /// A larger area names an area that the wave lacks.
    #[error("the larger area {larger} holds {area}, which is not one of the wave's areas")]
    UnknownArea {
        /// The larger area.
        larger: Id,
        /// What it names.
        area: Id,
    },
    /// A larger area has an id of its own.
    #[error("the larger area {0} has the id of another area")]
    LargerAreaId(Id),
    /// A larger area is two areas or more, and not all of them.
    #[error("the larger area {0} must hold two areas or more, and not all of the wave's")]
    LargerAreaSize(Id),
    /// Two larger areas share an area: taking one from the other would show what lies between them.
    #[error("the larger areas {0} and {1} overlap")]
    LargerAreasCross(Id, Id),
    /// More than three breakdowns.
    #[error("{0} breakdowns; at most {MOST_BREAKDOWNS} are allowed")]
    TooManyBreakdowns(usize),
    /// A breakdown stands twice.
    #[error("the breakdown {0} is listed twice")]
    DuplicateBreakdown(Id),
    /// No question that a wave may be broken down by has that id.
    #[error("the survey has no question {0} to break a wave down by")]
    UnknownBreakdown(Id),
    /// A breakdown has two to six fixed categories.
    #[error("the breakdown {question} has {categories} categories; 2 to 6 are allowed")]
    Categories {
        /// The question.
        question: Id,
        /// How many it has.
        categories: usize,
    },
}

impl Plan {
    /// The questions of the plan's breakdowns, where the plan keeps rule 1.
    pub(super) fn check<'a>(&self, survey: &'a Survey, rules: Rules) -> Result<Vec<Breakdown<'a>>, PlanError> {
        if self.areas.is_empty() {
            return Err(PlanError::NoArea);
        }
        if let Some(area) = twice(&self.areas) {
            return Err(PlanError::DuplicateArea(area.clone()));
        }
        self.check_larger_areas()?;
        if self.breakdowns.len() > MOST_BREAKDOWNS && rules.apply(Rule::Plan) {
            return Err(PlanError::TooManyBreakdowns(self.breakdowns.len()));
        }
        if let Some(question) = twice(&self.breakdowns) {
            return Err(PlanError::DuplicateBreakdown(question.clone()));
        }
        self.breakdowns.iter().map(|id| breakdown(survey, id)).collect()
    }

    fn check_larger_areas(&self) -> Result<(), PlanError> {
        for (at, larger) in self.larger_areas.iter().enumerate() {
            let before = self.larger_areas.get(..at).unwrap_or_default();
            if self.areas.contains(&larger.id) || before.iter().any(|other| other.id == larger.id) {
                return Err(PlanError::LargerAreaId(larger.id.clone()));
            }
            if let Some(area) = larger.areas.iter().find(|area| !self.areas.contains(area)) {
                return Err(PlanError::UnknownArea { larger: larger.id.clone(), area: area.clone() });
            }
            if let Some(area) = twice(&larger.areas) {
                return Err(PlanError::DuplicateArea(area.clone()));
            }
            if !(2..self.areas.len()).contains(&larger.areas.len()) {
                return Err(PlanError::LargerAreaSize(larger.id.clone()));
            }
            if let Some(other) = before.iter().find(|other| other.areas.iter().any(|area| larger.areas.contains(area))) {
                return Err(PlanError::LargerAreasCross(other.id.clone(), larger.id.clone()));
            }
        }
        Ok(())
    }
}

fn breakdown<'a>(survey: &'a Survey, id: &Id) -> Result<Breakdown<'a>, PlanError> {
    let question = survey.breakdown(id.as_str()).ok_or_else(|| PlanError::UnknownBreakdown(id.clone()))?;
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

    /// HMAC-SHA256 under the secret: the only use that is made of it.
    pub(crate) fn keyed(&self) -> Hmac<Sha256> {
        // HMAC fills a short key up with zeros to its block of 64 bytes; doing so here needs no fallible call.
        let mut block = [0; 64];
        block.iter_mut().zip(self.0).for_each(|(to, from)| *to = from);
        Hmac::new(&block.into())
    }
}

/// The first 64 bits of a keyed digest.
pub(crate) fn first_64_bits(keyed: Hmac<Sha256>) -> u64 {
    keyed.finalize().into_bytes().into_iter().take(8).fold(0_u64, |sum, byte| sum << 8 | u64::from(byte))
}

impl fmt::Debug for RoundingSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RoundingSecret(hidden)")
    }
}
