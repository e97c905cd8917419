//! One's own account.

use app::pages::staff::{AccountPage, AccountView};
use axum::{Form, extract::State, http::StatusCode, response::Response};
use leptos::prelude::*;
use serde::Deserialize;

use super::{door::or_page, guard::SignedIn};
use crate::{
    http::{AppState, error::HttpError, render::page},
    service::accounts::Wrong,
};

/// `GET /staff/account`
pub(super) async fn account(State(state): State<AppState>, signed_in: SignedIn) -> Response {
    or_page(&state, shown(&state, &signed_in, None, Vec::new()).await).await
}

async fn shown(state: &AppState, signed_in: &SignedIn, done: Option<&'static str>, wrongs: Vec<Wrong>) -> Result<Response, HttpError> {
    let account = &signed_in.session.account;
    let status = if wrongs.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let view = AccountView {
        frame: signed_in.frame(),
        email: account.email.clone(),
        roles: super::roles_in_words(&state.catalogue, &account.person),
        recovery_left: state.db.recovery_left(&account.id).await?,
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

/// `POST /staff/account/elsewhere`
pub(super) async fn elsewhere(State(state): State<AppState>, signed_in: SignedIn) -> Response {
    let done = async {
        state.accounts.sign_out_elsewhere(&signed_in.session.account, &signed_in.secret).await?;
        shown(&state, &signed_in, Some("You are signed in here and nowhere else."), Vec::new()).await
    };
    or_page(&state, done.await).await
}
