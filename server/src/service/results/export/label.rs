//! What codes are called.

use domain::{
    disclosure::{Group, Stage},
    survey::{Audience, Id, Item, ItemKind, Stance},
};

use super::record::{Answer, Record};
use crate::service::results::{Published, chart::choice, places::EVERYWHERE, sentence::title, view::choice_of};

/// Of which level a group's area is: larger areas hold areas, so that people of both levels must not be added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    /// The whole wave.
    Wave,
    /// Areas that are planned for together.
    Larger,
    /// One area.
    Area,
}

impl Level {
    pub(super) const ALL: [Self; 3] = [Self::Wave, Self::Larger, Self::Area];

    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Wave => "wave",
            Self::Larger => "larger_area",
            Self::Area => "area",
        }
    }
}

pub(super) const fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Interim => "interim",
        Stage::Final => "final",
    }
}

/// What an answer of a scale is called wherever audiences are compared.
pub(super) const fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Positive => "Positive",
        Stance::Mixed => "In between",
        Stance::Negative => "Negative",
    }
}

impl Published {
    pub(super) fn level(&self, area: Option<&Id>) -> Level {
        match area {
            None => Level::Wave,
            Some(area) if self.release.larger_areas.iter().any(|larger| larger.id == *area) => Level::Larger,
            Some(_) => Level::Area,
        }
    }

    /// Where a group is.
    pub(super) fn where_of(&self, group: &Group) -> String {
        group.area.as_ref().map_or_else(|| EVERYWHERE.to_owned(), |area| self.place_name(area))
    }

    /// A group's breakdown and category.
    pub(super) fn category_of(&self, group: &Group) -> Option<(String, String)> {
        let category = group.category.as_ref()?;
        let Some(breakdown) = self.survey.breakdown(category.question.as_str()) else {
            return Some((category.question.to_string(), category.choice.to_string()));
        };
        Some((breakdown.title.to_owned(), choice_of(breakdown, category)))
    }

    pub(super) fn item_of(&self, record: &Record<'_>) -> Option<&Item> {
        self.survey.item(record.item?.as_str())
    }

    /// What an item's theme is called.
    pub(super) fn title_of(&self, item: &Item) -> String {
        title(self, item)
    }

    /// The answers that an audience chose from, as they read them, in their order.
    pub(super) fn answers_of(&self, item: &Item, audience: Audience) -> String {
        let points = || self.survey.version_for(audience).into_iter().flat_map(|version| &version.scale.points);
        let labels: Vec<&str> = match &item.kind {
            ItemKind::Scale => points().map(|point| point.label.as_str()).collect(),
            ItemKind::Ticks { choices, .. } => choices.iter().map(|choice| choice.label.as_str()).collect(),
        };
        labels.join(" / ")
    }

    pub(super) fn theme_of(&self, record: &Record<'_>) -> Option<String> {
        self.item_of(record).map(|item| title(self, item))
    }

    /// The item as the group's audience was asked it.
    pub(super) fn asked_as(&self, record: &Record<'_>) -> Option<&str> {
        let item = record.item?;
        self.survey.items_for(record.group.audience).find(|(asked, _)| asked.id == *item).map(|(_, wording)| wording)
    }

    pub(super) fn answer_of(&self, record: &Record<'_>) -> Option<String> {
        match record.answer {
            Answer::TookPart => Some("Took part".to_owned()),
            Answer::Stance(given) => Some(stance(given).to_owned()),
            Answer::Choice { choice: id, .. } => self.item_of(record).map(|item| choice(item, id)),
            Answer::All => None,
        }
    }
}
