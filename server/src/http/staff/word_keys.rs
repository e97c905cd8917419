//! The keys of people's words: what browsers made, wrapped and sealed is kept and handed on.

use app::{
    components::staff::FieldError,
    pages::{
        problem::Problem,
        staff::{HolderView, KeysOf, OwnKey, WordKeysPage, WordKeysView},
    },
};
use axum::{body::Bytes, extract::State, http::StatusCode, response::Response};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use desk::Public;
use domain::{staff::Act, survey::Id};
use leptos::prelude::*;

use super::{Fields, door::or_page, guard::SignedIn, partnership_view};
use crate::{
    digest::hex,
    http::{AppState, error::HttpError, render::page},
    service::accounts::entry,
    store::{Holder, KeyCopy, ModeratorKey, WordKey, random_bytes},
};

/// What age's files begin with (<https://age-encryption.org/v1>): nothing else is kept, so that no key is, in the clear.
pub(super) const SEALED: &[u8] = b"age-encryption.org/v1\n";
/// The same, where a passphrase opens it.
const WRAPPED: &[u8] = b"age-encryption.org/v1\n-> scrypt ";
/// The largest of them, in bytes.
const LARGEST: usize = 4_096;

/// What the page says besides.
#[derive(Default)]
struct Said {
    done: Option<&'static str>,
    wrong: Option<&'static str>,
}

const DONE: fn(&'static str) -> Said = |done| Said { done: Some(done), wrong: None };
const WRONG: fn(&'static str) -> Said = |wrong| Said { done: None, wrong: Some(wrong) };
const SPOILT: &str = "What came was not what this page makes. Load it anew, and try again.";
const OVERTAKEN: &str = "Another browser was quicker. This is how it is now.";

async fn shown(state: &AppState, signed_in: &SignedIn, said: Said) -> Result<Response, HttpError> {
    let me = &signed_in.session.account;
    let own = state.db.moderator_key(&me.id).await?;
    let mut partnerships = Vec::new();
    for id in me.person.roles.keys().filter(|id| me.person.may(Act::Moderate, Some(id))) {
        partnerships.push(keys_of(state, &me.id, id).await?);
    }
    let status = if said.wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let view = WordKeysView {
        frame: signed_in.frame(),
        own: own.map(|ModeratorKey { public, wrapped, revision }| OwnKey { public, wrapped: STANDARD.encode(wrapped), revision }),
        partnerships,
        done: said.done,
        wrongs: said.wrong.map(|why| FieldError { field: "content".to_owned(), why: why.to_owned() }).into_iter().collect(),
    };
    Ok(page(status, move || view! { <WordKeysPage page=view.clone()/> }).await)
}

async fn keys_of(state: &AppState, me: &str, id: &Id) -> Result<KeysOf, HttpError> {
    let current = state.db.current_word_key(id).await?.map(|key| key.id);
    let mut copies = Vec::new();
    for key in state.db.word_keys(id).await? {
        copies.extend(state.db.word_key_copy(&key.id, me).await?.map(|copy| (key.id, STANDARD.encode(copy))));
    }
    let holder = |holder: Holder| HolderView {
        holds: current.as_ref().is_some_and(|current| holder.holds.contains(current)),
        me: holder.account == me,
        account: holder.account,
        name: holder.name,
        public: holder.public,
    };
    let holders = state.db.holders(id).await?.into_iter().map(holder).collect();
    Ok(KeysOf { id: id.to_string(), name: partnership_view(&state.catalogue, id).name, current: current.clone(), copies, holders })
}

/// `GET /staff/words/keys`
pub(super) async fn keys(State(state): State<AppState>, signed_in: SignedIn) -> Response {
    or_page(&state, shown(&state, &signed_in, Said::default()).await).await
}

fn read(text: &str, begins: &[u8]) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok().filter(|bytes| bytes.len() <= LARGEST && bytes.starts_with(begins))
}

/// Copies as a form posts them, a line each: a name, and the copy in base64.
fn copies(text: &str) -> Option<Vec<KeyCopy>> {
    let lines = text.lines().map(|line| line.split_once(' '));
    lines.map(|line| line.and_then(|(name, copy)| Some((name.to_owned(), read(copy, SEALED)?)))).collect()
}

/// `POST /staff/words/keys/own`: a first key of one's own, another passphrase, or a new key in place of a lost one.
pub(super) async fn keep(State(state): State<AppState>, signed_in: SignedIn, body: Bytes) -> Response {
    let done = async {
        let (fields, me) = (Fields::read(&body), &signed_in.session.account);
        let key = || {
            let wrapped = read(fields.one("wrapped"), WRAPPED)?;
            Some(ModeratorKey {
                public: Public::read(fields.one("public"))?.write(),
                wrapped,
                revision: fields.one("revision").parse().ok()?,
            })
        };
        let Some(key) = key() else { return shown(&state, &signed_in, WRONG(SPOILT)).await };
        let act = if key.revision == 0 { "made a key of their own for words" } else { "changed their key for words" };
        let kept = state.db.keep_moderator_key(&me.id, &key, &entry(signed_in.now, signed_in.email(), act, None, "")).await?;
        shown(&state, &signed_in, if kept { DONE("It is kept.") } else { WRONG(OVERTAKEN) }).await
    };
    or_page(&state, done.await).await
}

/// The partnership that the address names: the guard has found it.
fn of(signed_in: &SignedIn) -> Result<Id, HttpError> {
    signed_in.partnership.clone().ok_or(HttpError::Problem(StatusCode::NOT_FOUND, Problem::NoSuchPage))
}

/// `POST /staff/partnerships/{partnership}/words/key`
pub(super) async fn make(State(state): State<AppState>, signed_in: SignedIn, body: Bytes) -> Response {
    let done = async {
        let (fields, partnership, me) = (Fields::read(&body), of(&signed_in)?, &signed_in.session.account);
        let (Some(public), Some(copies)) = (Public::read(fields.one("public")), copies(fields.one("copies"))) else {
            return shown(&state, &signed_in, WRONG(SPOILT)).await;
        };
        // Whoever makes it holds it, and nobody who is no moderator does.
        let holders = state.db.holders(&partnership).await?;
        let known = |account: &str| holders.iter().any(|holder| holder.account == account && holder.public.is_some());
        if !copies.iter().any(|(account, _)| *account == me.id) || !copies.iter().all(|(account, _)| known(account)) {
            return shown(&state, &signed_in, WRONG(SPOILT)).await;
        }
        let key = WordKey { id: hex(&random_bytes::<16>()?), public: public.write() };
        let replaces = Some(fields.one("replaces")).filter(|old| !old.is_empty());
        let act = if replaces.is_some() { "replaced the key of words" } else { "made the key of words" };
        let about = entry(signed_in.now, signed_in.email(), act, Some(&partnership), "");
        let added = state.db.add_word_key(&partnership, &key, replaces, &copies, &about).await?;
        shown(
            &state,
            &signed_in,
            if added { DONE("The key is made. Waves that open from now on can ask for words.") } else { WRONG(OVERTAKEN) },
        )
        .await
    };
    or_page(&state, done.await).await
}

/// `POST /staff/partnerships/{partnership}/words/copies`
pub(super) async fn give(State(state): State<AppState>, signed_in: SignedIn, body: Bytes) -> Response {
    let done = async {
        let (fields, partnership) = (Fields::read(&body), of(&signed_in)?);
        let account = fields.one("account");
        let to = state.db.holders(&partnership).await?.into_iter().find(|holder| holder.account == account);
        let keys = state.db.word_keys(&partnership).await?;
        let copies = copies(fields.one("copies"))
            .filter(|copies| !copies.is_empty() && copies.iter().all(|(id, _)| keys.iter().any(|key| key.id == *id)));
        let (Some(to), Some(copies)) = (to, copies) else { return shown(&state, &signed_in, WRONG(SPOILT)).await };
        let about = entry(signed_in.now, signed_in.email(), "handed on the key of words", Some(&partnership), &to.email);
        state.db.give_word_keys(account, &copies, &about).await?;
        shown(&state, &signed_in, DONE("They hold the key now.")).await
    };
    or_page(&state, done.await).await
}

/// `POST /staff/partnerships/{partnership}/words/copies/taken`
pub(super) async fn take(State(state): State<AppState>, signed_in: SignedIn, body: Bytes) -> Response {
    let done = async {
        let (fields, partnership) = (Fields::read(&body), of(&signed_in)?);
        let account = fields.one("account");
        let holders = state.db.holders(&partnership).await?;
        // The last copy is never taken: what it opens would be lost.
        let others = holders.iter().filter(|holder| holder.account != account && !holder.holds.is_empty()).count();
        let Some(holder) = holders.iter().find(|holder| holder.account == account).filter(|_| others > 0) else {
            return shown(&state, &signed_in, WRONG("Nobody else holds it: it stays, or the words would be lost.")).await;
        };
        let about = entry(signed_in.now, signed_in.email(), "took the key of words away", Some(&partnership), &holder.email);
        state.db.take_word_keys(account, &partnership, &about).await?;
        shown(&state, &signed_in, DONE("They hold it no longer. Who may have kept a copy elsewhere: replace the key too.")).await
    };
    or_page(&state, done.await).await
}
