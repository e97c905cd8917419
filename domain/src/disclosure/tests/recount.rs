//! People made up at random, and a recount of them that shares no code with the gate.

use proptest::{collection::vec, option, prelude::*, sample::select};

use crate::{
    answer::Answer,
    disclosure::{Category, Group, Release, Row, Share, Tick, test_support::*},
    survey::{Audience, Id, Stance},
};

/// People spread unevenly, so that small groups are common; the larger the tilt, the more they agree.
pub(super) fn people(most: usize) -> impl Strategy<Value = Vec<Person>> {
    (0_u32..3).prop_flat_map(move |tilt| vec(person(tilt), 0..most))
}

pub(super) fn person(tilt: u32) -> impl Strategy<Value = Person> {
    let area = prop_oneof![1 => Just("north"), 2 => Just("south"), 6 => Just("east"), 20 => Just("west")];
    let audience = prop_oneof![1 => Just(Audience::Child), 3 => Just(Audience::Adult)];
    // 0 to 2 a child's point, or 0 to 4 an adult's; then not sure, then skipped.
    let answer = || prop_oneof![1 => 0_usize..7, 5 * tilt => Just(2_usize)];
    let ticks = option::weighted(0.8, vec(select(&BARRIERS[..]), 1..3));
    let background = (option::weighted(0.7, select(&GENDERS[..])), option::weighted(0.8, select(&AGES[..])));
    (any::<u128>(), area, audience, [answer(), answer()], ticks, background).prop_map(
        |(id, area, audience, answers, ticks, (gender, age))| {
            let adult = audience == Audience::Adult;
            let points: &[&str] = if adult { &["dd", "d", "aa", "m", "a"] } else { &["no", "sort-of", "yes"] };
            let mut person = Person::new(audience, id, area);
            for (item, answer) in ["heard", "private"].into_iter().zip(answers).take(if adult { 2 } else { 1 }) {
                person = match points.get(answer) {
                    Some(point) => person.says(item, point),
                    None if answer % 2 == 1 => person.not_sure(item),
                    None => person,
                };
            }
            if adult {
                person = ticks.into_iter().fold(person, |person, ticks| person.ticks(&ticks));
                person = gender.into_iter().fold(person, |person, choice| person.is("gender", choice));
                person = age.into_iter().fold(person, |person, choice| person.is("age", choice));
            }
            person
        },
    )
}

pub(super) fn members<'a>(people: &'a [Person], group: &Group) -> Vec<&'a Person> {
    let in_area = |person: &Person| group.area.as_ref().is_none_or(|area| &person.area == area);
    let said = |person: &Person, category: &Category| person.response.background.get(&category.question) == Some(&category.choice);
    let in_category = |person: &Person| group.category.as_ref().is_none_or(|category| said(person, category));
    people.iter().filter(|person| person.response.audience == group.audience && in_area(person) && in_category(person)).collect()
}

pub(super) fn stance(point: &Id) -> Stance {
    match point.as_str() {
        "yes" | "a" | "aa" => Stance::Positive,
        "sort-of" | "m" => Stance::Mixed,
        _ => Stance::Negative,
    }
}

/// The people of a group who gave a substantive answer that fits.
pub(super) fn who<'a>(people: &'a [Person], group: &Group, item: &Id, fits: impl Fn(&Answer) -> bool) -> Vec<&'a Person> {
    let substantive = |answer: &&Answer| **answer != Answer::NotSure;
    let answer = |person: &Person| person.response.answers.get(item).filter(substantive).is_some_and(&fits);
    members(people, group).into_iter().filter(|person| answer(person)).collect()
}

pub(super) fn said(wanted: Stance) -> impl Fn(&Answer) -> bool {
    move |answer| matches!(answer, Answer::Point(point) if stance(point) == wanted)
}

pub(super) fn ticked(choice: &Id, wanted: bool) -> impl Fn(&Answer) -> bool {
    move |answer| matches!(answer, Answer::Ticks(ticks) if ticks.contains(choice) == wanted)
}

pub(super) fn rows(release: &Release) -> impl Iterator<Item = (&Group, &Id, &Row)> {
    release.groups.iter().flat_map(|result| result.rows.iter().map(|row| (&result.group, &row.item, &row.row)))
}

/// Every number that was rounded by itself, with the people it counts: of a tick-list's choice, the rarer side.
pub(super) fn numbers<'a>(release: &Release, people: &'a [Person]) -> Vec<(Vec<&'a Person>, u32)> {
    let bases = release.groups.iter().filter_map(|result| Some((members(people, &result.group), result.base?)));
    let of_row = |(group, item, row): (&Group, &Id, &Row)| match row {
        Row::Counts { cells } => cells.iter().map(|cell| (who(people, group, item, said(cell.stance)), cell.count)).collect(),
        Row::Ticks { ticks } => ticks.iter().flat_map(|tick| of_tick(people, group, item, tick)).collect(),
        Row::NotAsked | Row::Hidden | Row::NearlyAll { .. } => vec![],
    };
    bases.chain(rows(release).flat_map(of_row)).collect()
}

pub(super) fn of_tick<'a>(people: &'a [Person], group: &Group, item: &Id, tick: &Tick) -> Vec<(Vec<&'a Person>, u32)> {
    let side = |wanted| who(people, group, item, ticked(&tick.choice, wanted));
    match tick.share {
        Share::Counts { ticked, not_ticked } => {
            let rarely = side(true).len() <= side(false).len();
            vec![if rarely { (side(true), ticked) } else { (side(false), not_ticked) }]
        }
        Share::NearlyAll { .. } | Share::Tier(_) => vec![],
    }
}

/// An audience's areas, and its categories of each breakdown.
pub(super) fn hierarchies() -> Vec<Vec<Group>> {
    let areas = |audience| AREAS.iter().map(|name| area(audience, name)).collect();
    let of = |question, choices: &[&str]| choices.iter().map(|choice| category(Audience::Adult, question, choice)).collect();
    vec![areas(Audience::Child), areas(Audience::Adult), of("gender", &GENDERS), of("age", &AGES)]
}

pub(super) fn floor(group: &Group) -> usize {
    if group.category.is_some() { 20 } else { 10 }
}
