//! What SQLite alone needs.

use std::{fs::OpenOptions, os::unix::fs::OpenOptionsExt as _, path::Path, str::FromStr, time::Duration};

use log::LevelFilter;
use sqlx::{
    ConnectOptions as _, Connection as _, SqliteConnection, SqlitePool,
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
    let options = options(address)?.create_if_missing(true).journal_mode(SqliteJournalMode::Wal);
    make_private(options.get_filename())?;
    pools(options).await
}

/// Opens a file that is there, for reading alone; a setting that is kept in the file is as it was found.
pub(super) async fn connect_to_look(address: &str) -> Result<Pools, StoreError> {
    let options = options(address)?.create_if_missing(false).read_only(true);
    if options.get_filename().exists() { pools(options).await } else { Err(StoreError::NoDatabase) }
}

fn options(address: &str) -> Result<SqliteConnectOptions, StoreError> {
    let options = SqliteConnectOptions::from_str(address).map_err(|_| StoreError::Address(address.to_owned()))?;
    Ok(options
        .foreign_keys(true)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(Duration::from_secs(10))
        .pragma("secure_delete", "ON")
        // What is sorted at close must not lie in a file elsewhere.
        .pragma("temp_store", "MEMORY")
        .disable_statement_logging())
}

async fn pools(options: SqliteConnectOptions) -> Result<Pools, StoreError> {
    let pool = |connections, options: SqliteConnectOptions| {
        let pool = SqlitePoolOptions::new().max_connections(connections).acquire_slow_level(LevelFilter::Off);
        // When the disk is full SQLite ends a transaction by itself, and sqlx, which ends it too, counts one more than there is: on such a
        // connection nothing could begin any more. It is closed, and the next one starts afresh.
        let pool = pool.after_release(|connection, _| {
            Box::pin(async move {
                connection.ping().await?;
                Ok(!connection.is_in_transaction())
            })
        });
        pool.acquire_timeout(Duration::from_secs(5)).connect_with(options)
    };
    // The writer first: it makes the file and its log.
    let write = pool(1, options.clone()).await?;
    Ok(Pools { write, read: pool(8, options).await? })
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

impl Pools {
    /// Empties the write-ahead log: it keeps the text of deleted rows otherwise.
    pub(super) async fn forget_deleted(&self) -> Result<(), StoreError> {
        let mut connection = self.write.acquire().await?;
        // Whoever sends waits meanwhile: a backup that reads for long must not hold them up.
        sqlx::query("PRAGMA busy_timeout = 200").execute(&mut *connection).await?;
        let emptied = sqlx::query_as("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&mut *connection).await;
        sqlx::query("PRAGMA busy_timeout = 10000").execute(&mut *connection).await?;
        let (busy, _, _): (i64, i64, i64) = emptied?;
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

    async fn hold(&mut self, _: &Code) -> Result<(), StoreError> {
        // BEGIN IMMEDIATE holds the whole database.
        Ok(())
    }

    async fn hold_alone(&mut self, _: &Code) -> Result<(), StoreError> {
        Ok(())
    }

    async fn empty(&mut self, table: Emptied, wave: &Code) -> Result<(), StoreError> {
        let text = format!("DELETE FROM {} WHERE wave = $1", table.name());
        sqlx::query(sqlx::AssertSqlSafe(text)).bind(wave.as_str()).execute(self).await?;
        Ok(())
    }
}
