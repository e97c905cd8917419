//! The survey model: a versioned question set, parsed once and whole.
//!
//! A survey is content, not code: it lives in a TOML file (see `domain/content/ask-the-family.toml`) that a partnership can copy,
//! change and translate. [`parse()`] turns such a file into a [`Survey`] that cannot be wrong, or says line and reason.
//! To add an item: add an `[[item]]` to the file with a new id and a wording for each audience that it is for.

mod check;
mod file;
mod parse;
#[cfg(test)]
mod tests;

use std::{collections::BTreeMap, fmt};

use serde::{Deserialize, Serialize};

pub use check::{Finding, check};
pub(crate) use file::{Source, Text};
pub use parse::{Refusal, parse};

/// The default question set, "Ask the Family", as shipped.
pub const ASK_THE_FAMILY: &str = include_str!("../../content/ask-the-family.toml");

/// Who answers: each audience has its own wording, scale and look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Audience {
    /// Children, 8 to 11.
    Child,
    /// Young people, 12 to 17 (18 to 25 may choose it).
    Young,
    /// Adult family members, 18 and over.
    Adult,
}

impl Audience {
    /// All audiences, youngest first: the order of every page and chart.
    pub const ALL: [Self; 3] = [Self::Child, Self::Young, Self::Adult];

    /// The audience's name in addresses, files and storage.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Child => "child",
            Self::Young => "young",
            Self::Adult => "adult",
        }
    }

    /// The audience of that name, if there is one.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|audience| audience.as_str() == name)
    }
}

impl fmt::Display for Audience {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A short name that the survey's file gives to a thing (an item, a theme, an option): 1 to 40 of `A-Z a-z 0-9 _ -`.
///
/// Ids are stable: results of two waves are compared by them, so an id never gets another meaning.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(String);

impl Id {
    /// Makes an id of a name that follows the rule above, or nothing.
    #[must_use]
    pub fn new(name: &str) -> Option<Self> {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        ((1..=40).contains(&name.len()) && name.bytes().all(allowed)).then(|| Self(name.to_owned()))
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What an answer says, whatever the scale: the only thing that is compared across audiences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// Yes; agree; strongly agree.
    Positive,
    /// Sort of; in between.
    Mixed,
    /// No; disagree; strongly disagree.
    Negative,
}

impl Stance {
    /// All stances in the order of a chart.
    pub const ALL: [Self; 3] = [Self::Positive, Self::Mixed, Self::Negative];

    /// The stance's name in files and exports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Positive => "positive",
            Self::Mixed => "mixed",
            Self::Negative => "negative",
        }
    }
}

/// The drawn face beside a child's answer: from calm to glad, never sad.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Face {
    /// A straight mouth.
    Calm,
    /// A small smile.
    Smile,
    /// A wide smile.
    Glad,
}

/// One answer of a scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// The posted and stored value.
    pub id: Id,
    /// What the person reads.
    pub label: String,
    /// What it says.
    pub stance: Stance,
    /// The face beside the word, where the scale has faces.
    pub face: Option<Face>,
}

/// A closed answer scale, in the order in which it is shown (negative first).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// Its name in the file.
    pub id: Id,
    /// Its points: at least two.
    pub points: Vec<Point>,
}

impl Scale {
    /// The point with that value.
    #[must_use]
    pub fn point(&self, value: &str) -> Option<&Point> {
        self.points.iter().find(|point| point.id.as_str() == value)
    }
}

/// One audience as this survey speaks to it.
#[derive(Debug, Clone, PartialEq)]
pub struct AudienceVersion {
    /// Which audience.
    pub audience: Audience,
    /// "I'm a child".
    pub label: String,
    /// "8 to 11 years old".
    pub ages: String,
    /// What results call them: "Children".
    pub plural: String,
    /// The time that questions are about: "Thinking of the last 6 months".
    pub recall: String,
    /// Which scale its items have.
    pub scale: Scale,
    /// What "Not sure" is called.
    pub not_sure: String,
    /// The highest Flesch-Kincaid grade of its items taken together.
    pub grade: f64,
    /// Whether it is asked the core items only.
    pub core_only: bool,
    /// What is said before the first question, a paragraph each.
    pub welcome: Vec<String>,
    /// The topics to come, in a few words each.
    pub topics: Vec<String>,
}

/// A section of the national framework, or another framework that themes map to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Its name in the file.
    pub id: Id,
    /// What people read.
    pub title: String,
}

/// A theme of the codebook: what items, words, charts and actions are grouped by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// `T1` to `T14` in the default survey.
    pub id: Id,
    /// "Being heard".
    pub title: String,
    /// What it means, in a line.
    pub means: String,
    /// Its section of the framework.
    pub section: Id,
    /// The framework lenses it maps to, each with the place in it.
    pub lenses: Vec<LensPlace>,
}

/// Where a theme stands in a framework lens: lens `promise`, place "holistic and relational".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LensPlace {
    /// Which lens.
    pub lens: Id,
    /// Where in it.
    pub place: String,
}

/// A closed answer that is not on a scale: a tick-list's or a background question's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The posted and stored value.
    pub id: Id,
    /// What the person reads.
    pub label: String,
}

/// How an item is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ItemKind {
    /// One point of the audience's scale.
    Scale,
    /// Any of these; `none` is the choice that says "nothing" and excludes the others.
    Ticks {
        /// The choices in order.
        choices: Vec<Choice>,
        /// The one that means none of them.
        none: Option<Id>,
    },
}

/// An item: one construct, worded for each audience that it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Stable name: the construct.
    pub id: Id,
    /// The theme it measures.
    pub theme: Id,
    /// How it is answered.
    pub kind: ItemKind,
    /// Whether it belongs to the children's core.
    pub core: bool,
    /// Whether it is asked of people who had no support.
    pub without_support: bool,
    /// Whether help lines stand after it, for everyone.
    pub help_after: bool,
    /// The wording by audience; an audience that is missing is not asked.
    pub wording: BTreeMap<Audience, String>,
}

/// An open question: asked from its own step of the work on, when words can be sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenQuestion {
    /// Stable name.
    pub id: Id,
    /// The wording by audience.
    pub wording: BTreeMap<Audience, String>,
}

/// A background question ("about you"): optional, with "rather not say", and asked only where the wave declares it as a breakdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Background {
    /// Stable name: the breakdown.
    pub id: Id,
    /// What results call it.
    pub title: String,
    /// The question by audience.
    pub wording: BTreeMap<Audience, String>,
    /// Two to six answers, without "rather not say".
    pub choices: Vec<Choice>,
}

/// The question that chooses the route: support in the last six months.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RouteQuestion {
    /// Stable name.
    pub id: Id,
    /// The wording by audience; an audience that is missing takes the main route unasked.
    pub wording: BTreeMap<Audience, String>,
    /// Its answers.
    pub choices: Vec<Choice>,
    /// The answer that leads to the items asked without support.
    pub without_support: Id,
}

/// A versioned question set, valid as a whole: every reference leads somewhere, ids are unique, wordings are short.
#[derive(Debug, Clone, PartialEq)]
pub struct Survey {
    /// `ask-the-family`.
    pub id: Id,
    /// Its version: results name it.
    pub version: String,
    /// Its title.
    pub title: String,
    /// The three age versions, youngest first.
    pub audiences: Vec<AudienceVersion>,
    /// The framework's sections.
    pub sections: Vec<Label>,
    /// The framework lenses.
    pub lenses: Vec<Label>,
    /// The codebook.
    pub themes: Vec<Theme>,
    /// What is asked, in order.
    pub items: Vec<Item>,
    /// Open questions.
    pub open_questions: Vec<OpenQuestion>,
    /// The bank of background questions.
    pub background: Vec<Background>,
    /// The first step of the form.
    pub route: RouteQuestion,
}

impl Survey {
    /// This survey as it speaks to that audience.
    #[must_use]
    pub fn version_for(&self, audience: Audience) -> Option<&AudienceVersion> {
        self.audiences.iter().find(|version| version.audience == audience)
    }

    /// The item of that id.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.id.as_str() == id)
    }

    /// The theme of that id.
    #[must_use]
    pub fn theme(&self, id: &Id) -> Option<&Theme> {
        self.themes.iter().find(|theme| &theme.id == id)
    }

    /// The items that this audience is asked, in order, with their wording: all that are worded for it, or the core only.
    pub fn items_for(&self, audience: Audience) -> impl Iterator<Item = (&Item, &str)> {
        let core_only = self.version_for(audience).is_some_and(|version| version.core_only);
        self.items
            .iter()
            .filter(move |item| item.core || !core_only)
            .filter_map(move |item| item.wording.get(&audience).map(|wording| (item, wording.as_str())))
    }
}
