//! What may be counted, and that nothing of it shows.

#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use super::*;
use crate::{
    disclosure::test_support::{AREAS, Person, category, id, plan, survey, tally},
    survey::Choice,
};

fn refused(plan: Plan) -> PlanError {
    Tallies::new(&survey(), plan, RoundingSecret::new([0; 32])).unwrap_err()
}

fn with_breakdowns(breakdowns: &[&str]) -> Plan {
    Plan { breakdowns: breakdowns.iter().map(|name| id(name)).collect(), ..plan(&AREAS) }
}

#[test]
fn a_plan_keeps_rule_1() {
    assert_eq!(refused(plan(&[])), PlanError::NoArea);
    assert_eq!(refused(plan(&["north", "south", "north"])), PlanError::DuplicateArea(id("north")));
    assert_eq!(refused(with_breakdowns(&["gender", "age", "a", "b"])), PlanError::TooManyBreakdowns(4));
    assert_eq!(refused(with_breakdowns(&["gender", "age", "gender"])), PlanError::DuplicateBreakdown(id("gender")));
    assert_eq!(refused(with_breakdowns(&["gender", "shoe-size"])), PlanError::UnknownBreakdown(id("shoe-size")));
}

#[test]
fn a_breakdown_has_two_to_six_categories() {
    for (categories, allowed) in [(1, false), (2, true), (6, true), (7, false)] {
        let mut survey = survey();
        let choice = |at| Choice { id: id(&format!("c{at}")), label: String::new() };
        survey.background.first_mut().unwrap().choices = (0..categories).map(choice).collect();
        assert_eq!(Tallies::new(&survey, plan(&AREAS), RoundingSecret::new([0; 32])).is_ok(), allowed, "{categories}");
    }
}

fn add(person: &Person) -> Result<(), AddError> {
    tally(&AREAS, [0; 32], []).add(person.random_id, &person.area, &person.response)
}

fn adult() -> Person {
    Person::new(Audience::Adult, 1, "north")
}

#[test]
fn what_does_not_fit_is_refused_by_name() {
    let child = || Person::new(Audience::Child, 1, "north");
    assert_eq!(add(&Person::new(Audience::Adult, 1, "moon")), Err(AddError::UnknownArea(id("moon"))));
    assert_eq!(add(&Person::new(Audience::Young, 1, "north")), Err(AddError::UnknownAudience(Audience::Young)));
    assert_eq!(add(&adult().says("weather", "a")), Err(AddError::UnknownItem(id("weather"))));
    assert_eq!(add(&child().says("private", "yes")), Err(AddError::NotAsked { item: id("private"), audience: Audience::Child }));
    assert_eq!(add(&child().not_sure("private")), Err(AddError::NotAsked { item: id("private"), audience: Audience::Child }));
    assert_eq!(add(&adult().says("heard", "yes")), Err(AddError::UnknownPoint(id("heard"))));
    assert_eq!(add(&adult().ticks(&["cost", "weather"])), Err(AddError::UnknownChoice(id("barriers"))));
    assert_eq!(add(&adult().ticks(&[])), Err(AddError::NothingTicked(id("barriers"))));
    assert_eq!(add(&adult().says("barriers", "a")), Err(AddError::WrongKind(id("barriers"))));
    assert_eq!(add(&adult().is("gender", "other")), Err(AddError::UnknownCategory(id("gender"))));
    assert_eq!(add(&adult().is("shoe-size", "7")), Err(AddError::UnknownBackground(id("shoe-size"))));
    assert_eq!(add(&child().is("gender", "woman")), Err(AddError::UnknownBackground(id("gender"))));
}

#[test]
fn an_undeclared_background_answer_is_refused() {
    let mut tallies = Tallies::new(&survey(), with_breakdowns(&["age"]), RoundingSecret::new([0; 32])).unwrap();
    let person = adult().is("gender", "woman");
    assert_eq!(tallies.add(1, &person.area, &person.response), Err(AddError::UnknownBackground(id("gender"))));
}

#[test]
fn a_refused_response_is_counted_nowhere() {
    let mut tallies = tally(&AREAS, [0; 32], []);
    let person = adult().says("heard", "a").says("private", "yes");
    tallies.add(1, &person.area, &person.response).unwrap_err();
    assert!(tallies.groups.iter().all(|group| group.base.people == 0 && group.items.iter().all(|item| item.answered() == 0)));
}

/// Where each person goes, by hand: two adults and a child, of whom one adult is a woman in the south.
#[test]
fn people_are_counted_in_every_group_that_they_are_in() {
    let people = [
        Person::new(Audience::Adult, u128::MAX, "south").says("heard", "aa").ticks(&["cost", "travel"]).is("gender", "woman"),
        Person::new(Audience::Adult, 3, "north").says("heard", "d").not_sure("private"),
        Person::new(Audience::Child, 5, "south").says("heard", "sort-of"),
    ];
    let tallies = tally(&AREAS, [0; 32], &people);
    let bases: Vec<(u32, u128)> = tallies.groups.iter().take(6).map(|group| (group.base.people, group.base.ids)).collect();
    // Wave, north, south; each children then adults. The largest id and 3 wrap around to 2.
    assert_eq!(bases, [(1, 5), (2, 2), (0, 0), (1, 3), (1, 5), (1, u128::MAX)]);

    let women = category(Audience::Adult, "gender", "woman");
    let women = tallies.groups.iter().find(|group| group.group == women).unwrap();
    let [ItemCounts::Scale { stances, .. }, ItemCounts::Scale { answered, .. }, ItemCounts::Ticks { choices, .. }] = &women.items[..]
    else {
        unreachable!()
    };
    assert_eq!(stances.iter().map(|(_, count)| count.people).collect::<Vec<_>>(), [1, 0, 0]);
    assert_eq!(answered.people, 0);
    assert_eq!(
        choices.iter().map(|choice| (choice.ticked.people, choice.not_ticked.people)).collect::<Vec<_>>(),
        [(0, 1), (1, 0), (1, 0), (0, 1)]
    );
}

#[test]
fn debug_shows_neither_numbers_nor_the_secret() {
    let tallies = tally(&AREAS, [173; 32], &[adult().says("heard", "a")]);
    assert_eq!(format!("{tallies:?} {:?}", tallies.secret), "Tallies(hidden) RoundingSecret(hidden)");
}
