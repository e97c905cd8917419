//! What a coder found in a text: posted by the moderator's desk.

use std::collections::BTreeSet;

use app::{components::staff::FieldError, pages::problem::Problem, paths};
use axum::{
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse as _, Redirect, Response},
};
use domain::survey::Id;

use super::{Fields, codebook, door::or_page, guard::SignedIn, wave::found};
use crate::{
    digest::hex,
    http::{AppState, error::HttpError},
    service::coding::{self, Outcome, Posted, read_words},
    store::Coded,
};

/// Whether a script asks for a status alone (RFC 7240, *return=minimal*).
fn is_minimal(headers: &HeaderMap) -> bool {
    headers.get_all("prefer").iter().filter_map(|value| value.to_str().ok()).any(|value| value.contains("return=minimal"))
}

/// `POST /staff/waves/{wave}/words/themes`: back to the text on the desk, or 204 for a script.
pub(super) async fn themes(
    State(state): State<AppState>,
    signed_in: SignedIn,
    Path(code): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let done = async {
        let (wave, fields) = (found(&state, &code).await?, Fields::read(&body));
        let themes: Option<BTreeSet<Id>> = fields.all("theme").map(Id::new).collect();
        let posted = read_words(fields.one("words")).zip(themes);
        let posted = posted.map(|(words, themes)| Posted { words, themes, settles: !fields.one("settles").is_empty() });
        let outcome = match &posted {
            Some(posted) => coding::code(&state.db, &state.catalogue, &wave, posted, signed_in.email(), signed_in.now).await?,
            None => Outcome::UnknownCode,
        };
        let status = match outcome {
            Outcome::Stored(Coded::Kept) => StatusCode::NO_CONTENT,
            Outcome::Stored(Coded::NoSuchText) => StatusCode::NOT_FOUND,
            Outcome::Stored(Coded::Open | Coded::Public | Coded::Changed) => StatusCode::CONFLICT,
            Outcome::UnknownCode => StatusCode::UNPROCESSABLE_ENTITY,
        };
        if is_minimal(&headers) {
            return Ok(status.into_response());
        }
        match (status, posted) {
            (StatusCode::NO_CONTENT, Some(posted)) => {
                Ok(Redirect::to(&paths::text_on_desk(wave.code.as_str(), &hex(&posted.words))).into_response())
            }
            (StatusCode::NOT_FOUND, _) => Err(HttpError::Problem(StatusCode::NOT_FOUND, Problem::NoSuchPage)),
            (status, _) => {
                let why = match outcome {
                    Outcome::Stored(refused) => codebook::said(refused),
                    Outcome::UnknownCode => {
                        "A theme that was ticked is not in the codebook any more. Look at the codes below, and code the text again."
                    }
                };
                let wrong = FieldError { field: "codes".to_owned(), why: why.to_owned() };
                codebook::shown(&state, &signed_in, &wave, (status, Some(wrong)), None).await
            }
        }
    };
    or_page(&state, done.await).await
}
