//! `cargo xtask bench words`: what the desk finds in made-up answers and what it marks for nothing, and what theme suggestions are worth.

#![expect(clippy::unwrap_used, clippy::cast_precision_loss, reason = "a measurement may stop at once, and counts small things")]

mod seeded;
mod suggested;

use domain::identifying::Lists;

use seeded::{EACH, Planted, false_alarms, recall};

fn main() {
    let lists = Lists::shipped().unwrap();
    let names_missed = std::env::args().any(|word| word == "--missed");
    println!("What is planted in {EACH} made-up answers each and marked whole");
    for planted in Planted::ALL {
        let (recall, missed) = recall(planted, &lists);
        println!("  {:<14} {:>5.1} %", format!("{planted:?}"), 100.0 * recall);
        missed.iter().take(if names_missed { 25 } else { 0 }).for_each(|text| println!("      missed: {text}"));
    }
    let (answers, alarms) = false_alarms(&lists);
    println!(
        "False alarms: {} in {answers} made-up answers that name nobody, {:.1} in 100",
        alarms.len(),
        100.0 * alarms.len() as f64 / answers as f64
    );
    alarms.iter().for_each(|alarm| println!("  {alarm}"));
    let all = suggested::coded().len();
    println!("Themes suggested for made-up coded answers, each held back once (three at most; beside it, always the three most frequent)");
    for count in [40, 80, 120, all] {
        let measured = suggested::measured(count).unwrap();
        println!(
            "  {count:>4} texts: one of the coder's among them {:.0} % ({:.0} %), right {:.0} % of those suggested, found {:.0} % of the coder's; shown: {}",
            100.0 * measured.hit_rate(),
            100.0 * measured.baseline(),
            100.0 * measured.precision(),
            100.0 * measured.recall(),
            if measured.helps() { "yes" } else { "no" }
        );
    }
}
