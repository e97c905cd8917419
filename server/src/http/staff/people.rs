//! Who may do what.

use std::collections::BTreeMap;

use app::{
    pages::staff::{PeoplePage, PeopleView, PersonView, ShareLink},
    paths,
};
use axum::{
    body::Bytes,
    extract::{Query, State, rejection::QueryRejection},
    http::StatusCode,
    response::Response,
};
use domain::{
    staff::{Act, Person, Role},
    survey::Id,
};
use leptos::prelude::*;

use super::{Fields, Named, door::or_page, guard::SignedIn, partnership_view};
use crate::{
    http::{AppState, error::HttpError, render::page},
    service::accounts::Wrong,
    store::Account,
};

/// `GET /staff/people`: everybody of the partnerships that one has a part in.
pub(super) async fn people(State(state): State<AppState>, signed_in: SignedIn, named: Result<Query<Named>, QueryRejection>) -> Response {
    let Query(Named { partnership }) = named.unwrap_or_default();
    or_page(&state, shown(&state, &signed_in, Said { partnership, ..Said::default() }).await).await
}

/// What the page says besides.
#[derive(Default)]
struct Said {
    /// Which partnership an administrator chose.
    partnership: Option<String>,
    link: Option<ShareLink>,
    done: Option<String>,
    typed: (String, String),
    wrong: Option<Wrong>,
}

async fn shown(state: &AppState, signed_in: &SignedIn, said: Said) -> Result<Response, HttpError> {
    let me = &signed_in.session.account.person;
    let accounts = state.db.accounts().await?;
    let mut people = Vec::new();
    for account in &accounts {
        for (partnership, roles) in account.person.roles.iter().filter(|(partnership, _)| me.knows(Some(partnership))) {
            let partnership = partnership_view(&state.catalogue, partnership);
            people.push(PersonView { email: account.email.clone(), name: account.name.clone(), partnership, roles: roles.clone() });
        }
    }
    let offered = super::offered(state, signed_in, Act::Invite, said.partnership.as_deref());
    let administrators = accounts.iter().filter(|account| account.person.administrator);
    let status = if said.wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let view = PeopleView {
        frame: signed_in.frame(),
        people,
        administrators: administrators.map(|account| (account.name.clone(), account.email.clone())).collect(),
        partnerships: offered.iter().map(|id| partnership_view(&state.catalogue, id)).collect(),
        choice: super::choice(state, signed_in),
        link: said.link,
        done: said.done,
        typed: said.typed,
        wrongs: said.wrong.into_iter().map(super::field_error).collect(),
    };
    Ok(page(status, move || view! { <PeoplePage page=view.clone()/> }).await)
}

fn of_partnership(signed_in: &SignedIn) -> Result<&Id, HttpError> {
    signed_in.partnership.as_ref().ok_or(HttpError::Problem(StatusCode::NOT_FOUND, app::pages::problem::Problem::NoSuchPage))
}

fn roles_of(fields: &Fields<'_>) -> Vec<Role> {
    Role::ALL.into_iter().filter(|role| fields.all("role").any(|name| name == role.as_str())).collect()
}

/// `POST /staff/partnerships/{partnership}/invite`: a link that is shown once.
pub(super) async fn invite(State(state): State<AppState>, signed_in: SignedIn, body: Bytes) -> Response {
    let done = async {
        let (fields, partnership) = (Fields::read(&body), of_partnership(&signed_in)?);
        let (email, roles) = (fields.one("email").to_owned(), roles_of(&fields));
        let typed = (partnership.to_string(), email.clone());
        if roles.is_empty() {
            let wrong = Wrong { field: "email", why: "Tick at least one thing that they may do." };
            return shown(&state, &signed_in, Said { typed, wrong: Some(wrong), ..Said::default() }).await;
        }
        let person = Person { administrator: false, roles: BTreeMap::from([(partnership.clone(), roles)]) };
        match state.accounts.invite(signed_in.email(), &email, person, signed_in.now).await? {
            Ok(secret) => {
                let address = format!("{}{}", state.address, paths::join(&secret.write()));
                shown(&state, &signed_in, Said { link: Some(ShareLink { email, address }), ..Said::default() }).await
            }
            Err(wrong) => shown(&state, &signed_in, Said { typed, wrong: Some(wrong), ..Said::default() }).await,
        }
    };
    or_page(&state, done.await).await
}

/// Somebody whom the fields name, if they have a part in this partnership: nobody reaches into another.
async fn named(state: &AppState, fields: &Fields<'_>, partnership: &Id) -> Result<Account, HttpError> {
    let account = state.db.account_of(fields.one("email")).await?;
    let nowhere = HttpError::Problem(StatusCode::NOT_FOUND, app::pages::problem::Problem::NoSuchPage);
    account.filter(|account| account.person.roles.contains_key(partnership)).ok_or(nowhere)
}

/// `POST /staff/partnerships/{partnership}/roles`
pub(super) async fn roles(State(state): State<AppState>, signed_in: SignedIn, body: Bytes) -> Response {
    let done = async {
        let (fields, partnership) = (Fields::read(&body), of_partnership(&signed_in)?);
        let account = named(&state, &fields, partnership).await?;
        state.accounts.set_roles(signed_in.email(), &account, partnership, &roles_of(&fields), signed_in.now).await?;
        let done = format!("What {} may do is changed.", account.name);
        shown(&state, &signed_in, Said { done: Some(done), ..Said::default() }).await
    };
    or_page(&state, done.await).await
}

/// `POST /staff/partnerships/{partnership}/again`: a way back in, shown once. For an administrator's account there is none here: whoever manages
/// one partnership must not become one.
pub(super) async fn again(State(state): State<AppState>, signed_in: SignedIn, body: Bytes) -> Response {
    let done = async {
        let (fields, partnership) = (Fields::read(&body), of_partnership(&signed_in)?);
        let account = named(&state, &fields, partnership).await?;
        let me = &signed_in.session.account.person;
        let beyond = account.person.administrator || account.person.roles.keys().any(|other| !me.may(Act::Invite, Some(other)));
        if beyond && !me.administrator {
            let done = format!("{} has a part in more than you manage: an administrator must do this.", account.name);
            return shown(&state, &signed_in, Said { done: Some(done), ..Said::default() }).await;
        }
        let secret = state.accounts.invite_again(signed_in.email(), &account, signed_in.now).await?;
        let address = format!("{}{}", state.address, paths::join(&secret.write()));
        shown(&state, &signed_in, Said { link: Some(ShareLink { email: account.email, address }), ..Said::default() }).await
    };
    or_page(&state, done.await).await
}
