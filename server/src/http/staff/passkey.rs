//! Passkeys: one's own, and at the second lock.

use app::{
    pages::staff::{PASSKEY_PROOF, PasskeyLine, PasskeysPage, PasskeysView, REMOVE_PROOF},
    paths,
};
use axum::{
    body::Bytes,
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use leptos::prelude::*;

use super::{
    Fields,
    door::{or_page, second_again},
    guard::{SignedIn, with_cookie},
};
use crate::{
    day,
    http::{AppState, error::HttpError, render::page},
    service::accounts::{Entered, Passkeys, Wrong},
};

/// Where this site has no name there are none: its posts are not there.
fn passkeys_of(state: &AppState) -> Result<&Passkeys, HttpError> {
    state.passkeys.as_deref().ok_or(HttpError::Problem(StatusCode::NOT_FOUND, app::pages::problem::Problem::NoSuchPage))
}

/// What the page says besides.
#[derive(Default)]
struct Said {
    done: Option<&'static str>,
    name: String,
    wrong: Option<Wrong>,
}

async fn shown(state: &AppState, signed_in: &SignedIn, said: Said) -> Result<Response, HttpError> {
    let (me, now) = (&signed_in.session.account, signed_in.now);
    let options = match state.passkeys.as_deref() {
        Some(passkeys) => Some(state.accounts.ask_new_passkey(passkeys, me, &signed_in.secret, now).await?),
        None => None,
    };
    let mine = state.accounts.passkeys(me).await?.into_iter();
    let status = if said.wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let view = PasskeysView {
        frame: signed_in.frame(),
        passkeys: mine.map(|one| PasskeyLine { id: one.id, name: one.name, since: day::moment(one.made_at) }).collect(),
        options,
        name: said.name,
        done: said.done,
        wrongs: said.wrong.into_iter().map(super::field_error).collect(),
    };
    Ok(page(status, move || view! { <PasskeysPage page=view.clone()/> }).await)
}

/// `GET /staff/account/passkeys`
pub(super) async fn passkeys(State(state): State<AppState>, signed_in: SignedIn) -> Response {
    or_page(&state, shown(&state, &signed_in, Said::default()).await).await
}

/// `POST /staff/account/passkeys`
pub(super) async fn add(State(state): State<AppState>, signed_in: SignedIn, body: Bytes) -> Response {
    let done = async {
        let (passkeys, fields, SignedIn { session, secret, now, .. }) = (passkeys_of(&state)?, Fields::read(&body), &signed_in);
        let (me, name) = (&session.account, fields.one("passkey-name"));
        let proof = fields.one(PASSKEY_PROOF).to_owned();
        let wrong = match state.accounts.proven(me, proof, PASSKEY_PROOF, *now).await? {
            Some(wrong) => Some(wrong),
            None => state.accounts.add_passkey(passkeys, me, name, fields.one("credential"), secret, *now).await?,
        };
        let done = wrong.is_none().then_some("It is added. Next time, it opens the second lock.");
        let name = if wrong.is_some() { name.to_owned() } else { String::new() };
        shown(&state, &signed_in, Said { done, name, wrong }).await
    };
    or_page(&state, done.await).await
}

/// `POST /staff/account/passkeys/removed`
pub(super) async fn remove(State(state): State<AppState>, signed_in: SignedIn, body: Bytes) -> Response {
    let done = async {
        let (fields, me, now) = (Fields::read(&body), &signed_in.session.account, signed_in.now);
        if let Some(wrong) = state.accounts.proven(me, fields.one(REMOVE_PROOF).to_owned(), REMOVE_PROOF, now).await? {
            return shown(&state, &signed_in, Said { wrong: Some(wrong), ..Said::default() }).await;
        }
        let removed = state.accounts.remove_passkey(me, fields.one("passkey"), now).await?;
        let done = if removed { "It is removed, and opens nothing any more." } else { "Nothing is removed: choose one of yours." };
        shown(&state, &signed_in, Said { done: Some(done), ..Said::default() }).await
    };
    or_page(&state, done.await).await
}

/// `POST /staff/second/passkey`
pub(super) async fn second(State(state): State<AppState>, signed_in: SignedIn, body: Bytes) -> Response {
    let shown = async {
        let (passkeys, fields, SignedIn { session, secret: old, now, .. }) = (passkeys_of(&state)?, Fields::read(&body), &signed_in);
        // Whoever has no second factor yet sets one up first.
        if session.whole || session.account.second_factor.is_none() {
            return Ok(Redirect::to(paths::SECOND).into_response());
        }
        match state.accounts.second_by_passkey(passkeys, &session.account, fields.one("credential"), old, *now).await? {
            Entered::Yes(secret) => Ok(with_cookie(&state, Some(&secret), Redirect::to(paths::STAFF).into_response())),
            Entered::No => second_again(&state, &signed_in, None, true).await,
            Entered::Wait(seconds) => second_again(&state, &signed_in, Some(seconds), true).await,
        }
    };
    or_page(&state, shown.await).await
}
