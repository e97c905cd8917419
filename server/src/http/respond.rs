//! The respondent's routes. They set no cookie and write no log line.

use std::{borrow::Cow, sync::Arc};

use app::{
    pages::{
        problem::Problem,
        respond::{Form, FormView, Notice, Thanks, ThanksView, Wait, Who, WhoView},
    },
    paths,
};
use axum::{
    Extension,
    body::{Body, to_bytes},
    extract::{Path, Query, Request, State, rejection::QueryRejection},
    http::{StatusCode, header},
    response::{Html, IntoResponse as _, Redirect, Response},
};
use domain::{
    answer::{self, Draft, REVIEW, Refusal, TOKEN},
    journey::Journey,
    survey::{Audience, Survey},
};
use leptos::prelude::*;
use serde::Deserialize;

use super::{
    AppState,
    client::Client,
    error::HttpError,
    forms::{Cut, Key, LINK as LINK_MARK, TOKEN as TOKEN_MARK},
    render::{html, page},
    wait,
};
use crate::{
    metrics::What,
    service::{ServiceError, intake::Token, links::Found},
    store::{Acceptance, Code, Link, State as WaveState, StoreError, Wave, random_bytes},
};

/// The largest body of a post, in bytes. A whole form is under 2 kB.
const LARGEST: usize = 64 * 1024;

/// After how many seconds a post that could not be taken is worth sending again.
const COME_BACK: &str = "5";

/// The status of a post that cannot be taken as it is.
const REFUSED: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

/// `?code=…`
#[derive(Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    code: String,
}

/// `GET /s?code=…`: from a typed code to its page.
pub async fn find(State(state): State<AppState>, typed: Result<Query<Typed>, QueryRejection>) -> Response {
    let Query(typed) = typed.unwrap_or_default();
    let found = async {
        let code = Code::read(&typed.code).ok_or_else(|| HttpError::UnknownCode(typed.code.clone()))?;
        match state.links.find(&code).await {
            Err(StoreError::NoSuchWave(_)) => Err(HttpError::UnknownCode(typed.code.clone())),
            found => Ok(found?),
        }?;
        Ok(Redirect::to(&paths::link(code.as_str())).into_response())
    };
    or_page(&state, found.await).await
}

/// `GET /s/{link}`: who is answering?
pub async fn who(State(state): State<AppState>, Path(link): Path<String>) -> Response {
    let shown = async {
        let found = open_link(&state, &link).await?;
        let (link, wave) = &*found;
        let survey = Arc::clone(state.catalogue.survey_of(wave)?);
        let link = link.code.to_string();
        let view = WhoView { assets: state.assets(), help: state.help(), survey, link, made_up: wave.made_up };
        Ok(page(StatusCode::OK, move || view! { <Who page=view.clone()/> }).await)
    };
    or_page(&state, shown.await).await
}

/// `GET /s/{link}/thanks`: after Send; still there when the wave has closed.
pub async fn thanks(State(state): State<AppState>, Path(link): Path<String>) -> Response {
    let shown = async {
        let found = known_link(&state, &link).await?;
        let (link, wave) = &*found;
        // Whoever answered: after the form the topic is known, so every line may stand here.
        let help = state.catalogue.help_lines().iter().filter(|line| line.area.is_none()).cloned().collect();
        let (link, made_up, wave) = (link.code.to_string(), wave.made_up, wave.code.to_string());
        let view = ThanksView { assets: state.assets(), help, link, wave, made_up };
        Ok(page(StatusCode::OK, move || view! { <Thanks page=view.clone()/> }).await)
    };
    or_page(&state, shown.await).await
}

/// `GET /s/{link}/{audience}`: the whole form, with a fresh token.
pub async fn form(State(state): State<AppState>, Path((link, audience)): Path<(String, String)>) -> Response {
    let shown = async {
        let sheet = Sheet::new(&state, open_link(&state, &link).await?, &audience, StatusCode::NOT_FOUND)?;
        sheet.empty().await
    };
    or_page(&state, shown.await).await
}

/// `POST /s/{link}/{audience}`: Send; or `review`, which stores nothing.
pub async fn send(
    State(state): State<AppState>,
    Path((link, audience)): Path<(String, String)>,
    client: Client,
    request: Request,
) -> Response {
    let sent = async {
        // The store says whether the wave is open: this page may have been sent before it closed.
        let sheet = Sheet::new(&state, known_link(&state, &link).await?, &audience, REFUSED)?;
        let body = form_body(request).await?;
        let pairs = pairs(&body)?;
        // A closed wave takes nothing, so there is nothing to wait for.
        let wait = if sheet.wave().state == WaveState::Open { wait::post(&state, client, &pairs)? } else { None };
        match wait {
            Some(wait) => sheet.wait(&pairs, wait).await,
            None => sheet.take(&pairs).await,
        }
    };
    or_page(&state, sent.await).await
}

async fn or_page(state: &AppState, result: Result<Response, HttpError>) -> Response {
    match result {
        Ok(response) => response,
        Err(error) => error.render(state).await,
    }
}

async fn known_link(state: &AppState, code: &str) -> Result<Found, HttpError> {
    let code = Code::read(code).ok_or_else(|| HttpError::UnknownCode(code.to_owned()))?;
    Ok(state.links.find(&code).await?)
}

async fn open_link(state: &AppState, code: &str) -> Result<Found, HttpError> {
    let found = known_link(state, code).await?;
    if found.1.state == WaveState::Open { Ok(found) } else { Err(closed(&found.1)) }
}

fn closed(wave: &Wave) -> HttpError {
    HttpError::Problem(StatusCode::GONE, Problem::Closed { results: paths::results(wave.code.as_str()) })
}

async fn form_body(request: Request<Body>) -> Result<Vec<u8>, HttpError> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !kind.starts_with("application/x-www-form-urlencoded") {
        return Err(HttpError::Problem(REFUSED, Problem::NotAForm));
    }
    let too_large = |_| HttpError::Problem(StatusCode::PAYLOAD_TOO_LARGE, Problem::TooLarge);
    Ok(to_bytes(request.into_body(), LARGEST).await.map_err(too_large)?.to_vec())
}

/// A field's name and value.
type Pair<'a> = (Cow<'a, str>, Cow<'a, str>);

/// The pairs of a form's body (URL Standard, `application/x-www-form-urlencoded` parsing).
fn pairs(body: &[u8]) -> Result<Vec<Pair<'_>>, HttpError> {
    let not_a_form = |_| HttpError::Problem(REFUSED, Problem::NotAForm);
    std::str::from_utf8(body).map_err(not_a_form)?;
    Ok(form_urlencoded::parse(body).collect())
}

/// One audience's form of one open link.
struct Sheet<'a> {
    state: &'a AppState,
    found: Found,
    survey: Arc<Survey>,
    audience: Audience,
}

impl<'a> Sheet<'a> {
    /// `unknown` is the status for an audience that the survey does not know.
    fn new(state: &'a AppState, found: Found, audience: &str, unknown: StatusCode) -> Result<Self, HttpError> {
        let (link, wave) = &*found;
        let survey = Arc::clone(state.catalogue.survey_of(wave)?);
        let known = Audience::from_name(audience).filter(|audience| survey.version_for(*audience).is_some());
        let choose = || Problem::NoSuchAudience { choose: paths::link(link.code.as_str()) };
        let audience = known.ok_or_else(|| HttpError::Problem(unknown, choose()))?;
        Ok(Self { state, survey, audience, found })
    }

    fn link(&self) -> &Link {
        &self.found.0
    }

    fn wave(&self) -> &Wave {
        &self.found.1
    }

    /// The empty form with a fresh token.
    async fn empty(&self) -> Result<Response, HttpError> {
        let token = Token::new(random_bytes()?);
        let key = Key::new(self.wave(), &self.link().area, self.audience);
        let cut = match self.state.forms.get(&key) {
            Some(cut) => cut,
            None => {
                let view = self.view(LINK_MARK.to_owned(), TOKEN_MARK.to_owned(), Draft::default(), None, "welcome");
                let html = html(move || view! { <Form page=view.clone()/> }).await;
                let cut = Arc::new(Cut::new(&String::from_utf8_lossy(&html)));
                self.state.forms.keep(key, Arc::clone(&cut));
                cut
            }
        };
        Ok(Html(cut.fill(self.link().code.as_str(), &token.write())).into_response())
    }

    /// The form as typed; with the same token where the page was not used up, else a fresh one.
    async fn page(
        &self,
        status: StatusCode,
        token: Option<&Token>,
        draft: Draft,
        notice: Option<Notice>,
        start: &str,
    ) -> Result<Response, HttpError> {
        let token = match token {
            Some(token) => token.clone(),
            None => Token::new(random_bytes()?),
        };
        let view = self.view(self.link().code.to_string(), token.write(), draft, notice, start);
        Ok(page(status, move || view! { <Form page=view.clone()/> }).await)
    }

    fn view(&self, link: String, token: String, draft: Draft, notice: Option<Notice>, start: &str) -> FormView {
        FormView {
            assets: self.state.assets(),
            help: self.state.help_in(&self.link().area, self.audience),
            survey: Arc::clone(&self.survey),
            audience: self.audience,
            breakdowns: self.wave().breakdowns.clone(),
            link,
            token,
            draft,
            notice,
            start: start.to_owned(),
            made_up: self.wave().made_up,
        }
    }

    /// Past the limit: the form as typed, to be sent again. Nothing was stored.
    async fn wait(&self, pairs: &[Pair<'_>], wait: Wait) -> Result<Response, HttpError> {
        let draft = Draft::new(pairs.iter().map(|(name, value)| (name.as_ref(), value.as_ref())));
        let token = pairs.iter().find(|(name, _)| name == TOKEN).and_then(|(_, value)| Token::read(value));
        let seconds = wait.seconds;
        let page = self.page(StatusCode::TOO_MANY_REQUESTS, token.as_ref(), draft, Some(Notice::Wait(wait)), "send").await?;
        Ok(wait::retry_after(page, seconds))
    }

    async fn take(&self, pairs: &[Pair<'_>]) -> Result<Response, HttpError> {
        let draft = Draft::new(pairs.iter().map(|(name, value)| (name.as_ref(), value.as_ref())));
        let sent = |field| pairs.iter().find(|(name, _)| name == field).map(|(_, value)| value.as_ref());
        let token = sent(TOKEN).and_then(Token::read);
        let Some(journey) = Journey::new(&self.survey, self.audience, &self.wave().breakdowns) else {
            return Err(HttpError::Problem(StatusCode::NOT_FOUND, Problem::NoSuchPage));
        };
        if self.wave().state != WaveState::Open && (token.is_none() || sent(REVIEW).is_some()) {
            return Err(closed(self.wave()));
        }
        if sent(REVIEW).is_some() {
            let start = journey.resume(&draft).to_owned();
            return self.page(StatusCode::OK, token.as_ref(), draft, None, &start).await;
        }
        let response = match answer::parse(&journey, &draft) {
            Ok(response) => response,
            Err(_) if self.wave().state != WaveState::Open => return Err(closed(self.wave())),
            Err(Refusal::Empty) => return self.page(REFUSED, token.as_ref(), draft, Some(Notice::Empty), "send").await,
            Err(Refusal::Fields(errors)) => {
                let first = journey.steps.iter().find(|step| errors.iter().any(|error| error.field == step.name()));
                let start = first.map_or("send", |step| step.name()).to_owned();
                return self.page(REFUSED, token.as_ref(), draft, Some(Notice::Wrong(errors)), &start).await;
            }
        };
        let Some(token) = token else {
            return self.page(REFUSED, None, draft, Some(Notice::Incomplete), "send").await;
        };
        let (wave, area) = (&self.wave().code, &self.link().area);
        let accepted = match self.state.intake.submit(wave, area, &token, response, random_bytes()?).await {
            Err(ServiceError::Crowded | ServiceError::NotTaken(_)) => {
                let busy = self.page(StatusCode::SERVICE_UNAVAILABLE, Some(&token), draft, Some(Notice::Busy), "send").await?;
                return Ok(([(header::RETRY_AFTER, COME_BACK)], busy).into_response());
            }
            accepted => accepted?,
        };
        match accepted {
            Acceptance::Stored => Ok(Redirect::to(&paths::thanks(self.link().code.as_str())).into_response()),
            // The same reply; the extension stays inside the server, where it keeps the count of stored responses right.
            Acceptance::Again => Ok((Extension(What::Again), Redirect::to(&paths::thanks(self.link().code.as_str()))).into_response()),
            Acceptance::SentWithOtherAnswers => {
                self.page(StatusCode::CONFLICT, None, draft, Some(Notice::SentWithOtherAnswers), "send").await
            }
            Acceptance::AlreadyIn => self.page(StatusCode::CONFLICT, None, draft, Some(Notice::AlreadyIn), "send").await,
            Acceptance::CountedAndClosed => {
                let results = paths::results(self.wave().code.as_str());
                Err(HttpError::Problem(StatusCode::GONE, Problem::CountedAndClosed { results }))
            }
            Acceptance::Closed => Err(closed(self.wave())),
        }
    }
}
