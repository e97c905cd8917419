//! The front page, Leave, and addresses that lead nowhere.

use app::pages::{
    home::{Home, HomeView},
    problem::Problem,
};
use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use leptos::prelude::*;

use super::{AppState, error::HttpError, language::Asked, render::page};

/// `GET /`
pub async fn home(State(state): State<AppState>, asked: Asked) -> Response {
    front(&state, asked, StatusCode::OK, String::new(), false).await
}

/// A code that leads nowhere: the front page again, with what was typed.
pub(super) async fn unknown_code(state: &AppState, asked: Asked, typed: String) -> Response {
    front(state, asked, StatusCode::NOT_FOUND, typed, true).await
}

async fn front(state: &AppState, Asked(language): Asked, status: StatusCode, typed: String, unknown: bool) -> Response {
    let view = HomeView { frame: state.frame(language), typed, unknown };
    page(status, move || view! { <Home page=view.clone()/> }).await
}

/// `GET /leave`: a neutral page elsewhere.
pub async fn leave(State(state): State<AppState>) -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, state.leave_to.to_string())]).into_response()
}

/// Any other address.
pub async fn nowhere(State(state): State<AppState>, asked: Asked) -> Response {
    HttpError::Problem(StatusCode::NOT_FOUND, Problem::NoSuchPage).render(&state, asked).await
}
