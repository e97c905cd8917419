//! Which themes coders found in a text. Rows are never changed: the newest of each coder counts, and a code's history stands.

use super::{
    Code, Db, EngineCare as _, StoreError,
    audit::{Entry, audited},
    in_tx, on_db,
    wave::{read_id, read_list, write_list},
    words::{NotNow, hold_words},
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

/// What came of writing a coding, or of changing a codebook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coded {
    /// It is kept.
    Kept,
    /// Nothing is kept: the wave is open, and nobody may learn when a text came.
    Open,
    /// Nothing is kept: the words are public, and themes count from one frozen coding (privacy.md, *Release*, rule 7).
    Public,
    /// Nothing is kept: there is no such text.
    NoSuchText,
    /// Nothing is kept: somebody else changed it meanwhile.
    Changed,
}

impl From<NotNow> for Coded {
    fn from(why: NotNow) -> Self {
        match why {
            NotNow::Open => Self::Open,
            NotNow::Public => Self::Public,
        }
    }
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

    /// Writes what a coder found in a text of a closed wave. It stands beside what they found before.
    ///
    /// # Errors
    /// When there is no such wave, or the engine fails.
    pub async fn code(
        &self,
        wave: &Code,
        words: &[u8; 16],
        coder: &str,
        themes: &[Id],
        settles: bool,
        entry: &Entry,
    ) -> Result<Coded, StoreError> {
        const NEXT: &str = "SELECT COALESCE(MAX(number), 0) + 1 FROM coding WHERE wave = $1 AND words = $2";
        const WRITE: &str = "INSERT INTO coding (wave, words, number, coder, themes, settles, done_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
        let themes = write_list(themes)?;
        in_tx!(self, |tx| {
            if let Err(why) = hold_words!(tx, wave) {
                return Ok(why.into());
            }
            let known: Option<(bool,)> = sqlx::query_as("SELECT may_share FROM words WHERE wave = $1 AND id = $2")
                .bind(wave.as_str())
                .bind(&words[..])
                .fetch_optional(&mut *tx)
                .await?;
            if known.is_none() {
                return Ok(Coded::NoSuchText);
            }
            let (number,): (i64,) = sqlx::query_as(NEXT).bind(wave.as_str()).bind(&words[..]).fetch_one(&mut *tx).await?;
            sqlx::query(WRITE)
                .bind(wave.as_str())
                .bind(&words[..])
                .bind(number)
                .bind(coder)
                .bind(&themes)
                .bind(settles)
                .bind(entry.done_at)
                .execute(&mut *tx)
                .await?;
            audited!(tx, entry);
            tx.commit().await?;
        });
        Ok(Coded::Kept)
    }

    /// Whether a wave's words are public.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn released_words(&self, wave: &Code) -> Result<bool, StoreError> {
        const ONE: &str = "SELECT hash FROM words_release WHERE wave = $1";
        let row: Option<(String,)> = on_db!(self, |pool| sqlx::query_as(ONE).bind(wave.as_str()).fetch_optional(pool).await)?;
        Ok(row.is_some())
    }
}
