//! Results: released waves and nothing else.

use app::pages::{problem::Problem, results::Results};
use axum::{
    extract::{Path, Query, State, rejection::QueryRejection},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use domain::language::Language;
use leptos::prelude::*;
use serde::Deserialize;

use super::{AppState, error::HttpError, files::download, language::Asked, render::page};
use crate::{
    service::{
        ServiceError,
        results::{Published, Wish},
    },
    store::{Code, StoreError},
};

/// `?area=…` or `?by=…`
#[derive(Default, Deserialize)]
pub struct Filter {
    area: Option<String>,
    by: Option<String>,
}

impl Filter {
    /// A form's empty choice is the whole wave.
    fn wish(&self) -> Wish<'_> {
        Wish { area: self.area.as_deref().filter(|area| !area.is_empty()), by: self.by.as_deref().filter(|by| !by.is_empty()) }
    }
}

/// `GET /results/{wave}`; with a full stop and an extension after the code, a download.
pub async fn results(
    State(state): State<AppState>,
    Path(wave): Path<String>,
    asked: Asked,
    headers: HeaderMap,
    filter: Result<Query<Filter>, QueryRejection>,
) -> Response {
    let Query(filter) = filter.unwrap_or_default();
    let done = match wave.split_once('.') {
        Some((code, extension)) => download(&state, code, extension, &headers).await,
        None => shown(&state, &wave, filter.wish()).await,
    };
    match done {
        Ok(response) => response,
        Err(error) => error.render(&state, asked).await,
    }
}

pub(super) const fn missing(problem: Problem) -> HttpError {
    HttpError::Problem(StatusCode::NOT_FOUND, problem)
}

/// What is published of the wave of that code.
pub(super) async fn published(state: &AppState, code: &str) -> Result<Published, HttpError> {
    let code = Code::read(code).ok_or_else(|| missing(Problem::NoResults))?;
    match Published::read(&state.db, &state.catalogue, &code).await {
        Err(ServiceError::Store(StoreError::NoSuchWave(_))) => Err(missing(Problem::NoResults)),
        Err(error) => Err(error.into()),
        Ok(None) => Err(missing(Problem::ResultsNotYet)),
        Ok(Some(published)) => Ok(published),
    }
}

async fn shown(state: &AppState, code: &str, wish: Wish<'_>) -> Result<Response, HttpError> {
    let published = published(state, code).await?.beside_scotland(&state.db, &state.catalogue).await?.with_words(&state.db).await?;
    let view = published
        .page(&state.gallery, state.frame_with(Language::English, Vec::new()), wish)
        .await?
        .ok_or_else(|| missing(Problem::NoResults))?;
    Ok(page(StatusCode::OK, move || view! { <Results page=view.clone()/> }).await)
}
