//! How a wave's codebook differs from its survey's themes: merged and split codes, each change with its reason.

use domain::codebook::Change;

use super::{
    Code, Db, EngineCare as _, StoreError,
    audit::{Entry, audited},
    coding::Coded,
    in_tx, on_db,
    words::hold_words,
};

impl Db {
    /// The changes of a wave's codebook, oldest first, and their revision; none yet: revision 0.
    ///
    /// # Errors
    /// When they cannot be read, or the engine fails.
    pub async fn codebook(&self, wave: &Code) -> Result<(i64, Vec<Change>), StoreError> {
        const ONE: &str = "SELECT revision, changes FROM codebook WHERE wave = $1";
        let row: Option<(i64, String)> = on_db!(self, |pool| sqlx::query_as(ONE).bind(wave.as_str()).fetch_optional(pool).await)?;
        let Some((revision, changes)) = row else { return Ok((0, Vec::new())) };
        Ok((revision, serde_json::from_str(&changes).map_err(|error| StoreError::json("a codebook", &error))?))
    }

    /// Writes the changes of a closed wave's codebook, unless somebody wrote others since that revision.
    ///
    /// # Errors
    /// When there is no such wave, or the engine fails.
    pub async fn change_codebook(&self, wave: &Code, changes: &[Change], revision: i64, entry: &Entry) -> Result<Coded, StoreError> {
        const FIRST: &str = "INSERT INTO codebook (wave, revision, changes) VALUES ($1, 1, $2) ON CONFLICT (wave) DO NOTHING";
        const NEXT: &str = "UPDATE codebook SET revision = revision + 1, changes = $2 WHERE wave = $1 AND revision = $3";
        let changes = serde_json::to_string(changes).map_err(|error| StoreError::json("a codebook", &error))?;
        in_tx!(self, |tx| {
            if let Err(why) = hold_words!(tx, wave) {
                return Ok(why.into());
            }
            let written = if revision == 0 {
                sqlx::query(FIRST).bind(wave.as_str()).bind(&changes).execute(&mut *tx).await?.rows_affected()
            } else {
                sqlx::query(NEXT).bind(wave.as_str()).bind(&changes).bind(revision).execute(&mut *tx).await?.rows_affected()
            };
            if written != 1 {
                return Ok(Coded::Changed);
            }
            audited!(tx, entry);
            tx.commit().await?;
        });
        Ok(Coded::Kept)
    }
}
