//! Responses to raw counts, in one pass and in memory that doesn't grow with the number of responses.
//!
//! [`Tallies`] are the last place that knows true numbers. They can be neither printed nor serialised, and their numbers can be
//! read only with a `disclosure::Gate`, which only the disclosure gate can make.

mod counts;
mod plan;
#[cfg(test)]
mod tests;

use std::{collections::BTreeSet, fmt};

pub(crate) use counts::{Count, GroupCounts, ItemCounts, TickCount};
pub use plan::{MOST_BREAKDOWNS, Plan, PlanError, RoundingSecret};

use crate::{
    answer::{Answer, Response},
    disclosure::{Category, Gate, Group},
    survey::{Audience, AudienceVersion, Background, Id, Item, ItemKind, Survey},
};
use counts::Mark;

/// A stored response that doesn't fit the survey or the plan. It names the question, never what the person answered: errors reach logs.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AddError {
    /// The plan has no such area.
    #[error("the plan has no area {0}")]
    UnknownArea(Id),
    /// The survey has no version for the response's audience.
    #[error("the survey has no version for the audience {0}")]
    UnknownAudience(Audience),
    /// The survey has no such item.
    #[error("the survey has no item {0}")]
    UnknownItem(Id),
    /// The item isn't asked of that audience.
    #[error("the item {item} is not asked of the audience {audience}")]
    NotAsked {
        /// The item.
        item: Id,
        /// The audience.
        audience: Audience,
    },
    /// The audience's scale has no such point.
    #[error("the item {0} was answered with a point that its scale lacks")]
    UnknownPoint(Id),
    /// The tick-list has no such choice.
    #[error("the item {0} was answered with a choice that its list lacks")]
    UnknownChoice(Id),
    /// A tick-list with nothing ticked was skipped, and is no answer.
    #[error("the list {0} has no tick")]
    NothingTicked(Id),
    /// A scale answered with ticks, or a list with a point.
    #[error("the item {0} was answered in the manner of another kind of item")]
    WrongKind(Id),
    /// A background answer that the plan didn't declare, or that this audience isn't asked: it should never have been kept.
    #[error("the background question {0} is not declared for this audience")]
    UnknownBackground(Id),
    /// The background question has no such choice.
    #[error("the background question {0} was answered with a choice that it lacks")]
    UnknownCategory(Id),
}

/// A wave's frozen raw counts.
pub struct Tallies {
    survey: Survey,
    plan: Plan,
    secret: RoundingSecret,
    groups: Vec<GroupCounts>,
}

/// The numbers, as the gate reads them.
pub(crate) struct Frozen<'a> {
    pub(crate) survey: &'a Survey,
    pub(crate) plan: &'a Plan,
    pub(crate) secret: &'a RoundingSecret,
    /// Wave before areas before breakdowns, audiences youngest first.
    pub(crate) groups: &'a [GroupCounts],
}

impl fmt::Debug for Tallies {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Tallies(hidden)")
    }
}

impl Tallies {
    /// Empty counts for every table of the plan.
    ///
    /// # Errors
    /// Where the plan breaks rule 1 of SDC-1 or doesn't fit the survey.
    pub fn new(survey: &Survey, plan: Plan, secret: RoundingSecret) -> Result<Self, PlanError> {
        let breakdowns = plan.check(survey)?;
        let groups = groups(survey, &plan, &breakdowns).into_iter().map(|group| GroupCounts::empty(survey, group)).collect();
        Ok(Self { survey: survey.clone(), plan, secret, groups })
    }

    /// Counts one person in every group that they are in, or, where anything doesn't fit, in none.
    ///
    /// # Errors
    /// Where the response holds anything that the survey or the plan lacks.
    pub fn add(&mut self, random_id: u128, area: &Id, response: &Response) -> Result<(), AddError> {
        if !self.plan.areas.contains(area) {
            return Err(AddError::UnknownArea(area.clone()));
        }
        self.check_background(response)?;
        let marks = marks(&self.survey, response)?;
        for group in self.groups.iter_mut().filter(|group| group.holds(area, response)) {
            group.add(random_id, &marks);
        }
        Ok(())
    }

    /// The numbers, for whoever holds a [`Gate`].
    pub(crate) fn frozen(&self, _gate: &Gate) -> Frozen<'_> {
        Frozen { survey: &self.survey, plan: &self.plan, secret: &self.secret, groups: &self.groups }
    }

    fn check_background(&self, response: &Response) -> Result<(), AddError> {
        for (id, choice) in &response.background {
            let declared = self.plan.breakdowns.contains(id);
            let question = self.survey.background.iter().find(|question| &question.id == id);
            let question = question.filter(|question| declared && question.wording.contains_key(&response.audience));
            let question = question.ok_or_else(|| AddError::UnknownBackground(id.clone()))?;
            if !question.choices.iter().any(|offered| &offered.id == choice) {
                return Err(AddError::UnknownCategory(id.clone()));
            }
        }
        Ok(())
    }
}

/// Every group that the release will name. A breakdown has no group for an audience that isn't asked it: such a group could hold
/// nobody, so it is neither shown nor a sibling.
fn groups(survey: &Survey, plan: &Plan, breakdowns: &[&Background]) -> Vec<Group> {
    let audiences: Vec<Audience> = Audience::ALL.into_iter().filter(|audience| survey.version_for(*audience).is_some()).collect();
    let wave = audiences.iter().map(|&audience| Group { audience, area: None, category: None });
    let areas =
        plan.areas.iter().flat_map(|area| audiences.iter().map(|&audience| Group { audience, area: Some(area.clone()), category: None }));
    let mut groups: Vec<Group> = wave.chain(areas).collect();
    for question in breakdowns {
        for &audience in audiences.iter().filter(|audience| question.wording.contains_key(audience)) {
            let category = |choice: &Id| Category { question: question.id.clone(), choice: choice.clone() };
            groups.extend(question.choices.iter().map(|choice| Group { audience, area: None, category: Some(category(&choice.id)) }));
        }
    }
    groups
}

/// What a response adds to each item, in the survey's order.
fn marks<'a>(survey: &Survey, response: &'a Response) -> Result<Vec<Mark<'a>>, AddError> {
    let audience = response.audience;
    let version = survey.version_for(audience).ok_or(AddError::UnknownAudience(audience))?;
    let asked: BTreeSet<&Id> = survey.items_for(audience).map(|(item, _)| &item.id).collect();
    if let Some(id) = response.answers.keys().find(|id| !asked.contains(id)) {
        return Err(match survey.item(id.as_str()) {
            Some(_) => AddError::NotAsked { item: id.clone(), audience },
            None => AddError::UnknownItem(id.clone()),
        });
    }
    survey.items.iter().map(|item| response.answers.get(&item.id).map_or(Ok(Mark::Nothing), |answer| mark(version, item, answer))).collect()
}

fn mark<'a>(version: &AudienceVersion, item: &Item, answer: &'a Answer) -> Result<Mark<'a>, AddError> {
    match (&item.kind, answer) {
        (_, Answer::NotSure) => Ok(Mark::Nothing),
        (ItemKind::Scale, Answer::Point(point)) => {
            let point = version.scale.point(point.as_str()).ok_or_else(|| AddError::UnknownPoint(item.id.clone()))?;
            Ok(Mark::Stance(point.stance))
        }
        (ItemKind::Ticks { .. }, Answer::Ticks(ticked)) if ticked.is_empty() => Err(AddError::NothingTicked(item.id.clone())),
        (ItemKind::Ticks { choices, .. }, Answer::Ticks(ticked)) => {
            let known = |id: &Id| choices.iter().any(|choice| &choice.id == id);
            if ticked.iter().all(known) { Ok(Mark::Ticks(ticked)) } else { Err(AddError::UnknownChoice(item.id.clone())) }
        }
        _ => Err(AddError::WrongKind(item.id.clone())),
    }
}
