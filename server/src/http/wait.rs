//! Past the limit: the page that asks to wait.

use app::pages::respond::{WaitPage, WaitView};
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
    language::Asked,
    limit::{Act, Shown},
    render::page,
};

/// Holds the respondents' pages: past the limit comes a page that asks to wait, and never a refusal.
pub async fn pages(State(state): State<AppState>, client: Client, request: Request, next: Next) -> Response {
    let fields: Vec<(String, String)> = form_urlencoded::parse(request.uri().query().unwrap_or_default().as_bytes()).into_owned().collect();
    let asked = Asked::of(request.uri().query());
    match state.limits.hold(Act::Page, client, Shown::of(&fields)) {
        Ok(None) => next.run(request).await,
        Ok(Some(wait)) => {
            let fields = fields.into_iter().filter(|(name, _)| name != TICKET && name != PROOF).collect();
            let (path, seconds) = (request.uri().path().to_owned(), wait.seconds);
            let view = WaitView { frame: state.frame(asked.0), path, fields, wait };
            let shown = page(StatusCode::TOO_MANY_REQUESTS, move || view! { <WaitPage page=view.clone()/> }).await;
            retry_after(shown, seconds)
        }
        Err(error) => HttpError::from(error).render(&state, asked).await,
    }
}

/// Says when to come again (RFC 9110, 10.2.3).
pub(super) fn retry_after(mut response: Response, seconds: u64) -> Response {
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    response
}
