//! A wave's codebook: the codes, how far coders agree, merging and splitting.

use app::{
    components::staff::FieldError,
    pages::staff::codebook::{ChangeShown, CodeLine, CodebookPage, CodebookView, PARTS, PairLine, ThemeLine, Typed},
    paths,
};
use axum::{
    body::Bytes,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    codebook::{self, Code, Codebook, Refused, What},
    coding::Agreement,
    survey::Id,
};
use leptos::prelude::*;

use super::{Fields, door::or_page, guard::SignedIn, wave::found};
use crate::{
    day,
    digest::hex,
    http::{AppState, error::HttpError, render::page},
    service::coding::{self, Book, Change, free_names},
    store::{Coded, State as WaveState, Wave},
};

/// `GET /staff/waves/{wave}/codebook`
pub(super) async fn codebook(State(state): State<AppState>, signed_in: SignedIn, Path(code): Path<String>) -> Response {
    let done = async {
        let wave = found(&state, &code).await?;
        shown(&state, &signed_in, &wave, (StatusCode::OK, None), None).await
    };
    or_page(&state, done.await).await
}

/// Why the store kept nothing.
pub(super) const fn said(coded: Coded) -> &'static str {
    match coded {
        Coded::Open => "This wave is open. Its words are read and coded after it has closed.",
        Coded::Public => "Its words are public: their themes stand as they were counted.",
        Coded::Changed => "Somebody else changed the codebook meanwhile. Look at it again; what you typed is still there.",
        Coded::NoSuchText => "There is no such text in this wave.",
        Coded::Kept => "",
    }
}

/// `POST /staff/waves/{wave}/codebook`: merges or splits.
pub(super) async fn change(State(state): State<AppState>, signed_in: SignedIn, Path(code): Path<String>, body: Bytes) -> Response {
    let done = async {
        let (wave, fields) = (found(&state, &code).await?, Fields::read(&body));
        let typed = typed(&fields);
        let book = coding::book(&state.db, &state.catalogue, &wave).await?;
        let (what, prefix) =
            if fields.one("change") == "split" { (split(&book.codebook, &typed), "split") } else { (merge(&typed), "merge") };
        let refused = |status, why: &str, field: &str| (status, Some(FieldError { field: field.to_owned(), why: why.to_owned() }));
        let Some(what) = what else {
            let status =
                refused(StatusCode::UNPROCESSABLE_ENTITY, "Choose from the codes below.", if prefix == "split" { "theme" } else { "from" });
            return shown(&state, &signed_in, &wave, status, Some(typed)).await;
        };
        let reason = if prefix == "split" { typed.split_reason.clone() } else { typed.merge_reason.clone() };
        let revision = fields.one("revision").parse().unwrap_or(-1);
        let by = (signed_in.email(), signed_in.now);
        match coding::change(&state.db, &wave, book, revision, (what, reason), by).await? {
            Change::Stored(Coded::Kept) => Ok(Redirect::to(&paths::codebook(wave.code.as_str())).into_response()),
            Change::Stored(other) => {
                shown(&state, &signed_in, &wave, refused(StatusCode::CONFLICT, said(other), "codes"), Some(typed)).await
            }
            Change::Refused(why) => {
                let field = match (&why, prefix) {
                    (Refused::Reason, "split") => "split_reason",
                    (Refused::Reason, _) => "merge_reason",
                    (Refused::Words | Refused::Parts | Refused::Taken(_), _) => "title_1",
                    (_, "split") => "theme",
                    _ => "from",
                };
                shown(&state, &signed_in, &wave, refused(StatusCode::UNPROCESSABLE_ENTITY, &in_words(&why), field), Some(typed)).await
            }
        }
    };
    or_page(&state, done.await).await
}

/// A refusal as a page says it.
fn in_words(refused: &Refused) -> String {
    match refused {
        Refused::Unknown(_) => "That code is not in the codebook any more. Choose another.".to_owned(),
        Refused::Itself => "Choose two codes: one cannot go into itself.".to_owned(),
        Refused::Reason => format!("Say why, in {} letters at most.", codebook::MOST_REASON),
        Refused::Parts => "Name at least two new codes, each with what it means.".to_owned(),
        Refused::Taken(id) => format!("There was a code {id} before: its name keeps its meaning."),
        Refused::Words => {
            format!("Each new code needs a title ({} letters at most) and what it means ({}).", codebook::MOST_TITLE, codebook::MOST_MEANS)
        }
    }
}

fn typed(fields: &Fields<'_>) -> Typed {
    let one = |name: &str| fields.one(name).trim().to_owned();
    Typed {
        from: one("from"),
        into: one("into"),
        merge_reason: one("merge_reason"),
        theme: one("theme"),
        parts: PARTS.map(|(title, means)| (one(title), one(means))),
        split_reason: one("split_reason"),
    }
}

fn merge(typed: &Typed) -> Option<What> {
    Some(What::Merge { from: Id::new(&typed.from)?, into: Id::new(&typed.into)? })
}

/// Rows that were left empty are none.
fn split(codebook: &Codebook, typed: &Typed) -> Option<What> {
    let theme = Id::new(&typed.theme)?;
    let parts: Vec<_> = typed.parts.iter().filter(|(title, means)| !title.is_empty() || !means.is_empty()).collect();
    let names = free_names(codebook, &theme, parts.len());
    let code = |(id, (title, means)): (Id, &(String, String))| Code { id, title: title.clone(), means: means.clone() };
    Some(What::Split { theme, into: names.into_iter().zip(parts).map(code).collect() })
}

pub(super) async fn shown(
    state: &AppState,
    signed_in: &SignedIn,
    wave: &Wave,
    (status, wrong): (StatusCode, Option<FieldError>),
    typed: Option<Typed>,
) -> Result<Response, HttpError> {
    let Book { codebook, revision, .. } = coding::book(&state.db, &state.catalogue, wave).await?;
    let standing = coding::standing(&state.db, &codebook, wave).await?;
    let codes = codebook.codes();
    let line = |code: &Code| CodeLine {
        id: code.id.to_string(),
        title: code.title.clone(),
        means: code.means.clone(),
        used: standing.used.get(&code.id).copied().unwrap_or_default(),
    };
    let public = state.db.released_words(&wave.code).await?;
    let fixed = match (wave.state, public) {
        (WaveState::Open, _) => Some(said(Coded::Open)),
        (_, true) => Some(said(Coded::Public)),
        _ => None,
    };
    let ids = |words: &[[u8; 16]]| words.iter().map(|id| hex(id)).collect();
    let view = CodebookView {
        frame: signed_in.frame(),
        wave: wave.code.to_string(),
        place: state.catalogue.areas().called(&wave.areas),
        fixed,
        revision,
        codes: codes.iter().map(line).collect(),
        coded: standing.texts.len(),
        agreements: standing.agreements.iter().map(|((first, second), agreement)| pair(&codebook, first, second, agreement)).collect(),
        differ: ids(&standing.differ),
        again: ids(&standing.again),
        changes: codebook.changes().iter().map(|change| change_shown(&codebook, change)).collect(),
        typed: typed.unwrap_or_default(),
        wrongs: wrong.into_iter().collect(),
    };
    Ok(page(status, move || view! { <CodebookPage page=view.clone()/> }).await)
}

fn named(codebook: &Codebook, id: &Id) -> String {
    codebook.code(id).map_or_else(|| id.to_string(), |code| code.title.clone())
}

fn pair(codebook: &Codebook, first: &str, second: &str, agreement: &Agreement) -> PairLine {
    let themes = agreement.themes.iter().filter(|theme| theme.is_used()).map(|theme| ThemeLine {
        title: named(codebook, &theme.theme),
        kappa: theme.kappa(),
        percent: theme.percent(),
        counts: [theme.both, theme.first, theme.second, theme.neither],
    });
    PairLine {
        first: first.to_owned(),
        second: second.to_owned(),
        texts: agreement.texts,
        kappa: agreement.mean_kappa(),
        percent: agreement.mean_percent(),
        themes: themes.collect(),
    }
}

fn change_shown(codebook: &Codebook, change: &codebook::Change) -> ChangeShown {
    let what = match &change.what {
        What::Merge { from, into } => format!("{} went into {}", named(codebook, from), named(codebook, into)),
        What::Split { theme, into } => {
            let parts = into.iter().map(|code| code.title.as_str()).collect::<Vec<_>>().join(", ");
            format!("{} was split into {parts}", named(codebook, theme))
        }
    };
    ChangeShown { what, reason: change.reason.clone(), by_whom: change.by_whom.clone(), when: day::moment(change.done_at) }
}
