//! The notices of a planned wave, and the draft of its impact assessment.

use app::{
    components::staff::FieldError,
    pages::staff::{AssessmentPage, AssessmentView, NoticeView, NoticesPage, NoticesView},
    paths,
};
use axum::{
    body::Bytes,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    draft::WaveDraft,
    language::Language,
    notice::{Piece, Reader, pieces},
    reading::grade,
    staff::Act,
    survey::wounding_word,
};
use leptos::prelude::*;

use super::{
    Fields,
    door::or_page,
    drafts::{drafts, found, place},
    guard::SignedIn,
};
use crate::{
    day,
    http::{AppState, error::HttpError, render::page},
    service::{accounts::entry, drafts::KEPT_DAYS},
    store::KeptDraft,
};

/// The longest notice, in letters: three printed pages.
const LONGEST: usize = 12_000;

/// What the page says besides.
#[derive(Default)]
struct Said {
    done: Option<&'static str>,
    wrong: Option<FieldError>,
    /// What was typed for whom, and refused.
    typed: Option<(Reader, String)>,
}

async fn shown(state: &AppState, signed_in: &SignedIn, draft: &KeptDraft, said: Said) -> Result<Response, HttpError> {
    let judged = drafts(state).judge(draft, signed_in.now).await?;
    let one = |(reader, text): (Reader, String)| {
        let typed = said.typed.as_ref().filter(|(of, _)| *of == reader).map(|(_, typed)| typed.clone());
        let body: Vec<&str> =
            pieces(&text).filter_map(|piece| if let Piece::Paragraph(words) = piece { Some(words) } else { None }).collect();
        NoticeView { reader, own: draft.plan.notices.contains_key(&reader), grade: grade(&body.join(" ")), typed, text }
    };
    let status = if said.wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let view = NoticesView {
        frame: signed_in.frame(),
        code: draft.code.to_string(),
        place: place(state, draft),
        read: draft.plan.read == judged.notices_digest,
        digest: judged.notices_digest,
        notices: judged.notices.into_iter().map(one).collect(),
        revision: draft.revision,
        managed: signed_in.session.account.person.may(Act::Manage, Some(&draft.partnership)),
        done: said.done,
        wrongs: said.wrong.into_iter().collect(),
    };
    Ok(page(status, move || view! { <NoticesPage page=view.clone()/> }).await)
}

/// `GET /staff/drafts/{draft}/notices`
pub(super) async fn notices(State(state): State<AppState>, signed_in: SignedIn, Path(code): Path<String>) -> Response {
    let done = async {
        let draft = found(&state, &code).await?;
        if draft.opened_at.is_some() {
            // What its families read is frozen, and stands on the wave's own pages.
            return Ok(Redirect::to(&paths::staff_wave(draft.code.as_str())).into_response());
        }
        shown(&state, &signed_in, &draft, Said::default()).await
    };
    or_page(&state, done.await).await
}

/// `POST /staff/drafts/{draft}/notices`: one reader's text is changed, or made from the plan again.
pub(super) async fn change(State(state): State<AppState>, signed_in: SignedIn, Path(code): Path<String>, body: Bytes) -> Response {
    let done = async {
        let (draft, fields) = (found(&state, &code).await?, Fields::read(&body));
        let Some(reader) = Reader::from_name(fields.one("reader")) else {
            return shown(&state, &signed_in, &draft, Said::default()).await;
        };
        let field = format!("text-{reader}");
        let text = fields.one(&field).replace("\r\n", "\n").trim().to_owned();
        let mut plan = draft.plan.clone();
        let done = if fields.one("act") == "generated" {
            plan.notices.remove(&reader);
            "It is made from the plan again."
        } else {
            let refused = match wounding_word(&text, Language::English) {
                _ if text.is_empty() => Some("Write what they should know.".to_owned()),
                _ if text.chars().count() > LONGEST => Some("Say it in at most 12,000 letters.".to_owned()),
                Some(word) => {
                    Some(format!("“{word}” is a word that wounds: say “alcohol or drug use”, “people who use drugs” or “in recovery”."))
                }
                None => None,
            };
            if let Some(why) = refused {
                let said = Said { wrong: Some(FieldError { field, why }), typed: Some((reader, text)), ..Said::default() };
                return shown(&state, &signed_in, &draft, said).await;
            }
            plan.notices.insert(reader, text.clone());
            "Your text is saved."
        };
        if !state.db.change_wave_draft(&draft.code, &plan, fields.one("revision").parse().unwrap_or_default()).await? {
            let why = "Somebody else changed this plan meanwhile. Your text is below: saving it again replaces theirs.".to_owned();
            let said = Said { wrong: Some(FieldError { field, why }), typed: Some((reader, text)), ..Said::default() };
            return shown(&state, &signed_in, &draft, said).await;
        }
        shown(&state, &signed_in, &found(&state, &code).await?, Said { done: Some(done), ..Said::default() }).await
    };
    or_page(&state, done.await).await
}

/// `POST /staff/drafts/{draft}/notices/read`: somebody has read the notices and found them right: those, and no others.
pub(super) async fn read(State(state): State<AppState>, signed_in: SignedIn, Path(code): Path<String>, body: Bytes) -> Response {
    let done = async {
        let (draft, fields) = (found(&state, &code).await?, Fields::read(&body));
        let plan = WaveDraft { read: fields.one("digest").to_owned(), ..draft.plan.clone() };
        if !state.db.change_wave_draft(&draft.code, &plan, fields.one("revision").parse().unwrap_or_default()).await? {
            return shown(
                &state,
                &signed_in,
                &draft,
                Said { done: Some("The plan changed meanwhile. Read them again."), ..Said::default() },
            )
            .await;
        }
        let about = entry(signed_in.now, signed_in.email(), "found the notices right", Some(&draft.partnership), draft.code.as_str());
        state.db.note(&about).await?;
        Ok(Redirect::to(&paths::draft(draft.code.as_str())).into_response())
    };
    or_page(&state, done.await).await
}

/// `GET /staff/drafts/{draft}/assessment`: to print, for whoever assesses.
pub(super) async fn assessment(State(state): State<AppState>, signed_in: SignedIn, Path(code): Path<String>) -> Response {
    let done = async {
        let draft = found(&state, &code).await?;
        let judged = drafts(&state).judge(&draft, signed_in.now).await?;
        let survey = state.catalogue.survey(&draft.plan.survey).ok();
        let breakdowns = survey.as_ref().map(|survey| {
            let titles = draft.plan.breakdowns.iter().filter_map(|id| survey.breakdown(id.as_str()).map(|asked| asked.title.to_owned()));
            titles.collect::<Vec<_>>()
        });
        let view = AssessmentView {
            frame: signed_in.frame(),
            code: draft.code.to_string(),
            place: place(&state, &draft),
            controller: state.db.controller(&draft.partnership).await?,
            survey: survey.as_ref().map(|survey| format!("{}, version {}", survey.title, survey.version)).unwrap_or_default(),
            breakdowns: breakdowns.unwrap_or_default(),
            expected: draft.plan.expected_in_all(),
            children: judged.notices.iter().any(|(reader, _)| *reader == Reader::Child),
            opens: draft.plan.opens.clone(),
            closes: day::end_of_day(&draft.plan.closes).and_then(day::words),
            parents: draft.plan.parents.clone(),
            smallest_group: state.policy.group_floor(),
            smallest_breakdown: state.policy.breakdown_floor(),
            round_to: state.policy.round_to(),
            kept_days: KEPT_DAYS,
            findings: judged.findings.iter().map(ToString::to_string).collect(),
        };
        Ok(page(StatusCode::OK, move || view! { <AssessmentPage page=view.clone()/> }).await)
    };
    or_page(&state, done.await).await
}
