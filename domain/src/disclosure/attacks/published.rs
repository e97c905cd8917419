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
            Share::Counts { ticked, not_ticked } => Self::Numbers(vec![ticked, not_ticked]),
            Share::NearlyAll { ticked } => Self::NearlyAll(usize::from(!ticked)),
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
            other => other,
        }
    }

    /// Whether so many people may have given that answer.
    fn fits(&self, answer: usize, people: usize) -> bool {
        match self {
            Self::Nothing | Self::Tier(_) => true,
            Self::Numbers(numbers) => roundings(people).contains(&usize::try_from(numbers[answer]).unwrap()),
            Self::Exact(numbers) => people == usize::try_from(numbers[answer]).unwrap(),
            Self::NearlyAll(only) => roundings(people).iter().any(|rounded| (*rounded > 0) == (*only == answer)),
        }
    }

    /// Every division of the people that fits.
    pub(super) fn possible(&self, side: usize, people: usize, answers: usize) -> Possible {
        if *self == Self::Nothing {
            return Possible::anything(side, people, answers);
        }
        let mut set = Possible::none(side);
        for first in (0..=people).filter(|first| self.fits(0, *first)) {
            let left = people - first;
            if answers == 3 {
                let fits = |second: &usize| self.fits(1, *second) && self.fits(2, left - second);
                (0..=left).filter(fits).for_each(|second| set.insert(first, second));
            } else if self.fits(1, left) && self.tier_fits(first, left) {
                set.insert(first, 0);
            }
        }
        set
    }

    fn tier_fits(&self, ticked: usize, not_ticked: usize) -> bool {
        let Self::Tier(shown) = self else { return true };
        roundings(ticked).iter().any(|ticked| roundings(not_ticked).iter().any(|not_ticked| tier(*ticked, *not_ticked) == *shown))
    }

    /// The number that an answer was rounded to, where it can be told.
    fn number(&self, answer: usize) -> Option<u32> {
        match self {
            Self::Numbers(numbers) => Some(numbers[answer]),
            Self::NearlyAll(only) if *only != answer => Some(0),
            _ => None,
        }
    }

    /// Whether that answer was published with two numbers.
    pub(super) fn differs(&self, other: &Self, answer: usize) -> bool {
        self.number(answer).zip(other.number(answer)).is_some_and(|(one, other)| one != other)
    }
}
