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

use super::{
    ServiceError,
    accounts::{COMMAND_LINE, entry},
    catalogue::Catalogue,
    intake::{Intake, Token},
    mix::close,
    release::{self, Empty},
    wave::{Opening, open},
    words_release,
};
use crate::store::{Acceptance, Db, Link, Share, Wave};
use person::{ABOUT, Person, Year};

/// The demo's areas, two of them one Alcohol and Drug Partnership, and how likely a response comes from each.
const AREAS: [(&str, f64); 3] = [("Fife", 0.55), ("Stirling", 0.33), ("Clackmannanshire", 0.12)];
/// How long before the demo its earlier wave was, in seconds.
const YEAR: i64 = 365 * 86_400;
/// How many made-up people send at once.
const AT_ONCE: usize = 64;
/// How likely a response is of each audience.
const AUDIENCES: [(Audience, f64); 3] = [(Audience::Child, 0.25), (Audience::Young, 0.3), (Audience::Adult, 0.45)];

/// The demo's two waves, each with its links.
#[derive(Debug, Clone)]
pub struct Demo {
    /// Closed and released.
    pub released: (Wave, Vec<Link>),
    /// A link to the results of the released one in full.
    pub share: Share,
    /// Open, to try.
    pub open: (Wave, Vec<Link>),
}

/// Makes the demo: so many responses go in as a form's would, the wave closes and is released; a second wave stays open.
///
/// # Errors
/// When a made-up form is refused (the demo and the survey disagree) or the store fails.
pub async fn make(db: &Db, catalogue: &Catalogue, responses: u32, seed: u64, now: i64) -> Result<Demo, ServiceError> {
    let key = words::key(db, now).await?;
    let opening = Opening { word_key: Some(key.id.clone()), ..opening() };
    let mut rng = Rng::with_seed(seed);
    let (wave, links, people) = answered(db, catalogue, &opening, responses, Year::Now, &mut rng, now).await?;
    words::write(db, catalogue, &wave.code, &key, &people, &mut rng, now).await?;
    // A demo of very few people ends in a release that shows nothing.
    release::make(db, catalogue, &Policy::sdc1(), &wave.code, Empty::Kept, now).await?;
    words_release::publish(db, catalogue, &Policy::sdc1(), &wave.code, COMMAND_LINE, now).await?;
    let released = (db.wave(&wave.code).await?, links);
    let share = Share::new(&wave.code, "Everyone who tries Blether")?;
    db.add_share(&share, &entry(now, COMMAND_LINE, "shared the results", None, wave.code.as_str())).await?;
    // The form to try is the shortest that there is, but for people's own words.
    let opening = Opening { breakdowns: Vec::new(), ..opening };
    let open = open(db, catalogue, &opening, now).await?;
    Ok(Demo { released, share, open })
}

/// Makes the demo's wave of a year before it, closed and released then: so that results have something to be compared with.
///
/// # Errors
/// As [`make`].
pub async fn make_earlier(db: &Db, catalogue: &Catalogue, responses: u32, seed: u64, now: i64) -> Result<Wave, ServiceError> {
    let (then, mut rng) = (now - YEAR, Rng::with_seed(seed));
    let (wave, ..) = answered(db, catalogue, &opening(), responses, Year::Before, &mut rng, then).await?;
    release::make(db, catalogue, &Policy::sdc1(), &wave.code, Empty::Kept, then).await?;
    Ok(wave)
}

/// What both waves of the demo ask, and where.
fn opening() -> Opening<'static> {
    Opening {
        survey: "ask-the-family",
        areas: AREAS.map(|(area, _)| area).to_vec(),
        breakdowns: ABOUT.map(|(question, _)| question).to_vec(),
        made_up: true,
        by: COMMAND_LINE,
        ..Opening::default()
    }
}

/// A closed wave that so many made-up people answered, and how many of each audience they are.
async fn answered(
    db: &Db,
    catalogue: &Catalogue,
    opening: &Opening<'_>,
    responses: u32,
    year: Year,
    rng: &mut Rng,
    now: i64,
) -> Result<(Wave, Vec<Link>, BTreeMap<Audience, usize>), ServiceError> {
    let (wave, links) = open(db, catalogue, opening, now).await?;
    let survey = catalogue.survey_of(&wave).await?;
    let (mut stored, mut people) = (0, BTreeMap::new());
    let (intake, mut sending) = (Intake::new(db.clone()), JoinSet::new());
    while stored < responses {
        let (Some(area), Some(audience)) = (pick(rng, &AREAS), pick(rng, &AUDIENCES)) else { continue };
        let link = links.iter().zip(AREAS).find(|(_, (name, _))| *name == area).map(|(link, _)| link);
        let link = link.ok_or_else(|| ServiceError::NoSuchArea(area.to_owned()))?;
        let Some(journey) = Journey::new(&survey, audience, &wave.breakdowns) else { continue };
        let pairs = Person::new(rng, area, audience, year).fill(rng, &survey, &journey);
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
    Ok((wave, links, people))
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
