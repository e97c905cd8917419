//! The shipped question set holds what the design says, and a person is given what to judge.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use super::*;
use crate::reading;

mod easy;
mod refused;
mod translated;
mod written;

fn shipped() -> Survey {
    parse(ASK_THE_FAMILY).unwrap()
}

fn ids<'a>(ids: impl IntoIterator<Item = &'a Id>) -> String {
    ids.into_iter().map(Id::as_str).collect::<Vec<_>>().join(" ")
}

/// Results of two waves are compared by these: whoever changes one breaks a comparison.
#[test]
fn ids_are_stable() {
    let survey = shipped();
    assert_eq!(survey.id.as_str(), "ask-the-family");
    let themes = "T1 T2 T3 T4 T5 T6 T7 T8 T9 T10 T11 T12 T13 T14";
    assert_eq!(ids(survey.themes.iter().map(|theme| &theme.id)), themes);
    assert_eq!(ids(survey.items.iter().map(|item| &item.id)), themes);
    assert!(survey.items.iter().all(|item| item.id == item.theme));
    assert_eq!(ids(survey.sections.iter().map(|label| &label.id)), "culture services resources partnership-working workforce");
    assert_eq!(ids(survey.lenses.iter().map(|label| &label.id)), "promise shanarri uncrc guidance");
    assert_eq!(ids(survey.open_questions.iter().map(|question| &question.id)), "best change");
    assert_eq!(ids(survey.route.choices.iter().map(|choice| &choice.id)), "yes waiting no");
    assert_eq!((survey.route.id.as_str(), survey.route.without_support.as_str()), ("support", "no"));

    let background: Vec<_> =
        survey.background.iter().map(|question| (question.id.as_str(), ids(question.choices.iter().map(|choice| &choice.id)))).collect();
    let expected = [
        ("gender", "woman man another"),
        ("loved-one", "child partner parent sibling other-family friend"),
        ("looks-after", "mother father kinship-carer other no"),
        ("age", "18-25 26-44 45-64 65-over"),
    ];
    assert_eq!(background, expected.map(|(id, choices)| (id, choices.to_owned())));

    let ItemKind::Ticks { choices, none } = &survey.item("T13").unwrap().kind else { unreachable!("T13 is a tick-list") };
    let barriers = "did-not-know waiting worry-judged worry-social-work childcare travel cost work-times not-for-me language-access \
                    small-community nothing other";
    assert_eq!(ids(choices.iter().map(|choice| &choice.id)), barriers);
    assert_eq!(none.as_ref().unwrap().as_str(), "nothing");
}

#[test]
fn scales_run_from_negative_to_positive_and_faces_from_calm_to_glad() {
    use Stance::{Mixed, Negative, Positive};
    let survey = shipped();
    let points = |audience| survey.version_for(audience).unwrap().scale.points.clone();
    let child = points(Audience::Child);
    assert_eq!(ids(child.iter().map(|point| &point.id)), "no sort-of yes");
    assert_eq!(child.iter().map(|point| point.stance).collect::<Vec<_>>(), [Negative, Mixed, Positive]);
    assert_eq!(child.iter().map(|point| point.face).collect::<Vec<_>>(), [Face::Calm, Face::Smile, Face::Glad].map(Some));
    for audience in [Audience::Young, Audience::Adult] {
        let five = points(audience);
        assert_eq!(ids(five.iter().map(|point| &point.id)), "strongly-disagree disagree in-between agree strongly-agree");
        assert_eq!(five.iter().map(|point| point.stance).collect::<Vec<_>>(), [Negative, Negative, Mixed, Positive, Positive]);
        assert!(five.iter().all(|point| point.face.is_none()));
    }
}

#[test]
fn each_audience_is_asked_its_items() {
    let survey = shipped();
    let asked = |audience| ids(survey.items_for(audience).map(|(item, _)| &item.id));
    assert_eq!(asked(Audience::Child), "T1 T2 T3 T5 T6 T7 T11 T12 T14");
    assert_eq!(asked(Audience::Young), "T1 T2 T3 T4 T5 T6 T7 T8 T9 T10 T11 T12 T14");
    assert_eq!(asked(Audience::Adult), "T1 T2 T3 T4 T5 T6 T7 T8 T9 T10 T11 T12 T13 T14");
    for item in &survey.items {
        let adults_only = item.id.as_str() == "T13";
        assert_eq!(matches!(item.kind, ItemKind::Ticks { .. }), adults_only, "{}", item.id);
        let worded: Vec<_> = item.wording.keys().copied().collect();
        assert_eq!(worded, if adults_only { vec![Audience::Adult] } else { Audience::ALL.to_vec() }, "{}", item.id);
    }
    let flagged = |flag: fn(&Item) -> bool| ids(survey.items.iter().filter(|item| flag(item)).map(|item| &item.id));
    assert_eq!(flagged(|item| item.without_support), "T5 T13");
    assert_eq!(flagged(|item| item.help_after), "T2 T11");
}

#[test]
fn questions_about_you_are_for_their_audiences() {
    let survey = shipped();
    let worded = |wording: &BTreeMap<Audience, String>| wording.keys().map(|audience| audience.as_str()).collect::<Vec<_>>().join(" ");
    assert_eq!(worded(&survey.route.wording), "young adult");
    let background: Vec<_> = survey.background.iter().map(|question| worded(&question.wording)).collect();
    assert_eq!(background, ["young adult", "adult", "adult", "adult"]);
    assert!(survey.open_questions.iter().all(|question| question.wording.len() == 3));
}

#[test]
fn items_are_short_and_read_within_their_audience_s_grade() {
    let survey = shipped();
    for (audience, limit) in [(Audience::Child, 3.0), (Audience::Young, 5.0), (Audience::Adult, 6.0)] {
        assert!((survey.version_for(audience).unwrap().grade - limit).abs() < f64::EPSILON);
        let worded: Vec<&str> = survey.items.iter().filter_map(|item| item.wording.get(&audience)).map(String::as_str).collect();
        assert!(worded.iter().all(|text| text.split(' ').count() <= 16));
        // All that an audience could be asked, so that a wave that adds an item to the core stays within it too.
        let grade = reading::grade_together(worded);
        assert!(grade <= limit, "{audience}: {grade}");
        let welcome = reading::grade_together(survey.version_for(audience).unwrap().welcome.iter().map(String::as_str));
        assert!(welcome <= limit, "{audience}: the welcome reads at {welcome}");
    }
}

#[test]
fn a_child_is_told_what_it_may_do_and_what_we_cannot() {
    let welcome = shipped().version_for(Audience::Child).unwrap().welcome.join(" ");
    for said in [
        "You choose. You can skip. You can stop. We don’t ask who you are. We can’t find your answers again, so we can’t take them back later.",
        "we can’t find you to help. If you are not safe, talk to someone now.",
        "the help your family gets",
        "someone in your family’s alcohol or drug use",
        "Nothing is sent until you press Send.",
    ] {
        assert!(welcome.contains(said), "{said}");
    }
}

/// The topic is named in the welcome, once an audience was chosen: not before, and no item speaks of home or of anyone’s use.
#[test]
fn only_the_welcome_names_the_topic() {
    let survey = shipped();
    let mut texts = vec![survey.title.clone()];
    for version in &survey.audiences {
        assert!(version.welcome.join(" ").contains("alcohol or drug use"));
        texts.extend([version.label.clone(), version.ages.clone(), version.recall.clone()]);
        texts.extend(version.topics.clone());
    }
    texts.extend(survey.items.iter().flat_map(|item| item.wording.values().chain(item.easy.values()).cloned()));
    for text in texts {
        let words: Vec<String> = text.to_lowercase().split(|letter: char| !letter.is_alphabetic()).map(str::to_owned).collect();
        for never in ["alcohol", "drug", "drugs", "drink", "drinking", "drunk", "home", "house", "recovery"] {
            assert!(!words.contains(&never.to_owned()), "{never}: {text}");
        }
    }
}

#[test]
fn the_promise_has_its_ten_principles_and_every_theme_a_lens() {
    const PRINCIPLES: [&str; 10] = [
        "Community based",
        "Responsive and timely",
        "Work with family assets",
        "Empowerment and agency",
        "Flexible",
        "Holistic and relational",
        "Therapeutic",
        "Non-stigmatising",
        "Patient and persistent",
        "Underpinned by children’s rights",
    ];
    let survey = shipped();
    let places = survey.themes.iter().flat_map(|theme| &theme.lenses).filter(|place| place.lens.as_str() == "promise");
    let found: std::collections::BTreeSet<&str> = places.map(|place| place.place.as_str()).collect();
    assert_eq!(found, PRINCIPLES.into_iter().collect());
    assert!(survey.themes.iter().all(|theme| !theme.lenses.is_empty()));
}

#[test]
fn a_person_is_given_what_to_judge() {
    let said = |text: &str| check(&parse(text).unwrap()).iter().map(Finding::to_string).collect::<Vec<_>>();
    let findings = said(ASK_THE_FAMILY);
    assert_eq!(findings[0], "Children: the 9 items together read at grade 1.5; the limit is 3.");
    let alone: Vec<&str> = findings.iter().filter_map(|finding| finding.split_once(" alone reads")).map(|(item, _)| item).collect();
    let expected = ["T3", "T7", "T8"].map(|item| format!("Children: {item}"));
    assert_eq!(alone[..3], expected);
    let sentence = "Children: T3 alone reads at grade 3.8, above 3; please judge it: \"Do you feel OK about asking for help?\"";
    assert_eq!(findings[1], sentence);
    assert_eq!(findings.iter().filter(|finding| finding.contains(" together read ")).count(), 3);

    let low = said(&ASK_THE_FAMILY.replacen("grade = 3\n", "grade = 1.6\n", 1));
    assert!(low.contains(&"Children: with the items beyond the core, all read at grade 1.8, above the limit of 1.6.".to_owned()));
    let hard = "\"Participation necessitates organisational responsibility, notwithstanding institutional heterogeneity.\"";
    let welcome = said(&ASK_THE_FAMILY.replacen("welcome = [", &format!("welcome = [{hard}, {hard}, {hard}, "), 1));
    assert!(welcome.iter().any(|finding| finding.starts_with("Children: the welcome reads at grade ")));
    let long = said(
        &ASK_THE_FAMILY.replace("theme = \"T4\"", "theme = \"T4\"\ncore = true").replace("theme = \"T8\"", "theme = \"T8\"\ncore = true"),
    );
    assert!(long.contains(&"Children: the core has 11 items; 10 is the most we advise.".to_owned()));
}
