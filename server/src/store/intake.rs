//! Collecting: `seen`, `resend` and `pending`, written together or not at all.

use super::{Code, Db, EngineCare as _, State, StoreError, in_tx, on_db, seal::sealer_is_current};
use crate::failpoint;

/// A finished response on its way in.
#[derive(Clone)]
pub struct Submission {
    /// Keyed digest of the page's token.
    pub key: [u8; 32],
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
    /// It had been stored before: the same page with the same answers.
    Again,
    /// This page has been sent with other answers, which still wait to be mixed.
    SentWithOtherAnswers,
    /// This page has been sent and its answers are mixed: nobody can tell any more whether they were the same.
    AlreadyIn,
    /// The wave is closed, and this page was sent and counted before.
    CountedAndClosed,
    /// The wave is closed.
    Closed,
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
        order.sort_unstable_by_key(|place| submissions[*place].key);
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
                accepted[place] = if !open {
                    // Somebody whose thank-you page got lost is told the truth: it was counted.
                    let seen: Option<(i64,)> = sqlx::query_as("SELECT CAST(1 AS BIGINT) FROM seen WHERE wave = $1 AND key = $2")
                        .bind(wave.as_str())
                        .bind(&submission.key[..])
                        .fetch_optional(&mut *tx)
                        .await?;
                    if seen.is_some() { Acceptance::CountedAndClosed } else { Acceptance::Closed }
                } else {
                    let first = sqlx::query("INSERT INTO seen (wave, key) VALUES ($1, $2) ON CONFLICT DO NOTHING")
                        .bind(wave.as_str())
                        .bind(&submission.key[..])
                        .execute(&mut *tx)
                        .await?
                        .rows_affected();
                    if first == 0 {
                        let check: Option<(Vec<u8>,)> = sqlx::query_as("SELECT body_check FROM resend WHERE wave = $1 AND key = $2")
                            .bind(wave.as_str())
                            .bind(&submission.key[..])
                            .fetch_optional(&mut *tx)
                            .await?;
                        match check {
                            Some((check,)) if check == submission.body_check => Acceptance::Again,
                            Some(_) => Acceptance::SentWithOtherAnswers,
                            None => Acceptance::AlreadyIn,
                        }
                    } else {
                        sqlx::query("INSERT INTO resend (wave, key, body_check) VALUES ($1, $2, $3)")
                            .bind(wave.as_str())
                            .bind(&submission.key[..])
                            .bind(&submission.body_check[..])
                            .execute(&mut *tx)
                            .await?;
                        sqlx::query("INSERT INTO pending (wave, id, body) VALUES ($1, $2, $3)")
                            .bind(wave.as_str())
                            .bind(&submission.id[..])
                            .bind(&sealed[place])
                            .execute(&mut *tx)
                            .await?;
                        Acceptance::Stored
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
