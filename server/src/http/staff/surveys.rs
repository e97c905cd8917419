//! The surveys, and a preview of each form: the respondents' own page, whose Send leads to a page that says so.

use std::sync::Arc;

use app::{
    pages::{
        problem::Problem,
        respond::{Form, FormView},
        staff::{LanguageLine, Previewed, SurveyLine, SurveysPage, SurveysView},
    },
    paths,
};
use axum::{
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    answer::{Draft, REVIEW},
    help::for_audience,
    journey::Journey,
    language::Language,
    survey::{Audience, Id, Survey, check},
};
use leptos::prelude::*;

use super::{door::or_page, guard::SignedIn};
use crate::{
    http::{
        AppState,
        error::HttpError,
        language::Asked,
        render::page,
        respond::{MINIMAL, PREFER, pairs, without_page},
    },
    service::intake::Token,
    store::random_bytes,
};

/// `GET /staff/surveys`
pub(super) async fn surveys(State(state): State<AppState>, signed_in: SignedIn) -> Response {
    let line = |survey: &Arc<Survey>| {
        let english = LanguageLine { language: Language::English, read_by_native: true, missing: 0 };
        let others = state.catalogue.translations_of(survey).map(|(translation, missing)| LanguageLine {
            language: translation.language,
            read_by_native: translation.read_by_native,
            missing: missing.len(),
        });
        SurveyLine {
            id: survey.id.to_string(),
            title: survey.title.clone(),
            version: survey.version.clone(),
            audiences: survey
                .audiences
                .iter()
                .map(|version| (version.audience, version.plural.clone(), survey.items_for(version.audience).count()))
                .collect(),
            languages: std::iter::once(english).chain(others).collect(),
            findings: check(survey).iter().map(ToString::to_string).collect(),
        }
    };
    let view = SurveysView { frame: signed_in.frame(), surveys: state.catalogue.surveys().iter().map(line).collect() };
    page(StatusCode::OK, move || view! { <SurveysPage page=view.clone()/> }).await
}

/// The form of a survey's newest version, with every background question that a wave might ask.
fn form(state: &AppState, (survey, audience): &(String, String), asked: Asked, draft: Draft) -> Result<FormView, HttpError> {
    let nowhere = || HttpError::Problem(StatusCode::NOT_FOUND, Problem::NoSuchPage);
    let english = state.catalogue.survey(survey).map_err(|_| nowhere())?;
    let audience = Audience::from_name(audience).filter(|audience| english.version_for(*audience).is_some()).ok_or_else(nowhere)?;
    let survey = state.catalogue.in_language(english, asked.0);
    let breakdowns: Vec<Id> = survey.breakdowns().map(|question| question.id.clone()).collect();
    let start =
        Journey::new(survey, audience, &breakdowns).map_or_else(|| "welcome".to_owned(), |journey| journey.resume(&draft).to_owned());
    Ok(FormView {
        frame: state.frame_with(asked.0, for_audience(state.catalogue.help_lines(asked.0), audience).cloned().collect()),
        base: paths::preview(survey.id.as_str()),
        preview: true,
        survey: Arc::clone(survey),
        audience,
        breakdowns,
        token: Token::new(random_bytes()?).write(),
        draft,
        notice: None,
        start,
        single_use: false,
        made_up: false,
    })
}

/// `GET /staff/preview/{survey}/{audience}`
pub(super) async fn preview(State(state): State<AppState>, asked: Asked, Path(of): Path<(String, String)>) -> Response {
    let shown = async {
        let view = FormView { start: "welcome".to_owned(), ..form(&state, &of, asked, Draft::default())? };
        Ok(page(StatusCode::OK, move || view! { <Form page=view.clone()/> }).await)
    };
    or_page(&state, shown.await).await
}

/// `POST /staff/preview/{survey}/{audience}`: what was typed is given back, or let go of; nothing is stored.
pub(super) async fn previewed(
    State(state): State<AppState>,
    asked: Asked,
    Path(of): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let shown = async {
        let pairs = pairs(&body)?;
        if pairs.iter().any(|(name, _)| name == REVIEW) {
            let view = form(&state, &of, asked, Draft::new(pairs.iter().map(|(name, value)| (name.as_ref(), value.as_ref()))))?;
            return Ok(page(StatusCode::OK, move || view! { <Form page=view.clone()/> }).await);
        }
        let sent = Redirect::to(&paths::in_language(&format!("{}/thanks", paths::preview(&of.0)), asked.0)).into_response();
        Ok(if headers.get(PREFER).is_some_and(|prefers| prefers == MINIMAL) { without_page(sent) } else { sent })
    };
    or_page(&state, shown.await).await
}

/// `GET /staff/preview/{survey}/thanks`
pub(super) async fn thanks(signed_in: SignedIn) -> Response {
    let frame = signed_in.frame();
    page(StatusCode::OK, move || view! { <Previewed frame=frame.clone()/> }).await
}
