//! Releasing words: what moderators let out and coders found goes through rule 7, and is kept as an addendum to the final release.

mod judged;
mod report;

use std::collections::BTreeMap;

use domain::{
    codebook::Codebook,
    disclosure::{
        Policy, Stage,
        words::{Code as Theme, Released, Telling, Told, WordsDryRun, WordsRelease, words},
    },
    survey::Audience,
    tally::RoundingSecret,
    words::Said,
};

use super::{
    ServiceError,
    accounts::entry,
    catalogue::Catalogue,
    coding::{self, Book, Found},
};
use crate::store::{Code, Db, Decision, MadeOf, Moderation, StoreError, StoredWords, Wave};

pub use judged::Judged;
pub use report::{Part, parts};

/// A wave's words, as a manager finds them before they are public.
pub enum Standing {
    /// They are public.
    Public,
    /// It asked no open questions.
    NotAsked,
    /// Its results are not public yet: words come after them.
    TooEarly,
    /// The words were deleted, as they must be: it is too late.
    Gone,
    /// There is still something to do.
    NotReady(Judged),
    /// They can be published.
    Ready {
        /// What would be shown and kept back.
        dry_run: Box<WordsDryRun>,
        /// How many texts there are.
        judged: Judged,
        /// What it was made of.
        made_of: MadeOf,
    },
}

impl Standing {
    /// Why they cannot be published, in whole sentences; nothing where they can.
    #[must_use]
    pub fn why_not(&self) -> Option<String> {
        match self {
            Self::Public => Some("They are public already, and are never changed.".to_owned()),
            Self::NotAsked => Some("This wave asked no open questions.".to_owned()),
            Self::TooEarly => Some("Its results must be public first: words are an addendum to them.".to_owned()),
            Self::Gone => Some("They were deleted, as was promised, some time after the results came out.".to_owned()),
            Self::NotReady(judged) => Some(judged.sentences().join(" ")),
            Self::Ready { .. } => None,
        }
    }
}

/// How a wave's words stand; nothing is kept.
///
/// # Errors
/// When the store fails, or a text does not fit the survey.
pub async fn standing(db: &Db, catalogue: &Catalogue, policy: &Policy, wave: &Wave) -> Result<Standing, ServiceError> {
    if db.words_release(&wave.code).await?.is_some() {
        return Ok(Standing::Public);
    }
    if wave.word_key.is_none() {
        return Ok(Standing::NotAsked);
    }
    let Some(follows) = db.release_at(&wave.code, Stage::Final).await? else { return Ok(Standing::TooEarly) };
    let Some(secret) = db.rounding_secret(&wave.code).await? else { return Ok(Standing::Gone) };
    let book = coding::book(db, catalogue, wave).await?;
    let read = Read::of(db, &book, wave).await?;
    let judged = read.judged();
    if !judged.is_ready() {
        return Ok(Standing::NotReady(judged));
    }
    let telling = Telling {
        survey: &book.survey,
        wave: wave.code.as_str(),
        made_up: wave.made_up,
        follows: follows.hash,
        codes: codes(&book.codebook),
        told: read.words.iter().map(|words| read.told(words)).collect::<Result<_, _>>()?,
    };
    let made = words(&telling, RoundingSecret::new(secret), policy).map_err(|error| ServiceError::Tally(error.to_string()))?;
    Ok(Standing::Ready { dry_run: Box::new(made), judged, made_of: read.made_of() })
}

/// Makes and keeps the addendum of a released wave; an entry of the audit says who did.
///
/// # Errors
/// When it is not to be had (see [`Standing`]), something of it changed meanwhile, or the store fails.
pub async fn publish(
    db: &Db,
    catalogue: &Catalogue,
    policy: &Policy,
    code: &Code,
    by: &str,
    now: i64,
) -> Result<WordsRelease, ServiceError> {
    let wave = db.wave(code).await?;
    match standing(db, catalogue, policy, &wave).await? {
        Standing::Ready { dry_run, made_of, .. } => {
            let published = entry(now, by, "released the words", wave.partnership.as_ref(), code.as_str());
            db.keep_words_release(code, &dry_run.release, made_of, &published).await?;
            Ok(dry_run.release)
        }
        other => Err(ServiceError::WordsNotReady { wave: code.clone(), why: other.why_not().unwrap_or_default() }),
    }
}

/// A wave's texts, with what was decided of each and found in it.
struct Read {
    words: Vec<StoredWords>,
    moderations: BTreeMap<[u8; 16], Moderation>,
    coded: coding::Standing,
    /// The codebook's revision.
    codebook: i64,
}

impl Read {
    async fn of(db: &Db, book: &Book, wave: &Wave) -> Result<Self, ServiceError> {
        let words = db.words(&wave.code).await?;
        let moderations = db.moderations(&wave.code).await?.into_iter().map(|read| (read.words, read)).collect();
        let coded = coding::standing(db, &book.codebook, wave).await?;
        Ok(Self { words, moderations, coded, codebook: book.revision })
    }

    fn judged(&self) -> Judged {
        let mut judged = Judged { texts: self.words.len(), ..Judged::default() };
        for words in &self.words {
            match self.moderations.get(&words.id).map(|read| read.decision) {
                None => judged.unread += 1,
                Some(Decision::Held) => judged.held += 1,
                Some(Decision::Proposed) => judged.proposed += 1,
                Some(Decision::NotForRelease | Decision::Released) => {}
            }
            match self.coded.of(&words.id) {
                Found::Nothing => judged.uncoded += 1,
                Found::Differs => judged.differ += 1,
                Found::Themes(_) => {}
            }
        }
        judged
    }

    fn made_of(&self) -> MadeOf {
        MadeOf {
            words: self.words.len(),
            moderations: (self.moderations.len(), self.moderations.values().map(|read| read.revision).sum()),
            codings: self.coded.texts.values().map(Vec::len).sum(),
            codebook: self.codebook,
        }
    }

    fn told(&self, words: &StoredWords) -> Result<Told, ServiceError> {
        let unreadable = |what| StoreError::Unreadable { what, reason: "it is not as it was written".to_owned() };
        let audience = Audience::from_name(&words.audience).ok_or_else(|| unreadable("a text's audience"))?;
        let read = self.moderations.get(&words.id).filter(|read| read.decision == Decision::Released);
        let released = |read: &Moderation| {
            let manner = read.manner?;
            let said = Said::read(read.released.as_deref()?.as_bytes())?;
            // Who confirms one's own decision is one person.
            let two = read.second_by.as_ref().is_some_and(|second| *second != read.first_by);
            Some(Released { manner, said, by: if two { 2 } else { 1 } })
        };
        let released = read.map(|read| released(read).ok_or_else(|| unreadable("a released text"))).transpose()?;
        let themes = match self.coded.of(&words.id) {
            Found::Themes(themes) => themes.into_iter().collect(),
            Found::Nothing | Found::Differs => Vec::new(),
        };
        let (id, question) = (u128::from_be_bytes(words.id), words.question.clone());
        Ok(Told { id, audience, question, may_share: words.may_share, themes, released })
    }
}

/// The codes of a wave's codebook, each under the survey's theme that it belongs to.
fn codes(codebook: &Codebook) -> Vec<Theme> {
    let code = |code: domain::codebook::Code| Some(Theme { theme: codebook.theme_of(&code.id)?, id: code.id, title: code.title });
    codebook.codes().into_iter().filter_map(code).collect()
}
