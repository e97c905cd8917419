//! How long the gate itself takes: it depends on the plan, not on how many people answered.

use std::time::Instant;

use domain::{
    area::areas,
    disclosure::{LargerArea, Policy, release},
    survey::Survey,
    tally::Plan,
};
use fastrand::Rng;

use super::people::{adults, plan, tally};

const PEOPLE: u32 = 20_000;
const RUNS: u32 = 5;

/// The largest plan there is: all of Scotland, every partnership of several councils, three breakdowns.
pub(crate) fn print(survey: &Survey) {
    let mut rng = Rng::with_seed(1);
    let areas = areas().unwrap();
    let councils: Vec<_> = areas.councils.iter().map(|area| area.id.clone()).collect();
    let shared = areas.alcohol_and_drug.iter().chain(&areas.childrens_services).filter(|partnership| partnership.councils.len() > 1);
    let larger_areas = shared.map(|partnership| LargerArea { id: partnership.id.clone(), areas: partnership.councils.clone() }).collect();
    let mut people = adults(&mut rng, survey, PEOPLE);
    people.iter_mut().for_each(|person| person.area = councils[rng.usize(..councils.len())].clone());
    let tallies = tally(&mut rng, survey, Plan { areas: councils, larger_areas, ..plan() }, &people);
    let began = Instant::now();
    (0..RUNS).for_each(|_| drop(release(&tallies, &Policy::sdc1(), None)));
    println!(
        "\nThe gate by itself, all of Scotland with three breakdowns: {:.0} ms a release",
        began.elapsed().as_secs_f64() * 1000.0 / f64::from(RUNS)
    );
}
