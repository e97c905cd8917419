//! What a partnership says about itself: who answers for its data, and its help lines.

use app::{
    components::staff::FieldError,
    pages::staff::{LineForm, LineView, PartnershipPage, PartnershipPageView, PartnershipView, PartnershipsPage},
    paths,
};
use axum::{
    body::Bytes,
    extract::{Path, Query, State, rejection::QueryRejection},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    draft::Controller,
    help::{HelpLine, How, is_number},
    language::Language,
    staff::Act,
    survey::{Audience, Id, wounding_word},
};
use leptos::prelude::*;
use serde::Deserialize;

use super::{Fields, Named, door::or_page, drafts::drafts, guard::SignedIn, partnership_view};
use crate::{
    day,
    digest::hex,
    http::{AppState, error::HttpError, render::page},
    service::{accounts::entry, drafts::is_stale},
    store::{Entry, random_bytes},
};

/// The longest of its texts, in letters.
const LONGEST: usize = 300;
/// So many lines of its own: more would bury the ones that matter.
const MOST_LINES: usize = 12;

/// `?line=…`: the line to change.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Changing {
    line: String,
}

/// What the page says besides.
#[derive(Default)]
struct Said {
    done: Option<&'static str>,
    wrongs: Vec<FieldError>,
    controller: Option<Controller>,
    form: LineForm,
}

/// The partnership that the address names: the guard has found it.
fn of(signed_in: &SignedIn) -> Result<Id, HttpError> {
    let nowhere = HttpError::Problem(StatusCode::NOT_FOUND, app::pages::problem::Problem::NoSuchPage);
    signed_in.partnership.clone().ok_or(nowhere)
}

fn noted(signed_in: &SignedIn, act: &str, partnership: &Id, about: &str) -> Entry {
    entry(signed_in.now, signed_in.email(), act, Some(partnership), about)
}

async fn shown(state: &AppState, signed_in: &SignedIn, id: &Id, said: Said) -> Result<Response, HttpError> {
    let name = |id: &Id| state.catalogue.areas().name(id).unwrap_or(id.as_str()).to_owned();
    let own = state.db.local_lines(id).await?;
    let view_of = |line: HelpLine| LineView {
        area: line.area.as_ref().map(name),
        own: own.iter().any(|one| one.id == line.id),
        checked_on: day::end_of_day(&line.checked_on).and_then(day::words).unwrap_or_else(|| line.checked_on.clone()),
        stale: is_stale(&line.checked_on, signed_in.now),
        line,
    };
    let councils = state.catalogue.partnership(id.as_str()).map(|found| found.councils.clone()).unwrap_or_default();
    let status = if said.wrongs.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let controller = match said.controller {
        Some(typed) => typed,
        None => state.db.controller(id).await?,
    };
    let view = PartnershipPageView {
        frame: signed_in.frame(),
        partnership: partnership_view(&state.catalogue, id),
        areas: councils.iter().map(|id| (id.to_string(), name(id))).collect(),
        controller,
        lines: drafts(state).lines(id).await?.into_iter().map(view_of).collect(),
        form: said.form,
        managed: signed_in.session.account.person.may(Act::Manage, Some(id)),
        done: said.done,
        wrongs: said.wrongs,
    };
    Ok(page(status, move || view! { <PartnershipPage page=view.clone()/> }).await)
}

/// `GET /staff/partnerships`: which one? Who has a part in one alone is there at once.
pub(super) async fn partnerships(
    State(state): State<AppState>,
    signed_in: SignedIn,
    named: Result<Query<Named>, QueryRejection>,
) -> Response {
    let Query(Named { partnership }) = named.unwrap_or_default();
    let mut ids = super::offered(&state, &signed_in, Act::See, partnership.as_deref());
    if let ([only], false) = (ids.as_slice(), signed_in.session.account.person.administrator && partnership.is_none()) {
        return Redirect::to(&paths::partnership(only.as_str())).into_response();
    }
    ids.sort();
    let (frame, choice) = (signed_in.frame(), super::choice(&state, &signed_in));
    let partnerships: Vec<PartnershipView> = ids.iter().map(|id| partnership_view(&state.catalogue, id)).collect();
    page(StatusCode::OK, move || {
        view! { <PartnershipsPage frame=frame.clone() partnerships=partnerships.clone() choice=choice.clone()/> }
    })
    .await
}

/// `GET /staff/partnerships/{partnership}`
pub(super) async fn partnership(
    State(state): State<AppState>,
    signed_in: SignedIn,
    changing: Result<Query<Changing>, QueryRejection>,
) -> Response {
    let done = async {
        let Query(Changing { line }) = changing.unwrap_or_default();
        let id = of(&signed_in)?;
        let line = state.db.local_lines(&id).await?.into_iter().find(|known| known.id.as_str() == line);
        let form = line.map(typed_of).unwrap_or_else(empty_form);
        shown(&state, &signed_in, &id, Said { form, ..Said::default() }).await
    };
    or_page(&state, done.await).await
}

fn empty_form() -> LineForm {
    LineForm {
        how: How::Call.as_str().to_owned(),
        audiences: Audience::ALL.iter().map(Audience::to_string).collect(),
        ..LineForm::default()
    }
}

fn typed_of(line: HelpLine) -> LineForm {
    LineForm {
        id: line.id.to_string(),
        name: line.name,
        about: line.about,
        how: line.how.as_str().to_owned(),
        number: line.number,
        audiences: line.audiences.iter().map(Audience::to_string).collect(),
        hours: line.hours.unwrap_or_default(),
        area: line.area.map(|area| area.to_string()).unwrap_or_default(),
    }
}

/// `POST /staff/partnerships/{partnership}/controller`
pub(super) async fn controller(State(state): State<AppState>, signed_in: SignedIn, body: Bytes) -> Response {
    let done = async {
        let (id, fields) = (of(&signed_in)?, Fields::read(&body));
        let text = |name: &str| fields.one(name).split_whitespace().collect::<Vec<_>>().join(" ");
        let [name, contact, officer, basis, protection] = ["controller", "contact", "officer", "basis", "protection"].map(text);
        let controller = Controller { name, contact, officer, basis, protection };
        let named = [
            ("controller", &controller.name),
            ("contact", &controller.contact),
            ("officer", &controller.officer),
            ("basis", &controller.basis),
            ("protection", &controller.protection),
        ];
        let wrongs: Vec<FieldError> = named
            .into_iter()
            .filter(|(_, text)| text.chars().count() > LONGEST)
            .map(|(field, _)| FieldError { field: field.to_owned(), why: "Say it in at most 300 letters.".to_owned() })
            .collect();
        if !wrongs.is_empty() {
            return shown(&state, &signed_in, &id, Said { wrongs, controller: Some(controller), form: empty_form(), ..Said::default() })
                .await;
        }
        state.db.set_controller(&id, &controller, &noted(&signed_in, "said who answers for the data", &id, &controller.name)).await?;
        shown(&state, &signed_in, &id, Said { done: Some("It is saved."), form: empty_form(), ..Said::default() }).await
    };
    or_page(&state, done.await).await
}

/// `POST /staff/partnerships/{partnership}/lines`: a line of its own, new or changed.
pub(super) async fn line(State(state): State<AppState>, signed_in: SignedIn, body: Bytes) -> Response {
    let done = async {
        let (id, fields) = (of(&signed_in)?, Fields::read(&body));
        let form = typed(&fields);
        let own = state.db.local_lines(&id).await?;
        let changes = own.iter().find(|line| line.id.as_str() == form.id).map(|line| line.id.clone());
        let mut wrongs = wrongs(&form);
        if changes.is_none() && own.len() >= MOST_LINES {
            wrongs.push(FieldError {
                field: "name".to_owned(),
                why: "Twelve of your own are the most: people find none among more.".to_owned(),
            });
        }
        let councils = state.catalogue.partnership(id.as_str()).map(|found| found.councils.clone()).unwrap_or_default();
        let new = || Ok::<_, HttpError>(Id::new(&format!("own-{}", hex(&random_bytes::<6>()?))));
        let line_id = match changes {
            Some(known) => Some(known),
            None => new()?,
        };
        let (Some(line_id), true) = (line_id, wrongs.is_empty()) else {
            return shown(&state, &signed_in, &id, Said { wrongs, form, ..Said::default() }).await;
        };
        let line = HelpLine {
            id: line_id,
            name: form.name.clone(),
            about: form.about.clone(),
            how: if form.how == How::Text.as_str() { How::Text } else { How::Call },
            number: form.number.clone(),
            audiences: form.audiences.iter().filter_map(|name| Audience::from_name(name)).collect(),
            ages: None,
            hours: Some(form.hours.clone()).filter(|hours| !hours.is_empty()),
            area: councils.into_iter().find(|council| council.as_str() == form.area),
            checked_on: day::today(signed_in.now),
            untranslated: false,
        };
        state.db.set_local_line(&id, &line, &noted(&signed_in, "wrote a help line", &id, &line.name)).await?;
        shown(&state, &signed_in, &id, Said { done: Some("The help line is saved."), form: empty_form(), ..Said::default() }).await
    };
    or_page(&state, done.await).await
}

fn typed(fields: &Fields<'_>) -> LineForm {
    let text = |name: &str| fields.one(name).split_whitespace().collect::<Vec<_>>().join(" ");
    LineForm {
        id: text("line"),
        name: text("name"),
        about: text("about"),
        how: text("how"),
        number: text("number"),
        audiences: fields.all("audiences").filter_map(Audience::from_name).map(|audience| audience.to_string()).collect(),
        hours: text("hours"),
        area: text("area"),
    }
}

fn wrongs(form: &LineForm) -> Vec<FieldError> {
    let mut wrongs = Vec::new();
    let mut wrong = |field: &str, why: String| wrongs.push(FieldError { field: field.to_owned(), why });
    for (field, text, most) in [("name", &form.name, 60), ("about", &form.about, 100)] {
        if text.is_empty() || text.chars().count() > most {
            wrong(field, format!("Say it in 1 to {most} letters."));
        }
    }
    // A service's own name may hold a word that we do not use ourselves.
    if let Some(word) = wounding_word(&form.about, Language::English) {
        wrong("about", format!("“{word}” is a word that wounds: say “alcohol or drug use” or “in recovery”."));
    }
    if !is_number(&form.number) {
        wrong("number", "A number has 3 to 15 digits, and else only spaces.".to_owned());
    }
    if form.audiences.is_empty() {
        wrong("audiences", "Tick whom it is shown to.".to_owned());
    }
    if form.hours.chars().count() > 100 {
        wrong("hours", "Say it in at most 100 letters.".to_owned());
    }
    wrongs
}

/// `POST /staff/partnerships/{partnership}/lines/{line}/checked`
pub(super) async fn checked(State(state): State<AppState>, signed_in: SignedIn, Path((_, line)): Path<(String, String)>) -> Response {
    let done = async {
        let id = of(&signed_in)?;
        let line = known(&state, &id, &line).await?;
        let about = noted(&signed_in, "checked a help line", &id, &line.name);
        state.db.check_line(&id, &line.id, &day::today(signed_in.now), &about).await?;
        shown(
            &state,
            &signed_in,
            &id,
            Said { done: Some("Thank you: it is noted as checked today."), form: empty_form(), ..Said::default() },
        )
        .await
    };
    or_page(&state, done.await).await
}

/// `POST /staff/partnerships/{partnership}/lines/{line}/removed`
pub(super) async fn removed(State(state): State<AppState>, signed_in: SignedIn, Path((_, line)): Path<(String, String)>) -> Response {
    let done = async {
        let id = of(&signed_in)?;
        let Some(line) = state.db.local_lines(&id).await?.into_iter().find(|known| known.id.as_str() == line) else {
            return Ok(Redirect::to(&paths::partnership(id.as_str())).into_response());
        };
        state.db.remove_local_line(&id, &line.id, &noted(&signed_in, "took a help line away", &id, &line.name)).await?;
        // What was taken away stands in the form, to be put back at a tap.
        let said = Said {
            done: Some("It is taken away. To put it back, save it below."),
            form: LineForm { id: String::new(), ..typed_of(line) },
            ..Said::default()
        };
        shown(&state, &signed_in, &id, said).await
    };
    or_page(&state, done.await).await
}

async fn known(state: &AppState, partnership: &Id, line: &str) -> Result<HelpLine, HttpError> {
    let nowhere = HttpError::Problem(StatusCode::NOT_FOUND, app::pages::problem::Problem::NoSuchPage);
    drafts(state).lines(partnership).await?.into_iter().find(|known| known.id.as_str() == line).ok_or(nowhere)
}
