//! A link on paper. The guard has found it; here it is looked up again, with its wave.

use app::pages::{problem::Problem, staff::poster::Kind};
use axum::{
    extract::{Path, Query, State, rejection::QueryRejection},
    http::StatusCode,
    response::Response,
};
use domain::survey::Audience;
use serde::Deserialize;

use super::door::or_page;
use crate::{
    http::{AppState, error::HttpError, language::Asked, poster},
    store::{Code, Link, Wave},
};

/// `?audience=…`
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct For {
    audience: Option<String>,
}

async fn found(state: &AppState, link: &str) -> Result<(Link, Wave), HttpError> {
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
