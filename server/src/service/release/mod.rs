//! Releasing: responses are counted in one pass, the gate decides what may leave, and that is kept.

mod count;
pub mod report;

use domain::{
    disclosure::{self, DryRun, Policy, Release, Stage},
    survey::Survey,
    tally::{Plan, RoundingSecret, Tallies},
};

use super::{ServiceError, catalogue::Catalogue, mix};
use crate::store::{Code, Db, State, StoreError, Wave};

/// What to do where nothing at all could be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Empty {
    /// Refuse: a release is for good, and this one would say nothing.
    Refused,
    /// Release it nevertheless: a survey that few answered has ended too.
    Kept,
}

/// Makes and keeps a closed wave's release.
///
/// # Errors
/// When the wave is not closed, nothing could be shown (and `empty` refuses that), its answers cannot be counted, or the store fails.
pub async fn make(db: &Db, catalogue: &Catalogue, policy: &Policy, code: &Code, empty: Empty, now: i64) -> Result<Release, ServiceError> {
    let wave = in_state(db, code, State::Closed).await?;
    let made = through_the_gate(db, catalogue, policy, &wave).await?;
    if made.shown_rows() == 0 && empty == Empty::Refused {
        return Err(ServiceError::NothingToShow(code.clone()));
    }
    db.keep_release(code, &made.release, now).await?;
    Ok(made.release)
}

/// What a release would show and hide, and why: of a closed wave only, and nothing is kept.
///
/// # Errors
/// While the wave is open: asked for again and again, dry runs would tell what one more answer changes. Else as [`make`].
pub async fn dry_run(db: &Db, catalogue: &Catalogue, policy: &Policy, code: &Code) -> Result<DryRun, ServiceError> {
    let wave = db.wave(code).await?;
    if wave.state == State::Open {
        return Err(ServiceError::DryRunWhileOpen(code.clone()));
    }
    through_the_gate(db, catalogue, policy, &wave).await
}

/// Makes and keeps the one release that a wave may have while it is open. What waits is mixed before, where it is enough; what still
/// waits is not counted.
///
/// # Errors
/// When the wave is not open, has had its interim release, nothing can be shown yet (then nothing is kept, and the one interim release is
/// still to come), its answers cannot be counted, or the store fails.
pub async fn interim(db: &Db, catalogue: &Catalogue, policy: &Policy, code: &Code, now: i64) -> Result<Release, ServiceError> {
    in_state(db, code, State::Open).await?;
    if db.release_at(code, Stage::Interim).await?.is_some() {
        return Err(StoreError::InterimKept(code.clone()).into());
    }
    mix::waiting(db, code).await?;
    // After the mixing: a wave that closes meanwhile is seen here, or when the release is kept.
    let wave = in_state(db, code, State::Open).await?;
    let (survey, secret) = (catalogue.survey_of(&wave).await?, secret(db, code).await?);
    let tallies = count::responses(db, code, Tallies::interim(&survey, plan(&wave), secret)?).await?;
    let made = disclosure::dry_run(&tallies, policy, None);
    if made.shown_rows() == 0 {
        return Err(ServiceError::NothingYet { wave: code.clone(), people: policy.hold_back().saturating_mul(2) });
    }
    db.keep_release(code, &made.release, now).await?;
    Ok(made.release)
}

async fn in_state(db: &Db, code: &Code, needed: State) -> Result<Wave, ServiceError> {
    let wave = db.wave(code).await?;
    if wave.state == needed { Ok(wave) } else { Err(StoreError::WrongState { code: code.clone(), state: wave.state, needed }.into()) }
}

async fn through_the_gate(db: &Db, catalogue: &Catalogue, policy: &Policy, wave: &Wave) -> Result<DryRun, ServiceError> {
    let empty = tallies(&*catalogue.survey_of(wave).await?, wave, secret(db, &wave.code).await?)?;
    let tallies = count::responses(db, &wave.code, empty).await?;
    let interim = db.release_at(&wave.code, Stage::Interim).await?;
    Ok(disclosure::dry_run(&tallies, policy, interim.as_ref().map(|kept| &kept.release)))
}

async fn secret(db: &Db, code: &Code) -> Result<RoundingSecret, ServiceError> {
    let secret = db.rounding_secret(code).await?.ok_or(ServiceError::SecretGone("rounding secret"))?;
    Ok(RoundingSecret::new(secret))
}

/// The empty tallies of a wave's declared plan.
pub(super) fn tallies(survey: &Survey, wave: &Wave, secret: RoundingSecret) -> Result<Tallies, ServiceError> {
    Ok(Tallies::new(survey, plan(wave), secret)?)
}

fn plan(wave: &Wave) -> Plan {
    Plan {
        wave: wave.code.to_string(),
        made_up: wave.made_up,
        areas: wave.areas.clone(),
        larger_areas: wave.larger_areas.clone(),
        breakdowns: wave.breakdowns.clone(),
    }
}
