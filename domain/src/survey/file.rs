//! The shape of a survey's TOML file, and how any content file is read: every text keeps its place, so that a refusal can name the line.
//!
//! These types only mirror the file; [`super::parse()`] checks them and makes a [`super::Survey`]. An unknown key is refused.

use std::{collections::BTreeMap, ops::Range};

use serde::{Deserialize, de::DeserializeOwned};
use toml::Spanned;

use super::{
    Audience, Face, Id, Stance,
    fault::{Fault, fault},
};
use crate::language::Language;

/// Why a content file was refused, and where. The caller adds the file's name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct Refusal {
    /// The line of the thing that is wrong, from 1.
    pub line: usize,
    /// What is wrong, for the person who edits the file.
    pub reason: String,
}

/// A text of the file with its place.
pub(crate) type Text = Spanned<String>;

/// A content file's text, to look lines up in.
#[derive(Clone, Copy)]
pub(crate) struct Source<'a> {
    text: &'a str,
    language: Language,
    judged: bool,
}

impl<'a> Source<'a> {
    /// A file in English.
    pub(crate) const fn new(text: &'a str) -> Self {
        Self { text, language: Language::English, judged: true }
    }

    /// The same file, whose words were judged when it was kept: a list of words that grows must not break what was published.
    pub(super) const fn kept(self) -> Self {
        Self { judged: false, ..self }
    }

    /// Whether its words are judged.
    pub(super) const fn is_judged(self) -> bool {
        self.judged
    }

    /// The same file, known to be in that language: its words that wound are refused too.
    pub(crate) const fn in_language(self, language: Language) -> Self {
        Self { language, ..self }
    }

    /// Reads the file into its shape.
    pub(crate) fn read<T: DeserializeOwned>(self) -> Result<T, Refusal> {
        toml::from_str(self.text).map_err(|error| self.refuse(error.span().unwrap_or_default(), error.message()))
    }

    /// A refusal of what stands at that place.
    pub(crate) fn refuse(self, place: Range<usize>, reason: impl Into<String>) -> Refusal {
        let before = self.text.as_bytes().get(..place.start).unwrap_or_default();
        Refusal { line: before.iter().filter(|byte| **byte == b'\n').count() + 1, reason: reason.into() }
    }

    /// A text that people read: not empty, and without a word that wounds.
    pub(crate) fn text(self, text: &Text) -> Result<String, Refusal> {
        let trimmed = text.get_ref().trim();
        if let Some(fault) = fault(trimmed, self.language)
            && (self.judged || fault == Fault::Empty)
        {
            return Err(self.refuse(text.span(), fault.to_string()));
        }
        Ok(trimmed.to_owned())
    }

    /// An id.
    pub(crate) fn id(self, text: &Text) -> Result<Id, Refusal> {
        Id::new(text.get_ref())
            .ok_or_else(|| self.refuse(text.span(), format!("\"{}\" is no id: use 1 to 40 letters, digits, - and _", text.get_ref())))
    }

    /// Refuses the second of two equal ids.
    pub(crate) fn unique<'t>(self, what: &str, ids: impl IntoIterator<Item = &'t Text>) -> Result<(), Refusal> {
        let mut seen: Vec<&str> = Vec::new();
        for id in ids {
            if seen.contains(&id.get_ref().as_str()) {
                return Err(self.refuse(id.span(), format!("the {what} \"{}\" is there twice", id.get_ref())));
            }
            seen.push(id.get_ref());
        }
        Ok(())
    }

    /// The id of something that the file has.
    pub(crate) fn known<'i>(self, what: &str, name: &Text, known: impl IntoIterator<Item = &'i Id>) -> Result<Id, Refusal> {
        let found = known.into_iter().find(|id| id.as_str() == name.get_ref());
        found.cloned().ok_or_else(|| self.refuse(name.span(), format!("there is no {what} \"{}\"", name.get_ref())))
    }
}

/// The wording by audience.
pub(super) type WordingTable = BTreeMap<Audience, Text>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SurveyFile {
    pub(super) id: Text,
    pub(super) version: Text,
    pub(super) title: Text,
    pub(super) audience: Vec<AudienceTable>,
    pub(super) scale: Vec<ScaleTable>,
    pub(super) section: Vec<LabelTable>,
    pub(super) lens: Vec<LabelTable>,
    pub(super) theme: Vec<ThemeTable>,
    pub(super) item: Vec<ItemTable>,
    #[serde(default)]
    pub(super) open_question: Vec<OpenQuestionTable>,
    #[serde(default)]
    pub(super) background: Vec<BackgroundTable>,
    pub(super) route: RouteTable,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AudienceTable {
    pub(super) id: Spanned<Audience>,
    pub(super) label: Text,
    pub(super) ages: Text,
    pub(super) plural: Text,
    pub(super) recall: Text,
    pub(super) scale: Text,
    pub(super) not_sure: Text,
    pub(super) grade: Spanned<f64>,
    pub(super) core_only: bool,
    pub(super) welcome: Vec<Text>,
    pub(super) topics: Vec<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ScaleTable {
    pub(super) id: Text,
    pub(super) points: Vec<PointTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PointTable {
    pub(super) id: Text,
    pub(super) label: Text,
    pub(super) stance: Stance,
    pub(super) face: Option<Face>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LabelTable {
    pub(super) id: Text,
    pub(super) title: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ThemeTable {
    pub(super) id: Text,
    pub(super) title: Text,
    pub(super) means: Text,
    pub(super) section: Text,
    #[serde(default)]
    pub(super) lenses: Vec<LensTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LensTable {
    pub(super) lens: Text,
    pub(super) place: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ChoiceTable {
    pub(super) id: Text,
    pub(super) label: Text,
}

/// What is in a survey's file is asked, unless the file says otherwise.
const fn asked() -> bool {
    true
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ItemTable {
    pub(super) id: Text,
    pub(super) theme: Text,
    #[serde(default)]
    pub(super) core: bool,
    #[serde(default)]
    pub(super) without_support: bool,
    #[serde(default)]
    pub(super) help_after: bool,
    #[serde(default = "asked")]
    pub(super) asked: bool,
    #[serde(default)]
    pub(super) wording: WordingTable,
    #[serde(default)]
    pub(super) easy: WordingTable,
    /// Present in a tick-list only.
    pub(super) choices: Option<Vec<ChoiceTable>>,
    pub(super) none: Option<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OpenQuestionTable {
    pub(super) id: Text,
    #[serde(default)]
    pub(super) wording: WordingTable,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BackgroundTable {
    pub(super) id: Text,
    pub(super) title: Text,
    #[serde(default = "asked")]
    pub(super) asked: bool,
    #[serde(default)]
    pub(super) wording: WordingTable,
    pub(super) choices: Vec<ChoiceTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RouteTable {
    pub(super) id: Text,
    pub(super) title: Text,
    #[serde(default)]
    pub(super) wording: WordingTable,
    pub(super) choices: Vec<ChoiceTable>,
    pub(super) without_support: Text,
}
