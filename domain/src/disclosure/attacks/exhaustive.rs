//! Exhaustive: the attacker works out every value that each count may have, in every table, shown or hidden, and among those who would
//! rather not say.
//!
//! A small count is 1 to 4 people, or any count of a group of 1 to 9. He wins where of a small count he is left with fewer than four
//! values, or with fewer than the group has people for; and where he is certain that nobody of a larger group gave an answer.

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
        let enough = match truth {
            0 if learnt.people > 9 => 2,
            _ if learnt.people < 10 || *truth < 5 => 4.min(learnt.people + 1),
            _ => 1,
        };
        if values.len() < enough {
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
