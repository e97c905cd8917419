//! Who may take a staff route: the session's cookie, the origin of a post, the roles. Nothing behind it is reached without.

use std::collections::HashMap;

use app::{
    components::staff::{StaffFrame, Who},
    pages::staff::{NotYours, SlowDown},
    paths,
};
use axum::{
    RequestPartsExt as _,
    extract::{FromRequestParts, Path, Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{staff::Act, survey::Id};
use leptos::prelude::*;

use crate::{
    http::{AppState, assets, client::Client, error::HttpError, language::Asked, origin::Origin, render::page},
    service::accounts::{SESSION_ENDS, Secret},
    store::{Code, Session, StoreError},
};

/// Who may take a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Anyone.
    Anyone,
    /// Who has given the passphrase, at least.
    HalfIn,
    /// Who has given the second factor too.
    SignedIn,
    /// Of those, who may do that for the partnership that the address leads to.
    May(Act, Of),
}

/// How an address leads to a partnership.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// It names the partnership.
    Partnership,
    /// It names one of its waves.
    Wave,
    /// It names a link of one.
    Link,
    /// It is about all of them.
    All,
    /// It names the plan of one.
    Draft,
    /// It names a survey of one.
    Survey,
}

/// Who is signed in: what a handler behind the guard may count on.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// Their session.
    pub session: Session,
    /// Its secret.
    pub secret: Secret,
    /// The partnership that the address leads to.
    pub partnership: Option<Id>,
    /// Now, in seconds since 1970.
    pub now: i64,
}

impl SignedIn {
    /// What every page of theirs needs.
    #[must_use]
    pub fn frame(&self) -> StaffFrame {
        let person = &self.session.account.person;
        let anywhere = |act| person.roles.keys().any(|partnership| person.may(act, Some(partnership)));
        let (audits, moderates) = (person.administrator || anywhere(Act::Audit), anywhere(Act::Moderate));
        StaffFrame { hash: assets::HASH.to_owned(), who: Some(Who { name: self.session.account.name.clone(), audits, moderates }) }
    }

    /// The address that they sign in with.
    #[must_use]
    pub fn email(&self) -> &str {
        &self.session.account.email
    }
}

impl<S: Sync> FromRequestParts<S> for SignedIn {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, StatusCode> {
        // The guard put it there; a route that it does not stand before gets nothing.
        parts.extensions.get::<Self>().cloned().ok_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

/// What a page before sign-in needs.
pub(super) fn outside() -> StaffFrame {
    StaffFrame { hash: assets::HASH.to_owned(), who: None }
}

/// The session's cookie is called so behind TLS, where it must come by TLS, and `staff` on this machine alone (RFC 6265bis, 4.1.3).
const SECURE: &str = "__Secure-staff";
const PLAIN: &str = "staff";

/// A cookie's value.
pub(super) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(';'));
    cookies.filter_map(|cookie| cookie.trim().split_once('=')).find(|(known, _)| *known == name).map(|(_, value)| value)
}

/// The secret of a session, as the browser sends it.
pub(super) fn secret(headers: &HeaderMap) -> Option<Secret> {
    cookie(headers, SECURE).or_else(|| cookie(headers, PLAIN)).and_then(Secret::read)
}

/// Sets or clears the session's cookie: for the staff's addresses alone, out of reach of scripts, never sent from another site.
pub(super) fn with_cookie(state: &AppState, secret: Option<&Secret>, mut response: Response) -> Response {
    let https = state.address.starts_with("https://");
    let (name, more) = if https { (SECURE, "; Secure") } else { (PLAIN, "") };
    let (value, age) = secret.map_or((String::new(), 0), |secret| (secret.write(), SESSION_ENDS));
    let cookie = format!("{name}={value}; Path={}; HttpOnly; SameSite=Strict; Max-Age={age}{more}", paths::STAFF);
    if let Ok(cookie) = HeaderValue::try_from(cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// Whether a post comes from a page of ours (OWASP, *Cross-Site Request Forgery Prevention*: Fetch Metadata, else the origin). `SameSite=Strict`
/// keeps the cookie from others already; this holds where a browser forgets that.
fn is_ours(state: &AppState, headers: &HeaderMap) -> bool {
    match Origin::of(headers) {
        Origin::Here => true,
        Origin::Elsewhere => false,
        Origin::Unsaid => headers.get(header::ORIGIN).is_some_and(|origin| origin.as_bytes() == state.address.as_bytes()),
    }
}

/// Lets a request through to its handler, or says why not: to the door who is not in, to 404 who has no part in what the address names, to 403
/// who has another part.
pub(super) async fn guard(State((state, access)): State<(AppState, Access)>, request: Request, next: Next) -> Response {
    match admit(&state, access, request).await {
        Ok(request) => next.run(request).await,
        Err(response) => response,
    }
}

/// Lets a try to come in through, unless too many came from its network: then whoever tries waits a little, and nothing is looked at.
pub(super) async fn slow(State(state): State<AppState>, client: Client, request: Request, next: Next) -> Response {
    match state.limits.slow(client) {
        Ok(None) => next.run(request).await,
        Ok(Some(seconds)) => {
            let mut shown = page(StatusCode::TOO_MANY_REQUESTS, move || view! { <SlowDown frame=outside() seconds/> }).await;
            shown.headers_mut().insert(header::RETRY_AFTER, seconds.into());
            shown
        }
        Err(error) => HttpError::from(error).render(&state, Asked::of(None)).await,
    }
}

async fn admit(state: &AppState, access: Access, request: Request) -> Result<Request, Response> {
    let (mut parts, body) = request.into_parts();
    if parts.method == Method::POST && !is_ours(state, &parts.headers) {
        return Err(StatusCode::FORBIDDEN.into_response());
    }
    let ours = async |error: HttpError| error.render(state, Asked::of(None)).await;
    if access == Access::Anyone {
        return Ok(Request::from_parts(parts, body));
    }
    let now = state.clock.now();
    let Some(secret) = secret(&parts.headers) else { return Err(Redirect::to(paths::SIGN_IN).into_response()) };
    let session = match state.accounts.session(&secret, now).await {
        Ok(Some(session)) => session,
        Ok(None) => return Err(with_cookie(state, None, Redirect::to(paths::SIGN_IN).into_response())),
        Err(error) => return Err(ours(error.into()).await),
    };
    if access != Access::HalfIn && !session.whole {
        return Err(Redirect::to(paths::SECOND).into_response());
    }
    let partnership = match access {
        Access::May(act, of) => {
            let nowhere = || HttpError::Problem(StatusCode::NOT_FOUND, app::pages::problem::Problem::NoSuchPage);
            let partnership = match led_to(state, of, &mut parts).await {
                Ok(Some(partnership)) => partnership,
                Ok(None) => return Err(ours(nowhere()).await),
                Err(error) => return Err(ours(error).await),
            };
            let person = &session.account.person;
            if !person.knows(partnership.as_ref()) {
                return Err(ours(nowhere()).await);
            }
            if !person.may(act, partnership.as_ref()) {
                let signed_in = SignedIn { session, secret, partnership, now };
                let frame = signed_in.frame();
                return Err(page(StatusCode::FORBIDDEN, move || view! { <NotYours frame=frame.clone()/> }).await);
            }
            partnership
        }
        _ => None,
    };
    parts.extensions.insert(SignedIn { session, secret, partnership, now });
    Ok(Request::from_parts(parts, body))
}

/// The partnership that an address leads to: nothing where it leads nowhere, and `Some(None)` where what it names belongs to none.
async fn led_to(state: &AppState, of: Of, parts: &mut Parts) -> Result<Option<Option<Id>>, HttpError> {
    let names = parts.extract::<Path<HashMap<String, String>>>().await.map(|Path(names)| names).unwrap_or_default();
    match of {
        Of::Partnership => {
            let named = names.get("partnership").and_then(|name| state.catalogue.partnership(name));
            Ok(named.map(|partnership| Some(partnership.id.clone())))
        }
        Of::Wave => {
            let Some(code) = names.get("wave").and_then(|code| Code::read(code)) else { return Ok(None) };
            match state.db.wave(&code).await {
                Ok(wave) => Ok(Some(wave.partnership)),
                Err(StoreError::NoSuchWave(_)) => Ok(None),
                Err(error) => Err(error.into()),
            }
        }
        Of::All => Ok(Some(None)),
        Of::Draft => {
            let Some(code) = names.get("draft").and_then(|code| Code::read(code)) else { return Ok(None) };
            Ok(state.db.wave_draft(&code).await?.map(|draft| Some(draft.partnership)))
        }
        Of::Survey => {
            let Some(survey) = names.get("survey").and_then(|id| Id::new(id)) else { return Ok(None) };
            Ok(state.db.survey_owner(&survey).await?)
        }
        Of::Link => {
            let Some(code) = names.get("link").and_then(|code| Code::read(code)) else { return Ok(None) };
            match state.db.link(&code).await {
                Ok((_, wave)) => Ok(Some(wave.partnership)),
                Err(StoreError::NoSuchWave(_)) => Ok(None),
                Err(error) => Err(error.into()),
            }
        }
    }
}
