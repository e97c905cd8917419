#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde::Deserialize;

use super::{patterns::PATTERNS, *};

fn found(text: &str) -> Vec<(&str, &'static str)> {
    let lists = Lists::shipped().unwrap();
    find(text, &lists).into_iter().map(|finding| (&text[finding.range], finding.kind.as_str())).collect()
}

#[test]
fn the_patterns_are_read_as_toml_reads_them() {
    #[derive(Deserialize)]
    struct File {
        pattern: Vec<Pattern>,
    }
    #[derive(Deserialize)]
    struct Pattern {
        id: String,
        like: String,
    }
    let file: File = toml::from_str(PATTERNS).unwrap();
    let of_toml: Vec<_> = file.pattern.into_iter().map(|pattern| (pattern.id, pattern.like)).collect();
    let ours: Vec<_> = patterns::written(PATTERNS).map(|(id, like)| (id.to_owned(), like.to_owned())).collect();
    assert_eq!(of_toml, ours);
    assert_eq!(ours.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(), ["email", "phone", "postcode", "web", "born", "named"]);
}

#[test]
fn children_write_in_small_letters() {
    for (text, marked) in [
        ("my name is ailsa", vec![("ailsa", "named")]),
        ("im called zuzia mazur and im 9", vec![("zuzia mazur", "person"), ("9", "age")]),
        ("i live in methil", vec![("methil", "place")]),
        ("i live in wick", vec![("wick", "place")]),
        ("my wee sister ailsa", vec![("ailsa", "person")]),
        ("my sister hope gets help", vec![("hope", "person")]),
        ("i go to methil primary its ok", vec![("methil primary", "school")]),
        ("i am in p5 and i like it", vec![("p5", "school")]),
        ("mrs mcwhirter is kind", vec![("mcwhirter", "person")]),
        ("write to me ailsa.99@example.com", vec![("ailsa.99@example.com", "email")]),
        ("my insta is ailsa.x99", vec![("my insta is ailsa.x99", "web")]),
        ("ky8 3ab", vec![("ky8 3ab", "postcode")]),
        ("we stay in ky8", vec![("ky8", "postcode")]),
        ("born on the 3rd of may", vec![("born on the 3rd of may", "born")]),
    ] {
        assert_eq!(found(text), marked, "{text}");
    }
}

#[test]
fn names_are_found_by_lists_and_by_what_stands_around_them() {
    for (text, marked) in [
        ("Ailsa's mum came", vec![("Ailsa", "person")]),
        ("Ailsa’s mum came", vec![("Ailsa", "person")]),
        ("Ailsas mum came", vec![("Ailsas", "person")]),
        ("We saw Mr O’Neill and Miss McPhail.", vec![("O’Neill", "person"), ("McPhail", "person")]),
        ("My worker Xanthippe Quodlibet listens", vec![("Xanthippe Quodlibet", "person")]),
        ("A boy called Will hit me", vec![("Will", "person")]),
        ("I love Hope", vec![("Hope", "person")]),
        ("Nazywam się Żaneta", vec![("Żaneta", "named")]),
        ("Мене звати Оленка", vec![("Оленка", "named")]),
        ("اسمي ليلى وأحب المجموعة", vec![("ليلى", "named")]),
        ("میرا نام زینب ہے", vec![("زینب", "named")]),
        ("Agnieszka i Łukasz pomogli", vec![("Agnieszka", "person"), ("Łukasz", "person")]),
    ] {
        assert_eq!(found(text), marked, "{text}");
    }
}

#[test]
fn places_schools_and_services_are_found() {
    for (text, marked) in [
        ("Bridge of Weir has nothing", vec![("Bridge of Weir", "place")]),
        ("St. Andrews and Grantown-on-Spey", vec![("St. Andrews", "place"), ("Grantown-on-Spey", "place")]),
        ("We go to St Agatha's RC Primary School.", vec![("St Agatha's RC Primary School", "school")]),
        ("Quodlibet Academy was good", vec![("Quodlibet Academy", "school")]),
        ("They work at Quodlibet Health Centre.", vec![("Quodlibet Health Centre", "service")]),
        ("He is in HMP Perth.", vec![("HMP Perth", "place")]),
        ("I liked Aberlour", vec![("Aberlour", "service")]),
        ("12 high street", vec![("12 high street", "place")]),
        ("flat near Quodlibet Road", vec![("Quodlibet Road", "place")]),
    ] {
        assert_eq!(found(text), marked, "{text}");
    }
}

#[test]
fn words_that_mean_something_else_are_left_alone() {
    for text in [
        "Hope it never stops.",
        "I hope my friend will come",
        "Will they come back in May?",
        "I was reading in the bath",
        "She marks my work",
        "the health centre, the primary school, a high fence",
        "After school we play",
        "I am one of four, 2 minutes away",
        "Miss the old group",
        "from 2019 2020 on",
        "Ring 0800 1111 or 116 123",
        "MY WORKER WILL HELP",
        "She rose at 8",
    ] {
        assert_eq!(found(text), vec![], "{text}");
    }
}

#[test]
fn what_overlaps_is_told_once_and_nothing_is_lost() {
    let lists = Lists::shipped().unwrap();
    let text = "Ailsa Methil Primary";
    let marks = find(text, &lists);
    assert!(marks.windows(2).all(|two| two[0].range.end <= two[1].range.start));
    assert_eq!(marks.iter().map(|mark| mark.range.len()).sum::<usize>() + marks.len() - 1, text.len());
}

#[test]
fn lists_are_as_long_as_the_country_needs() {
    let lines = |list: &str| list.lines().collect::<std::collections::BTreeSet<_>>().len();
    let least = BTreeMap::from([
        (include_str!("../../content/identifying/first-names.txt"), 400),
        (include_str!("../../content/identifying/surnames.txt"), 300),
        (include_str!("../../content/identifying/places.txt"), 600),
        (include_str!("../../content/identifying/services.txt"), 120),
    ]);
    least.into_iter().for_each(|(list, least)| assert!(lines(list) >= least, "{}", lines(list)));
}

fn sound(text: &str) {
    let lists = Lists::shipped().unwrap();
    let mut last = 0;
    for Finding { range, .. } in find(text, &lists) {
        assert!(last <= range.start && range.start < range.end && text.get(range.clone()).is_some(), "{text:?} {range:?}");
        last = range.end;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_gives_marks_between_its_letters(text in any::<String>()) {
        sound(&text);
    }

    #[test]
    fn so_do_scripts_from_right_to_left_emoji_and_pieces_of_what_is_looked_for(
        text in "([\u{600}-\u{6ff}\u{590}-\u{5ff} '’.@/0-9٠-٩aSsPpo-]|👩‍👧|🏴󠁧󠁢󠁳󠁣󠁴󠁿|é|İ|ß|st |my name is |Mrs |Ailsa|School|0141|’s ){0,40}"
    ) {
        sound(&text);
    }
}
