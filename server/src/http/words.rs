//! What people said in their own words, as far as it is released.

use app::pages::{
    problem::Problem,
    results::{
        children::Children,
        quote_cards::{CardSize, QuoteCards},
        words::WordsPage,
    },
};
use axum::{
    extract::{Path, Query, State, rejection::QueryRejection},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use domain::{language::Language, survey::Audience};
use leptos::prelude::*;
use serde::Deserialize;

use super::{
    AppState,
    error::HttpError,
    language::Asked,
    render::page,
    results::{missing, published},
};

/// `GET /results/{wave}/words`
pub async fn words(State(state): State<AppState>, Path(wave): Path<String>, asked: Asked) -> Response {
    let done = async {
        let published = published(&state, &wave).await?.with_words(&state.db).await?;
        let view = published.words_page(state.frame_with(Language::English, Vec::new()));
        Ok(page(StatusCode::OK, move || view! { <WordsPage page=view.clone()/> }).await)
    };
    or_problem(&state, asked, done.await).await
}

/// `GET /results/{wave}/children`: a child reads it, so help stands at its top.
pub async fn children(State(state): State<AppState>, Path(wave): Path<String>, asked: Asked) -> Response {
    let done = async {
        let published = published(&state, &wave).await?.with_words(&state.db).await?;
        let view = published.children_page(state.frame(Language::English));
        Ok(page(StatusCode::OK, move || view! { <Children page=view.clone()/> }).await)
    };
    or_problem(&state, asked, done.await).await
}

/// `?size=…&audience=…`
#[derive(Default, Deserialize)]
pub struct CardsWish {
    size: Option<String>,
    audience: Option<String>,
}

/// `GET /results/{wave}/words/cards`
pub async fn cards(
    State(state): State<AppState>,
    Path(wave): Path<String>,
    asked: Asked,
    wish: Result<Query<CardsWish>, QueryRejection>,
) -> Response {
    let Query(wish) = wish.unwrap_or_default();
    let done = async {
        let published = published(&state, &wave).await?.with_words(&state.db).await?;
        let size = wish.size.as_deref().and_then(CardSize::from_name).unwrap_or_default();
        let audience = wish.audience.as_deref().and_then(Audience::from_name);
        let view = published.quote_cards(state.frame_with(Language::English, Vec::new()), size, audience);
        Ok(page(StatusCode::OK, move || view! { <QuoteCards page=view.clone()/> }).await)
    };
    or_problem(&state, asked, done.await).await
}

/// `GET /results/{wave}/words.json`: the addendum itself, as it was kept.
pub async fn json(State(state): State<AppState>, Path(wave): Path<String>, asked: Asked, headers: HeaderMap) -> Response {
    let done = async {
        let published = published(&state, &wave).await?.with_words(&state.db).await?;
        let kept = published.words().ok_or_else(|| missing(Problem::NoResults))?;
        Ok(file(&headers, &kept.hash, "application/json", None, || kept.body.clone()))
    };
    or_problem(&state, asked, done.await).await
}

/// `GET /results/{wave}/words.csv`
pub async fn csv(State(state): State<AppState>, Path(wave): Path<String>, asked: Asked, headers: HeaderMap) -> Response {
    let done = async {
        let published = published(&state, &wave).await?.with_words(&state.db).await?;
        let hash = published.words().map(|kept| kept.hash.clone()).ok_or_else(|| missing(Problem::NoResults))?;
        let body = published.words_csv()?.unwrap_or_default();
        let name = format!("blether-{wave}-words.csv");
        Ok(file(&headers, &hash, "text/csv; charset=utf-8", Some(&name), move || body))
    };
    or_problem(&state, asked, done.await).await
}

/// A file that changes only with its hash (RFC 9110, 8.8.3): who has it is told so.
fn file(asked: &HeaderMap, hash: &str, kind: &'static str, name: Option<&str>, body: impl FnOnce() -> String) -> Response {
    // The two files of one addendum have a tag each; compressed or not, it says the same.
    let tag = format!("W/\"{hash}-{}\"", if name.is_some() { "csv" } else { "json" });
    let has = asked.get(header::IF_NONE_MATCH).and_then(|known| known.to_str().ok());
    let has = has.is_some_and(|known| known.split(',').any(|one| one.trim() == tag || one.trim() == "*"));
    let mut response =
        if has { StatusCode::NOT_MODIFIED.into_response() } else { ([(header::CONTENT_TYPE, kind)], body()).into_response() };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if let Ok(tag) = HeaderValue::try_from(tag) {
        headers.insert(header::ETAG, tag);
    }
    if let Some(disposition) = name.and_then(|name| HeaderValue::try_from(format!("attachment; filename=\"{name}\"")).ok()) {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    response
}

pub(super) async fn or_problem(state: &AppState, asked: Asked, done: Result<Response, HttpError>) -> Response {
    match done {
        Ok(response) => response,
        Err(error) => error.render(state, asked).await,
    }
}
