//! What is known of a few numbers with a known sum, and what one published row says by itself.

use crate::{
    disclosure::{
        policy::Policy,
        release::{Row, Share, Tier},
        rows::{DraftRow, fewest_of_nearly_all, tier},
    },
    survey::Stance,
    tally::ItemCounts,
};

/// Numbers of people by category; a scale without a middle, and a choice, have two, and the third is nobody.
pub(super) type Numbers = [i64; 3];

/// What is known of one group's answers to one question: a scale, or one choice of a list.
#[derive(Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub(super) struct Bounds {
    pub(super) low: Numbers,
    pub(super) high: Numbers,
}

impl Bounds {
    /// The same vectors within the least and the most that each number takes among them, given their sum.
    pub(super) fn tight(self, people: i64) -> Self {
        let others = |of: Numbers, at: usize| of.iter().sum::<i64>() - of[at];
        let low = std::array::from_fn(|at| self.low[at].max(people - others(self.high, at)));
        Self { low, high: std::array::from_fn(|at| self.high[at].min(people - others(self.low, at))) }
    }

    /// The vectors that are in both.
    pub(super) fn and(self, other: Self, people: i64) -> Self {
        let low = std::array::from_fn(|at| self.low[at].max(other.low[at]));
        Self { low, high: std::array::from_fn(|at| self.high[at].min(other.high[at])) }.tight(people)
    }

    /// Sums of a vector of each.
    pub(super) fn plus(self, other: Self) -> Self {
        Self { low: std::array::from_fn(|at| self.low[at] + other.low[at]), high: std::array::from_fn(|at| self.high[at] + other.high[at]) }
    }

    /// What is left of a vector of this one when a vector of the other is taken away.
    pub(super) fn minus(self, other: Self) -> Self {
        Self { low: std::array::from_fn(|at| self.low[at] - other.high[at]), high: std::array::from_fn(|at| self.high[at] - other.low[at]) }
    }

    /// A sum without one that it was made of.
    pub(super) fn without(self, one: Self) -> Self {
        Self { low: std::array::from_fn(|at| self.low[at] - one.low[at]), high: std::array::from_fn(|at| self.high[at] - one.high[at]) }
    }

    /// Whether any vector fits.
    pub(super) fn is_possible(self) -> bool {
        self.low.iter().zip(self.high).all(|(low, high)| *low <= high)
    }

    pub(super) const NOBODY: Self = Self { low: [0; 3], high: [0; 3] };
}

/// The true numbers of a question: a scale's answers, or a choice's ticked and not ticked.
pub(super) fn truth(counts: &ItemCounts, question: usize) -> Numbers {
    let mut truth = [0; 3];
    match counts {
        ItemCounts::NotAsked => {}
        ItemCounts::Scale { stances, .. } => {
            truth.iter_mut().zip(stances).for_each(|(to, (_, count))| *to = i64::from(count.people));
        }
        ItemCounts::Ticks { choices, .. } => {
            let choice = choices.get(question).map_or([0, 0], |choice| [choice.ticked.people, choice.not_ticked.people]);
            truth.iter_mut().zip(choice).for_each(|(to, people)| *to = i64::from(people));
        }
    }
    truth
}

/// For each category the number that was rounded by itself, where there is one.
pub(super) type Printed = [Option<u32>; 3];

/// What a number that was rounded by itself stands for; without one, anything.
pub(super) fn about(printed: Option<u32>, policy: &Policy) -> (i64, i64) {
    let off = i64::from(policy.round_to()) - 1;
    printed.map_or((0, i64::from(u32::MAX)), |number| ((i64::from(number) - off).max(0), i64::from(number) + off))
}

/// The numbers of a published row that were rounded by themselves. A printed "0 to 4" is a 0; what "nearly all" gave has no number.
pub(super) fn printed(row: &Row, counts: &ItemCounts, question: usize) -> Printed {
    let mut printed = [None; 3];
    match (row, counts) {
        (Row::Counts { cells }, _) => printed.iter_mut().zip(cells).for_each(|(to, cell)| *to = Some(cell.count)),
        (Row::NearlyAll { stance: only }, ItemCounts::Scale { stances, .. }) => {
            printed.iter_mut().zip(stances).for_each(|(to, (stance, _))| *to = (stance != only).then_some(0));
        }
        (Row::Ticks { ticks }, _) => match ticks.get(question).map(|tick| tick.share) {
            Some(Share::Counts { ticked, not_ticked }) if ticked < not_ticked => printed[0] = Some(ticked),
            Some(Share::Counts { ticked, not_ticked }) if ticked > not_ticked => printed[1] = Some(not_ticked),
            Some(Share::NearlyAll { ticked }) => printed[usize::from(ticked)] = Some(0),
            _ => {}
        },
        _ => {}
    }
    printed
}

/// What a published row says of a question by itself, with the number who answered.
pub(super) fn published(row: &DraftRow<'_>, question: usize, policy: &Policy) -> Bounds {
    let people = i64::from(row.people());
    bounds(&row.row, row.counts, question, people, policy).tight(people)
}

fn bounds(row: &Row, counts: &ItemCounts, question: usize, people: i64, policy: &Policy) -> Bounds {
    let off = i64::from(policy.round_to()) - 1;
    let about = |count: u32| {
        if count == 0 { (0, off.min(people)) } else { ((i64::from(count) - off).max(0), (i64::from(count) + off).min(people)) }
    };
    // Of a list's choice the rarer side is rounded by itself; the other is printed as the rest.
    let rarer = |count: u32| {
        let (low, high) = about(count);
        (low, high.min(people / 2))
    };
    let mut known = Bounds { low: [0; 3], high: [people, people, 0] };
    let mut set = |at: usize, (low, high): (i64, i64)| {
        if let (Some(to_low), Some(to_high)) = (known.low.get_mut(at), known.high.get_mut(at)) {
            (*to_low, *to_high) = (low, high);
        }
    };
    match (row, counts) {
        (_, ItemCounts::Scale { stances, .. }) => {
            let published = |stance: &Stance| match row {
                Row::Counts { cells } => cells.iter().find(|cell| cell.stance == *stance).map_or((0, people), |cell| about(cell.count)),
                Row::NearlyAll { stance: only } => {
                    if only == stance {
                        (i64::from(fewest_of_nearly_all(u32::try_from(people).unwrap_or(0), policy)), people)
                    } else {
                        (0, off.min(people))
                    }
                }
                Row::NotAsked | Row::Hidden | Row::Ticks { .. } => (0, people),
            };
            set(1, (0, 0));
            stances.iter().enumerate().for_each(|(at, (stance, _))| set(at, published(stance)));
        }
        (Row::Ticks { ticks }, ItemCounts::Ticks { .. }) => match ticks.get(question).map(|tick| tick.share) {
            Some(Share::Counts { ticked, not_ticked }) if ticked == not_ticked => {
                // Either side may be the rarer one.
                let (low, _) = rarer(ticked);
                set(0, (low, people - low));
                set(1, (low, people - low));
            }
            Some(Share::Counts { ticked, not_ticked }) if ticked < not_ticked => set(0, rarer(ticked)),
            Some(Share::Counts { not_ticked, .. }) => set(1, rarer(not_ticked)),
            Some(Share::NearlyAll { ticked }) => set(usize::from(ticked), rarer(0)),
            Some(Share::Tier(shown)) => {
                // More ticks never make a tier lower, so what fits is one run of numbers. Lists have tiers below 60 people alone.
                let mut run = (0..=people).filter(|ticked| fits(shown, *ticked, people - ticked, policy));
                if let Some(low) = run.next() {
                    set(0, (low, run.next_back().unwrap_or(low)));
                }
            }
            None => {}
        },
        _ => {}
    }
    known
}

/// Whether so many who ticked, and so many who didn't, may be published as that tier.
fn fits(shown: Tier, ticked: i64, not_ticked: i64, policy: &Policy) -> bool {
    let rarely = ticked <= not_ticked;
    roundings(ticked + not_ticked, policy).iter().any(|all| {
        roundings(ticked.min(not_ticked), policy).iter().any(|rarer| {
            let other = all.saturating_sub(*rarer).max(*rarer);
            shown == if rarely { tier(*rarer, other) } else { tier(other, *rarer) }
        })
    })
}

/// What a true count may be published as.
fn roundings(people: i64, policy: &Policy) -> [u32; 2] {
    let base = i64::from(policy.round_to());
    let down = people - people % base;
    let up = if down == people { people } else { down + base };
    [down, up].map(|count| u32::try_from(count).unwrap_or(0))
}
