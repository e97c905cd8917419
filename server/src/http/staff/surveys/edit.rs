//! Changing a part of a draft. What was typed is never lost by a refusal.

use app::{
    components::staff::FieldError,
    pages::staff::{PartPage, PartPageView},
    paths,
};
use axum::{
    body::Bytes,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::survey::{FieldFault, Id, SurveyDraft};
use leptos::prelude::*;

use super::{
    super::{Fields, door::or_page, guard::SignedIn},
    fields::{Values, capital, together},
    nowhere,
    one::{Said, by, found, revision, shown as survey_shown},
    parts::Part,
};
use crate::{
    http::{AppState, error::HttpError, render::page},
    service::surveys::{self, Draft},
    store::Code,
};

/// What the page says besides.
#[derive(Default)]
struct Typed<'a> {
    fields: Option<&'a Fields<'a>>,
    /// The draft as the fields change it, where nothing is wrong.
    changed: Option<SurveyDraft>,
    faults: Vec<FieldFault>,
    stale: bool,
    checked: bool,
}

/// `GET /staff/surveys/{survey}/edit/{part}`
pub(in super::super) async fn part(
    State(state): State<AppState>,
    signed_in: SignedIn,
    Path((id, name)): Path<(String, String)>,
) -> Response {
    let done: Result<Response, HttpError> = async {
        let draft = found(&state, &id).await?;
        let part = Part::read(&name, &draft.survey).ok_or_else(nowhere)?;
        Ok(shown(&state, &signed_in, &draft, (&part, name), StatusCode::OK, Typed::default()).await)
    }
    .await;
    or_page(&state, done).await
}

async fn shown(
    state: &AppState,
    signed_in: &SignedIn,
    draft: &Draft,
    (part, name): (&Part, String),
    status: StatusCode,
    said: Typed<'_>,
) -> Response {
    let Typed { fields, changed, faults, stale, checked } = said;
    let survey = &draft.survey;
    let (from, version) = &draft.stored.base;
    let base = state.catalogue.version(from.as_str(), version);
    let base = base.map(|base| SurveyDraft::copy(&base.survey, &base.translations, from.clone(), version.clone()));
    let wrong = |FieldFault { field, fault }: FieldFault| FieldError { field, why: format!("{}.", capital(&fault.to_string())) };
    let same = fields.is_some_and(|fields| fields.all("same").next().is_some());
    let view = PartPageView {
        frame: signed_in.frame(),
        survey: draft.stored.survey.to_string(),
        survey_title: survey.survey().title.clone(),
        title: part.title(survey),
        lead: part.lead(survey),
        revision: draft.stored.revision,
        groups: part.groups(survey, Values { typed: fields, stale, base: base.as_ref() }),
        together: if part.is_item() { together(changed.as_ref().unwrap_or(survey)) } else { Vec::new() },
        same_meaning: part.is_translated(survey).then_some(same),
        part: name,
        stale,
        checked,
        wrongs: faults.into_iter().map(wrong).collect(),
    };
    page(status, move || view! { <PartPage page=view.clone()/> }).await
}

/// `POST /staff/surveys/{survey}/edit/{part}`: *Check* says what is wrong and keeps nothing.
pub(in super::super) async fn change_part(
    State(state): State<AppState>,
    signed_in: SignedIn,
    Path((id, name)): Path<(String, String)>,
    body: Bytes,
) -> Response {
    let done: Result<Response, HttpError> = async {
        let fields = Fields::read(&body);
        let draft = found(&state, &id).await?;
        let part = Part::read(&name, &draft.survey).ok_or_else(nowhere)?;
        let own = Id::new(&format!("own-{}", Code::random()?)).ok_or_else(nowhere)?;
        let at = revision(&fields);
        let said = Typed { fields: Some(&fields), stale: at != draft.stored.revision, ..Typed::default() };
        let changed = match part.change(&draft.survey, &fields, own.clone()) {
            Err(faults) => {
                let said = Typed { faults, ..said };
                return Ok(shown(&state, &signed_in, &draft, (&part, name), StatusCode::UNPROCESSABLE_ENTITY, said).await);
            }
            Ok(changed) => changed,
        };
        if said.stale {
            let said = Typed { changed: Some(changed), ..said };
            return Ok(shown(&state, &signed_in, &draft, (&part, name), StatusCode::CONFLICT, said).await);
        }
        if fields.all("check").next().is_some() {
            let said = Typed { changed: Some(changed), checked: true, ..said };
            return Ok(shown(&state, &signed_in, &draft, (&part, name), StatusCode::OK, said).await);
        }
        if !surveys::save(&state.db, &draft, &changed, at, by(&signed_in)).await? {
            // Somebody saved between our reading and our writing.
            let draft = found(&state, &id).await?;
            let said = Typed { changed: Some(changed), stale: true, ..said };
            return Ok(shown(&state, &signed_in, &draft, (&part, name), StatusCode::CONFLICT, said).await);
        }
        let place = if part == Part::NewItem { format!("item-{own}") } else { name };
        Ok(Redirect::to(&format!("{}?saved#{place}", paths::survey(&id))).into_response())
    }
    .await;
    or_page(&state, done).await
}

/// `POST /staff/surveys/{survey}/order`: an item one place up or down.
pub(in super::super) async fn move_item(
    State(state): State<AppState>,
    signed_in: SignedIn,
    Path(id): Path<String>,
    body: Bytes,
) -> Response {
    let done = async {
        let (fields, draft) = (Fields::read(&body), found(&state, &id).await?);
        let item = fields.one("item");
        let changed = draft.survey.moved(item, fields.one("way") == "up");
        if !surveys::save(&state.db, &draft, &changed, revision(&fields), by(&signed_in)).await? {
            let why = "Somebody else saved this survey meanwhile. This is how it stands now: move it again.".to_owned();
            let wrong = FieldError { field: format!("item-{item}"), why };
            return survey_shown(&state, &signed_in, &id, Said { done: None, wrong: Some(wrong) }).await;
        }
        Ok(Redirect::to(&format!("{}#item-{item}", paths::survey(&id))).into_response())
    };
    or_page(&state, done.await).await
}
