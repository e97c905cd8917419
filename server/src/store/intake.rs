//! Collecting: `seen` and `pending`, written together or not at all.

use super::{Code, Db, State, StoreError, on_db};

/// A finished response on its way in.
#[derive(Clone)]
pub struct Submission {
    /// Keyed digest of the page's token.
    pub key: [u8; 32],
    /// Four bytes that tell a resend from other answers sent with the same page.
    pub body_check: [u8; 4],
    /// A random id.
    pub id: [u8; 16],
    /// The response as it waits.
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
    /// Takes a submission, once. When this returns [`Acceptance::Stored`] it is on the disk.
    ///
    /// # Errors
    /// When there is no such wave or the engine fails; then nothing is stored.
    pub async fn accept(&self, wave: &Code, submission: &Submission) -> Result<Acceptance, StoreError> {
        // The wave's row, held shared: a close waits for us or we see it.
        let lock = self.sql("SELECT state FROM wave WHERE code = $1 /*postgres FOR SHARE */");
        on_db!(self, |pool| {
            let mut tx = pool.begin_with(self.begin()).await?;
            let state: Option<(String,)> = sqlx::query_as(lock).bind(wave.as_str()).fetch_optional(&mut *tx).await?;
            let (state,) = state.ok_or_else(|| StoreError::NoSuchWave(wave.clone()))?;
            if State::read(&state)? != State::Open {
                // Somebody whose thank-you page got lost is told the truth: it was counted.
                let seen: Option<(i64,)> = sqlx::query_as("SELECT CAST(1 AS BIGINT) FROM seen WHERE wave = $1 AND key = $2")
                    .bind(wave.as_str())
                    .bind(&submission.key[..])
                    .fetch_optional(&mut *tx)
                    .await?;
                return Ok(if seen.is_some() { Acceptance::CountedAndClosed } else { Acceptance::Closed });
            }
            let first = sqlx::query("INSERT INTO seen (wave, key, body_check) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
                .bind(wave.as_str())
                .bind(&submission.key[..])
                .bind(&submission.body_check[..])
                .execute(&mut *tx)
                .await?
                .rows_affected();
            if first == 0 {
                let (check,): (Option<Vec<u8>>,) = sqlx::query_as("SELECT body_check FROM seen WHERE wave = $1 AND key = $2")
                    .bind(wave.as_str())
                    .bind(&submission.key[..])
                    .fetch_one(&mut *tx)
                    .await?;
                return Ok(match check {
                    Some(check) if check == submission.body_check => Acceptance::Again,
                    Some(_) => Acceptance::SentWithOtherAnswers,
                    None => Acceptance::AlreadyIn,
                });
            }
            sqlx::query("INSERT INTO pending (wave, id, body) VALUES ($1, $2, $3)")
                .bind(wave.as_str())
                .bind(&submission.id[..])
                .bind(&submission.body)
                .execute(&mut *tx)
                .await?;
            tx.commit().await?;
            Ok(Acceptance::Stored)
        })
    }

    /// The key of a wave's tokens; nothing once it is destroyed.
    ///
    /// # Errors
    /// When there is no such wave or the engine fails.
    pub async fn wave_key(&self, wave: &Code) -> Result<Option<[u8; 32]>, StoreError> {
        self.wave_secret("SELECT wave_key FROM wave WHERE code = $1", wave).await
    }

    /// The secret of a wave's rounding; nothing once it is destroyed.
    ///
    /// # Errors
    /// When there is no such wave or the engine fails.
    pub async fn rounding_secret(&self, wave: &Code) -> Result<Option<[u8; 32]>, StoreError> {
        self.wave_secret("SELECT rounding_secret FROM wave WHERE code = $1", wave).await
    }

    async fn wave_secret(&self, text: &'static str, wave: &Code) -> Result<Option<[u8; 32]>, StoreError> {
        let row: Option<(Option<Vec<u8>>,)> = on_db!(self, |pool| sqlx::query_as(text).bind(wave.as_str()).fetch_optional(pool).await)?;
        let (secret,) = row.ok_or_else(|| StoreError::NoSuchWave(wave.clone()))?;
        let read = |bytes: Vec<u8>| bytes.try_into().map_err(|_| StoreError::unreadable("a wave's secret", "wrong length"));
        secret.map(read).transpose()
    }
}
