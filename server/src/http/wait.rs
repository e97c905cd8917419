//! Past the limit: the page that asks to wait, and the same on a form that comes back.

use app::pages::respond::{Wait, WaitPage, WaitView};
use axum::{
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::Response,
};
use domain::answer::{PROOF, TICKET};
use leptos::prelude::*;

use super::{
    AppState,
    client::Client,
    error::HttpError,
    limit::{Act, Shown},
    render::page,
};

/// Holds the respondents' pages: past the limit comes a page that asks to wait, and never a refusal.
pub async fn pages(State(state): State<AppState>, client: Client, request: Request, next: Next) -> Response {
    let fields: Vec<(String, String)> = form_urlencoded::parse(request.uri().query().unwrap_or_default().as_bytes()).into_owned().collect();
    match state.limits.hold(Act::Page, client, Shown::of(&fields)) {
        Ok(None) => next.run(request).await,
        Ok(Some(wait)) => {
            let fields = fields.into_iter().filter(|(name, _)| name != TICKET && name != PROOF).collect();
            let (path, seconds) = (request.uri().path().to_owned(), wait.seconds);
            let view = WaitView { assets: state.assets(), help: state.help(), path, fields, wait };
            let shown = page(StatusCode::TOO_MANY_REQUESTS, move || view! { <WaitPage page=view.clone()/> }).await;
            retry_after(shown, seconds)
        }
        Err(error) => HttpError::from(error).render(&state).await,
    }
}

/// What a post is told past the limit; nothing where it may go on. To look again counts as a page.
///
/// # Errors
/// When the operating system has no random bytes to give.
pub(super) fn post<T: AsRef<str>>(state: &AppState, client: Client, pairs: &[(T, T)]) -> Result<Option<Wait>, HttpError> {
    let review = pairs.iter().any(|(name, _)| name.as_ref() == domain::answer::REVIEW);
    let act = if review { Act::Page } else { Act::Submit };
    Ok(state.limits.hold(act, client, Shown::of(pairs))?)
}

/// Says when to come again (RFC 9110, 10.2.3).
pub(super) fn retry_after(mut response: Response, seconds: u64) -> Response {
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    response
}
