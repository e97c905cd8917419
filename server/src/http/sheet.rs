//! One audience's form of one link: shown empty, given back as it was typed, or taken in.

use std::sync::Arc;

use app::{
    pages::{
        problem::Problem,
        respond::{Form, FormView, Notice, PaperView, Wait},
    },
    paths,
};
use axum::{
    Extension,
    http::{StatusCode, header},
    response::{Html, IntoResponse as _, Redirect, Response},
};
use domain::{
    answer::{self, CODE, Draft, FieldError, Problem as FieldProblem, REVIEW, Refusal, TOKEN},
    journey::Journey,
    language::Language,
    survey::{Audience, Survey},
};
use leptos::prelude::*;

use super::{
    AppState, assets,
    client::Client,
    error::HttpError,
    forms::{Cut, Key, LINK as LINK_MARK, TOKEN as TOKEN_MARK},
    headers::StyleWithin,
    language::Asked,
    limit::{Act, Shown},
    origin::Origin,
    render::{html, page},
    respond::{COME_BACK, Pair, REFUSED, closed},
    wait,
};
use crate::{
    metrics::What,
    service::{
        ServiceError,
        intake::{Once, Token},
        links::Found,
    },
    store::{Acceptance, Link, State as WaveState, Wave, random_bytes},
};

/// One audience's form of one open link.
pub(super) struct Sheet<'a> {
    state: &'a AppState,
    language: Language,
    found: Found,
    survey: Arc<Survey>,
    audience: Audience,
}

impl<'a> Sheet<'a> {
    /// `unknown` is the status for an audience that the survey does not know.
    pub(super) async fn new(
        state: &'a AppState,
        Asked(language): Asked,
        found: Found,
        audience: &str,
        unknown: StatusCode,
    ) -> Result<Self, HttpError> {
        let (link, wave) = &*found;
        let survey = state.catalogue.survey_in(wave, language).await?;
        let known = Audience::from_name(audience).filter(|audience| survey.version_for(*audience).is_some());
        let choose = || Problem::NoSuchAudience { choose: paths::link(link.code.as_str()) };
        let audience = known.ok_or_else(|| HttpError::Problem(unknown, choose()))?;
        Ok(Self { state, language, survey, audience, found })
    }

    fn link(&self) -> &Link {
        &self.found.0
    }

    fn wave(&self) -> &Wave {
        &self.found.1
    }

    /// Whether the wave has a key that words can be sealed to.
    fn asks_in_own_words(&self) -> bool {
        self.wave().word_key.is_some()
    }

    /// The empty form with a fresh token. Who opens it from elsewhere gets the style within it: the first question comes an answer sooner.
    pub(super) async fn empty(&self, origin: Origin) -> Result<Response, HttpError> {
        let token = Token::new(random_bytes()?);
        let style_within = origin == Origin::Elsewhere;
        let own = self.state.links.lines(self.wave(), &self.link().area);
        let key = Key::new(&self.found, own, self.audience, self.language, style_within);
        let cut = match self.state.forms.get(&key) {
            Some(cut) => cut,
            None => {
                let mut view = self.view(LINK_MARK.to_owned(), TOKEN_MARK.to_owned(), Draft::default(), None, "welcome");
                view.frame.style = style_within.then(assets::style);
                let html = html(move || view! { <Form page=view.clone()/> }).await;
                let Some(cut) = Cut::new(&String::from_utf8_lossy(&html)) else {
                    return Err(HttpError::Problem(StatusCode::INTERNAL_SERVER_ERROR, Problem::Ours { id: None }));
                };
                let cut = Arc::new(cut);
                self.state.forms.keep(key, Arc::clone(&cut));
                cut
            }
        };
        let page = Html(cut.fill(self.link().code.as_str(), &token.write()));
        Ok(if style_within { (Extension(StyleWithin), page).into_response() } else { page.into_response() })
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
            frame: self.state.frame_in(self.language, &self.found, self.audience),
            survey: Arc::clone(&self.survey),
            audience: self.audience,
            breakdowns: self.wave().breakdowns.clone(),
            base: paths::link(&link),
            preview: false,
            token,
            draft,
            notice,
            start: start.to_owned(),
            single_use: self.link().single_use,
            words: self.asks_in_own_words(),
            made_up: self.wave().made_up,
        }
    }

    /// The form to print.
    pub(super) fn printed(&self) -> PaperView {
        PaperView {
            frame: self.state.frame_in(self.language, &self.found, self.audience),
            survey: Arc::clone(&self.survey),
            audience: self.audience,
            breakdowns: self.wave().breakdowns.clone(),
            link: self.link().code.to_string(),
            words: self.asks_in_own_words(),
            made_up: self.wave().made_up,
        }
    }

    /// Past the limit: the form as typed, to be sent again. Nothing was stored.
    async fn wait(&self, token: Option<&Token>, draft: Draft, wait: Wait, start: &str) -> Result<Response, HttpError> {
        let seconds = wait.seconds;
        let page = self.page(StatusCode::TOO_MANY_REQUESTS, token, draft, Some(Notice::Wait(wait)), start).await?;
        Ok(wait::retry_after(page, seconds))
    }

    /// Takes a post: a whole form is sent, anything else comes back as it was typed. Only what could be stored counts against the limit of
    /// submits; the rest counts as a page.
    pub(super) async fn take(&self, client: Client, pairs: &[Pair<'_>]) -> Result<Response, HttpError> {
        let draft = Draft::new(pairs.iter().map(|(name, value)| (name.as_ref(), value.as_ref())));
        let sent = |field| pairs.iter().find(|(name, _)| name == field).map(|(_, value)| value.as_ref());
        let token = sent(TOKEN).and_then(Token::read);
        let Some(journey) = Journey::new(&self.survey, self.audience, &self.wave().breakdowns) else {
            return Err(HttpError::Problem(StatusCode::NOT_FOUND, Problem::NoSuchPage));
        };
        let journey = if self.asks_in_own_words() { journey.asking_in_own_words() } else { journey };
        let journey = if self.link().single_use { journey.asking_for_a_code() } else { journey };
        let review = sent(REVIEW).is_some();
        let parsed = answer::parse(&journey, &draft);
        let code = answer::code(&journey, &draft);
        // Whether a code is the link's is not said of a form that could not be stored: nobody finds out whether a slip is spent but by spending it.
        let whole = !review && parsed.is_ok() && code.is_ok() && token.is_some();
        let shown = Shown::of(pairs);
        if let Some(wait) = self.state.limits.hold(if whole { Act::Submit } else { Act::Page }, client, shown)? {
            let start = if review { journey.resume(&draft).to_owned() } else { "send".to_owned() };
            return self.wait(token.as_ref(), draft, wait, &start).await;
        }
        if self.wave().state != WaveState::Open && !whole {
            return Err(closed(self.wave()));
        }
        if review && code != Err(FieldProblem::NotACode) {
            let start = journey.resume(&draft).to_owned();
            return self.page(StatusCode::OK, token.as_ref(), draft, None, &start).await;
        }
        let of_code = |problem| FieldError { field: CODE.to_owned(), problem };
        let (finished, code) = match (parsed, code) {
            (Ok(finished), Ok(code)) if !review => (finished, code),
            (Err(Refusal::Empty), Ok(_)) => return self.page(REFUSED, token.as_ref(), draft, Some(Notice::Empty), "send").await,
            (parsed, code) => {
                let mut errors: Vec<_> = code.err().map(of_code).into_iter().collect();
                // Who looks again has not sent anything: what is wrong with the rest is said when they do.
                if let (Err(Refusal::Fields(more)), false) = (parsed, review) {
                    errors.extend(more);
                }
                let first = journey.steps.iter().find(|step| errors.iter().any(|error| error.field == step.name()));
                let start = first.map_or("send", |step| step.name()).to_owned();
                return self.page(REFUSED, token.as_ref(), draft, Some(Notice::Wrong(errors)), &start).await;
            }
        };
        let Some(token) = token else {
            return self.page(REFUSED, None, draft, Some(Notice::Incomplete), "send").await;
        };
        let once = Once { token: &token, slip: code.as_ref().map(|code| (&self.link().code, code)) };
        self.submit(once, finished, draft, shown).await
    }

    async fn submit(&self, once: Once<'_>, finished: answer::Finished, draft: Draft, shown: Shown<'_>) -> Result<Response, HttpError> {
        let (wave, link) = (self.wave(), self.link());
        let accepted = match self.state.intake.submit(&wave.code, &link.area, once, finished, random_bytes()?).await {
            Err(ServiceError::Crowded | ServiceError::NotTaken(_)) => {
                self.state.limits.give_back(shown);
                let busy = self.page(StatusCode::SERVICE_UNAVAILABLE, Some(once.token), draft, Some(Notice::Busy), "send").await?;
                return Ok(([(header::RETRY_AFTER, COME_BACK)], busy).into_response());
            }
            accepted => accepted?,
        };
        let thanks = || Redirect::to(&paths::in_language(&paths::thanks(link.code.as_str()), self.language));
        match accepted {
            Acceptance::Stored => Ok(thanks().into_response()),
            // The same reply; the extension stays inside the server, where it keeps the count of stored responses right.
            Acceptance::Again => Ok((Extension(What::Again), thanks()).into_response()),
            Acceptance::SentWithOtherAnswers => {
                self.page(StatusCode::CONFLICT, None, draft, Some(Notice::SentWithOtherAnswers), "send").await
            }
            // Never offered as new: a slip lets in once.
            Acceptance::AlreadyIn if once.slip.is_some() => {
                self.page(StatusCode::CONFLICT, None, draft, Some(Notice::CodeIsIn), CODE).await
            }
            Acceptance::AlreadyIn => self.page(StatusCode::CONFLICT, None, draft, Some(Notice::AlreadyIn), "send").await,
            Acceptance::UnknownCode => {
                let unknown = FieldError { field: CODE.to_owned(), problem: FieldProblem::UnknownCode };
                self.page(REFUSED, Some(once.token), draft, Some(Notice::Wrong(vec![unknown])), CODE).await
            }
            Acceptance::UsedCode => self.page(REFUSED, Some(once.token), draft, Some(Notice::UsedCode), CODE).await,
            Acceptance::CountedAndClosed => {
                let results = paths::results(wave.code.as_str());
                Err(HttpError::Problem(StatusCode::GONE, Problem::CountedAndClosed { results }))
            }
            Acceptance::Closed => Err(closed(wave)),
        }
    }
}
