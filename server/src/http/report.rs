//! The report of a release, to print and as a PDF, and theme cards.

use app::pages::{
    problem::Problem,
    results::{
        report::Report,
        theme_cards::{ThemeCards, WallSize},
    },
};
use axum::{
    extract::{Query, State, rejection::QueryRejection},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use domain::language::Language;
use leptos::prelude::*;
use serde::Deserialize;

use super::{
    AppState,
    error::HttpError,
    files::{PDF, Ready},
    language::Asked,
    render::page,
    results::{Opened, missing, or_problem},
};
use crate::{
    digest::{digest, hex},
    service::{
        ServiceError,
        results::{Printing, Published},
    },
};

/// `?area=…`, `?size=…`
#[derive(Default, Deserialize)]
pub struct Wanted {
    area: Option<String>,
    size: Option<String>,
}

impl Wanted {
    /// A form's empty choice is the whole wave.
    fn area(&self) -> Option<&str> {
        self.area.as_deref().filter(|area| !area.is_empty())
    }
}

type Query_ = Result<Query<Wanted>, QueryRejection>;

/// Everything that a report stands on.
async fn whole(state: &AppState, opened: &Opened) -> Result<Published, HttpError> {
    let published = opened.published(state).await?.beside_scotland(&state.db, &state.catalogue).await?;
    Ok(published.with_words(&state.db).await?)
}

/// `…/report`
pub async fn report(State(state): State<AppState>, opened: Opened, asked: Asked, wanted: Query_) -> Response {
    let Query(wanted) = wanted.unwrap_or_default();
    let done = async {
        let published = whole(&state, &opened).await?;
        let printing = Printing { dates: published.dates(&state.db).await?, address: &state.address };
        let frame = state.frame_with(Language::English, Vec::new());
        let view = published.report(&state.gallery, frame, wanted.area(), printing).await?;
        let view = view.ok_or_else(|| missing(Problem::NoResults))?;
        Ok(page(StatusCode::OK, move || view! { <Report page=view.clone()/> }).await)
    };
    or_problem(&state, asked, done.await).await
}

/// `…/report.pdf`
pub async fn pdf(State(state): State<AppState>, opened: Opened, asked: Asked, headers: HeaderMap, wanted: Query_) -> Response {
    let Query(wanted) = wanted.unwrap_or_default();
    let done = async {
        let published = whole(&state, &opened).await?;
        let area = wanted.area();
        if !published.is_about(area) {
            return Err(missing(Problem::NoResults));
        }
        let dates = published.dates(&state.db).await?;
        let view = async {
            let frame = state.frame_with(Language::English, Vec::new());
            let view = published.report(&state.gallery, frame, area, Printing { dates, address: &state.address }).await?;
            view.ok_or_else(|| ServiceError::File("the release is not about that area".to_owned()))
        };
        let key = published.report_key(area);
        let Some(bytes) = state.press.pdf(&key, dates, view).await? else { return Ok(busy()) };
        let name = format!("blether-{}-report.pdf", opened.wave);
        // A tag of its bytes: what stands beside them may change.
        let tag = hex(&digest(&bytes));
        let ready = Ready { tag: &tag, kind: PDF, keep: "no-cache", name: Some(&name) };
        ready.answer(&headers, async { Ok(bytes) }).await
    };
    or_problem(&state, asked, done.await).await
}

/// Too many wait for reports that are not made yet.
fn busy() -> Response {
    let words = "Many reports are being made just now. Please try again in a minute.\n";
    (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "60")], words).into_response()
}

/// `…/cards`
pub async fn cards(State(state): State<AppState>, opened: Opened, asked: Asked, wanted: Query_) -> Response {
    let Query(wanted) = wanted.unwrap_or_default();
    let done = async {
        let size = wanted.size.as_deref().and_then(WallSize::from_name).unwrap_or_default();
        let view = opened.published(&state).await?.theme_cards(state.frame_with(Language::English, Vec::new()), size);
        Ok(page(StatusCode::OK, move || view! { <ThemeCards page=view.clone()/> }).await)
    };
    or_problem(&state, asked, done.await).await
}
