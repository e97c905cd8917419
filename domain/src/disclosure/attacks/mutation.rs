//! Each rule is needed: with one left out, the attack named beside it succeeds on some of the very waves on which it fails with all.

use super::{
    Outcome,
    all_but_one::{Tables, all_but_one},
    averaging::averaging,
    differencing::differencing,
    exhaustive::exhaustive,
    population::{self, Case},
    smallest_group::smallest_group,
    time::{LATER, time},
    unanimity::{MANY, unanimity},
};
use crate::disclosure::{Rule, Rules};

const WAVES: usize = 40;

/// That an attack fails on all waves with all rules, and succeeds on one or more without that one.
fn needed(rule: Rule, attack: impl Fn(Rules, &Case) -> Outcome) {
    let waves: Vec<Case> = population::seeded(WAVES, population::case()).collect();
    for wave in &waves {
        assert_eq!(attack(Rules::ALL, wave), Ok(()));
    }
    let won = waves.iter().filter_map(|wave| attack(Rules::without(rule), wave).err()).collect::<Vec<_>>();
    println!("without {rule:?} he wins in {} of {WAVES} waves: {:?}", won.len(), won.first());
    assert!(!won.is_empty(), "{rule:?} could be left out");
}

#[test]
fn without_a_floor_the_smallest_group_is_found() {
    needed(Rule::Bases, smallest_group);
}

#[test]
fn without_hidden_siblings_the_smallest_group_is_found_by_subtraction() {
    needed(Rule::Siblings, smallest_group);
}

#[test]
fn without_rounding_the_exhaustive_attack_finds_small_counts() {
    needed(Rule::Rounding, exhaustive);
}

#[test]
fn without_contributors_averaging_finds_two_numbers() {
    needed(Rule::Contributors, |rules, case| averaging(rules, case, 1_000));
}

#[test]
fn without_timing_few_come_between_two_releases() {
    needed(Rule::Timing, |rules, case| {
        let later = LATER.into_iter().filter(|later| *later < case.people.len());
        later.into_iter().try_for_each(|later| time(rules, case, later))
    });
}

#[test]
fn without_the_audit_the_exhaustive_attack_finds_small_counts() {
    needed(Rule::Audit, |rules, case| exhaustive(rules, case).and_then(|()| differencing(rules, case)));
}

#[test]
fn without_forms_unanimity_shows() {
    let attack = |rules| MANY.into_iter().try_for_each(|many| unanimity(rules, many, "heard"));
    assert_eq!(attack(Rules::ALL), Ok(()));
    assert!(attack(Rules::without(Rule::Forms)).is_err(), "forms could be left out");
}

/// With all rules a plan of twelve breakdowns is refused; with three, all but one fails where with twelve it succeeds.
#[test]
fn without_a_plan_all_but_one_is_right_too_often() {
    let attack = |rules, tables| all_but_one(rules, tables, "heard", 1_000, 0.80);
    assert_eq!(attack(Rules::ALL, Tables { breakdowns: 3, ..Tables::ONE }), Ok(()));
    assert!(attack(Rules::without(Rule::Plan), Tables::TWELVE_BREAKDOWNS).is_err(), "the plan could be left out");
}
