//! What the database says about itself: for `/readyz`, and for `blether doctor`, which judges it. Nothing here writes.

use std::{
    collections::HashMap,
    net::IpAddr,
    path::{self, Path, PathBuf},
    str::FromStr as _,
};

use sqlx::{PgPool, SqlitePool, postgres::PgConnectOptions, sqlite::SqliteConnectOptions};

use super::{Db, Engine, StoreError, dialect, on_db};

/// One thing as it is. Its value is missing where it could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What it is called: a setting's own name where it is one.
    pub name: &'static str,
    /// What it is.
    pub value: Option<String>,
}

impl Fact {
    /// A fact.
    #[must_use]
    pub const fn new(name: &'static str, value: Option<String>) -> Self {
        Self { name, value }
    }

    fn known(name: &'static str, value: impl ToString) -> Self {
        Self::new(name, Some(value.to_string()))
    }
}

/// PostgreSQL's settings that `blether doctor` judges; each is there in every server from version 15 on.
const SETTINGS: [&str; 32] = [
    "server_version_num",
    "fsync",
    "synchronous_commit",
    "full_page_writes",
    "wal_recycle",
    "wal_keep_size",
    "archive_mode",
    "track_commit_timestamp",
    "log_statement",
    "log_min_duration_statement",
    "log_min_duration_sample",
    "log_transaction_sample_rate",
    "log_duration",
    "log_min_error_statement",
    "log_parameter_max_length_on_error",
    "log_min_messages",
    "debug_print_parse",
    "debug_print_rewritten",
    "debug_print_plan",
    "log_parser_stats",
    "log_planner_stats",
    "log_executor_stats",
    "log_statement_stats",
    "log_autovacuum_min_duration",
    "log_checkpoints",
    "log_connections",
    "log_disconnections",
    "log_lock_waits",
    "shared_preload_libraries",
    "session_preload_libraries",
    "local_preload_libraries",
    "max_wal_senders",
];

/// A setting that only a loaded library brings.
const LIBRARY_SETTINGS: [&str; 1] = ["auto_explain.log_min_duration"];

impl Db {
    /// Asks the database for a sign of life.
    ///
    /// # Errors
    /// When it cannot be reached.
    pub async fn answers(&self) -> Result<(), StoreError> {
        on_db!(self, |pool| sqlx::query("SELECT 1").execute(pool).await.map(drop))?;
        Ok(())
    }

    /// The database's file, where it is one.
    #[must_use]
    pub fn file(&self) -> Option<PathBuf> {
        match &self.engine {
            Engine::Sqlite(pools) => Some(pools.read.connect_options().get_filename().to_owned()).filter(|file| file.exists()),
            Engine::Postgres(_) => None,
        }
    }

    /// The folder of the database's file, where it is one.
    #[must_use]
    pub fn folder(&self) -> Option<PathBuf> {
        let file = self.file()?;
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
        Some(folder.unwrap_or_else(|| Path::new(".")).to_owned())
    }

    /// Whether `serve` would change the tables: `up to date`, `N to come`, or `newer` than this program.
    ///
    /// # Errors
    /// When it cannot be reached.
    pub async fn migrations(&self) -> Result<String, StoreError> {
        let text = "SELECT version FROM _sqlx_migrations WHERE success";
        let done: Vec<i64> = on_db!(self, |pool| sqlx::query_scalar(text).fetch_all(pool).await)?;
        let ours: Vec<i64> = dialect::migrations(self.engine.dialect()).into_iter().map(|migration| migration.version).collect();
        if done.iter().any(|version| !ours.contains(version)) {
            return Ok("newer".to_owned());
        }
        let to_come = ours.iter().filter(|version| !done.contains(version)).count();
        Ok(if to_come == 0 { "up to date".to_owned() } else { format!("{to_come} to come") })
    }

    /// The database's clock, in seconds since 1970.
    ///
    /// # Errors
    /// When it cannot be reached.
    pub async fn clock(&self) -> Result<i64, StoreError> {
        let text =
            self.sql("SELECT CAST(/*sqlite strftime('%s', 'now') *//*postgres floor(extract(epoch FROM clock_timestamp())) */ AS BIGINT)");
        Ok(on_db!(self, |pool| sqlx::query_scalar(text).fetch_one(pool).await)?)
    }

    /// Whether the key opens what waits: one response of each wave is tried.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn opens_what_waits(&self) -> Result<bool, StoreError> {
        for wave in self.waves().await? {
            let text = "SELECT body FROM pending WHERE wave = $1 LIMIT 1";
            let body: Option<(Vec<u8>,)> = on_db!(self, |pool| sqlx::query_as(text).bind(wave.code.as_str()).fetch_optional(pool).await)?;
            if body.is_some_and(|(sealed,)| self.sealer.open(&wave.code, &sealed).is_err()) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The settings as they hold for our own connections: read back, not assumed.
    ///
    /// # Errors
    /// When it cannot be reached.
    pub async fn settings(&self) -> Result<Vec<Fact>, StoreError> {
        match &self.engine {
            Engine::Sqlite(pools) => sqlite(&pools.write).await,
            Engine::Postgres(pool) => postgres(pool).await,
        }
    }
}

impl Engine {
    /// Whether there is a table of that name.
    pub(super) async fn has_table(&self, name: &str) -> Result<bool, StoreError> {
        let found: Option<(i32,)> = match self {
            Self::Sqlite(pools) => {
                let text = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = $1";
                sqlx::query_as(text).bind(name).fetch_optional(&pools.read).await
            }
            Self::Postgres(pool) => {
                let text = "SELECT 1 WHERE to_regclass($1) IS NOT NULL";
                sqlx::query_as(text).bind(name).fetch_optional(pool).await
            }
        }?;
        Ok(found.is_some())
    }
}

/// Which database an address names, without a password.
#[must_use]
pub fn shown(address: &str) -> String {
    if let Some(options) = address.strip_prefix("sqlite:").and_then(|_| SqliteConnectOptions::from_str(address).ok()) {
        let file = options.get_filename();
        return format!("SQLite, {}", path::absolute(file).unwrap_or_else(|_| file.to_owned()).display());
    }
    match address.strip_prefix("postgres").and_then(|_| PgConnectOptions::from_str(address).ok()) {
        Some(options) => {
            let name = options.get_database().unwrap_or_else(|| options.get_username());
            let socket = options.get_socket().map(|socket| socket.display().to_string());
            format!("PostgreSQL, {}/{name}", socket.as_deref().unwrap_or_else(|| options.get_host()))
        }
        None => String::new(),
    }
}

async fn sqlite(pool: &SqlitePool) -> Result<Vec<Fact>, StoreError> {
    let mut connection = pool.acquire().await?;
    let journal: String = sqlx::query_scalar("PRAGMA journal_mode").fetch_one(&mut *connection).await?;
    let synchronous: i64 = sqlx::query_scalar("PRAGMA synchronous").fetch_one(&mut *connection).await?;
    let secure_delete: i64 = sqlx::query_scalar("PRAGMA secure_delete").fetch_one(&mut *connection).await?;
    Ok(vec![
        Fact::known("journal_mode", journal),
        Fact::known(
            "synchronous",
            match synchronous {
                0 => "off",
                1 => "normal",
                2 => "full",
                _ => "extra",
            },
        ),
        Fact::known(
            "secure_delete",
            match secure_delete {
                0 => "off",
                1 => "on",
                _ => "fast",
            },
        ),
    ])
}

async fn postgres(pool: &PgPool) -> Result<Vec<Fact>, StoreError> {
    let read: Vec<(String, Option<String>)> = sqlx::query_as("SELECT name, setting FROM pg_settings").fetch_all(pool).await?;
    let read: HashMap<_, _> = read.into_iter().collect();
    let value = |name: &str| read.get(name).cloned().flatten();
    // A role without pg_read_all_settings does not see some of them: that is told, not passed over.
    let mut facts: Vec<_> = SETTINGS.into_iter().map(|name| Fact::new(name, value(name))).collect();
    facts.extend(LIBRARY_SETTINGS.into_iter().filter_map(|name| value(name).map(|value| Fact::known(name, value))));
    let (encrypted, copies, slots, superuser): (bool, i64, i64, String) = sqlx::query_as(
        "SELECT COALESCE((SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()), FALSE), \
         (SELECT COUNT(*) FROM pg_stat_replication), (SELECT COUNT(*) FROM pg_replication_slots), current_setting('is_superuser')",
    )
    .fetch_one(pool)
    .await?;
    facts.push(Fact::known("pg_stat_replication", copies));
    facts.push(Fact::known("pg_replication_slots", slots));
    facts.push(Fact::known("is_superuser", superuser));
    facts.push(Fact::known("connection", way(&pool.connect_options(), encrypted)));
    Ok(facts)
}

/// How we reach PostgreSQL: `local`, `encrypted` or `not encrypted`.
fn way(options: &PgConnectOptions, encrypted: bool) -> &'static str {
    let host = options.get_host();
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let loopback = bare == "localhost" || bare.parse().is_ok_and(|address: IpAddr| address.is_loopback());
    match (options.get_socket().is_some() || host.starts_with('/') || loopback, encrypted) {
        (true, _) => "local",
        (false, true) => "encrypted",
        (false, false) => "not encrypted",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_is_named_without_its_password() {
        assert_eq!(shown("sqlite:/srv/data/blether.db"), "SQLite, /srv/data/blether.db");
        assert!(shown("sqlite:data/blether.db").ends_with("/data/blether.db"));
        assert_eq!(shown("postgres://me:secret@10.0.0.2:5433/answers?sslmode=require"), "PostgreSQL, 10.0.0.2/answers");
        assert_eq!(shown("mysql://me:secret@host/db"), "");
    }

    #[test]
    fn only_a_way_over_the_network_needs_a_cipher() {
        let to = |host: &str| way(&PgConnectOptions::new_without_pgpass().host(host), false);
        for host in ["localhost", "127.0.0.1", "::1", "/var/run/postgresql"] {
            assert_eq!(to(host), "local", "{host}");
        }
        assert_eq!(to("10.0.0.2"), "not encrypted");
        assert_eq!(way(&PgConnectOptions::new_without_pgpass().host("db"), true), "encrypted");
    }
}
