//! Everything that is known of an item in an audience: its groups as a tree, and bounds passed up and down.

use super::bounds::{Bounds, Numbers, Printed, about, printed, published, truth};
use crate::{
    disclosure::{
        hierarchy::Node,
        policy::Policy,
        release::Row,
        rows::{Draft, DraftRow},
        rules::{Rule, Rules},
    },
    survey::ItemKind,
    tally::ItemCounts,
};

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
    /// The numbers that were rounded by themselves.
    printed: Vec<Printed>,
    /// The whole's numbers in the interim release, where both show it.
    earlier: Option<Printed>,
}

/// All that an attacker can know of an item in an audience.
pub(super) struct Known {
    members: Vec<Member>,
    questions: Vec<Question>,
    /// Whether each question is a choice of a list, and which of them means "none of these".
    list: Option<Option<usize>>,
    /// Whether the same people are always rounded to the same number.
    compares: bool,
}

impl Known {
    pub(super) fn new(drafts: &[Draft<'_>], tree: &Node<'_>, item: usize, before: Option<&Row>, policy: &Policy, rules: Rules) -> Self {
        let mut known = Self { members: Vec::new(), questions: Vec::new(), list: None, compares: rules.apply(Rule::Contributors) };
        let Some(whole) = drafts.get(tree.group).and_then(|draft| draft.rows.get(item)) else { return known };
        let questions = match whole.counts {
            ItemCounts::NotAsked => return known,
            ItemCounts::Scale { stances, .. } => vec![stances.len()],
            ItemCounts::Ticks { choices, .. } => vec![2; choices.len()],
        };
        let question = |categories| Question { categories, truth: Vec::new(), known: Vec::new(), printed: Vec::new(), earlier: None };
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
            question.printed.push(printed(&row.row, row.counts, at));
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
            question.printed.push([None; 3]);
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
        for (at, question) in self.questions.iter_mut().enumerate() {
            let earlier = printed(before, whole.counts, at);
            question.earlier = whole.is_shown().then_some(earlier);
            if let (Some(known), Some(now)) = (question.known.first_mut(), question.printed.first()) {
                let more = if self.compares { differ(now, &earlier) } else { [false; 3] };
                let low = |at: usize| about(earlier[at], policy).0 + i64::from(more[at]);
                known.low = std::array::from_fn(|at| known.low[at].max(low(at)));
            }
        }
    }

    fn people(&self, member: usize) -> i64 {
        self.members.get(member).map_or(0, |member| member.people)
    }

    /// Passes bounds up and down the tree, between numbers that differ and between a list's choices, until nothing changes.
    fn gather(&mut self) {
        loop {
            let before: Vec<Vec<Bounds>> = self.questions.iter().map(|question| question.known.clone()).collect();
            for question in &mut self.questions {
                pass_up(&self.members, &mut question.known);
                pass_down(&self.members, &mut question.known);
                if self.compares {
                    compare(&self.members, question);
                }
            }
            if let Some(none) = self.list {
                (0..self.members.len()).for_each(|member| self.tie(member, none));
            }
            let changed = self.questions.iter().zip(&before).any(|(question, before)| question.known != *before);
            // What can't be is never published; should it ever be, it has no last bounds to find, and is not safe.
            let possible = self.questions.iter().flat_map(|question| &question.known).all(|known| known.is_possible());
            if !changed || !possible {
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

    /// Of the first question, member by member: how many people, and of each category the least and the most.
    #[cfg(test)]
    pub(super) fn ranges(self) -> impl Iterator<Item = (i64, Vec<(i64, i64)>)> {
        let known = self.questions.into_iter().take(1).flat_map(|question| question.known);
        self.members.into_iter().zip(known).map(|(member, known)| (member.people, known.low.into_iter().zip(known.high).collect()))
    }

    /// Whether every small cell keeps enough possible values.
    pub(super) fn is_safe(&self, policy: &Policy) -> bool {
        let between = self.questions.iter().all(|question| question.is_safe_between(policy));
        between
            && self.members.iter().enumerate().all(|(member, Member { people, .. })| {
                self.questions.iter().all(|question| {
                    let (Some(truth), Some(known)) = (question.truth.get(member), question.known.get(member)) else { return true };
                    let mut cells = truth.iter().zip(known.low).zip(known.high).take(question.categories);
                    cells.all(|((truth, low), high)| (low..=high).contains(truth) && high - low + 1 >= enough(*truth, *people, policy))
                })
            })
    }
}

impl Question {
    /// Whether enough values are left of each answer of those who are in the whole's counts and not in the interim release's. How many
    /// they are is nobody's knowledge (who was held back is drawn under the secret), so only the printed numbers bound them; and their true
    /// numbers are not known here any more, so each answer is taken for a small one.
    fn is_safe_between(&self, policy: &Policy) -> bool {
        let (Some(earlier), Some(known), Some(now)) = (self.earlier, self.known.first(), self.printed.first()) else { return true };
        let more = differ(now, &earlier);
        (0..self.categories).all(|at| {
            let (low, high) = about(earlier[at], policy);
            let fewest = (known.low[at] - high).max(i64::from(more[at]));
            known.high[at] - low - fewest + 1 >= i64::from(policy.audit_values())
        })
    }
}

/// How many values must stay possible for a cell of so many people in a group of so many.
fn enough(truth: i64, people: i64, policy: &Policy) -> i64 {
    let small_group = people < i64::from(policy.hidden_together());
    match truth {
        0 if !small_group => 2,
        _ if small_group || truth < i64::from(policy.round_to()) => i64::from(policy.audit_values()).min(people + 1),
        _ => 1,
    }
}

/// The same people are rounded to the same number: where a group and its whole are printed with two numbers of an answer, somebody outside
/// the group gave it.
fn compare(members: &[Member], question: &mut Question) {
    let Question { known, printed, .. } = question;
    for (place, member) in members.iter().enumerate() {
        let Some((whole, of)) = member.of.and_then(|of| Some((of.0, members.get(of.0)?))) else { continue };
        let (Some(ours), Some(its)) = (printed.get(place), printed.get(whole)) else { continue };
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
                *bounds = bounds.and(others.minus(sum.without(*bounds)), sibling.people);
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

/// Which categories are printed with two numbers.
fn differ(one: &Printed, other: &Printed) -> [bool; 3] {
    std::array::from_fn(|at| one[at].zip(other[at]).is_some_and(|(one, other)| one != other))
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
