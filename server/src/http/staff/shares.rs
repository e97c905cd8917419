//! Links by which a wave's results in full are given out: made, copied, ended.

use app::{
    components::staff::FieldError,
    pages::staff::shares::{ShareLine, SharesPage, SharesView},
    paths::FullResults,
};
use axum::{
    body::Bytes,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use leptos::prelude::*;

use super::{Fields, door::or_page, field_error, guard::SignedIn, wave::found};
use crate::{
    day,
    http::{AppState, error::HttpError, render::page},
    service::shares,
    store::{Share, Wave},
};

/// What the page says besides.
#[derive(Default)]
struct Said {
    done: Option<&'static str>,
    wrong: Option<FieldError>,
    typed: String,
}

async fn shown(state: &AppState, signed_in: &SignedIn, wave: &Wave, said: Said) -> Result<Response, HttpError> {
    let Said { done, wrong, typed } = said;
    let line = |share: Share| ShareLine {
        address: format!("{}{}", state.address, FullResults::Shared(share.secret.clone()).overview()),
        secret: share.secret,
        name: share.name,
        ended: share.ended_at.and_then(day::words),
    };
    let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let view = SharesView {
        frame: signed_in.frame(),
        wave: wave.code.to_string(),
        place: state.catalogue.areas().called(&wave.areas),
        public: is_public(state, wave).await?,
        shares: state.db.shares(&wave.code).await?.into_iter().map(line).collect(),
        typed,
        done,
        wrongs: wrong.into_iter().collect(),
    };
    Ok(page(status, move || view! { <SharesPage page=view.clone()/> }).await)
}

/// Whether there is anything to share.
async fn is_public(state: &AppState, wave: &Wave) -> Result<bool, HttpError> {
    Ok(state.db.release(&wave.code).await?.is_some())
}

/// `GET /staff/waves/{wave}/shares`
pub(super) async fn shares(State(state): State<AppState>, signed_in: SignedIn, Path(code): Path<String>) -> Response {
    let done = async { shown(&state, &signed_in, &found(&state, &code).await?, Said::default()).await };
    or_page(&state, done.await).await
}

/// `POST /staff/waves/{wave}/shares`: one more.
pub(super) async fn add(State(state): State<AppState>, signed_in: SignedIn, Path(code): Path<String>, body: Bytes) -> Response {
    let done = async {
        let (wave, fields) = (found(&state, &code).await?, Fields::read(&body));
        let name = fields.one("name");
        let said = if is_public(&state, &wave).await? {
            match shares::add(&state.db, &wave, name, signed_in.email(), signed_in.now).await? {
                Ok(_) => Said { done: Some("The link is made. Copy it and send it."), ..Said::default() },
                Err(wrong) => Said { wrong: Some(field_error(wrong)), typed: name.to_owned(), ..Said::default() },
            }
        } else {
            Said { done: Some("There are no results to share yet."), ..Said::default() }
        };
        shown(&state, &signed_in, &wave, said).await
    };
    or_page(&state, done.await).await
}

/// `POST /staff/waves/{wave}/shares/ended`: from now on it opens nothing, for good.
pub(super) async fn end(State(state): State<AppState>, signed_in: SignedIn, Path(code): Path<String>, body: Bytes) -> Response {
    let done = async {
        let (wave, fields) = (found(&state, &code).await?, Fields::read(&body));
        let ended = shares::end(&state.db, &wave, fields.one("secret"), signed_in.email(), signed_in.now).await?;
        let done = if ended { "The link opens nothing any more." } else { "It was ended already." };
        shown(&state, &signed_in, &wave, Said { done: Some(done), ..Said::default() }).await
    };
    or_page(&state, done.await).await
}
