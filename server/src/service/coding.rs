//! Coding a wave's words: what a coder found is kept, coders are compared, and the codebook is changed. Of the words themselves nothing is
//! read here but what a moderator let out.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    codebook::{self, Codebook, What},
    coding::{Agreement, Coding, Settled, agreements, settled},
    suggest::{Example, definitions},
    survey::{Id, Survey},
    words::Said,
};

use super::{ServiceError, accounts::entry, catalogue::Catalogue};
use crate::{
    digest::hex,
    store::{Coded, Db, Decision, StoreError, StoredCoding, Wave},
};

/// A text's id, in addresses and on pages.
#[must_use]
pub fn read_words(hex: &str) -> Option<[u8; 16]> {
    let digits = hex.len() == 32 && hex.bytes().all(|byte| byte.is_ascii_hexdigit());
    digits.then(|| u128::from_str_radix(hex, 16).ok().map(u128::to_be_bytes)).flatten()
}

/// A wave's codebook, and which revision of it.
pub struct Book {
    /// The codebook.
    pub codebook: Codebook,
    /// Goes up with each change.
    pub revision: i64,
    /// The survey whose themes it began with.
    pub survey: std::sync::Arc<Survey>,
}

/// The codebook of a wave.
///
/// # Errors
/// When the store fails, or what it holds does not fit the survey.
pub async fn book(db: &Db, catalogue: &Catalogue, wave: &Wave) -> Result<Book, ServiceError> {
    let survey = catalogue.survey_of(wave).await?;
    let (revision, changes) = db.codebook(&wave.code).await?;
    let unfit = |refused: codebook::Refused| StoreError::Unreadable { what: "a codebook", reason: refused.to_string() };
    let codebook = Codebook::with(&survey.themes, changes).map_err(unfit)?;
    Ok(Book { codebook, revision, survey })
}

/// What came of coding a text.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The store's word.
    Stored(Coded),
    /// There is no such code in the codebook.
    UnknownCode,
}

/// What somebody posts about a text.
pub struct Posted {
    /// The text.
    pub words: [u8; 16],
    /// What was found in it.
    pub themes: BTreeSet<Id>,
    /// Whether it settles what coders saw differently.
    pub settles: bool,
}

/// Keeps what a coder found in a text.
///
/// # Errors
/// When the store fails.
pub async fn code(db: &Db, catalogue: &Catalogue, wave: &Wave, posted: &Posted, coder: &str, now: i64) -> Result<Outcome, ServiceError> {
    let codes: BTreeSet<Id> = book(db, catalogue, wave).await?.codebook.codes().into_iter().map(|code| code.id).collect();
    if !posted.themes.is_subset(&codes) {
        return Ok(Outcome::UnknownCode);
    }
    let act = if posted.settles { "settled a text's themes" } else { "coded a text" };
    // By its random id: the audit tells that it was done, never what stands in it.
    let entry = entry(now, coder, act, wave.partnership.as_ref(), &format!("{} {}", wave.code, hex(&posted.words)));
    let themes: Vec<Id> = posted.themes.iter().cloned().collect();
    Ok(Outcome::Stored(db.code(&wave.code, &posted.words, coder, &themes, posted.settles, &entry).await?))
}

/// What came of changing a codebook.
#[derive(Debug)]
pub enum Change {
    /// The store's word.
    Stored(Coded),
    /// It does not fit.
    Refused(codebook::Refused),
}

/// Changes a wave's codebook, as somebody saw it at that revision.
///
/// # Errors
/// When the store fails.
pub async fn change(
    db: &Db,
    wave: &Wave,
    seen: Book,
    revision: i64,
    (what, reason): (What, String),
    by: (&str, i64),
) -> Result<Change, ServiceError> {
    let ((by_whom, now), act) = (by, if matches!(what, What::Merge { .. }) { "merged two themes" } else { "split a theme" });
    if seen.revision != revision {
        return Ok(Change::Stored(Coded::Changed));
    }
    let change = codebook::Change { what, reason: reason.trim().to_owned(), by_whom: by_whom.to_owned(), done_at: now };
    let changed = match seen.codebook.changed(change) {
        Ok(changed) => changed,
        Err(refused) => return Ok(Change::Refused(refused)),
    };
    let entry = entry(now, by_whom, act, wave.partnership.as_ref(), wave.code.as_str());
    Ok(Change::Stored(db.change_codebook(&wave.code, changed.changes(), revision, &entry).await?))
}

/// Where the coding of a wave's words stands.
pub struct Standing {
    /// Each text's codings, themes as they count today, by the text's id.
    pub texts: BTreeMap<[u8; 16], Vec<Coding>>,
    /// In how many texts each code stands, of those that are settled.
    pub used: BTreeMap<Id, usize>,
    /// How far each two coders agree.
    pub agreements: BTreeMap<(String, String), Agreement>,
    /// Texts whose coders differ.
    pub differ: Vec<[u8; 16]>,
    /// Texts with a code that was split since: to be coded again.
    pub again: Vec<[u8; 16]>,
}

/// What coders found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// Nobody has coded it, or a code of it was split since.
    Nothing,
    /// Coders found different themes, and nobody settled it.
    Differs,
    /// These; none: it is about none of them.
    Themes(BTreeSet<Id>),
}

impl Standing {
    /// What coders found in that text.
    #[must_use]
    pub fn of(&self, words: &[u8; 16]) -> Found {
        let codings = self.texts.get(words).filter(|_| !self.again.contains(words));
        match codings.map_or(Settled::Nobody, |codings| settled(codings)) {
            Settled::Nobody => Found::Nothing,
            Settled::Differs => Found::Differs,
            Settled::One(themes) | Settled::Agreed(themes) | Settled::Settled(themes) => Found::Themes(themes),
        }
    }
}

/// Where the coding of a wave's words stands.
///
/// # Errors
/// When the store fails.
pub async fn standing(db: &Db, codebook: &Codebook, wave: &Wave) -> Result<Standing, ServiceError> {
    Ok(stand(codebook, db.codings(&wave.code).await?))
}

fn stand(codebook: &Codebook, stored: Vec<StoredCoding>) -> Standing {
    let mut texts: BTreeMap<_, Vec<Coding>> = BTreeMap::new();
    // As they were coded, before what was merged or split since.
    let mut newest: BTreeMap<_, BTreeMap<String, Vec<Id>>> = BTreeMap::new();
    for StoredCoding { words, coder, themes, settles, .. } in stored {
        let coding = Coding { coder: coder.clone(), themes: codebook.all_as_coded(&themes), settles };
        texts.entry(words).or_default().push(coding);
        newest.entry(words).or_default().insert(coder, themes);
    }
    let waits = |by_coder: &BTreeMap<String, Vec<Id>>| by_coder.values().any(|themes| codebook.waits(themes));
    let again: Vec<_> = newest.iter().filter(|(_, by_coder)| waits(by_coder)).map(|(words, _)| *words).collect();
    let differ = texts.iter().filter(|(_, codings)| settled(codings) == Settled::Differs).map(|(words, _)| *words).collect();
    let mut used = BTreeMap::new();
    for theme in texts.values().filter_map(|codings| settled(codings).themes().cloned()).flatten() {
        *used.entry(theme).or_default() += 1;
    }
    let codes: Vec<Id> = codebook.codes().into_iter().map(|code| code.id).collect();
    let all: Vec<Vec<Coding>> = texts.values().cloned().collect();
    Standing { agreements: agreements(&all, &codes), texts, used, differ, again }
}

/// What suggestions are learnt from in a moderator's browser: the wave's texts that a moderator let out, as let out, with their settled themes; and
/// the codebook's own words.
///
/// # Errors
/// When the store fails.
pub async fn lessons(db: &Db, book: &Book, wave: &Wave) -> Result<(Vec<Example>, Vec<Example>), ServiceError> {
    let standing = standing(db, &book.codebook, wave).await?;
    let released = db.moderations(&wave.code).await?.into_iter().filter(|moderation| moderation.decision == Decision::Released);
    let example = |words: &[u8; 16], released: Option<String>| {
        let said = Said::read(released?.as_bytes())?;
        let Found::Themes(codes) = standing.of(words) else { return None };
        (!said.text.is_empty()).then_some(Example { text: said.text, codes })
    };
    let examples = released.filter_map(|moderation| example(&moderation.words, moderation.released)).collect();
    Ok((examples, definitions(&book.survey, &book.codebook)))
}

/// A name for a new code that no other had: `T2-1`.
#[must_use]
pub fn free_names(codebook: &Codebook, of: &Id, count: usize) -> Vec<Id> {
    let names = (1..1_000).filter_map(|number| Id::new(&format!("{of}-{number}")));
    names.filter(|name| codebook.code(name).is_none()).take(count).collect()
}
