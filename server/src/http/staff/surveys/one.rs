//! One survey of a partnership's own: its draft in parts, its versions; copying one, beginning the next version, letting go of a draft.

use app::{
    components::staff::FieldError,
    pages::staff::{DraftView, ItemLine, SurveyPage, SurveyView},
    paths,
};
use axum::{
    body::Bytes,
    extract::{Path, Query, State, rejection::QueryRejection},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    staff::Act,
    survey::{Audience, Id, Item, Survey, SurveyDraft, check},
};
use leptos::prelude::*;

use super::{
    super::{Fields, door::or_page, guard::SignedIn, partnership_view},
    audiences, languages, nowhere,
};
use crate::{
    day,
    http::{AppState, error::HttpError, render::page},
    service::surveys::{self, By, Draft},
};

pub(super) fn by(signed_in: &SignedIn) -> By<'_> {
    By { whom: signed_in.email(), now: signed_in.now }
}

/// The draft that an address leads to.
pub(super) async fn found(state: &AppState, id: &str) -> Result<Draft, HttpError> {
    let id = Id::new(id).ok_or_else(nowhere)?;
    surveys::draft(&state.db, &id).await?.ok_or_else(nowhere)
}

/// The revision that a form began from.
pub(super) fn revision(fields: &Fields<'_>) -> i64 {
    fields.one("revision").parse().unwrap_or_default()
}

/// What the page says besides.
#[derive(Default)]
pub(super) struct Said {
    pub(super) done: Option<&'static str>,
    pub(super) wrong: Option<FieldError>,
}

/// `?saved`
#[derive(Default, serde::Deserialize)]
#[serde(default)]
pub(in super::super) struct Saved {
    saved: Option<String>,
}

/// `GET /staff/surveys/{survey}`
pub(in super::super) async fn survey(
    State(state): State<AppState>,
    signed_in: SignedIn,
    Path(id): Path<String>,
    saved: Result<Query<Saved>, QueryRejection>,
) -> Response {
    let done = saved.unwrap_or_default().0.saved.map(|_| "It is saved.");
    or_page(&state, shown(&state, &signed_in, &id, Said { done, wrong: None }).await).await
}

pub(super) async fn shown(state: &AppState, signed_in: &SignedIn, id: &str, said: Said) -> Result<Response, HttpError> {
    state.catalogue.refresh().await?;
    let id = Id::new(id).ok_or_else(nowhere)?;
    let (draft, newest) = (surveys::draft(&state.db, &id).await?, state.catalogue.newest(id.as_str()));
    let mut versions = state.db.survey_versions().await?;
    versions.retain(|line| line.survey == id);
    versions.reverse();
    let (survey, translations): (&Survey, _) = match (&draft, &newest) {
        (Some(draft), _) => (draft.survey.survey(), draft.survey.translations()),
        (None, Some(version)) => (&version.survey, &version.translations[..]),
        (None, None) => return Err(nowhere()),
    };
    let partnership = signed_in.partnership.as_ref().map(|id| partnership_view(&state.catalogue, id).name);
    let status = if said.wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let view = SurveyView {
        frame: signed_in.frame(),
        id: id.to_string(),
        title: survey.title.clone(),
        partnership: partnership.unwrap_or_else(|| "Everyone".to_owned()),
        versions: versions.iter().map(|line| (line.version.to_string(), day::moment(line.made_at))).collect(),
        draft: draft.as_ref().map(draft_view),
        audiences: audiences(survey),
        languages: languages(survey, translations),
        findings: check(survey).iter().map(ToString::to_string).collect(),
        managed: signed_in.session.account.person.may(Act::Manage, signed_in.partnership.as_ref()),
        done: said.done,
        wrongs: said.wrong.into_iter().collect(),
    };
    Ok(page(status, move || view! { <SurveyPage page=view.clone()/> }).await)
}

fn draft_view(draft: &Draft) -> DraftView {
    let survey = draft.survey.survey();
    let moment = day::moment(draft.stored.changed_at);
    let line = |item: &Item, asked: bool| ItemLine {
        id: item.id.to_string(),
        theme: survey.theme(&item.theme).map_or_else(String::new, |theme| theme.title.clone()),
        wording: item.wording.values().next_back().cloned().unwrap_or_default(),
        asked: if asked { asked_of(&draft.survey, item) } else { String::new() },
    };
    DraftView {
        version: survey.version.clone(),
        saved: format!("last saved {moment} by {}", draft.stored.changed_by),
        revision: draft.stored.revision,
        items: survey.items.iter().map(|item| line(item, true)).collect(),
        kept: survey.kept.items.iter().map(|item| line(item, false)).collect(),
        background: (survey.background.len(), survey.background.len() + survey.kept.background.len()),
    }
}

/// Who is asked an item, in words: "Children, Adults".
fn asked_of(draft: &SurveyDraft, item: &Item) -> String {
    let survey = draft.survey();
    let is_asked = |audience: Audience| survey.items_for(audience).any(|(other, _)| other.id == item.id);
    let asked = survey.audiences.iter().filter(|version| is_asked(version.audience));
    asked.map(|version| version.plural.as_str()).collect::<Vec<_>>().join(", ")
}

/// `POST /staff/partnerships/{partnership}/surveys`: a copy of one that they may see.
pub(in super::super) async fn copy(State(state): State<AppState>, signed_in: SignedIn, body: Bytes) -> Response {
    let done = async {
        let fields = Fields::read(&body);
        let partnership = signed_in.partnership.clone().ok_or_else(nowhere)?;
        state.catalogue.refresh().await?;
        let of = state.catalogue.newest(fields.one("survey"));
        let me = &signed_in.session.account.person;
        let of = of.filter(|version| version.partnership.is_none() || me.knows(version.partnership.as_ref()));
        // Nothing that they know is named so: they choose again.
        let Some(of) = of else { return Ok(Redirect::to(paths::SURVEYS).into_response()) };
        let id = surveys::copy(&state.db, &state.catalogue, of.survey.id.as_str(), &partnership, by(&signed_in)).await?;
        Ok(Redirect::to(&paths::survey(id.as_str())).into_response())
    };
    or_page(&state, done.await).await
}

/// `POST /staff/surveys/{survey}/draft`
pub(in super::super) async fn begin(State(state): State<AppState>, signed_in: SignedIn, Path(id): Path<String>) -> Response {
    let done = async {
        let survey = Id::new(&id).ok_or_else(nowhere)?;
        // Where nothing is published, there is a draft already.
        if !state.db.survey_versions().await?.iter().any(|line| line.survey == survey) {
            return Ok(Redirect::to(&paths::survey(&id)).into_response());
        }
        surveys::begin(&state.db, &state.catalogue, &survey, by(&signed_in)).await?;
        Ok(Redirect::to(&paths::survey(&id)).into_response())
    };
    or_page(&state, done.await).await
}

/// `POST /staff/surveys/{survey}/discard`: for good, and so only where the survey's name was typed.
pub(in super::super) async fn discard(State(state): State<AppState>, signed_in: SignedIn, Path(id): Path<String>, body: Bytes) -> Response {
    let done = async {
        let (fields, draft) = (Fields::read(&body), found(&state, &id).await?);
        let title = &draft.survey.survey().title;
        let refused = |why: String| Said { wrong: Some(FieldError { field: "name".to_owned(), why }), done: None };
        if fields.one("name").trim().to_lowercase() != title.to_lowercase() {
            return shown(&state, &signed_in, &id, refused(format!("To be sure, type: {title}"))).await;
        }
        if !surveys::discard(&state.db, &draft, revision(&fields), by(&signed_in)).await? {
            let why = "Somebody else saved it meanwhile. Look at it, and type its name again.".to_owned();
            return shown(&state, &signed_in, &id, refused(why)).await;
        }
        let left = state.db.survey_versions().await?.iter().any(|line| line.survey.as_str() == id);
        Ok(Redirect::to(&if left { paths::survey(&id) } else { paths::SURVEYS.to_owned() }).into_response())
    };
    or_page(&state, done.await).await
}
