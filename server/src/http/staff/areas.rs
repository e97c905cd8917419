//! Which councils plan together: administrators change it, as a text that is refused with line and reason.

use app::{
    components::staff::FieldError,
    pages::staff::{AreasPage, AreasView},
};
use axum::{body::Bytes, extract::State, http::StatusCode, response::Response};
use domain::area::{Area, Areas, PARTNERSHIPS, Partnership, areas_with, listed};
use leptos::prelude::*;

use super::{Fields, door::or_page, guard::SignedIn};
use crate::{
    http::{AppState, error::HttpError, render::page},
    service::accounts::entry,
};

/// The longest text, in bytes.
const LONGEST: usize = 20_000;

async fn shown(
    state: &AppState,
    signed_in: &SignedIn,
    typed: Option<String>,
    done: Option<&'static str>,
    wrong: Option<String>,
) -> Result<Response, HttpError> {
    let text = match typed {
        Some(typed) => typed,
        None => state.db.partnerships_text().await?.unwrap_or_else(|| PARTNERSHIPS.to_owned()),
    };
    let areas = state.catalogue.areas();
    let name = |found: Option<&Partnership>| found.map(|partnership| partnership.name.clone()).unwrap_or_default();
    let row = |council: &Area| {
        let [alcohol, children] = [areas.alcohol_and_drug_of(&council.id), areas.childrens_services_of(&council.id)].map(name);
        [council.id.to_string(), council.name.clone(), alcohol, children]
    };
    let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let view = AreasView {
        frame: signed_in.frame(),
        councils: areas.councils.iter().map(row).collect(),
        text,
        done,
        wrongs: wrong.into_iter().map(|why| FieldError { field: "text".to_owned(), why }).collect(),
    };
    Ok(page(status, move || view! { <AreasPage page=view.clone()/> }).await)
}

/// `GET /staff/areas`
pub(super) async fn areas(State(state): State<AppState>, signed_in: SignedIn) -> Response {
    or_page(&state, shown(&state, &signed_in, None, None, None).await).await
}

/// `POST /staff/areas`
pub(super) async fn save(State(state): State<AppState>, signed_in: SignedIn, body: Bytes) -> Response {
    let done = async {
        let fields = Fields::read(&body);
        let text = if fields.one("act") == "shipped" { PARTNERSHIPS.to_owned() } else { fields.one("text").replace("\r\n", "\n") };
        let areas = match areas_with(&text) {
            _ if text.len() > LONGEST => Err("Say it in at most 20,000 letters.".to_owned()),
            Ok(areas) => still_there(&state, &areas).await?.map_or(Ok(areas), Err),
            Err(refusal) => Err(refusal.to_string()),
        };
        match areas {
            Ok(areas) => {
                let about = entry(signed_in.now, signed_in.email(), "changed which councils plan together", None, "");
                state.db.set_partnerships_text(&text, &about).await?;
                state.catalogue.set_areas(areas);
                shown(&state, &signed_in, None, Some("It is saved."), None).await
            }
            Err(wrong) => shown(&state, &signed_in, Some(text), None, Some(wrong)).await,
        }
    };
    or_page(&state, done.await).await
}

/// What something hangs on must stay: why not, where it would not.
async fn still_there(state: &AppState, areas: &Areas) -> Result<Option<String>, HttpError> {
    let known = |id: &domain::survey::Id| areas.alcohol_and_drug.iter().chain(&areas.childrens_services).any(|one| one.id == *id);
    let gone: Vec<String> =
        state.db.partnerships_in_use().await?.iter().filter(|id| !known(id)).map(|id| format!("\u{201c}{id}\u{201d}")).collect();
    Ok((!gone.is_empty()).then(|| format!("Waves, people or surveys hang on {}: keep that id.", listed(&gone))))
}
