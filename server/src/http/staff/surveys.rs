//! The surveys: which there are, and a preview of each form: the respondents' own page, whose Send leads to a page that says so.

mod edit;
mod fields;
mod file;
mod one;
mod parts;
mod publish;

use std::sync::Arc;

use app::{
    pages::{
        problem::Problem,
        respond::{Form, FormView},
        staff::{LanguageLine, OwnLine, Previewed, SurveyLine, SurveysPage, SurveysView},
    },
    paths,
};
use axum::{
    body::Bytes,
    extract::{Path, Query, State, rejection::QueryRejection},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    answer::{Draft, REVIEW},
    help::for_audience,
    journey::Journey,
    language::Language,
    staff::Act,
    survey::{Audience, Id, Survey, Translation, check},
};
use leptos::prelude::*;

pub(super) use self::{
    edit::{change_part, move_item, part},
    file::{file, file_page, put_file},
    one::{begin, copy, discard, survey},
    publish::{publish, publish_page},
};
use super::{Named, door::or_page, guard::SignedIn, partnership_view};
use crate::{
    http::{
        AppState,
        error::HttpError,
        language::Asked,
        render::page,
        respond::{MINIMAL, PREFER, pairs, without_page},
    },
    service::{catalogue::Version, intake::Token, surveys},
    store::random_bytes,
};

const fn nowhere() -> HttpError {
    HttpError::Problem(StatusCode::NOT_FOUND, Problem::NoSuchPage)
}

/// `GET /staff/surveys`
pub(super) async fn surveys(State(state): State<AppState>, signed_in: SignedIn, named: Result<Query<Named>, QueryRejection>) -> Response {
    let Query(Named { partnership }) = named.unwrap_or_default();
    let shown = async {
        state.catalogue.refresh().await?;
        let copies = super::offered(&state, &signed_in, Act::Manage, partnership.as_deref());
        let view = SurveysView {
            frame: signed_in.frame(),
            surveys: state.catalogue.versions().iter().filter(|version| version.shipped).map(|version| line(version)).collect(),
            own: own(&state, &signed_in).await?,
            copies: copies.iter().map(|id| partnership_view(&state.catalogue, id)).collect(),
            choice: super::choice(&state, &signed_in),
        };
        Ok(page(StatusCode::OK, move || view! { <SurveysPage page=view.clone()/> }).await)
    };
    or_page(&state, shown.await).await
}

fn line(version: &Version) -> SurveyLine {
    let survey = &version.survey;
    SurveyLine {
        id: survey.id.to_string(),
        title: survey.title.clone(),
        version: survey.version.clone(),
        audiences: audiences(survey),
        languages: languages(survey, &version.translations),
        findings: check(survey).iter().map(ToString::to_string).collect(),
    }
}

/// A survey's audiences, as staff call them, and how many questions each is asked.
fn audiences(survey: &Survey) -> Vec<(Audience, String, usize)> {
    let asked = |audience| survey.items_for(audience).count();
    survey.audiences.iter().map(|version| (version.audience, version.plural.clone(), asked(version.audience))).collect()
}

fn languages(survey: &Survey, translations: &[Translation]) -> Vec<LanguageLine> {
    let english = LanguageLine { language: Language::English, read_by_native: true, missing: 0 };
    let others = translations.iter().map(|translation| LanguageLine {
        language: translation.language,
        read_by_native: translation.read_by_native,
        missing: translation.missing(survey).len(),
    });
    std::iter::once(english).chain(others).collect()
}

/// The surveys of the partnerships that one may see, published or not.
async fn own(state: &AppState, signed_in: &SignedIn) -> Result<Vec<OwnLine>, HttpError> {
    let me = &signed_in.session.account.person;
    let name = |id: Option<&Id>| id.map_or_else(|| "Everyone".to_owned(), |id| partnership_view(&state.catalogue, id).name);
    let drafts = surveys::drafts(&state.db).await?;
    let draft_of = |id: &Id| drafts.iter().find(|draft| draft.stored.survey == *id);
    let mut own: Vec<OwnLine> = Vec::new();
    for version in state.catalogue.versions().iter().filter(|version| !version.shipped && me.knows(version.partnership.as_ref())) {
        let id = &version.survey.id;
        let newest = state.catalogue.newest(id.as_str()).is_some_and(|newest| Arc::ptr_eq(&newest, version));
        if newest {
            own.push(OwnLine {
                id: id.to_string(),
                title: version.survey.title.clone(),
                partnership: name(version.partnership.as_ref()),
                version: Some(version.survey.version.clone()),
                draft: draft_of(id).map(|draft| draft.survey.survey().version.clone()),
            });
        }
    }
    for draft in drafts.iter().filter(|draft| me.knows(draft.stored.partnership.as_ref())) {
        if state.catalogue.newest(draft.stored.survey.as_str()).is_none() {
            own.push(OwnLine {
                id: draft.stored.survey.to_string(),
                title: draft.survey.survey().title.clone(),
                partnership: name(draft.stored.partnership.as_ref()),
                version: None,
                draft: Some(draft.survey.survey().version.clone()),
            });
        }
    }
    own.sort_by(|one, other| (&one.partnership, &one.title, &one.id).cmp(&(&other.partnership, &other.title, &other.id)));
    Ok(own)
}

/// A survey to look at, and where its forms are.
struct Looked {
    survey: Arc<Survey>,
    base: String,
}

/// One that came with the program, in a language.
fn shipped(state: &AppState, id: &str, asked: Asked) -> Result<Looked, HttpError> {
    let version = state.catalogue.newest(id).filter(|version| version.shipped).ok_or_else(nowhere)?;
    Ok(Looked { survey: state.catalogue.in_language(&version.survey, asked.0), base: paths::preview(id) })
}

/// A partnership's own, in a language: its draft, else its newest version.
async fn drafted(state: &AppState, id: &str, asked: Asked) -> Result<Looked, HttpError> {
    let id = Id::new(id).ok_or_else(nowhere)?;
    let base = paths::preview_draft(id.as_str());
    if let Some(draft) = surveys::draft(&state.db, &id).await? {
        return Ok(Looked { survey: Arc::new(draft.survey.in_language(asked.0)), base });
    }
    state.catalogue.refresh().await?;
    let version = state.catalogue.newest(id.as_str()).ok_or_else(nowhere)?;
    Ok(Looked { survey: state.catalogue.in_language(&version.survey, asked.0), base })
}

/// The form of a survey, with every background question that a wave might ask, and its open questions.
fn form(state: &AppState, Looked { survey, base }: Looked, audience: &str, asked: Asked, draft: Draft) -> Result<FormView, HttpError> {
    let audience = Audience::from_name(audience).filter(|audience| survey.version_for(*audience).is_some()).ok_or_else(nowhere)?;
    let breakdowns: Vec<Id> = survey.breakdowns().map(|question| question.id.clone()).collect();
    let journey = Journey::new(&survey, audience, &breakdowns).map(Journey::asking_in_own_words);
    let start = journey.map_or_else(|| "welcome".to_owned(), |journey| journey.resume(&draft).to_owned());
    Ok(FormView {
        frame: state.frame_with(asked.0, for_audience(state.catalogue.help_lines(asked.0), audience).cloned().collect()),
        base,
        preview: true,
        survey,
        audience,
        breakdowns,
        token: Token::new(random_bytes()?).write(),
        draft,
        notice: None,
        start,
        single_use: false,
        words: true,
        made_up: false,
    })
}

async fn looked_at(state: &AppState, looked: Looked, audience: &str, asked: Asked) -> Result<Response, HttpError> {
    let view = FormView { start: "welcome".to_owned(), ..form(state, looked, audience, asked, Draft::default())? };
    Ok(page(StatusCode::OK, move || view! { <Form page=view.clone()/> }).await)
}

/// What was typed is given back, or let go of; nothing is stored.
async fn sent(
    state: &AppState,
    looked: Looked,
    audience: &str,
    asked: Asked,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<Response, HttpError> {
    let pairs = pairs(body)?;
    if pairs.iter().any(|(name, _)| name == REVIEW) {
        let draft = Draft::new(pairs.iter().map(|(name, value)| (name.as_ref(), value.as_ref())));
        let view = form(state, looked, audience, asked, draft)?;
        return Ok(page(StatusCode::OK, move || view! { <Form page=view.clone()/> }).await);
    }
    let sent = Redirect::to(&paths::in_language(&format!("{}/thanks", looked.base), asked.0)).into_response();
    Ok(if headers.get(PREFER).is_some_and(|prefers| prefers == MINIMAL) { without_page(sent) } else { sent })
}

/// `GET /staff/preview/{survey}/{audience}`
pub(super) async fn preview(State(state): State<AppState>, asked: Asked, Path((id, audience)): Path<(String, String)>) -> Response {
    let shown = async { looked_at(&state, shipped(&state, &id, asked)?, &audience, asked).await };
    or_page(&state, shown.await).await
}

/// `POST /staff/preview/{survey}/{audience}`
pub(super) async fn previewed(
    State(state): State<AppState>,
    asked: Asked,
    Path((id, audience)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let shown = async { sent(&state, shipped(&state, &id, asked)?, &audience, asked, &headers, &body).await };
    or_page(&state, shown.await).await
}

/// `GET /staff/preview/{survey}/thanks`
pub(super) async fn thanks(signed_in: SignedIn) -> Response {
    after(&signed_in, paths::SURVEYS.to_owned()).await
}

/// `GET /staff/surveys/{survey}/preview/{audience}`
pub(super) async fn preview_draft(State(state): State<AppState>, asked: Asked, Path((id, audience)): Path<(String, String)>) -> Response {
    let shown = async { looked_at(&state, drafted(&state, &id, asked).await?, &audience, asked).await };
    or_page(&state, shown.await).await
}

/// `POST /staff/surveys/{survey}/preview/{audience}`
pub(super) async fn previewed_draft(
    State(state): State<AppState>,
    asked: Asked,
    Path((id, audience)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let shown = async { sent(&state, drafted(&state, &id, asked).await?, &audience, asked, &headers, &body).await };
    or_page(&state, shown.await).await
}

/// `GET /staff/surveys/{survey}/preview/thanks`
pub(super) async fn thanks_draft(signed_in: SignedIn, Path(id): Path<String>) -> Response {
    after(&signed_in, paths::survey(&id)).await
}

async fn after(signed_in: &SignedIn, back: String) -> Response {
    let frame = signed_in.frame();
    page(StatusCode::OK, move || view! { <Previewed frame=frame.clone() back=back.clone()/> }).await
}
