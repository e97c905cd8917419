//! What is published of one question in one group, and which divisions of its people fit it, as the rules tell any reader.

use super::possible::Possible;
use crate::disclosure::{Row, Share, Tier};

/// One question's part of a published row. Answers are numbered: a scale's in the order of its cells, a choice's ticked and not ticked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Published {
    /// Hidden, or about those who would rather not say.
    Nothing,
    /// A number an answer.
    Numbers(Vec<u32>),
    /// Ticked and not ticked: the rarer side was rounded by itself, the other is the rest of the rounded whole.
    Rarer(u32, u32),
    /// Hardly anybody ticked, or left unticked, that choice: the rarer side, by its number, was rounded to 0.
    HardlyAny(usize),
    /// True numbers: what comes out where rounding is left out.
    Exact(Vec<u32>),
    /// All other answers were rounded to 0.
    NearlyAll(usize),
    /// The tier of those who ticked, from rounded numbers.
    Tier(Tier),
}

/// The numbers to which so many people may be rounded.
fn roundings(people: usize) -> [usize; 2] {
    [people / 5 * 5, people.div_ceil(5) * 5]
}

/// The tiers are told in words: half or more, a fifth to a half, under a fifth.
fn tier(ticked: usize, not_ticked: usize) -> Tier {
    let all = ticked + not_ticked;
    if 2 * ticked >= all {
        Tier::Many
    } else if 5 * ticked >= all {
        Tier::Some
    } else {
        Tier::Few
    }
}

impl Published {
    /// A choice of a list, by its place.
    pub(super) fn choice(row: &Row, choice: usize) -> Self {
        let Row::Ticks { ticks } = row else { return Self::Nothing };
        match ticks[choice].share {
            Share::Counts { ticked, not_ticked } => Self::Rarer(ticked, not_ticked),
            Share::NearlyAll { ticked } => Self::HardlyAny(usize::from(ticked)),
            Share::Tier(tier) => Self::Tier(tier),
        }
    }

    /// A scale with these answers.
    pub(super) fn scale(row: &Row, stances: &[crate::survey::Stance]) -> Self {
        match row {
            Row::Counts { cells } => Self::Numbers(cells.iter().map(|cell| cell.count).collect()),
            Row::NearlyAll { stance } => Self::NearlyAll(stances.iter().position(|offered| offered == stance).unwrap()),
            Row::NotAsked | Row::Hidden | Row::Ticks { .. } => Self::Nothing,
        }
    }

    /// The same, where it is known that nothing was rounded.
    pub(super) fn unrounded(self) -> Self {
        match self {
            Self::Numbers(numbers) => Self::Exact(numbers),
            Self::Rarer(ticked, not_ticked) => Self::Exact(vec![ticked, not_ticked]),
            other => other,
        }
    }

    /// Whether so many of these people may have given that answer.
    fn fits(&self, answer: usize, gave: usize, people: usize) -> bool {
        match self {
            Self::Nothing | Self::Tier(_) | Self::Rarer(..) | Self::HardlyAny(_) => true,
            Self::Numbers(numbers) => roundings(gave).contains(&usize::try_from(numbers[answer]).unwrap()),
            Self::Exact(numbers) => gave == usize::try_from(numbers[answer]).unwrap(),
            // All but a fifth, or all but 4.
            Self::NearlyAll(only) if *only == answer => gave > 0 && (people - gave <= 4 || 5 * (people - gave) <= people),
            Self::NearlyAll(_) => roundings(gave).contains(&0),
        }
    }

    /// Every division of the people that fits.
    pub(super) fn possible(&self, side: usize, people: usize, answers: usize) -> Possible {
        if *self == Self::Nothing {
            return Possible::anything(side, people, answers);
        }
        let mut set = Possible::none(side);
        for first in (0..=people).filter(|first| self.fits(0, *first, people)) {
            let left = people - first;
            if answers == 3 {
                let fits = |second: &usize| self.fits(1, *second, people) && self.fits(2, left - second, people);
                (0..=left).filter(fits).for_each(|second| set.insert(first, second));
            } else if self.fits(1, left, people) && self.choice_fits(first, left) {
                set.insert(first, 0);
            }
        }
        set
    }

    /// Whether so many may have ticked a choice and so many not.
    pub(super) fn choice_fits(&self, ticked: usize, not_ticked: usize) -> bool {
        let rarely = ticked <= not_ticked;
        let rarer = roundings(ticked.min(not_ticked));
        match self {
            Self::Rarer(one, other) => {
                let number = usize::try_from(*one.min(other)).unwrap();
                rarer.contains(&number) && (one == other || rarely == (one < other))
            }
            Self::HardlyAny(side) => rarer.contains(&0) && rarely == (*side == 0),
            Self::Tier(shown) => roundings(ticked + not_ticked).iter().any(|all| {
                rarer.iter().any(|rarer| {
                    let other = all.saturating_sub(*rarer).max(*rarer);
                    *shown == if rarely { tier(*rarer, other) } else { tier(other, *rarer) }
                })
            }),
            _ => true,
        }
    }

    /// The number that an answer was rounded to, where it can be told.
    pub(super) fn number(&self, answer: usize) -> Option<u32> {
        match self {
            Self::Numbers(numbers) => Some(numbers[answer]),
            Self::Rarer(one, other) if one != other => [(one < other).then_some(*one), (other < one).then_some(*other)][answer],
            Self::NearlyAll(only) if *only != answer => Some(0),
            Self::HardlyAny(side) if *side == answer => Some(0),
            _ => None,
        }
    }

    /// Whether that answer was published with two numbers.
    pub(super) fn differs(&self, other: &Self, answer: usize) -> bool {
        self.number(answer).zip(other.number(answer)).is_some_and(|(one, other)| one != other)
    }
}
