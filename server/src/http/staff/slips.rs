//! A link's slips: made, and shown once to be printed.

use app::{
    components::staff::FieldError,
    pages::staff::{
        slip_sheet::{SlipSheet, SlipSheetView},
        slips::{NUMBER, SlipsPage, SlipsView},
    },
    paths,
};
use axum::{
    body::Bytes,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use domain::language::Language;
use leptos::prelude::*;

use super::{Fields, door::or_page, guard::SignedIn, link::found};
use crate::{
    http::{AppState, error::HttpError, poster, render::page},
    service::{
        ServiceError,
        qr::Qr,
        slips::{self, MOST},
    },
    store::{Link, State as WaveState, Wave},
};

/// `GET /staff/links/{link}/slips`
pub(super) async fn slips(State(state): State<AppState>, signed_in: SignedIn, Path(link): Path<String>) -> Response {
    let shown = async { shown(&state, &signed_in, &found(&state, &link).await?, StatusCode::OK, String::new(), Vec::new()).await };
    or_page(&state, shown.await).await
}

const fn is_open((link, wave): &(Link, Wave)) -> bool {
    link.closed_at.is_none() && matches!(wave.state, WaveState::Open)
}

/// What the link is called.
fn called(state: &AppState, link: &Link) -> String {
    let area = state.catalogue.areas().name(&link.area).unwrap_or(link.area.as_str()).to_owned();
    if link.name.is_empty() { area } else { format!("{}, {area}", link.name) }
}

async fn shown(
    state: &AppState,
    signed_in: &SignedIn,
    found: &(Link, Wave),
    status: StatusCode,
    typed: String,
    wrongs: Vec<FieldError>,
) -> Result<Response, HttpError> {
    let (link, wave) = found;
    let view = SlipsView {
        frame: signed_in.frame(),
        link: link.code.to_string(),
        wave: wave.code.to_string(),
        called: called(state, link),
        single_use: link.single_use,
        open: is_open(found),
        made: link.slips,
        most: MOST,
        typed,
        wrongs,
    };
    Ok(page(status, move || view! { <SlipsPage page=view.clone()/> }).await)
}

/// `POST /staff/links/{link}/slips`: a post, for it makes some; and no redirect, for nothing keeps them to be shown.
pub(super) async fn print(State(state): State<AppState>, signed_in: SignedIn, Path(link): Path<String>, body: Bytes) -> Response {
    let printed = async {
        let (found, fields) = (found(&state, &link).await?, Fields::read(&body));
        if !found.0.single_use || !is_open(&found) {
            return shown(&state, &signed_in, &found, StatusCode::CONFLICT, String::new(), Vec::new()).await;
        }
        let typed = fields.one(NUMBER).trim().to_owned();
        let Some(number) = typed.parse().ok().filter(|number| (1..=MOST).contains(number)) else {
            let wrong = FieldError { field: NUMBER.to_owned(), why: format!("Say how many: 1 to {MOST}.") };
            return shown(&state, &signed_in, &found, StatusCode::UNPROCESSABLE_ENTITY, typed, vec![wrong]).await;
        };
        let language = Language::from_name(fields.one(paths::LANGUAGE)).unwrap_or_default();
        let codes = slips::make(&state.db, &found, number, signed_in.email(), signed_in.now).await?;
        let (link, wave) = &found;
        let address = poster::address(&state, link, language);
        let drawn = codes.into_iter().map(|code| {
            // Behind "#": no browser sends it, no server logs it.
            let qr = Qr::of(&format!("{address}#c={}", code.plain()))?.svg();
            Ok((code, qr))
        });
        let view = SlipSheetView {
            frame: state.frame_with(language, Vec::new()),
            site: state.address.to_string(),
            link: link.code.to_string(),
            called: called(&state, link),
            slips: drawn.collect::<Result<_, ServiceError>>()?,
            made_up: wave.made_up,
        };
        Ok(page(StatusCode::OK, move || view! { <SlipSheet page=view.clone()/> }).await)
    };
    or_page(&state, printed.await).await
}
