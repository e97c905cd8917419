//! A closed wave's results: what they would hide, and making them public.

use app::{
    components::staff::FieldError,
    pages::staff::{DryRunPage, DryRunView, FirstResults},
};
use axum::{
    body::Bytes,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use leptos::prelude::*;

use super::{
    Fields,
    door::or_page,
    guard::SignedIn,
    wave::{Said, first_results, found, shown, unnamed},
};
use crate::{
    http::{AppState, render::page},
    service::{
        ServiceError,
        accounts::entry,
        progress,
        release::{self, Empty, report},
        results,
    },
    store::State as WaveState,
};

/// `GET /staff/waves/{wave}/dry-run`
pub(super) async fn dry_run(State(state): State<AppState>, signed_in: SignedIn, Path(code): Path<String>) -> Response {
    let done = async {
        let wave = found(&state, &code).await?;
        let closed = wave.state == WaveState::Closed;
        let lines = if closed {
            let dry_run = release::dry_run(&state.db, &state.catalogue, &state.policy, &wave.code).await?;
            report::lines(&dry_run, &*state.catalogue.survey_of(&wave).await?, &state.catalogue)
        } else {
            Vec::new()
        };
        let place = state.catalogue.areas().called(&wave.areas);
        let view = DryRunView { frame: signed_in.frame(), code: wave.code.to_string(), place, closed, lines };
        Ok(page(StatusCode::OK, move || view! { <DryRunPage page=view.clone()/> }).await)
    };
    or_page(&state, done.await).await
}

/// `POST /staff/waves/{wave}/first-results`: once, for good, and so only where the place was typed.
pub(super) async fn first(State(state): State<AppState>, signed_in: SignedIn, Path(code): Path<String>, body: Bytes) -> Response {
    let done = async {
        let wave = found(&state, &code).await?;
        let progress = progress::view(&state.db, &*state.catalogue.survey_of(&wave).await?, &wave, signed_in.now).await?;
        if first_results(&state, &wave, progress.as_ref()).await? != FirstResults::Offered {
            return shown(&state, &signed_in, &wave, Said { done: Some("There are no first results to make public."), ..Said::default() })
                .await;
        }
        let place = state.catalogue.areas().called(&wave.areas);
        if let Some(wrong) = unnamed(&Fields::read(&body), "first", &place) {
            return shown(&state, &signed_in, &wave, Said { wrong: Some(wrong), ..Said::default() }).await;
        }
        release::interim(&state.db, &state.catalogue, &state.policy, &wave.code, signed_in.now).await?;
        results::warm(&state.db, &state.catalogue, &state.gallery, &wave.code);
        let released = entry(signed_in.now, signed_in.email(), "released first results", wave.partnership.as_ref(), wave.code.as_str());
        state.db.note(&released).await?;
        shown(&state, &signed_in, &wave, Said { done: Some("First results are public."), ..Said::default() }).await
    };
    or_page(&state, done.await).await
}

/// `POST /staff/waves/{wave}/release`: for good, and so only where the place was typed.
pub(super) async fn release(State(state): State<AppState>, signed_in: SignedIn, Path(code): Path<String>, body: Bytes) -> Response {
    let done = async {
        let (wave, fields) = (found(&state, &code).await?, Fields::read(&body));
        let place = state.catalogue.areas().called(&wave.areas);
        if wave.state != WaveState::Closed {
            let done = "It must be closed, and not public yet.";
            return shown(&state, &signed_in, &wave, Said { done: Some(done), ..Said::default() }).await;
        }
        if let Some(wrong) = unnamed(&fields, "place", &place) {
            return shown(&state, &signed_in, &wave, Said { wrong: Some(wrong), ..Said::default() }).await;
        }
        let empty = if fields.one("empty") == "1" { Empty::Kept } else { Empty::Refused };
        match release::make(&state.db, &state.catalogue, &state.policy, &wave.code, empty, signed_in.now).await {
            Ok(_) => {
                results::warm(&state.db, &state.catalogue, &state.gallery, &wave.code);
                let released =
                    entry(signed_in.now, signed_in.email(), "released the results", wave.partnership.as_ref(), wave.code.as_str());
                state.db.note(&released).await?;
                let wave = found(&state, &code).await?;
                shown(&state, &signed_in, &wave, Said { done: Some("Its results are public."), ..Said::default() }).await
            }
            Err(ServiceError::NothingToShow(_)) => {
                let why = "Too few people answered: nothing of it could be shown. Publish it all the same? Tick that below.";
                let wrong = FieldError { field: "place".to_owned(), why: why.to_owned() };
                shown(&state, &signed_in, &wave, Said { wrong: Some(wrong), empty: true, ..Said::default() }).await
            }
            Err(error) => Err(error.into()),
        }
    };
    or_page(&state, done.await).await
}
