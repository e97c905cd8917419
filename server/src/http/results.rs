//! Results: released waves and nothing else. Everyone reads a page in plain words; those who plan services read them in full, behind sign-in or
//! by a link that was given out.

use std::collections::HashMap;

use app::{
    components::layout::Frame,
    pages::{
        problem::Problem,
        results::{Results, compare::ComparePage, families::Families, lens::LensPage, theme_page::ThemePage},
    },
    paths::{self, FullResults},
};
use axum::{
    RequestPartsExt as _,
    body::Bytes,
    extract::{FromRequestParts, Path, Query, State, rejection::QueryRejection},
    http::{HeaderMap, StatusCode, request::Parts},
    response::{IntoResponse as _, Response},
    routing::{MethodRouter, get},
};
use domain::language::Language;
use leptos::prelude::*;
use serde::Deserialize;

use super::{
    AppState, charts, error::HttpError, files::download, kept::kept, language::Asked, render::html, report, staff::guard::SignedIn,
};
use crate::{
    service::{
        ServiceError,
        results::{Order, Published, Sides, Wish},
    },
    store::{Code, StoreError},
};

/// The views of results in full, each with both of its addresses: behind sign-in, and by a link that was given out.
pub(crate) fn full() -> Vec<([&'static str; 2], MethodRouter<AppState>)> {
    vec![
        (paths::FULL_RESULTS, get(overview)),
        (paths::RESULTS_THEME, get(theme)),
        (paths::RESULTS_LENS, get(lens)),
        (paths::RESULTS_COMPARE, get(compare)),
        (paths::CHART_FILE, get(charts::chart)),
        (paths::REPORT, get(report::report)),
        (paths::REPORT_PDF, get(report::pdf)),
        (paths::THEME_CARDS, get(report::cards)),
    ]
}

/// Whose results somebody may read in full: staff whom the guard has let through, and whoever has a link that opens.
#[derive(Debug)]
pub struct Opened {
    /// The wave.
    pub(super) wave: Code,
    /// Where they are read.
    pub(super) at: FullResults,
}

impl FromRequestParts<AppState> for Opened {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        let names = parts.extract::<Path<HashMap<String, String>>>().await.map(|Path(names)| names).unwrap_or_default();
        let refused = match (names.get("secret"), names.get("wave").and_then(|wave| Code::read(wave))) {
            (Some(secret), _) => match state.moment.shared_wave(&state.db, secret).await {
                Ok(Some(wave)) => return Ok(Self { wave, at: FullResults::Shared(secret.clone()) }),
                Ok(None) => missing(Problem::NotShared),
                Err(error) => error.into(),
            },
            // Staff's address on a route that the guard does not stand before opens nothing.
            (None, Some(_)) if parts.extensions.get::<SignedIn>().is_none() => {
                return Err(StatusCode::INTERNAL_SERVER_ERROR.into_response());
            }
            (None, Some(wave)) => return Ok(Self { at: FullResults::OfStaff(wave.to_string()), wave }),
            (None, None) => missing(Problem::NoResults),
        };
        Err(refused.render(state, Asked::of(None)).await)
    }
}

impl Opened {
    /// What is published of the wave, as it is read here.
    pub(super) async fn published(&self, state: &AppState) -> Result<Published, HttpError> {
        Ok(published(state, self.wave.as_str()).await?.read_at(self.at.clone()))
    }

    /// The same with what stands beside it: Scotland's results, the waves before, people's own words.
    pub(super) async fn beside(&self, state: &AppState) -> Result<Published, HttpError> {
        beside(state, self.published(state).await?).await
    }
}

/// `?area=…` or `?by=…`, `?sort=…`
#[derive(Debug, Default, Deserialize)]
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

/// `GET /results/{wave}`: for everyone; with a full stop and an extension after the code, a download.
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
        None => families(&state, &wave, filter.wish().area, &headers).await,
    };
    or_problem(&state, asked, done).await
}

async fn families(state: &AppState, code: &str, area: Option<&str>, headers: &HeaderMap) -> Result<Response, HttpError> {
    // However the code was typed, the page is one.
    let code = Code::read(code).ok_or_else(|| missing(Problem::NoResults))?;
    let make = async || {
        let published = published(state, code.as_str()).await?.with_words(&state.db).await?;
        let view = published.families_page(state.frame(Language::English), area).ok_or_else(|| missing(Problem::NoResults))?;
        Ok(html(move || view! { <Families page=view.clone()/> }).await)
    };
    kept(state, headers, &format!("{} {area:?}", paths::results(code.as_str())), make).await
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

/// With what stands beside it: Scotland's results, the waves before, people's own words.
async fn beside(state: &AppState, published: Published) -> Result<Published, HttpError> {
    let published = published.beside_scotland(&state.db, &state.catalogue).await?.beside_earlier(&state.db, &state.catalogue).await?;
    Ok(published.with_words(&state.db).await?)
}

/// `GET /staff/results/{wave}` and `/shared/{secret}`
async fn overview(
    State(state): State<AppState>,
    opened: Opened,
    asked: Asked,
    headers: HeaderMap,
    filter: Result<Query<Filter>, QueryRejection>,
) -> Response {
    let Query(filter) = filter.unwrap_or_default();
    let make = async || {
        let view = opened.beside(&state).await?.page(&state.gallery, frame(&state), filter.wish()).await?;
        let view = view.ok_or_else(|| missing(Problem::NoResults))?;
        Ok(html(move || view! { <Results page=view.clone()/> }).await)
    };
    page(&state, asked, &headers, &format!("{} {:?}", opened.at.overview(), filter.wish()), make).await
}

/// Which theme.
#[derive(Deserialize)]
pub struct OfTheme {
    theme: String,
}

/// `…/themes/{theme}`
async fn theme(
    State(state): State<AppState>,
    opened: Opened,
    Path(OfTheme { theme }): Path<OfTheme>,
    asked: Asked,
    headers: HeaderMap,
    filter: Result<Query<Filter>, QueryRejection>,
) -> Response {
    let Query(filter) = filter.unwrap_or_default();
    let make = async || {
        let view = opened.beside(&state).await?.theme_page(&state.gallery, frame(&state), &theme, filter.wish()).await?;
        let view = view.ok_or_else(|| missing(Problem::NoResults))?;
        Ok(html(move || view! { <ThemePage page=view.clone()/> }).await)
    };
    page(&state, asked, &headers, &format!("{} {:?}", opened.at.theme(&theme), filter.wish()), make).await
}

/// Under which framework.
#[derive(Deserialize)]
pub struct OfLens {
    lens: String,
}

/// `…/lenses/{lens}`
async fn lens(
    State(state): State<AppState>,
    opened: Opened,
    Path(OfLens { lens }): Path<OfLens>,
    asked: Asked,
    headers: HeaderMap,
) -> Response {
    let make = async || {
        let view = opened.published(&state).await?.lens_page(frame(&state), &lens).ok_or_else(|| missing(Problem::NoResults))?;
        Ok(html(move || view! { <LensPage page=view.clone()/> }).await)
    };
    page(&state, asked, &headers, &opened.at.lens(&lens), make).await
}

/// `?one=…&other=…`
#[derive(Debug, Default, Deserialize)]
pub struct Compared {
    one: Option<String>,
    other: Option<String>,
}

/// `…/compare`
async fn compare(
    State(state): State<AppState>,
    opened: Opened,
    asked: Asked,
    headers: HeaderMap,
    sides: Result<Query<Compared>, QueryRejection>,
) -> Response {
    let Query(sides) = sides.unwrap_or_default();
    let make = async || {
        let sides = Sides { one: sides.one.as_deref(), other: sides.other.as_deref() };
        let view = opened.beside(&state).await?.compare_page(&state.gallery, frame(&state), sides).await?;
        let view = view.ok_or_else(|| missing(Problem::NoResults))?;
        Ok(html(move || view! { <ComparePage page=view.clone()/> }).await)
    };
    page(&state, asked, &headers, &format!("{} {sides:?}", opened.at.compare()), make).await
}

/// A page of that name, kept or made; or the page that says why not.
async fn page(
    state: &AppState,
    asked: Asked,
    headers: &HeaderMap,
    name: &str,
    make: impl AsyncFnOnce() -> Result<Bytes, HttpError>,
) -> Response {
    or_problem(state, asked, kept(state, headers, name, make).await).await
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
