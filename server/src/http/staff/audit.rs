//! Who did what.

use app::pages::staff::{AuditPage, AuditView, Done};
use axum::{
    extract::{Query, State, rejection::QueryRejection},
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use domain::staff::Act;
use leptos::prelude::*;
use serde::Deserialize;

use super::{door::or_page, guard::SignedIn};
use crate::{
    cell::harmless,
    day,
    http::{AppState, error::HttpError, render::page},
    service::ServiceError,
    store::Entry,
};

/// `?wanted=…`
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    wanted: String,
}

/// The most lines on a page; the file has all.
const MOST: usize = 500;

/// What this person may see of it: administrators all, managers what was done for their partnerships.
async fn seen(state: &AppState, signed_in: &SignedIn) -> Result<Vec<Entry>, HttpError> {
    let me = &signed_in.session.account.person;
    let mut entries = state.db.audit().await?;
    entries.retain(|entry| me.may(Act::Audit, entry.partnership.as_ref()));
    Ok(entries)
}

fn as_shown(state: &AppState, entry: &Entry) -> Done {
    let partnership = entry.partnership.as_ref().map(|id| super::partnership_view(&state.catalogue, id).name);
    Done {
        when: day::moment(entry.done_at),
        by_whom: entry.by_whom.clone(),
        act: entry.act.clone(),
        partnership: partnership.unwrap_or_default(),
        about: entry.about.clone(),
    }
}

/// `GET /staff/audit`
pub(super) async fn audit(State(state): State<AppState>, signed_in: SignedIn, wanted: Result<Query<Wanted>, QueryRejection>) -> Response {
    let shown = async {
        let Query(Wanted { wanted }) = wanted.unwrap_or_default();
        let entries = seen(&state, &signed_in).await?;
        let low = wanted.trim().to_lowercase();
        let done = entries.iter().map(|entry| as_shown(&state, entry)).filter(|done| {
            [&done.when, &done.by_whom, &done.act, &done.partnership, &done.about].iter().any(|text| text.to_lowercase().contains(&low))
        });
        let view = AuditView { frame: signed_in.frame(), done: done.take(MOST).collect(), all: entries.len(), wanted };
        Ok(page(StatusCode::OK, move || view! { <AuditPage page=view.clone()/> }).await)
    };
    or_page(&state, shown.await).await
}

/// `GET /staff/audit.csv`
pub(super) async fn file(State(state): State<AppState>, signed_in: SignedIn) -> Response {
    let shown = async {
        let mut csv = csv::Writer::from_writer(Vec::new());
        let broken = |error: csv::Error| ServiceError::File(error.to_string());
        csv.write_record(["when", "who", "what", "partnership", "about"]).map_err(broken)?;
        for done in seen(&state, &signed_in).await?.iter().map(|entry| as_shown(&state, entry)) {
            let cells = [done.when, done.by_whom, done.act, done.partnership, done.about].map(|text| harmless(&text));
            csv.write_record(cells).map_err(broken)?;
        }
        let body = csv.into_inner().map_err(|error| ServiceError::File(error.to_string()))?;
        let headers = [
            (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
            (header::CONTENT_DISPOSITION, "attachment; filename=\"blether-audit.csv\""),
        ];
        Ok((headers, body).into_response())
    };
    or_page(&state, shown.await).await
}
