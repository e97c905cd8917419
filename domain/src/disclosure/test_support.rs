//! A small survey, and people to answer it.

#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use std::collections::{BTreeMap, BTreeSet};

use super::{Category, Group, Policy, Release, release};
use crate::{
    answer::{Answer, Response},
    language::Language,
    survey::{
        Audience, AudienceVersion, Background, Choice, Id, Item, ItemKind, Kept, Label, Point, RouteQuestion, Scale, Stance, Survey, Theme,
    },
    tally::{Plan, RoundingSecret, Tallies},
};

pub(crate) const AREAS: [&str; 4] = ["north", "south", "east", "west"];
pub(crate) const GENDERS: [&str; 3] = ["woman", "man", "another"];
pub(crate) const AGES: [&str; 4] = ["a18", "a26", "a45", "a65"];
pub(crate) const RELATIONS: [&str; 2] = ["parent", "other"];
/// The answers to the question that chooses the route.
pub(crate) const SUPPORT: [&str; 2] = ["yes", "no"];
pub(crate) const BARRIERS: [&str; 4] = ["waiting", "cost", "travel", "nothing"];

pub(crate) fn id(name: &str) -> Id {
    Id::new(name).unwrap()
}

fn version(audience: Audience, points: &[(&str, Stance)]) -> AudienceVersion {
    let point = |(name, stance): &(&str, Stance)| Point { id: id(name), label: (*name).to_owned(), stance: *stance, face: None };
    AudienceVersion {
        audience,
        label: String::new(),
        ages: String::new(),
        plural: audience.to_string(),
        recall: String::new(),
        scale: Scale { id: id(audience.as_str()), points: points.iter().map(point).collect() },
        not_sure: "Not sure".to_owned(),
        grade: 5.0,
        core_only: audience == Audience::Child,
        welcome: vec![],
        topics: vec![],
    }
}

fn item(name: &str, kind: ItemKind, core: bool, audiences: &[Audience]) -> Item {
    Item {
        id: id(name),
        theme: id("T1"),
        kind,
        core,
        without_support: false,
        help_after: false,
        wording: audiences.iter().map(|&audience| (audience, name.to_owned())).collect(),
        easy: BTreeMap::new(),
    }
}

fn choices(names: &[&str]) -> Vec<Choice> {
    names.iter().map(|name| Choice { id: id(name), label: (*name).to_owned() }).collect()
}

fn background(name: &str, names: &[&str]) -> Background {
    let wording = BTreeMap::from([(Audience::Adult, name.to_owned())]);
    Background { id: id(name), title: name.to_owned(), wording, choices: choices(names) }
}

/// Children on a scale of three, adults on one of five: `heard` for both, `private` worded for both but no part of the children's core,
/// and the list `barriers` for adults, as are the background questions and the one that chooses the route: without support `heard` alone
/// is asked.
pub(crate) fn survey() -> Survey {
    use Stance::{Mixed, Negative, Positive};
    let both = [Audience::Child, Audience::Adult];
    let label = || Label { id: id("culture"), title: "Culture".to_owned() };
    Survey {
        id: id("small"),
        version: "1".to_owned(),
        title: "Small".to_owned(),
        audiences: vec![
            version(Audience::Child, &[("no", Negative), ("sort-of", Mixed), ("yes", Positive)]),
            version(Audience::Adult, &[("dd", Negative), ("d", Negative), ("m", Mixed), ("a", Positive), ("aa", Positive)]),
        ],
        sections: vec![label()],
        lenses: vec![],
        themes: vec![Theme { id: id("T1"), title: String::new(), means: String::new(), section: id("culture"), lenses: vec![] }],
        items: vec![
            Item { without_support: true, ..item("heard", ItemKind::Scale, true, &both) },
            item("private", ItemKind::Scale, false, &both),
            item("barriers", ItemKind::Ticks { choices: choices(&BARRIERS), none: Some(id("nothing")) }, false, &[Audience::Adult]),
        ],
        open_questions: vec![],
        background: vec![background("gender", &GENDERS), background("age", &AGES), background("relation", &RELATIONS)],
        route: RouteQuestion {
            id: id("support"),
            title: "Support".to_owned(),
            wording: BTreeMap::from([(Audience::Adult, "support".to_owned())]),
            choices: choices(&SUPPORT),
            without_support: id("no"),
        },
        kept: Kept::default(),
        language: Language::English,
        untranslated: BTreeSet::new(),
    }
}

pub(crate) fn plan(areas: &[&str]) -> Plan {
    Plan {
        wave: "autumn".to_owned(),
        made_up: true,
        areas: areas.iter().map(|area| id(area)).collect(),
        larger_areas: vec![],
        breakdowns: vec![id("gender"), id("age")],
    }
}

/// One person as the mix keeps them.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub(crate) random_id: u128,
    pub(crate) area: Id,
    pub(crate) response: Response,
}

impl Person {
    pub(crate) fn new(audience: Audience, random_id: u128, area: &str) -> Self {
        let response = Response { audience, route: None, answers: BTreeMap::new(), background: BTreeMap::new() };
        Self { random_id, area: id(area), response }
    }

    pub(crate) fn says(mut self, item: &str, point: &str) -> Self {
        self.response.answers.insert(id(item), Answer::Point(id(point)));
        self
    }

    pub(crate) fn not_sure(mut self, item: &str) -> Self {
        self.response.answers.insert(id(item), Answer::NotSure);
        self
    }

    pub(crate) fn ticks(mut self, choices: &[&str]) -> Self {
        self.response.answers.insert(id("barriers"), Answer::Ticks(choices.iter().map(|choice| id(choice)).collect()));
        self
    }

    pub(crate) fn support(mut self, answer: &str) -> Self {
        self.response.route = Some(id(answer));
        self
    }

    pub(crate) fn is(mut self, question: &str, choice: &str) -> Self {
        self.response.background.insert(id(question), id(choice));
        self
    }
}

pub(crate) fn tally<'a>(areas: &[&str], secret: [u8; 32], people: impl IntoIterator<Item = &'a Person>) -> Tallies {
    let mut tallies = Tallies::new(&survey(), plan(areas), RoundingSecret::new(secret)).unwrap();
    for person in people {
        tallies.add(person.random_id, &person.area, &person.response).unwrap();
    }
    tallies
}

/// The release of these people in the four areas, by SDC-1.
pub(crate) fn release_of(people: &[Person], secret: [u8; 32]) -> Release {
    release(&tally(&AREAS, secret, people), &Policy::sdc1(), None)
}

pub(crate) fn wave(audience: Audience) -> Group {
    Group { audience, area: None, category: None }
}

pub(crate) fn area(audience: Audience, name: &str) -> Group {
    Group { audience, area: Some(id(name)), category: None }
}

pub(crate) fn category(audience: Audience, question: &str, choice: &str) -> Group {
    Group { audience, area: None, category: Some(Category { question: id(question), choice: id(choice) }) }
}
