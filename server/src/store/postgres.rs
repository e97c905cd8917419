//! What PostgreSQL alone needs.

use std::{str::FromStr, time::Duration};

use log::LevelFilter;
use sqlx::{
    AssertSqlSafe, ConnectOptions as _, PgConnection, PgPool,
    postgres::{PgConnectOptions, PgPoolOptions},
};

use super::{Code, Emptied, EngineCare, StoreError};

/// Connects to the server.
pub(super) async fn connect(address: &str) -> Result<PgPool, StoreError> {
    let options = PgConnectOptions::from_str(address).map_err(|_| StoreError::Address("postgres://…".to_owned()))?;
    // A slow statement or a wait for a connection is never logged: its line would tell when somebody answered.
    let options = options.disable_statement_logging().options([("lock_timeout", "10s")]);
    let pool = PgPoolOptions::new().max_connections(16).acquire_slow_level(LevelFilter::Off);
    Ok(pool.acquire_timeout(Duration::from_secs(5)).connect_with(options).await?)
}

/// The tables that hold respondents' rows or their keys, each with a partition a wave.
const PARTITIONED: [&str; 9] = ["wave_key", "seen", "slip", "resend", "pending", "response", "words", "moderation", "coding"];

impl EngineCare for PgConnection {
    async fn make_wave(&mut self, wave: &Code) -> Result<(), StoreError> {
        for table in PARTITIONED {
            // A code holds only digits and small letters, so it is safe inside a name and a literal.
            // Made apart and then attached: `PARTITION OF` would hold up everyone who sends, in every wave.
            let steps = [
                format!("CREATE TABLE {table}_{wave} (LIKE {table} INCLUDING ALL)"),
                format!("ALTER TABLE {table} ATTACH PARTITION {table}_{wave} FOR VALUES IN ('{wave}')"),
            ];
            for text in steps {
                sqlx::query(AssertSqlSafe(text)).persistent(false).execute(&mut *self).await?;
            }
        }
        Ok(())
    }

    /// An advisory lock, because its queue is fair: a row's shared lock overtakes whoever waits to hold the row alone.
    async fn hold(&mut self, wave: &Code) -> Result<(), StoreError> {
        const HOLD: &str = "SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 0))";
        sqlx::query(HOLD).bind(wave.as_str()).execute(self).await?;
        Ok(())
    }

    async fn hold_alone(&mut self, wave: &Code) -> Result<(), StoreError> {
        // Whoever reads the wave's tables for long (a dump) makes us try again later, instead of everyone who sends wait.
        sqlx::query("SET LOCAL lock_timeout = '2s'").execute(&mut *self).await?;
        sqlx::query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))").bind(wave.as_str()).execute(self).await?;
        Ok(())
    }

    /// A deleted row stays readable in its file; truncating that wave's partition, and only that, drops the file.
    async fn empty(&mut self, table: Emptied, wave: &Code) -> Result<(), StoreError> {
        sqlx::query(AssertSqlSafe(format!("TRUNCATE {}_{wave}", table.name()))).execute(self).await?;
        Ok(())
    }
}
