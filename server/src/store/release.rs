//! Frozen releases: written once, never changed; triggers in the database refuse it to anyone (migration 0003).

use std::collections::BTreeSet;

use domain::disclosure::{Release, Stage};

use super::{
    Code, Db, EngineCare as _, State, StoreError, in_tx, on_db,
    wave::{held_in_state, read_code},
};

/// A stage's name in storage.
pub(super) const fn name(stage: Stage) -> &'static str {
    match stage {
        Stage::Interim => "interim",
        Stage::Final => "final",
    }
}

/// A release as it was kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// Its SHA-256.
    pub hash: String,
    /// Its canonical JSON, to the byte: what the hash is of, whatever a later version of the program would write.
    pub body: String,
    /// The release itself.
    pub release: Release,
    /// When it was made, in seconds since 1970.
    pub made_at: i64,
}

impl Db {
    /// Keeps a wave's release: the final one of a closed wave, which marks it as released, or the one interim release of an open wave.
    ///
    /// # Errors
    /// When the wave is not in the state that the release needs, has had its interim release, or the engine fails.
    pub async fn keep_release(&self, wave: &Code, release: &Release, made_at: i64) -> Result<(), StoreError> {
        let (hash, body) = (release.hash(), release.canonical_json());
        let needed = match release.stage {
            Stage::Interim => State::Open,
            Stage::Final => State::Closed,
        };
        in_tx!(self, |tx| {
            // Nobody closes the wave meanwhile, and of two releases at once the second one sees the first.
            held_in_state!(tx, wave, needed);
            let kept: Option<(String,)> = sqlx::query_as("SELECT hash FROM release WHERE wave = $1 AND stage = $2")
                .bind(wave.as_str())
                .bind(name(release.stage))
                .fetch_optional(&mut *tx)
                .await?;
            if kept.is_some() {
                return Err(StoreError::InterimKept(wave.clone()));
            }
            sqlx::query("INSERT INTO release (wave, stage, hash, body, made_at) VALUES ($1, $2, $3, $4, $5)")
                .bind(wave.as_str())
                .bind(name(release.stage))
                .bind(hash)
                .bind(body)
                .bind(made_at)
                .execute(&mut *tx)
                .await?;
            if release.stage == Stage::Final {
                sqlx::query("UPDATE wave SET state = 'released' WHERE code = $1").bind(wave.as_str()).execute(&mut *tx).await?;
            }
            tx.commit().await?;
        });
        Ok(())
    }

    /// What is published of a wave: its final release, else its interim one; nothing where it has none.
    ///
    /// # Errors
    /// When it does not match its hash any more, cannot be read, or the engine fails.
    pub async fn release(&self, wave: &Code) -> Result<Option<Kept>, StoreError> {
        match self.release_at(wave, Stage::Final).await? {
            None => self.release_at(wave, Stage::Interim).await,
            found => Ok(found),
        }
    }

    /// A wave's release of that stage; nothing where it has none.
    ///
    /// # Errors
    /// As [`Db::release`].
    pub async fn release_at(&self, wave: &Code, stage: Stage) -> Result<Option<Kept>, StoreError> {
        const RELEASE: &str = "SELECT hash, body, made_at FROM release WHERE wave = $1 AND stage = $2";
        let row: Option<(String, String, i64)> =
            on_db!(self, |pool| sqlx::query_as(RELEASE).bind(wave.as_str()).bind(name(stage)).fetch_optional(pool).await)?;
        let Some((hash, body, made_at)) = row else { return Ok(None) };
        if Release::hash_of(&body) != hash {
            return Err(StoreError::unreadable("a release", "it was changed after it was made"));
        }
        let release = serde_json::from_str(&body).map_err(|error| StoreError::unreadable("a release", error))?;
        Ok(Some(Kept { hash, body, release, made_at }))
    }

    /// The waves that have had their interim release.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn with_interim(&self) -> Result<BTreeSet<Code>, StoreError> {
        const WAVES: &str = "SELECT wave FROM release WHERE stage = 'interim'";
        let rows: Vec<(String,)> = on_db!(self, |pool| sqlx::query_as(WAVES).fetch_all(pool).await)?;
        rows.iter().map(|(code,)| read_code(code)).collect()
    }
}
