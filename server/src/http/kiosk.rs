//! The kiosk: a worker's tablet in a hall without wifi. Its pages are those that need it; the forms are the same as everywhere.

use app::pages::kiosk::{Kiosk, KioskView, Next, NextView};
use axum::{extract::State, http::StatusCode, response::Response};
use leptos::prelude::*;

use super::{
    AppState,
    language::Asked,
    render::page,
    respond::{PathOf, of, open_link, or_page},
};

/// `GET /s/{link}/kiosk`
pub async fn kiosk(State(state): State<AppState>, asked: Asked, path: PathOf<String>) -> Response {
    let shown = async {
        let link = of(path)?;
        let found = open_link(&state, &link).await?;
        let (link, wave) = &*found;
        let survey = state.catalogue.survey_of(wave).await?;
        let audiences = survey.audiences.iter().map(|version| version.audience).collect();
        let (single_use, words, made_up) = (link.single_use, wave.word_key.is_some(), wave.made_up);
        let view = KioskView { frame: state.frame(asked.0), link: link.code.to_string(), audiences, single_use, words, made_up };
        Ok(page(StatusCode::OK, move || view! { <Kiosk page=view.clone()/> }).await)
    };
    or_page(&state, asked, shown.await).await
}

/// `GET /s/{link}/next`
pub async fn next(State(state): State<AppState>, asked: Asked, path: PathOf<String>) -> Response {
    let shown = async {
        let link = of(path)?;
        let found = open_link(&state, &link).await?;
        let (link, _) = &*found;
        // The next person sees this page too: its help lines name no topic.
        let view = NextView { frame: state.frame(asked.0), link: link.code.to_string() };
        Ok(page(StatusCode::OK, move || view! { <Next page=view.clone()/> }).await)
    };
    or_page(&state, asked, shown.await).await
}
