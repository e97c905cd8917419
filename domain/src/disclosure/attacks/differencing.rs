//! Differencing: shown parts are taken from a shown whole, at any level and across levels, and the attacker looks at who is left.
//!
//! He wins where 1 to 9 people are left and of any answer fewer than four numbers of them are possible, or fewer than there are people
//! for: then being one of them tells something of what one said.

use proptest::prelude::*;

use super::{
    Outcome,
    attacker::{Attacker, Whom},
    exhaustive::judge,
    population::{self, Case},
    release_by,
    scene::scenes,
    unrounded,
};
use crate::disclosure::Rules;

pub(super) fn differencing(rules: Rules, case: &Case) -> Outcome {
    let release = release_by(rules, case);
    for scene in scenes(&release, &case.people) {
        for question in &scene.questions {
            let attacker = Attacker::new(&unrounded(rules, scene.seen(question)), question.answers());
            for (learnt, _) in attacker.remainders(&|_: &Whom, people| people < 10) {
                judge(&scene, question, &learnt)?;
            }
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn nothing_is_learnt_of_the_few_who_are_left(case in population::case()) {
        prop_assert_eq!(differencing(Rules::ALL, &case), Ok(()));
    }
}
