//! A link on paper, for staff: its poster, its cards, and its QR code as a file. Whoever mounts these asks first who is there.

use app::{
    pages::{
        problem::Problem,
        staff::{
            cards::Cards,
            poster::{Poster, PosterView},
        },
    },
    paths,
};
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use domain::{help::for_audience, language::Language, survey::Audience};
use leptos::prelude::*;

pub use app::pages::staff::poster::Kind;

use super::{AppState, error::HttpError, language::Asked, render::page};
use crate::{
    day,
    service::{
        ServiceError,
        qr::{Qr, QrError},
    },
    store::{Link, Wave},
};

/// The first of an audience's help lines; those that name a topic come later, and a test of the pages holds that none of these does.
const HELP_LINES: usize = 4;

/// Where a link's QR code leads: who scans it from a page in a language goes on in it.
#[must_use]
pub fn address(state: &AppState, link: &Link, language: Language) -> String {
    format!("{}{}", state.address, paths::in_language(&paths::link(link.code.as_str()), language))
}

/// A link's poster or cards, in that language, for an audience of the survey or for everyone.
pub async fn poster(state: &AppState, found: &(Link, Wave), asked: Language, audience: Option<Audience>, kind: Kind) -> Response {
    match view(state, found, asked, audience).await {
        Ok(view) => match kind {
            Kind::Poster => page(StatusCode::OK, move || view! { <Poster page=view.clone()/> }).await,
            Kind::Cards => page(StatusCode::OK, move || view! { <Cards page=view.clone()/> }).await,
        },
        // What cannot be done is said to staff: in English.
        Err(error) => error.render(state, Asked(Language::English)).await,
    }
}

async fn view(state: &AppState, (link, wave): &(Link, Wave), asked: Language, audience: Option<Audience>) -> Result<PosterView, HttpError> {
    let survey = state.catalogue.survey_of(wave).await?;
    if audience.is_some_and(|audience| survey.version_for(audience).is_none()) {
        return Err(HttpError::Problem(StatusCode::NOT_FOUND, Problem::NoSuchPage));
    }
    // A poster for everyone hangs where children pass: its lines are a child's.
    let lines = for_audience(state.catalogue.help_lines(asked), audience.unwrap_or(Audience::Child));
    Ok(PosterView {
        frame: state.frame_with(asked, lines.take(HELP_LINES).cloned().collect()),
        audience,
        audiences: survey.audiences.iter().map(|version| (version.audience, version.plural.clone())).collect(),
        site: state.address.to_string(),
        wave: wave.code.to_string(),
        link: link.code.to_string(),
        single_use: link.single_use,
        qr: Qr::of(&address(state, link, asked)).map_err(ServiceError::from)?.svg(),
        place: state.catalogue.areas().called(std::slice::from_ref(&link.area)),
        closes: wave.closes_at.and_then(day::shown),
        made_up: wave.made_up,
    })
}

/// An address as a QR code to put into a design of one's own: a drawing.
pub fn qr_svg(address: &str) -> Response {
    file("image/svg+xml", Qr::of(address).map(|qr| qr.svg().into_bytes()))
}

/// The same as a picture.
pub fn qr_png(address: &str) -> Response {
    file("image/png", Qr::of(address).and_then(|qr| qr.png()))
}

/// The page that links to it says the file's name.
fn file(kind: &'static str, made: Result<Vec<u8>, QrError>) -> Response {
    match made {
        Ok(bytes) => ([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, "attachment")], bytes).into_response(),
        Err(error) => {
            tracing::error!(%error, "a QR code could not be made");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
