//! Rule 2, second half: one hidden group alone could be had by taking its shown siblings from the whole.
//!
//! So where the hidden siblings are few people together, the next smallest is hidden too, until together they are none or at least
//! [`Policy::hidden_together`]. A hierarchy is an audience's areas in the wave, or an audience's categories of one breakdown; it is
//! made good for the groups' bases first, and then for each item by itself.
//!
//! - Audiences are no siblings: a release has no total over audiences to take one from.
//! - A group that nobody is in, and a row that nobody answered, is marked `[c]` like any other; it adds nobody to the hidden, so it alone
//!   makes no sibling hide.
//! - People who would rather not say are in no category. They hide nothing, and they don't count towards the hidden either: that there
//!   are ten of them doesn't cover a hidden category of three.
//! - All siblings may be hidden and still be few together: then there is nothing to take them from each other with. For areas their
//!   whole is hidden as well. For categories the whole's other people are those who would rather not say.

use super::{
    policy::Policy,
    release::{Group, Row},
    rows::Draft,
};
use crate::survey::{Audience, Id};

/// Groups that together, but for "rather not say", make up a group that is shown.
#[derive(PartialEq, Eq)]
enum Hierarchy<'a> {
    Areas(Audience),
    Categories(Audience, &'a Id),
}

fn hierarchy(group: &Group) -> Option<Hierarchy<'_>> {
    match group {
        Group { audience, category: Some(category), .. } => Some(Hierarchy::Categories(*audience, &category.question)),
        Group { audience, area: Some(_), .. } => Some(Hierarchy::Areas(*audience)),
        Group { .. } => None,
    }
}

/// Hides what would give a hidden sibling away.
pub(super) fn hide(drafts: &mut [Draft<'_>], policy: &Policy) {
    let mut rest: Vec<&mut Draft<'_>> = drafts.iter_mut().collect();
    while let Some(first) = rest.pop() {
        let Some(of_first) = hierarchy(first.group) else { continue };
        let (mut siblings, others): (Vec<_>, Vec<_>) =
            rest.into_iter().partition(|draft| hierarchy(draft.group).as_ref() == Some(&of_first));
        // Taken from the back: back to the release's order, so that of two equally small the first is hidden.
        siblings.push(first);
        hide_bases(&mut siblings, policy);
        hide_rows(&mut siblings, policy);
        rest = others;
    }
}

/// A hidden group shows no count at all: its rows go with its base.
fn hide_bases(siblings: &mut [&mut Draft<'_>], policy: &Policy) {
    let sizes: Vec<Size> = siblings.iter().map(|draft| Size { people: draft.people, shown: draft.base.is_some() }).collect();
    for (draft, shown) in siblings.iter_mut().zip(still_shown(sizes, policy)) {
        if !shown {
            draft.base = None;
            draft.rows.iter_mut().for_each(super::rows::DraftRow::hide);
        }
    }
}

fn hide_rows(siblings: &mut [&mut Draft<'_>], policy: &Policy) {
    let items = siblings.first().map_or(0, |draft| draft.rows.len());
    for item in 0..items {
        let mut rows: Vec<_> = siblings.iter_mut().filter_map(|draft| draft.rows.get_mut(item)).collect();
        let is_shown = |row: &Row| !matches!(row, Row::Hidden | Row::NotAsked);
        let sizes = rows.iter().map(|draft| Size { people: draft.people, shown: is_shown(&draft.row) }).collect();
        for (draft, shown) in rows.iter_mut().zip(still_shown(sizes, policy)) {
            if !shown {
                draft.hide();
            }
        }
    }
}

/// One sibling in one table: its true number of people, and whether it is shown.
struct Size {
    people: u32,
    shown: bool,
}

fn still_shown(mut siblings: Vec<Size>, policy: &Policy) -> impl Iterator<Item = bool> {
    loop {
        let hidden: u64 = siblings.iter().filter(|sibling| !sibling.shown).map(|sibling| u64::from(sibling.people)).sum();
        if hidden == 0 || hidden >= u64::from(policy.hidden_together()) {
            break;
        }
        let Some(smallest) = siblings.iter_mut().filter(|sibling| sibling.shown).min_by_key(|sibling| sibling.people) else { break };
        smallest.shown = false;
    }
    siblings.into_iter().map(|sibling| sibling.shown)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at once")]
mod tests {
    use super::*;
    use crate::disclosure::policy::Limit;

    /// Which of these sizes are shown, with a floor of 10.
    fn shown(people: &[u32], policy: &Policy) -> Vec<u32> {
        let sizes = people.iter().map(|&people| Size { people, shown: people >= 10 }).collect();
        people.iter().zip(still_shown(sizes, policy)).filter(|(_, shown)| *shown).map(|(people, _)| *people).collect()
    }

    #[test]
    fn one_small_sibling_takes_the_next_smallest_with_it_and_no_more() {
        assert_eq!(shown(&[50, 3, 12, 11, 60], &Policy::sdc1()), [50, 12, 60]);
    }

    #[test]
    fn nobody_and_ten_or_more_hide_nothing_further() {
        let sdc1 = Policy::sdc1();
        assert_eq!(shown(&[50, 0, 12], &sdc1), [50, 12]);
        assert_eq!(shown(&[50, 4, 6, 12], &sdc1), [50, 12]);
        assert_eq!(shown(&[50, 4, 5, 12], &sdc1), [50]);
    }

    #[test]
    fn all_may_be_hidden() {
        assert!(shown(&[4, 5], &Policy::sdc1()).is_empty());
        assert!(shown(&[4, 12], &Policy::sdc1()).is_empty());
    }

    #[test]
    fn a_raised_limit_hides_more_than_one() {
        let raised = Policy::sdc1().raise(Limit::HiddenTogether, 40).unwrap();
        assert_eq!(shown(&[1, 12, 13, 14, 70], &raised), [70]);
    }

    #[test]
    fn of_two_equally_small_the_first_is_hidden() {
        let sizes = [3, 12, 12].map(|people| Size { people, shown: people >= 10 });
        assert_eq!(still_shown(sizes.into(), &Policy::sdc1()).collect::<Vec<_>>(), [false, false, true]);
    }
}
