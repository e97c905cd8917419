//! Rule 6: what all tables of an item tell together, as exact integer bounds, before anything is published.
//!
//! **Against whom.** Somebody who has the whole release and knows the true number of people who answered, in every group and for every
//! item: who was in the room, but not what they said. For each answer in each group, shown or hidden, in what is left over of a group
//! when its shown parts are taken away, and among those who would rather not say, the audit computes the least and the most people that
//! fit everything published. Where a small cell (of at most 4 people, or of any size in a group of at most 9) is left fewer than
//! [`Policy::audit_values`] possible values, or all that the group has people for, the item is published in less detail.
//! SDC-1 asks this of cells of 1 to 4; here 0 is a small cell too, so that a rounded 0 is never certain to be nobody.
//!
//! **The order of fallbacks** is fixed before a wave opens and is the same for whoever's cell it is: the breakdown with most categories
//! goes first (of equals the one declared last), then the next; then areas inside larger areas; then all areas; then the item. It goes for
//! that item and audience alone. That it went is itself visible: the marks `[c]` say that some cell was small, not whose.
//!
//! **Why this is exact without a linear programme.** A group's answers to an item are two or three numbers with a known sum. Sets of
//! integer vectors with a known sum and bounds on each are the integer points of base polyhedra; with at most three numbers every base
//! polyhedron is such a box. Their sums and intersections are again such boxes, with no integer point lost (Fujishige, "Submodular
//! Functions and Optimization", 2005, ch. 3; Murota, "Discrete Convex Analysis", 2003, ch. 4). Groups nest like a tree ([`Node`]), so
//! passing boxes up and then down gives the exact range of every cell (as belief propagation on a tree does). A tick-list is, choice by
//! choice, two numbers with a known sum; that each person ticked something, and that "nothing" excludes the rest, ties the choices of one
//! group together, and there bounds are passed round until nothing changes: always true bounds, though on a list not always the tightest.
//! `disclosure::attacks` holds all this against an enumeration that knows none of it.
//!
//! Beyond such boxes goes that the same people are rounded to the same number, which every reader is told: where a group and its part are
//! published with two numbers of an answer, somebody outside the part gave it. These bounds too are passed round until nothing changes.
//!
//! Random rounding moves a count by less than [`Policy::round_to`], so a published number leaves nine values open before anything is
//! combined, and a "0 to 4" five.

use std::cmp::Reverse;

use super::{
    hierarchy::{By, Node},
    policy::Policy,
    release::{Row, Share},
    report::Reason,
    rows::{Draft, DraftRow, tier},
};
use crate::{
    survey::{ItemKind, Stance},
    tally::ItemCounts,
};

/// Publishes each item in as little detail as its audit asks for. `earlier` gives the interim release's row of a group and item, if there is one.
pub(super) fn audit(drafts: &mut [Draft<'_>], trees: &[Node<'_>], policy: &Policy, earlier: &dyn Fn(&Draft<'_>, usize) -> Option<Row>) {
    let items = drafts.first().map_or(0, |draft| draft.rows.len());
    for tree in trees {
        let fallbacks = fallbacks(tree);
        for item in 0..items {
            let before = drafts.get(tree.group).and_then(|whole| earlier(whole, item));
            for fallback in &fallbacks {
                if Known::new(drafts, tree, item, before.as_ref(), policy).is_safe(policy) {
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

/// Numbers of people by category; a scale without a middle, and a choice, have two, and the third is nobody.
type Numbers = [i64; 3];

/// What is known of one group's answers to one question: a scale, or one choice of a list.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Bounds {
    low: Numbers,
    high: Numbers,
}

impl Bounds {
    /// The same vectors within the least and the most that each number takes among them, given their sum.
    fn tight(self, people: i64) -> Self {
        let others = |of: Numbers, at: usize| of.iter().sum::<i64>() - of[at];
        let low = std::array::from_fn(|at| self.low[at].max(people - others(self.high, at)));
        Self { low, high: std::array::from_fn(|at| self.high[at].min(people - others(self.low, at))) }
    }

    /// The vectors that are in both.
    fn and(self, other: Self, people: i64) -> Self {
        let low = std::array::from_fn(|at| self.low[at].max(other.low[at]));
        Self { low, high: std::array::from_fn(|at| self.high[at].min(other.high[at])) }.tight(people)
    }

    /// Sums of a vector of each.
    fn plus(self, other: Self) -> Self {
        Self { low: std::array::from_fn(|at| self.low[at] + other.low[at]), high: std::array::from_fn(|at| self.high[at] + other.high[at]) }
    }

    /// What is left of a vector of this one when a vector of the other is taken away.
    fn minus(self, other: Self) -> Self {
        Self { low: std::array::from_fn(|at| self.low[at] - other.high[at]), high: std::array::from_fn(|at| self.high[at] - other.low[at]) }
    }

    const NOBODY: Self = Self { low: [0; 3], high: [0; 3] };
}

/// One group, what is left over of one, or those who would rather not say. Parts stand after their whole.
struct Member {
    /// How many answered: known to the attacker.
    people: i64,
    /// Its whole, and by which of the whole's cuts.
    of: Option<(usize, usize)>,
}

/// One question: what is true, and what is known, of each member.
struct Question {
    categories: usize,
    truth: Vec<Numbers>,
    known: Vec<Bounds>,
    /// What each category was rounded to, where it can be told.
    numbers: Vec<[Option<u32>; 3]>,
}

/// All that an attacker can know of an item in an audience.
struct Known {
    members: Vec<Member>,
    questions: Vec<Question>,
    /// Whether each question is a choice of a list, and which of them means "none of these".
    list: Option<Option<usize>>,
}

impl Known {
    fn new(drafts: &[Draft<'_>], tree: &Node<'_>, item: usize, before: Option<&Row>, policy: &Policy) -> Self {
        let mut known = Self { members: Vec::new(), questions: Vec::new(), list: None };
        let Some(whole) = drafts.get(tree.group).and_then(|draft| draft.rows.get(item)) else { return known };
        let questions = match whole.counts {
            ItemCounts::NotAsked => return known,
            ItemCounts::Scale { stances, .. } => vec![stances.len()],
            ItemCounts::Ticks { choices, .. } => vec![2; choices.len()],
        };
        let question = |categories| Question { categories, truth: Vec::new(), known: Vec::new(), numbers: Vec::new() };
        known.questions = questions.into_iter().map(question).collect();
        if let ItemKind::Ticks { choices, none } = &whole.item.kind {
            known.list = Some(choices.iter().position(|choice| Some(&choice.id) == none.as_ref()));
        }
        known.add(drafts, tree, item, None, policy);
        if let Some(before) = before {
            known.remember(before, whole, policy);
        }
        known.gather();
        known
    }

    /// Adds a group and all below it; gives its place.
    fn add(&mut self, drafts: &[Draft<'_>], node: &Node<'_>, item: usize, of: Option<(usize, usize)>, policy: &Policy) -> usize {
        let place = self.members.len();
        let Some(row) = drafts.get(node.group).and_then(|draft| draft.rows.get(item)) else { return place };
        self.members.push(Member { people: i64::from(row.people()), of });
        for (at, question) in self.questions.iter_mut().enumerate() {
            question.truth.push(truth(row.counts, at));
            question.known.push(published(row, at, policy));
            question.numbers.push(numbers(&row.row, row.counts, at));
        }
        for (cut, parts) in node.cuts.iter().enumerate() {
            // What is left when the shown parts are taken away is a member of its own: its sum is known where its parts aren't.
            let is_shown = |part: &&Node<'_>| drafts.get(part.group).and_then(|draft| draft.rows.get(item)).is_some_and(DraftRow::is_shown);
            let rest = self.members.len();
            self.add_unseen((place, cut));
            let mut left = vec![place];
            left.extend(parts.parts.iter().filter(is_shown).map(|part| self.add(drafts, part, item, Some((place, cut)), policy)));
            self.make_rest(rest, &left);
            let mut left = vec![rest];
            for part in parts.parts.iter().filter(|part| !is_shown(part)) {
                left.push(self.add(drafts, part, item, Some((rest, 0)), policy));
            }
            // Whoever is in no part would rather not say.
            let unsaid = self.members.len();
            self.add_unseen((rest, 0));
            self.make_rest(unsaid, &left);
        }
        place
    }

    /// Adds a member of which nothing is published.
    fn add_unseen(&mut self, of: (usize, usize)) {
        self.members.push(Member { people: 0, of: Some(of) });
        for question in &mut self.questions {
            question.truth.push([0; 3]);
            question.known.push(Bounds::NOBODY);
            question.numbers.push([None; 3]);
        }
    }

    /// Makes a member what is left of the first of `whole_and_parts` without the others.
    fn make_rest(&mut self, rest: usize, whole_and_parts: &[usize]) {
        let Some((whole, parts)) = whole_and_parts.split_first() else { return };
        let people = self.people(*whole) - parts.iter().map(|part| self.people(*part)).sum::<i64>();
        if let Some(member) = self.members.get_mut(rest) {
            member.people = people;
        }
        for question in &mut self.questions {
            let of = |at: usize| question.truth.get(at).copied().unwrap_or_default();
            let truth = std::array::from_fn(|at| of(*whole)[at] - parts.iter().map(|part| of(*part)[at]).sum::<i64>());
            let high = std::array::from_fn(|at| if at < question.categories { people } else { 0 });
            if let (Some(to), Some(known)) = (question.truth.get_mut(rest), question.known.get_mut(rest)) {
                (*to, *known) = (truth, Bounds { low: [0; 3], high });
            }
        }
    }

    /// Whoever was in the interim release's counts is in the whole's; where it had another number, so is somebody else.
    fn remember(&mut self, before: &Row, whole: &DraftRow<'_>, policy: &Policy) {
        let off = i64::from(policy.round_to()) - 1;
        for (at, question) in self.questions.iter_mut().enumerate() {
            let earlier = numbers(before, whole.counts, at);
            if let (Some(known), Some(numbers)) = (question.known.first_mut(), question.numbers.first()) {
                let more = differ(numbers, &earlier);
                let low = |at: usize| earlier[at].map_or(0, |number| (i64::from(number) - off).max(0)) + i64::from(more[at]);
                known.low = std::array::from_fn(|at| known.low[at].max(low(at)));
            }
        }
    }

    fn people(&self, member: usize) -> i64 {
        self.members.get(member).map_or(0, |member| member.people)
    }

    /// Passes bounds up and down the tree, and between a list's choices, until nothing changes.
    fn gather(&mut self) {
        loop {
            let before: Vec<Vec<Bounds>> = self.questions.iter().map(|question| question.known.clone()).collect();
            for question in &mut self.questions {
                pass_up(&self.members, &mut question.known);
                pass_down(&self.members, &mut question.known);
                compare(&self.members, question);
            }
            if let Some(none) = self.list {
                (0..self.members.len()).for_each(|member| self.tie(member, none));
            }
            if self.questions.iter().zip(&before).all(|(question, before)| question.known == *before) {
                return;
            }
        }
    }

    /// Ties the choices of one group: each person ticked one or more, and nobody "none of these" and another.
    fn tie(&mut self, member: usize, none: Option<usize>) {
        let people = self.people(member);
        let ticked: Vec<(i64, i64)> =
            self.questions.iter().filter_map(|question| question.known.get(member)).map(|known| (known.low[0], known.high[0])).collect();
        let most_of_all: i64 = ticked.iter().map(|(_, high)| high).sum();
        let least_of_none = none.and_then(|none| ticked.get(none)).map_or(0, |(low, _)| *low);
        let others = ticked.iter().enumerate().filter(|(at, _)| Some(*at) != none);
        let most_of_none = people - others.map(|(_, (low, _))| *low).max().unwrap_or(0);
        for (at, question) in self.questions.iter_mut().enumerate() {
            let Some(known) = question.known.get_mut(member) else { continue };
            let least = people - (most_of_all - known.high[0]);
            let most = if none == Some(at) { most_of_none } else { people - least_of_none };
            *known = Bounds { low: [least.max(0), 0, 0], high: [most, people, 0] }.and(*known, people);
        }
    }

    /// Whether every small cell keeps enough possible values.
    fn is_safe(&self, policy: &Policy) -> bool {
        let (small_cell, small_group) = (i64::from(policy.round_to()), i64::from(policy.hidden_together()));
        self.members.iter().enumerate().all(|(member, Member { people, .. })| {
            let enough = i64::from(policy.audit_values()).min(people + 1);
            self.questions.iter().all(|question| {
                let (Some(truth), Some(known)) = (question.truth.get(member), question.known.get(member)) else { return true };
                let cells = truth.iter().zip(known.low).zip(known.high).take(question.categories);
                cells.into_iter().all(|((truth, low), high)| {
                    let small = *truth < small_cell || *people < small_group;
                    !small || high - low + 1 >= enough
                })
            })
        })
    }
}

/// What everything below a member says of it. Parts stand after their whole, so going backwards has each part ready.
fn pass_up(members: &[Member], known: &mut [Bounds]) {
    let mut sums: Vec<Vec<Bounds>> = members.iter().map(|_| Vec::new()).collect();
    for (place, member) in members.iter().enumerate().rev() {
        let Some(bounds) = known.get_mut(place) else { continue };
        for sum in sums.get(place).into_iter().flatten() {
            *bounds = bounds.and(*sum, member.people);
        }
        *bounds = bounds.tight(member.people);
        if let Some((sums, cut)) = member.of.and_then(|(whole, cut)| Some((sums.get_mut(whole)?, cut))) {
            if sums.len() <= cut {
                sums.resize(cut + 1, Bounds::NOBODY);
            }
            if let Some(sum) = sums.get_mut(cut) {
                *sum = sum.plus(*bounds);
            }
        }
    }
}

/// What its whole, without its siblings, says of each member.
fn pass_down(members: &[Member], known: &mut [Bounds]) {
    let passed_up = known.to_vec();
    for (place, member) in members.iter().enumerate() {
        let Some((whole, cut)) = member.of else { continue };
        let siblings = members.iter().zip(&passed_up).enumerate();
        let siblings = siblings.filter(|(other, (sibling, _))| *other != place && sibling.of == Some((whole, cut)));
        let others = siblings.fold(Bounds::NOBODY, |sum, (_, (_, bounds))| sum.plus(*bounds));
        let Some(left) = known.get(whole).map(|whole| whole.minus(others)) else { continue };
        if let Some(bounds) = known.get_mut(place) {
            *bounds = bounds.and(left, member.people);
        }
    }
}

/// The same people are rounded to the same number: where a whole and its part have two numbers of an answer, somebody outside the part
/// gave it.
fn compare(members: &[Member], question: &mut Question) {
    let Question { known, numbers, .. } = question;
    for (place, member) in members.iter().enumerate() {
        let Some((whole, of)) = member.of.and_then(|of| Some((of.0, members.get(of.0)?))) else { continue };
        let (Some(ours), Some(its)) = (numbers.get(place), numbers.get(whole)) else { continue };
        let more = differ(ours, its);
        let (Some(&part), Some(&all)) = (known.get(place), known.get(whole)) else { continue };
        if more == [false; 3] {
            continue;
        }
        let siblings = || members.iter().enumerate().filter(|(other, sibling)| *other != place && sibling.of == member.of);
        let sum = siblings().filter_map(|(other, _)| known.get(other)).fold(Bounds::NOBODY, |sum, bounds| sum.plus(*bounds));
        let low = std::array::from_fn(|at| sum.low[at].max(i64::from(more[at])));
        let others = Bounds { low, high: sum.high }.and(all.minus(part), of.people - member.people);
        for (other, sibling) in siblings() {
            if let Some(bounds) = known.get_mut(other) {
                let rest = Bounds {
                    low: std::array::from_fn(|at| sum.low[at] - bounds.low[at]),
                    high: std::array::from_fn(|at| sum.high[at] - bounds.high[at]),
                };
                *bounds = bounds.and(others.minus(rest), sibling.people);
            }
        }
        if let Some(bounds) = known.get_mut(place) {
            *bounds = bounds.and(all.minus(others), member.people);
        }
        if let Some(bounds) = known.get_mut(whole) {
            *bounds = bounds.and(part.plus(others), of.people);
        }
    }
}

/// Which categories have two numbers.
fn differ(one: &[Option<u32>; 3], other: &[Option<u32>; 3]) -> [bool; 3] {
    std::array::from_fn(|at| one[at].zip(other[at]).is_some_and(|(one, other)| one != other))
}

/// What a row's categories were rounded to, where it can be told.
fn numbers(row: &Row, counts: &ItemCounts, question: usize) -> [Option<u32>; 3] {
    let mut numbers = [None; 3];
    match (row, counts) {
        (_, ItemCounts::Scale { stances, .. }) => {
            for (to, (stance, _)) in numbers.iter_mut().zip(stances) {
                *to = match row {
                    Row::Counts { cells } => cells.iter().find(|cell| cell.stance == *stance).map(|cell| cell.count),
                    Row::NearlyAll { stance: only } => (only != stance).then_some(0),
                    Row::NotAsked | Row::Hidden | Row::Ticks { .. } => None,
                };
            }
        }
        (Row::Ticks { ticks }, _) => match ticks.get(question).map(|tick| tick.share) {
            Some(Share::Counts { ticked, not_ticked }) => numbers = [Some(ticked), Some(not_ticked), None],
            Some(Share::NearlyAll { ticked: true }) => numbers = [None, Some(0), None],
            Some(Share::NearlyAll { ticked: false }) => numbers = [Some(0), None, None],
            Some(Share::Tier(_)) | None => {}
        },
        _ => {}
    }
    numbers
}

/// The true numbers of a question: a scale's answers, or a choice's ticked and not ticked.
fn truth(counts: &ItemCounts, question: usize) -> Numbers {
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

/// What a published row says of a question by itself, with the number who answered.
fn published(row: &DraftRow<'_>, question: usize, policy: &Policy) -> Bounds {
    let people = i64::from(row.people());
    bounds(&row.row, row.counts, question, people, policy).tight(people)
}

fn bounds(row: &Row, counts: &ItemCounts, question: usize, people: i64, policy: &Policy) -> Bounds {
    let off = i64::from(policy.round_to()) - 1;
    let about = |count: u32| {
        if count == 0 { (0, off.min(people)) } else { ((i64::from(count) - off).max(0), (i64::from(count) + off).min(people)) }
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
                        (1.min(people), people)
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
            Some(Share::Counts { ticked, not_ticked }) => {
                set(0, about(ticked));
                set(1, about(not_ticked));
            }
            Some(Share::NearlyAll { ticked }) => {
                let (few, many) = if ticked { (1, 0) } else { (0, 1) };
                set(few, (0, off.min(people)));
                set(many, (1.min(people), people));
            }
            Some(Share::Tier(shown)) => {
                let fits = |ticked: &i64| {
                    let [ticked, not_ticked] = [*ticked, people - ticked].map(|people| roundings(people, policy));
                    ticked.iter().any(|ticked| not_ticked.iter().any(|not_ticked| tier(*ticked, *not_ticked) == shown))
                };
                // More ticks never make a tier lower, so what fits is one run of numbers.
                let run: Vec<i64> = (0..=people).filter(fits).collect();
                if let (Some(low), Some(high)) = (run.first(), run.last()) {
                    set(0, (*low, *high));
                }
            }
            None => {}
        },
        _ => {}
    }
    known
}

/// What a true count may be published as.
fn roundings(people: i64, policy: &Policy) -> [u32; 2] {
    let base = i64::from(policy.round_to());
    let down = people - people % base;
    let up = if down == people { people } else { down + base };
    [down, up].map(|count| u32::try_from(count).unwrap_or(0))
}
