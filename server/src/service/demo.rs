//! The demo: made-up, plausible, seeded answers that take the real way in. Every page and file of its waves says that they are made up.

mod person;
mod words;

use std::collections::BTreeMap;

use domain::{
    answer::{Draft, Refusal, parse},
    disclosure::Policy,
    journey::Journey,
    survey::Audience,
};
use fastrand::Rng;
use tokio::task::JoinSet;

use super::accounts::COMMAND_LINE;
use super::{
    ServiceError,
    catalogue::Catalogue,
    intake::{Intake, Token},
    mix::close,
    release::{self, Empty},
    wave::{Opening, open},
    words_release,
};
use crate::store::{Acceptance, Db, Link, Wave};
use person::{ABOUT, Person};

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
    let key = words::key(db, now).await?;
    let areas: Vec<_> = AREAS.iter().map(|(area, _)| *area).collect();
    let opening = Opening {
        survey: "ask-the-family",
        areas,
        breakdowns: ABOUT.map(|(question, _)| question).to_vec(),
        made_up: true,
        closes_at: None,
        partnership: None,
        by: COMMAND_LINE,
        word_key: Some(key.id.clone()),
        ..Opening::default()
    };
    let (wave, links) = open(db, catalogue, &opening, now).await?;
    let survey = catalogue.survey_of(&wave).await?;
    let mut rng = Rng::with_seed(seed);
    let (mut stored, mut people) = (0, BTreeMap::new());
    let (intake, mut sending) = (Intake::new(db.clone()), JoinSet::new());
    while stored < responses {
        let (Some(area), Some(audience)) = (pick(&mut rng, &AREAS), pick(&mut rng, &AUDIENCES)) else { continue };
        let link = links.iter().zip(AREAS).find(|(_, (name, _))| *name == area).map(|(link, _)| link);
        let link = link.ok_or_else(|| ServiceError::NoSuchArea(area.to_owned()))?;
        let Some(journey) = Journey::new(&survey, audience, &wave.breakdowns) else { continue };
        let pairs = Person::new(&mut rng, area, audience).fill(&mut rng, &survey, &journey);
        let draft = Draft::new(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        let finished = match parse(&journey, &draft) {
            Ok(finished) => finished,
            // Somebody who skipped everything sends nothing.
            Err(Refusal::Empty) => continue,
            Err(refused) => return Err(ServiceError::MadeUp(format!("{refused:?}"))),
        };
        let token = Token::new(std::array::from_fn(|_| rng.u8(..)));
        let (intake, wave, area, id) = (intake.clone(), wave.code.clone(), link.area.clone(), rng.u128(..).to_be_bytes());
        sending.spawn(async move { intake.submit(&wave, &area, &token, finished, id).await });
        stored += 1;
        *people.entry(audience).or_default() += 1;
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
    words::write(db, catalogue, &wave.code, &key, &people, &mut rng, now).await?;
    // A demo of very few people ends in a release that shows nothing.
    release::make(db, catalogue, &Policy::sdc1(), &wave.code, Empty::Kept, now).await?;
    words_release::publish(db, catalogue, &Policy::sdc1(), &wave.code, COMMAND_LINE, now).await?;
    let released = (db.wave(&wave.code).await?, links);
    // The form to try is the shortest that there is, but for people's own words.
    let opening = Opening { breakdowns: Vec::new(), ..opening };
    let open = open(db, catalogue, &opening, now).await?;
    Ok(Demo { released, open })
}

/// One of them, as likely as it says; nothing where there is none.
fn pick<T: Copy>(rng: &mut Rng, weighted: &[(T, f64)]) -> Option<T> {
    let mut chance = rng.f64();
    let found = weighted.iter().find(|(_, weight)| {
        chance -= weight;
        chance < 0.0
    });
    found.or(weighted.last()).map(|(one, _)| *one)
}
