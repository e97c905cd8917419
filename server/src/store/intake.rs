//! Collecting: `seen`, `resend` and `pending`, written together or not at all; where the link needs a slip, after a look at `slip`.

use super::{Code, Db, EngineCare as _, State, StoreError, in_tx, on_db, seal::sealer_is_current};
use crate::failpoint;

/// A finished response on its way in.
#[derive(Clone)]
pub struct Submission {
    /// Keyed digest of the page's token; with a slip, of the two together.
    pub key: [u8; 32],
    /// Keyed digest of the slip's code, where the link needs one.
    pub slip: Option<[u8; 32]>,
    /// Four bytes that tell a resend from other answers sent with the same page.
    pub body_check: [u8; 4],
    /// A random id.
    pub id: [u8; 16],
    /// The response as JSON; it waits sealed.
    pub body: Vec<u8>,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Acceptance {
    /// It is stored, durably.
    Stored,
    /// It had been stored before: the same page with the same answers, and the same slip if one is needed.
    Again,
    /// This page has been sent with other answers, which still wait to be mixed.
    SentWithOtherAnswers,
    /// This page has been sent and its answers are mixed: nobody can tell any more whether they were the same. Or it was sent with the same slip
    /// and other answers.
    AlreadyIn,
    /// The link has no such slip.
    UnknownCode,
    /// Another page has spent this slip.
    UsedCode,
    /// The wave is closed, and this page was sent and counted before.
    CountedAndClosed,
    /// The wave is closed.
    Closed,
}

/// Whether that statement finds a row of the wave with that key.
macro_rules! is_there {
    ($tx:ident, $text:literal, $wave:expr, $key:expr) => {{
        let found: Option<(i64,)> = sqlx::query_as($text).bind($wave.as_str()).bind(&$key[..]).fetch_optional(&mut *$tx).await?;
        found.is_some()
    }};
}

/// Whether a page or a slip has been used.
macro_rules! is_seen {
    ($tx:ident, $wave:expr, $key:expr) => {
        is_there!($tx, "SELECT CAST(1 AS BIGINT) FROM seen WHERE wave = $1 AND key = $2", $wave, $key)
    };
}

/// Marks a page or a slip as used; whether it was not before.
macro_rules! now_seen {
    ($tx:ident, $wave:expr, $key:expr) => {
        sqlx::query("INSERT INTO seen (wave, key) VALUES ($1, $2) ON CONFLICT DO NOTHING")
            .bind($wave.as_str())
            .bind(&$key[..])
            .execute(&mut *$tx)
            .await?
            .rows_affected()
            > 0
    };
}

impl Db {
    /// Takes submissions to one wave, each once, in one transaction: when this returns, those that are [`Acceptance::Stored`] are on the
    /// disk. The answers come in the order of the submissions.
    ///
    /// # Errors
    /// When there is no such wave or the engine fails; then none of them is stored, unless the engine failed while it committed: sending
    /// the same again is right in either case.
    pub async fn accept(&self, wave: &Code, submissions: &[Submission]) -> Result<Vec<Acceptance>, StoreError> {
        let mut sealed = Vec::with_capacity(submissions.len());
        for submission in submissions {
            sealed.push(self.sealer.seal(wave, &submission.body)?);
        }
        // By key, so that two servers that get the same pages do not wait for each other crosswise.
        let mut order: Vec<_> = (0..submissions.len()).collect();
        order.sort_unstable_by_key(|place| (submissions[*place].slip, submissions[*place].key));
        let mut accepted = vec![Acceptance::Closed; submissions.len()];
        in_tx!(self, |tx| {
            // A close waits for us, or we see it.
            tx.hold(wave).await?;
            sealer_is_current!(self, tx);
            let state: Option<(String,)> =
                sqlx::query_as("SELECT state FROM wave WHERE code = $1").bind(wave.as_str()).fetch_optional(&mut *tx).await?;
            let (state,) = state.ok_or_else(|| StoreError::NoSuchWave(wave.clone()))?;
            let open = State::read(&state)? == State::Open;
            for place in order {
                let submission = &submissions[place];
                let Submission { key, slip, body_check, id, .. } = submission;
                accepted[place] = if !open {
                    // Somebody whose thank-you page got lost is told the truth: it was counted.
                    if is_seen!(tx, wave, key) { Acceptance::CountedAndClosed } else { Acceptance::Closed }
                } else if let Some(slip) = slip
                    && !is_there!(tx, "SELECT CAST(1 AS BIGINT) FROM slip WHERE wave = $1 AND key = $2", wave, slip)
                {
                    Acceptance::UnknownCode
                } else if now_seen!(tx, wave, slip.as_ref().unwrap_or(key)) {
                    // The slip itself keeps no check. The page rides along, so that a Send whose answer got lost is known again.
                    let fresh = slip.is_none() || now_seen!(tx, wave, key);
                    if fresh {
                        sqlx::query("INSERT INTO resend (wave, key, body_check) VALUES ($1, $2, $3)")
                            .bind(wave.as_str())
                            .bind(&key[..])
                            .bind(&body_check[..])
                            .execute(&mut *tx)
                            .await?;
                    }
                    sqlx::query("INSERT INTO pending (wave, id, body) VALUES ($1, $2, $3)")
                        .bind(wave.as_str())
                        .bind(&id[..])
                        .bind(&sealed[place])
                        .execute(&mut *tx)
                        .await?;
                    Acceptance::Stored
                } else if slip.is_some() && !is_seen!(tx, wave, key) {
                    Acceptance::UsedCode
                } else {
                    let check: Option<(Vec<u8>,)> = sqlx::query_as("SELECT body_check FROM resend WHERE wave = $1 AND key = $2")
                        .bind(wave.as_str())
                        .bind(&key[..])
                        .fetch_optional(&mut *tx)
                        .await?;
                    match check {
                        Some((check,)) if check == body_check => Acceptance::Again,
                        // A slip lets in once: these are never offered as new.
                        Some(_) if slip.is_none() => Acceptance::SentWithOtherAnswers,
                        _ => Acceptance::AlreadyIn,
                    }
                };
            }
            failpoint::pass("accept: before commit");
            tx.commit().await?;
            failpoint::pass("accept: after commit");
        });
        Ok(accepted)
    }

    /// The key of a wave's tokens; nothing once it is destroyed, or where there is no such wave.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn wave_key(&self, wave: &Code) -> Result<Option<[u8; 32]>, StoreError> {
        let row: Option<(Vec<u8>,)> = on_db!(self, |pool| {
            sqlx::query_as("SELECT key FROM wave_key WHERE wave = $1").bind(wave.as_str()).fetch_optional(pool).await
        })?;
        row.map(|(key,)| read_secret(key)).transpose()
    }

    /// What a wave's words are sealed to.
    ///
    /// # Errors
    /// [`StoreError::NotSealed`] where the wave has no key or it is not here; else when the engine fails.
    pub async fn sealing_key(&self, wave: &Code) -> Result<desk::Public, StoreError> {
        const PUBLIC: &str = "SELECT public FROM wave JOIN word_key ON word_key.id = wave.word_key WHERE code = $1";
        let row: Option<(String,)> = on_db!(self, |pool| sqlx::query_as(PUBLIC).bind(wave.as_str()).fetch_optional(pool).await)?;
        row.and_then(|(public,)| desk::Public::read(&public)).ok_or(StoreError::NotSealed)
    }

    /// The secret of a wave's rounding; nothing once it is destroyed.
    ///
    /// # Errors
    /// When there is no such wave or the engine fails.
    pub async fn rounding_secret(&self, wave: &Code) -> Result<Option<[u8; 32]>, StoreError> {
        const SECRET: &str = "SELECT rounding_secret FROM wave WHERE code = $1";
        let row: Option<(Option<Vec<u8>>,)> = on_db!(self, |pool| sqlx::query_as(SECRET).bind(wave.as_str()).fetch_optional(pool).await)?;
        let (secret,) = row.ok_or_else(|| StoreError::NoSuchWave(wave.clone()))?;
        secret.map(read_secret).transpose()
    }
}

fn read_secret(bytes: Vec<u8>) -> Result<[u8; 32], StoreError> {
    bytes.try_into().map_err(|_| StoreError::unreadable("a wave's secret", "wrong length"))
}
