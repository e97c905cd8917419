//! The survey model: a versioned question set, parsed once and whole.
//!
//! A survey is content, not code: it lives in a TOML file (see `domain/content/ask-the-family.toml`) that a partnership can copy,
//! change and translate. [`parse()`] turns such a file into a [`Survey`] that cannot be wrong, or says line and reason.
//! [`SurveyDraft`] is one that somebody works on; it is written as the very same file.
//! To add an item: add an `[[item]]` to the file with a new id and a wording for each audience that it is for.

mod audience;
mod changes;
mod check;
mod draft;
mod edit;
mod fault;
mod file;
mod id;
mod parse;
mod scale;
#[cfg(test)]
mod tests;
mod texts;
mod translation;
mod wounding;
mod write;

use std::collections::{BTreeMap, BTreeSet};

pub use audience::{Audience, AudienceVersion};
pub use changes::{Change, changes};
pub use check::{Finding, check, grade_for};
pub use draft::SurveyDraft;
pub use edit::{AudienceEdit, ItemEdit};
pub use fault::{Fault, FieldFault, Unfit};
pub(crate) use file::{Source, Text};
pub use id::Id;
pub use parse::{Refusal, parse};
pub use scale::{Face, Point, Scale, Stance};
pub use translation::{ASK_THE_FAMILY_IN, Translation, parse_translation};
pub use wounding::wounding_word;

use crate::language::Language;

/// The default question set, "Ask the Family", as shipped.
pub const ASK_THE_FAMILY: &str = include_str!("../../content/ask-the-family.toml");

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
    /// The same in easier words, for whoever switches *Easy words* on; an audience that is missing has one wording.
    pub easy: BTreeMap<Audience, String>,
}

/// An open question, answered in one's own words: asked where a wave has a key that words can be sealed to.
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
    /// Stable name: the breakdown.
    pub id: Id,
    /// What results call it.
    pub title: String,
    /// The wording by audience; an audience that is missing takes the main route unasked.
    pub wording: BTreeMap<Audience, String>,
    /// Its answers.
    pub choices: Vec<Choice>,
    /// The answer that leads to the items asked without support.
    pub without_support: Id,
}

/// A question that a wave may be broken down by: the one that chooses the route, or one of the bank of background questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Breakdown<'a> {
    /// The question's id.
    pub id: &'a Id,
    /// What results call it.
    pub title: &'a str,
    /// The question by audience: an audience that is missing is not asked, and has no groups.
    pub wording: &'a BTreeMap<Audience, String>,
    /// Its categories: 2 to 6.
    pub choices: &'a [Choice],
}

/// What a survey keeps and asks nobody: `asked = false` in its file. Its words and its id are there when it is asked again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// Items.
    pub items: Vec<Item>,
    /// Background questions.
    pub background: Vec<Background>,
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
    /// What it holds and does not ask.
    pub kept: Kept,
    /// The language that respondents read it in; what staff read (titles, themes) is English in every one.
    pub language: Language,
    /// The English texts that stand in for missing ones: a page marks each as English.
    pub untranslated: BTreeSet<String>,
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

    /// Every question that a wave may be broken down by, in the order in which they are asked.
    pub fn breakdowns(&self) -> impl Iterator<Item = Breakdown<'_>> {
        let RouteQuestion { id, title, wording, choices, .. } = &self.route;
        let route = Breakdown { id, title, wording, choices };
        [route].into_iter().chain(self.background.iter().map(|Background { id, title, wording, choices }| Breakdown {
            id,
            title,
            wording,
            choices,
        }))
    }

    /// The question of that id that a wave may be broken down by.
    #[must_use]
    pub fn breakdown(&self, id: &str) -> Option<Breakdown<'_>> {
        self.breakdowns().find(|breakdown| breakdown.id.as_str() == id)
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
