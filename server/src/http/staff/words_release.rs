//! A released wave's words: what would be shown and kept back, and making them public.

use app::{
    components::staff::FieldError,
    pages::staff::words_release::{WordsPart, WordsReleasePage, WordsReleaseView},
};
use axum::{
    body::Bytes,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use leptos::prelude::*;

use super::{
    Fields,
    door::or_page,
    guard::SignedIn,
    wave::{found, unnamed},
};
use crate::{
    http::{AppState, error::HttpError, render::page},
    service::{
        ServiceError,
        words_release::{Standing, parts, publish, standing},
    },
    store::{StoreError, Wave},
};

/// `GET /staff/waves/{wave}/words/release`
pub(super) async fn dry_run(State(state): State<AppState>, signed_in: SignedIn, Path(code): Path<String>) -> Response {
    let done = async {
        let wave = found(&state, &code).await?;
        shown(&state, &signed_in, &wave, Said::default()).await
    };
    or_page(&state, done.await).await
}

/// `POST /staff/waves/{wave}/words/release`: for good, and so only where the place was typed.
pub(super) async fn release(State(state): State<AppState>, signed_in: SignedIn, Path(code): Path<String>, body: Bytes) -> Response {
    let done = async {
        let wave = found(&state, &code).await?;
        let place = state.catalogue.areas().called(&wave.areas);
        if let Some(wrong) = unnamed(&Fields::read(&body), "place", &place) {
            return shown(&state, &signed_in, &wave, Said { wrong: Some(wrong), ..Said::default() }).await;
        }
        let said = match publish(&state.db, &state.catalogue, &state.policy, &wave.code, signed_in.email(), signed_in.now).await {
            Ok(_) => Said { done: Some("Its words are public."), ..Said::default() },
            // The page says why.
            Err(ServiceError::WordsNotReady { .. } | ServiceError::Store(StoreError::WordsKept(_))) => Said::default(),
            Err(ServiceError::Store(StoreError::WordsChanged(_))) => {
                Said { done: Some("Somebody changed something meanwhile: nothing was published. Look again."), ..Said::default() }
            }
            Err(error) => return Err(error.into()),
        };
        shown(&state, &signed_in, &wave, said).await
    };
    or_page(&state, done.await).await
}

/// What the page says besides.
#[derive(Default)]
struct Said {
    done: Option<&'static str>,
    wrong: Option<FieldError>,
}

async fn shown(state: &AppState, signed_in: &SignedIn, wave: &Wave, said: Said) -> Result<Response, HttpError> {
    let standing = standing(&state.db, &state.catalogue, &state.policy, wave).await?;
    let refused = said.wrong.is_some();
    let mut view = WordsReleaseView {
        frame: signed_in.frame(),
        code: wave.code.to_string(),
        place: state.catalogue.areas().called(&wave.areas),
        made_up: wave.made_up,
        public: matches!(standing, Standing::Public),
        why_not: match &standing {
            Standing::NotReady(judged) => judged.sentences(),
            other => other.why_not().into_iter().collect(),
        },
        texts: 0,
        parts: Vec::new(),
        done: said.done,
        wrongs: said.wrong.into_iter().collect(),
    };
    if let Standing::Ready { dry_run, judged, .. } = &standing {
        view.texts = judged.texts;
        let found = parts(dry_run, &*state.catalogue.survey_of(wave).await?);
        view.parts = found.into_iter().map(|part| WordsPart { of: part.of, lines: part.lines }).collect();
    }
    let status = if refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(page(status, move || view! { <WordsReleasePage page=view.clone()/> }).await)
}
