//! Unanimity: everybody said the same, and knowing that somebody was there would be knowing what they said.
//!
//! The attacker wins where the row of n people who all agree would have been published by all but one of them less often than eight
//! times in ten: then reading it tells him that nobody disagreed.

use super::{Outcome, tallies};
use crate::{
    disclosure::{Policy, Row, Rules, Stage, test_support::*},
    survey::Audience,
};

const SECRETS: u64 = 2_000;

/// Chance over rounding secrets alone: who they are doesn't change.
pub(super) fn unanimity(rules: Rules, many: u32, item: &str) -> Outcome {
    let row = |people: &[Person], secret: u64| -> Row {
        let mut bytes = [0; 32];
        bytes.iter_mut().zip(secret.to_be_bytes()).for_each(|(to, from)| *to = from);
        let case = super::Case { plan: plan(&["north"]), secret: bytes, people: vec![] };
        let release = crate::disclosure::by(rules, &tallies(rules, Stage::Final, &case, people), &Policy::sdc1(), None).release;
        release.row(&wave(Audience::Adult), &id(item)).unwrap().clone()
    };
    let agreed: Vec<Person> = (1..=many)
        .map(|at| Person::new(Audience::Adult, u128::from(at) * 0x9E37_79B9_7F4A_7C15, "north").says("heard", "a").ticks(&["cost"]))
        .collect();
    let mut but_one = agreed.clone();
    but_one[0] = but_one[0].clone().says("heard", "d").ticks(&["travel"]);
    let same = (0..SECRETS).filter(|secret| row(&agreed, *secret) == row(&but_one, *secret)).count();
    let share = f64::from(u32::try_from(same).unwrap()) / f64::from(u32::try_from(SECRETS).unwrap());
    // In theory 0.8 exactly: three standard errors below are allowed.
    let error = (0.8_f64 * 0.2 / f64::from(u32::try_from(SECRETS).unwrap())).sqrt();
    if share >= 0.8 - 3.0 * error { Ok(()) } else { Err(format!("{many} of {many}: {share:.3} from all but one, {item}")) }
}

pub(super) const MANY: [u32; 6] = [10, 11, 13, 29, 34, 60];

#[test]
fn all_look_like_all_but_one() {
    for many in MANY {
        assert_eq!(unanimity(Rules::ALL, many, "heard"), Ok(()));
    }
    for many in [13, 60, 61] {
        assert_eq!(unanimity(Rules::ALL, many, "barriers"), Ok(()));
    }
}
