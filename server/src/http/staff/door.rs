//! The way in.

use app::{
    pages::staff::{
        JoinPage, JoinView, RecoveryPage, RecoveryView, SecondPage, SecondView, SetUpPage, SetUpView, SignInPage, SignInView, TooLate,
    },
    paths,
};
use axum::{
    Form,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse as _, Redirect, Response},
};
use leptos::prelude::*;
use serde::Deserialize;

use super::guard::{SignedIn, outside, secret as session_of, with_cookie};
use crate::{
    http::{AppState, error::HttpError, language::Asked, render::page},
    service::{
        ServiceError,
        accounts::{Entered, Joining, Outcome, Secret, second},
        qr::Qr,
    },
    store::Invitation,
};

/// Renders a page or what went wrong.
pub(super) async fn or_page(state: &AppState, shown: Result<Response, HttpError>) -> Response {
    match shown {
        Ok(response) => response,
        Err(error) => error.render(state, Asked::of(None)).await,
    }
}

/// What is posted to sign in.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    email: String,
    passphrase: String,
}

/// `GET /staff/sign-in`
pub(super) async fn sign_in_page(State(state): State<AppState>) -> Response {
    let view = SignInView { frame: outside(), provider: state.provider(), ..SignInView::default() };
    page(StatusCode::OK, move || view! { <SignInPage page=view.clone()/> }).await
}

/// `POST /staff/sign-in`
pub(super) async fn sign_in(State(state): State<AppState>, headers: HeaderMap, Form(typed): Form<Typed>) -> Response {
    let shown = async {
        let Typed { email, passphrase } = typed;
        let (wrong, wait) = match state.accounts.sign_in(&email, passphrase, session_of(&headers).as_ref(), state.clock.now()).await? {
            Entered::Yes(secret) => return Ok(with_cookie(&state, Some(&secret), Redirect::to(paths::SECOND).into_response())),
            Entered::No => (true, None),
            Entered::Wait(seconds) => (false, Some(seconds)),
        };
        let view = SignInView { frame: outside(), provider: state.provider(), email, wrong, wait };
        Ok(page(refusal(wait), move || view! { <SignInPage page=view.clone()/> }).await)
    };
    or_page(&state, shown.await).await
}

/// The status of a page that comes back.
const fn refusal(wait: Option<i64>) -> StatusCode {
    if wait.is_some() { StatusCode::TOO_MANY_REQUESTS } else { StatusCode::UNPROCESSABLE_ENTITY }
}

/// `GET /staff/second`: to be set up where there is none yet.
pub(super) async fn second_page(State(state): State<AppState>, signed_in: SignedIn) -> Response {
    let shown = async {
        if signed_in.session.whole {
            return Ok(Redirect::to(paths::STAFF).into_response());
        }
        if signed_in.session.account.second_factor.is_none() {
            return set_up(&signed_in, second::new_secret()?, false).await;
        }
        second_shown(&state, &signed_in, StatusCode::OK, SecondView::default()).await
    };
    or_page(&state, shown.await).await
}

/// The second lock once more: what was tried was wrong, or so many seconds are to be waited.
pub(super) async fn second_again(
    state: &AppState,
    signed_in: &SignedIn,
    wait: Option<i64>,
    by_passkey: bool,
) -> Result<Response, HttpError> {
    second_shown(state, signed_in, refusal(wait), SecondView { wrong: wait.is_none(), wait, by_passkey, ..SecondView::default() }).await
}

async fn second_shown(state: &AppState, signed_in: &SignedIn, status: StatusCode, view: SecondView) -> Result<Response, HttpError> {
    let SignedIn { session, secret, now, .. } = signed_in;
    let passkey = match state.passkeys.as_deref() {
        Some(passkeys) => state.accounts.ask_passkey(passkeys, &session.account, secret, *now).await?,
        None => None,
    };
    let view = SecondView { frame: outside(), passkey, ..view };
    Ok(page(status, move || view! { <SecondPage page=view.clone()/> }).await)
}

async fn set_up(signed_in: &SignedIn, secret: String, wrong: bool) -> Result<Response, HttpError> {
    let address = second::address(&secret, signed_in.email())?;
    let view = SetUpView { frame: outside(), secret, picture: Qr::of(&address).map_err(ServiceError::from)?.svg(), address, wrong };
    let status = if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(page(status, move || view! { <SetUpPage page=view.clone()/> }).await)
}

/// What is posted as a second factor; with a secret where it is set up.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Coded {
    code: String,
    secret: String,
}

/// `POST /staff/second`
pub(super) async fn second(State(state): State<AppState>, signed_in: SignedIn, Form(coded): Form<Coded>) -> Response {
    let shown = async {
        let SignedIn { session, secret: old, now, .. } = &signed_in;
        if session.whole {
            return Ok(Redirect::to(paths::STAFF).into_response());
        }
        if session.account.second_factor.is_none() {
            let Some((codes, secret)) = state.accounts.set_up_second(&session.account, &coded.secret, &coded.code, old, *now).await? else {
                let secret = if second::bytes(&coded.secret).is_some() { coded.secret } else { second::new_secret()? };
                return set_up(&signed_in, secret, true).await;
            };
            let view = RecoveryView { frame: outside(), codes };
            let shown = page(StatusCode::OK, move || view! { <RecoveryPage page=view.clone()/> }).await;
            return Ok(with_cookie(&state, Some(&secret), shown));
        }
        match state.accounts.second(&session.account, &coded.code, old, *now).await? {
            Entered::Yes(secret) => Ok(with_cookie(&state, Some(&secret), Redirect::to(paths::STAFF).into_response())),
            Entered::No => second_again(&state, &signed_in, None, false).await,
            Entered::Wait(seconds) => second_again(&state, &signed_in, Some(seconds), false).await,
        }
    };
    or_page(&state, shown.await).await
}

/// `POST /staff/sign-out`
pub(super) async fn sign_out(State(state): State<AppState>, signed_in: SignedIn) -> Response {
    let shown = async {
        state.accounts.sign_out(&signed_in.secret).await?;
        Ok(with_cookie(&state, None, Redirect::to(paths::SIGN_IN).into_response()))
    };
    or_page(&state, shown.await).await
}

/// What is posted with a one-time link.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Chosen {
    email: String,
    name: String,
    passphrase: String,
}

/// `GET /staff/join/{secret}`: looked at as often as one likes, used once.
pub(super) async fn join_page(State(state): State<AppState>, Path(link): Path<String>) -> Response {
    let shown = async {
        let Some((secret, invitation)) = opened(&state, &link).await? else { return Ok(too_late().await) };
        let view = JoinView { secret: secret.write(), ..join_view(&state, &invitation) };
        Ok(page(StatusCode::OK, move || view! { <JoinPage page=view.clone()/> }).await)
    };
    or_page(&state, shown.await).await
}

/// `POST /staff/join/{secret}`
pub(super) async fn join(
    State(state): State<AppState>,
    Path(link): Path<String>,
    headers: HeaderMap,
    Form(chosen): Form<Chosen>,
) -> Response {
    let shown = async {
        let Some((secret, invitation)) = opened(&state, &link).await? else { return Ok(too_late().await) };
        let Chosen { email, name, passphrase } = chosen;
        let joining = Joining { email: email.clone(), name: name.clone(), passphrase };
        let now = state.clock.now();
        match state.accounts.join(&secret, joining, now).await? {
            Outcome::TooLate | Outcome::Linked => Ok(too_late().await),
            Outcome::Wrong(wrongs) => {
                let wrongs = wrongs.into_iter().map(super::field_error).collect();
                let view = JoinView { secret: secret.write(), typed: email, name, wrongs, ..join_view(&state, &invitation) };
                Ok(page(StatusCode::UNPROCESSABLE_ENTITY, move || view! { <JoinPage page=view.clone()/> }).await)
            }
            Outcome::Joined(account) => {
                let session = state.accounts.begin(&account, false, session_of(&headers).as_ref(), now).await?;
                Ok(with_cookie(&state, Some(&session), Redirect::to(paths::SECOND).into_response()))
            }
        }
    };
    or_page(&state, shown.await).await
}

async fn opened(state: &AppState, link: &str) -> Result<Option<(Secret, Invitation)>, HttpError> {
    let Some(secret) = Secret::read(link) else { return Ok(None) };
    let invitation = state.accounts.invitation(&secret, state.clock.now()).await?;
    Ok(invitation.map(|invitation| (secret, invitation)))
}

fn join_view(state: &AppState, invitation: &Invitation) -> JoinView {
    let roles = super::roles_in_words(&state.catalogue, &invitation.person);
    let provider = state.provider().filter(|_| invitation.may_join_by_provider());
    JoinView { frame: outside(), provider, email: invitation.email.clone(), again: invitation.again, roles, ..JoinView::default() }
}

/// A one-time link that is used up.
pub(super) async fn too_late() -> Response {
    page(StatusCode::GONE, || view! { <TooLate frame=outside()/> }).await
}
