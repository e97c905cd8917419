//! Lists: the attacker also knows that everybody who answered ticked a choice, and nobody "none of these" with another.
//!
//! For groups of a few people he writes out every combination of how often each choice was ticked, of the values that each choice alone
//! may have, and keeps those that people can make. A combination can be made where the other choices reach everybody who didn't tick
//! "none": together often enough, and none of them more often than there are such people.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{
    Outcome,
    attacker::{Attacker, Learnt},
    exhaustive::judge,
    population::{self, Case},
    release_by,
    scene::{Question, scenes},
    unrounded,
};
use crate::disclosure::{Rules, test_support::*};

/// More combinations than this he doesn't write out.
const MOST: usize = 100_000;

pub(super) fn lists(rules: Rules, case: &Case) -> Outcome {
    let release = release_by(rules, case);
    for scene in scenes(&release, &case.people).iter().filter(|scene| scene.questions.len() == BARRIERS.len()) {
        let learn = |question: &Question| {
            let mut attacker = Attacker::new(&unrounded(rules, scene.seen(question)), question.answers());
            attacker.compare();
            attacker.places.iter().map(|place| place.learn(question.answers())).collect::<Vec<Learnt>>()
        };
        let choices: Vec<Vec<Learnt>> = scene.questions.iter().map(learn).collect();
        for place in 0..choices[0].len() {
            let (people, whom) = (choices[0][place].people, choices[0][place].whom.clone());
            let ticked: Vec<&BTreeSet<usize>> = choices.iter().map(|choice| &choice[place].values[0]).collect();
            if ticked.iter().map(|values| values.len()).product::<usize>() > MOST {
                continue;
            }
            for (question, ticked) in scene.questions.iter().zip(together(people, &ticked)) {
                let values = vec![ticked.clone(), ticked.iter().map(|ticked| people - ticked).collect()];
                judge(scene, question, &Learnt { whom: whom.clone(), people, values })?;
            }
        }
    }
    Ok(())
}

/// Of each choice, the values that are in a combination which people can make. "None" is the last choice.
fn together(people: usize, ticked: &[&BTreeSet<usize>]) -> Vec<BTreeSet<usize>> {
    let mut combinations = vec![vec![]];
    for values in ticked {
        let longer = |combination: &Vec<usize>| values.iter().map(|value| [&combination[..], &[*value]].concat()).collect::<Vec<_>>();
        combinations = combinations.iter().flat_map(longer).collect();
    }
    let mut kept = vec![BTreeSet::new(); ticked.len()];
    for combination in combinations {
        let Some((none, others)) = combination.split_last() else { continue };
        let rest = people.checked_sub(*none);
        if rest.is_some_and(|rest| others.iter().all(|other| *other <= rest) && others.iter().sum::<usize>() >= rest) {
            kept.iter_mut().zip(combination).for_each(|(kept, value)| kept.extend([value]));
        }
    }
    kept
}

proptest! {
    #[test]
    fn a_list_as_a_whole_tells_no_more_of_a_small_count(case in population::case()) {
        prop_assert_eq!(lists(Rules::ALL, &case), Ok(()));
    }

    /// Which combinations people can make: all that so many people do make, and no other.
    #[test]
    fn combinations_are_those_that_people_make(people in 0_usize..4, most in 0_usize..4) {
        // Any of three choices, or none of them: eight ways in which one person ticks, of which nothing at all is no answer.
        let ways = [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [1, 1, 0, 0], [1, 0, 1, 0], [0, 1, 1, 0], [1, 1, 1, 0], [0, 0, 0, 1_usize]];
        let mut made = BTreeSet::from([[0_usize; 4]]);
        for _ in 0..people {
            made = made.iter().flat_map(|sum| ways.map(|way| std::array::from_fn(|at| sum[at] + way[at]))).collect();
        }
        let values: BTreeSet<usize> = (0..=most).collect();
        let within = made.iter().filter(|sum| sum.iter().all(|value| values.contains(value)));
        let mut literal = vec![BTreeSet::new(); 4];
        within.for_each(|sum| literal.iter_mut().zip(sum).for_each(|(kept, value)| kept.extend([*value])));
        prop_assert_eq!(together(people, &[&values; 4]), literal);
    }
}
