//! The moderator's desk: sealed texts go out, decisions come in. Nothing that leaves here unreleased is in the clear.

use std::collections::{BTreeMap, BTreeSet};

use app::pages::staff::{DeskPage, DeskView, WordsPage, WordsView, WordsWave};
use axum::{
    Json,
    body::Bytes,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use domain::{
    staff::Act,
    suggest::Example,
    survey::{Audience, Id},
    words::{Manner, Said},
};
use leptos::prelude::*;
use serde::Serialize;

use super::{Fields, door::or_page, guard::SignedIn, wave::found, word_keys::SEALED};
use crate::{
    digest::hex,
    http::{AppState, error::HttpError, render::page},
    service::{
        coding::{self, Book, read_words},
        moderate::{Decided, Deciding, Wish, decide},
    },
    store::{Decision, State as WaveState, Wave, random_bytes},
};

/// `GET /staff/words`: the waves whose words one reads.
pub(super) async fn words(State(state): State<AppState>, signed_in: SignedIn) -> Response {
    let shown = async {
        let me = &signed_in.session.account.person;
        let mut waves = Vec::new();
        for wave in state.db.waves().await?.into_iter().rev() {
            if wave.word_key.is_none() || !me.may(Act::Moderate, wave.partnership.as_ref()) {
                continue;
            }
            let (texts, read) = match wave.state {
                WaveState::Open => (0, 0),
                _ => (state.db.words(&wave.code).await?.len(), state.db.moderations(&wave.code).await?.len()),
            };
            waves.push(WordsWave {
                code: wave.code.to_string(),
                place: state.catalogue.areas().called(&wave.areas),
                state: wave.state.to_string(),
                texts,
                read,
            });
        }
        let view = WordsView { frame: signed_in.frame(), waves };
        Ok(page(StatusCode::OK, move || view! { <WordsPage page=view.clone()/> }).await)
    };
    or_page(&state, shown.await).await
}

/// `GET /staff/waves/{wave}/words`
pub(super) async fn desk(State(state): State<AppState>, signed_in: SignedIn, Path(code): Path<String>) -> Response {
    let shown = async {
        let wave = found(&state, &code).await?;
        let codes = coding::book(&state.db, &state.catalogue, &wave).await?.codebook.codes();
        let me = &signed_in.session.account;
        let own = state.db.moderator_key(&me.id).await?;
        let copy = match &wave.word_key {
            Some(key) => state.db.word_key_copy(key, &me.id).await?,
            None => None,
        };
        let public = match &wave.word_key {
            Some(key) => state.db.word_key(key).await?.map(|key| key.public),
            None => None,
        };
        let protection = match &wave.partnership {
            Some(partnership) => state.db.controller(partnership).await?.protection,
            None => String::new(),
        };
        let view = DeskView {
            frame: signed_in.frame(),
            code: wave.code.to_string(),
            place: state.catalogue.areas().called(&wave.areas),
            open: wave.state == WaveState::Open,
            asked: wave.word_key.is_some(),
            wrapped: own.map(|own| STANDARD.encode(own.wrapped)),
            copy: copy.map(|copy| STANDARD.encode(copy)),
            public: public.unwrap_or_default(),
            themes: codes.into_iter().map(|code| (code.id.to_string(), code.title, code.means)).collect(),
            protection,
        };
        Ok(page(StatusCode::OK, move || view! { <DeskPage page=view.clone()/> }).await)
    };
    or_page(&state, shown.await).await
}

/// A text as the desk's script gets it: sealed.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TextView {
    id: String,
    audience: String,
    who: String,
    question: String,
    may_share: bool,
    two: bool,
    sealed: String,
    state: &'static str,
    manner: Option<Manner>,
    proposed: Option<String>,
    released: Option<String>,
    concern: bool,
    /// Who decided.
    by: Vec<String>,
    /// Whether that was oneself, first.
    mine: bool,
    revision: i64,
    /// The themes that one found in it oneself; nothing: not coded yet.
    themes: Option<Vec<String>>,
    /// How many others have coded it. What they found is not shown: two coders look each for themselves.
    others: usize,
    /// What each coder found, once coders saw it differently: somebody settles it.
    differs: Vec<Finding>,
}

/// What a coder found.
#[derive(Serialize)]
struct Finding {
    coder: String,
    themes: Vec<String>,
}

/// What the desk's script gets: the texts, and what suggestions are learnt from, which is out already.
#[derive(Serialize)]
struct Texts {
    texts: Vec<TextView>,
    examples: Vec<Example>,
    definitions: Vec<Example>,
}

/// `GET /staff/waves/{wave}/words/texts`: all of a closed wave's, in an order that chance makes anew each time.
pub(super) async fn texts(State(state): State<AppState>, signed_in: SignedIn, Path(code): Path<String>) -> Response {
    let done = async {
        let wave = found(&state, &code).await?;
        let mut texts = if wave.state == WaveState::Open { Vec::new() } else { views(&state, &signed_in, &wave).await? };
        fastrand::Rng::with_seed(u64::from_le_bytes(random_bytes()?)).shuffle(&mut texts);
        let book = coding::book(&state.db, &state.catalogue, &wave).await?;
        let (examples, definitions) = coding::lessons(&state.db, &book, &wave).await?;
        Ok(([(header::CACHE_CONTROL, "no-store")], Json(Texts { texts, examples, definitions })).into_response())
    };
    or_page(&state, done.await).await
}

async fn views(state: &AppState, signed_in: &SignedIn, wave: &Wave) -> Result<Vec<TextView>, HttpError> {
    let Book { codebook, survey, .. } = coding::book(&state.db, &state.catalogue, wave).await?;
    let (decided, coded) = (state.db.moderations(&wave.code).await?, coding::standing(&state.db, &codebook, wave).await?);
    let me = signed_in.email();
    let view = |text: crate::store::StoredWords| {
        let audience = Audience::from_name(&text.audience);
        let moderation = decided.iter().find(|one| one.words == text.id);
        let question = survey.open_questions.iter().find(|one| one.id == text.question);
        let asked = question.and_then(|question| question.wording.get(&audience?)).cloned();
        // Where a code was split since, the text is coded again.
        let codings = coded.texts.get(&text.id).filter(|_| !coded.again.contains(&text.id));
        let newest: BTreeMap<&str, &BTreeSet<Id>> =
            codings.into_iter().flatten().map(|coding| (coding.coder.as_str(), &coding.themes)).collect();
        let names = |themes: &BTreeSet<Id>| themes.iter().map(ToString::to_string).collect::<Vec<_>>();
        let finding = |(coder, themes): (&&str, &&BTreeSet<Id>)| Finding { coder: (*coder).to_owned(), themes: names(themes) };
        let differs = coded.differ.contains(&text.id);
        TextView {
            id: hex(&text.id),
            who: audience.and_then(|audience| survey.version_for(audience)).map(|version| version.plural.clone()).unwrap_or_default(),
            question: asked.unwrap_or_else(|| text.question.to_string()),
            may_share: text.may_share,
            two: audience.is_none_or(|audience| domain::words::readers_needed(audience) > 1),
            audience: text.audience,
            sealed: STANDARD.encode(text.sealed),
            state: moderation.map_or("unread", |one| one.decision.as_str()),
            manner: moderation.and_then(|one| one.manner),
            proposed: moderation.and_then(|one| one.proposed.as_ref()).map(|sealed| STANDARD.encode(sealed)),
            released: moderation.and_then(|one| one.released.clone()),
            concern: moderation.is_some_and(|one| one.concern),
            by: moderation
                .map(|one| [Some(one.first_by.clone()), one.second_by.clone()].into_iter().flatten().collect())
                .unwrap_or_default(),
            mine: moderation.is_some_and(|one| one.first_by == me),
            revision: moderation.map_or(0, |one| one.revision),
            themes: newest.get(me).map(|themes| names(themes)),
            others: newest.keys().filter(|coder| **coder != me).count(),
            differs: if differs { newest.iter().map(finding).collect() } else { Vec::new() },
        }
    };
    Ok(state.db.words(&wave.code).await?.into_iter().map(view).collect())
}

fn deciding(fields: &Fields<'_>) -> Option<Deciding> {
    let manner = || Manner::from_name(fields.one("manner"));
    let wish = match Decision::from_name(fields.one("decision"))? {
        Decision::Held => Wish::Hold,
        Decision::NotForRelease => Wish::Keep,
        Decision::Proposed => {
            // Kept sealed, or not at all.
            let sealed = STANDARD.decode(fields.one("proposed")).ok().filter(|sealed| sealed.starts_with(SEALED))?;
            Wish::Propose(manner()?, sealed)
        }
        Decision::Released => Wish::Release(manner()?, Said::read(fields.one("released").as_bytes())?),
    };
    Some(Deciding {
        words: read_words(fields.one("words"))?,
        revision: fields.one("revision").parse().ok()?,
        wish,
        concern: fields.one("concern") == "1",
    })
}

/// `POST /staff/waves/{wave}/words/decision`: by the desk's script, which shows what came of it.
pub(super) async fn decision(State(state): State<AppState>, signed_in: SignedIn, Path(code): Path<String>, body: Bytes) -> Response {
    let done = async {
        let (wave, fields) = (found(&state, &code).await?, Fields::read(&body));
        let Some(deciding) = deciding(&fields) else {
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, "What came cannot be read. Load the page anew.").into_response());
        };
        let decided = decide(&state.db, &wave, deciding, signed_in.email(), signed_in.now).await?;
        Ok(match decided {
            Decided::Done => StatusCode::NO_CONTENT.into_response(),
            Decided::Overtaken => (StatusCode::CONFLICT, "Somebody else decided meanwhile.").into_response(),
            Decided::Refused(why) => (StatusCode::UNPROCESSABLE_ENTITY, why).into_response(),
        })
    };
    or_page(&state, done.await).await
}
