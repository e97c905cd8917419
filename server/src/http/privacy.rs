//! The privacy notices of a wave, as they were frozen when it opened.

use app::pages::respond::{Privacy, PrivacyView};
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{
    draft::{Controller, WaveDraft},
    notice::Reader,
};
use leptos::prelude::*;

use super::{
    AppState,
    language::Asked,
    render::page,
    respond::{PathOf, known_link, of, or_page},
    staff::drafts,
};
use crate::store::Wave;

/// `GET /s/{link}/privacy`: still there when the wave has closed.
pub async fn privacy(State(state): State<AppState>, asked: Asked, path: PathOf<String>) -> Response {
    let shown = async {
        let link = of(path)?;
        let found = known_link(&state, &link).await?;
        let (link, wave) = &*found;
        let mut notices = state.db.notices(&wave.code).await?;
        if notices.is_empty() {
            notices = to_try_out(&state, wave).await?;
        }
        let view = PrivacyView { frame: state.frame(asked.0), link: link.code.to_string(), notices, made_up: wave.made_up };
        Ok(page(StatusCode::OK, move || view! { <Privacy page=view.clone()/> }).await)
    };
    or_page(&state, asked, shown.await).await
}

/// A wave that was opened to try things out has no notices of its own: nobody answers for its made-up answers.
async fn to_try_out(state: &AppState, wave: &Wave) -> Result<Vec<(Reader, String)>, super::error::HttpError> {
    let survey = state.catalogue.survey_of(wave).await?;
    let nobody = Controller {
        name: "Whoever tries this survey out".to_owned(),
        contact: "whoever gave you the link".to_owned(),
        officer: "nobody yet".to_owned(),
        basis: "none, for answers are made up".to_owned(),
        protection: String::new(),
    };
    let plan = WaveDraft { areas: wave.areas.clone(), breakdowns: wave.breakdowns.clone(), ..WaveDraft::default() };
    let readers = Reader::ALL.into_iter().filter(|reader| survey.version_for(reader.audience()).is_some());
    Ok(readers.map(|reader| (reader, drafts(state).generated(reader, &plan, &survey, &nobody))).collect())
}
