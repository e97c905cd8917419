//! Whom an interim release holds back, and what waits.

#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use super::*;
use crate::{
    disclosure::{Gate, Limit, Reason, Release, Row, Stage, by, dry_run, release, rules::Rules, test_support::*},
    survey::Audience,
    tally::{RoundingSecret, Tallies},
};

/// Adults who all answer `heard`, of whom the first so many answer `private` as well.
fn adults(many: u32, private: u32) -> Vec<Person> {
    let id = |at: u32| u128::from(at + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835);
    let adult = |at| Person::new(Audience::Adult, id(at), "west").says("heard", "a");
    (0..many).map(|at| if at < private { adult(at).says("private", "m") } else { adult(at) }).collect()
}

fn interim(people: &[Person]) -> Tallies {
    let mut tallies = Tallies::interim(&survey(), plan(&AREAS), RoundingSecret::new([5; 32])).unwrap();
    people.iter().for_each(|person| tallies.add(person.random_id, &person.area, &person.response).unwrap());
    tallies
}

/// How many adults the interim counts, and how many of them answered each item.
fn counted(tallies: &Tallies, policy: &Policy) -> (u32, Vec<u32>, Vec<Waits>) {
    let (groups, waits) = hold_back(&tallies.frozen(&Gate(())), policy);
    let adults = groups.iter().find(|group| group.group == wave(Audience::Adult)).unwrap();
    (adults.base.people, adults.items.iter().map(crate::tally::ItemCounts::answered).collect(), waits)
}

fn shown(release: &Release) -> bool {
    release.group(&wave(Audience::Adult)).unwrap().base.is_some()
}

#[test]
fn an_audience_waits_until_twenty_can_be_held_back_and_as_many_are_left() {
    for (people, expected) in [(39, false), (40, true)] {
        let release = release(&interim(&adults(people, 0)), &Policy::sdc1(), None);
        assert_eq!((release.stage, shown(&release)), (Stage::Interim, expected), "{people}");
        assert!(release.groups.iter().all(|result| result.group.area.is_none() && result.group.category.is_none()));
    }
    assert_eq!(counted(&interim(&adults(40, 0)), &Policy::sdc1()).0, 20);
    assert_eq!(counted(&interim(&adults(200, 200)), &Policy::sdc1()).0, 180);
}

#[test]
fn more_are_held_back_until_ten_of_them_answered_each_item() {
    let (people, answers, _) = counted(&interim(&adults(200, 60)), &Policy::sdc1());
    assert!(people < 180 && 60 - answers[1] == 10, "{people} {answers:?}");
}

#[test]
fn an_item_that_too_few_of_them_answered_waits_alone() {
    let tallies = interim(&adults(200, 15));
    let run = dry_run(&tallies, &Policy::sdc1(), None);
    let adults = wave(Audience::Adult);
    assert_ne!(run.release.row(&adults, &id("heard")), Some(&Row::Hidden));
    assert_eq!(run.release.row(&adults, &id("private")), Some(&Row::Hidden));
    let reason = run.hidden.iter().find(|hidden| hidden.group == adults && hidden.item == Some(id("private"))).map(|hidden| hidden.reason);
    assert_eq!(reason, Some(Reason::Waits));
}

#[test]
fn a_raised_limit_holds_more_back() {
    let policy = Policy::sdc1().raise(Limit::HoldBack, 50).unwrap();
    assert_eq!(counted(&interim(&adults(200, 200)), &policy).0, 150);
    assert!(!shown(&release(&interim(&adults(99, 0)), &policy, None)));
}

#[test]
fn reading_again_in_another_order_holds_the_same_people_back() {
    let people = adults(300, 120);
    let backwards: Vec<Person> = people.iter().rev().cloned().collect();
    let [one, other] = [people, backwards].map(|people| release(&interim(&people), &Policy::sdc1(), None).canonical_json());
    assert_eq!(one, other);
}

#[test]
fn only_an_interim_release_holds_anybody_back() {
    let people = adults(40, 0);
    let of = |rules, tallies: &Tallies| by(rules, tallies, &Policy::sdc1(), None).release.group(&wave(Audience::Adult)).unwrap().base;
    assert_eq!(of(Rules::ALL, &tally(&AREAS, [5; 32], &people)), Some(40));
    assert_eq!(of(Rules::ALL, &interim(&people)), Some(20));
    assert_eq!(of(Rules::without(crate::disclosure::Rule::Timing), &interim(&people)), Some(40));
}
