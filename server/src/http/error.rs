//! What cannot be done, as a response: exhaustive, kind, without detail. What is our own fault is logged with an id that the page shows.

use app::pages::problem::{Problem, ProblemPage, ProblemView};
use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;

use super::{AppState, home, language::Asked, render::page};
use crate::{
    quiet,
    service::ServiceError,
    store::{StoreError, random_bytes},
};

/// Why a request gets another page than it asked for.
#[derive(Debug)]
pub enum HttpError {
    /// A typed or linked code leads nowhere.
    UnknownCode(String),
    /// A problem that has its own page.
    Problem(StatusCode, Problem),
    /// Our own fault.
    Ours(ServiceError),
}

impl From<ServiceError> for HttpError {
    fn from(error: ServiceError) -> Self {
        match error {
            ServiceError::Store(StoreError::NoSuchWave(code)) => Self::UnknownCode(code.to_string()),
            other => Self::Ours(other),
        }
    }
}

impl From<StoreError> for HttpError {
    fn from(error: StoreError) -> Self {
        ServiceError::from(error).into()
    }
}

impl HttpError {
    /// The page.
    pub async fn render(self, state: &AppState, asked: Asked) -> Response {
        match self {
            Self::UnknownCode(typed) => home::unknown_code(state, asked, typed).await,
            Self::Problem(status, problem) => problem_page(state, asked, status, problem).await,
            Self::Ours(error) => {
                let id = logged(&error);
                problem_page(state, asked, StatusCode::INTERNAL_SERVER_ERROR, Problem::Ours { id: Some(id) }).await
            }
        }
    }

    /// The page for a respondent: what is our own fault gets no number, for no line in the log belongs to a request of theirs.
    pub async fn render_quietly(self, state: &AppState, asked: Asked) -> Response {
        match self {
            Self::Ours(error) => {
                quiet::error(&error);
                problem_page(state, asked, StatusCode::INTERNAL_SERVER_ERROR, Problem::Ours { id: None }).await
            }
            known => known.render(state, asked).await,
        }
    }
}

/// Writes our own fault into the log; the number that it has there.
pub(super) fn logged(error: &ServiceError) -> String {
    let id = random_bytes::<4>().map_or_else(|_| "none".to_owned(), |bytes| format!("{:08x}", u32::from_be_bytes(bytes)));
    // The error names no request: a respondent's address or answers cannot get into the log by it.
    tracing::error!(id, %error, "a request failed");
    id
}

async fn problem_page(state: &AppState, Asked(language): Asked, status: StatusCode, problem: Problem) -> Response {
    let view = ProblemView { frame: state.frame(language), problem };
    page(status, move || view! { <ProblemPage page=view.clone()/> }).await
}
