//! Exhaustive: the attacker works out every value that each count may have, in every table, shown or hidden, and among those who would
//! rather not say.
//!
//! A small count is 0 to 4 people, or any count of a group of 1 to 9. He wins where of a small count he is left with fewer than four
//! values, or with fewer than the group has people for.

use proptest::prelude::*;

use super::{
    Outcome,
    attacker::{Attacker, Learnt},
    population::{self, Case},
    release_by,
    scene::{Question, Scene, scenes},
    unrounded,
};
use crate::disclosure::Rules;

pub(super) fn exhaustive(rules: Rules, case: &Case) -> Outcome {
    let release = release_by(rules, case);
    for scene in scenes(&release, &case.people) {
        for question in &scene.questions {
            let attacker = Attacker::new(&unrounded(rules, scene.seen(question)), question.answers());
            for place in &attacker.places {
                judge(&scene, question, &place.learn(question.answers()))?;
            }
        }
    }
    Ok(())
}

/// Whether he knows too much of a small count.
pub(super) fn judge(scene: &Scene<'_>, question: &Question, learnt: &Learnt) -> Outcome {
    let truth = scene.truth(question, &learnt.whom);
    for (truth, values) in truth.iter().zip(&learnt.values) {
        assert!(values.contains(truth), "he is wrong about {}: {truth} is none of {values:?}", scene.name(&learnt.whom));
        let small = *truth < 5 || learnt.people < 10;
        if small && values.len() < 4.min(learnt.people + 1) {
            return Err(format!("{} ({} people), {truth} is one of {values:?}", scene.name(&learnt.whom), learnt.people));
        }
    }
    Ok(())
}

pub(super) fn comparing(rules: Rules, case: &Case) -> Outcome {
    let release = release_by(rules, case);
    for scene in scenes(&release, &case.people) {
        for question in &scene.questions {
            let mut attacker = Attacker::new(&unrounded(rules, scene.seen(question)), question.answers());
            attacker.compare();
            for place in &attacker.places {
                judge(&scene, question, &place.learn(question.answers()))?;
            }
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn comparing_numbers_tells_no_more(case in population::case()) {
        prop_assert_eq!(comparing(Rules::ALL, &case), Ok(()));
    }

    #[test]
    fn no_small_count_is_left_few_values(case in population::case()) {
        prop_assert_eq!(exhaustive(Rules::ALL, &case), Ok(()));
    }
}
