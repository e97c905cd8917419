//! The audit says that its bounds are exact for scales. Here the attacker says so too: the least and the most that he finds possible are
//! the audit's, for each group, for what is left of it without its shown parts, and for those who would rather not say.

use proptest::prelude::*;

use super::{
    attacker::{Attacker, Learnt, Whom},
    population::{self, Case},
    scene::{Question, scenes},
    tallies,
};
use crate::disclosure::{Gate, Group, Policy, Rule, Rules, Stage, audit, hierarchy, rounding::Rounding, rows::Draft};

/// Whom each of the audit's bounds is about, in its order: a group, what is left without its shown parts, those parts, the hidden ones,
/// and those who would rather not say.
fn order(node: &hierarchy::Node<'_>, shown: &dyn Fn(usize) -> bool, order: &mut Vec<Whom>) {
    let whom = |without: Vec<usize>| Whom { whole: node.group, without };
    order.push(whom(vec![]));
    for cut in &node.cuts {
        let is_shown = |part: &&hierarchy::Node<'_>| shown(part.group);
        order.push(whom(cut.parts.iter().filter(is_shown).map(|part| part.group).collect()));
        cut.parts.iter().filter(is_shown).for_each(|part| self::order(part, shown, order));
        cut.parts.iter().filter(|part| !is_shown(part)).for_each(|part| self::order(part, shown, order));
        order.push(whom(cut.parts.iter().map(|part| part.group).collect()));
    }
}

/// Everything that the audit knows of the scales of a release, beside what the attacker does.
fn compared(rules: Rules, case: &Case) -> Result<usize, String> {
    let (counts, policy) = (tallies(rules, Stage::Final, case, &case.people), Policy::sdc1());
    let release = crate::disclosure::by(rules, &counts, &policy, None).release;
    let frozen = counts.frozen(&Gate(()));
    let rounding = Rounding::new(frozen.secret, &policy, rules);
    let mut drafts: Vec<Draft<'_>> =
        frozen.groups.iter().map(|group| Draft::new(group, &frozen.survey.items, &rounding, &policy, rules)).collect();
    for (draft, result) in drafts.iter_mut().zip(&release.groups) {
        draft.rows.iter_mut().zip(&result.rows).for_each(|(draft, row)| draft.row = row.row.clone());
    }
    let groups: Vec<&Group> = drafts.iter().map(Draft::group).collect();
    let trees = hierarchy::trees(&groups, &frozen.plan.larger_areas);
    let mut compared = 0;
    for scene in scenes(&release, &case.people) {
        let question = &scene.questions[0];
        let Question::Scale(_) = question else { continue };
        let item = frozen.survey.items.iter().position(|item| item.id == scene.item).unwrap();
        let tree = trees.iter().find(|tree| *groups[tree.group] == scene.parties[0].0).unwrap();
        let mut attacker = Attacker::new(&scene.seen(question), question.answers());
        if rules.apply(Rule::Contributors) {
            attacker.compare();
        }
        let mut found: Vec<Learnt> = attacker.places.iter().map(|place| place.learn(question.answers())).collect();
        if !rules.apply(Rule::Contributors) {
            found.extend(attacker.remainders(&|_, _| true).into_iter().map(|(learnt, _)| learnt));
        }
        let mut whom = vec![];
        order(tree, &|place| drafts[place].rows[item].is_shown(), &mut whom);
        let party = |place: usize| scene.parties.iter().position(|(group, _)| group == groups[place]).unwrap();
        for (Whom { whole, without }, (people, ranges)) in whom.iter().zip(audit::ranges(&drafts, tree, item, &policy, rules)) {
            let whom = Whom { whole: party(*whole), without: without.iter().map(|part| party(*part)).collect() };
            let Some(learnt) = found.iter().find(|learnt| learnt.whom == whom) else { continue };
            assert_eq!(i64::try_from(learnt.people), Ok(people), "{whom:?}");
            for (values, (low, high)) in learnt.values.iter().zip(ranges) {
                compared += 1;
                let exact = [values.first(), values.last()].map(|value| i64::try_from(*value.unwrap()).unwrap());
                let looser = low < exact[0] || exact[1] < high;
                if looser || (!rules.apply(Rule::Contributors) && exact != [low, high]) {
                    return Err(format!("{} ({people} people): {exact:?}, and {low} to {high} by the audit", scene.name(&whom)));
                }
            }
        }
    }
    Ok(compared)
}

proptest! {
    #[test]
    fn the_audit_is_exact_for_scales(case in population::of_size(12..=200)) {
        // Without the comparison of numbers, of which neither claims to be exact.
        prop_assert_eq!(compared(Rules::without(Rule::Contributors), &case).map(|_| ()), Ok(()));
    }

    #[test]
    fn comparing_numbers_the_audit_finds_no_less_than_the_attacker(case in population::of_size(12..=200)) {
        prop_assert_eq!(compared(Rules::ALL, &case).map(|_| ()), Ok(()));
    }
}

#[test]
fn there_is_much_to_compare() {
    let compared: usize = population::seeded(20, population::case()).map(|case| compared(Rules::ALL, &case).unwrap()).sum();
    assert!(compared > 500, "{compared} bounds");
}
