//! Rule 4, as far as the release holds it: which form a row takes once its counts are rounded.
//!
//! Whether a row may be shown at all, and whether a list may have numbers, turns on the true base (see [`super::bases`]); everything
//! else here looks at rounded counts only, so a row's form says no more than its numbers would.

use super::{
    bases,
    policy::Policy,
    release::{Cell, Group, GroupResult, ItemRow, Row, Share, Tick, Tier},
    rounding::Rounding,
};
use crate::{
    survey::{Id, Item, Stance},
    tally::{Count, GroupCounts, ItemCounts, TickCount},
};

/// A group on its way out. Beside what would be published stand the true numbers of people, which [`super::siblings`] needs.
pub(super) struct Draft<'a> {
    pub(super) group: &'a Group,
    pub(super) people: u32,
    pub(super) base: Option<u32>,
    pub(super) rows: Vec<DraftRow<'a>>,
}

/// A row on its way out.
pub(super) struct DraftRow<'a> {
    item: &'a Id,
    pub(super) people: u32,
    pub(super) row: Row,
}

impl<'a> Draft<'a> {
    /// What would be published of the group if it had no siblings.
    pub(super) fn new(counts: &'a GroupCounts, items: &'a [Item], rounding: &Rounding, policy: &Policy) -> Self {
        let GroupCounts { group, base, items: item_counts } = counts;
        let shown = bases::large_enough(group, base.people, policy);
        let rows = items.iter().zip(item_counts).map(|(item, counts)| {
            let people = counts.answered();
            let row = if bases::large_enough(group, people, policy) { row(counts, rounding, policy) } else { hidden(counts) };
            DraftRow { item: &item.id, people, row }
        });
        Self { group, people: base.people, base: shown.then(|| rounding.round(*base)), rows: rows.collect() }
    }

    /// What is published: the true numbers end here.
    pub(super) fn publish(self) -> GroupResult {
        let rows = self.rows.into_iter().map(|draft| ItemRow { item: draft.item.clone(), row: draft.row });
        GroupResult { group: self.group.clone(), base: self.base, rows: rows.collect() }
    }
}

impl DraftRow<'_> {
    /// Hides the row. A question that was never asked still says so.
    pub(super) fn hide(&mut self) {
        if self.row != Row::NotAsked {
            self.row = Row::Hidden;
        }
    }
}

fn hidden(counts: &ItemCounts) -> Row {
    if matches!(counts, ItemCounts::NotAsked) { Row::NotAsked } else { Row::Hidden }
}

fn row(counts: &ItemCounts, rounding: &Rounding, policy: &Policy) -> Row {
    match counts {
        ItemCounts::NotAsked => Row::NotAsked,
        ItemCounts::Scale { stances, .. } => scale(stances, rounding),
        ItemCounts::Ticks { answered, choices } => {
            let ranked = answered.people >= policy.tick_rank_floor();
            let ticks: Option<Vec<Tick>> = choices.iter().map(|choice| tick(choice, ranked, rounding)).collect();
            ticks.map_or(Row::Hidden, |ticks| Row::Ticks { ticks })
        }
    }
}

/// Where every category rounds to 0 (at most 4, 4 and 4) the row is hidden: "0 to 4" three times, in a group known to have at least 10
/// people, would pin each count to 2, 3 or 4, and there would be nothing to draw.
fn scale(stances: &[(Stance, Count)], rounding: &Rounding) -> Row {
    let cells: Vec<Cell> = stances.iter().map(|(stance, count)| Cell { stance: *stance, count: rounding.round(*count) }).collect();
    let mut seen = cells.iter().filter(|cell| cell.count > 0);
    match (seen.next(), seen.next()) {
        (None, _) => Row::Hidden,
        (Some(only), None) => Row::NearlyAll { stance: only.stance },
        _ => Row::Counts { cells },
    }
}

/// Nothing where both sides round to 0, which [`Policy`]'s floors rule out: at least 10 people make one side 5 or more.
fn tick(counts: &TickCount, ranked: bool, rounding: &Rounding) -> Option<Tick> {
    let (ticked, not_ticked) = (rounding.round(counts.ticked), rounding.round(counts.not_ticked));
    let share = match (ticked, not_ticked) {
        (0, 0) => return None,
        _ if !ranked => Share::Tier(tier(ticked, not_ticked)),
        (0, _) => Share::NearlyAll { ticked: false },
        (_, 0) => Share::NearlyAll { ticked: true },
        _ => Share::Counts { ticked, not_ticked },
    };
    Some(Tick { choice: counts.choice.clone(), share })
}

fn tier(ticked: u32, not_ticked: u32) -> Tier {
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

    /// Multiples of 5 stand whatever the secret, and the first test's small counts go up or down by the ids given.
    fn rounding() -> Rounding {
        Rounding::new(&[7; 32], &Policy::sdc1())
    }

    fn of(people: u32, ids: u128) -> Count {
        Count { people, ids }
    }

    /// The first ids under which so many people round to that.
    fn rounds_to(people: u32, to: u32) -> Count {
        (0..1000).map(|ids| of(people, ids)).find(|count| rounding().round(*count) == to).unwrap()
    }

    fn scale_of(counts: [Count; 3]) -> Row {
        scale(&Stance::ALL.into_iter().zip(counts).collect::<Vec<_>>(), &rounding())
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
    fn none_left_is_hidden() {
        assert_eq!(scale_of([4, 4, 4].map(|people| rounds_to(people, 0))), Row::Hidden);
    }

    fn share(ticked: Count, not_ticked: Count, ranked: bool) -> Share {
        let counts = TickCount { choice: Id::new("cost").unwrap(), ticked, not_ticked };
        tick(&counts, ranked, &rounding()).unwrap().share
    }

    #[test]
    fn a_list_from_sixty_has_numbers_and_nearly_all_at_both_ends() {
        assert_eq!(share(of(25, 1), of(35, 2), true), Share::Counts { ticked: 25, not_ticked: 35 });
        assert_eq!(share(rounds_to(4, 0), of(60, 2), true), Share::NearlyAll { ticked: false });
        assert_eq!(share(of(60, 2), rounds_to(2, 0), true), Share::NearlyAll { ticked: true });
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
        let counts = TickCount { choice: Id::new("cost").unwrap(), ticked: rounds_to(4, 0), not_ticked: rounds_to(4, 0) };
        assert_eq!(tick(&counts, false, &rounding()), None);
    }
}
