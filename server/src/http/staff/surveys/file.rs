//! A survey and its translations as files, out and in.

use app::{
    components::staff::FieldError,
    pages::staff::{FilePage, FileView},
    paths,
};
use axum::{
    body::Bytes,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    language::Language,
    survey::{Id, Survey, Translation},
};
use leptos::prelude::*;

use super::{
    super::{Fields, door::or_page, guard::SignedIn},
    nowhere,
    one::{by, found, revision},
};
use crate::{
    http::{AppState, error::HttpError, render::page},
    service::surveys::{self, Draft},
};

/// `GET /staff/surveys/{survey}/files/{file}`: of the draft, else of the newest version.
pub(in super::super) async fn file(State(state): State<AppState>, Path((id, file)): Path<(String, String)>) -> Response {
    let done = async {
        let language = file.strip_suffix(".toml").and_then(Language::from_name).ok_or_else(nowhere)?;
        let survey = Id::new(&id).ok_or_else(nowhere)?;
        let text = match surveys::draft(&state.db, &survey).await? {
            Some(draft) => text(draft.survey.survey(), draft.survey.translations(), language),
            None => {
                state.catalogue.refresh().await?;
                let version = state.catalogue.newest(&id).ok_or_else(nowhere)?;
                text(&version.survey, &version.translations, language)
            }
        };
        let name = format!("attachment; filename=\"{id}-{language}.toml\"");
        let headers = [(header::CONTENT_TYPE, "application/toml; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)];
        Ok((headers, text).into_response())
    };
    or_page(&state, done.await).await
}

/// A translation that nobody has begun is a file to begin with.
fn text(survey: &Survey, translations: &[Translation], language: Language) -> String {
    if language == Language::English {
        return survey.write();
    }
    let found = translations.iter().find(|translation| translation.language == language);
    found.map_or_else(|| Translation::empty(language).write(survey), |translation| translation.write(survey))
}

/// `GET /staff/surveys/{survey}/file`
pub(in super::super) async fn file_page(State(state): State<AppState>, signed_in: SignedIn, Path(id): Path<String>) -> Response {
    let done = async {
        let draft = found(&state, &id).await?;
        Ok(shown(&signed_in, &draft, StatusCode::OK, String::new(), None).await)
    };
    or_page(&state, done.await).await
}

async fn shown(signed_in: &SignedIn, draft: &Draft, status: StatusCode, typed: String, wrong: Option<String>) -> Response {
    let survey = draft.survey.survey();
    let view = FileView {
        frame: signed_in.frame(),
        id: survey.id.to_string(),
        title: survey.title.clone(),
        revision: draft.stored.revision,
        typed,
        wrongs: wrong.into_iter().map(|why| FieldError { field: "file".to_owned(), why }).collect(),
    };
    page(status, move || view! { <FilePage page=view.clone()/> }).await
}

/// `POST /staff/surveys/{survey}/file`: a survey's, or a translation's, which says its language in its head.
pub(in super::super) async fn put_file(
    State(state): State<AppState>,
    signed_in: SignedIn,
    Path(id): Path<String>,
    body: Bytes,
) -> Response {
    let done: Result<Response, HttpError> = async {
        let (fields, draft) = (Fields::read(&body), found(&state, &id).await?);
        let typed = fields.one("file").to_owned();
        let translation = typed.lines().any(|line| line.trim_start().starts_with("language") && line.contains('='));
        let read = if translation { draft.survey.import_translation(&typed) } else { draft.survey.import(&typed) };
        let changed = match read {
            Ok(changed) => changed,
            Err(refusal) => {
                let why = if typed.trim().is_empty() { "Paste the file first.".to_owned() } else { refusal.to_string() };
                return Ok(shown(&signed_in, &draft, StatusCode::UNPROCESSABLE_ENTITY, typed, Some(why)).await);
            }
        };
        if !surveys::import(&state.db, &draft, &changed, revision(&fields), by(&signed_in)).await? {
            let draft = found(&state, &id).await?;
            let why = "Somebody else saved this survey meanwhile. To put the file in all the same, press again.".to_owned();
            return Ok(shown(&signed_in, &draft, StatusCode::CONFLICT, typed, Some(why)).await);
        }
        Ok(Redirect::to(&format!("{}?saved", paths::survey(&id))).into_response())
    }
    .await;
    or_page(&state, done).await
}
