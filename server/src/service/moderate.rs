//! Reading people's words: what a moderator decides of a text. The text itself is opened in their browser and nowhere else.

use domain::{
    survey::Audience,
    words::{Manner, Said, readers_needed},
};

use super::{ServiceError, accounts::entry};
use crate::{
    digest::hex,
    store::{Db, Decision, Moderation, StoreError, StoredWords, Wave},
};

/// What a moderator would do with a text.
#[derive(Clone)]
pub enum Wish {
    /// Look at it again later.
    Hold,
    /// Never let it out; its themes count.
    Keep,
    /// Have a second person release this, which is sealed to the wave's key.
    Propose(Manner, Vec<u8>),
    /// Release this.
    Release(Manner, Said),
}

/// What a moderator decides.
#[derive(Clone)]
pub struct Deciding {
    /// Of which text.
    pub words: [u8; 16],
    /// The revision of the decision that they saw; 0: it was not read.
    pub revision: i64,
    /// What to do with it.
    pub wish: Wish,
    /// Whether they are concerned about a child.
    pub concern: bool,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decided {
    /// It is kept.
    Done,
    /// Somebody else decided meanwhile, or the text is gone.
    Overtaken,
    /// It cannot be, and why.
    Refused(&'static str),
}

/// Keeps what a moderator decides of a text of a wave, audited without its words.
///
/// # Errors
/// When the store fails.
pub async fn decide(db: &Db, wave: &Wave, deciding: Deciding, by: &str, now: i64) -> Result<Decided, ServiceError> {
    let Deciding { words, revision, wish, concern } = deciding;
    let Some(text) = db.text(&wave.code, &words).await? else { return Ok(Decided::Overtaken) };
    let before = db.moderations(&wave.code).await?.into_iter().find(|one| one.words == words);
    let concern = concern || before.as_ref().is_some_and(|before| before.concern);
    let act = match &wish {
        Wish::Hold => "held a text",
        Wish::Keep => "kept a text from release",
        Wish::Propose(..) => "proposed a text for release",
        Wish::Release(..) => "let a text be released",
    };
    let act = if concern { format!("{act}, with a concern about a child") } else { act.to_owned() };
    let moderation = match judged(&text, before.as_ref(), wish, by) {
        Ok(decided) => Moderation { words, concern, revision, ..decided },
        Err(why) => return Ok(Decided::Refused(why)),
    };
    let about = format!("{} {}", wave.code, hex(&words[..4]));
    let entry = entry(now, by, &act, wave.partnership.as_ref(), &about);
    match db.decide(&wave.code, &moderation, &entry).await {
        Ok(true) => Ok(Decided::Done),
        Ok(false) => Ok(Decided::Overtaken),
        Err(StoreError::WordsKept(_)) => Ok(Decided::Refused("The words are released. What was decided stands.")),
        Err(StoreError::WrongState { .. }) => Ok(Decided::Refused("The wave is open. Its words are read after it has closed.")),
        Err(error) => Err(error.into()),
    }
}

/// The decision that a wish comes to, or why it cannot be.
fn judged(text: &StoredWords, before: Option<&Moderation>, wish: Wish, by: &str) -> Result<Moderation, &'static str> {
    const NOT_SHARED: &str = "This person did not say that their words may be shared.";
    let kept = |decision| Moderation {
        words: text.id,
        decision,
        manner: None,
        proposed: None,
        released: None,
        concern: false,
        first_by: by.to_owned(),
        second_by: None,
        revision: 0,
    };
    let several = Audience::from_name(&text.audience).is_none_or(|audience| readers_needed(audience) > 1);
    match wish {
        Wish::Hold => Ok(kept(Decision::Held)),
        Wish::Keep => Ok(kept(Decision::NotForRelease)),
        Wish::Propose(..) | Wish::Release(..) if !text.may_share => Err(NOT_SHARED),
        Wish::Propose(..) if !several => Err("One person is enough for this text."),
        Wish::Propose(manner, sealed) => Ok(Moderation { manner: Some(manner), proposed: Some(sealed), ..kept(Decision::Proposed) }),
        Wish::Release(_, said) if said.text.trim().is_empty() && said.drawing.is_none() => Err("There is nothing in it."),
        Wish::Release(manner, said) => {
            let released = String::from_utf8(said.to_bytes()).map_err(|_| "It cannot be read.")?;
            let first = before.filter(|before| before.decision == Decision::Proposed && before.first_by != by);
            let released = Moderation { manner: Some(manner), released: Some(released), ..kept(Decision::Released) };
            match first {
                Some(first) => Ok(Moderation { first_by: first.first_by.clone(), second_by: Some(by.to_owned()), ..released }),
                None if several => Err("A child’s words need two people: somebody else proposes or confirms."),
                None => Ok(released),
            }
        }
    }
}
