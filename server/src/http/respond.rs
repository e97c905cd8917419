//! The respondent's routes. They set no cookie and write no log line.

use std::{borrow::Cow, error::Error as _, time::Duration};

use app::{
    pages::{
        problem::Problem,
        respond::{HandOver, HandOverView, Paper, Thanks, ThanksView, Who, WhoView},
    },
    paths,
};
use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{
        Path, Query, Request, State,
        rejection::{PathRejection, QueryRejection},
    },
    http::{HeaderName, StatusCode, header},
    response::{IntoResponse as _, Redirect, Response},
};
use http_body_util::LengthLimitError;
use leptos::prelude::*;
use serde::Deserialize;
use tokio::time::timeout;

use super::{AppState, client::Client, error::HttpError, language::Asked, origin::Origin, render::page, sheet::Sheet};
use crate::{
    day, quiet,
    service::links::{Found, STILL_TAKEN},
    store::{Code, State as WaveState, StoreError, Wave},
};

/// The largest body of a post, in bytes. A form without words is under 2 kB. Two of the longest texts take 96 kB when each byte is percent-encoded
/// (`domain::words::MOST_BYTES`), two of the largest drawings 12 kB; what is over that comes back as typed, as long as it can be read at all.
pub(super) const LARGEST: usize = 192 * 1024;

/// How long a post may take to come in.
const SLOWEST: Duration = Duration::from_secs(60);

/// The most fields of a post. A form has some thirty.
const MOST: usize = 256;

/// After how many seconds a post that could not be taken is worth sending again.
pub(super) const COME_BACK: &str = "5";

/// The status of a post that cannot be taken as it is.
pub(super) const REFUSED: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

/// `?code=…`
#[derive(Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    code: String,
}

/// `GET /s?code=…`: from a typed code to its page.
pub async fn find(State(state): State<AppState>, asked: Asked, typed: Result<Query<Typed>, QueryRejection>) -> Response {
    let Query(typed) = typed.unwrap_or_default();
    let found = async {
        let code = Code::read(&typed.code).ok_or_else(|| HttpError::UnknownCode(typed.code.clone()))?;
        match state.links.find(&code).await {
            Err(StoreError::NoSuchWave(_)) => Err(HttpError::UnknownCode(typed.code.clone())),
            found => Ok(found?),
        }?;
        Ok(Redirect::to(&paths::in_language(&paths::link(code.as_str()), asked.0)).into_response())
    };
    or_page(&state, asked, found.await).await
}

/// `GET /s/{link}`: who is answering?
pub async fn who(State(state): State<AppState>, asked: Asked, path: PathOf<String>) -> Response {
    let shown = async {
        let link = of(path)?;
        let found = open_link(&state, &link).await?;
        let (link, wave) = &*found;
        let survey = state.catalogue.survey_in(wave, asked.0).await?;
        let (single_use, link) = (link.single_use, link.code.to_string());
        let view = WhoView { frame: state.frame(asked.0), survey, link, single_use, made_up: wave.made_up };
        Ok(page(StatusCode::OK, move || view! { <Who page=view.clone()/> }).await)
    };
    or_page(&state, asked, shown.await).await
}

/// `GET /s/{link}/thanks`: after Send; still there when the wave has closed.
pub async fn thanks(State(state): State<AppState>, asked: Asked, path: PathOf<String>) -> Response {
    let shown = async {
        let link = of(path)?;
        let found = known_link(&state, &link).await?;
        let (link, wave) = &*found;
        let frame = state.frame_after(asked.0, &found);
        let closes = wave.closes_at.and_then(day::shown);
        let (link, made_up, wave) = (link.code.to_string(), wave.made_up, wave.code.to_string());
        let view = ThanksView { frame, link, wave, closes, made_up };
        Ok(page(StatusCode::OK, move || view! { <Thanks page=view.clone()/> }).await)
    };
    or_page(&state, asked, shown.await).await
}

/// `GET /s/{link}/pass-on`: from one person to the next.
pub async fn hand_over(State(state): State<AppState>, asked: Asked, path: PathOf<String>) -> Response {
    let shown = async {
        let link = of(path)?;
        let found = open_link(&state, &link).await?;
        let (link, wave) = &*found;
        let view = HandOverView { frame: state.frame(asked.0), link: link.code.to_string(), made_up: wave.made_up };
        Ok(page(StatusCode::OK, move || view! { <HandOver page=view.clone()/> }).await)
    };
    or_page(&state, asked, shown.await).await
}

/// `GET /s/{link}/{audience}/paper`: the form to print.
pub async fn paper(State(state): State<AppState>, asked: Asked, path: PathOf<(String, String)>) -> Response {
    let shown = async {
        let (link, audience) = of(path)?;
        let sheet = Sheet::new(&state, asked, open_link(&state, &link).await?, &audience, StatusCode::NOT_FOUND).await?;
        let view = sheet.printed();
        Ok(page(StatusCode::OK, move || view! { <Paper page=view.clone()/> }).await)
    };
    or_page(&state, asked, shown.await).await
}

/// `GET /s/{link}/{audience}`: the whole form, with a fresh token.
pub async fn form(State(state): State<AppState>, asked: Asked, origin: Origin, path: PathOf<(String, String)>) -> Response {
    let shown = async {
        let (link, audience) = of(path)?;
        let sheet = Sheet::new(&state, asked, open_link(&state, &link).await?, &audience, StatusCode::NOT_FOUND).await?;
        sheet.empty(origin).await
    };
    or_page(&state, asked, shown.await).await
}

/// `POST /s/{link}/{audience}`: Send; or `review`, which stores nothing.
pub async fn send(
    State(state): State<AppState>,
    asked: Asked,
    path: PathOf<(String, String)>,
    client: Client,
    request: Request,
) -> Response {
    let action = paths::in_language(request.uri().path(), asked.0);
    let minimal = request.headers().get(PREFER).is_some_and(|prefers| prefers == MINIMAL);
    let body = match form_body(request).await {
        Ok(body) => body,
        Err(error) => return error.render_quietly(&state, asked).await,
    };
    let sent = async {
        let (link, audience) = of(path)?;
        take(&state, asked, client, (&link, &audience), &body).await
    };
    match sent.await {
        Ok(sent) if minimal && sent.status() == StatusCode::SEE_OTHER => without_page(sent),
        Err(HttpError::Ours(error)) => {
            quiet::error(&error);
            // Whatever failed, what was typed is given back.
            let fields = form_urlencoded::parse(&body).into_owned().collect();
            let again = HttpError::Problem(StatusCode::SERVICE_UNAVAILABLE, Problem::SendAgain { action, fields });
            ([(header::RETRY_AFTER, COME_BACK)], again.render(&state, asked).await).into_response()
        }
        sent => or_page(&state, asked, sent).await,
    }
}

/// The form's own script prefers no page in return (RFC 7240, 4.2): it shows the thanks page by itself, which would otherwise be loaded twice.
pub(super) const PREFER: HeaderName = HeaderName::from_static("prefer");
const PREFERRED: HeaderName = HeaderName::from_static("preference-applied");
pub(super) const MINIMAL: &str = "return=minimal";

/// "It is in", and nothing else. By the second header the script knows us: a hotel's sign-in page does not say it.
pub(super) fn without_page(sent: Response) -> Response {
    let extensions = sent.extensions().clone();
    let mut answer = (StatusCode::NO_CONTENT, [(PREFERRED, MINIMAL)]).into_response();
    *answer.extensions_mut() = extensions;
    answer
}

/// Takes in the form of that link and audience.
pub(super) async fn take(
    state: &AppState,
    asked: Asked,
    client: Client,
    (link, audience): (&str, &str),
    body: &[u8],
) -> Result<Response, HttpError> {
    let pairs = pairs(body)?;
    // The store says whether the wave is open: this page may have been sent before it closed.
    let sheet = Sheet::new(state, asked, taking_link(state, link).await?, audience, REFUSED).await?;
    sheet.take(client, &pairs).await
}

pub(super) async fn or_page(state: &AppState, asked: Asked, result: Result<Response, HttpError>) -> Response {
    match result {
        Ok(response) => response,
        Err(error) => error.render_quietly(state, asked).await,
    }
}

pub(super) async fn known_link(state: &AppState, code: &str) -> Result<Found, HttpError> {
    let code = Code::read(code).ok_or_else(|| HttpError::UnknownCode(code.to_owned()))?;
    Ok(state.links.find(&code).await?)
}

pub(super) async fn open_link(state: &AppState, code: &str) -> Result<Found, HttpError> {
    let found = known_link(state, code).await?;
    match (&found.0.closed_at, found.1.state) {
        (_, state) if state != WaveState::Open => Err(closed(&found.1)),
        (Some(_), _) => Err(link_closed()),
        _ => Ok(found),
    }
}

fn link_closed() -> HttpError {
    HttpError::Problem(StatusCode::GONE, Problem::LinkClosed)
}

/// A link through which answers are still taken: who had the form open when staff closed it has a day.
async fn taking_link(state: &AppState, code: &str) -> Result<Found, HttpError> {
    let found = known_link(state, code).await?;
    let over = found.0.closed_at.is_some_and(|closed_at| state.clock.now() - closed_at > STILL_TAKEN);
    if over && found.1.state == WaveState::Open { Err(link_closed()) } else { Ok(found) }
}

pub(super) fn closed(wave: &Wave) -> HttpError {
    HttpError::Problem(StatusCode::GONE, Problem::Closed { results: paths::results(wave.code.as_str()) })
}

async fn form_body(request: Request<Body>) -> Result<Bytes, HttpError> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !kind.starts_with("application/x-www-form-urlencoded") {
        return Err(HttpError::Problem(REFUSED, Problem::NotAForm));
    }
    read(request, LARGEST).await
}

/// Reads a post's body, up to so many bytes.
pub(super) async fn read(request: Request<Body>, largest: usize) -> Result<Bytes, HttpError> {
    let slow = || HttpError::Problem(StatusCode::REQUEST_TIMEOUT, Problem::TooSlow);
    let body = timeout(SLOWEST, to_bytes(request.into_body(), largest)).await.map_err(|_| slow())?;
    // What broke off has nobody left to read an answer.
    let wrong = |error: axum::Error| if is_too_long(&error) { too_large() } else { slow() };
    body.map_err(wrong)
}

/// A field's name and value.
pub(super) type Pair<'a> = (Cow<'a, str>, Cow<'a, str>);

/// The pairs of a form's body (URL Standard, `application/x-www-form-urlencoded` parsing).
pub(super) fn pairs(body: &[u8]) -> Result<Vec<Pair<'_>>, HttpError> {
    let not_a_form = |_| HttpError::Problem(REFUSED, Problem::NotAForm);
    std::str::from_utf8(body).map_err(not_a_form)?;
    let pairs: Vec<_> = form_urlencoded::parse(body).collect();
    if pairs.len() > MOST { Err(too_large()) } else { Ok(pairs) }
}

pub(super) fn too_large() -> HttpError {
    HttpError::Problem(StatusCode::PAYLOAD_TOO_LARGE, Problem::TooLarge)
}

fn is_too_long(error: &axum::Error) -> bool {
    error.source().is_some_and(|source| source.is::<LengthLimitError>())
}

/// What stands in the place of a path's codes.
pub(super) type PathOf<T> = Result<Path<T>, PathRejection>;

/// A path that is no text leads nowhere, as an unknown code does.
pub(super) fn of<T>(path: PathOf<T>) -> Result<T, HttpError> {
    path.map(|Path(found)| found).map_err(|_| HttpError::UnknownCode(String::new()))
}
