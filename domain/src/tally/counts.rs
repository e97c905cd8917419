//! The numbers themselves: how many people, and which people taken together, without a name for any.

use std::collections::BTreeSet;

use crate::{
    answer::Response,
    disclosure::Group,
    survey::{Audience, Id, Item, ItemKind, Stance, Survey},
};

/// People in one cell. Nothing here derives Debug, Display or Serialize: a true count must not leave by accident.
#[derive(Clone, Copy, Default)]
pub(crate) struct Count {
    /// How many.
    pub(crate) people: u32,
    /// Their random ids, summed modulo 2^128: the same people give the same sum, however they were found.
    pub(crate) ids: u128,
}

impl Count {
    fn add(&mut self, random_id: u128) {
        self.people = self.people.saturating_add(1);
        self.ids = self.ids.wrapping_add(random_id);
    }
}

/// One tick-list choice among those who answered the list.
pub(crate) struct TickCount {
    pub(crate) choice: Id,
    pub(crate) ticked: Count,
    pub(crate) not_ticked: Count,
}

/// One item in one group. `answered` leaves out *not sure* and *skipped*: they count in no percentage.
pub(crate) enum ItemCounts {
    NotAsked,
    Scale { answered: Count, stances: Vec<(Stance, Count)> },
    Ticks { answered: Count, choices: Vec<TickCount> },
}

/// Everything counted of one group; `items` in the survey's order.
pub(crate) struct GroupCounts {
    pub(crate) group: Group,
    /// All responses, whatever they answered.
    pub(crate) base: Count,
    pub(crate) items: Vec<ItemCounts>,
}

/// What a person's answer adds to an item's counts.
pub(super) enum Mark<'a> {
    Nothing,
    Stance(Stance),
    Ticks(&'a BTreeSet<Id>),
}

impl ItemCounts {
    fn empty(survey: &Survey, audience: Audience, item: &Item) -> Self {
        let asked = survey.items_for(audience).any(|(asked, _)| asked.id == item.id);
        match (&item.kind, survey.version_for(audience)) {
            (ItemKind::Scale, Some(version)) if asked => {
                // A scale without a middle has no Mixed cell: a category that nobody could choose is not "0 to 4".
                let offered = |stance: &Stance| version.scale.points.iter().any(|point| point.stance == *stance);
                let stances = Stance::ALL.into_iter().filter(offered).map(|stance| (stance, Count::default()));
                Self::Scale { answered: Count::default(), stances: stances.collect() }
            }
            (ItemKind::Ticks { choices, .. }, Some(_)) if asked => {
                let empty = |id: &Id| TickCount { choice: id.clone(), ticked: Count::default(), not_ticked: Count::default() };
                let choices = choices.iter().map(|choice| empty(&choice.id)).collect();
                Self::Ticks { answered: Count::default(), choices }
            }
            _ => Self::NotAsked,
        }
    }

    fn add(&mut self, random_id: u128, mark: &Mark<'_>) {
        match (self, mark) {
            (Self::Scale { answered, stances }, Mark::Stance(stance)) => {
                answered.add(random_id);
                for (_, count) in stances.iter_mut().filter(|(offered, _)| offered == stance) {
                    count.add(random_id);
                }
            }
            (Self::Ticks { answered, choices }, Mark::Ticks(ticked)) => {
                answered.add(random_id);
                for choice in choices {
                    let side = if ticked.contains(&choice.choice) { &mut choice.ticked } else { &mut choice.not_ticked };
                    side.add(random_id);
                }
            }
            _ => {}
        }
    }

    /// How many gave a substantive answer.
    pub(crate) const fn answered(&self) -> u32 {
        match self {
            Self::NotAsked => 0,
            Self::Scale { answered, .. } | Self::Ticks { answered, .. } => answered.people,
        }
    }
}

impl GroupCounts {
    pub(super) fn empty(survey: &Survey, group: Group) -> Self {
        let items = survey.items.iter().map(|item| ItemCounts::empty(survey, group.audience, item)).collect();
        Self { group, base: Count::default(), items }
    }

    pub(super) fn holds(&self, area: &Id, response: &Response) -> bool {
        let of_area = |wanted: &Id| wanted == area;
        let of_category = |wanted: &crate::disclosure::Category| response.background.get(&wanted.question) == Some(&wanted.choice);
        self.group.audience == response.audience
            && self.group.area.as_ref().is_none_or(of_area)
            && self.group.category.as_ref().is_none_or(of_category)
    }

    pub(super) fn add(&mut self, random_id: u128, marks: &[Mark<'_>]) {
        self.base.add(random_id);
        for (item, mark) in self.items.iter_mut().zip(marks) {
            item.add(random_id, mark);
        }
    }
}
