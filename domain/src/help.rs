//! Help lines: whom to call or text, for each audience.

mod translation;

use std::sync::LazyLock;

use serde::Deserialize;
use toml::{Spanned, value::Date};

pub use translation::{help_lines_in, translate_help_lines};

use crate::survey::{Audience, Id, Refusal, Source, Text};

/// How a help line is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum How {
    /// By phone.
    Call,
    /// By text message.
    Text,
}

impl How {
    /// Its name in files and storage.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Text => "text",
        }
    }
}

/// A help line.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct HelpLine {
    /// Its name in the file.
    pub id: Id,
    /// "Childline".
    pub name: String,
    /// What it is for, in a few words.
    pub about: String,
    /// How it is reached.
    pub how: How,
    /// The number as people read it: "0800 1111".
    pub number: String,
    /// Whom it is shown to.
    pub audiences: Vec<Audience>,
    /// The ages that are said beside it: "16 and over".
    pub ages: Option<String>,
    /// When it answers, where we know.
    pub hours: Option<String>,
    /// The council area that it serves; none is all of Scotland.
    pub area: Option<Id>,
    /// The day on which it was last checked: "2026-11-21". The file's head says how.
    pub checked_on: String,
    /// Whether `about`, `ages` and `hours` stand in English for want of a translation: a page marks them as English.
    pub untranslated: bool,
}

impl HelpLine {
    /// The number's digits alone.
    #[must_use]
    pub fn digits(&self) -> String {
        self.number.chars().filter(char::is_ascii_digit).collect()
    }

    /// Whether it is there to talk: not a short number for emergencies.
    #[must_use]
    pub fn is_to_talk(&self) -> bool {
        self.digits().len() > 3
    }

    /// The link that calls or texts it: "tel:08001111" (RFC 3966), "sms:85258" (RFC 5724).
    #[must_use]
    pub fn href(&self) -> String {
        let scheme = match self.how {
            How::Call => "tel",
            How::Text => "sms",
        };
        format!("{scheme}:{}", self.digits())
    }
}

/// The help lines as shipped, parsed once, in the order in which they are shown.
///
/// # Errors
///
/// What [`parse_help_lines`] refuses in `content/help-lines.toml`; a test proves that it refuses nothing.
pub fn help_lines() -> Result<&'static [HelpLine], Refusal> {
    static LINES: LazyLock<Result<Vec<HelpLine>, Refusal>> = LazyLock::new(|| parse_help_lines(include_str!("../content/help-lines.toml")));
    LINES.as_ref().map(Vec::as_slice).map_err(Clone::clone)
}

/// The lines for that audience that serve all of Scotland, in order.
pub fn for_audience(lines: &[HelpLine], audience: Audience) -> impl Iterator<Item = &HelpLine> {
    lines.iter().filter(move |line| line.area.is_none() && line.audiences.contains(&audience))
}

/// The lines for that audience that serve that council area only, in order.
pub fn local<'a>(lines: &'a [HelpLine], audience: Audience, area: &Id) -> impl Iterator<Item = &'a HelpLine> {
    lines.iter().filter(move |line| line.area.as_ref() == Some(area) && line.audiences.contains(&audience))
}

/// Parses and validates a file of help lines.
///
/// # Errors
///
/// The first thing that is wrong, with its line: TOML that cannot be read, an empty text, an id twice, a number that is not one, or
/// a line for nobody.
pub fn parse_help_lines(text: &str) -> Result<Vec<HelpLine>, Refusal> {
    let source = Source::new(text);
    let file: HelpFile = source.read()?;
    source.unique("help line", file.line.iter().map(|table| &table.id))?;
    file.line.iter().map(|table| source.help_line(table)).collect()
}

/// Whether that is a number to call or text: 3 to 15 digits (ITU-T E.164), and else only spaces.
#[must_use]
pub fn is_number(number: &str) -> bool {
    let digits = number.chars().filter(char::is_ascii_digit).count();
    (3..=15).contains(&digits) && number.chars().all(|sign| sign.is_ascii_digit() || sign == ' ')
}

impl Source<'_> {
    fn help_line(self, table: &LineTable) -> Result<HelpLine, Refusal> {
        let number = table.number.get_ref();
        if !is_number(number) {
            return Err(self.refuse(table.number.span(), "a number has 3 to 15 digits, and else only spaces"));
        }
        if table.audiences.get_ref().is_empty() {
            return Err(self.refuse(table.audiences.span(), "this help line is shown to nobody"));
        }
        let optional = |text: &Option<Text>| text.as_ref().map(|text| self.text(text)).transpose();
        Ok(HelpLine {
            id: self.id(&table.id)?,
            // A service's own name may hold a word that we do not use ourselves.
            name: self.own_name(&table.name)?,
            about: self.text(&table.about)?,
            how: table.how,
            number: number.clone(),
            audiences: table.audiences.get_ref().clone(),
            ages: optional(&table.ages)?,
            hours: optional(&table.hours)?,
            area: table.area.as_ref().map(|area| self.id(area)).transpose()?,
            checked_on: table.checked_on.to_string(),
            untranslated: false,
        })
    }

    fn own_name(self, name: &Text) -> Result<String, Refusal> {
        let trimmed = name.get_ref().trim();
        if trimmed.is_empty() { Err(self.refuse(name.span(), "this text is empty")) } else { Ok(trimmed.to_owned()) }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HelpFile {
    line: Vec<LineTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LineTable {
    id: Text,
    name: Text,
    about: Text,
    how: How,
    number: Text,
    audiences: Spanned<Vec<Audience>>,
    ages: Option<Text>,
    hours: Option<Text>,
    area: Option<Text>,
    checked_on: Date,
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at once")]
mod tests {
    use super::*;

    const SHIPPED: &str = include_str!("../content/help-lines.toml");

    fn shown_to(audience: Audience) -> Vec<&'static str> {
        for_audience(help_lines().unwrap(), audience).map(|line| line.id.as_str()).collect()
    }

    #[test]
    fn each_audience_has_its_lines_in_order() {
        assert_eq!(shown_to(Audience::Child), ["emergency", "nhs-24", "childline", "shout"]);
        let young = ["emergency", "nhs-24", "childline", "shout", "samaritans", "scottish-families", "breathing-space", "domestic-abuse"];
        assert_eq!(shown_to(Audience::Young), young);
        let adult =
            ["emergency", "nhs-24", "shout", "samaritans", "scottish-families", "breathing-space", "children-first", "domestic-abuse"];
        assert_eq!(shown_to(Audience::Adult), adult);
    }

    #[test]
    fn numbers_are_those_of_the_brief() {
        let links: Vec<String> = help_lines().unwrap().iter().map(HelpLine::href).collect();
        let expected = [
            "tel:999",
            "tel:111",
            "tel:08001111",
            "sms:85258",
            "tel:116123",
            "tel:08080101011",
            "tel:0800838587",
            "tel:08000282233",
            "tel:08000271234",
        ];
        assert_eq!(links, expected);
    }

    #[test]
    fn a_line_from_16_says_so_and_is_never_shown_to_children() {
        let from_16: Vec<_> = help_lines().unwrap().iter().filter(|line| line.ages.as_deref() == Some("16 and over")).collect();
        assert_eq!(from_16.iter().map(|line| line.id.as_str()).collect::<Vec<_>>(), ["scottish-families", "breathing-space"]);
        assert!(from_16.iter().all(|line| line.audiences == [Audience::Young, Audience::Adult]));
    }

    #[test]
    fn a_local_line_is_shown_in_its_area_only() {
        let text = SHIPPED.replacen("id = \"shout\"", "id = \"shout\"\narea = \"fife\"", 1);
        let lines = parse_help_lines(&text).unwrap();
        assert!(for_audience(&lines, Audience::Child).all(|line| line.id.as_str() != "shout"));
        let fife: Vec<_> = local(&lines, Audience::Child, &Id::new("fife").unwrap()).map(|line| line.id.as_str()).collect();
        assert_eq!(fife, ["shout"]);
        assert_eq!(local(&lines, Audience::Child, &Id::new("moray").unwrap()).count(), 0);
    }

    #[test]
    fn every_line_says_when_it_was_checked() {
        assert!(help_lines().unwrap().iter().all(|line| line.checked_on == "2026-11-21"));
    }

    #[test]
    fn a_file_that_does_not_fit_is_refused_with_its_line() {
        let cases = [
            ("number = \"0800 1111\"", "number = \"0800 ELEVEN\"", "a number has 3 to 15 digits, and else only spaces"),
            ("number = \"999\"", "number = \"99\"", "a number has 3 to 15 digits, and else only spaces"),
            ("audiences = [\"adult\"]", "audiences = []", "this help line is shown to nobody"),
            ("name = \"Shout\"", "name = \"\"", "this text is empty"),
            ("id = \"shout\"", "id = \"childline\"", "the help line \"childline\" is there twice"),
            ("about = \"When you feel low or worried\"", "about = \"For addicts\"", "\"addict\" is a word that wounds"),
            ("checked_on = 2026-11-21", "checked_on = 2026-13-21", "month"),
        ];
        for (old, new, reason) in cases {
            let line = 1 + SHIPPED.lines().position(|line| line.contains(old)).unwrap();
            let refusal = parse_help_lines(&SHIPPED.replacen(old, new, 1)).unwrap_err();
            assert!(refusal.reason.contains(reason), "{refusal}");
            assert_eq!(refusal.line, line, "{refusal}");
        }
    }
}
