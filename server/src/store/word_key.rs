//! Keys of people's words: a partnership's, and the copies of its private half that its moderators hold, each sealed to their own key.

use super::{Db, StoreError, on_db};
use domain::survey::Id;

/// A partnership's key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordKey {
    /// Its random id.
    pub id: String,
    /// Its public half, as age writes it.
    pub public: String,
}

impl Db {
    /// The key that a partnership's waves use from now on; nothing: it has none, and they ask no open questions.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn current_word_key(&self, partnership: &Id) -> Result<Option<WordKey>, StoreError> {
        const TEXT: &str = "SELECT id, public FROM word_key WHERE partnership = $1 AND replaced_at IS NULL";
        let row: Option<(String, String)> =
            on_db!(self, |pool| sqlx::query_as(TEXT).bind(partnership.as_str()).fetch_optional(pool).await)?;
        Ok(row.map(|(id, public)| WordKey { id, public }))
    }

    /// The key of that id; nothing: it went with the last words that it sealed.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn word_key(&self, id: &str) -> Result<Option<WordKey>, StoreError> {
        const TEXT: &str = "SELECT id, public FROM word_key WHERE id = $1";
        let row: Option<(String, String)> = on_db!(self, |pool| sqlx::query_as(TEXT).bind(id).fetch_optional(pool).await)?;
        Ok(row.map(|(id, public)| WordKey { id, public }))
    }
}
