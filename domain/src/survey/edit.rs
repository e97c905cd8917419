//! What a form says of a part of a survey, and what is wrong with it.

use std::collections::BTreeMap;

use super::{
    Audience, Fault, FieldFault, Id, Item, ItemKind, Survey,
    fault::{fault, too_long},
};
use crate::language::Language;

/// What an audience is told before the first question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AudienceEdit {
    /// The welcome, a paragraph each.
    pub welcome: Vec<String>,
    /// The topics to come.
    pub topics: Vec<String>,
}

/// An item as a form gives it: a text that is empty is not there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ItemEdit {
    /// Its theme.
    pub theme: String,
    /// Whether anybody is asked it.
    pub asked: bool,
    /// Whether it belongs to the children's core.
    pub core: bool,
    /// Whether it is asked of people who had no support.
    pub without_support: bool,
    /// The wording by audience.
    pub wording: BTreeMap<Audience, String>,
    /// The easy wording by audience.
    pub easy: BTreeMap<Audience, String>,
    /// A tick-list's labels, by the id of their choice.
    pub choices: BTreeMap<Id, String>,
}

impl ItemEdit {
    /// An item as it stands.
    #[must_use]
    pub fn of(item: &Item, asked: bool) -> Self {
        let choices = match &item.kind {
            ItemKind::Ticks { choices, .. } => choices.iter().map(|choice| (choice.id.clone(), choice.label.clone())).collect(),
            ItemKind::Scale => BTreeMap::new(),
        };
        let (core, without_support) = (item.core, item.without_support);
        let (wording, easy) = (item.wording.clone(), item.easy.clone());
        Self { theme: item.theme.to_string(), asked, core, without_support, wording, easy, choices }
    }

    /// What is wrong with it, each thing by its field.
    pub(super) fn faults(&self, survey: &Survey) -> Vec<FieldFault> {
        let mut faults = Vec::new();
        let mut say = |field: String, fault: Option<Fault>| faults.extend(fault.map(|fault| FieldFault { field, fault }));
        if self.wording.is_empty() {
            say("wording-child".to_owned(), Some(Fault::NobodyAsked));
        }
        for (name, texts) in [("wording", &self.wording), ("easy", &self.easy)] {
            for (audience, text) in texts {
                say(format!("{name}-{audience}"), fault(text, Language::English).or_else(|| too_long(text)));
            }
        }
        for audience in self.easy.keys().filter(|audience| !self.wording.contains_key(audience)) {
            say(format!("easy-{audience}"), Some(Fault::EasyAlone));
        }
        for (choice, label) in &self.choices {
            let twice = self.choices.iter().any(|(other, known)| other < choice && known == label);
            say(format!("choice-{choice}"), fault(label, Language::English).or_else(|| twice.then_some(Fault::Twice)));
        }
        if !survey.themes.iter().any(|theme| theme.id.as_str() == self.theme) {
            say("theme".to_owned(), Some(Fault::NoTheme));
        }
        faults
    }
}

impl ItemEdit {
    /// Without what is empty.
    pub(super) fn cleaned(&self) -> Self {
        let kept = |texts: &BTreeMap<Audience, String>| {
            let texts = texts.iter().map(|(audience, text)| (*audience, clean(text)));
            texts.filter(|(_, text)| !text.is_empty()).collect()
        };
        let choices = self.choices.iter().map(|(id, label)| (id.clone(), clean(label))).collect();
        Self { wording: kept(&self.wording), easy: kept(&self.easy), choices, ..self.clone() }
    }

    pub(super) fn put(&self, item: &mut Item) {
        if let Some(theme) = Id::new(&self.theme) {
            item.theme = theme;
        }
        (item.core, item.without_support) = (self.core, self.without_support);
        (item.wording, item.easy) = (self.wording.clone(), self.easy.clone());
        if let ItemKind::Ticks { choices, .. } = &mut item.kind {
            for choice in choices {
                if let Some(label) = self.choices.get(&choice.id) {
                    choice.label.clone_from(label);
                }
            }
        }
    }
}

/// A typed text on one line, without spaces at its ends.
pub(super) fn clean(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
