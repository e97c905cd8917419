//! What the database remembers of the servers that work on it.

use super::{
    Db, Engine, StoreError,
    audit::{Entry, audited},
};

/// Remembers a value under a name, unless one is there; gives back what is there now.
pub(super) async fn remember(engine: &Engine, name: &str, value: &[u8]) -> Result<Vec<u8>, StoreError> {
    const REMEMBER: &str = "INSERT INTO deployment (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    match engine {
        Engine::Sqlite(sqlite) => sqlx::query(REMEMBER).bind(name).bind(value).execute(&sqlite.write).await.map(drop),
        Engine::Postgres(pool) => sqlx::query(REMEMBER).bind(name).bind(value).execute(pool).await.map(drop),
    }?;
    Ok(remembered(engine, name).await?.unwrap_or_default())
}

/// What is remembered under a name.
pub(super) async fn remembered(engine: &Engine, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
    const REMEMBERED: &str = "SELECT value FROM deployment WHERE name = $1";
    let row: Option<(Vec<u8>,)> = match engine {
        Engine::Sqlite(sqlite) => sqlx::query_as(REMEMBERED).bind(name).fetch_optional(&sqlite.write).await,
        Engine::Postgres(pool) => sqlx::query_as(REMEMBERED).bind(name).fetch_optional(pool).await,
    }?;
    Ok(row.map(|(value,)| value))
}

/// The name under which the last round's hour stands.
const ROUND: &str = "last_round";

const REMEMBER: &str = "INSERT INTO deployment (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value";
/// The name under which the partnerships of more than one council stand, where an administrator has changed them.
const PARTNERSHIPS: &str = "partnerships";

impl Db {
    /// The partnerships of more than one council as an administrator wrote them; nothing: as shipped.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn partnerships_text(&self) -> Result<Option<String>, StoreError> {
        let value = remembered(&self.engine, PARTNERSHIPS).await?;
        Ok(value.and_then(|value| String::from_utf8(value).ok()))
    }

    /// Writes them.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn set_partnerships_text(&self, text: &str, entry: &Entry) -> Result<(), StoreError> {
        super::in_tx!(self, |tx| {
            sqlx::query(REMEMBER).bind(PARTNERSHIPS).bind(text.as_bytes()).execute(&mut *tx).await?;
            audited!(tx, entry);
            tx.commit().await?;
        });
        Ok(())
    }

    /// When a server last went its rounds here, to the hour, in seconds since 1970: it is so whether anybody answers or not.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn last_round(&self) -> Result<Option<i64>, StoreError> {
        let value = remembered(&self.engine, ROUND).await?;
        Ok(value.and_then(|value| Some(i64::from_be_bytes(value.try_into().ok()?))))
    }

    /// Remembers that a server goes its rounds; `now` is in seconds since 1970.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn remember_round(&self, now: i64) -> Result<(), StoreError> {
        let hour = (now - now.rem_euclid(3_600)).to_be_bytes();
        super::in_tx!(self, |tx| {
            sqlx::query(REMEMBER).bind(ROUND).bind(&hour[..]).execute(&mut *tx).await?;
            tx.commit().await?;
        });
        Ok(())
    }
}
