//! The waves that one may see, and opening one.

use app::{
    pages::staff::{Opening as OpeningView, WaveLine, WavesPage, WavesView},
    paths,
};
use axum::{
    body::Bytes,
    extract::{Query, State, rejection::QueryRejection},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{staff::Act, survey::Id};
use leptos::prelude::*;

use super::{Fields, Named, door::or_page, guard::SignedIn, partnership_view};
use crate::{
    day::{self, end_of_day},
    http::{AppState, error::HttpError, render::page},
    service::{
        ServiceError,
        accounts::Wrong,
        wave::{self, Opening},
    },
};

/// The survey that a wave opened here asks.
const SURVEY: &str = "ask-the-family";

/// `GET /staff`
pub(super) async fn waves(State(state): State<AppState>, signed_in: SignedIn, named: Result<Query<Named>, QueryRejection>) -> Response {
    let Query(Named { partnership }) = named.unwrap_or_default();
    or_page(&state, shown(&state, &signed_in, partnership.as_deref(), None).await).await
}

async fn shown(state: &AppState, signed_in: &SignedIn, named: Option<&str>, refused: Option<OpeningView>) -> Result<Response, HttpError> {
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
    let offered = super::offered(state, signed_in, Act::Manage, named);
    let openings = offered.iter().map(|id| match &refused {
        Some(refused) if refused.partnership.id == id.as_str() => Ok(refused.clone()),
        _ => opening(state, id),
    });
    let status = if refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let openings = openings.collect::<Result<_, _>>()?;
    let waves = waves.iter().map(line).collect();
    let view = WavesView { frame: signed_in.frame(), waves, openings, choice: super::choice(state, signed_in) };
    Ok(page(status, move || view! { <WavesPage page=view.clone()/> }).await)
}

/// An empty form: every council area of the partnership is ticked.
fn opening(state: &AppState, partnership: &Id) -> Result<OpeningView, HttpError> {
    let councils = state.catalogue.partnership(partnership.as_str()).map(|found| found.councils.clone()).unwrap_or_default();
    let survey = state.catalogue.survey(SURVEY)?;
    Ok(OpeningView {
        partnership: partnership_view(&state.catalogue, partnership),
        areas: councils.iter().map(|id| (id.to_string(), state.catalogue.areas().name(id).unwrap_or(id.as_str()).to_owned())).collect(),
        ticked: councils.iter().map(Id::to_string).collect(),
        breakdowns: survey.breakdowns().map(|question| (question.id.to_string(), question.title.to_string())).collect(),
        ..OpeningView::default()
    })
}

/// `POST /staff/partnerships/{partnership}/open`
pub(super) async fn open(State(state): State<AppState>, signed_in: SignedIn, body: Bytes) -> Response {
    let done = async {
        let fields = Fields::read(&body);
        let nowhere = HttpError::Problem(StatusCode::NOT_FOUND, app::pages::problem::Problem::NoSuchPage);
        let partnership = signed_in.partnership.clone().ok_or(nowhere)?;
        let mut form = opening(&state, &partnership)?;
        form.ticked = form.areas.iter().map(|(id, _)| id.clone()).filter(|id| fields.all("areas").any(|area| area == id)).collect();
        form.asked = form.breakdowns.iter().map(|(id, _)| id.clone()).filter(|id| fields.all("breakdowns").any(|one| one == id)).collect();
        form.closes = fields.one("closes").trim().to_owned();
        let closes_at = end_of_day(&form.closes);
        let wrong = if form.ticked.is_empty() {
            Some(Wrong { field: "areas", why: "Tick at least one place." })
        } else if form.asked.len() > 3 {
            Some(Wrong { field: "breakdowns", why: "Ask about three things at most." })
        } else if !form.closes.is_empty() && closes_at.is_none_or(|end| end <= signed_in.now) {
            Some(Wrong { field: "closes", why: "Choose a day to come, such as 2027-03-31, or leave it empty." })
        } else {
            None
        };
        if let Some(wrong) = wrong {
            form.wrongs = vec![super::field_error(wrong)];
            return shown(&state, &signed_in, None, Some(form)).await;
        }
        let opening = Opening {
            survey: SURVEY,
            areas: form.ticked.iter().map(String::as_str).collect(),
            breakdowns: form.asked.iter().map(String::as_str).collect(),
            made_up: false,
            closes_at,
            partnership: Some(&partnership),
            by: signed_in.email(),
        };
        match wave::open(&state.db, &state.catalogue, &opening, signed_in.now).await {
            Ok((wave, _)) => Ok(Redirect::to(&paths::staff_wave(wave.code.as_str())).into_response()),
            Err(error @ ServiceError::LargerAreasCross(..)) => {
                form.wrongs = vec![app::components::staff::FieldError { field: "areas".to_owned(), why: error.to_string() }];
                shown(&state, &signed_in, None, Some(form)).await
            }
            Err(error) => Err(error.into()),
        }
    };
    or_page(&state, done.await).await
}
