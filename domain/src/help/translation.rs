//! Help lines in other languages: what a line is for, for whom and when. Its name and number stay as they are.

use std::{collections::BTreeMap, sync::LazyLock};

use serde::Deserialize;
use toml::Spanned;

use super::{HelpLine, help_lines};
use crate::{
    language::Language,
    survey::{Refusal, Source, Text},
};

/// The texts of the help lines in each other language, as shipped.
const HELP_LINES_IN: [(Language, &str); 5] = [
    (Language::Gaelic, include_str!("../../content/gd/help-lines.toml")),
    (Language::Polish, include_str!("../../content/pl/help-lines.toml")),
    (Language::Ukrainian, include_str!("../../content/uk/help-lines.toml")),
    (Language::Arabic, include_str!("../../content/ar/help-lines.toml")),
    (Language::Urdu, include_str!("../../content/ur/help-lines.toml")),
];

/// The help lines as shipped, in that language, in the order in which they are shown. That a line is described in a language does not
/// say that it answers in it.
///
/// # Errors
///
/// What [`super::parse_help_lines`] or [`translate_help_lines`] refuses in the shipped files; a test proves that they refuse nothing.
pub fn help_lines_in(language: Language) -> Result<&'static [HelpLine], Refusal> {
    static LINES: LazyLock<BTreeMap<Language, Result<Vec<HelpLine>, Refusal>>> = LazyLock::new(|| {
        let translated = |text| translate_help_lines(text, help_lines()?);
        HELP_LINES_IN.into_iter().map(|(language, text)| (language, translated(text))).collect()
    });
    // English is the one language that is not translated.
    let Some(lines) = LINES.get(&language) else { return help_lines() };
    lines.as_ref().map(Vec::as_slice).map_err(Clone::clone)
}

/// These lines as a file of translations words them. A line that it does not word whole (`about`, and `ages` and `hours` where the
/// English has them) stays English whole and says so in `untranslated`: one line is never read in two languages.
///
/// # Errors
///
/// The first thing that is wrong, with its line: TOML that cannot be read, an unknown key, a key twice, English or an unknown language, a
/// line that is not there, ages or hours that the English does not give, an empty text, or a word that wounds.
pub fn translate_help_lines(text: &str, lines: &[HelpLine]) -> Result<Vec<HelpLine>, Refusal> {
    let source = Source::new(text);
    let file: HelpTexts = source.read()?;
    let source = source.in_language(source.other_language(&file.language)?);
    for (id, table) in &file.line {
        let Some(line) = lines.iter().find(|line| line.id.as_str() == id.get_ref()) else {
            return Err(source.refuse(id.span(), format!("there is no help line \"{}\"", id.get_ref())));
        };
        for (what, said, english) in [("ages", &table.ages, &line.ages), ("hours", &table.hours, &line.hours)] {
            if let (Some(said), None) = (said, english) {
                return Err(source.refuse(said.span(), format!("the English gives no {what} for \"{}\"", line.id)));
            }
        }
    }
    let texts = |line: &HelpLine| file.line.iter().find(|(id, _)| id.get_ref() == line.id.as_str()).map(|(_, table)| table);
    lines.iter().map(|line| source.translated(line, texts(line))).collect()
}

impl Source<'_> {
    fn translated(self, line: &HelpLine, texts: Option<&LineTexts>) -> Result<HelpLine, Refusal> {
        let text = |text: Option<&Text>| text.map(|text| self.text(text)).transpose();
        let given = |text: fn(&LineTexts) -> Option<&Text>| texts.and_then(text);
        let (about, ages, hours) = (
            text(given(|texts| texts.about.as_ref()))?,
            text(given(|texts| texts.ages.as_ref()))?,
            text(given(|texts| texts.hours.as_ref()))?,
        );
        Ok(match about {
            Some(about) if ages.is_some() == line.ages.is_some() && hours.is_some() == line.hours.is_some() => {
                HelpLine { about, ages, hours, untranslated: false, ..line.clone() }
            }
            _ => HelpLine { untranslated: true, ..line.clone() },
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HelpTexts {
    language: Spanned<Language>,
    /// For whoever reads the file: whether somebody who grew up with the language found it right.
    #[serde(rename = "read_by_native")]
    _read_by_native: bool,
    #[serde(default)]
    line: BTreeMap<Text, LineTexts>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LineTexts {
    about: Option<Text>,
    ages: Option<Text>,
    hours: Option<Text>,
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at once")]
mod tests {
    use super::*;

    #[test]
    fn every_language_words_every_line_and_changes_nothing_else() {
        for language in Language::ALL {
            let lines = help_lines_in(language).unwrap();
            assert_eq!(lines.len(), help_lines().unwrap().len(), "{language}");
            for (line, english) in lines.iter().zip(help_lines().unwrap()) {
                assert!(!line.untranslated, "{language}: {} is in English", line.id);
                assert_eq!(line.about == english.about, language == Language::English, "{language}: {}", line.id);
                let HelpLine { about, ages, hours, .. } = english.clone();
                assert_eq!(HelpLine { about, ages, hours, ..line.clone() }, *english, "{language}");
            }
        }
        assert_eq!(HELP_LINES_IN.map(|(language, _)| language), Language::ALL[1..]);
        for (language, text) in HELP_LINES_IN {
            assert!(text.contains(&format!("\nlanguage = \"{language}\"\n")), "{language}");
        }
    }

    #[test]
    fn lines_from_right_to_left_hold_no_latin_letters() {
        for language in Language::ALL.into_iter().filter(|language| language.is_right_to_left()) {
            for line in help_lines_in(language).unwrap() {
                let said = [Some(&line.about), line.ages.as_ref(), line.hours.as_ref()];
                for text in said.into_iter().flatten() {
                    assert!(!text.contains(|letter: char| letter.is_ascii_alphabetic()), "{language}: {text}");
                }
            }
        }
    }

    #[test]
    fn a_line_that_is_not_worded_whole_stays_english_and_says_so() {
        let (_, polish) = HELP_LINES_IN[1];
        for left_out in ["about = \"Rozmowa o wszystkim. Za darmo\"\n", "ages = \"Poniżej 19 lat\"\n"] {
            assert!(polish.contains(left_out));
            let lines = translate_help_lines(&polish.replacen(left_out, "", 1), help_lines().unwrap()).unwrap();
            let english: Vec<_> = lines.iter().filter(|line| line.untranslated).collect();
            assert_eq!(english.len(), 1);
            assert_eq!((english[0].id.as_str(), english[0].ages.as_deref()), ("childline", Some("Under 19")));
        }
    }

    #[test]
    fn what_has_no_place_is_refused_with_its_line() {
        let (_, polish) = HELP_LINES_IN[1];
        for (old, new, reason) in [
            ("[line.shout]", "[line.shouts]", "there is no help line \"shouts\""),
            ("[line.shout]", "[line.childline]", "duplicate key"),
            ("about = \"Rozmowa SMS-ami o wszystkim. Za darmo\"", "ages = \"Od 16 lat\"", "the English gives no ages for \"shout\""),
            ("about = \"Rozmowa SMS-ami o wszystkim. Za darmo\"", "about = \" \"", "this text is empty"),
            ("about = \"Rozmowa SMS-ami o wszystkim. Za darmo\"", "about = \"Dla narkomana\"", "\"narkoman\" is a word that wounds"),
            ("about = \"Rozmowa SMS-ami o wszystkim. Za darmo\"", "number = \"1\"", "unknown field `number`"),
            ("language = \"pl\"", "language = \"en\"", "English is what is translated"),
            ("language = \"pl\"", "language = \"fr\"", "unknown variant `fr`"),
        ] {
            let line = 1 + polish.lines().position(|line| line == old).unwrap();
            let refusal = translate_help_lines(&polish.replacen(old, new, 1), help_lines().unwrap()).unwrap_err();
            assert!(refusal.reason.contains(reason), "{refusal}");
            assert_eq!(refusal.line, line, "{refusal}");
        }
    }
}
