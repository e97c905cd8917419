//! Rule 4, as far as the release holds it: which form a row takes once its counts are rounded.
//!
//! Whether a row may be shown at all, and whether a list may have numbers, turns on the true base (see [`super::bases`]); everything
//! else here looks at rounded counts only, so a row's form says no more than its numbers would.

use super::{
    bases,
    policy::Policy,
    release::{Cell, Group, GroupResult, ItemRow, Row, Share, Tick, Tier},
    report::Reason,
    rounding::Rounding,
    rules::{Rule, Rules},
};
use crate::{
    survey::{Item, Stance},
    tally::{Count, GroupCounts, ItemCounts, TickCount},
};

/// A group on its way out. Beside what would be published stand its true counts, which later rules need.
pub(super) struct Draft<'a> {
    counts: &'a GroupCounts,
    pub(super) base: Option<u32>,
    /// Why the whole group is hidden.
    pub(super) reason: Option<Reason>,
    pub(super) rows: Vec<DraftRow<'a>>,
}

/// A row on its way out.
pub(super) struct DraftRow<'a> {
    pub(super) item: &'a Item,
    pub(super) counts: &'a ItemCounts,
    pub(super) row: Row,
    /// Why it is hidden.
    pub(super) reason: Option<Reason>,
}

impl<'a> Draft<'a> {
    /// What would be published of the group if it had no siblings.
    pub(super) fn new(counts: &'a GroupCounts, items: &'a [Item], rounding: &Rounding, policy: &Policy, rules: Rules) -> Self {
        let large_enough = |people| !rules.apply(Rule::Bases) || bases::large_enough(&counts.group, people, policy);
        let shown = large_enough(counts.base.people);
        let row = |(item, counts): (&'a Item, &'a ItemCounts)| {
            let (row, reason) = match counts {
                ItemCounts::NotAsked => (Row::NotAsked, None),
                _ if !large_enough(counts.answered()) => (Row::Hidden, Some(Reason::TooFew)),
                _ => match row(counts, rounding, policy, rules) {
                    Row::Hidden => (Row::Hidden, Some(Reason::NothingLeft)),
                    row => (row, None),
                },
            };
            DraftRow { item, counts, row, reason }
        };
        Self {
            counts,
            base: shown.then(|| rounding.round(counts.base)),
            reason: (!shown).then_some(Reason::TooFew),
            rows: items.iter().zip(&counts.items).map(row).collect(),
        }
    }

    pub(super) const fn group(&self) -> &'a Group {
        &self.counts.group
    }

    /// How many took part.
    pub(super) const fn people(&self) -> u32 {
        self.counts.base.people
    }

    /// Hides the group: it shows no count at all, so its rows go with its base.
    pub(super) fn hide(&mut self, reason: Reason) {
        self.base = None;
        self.reason.get_or_insert(reason);
        self.rows.iter_mut().for_each(|row| row.hide(reason));
    }

    /// What is published: the true numbers end here.
    pub(super) fn publish(self) -> GroupResult {
        let rows = self.rows.into_iter().map(|draft| ItemRow { item: draft.item.id.clone(), row: draft.row });
        GroupResult { group: self.counts.group.clone(), base: self.base, rows: rows.collect() }
    }
}

impl DraftRow<'_> {
    /// How many answered.
    pub(super) const fn people(&self) -> u32 {
        self.counts.answered()
    }

    pub(super) const fn is_shown(&self) -> bool {
        !matches!(self.row, Row::Hidden | Row::NotAsked)
    }

    /// Hides the row. A question that was never asked still says so.
    pub(super) fn hide(&mut self, reason: Reason) {
        if self.row != Row::NotAsked {
            self.row = Row::Hidden;
            self.reason.get_or_insert(reason);
        }
    }
}

fn row(counts: &ItemCounts, rounding: &Rounding, policy: &Policy, rules: Rules) -> Row {
    match counts {
        ItemCounts::NotAsked => Row::NotAsked,
        ItemCounts::Scale { answered, stances } => scale(answered.people, stances, rounding, policy, rules),
        ItemCounts::Ticks { answered, choices } => {
            let ranked = answered.people >= policy.tick_rank_floor() || !rules.apply(Rule::Forms);
            let all = rounding.round(*answered);
            let ticks: Option<Vec<Tick>> = choices.iter().map(|choice| tick(choice, all, ranked, rounding, rules)).collect();
            ticks.map_or(Row::Hidden, |ticks| Row::Ticks { ticks })
        }
    }
}

/// Where every category rounds to 0 (at most 4, 4 and 4) the row is hidden: "0 to 4" three times, in a group known to have at least 10
/// people, would pin each count to 2, 3 or 4, and there would be nothing to draw. It is hidden, too, where one answer is left and isn't
/// nearly all: two others of 4 each in a group of 10 may both have gone down.
fn scale(people: u32, stances: &[(Stance, Count)], rounding: &Rounding, policy: &Policy, rules: Rules) -> Row {
    let cells: Vec<Cell> = stances.iter().map(|(stance, count)| Cell { stance: *stance, count: rounding.round(*count) }).collect();
    let mut seen = cells.iter().filter(|cell| cell.count > 0);
    match (seen.next(), seen.next()) {
        _ if !rules.apply(Rule::Forms) => Row::Counts { cells },
        (Some(only), None) => {
            let this: u32 = stances.iter().filter(|(stance, _)| *stance == only.stance).map(|(_, count)| count.people).sum();
            let nearly_all = this >= fewest_of_nearly_all(people, policy);
            if nearly_all { Row::NearlyAll { stance: only.stance } } else { Row::Hidden }
        }
        (None, _) => Row::Hidden,
        _ => Row::Counts { cells },
    }
}

/// The fewest of so many people that are called nearly all: all but a fifth, or all but 4 where a fifth is less (fewer would tell a
/// reader of a small group that it was all of them).
pub(super) fn fewest_of_nearly_all(people: u32, policy: &Policy) -> u32 {
    people.saturating_sub((people / 5).max(policy.round_to() - 1))
}

/// The rarer side of a choice is rounded; the other is the rounded number who answered the list, less that. Rounding both sides by
/// themselves would tell an attacker twice of the same tick: whoever knows all others' ticks then guesses the last person's rightly in
/// 63 % of cases instead of 60 % (`cargo xtask bench gate`). The rarer side, because a rounded count above the number who answered would
/// pin the few who are left.
///
/// Nothing where nobody is left to show, which [`Policy`]'s floors rule out.
fn tick(counts: &TickCount, all: u32, ranked: bool, rounding: &Rounding, rules: Rules) -> Option<Tick> {
    let rarely_ticked = counts.ticked.people <= counts.not_ticked.people;
    let rarer = rounding.round(if rarely_ticked { counts.ticked } else { counts.not_ticked });
    let other = all.saturating_sub(rarer).max(rarer);
    let (ticked, not_ticked) = if rarely_ticked { (rarer, other) } else { (other, rarer) };
    let share = match (ticked, not_ticked) {
        (0, 0) => return None,
        _ if !ranked => Share::Tier(tier(ticked, not_ticked)),
        _ if !rules.apply(Rule::Forms) => Share::Counts { ticked, not_ticked },
        (0, _) => Share::NearlyAll { ticked: false },
        (_, 0) => Share::NearlyAll { ticked: true },
        _ => Share::Counts { ticked, not_ticked },
    };
    Some(Tick { choice: counts.choice.clone(), share })
}

/// How often a choice was ticked, from its rounded counts.
pub(super) fn tier(ticked: u32, not_ticked: u32) -> Tier {
    let (ticked, all) = (u64::from(ticked), u64::from(ticked) + u64::from(not_ticked));
    match () {
        () if ticked * 2 >= all => Tier::Many,
        () if ticked * 5 >= all => Tier::Some,
        () => Tier::Few,
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at once")]
mod tests {
    use super::*;
    use crate::{survey::Id, tally::RoundingSecret};

    /// Multiples of 5 stand whatever the secret, and the first test's small counts go up or down by the ids given.
    fn rounding() -> Rounding {
        Rounding::new(&RoundingSecret::new([7; 32]), &Policy::sdc1(), Rules::ALL)
    }

    fn of(people: u32, ids: u128) -> Count {
        Count { people, ids }
    }

    /// The first ids under which so many people round to that.
    fn rounds_to(people: u32, to: u32) -> Count {
        (0..1000).map(|ids| of(people, ids)).find(|count| rounding().round(*count) == to).unwrap()
    }

    fn scale_of(counts: [Count; 3]) -> Row {
        let people = counts.iter().map(|count| count.people).sum();
        scale(people, &Stance::ALL.into_iter().zip(counts).collect::<Vec<_>>(), &rounding(), &Policy::sdc1(), Rules::ALL)
    }

    #[test]
    fn two_or_more_answers_give_counts() {
        let Row::Counts { cells } = scale_of([rounds_to(12, 15), rounds_to(3, 0), rounds_to(4, 5)]) else { unreachable!() };
        assert_eq!(cells.iter().map(|cell| cell.count).collect::<Vec<_>>(), [15, 0, 5]);
        assert_eq!(cells.iter().map(|cell| cell.stance).collect::<Vec<_>>(), Stance::ALL);
    }

    #[test]
    fn one_answer_left_is_nearly_all_whether_or_not_it_was_unanimous() {
        let nearly_all = Row::NearlyAll { stance: Stance::Negative };
        assert_eq!(scale_of([of(0, 0), of(0, 0), of(40, 1)]), nearly_all);
        assert_eq!(scale_of([rounds_to(1, 0), rounds_to(4, 0), of(40, 1)]), nearly_all);
    }

    #[test]
    fn one_answer_left_that_is_not_nearly_all_is_hidden() {
        let with_others = |only, others: [u32; 2]| {
            let [first, second] = others.map(|people| rounds_to(people, 0));
            scale_of([of(only, 0), first, second])
        };
        for (only, others) in [(5, [3, 2]), (10, [4, 2]), (25, [4, 4])] {
            assert_eq!(with_others(only, others), Row::Hidden, "{only} {others:?}");
        }
        for (only, others) in [(10, [2, 2]), (20, [4, 1]), (35, [4, 4])] {
            assert_eq!(with_others(only, others), Row::NearlyAll { stance: Stance::Positive }, "{only} {others:?}");
        }
    }

    #[test]
    fn none_left_is_hidden() {
        assert_eq!(scale_of([4, 4, 4].map(|people| rounds_to(people, 0))), Row::Hidden);
    }

    /// A choice of a list that a multiple of 5 answered.
    fn share(ticked: Count, not_ticked: Count, ranked: bool) -> Share {
        let counts = TickCount { choice: Id::new("cost").unwrap(), ticked, not_ticked };
        tick(&counts, ticked.people + not_ticked.people, ranked, &rounding(), Rules::ALL).unwrap().share
    }

    #[test]
    fn a_list_from_sixty_has_numbers_and_nearly_all_at_both_ends() {
        assert_eq!(share(of(25, 1), of(35, 2), true), Share::Counts { ticked: 25, not_ticked: 35 });
        assert_eq!(share(rounds_to(4, 0), of(61, 2), true), Share::NearlyAll { ticked: false });
        assert_eq!(share(of(63, 2), rounds_to(2, 0), true), Share::NearlyAll { ticked: true });
    }

    #[test]
    fn the_rarer_side_is_rounded_and_the_other_is_the_rest() {
        assert_eq!(share(rounds_to(23, 25), of(57, 2), true), Share::Counts { ticked: 25, not_ticked: 55 });
        assert_eq!(share(of(57, 2), rounds_to(23, 20), true), Share::Counts { ticked: 60, not_ticked: 20 });
        // Six of twelve, rounded to ten of ten, are still the half that they are.
        let half = TickCount { choice: Id::new("cost").unwrap(), ticked: rounds_to(6, 10), not_ticked: of(6, 2) };
        let tick = tick(&half, 10, false, &rounding(), Rules::ALL).unwrap();
        assert_eq!(tick.share, Share::Tier(Tier::Many));
    }

    #[test]
    fn a_smaller_list_has_three_tiers_and_no_more() {
        let tiers = [(25, Tier::Many), (20, Tier::Some), (10, Tier::Some), (5, Tier::Few), (0, Tier::Few), (50, Tier::Many)];
        for (ticked, tier) in tiers {
            assert_eq!(share(of(ticked, 1), of(50 - ticked, 2), false), Share::Tier(tier), "{ticked} of 50");
        }
    }

    #[test]
    fn a_list_in_which_nothing_is_left_is_hidden() {
        let counts = TickCount { choice: Id::new("cost").unwrap(), ticked: rounds_to(2, 0), not_ticked: rounds_to(2, 0) };
        assert_eq!(tick(&counts, 0, false, &rounding(), Rules::ALL), None);
    }
}
