//! What is different between two versions of a survey, for whoever is about to publish one.

use std::collections::BTreeMap;

use super::{Background, Item, Survey, texts::Place};

/// One thing that is different.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What: "item T4, child".
    pub what: String,
    /// What stood there.
    pub before: Option<String>,
    /// What stands there now.
    pub after: Option<String>,
}

/// What respondents would notice, in the survey's order: each text that is new, gone or another, then order and who is asked what.
#[must_use]
pub fn changes(before: &Survey, after: &Survey) -> Vec<Change> {
    let (old, new) = (asked(before), asked(after));
    let mut places = after.places();
    places.extend(before.places().into_iter().filter(|place| !new.contains_key(place)));
    let mut changes: Vec<Change> = Vec::new();
    for place in places {
        let (before, after) = (old.get(&place).cloned(), new.get(&place).cloned());
        if before != after && !changes.iter().any(|change| change.what == place.to_string()) {
            changes.push(Change { what: place.to_string(), before, after });
        }
    }
    let mut compare = |what: &str, before: String, after: String| {
        if before != after {
            changes.push(Change { what: what.to_owned(), before: Some(before), after: Some(after) });
        }
    };
    compare("items, in order", items(before, |_| true), items(after, |_| true));
    compare("items of the children’s core", items(before, |item| item.core), items(after, |item| item.core));
    let without = |item: &Item| item.without_support;
    compare("items for people who had no support", items(before, without), items(after, without));
    compare("background questions to choose from", background(before), background(after));
    for (old, new) in before.audiences.iter().zip(&after.audiences) {
        compare(&format!("reading limit, {}", new.plural), old.grade.to_string(), new.grade.to_string());
    }
    changes
}

/// The texts of what is asked, by their place.
fn asked(survey: &Survey) -> BTreeMap<Place, String> {
    survey.texts().into_iter().filter(|(place, _)| !survey.rests(place)).collect()
}

fn items(survey: &Survey, which: impl Fn(&Item) -> bool) -> String {
    survey.items.iter().filter(|item| which(item)).map(|item| item.id.as_str()).collect::<Vec<_>>().join(", ")
}

fn background(survey: &Survey) -> String {
    survey.background.iter().map(|Background { title, .. }| title.as_str()).collect::<Vec<_>>().join(", ")
}
