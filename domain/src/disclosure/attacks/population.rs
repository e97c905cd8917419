//! Made-up waves: 12 to 400 people, up to eight areas of very uneven size, up to three larger areas, up to three breakdowns.
//!
//! Sizes are uneven so that groups of 1 to 9 are common, and answers run from spread to unanimous.

use proptest::{
    collection::vec,
    option,
    prelude::*,
    sample::{select, subsequence},
    strategy::ValueTree as _,
    test_runner::TestRunner,
};

use crate::{
    disclosure::{LargerArea, test_support::*},
    survey::{Audience, Id},
    tally::Plan,
};

/// A wave that is about to be released.
#[derive(Debug, Clone)]
pub(super) struct Case {
    pub(super) plan: Plan,
    pub(super) secret: [u8; 32],
    /// In the order in which they came.
    pub(super) people: Vec<Person>,
}

/// What all people of a wave have in common.
#[derive(Debug, Clone)]
struct Shape {
    plan: Plan,
    /// How many come from each area, of all.
    weights: Vec<u32>,
    /// Of ten people so many say what most say.
    agree: u32,
    /// Whether nearly everybody says what they are.
    open: bool,
}

/// Waves of every kind.
pub(super) fn case() -> impl Strategy<Value = Case> {
    of_size(12..=400)
}

pub(super) fn of_size(people: std::ops::RangeInclusive<usize>) -> impl Strategy<Value = Case> {
    (shape(), people).prop_flat_map(|(shape, many)| {
        let person = person(shape.clone());
        (any::<[u8; 32]>(), vec(person, many)).prop_map(move |(secret, people)| Case { plan: shape.plan.clone(), secret, people })
    })
}

/// The same so many waves at every run.
pub(super) fn seeded(many: usize, of: impl Strategy<Value = Case>) -> impl Iterator<Item = Case> {
    let mut runner = TestRunner::deterministic();
    (0..many).map(move |_| of.new_tree(&mut runner).unwrap().current())
}

fn shape() -> impl Strategy<Value = Shape> {
    let weights = vec(select(vec![1_u32, 2, 3, 5, 15, 40]), 1..=8);
    // Which larger area each area is in: 0 is none.
    let larger = vec(0_usize..=3, 8);
    let breakdowns = subsequence(vec!["support", "gender", "age", "relation"], 0..=3).prop_shuffle();
    let agree = select(vec![0_u32, 3, 6, 8, 9, 10]);
    (weights, larger, breakdowns, agree, any::<bool>()).prop_map(|(weights, larger, breakdowns, agree, open)| {
        let areas: Vec<Id> = (0..weights.len()).map(|at| id(&format!("area{at}"))).collect();
        let larger_area = |name: usize| LargerArea {
            id: id(&format!("larger{name}")),
            areas: areas.iter().zip(&larger).filter(|(_, larger)| **larger == name).map(|(area, _)| area.clone()).collect(),
        };
        let allowed = |larger: &LargerArea| (2..areas.len()).contains(&larger.areas.len());
        let larger_areas = (1..=3).map(larger_area).filter(allowed).collect();
        let breakdowns = breakdowns.into_iter().map(id).collect();
        let plan = Plan { wave: "autumn".to_owned(), made_up: true, areas, larger_areas, breakdowns };
        Shape { plan, weights, agree, open }
    })
}

fn person(shape: Shape) -> impl Strategy<Value = Person> {
    let areas = shape.weights.iter().scan(0, |sum, weight| {
        *sum += weight;
        Some(*sum)
    });
    let ends: Vec<u32> = areas.collect();
    let all = ends.last().copied().unwrap_or(1);
    // Points are counted from what most say; five and six are "not sure" and a skipped question.
    let answer = move || (0_u32..10, 0_usize..7).prop_map(move |(draw, other)| if draw < shape.agree { 0 } else { other });
    let says = if shape.open { 0.99 } else { 0.8 };
    let background = (
        option::weighted(says, prop_oneof![8 => Just("woman"), 4 => Just("man"), 1 => Just("another")]),
        option::weighted(says, prop_oneof![1 => Just("a18"), 3 => Just("a26"), 6 => Just("a45"), 2 => Just("a65")]),
        option::weighted(says, select(&RELATIONS[..])),
        option::weighted(says, prop_oneof![5 => Just("yes"), 1 => Just("no")]),
    );
    let barriers = prop_oneof![1 => Just(vec!["nothing"]), 2 => subsequence(&BARRIERS[..3], 1..=3)];
    (any::<u128>(), 0..all, 0_u32..4, [answer(), answer(), answer()], barriers, background).prop_map(
        move |(random_id, area, audience, answers, barriers, (gender, age, relation, support))| {
            let area = ends.iter().position(|end| area < *end).unwrap_or_default();
            let audience = if audience == 0 { Audience::Child } else { Audience::Adult };
            let mut person = Person::new(audience, random_id, &format!("area{area}"));
            if audience == Audience::Child {
                return says_point(person, "heard", &["yes", "no", "sort-of"], answers[0]);
            }
            person = says_point(person, "heard", &["a", "d", "m", "aa", "dd"], answers[0]);
            let asked = |question: &&str| shape.plan.breakdowns.contains(&id(question));
            let said = [("gender", gender), ("age", age), ("relation", relation)];
            for (question, choice) in said.into_iter().filter(|(question, _)| asked(question)) {
                person = choice.into_iter().fold(person, |person, choice| person.is(question, choice));
            }
            person = support.into_iter().fold(person, Person::support);
            if support == Some("no") {
                return person;
            }
            person = says_point(person, "private", &["d", "a", "m", "aa", "dd"], answers[1]);
            match answers[2] {
                0 => person.ticks(&["waiting"]),
                6 => person,
                _ => person.ticks(&barriers),
            }
        },
    )
}

fn says_point(person: Person, item: &str, points: &[&str], answer: usize) -> Person {
    match (points.get(answer), answer) {
        (Some(point), _) => person.says(item, point),
        (None, 5) => person.not_sure(item),
        (None, _) => person,
    }
}

proptest! {
    /// What the attacks stand on: the gate takes every wave, and few waves are without a small group.
    #[test]
    fn every_case_is_a_wave_that_the_gate_takes(case in case()) {
        super::release_by(crate::disclosure::Rules::ALL, &case);
        prop_assert!((12..=400).contains(&case.people.len()));
    }
}

#[test]
fn groups_of_one_to_nine_are_common() {
    let small = |case: &Case| {
        let people = |area: &Id| case.people.iter().filter(|person| person.area == *area).count();
        case.plan.areas.iter().any(|area| (1..10).contains(&people(area)))
    };
    assert!(seeded(100, case()).filter(small).count() >= 40);
}
