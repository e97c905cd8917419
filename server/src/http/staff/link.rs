//! A link: closed and opened, and on paper. The guard has found it; here it is looked up again, with its wave.

use app::{
    pages::{problem::Problem, staff::poster::Kind},
    paths,
};
use axum::{
    body::Bytes,
    extract::{Path, Query, State, rejection::QueryRejection},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::survey::Audience;
use serde::Deserialize;

use super::{Fields, door::or_page, guard::SignedIn};
use crate::{
    http::{AppState, error::HttpError, language::Asked, poster},
    service::accounts::entry,
    store::{Code, Link, Wave},
};

/// `?audience=…`
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct For {
    audience: Option<String>,
}

pub(super) async fn found(state: &AppState, link: &str) -> Result<(Link, Wave), HttpError> {
    let code = Code::read(link).ok_or(HttpError::Problem(StatusCode::NOT_FOUND, Problem::NoSuchPage))?;
    Ok(state.db.link(&code).await?)
}

async fn printed(state: AppState, asked: Asked, link: String, people: Result<Query<For>, QueryRejection>, kind: Kind) -> Response {
    let shown = async {
        let Query(For { audience }) = people.unwrap_or_default();
        let audience = audience.as_deref().and_then(Audience::from_name);
        Ok(poster::poster(&state, &found(&state, &link).await?, asked.0, audience, kind).await)
    };
    or_page(&state, shown.await).await
}

/// `GET /staff/links/{link}/poster`
pub(super) async fn poster(
    State(state): State<AppState>,
    asked: Asked,
    Path(link): Path<String>,
    people: Result<Query<For>, QueryRejection>,
) -> Response {
    printed(state, asked, link, people, Kind::Poster).await
}

/// `GET /staff/links/{link}/cards`
pub(super) async fn cards(
    State(state): State<AppState>,
    asked: Asked,
    Path(link): Path<String>,
    people: Result<Query<For>, QueryRejection>,
) -> Response {
    printed(state, asked, link, people, Kind::Cards).await
}

/// `GET /staff/links/{link}/qr.svg`
pub(super) async fn qr_svg(State(state): State<AppState>, asked: Asked, Path(link): Path<String>) -> Response {
    let shown = async { Ok(poster::qr_svg(&poster::address(&state, &found(&state, &link).await?.0, asked.0))) };
    or_page(&state, shown.await).await
}

/// `GET /staff/links/{link}/qr.png`
pub(super) async fn qr_png(State(state): State<AppState>, asked: Asked, Path(link): Path<String>) -> Response {
    let shown = async { Ok(poster::qr_png(&poster::address(&state, &found(&state, &link).await?.0, asked.0))) };
    or_page(&state, shown.await).await
}

/// `POST /staff/links/{link}/closed`: closes it for whoever opens it from now on, or opens it again.
pub(super) async fn closed(State(state): State<AppState>, signed_in: SignedIn, Path(link): Path<String>, body: Bytes) -> Response {
    let done = async {
        let (link, wave) = found(&state, &link).await?;
        let closes = Fields::read(&body).one("closed") == "yes";
        let act = if closes { "closed a link" } else { "opened a link again" };
        let done = entry(signed_in.now, signed_in.email(), act, wave.partnership.as_ref(), link.code.as_str());
        state.db.set_link_closed(&link.code, closes.then_some(signed_in.now), &done).await?;
        Ok(Redirect::to(&paths::staff_wave(wave.code.as_str())).into_response())
    };
    or_page(&state, done.await).await
}
