//! What SQLite alone needs.

use std::{str::FromStr, time::Duration};

use log::LevelFilter;
use sqlx::{
    ConnectOptions as _, SqliteConnection, SqlitePool,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use super::{Code, EngineCare, StoreError};

/// A slow statement or a wait for a connection is never logged: its line would tell when somebody answered.
///
/// Opens (and where missing makes) the file. A commit is on the disk before it is acknowledged (`synchronous=FULL`); deleted rows are
/// overwritten (`secure_delete`).
pub(super) async fn connect(address: &str) -> Result<SqlitePool, StoreError> {
    let options = SqliteConnectOptions::from_str(address)
        .map_err(|_| StoreError::Address(address.to_owned()))?
        .create_if_missing(true)
        .foreign_keys(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(Duration::from_secs(10))
        .pragma("secure_delete", "ON")
        .disable_statement_logging();
    Ok(SqlitePoolOptions::new().max_connections(8).acquire_slow_level(LevelFilter::Off).connect_with(options).await?)
}

/// Empties the write-ahead log: it keeps the text of deleted rows otherwise.
pub(super) async fn forget_deleted(pool: &SqlitePool) -> Result<(), StoreError> {
    sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(pool).await?;
    Ok(())
}

impl EngineCare for SqliteConnection {
    async fn make_wave(&mut self, _: &Code) -> Result<(), StoreError> {
        Ok(())
    }

    async fn empty_pending(&mut self, wave: &Code) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM pending WHERE wave = $1").bind(wave.as_str()).execute(self).await?;
        Ok(())
    }
}
