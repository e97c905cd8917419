//! A wave, as its partnership sees it.

use app::{
    components::{progress::ProgressView, staff::FieldError},
    pages::{
        problem::Problem,
        staff::{AreaLink, FirstResults, WavePage, WaveView, partnership::whom},
    },
    paths,
};
use axum::{
    body::Bytes,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use domain::{progress::Step, staff::Act, survey::Id};
use leptos::prelude::*;

use super::{Fields, door::or_page, drafts::drafts, guard::SignedIn};
use crate::{
    day,
    http::{AppState, error::HttpError, render::page},
    service::{accounts::entry, drafts::is_stale, links, mix, progress},
    store::{Code, State as WaveState, Wave},
};

/// `GET /staff/waves/{wave}`
pub(super) async fn wave(State(state): State<AppState>, signed_in: SignedIn, Path(code): Path<String>) -> Response {
    let done = async {
        let wave = found(&state, &code).await?;
        shown(&state, &signed_in, &wave, Said::default()).await
    };
    or_page(&state, done.await).await
}

pub(super) async fn found(state: &AppState, code: &str) -> Result<Wave, HttpError> {
    let code = Code::read(code).ok_or(HttpError::Problem(StatusCode::NOT_FOUND, Problem::NoSuchPage))?;
    Ok(state.db.wave(&code).await?)
}

/// What the page says besides.
#[derive(Default)]
pub(super) struct Said {
    pub(super) done: Option<&'static str>,
    pub(super) wrong: Option<FieldError>,
    pub(super) typed: String,
    /// A release was refused because nothing could be shown.
    pub(super) empty: bool,
}

pub(super) async fn shown(state: &AppState, signed_in: &SignedIn, wave: &Wave, said: Said) -> Result<Response, HttpError> {
    let Said { done, wrong, typed, empty } = said;
    let name = |id: &Id| state.catalogue.areas().name(id).unwrap_or(id.as_str()).to_owned();
    let links = state.db.links(&wave.code).await?;
    let link = |link: crate::store::Link| AreaLink {
        address: format!("{}{}", state.address, paths::link(link.code.as_str())),
        code: link.code.to_string(),
        area: name(&link.area),
        name: link.name,
        closed: link.closed_at.is_some(),
        single_use: link.single_use,
    };
    let progress = progress::view(&state.db, &*state.catalogue.survey_of(wave).await?, wave, signed_in.now).await?;
    let first = first_results(state, wave, progress.as_ref()).await?;
    let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let view = WaveView {
        frame: signed_in.frame(),
        code: wave.code.to_string(),
        place: state.catalogue.areas().called(&wave.areas),
        state: wave.state.to_string(),
        closes: wave.closes_at.and_then(day::words),
        made_up: wave.made_up,
        reminders: reminders(state, signed_in, wave, progress.as_ref()).await?,
        progress,
        first,
        words: wave.word_key.is_some(),
        areas: wave.areas.iter().map(|id| (id.to_string(), name(id))).collect(),
        links: links.into_iter().map(link).collect(),
        typed,
        planned: state.db.wave_draft(&wave.code).await?.is_some(),
        managed: signed_in.session.account.person.may(Act::Manage, wave.partnership.as_ref()),
        empty,
        done,
        wrongs: wrong.into_iter().collect(),
    };
    Ok(page(status, move || view! { <WavePage page=view.clone()/> }).await)
}

/// What the plan said, while the wave is open.
async fn reminders(state: &AppState, signed_in: &SignedIn, wave: &Wave, progress: Option<&ProgressView>) -> Result<Vec<String>, HttpError> {
    let mut reminders = Vec::new();
    if wave.state != WaveState::Open {
        return Ok(reminders);
    }
    match wave.closes_at.and_then(|closes_at| day::days_left(closes_at, signed_in.now)) {
        Some(1) => reminders.push("Today is its last day.".to_owned()),
        Some(days) => reminders.push(format!("{days} days are left.")),
        None => {}
    }
    let (draft, steps) = (state.db.wave_draft(&wave.code).await?, state.db.progress(&wave.code).await?);
    if let (Some(draft), Some(steps), true) = (draft, steps, progress.is_some_and(|progress| progress.refreshed.is_some())) {
        let hoped = draft.plan.hoped_for(|audience| steps.of(audience));
        reminders.extend(
            hoped.into_iter().map(|(audience, number, step)| format!("You hoped for about {number} {}: {step} so far.", whom(audience))),
        );
    }
    if let Some(partnership) = &wave.partnership {
        let lines = drafts(state).lines(partnership).await?;
        if lines.iter().any(|line| is_stale(&line.checked_on, signed_in.now)) {
            reminders.push("Some help lines must be checked again: see Partnership.".to_owned());
        }
    }
    Ok(reminders)
}

/// First results are offered by the morning's step alone: asked for at any moment, a refusal would tell how many have answered by then.
pub(super) async fn first_results(state: &AppState, wave: &Wave, progress: Option<&ProgressView>) -> Result<FirstResults, HttpError> {
    if state.db.with_interim().await?.contains(&wave.code) {
        return Ok(FirstResults::Public);
    }
    let enough = state.policy.hold_back().saturating_mul(2).max(Step::From50.least());
    let rows = progress.filter(|_| wave.state == WaveState::Open).and_then(|progress| progress.refreshed.as_ref());
    let offered = rows.is_some_and(|refreshed| refreshed.rows.iter().any(|row| row.step.least() >= enough));
    Ok(if offered { FirstResults::Offered } else { FirstResults::No })
}

/// What is for good is done only where its name was typed.
pub(super) fn unnamed(fields: &Fields<'_>, field: &str, place: &str) -> Option<FieldError> {
    let named = fields.one(field).trim().to_lowercase() == place.to_lowercase();
    (!named).then(|| FieldError { field: field.to_owned(), why: format!("To be sure, type: {place}") })
}

/// `POST /staff/waves/{wave}/close`: for good, and so only where the place was typed.
pub(super) async fn close(State(state): State<AppState>, signed_in: SignedIn, Path(code): Path<String>, body: Bytes) -> Response {
    let done = async {
        let wave = found(&state, &code).await?;
        let place = state.catalogue.areas().called(&wave.areas);
        if wave.state != WaveState::Open {
            return shown(&state, &signed_in, &wave, Said { done: Some("It was closed already."), ..Said::default() }).await;
        }
        if let Some(wrong) = unnamed(&Fields::read(&body), "place", &place) {
            return shown(&state, &signed_in, &wave, Said { wrong: Some(wrong), ..Said::default() }).await;
        }
        let closed = entry(signed_in.now, signed_in.email(), "closed a wave", wave.partnership.as_ref(), wave.code.as_str());
        state.db.note(&closed).await?;
        mix::close(&state.db, &wave.code, signed_in.now).await?;
        let wave = found(&state, &code).await?;
        shown(&state, &signed_in, &wave, Said { done: Some("It is closed."), ..Said::default() }).await
    };
    or_page(&state, done.await).await
}

/// `POST /staff/waves/{wave}/links`: one more, for an event or a place.
pub(super) async fn add_link(State(state): State<AppState>, signed_in: SignedIn, Path(code): Path<String>, body: Bytes) -> Response {
    let done = async {
        let (wave, fields) = (found(&state, &code).await?, Fields::read(&body));
        if wave.state != WaveState::Open {
            return shown(&state, &signed_in, &wave, Said { done: Some("It is closed: no link leads there any more."), ..Said::default() })
                .await;
        }
        let name = fields.one("name");
        let new = links::New { area: fields.one("area"), name, single_use: fields.one("single_use") == "yes" };
        let said = match links::add(&state.db, &wave, new, signed_in.email(), signed_in.now).await? {
            Ok(link) if link.single_use => Said { done: Some("The link is made. Now print its slips."), ..Said::default() },
            Ok(_) => Said { done: Some("The link is made."), ..Said::default() },
            Err(wrong) => Said { wrong: Some(super::field_error(wrong)), typed: name.to_owned(), ..Said::default() },
        };
        shown(&state, &signed_in, &wave, said).await
    };
    or_page(&state, done.await).await
}
