//! Mixing and closing: what waits becomes responses that nobody can trace back; and what is done without anyone's hand.

use std::time::Duration;

use super::{
    ServiceError,
    accounts::entry,
    clock::Steady,
    drafts::KEPT_DAYS,
    intake::{PendingBody, SealedWords},
};
use crate::store::{Code, Db, Mixed, Mixing, StoreError, StoredResponse, StoredWords, random_bytes};

/// A wave's waiting responses are mixed when there are so many of them (privacy.md, *Mix*).
pub const ENOUGH: usize = 20;
/// What tells one page of a wave from another is destroyed so many seconds after it closed: 48 hours.
const FORGET_AFTER: i64 = 48 * 60 * 60;
/// The single answers of a wave are deleted so many seconds after its final release.
const DELETE_AFTER: i64 = KEPT_DAYS as i64 * 24 * 60 * 60;

/// Closes a wave and mixes all of its responses.
///
/// # Errors
/// When the wave is not open or the store fails; then it is as it was.
pub async fn close(db: &Db, wave: &Code, now: i64) -> Result<(), ServiceError> {
    db.mix(wave, Mixing::Close(now.min(db.clock().await?)), responses).await?;
    // The wave is closed whatever becomes of this: the rounds empty the log again and again.
    if let Err(error) = db.forget_deleted().await.or_else(busy_is_fine) {
        tracing::warn!(%error, "the database's log could not be emptied after a close");
    }
    Ok(())
}

/// Mixes what waits in an open wave, if that is enough.
///
/// # Errors
/// As [`close`].
pub async fn waiting(db: &Db, wave: &Code) -> Result<(), ServiceError> {
    db.mix(wave, Mixing::AtLeast(ENOUGH), responses).await?;
    Ok(())
}

/// What a round did.
#[derive(Debug, Default)]
pub struct Round {
    /// Waves whose waiting responses were mixed.
    pub mixed: Vec<Code>,
    /// Waves that closed by their date.
    pub closed: Vec<Code>,
    /// Waves whose keys were destroyed.
    pub forgotten: Vec<Code>,
    /// Waves whose single answers were deleted.
    pub deleted: Vec<Code>,
    /// What could not be done, and is tried again in the next round.
    pub failed: Vec<(Code, StoreError)>,
}

/// Goes the rounds: mixes where enough waits, closes waves whose date has come, destroys the keys of those that closed two days ago, deletes the
/// single answers of those released 90 days ago.
/// Safe beside other servers on the same database; what one wave fails at does not hold up another.
///
/// `now` is in seconds since 1970, `uptime` by a clock that nobody can set.
///
/// # Errors
/// When the store cannot say what is due.
pub async fn round(db: &Db, steady: &mut Steady, now: i64, uptime: Duration) -> Result<Round, ServiceError> {
    let due = db.due(now, ENOUGH, FORGET_AFTER, DELETE_AFTER).await?;
    let mut round = Round::default();
    for wave in due.to_mix {
        match db.mix(&wave, Mixing::AtLeast(ENOUGH), responses).await {
            Ok(0) => {}
            Ok(_) => round.mixed.push(wave),
            Err(error) => round.keep(wave, error),
        }
    }
    // A clock that jumped is not believed: a wave closed early cannot be opened again.
    if steady.is(now, uptime) {
        for wave in due.to_close {
            match db.mix(&wave, Mixing::Close(now), responses).await {
                Ok(_) => round.closed.push(wave),
                Err(error) => round.keep(wave, error),
            }
        }
        for wave in due.to_forget {
            match db.forget_pages(&wave).await {
                Ok(()) => round.forgotten.push(wave),
                Err(error) => round.keep(wave, error),
            }
        }
        for wave in due.to_delete {
            let partnership = db.wave(&wave).await?.partnership;
            let deleted = entry(now, "by itself", "deleted the single answers", partnership.as_ref(), wave.as_str());
            match db.delete_answers(&wave, &deleted).await {
                Ok(()) => round.deleted.push(wave),
                Err(error) => round.keep(wave, error),
            }
        }
    }
    db.forget_deleted().await.or_else(busy_is_fine)?;
    Ok(round)
}

impl Round {
    fn keep(&mut self, wave: Code, error: StoreError) {
        // Another server closed it meanwhile.
        if !matches!(error, StoreError::WrongState { .. }) {
            self.failed.push((wave, error));
        }
    }
}

/// Readers held the engine's log open: the next round empties it.
pub(super) fn busy_is_fine(error: StoreError) -> Result<(), StoreError> {
    if matches!(error, StoreError::Busy) { Ok(()) } else { Err(error) }
}

/// Waiting bodies become responses and words, each under a fresh random id.
///
/// # Errors
/// When a body cannot be read.
pub fn responses(waiting: Vec<Vec<u8>>) -> Result<Mixed, StoreError> {
    let mut mixed = Mixed::default();
    for bytes in waiting {
        let PendingBody { area, response, words } = PendingBody::read(&bytes)?;
        let audience = response.audience.to_string();
        for words in words {
            let SealedWords { question, may_share, sealed } = words;
            let (id, area, audience) = (random_bytes()?, area.clone(), audience.clone());
            mixed.words.push(StoredWords { id, area, audience, question, may_share, sealed });
        }
        let answers = serde_json::to_string(&response).map_err(|error| StoreError::json("a response", &error))?;
        mixed.responses.push(StoredResponse { id: random_bytes()?, area, audience, answers });
    }
    Ok(mixed)
}
