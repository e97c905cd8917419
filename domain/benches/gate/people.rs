//! Made-up adults: where they live, who they are, what they say.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    answer::{Answer, Response},
    disclosure::LargerArea,
    survey::{Audience, Id, ItemKind, Survey},
    tally::{Plan, RoundingSecret, Tallies},
};
use fastrand::Rng;

/// Areas of unlike sizes, by how many of 100 live there. The last two make up a larger area.
const AREAS: [(&str, u8); 6] = [("fife", 40), ("falkirk", 25), ("moray", 15), ("angus", 10), ("stirling", 6), ("clackmannanshire", 4)];
const BREAKDOWNS: [&str; 3] = ["gender", "looks-after", "age"];

/// One made-up adult.
#[derive(Clone)]
pub(crate) struct Person {
    pub(crate) random_id: u128,
    pub(crate) area: Id,
    pub(crate) response: Response,
}

pub(crate) fn id(name: &str) -> Id {
    Id::new(name).unwrap()
}

/// So many adults, who lean one way together and each a little further. One in twelve answers is skipped or not sure, one in seven
/// background questions is left at *rather not say*.
pub(crate) fn adults(rng: &mut Rng, survey: &Survey, many: u32) -> Vec<Person> {
    let lean: Vec<f64> = survey.items.iter().map(|_| 0.1 + 0.85 * rng.f64()).collect();
    (0..many).map(|_| adult(rng, survey, &lean)).collect()
}

fn adult(rng: &mut Rng, survey: &Survey, lean: &[f64]) -> Person {
    let mut answers = BTreeMap::new();
    for (item, lean) in survey.items.iter().zip(lean) {
        if rng.u8(..12) == 0 {
            continue;
        }
        let answer = match &item.kind {
            ItemKind::Scale => {
                let points = if rng.f64() < *lean {
                    ["agree", "strongly-agree"]
                } else if rng.bool() {
                    ["in-between", "in-between"]
                } else {
                    ["disagree", "strongly-disagree"]
                };
                Answer::Point(id(points[usize::from(rng.bool())]))
            }
            ItemKind::Ticks { choices, none } => {
                let some = choices.iter().map(|choice| &choice.id).filter(|id| Some(*id) != none.as_ref());
                let ticked: BTreeSet<Id> = some.enumerate().filter(|(at, _)| rng.usize(..at + 2) == 0).map(|(_, id)| id.clone()).collect();
                Answer::Ticks(if ticked.is_empty() { BTreeSet::from([none.clone().unwrap()]) } else { ticked })
            }
        };
        answers.insert(item.id.clone(), answer);
    }
    let mut background = BTreeMap::new();
    for question in BREAKDOWNS {
        if rng.u8(..7) > 0 {
            let choices = survey.breakdown(question).unwrap().choices;
            // The first is the commonest.
            let choice = rng.usize(..choices.len()).min(rng.usize(..choices.len()));
            background.insert(id(question), choices[choice].id.clone());
        }
    }
    let mut home = rng.u8(..100);
    let area = AREAS
        .iter()
        .find(|(_, share)| {
            home < *share || {
                home -= share;
                false
            }
        })
        .unwrap()
        .0;
    let response = Response { audience: Audience::Adult, route: None, answers, background };
    Person { random_id: rng.u128(..), area: id(area), response }
}

/// The fullest plan that rule 1 allows: two levels of areas and three breakdowns.
pub(crate) fn plan() -> Plan {
    Plan {
        wave: "bench".to_owned(),
        made_up: true,
        areas: AREAS.map(|(area, _)| id(area)).into(),
        larger_areas: vec![LargerArea { id: id("both"), areas: vec![id("stirling"), id("clackmannanshire")] }],
        breakdowns: BREAKDOWNS.map(id).into(),
    }
}

/// Their counts, under a fresh secret.
pub(crate) fn tally(rng: &mut Rng, survey: &Survey, plan: Plan, people: &[Person]) -> Tallies {
    let mut tallies = Tallies::new(survey, plan, RoundingSecret::new(std::array::from_fn(|_| rng.u8(..)))).unwrap();
    for person in people {
        tallies.add(person.random_id, &person.area, &person.response).unwrap();
    }
    tallies
}
