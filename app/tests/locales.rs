//! Every text of the interface is there in every language, and none is there for nothing.
#![cfg(feature = "ssr")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop at once")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use app::locale::messages;
use domain::language::Language;
use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser::parse,
};

/// The messages of a language: each key with the names of what is put in.
fn keys(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let resource = parse(messages(language)).unwrap_or_else(|(_, errors)| panic!("{language}.ftl: {errors:?}"));
    let message = |entry: &Entry<&str>| match entry {
        Entry::Message(message) => Some((message.id.name.to_owned(), variables(message.value.as_ref()?))),
        Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => None,
        other => panic!("{language}.ftl: {other:?}"),
    };
    let mut keys = BTreeMap::new();
    for (key, variables) in resource.body.iter().filter_map(message) {
        assert!(keys.insert(key.clone(), variables).is_none(), "{language}.ftl: {key} is there twice");
    }
    keys
}

fn variables(pattern: &Pattern<&str>) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => names.extend(variable(inline)),
            Expression::Select { selector, variants } => {
                names.extend(variable(selector));
                names.extend(variants.iter().flat_map(|variant| variables(&variant.value)));
            }
        }
    }
    names
}

fn variable(inline: &InlineExpression<&str>) -> Option<String> {
    match inline {
        InlineExpression::VariableReference { id } => Some(id.name.to_owned()),
        _ => None,
    }
}

/// Every text between quotes in the pages' sources, and those that `say("…` and `say_with("…` begin.
fn sources(folder: &Path, quoted: &mut BTreeSet<String>, asked: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, quoted, asked);
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        quoted.extend(text.split('"').map(str::to_owned));
        for call in ["say(\"", "say_with(\""] {
            asked.extend(text.split(call).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned));
        }
    }
}

#[test]
fn every_language_says_everything_and_nothing_else() {
    let english = keys(Language::English);
    for language in Language::ALL {
        let here = keys(language);
        let missing: Vec<_> = english.keys().filter(|key| !here.contains_key(*key)).collect();
        let unknown: Vec<_> = here.keys().filter(|key| !english.contains_key(*key)).collect();
        assert!(missing.is_empty() && unknown.is_empty(), "{language}.ftl lacks {missing:?} and has {unknown:?} for nothing");
        for (key, variables) in &here {
            assert_eq!(variables, &english[key], "{language}.ftl: {key}");
        }
    }
}

#[test]
fn every_text_is_used_and_every_used_text_is_there() {
    let (mut quoted, mut asked) = (BTreeSet::new(), BTreeSet::new());
    sources(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut quoted, &mut asked);
    let english = keys(Language::English);
    // Keys that are put together from a beginning and a number or a name.
    let families = ["month-", "picture-"];
    let unused: Vec<_> =
        english.keys().filter(|key| !quoted.contains(*key) && !families.iter().any(|family| key.starts_with(family))).collect();
    assert!(unused.is_empty(), "en.ftl has keys that no page uses: {unused:?}");
    let missing: Vec<_> = asked.iter().filter(|key| !english.contains_key(*key)).collect();
    assert!(missing.is_empty(), "pages ask for keys that en.ftl lacks: {missing:?}");
    for picture in domain::picture::ALL {
        assert!(english.contains_key(&format!("picture-{picture}")), "{picture}");
    }
    for month in 1..=12 {
        assert!(english.contains_key(&format!("month-{month}")), "{month}");
    }
}

#[test]
fn only_english_and_names_are_written_alike() {
    let english = messages(Language::English);
    for language in Language::ALL.into_iter().filter(|language| *language != Language::English) {
        let lines: BTreeSet<_> = messages(language).lines().filter(|line| line.contains(" = ")).collect();
        let alike: Vec<_> = english.lines().filter(|line| line.contains(" = ") && lines.contains(line)).collect();
        let may = |line: &&str| line.starts_with("date = ") || line.ends_with("->");
        assert!(alike.iter().all(may), "{language}.ftl is not translated here: {alike:?}");
    }
}
