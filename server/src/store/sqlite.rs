//! What SQLite alone needs.

use std::{fs::OpenOptions, os::unix::fs::OpenOptionsExt as _, str::FromStr, time::Duration};

use log::LevelFilter;
use sqlx::{
    ConnectOptions as _, SqliteConnection, SqlitePool,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use super::{Code, Emptied, EngineCare, StoreError};

/// Many connections that read, one that writes: SQLite has one writer at a time, so those who write queue here, in their order,
/// instead of asking again and again whether it is their turn.
#[derive(Debug, Clone)]
pub struct Pools {
    /// For reading.
    pub read: SqlitePool,
    /// For writing.
    pub write: SqlitePool,
}

/// Opens (and where missing makes, for our eyes only) the file. A commit is on the disk before it is acknowledged (`synchronous=FULL`);
/// deleted rows are overwritten (`secure_delete`). A slow statement or a wait for a connection is never logged: its line would tell
/// when somebody answered.
pub(super) async fn connect(address: &str) -> Result<Pools, StoreError> {
    let options = SqliteConnectOptions::from_str(address).map_err(|_| StoreError::Address(address.to_owned()))?;
    // SQLite gives its write-ahead log the same rights. Where the file cannot be made, SQLite says why.
    let _ = OpenOptions::new().write(true).create_new(true).mode(0o600).open(options.get_filename());
    let options = options
        .create_if_missing(true)
        .foreign_keys(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(Duration::from_secs(10))
        .pragma("secure_delete", "ON")
        .disable_statement_logging();
    let pool = |connections, options: SqliteConnectOptions| {
        let pool = SqlitePoolOptions::new().max_connections(connections).acquire_slow_level(LevelFilter::Off);
        pool.acquire_timeout(Duration::from_secs(10)).connect_with(options)
    };
    // The writer first: it makes the file and its log.
    let write = pool(1, options.clone()).await?;
    Ok(Pools { write, read: pool(8, options).await? })
}

impl Pools {
    /// Empties the write-ahead log: it keeps the text of deleted rows otherwise.
    pub(super) async fn forget_deleted(&self) -> Result<(), StoreError> {
        let (busy, _, _): (i64, i64, i64) = sqlx::query_as("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&self.write).await?;
        if busy == 0 { Ok(()) } else { Err(StoreError::Busy) }
    }

    pub(super) async fn close(&self) {
        self.read.close().await;
        self.write.close().await;
    }
}

impl EngineCare for SqliteConnection {
    async fn make_wave(&mut self, _: &Code) -> Result<(), StoreError> {
        Ok(())
    }

    async fn take_alone(&mut self) -> Result<(), StoreError> {
        // BEGIN IMMEDIATE has done so.
        Ok(())
    }

    async fn empty(&mut self, table: Emptied, wave: &Code) -> Result<(), StoreError> {
        let text = format!("DELETE FROM {} WHERE wave = $1", table.name());
        sqlx::query(sqlx::AssertSqlSafe(text)).bind(wave.as_str()).execute(self).await?;
        Ok(())
    }
}
