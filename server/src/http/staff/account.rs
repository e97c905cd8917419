//! One's own account.

use app::pages::staff::{AccountPage, AccountView, OTHERS, ProviderView, SESSIONS_PROOF, SessionLine};
use axum::{Form, body::Bytes, extract::State, http::StatusCode, response::Response};
use leptos::prelude::*;
use serde::Deserialize;

use super::{Fields, door::or_page, guard::SignedIn};
use crate::{
    day,
    http::{AppState, error::HttpError, render::page},
    service::accounts::{Open, Wrong},
};

/// `GET /staff/account`
pub(super) async fn account(State(state): State<AppState>, signed_in: SignedIn) -> Response {
    or_page(&state, shown(&state, &signed_in, None, Vec::new()).await).await
}

fn session_line(open: Open) -> SessionLine {
    let Open { name, here, whole, made_at, used_at } = open;
    SessionLine { name, here, whole, since: day::moment(made_at), used: day::moment(used_at) }
}

/// The page.
pub(super) async fn shown(
    state: &AppState,
    signed_in: &SignedIn,
    done: Option<&'static str>,
    wrongs: Vec<Wrong>,
) -> Result<Response, HttpError> {
    let account = &signed_in.session.account;
    let sessions = state.accounts.sessions(account, &signed_in.secret, signed_in.now).await?;
    let provider = match state.single_sign_on.as_deref() {
        Some(provider) => Some(ProviderView {
            name: provider.name().to_owned(),
            linked: state.db.is_linked(&account.id, provider.issuer()).await?,
            passphrase: account.kept().is_some(),
        }),
        None => None,
    };
    let status = if wrongs.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let view = AccountView {
        frame: signed_in.frame(),
        email: account.email.clone(),
        roles: super::roles_in_words(&state.catalogue, &account.person),
        recovery_left: state.db.recovery_left(&account.id).await?,
        passphrase: account.kept().is_some(),
        provider,
        passkeys: state.accounts.passkeys(account).await?.len(),
        sessions: sessions.into_iter().map(session_line).collect(),
        done,
        wrongs: wrongs.into_iter().map(super::field_error).collect(),
    };
    Ok(page(status, move || view! { <AccountPage page=view.clone()/> }).await)
}

/// What is posted for another passphrase.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Change {
    old: String,
    passphrase: String,
}

/// `POST /staff/account/passphrase`
pub(super) async fn passphrase(State(state): State<AppState>, signed_in: SignedIn, Form(change): Form<Change>) -> Response {
    let done = async {
        let SignedIn { session, secret, now, .. } = &signed_in;
        match state.accounts.change_passphrase(&session.account, change.old, change.passphrase, secret, *now).await? {
            Some(wrong) => shown(&state, &signed_in, None, vec![wrong]).await,
            None => shown(&state, &signed_in, Some("Your passphrase is changed, and every other session has ended."), Vec::new()).await,
        }
    };
    or_page(&state, done.await).await
}

/// `POST /staff/account/elsewhere`: ends one other session, or all.
pub(super) async fn elsewhere(State(state): State<AppState>, signed_in: SignedIn, body: Bytes) -> Response {
    let done = async {
        let (fields, SignedIn { session, secret, now, .. }) = (Fields::read(&body), &signed_in);
        let account = &session.account;
        let proof = fields.one(SESSIONS_PROOF).to_owned();
        if let Some(wrong) = state.accounts.proven(account, proof, SESSIONS_PROOF, *now).await? {
            return shown(&state, &signed_in, None, vec![wrong]).await;
        }
        let done = match fields.one("session") {
            OTHERS => {
                state.accounts.sign_out_elsewhere(account, secret, *now).await?;
                "You are signed in here and nowhere else."
            }
            name if state.accounts.end_one(account, name, *now).await? => "You are signed out there.",
            _ => "It had ended already.",
        };
        shown(&state, &signed_in, Some(done), Vec::new()).await
    };
    or_page(&state, done.await).await
}
