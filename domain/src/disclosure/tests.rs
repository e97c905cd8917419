//! The gate held against an independent recount of the people it was given.
//!
//! The attack suite of `privacy.md` comes with rules 5 and 6; these are the properties that rules 2 to 4 promise by themselves.

#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

mod recount;

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{test_support::*, *};
use crate::{
    answer::Answer,
    survey::{Audience, Stance},
};
use recount::{floor, hierarchies, members, numbers, people, rows, said, ticked, who};

proptest! {
    #[test]
    fn nothing_stands_on_fewer_people_than_the_floor(people in people(120), secret: [u8; 32]) {
        let release = release_of(&people, secret);
        for (group, item, row) in rows(&release).filter(|(_, _, row)| !matches!(row, Row::Hidden | Row::NotAsked)) {
            let base = who(&people, group, item, |_| true).len();
            prop_assert!(base >= floor(group), "{group:?} {item} {row:?} stands on {base}");
        }
        for result in release.groups.iter().filter(|result| result.base.is_some()) {
            prop_assert!(members(&people, &result.group).len() >= floor(&result.group), "{result:?}");
        }
    }

    #[test]
    fn hidden_siblings_are_none_or_ten_together(people in people(120), secret: [u8; 32]) {
        let release = release_of(&people, secret);
        for siblings in hierarchies() {
            let results = || siblings.iter().map(|group| (group, release.group(group).unwrap()));
            for item in survey().items {
                let (shown, hidden): (Vec<_>, Vec<_>) = results().partition(|(group, _)| *release.row(group, &item.id).unwrap() != Row::Hidden);
                let together: usize = hidden.iter().map(|(group, _)| who(&people, group, &item.id, |_| true).len()).sum();
                prop_assert!(together == 0 || together >= 10 || shown.is_empty(), "{}: {together} hidden beside {}", item.id, shown.len());
            }
            let (shown, hidden): (Vec<_>, Vec<_>) = results().partition(|(_, result)| result.base.is_some());
            let together: usize = hidden.iter().map(|(group, _)| members(&people, group).len()).sum();
            prop_assert!(together == 0 || together >= 10 || shown.is_empty(), "bases: {together} hidden beside {}", shown.len());
        }
    }

    /// Areas make up their wave without a remainder: there "all hidden" is no way out.
    #[test]
    fn hidden_areas_of_a_shown_wave_are_none_or_ten_together(people in people(60), secret: [u8; 32]) {
        let release = release_of(&people, secret);
        for audience in [Audience::Child, Audience::Adult] {
            let shown = |group: &Group| release.group(group).unwrap().base.is_some();
            let hidden = AREAS.iter().map(|name| area(audience, name)).filter(|group| !shown(group));
            let together: usize = hidden.map(|group| members(&people, &group).len()).sum();
            prop_assert!(!shown(&wave(audience)) || together == 0 || together >= 10, "{together} hidden");
        }
    }

    #[test]
    fn a_hidden_group_shows_nothing_at_all(people in people(120), secret: [u8; 32]) {
        for result in release_of(&people, secret).groups.iter().filter(|result| result.base.is_none()) {
            prop_assert!(result.rows.iter().all(|row| matches!(row.row, Row::Hidden | Row::NotAsked)), "{result:?}");
        }
    }

    #[test]
    fn every_number_is_a_multiple_of_five_and_less_than_five_from_the_truth(people in people(200), secret: [u8; 32]) {
        for (who, count) in numbers(&release_of(&people, secret), &people) {
            prop_assert!(count % 5 == 0 && usize::try_from(count).unwrap().abs_diff(who.len()) < 5, "{} became {count}", who.len());
        }
    }

    #[test]
    fn rows_without_numbers_say_what_is_true(people in people(200), secret: [u8; 32]) {
        let release = release_of(&people, secret);
        for (group, item, row) in rows(&release) {
            let at_most_four = |fits: &dyn Fn(&Answer) -> bool| who(&people, group, item, fits).len() <= 4;
            match row {
                Row::NearlyAll { stance } => {
                    prop_assert!(Stance::ALL.iter().filter(|other| *other != stance).all(|other| at_most_four(&said(*other))));
                    let (all, these) = (who(&people, group, item, |_| true).len(), who(&people, group, item, said(*stance)).len());
                    prop_assert!(all - these <= 4 || (all - these) * 5 <= all, "{these} of {all} are not nearly all");
                }
                Row::Counts { cells } => prop_assert!(cells.iter().filter(|cell| cell.count > 0).count() >= 2, "{cells:?}"),
                Row::Ticks { ticks } => {
                    let base = who(&people, group, item, |_| true).len();
                    for tick in ticks {
                        prop_assert_eq!(matches!(tick.share, Share::Tier(_)), base < 60);
                        if let Share::NearlyAll { ticked: side } = tick.share {
                            prop_assert!(at_most_four(&ticked(&tick.choice, !side)));
                        }
                    }
                }
                Row::NotAsked => prop_assert!(group.audience == Audience::Child && item.as_str() != "heard"),
                Row::Hidden => prop_assert!(group.audience == Audience::Adult || item.as_str() == "heard"),
            }
        }
    }

    #[test]
    fn the_same_people_give_the_same_number_by_every_route(people in people(200), secret: [u8; 32]) {
        let one_area: Vec<Person> = people.into_iter().map(|person| Person { area: id("north"), ..person }).collect();
        let release = release(&tally(&["north"], secret, &one_area), &Policy::sdc1(), None);
        for audience in [Audience::Child, Audience::Adult] {
            let (wave, area) = (release.group(&wave(audience)).unwrap(), release.group(&area(audience, "north")).unwrap());
            prop_assert_eq!((wave.base, &wave.rows), (area.base, &area.rows));
        }
        let mut seen: BTreeMap<Vec<u128>, u32> = BTreeMap::new();
        for (who, count) in numbers(&release, &one_area) {
            let mut ids: Vec<u128> = who.iter().map(|person| person.random_id).collect();
            ids.sort_unstable();
            prop_assert_eq!(*seen.entry(ids).or_insert(count), count);
        }
    }

    #[test]
    fn the_order_of_counting_leaves_no_trace(
        (people, shuffled) in people(120).prop_flat_map(|people| (Just(people.clone()), Just(people).prop_shuffle())),
        secret: [u8; 32],
    ) {
        prop_assert_eq!(release_of(&people, secret).canonical_json(), release_of(&shuffled, secret).canonical_json());
    }

    #[test]
    fn a_release_survives_its_json(people in people(120), secret: [u8; 32]) {
        let release = release_of(&people, secret);
        let read: Release = serde_json::from_str(&release.canonical_json()).unwrap();
        prop_assert_eq!(read.hash(), release.hash());
        prop_assert_eq!(read, release);
    }

    #[test]
    fn a_row_is_read_from_its_rounded_counts_alone(people in people(200), secret: [u8; 32]) {
        let release = release_of(&people, secret);
        for (_, _, row) in rows(&release) {
            let Row::Counts { cells } = row else { continue };
            let total: u32 = cells.iter().map(|cell| cell.count).sum();
            let (percent, parts) = match read(row, &release.policy) {
                Reading::Percent { parts, .. } => (true, parts),
                Reading::People { parts, .. } => (false, parts),
                other => return Err(TestCaseError::fail(format!("{other:?}"))),
            };
            prop_assert_eq!(percent, total >= 30);
            prop_assert!((parts.iter().map(|part| part.drawn).sum::<f64>() - 100.0).abs() < 1e-9);
            for (cell, part) in cells.iter().zip(&parts) {
                let share = f64::from(cell.count) * 100.0 / f64::from(total);
                let text = match cell.count {
                    0 => "0 to 4".to_owned(),
                    count if total < 30 => format!("about {count}"),
                    _ => format!("{}%", share.round()),
                };
                prop_assert_eq!(&part.text, &text);
            }
        }
    }
}

/// People for tests of one thing: ids far apart, in one area, agreeing.
fn adults(many: u32, area: &str, point: &str) -> Vec<Person> {
    let id = |at: u32| u128::from(at + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835);
    (0..many).map(|at| Person::new(Audience::Adult, id(at), area).says("heard", point)).collect()
}

#[test]
fn the_floors_are_where_they_are_said_to_be() {
    let shown = |people: &[Person], group: &Group| release_of(people, [0; 32]).row(group, &id("heard")) != Some(&Row::Hidden);
    let (women, west) = (category(Audience::Adult, "gender", "woman"), area(Audience::Adult, "west"));
    let all_women = |many| adults(many, "west", "a").into_iter().map(|person| person.is("gender", "woman")).collect::<Vec<_>>();
    assert!(!shown(&all_women(9), &west) && shown(&all_women(10), &west));
    assert!(!shown(&all_women(19), &women) && shown(&all_women(20), &women));
}

#[test]
fn of_equally_small_siblings_the_first_of_the_plan_is_hidden() {
    let people = [(12, "north"), (3, "south"), (12, "east"), (12, "west")].map(|(many, area)| adults(many, area, "a")).concat();
    let release = release_of(&people, [0; 32]);
    let shown = AREAS.map(|name| release.group(&area(Audience::Adult, name)).unwrap().base.is_some());
    assert_eq!(shown, [false, false, true, true]);
}

#[test]
fn not_sure_and_skipped_count_in_the_base_and_in_no_row() {
    let mut people = adults(40, "west", "a");
    people.extend((0..20).map(|id| Person::new(Audience::Adult, id, "west").not_sure("heard")));
    people.extend((0..40).map(|id| Person::new(Audience::Adult, 1000 + id, "west").not_sure("private")));
    let release = release_of(&people, [0; 32]);
    let west = release.group(&area(Audience::Adult, "west")).unwrap();
    assert_eq!(west.base, Some(100));
    assert_eq!(release.row(&west.group, &id("heard")), Some(&Row::NearlyAll { stance: Stance::Positive }));
    assert_eq!(release.row(&west.group, &id("private")), Some(&Row::Hidden));
}

/// True counts that no rounding gives: 173 positive, 57 mixed and 31 negative of 261, beside 13 not sure and 8 who skipped;
/// 141 on each side of a tick.
#[test]
fn no_true_count_is_anywhere_in_a_release() {
    let mut people: Vec<Person> =
        [(173, "a"), (57, "m"), (31, "d")].into_iter().flat_map(|(many, point)| adults(many, "west", point)).collect();
    people.extend((0..13).map(|_| Person::new(Audience::Adult, 0, "west").not_sure("heard")));
    people.extend((0..8).map(|_| Person::new(Audience::Adult, 0, "west")));
    let barrier = |id: u128| if id.is_multiple_of(2) { "cost" } else { "travel" };
    let people: Vec<Person> =
        people.into_iter().zip(1..).map(|(person, id)| Person { random_id: id, ..person.ticks(&[barrier(id)]) }).collect();
    let release = release_of(&people, [3; 32]);
    let mut json: serde_json::Value = serde_json::from_str(&release.canonical_json()).unwrap();
    json["policy"].take();
    json["hidden_rows"].take();
    let mut found = vec![];
    collect(&json, &mut found);
    // The wave and the west, each: a base, three cells, and both sides of two choices.
    assert!(found.len() == 16 && found.iter().all(|number| number % 5 == 0), "{found:?}");
    for raw in ["173", "57", "31", "261", "13", "282", "141"] {
        assert!(!json.to_string().contains(raw), "{raw} in {json}");
    }
}

fn collect(json: &serde_json::Value, found: &mut Vec<u64>) {
    match json {
        serde_json::Value::Number(number) => found.push(number.as_u64().unwrap()),
        serde_json::Value::Array(values) => values.iter().for_each(|value| collect(value, found)),
        serde_json::Value::Object(fields) => fields.values().for_each(|value| collect(value, found)),
        serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::String(_) => {}
    }
}

#[test]
fn groups_stand_in_the_promised_order_and_empty_structures_are_left_out() {
    let release = release_of(&[], [0; 32]);
    let order: Vec<Group> = release.groups.iter().map(|result| result.group.clone()).collect();
    let both = |of: &dyn Fn(Audience) -> Group| [Audience::Child, Audience::Adult].map(of);
    let mut expected = both(&wave).to_vec();
    expected.extend(AREAS.iter().flat_map(|name| both(&|audience| area(audience, name))));
    expected.extend(GENDERS.iter().map(|choice| category(Audience::Adult, "gender", choice)));
    expected.extend(AGES.iter().map(|choice| category(Audience::Adult, "age", choice)));
    assert_eq!(order, expected);
    assert!(release.groups.iter().all(|result| result.base.is_none() && result.rows.len() == 3));
}

#[test]
fn a_release_names_its_rules_and_the_one_it_follows() {
    let (first, tallies) = (release_of(&[], [0; 32]), tally(&AREAS, [0; 32], &adults(12, "west", "a")));
    let second = release(&tallies, &Policy::sdc1(), Some(&first));
    assert_eq!((first.follows.as_deref(), second.follows.as_deref()), (None, Some(first.hash().as_str())));
    assert_eq!((second.rules.as_str(), second.wave.as_str(), second.made_up), ("SDC-1", "autumn", true));
    assert_ne!(first.hash(), second.hash());
}

/// Releases are cited by their hash: whatever changes it for the same people changes what was published.
#[test]
fn the_hash_of_a_known_release_is_known() {
    let mut people = adults(37, "west", "a");
    people.extend(adults(23, "east", "d").into_iter().map(|person| Person { random_id: person.random_id ^ 1, ..person.ticks(&["cost"]) }));
    let release = release_of(&people, [9; 32]);
    assert_eq!(release.hash(), "b8396fa64e054002cf4a25d76e07565f606c2d44d820b620c901ab1a1890b44f");
}
