//! Responses to raw counts, in one pass and in memory that doesn't grow with the number of responses.
//!
//! [`Tallies`] are the last place that knows true numbers. They can be neither printed nor serialised, and their numbers can be
//! read only with a `disclosure::Gate`, which only the disclosure gate can make.

mod counts;
mod forms;
mod held_back;
mod plan;
#[cfg(test)]
mod tests;

use std::{collections::BTreeMap, fmt};

pub(crate) use counts::{Count, GroupCounts, ItemCounts, Mark, TickCount};
pub(crate) use held_back::{Candidate, HeldBack, MOST_HELD_BACK};
pub(crate) use plan::first_64_bits;
pub use plan::{MOST_BREAKDOWNS, Plan, PlanError, RoundingSecret};

use crate::{
    answer::Response,
    disclosure::{Category, Gate, Group, Rules, Stage},
    survey::{Audience, Breakdown, Id, Survey},
};
use forms::Form;

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
    stage: Stage,
    groups: Vec<GroupCounts>,
    /// Where each group stands in `groups`.
    places: Places,
    forms: Vec<Form>,
    held_back: HeldBack,
}

/// The numbers, as the gate reads them.
pub(crate) struct Frozen<'a> {
    pub(crate) survey: &'a Survey,
    pub(crate) plan: &'a Plan,
    pub(crate) secret: &'a RoundingSecret,
    pub(crate) stage: Stage,
    /// Wave before areas, larger areas and breakdowns; audiences youngest first.
    pub(crate) groups: &'a [GroupCounts],
    /// For an interim release; otherwise nobody.
    pub(crate) held_back: &'a HeldBack,
}

impl fmt::Debug for Tallies {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Tallies(hidden)")
    }
}

impl Tallies {
    /// Empty counts for every table of the plan: for the release of a wave that has closed.
    ///
    /// # Errors
    /// Where the plan breaks rule 1 of SDC-1 or doesn't fit the survey.
    pub fn new(survey: &Survey, plan: Plan, secret: RoundingSecret) -> Result<Self, PlanError> {
        Self::by(Rules::ALL, Stage::Final, survey, plan, secret)
    }

    /// Empty counts for the one release that a wave may have while it is open: its audiences, and neither areas nor breakdowns.
    ///
    /// # Errors
    /// As [`Tallies::new`].
    pub fn interim(survey: &Survey, plan: Plan, secret: RoundingSecret) -> Result<Self, PlanError> {
        Self::by(Rules::ALL, Stage::Interim, survey, plan, secret)
    }

    /// Empty counts of audiences alone, for words (rule 7): neither areas nor breakdowns, and nobody is held back.
    pub(crate) fn of_audiences(rules: Rules, survey: &Survey, plan: Plan, secret: RoundingSecret) -> Result<Self, PlanError> {
        plan.check(survey, rules)?;
        Ok(Self::with(Stage::Final, audiences(survey).map(whole).collect(), survey, plan, secret))
    }

    pub(crate) fn by(rules: Rules, stage: Stage, survey: &Survey, plan: Plan, secret: RoundingSecret) -> Result<Self, PlanError> {
        let breakdowns = plan.check(survey, rules)?;
        let groups = match stage {
            Stage::Interim => audiences(survey).map(whole).collect(),
            Stage::Final => groups(survey, &plan, &breakdowns),
        };
        Ok(Self::with(stage, groups, survey, plan, secret))
    }

    fn with(stage: Stage, groups: Vec<Group>, survey: &Survey, plan: Plan, secret: RoundingSecret) -> Self {
        let places = Places::new(&groups, &plan);
        let groups = groups.into_iter().map(|group| GroupCounts::empty(survey, group)).collect();
        let forms = audiences(survey).filter_map(|audience| Form::new(survey, audience)).collect();
        Self { survey: survey.clone(), plan, secret, stage, groups, places, forms, held_back: HeldBack::default() }
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
        let audience = response.audience;
        let form = self.forms.iter().find(|form| form.audience == audience).ok_or(AddError::UnknownAudience(audience))?;
        let marks = form.marks(&self.survey, response)?;
        for place in self.places.of(area, response, &self.survey) {
            if let Some(group) = self.groups.get_mut(place) {
                group.add(random_id, &marks);
            }
        }
        if self.stage == Stage::Interim {
            self.held_back.offer(&self.secret, audience, random_id, &marks);
        }
        Ok(())
    }

    /// The numbers, for whoever holds a [`Gate`].
    pub(crate) fn frozen(&self, _gate: &Gate) -> Frozen<'_> {
        let Self { survey, plan, secret, stage, groups, held_back, .. } = self;
        Frozen { survey, plan, secret, stage: *stage, groups, held_back }
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

fn audiences(survey: &Survey) -> impl Iterator<Item = Audience> {
    Audience::ALL.into_iter().filter(|audience| survey.version_for(*audience).is_some())
}

const fn whole(audience: Audience) -> Group {
    Group { audience, area: None, category: None }
}

/// Every group that the release will name. A breakdown has no group for an audience that isn't asked it: such a group could hold
/// nobody, so it is neither shown nor a sibling.
fn groups(survey: &Survey, plan: &Plan, breakdowns: &[Breakdown<'_>]) -> Vec<Group> {
    let mut groups: Vec<Group> = audiences(survey).map(whole).collect();
    for area in plan.larger_areas.iter().map(|larger| &larger.id).chain(&plan.areas) {
        groups.extend(audiences(survey).map(|audience| Group { audience, area: Some(area.clone()), category: None }));
    }
    for question in breakdowns {
        for audience in audiences(survey).filter(|audience| question.wording.contains_key(audience)) {
            let category = |choice: &Id| Category { question: question.id.clone(), choice: choice.clone() };
            groups.extend(question.choices.iter().map(|choice| Group { audience, area: None, category: Some(category(&choice.id)) }));
        }
    }
    groups
}

/// Where a person's groups stand, by audience: without a search through all of them, or a copied name, for every person.
#[derive(Default)]
struct Places(BTreeMap<Audience, OfAudience>);

#[derive(Default)]
struct OfAudience {
    whole: Option<usize>,
    /// By the area of a person's link: its own group and its larger area's.
    areas: BTreeMap<Id, Vec<usize>>,
    /// By question and choice.
    categories: BTreeMap<Id, BTreeMap<Id, usize>>,
}

impl Places {
    fn new(groups: &[Group], plan: &Plan) -> Self {
        let mut places = Self::default();
        for (place, Group { audience, area, category }) in groups.iter().enumerate() {
            let places = places.0.entry(*audience).or_default();
            if let Some(category) = category {
                places.categories.entry(category.question.clone()).or_default().insert(category.choice.clone(), place);
            } else if let Some(area) = area {
                let larger = plan.larger_areas.iter().find(|larger| larger.id == *area);
                for held in larger.map_or(std::slice::from_ref(area), |larger| larger.areas.as_slice()) {
                    places.areas.entry(held.clone()).or_default().push(place);
                }
            } else {
                places.whole = Some(place);
            }
        }
        places
    }

    fn of(&self, area: &Id, response: &Response, survey: &Survey) -> impl Iterator<Item = usize> {
        let places = self.0.get(&response.audience);
        let areas = places.and_then(|places| places.areas.get(area)).into_iter().flatten().copied();
        let categories = places.into_iter().flat_map(|places| &places.categories);
        let category = |(question, choices): (&Id, &BTreeMap<Id, usize>)| choices.get(response.category(question, survey)?).copied();
        places.and_then(|places| places.whole).into_iter().chain(areas).chain(categories.filter_map(category))
    }
}
