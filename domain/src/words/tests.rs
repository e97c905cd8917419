#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use super::*;
use crate::{
    answer::{FieldError, Finished, Refusal, parse},
    journey::Journey,
    survey::{ASK_THE_FAMILY, Audience, parse as parse_survey},
};

fn sent(audience: Audience, pairs: &[(&str, &str)]) -> Result<Finished, Refusal> {
    let survey = parse_survey(ASK_THE_FAMILY).unwrap();
    let journey = Journey::new(&survey, audience, &[]).unwrap().asking_in_own_words();
    parse(&journey, &Draft::new(pairs.iter().copied()))
}

fn refused(audience: Audience, pairs: &[(&str, &str)]) -> Vec<(String, Problem)> {
    match sent(audience, pairs) {
        Err(Refusal::Fields(errors)) => errors.into_iter().map(|FieldError { field, problem }| (field, problem)).collect(),
        _ => unreachable!("it was not refused"),
    }
}

fn text(typed: &str) -> Option<String> {
    sent(Audience::Adult, &[("best", typed), ("T1", "agree")]).unwrap().words.into_iter().next().map(|words| words.said.text)
}

#[test]
fn words_are_read_apart_from_the_response() {
    let pairs = [("T1", "agree"), ("best", "They listened."), ("best-share", "1"), ("change", "Less waiting")];
    let Finished { response, words } = sent(Audience::Adult, &pairs).unwrap();
    assert!(!serde_json::to_string(&response).unwrap().contains("listened"));
    let read: Vec<_> = words.iter().map(|words| (words.question.as_str(), words.said.text.as_str(), words.may_share)).collect();
    assert_eq!(read, [("best", "They listened.", true), ("change", "Less waiting", false)]);
    let said = &words[0].said;
    assert!(Said::read(&said.to_bytes()).unwrap() == *said);
}

#[test]
fn words_alone_are_something_to_send_and_a_tick_alone_is_not() {
    assert_eq!(sent(Audience::Young, &[("best", "My aunt")]).ok().unwrap().words.len(), 1);
    for nothing in [&[("best-share", "1")][..], &[("best", " \r\n \u{7}"), ("best-share", "1")], &[("best", "")]] {
        assert!(matches!(sent(Audience::Young, nothing), Err(Refusal::Empty)), "{nothing:?}");
    }
}

#[test]
fn the_short_way_asks_for_none() {
    let sent = sent(Audience::Adult, &[("support", "no"), ("best", "They listened.")]).unwrap();
    assert!(sent.words.is_empty());
}

#[test]
fn a_text_comes_tidied() {
    assert_eq!(text("  one\r\ntwo\rthree\u{0}\u{1b}\tfour\u{85} ").unwrap(), "one\ntwo\nthree four");
    let joined = "👩‍👩‍👧‍👦 ی‌ک שלום";
    assert_eq!(text(joined).unwrap(), joined, "joiners are letters' own");
    assert_eq!(text(" \n "), None);
}

#[test]
fn a_thousand_letters_fit_whatever_they_are_made_of() {
    for letter in ["a", "ł", "م", "🦦", "👩🏽‍⚕️".split('\u{200d}').next().unwrap()] {
        assert_eq!(text(&letter.repeat(MOST_LETTERS)).unwrap().graphemes(true).count(), MOST_LETTERS, "{letter}");
        assert_eq!(refused(Audience::Adult, &[("best", &letter.repeat(MOST_LETTERS + 1))]), [("best".to_owned(), Problem::TooLong)]);
    }
    // A family of four is one letter of 25 bytes: here the bytes are what ends it.
    let family = "👨‍👩‍👧‍👦";
    assert!(text(&family.repeat(MOST_BYTES / family.len())).is_some());
    let many = family.repeat(MOST_BYTES / family.len() + 1);
    assert_eq!(refused(Audience::Adult, &[("best", &many)]), [("best".to_owned(), Problem::TooLong)]);
}

#[test]
fn what_no_page_posts_is_refused() {
    let best = |problem| [("best".to_owned(), problem)];
    assert_eq!(refused(Audience::Adult, &[("best", "a"), ("best", "b")]), best(Problem::TwoAnswers));
    assert_eq!(refused(Audience::Adult, &[("best", "a"), ("best-share", "yes")]), best(Problem::UnknownValue));
    assert_eq!(refused(Audience::Child, &[("best-drawing", "rubbish")]), best(Problem::UnknownValue));
    let unknown = |field: &str| [(field.to_owned(), Problem::UnknownField)];
    assert_eq!(refused(Audience::Adult, &[("best-drawing", "0AAAA")]), unknown("best-drawing"));
    assert_eq!(refused(Audience::Adult, &[("worst", "a")]), unknown("worst"));
    // A wave that asks for no words.
    let survey = parse_survey(ASK_THE_FAMILY).unwrap();
    let journey = Journey::new(&survey, Audience::Adult, &[]).unwrap();
    assert!(matches!(parse(&journey, &Draft::new([("best", "a")])), Err(Refusal::Fields(_))));
}

#[test]
fn a_child_may_draw() {
    let words = sent(Audience::Child, &[("best-drawing", "0AAAA"), ("best-share", "1")]).unwrap().words;
    assert!(words.len() == 1 && words[0].may_share && words[0].said.text.is_empty() && words[0].said.drawing.is_some());
    let said = &words[0].said;
    assert!(Said::read(&said.to_bytes()).unwrap() == *said);
    assert!(Said::read(br#"{"text":"","drawing":"<svg>"}"#).is_none());
}
