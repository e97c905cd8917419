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
