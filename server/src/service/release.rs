//! Releasing: responses are counted in one pass, the gate decides what may leave, and that is kept.

use domain::{
    answer::Response,
    disclosure::{Policy, Release, release},
    survey::Survey,
    tally::{Plan, RoundingSecret, Tallies},
};

use super::{ServiceError, catalogue::Catalogue};
use crate::store::{Code, Db, State, StoreError, Wave};

/// How many responses are read at a time.
const PAGE: u32 = 5_000;

/// Makes and keeps a closed wave's release.
///
/// # Errors
/// When the wave is not closed, its answers cannot be counted, or the store fails.
pub async fn make(db: &Db, catalogue: &Catalogue, code: &Code, now: i64) -> Result<Release, ServiceError> {
    let wave = db.wave(code).await?;
    if wave.state != State::Closed {
        return Err(StoreError::WrongState { code: code.clone(), state: wave.state, needed: State::Closed }.into());
    }
    let secret = db.rounding_secret(code).await?.ok_or(ServiceError::SecretGone("rounding secret"))?;
    let survey = catalogue.survey_of(&wave)?;
    let mut tallies = plan(survey, &wave, secret)?;
    let mut after = None;
    loop {
        let responses = db.responses_after(code, after, PAGE).await?;
        let Some(last) = responses.last() else { break };
        after = Some(last.id);
        for stored in responses {
            let response: Response = serde_json::from_str(&stored.answers).map_err(|error| StoreError::json("a response", &error))?;
            let counted = tallies.add(u128::from_be_bytes(stored.id), &stored.area, &response);
            counted.map_err(|error| ServiceError::Tally(error.to_string()))?;
        }
    }
    let release = release(&tallies, &Policy::sdc1(), None);
    db.keep_release(code, &release, now).await?;
    Ok(release)
}

/// The empty tallies of a wave's declared plan.
pub(super) fn plan(survey: &Survey, wave: &Wave, secret: [u8; 32]) -> Result<Tallies, ServiceError> {
    let plan = Plan {
        wave: wave.code.to_string(),
        made_up: wave.made_up,
        areas: wave.areas.clone(),
        larger_areas: Vec::new(),
        breakdowns: wave.breakdowns.clone(),
    };
    Ok(Tallies::new(survey, plan, RoundingSecret::new(secret))?)
}
