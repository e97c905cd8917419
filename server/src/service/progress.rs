//! How far an open wave has come: refreshed for all open waves at once, once a day at 4 in the morning. What a step tells, and why it tells no
//! more, stands in `domain::progress`.
//!
//! **A closed wave** keeps its last morning's steps until its results are released: staff need to know who was missing, and counting once more
//! would tell how many came at the end. A released wave's are deleted with the next refresh: its results say how many there were, and
//! a step beside them would be one bound more.

use app::components::progress::{Morning, ProgressRow, ProgressView, Refreshed};
use domain::{
    progress::Late,
    survey::{Audience, AudienceVersion, Survey},
    tally::RoundingSecret,
};

use super::{ServiceError, catalogue::Catalogue};
use crate::{
    day::{day_shown, is_before_four, refresh_day, refresh_moment},
    store::{Db, State, Wave},
};

/// Refreshes every open wave's steps, if a new day's hour has come and no other server has done it. Gives back whether it did.
///
/// `now` is in seconds since 1970; where the database's own clock is behind, that decides. To be called by the clock, never because
/// somebody answered: the moment of it is written.
///
/// # Errors
/// When the store fails; then what was shown stands, and the day is still to be done.
pub async fn refresh(db: &Db, now: i64) -> Result<bool, ServiceError> {
    let Some(day) = refresh_day(now.min(db.clock().await?)) else { return Ok(false) };
    let Some(moment) = refresh_moment(day) else { return Ok(false) };
    if !db.progress_is_due(day).await? {
        return Ok(false);
    }
    let mut counted = Vec::new();
    // A wave that was opened since then waits for its first morning, like all others.
    for wave in db.open_since_before(moment).await? {
        let secret = db.rounding_secret(&wave).await?.map(RoundingSecret::new);
        for audience in Audience::ALL {
            let late = secret.as_ref().map_or(Late::LATEST, |secret| Late::drawn(secret, audience));
            counted.push((wave.clone(), audience, db.count_step(&wave, audience, &late).await?));
        }
    }
    Ok(db.keep_progress(day, &counted).await?)
}

/// What a staff page shows of a wave's progress; nothing of a released one.
///
/// # Errors
/// When the store fails.
pub async fn view(db: &Db, survey: &Survey, wave: &Wave, now: i64) -> Result<Option<ProgressView>, ServiceError> {
    let next = match wave.state {
        State::Open if is_before_four(now) => Some(Morning::Today),
        State::Open => Some(Morning::Tomorrow),
        State::Closed => None,
        State::Released => return Ok(None),
    };
    let refreshed = db.progress(&wave.code).await?.and_then(|progress| {
        let row = |version: &AudienceVersion| ProgressRow { audience: version.plural.clone(), step: progress.of(version.audience) };
        Some(Refreshed {
            rows: survey.audiences.iter().map(row).collect(),
            missing: progress.who_is_missing(&survey.audiences),
            day: day_shown(progress.day)?,
        })
    });
    Ok(Some(ProgressView { refreshed, next }))
}

/// The same in a few words, for the command line: "child under 20, young 20+, adult 50+". Nothing before the first morning, and nothing once
/// the wave has closed: what is still to come is the gate's to say.
///
/// # Errors
/// When the store fails.
pub async fn in_words(db: &Db, catalogue: &Catalogue, wave: &Wave) -> Result<Option<String>, ServiceError> {
    if wave.state != State::Open {
        return Ok(None);
    }
    let Some(progress) = db.progress(&wave.code).await? else { return Ok(None) };
    // A wave whose survey is not here any more is listed all the same.
    let survey = catalogue.survey_of(wave).await.ok();
    let asked = |audience: &Audience| survey.as_ref().is_none_or(|survey| survey.version_for(*audience).is_some());
    let step = |audience| format!("{audience} {}", progress.of(audience));
    Ok(Some(Audience::ALL.into_iter().filter(asked).map(step).collect::<Vec<_>>().join(", ")))
}
