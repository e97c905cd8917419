//! What the desk finds, on the made-up answers that `cargo xtask bench words` reports about.

#![expect(clippy::unwrap_used, clippy::cast_precision_loss, reason = "a test may stop at once; it counts small things")]

#[path = "../benches/words/seeded.rs"]
mod seeded;
#[path = "../benches/words/suggested.rs"]
mod suggested;

use domain::identifying::Lists;
use seeded::{Planted, false_alarms, recall};

#[test]
fn what_may_identify_somebody_is_found() {
    let lists = Lists::shipped().unwrap();
    for planted in Planted::ALL {
        let least = match planted {
            Planted::Email | Planted::Phone | Planted::Postcode => 0.99,
            Planted::DoubtfulName | Planted::DoubtfulPlace => 0.75,
            _ => 0.95,
        };
        let (recall, missed) = recall(planted, &lists);
        assert!(recall >= least, "{planted:?}: {recall}, missed {:?}", missed.iter().take(10).collect::<Vec<_>>());
    }
}

#[test]
fn answers_that_name_nobody_are_seldom_marked() {
    let (answers, alarms) = false_alarms(&Lists::shipped().unwrap());
    assert!(answers >= 150 && alarms.len() * 100 <= answers * 5, "{alarms:#?}");
}

#[test]
fn suggested_themes_do_better_than_always_the_most_frequent() {
    let texts = suggested::coded().len();
    assert!(texts >= 150);
    let measured = suggested::measured(texts).unwrap();
    assert!(measured.helps() && measured.hit_rate() > 0.55, "{measured:?}");
}
