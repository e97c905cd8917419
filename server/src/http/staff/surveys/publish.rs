//! What is new in a draft, and publishing it.

use app::{
    components::staff::FieldError,
    pages::staff::{ChangeLine, PublishPage, PublishView},
};
use axum::{
    body::Bytes,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use domain::survey::{Change, changes, check};
use leptos::prelude::*;

use super::{
    super::{Fields, door::or_page, guard::SignedIn},
    one::{Said, by, found, revision, shown},
};
use crate::{
    http::{AppState, error::HttpError, render::page},
    service::surveys::{self, Draft, Publishing},
};

/// `GET /staff/surveys/{survey}/publish`
pub(in super::super) async fn publish_page(State(state): State<AppState>, signed_in: SignedIn, Path(id): Path<String>) -> Response {
    let done = async {
        let draft = found(&state, &id).await?;
        looked_at(&state, &signed_in, &draft, StatusCode::OK, None).await
    };
    or_page(&state, done.await).await
}

async fn looked_at(
    state: &AppState,
    signed_in: &SignedIn,
    draft: &Draft,
    status: StatusCode,
    wrong: Option<String>,
) -> Result<Response, HttpError> {
    let survey = draft.survey.survey();
    let (base, version) = &draft.stored.base;
    state.catalogue.refresh().await?;
    let before = state.catalogue.version(base.as_str(), version);
    let changed = before.as_ref().map(|before| changes(&before.survey, survey)).unwrap_or_default();
    let base = before.map_or_else(|| "what it began as".to_owned(), |before| format!("{}, version {version}", before.survey.title));
    let line = |change: Change| ChangeLine { what: change.what, before: change.before, after: change.after };
    let languages = draft.survey.translations().iter().filter_map(|translation| {
        let missing = translation.missing(survey).len();
        let read = (!translation.read_by_native).then(|| "no native reader has read it".to_owned());
        let lacks = match missing {
            0 => None,
            1 => Some("one text is missing".to_owned()),
            missing => Some(format!("{missing} texts are missing")),
        };
        let amiss = lacks.into_iter().chain(read).collect::<Vec<_>>().join("; ");
        (!amiss.is_empty()).then(|| (translation.language.own_name().to_owned(), amiss))
    });
    let unfit: Vec<String> = draft.survey.unfit().iter().map(ToString::to_string).collect();
    let refused = draft.survey.finished().err().filter(|_| unfit.is_empty()).map(|refusal| refusal.reason);
    let view = PublishView {
        frame: signed_in.frame(),
        id: survey.id.to_string(),
        title: survey.title.clone(),
        version: survey.version.clone(),
        base,
        revision: draft.stored.revision,
        changes: changed.into_iter().map(line).collect(),
        unfit: unfit.into_iter().chain(refused).collect(),
        findings: check(survey).iter().map(ToString::to_string).collect(),
        languages: languages.collect(),
        wrongs: wrong.into_iter().map(|why| FieldError { field: "unfit".to_owned(), why }).collect(),
    };
    Ok(page(status, move || view! { <PublishPage page=view.clone()/> }).await)
}

/// `POST /staff/surveys/{survey}/publish`: the very draft that was looked at, or none.
pub(in super::super) async fn publish(State(state): State<AppState>, signed_in: SignedIn, Path(id): Path<String>, body: Bytes) -> Response {
    let done = async {
        let fields = Fields::read(&body);
        let draft = match found(&state, &id).await {
            Err(HttpError::Problem(..)) => {
                // Pressed twice: it is published.
                return shown(&state, &signed_in, &id, Said::default()).await;
            }
            draft => draft?,
        };
        match surveys::publish(&state.db, &state.catalogue, &draft, revision(&fields), by(&signed_in)).await? {
            Publishing::Done(_) => {
                let done = "It is published. Waves that you open from now on can ask it.";
                shown(&state, &signed_in, &id, Said { done: Some(done), wrong: None }).await
            }
            Publishing::Stale => {
                let why = "Somebody else saved it meanwhile. This is what is new now.".to_owned();
                looked_at(&state, &signed_in, &draft, StatusCode::CONFLICT, Some(why)).await
            }
            Publishing::Unfit(refusal) => {
                looked_at(&state, &signed_in, &draft, StatusCode::UNPROCESSABLE_ENTITY, Some(refusal.reason)).await
            }
        }
    };
    or_page(&state, done.await).await
}
