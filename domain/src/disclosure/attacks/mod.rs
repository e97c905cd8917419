//! The attacks that must fail, and must succeed as soon as one of the gate's rules is left out.
//!
//! An attacker has a release, knows the rules, and knows who was in the room: how many people answered each item in every group. He
//! knows neither the rounding secret nor what anybody said, unless an attack says so. What he works out, he works out from
//! [`super::Release`] with arithmetic of his own ([`attacker`], on [`possible`] sets): he shares no code with the gate.
//!
//! | Attack | He wins when |
//! |---|---|
//! | [`smallest_group`] | something is published of fewer people than the floor, or can be had of 1 to 9 by subtraction |
//! | [`differencing`] | of the 1 to 9 left over by a subtraction he learns an answer |
//! | [`exhaustive`] | too few values are left of a small cell anywhere |
//! | [`lists`] | the same, where a list's choices are taken together |
//! | [`averaging`] | asking again gives another number for the same people |
//! | [`time`] | a later release tells of the few who came in between |
//! | [`all_but_one`] | knowing all answers but one he guesses the last too well |
//! | [`unanimity`] | he can tell all from all but one |
//! | [`words`] | something is quoted that may not be, two texts are tied together, or the others' themes show |
//!
//! Each runs with all rules, and in [`mutation`] with one left out. [`literal`] holds the attacker against writing out everybody's
//! answers, and [`exactness`] the audit against the attacker.

#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

mod all_but_one;
mod attacker;
mod averaging;
mod differencing;
mod exactness;
mod exhaustive;
mod lists;
mod literal;
mod mutation;
mod population;
mod possible;
mod published;
mod scene;
mod smallest_group;
mod subtraction;
mod time;
mod unanimity;
mod words;

use crate::disclosure::{
    Rule, Rules,
    policy::Policy,
    release::{Release, Stage},
    test_support::survey,
};
use crate::tally::{RoundingSecret, Tallies};
use attacker::Seen;
use population::Case;

/// What becomes of an attack: nothing, or what the attacker won.
type Outcome = Result<(), String>;

/// The counts of a case's people, by those rules.
fn tallies<'a>(rules: Rules, stage: Stage, case: &Case, people: impl IntoIterator<Item = &'a super::test_support::Person>) -> Tallies {
    let mut tallies = Tallies::by(rules, stage, &survey(), case.plan.clone(), RoundingSecret::new(case.secret)).unwrap();
    people.into_iter().for_each(|person| tallies.add(person.random_id, &person.area, &person.response).unwrap());
    tallies
}

/// A case's only release.
fn release_by(rules: Rules, case: &Case) -> Release {
    super::by(rules, &tallies(rules, Stage::Final, case, &case.people), &Policy::sdc1(), None).release
}

/// An attacker knows the rules that are in force: without rounding he takes numbers at their word.
fn unrounded(rules: Rules, seen: Seen) -> Seen {
    if rules.apply(Rule::Rounding) {
        return seen;
    }
    let cuts = seen.cuts.into_iter().map(|cut| cut.into_iter().map(|part| unrounded(rules, part)).collect()).collect();
    Seen { published: seen.published.unrounded(), cuts, ..seen }
}
