//! Responses that can be told apart: each one's answers spell a number. A ledger of what was sent and what was acknowledged.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    answer::{Answer, Response},
    journey::{Journey, StepKind},
    survey::{ASK_THE_FAMILY, Audience, Id, ItemKind, Survey, parse},
};
use server::store::{Code, Db};

use crate::support::responses;

/// The survey whose answers spell numbers.
pub(super) struct Spelling(Survey);

impl Spelling {
    pub(super) fn new() -> Self {
        Self(parse(ASK_THE_FAMILY).unwrap())
    }

    /// The items of an adult's form that have a scale, and the scale's points: the digits and their values.
    fn digits(&self) -> (Vec<Id>, Vec<Id>) {
        let journey = Journey::new(&self.0, Audience::Adult, &[]).unwrap();
        let items = journey.steps.iter().filter_map(|step| match step.kind {
            StepKind::Item(item) if matches!(item.kind, ItemKind::Scale) => Some(item.id.clone()),
            _ => None,
        });
        (items.collect(), journey.version.scale.points.iter().map(|point| point.id.clone()).collect())
    }

    /// The fields of an adult's form that spell a number.
    pub(super) fn write(&self, number: usize) -> String {
        let (items, points) = self.digits();
        let mut rest = number;
        let mut pairs = form_urlencoded::Serializer::new(String::new());
        for item in items {
            pairs.append_pair(item.as_str(), points[rest % points.len()].as_str());
            rest /= points.len();
        }
        assert_eq!(rest, 0, "{number} is too large");
        pairs.finish()
    }

    /// The number that a stored response spells.
    pub(super) fn read(&self, answers: &str) -> usize {
        let response: Response = serde_json::from_str(answers).unwrap();
        let (items, points) = self.digits();
        items.iter().rev().fold(0, |number, item| {
            let Some(Answer::Point(point)) = response.answers.get(item) else { panic!("no answer to {item} in {answers}") };
            number * points.len() + points.iter().position(|known| known == point).unwrap()
        })
    }

    /// How often each number is stored in a wave.
    pub(super) async fn stored(&self, db: &Db, wave: &Code) -> BTreeMap<usize, usize> {
        let mut stored = BTreeMap::new();
        for response in responses(db, wave).await {
            *stored.entry(self.read(&response.answers)).or_default() += 1;
        }
        stored
    }
}

/// What was sent, and what was acknowledged.
#[derive(Default)]
pub(super) struct Ledger {
    pub(super) sent: BTreeSet<usize>,
    pub(super) acknowledged: BTreeSet<usize>,
    /// Sent, but nothing came back: the number and its page's token.
    pub(super) unanswered: Vec<(usize, String)>,
}

impl Ledger {
    /// acknowledged ⊆ stored ⊆ sent, each once.
    pub(super) fn holds(&self, stored: &BTreeMap<usize, usize>) {
        let twice: Vec<_> = stored.iter().filter(|(_, times)| **times != 1).collect();
        assert!(twice.is_empty(), "stored more than once: {twice:?}");
        let lost: Vec<_> = self.acknowledged.iter().filter(|number| !stored.contains_key(number)).collect();
        assert!(lost.is_empty(), "{} acknowledged and lost: {lost:?}", lost.len());
        let invented: Vec<_> = stored.keys().filter(|number| !self.sent.contains(number)).collect();
        assert!(invented.is_empty(), "stored and never sent: {invented:?}");
    }
}
