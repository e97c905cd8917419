//! Which themes coders found in a text. Rows are never changed: the newest of each coder counts, and a code's history stands.

use super::{
    Code, Db, StoreError, on_db,
    wave::{read_id, read_list},
};
use domain::survey::Id;

/// What a coder found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredCoding {
    /// The text, by its random id.
    pub words: [u8; 16],
    /// Its place among the text's codings.
    pub number: i64,
    /// Whose: an account's address.
    pub coder: String,
    /// Codes of the wave's codebook; none: the text is about none of them.
    pub themes: Vec<Id>,
    /// Whether it settles what two coders saw differently.
    pub settles: bool,
    /// When, in seconds since 1970.
    pub done_at: i64,
}

type Row = (Vec<u8>, i64, String, String, bool, i64);

fn read((words, number, coder, themes, settles, done_at): Row) -> Result<StoredCoding, StoreError> {
    let words = words.try_into().map_err(|_| StoreError::unreadable("a text's id", "wrong length"))?;
    let themes: Vec<String> = read_list("a text's themes", &themes)?;
    let themes = themes.iter().map(|theme| read_id(theme)).collect::<Result<_, _>>()?;
    Ok(StoredCoding { words, number, coder, themes, settles, done_at })
}

impl Db {
    /// Every coding of a wave's texts, by text and in the order in which they were made.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn codings(&self, wave: &Code) -> Result<Vec<StoredCoding>, StoreError> {
        const ALL: &str = "SELECT words, number, coder, themes, settles, done_at FROM coding WHERE wave = $1 ORDER BY words, number";
        let rows: Vec<Row> = on_db!(self, |pool| sqlx::query_as(ALL).bind(wave.as_str()).fetch_all(pool).await)?;
        rows.into_iter().map(read).collect()
    }
}
