//! Mixed words: sealed texts, each apart from its person's response and other texts.

use super::{Code, Db, StoreError, on_db, wave::read_id};
use domain::survey::Id;

/// A mixed text, sealed.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredWords {
    /// Its random id.
    pub id: [u8; 16],
    /// The area of the link that it came by.
    pub area: Id,
    /// The audience, as stored.
    pub audience: String,
    /// The open question.
    pub question: Id,
    /// Whether the person ticked that their words may be shared.
    pub may_share: bool,
    /// The text, sealed to the wave's key.
    pub sealed: Vec<u8>,
}

/// A text's columns.
type Row = (Vec<u8>, String, String, String, bool, Vec<u8>);

fn read((id, area, audience, question, may_share, sealed): Row) -> Result<StoredWords, StoreError> {
    let id = id.try_into().map_err(|_| StoreError::unreadable("a text's id", "wrong length"))?;
    Ok(StoredWords { id, area: read_id(&area)?, audience, question: read_id(&question)?, may_share, sealed })
}

/// Writes a text, in a transaction of the caller's.
macro_rules! insert_words {
    ($tx:ident, $wave:expr, $words:expr) => {{
        let words: &$crate::store::words::StoredWords = $words;
        sqlx::query("INSERT INTO words (wave, id, area, audience, question, may_share, sealed) VALUES ($1, $2, $3, $4, $5, $6, $7)")
            .bind($wave.as_str())
            .bind(&words.id[..])
            .bind(words.area.as_str())
            .bind(&words.audience)
            .bind(words.question.as_str())
            .bind(words.may_share)
            .bind(&words.sealed)
            .execute(&mut *$tx)
            .await?;
    }};
}
pub(super) use insert_words;

/// Why a wave's words are not worked on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NotNow {
    /// The wave is open, and nobody may learn when a text came.
    Open,
    /// They are public, and themes count from one frozen coding (privacy.md, *Release*, rule 7).
    Public,
}

/// Holds a wave alone whose words are being read and coded, which is after it has closed and until they are released; else says why not.
macro_rules! hold_words {
    ($tx:ident, $wave:expr) => {{
        const PUBLIC: &str = "SELECT hash FROM words_release WHERE wave = $1";
        if $crate::store::wave::state_held_alone!($tx, $wave) == $crate::store::State::Open {
            Err($crate::store::words::NotNow::Open)
        } else {
            let public: Option<(String,)> = sqlx::query_as(PUBLIC).bind($wave.as_str()).fetch_optional(&mut *$tx).await?;
            public.map_or(Ok(()), |_| Err($crate::store::words::NotNow::Public))
        }
    }};
}
pub(super) use hold_words;

impl Db {
    /// The mixed words of a wave, in the order of their random ids.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn words(&self, wave: &Code) -> Result<Vec<StoredWords>, StoreError> {
        const ALL: &str = "SELECT id, area, audience, question, may_share, sealed FROM words WHERE wave = $1 ORDER BY id";
        let rows: Vec<Row> = on_db!(self, |pool| sqlx::query_as(ALL).bind(wave.as_str()).fetch_all(pool).await)?;
        rows.into_iter().map(read).collect()
    }

    /// One of a wave's mixed texts.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn text(&self, wave: &Code, id: &[u8; 16]) -> Result<Option<StoredWords>, StoreError> {
        const ONE: &str = "SELECT id, area, audience, question, may_share, sealed FROM words WHERE wave = $1 AND id = $2";
        let row: Option<Row> = on_db!(self, |pool| sqlx::query_as(ONE).bind(wave.as_str()).bind(&id[..]).fetch_optional(pool).await)?;
        row.map(read).transpose()
    }
}
