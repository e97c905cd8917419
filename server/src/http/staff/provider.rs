//! Single sign-on: to the provider, and back.
//!
//! Whoever comes back was led here by another site, so that the browser keeps the session's cookie (`SameSite=Strict`) to itself: a cookie of its own,
//! `Lax` and for these addresses alone, says which way was begun here, and the page that answers leads on from this site.

use app::{
    pages::staff::{CameIn, JoinByPage, JoinByView, LinkPage, NotIn, NotInPage, PROVIDER_PROOF},
    paths,
};
use axum::{
    body::Bytes,
    extract::{Path, Query, State, rejection::QueryRejection},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Redirect, Response},
};
use leptos::prelude::*;
use serde::Deserialize;

use super::{
    Fields, account,
    door::{or_page, too_late},
    guard::{SignedIn, cookie, outside, secret as session_of, with_cookie},
};
use crate::{
    http::{AppState, error::HttpError, render::page},
    service::{
        accounts::{Outcome, Purpose, Secret, WAY_ENDS, Wrong},
        single_sign_on::{Refused, Returned, SingleSignOn},
    },
    store::{Attempt, Identity},
};

/// The provider; where there is none, its pages are not there.
fn provider(state: &AppState) -> Result<&SingleSignOn, HttpError> {
    let nowhere = HttpError::Problem(StatusCode::NOT_FOUND, app::pages::problem::Problem::NoSuchPage);
    state.single_sign_on.as_deref().ok_or(nowhere)
}

/// The cookie of a way that was begun is called so behind TLS, and `way` on this machine alone.
const SECURE: &str = "__Secure-way";
const PLAIN: &str = "way";

fn way_of(headers: &HeaderMap) -> Option<Secret> {
    cookie(headers, SECURE).or_else(|| cookie(headers, PLAIN)).and_then(Secret::read)
}

/// Sets or clears it.
fn with_way(state: &AppState, way: Option<&Secret>, mut response: Response) -> Response {
    let (name, more) = if state.address.starts_with("https://") { (SECURE, "; Secure") } else { (PLAIN, "") };
    let (value, age) = way.map_or((String::new(), 0), |way| (way.write(), WAY_ENDS));
    let cookie = format!("{name}={value}; Path={}; HttpOnly; SameSite=Lax; Max-Age={age}{more}", paths::PROVIDER);
    if let Ok(cookie) = HeaderValue::try_from(cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

async fn not_in(state: &AppState, why: NotIn) -> Response {
    let status = match why {
        NotIn::Silent => StatusCode::BAD_GATEWAY,
        _ => StatusCode::FORBIDDEN,
    };
    let name = state.provider().unwrap_or_default();
    let shown = page(status, move || view! { <NotInPage frame=outside() why name=name.clone()/> }).await;
    with_way(state, None, shown)
}

async fn refused(state: &AppState, refused: &Refused) -> Response {
    // For whoever runs this: it names nobody.
    tracing::warn!("single sign-on: {refused}");
    let why = match refused {
        Refused::Silent(_) => NotIn::Silent,
        Refused::Unbelieved(_) => NotIn::Unbelieved,
    };
    not_in(state, why).await
}

async fn sets_out(state: &AppState, purpose: Purpose<'_>) -> Result<Response, HttpError> {
    let (provider, now) = (provider(state)?, state.clock.now());
    let way = state.accounts.set_out(purpose, now).await?;
    match provider.way(&way, now).await {
        Ok(address) => Ok(with_way(state, Some(&way), Redirect::to(address.as_str()).into_response())),
        Err(error) => Ok(refused(state, &error).await),
    }
}

/// `GET /staff/provider`
pub(super) async fn come_in(State(state): State<AppState>, headers: HeaderMap) -> Response {
    or_page(&state, sets_out(&state, Purpose::In(session_of(&headers).as_ref())).await).await
}

/// `GET /staff/provider/join/{secret}`
pub(super) async fn to_join(State(state): State<AppState>, Path(link): Path<String>) -> Response {
    let shown = async {
        provider(&state)?;
        let Some(secret) = Secret::read(&link) else { return Ok(too_late().await) };
        let invitation = state.accounts.invitation(&secret, state.clock.now()).await?;
        match invitation.filter(|invitation| invitation.may_join_by_provider()) {
            Some(_) => sets_out(&state, Purpose::Join(&secret)).await,
            None => Ok(too_late().await),
        }
    };
    or_page(&state, shown.await).await
}

/// `GET /staff/provider/link`
pub(super) async fn to_link(State(state): State<AppState>, signed_in: SignedIn) -> Response {
    or_page(&state, sets_out(&state, Purpose::Link(&signed_in.session.account, &signed_in.secret)).await).await
}

/// What the provider sends along (OpenID Connect Core, 3.1.2.5 and 3.1.2.6; RFC 9207).
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Back {
    code: String,
    state: String,
    iss: Option<String>,
    error: Option<String>,
}

/// `GET /staff/provider/back`
pub(super) async fn back(State(state): State<AppState>, headers: HeaderMap, back: Result<Query<Back>, QueryRejection>) -> Response {
    let shown = async {
        let (provider, now) = (provider(&state)?, state.clock.now());
        let Query(back) = back.unwrap_or_default();
        // What was not begun here is not looked at, and uses nothing up.
        let Some(way) = way_of(&headers).filter(|way| provider.is_state_of(way, &back.state)) else {
            return Ok(not_in(&state, NotIn::NotBegun).await);
        };
        let Some(attempt) = state.accounts.come_back(&way, now).await? else { return Ok(not_in(&state, NotIn::NotBegun).await) };
        if back.iss.is_some_and(|issuer| issuer != provider.issuer()) {
            return Ok(refused(&state, &Refused::Unbelieved("it comes from another provider".to_owned())).await);
        }
        if back.error.is_some() || back.code.is_empty() {
            return Ok(not_in(&state, NotIn::Denied).await);
        }
        match provider.returned(&way, back.code, now).await {
            Ok(returned) => goes_on(&state, &way, &attempt, returned, now).await,
            Err(error) => Ok(refused(&state, &error).await),
        }
    };
    or_page(&state, shown.await).await
}

/// Whoever came back goes on to what they set out for.
async fn goes_on(state: &AppState, way: &Secret, attempt: &Attempt, returned: Returned, now: i64) -> Result<Response, HttpError> {
    let Returned { identity, both } = returned;
    if attempt.account.is_some() {
        state.accounts.ask_first(way, &identity).await?;
        return Ok(link_page(state, Vec::new()).await);
    }
    if let Some(invitation) = &attempt.invitation {
        state.accounts.ask_first(way, &identity).await?;
        return join_page(state, invitation, String::new(), Vec::new(), now).await;
    }
    state.accounts.arrived(way).await?;
    let Some((session, whole)) = state.accounts.enter_by(&identity, both, attempt, now).await? else {
        return Ok(not_in(state, NotIn::Unknown).await);
    };
    let to = if whole { paths::STAFF } else { paths::SECOND };
    let mut shown = page(StatusCode::OK, move || view! { <CameIn frame=outside() to/> }).await;
    // A redirect would still be the other site's doing, and the cookie stay behind; a page of ours leads on as ours.
    if let Ok(refresh) = HeaderValue::try_from(format!("0; url={to}")) {
        shown.headers_mut().insert(header::REFRESH, refresh);
    }
    Ok(with_way(state, None, with_cookie(state, Some(&session), shown)))
}

async fn link_page(state: &AppState, wrongs: Vec<Wrong>) -> Response {
    let status = if wrongs.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let name = state.provider().unwrap_or_default();
    let wrongs: Vec<_> = wrongs.into_iter().map(super::field_error).collect();
    page(status, move || view! { <LinkPage frame=outside() name=name.clone() wrongs=wrongs.clone()/> }).await
}

async fn join_page(state: &AppState, invitation: &[u8], name: String, wrongs: Vec<Wrong>, now: i64) -> Result<Response, HttpError> {
    let invitation = match <[u8; 32]>::try_from(invitation) {
        Ok(digest) => state.db.invitation(&digest, now).await?,
        Err(_) => None,
    };
    let Some(invitation) = invitation else { return Ok(with_way(state, None, too_late().await)) };
    let status = if wrongs.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let view = JoinByView {
        frame: outside(),
        provider: state.provider().unwrap_or_default(),
        email: invitation.email,
        name,
        roles: super::roles_in_words(&state.catalogue, &invitation.person),
        wrongs: wrongs.into_iter().map(super::field_error).collect(),
    };
    Ok(page(status, move || view! { <JoinByPage page=view.clone()/> }).await)
}

/// Who came back and has a button to press, as their browser says.
async fn asked(state: &AppState, headers: &HeaderMap, now: i64) -> Result<Option<(Secret, Attempt, Identity)>, HttpError> {
    let issuer = provider(state)?.issuer().to_owned();
    let Some(way) = way_of(headers) else { return Ok(None) };
    let attempt = state.accounts.asked(&way, now).await?;
    Ok(attempt.and_then(|attempt| {
        let subject = attempt.subject.clone()?;
        Some((way, attempt, Identity { issuer, subject }))
    }))
}

/// `POST /staff/provider/join`
pub(super) async fn join(State(state): State<AppState>, headers: HeaderMap, body: Bytes) -> Response {
    let shown = async {
        let (fields, now) = (Fields::read(&body), state.clock.now());
        let Some((way, attempt, identity)) = asked(&state, &headers, now).await? else {
            return Ok(not_in(&state, NotIn::NotBegun).await);
        };
        let Some(invitation) = attempt.invitation else { return Ok(not_in(&state, NotIn::NotBegun).await) };
        let (typed, provider) = (fields.one("name"), state.provider().unwrap_or_default());
        let outcome = state.accounts.join_by(&invitation, typed, identity, &provider, now).await?;
        let shown = match outcome {
            Outcome::Wrong(wrongs) => return join_page(&state, &invitation, typed.to_owned(), wrongs, now).await,
            Outcome::TooLate => too_late().await,
            Outcome::Linked => not_in(&state, NotIn::Taken).await,
            Outcome::Joined(account) => {
                let session = state.accounts.begin(&account, false, None, now).await?;
                with_cookie(&state, Some(&session), Redirect::to(paths::SECOND).into_response())
            }
        };
        state.accounts.arrived(&way).await?;
        Ok(with_way(&state, None, shown))
    };
    or_page(&state, shown.await).await
}

/// `POST /staff/provider/link`: in the session that began it, and no other.
pub(super) async fn link(State(state): State<AppState>, signed_in: SignedIn, headers: HeaderMap, body: Bytes) -> Response {
    let shown = async {
        let (fields, now, me) = (Fields::read(&body), signed_in.now, &signed_in.session.account);
        let Some((way, attempt, identity)) = asked(&state, &headers, now).await? else {
            return Ok(not_in(&state, NotIn::NotBegun).await);
        };
        let here = signed_in.secret.digest();
        if attempt.account.as_ref() != Some(&me.id) || attempt.session.as_deref() != Some(&here[..]) {
            return Ok(not_in(&state, NotIn::NotBegun).await);
        }
        if let Some(wrong) = state.accounts.proven(me, fields.one(PROVIDER_PROOF).to_owned(), PROVIDER_PROOF, now).await? {
            return Ok(link_page(&state, vec![wrong]).await);
        }
        let name = state.provider().unwrap_or_default();
        let linked = state.accounts.link(me, &identity, &name, now).await?;
        state.accounts.arrived(&way).await?;
        if !linked {
            return Ok(not_in(&state, NotIn::Taken).await);
        }
        let shown = account::shown(&state, &signed_in, Some("It is linked."), Vec::new()).await?;
        Ok(with_way(&state, None, shown))
    };
    or_page(&state, shown.await).await
}

/// `POST /staff/provider/unlink`: whoever has no other way in stays linked.
pub(super) async fn unlink(State(state): State<AppState>, signed_in: SignedIn, body: Bytes) -> Response {
    let shown = async {
        let (provider, fields, me) = (provider(&state)?, Fields::read(&body), &signed_in.session.account);
        let proof = fields.one(PROVIDER_PROOF).to_owned();
        if let Some(wrong) = state.accounts.proven(me, proof, PROVIDER_PROOF, signed_in.now).await? {
            return account::shown(&state, &signed_in, None, vec![wrong]).await;
        }
        if me.kept().is_none() {
            return account::shown(&state, &signed_in, Some("It is your only way in, and stays linked."), Vec::new()).await;
        }
        state.accounts.unlink(me, provider.issuer(), provider.name(), signed_in.now).await?;
        account::shown(&state, &signed_in, Some("It is linked no more."), Vec::new()).await
    };
    or_page(&state, shown.await).await
}
