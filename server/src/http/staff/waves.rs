//! The waves that one may see, and the plans of more.

use app::pages::staff::{DraftLine, WaveLine, WavesPage, WavesView};
use axum::{
    extract::{Query, State, rejection::QueryRejection},
    http::StatusCode,
    response::Response,
};
use domain::staff::Act;
use leptos::prelude::*;

use super::{Named, door::or_page, drafts::place, guard::SignedIn, partnership_view};
use crate::{
    day,
    http::{AppState, error::HttpError, render::page},
    store::KeptDraft,
};

/// `GET /staff`
pub(super) async fn waves(State(state): State<AppState>, signed_in: SignedIn, named: Result<Query<Named>, QueryRejection>) -> Response {
    let Query(Named { partnership }) = named.unwrap_or_default();
    or_page(&state, shown(&state, &signed_in, partnership.as_deref()).await).await
}

async fn shown(state: &AppState, signed_in: &SignedIn, named: Option<&str>) -> Result<Response, HttpError> {
    let me = &signed_in.session.account.person;
    let mut waves = state.db.waves().await?;
    waves.retain(|wave| me.knows(wave.partnership.as_ref()));
    waves.reverse();
    let line = |wave: &crate::store::Wave| WaveLine {
        code: wave.code.to_string(),
        place: state.catalogue.areas().called(&wave.areas),
        partnership: wave.partnership.as_ref().map(|id| partnership_view(&state.catalogue, id).name).unwrap_or_default(),
        state: wave.state.to_string(),
        closes: wave.closes_at.filter(|_| wave.state == crate::store::State::Open).and_then(day::words),
        made_up: wave.made_up,
    };
    let mut drafts = state.db.wave_drafts().await?;
    drafts.retain(|draft| me.knows(Some(&draft.partnership)));
    let planned = |draft: &KeptDraft| DraftLine {
        code: draft.code.to_string(),
        place: place(state, draft),
        partnership: partnership_view(&state.catalogue, &draft.partnership).name,
        opens: day::end_of_day(&draft.plan.opens).and_then(day::words).unwrap_or_default(),
    };
    let offered = super::offered(state, signed_in, Act::Manage, named);
    let view = WavesView {
        frame: signed_in.frame(),
        waves: waves.iter().map(line).collect(),
        drafts: drafts.iter().map(planned).collect(),
        offered: offered.iter().map(|id| partnership_view(&state.catalogue, id)).collect(),
        choice: super::choice(state, signed_in),
    };
    Ok(page(StatusCode::OK, move || view! { <WavesPage page=view.clone()/> }).await)
}
