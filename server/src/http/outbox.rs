//! The outbox on a phone (opt-in): the page that shows what waits there, the key that phones seal to, and the way in for what was sealed.
//! Like the respondent's routes it writes no log line. A phone learns by the status alone what became of its answers.

use std::str;

use app::pages::{
    outbox::{Outbox, OutboxView},
    problem::Problem,
};
use axum::{
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use leptos::prelude::*;

use super::{
    AppState,
    client::Client,
    error::HttpError,
    language::Asked,
    limit::{Act, Shown},
    render::page as render,
    respond::{self, COME_BACK, LARGEST, REFUSED, read, too_large},
};
use crate::{metrics::What, quiet, store::seal::write_hex};

/// The largest sealed body: a form's largest, its address, and what sealing adds.
const LARGEST_SEALED: usize = LARGEST + 2 * sealer::STEP + sealer::OVERHEAD;

/// `GET /outbox`
pub async fn page(State(state): State<AppState>, Asked(language): Asked) -> Response {
    let view = OutboxView { frame: state.frame(language) };
    render(StatusCode::OK, move || view! { <Outbox page=view.clone()/> }).await
}

/// `GET /outbox/key`: 64 hexadecimal digits.
pub async fn key(State(state): State<AppState>) -> Response {
    write_hex(state.db.outbox_key().public()).into_response()
}

/// `POST /outbox`: opens what was sealed, then goes the way of the form's own post. 204: stored, now or before; 409: other answers came
/// from that page and count; 410: closed; 413, 422: no form of ours; 429, 503: again after `Retry-After`.
pub async fn take(State(state): State<AppState>, client: Client, request: Request) -> Response {
    match unseal(&state, client, request).await {
        Ok(response) => by_status(&response),
        // Its answers are in: the phone must not say that they came too late.
        Err(HttpError::Problem(_, Problem::CountedAndClosed { .. })) => StatusCode::CONFLICT.into_response(),
        Err(HttpError::Problem(StatusCode::NOT_FOUND, _) | HttpError::UnknownCode(_)) => REFUSED.into_response(),
        Err(HttpError::Problem(status, _)) => status.into_response(),
        Err(HttpError::Ours(error)) => {
            quiet::error(&error);
            (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, COME_BACK)]).into_response()
        }
    }
}

async fn unseal(state: &AppState, client: Client, request: Request) -> Result<Response, HttpError> {
    let sealed = read(request, LARGEST_SEALED).await?;
    let text = state.db.outbox_key().open(&sealed);
    let Some((link, audience, body)) = text.as_deref().and_then(form) else {
        // Opening costs us a moment: whoever sends rubbish is held as one who opens pages.
        return Ok(match state.limits.hold(Act::Page, client, Shown::default())? {
            Some(wait) => (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, HeaderValue::from(wait.seconds))]).into_response(),
            None => REFUSED.into_response(),
        });
    };
    if body.len() > LARGEST {
        return Err(too_large());
    }
    // By status alone: no page, and so no language.
    respond::take(state, Asked::of(None), client, (link, audience), body).await
}

/// What is inside: the form's address, a line's end, the form's body. Whatever a query says is for the page's own eyes.
fn form(text: &[u8]) -> Option<(&str, &str, &[u8])> {
    let end = text.iter().position(|byte| *byte == b'\n')?;
    let (address, body) = text.split_at_checked(end)?;
    let address = str::from_utf8(address).ok()?;
    let path = address.split_once('?').map_or(address, |(path, _)| path);
    let (link, audience) = path.strip_prefix("/s/")?.split_once('/')?;
    Some((link, audience, body.get(1..)?))
}

/// The same answer without its page.
fn by_status(response: &Response) -> Response {
    let status = match response.status() {
        StatusCode::SEE_OTHER => StatusCode::NO_CONTENT,
        // A form to look at again is no answer to a phone.
        StatusCode::OK | StatusCode::NOT_FOUND => REFUSED,
        status => status,
    };
    let mut answer = status.into_response();
    if let Some(seconds) = response.headers().get(header::RETRY_AFTER) {
        answer.headers_mut().insert(header::RETRY_AFTER, seconds.clone());
    }
    if let Some(what) = response.extensions().get::<What>() {
        answer.extensions_mut().insert(*what);
    }
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_a_forms() {
        assert_eq!(form(b"/s/bcd/child\nT1=yes"), Some(("bcd", "child", &b"T1=yes"[..])));
        assert_eq!(form(b"/s/bcd/young?lang=gd\n"), Some(("bcd", "young", &b""[..])));
        for wrong in [&b""[..], b"T1=yes", b"/s/bcd\nT1=yes", b"/results/x/y\n", b"\xff\n"] {
            assert_eq!(form(wrong), None, "{wrong:?}");
        }
    }
}
