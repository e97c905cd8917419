//! One audience's form, prepared once so that reading a million responses against it is quick.

use std::collections::BTreeMap;

use super::{AddError, counts::Mark};
use crate::{
    answer::{Answer, Response},
    survey::{Audience, Id, Item, ItemKind, Stance, Survey},
};

/// What an audience may answer.
pub(super) struct Form {
    pub(super) audience: Audience,
    /// The place in the survey of every item that is asked.
    asked: BTreeMap<Id, usize>,
    points: BTreeMap<Id, Stance>,
}

impl Form {
    pub(super) fn new(survey: &Survey, audience: Audience) -> Option<Self> {
        let version = survey.version_for(audience)?;
        let place = |item: &Item| survey.items.iter().position(|other| other.id == item.id);
        let asked = survey.items_for(audience).filter_map(|(item, _)| Some((item.id.clone(), place(item)?))).collect();
        let points = version.scale.points.iter().map(|point| (point.id.clone(), point.stance)).collect();
        Some(Self { audience, asked, points })
    }

    /// What a response adds to each item, in the survey's order.
    pub(super) fn marks(&self, survey: &Survey, response: &Response) -> Result<Vec<Mark>, AddError> {
        let mut marks = vec![Mark::Nothing; survey.items.len()];
        for (id, answer) in &response.answers {
            let place = self.asked.get(id).copied();
            let found = place.and_then(|place| Some((survey.items.get(place)?, marks.get_mut(place)?)));
            let (item, mark) = found.ok_or_else(|| match survey.item(id.as_str()) {
                Some(_) => AddError::NotAsked { item: id.clone(), audience: self.audience },
                None => AddError::UnknownItem(id.clone()),
            })?;
            *mark = self.mark(item, answer)?;
        }
        Ok(marks)
    }

    fn mark(&self, item: &Item, answer: &Answer) -> Result<Mark, AddError> {
        match (&item.kind, answer) {
            (_, Answer::NotSure) => Ok(Mark::Nothing),
            (ItemKind::Scale, Answer::Point(point)) => {
                let stance = self.points.get(point).ok_or_else(|| AddError::UnknownPoint(item.id.clone()))?;
                Ok(Mark::Stance(*stance))
            }
            (ItemKind::Ticks { .. }, Answer::Ticks(ticked)) if ticked.is_empty() => Err(AddError::NothingTicked(item.id.clone())),
            (ItemKind::Ticks { choices, .. }, Answer::Ticks(ticked)) => {
                let marks: Box<[bool]> = choices.iter().map(|choice| ticked.contains(&choice.id)).collect();
                let known = marks.iter().filter(|ticked| **ticked).count() == ticked.len();
                if known { Ok(Mark::Ticks(marks)) } else { Err(AddError::UnknownChoice(item.id.clone())) }
            }
            _ => Err(AddError::WrongKind(item.id.clone())),
        }
    }
}
