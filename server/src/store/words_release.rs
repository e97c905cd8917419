//! Words as an addendum to a wave's final release: written once, never changed; triggers in the database refuse it to anyone (migration 0011).

use std::fmt;

use domain::disclosure::{Release, words::WordsRelease};

use super::{Code, Db, EngineCare as _, Entry, State, StoreError, audit::audited, in_tx, on_db, wave::held_in_state};

/// An addendum as it was kept. Its words are public, and still no text for a log.
#[derive(Clone, PartialEq)]
pub struct KeptWords {
    /// Its SHA-256.
    pub hash: String,
    /// Its canonical JSON, to the byte.
    pub body: String,
    /// The addendum itself.
    pub release: WordsRelease,
}

impl fmt::Debug for KeptWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeptWords({})", self.hash)
    }
}

/// What an addendum was made of: where anything of it changes before it is kept, it is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MadeOf {
    /// How many texts.
    pub words: usize,
    /// How many of them were read, and the sum of their decisions' revisions: each decision adds one.
    pub moderations: (usize, i64),
    /// How many codings: they are only ever added.
    pub codings: usize,
    /// The codebook's revision.
    pub codebook: i64,
}

const COUNTS: &str = "SELECT (SELECT COUNT(*) FROM words WHERE wave = $1), (SELECT COUNT(*) FROM moderation WHERE wave = $1),
    (SELECT CAST(COALESCE(SUM(revision), 0) AS BIGINT) FROM moderation WHERE wave = $1), (SELECT COUNT(*) FROM coding WHERE wave = $1),
    (SELECT CAST(COALESCE(MAX(revision), 0) AS BIGINT) FROM codebook WHERE wave = $1)";

impl Db {
    /// Keeps the addendum of a released wave, once.
    ///
    /// # Errors
    /// When the wave is not released, has its addendum, has lost its secret or its final release is another; when a text was decided of or coded meanwhile;
    /// or when the engine fails.
    pub async fn keep_words_release(&self, wave: &Code, release: &WordsRelease, made_of: MadeOf, entry: &Entry) -> Result<(), StoreError> {
        const FOLLOWS: &str = "SELECT release.hash FROM release JOIN wave ON wave.code = release.wave
            WHERE release.wave = $1 AND release.stage = 'final' AND wave.rounding_secret IS NOT NULL";
        let (hash, body) = (release.hash(), release.canonical_json());
        in_tx!(self, |tx| {
            held_in_state!(tx, wave, State::Released);
            let kept: Option<(String,)> =
                sqlx::query_as("SELECT hash FROM words_release WHERE wave = $1").bind(wave.as_str()).fetch_optional(&mut *tx).await?;
            if kept.is_some() {
                return Err(StoreError::WordsKept(wave.clone()));
            }
            let follows: Option<(String,)> = sqlx::query_as(FOLLOWS).bind(wave.as_str()).fetch_optional(&mut *tx).await?;
            let (words, read, revisions, codings, codebook): (i64, i64, i64, i64, i64) =
                sqlx::query_as(COUNTS).bind(wave.as_str()).fetch_one(&mut *tx).await?;
            let count = |many: i64| usize::try_from(many).unwrap_or_default();
            let now = MadeOf { words: count(words), moderations: (count(read), revisions), codings: count(codings), codebook };
            if follows.is_none_or(|(follows,)| follows != release.follows) || now != made_of {
                return Err(StoreError::WordsChanged(wave.clone()));
            }
            sqlx::query("INSERT INTO words_release (wave, hash, body, made_at) VALUES ($1, $2, $3, $4)")
                .bind(wave.as_str())
                .bind(hash)
                .bind(body)
                .bind(entry.done_at)
                .execute(&mut *tx)
                .await?;
            audited!(tx, entry);
            tx.commit().await?;
        });
        Ok(())
    }

    /// A wave's addendum; nothing where it has none.
    ///
    /// # Errors
    /// When it does not match its hash any more, cannot be read, or the engine fails.
    pub async fn words_release(&self, wave: &Code) -> Result<Option<KeptWords>, StoreError> {
        const RELEASE: &str = "SELECT hash, body FROM words_release WHERE wave = $1";
        let row: Option<(String, String)> = on_db!(self, |pool| sqlx::query_as(RELEASE).bind(wave.as_str()).fetch_optional(pool).await)?;
        let Some((hash, body)) = row else { return Ok(None) };
        if Release::hash_of(&body) != hash {
            return Err(StoreError::unreadable("an addendum of words", "it was changed after it was made"));
        }
        let release = serde_json::from_str(&body).map_err(|error| StoreError::json("an addendum of words", &error))?;
        Ok(Some(KeptWords { hash, body, release }))
    }
}
