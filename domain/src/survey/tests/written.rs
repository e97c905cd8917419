//! A survey that is written reads back as it was; a change is sound or is refused by its field; a translation goes where its English goes.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::shipped;
use crate::{
    language::Language,
    survey::{
        ASK_THE_FAMILY, ASK_THE_FAMILY_IN, Audience, AudienceEdit, Fault, FieldFault, Id, ItemEdit, SurveyDraft, Unfit, changes, parse,
        parse_translation,
    },
};

fn draft() -> SurveyDraft {
    SurveyDraft::read(ASK_THE_FAMILY, ASK_THE_FAMILY_IN.map(|(_, file)| file)).unwrap()
}

fn edit(draft: &SurveyDraft, id: &str) -> ItemEdit {
    let (item, asked) = draft.item(id).unwrap();
    ItemEdit::of(item, asked)
}

fn worded(draft: &SurveyDraft, id: &str, audience: Audience, text: &str) -> ItemEdit {
    let mut edit = edit(draft, id);
    edit.wording.insert(audience, text.to_owned());
    edit
}

fn read_back(draft: &SurveyDraft) -> SurveyDraft {
    let files = draft.files();
    SurveyDraft::read(&draft.survey().write(), files.iter().map(String::as_str)).unwrap()
}

#[test]
fn the_shipped_survey_and_its_translations_are_written_as_they_are() {
    assert_eq!(parse(&shipped().write()).unwrap(), shipped());
    for (language, file) in ASK_THE_FAMILY_IN {
        let translation = parse_translation(file, &shipped()).unwrap();
        assert_eq!(parse_translation(&translation.write(&shipped()), &shipped()).unwrap(), translation, "{language}");
    }
    assert_eq!(read_back(&draft()), draft());
}

#[test]
fn what_is_kept_and_not_asked_is_written_too() {
    let off = draft().set_item("T4", &ItemEdit { asked: false, ..edit(&draft(), "T4") }, false).unwrap().with_background(&["age"]);
    assert!(off.survey().item("T4").is_none() && off.item("T4").is_some_and(|(_, asked)| !asked));
    assert_eq!(off.survey().breakdowns().map(|question| question.id.as_str()).collect::<Vec<_>>(), ["support", "age"]);
    assert_eq!(read_back(&off), off);
    assert_eq!(parse(&off.survey().write()).unwrap(), *off.survey());
    // Nobody need translate what nobody is asked; what was translated is there when it is asked again.
    assert!(off.translations().iter().all(|translation| translation.missing(off.survey()).is_empty()));
    let on = off.set_item("T4", &ItemEdit { asked: true, ..edit(&off, "T4") }, false).unwrap();
    assert_eq!(on.survey().items.last().unwrap().id.as_str(), "T14");
    assert!(on.translations().iter().all(|translation| translation.missing(on.survey()).is_empty()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_is_typed_is_written_as_it_is_or_refused(texts in proptest::collection::vec("\\PC{0,60}|[\"\\\\\u{7f}\n\t']{0,9}", 4)) {
        let edit = AudienceEdit { welcome: texts[..2].to_vec(), topics: texts[2..3].to_vec() };
        if let Ok(changed) = draft().set_audience(Audience::Young, &edit, true) {
            prop_assert_eq!(read_back(&changed), changed);
        }
        let named = BTreeMap::from([("title".to_owned(), texts[3].clone()), ("audience.child.welcome.2".to_owned(), texts[0].clone())]);
        if let Ok(changed) = draft().set_translation(Language::Urdu, &named, true) {
            prop_assert_eq!(read_back(&changed), changed);
        }
    }
}

#[test]
fn a_change_that_does_not_fit_is_refused_by_its_field() {
    let seventeen = "a b c d e f g h i j k l m n o p q";
    for (text, fault) in [("Do junkies listen?", Fault::Wounds("junkie")), (seventeen, Fault::TooLong(17))] {
        let refused = draft().set_item("T1", &worded(&draft(), "T1", Audience::Child, text), false).unwrap_err();
        assert_eq!(refused, [FieldFault { field: "wording-child".to_owned(), fault }]);
    }
    let mut nobody = edit(&draft(), "T1");
    nobody.wording.clear();
    nobody.easy = BTreeMap::from([(Audience::Adult, "They listen.".to_owned())]);
    let fields = |faults: Vec<FieldFault>| faults.into_iter().map(|fault| fault.field).collect::<Vec<_>>();
    assert_eq!(fields(draft().set_item("T1", &nobody, false).unwrap_err()), ["wording-child", "easy-adult"]);
    let own = ItemEdit { theme: "T99".to_owned(), wording: BTreeMap::from([(Audience::Adult, "Fine.".to_owned())]), ..ItemEdit::default() };
    assert_eq!(fields(draft().add_item(Id::new("own-1").unwrap(), &own).unwrap_err()), ["theme"]);
    assert_eq!(fields(draft().set_audience(Audience::Child, &AudienceEdit::default(), false).unwrap_err()), ["welcome", "topics"]);
    assert_eq!(fields(draft().set_title(" ", false).unwrap_err()), ["title"]);
    let twice = BTreeMap::from([("item.T13.choice.cost", "Koszt"), ("item.T13.choice.travel", "Koszt"), ("title", "Dla narkomanów")]);
    let twice = twice.into_iter().map(|(field, text)| (field.to_owned(), text.to_owned())).collect();
    assert_eq!(fields(draft().set_translation(Language::Polish, &twice, false).unwrap_err()), ["title", "item.T13.choice.cost"]);
    let refusal = draft().import("id = \"x\"\nversion = 1").unwrap_err();
    assert_eq!(refusal.line, 2);
}

#[test]
fn a_translation_is_of_its_english() {
    let polish = |draft: &SurveyDraft| draft.translation(Language::Polish).unwrap().missing(draft.survey());
    let edit = worded(&draft(), "T1", Audience::Child, "Do grown-ups hear you?");
    assert_eq!(polish(&draft().set_item("T1", &edit, false).unwrap()), ["item T1, child"]);
    assert_eq!(polish(&draft().set_item("T1", &edit, true).unwrap()), [""; 0]);
    // A topic more at the front: the others keep their translations.
    let version = shipped().version_for(Audience::Child).unwrap().clone();
    let topics = std::iter::once("Play".to_owned()).chain(version.topics).collect();
    let changed = draft().set_audience(Audience::Child, &AudienceEdit { welcome: version.welcome, topics }, false).unwrap();
    assert_eq!(polish(&changed), ["audience child, topic 1"]);
    assert_eq!(read_back(&changed), changed);
}

#[test]
fn items_are_added_moved_and_judged_as_a_whole() {
    let own = ItemEdit {
        theme: "T5".to_owned(),
        asked: true,
        wording: BTreeMap::from([(Audience::Adult, "I know our family centre.".to_owned())]),
        ..ItemEdit::default()
    };
    let added = draft().add_item(Id::new("own-1").unwrap(), &own).unwrap();
    let ids = |draft: &SurveyDraft| draft.survey().items.iter().map(|item| item.id.to_string()).collect::<Vec<_>>();
    assert_eq!(ids(&added)[12..], ["T13", "own-1", "T14"]);
    assert_eq!(ids(&added.moved("own-1", true))[12..], ["own-1", "T13", "T14"]);
    assert_eq!(added.moved("T1", true), added);
    assert_eq!(added.moved("T14", false), added);
    assert_eq!(read_back(&added), added);

    let mut nothing = draft();
    for item in shipped().items {
        nothing = nothing.set_item(item.id.as_str(), &ItemEdit { core: false, ..edit(&nothing, item.id.as_str()) }, true).unwrap();
    }
    assert_eq!(nothing.unfit(), [Unfit::AskedNothing(Audience::Child)]);
    assert_eq!(read_back(&nothing), nothing);
    assert!(parse(&nothing.survey().write()).is_err() && draft().unfit().is_empty());
}

#[test]
fn what_changed_is_listed() {
    assert_eq!(changes(&shipped(), &shipped()), []);
    let edit = ItemEdit { core: false, ..worded(&draft(), "T1", Audience::Adult, "They listen to me.") };
    let after = draft().set_item("T1", &edit, true).unwrap().with_background(&["age"]);
    let listed = changes(&shipped(), after.survey());
    let what: Vec<&str> = listed.iter().map(|change| change.what.as_str()).collect();
    assert_eq!((what[0], listed[0].after.as_deref()), ("item T1, adult", Some("They listen to me.")));
    assert!(what.contains(&"items of the children’s core") && what.contains(&"background questions to choose from"));
    assert!(what.contains(&"background gender, young") && !what.contains(&"items, in order"), "{what:?}");
}

/// The list of words that wound may grow: what was published before is asked as it was, and the next version is judged anew.
#[test]
fn what_was_kept_is_read_whatever_its_words() {
    let text = ASK_THE_FAMILY.replace("My community is too small", "The clean places");
    let polish = ASK_THE_FAMILY_IN[1].1.replace("\"Dojazd\"", "\"Dla narkomanów\"");
    assert!(parse(&text).is_err() && parse_translation(&polish, &shipped()).is_err());
    let kept = SurveyDraft::read(&text, [polish.as_str()]).unwrap();
    assert!(kept.finished().unwrap_err().reason.contains("\"clean\" is a word that wounds"));
    let mended = kept.import(ASK_THE_FAMILY).unwrap();
    assert!(mended.finished().unwrap_err().reason.contains("narkoman"));
    assert!(SurveyDraft::read("id = 1", []).is_err());
}
