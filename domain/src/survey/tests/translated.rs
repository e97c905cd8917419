//! Each shipped translation is whole, changes words only, and what has no place in the survey is refused with its line.

use super::shipped;
use crate::{
    language::Language,
    survey::{ASK_THE_FAMILY_IN, Audience, Survey, Translation, parse_translation},
};

fn polish() -> &'static str {
    ASK_THE_FAMILY_IN[1].1
}

fn translations() -> impl Iterator<Item = (Language, Translation)> {
    ASK_THE_FAMILY_IN
        .into_iter()
        .map(|(language, text)| (language, parse_translation(text, &shipped()).map_err(|no| format!("{language}: {no}")).unwrap()))
}

/// Every text that respondents read, by the name of its place.
fn texts(mut survey: Survey) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    survey.each_text(&mut |place, text| texts.push((place.to_string(), text.clone())));
    texts
}

/// What is left of a survey without the words that respondents read.
fn bones(mut survey: Survey) -> Survey {
    survey.each_text(&mut |_, text| text.clear());
    Survey { language: Language::English, ..survey }
}

#[test]
fn every_translation_is_whole() {
    assert_eq!(ASK_THE_FAMILY_IN.map(|(language, _)| language), Language::ALL[1..]);
    for (language, translation) in translations() {
        assert_eq!((translation.language, translation.read_by_native), (language, false));
        assert_eq!(translation.missing(&shipped()), [""; 0], "{language}");
    }
}

#[test]
fn a_translation_changes_words_and_nothing_else() {
    let english = texts(shipped());
    for (language, translation) in translations() {
        let survey = shipped().in_language(&translation);
        assert_eq!(survey.language, language);
        assert_eq!(bones(survey.clone()), bones(shipped()), "{language}");
        for ((place, text), (_, english)) in texts(survey).into_iter().zip(&english) {
            assert_ne!(text, *english, "{language}: {place}");
        }
    }
}

#[test]
fn texts_from_right_to_left_hold_no_latin_letters() {
    for (language, translation) in translations().filter(|(language, _)| language.is_right_to_left()) {
        for (place, text) in texts(shipped().in_language(&translation)) {
            assert!(!text.contains(|letter: char| letter.is_ascii_alphabetic()), "{language}, {place}: {text}");
        }
    }
}

/// Curly or national marks only, no space at an end or twice, and an ending as in English: a slip of the hand shows here.
#[test]
fn texts_are_set_as_carefully_as_the_english() {
    for (language, translation) in translations() {
        for ((place, text), (_, english)) in texts(shipped().in_language(&translation)).into_iter().zip(texts(shipped())) {
            assert!(!text.contains(['"', '\'', '`']) && !text.contains("  ") && !text.contains("..."), "{language}, {place}: {text}");
            let ends = |text: &str, marks: [char; 3]| text.ends_with(marks);
            // "My loved one is my…" may be asked as a question instead.
            if !english.ends_with('…') {
                assert_eq!(ends(&text, ['.', '۔', '.']), english.ends_with('.'), "{language}, {place}: {text}");
                assert_eq!(ends(&text, ['?', '؟', '?']), english.ends_with('?'), "{language}, {place}: {text}");
            }
            let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
            // Words for a number ("six months") are fine; another number is not.
            assert!(digits(&text).is_empty() || digits(&text) == digits(&english), "{language}, {place}: {text}");
        }
    }
}

/// As in English: the topic is named in the welcome, once an audience was chosen, and nowhere else.
#[test]
fn only_the_welcome_names_the_topic_in_every_language() {
    for (language, translation) in translations() {
        let (alcohol, drugs) = match language {
            Language::English | Language::Polish => ("alkohol", "narkot"),
            Language::Gaelic => ("deoch", "drogaich"),
            Language::Ukrainian => ("алкогол", "наркотик"),
            Language::Arabic => ("كحول", "مخدرات"),
            Language::Urdu => ("الکحل", "منشیات"),
        };
        for (place, text) in texts(shipped().in_language(&translation)) {
            // Gaelic softens the first letter: "dhrogaichean".
            let text = text.to_lowercase().replace("dhrogaich", "drogaich");
            let named = place.ends_with(", welcome 1");
            assert_eq!(text.contains(alcohol), named, "{language}, {place}: {text}");
            assert_eq!(text.contains(drugs), named, "{language}, {place}: {text}");
        }
    }
}

#[test]
fn a_text_that_is_missing_stays_english_and_is_named() {
    let without = |texts: &[&str]| {
        let mut file = polish().to_owned();
        for text in texts {
            let line = file.lines().find(|line| line.contains(text)).unwrap().to_owned();
            file = file.replacen(&format!("{line}\n"), "", 1);
        }
        parse_translation(&file, &shipped()).unwrap()
    };
    let translation = without(&["\"Czy dorośli słuchają tego, co myślisz?\"", "\"Trochę tak, trochę nie\"", "\"Dojazd\""]);
    let names = ["scale five, point in-between", "item T1, child", "item T13, choice travel"];
    assert_eq!(translation.missing(&shipped()), names);
    let survey = shipped().in_language(&translation);
    assert_eq!(survey.item("T1").unwrap().wording[&Audience::Child], "Do grown-ups listen to what you think?");
    let english = ["Do grown-ups listen to what you think?", "In between", "Travel"];
    assert_eq!(survey.untranslated.iter().collect::<Vec<_>>(), english);

    // An easy wording is left out rather than shown in English beside a wording that is translated.
    let (easy, wording) =
        ("\"Ludzie, którzy nam pomagają, słuchają tego, co myślę.\"", "\"Osoby, które nas wspierają, traktują moje zdanie poważnie.\"");
    let translation = without(&[easy]);
    assert_eq!(translation.missing(&shipped()), ["item T1, adult, easy words"]);
    let survey = shipped().in_language(&translation);
    assert!(survey.untranslated.is_empty() && !survey.item("T1").unwrap().easy.contains_key(&Audience::Adult));
    let survey = shipped().in_language(&without(&[easy, wording]));
    assert_eq!(survey.item("T1").unwrap(), &{
        let mut item = shipped().in_language(&without(&[])).item("T1").unwrap().clone();
        let english = shipped().item("T1").unwrap().clone();
        item.wording.insert(Audience::Adult, english.wording[&Audience::Adult].clone());
        item.easy.insert(Audience::Adult, english.easy[&Audience::Adult].clone());
        item
    });
    assert_eq!(survey.untranslated.len(), 2);
}

#[test]
fn an_empty_translation_leaves_the_english_and_names_it_all() {
    let head = "language = \"ur\"\nsurvey = \"ask-the-family\"\nversion = \"1\"\nread_by_native = true\n";
    let translation = parse_translation(head, &shipped()).unwrap();
    assert!(translation.read_by_native);
    let survey = shipped().in_language(&translation);
    assert_eq!(texts(survey.clone()), texts(shipped()));
    assert!(texts(survey.clone()).iter().all(|(_, text)| survey.untranslated.contains(text)));
    assert_eq!(shipped().untranslated.len(), 0);
}

#[test]
fn what_has_no_place_in_the_survey_is_refused_with_its_line() {
    let t1 = "wording.child = \"Czy dorośli słuchają tego, co myślisz?\"";
    for (old, new, at, reason) in [
        ("language = \"pl\"", "language = \"en\"", "language = ", "English is what is translated"),
        ("language = \"pl\"", "language = \"xx\"", "language = ", "unknown variant `xx`"),
        ("survey = \"ask-the-family\"", "survey = \"ask\"", "survey = ", "this is for survey \"ask\"; the survey has \"ask-the-family\""),
        ("version = \"1\"", "version = \"2\"", "version = ", "this is for version \"2\"; the survey has \"1\""),
        ("read_by_native = false", "read_by_native = \"no\"", "read_by_native", "invalid type"),
        ("[item.T1]", "[item.T44]", "[item.T44]", "there is no item \"T44\""),
        ("[item.T1]", "[item.\"T 1\"]", "[item.\"T 1\"]", "there is no item \"T 1\""),
        ("[item.T1]", "[items.T1]", "[items.T1]", "unknown field `items`"),
        ("[audience.young]", "[audience.teen]", "[audience.teen]", "unknown variant `teen`"),
        ("[audience.young]", "[audience.child]", "[audience.child]\nlabel = \"Jestem młodą", "duplicate key"),
        ("wording.adult = \"Co przesz", "wording.child = \"Co przesz", "wording.child = \"Co przesz", "the survey has no item T13, child"),
        ("easy.adult = \"Wiem,", "easy.child = \"Wiem,", "easy.child", "the survey has no item T5, child, easy words"),
        ("[point.three]", "[point.four]", "[point.four]", "there is no scale \"four\""),
        ("in-between = ", "between = ", "between = ", "the survey has no scale five, point between"),
        ("travel = ", "trip = ", "trip = ", "the survey has no item T13, choice trip"),
        ("[item.T13.choice]", "[item.T12.choice]", "childcare = ", "the survey has no item T12, choice childcare"),
        ("waiting = \"Czekamy", "wait = \"Czekamy", "wait = ", "the survey has no route, choice wait"),
        ("parent = ", "parents = ", "parents = ", "the survey has no background loved-one, choice parents"),
        ("[open_question.best]", "[open_question.worst]", "[open_question.worst]", "there is no open question \"worst\""),
        ("    \"Proszenie o pomoc\",\n", "", "topics = ", "`topics` has 7 texts in English; this has 6"),
        (
            "    \"Proszenie o pomoc\",\n",
            "    \"Dorośli, którzy słuchają\",\n",
            "    \"Dorośli, którzy słuchają\",\n    \"Pomoc wtedy",
            "\"Dorośli, którzy słuchają\" is there twice",
        ),
        ("travel = \"Dojazd\"", "travel = \"Koszt\"", "cost = ", "\"Koszt\" is there twice"),
        (t1, "wording.child = \"\"", "wording.child = \"\"", "this text is empty"),
        (t1, "wording.child = \"Czy alkoholik?\"", "wording.child = \"Czy alk", "\"alkoholik\" is a word that wounds"),
        (t1, "wording.child = \"Junkie?\"", "wording.child = \"Jun", "\"junkie\" is a word that wounds"),
        (t1, &format!("{t1}\n{t1}"), &format!("{t1}\nwording.young"), "duplicate key"),
    ] {
        assert!(polish().contains(old), "the shipped file lacks: {old}");
        let changed = polish().replacen(old, new, 1);
        let refusal = parse_translation(&changed, &shipped()).unwrap_err();
        assert!(refusal.reason.contains(reason), "expected \"{reason}\", got: {refusal}");
        let line = 1 + changed.split(at).next().unwrap().matches('\n').count();
        assert!(changed.contains(at) && refusal.line == line, "expected line {line}, got: {refusal}");
    }
}
