//! What may be counted, and that nothing of it shows.

#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use super::*;
use crate::{
    disclosure::{
        LargerArea,
        test_support::{AREAS, Person, category, id, plan, survey, tally},
    },
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
fn larger_areas_hold_some_of_the_areas_and_share_none() {
    let larger = |name: &str, areas: &[&str]| LargerArea { id: id(name), areas: areas.iter().map(|area| id(area)).collect() };
    let with = |larger_areas: Vec<LargerArea>| Plan { larger_areas, ..plan(&AREAS) };
    let far = || larger("far", &["north", "south"]);
    assert!(Tallies::new(&survey(), with(vec![far(), larger("near", &["east", "west"])]), RoundingSecret::new([0; 32])).is_ok());
    assert_eq!(refused(with(vec![larger("north", &["north", "south"])])), PlanError::LargerAreaId(id("north")));
    assert_eq!(refused(with(vec![far(), far()])), PlanError::LargerAreaId(id("far")));
    let unknown = PlanError::UnknownArea { larger: id("far"), area: id("moon") };
    assert_eq!(refused(with(vec![larger("far", &["north", "moon"])])), unknown);
    assert_eq!(refused(with(vec![larger("far", &["north", "north"])])), PlanError::DuplicateArea(id("north")));
    for areas in [&["north"][..], &AREAS] {
        assert_eq!(refused(with(vec![larger("far", areas)])), PlanError::LargerAreaSize(id("far")));
    }
    let crossing = with(vec![far(), larger("middle", &["south", "east"])]);
    assert_eq!(refused(crossing), PlanError::LargerAreasCross(id("far"), id("middle")));
}

#[test]
fn a_larger_area_counts_the_people_of_its_areas() {
    let larger = LargerArea { id: id("far"), areas: vec![id("north"), id("south")] };
    let plan = Plan { larger_areas: vec![larger], breakdowns: vec![], ..plan(&AREAS) };
    let mut tallies = Tallies::new(&survey(), plan, RoundingSecret::new([0; 32])).unwrap();
    for (many, area) in [(2, "north"), (3, "south"), (4, "west")] {
        (0..many).for_each(|_| tallies.add(1, &id(area), &Person::new(Audience::Adult, 1, area).response).unwrap());
    }
    let adults = tallies.groups.iter().filter(|group| group.group.audience == Audience::Adult);
    let found: Vec<_> = adults.map(|group| (group.group.area.as_ref().map(Id::as_str), group.base.people)).collect();
    assert_eq!(found, [(None, 9), (Some("far"), 5), (Some("north"), 2), (Some("south"), 3), (Some("east"), 0), (Some("west"), 4)]);
}

/// The route question breaks a wave down too. Those who had no support are asked fewer items, and the others are "not asked" of them.
#[test]
fn the_route_question_is_a_breakdown() {
    let mut survey = survey();
    survey.items.last_mut().unwrap().without_support = true;
    let mut tallies = Tallies::new(&survey, with_breakdowns(&["support"]), RoundingSecret::new([0; 32])).unwrap();
    for (route, many) in [(Some("yes"), 3), (Some("no"), 2), (Some(crate::answer::NOT_SURE), 5), (None, 7)] {
        let response = Response { route: route.map(id), ..adult().ticks(&["cost"]).response };
        (0..many).for_each(|_| tallies.add(1, &id("north"), &response).unwrap());
    }
    let of = |choice: &str| tallies.groups.iter().find(|group| group.group == category(Audience::Adult, "support", choice)).unwrap();
    assert_eq!((of("yes").base.people, of("no").base.people), (3, 2));
    assert!(matches!(of("no").items[..], [ItemCounts::Scale { .. }, ItemCounts::NotAsked, ItemCounts::Ticks { .. }]));
    assert!(matches!(of("yes").items[1], ItemCounts::Scale { .. }));
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
