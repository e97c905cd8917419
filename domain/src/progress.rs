//! What staff see of a wave while it is open: a coarse step an audience, refreshed once a day, and so who is missing (privacy.md, rule 5).
//!
//! # What a step could tell, and what is done about it
//! A worker knows that one family answered yesterday, or sends false answers of their own and watches. To them the step is a scale, and the
//! moment at which it tips a bit of information: a fixed limit says that exactly so many had answered. So:
//!
//! - **Once a day, all at once.** Every wave and audience is counted at the same hour (4 in the morning, Scotland's time), and what was
//!   shown stands until the next morning. Only mixed responses are counted, and those come in batches of 20 or more: a step that
//!   moves does not even say that somebody answered on that day.
//! - **Never down.** A step that went back would say when somebody looked.
//! - **Late by chance, as in the hourly figures** (`server/src/metrics.rs`): a step is shown from its number plus 0 to 11 on. How late is
//!   drawn by the wave's secret, each as likely, so nobody knows whether it was the 20th or the 31st who tipped it, and one more answer
//!   tips a step in one draw of twelve at most.
//! - **One draw for a wave and audience, not one a step.** With a draw of its own for each step, whoever knows how many came between two
//!   of them learns the difference of the two draws, and with it sometimes the count itself (a test shows it). With one draw every step
//!   tells of nothing but the count less the draw, and the second one says what the first has said. So whoever counts along with
//!   all that came, for however long, is left with twelve possible counts, none likelier than another. Twelve, for ten is the fewest that
//!   the gate lets anyone tell apart ([`Policy::hidden_together`]: 1 to 9 people are a family and its neighbours), and see below.
//! - **Computed, not stored**: a restart, or another server, draws the same.
//! - **Late, never early.** "20+" is always true: plans are made on it. "Under 20" can stand when up to 30 have answered, and the page
//!   says so.
//!
//! # Beside an interim or final release
//! A release gives an audience's base, rounded at random to 5: nine counts are possible. A step's own bound is never finer, for it leaves
//! twelve. Both together leave five at least, because a step's words (20 or more; 30 at most) end at multiples of 5, where a rounded base has its
//! middle; the gate's audit asks four of a small cell. Whoever also knows how many came after a step moved may learn the base itself.
//! That harms no answer: the gate takes every base as known ([`crate::disclosure`], *What is protected*). What is protected here is the
//! time while a wave is open.
//!
//! # What remains
//! The twelve are numbers of answers in all, one's own false ones among them. Whoever sends twenty false answers of one audience learns
//! whether few others have answered, and in the worst case that nobody has. That is what single-use codes are for.
//!
//! [`Policy::hidden_together`]: crate::disclosure::Policy::hidden_together

use std::fmt;

use hmac::Mac as _;

use crate::{
    survey::{Audience, AudienceVersion},
    tally::{RoundingSecret, first_64_bits},
};

/// How many responses of an audience there are, as finely as anyone learns it while a wave is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Too few to say more.
    Under20,
    /// At least 20.
    From20,
    /// At least 50.
    From50,
    /// At least 100.
    From100,
    /// At least 200: no more is counted.
    From200,
}

impl Step {
    /// Every step, the lowest first.
    pub const ALL: [Self; 5] = [Self::Under20, Self::From20, Self::From50, Self::From100, Self::From200];

    /// The step's words, on pages and in storage.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Under20 => "under 20",
            Self::From20 => "20+",
            Self::From50 => "50+",
            Self::From100 => "100+",
            Self::From200 => "200+",
        }
    }

    /// How many responses there are at least.
    #[must_use]
    pub const fn least(self) -> u32 {
        match self {
            Self::Under20 => 0,
            Self::From20 => 20,
            Self::From50 => 50,
            Self::From100 => 100,
            Self::From200 => 200,
        }
    }

    /// The step after it; nothing: no more is counted.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        Self::ALL.into_iter().find(|step| *step > self)
    }

    /// The step of those words, if there is one.
    #[must_use]
    pub fn from_name(words: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.as_str() == words)
    }

    /// The fewest responses that it stands for.
    #[must_use]
    pub const fn fewest(self) -> u32 {
        match self {
            Self::Under20 => 0,
            Self::From20 => 20,
            Self::From50 => 50,
            Self::From100 => 100,
            Self::From200 => 200,
        }
    }

    /// The step of so many responses, shown late.
    #[must_use]
    pub fn of(responses: u32, late: &Late) -> Self {
        let reached = |step: &Self| *step == Self::Under20 || responses >= step.fewest() + late.0;
        Self::ALL.into_iter().rev().find(reached).unwrap_or(Self::Under20)
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// How many responses late the steps of an audience are shown in a wave. Whoever knew it could count with the steps, so it is neither printed nor stored.
pub struct Late(u32);

impl Late {
    /// How many draws there are, each as likely: 0 to 11 responses late.
    pub const DRAWS: u32 = 12;
    /// The latest that there is: for a wave that has lost its secret.
    pub const LATEST: Self = Self(Self::DRAWS - 1);
    /// From so many responses on no step changes: no more need be counted.
    pub const ENOUGH: u32 = Step::From200.fewest() + Self::DRAWS - 1;

    /// As drawn by the wave's secret for that audience; the same each time.
    #[must_use]
    pub fn drawn(secret: &RoundingSecret, audience: Audience) -> Self {
        let mut keyed = secret.keyed();
        // Other words than any other use of the secret hashes.
        keyed.update(b"progress ");
        keyed.update(audience.as_str().as_bytes());
        // The first 64 bits as a fraction of 1, times twelve, whole part, as in the gate's rounding.
        let scaled = (u128::from(first_64_bits(keyed)) * u128::from(Self::DRAWS)) >> 64;
        u32::try_from(scaled).map_or(Self::LATEST, Self)
    }
}

/// How far a wave has come, as refreshed on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// The step of each audience, youngest first.
    pub by_audience: Vec<(Audience, Step)>,
    /// The day of Scotland's calendar on which it was refreshed, in days since 1 January 1970.
    pub day: i64,
}

impl Progress {
    /// An audience's step; one that was never counted is on the lowest.
    #[must_use]
    pub fn of(&self, audience: Audience) -> Step {
        self.by_audience.iter().find(|(known, _)| *known == audience).map_or(Step::Under20, |(_, step)| *step)
    }

    /// Who is missing of those whom the survey asks, in plain words: "We hear little from young people yet (under 20). Adults: 50+."
    #[must_use]
    pub fn who_is_missing(&self, asked: &[AudienceVersion]) -> String {
        let (few, heard): (Vec<_>, Vec<_>) = asked.iter().partition(|version| self.of(version.audience) == Step::Under20);
        let names: Vec<_> = few.iter().map(|version| within(&version.plural)).collect();
        let mut said = match names.as_slice() {
            [] => "We hear from everyone who is asked.".to_owned(),
            [one] => format!("We hear little from {one} yet ({}).", Step::Under20),
            [first @ .., last] => format!("We hear little from {} and {last} yet ({} each).", first.join(", "), Step::Under20),
        };
        for version in heard {
            said += &format!(" {}: {}.", version.plural, self.of(version.audience));
        }
        said
    }
}

/// A name as it stands within a sentence: "Young people" with a small letter, "S4 pupils" as it is.
fn within(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(letters).collect(),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at once")]
mod tests;
