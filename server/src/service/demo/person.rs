//! Somebody made up, and how they fill in a form.

use domain::{
    answer::NOT_SURE,
    journey::{Journey, Step, StepKind, Way},
    survey::{Audience, Choice, Id, ItemKind, Stance, Survey},
};
use fastrand::Rng;

use super::pick;

/// What people say about themselves: the choices of a background question, and how likely each is.
type About = (&'static str, &'static [(&'static str, f64)]);

/// The questions that the demo's wave is broken down by.
pub(super) const ABOUT: [About; 3] = [
    ("gender", &[("woman", 0.58), ("man", 0.37), ("another", 0.05)]),
    ("looks-after", &[("mother", 0.3), ("father", 0.2), ("kinship-carer", 0.2), ("other", 0.05), ("no", 0.25)]),
    ("age", &[("18-25", 0.12), ("26-44", 0.38), ("45-64", 0.35), ("65-over", 0.15)]),
];
/// How much more or less glad of support some of them are.
const LEANS: [(&str, f64); 3] = [("kinship-carer", -0.16), ("mother", 0.06), ("65-over", 0.1)];

/// When somebody answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    /// In the demo's own wave.
    Now,
    /// In the one before it.
    Before,
}

/// Somebody made up: how glad they are of support, and how much they skip.
pub(super) struct Person {
    lean: f64,
    year: Year,
    skips: f64,
    audience: Audience,
    /// What they say about themselves: question and choice.
    about: Vec<(&'static str, &'static str)>,
}

impl Person {
    pub(super) fn new(rng: &mut Rng, area: &str, audience: Audience, year: Year) -> Self {
        let place = match area {
            "Fife" => 0.04,
            "Stirling" => -0.02,
            _ => -0.08,
        };
        // The mean of three even draws: most people lean a little, few lean far.
        let self_lean = (rng.f64() + rng.f64() + rng.f64()) / 3.0 - 0.5;
        let about: Vec<_> = ABOUT.iter().filter_map(|(question, choices)| Some((*question, pick(rng, choices)?))).collect();
        // So that a breakdown has something to show: kinship carers are less glad of what there is, the oldest more.
        let told: f64 =
            about.iter().map(|(_, choice)| LEANS.iter().find(|(leans, _)| leans == choice).map_or(0.0, |(_, lean)| *lean)).sum();
        let told = if audience == Audience::Adult { told } else { 0.0 };
        let skips = if rng.f64() < 0.1 { 0.4 } else { 0.04 };
        Self { lean: place + told + self_lean * 0.6, year, skips, audience, about }
    }

    /// The form as this person fills it in, step by step on the way that they chose.
    pub(super) fn fill(&self, rng: &mut Rng, survey: &Survey, journey: &Journey<'_>) -> Vec<(String, String)> {
        let mut pairs: Vec<(String, String)> = Vec::new();
        let mut way = Way::Main;
        for step in &journey.steps {
            if !step.is_on(way) || rng.f64() < self.skips {
                continue;
            }
            for value in self.answer(rng, survey, journey, step) {
                if matches!(step.kind, StepKind::Route(route) if route.without_support.as_str() == value) {
                    way = Way::Short;
                }
                pairs.push((step.name().to_owned(), value));
            }
        }
        pairs
    }

    fn answer(&self, rng: &mut Rng, survey: &Survey, journey: &Journey<'_>, step: &Step<'_>) -> Vec<String> {
        match step.kind {
            StepKind::Welcome | StepKind::Code | StepKind::Open(_) | StepKind::Send => Vec::new(),
            StepKind::Route(route) => {
                let supported = rng.f64() < 0.8;
                let others = route.choices.iter().filter(|choice| choice.id != route.without_support);
                let choice = if supported { others.clone().next() } else { rng.choice(&route.choices) };
                choice.map(|choice| choice.id.to_string()).into_iter().collect()
            }
            StepKind::Background(question) => {
                let told = self.about.iter().find(|(about, _)| *about == question.id.as_str());
                told.map(|(_, choice)| (*choice).to_owned()).into_iter().collect()
            }
            StepKind::Item(item) => match &item.kind {
                _ if rng.f64() < 0.06 => vec![NOT_SURE.to_owned()],
                ItemKind::Ticks { choices, none } => barriers(rng, choices, none.as_ref()),
                ItemKind::Scale => {
                    let index = survey.items.iter().position(|other| other.id == item.id).unwrap_or_default();
                    vec![self.point(rng, journey, index)]
                }
            },
        }
    }

    /// A point of the scale: by theme, audience and lean.
    fn point(&self, rng: &mut Rng, journey: &Journey<'_>, index: usize) -> String {
        /// How positive people are about each theme, in the survey's order.
        const THEMES: [f64; 14] = [0.55, 0.66, 0.5, 0.48, 0.42, 0.4, 0.45, 0.47, 0.43, 0.38, 0.7, 0.52, 0.5, 0.62];
        let heard = match (self.audience, index) {
            (Audience::Child, 0 | 6) => 0.08,
            (Audience::Young, 2 | 11) => -0.1,
            (Audience::Adult, 0 | 6) => -0.14,
            _ => 0.0,
        };
        // So that there is something to see over time: a year before people felt less heard, and waited less.
        let then = match (self.year, index) {
            (Year::Before, 0) => -0.18,
            (Year::Before, 5) => 0.15,
            _ => 0.0,
        };
        let glad = THEMES.get(index).copied().unwrap_or(0.5) + heard + then + self.lean;
        let stance = match rng.f64() {
            chance if chance < glad => Stance::Positive,
            chance if chance < glad + (1.0 - glad) * 0.45 => Stance::Mixed,
            _ => Stance::Negative,
        };
        let points: Vec<_> = journey.version.scale.points.iter().filter(|point| point.stance == stance).collect();
        rng.choice(points).map_or_else(|| NOT_SURE.to_owned(), |point| point.id.to_string())
    }
}

/// What got in the way: earlier choices oftener than later ones, now and then nothing.
fn barriers(rng: &mut Rng, choices: &[Choice], none: Option<&Id>) -> Vec<String> {
    if let Some(none) = none.filter(|_| rng.f64() < 0.12) {
        return vec![none.to_string()];
    }
    let mut ticked = Vec::new();
    for (index, choice) in choices.iter().enumerate() {
        let rank = f64::from(u32::try_from(index).unwrap_or(u32::MAX));
        if Some(&choice.id) != none && rng.f64() < 0.42 / (1.0 + rank * 0.35) {
            ticked.push(choice.id.to_string());
        }
    }
    ticked
}
