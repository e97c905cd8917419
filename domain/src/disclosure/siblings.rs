//! Rule 2, second half: one hidden group alone could be had by taking its shown siblings from the whole.
//!
//! So where the hidden parts of a shown group are few people together, the next smallest is hidden too, until together they are none
//! or at least [`Policy::hidden_together`]. It is made good for the groups' bases first, and then for each item by itself, from the
//! wave down: whatever is taken from whatever, what is left over is then nobody, or at least that many people.
//!
//! - Audiences are no siblings: a release has no total over audiences to take one from.
//! - What is hidden takes its parts with it: a larger area never vanishes above areas that could be added up again.
//! - A group that nobody is in, and a row that nobody answered, is marked `[c]` like any other; it adds nobody to the hidden, so it alone
//!   makes no sibling hide.
//! - People who would rather not say are in no category. They hide nothing, and they don't count towards the hidden either: that there
//!   are ten of them doesn't cover a hidden category of three. The audit (see [`super::audit`]) counts them as a group of their own.
//! - All parts may be hidden and still be few together: then there is nothing to take them from each other with, and for categories the
//!   whole's other people are those who would rather not say.

use super::{hierarchy::Node, policy::Policy, report::Reason, rows::Draft};

/// Hides what would give a hidden sibling away.
pub(super) fn hide(drafts: &mut [Draft<'_>], trees: &[Node<'_>], policy: &Policy) {
    let mut bases: Vec<Size> = drafts.iter().map(|draft| Size { people: draft.people(), shown: draft.base.is_some() }).collect();
    trees.iter().for_each(|tree| settle(tree, &mut bases, policy));
    for (draft, size) in drafts.iter_mut().zip(&bases) {
        if !size.shown && draft.base.is_some() {
            draft.hide(Reason::Sibling);
        }
    }
    let items = drafts.first().map_or(0, |draft| draft.rows.len());
    for item in 0..items {
        let size = |draft: &Draft<'_>| {
            draft.rows.get(item).map_or(Size { people: 0, shown: false }, |row| Size { people: row.people(), shown: row.is_shown() })
        };
        let mut sizes: Vec<Size> = drafts.iter().map(size).collect();
        trees.iter().for_each(|tree| settle(tree, &mut sizes, policy));
        for (row, size) in drafts.iter_mut().filter_map(|draft| draft.rows.get_mut(item)).zip(&sizes) {
            if !size.shown {
                row.hide(Reason::Sibling);
            }
        }
    }
}

/// One group in one table: its true number of people, and whether it is shown.
#[derive(Clone, Copy)]
struct Size {
    people: u32,
    shown: bool,
}

fn settle(node: &Node<'_>, sizes: &mut [Size], policy: &Policy) {
    if !shown(sizes, node) {
        node.below(&mut |place| hide_one(sizes, place));
        return;
    }
    for cut in &node.cuts {
        loop {
            let hidden: u64 = cut.parts.iter().filter(|part| !shown(sizes, part)).map(|part| u64::from(people(sizes, part))).sum();
            if hidden == 0 || hidden >= u64::from(policy.hidden_together()) {
                break;
            }
            let smallest = cut.parts.iter().filter(|part| shown(sizes, part)).min_by_key(|part| people(sizes, part));
            let Some(smallest) = smallest else { break };
            hide_one(sizes, smallest.group);
        }
        cut.parts.iter().for_each(|part| settle(part, sizes, policy));
    }
}

fn shown(sizes: &[Size], node: &Node<'_>) -> bool {
    sizes.get(node.group).is_some_and(|size| size.shown)
}

fn people(sizes: &[Size], node: &Node<'_>) -> u32 {
    sizes.get(node.group).map_or(0, |size| size.people)
}

fn hide_one(sizes: &mut [Size], place: usize) {
    if let Some(size) = sizes.get_mut(place) {
        size.shown = false;
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at once")]
mod tests {
    use super::*;
    use crate::disclosure::{
        hierarchy::{By, Cut},
        policy::Limit,
    };

    fn part(group: usize, parts: Vec<Node<'static>>) -> Node<'static> {
        Node { group, cuts: if parts.is_empty() { vec![] } else { vec![Cut { by: By::Areas, parts }] } }
    }

    fn sizes(people: &[u32]) -> Vec<Size> {
        people.iter().map(|&people| Size { people, shown: people >= 10 }).collect()
    }

    /// Which of these parts of one whole are shown, with a floor of 10.
    fn shown_of(people: &[u32], policy: &Policy) -> Vec<u32> {
        let whole = part(people.len(), (0..people.len()).map(|place| part(place, vec![])).collect());
        let mut of = sizes(&[people, &[people.iter().sum::<u32>().max(10)]].concat());
        settle(&whole, &mut of, policy);
        of.pop();
        of.iter().filter(|size| size.shown).map(|size| size.people).collect()
    }

    #[test]
    fn one_small_sibling_takes_the_next_smallest_with_it_and_no_more() {
        assert_eq!(shown_of(&[50, 3, 12, 11, 60], &Policy::sdc1()), [50, 12, 60]);
    }

    #[test]
    fn nobody_and_ten_or_more_hide_nothing_further() {
        let sdc1 = Policy::sdc1();
        assert_eq!(shown_of(&[50, 0, 12], &sdc1), [50, 12]);
        assert_eq!(shown_of(&[50, 4, 6, 12], &sdc1), [50, 12]);
        assert_eq!(shown_of(&[50, 4, 5, 12], &sdc1), [50]);
    }

    #[test]
    fn all_may_be_hidden() {
        assert!(shown_of(&[4, 5], &Policy::sdc1()).is_empty());
        assert!(shown_of(&[4, 12], &Policy::sdc1()).is_empty());
    }

    #[test]
    fn a_raised_limit_hides_more_than_one() {
        let raised = Policy::sdc1().raise(Limit::HiddenTogether, 40).unwrap();
        assert_eq!(shown_of(&[1, 12, 13, 14, 70], &raised), [70]);
    }

    #[test]
    fn of_two_equally_small_the_first_is_hidden() {
        let whole = part(3, (0..3).map(|place| part(place, vec![])).collect());
        let mut of = sizes(&[3, 12, 12, 27]);
        settle(&whole, &mut of, &Policy::sdc1());
        assert_eq!(of.iter().map(|size| size.shown).collect::<Vec<_>>(), [false, false, true, true]);
    }

    /// The wave is the larger area 1 (of 2 and 3) and the areas 4 and 5.
    fn nested(people: [u32; 6]) -> [bool; 6] {
        let larger = part(1, vec![part(2, vec![]), part(3, vec![])]);
        let mut of = sizes(&people);
        settle(&part(0, vec![larger, part(4, vec![]), part(5, vec![])]), &mut of, &Policy::sdc1());
        [0, 1, 2, 3, 4, 5].map(|place: usize| of[place].shown)
    }

    #[test]
    fn a_larger_area_keeps_its_own_apart_from_the_rest() {
        assert_eq!(nested([112, 50, 30, 20, 50, 12]), [true; 6]);
        // Three in one of its areas hide the other, and not the larger area.
        assert_eq!(nested([95, 33, 30, 3, 50, 12]), [true, true, false, false, true, true]);
        // Four elsewhere take the smallest beside them: here the larger area, and its areas with it.
        assert_eq!(nested([104, 50, 30, 20, 50, 4]), [true, false, false, false, true, false]);
    }
}
