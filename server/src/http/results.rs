//! Results: released waves and nothing else.

use app::pages::{problem::Problem, results::Results};
use axum::{
    extract::{Path, Query, State, rejection::QueryRejection},
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use domain::language::Language;
use leptos::prelude::*;
use serde::Deserialize;

use super::{AppState, error::HttpError, language::Asked, render::page};
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
    pub(super) fn wish(&self) -> Wish<'_> {
        Wish { area: self.area.as_deref().filter(|area| !area.is_empty()), by: self.by.as_deref().filter(|by| !by.is_empty()) }
    }
}

/// `GET /results/{wave}`, `/results/{wave}.json`, `/results/{wave}.csv`
pub async fn results(
    State(state): State<AppState>,
    Path(wave): Path<String>,
    asked: Asked,
    filter: Result<Query<Filter>, QueryRejection>,
) -> Response {
    let Query(filter) = filter.unwrap_or_default();
    match shown(&state, &wave, filter.wish()).await {
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

async fn shown(state: &AppState, wave: &str, wish: Wish<'_>) -> Result<Response, HttpError> {
    let (code, extension) = wave.split_once('.').map_or((wave, None), |(code, extension)| (code, Some(extension)));
    let published = published(state, code).await?;
    let file = |kind: &'static str, name: String, body: String| {
        let disposition = format!("attachment; filename=\"{name}\"");
        ([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, disposition)], body).into_response()
    };
    match extension {
        None => {
            let published = published.beside_scotland(&state.db, &state.catalogue).await?.with_words(&state.db).await?;
            let view = published
                .page(&state.gallery, state.frame_with(Language::English, Vec::new()), wish)
                .await?
                .ok_or_else(|| missing(Problem::NoResults))?;
            Ok(page(StatusCode::OK, move || view! { <Results page=view.clone()/> }).await)
        }
        Some("json") => Ok(([(header::CONTENT_TYPE, "application/json")], published.json().to_owned()).into_response()),
        Some("csv") => Ok(file("text/csv; charset=utf-8", format!("blether-{code}.csv"), published.csv()?)),
        Some(_) => Err(missing(Problem::NoSuchPage)),
    }
}
