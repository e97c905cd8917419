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
    let options = options.disable_statement_logging();
    let pool = PgPoolOptions::new().max_connections(16).acquire_slow_level(LevelFilter::Off);
    Ok(pool.acquire_timeout(Duration::from_secs(10)).connect_with(options).await?)
}

/// The tables that hold respondents' rows, each with a partition a wave. Every transaction touches them in this order, so that
/// none waits for another that waits for it.
const PARTITIONED: [&str; 5] = ["wave_key", "seen", "resend", "pending", "response"];

impl EngineCare for PgConnection {
    async fn make_wave(&mut self, wave: &Code) -> Result<(), StoreError> {
        for table in PARTITIONED {
            // A code holds only digits and small letters, so it is safe inside a name and a literal.
            let text = format!("CREATE TABLE {table}_{wave} PARTITION OF {table} FOR VALUES IN ('{wave}')");
            sqlx::query(AssertSqlSafe(text)).execute(&mut *self).await?;
        }
        Ok(())
    }

    async fn take_alone(&mut self) -> Result<(), StoreError> {
        sqlx::query("SET LOCAL lock_timeout = '5s'").execute(self).await?;
        Ok(())
    }

    /// A deleted row stays readable in its file; truncating that wave's partition, and only that, drops the file.
    async fn empty(&mut self, table: Emptied, wave: &Code) -> Result<(), StoreError> {
        sqlx::query(AssertSqlSafe(format!("TRUNCATE {}_{wave}", table.name()))).execute(self).await?;
        Ok(())
    }
}
