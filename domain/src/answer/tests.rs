#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use proptest::prelude::*;

use super::*;
use crate::survey::{ASK_THE_FAMILY, Survey, parse as parse_survey};

fn survey() -> Survey {
    parse_survey(ASK_THE_FAMILY).unwrap()
}

fn answered(audience: Audience, pairs: &[(&str, &str)]) -> Result<Response, Refusal> {
    let survey = survey();
    let breakdowns = [Id::new("gender").unwrap()];
    let journey = Journey::new(&survey, audience, &breakdowns).unwrap();
    parse(&journey, &Draft::new(pairs.iter().copied())).map(|finished| finished.response)
}

fn refused(audience: Audience, pairs: &[(&str, &str)]) -> Vec<(String, Problem)> {
    match answered(audience, pairs) {
        Err(Refusal::Fields(errors)) => errors.into_iter().map(|error| (error.field, error.problem)).collect(),
        other => unreachable!("expected field errors, got {other:?}"),
    }
}

#[test]
fn not_sure_is_an_answer_and_skipped_is_none() {
    let response = answered(Audience::Child, &[("T1", "yes"), ("T2", NOT_SURE), ("T3", "")]).unwrap();
    let id = |name| Id::new(name).unwrap();
    assert_eq!(response.answers.get(&id("T1")), Some(&Answer::Point(id("yes"))));
    assert_eq!(response.answers.get(&id("T2")), Some(&Answer::NotSure));
    assert_eq!(response.answers.get(&id("T3")), None);
}

#[test]
fn tampered_fields_are_named() {
    assert_eq!(refused(Audience::Child, &[("T4", "yes")]), [("T4".to_owned(), Problem::UnknownField)]);
    assert_eq!(refused(Audience::Child, &[("T1", "agree")]), [("T1".to_owned(), Problem::UnknownValue)]);
    assert_eq!(refused(Audience::Child, &[("T1", "yes"), ("T1", "no")]), [("T1".to_owned(), Problem::TwoAnswers)]);
    assert_eq!(refused(Audience::Adult, &[("name", "x")]), [("name".to_owned(), Problem::UnknownField)]);
    assert_eq!(refused(Audience::Adult, &[("welcome", "x")]), [("welcome".to_owned(), Problem::UnknownField)]);
    assert_eq!(refused(Audience::Adult, &[("support", "maybe")]), [("support".to_owned(), Problem::UnknownValue)]);
    assert_eq!(refused(Audience::Adult, &[("gender", "maybe")]), [("gender".to_owned(), Problem::UnknownValue)]);
}

#[test]
fn nothing_cannot_stand_beside_something() {
    let both = [("T13", "nothing"), ("T13", "travel")];
    assert_eq!(refused(Audience::Adult, &both), [("T13".to_owned(), Problem::NothingAndSomething)]);
    let several = answered(Audience::Adult, &[("T13", "cost"), ("T13", "travel")]).unwrap();
    let expected = ["cost", "travel"].map(|name| Id::new(name).unwrap()).into();
    assert_eq!(several.answers.get(&Id::new("T13").unwrap()), Some(&Answer::Ticks(expected)));
}

#[test]
fn the_short_way_leaves_out_what_it_does_not_ask() {
    let pairs = [("support", "no"), ("T1", "agree"), ("T5", "disagree")];
    let response = answered(Audience::Adult, &pairs).unwrap();
    assert_eq!(response.answers.keys().map(Id::as_str).collect::<Vec<_>>(), ["T5"]);
    let waiting = answered(Audience::Adult, &[("support", "waiting"), ("T1", "agree")]).unwrap();
    assert_eq!(waiting.answers.len(), 1);
}

#[test]
fn rather_not_say_is_kept_nowhere_and_nothing_at_all_is_not_sent() {
    let response = answered(Audience::Adult, &[("T1", "agree"), ("gender", RATHER_NOT_SAY)]).unwrap();
    assert!(response.background.is_empty());
    assert_eq!(answered(Audience::Adult, &[("T1", ""), ("support", "")]), Err(Refusal::Empty));
    assert_eq!(answered(Audience::Adult, &[("support", NOT_SURE)]).unwrap().route, Id::new(NOT_SURE));
}

#[test]
fn a_response_survives_storage() {
    let response = answered(Audience::Adult, &[("support", "yes"), ("T13", "cost"), ("T2", NOT_SURE), ("gender", "woman")]);
    let json = serde_json::to_string(&response.clone().unwrap()).unwrap();
    assert_eq!(serde_json::from_str::<Response>(&json).unwrap(), response.unwrap());
}

proptest! {
    /// Whatever is posted, reading it never panics, and what is taken holds only what the survey knows.
    #[test]
    fn only_known_answers_get_in(pairs in prop::collection::vec(("T1?[0-9]|support|gender|x", "yes|no|agree|not-sure|cost|nothing|\\PC*"), 0..12)) {
        let survey = survey();
        let breakdowns = [Id::new("gender").unwrap()];
        for audience in Audience::ALL {
            let journey = Journey::new(&survey, audience, &breakdowns).unwrap();
            let draft = Draft::new(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())));
            if let Ok(Finished { response, .. }) = parse(&journey, &draft) {
                for (item, answer) in &response.answers {
                    prop_assert!(journey.step(item.as_str()).is_some());
                    if let Answer::Point(point) = answer {
                        prop_assert!(journey.version.scale.point(point.as_str()).is_some());
                    }
                }
            }
        }
    }
}

#[test]
fn a_code_is_asked_for_where_the_link_needs_one_and_ignored_elsewhere() {
    let survey = survey();
    let open = Journey::new(&survey, Audience::Child, &[]).unwrap();
    let asking = open.clone().asking_for_a_code();
    let typed = |codes: &[&str]| Draft::new(codes.iter().map(|typed| (CODE, *typed)).chain([("T1", "yes")]));
    let good = SlipCode::new(7);
    assert_eq!(code(&asking, &typed(&[&good.to_string()])), Ok(Some(good.clone())));
    assert_eq!(code(&asking, &typed(&[""])), Err(Problem::NoCode));
    assert_eq!(code(&asking, &typed(&["no code"])), Err(Problem::NotACode));
    assert_eq!(code(&asking, &typed(&[&good.to_string(), &good.plain()])), Err(Problem::NotACode));
    assert_eq!(code(&open, &typed(&["no code"])), Ok(None));
    // It is no answer: nothing of it is in what is kept.
    let kept = |journey: &Journey<'_>, draft: &Draft| parse(journey, draft).map(|finished| finished.response);
    assert_eq!(kept(&asking, &typed(&[&good.plain()])), Ok(kept(&open, &typed(&[])).unwrap()));
    assert_eq!(kept(&asking, &Draft::new([(CODE, "x")])), Err(Refusal::Empty));
    assert_eq!(asking.on(Way::Main).take(3).map(Step::name).collect::<Vec<_>>(), ["welcome", CODE, "T1"]);
    assert_eq!((asking.resume(&Draft::new([(CODE, "x")])), asking.place("T1", Way::Main)), ("T1", open.place("T1", Way::Main)));
}
