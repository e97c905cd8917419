//! One item of one audience: what a release shows of it, and, apart from that, what is true.
//!
//! The attacker gets [`Scene::seen`]. Whether he won is judged by [`Scene::truth`], which he never sees.

use super::{
    attacker::{Seen, Whom},
    published::Published,
};
use crate::{
    answer::Answer,
    disclosure::{Group, Release, Row, test_support::*},
    survey::{Audience, Id, ItemKind, Stance},
};

/// A question: a scale, or one choice of a list.
#[derive(Debug, Clone)]
pub(super) enum Question {
    Scale(Vec<Stance>),
    Choice(usize, Id),
}

/// An item of an audience with its groups.
pub(super) struct Scene<'a> {
    pub(super) item: Id,
    pub(super) questions: Vec<Question>,
    /// Each group with those of it who answered the item.
    pub(super) parties: Vec<(Group, Vec<&'a Person>)>,
    pub(super) release: &'a Release,
}

/// Every item of every audience that is asked it.
pub(super) fn scenes<'a>(release: &'a Release, people: &'a [Person]) -> Vec<Scene<'a>> {
    let survey = survey();
    let mut scenes = vec![];
    for audience in [Audience::Child, Audience::Adult] {
        let groups = || release.groups.iter().map(|result| &result.group).filter(|group| group.audience == audience);
        for item in &survey.items {
            if release.row(&wave(audience), &item.id) == Some(&Row::NotAsked) {
                continue;
            }
            let questions = match &item.kind {
                ItemKind::Scale => vec![Question::Scale(Stance::ALL.to_vec())],
                ItemKind::Ticks { choices, .. } => {
                    choices.iter().enumerate().map(|(at, choice)| Question::Choice(at, choice.id.clone())).collect()
                }
            };
            let answered =
                |group: &Group| people.iter().filter(|person| is_in(person, group, release) && answers(person, &item.id)).collect();
            let parties = groups().map(|group| (group.clone(), answered(group))).collect();
            scenes.push(Scene { item: item.id.clone(), questions, parties, release });
        }
    }
    scenes
}

pub(super) fn is_in(person: &Person, group: &Group, release: &Release) -> bool {
    let larger = |area: &Id| release.larger_areas.iter().any(|larger| larger.id == *area && larger.areas.contains(&person.area));
    let in_area = group.area.as_ref().is_none_or(|area| person.area == *area || larger(area));
    let in_category = group.category.as_ref().is_none_or(|category| {
        let said = if category.question == id("support") {
            &person.response.route
        } else {
            &person.response.background.get(&category.question).cloned()
        };
        said.as_ref() == Some(&category.choice)
    });
    person.response.audience == group.audience && in_area && in_category
}

pub(super) fn answers(person: &Person, item: &Id) -> bool {
    person.response.answers.get(item).is_some_and(|answer| *answer != Answer::NotSure)
}

/// The number of a person's answer, of those who answered the item.
pub(super) fn answer_of(person: &Person, item: &Id, question: &Question) -> usize {
    match (&person.response.answers[item], question) {
        (Answer::Point(point), Question::Scale(stances)) => stances.iter().position(|stance| *stance == stance_of(point)).unwrap(),
        (Answer::Ticks(ticks), Question::Choice(_, choice)) => usize::from(!ticks.contains(choice)),
        _ => unreachable!("an answer of another kind"),
    }
}

fn stance_of(point: &Id) -> Stance {
    match point.as_str() {
        "no" | "d" | "dd" => Stance::Negative,
        "sort-of" | "m" => Stance::Mixed,
        _ => Stance::Positive,
    }
}

impl Question {
    pub(super) fn answers(&self) -> usize {
        if let Self::Scale(stances) = self { stances.len() } else { 2 }
    }

    pub(super) fn published(&self, row: &Row) -> Published {
        match self {
            Self::Scale(stances) => Published::scale(row, stances),
            Self::Choice(at, _) => Published::choice(row, *at),
        }
    }
}

impl Scene<'_> {
    /// What is to be seen of a question: the audience, by areas (the larger ones by theirs) and by each breakdown.
    pub(super) fn seen(&self, question: &Question) -> Seen {
        self.seen_by(&|group| question.published(self.release.row(group, &self.item).unwrap()))
    }

    /// The same, of whatever is published of each group.
    pub(super) fn seen_by(&self, published: &dyn Fn(&Group) -> Published) -> Seen {
        let seen = |name: usize, cuts: Vec<Vec<Seen>>| {
            let (group, people) = &self.parties[name];
            let published = published(group);
            Seen { name, people: people.len(), published, cuts: cuts.into_iter().filter(|cut| !cut.is_empty()).collect() }
        };
        let larger_areas = &self.release.larger_areas;
        let (mut areas, mut breakdowns) = (vec![], Vec::<(&Id, Vec<Seen>)>::new());
        for (name, (group, _)) in self.parties.iter().enumerate() {
            if let Some(category) = &group.category {
                match breakdowns.iter_mut().find(|(question, _)| **question == category.question) {
                    Some((_, parts)) => parts.push(seen(name, vec![])),
                    None => breakdowns.push((&category.question, vec![seen(name, vec![])])),
                }
            } else if let Some(area) = &group.area {
                if let Some(larger) = larger_areas.iter().find(|larger| larger.id == *area) {
                    let within = |(group, _): &(Group, _)| group.area.as_ref().is_some_and(|area| larger.areas.contains(area));
                    let parts = (0..self.parties.len()).filter(|name| within(&self.parties[*name])).map(|name| seen(name, vec![]));
                    areas.push(seen(name, vec![parts.collect()]));
                } else if !larger_areas.iter().any(|larger| larger.areas.contains(area)) {
                    areas.push(seen(name, vec![]));
                }
            }
        }
        seen(0, [areas].into_iter().chain(breakdowns.into_iter().map(|(_, parts)| parts)).collect())
    }

    /// How those people really divide among the answers.
    pub(super) fn truth(&self, question: &Question, whom: &Whom) -> Vec<usize> {
        let count = |party: usize, answer: usize| {
            self.parties[party].1.iter().filter(|person| answer_of(person, &self.item, question) == answer).count()
        };
        let taken = |answer: usize| whom.without.iter().map(|part| count(*part, answer)).sum::<usize>();
        (0..question.answers()).map(|answer| count(whom.whole, answer) - taken(answer)).collect()
    }

    /// Whom that is, for people.
    pub(super) fn name(&self, whom: &Whom) -> String {
        let name = |party: usize| {
            let Group { audience, area, category } = &self.parties[party].0;
            match (area, category) {
                (_, Some(category)) => category.choice.to_string(),
                (Some(area), _) => area.to_string(),
                (None, None) => audience.to_string(),
            }
        };
        let without = whom.without.iter().map(|part| format!(" - {}", name(*part))).collect::<String>();
        format!("{}: {}{without}", self.item, name(whom.whole))
    }
}
