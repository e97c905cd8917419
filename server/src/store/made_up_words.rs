//! A demo's words: written as the mix, its moderators and its coders would have, and into waves of made-up answers alone.

use super::{
    Code, Db, EngineCare as _, Moderation, State, StoreError, StoredCoding, StoredWords, in_tx,
    wave::{held_in_state, write_list},
    words::insert_words,
};
use domain::words::Manner;

/// Texts with what was decided of them, and what was found in them.
#[derive(Clone, Default)]
pub struct MadeUpWords {
    /// The texts, sealed.
    pub words: Vec<StoredWords>,
    /// What was decided of them.
    pub moderations: Vec<Moderation>,
    /// Their themes.
    pub codings: Vec<StoredCoding>,
}

impl Db {
    /// Writes a made-up wave's words, read and coded.
    ///
    /// # Errors
    /// When the wave is not closed, its answers are real, or the engine fails.
    pub async fn write_made_up_words(&self, wave: &Code, made_up: &MadeUpWords) -> Result<(), StoreError> {
        in_tx!(self, |tx| {
            held_in_state!(tx, wave, State::Closed);
            let of_a_demo: Option<(String,)> = sqlx::query_as("SELECT code FROM wave WHERE code = $1 AND made_up AND partnership IS NULL")
                .bind(wave.as_str())
                .fetch_optional(&mut *tx)
                .await?;
            if of_a_demo.is_none() {
                return Err(StoreError::NoSuchWave(wave.clone()));
            }
            for words in &made_up.words {
                insert_words!(tx, wave, words);
            }
            for read in &made_up.moderations {
                sqlx::query(
                    "INSERT INTO moderation (wave, words, state, manner, proposed, released, concern, first_by, second_by, revision)
                     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                )
                .bind(wave.as_str())
                .bind(&read.words[..])
                .bind(read.decision.as_str())
                .bind(read.manner.map(Manner::as_str))
                .bind(&read.proposed)
                .bind(&read.released)
                .bind(read.concern)
                .bind(&read.first_by)
                .bind(&read.second_by)
                .bind(read.revision)
                .execute(&mut *tx)
                .await?;
            }
            for coding in &made_up.codings {
                sqlx::query(
                    "INSERT INTO coding (wave, words, number, coder, themes, settles, done_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                )
                .bind(wave.as_str())
                .bind(&coding.words[..])
                .bind(coding.number)
                .bind(&coding.coder)
                .bind(write_list(&coding.themes)?)
                .bind(coding.settles)
                .bind(coding.done_at)
                .execute(&mut *tx)
                .await?;
            }
            tx.commit().await?;
        });
        Ok(())
    }
}
