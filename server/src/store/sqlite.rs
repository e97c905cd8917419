//! What SQLite alone needs.

use std::{fs::OpenOptions, os::unix::fs::OpenOptionsExt as _, path::Path, str::FromStr, time::Duration};

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
    make_private(options.get_filename())?;
    Ok(SqlitePoolOptions::new().max_connections(8).acquire_slow_level(LevelFilter::Off).connect_with(options).await?)
}

/// Makes a missing database file so that nobody else on the machine may read it. SQLite gives the write-ahead log the same
/// permissions (https://sqlite.org/src/file/src/os_unix.c, findCreateFileMode). A file that is there is left as it is: `blether doctor` looks.
fn make_private(file: &Path) -> Result<(), sqlx::Error> {
    // A database in memory has no file; sqlx gives it such a name.
    if file.to_string_lossy().starts_with("file:") || file.as_os_str() == ":memory:" || file.exists() {
        return Ok(());
    }
    OpenOptions::new().append(true).create(true).mode(0o600).open(file).map(drop).map_err(sqlx::Error::Io)
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
