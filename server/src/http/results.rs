//! Results: released waves and nothing else.

use app::{
    components::layout::Frame,
    pages::{
        problem::Problem,
        results::{Results, compare::ComparePage, lens::LensPage, theme_page::ThemePage},
    },
};
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
        results::{Order, Published, Sides, Wish},
    },
    store::{Code, StoreError},
};

/// `?area=…` or `?by=…`, `?sort=…`
#[derive(Default, Deserialize)]
pub struct Filter {
    area: Option<String>,
    by: Option<String>,
    sort: Option<String>,
}

impl Filter {
    /// A form's empty choice is the whole wave.
    pub(super) fn wish(&self) -> Wish<'_> {
        fn some(text: &Option<String>) -> Option<&str> {
            text.as_deref().filter(|text| !text.is_empty())
        }
        // An order that there is not is the survey's: it changes no number.
        Wish { area: some(&self.area), by: some(&self.by), order: self.sort.as_deref().and_then(Order::read).unwrap_or_default() }
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
    or_problem(&state, asked, done).await
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
    let published = beside(state, published(state, code).await?).await?;
    let view = published.page(&state.gallery, frame(state), wish).await?.ok_or_else(|| missing(Problem::NoResults))?;
    Ok(page(StatusCode::OK, move || view! { <Results page=view.clone()/> }).await)
}

/// With what stands beside it: Scotland's results, the waves before, people's own words.
async fn beside(state: &AppState, published: Published) -> Result<Published, HttpError> {
    let published = published.beside_scotland(&state.db, &state.catalogue).await?.beside_earlier(&state.db, &state.catalogue).await?;
    Ok(published.with_words(&state.db).await?)
}

/// `GET /results/{wave}/themes/{theme}`
pub async fn theme(
    State(state): State<AppState>,
    Path((wave, theme)): Path<(String, String)>,
    asked: Asked,
    filter: Result<Query<Filter>, QueryRejection>,
) -> Response {
    let Query(filter) = filter.unwrap_or_default();
    let shown = async {
        let published = beside(&state, published(&state, &wave).await?).await?;
        let view = published.theme_page(&state.gallery, frame(&state), &theme, filter.wish()).await?;
        let view = view.ok_or_else(|| missing(Problem::NoResults))?;
        Ok::<_, HttpError>(page(StatusCode::OK, move || view! { <ThemePage page=view.clone()/> }).await)
    };
    or_problem(&state, asked, shown.await).await
}

/// `GET /results/{wave}/lenses/{lens}`
pub async fn lens(State(state): State<AppState>, Path((wave, lens)): Path<(String, String)>, asked: Asked) -> Response {
    let shown = async {
        let published = published(&state, &wave).await?;
        let view = published.lens_page(frame(&state), &lens).ok_or_else(|| missing(Problem::NoResults))?;
        Ok::<_, HttpError>(page(StatusCode::OK, move || view! { <LensPage page=view.clone()/> }).await)
    };
    or_problem(&state, asked, shown.await).await
}

/// `?one=…&other=…`
#[derive(Default, Deserialize)]
pub struct Compared {
    one: Option<String>,
    other: Option<String>,
}

/// `GET /results/{wave}/compare`
pub async fn compare(
    State(state): State<AppState>,
    Path(wave): Path<String>,
    asked: Asked,
    sides: Result<Query<Compared>, QueryRejection>,
) -> Response {
    let Query(sides) = sides.unwrap_or_default();
    let shown = async {
        let published = beside(&state, published(&state, &wave).await?).await?;
        let sides = Sides { one: sides.one.as_deref(), other: sides.other.as_deref() };
        let view = published.compare_page(&state.gallery, frame(&state), sides).await?.ok_or_else(|| missing(Problem::NoResults))?;
        Ok::<_, HttpError>(page(StatusCode::OK, move || view! { <ComparePage page=view.clone()/> }).await)
    };
    or_problem(&state, asked, shown.await).await
}

/// Results are in English.
fn frame(state: &AppState) -> Frame {
    state.frame_with(Language::English, Vec::new())
}

/// What was made, or the page that says why not.
pub(super) async fn or_problem(state: &AppState, asked: Asked, done: Result<Response, HttpError>) -> Response {
    match done {
        Ok(response) => response,
        Err(error) => error.render(state, asked).await,
    }
}
