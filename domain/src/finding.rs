//! What stands out in a release, computed from its published numbers alone and claimed only where they can carry it.
//!
//! A share's interval allows for rounding first and for chance second. Each published count may be up to `round_to - 1` off, so the
//! true share lies between the one with the positive count moved down and all others up, and the one the other way. Around these two ends
//! stands Wilson's score interval at 95 % (Wilson 1927; Brown, Cai and DasGupta 2001 recommend it for small bases), for the
//! fewest people that the counts allow. Two shares are called different only where their intervals do not overlap, which is stricter than a
//! test of the difference. Where "nearly all" is published there is no count, so nothing is claimed about that row.

use crate::{
    disclosure::{Group, Policy, Release, Row, Share},
    survey::{Audience, Id, ItemKind, Stance, Survey},
};

/// The 97.5 % point of the standard normal distribution.
const Z: f64 = 1.96;

/// A published share of positive answers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PositiveShare {
    /// Whose.
    pub audience: Audience,
    /// The rounded positive count.
    pub count: u32,
    /// The sum of the row's rounded counts.
    pub total: u32,
    /// The interval's lower end, in percent.
    pub low: f64,
    /// The interval's upper end, in percent.
    pub high: f64,
}

impl PositiveShare {
    /// The share of a row with counts; nothing below the base from which the policy gives percentages.
    fn of(audience: Audience, row: &Row, policy: &Policy) -> Option<Self> {
        let Row::Counts { cells } = row else { return None };
        let total: u32 = cells.iter().map(|cell| cell.count).sum();
        let count = cells.iter().find(|cell| cell.stance == Stance::Positive)?.count;
        if total < policy.percent_floor() {
            return None;
        }
        let off = policy.round_to() - 1;
        let others = || cells.iter().filter(|cell| cell.stance != Stance::Positive).map(|cell| cell.count);
        let fewest = cells.iter().map(|cell| cell.count.saturating_sub(off)).sum::<u32>().max(policy.group_floor());
        let (least, most) = (count.saturating_sub(off), count + off);
        let share = |positive: u32, others: u32| f64::from(positive) / f64::from((positive + others).max(1));
        let (low, _) = wilson(share(least, others().map(|other| other + off).sum()), f64::from(fewest));
        let (_, high) = wilson(share(most, others().map(|other| other.saturating_sub(off)).sum()), f64::from(fewest));
        Some(Self { audience, count, total, low: (low * 100.0).clamp(0.0, 100.0), high: (high * 100.0).clamp(0.0, 100.0) })
    }

    /// The share itself, in percent, from the rounded counts.
    #[must_use]
    pub fn percent(&self) -> f64 {
        100.0 * f64::from(self.count) / f64::from(self.total)
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
    /// One audience says it clearly less than every other that is asked.
    Least(PositiveShare),
    /// One audience says it clearly less than another.
    Gap {
        /// Who says it less.
        least: PositiveShare,
        /// Who says it more.
        most: PositiveShare,
    },
    /// Every audience that is asked has a share, and no two are clearly different.
    NoClearGap,
    /// Some audience's share is not published: nothing can be said of all.
    Unknown,
}

/// A group's positive share of an item; nothing where no share is published.
#[must_use]
pub fn share(release: &Release, group: &Group, item: &Id) -> Option<PositiveShare> {
    PositiveShare::of(group.audience, release.row(group, item)?, &release.policy)
}

/// The lowest and the highest of some shares, where they are different beyond chance and rounding; a `T` says whose a share is.
#[must_use]
pub fn gap<T>(shares: &[(T, PositiveShare)]) -> Option<[&(T, PositiveShare); 2]> {
    let by_share = |one: &&(T, PositiveShare), other: &&(T, PositiveShare)| one.1.percent().total_cmp(&other.1.percent());
    let (least, most) = (shares.iter().min_by(by_share)?, shares.iter().max_by(by_share)?);
    most.1.is_above(&least.1).then_some([least, most])
}

/// The positive shares of an item by audience, for the whole wave or one of its areas.
#[must_use]
pub fn shares(release: &Release, item: &Id, area: Option<&Id>) -> Vec<PositiveShare> {
    rows(release, item, area).filter_map(|(audience, row)| PositiveShare::of(audience, row, &release.policy)).collect()
}

/// The rows of the audiences that are asked the item.
fn rows<'a>(release: &'a Release, item: &Id, area: Option<&Id>) -> impl Iterator<Item = (Audience, &'a Row)> {
    let row = move |audience| {
        let group = Group { audience, area: area.cloned(), category: None };
        release.row(&group, item).filter(|row| **row != Row::NotAsked).map(|row| (audience, row))
    };
    Audience::ALL.into_iter().filter_map(row)
}

/// How an item's audiences compare, for the whole wave or one of its areas.
#[must_use]
pub fn compare(release: &Release, item: &Id, area: Option<&Id>) -> Comparison {
    comparison(&shares(release, item, area), rows(release, item, area).count())
}

/// Compares the shares of `asked` audiences.
fn comparison(shares: &[PositiveShare], asked: usize) -> Comparison {
    let by_share = |one: &&PositiveShare, other: &&PositiveShare| one.percent().total_cmp(&other.percent());
    let (Some(least), Some(most)) = (shares.iter().min_by(by_share), shares.iter().max_by(by_share)) else {
        return Comparison::Unknown;
    };
    let known = shares.len() > 1 && shares.len() == asked;
    if known && shares.iter().all(|share| share == least || share.is_above(least)) {
        Comparison::Least(*least)
    } else if most.is_above(least) {
        Comparison::Gap { least: *least, most: *most }
    } else if known {
        Comparison::NoClearGap
    } else {
        Comparison::Unknown
    }
}

/// The choice of a tick-list that clearly more people ticked than any other: by two roundings at least. Nothing where that is the choice
/// that means none of them, or where some choice has no count.
#[must_use]
pub fn most_ticked<'a>(row: &'a Row, none: Option<&Id>, policy: &Policy) -> Option<(&'a Id, u32, u32)> {
    let Row::Ticks { ticks } = row else { return None };
    let count = |share: Share| match share {
        Share::Counts { ticked, not_ticked } => Some((ticked, ticked + not_ticked)),
        Share::NearlyAll { ticked: false } => Some((0, 0)),
        Share::NearlyAll { ticked: true } | Share::Tier(_) => None,
    };
    let mut counts = ticks.iter().map(|tick| Some((&tick.choice, count(tick.share)?))).collect::<Option<Vec<_>>>()?;
    counts.sort_by_key(|(_, (ticked, _))| std::cmp::Reverse(*ticked));
    let [(first, (ticked, total)), (_, (next, _)), ..] = counts.as_slice() else { return None };
    (Some(*first) != none && *ticked >= next + 2 * policy.round_to()).then_some((*first, *ticked, *total))
}

/// One thing that stands out.
#[derive(Debug, Clone, PartialEq)]
pub enum Finding {
    /// Two items that an audience is clearly not equally positive about: those with the highest and the lowest published share.
    Range {
        /// Whose.
        audience: Audience,
        /// The one with the highest share.
        strongest: (Id, PositiveShare),
        /// The one with the lowest share.
        weakest: (Id, PositiveShare),
    },
    /// A clear gap between two audiences on one item: the one whose published shares are furthest apart.
    Gap {
        /// The item.
        item: Id,
        /// Who says it least.
        least: PositiveShare,
        /// Who says it most.
        most: PositiveShare,
    },
}

/// What stands out: each audience's range, then the largest gap. An empty list means that nothing stands out beyond chance and rounding.
#[must_use]
pub fn findings(release: &Release, survey: &Survey, area: Option<&Id>) -> Vec<Finding> {
    let scored = || survey.items.iter().filter(|item| matches!(item.kind, ItemKind::Scale));
    let all: Vec<(Id, Vec<PositiveShare>)> = scored().map(|item| (item.id.clone(), shares(release, &item.id, area))).collect();
    let mut found: Vec<Finding> = Audience::ALL.into_iter().filter_map(|audience| range(&all, audience)).collect();
    let gap = |(item, shares): &(Id, Vec<PositiveShare>)| {
        let by_share = |one: &&PositiveShare, other: &&PositiveShare| one.percent().total_cmp(&other.percent());
        let (least, most) = (shares.iter().min_by(by_share)?, shares.iter().max_by(by_share)?);
        most.is_above(least).then(|| (item.clone(), *least, *most))
    };
    let width = |(_, least, most): &(Id, PositiveShare, PositiveShare)| most.percent() - least.percent();
    let largest = all.iter().filter_map(gap).max_by(|one, other| width(one).total_cmp(&width(other)));
    found.extend(largest.map(|(item, least, most)| Finding::Gap { item, least, most }));
    found
}

fn range(all: &[(Id, Vec<PositiveShare>)], audience: Audience) -> Option<Finding> {
    let of_audience = |(item, shares): &(Id, Vec<PositiveShare>)| {
        shares.iter().find(|share| share.audience == audience).map(|share| (item.clone(), *share))
    };
    let by_share = |one: &(Id, PositiveShare), other: &(Id, PositiveShare)| one.1.percent().total_cmp(&other.1.percent());
    let strongest = all.iter().filter_map(of_audience).max_by(by_share)?;
    let weakest = all.iter().filter_map(of_audience).min_by(by_share)?;
    strongest.1.is_above(&weakest.1).then_some(Finding::Range { audience, strongest, weakest })
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at once")]
mod tests {
    use super::*;
    use crate::disclosure::{Cell, Tick};

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
        assert_eq!(comparison(&[child, adult], 2), Comparison::NoClearGap);
        // Adults and children can't be told apart: neither says it least.
        assert_eq!(comparison(&[child, young, adult], 3), Comparison::Gap { least: adult, most: young });
        assert_eq!(comparison(&[young, adult], 2), Comparison::Least(adult));
    }

    #[test]
    fn nothing_is_said_of_all_where_one_is_hidden() {
        let [adult, child, young] =
            [share(Audience::Adult, 100, 100).unwrap(), share(Audience::Child, 105, 95).unwrap(), share(Audience::Young, 160, 40).unwrap()];
        assert_eq!(comparison(&[child, adult], 3), Comparison::Unknown);
        assert_eq!(comparison(&[young, adult], 3), Comparison::Gap { least: adult, most: young });
        assert_eq!(comparison(&[adult], 1), Comparison::Unknown);
        assert_eq!(comparison(&[], 0), Comparison::Unknown);
    }

    #[test]
    fn the_interval_holds_every_share_that_rounding_allows() {
        // 15, 0 and 15 published: up to 19 of 19 + 4 + 11, down to 11 of 11 + 4 + 19.
        let found = share(Audience::Child, 15, 15).unwrap();
        for (positive, others) in [(19, 11), (11, 23), (15, 15)] {
            let true_share = 100.0 * f64::from(positive) / f64::from(positive + others);
            assert!(found.low < true_share && true_share < found.high, "{true_share} {found:?}");
        }
        let none = share(Audience::Child, 0, 60).unwrap();
        assert!(none.low <= 0.0 && none.high > 100.0 * 4.0 / 60.0, "{none:?}");
    }

    #[test]
    fn a_gap_is_between_the_ends_and_only_where_it_is_clear() {
        let of = |positive, other| share(Audience::Adult, positive, other).unwrap();
        let shares = [("none", of(120, 80)), ("most", of(160, 40)), ("least", of(80, 120))];
        assert_eq!(gap(&shares).map(|ends| ends.map(|end| end.0)), Some(["least", "most"]));
        assert_eq!(gap(&[("one", of(100, 100)), ("other", of(105, 95))]), None);
        assert_eq!(gap::<&str>(&[]), None);
    }

    #[test]
    fn no_share_below_the_base_of_percentages_nor_of_nearly_all() {
        assert_eq!(share(Audience::Child, 15, 10), None);
        assert!(share(Audience::Child, 20, 10).is_some());
        assert_eq!(PositiveShare::of(Audience::Child, &Row::NearlyAll { stance: Stance::Positive }, &Policy::sdc1()), None);
    }

    #[test]
    fn a_tick_list_has_a_first_only_where_it_leads_clearly() {
        let [cost, travel, nothing] = ["cost", "travel", "nothing"].map(|name| Id::new(name).unwrap());
        let row = |counts: [u32; 3]| {
            let share =
                |ticked| if ticked == 0 { Share::NearlyAll { ticked: false } } else { Share::Counts { ticked, not_ticked: 100 - ticked } };
            let ticks = [&cost, &travel, &nothing]
                .into_iter()
                .zip(counts)
                .map(|(choice, ticked)| Tick { choice: choice.clone(), share: share(ticked) });
            Row::Ticks { ticks: ticks.collect() }
        };
        let most = |counts| most_ticked(&row(counts), Some(&nothing), &Policy::sdc1()).map(|(choice, ..)| choice.to_string());
        assert_eq!(most([40, 30, 5]), Some("cost".to_owned()));
        assert_eq!(most([40, 35, 5]), None);
        assert_eq!(most([40, 30, 60]), None);
        assert_eq!(most([0, 0, 0]), None);
    }
}
