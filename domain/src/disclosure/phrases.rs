//! Rule 4, as readers meet it: how a published row is drawn, printed and said.
//!
//! Everything here is computed from what the release holds, so a page can't know more than the release does. A percentage is a rounded
//! count divided by the sum of the row's rounded counts. It has no decimals: the count's own error is larger.
//!
//! **Words below 30.** Rounded counts of 10 to 25 people leave only these shares: 20, 25, 33, 40, 50, 60, 67, 75, 80 %, each with a mean
//! error of 6 to 9 points. So 40 to 60 % is one word, *about half*: 10 and 15 of 25 can't be told apart. Below it *some*, above it
//! *most*. *Few* is under a fifth, as in [`Tier::Few`]; *nearly all* is over nine tenths, as "almost all" is in Education Scotland's
//! inspection reports, which Scottish commissioners know. At these bases only a rounded 0 is *few* and only [`Row::NearlyAll`] is
//! *nearly all*; a deployment that raises the floor of 30 meets the words in between.

#[cfg(test)]
mod tests;
mod words;

use std::cmp::Reverse;

use super::{
    policy::Policy,
    release::{Cell, Row, Share, Tick, Tier},
};
use crate::survey::{Id, Stance};

pub use words::{in_words, tick_in_words};

/// The mark of everything hidden, whatever the reason.
pub const HIDDEN: &str = "[c]";
/// The mark of an item that an audience isn't asked.
pub const NOT_ASKED: &str = "not asked";
const NEARLY_ALL: &str = "nearly all";

/// One answer of a row.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Which answer.
    pub stance: Stance,
    /// The width of its bar in percent of the row; a row's widths sum to 100. A rounded 0 is drawn as 2 people.
    pub drawn: f64,
    /// What is printed: "60%", "about 15", "0 to 4".
    pub text: String,
}

/// One choice of a tick-list.
#[derive(Debug, Clone, PartialEq)]
pub struct TickPart {
    /// Which choice.
    pub choice: Id,
    /// The length of its bar in percent of those who answered the list; none where it is only a tier.
    pub drawn: Option<f64>,
    /// What is printed: "40%", "nearly all", "0 to 4", "named by some".
    pub text: String,
}

/// How a row is read.
#[derive(Debug, Clone, PartialEq)]
pub enum Reading {
    /// Printed as [`NOT_ASKED`].
    NotAsked,
    /// Printed as [`HIDDEN`].
    Hidden,
    /// One answer, without any number.
    NearlyAll {
        /// The answer, across the whole width.
        part: Part,
        /// What stands beside it: "at most 4 in each other answer".
        note: String,
    },
    /// Too few for percentages: "about 15" of `total`.
    People {
        /// The sum of the rounded counts: "of 25".
        total: u32,
        /// The answers.
        parts: Vec<Part>,
    },
    /// Percentages.
    Percent {
        /// The sum of the rounded counts.
        total: u32,
        /// The answers.
        parts: Vec<Part>,
    },
    /// A tick-list.
    Ticks {
        /// Whether the list is in order, most named first; otherwise in the survey's order.
        ranked: bool,
        /// Its choices.
        ticks: Vec<TickPart>,
    },
}

impl Reading {
    /// What stands in place of numbers where there are none to show.
    #[must_use]
    pub const fn mark(&self) -> Option<&'static str> {
        match self {
            Self::NotAsked => Some(NOT_ASKED),
            Self::Hidden => Some(HIDDEN),
            Self::NearlyAll { .. } => Some(NEARLY_ALL),
            Self::People { .. } | Self::Percent { .. } | Self::Ticks { .. } => None,
        }
    }
}

/// Reads a row under the policy of its release.
#[must_use]
pub fn read(row: &Row, policy: &Policy) -> Reading {
    match row {
        Row::NotAsked => Reading::NotAsked,
        Row::Hidden => Reading::Hidden,
        Row::NearlyAll { stance } => Reading::NearlyAll {
            part: Part { stance: *stance, drawn: 100.0, text: NEARLY_ALL.to_owned() },
            note: format!("at most {} in each other answer", policy.round_to() - 1),
        },
        Row::Counts { cells } => counts(cells, policy),
        Row::Ticks { ticks } => list(ticks, policy),
    }
}

fn counts(cells: &[Cell], policy: &Policy) -> Reading {
    let total = total(cells);
    let people = |cell: &Cell| if cell.count == 0 { drawn_zero(policy) } else { f64::from(cell.count) };
    let width: f64 = cells.iter().map(people).sum();
    let percent = total >= policy.percent_floor();
    let part = |cell: &Cell| Part {
        stance: cell.stance,
        drawn: 100.0 * people(cell) / width,
        text: match cell.count {
            0 => zero(policy),
            count if percent => percentage(count, total),
            count => format!("about {count}"),
        },
    };
    let parts = cells.iter().map(part).collect();
    if percent { Reading::Percent { total, parts } } else { Reading::People { total, parts } }
}

fn list(ticks: &[Tick], policy: &Policy) -> Reading {
    let ranked = ticks.iter().all(|tick| !matches!(tick.share, Share::Tier(_)));
    // "0 to 4" has no total of its own: its bar borrows the list's largest, which is the same people rounded elsewhere.
    let totals = ticks
        .iter()
        .filter_map(|tick| if let Share::Counts { ticked, not_ticked } = tick.share { Some(ticked + not_ticked) } else { None });
    let slight = 100.0 * drawn_zero(policy) / f64::from(totals.max().unwrap_or(policy.tick_rank_floor()));

    let mut order: Vec<&Tick> = ticks.iter().collect();
    if ranked {
        order.sort_by_key(|tick| Reverse(rank(tick.share)));
    }
    let part = |tick: &Tick| TickPart {
        choice: tick.choice.clone(),
        drawn: match tick.share {
            Share::Counts { ticked, not_ticked } => Some(100.0 * f64::from(ticked) / f64::from(ticked + not_ticked)),
            Share::NearlyAll { ticked: true } => Some(100.0 - slight),
            Share::NearlyAll { ticked: false } => Some(slight),
            Share::Tier(_) => None,
        },
        text: match tick.share {
            Share::Counts { ticked, not_ticked } if ticked + not_ticked >= policy.percent_floor() => {
                percentage(ticked, ticked + not_ticked)
            }
            Share::Counts { ticked, not_ticked } => format!("about {ticked} of {}", ticked + not_ticked),
            Share::NearlyAll { ticked: true } => NEARLY_ALL.to_owned(),
            Share::NearlyAll { ticked: false } => zero(policy),
            Share::Tier(tier) => format!("named by {}", tier_word(tier)),
        },
    };
    Reading::Ticks { ranked, ticks: order.into_iter().map(part).collect() }
}

/// By the number who ticked it; choices that nearly all or hardly any ticked stand at the ends.
const fn rank(share: Share) -> u32 {
    match share {
        Share::Counts { ticked, .. } => ticked,
        Share::NearlyAll { ticked: true } => u32::MAX,
        Share::NearlyAll { ticked: false } | Share::Tier(_) => 0,
    }
}

const fn tier_word(tier: Tier) -> &'static str {
    match tier {
        Tier::Many => "many",
        Tier::Some => "some",
        Tier::Few => "few",
    }
}

fn total(cells: &[Cell]) -> u32 {
    cells.iter().map(|cell| cell.count).sum()
}

/// What a rounded 0 stands for: "0 to 4".
#[must_use]
pub fn zero(policy: &Policy) -> String {
    format!("0 to {}", policy.round_to() - 1)
}

/// The middle of "0 to 4": 2 people.
fn drawn_zero(policy: &Policy) -> f64 {
    f64::from(policy.round_to() - 1) / 2.0
}

/// A share as it is printed everywhere, to the nearest whole percent. Some people are never none, and not all are never all.
#[must_use]
pub fn percentage(count: u32, total: u32) -> String {
    match whole_percent(count, total) {
        Some(percent) => format!("{percent}%"),
        None if 2 * count <= total => "under 1%".to_owned(),
        None => "over 99%".to_owned(),
    }
}

/// The same as a number to compute with, in percent; nothing where [`percentage`] says "under 1%" or "over 99%".
#[must_use]
pub fn whole_percent(count: u32, total: u32) -> Option<u32> {
    let percent = u32::try_from(nearest(count, 100, total)).ok()?;
    (1..100).contains(&percent).then_some(percent)
}

/// `count / total` in so many parts, to the nearest whole one.
fn nearest(count: u32, parts: u64, total: u32) -> u64 {
    let twice = u64::from(total) * 2;
    (u64::from(count) * parts * 2 + u64::from(total)).checked_div(twice).unwrap_or(0)
}
