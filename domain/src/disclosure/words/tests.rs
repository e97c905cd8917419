//! What is told of words, and what is kept back.

#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use std::collections::BTreeMap;

use super::*;
use crate::{
    disclosure::{Row, test_support::id},
    survey::{ASK_THE_FAMILY, parse},
};

fn survey() -> Survey {
    parse(ASK_THE_FAMILY).unwrap()
}

fn codes(survey: &Survey) -> Vec<Code> {
    survey.themes.iter().map(|theme| Code { id: theme.id.clone(), title: theme.title.clone(), theme: theme.id.clone() }).collect()
}

/// A text of that audience, which may be shared and was let out by two people.
fn told(id: u128, audience: Audience, question: &str, themes: &[&str]) -> Told {
    let said = Said { text: format!("Said by number {id}."), drawing: None };
    Told {
        id,
        audience,
        question: super::super::test_support::id(question),
        may_share: true,
        themes: themes.iter().map(|theme| super::super::test_support::id(theme)).collect(),
        released: Some(Released { manner: Manner::Quote, said, by: 2 }),
    }
}

fn dry_run(told: Vec<Told>) -> WordsDryRun {
    let survey = survey();
    let telling = Telling { survey: &survey, wave: "autumn", made_up: true, follows: "f".repeat(64), codes: codes(&survey), told };
    words(&telling, RoundingSecret::new([9; 32]), &Policy::sdc1()).unwrap_or_else(|error| unreachable!("{error}"))
}

/// So many adults, half of whom speak of trust and half of being heard.
fn adults(many: u128) -> Vec<Told> {
    (0..many).map(|at| told(1_000 + at, Audience::Adult, "best", if at % 2 == 0 { &["T1"] } else { &["T2"] })).collect()
}

fn kept(dry_run: &WordsDryRun) -> BTreeMap<KeptBack, u32> {
    let mut kept = BTreeMap::new();
    dry_run.kept_back.iter().for_each(|((.., why), many)| *kept.entry(*why).or_default() += many);
    kept
}

#[test]
fn a_quote_stands_among_twenty_and_a_paraphrase_among_ten() {
    for (texts, quotes, paraphrases) in [(9, 0, 0), (10, 0, 1), (19, 0, 1), (20, 1, 1)] {
        for (manner, shown) in [(Manner::Quote, quotes), (Manner::Paraphrase, paraphrases)] {
            let mut told = adults(texts);
            for (at, told) in told.iter_mut().enumerate() {
                told.released = told.released.take().filter(|_| at == 3).map(|released| Released { manner, ..released });
            }
            let dry_run = dry_run(told);
            assert_eq!(dry_run.release.said.len(), shown, "{manner:?} among {texts}");
            assert_eq!(kept(&dry_run)[&KeptBack::NotReleased], u32::try_from(texts).unwrap() - 1);
        }
    }
}

#[test]
fn nobody_is_quoted_without_consent_or_unread() {
    let mut told = adults(40);
    told[0].may_share = false;
    told[1].released = None;
    told[2].released.as_mut().unwrap().said.text = "  ".to_owned();
    told[3].released.as_mut().unwrap().by = 1;
    let dry_run = dry_run(told);
    assert_eq!(kept(&dry_run), BTreeMap::from([(KeptBack::NoConsent, 1), (KeptBack::NotReleased, 2)]), "an adult's takes one reader");
    let texts: Vec<_> = dry_run.release.said.iter().map(|quoted| quoted.said.text.as_str()).collect();
    assert!(texts.contains(&"Said by number 1003.") && !texts.contains(&"Said by number 1000."));
}

#[test]
fn a_childs_words_take_two_readers() {
    let mut told: Vec<_> = (0..30).map(|at| told(at, Audience::Child, "best", &["T2"])).collect();
    told.iter_mut().take(12).for_each(|told| told.released.as_mut().unwrap().by = 1);
    let dry_run = dry_run(told);
    assert_eq!(kept(&dry_run)[&KeptBack::OneReader], 12);
    assert_eq!(dry_run.release.said.len(), 18);
}

#[test]
fn themes_are_counted_by_the_gate() {
    let mut told = adults(90);
    told.extend((0..12).map(|at| self::told(at, Audience::Adult, "best", &[])));
    told.extend((100..106).map(|at| self::told(at, Audience::Adult, "change", &["T6"])));
    let release = dry_run(told).release;
    let adults = release.group(Audience::Adult).unwrap();
    assert!([105, 110].contains(&adults.base.unwrap()), "texts, not people: 108");
    let Row::Ticks { ticks } = &adults.rows[0].row else { unreachable!("102 texts are counted") };
    assert_eq!(ticks.len(), 15, "fourteen codes and none");
    assert_eq!(ticks.last().unwrap().choice, id(NONE));
    assert_eq!(adults.rows[1].row, Row::Hidden, "six are too few");
    assert_eq!(release.group(Audience::Child).unwrap().base, None);
    assert_eq!(release.hidden_rows, 5);
}

#[test]
fn an_unknown_code_and_the_reserved_one_are_refused() {
    let survey = survey();
    let telling = |codes, told| Telling { survey: &survey, wave: "autumn", made_up: true, follows: String::new(), codes, told };
    let refused = |telling: &Telling<'_>| words(telling, RoundingSecret::new([9; 32]), &Policy::sdc1()).err();
    let unknown = vec![told(1, Audience::Adult, "best", &["T99"])];
    assert_eq!(refused(&telling(codes(&survey), unknown)), Some(WordsError::Add(AddError::UnknownChoice(id("best")))));
    let unasked = vec![told(1, Audience::Adult, "worst", &["T1"])];
    assert_eq!(refused(&telling(codes(&survey), unasked)), Some(WordsError::Add(AddError::UnknownItem(id("worst")))));
    let none = vec![Code { id: id(NONE), title: String::new(), theme: id("T1") }];
    assert_eq!(refused(&telling(none, Vec::new())), Some(WordsError::Code));
}

#[test]
fn the_addendum_survives_its_file() {
    let release = dry_run(adults(40)).release;
    let json = release.canonical_json();
    assert!(serde_json::from_str::<WordsRelease>(&json).unwrap() == release);
    assert!(json.contains(r#""manner":"quote","said":{"text":"Said by number"#), "{json}");
    assert_eq!(release.hash(), Release::hash_of(&json));
}
