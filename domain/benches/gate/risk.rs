//! What remains: an attacker who knows everyone else's answers guesses the last person's.
//!
//! He knows the whole release, who is in which group, and every answer but one person's to one item, which is one of two: positive or
//! negative, ticked or not. A count is published as the multiple of 5 below it or above, up with probability remainder/5 (rule 3), so for
//! either answer he computes how likely the published numbers were, and says the likelier (50 % is chance). He is certain where one answer
//! could not have been published so. Only rows with counts tell him anything; others are left out, so the figures are of the worst rows.

use domain::{
    answer::{Answer, Response},
    disclosure::{Group, Policy, Release, Row, Share, release},
    survey::{Audience, Id, Survey},
    tally::Plan,
};
use fastrand::Rng;

use super::{
    people::{Person, adults, id, plan, tally},
    utility::stance,
};

const RUNS: u64 = 5_000;
const PEOPLE: u32 = 600;

pub(crate) fn print(survey: &Survey) {
    println!("\nWhat remains (SDC-1; {PEOPLE} adults, {RUNS} runs): somebody who knows everyone else's answers guesses the last person's");
    println!("tables the person is in                                   guessed rightly   known for certain");
    let whole = Plan { areas: vec![id("fife")], larger_areas: vec![], breakdowns: vec![], ..plan() };
    let with = |breakdowns: usize| Plan { larger_areas: vec![], breakdowns: plan().breakdowns[..breakdowns].to_vec(), ..plan() };
    line("one tick option, whole wave", &measure(survey, &whole, "T13"));
    line("one three-answer item, whole wave", &measure(survey, &whole, "T1"));
    line("the same, with its area and 2 breakdowns (4 tables)", &measure(survey, &with(2), "T1"));
    line("the fullest plan: 2 levels of areas, 3 breakdowns (6)", &measure(survey, &plan(), "T1"));
}

fn line(what: &str, found: &Found) {
    let share = |of: u32| 100.0 * f64::from(of) / f64::from(found.guesses);
    println!("{what:55} {:13.1} % {:17.1} %", share(found.right), share(found.certain));
}

#[derive(Default)]
struct Found {
    guesses: u32,
    right: u32,
    certain: u32,
}

fn measure(survey: &Survey, plan: &Plan, item: &str) -> Found {
    let item = id(item);
    let mut found = Found::default();
    for seed in 0..RUNS {
        let mut rng = Rng::with_seed(seed);
        let mut people = adults(&mut rng, survey, PEOPLE);
        // The victim is somebody in the middle of things: of the largest area and the commonest categories, so in every table.
        let mut victim = people.remove(0);
        place(survey, plan, &mut victim);
        if plan.areas.len() == 1 {
            people.iter_mut().for_each(|person| person.area = id("fife"));
        }
        people.iter_mut().for_each(|person| person.response.background.retain(|question, _| plan.breakdowns.contains(question)));
        let truth = rng.bool();
        let answers = |first: bool| answer(&item, first);
        victim.response.answers.insert(item.clone(), answers(truth));
        let all: Vec<Person> = people.iter().cloned().chain([victim.clone()]).collect();
        let published = release(&tally(&mut rng, survey, plan.clone(), &all), &Policy::sdc1(), None);
        let [no, yes] =
            [false, true].map(|first| likelihood(&published, &people, &victim.response, &victim.area, &item, &answers(first), plan));
        found.guesses += 1;
        let guess = if (yes - no).abs() < f64::EPSILON { rng.bool() } else { yes > no };
        found.right += u32::from(guess == truth);
        found.certain += u32::from(yes == 0.0 || no == 0.0);
    }
    found
}

fn place(survey: &Survey, plan: &Plan, victim: &mut Person) {
    victim.area = if plan.larger_areas.is_empty() { id("fife") } else { id("stirling") };
    let first = |question: &Id| (question.clone(), survey.breakdown(question.as_str()).unwrap().choices[0].id.clone());
    victim.response.background = plan.breakdowns.iter().map(first).collect();
}

fn answer(item: &Id, first: bool) -> Answer {
    match (item.as_str(), first) {
        ("T13", true) => Answer::Ticks([id("waiting"), id("other")].into()),
        ("T13", false) => Answer::Ticks([id("other")].into()),
        (_, true) => Answer::Point(id("agree")),
        (_, false) => Answer::Point(id("disagree")),
    }
}

/// How likely the published numbers were, had the victim said so.
fn likelihood(published: &Release, others: &[Person], victim: &Response, home: &Id, item: &Id, said: &Answer, plan: &Plan) -> f64 {
    let mut likely = 1.0;
    // One area is the whole wave: the same people, the same number, no second table.
    let tables = published.groups.iter().filter(|result| plan.areas.len() > 1 || result.group.area.is_none());
    for result in tables.filter(|result| holds(&result.group, victim, home, plan)) {
        let members: Vec<&Answer> = others
            .iter()
            .filter(|person| holds(&result.group, &person.response, &person.area, plan))
            .filter_map(|person| person.response.answers.get(item))
            .chain([said])
            .collect();
        let row = &result.rows.iter().find(|row| row.item == *item).unwrap().row;
        match row {
            Row::Counts { cells } => {
                for cell in cells {
                    let many = members.iter().filter(|answer| stance(answer) == Some(cell.stance)).count();
                    likely *= chance(many, cell.count);
                }
            }
            Row::Ticks { ticks } => {
                for tick in ticks.iter().filter(|tick| tick.choice.as_str() == "waiting") {
                    let Share::Counts { ticked, not_ticked } = tick.share else { continue };
                    let many = members.iter().filter(|answer| matches!(answer, Answer::Ticks(of) if of.contains(&tick.choice))).count();
                    let (side, rest) = (many.min(members.len() - many), many.max(members.len() - many));
                    // The rarer side is rounded; which one that is can be seen, unless both are printed alike.
                    let seen = ticked == not_ticked || (many == side) == (ticked < not_ticked) || side == rest;
                    likely *= if seen { chance(side, ticked.min(not_ticked)) } else { 0.0 };
                }
            }
            Row::NearlyAll { .. } | Row::Hidden | Row::NotAsked => {}
        }
    }
    likely
}

fn holds(group: &Group, response: &Response, home: &Id, plan: &Plan) -> bool {
    let lives = |area: &Id| home == area || plan.larger_areas.iter().any(|larger| larger.id == *area && larger.areas.contains(home));
    group.audience == Audience::Adult
        && group.area.as_ref().is_none_or(lives)
        && group.category.as_ref().is_none_or(|of| response.background.get(&of.question) == Some(&of.choice))
}

/// The probability that so many people are published as that number.
fn chance(people: usize, published: u32) -> f64 {
    let (people, remainder) = (u32::try_from(people).unwrap(), u32::try_from(people % 5).unwrap());
    let up = f64::from(remainder) / 5.0;
    match published {
        _ if remainder == 0 => f64::from(u8::from(published == people)),
        down if down == people - remainder => 1.0 - up,
        above if above == people - remainder + 5 => up,
        _ => 0.0,
    }
}
