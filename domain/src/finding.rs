//! What stands out in a release, computed from its published numbers alone and claimed only where they can carry it.
//!
//! A share's interval is Wilson's score interval at 95 % (Wilson 1927; Brown, Cai and DasGupta 2001 recommend it for small bases),
//! widened at each end by the most that rounding can have moved a count. Two shares are called different only where their
//! intervals do not overlap, which is stricter than a test of the difference.

use crate::{
    disclosure::{Group, Policy, Release, Row},
    survey::{Audience, Id, ItemKind, Stance, Survey},
};

/// The 97.5 % point of the standard normal distribution.
const Z: f64 = 1.96;

/// A published share of positive answers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PositiveShare {
    /// Whose.
    pub audience: Audience,
    /// In percent, from rounded counts.
    pub percent: f64,
    /// The interval's lower end, in percent.
    pub low: f64,
    /// The interval's upper end, in percent.
    pub high: f64,
}

impl PositiveShare {
    /// The share of a row that has percentages: nothing below the base where the policy gives them, nor where nearly all agree.
    fn of(audience: Audience, row: &Row, policy: &Policy) -> Option<Self> {
        let Row::Counts { cells } = row else { return None };
        let total: u32 = cells.iter().map(|cell| cell.count).sum();
        let positive = cells.iter().find(|cell| cell.stance == Stance::Positive)?.count;
        if total < policy.percent_floor() || positive == 0 {
            return None;
        }
        let (share, base) = (f64::from(positive) / f64::from(total), f64::from(total));
        let moved = f64::from(policy.round_to() - 1) / base;
        let (low, high) = wilson(share, base);
        let within = |share: f64| (share * 100.0).clamp(0.0, 100.0);
        Some(Self { audience, percent: share * 100.0, low: within(low - moved), high: within(high + moved) })
    }

    /// Whether this share is higher than the other beyond chance and rounding.
    #[must_use]
    pub fn is_above(&self, other: &Self) -> bool {
        self.low > other.high
    }
}

/// Wilson's score interval of a share from so many people.
fn wilson(share: f64, base: f64) -> (f64, f64) {
    let spread = Z * Z / base;
    let middle = (share + spread / 2.0) / (1.0 + spread);
    let half = Z / (1.0 + spread) * (share * (1.0 - share) / base + spread / (4.0 * base)).sqrt();
    (middle - half, middle + half)
}

/// How an item's audiences compare.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Comparison {
    /// One audience says it clearly less than another.
    Gap {
        /// Who says it least.
        least: PositiveShare,
        /// Who says it most.
        most: PositiveShare,
    },
    /// No difference that the numbers can carry.
    NoClearGap,
    /// Fewer than two audiences have percentages.
    TooFew,
}

/// The positive shares of an item by audience, for the whole wave or one of its areas.
#[must_use]
pub fn shares(release: &Release, item: &Id, area: Option<&Id>) -> Vec<PositiveShare> {
    let share = |audience| {
        let group = Group { audience, area: area.cloned(), category: None };
        PositiveShare::of(audience, release.row(&group, item)?, &release.policy)
    };
    Audience::ALL.into_iter().filter_map(share).collect()
}

/// How an item's audiences compare.
#[must_use]
pub fn compare(shares: &[PositiveShare]) -> Comparison {
    let by_share = |one: &&PositiveShare, other: &&PositiveShare| one.percent.total_cmp(&other.percent);
    match (shares.iter().min_by(by_share), shares.iter().max_by(by_share)) {
        (Some(least), Some(most)) if shares.len() > 1 => {
            if most.is_above(least) {
                Comparison::Gap { least: *least, most: *most }
            } else {
                Comparison::NoClearGap
            }
        }
        _ => Comparison::TooFew,
    }
}

/// One thing that stands out.
#[derive(Debug, Clone, PartialEq)]
pub enum Finding {
    /// An audience's most and least positive items, where they differ beyond chance and rounding.
    Range {
        /// Whose.
        audience: Audience,
        /// The item that most are positive about, with its share.
        strongest: (Id, PositiveShare),
        /// The item that fewest are positive about, with its share.
        weakest: (Id, PositiveShare),
    },
    /// The largest gap between two audiences on one item.
    Gap {
        /// The item.
        item: Id,
        /// Who says it least.
        least: PositiveShare,
        /// Who says it most.
        most: PositiveShare,
    },
}

/// What stands out: each audience's range, then the largest gap. An empty list means that the numbers are too few to say.
#[must_use]
pub fn findings(release: &Release, survey: &Survey, area: Option<&Id>) -> Vec<Finding> {
    let scored = || survey.items.iter().filter(|item| matches!(item.kind, ItemKind::Scale));
    let all: Vec<(Id, Vec<PositiveShare>)> = scored().map(|item| (item.id.clone(), shares(release, &item.id, area))).collect();
    let mut found: Vec<Finding> = Audience::ALL.into_iter().filter_map(|audience| range(&all, audience)).collect();
    let gaps = all.iter().filter_map(|(item, shares)| match compare(shares) {
        Comparison::Gap { least, most } => Some((item, least, most)),
        Comparison::NoClearGap | Comparison::TooFew => None,
    });
    let width = |(_, least, most): &(&Id, PositiveShare, PositiveShare)| most.percent - least.percent;
    let largest = gaps.max_by(|one, other| width(one).total_cmp(&width(other)));
    found.extend(largest.map(|(item, least, most)| Finding::Gap { item: item.clone(), least, most }));
    found
}

fn range(all: &[(Id, Vec<PositiveShare>)], audience: Audience) -> Option<Finding> {
    let of_audience = |(item, shares): &(Id, Vec<PositiveShare>)| {
        shares.iter().find(|share| share.audience == audience).map(|share| (item.clone(), *share))
    };
    let by_share = |one: &(Id, PositiveShare), other: &(Id, PositiveShare)| one.1.percent.total_cmp(&other.1.percent);
    let strongest = all.iter().filter_map(of_audience).max_by(by_share)?;
    let weakest = all.iter().filter_map(of_audience).min_by(by_share)?;
    strongest.1.is_above(&weakest.1).then_some(Finding::Range { audience, strongest, weakest })
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at once")]
mod tests {
    use super::*;
    use crate::disclosure::Cell;

    fn share(audience: Audience, positive: u32, other: u32) -> Option<PositiveShare> {
        let cells = vec![
            Cell { stance: Stance::Positive, count: positive },
            Cell { stance: Stance::Mixed, count: 0 },
            Cell { stance: Stance::Negative, count: other },
        ];
        PositiveShare::of(audience, &Row::Counts { cells }, &Policy::sdc1())
    }

    #[test]
    fn wilson_is_the_published_interval() {
        // Brown, Cai and DasGupta's formula by hand for 60 of 100.
        let (low, high) = wilson(0.6, 100.0);
        assert!((low - 0.5020).abs() < 5e-4 && (high - 0.6906).abs() < 5e-4, "{low} {high}");
    }

    #[test]
    fn a_small_difference_is_no_finding_and_a_large_one_is() {
        let [adult, child, young] =
            [share(Audience::Adult, 100, 100).unwrap(), share(Audience::Child, 105, 95).unwrap(), share(Audience::Young, 160, 40).unwrap()];
        assert_eq!(compare(&[child, adult]), Comparison::NoClearGap);
        assert_eq!(compare(&[child, young, adult]), Comparison::Gap { least: adult, most: young });
        assert_eq!(compare(&[child]), Comparison::TooFew);
    }

    #[test]
    fn the_interval_allows_for_rounding() {
        let found = share(Audience::Child, 50, 50).unwrap();
        let (low, high) = wilson(0.5, 100.0);
        assert!((found.low - (low * 100.0 - 4.0)).abs() < 1e-9 && (found.high - (high * 100.0 + 4.0)).abs() < 1e-9);
    }

    #[test]
    fn no_share_below_the_base_of_percentages() {
        assert_eq!(share(Audience::Child, 15, 10), None);
        assert!(share(Audience::Child, 20, 10).is_some());
    }
}
