//! A wave before it opens: planned, judged, opened.

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
use domain::{
    draft::WaveDraft,
    staff::Act,
    survey::{Audience, Id},
};
use leptos::prelude::*;

use super::{Fields, door::or_page, guard::SignedIn, partnership_view, wave::unnamed};
use crate::{
    day,
    http::{AppState, error::HttpError, render::page},
    service::{
        accounts::entry,
        drafts::{Drafts, Judged, Opened, audiences},
    },
    store::{Code, KeptDraft},
};

/// The longest of the plan's texts, in letters.
const LONGEST: usize = 1_000;
/// More people than this are no plan but a slip of the finger: Scotland has fewer.
const MOST_PEOPLE: u32 = 5_000_000;

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
        form: typed.unwrap_or_else(|| form(state, draft)),
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

/// The plan as it is kept.
fn form(state: &AppState, draft: &KeptDraft) -> PlanForm {
    let plan = &draft.plan;
    let texts = |ids: &[Id]| ids.iter().map(Id::to_string).collect();
    let expected = |audience: Audience| plan.expected.get(&audience).map(u32::to_string).unwrap_or_default();
    let options = options(state, draft);
    PlanForm {
        survey: plan.survey.clone(),
        ticked: texts(&plan.areas),
        asked: texts(&plan.breakdowns),
        opens: plan.opens.clone(),
        closes: plan.closes.clone(),
        expected: options.expected.into_iter().map(|(field, name, _)| (field, name, expected(of_field(field)))).collect(),
        slips: plan.slips,
        assessment: plan.assessment.clone(),
        child_rights: plan.child_rights.clone(),
        parents: plan.parents.clone(),
        revision: draft.revision,
        ..options
    }
}

/// What can be chosen, and nothing chosen.
fn options(state: &AppState, draft: &KeptDraft) -> PlanForm {
    let areas = state.catalogue.partnership(draft.partnership.as_str()).map(|found| found.councils.clone()).unwrap_or_default();
    let survey = state.catalogue.survey(&draft.plan.survey).ok();
    let known =
        |survey: &domain::survey::Survey| audiences(survey).into_iter().map(|(one, plural)| (field(one), plural, String::new())).collect();
    PlanForm {
        surveys: state
            .catalogue
            .surveys_for(&draft.partnership)
            .iter()
            .map(|survey| (survey.id.to_string(), survey.title.clone()))
            .collect(),
        areas: areas.iter().map(|id| (id.to_string(), state.catalogue.areas().name(id).unwrap_or(id.as_str()).to_owned())).collect(),
        breakdowns: survey
            .as_ref()
            .map(|survey| survey.breakdowns().map(|question| (question.id.to_string(), question.title.to_owned())).collect())
            .unwrap_or_default(),
        expected: survey.as_ref().map(|survey| known(survey)).unwrap_or_default(),
        revision: draft.revision,
        ..PlanForm::default()
    }
}

const fn field(audience: Audience) -> &'static str {
    match audience {
        Audience::Child => "expected-child",
        Audience::Young => "expected-young",
        Audience::Adult => "expected-adult",
    }
}

fn of_field(name: &str) -> Audience {
    Audience::ALL.into_iter().find(|audience| field(*audience) == name).unwrap_or(Audience::Adult)
}

/// What was typed, what it means, and what is wrong with it.
fn read(state: &AppState, draft: &KeptDraft, fields: &Fields<'_>, now: i64) -> (PlanForm, WaveDraft, Vec<FieldError>) {
    let mut form = options(state, draft);
    let mut wrongs = Vec::new();
    let mut wrong = |field: &str, why: &str| wrongs.push(FieldError { field: field.to_owned(), why: why.to_owned() });
    let text = |name: &str| fields.one(name).trim().to_owned();
    form.survey = text("survey");
    form.ticked = form.areas.iter().map(|(id, _)| id.clone()).filter(|id| fields.all("areas").any(|one| one == id)).collect();
    form.asked = form.breakdowns.iter().map(|(id, _)| id.clone()).filter(|id| fields.all("breakdowns").any(|one| one == id)).collect();
    (form.opens, form.closes) = (text("opens"), text("closes"));
    (form.assessment, form.child_rights, form.parents) = (text("assessment"), text("child_rights"), text("parents"));
    form.revision = text("revision").parse().unwrap_or_default();
    if !form.surveys.iter().any(|(id, _)| *id == form.survey) {
        wrong("survey", "Choose one of the surveys.");
    }
    if form.asked.len() > 3 {
        wrong("breakdowns", "Ask about three things at most.");
    }
    for (name, day) in [("opens", &form.opens), ("closes", &form.closes)] {
        if !day.is_empty() && day::end_of_day(day).is_none() {
            wrong(name, "Write a day such as 2027-03-31.");
        }
    }
    if day::end_of_day(&form.closes).is_some_and(|end| end <= now) {
        wrong("closes", "Choose a day to come, such as 2027-03-31, or leave it empty.");
    }
    for (name, said) in [("assessment", &form.assessment), ("child_rights", &form.child_rights), ("parents", &form.parents)] {
        if said.chars().count() > LONGEST {
            wrong(name, "Say it in at most 1,000 letters.");
        }
    }
    form.slips = fields.one("slips") == "yes";
    let mut expected = std::collections::BTreeMap::new();
    for (name, _, typed) in &mut form.expected {
        *typed = text(name);
        match typed.replace([',', ' '], "").parse::<u32>() {
            _ if typed.is_empty() => {}
            Ok(number) if number <= MOST_PEOPLE => {
                expected.insert(of_field(name), number);
            }
            _ => wrong(name, "Write a number, such as 60."),
        }
    }
    let ids = |texts: &[String]| texts.iter().filter_map(|text| Id::new(text)).collect();
    let plan = WaveDraft {
        survey: form.survey.clone(),
        areas: ids(&form.ticked),
        breakdowns: ids(&form.asked),
        opens: form.opens.clone(),
        closes: form.closes.clone(),
        expected,
        slips: form.slips,
        assessment: form.assessment.clone(),
        child_rights: form.child_rights.clone(),
        parents: form.parents.clone(),
        ..draft.plan.clone()
    };
    (form, plan, wrongs)
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
        let (mut form, plan, wrongs) = read(&state, &draft, &fields, signed_in.now);
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
