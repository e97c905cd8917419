//! Rule 6: what all tables of an item tell together, as exact integer bounds, before anything is published.
//!
//! **Against whom.** Somebody who has the whole release and knows the true number of people who answered, in every group and for every
//! item: who was in the room, but not what they said. For each answer in each group, shown or hidden, in what is left over of a group
//! when its shown parts are taken away, and among those who would rather not say, the audit computes the least and the most people that
//! fit everything published. A cell of 1 to 4 people, and any cell of a group of at most 9, must be left [`Policy::audit_values`] possible
//! values, or all that the group has people for (then its complement is left as many); an empty cell two, so that it is never certain that
//! nobody, or everybody, said something. Where less is left, the item is published in less detail.
//!
//! **The order of fallbacks** is fixed before a wave opens and is the same for whoever's cell it is: the breakdown with most categories
//! goes first (of equals the one declared last), then the next; then areas inside larger areas; then all areas; then the item. It goes for
//! that item and audience alone. That it went is itself visible: the marks `[c]` say that some cell was small, not whose.
//!
//! **Why this is exact without a linear programme.** A group's answers to an item are two or three numbers with a known sum. Sets of
//! integer vectors with a known sum and bounds on each are the integer points of base polyhedra; with at most three numbers every base
//! polyhedron is such a box. Their sums and intersections are again such boxes, with no integer point lost (Fujishige, "Submodular
//! Functions and Optimization", 2005, ch. 3; Murota, "Discrete Convex Analysis", 2003, ch. 4). Groups nest like a tree ([`Node`]), so
//! passing boxes up and then down gives the exact range of every cell (as belief propagation on a tree does). That the same people are
//! rounded to the same number adds one thing: where a part and its whole are printed with two numbers of an answer, somebody outside the
//! part gave it. A tick-list is, choice by
//! choice, two numbers with a known sum; that each person ticked something, and that "nothing" excludes the rest, ties the choices of one
//! group together, and there bounds are passed round until nothing changes: always true bounds, though on a list not always the tightest.
//! `disclosure::attacks` holds all this against an enumeration that knows none of it.
//!
//! Random rounding moves a count by less than [`Policy::round_to`], so a published number leaves nine values open before anything is
//! combined, and a "0 to 4" five.

mod bounds;
mod known;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;

use super::{
    hierarchy::{By, Node},
    policy::Policy,
    release::Row,
    report::Reason,
    rows::Draft,
    rules::Rules,
};
use known::Known;

/// Publishes each item in as little detail as its audit asks for. `earlier` gives the interim release's row of a group and item, if there is one.
pub(super) fn audit(
    drafts: &mut [Draft<'_>],
    trees: &[Node<'_>],
    policy: &Policy,
    rules: Rules,
    earlier: &dyn Fn(&Draft<'_>, usize) -> Option<Row>,
) {
    let items = drafts.first().map_or(0, |draft| draft.rows.len());
    for tree in trees {
        let fallbacks = fallbacks(tree);
        for item in 0..items {
            let before = drafts.get(tree.group).and_then(|whole| earlier(whole, item));
            for fallback in &fallbacks {
                if Known::new(drafts, tree, item, before.as_ref(), policy, rules).is_safe(policy) {
                    break;
                }
                for place in fallback {
                    if let Some(row) = drafts.get_mut(*place).and_then(|draft| draft.rows.get_mut(item)) {
                        row.hide(Reason::Audit);
                    }
                }
            }
        }
    }
}

/// What is known of a scale, member by member: how many people, and of each category the least and the most.
#[cfg(test)]
pub(super) fn ranges(
    drafts: &[Draft<'_>],
    tree: &Node<'_>,
    item: usize,
    policy: &Policy,
    rules: Rules,
) -> impl Iterator<Item = (i64, Vec<(i64, i64)>)> {
    Known::new(drafts, tree, item, None, policy, rules).ranges()
}

/// The groups that each fallback hides, in order.
fn fallbacks(tree: &Node<'_>) -> Vec<Vec<usize>> {
    let mut breakdowns: Vec<Vec<usize>> = Vec::new();
    let (mut inner, mut areas) = (Vec::new(), Vec::new());
    for cut in &tree.cuts {
        let parts = || cut.parts.iter().map(|part| part.group);
        match cut.by {
            By::Breakdown(_) => breakdowns.push(parts().collect()),
            By::Areas => {
                areas.extend(parts());
                cut.parts.iter().for_each(|part| part.below(&mut |place| inner.push(place)));
            }
        }
    }
    breakdowns.reverse();
    breakdowns.sort_by_key(|categories| Reverse(categories.len()));
    breakdowns.into_iter().chain([inner, areas, vec![tree.group]]).filter(|groups| !groups.is_empty()).collect()
}
