//! Averaging: the same number is asked for again and again, by every route, so that the noise would average out.
//!
//! The routes: people counted in another order, areas put together or left apart, another set of breakdowns. The attacker wins where two
//! numbers are published for one set of people.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{
    Outcome,
    population::{self, Case},
    published::Published,
    release_by,
    scene::{answer_of, is_in, scenes},
};
use crate::disclosure::{LargerArea, Release, Rules, test_support::*};

/// Reads so many numbers.
pub(super) fn averaging(rules: Rules, case: &Case, reads: usize) -> Outcome {
    let mut first: BTreeMap<Vec<u128>, u32> = BTreeMap::new();
    let mut read = 0;
    // A wave too small to have a number has none by any route.
    for route in 0..reads.min(500) {
        let by_route = by_route(case, route);
        for (people, number) in numbers(&release_by(rules, &by_route), &by_route.people) {
            let one = *first.entry(people).or_insert(number);
            if one != number {
                return Err(format!("{one} and, by route {route}, {number} for the same people"));
            }
            read += 1;
        }
        if read >= reads {
            break;
        }
    }
    Ok(())
}

fn by_route(case: &Case, route: usize) -> Case {
    let mut case = case.clone();
    let many = case.people.len();
    case.people.rotate_left(route * 7 % many);
    if route % 2 == 1 {
        case.people.reverse();
    }
    match route % 5 {
        0 => {}
        1 => {
            case.plan.larger_areas.clear();
            case.plan.areas.truncate(1);
            case.people.iter_mut().for_each(|person| person.area = case.plan.areas[0].clone());
        }
        2 => {
            let kept = route % 4;
            case.plan.breakdowns.truncate(kept);
            let breakdowns = &case.plan.breakdowns;
            case.people.iter_mut().for_each(|person| person.response.background.retain(|question, _| breakdowns.contains(question)));
        }
        3 => case.plan.areas.reverse(),
        _ => {
            case.plan.larger_areas.clear();
            if let [one, other, _, ..] = &case.plan.areas[..] {
                case.plan.larger_areas.push(LargerArea { id: id("both"), areas: vec![one.clone(), other.clone()] });
            }
        }
    }
    case
}

/// Every published number with the ids of those whom it counts.
fn numbers(release: &Release, people: &[Person]) -> Vec<(Vec<u128>, u32)> {
    let ids = |people: &mut dyn Iterator<Item = &Person>| {
        let mut ids: Vec<u128> = people.map(|person| person.random_id).collect();
        ids.sort_unstable();
        ids
    };
    let base = |result: &crate::disclosure::GroupResult| {
        Some((ids(&mut people.iter().filter(|person| is_in(person, &result.group, release))), result.base?))
    };
    let mut numbers: Vec<_> = release.groups.iter().filter_map(base).collect();
    for scene in scenes(release, people) {
        for (group, people) in &scene.parties {
            for question in &scene.questions {
                if let Published::Numbers(cells) = question.published(release.row(group, &scene.item).unwrap()) {
                    for (answer, cell) in cells.into_iter().enumerate() {
                        let gave = |person: &&&Person| answer_of(person, &scene.item, question) == answer;
                        numbers.push((ids(&mut people.iter().filter(gave).copied()), cell));
                    }
                }
            }
        }
    }
    numbers
}

proptest! {
    #[test]
    fn two_routes_give_one_number(case in population::case()) {
        prop_assert_eq!(averaging(Rules::ALL, &case, 100), Ok(()));
    }
}

#[test]
fn ten_thousand_reads_give_one_number() {
    for case in population::seeded(3, population::of_size(100..=200)) {
        assert_eq!(averaging(Rules::ALL, &case, 10_000), Ok(()));
    }
}
