//! A wave, as its partnership sees it.

use app::{
    components::staff::FieldError,
    pages::{
        problem::Problem,
        staff::{AreaLink, WavePage, WaveView},
    },
    paths,
};
use axum::{
    body::Bytes,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use domain::staff::Act;
use leptos::prelude::*;

use super::{Fields, door::or_page, guard::SignedIn};
use crate::{
    day,
    http::{AppState, error::HttpError, render::page},
    service::{accounts::entry, mix, progress},
    store::{Code, State as WaveState, Wave},
};

/// `GET /staff/waves/{wave}`
pub(super) async fn wave(State(state): State<AppState>, signed_in: SignedIn, Path(code): Path<String>) -> Response {
    let done = async {
        let wave = found(&state, &code).await?;
        shown(&state, &signed_in, &wave, None, None).await
    };
    or_page(&state, done.await).await
}

async fn found(state: &AppState, code: &str) -> Result<Wave, HttpError> {
    let code = Code::read(code).ok_or(HttpError::Problem(StatusCode::NOT_FOUND, Problem::NoSuchPage))?;
    Ok(state.db.wave(&code).await?)
}

async fn shown(
    state: &AppState,
    signed_in: &SignedIn,
    wave: &Wave,
    done: Option<&'static str>,
    wrong: Option<String>,
) -> Result<Response, HttpError> {
    let links = state.db.links(&wave.code).await?;
    let link = |link: crate::store::Link| AreaLink {
        address: format!("{}{}", state.address, paths::link(link.code.as_str())),
        code: link.code.to_string(),
        area: state.catalogue.areas().name(&link.area).unwrap_or(link.area.as_str()).to_owned(),
    };
    let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let view = WaveView {
        frame: signed_in.frame(),
        code: wave.code.to_string(),
        place: state.catalogue.areas().called(&wave.areas),
        state: wave.state.to_string(),
        closes: wave.closes_at.and_then(day::words),
        made_up: wave.made_up,
        progress: progress::view(&state.db, state.catalogue.survey_of(wave)?, wave, signed_in.now).await?,
        links: links.into_iter().map(link).collect(),
        managed: signed_in.session.account.person.may(Act::Manage, wave.partnership.as_ref()),
        done,
        wrongs: wrong.into_iter().map(|why| FieldError { field: "place".to_owned(), why }).collect(),
    };
    Ok(page(status, move || view! { <WavePage page=view.clone()/> }).await)
}

/// `POST /staff/waves/{wave}/close`: for good, and so only where the place was typed.
pub(super) async fn close(State(state): State<AppState>, signed_in: SignedIn, Path(code): Path<String>, body: Bytes) -> Response {
    let done = async {
        let wave = found(&state, &code).await?;
        let place = state.catalogue.areas().called(&wave.areas);
        if wave.state != WaveState::Open {
            return shown(&state, &signed_in, &wave, Some("It was closed already."), None).await;
        }
        if !Fields::read(&body).one("place").trim().eq_ignore_ascii_case(&place) {
            return shown(&state, &signed_in, &wave, None, Some(format!("To close it, type: {place}"))).await;
        }
        let closed = entry(signed_in.now, signed_in.email(), "closed a wave", wave.partnership.as_ref(), wave.code.as_str());
        state.db.note(&closed).await?;
        mix::close(&state.db, &wave.code, signed_in.now).await?;
        let wave = found(&state, &code).await?;
        shown(&state, &signed_in, &wave, Some("It is closed."), None).await
    };
    or_page(&state, done.await).await
}
