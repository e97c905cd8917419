//! The demo: made-up, plausible, seeded answers that take the real way in. Every page and file of its waves says that they are made up.

use domain::{
    answer::{Draft, NOT_SURE, Refusal, parse},
    disclosure::Policy,
    journey::{Journey, Step, StepKind, Way},
    survey::{Audience, Choice, Id, ItemKind, Stance, Survey},
};
use fastrand::Rng;
use tokio::task::JoinSet;

use super::{
    ServiceError,
    catalogue::Catalogue,
    intake::{Intake, Token},
    mix::close,
    release::{self, Empty},
    wave::{Opening, open},
};
use crate::store::{Acceptance, Db, Link, Wave};

/// The demo's areas, two of them one Alcohol and Drug Partnership, and how likely a response comes from each.
const AREAS: [(&str, f64); 3] = [("Fife", 0.55), ("Stirling", 0.33), ("Clackmannanshire", 0.12)];
/// How many made-up people send at once.
const AT_ONCE: usize = 64;
/// How likely a response is of each audience.
const AUDIENCES: [(Audience, f64); 3] = [(Audience::Child, 0.25), (Audience::Young, 0.3), (Audience::Adult, 0.45)];

/// The demo's two waves, each with its links.
#[derive(Debug, Clone)]
pub struct Demo {
    /// Closed and released.
    pub released: (Wave, Vec<Link>),
    /// Open, to try.
    pub open: (Wave, Vec<Link>),
}

/// Makes the demo: so many responses go in as a form's would, the wave closes and is released; a second wave stays open.
///
/// # Errors
/// When a made-up form is refused (the demo and the survey disagree) or the store fails.
pub async fn make(db: &Db, catalogue: &Catalogue, responses: u32, seed: u64, now: i64) -> Result<Demo, ServiceError> {
    let areas: Vec<_> = AREAS.iter().map(|(area, _)| *area).collect();
    let opening = Opening { survey: "ask-the-family", areas, breakdowns: Vec::new(), made_up: true, closes_at: None };
    let (wave, links) = open(db, catalogue, &opening, now).await?;
    let survey = catalogue.survey_of(&wave)?;
    let mut rng = Rng::with_seed(seed);
    let mut stored = 0;
    let (intake, mut sending) = (Intake::new(db.clone()), JoinSet::new());
    while stored < responses {
        let area = pick(&mut rng, &AREAS);
        let link = links.iter().zip(AREAS).find(|(_, (name, _))| *name == area).map(|(link, _)| link);
        let link = link.ok_or_else(|| ServiceError::NoSuchArea(area.to_owned()))?;
        let audience = pick(&mut rng, &AUDIENCES);
        let Some(journey) = Journey::new(survey, audience, &wave.breakdowns) else { continue };
        let pairs = Person::new(&mut rng, area, audience).fill(&mut rng, survey, &journey);
        let draft = Draft::new(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        let response = match parse(&journey, &draft) {
            Ok(response) => response,
            // Somebody who skipped everything sends nothing.
            Err(Refusal::Empty) => continue,
            Err(refused) => return Err(ServiceError::MadeUp(format!("{refused:?}"))),
        };
        let token = Token::new(std::array::from_fn(|_| rng.u8(..)));
        let (intake, wave, area, id) = (intake.clone(), wave.code.clone(), link.area.clone(), rng.u128(..).to_be_bytes());
        sending.spawn(async move { intake.submit(&wave, &area, &token, response, id).await });
        stored += 1;
        if sending.len() == AT_ONCE || stored == responses {
            while let Some(sent) = sending.join_next().await {
                match sent.map_err(|error| ServiceError::MadeUp(error.to_string()))?? {
                    Acceptance::Stored => {}
                    other => return Err(ServiceError::MadeUp(format!("{other:?}"))),
                }
            }
        }
    }
    close(db, &wave.code, now).await?;
    // A demo of very few people ends in a release that shows nothing.
    release::make(db, catalogue, &Policy::sdc1(), &wave.code, Empty::Kept, now).await?;
    let released = (db.wave(&wave.code).await?, links);
    let open = open(db, catalogue, &opening, now).await?;
    Ok(Demo { released, open })
}

fn pick<T: Copy>(rng: &mut Rng, weighted: &[(T, f64); 3]) -> T {
    let [first, second, third] = weighted;
    match rng.f64() {
        chance if chance < first.1 => first.0,
        chance if chance < first.1 + second.1 => second.0,
        _ => third.0,
    }
}

/// Somebody made up: how glad they are of support, and how much they skip.
struct Person {
    lean: f64,
    skips: f64,
    audience: Audience,
}

impl Person {
    fn new(rng: &mut Rng, area: &str, audience: Audience) -> Self {
        let place = match area {
            "Fife" => 0.04,
            "Stirling" => -0.02,
            _ => -0.08,
        };
        // The mean of three even draws: most people lean a little, few lean far.
        let self_lean = (rng.f64() + rng.f64() + rng.f64()) / 3.0 - 0.5;
        Self { lean: place + self_lean * 0.6, skips: if rng.f64() < 0.1 { 0.4 } else { 0.04 }, audience }
    }

    /// The form as this person fills it in, step by step on the way that they chose.
    fn fill(&self, rng: &mut Rng, survey: &Survey, journey: &Journey<'_>) -> Vec<(String, String)> {
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
            StepKind::Welcome | StepKind::Send => Vec::new(),
            StepKind::Route(route) => {
                let supported = rng.f64() < 0.8;
                let others = route.choices.iter().filter(|choice| choice.id != route.without_support);
                let choice = if supported { others.clone().next() } else { rng.choice(&route.choices) };
                choice.map(|choice| choice.id.to_string()).into_iter().collect()
            }
            StepKind::Background(question) => rng.choice(&question.choices).map(|choice| choice.id.to_string()).into_iter().collect(),
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
        let glad = THEMES.get(index).copied().unwrap_or(0.5) + heard + self.lean;
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
