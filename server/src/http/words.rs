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
    http::{HeaderMap, StatusCode},
    response::Response,
};
use domain::{language::Language, survey::Audience};
use leptos::prelude::*;
use serde::Deserialize;

use super::{
    AppState,
    files::Ready,
    language::Asked,
    render::page,
    results::{missing, or_problem, published},
};

/// Whoever has a file of words asks again each time.
const KEEP: &str = "no-cache";

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
        let tag = format!("{}-json", kept.hash);
        Ready { tag: &tag, kind: "application/json", keep: KEEP, name: None }.answer(&headers, async { Ok(kept.body.clone()) }).await
    };
    or_problem(&state, asked, done.await).await
}

/// `GET /results/{wave}/words.csv`
pub async fn csv(State(state): State<AppState>, Path(wave): Path<String>, asked: Asked, headers: HeaderMap) -> Response {
    let done = async {
        let published = published(&state, &wave).await?.with_words(&state.db).await?;
        let tag = published.words().map(|kept| format!("{}-csv", kept.hash)).ok_or_else(|| missing(Problem::NoResults))?;
        let name = format!("blether-{}-words.csv", published.code());
        let ready = Ready { tag: &tag, kind: "text/csv; charset=utf-8", keep: KEEP, name: Some(&name) };
        ready.answer(&headers, async { Ok(published.words_csv()?.unwrap_or_default()) }).await
    };
    or_problem(&state, asked, done.await).await
}
