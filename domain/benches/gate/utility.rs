//! What a commissioner sees: how much is shown, and how far a percentage is from the truth.

use domain::{
    answer::Answer,
    disclosure::{DryRun, Group, Policy, Reason, Row, dry_run},
    survey::{Audience, Id, ItemKind, Stance, Survey},
};
use fastrand::Rng;

use super::people::{Person, adults, plan, tally};

const SIZES: [(u32, u32); 5] = [(15, 400), (25, 400), (60, 400), (200, 200), (5_000, 10)];

pub(crate) fn print(survey: &Survey) {
    println!("What is shown of n adults (scale items; 6 areas, 2 of them in a larger one, 3 breakdowns), and how true it is for the wave:");
    println!("      n  runs  wave cells with a number  mean error  largest  rows shown: wave  areas  breakdowns  hidden by the audit");
    for (many, runs) in SIZES {
        let mut sums = Sums::default();
        for seed in 0..runs {
            let mut rng = Rng::with_seed(u64::from(seed));
            let people = adults(&mut rng, survey, many);
            let run = dry_run(&tally(&mut rng, survey, plan(), &people), &Policy::sdc1(), None);
            sums.add(survey, &people, &run);
        }
        let [wave, areas, breakdowns] = sums.rows.map(Share::percent);
        println!(
            "{many:7} {runs:5} {:23.0} % {:8.2} pp {:5.1} pp {wave:16.0} % {areas:4.0} % {breakdowns:9.0} % {:18.1} %",
            sums.cells.percent(),
            sums.error / f64::from(sums.cells.of_these),
            sums.largest,
            sums.audit.percent(),
        );
    }
}

/// Of all, how many.
#[derive(Default, Clone, Copy)]
struct Share {
    of_these: u32,
    all: u32,
}

impl Share {
    fn count(&mut self, counted: bool) {
        self.all += 1;
        self.of_these += u32::from(counted);
    }

    fn percent(self) -> f64 {
        100.0 * f64::from(self.of_these) / f64::from(self.all.max(1))
    }
}

#[derive(Default)]
struct Sums {
    cells: Share,
    error: f64,
    largest: f64,
    /// Wave, areas (of either level), breakdowns.
    rows: [Share; 3],
    audit: Share,
}

impl Sums {
    fn add(&mut self, survey: &Survey, people: &[Person], run: &DryRun) {
        let scale = |item: &Id| survey.items.iter().any(|other| other.id == *item && matches!(other.kind, ItemKind::Scale));
        for result in run.release.groups.iter().filter(|result| result.group.audience == Audience::Adult) {
            let level = match result.group {
                Group { area: None, category: None, .. } => 0,
                Group { area: Some(_), .. } => 1,
                Group { .. } => 2,
            };
            for row in result.rows.iter().filter(|row| scale(&row.item)) {
                self.rows[level].count(row.row != Row::Hidden);
                let mut reasons =
                    run.hidden.iter().filter(|hidden| hidden.group == result.group && hidden.item.as_ref() == Some(&row.item));
                self.audit.count(reasons.any(|hidden| hidden.reason == Reason::Audit));
                if level == 0 {
                    self.wave_row(people, &row.item, &row.row);
                }
            }
        }
    }

    fn wave_row(&mut self, people: &[Person], item: &Id, row: &Row) {
        let Row::Counts { cells } = row else {
            Stance::ALL.iter().for_each(|_| self.cells.count(false));
            return;
        };
        let published: u32 = cells.iter().map(|cell| cell.count).sum();
        let said: Vec<Stance> = people.iter().filter_map(|person| stance(person.response.answers.get(item)?)).collect();
        for cell in cells {
            self.cells.count(cell.count > 0);
            if cell.count > 0 {
                let many = u32::try_from(said.iter().filter(|stance| **stance == cell.stance).count()).unwrap();
                let truth = f64::from(many) / f64::from(u32::try_from(said.len()).unwrap());
                let error = 100.0 * (f64::from(cell.count) / f64::from(published) - truth).abs();
                self.error += error;
                self.largest = self.largest.max(error);
            }
        }
    }
}

/// Which way an adult's answer goes.
pub(crate) fn stance(answer: &Answer) -> Option<Stance> {
    match answer {
        Answer::Point(point) => Some(match point.as_str() {
            "agree" | "strongly-agree" => Stance::Positive,
            "in-between" => Stance::Mixed,
            _ => Stance::Negative,
        }),
        Answer::NotSure | Answer::Ticks(_) => None,
    }
}
