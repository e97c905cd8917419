//! A wave before it opens: planned, judged, opened.

mod form;

use app::{
    components::staff::FieldError,
    pages::{
        problem::Problem,
        staff::{DraftPage, PlanForm, WaveDraftView},
    },
    paths,
};
use axum::{
    body::Bytes,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{draft::WaveDraft, staff::Act};
use leptos::prelude::*;

use super::{Fields, door::or_page, guard::SignedIn, partnership_view, wave::unnamed};
use crate::{
    http::{AppState, error::HttpError, render::page},
    service::{
        accounts::entry,
        drafts::{Drafts, Judged, Opened},
    },
    store::{Code, KeptDraft},
};

const CHANGED: &str = "Somebody else changed this plan meanwhile. What you typed is below: saving it again replaces theirs.";

pub(in crate::http) fn drafts(state: &AppState) -> Drafts<'_> {
    Drafts { db: &state.db, catalogue: &state.catalogue, examiner: &state.examiner, policy: &state.policy }
}

/// The draft of that code whose wave has not opened.
pub(super) async fn found(state: &AppState, code: &str) -> Result<KeptDraft, HttpError> {
    let nowhere = || HttpError::Problem(StatusCode::NOT_FOUND, Problem::NoSuchPage);
    let code = Code::read(code).ok_or_else(nowhere)?;
    state.db.wave_draft(&code).await?.ok_or_else(nowhere)
}

/// What the page says besides.
#[derive(Default)]
pub(super) struct Said {
    done: Option<&'static str>,
    wrongs: Vec<FieldError>,
    typed: Option<PlanForm>,
}

pub(super) async fn shown(state: &AppState, signed_in: &SignedIn, draft: &KeptDraft, said: Said) -> Result<Response, HttpError> {
    let judged = drafts(state).judge(draft, signed_in.now).await?;
    shown_as(state, signed_in, draft, said, judged).await
}

async fn shown_as(state: &AppState, signed_in: &SignedIn, draft: &KeptDraft, said: Said, judged: Judged) -> Result<Response, HttpError> {
    let Said { done, wrongs, typed } = said;
    let status = if wrongs.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let view = WaveDraftView {
        frame: signed_in.frame(),
        code: draft.code.to_string(),
        partnership: partnership_view(&state.catalogue, &draft.partnership),
        place: place(state, draft),
        form: typed.unwrap_or_else(|| form::form(state, draft)),
        ready: judged.is_ready(),
        checks: judged.checks,
        findings: judged.findings.iter().map(ToString::to_string).collect(),
        findings_digest: judged.findings_digest,
        managed: signed_in.session.account.person.may(Act::Manage, Some(&draft.partnership)),
        done,
        wrongs,
    };
    Ok(page(status, move || view! { <DraftPage page=view.clone()/> }).await)
}

/// Where a draft is for; without places its partnership's name.
pub(super) fn place(state: &AppState, draft: &KeptDraft) -> String {
    if draft.plan.areas.is_empty() {
        return partnership_view(&state.catalogue, &draft.partnership).name;
    }
    state.catalogue.areas().called(&draft.plan.areas)
}

/// `POST /staff/partnerships/{partnership}/drafts`
pub(super) async fn begin(State(state): State<AppState>, signed_in: SignedIn) -> Response {
    let done = async {
        let nowhere = HttpError::Problem(StatusCode::NOT_FOUND, Problem::NoSuchPage);
        let partnership = signed_in.partnership.clone().ok_or(nowhere)?;
        let code = drafts(&state).begin(&partnership, signed_in.email(), signed_in.now).await?;
        Ok(Redirect::to(&paths::draft(code.as_str())).into_response())
    };
    or_page(&state, done.await).await
}

/// `GET /staff/drafts/{draft}`; when its wave has opened, that.
pub(super) async fn draft(State(state): State<AppState>, signed_in: SignedIn, Path(code): Path<String>) -> Response {
    let done = async {
        let draft = found(&state, &code).await?;
        if draft.opened_at.is_some() {
            return Ok(Redirect::to(&paths::staff_wave(draft.code.as_str())).into_response());
        }
        shown(&state, &signed_in, &draft, Said::default()).await
    };
    or_page(&state, done.await).await
}

/// `POST /staff/drafts/{draft}`: the plan is saved, whole or not; what cannot be read is given back as typed.
pub(super) async fn save(State(state): State<AppState>, signed_in: SignedIn, Path(code): Path<String>, body: Bytes) -> Response {
    let done = async {
        let (draft, fields) = (found(&state, &code).await?, Fields::read(&body));
        let (mut form, plan, wrongs) = form::read(&state, &draft, &fields, signed_in.now);
        if !wrongs.is_empty() {
            return shown(&state, &signed_in, &draft, Said { wrongs, typed: Some(form), ..Said::default() }).await;
        }
        if !state.db.change_wave_draft(&draft.code, &plan, form.revision).await? {
            form.revision = draft.revision;
            let wrongs = vec![FieldError { field: "survey".to_owned(), why: CHANGED.to_owned() }];
            return shown(&state, &signed_in, &draft, Said { wrongs, typed: Some(form), ..Said::default() }).await;
        }
        let draft = found(&state, &code).await?;
        shown(&state, &signed_in, &draft, Said { done: Some("The plan is saved."), ..Said::default() }).await
    };
    or_page(&state, done.await).await
}

/// `POST /staff/drafts/{draft}/machine`: somebody has looked at what the machine's check found.
pub(super) async fn machine(State(state): State<AppState>, signed_in: SignedIn, Path(code): Path<String>, body: Bytes) -> Response {
    let done = async {
        let draft = found(&state, &code).await?;
        let plan = WaveDraft { machine: Fields::read(&body).one("found").to_owned(), ..draft.plan.clone() };
        let about = entry(
            signed_in.now,
            signed_in.email(),
            "said that the notices tell of the machine",
            Some(&draft.partnership),
            draft.code.as_str(),
        );
        if state.db.change_wave_draft(&draft.code, &plan, draft.revision).await? {
            state.db.note(&about).await?;
        }
        let draft = found(&state, &code).await?;
        shown(&state, &signed_in, &draft, Said { done: Some("It is noted, with your name."), ..Said::default() }).await
    };
    or_page(&state, done.await).await
}

/// `POST /staff/drafts/{draft}/open`: everything is judged again at this moment.
pub(super) async fn open(State(state): State<AppState>, signed_in: SignedIn, Path(code): Path<String>) -> Response {
    let done = async {
        let draft = found(&state, &code).await?;
        if draft.opened_at.is_some() {
            return Ok(Redirect::to(&paths::staff_wave(draft.code.as_str())).into_response());
        }
        let wrongs = |why: &str| vec![FieldError { field: "content".to_owned(), why: why.to_owned() }];
        match drafts(&state).open(&draft, signed_in.email(), signed_in.now).await? {
            Opened::Wave(wave) => Ok(Redirect::to(&paths::staff_wave(wave.code.as_str())).into_response()),
            Opened::NotReady(judged) => {
                let said = Said { wrongs: wrongs("It cannot open yet: see what is to do."), ..Said::default() };
                shown_as(&state, &signed_in, &draft, said, *judged).await
            }
            Opened::Changed => {
                let draft = found(&state, &code).await?;
                if draft.opened_at.is_some() {
                    return Ok(Redirect::to(&paths::staff_wave(draft.code.as_str())).into_response());
                }
                let said = Said { wrongs: wrongs("Somebody changed this plan meanwhile. Look at it again."), ..Said::default() };
                shown(&state, &signed_in, &draft, said).await
            }
        }
    };
    or_page(&state, done.await).await
}

/// `POST /staff/drafts/{draft}/discard`: for good, and so only where the place was typed.
pub(super) async fn discard(State(state): State<AppState>, signed_in: SignedIn, Path(code): Path<String>, body: Bytes) -> Response {
    let done = async {
        let draft = found(&state, &code).await?;
        if let Some(wrong) = unnamed(&Fields::read(&body), "place", &place(&state, &draft)) {
            return shown(&state, &signed_in, &draft, Said { wrongs: vec![wrong], ..Said::default() }).await;
        }
        let about = entry(signed_in.now, signed_in.email(), "threw a plan away", Some(&draft.partnership), draft.code.as_str());
        state.db.discard_wave_draft(&draft.code, &about).await?;
        Ok(Redirect::to(paths::STAFF).into_response())
    };
    or_page(&state, done.await).await
}
