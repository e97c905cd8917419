//! From three pictures to a wave's results.

use app::{
    pages::pictures::{Found, Outcome, Pictures, PicturesView},
    paths,
};
use axum::{
    extract::{RawQuery, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::picture::{CODE, known, pictures_of};
use leptos::prelude::*;

use super::{AppState, error::HttpError, language::Asked, render::page};
use crate::{day, store::Wave};

/// `GET /pictures?picture=…`
pub async fn pictures(State(state): State<AppState>, asked: Asked, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    let names: Vec<_> =
        form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| name == paths::PICTURE).map(|(_, value)| value).collect();
    let chosen = known(names.iter().map(AsRef::as_ref));
    let outcome = match chosen.len() {
        0 if names.is_empty() && !query.contains(paths::PICTURE) => Ok(Outcome::Open),
        CODE => found(&state, &chosen).await,
        _ => Ok(Outcome::NotThree),
    };
    match outcome {
        Ok(Outcome::Several(found)) if found.len() == 1 => Redirect::to(&paths::results(&found[0].wave)).into_response(),
        Ok(outcome) => {
            let status = match outcome {
                Outcome::Open | Outcome::Several(_) => StatusCode::OK,
                Outcome::NotThree => StatusCode::UNPROCESSABLE_ENTITY,
                Outcome::Nothing => StatusCode::NOT_FOUND,
            };
            let view = PicturesView { frame: state.frame(asked.0), chosen, outcome };
            page(status, move || view! { <Pictures page=view.clone()/> }).await
        }
        Err(error) => error.render_quietly(&state, asked).await,
    }
}

async fn found(state: &AppState, chosen: &[&str]) -> Result<Outcome, HttpError> {
    let waves = state.db.waves().await?;
    let found: Vec<_> = waves.iter().filter(|wave| pictures_of(wave.code.as_str()) == chosen).map(|wave| one(state, wave)).collect();
    Ok(if found.is_empty() { Outcome::Nothing } else { Outcome::Several(found) })
}

fn one(state: &AppState, wave: &Wave) -> Found {
    Found { wave: wave.code.to_string(), place: state.catalogue.areas().called(&wave.areas), closes: wave.closes_at.and_then(day::shown) }
}
