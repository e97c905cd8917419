//! Rule 5: what an interim release may say, so that the final one tells nothing more of a few people.
//!
//! A wave has at most one release while it is open. Whoever subtracts it from the final one is left with the people who came after it and
//! those who were held back: so of each audience so many are held back at random (see [`crate::tally::HeldBack`]) that those left over
//! are at least [`Policy::hold_back`] people and, for each item, at least [`Policy::hidden_together`] answers, whoever comes later.
//! Answers are never taken away again, so the difference can only grow.
//!
//! - At most half of an audience is held back: where that is fewer than [`Policy::hold_back`], the audience waits.
//! - An item that too few of those held back answered is hidden: its row waits alone. (`privacy.md` lets the whole audience wait; a row
//!   that isn't there can't be subtracted either.)
//! - An interim release is about audiences alone: no areas and no breakdowns.

use std::borrow::Cow;

use super::policy::Policy;
use crate::tally::{Candidate, Frozen, GroupCounts, MOST_HELD_BACK, Mark};

/// What waits: a whole group, or one of its items, by their places.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Waits {
    Group(usize),
    Item { group: usize, item: usize },
}

/// The counts without those held back, and what waits.
pub(super) fn hold_back<'a>(frozen: &Frozen<'a>, policy: &Policy) -> (Cow<'a, [GroupCounts]>, Vec<Waits>) {
    let mut groups = frozen.groups.to_vec();
    let mut waits = Vec::new();
    for (place, group) in groups.iter_mut().enumerate() {
        let half = usize::try_from(group.base.people / 2).unwrap_or(usize::MAX).min(MOST_HELD_BACK);
        let drawn: Vec<Candidate> = frozen.held_back.of(group.group.audience).take(half).collect();
        let fewest = usize::try_from(policy.hold_back()).unwrap_or(usize::MAX);
        if drawn.len() < fewest {
            waits.push(Waits::Group(place));
            continue;
        }
        let enough = |item: usize| enough_answers(&drawn, item, policy);
        let many = (0..group.items.len()).filter_map(enough).fold(fewest, usize::max);
        let without = (0..group.items.len()).filter(|item| enough(*item).is_none());
        waits.extend(without.map(|item| Waits::Item { group: place, item }));
        drawn.iter().take(many).for_each(|person| group.take(person.random_id, &person.marks));
    }
    (Cow::Owned(groups), waits)
}

/// Whom [`hold_back`] leaves out: the attacks need to know who is in the counts.
#[cfg(test)]
pub(super) fn held_back(frozen: &Frozen<'_>, policy: &Policy) -> Vec<u128> {
    let (counts, _) = hold_back(frozen, policy);
    let mut held_back = Vec::new();
    for (before, after) in frozen.groups.iter().zip(&*counts) {
        let many = usize::try_from(before.base.people - after.base.people).unwrap_or(usize::MAX);
        held_back.extend(frozen.held_back.of(before.group.audience).take(many).map(|person| person.random_id));
    }
    held_back
}

/// How many of the drawn, in their order, must be held back for enough answers to that item; nothing where all of them are too few.
fn enough_answers(drawn: &[Candidate], item: usize, policy: &Policy) -> Option<usize> {
    let enough = usize::try_from(policy.hidden_together()).unwrap_or(usize::MAX);
    let answered = |person: &Candidate| !matches!(person.marks.get(item), None | Some(Mark::Nothing));
    let answers = drawn.iter().enumerate().filter(|(_, person)| answered(person));
    answers.map(|(place, _)| place + 1).nth(enough.checked_sub(1)?)
}

#[cfg(test)]
mod tests;
