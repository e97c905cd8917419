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

/// `GET /results/{wave}`, `/results/{wave}.json`, `/results/{wave}.csv`
pub async fn results(
    State(state): State<AppState>,
    Path(wave): Path<String>,
    asked: Asked,
    filter: Result<Query<Filter>, QueryRejection>,
) -> Response {
    let Query(filter) = filter.unwrap_or_default();
    or_problem(shown(&state, &wave, filter.wish()).await, &state, asked).await
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
            let published = beside(state, published).await?;
            let view = published.page(&state.gallery, frame(state), wish).await?.ok_or_else(|| missing(Problem::NoResults))?;
            Ok(page(StatusCode::OK, move || view! { <Results page=view.clone()/> }).await)
        }
        Some("json") => Ok(([(header::CONTENT_TYPE, "application/json")], published.json().to_owned()).into_response()),
        Some("csv") => Ok(file("text/csv; charset=utf-8", format!("blether-{code}.csv"), published.csv()?)),
        Some(_) => Err(missing(Problem::NoSuchPage)),
    }
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
    or_problem(shown.await, &state, asked).await
}

/// `GET /results/{wave}/lenses/{lens}`
pub async fn lens(State(state): State<AppState>, Path((wave, lens)): Path<(String, String)>, asked: Asked) -> Response {
    let shown = async {
        let published = published(&state, &wave).await?;
        let view = published.lens_page(frame(&state), &lens).ok_or_else(|| missing(Problem::NoResults))?;
        Ok::<_, HttpError>(page(StatusCode::OK, move || view! { <LensPage page=view.clone()/> }).await)
    };
    or_problem(shown.await, &state, asked).await
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
    or_problem(shown.await, &state, asked).await
}

/// Results are in English.
fn frame(state: &AppState) -> Frame {
    state.frame_with(Language::English, Vec::new())
}

async fn or_problem(shown: Result<Response, HttpError>, state: &AppState, asked: Asked) -> Response {
    match shown {
        Ok(response) => response,
        Err(error) => error.render(state, asked).await,
    }
}
