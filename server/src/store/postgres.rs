//! What PostgreSQL alone needs.

use std::str::FromStr;

use log::LevelFilter;
use sqlx::{
    AssertSqlSafe, ConnectOptions as _, PgConnection, PgPool,
    postgres::{PgConnectOptions, PgPoolOptions},
};

use super::{Code, EngineCare, StoreError};

/// Connects to the server.
pub(super) async fn connect(address: &str) -> Result<PgPool, StoreError> {
    let options = PgConnectOptions::from_str(address).map_err(|_| StoreError::Address("postgres://…".to_owned()))?;
    // A slow statement or a wait for a connection is never logged: its line would tell when somebody answered.
    let options = options.disable_statement_logging();
    Ok(PgPoolOptions::new().max_connections(16).acquire_slow_level(LevelFilter::Off).connect_with(options).await?)
}

/// The tables that hold respondents' rows, each with a partition a wave.
const PARTITIONED: [&str; 3] = ["seen", "pending", "response"];

impl EngineCare for PgConnection {
    async fn make_wave(&mut self, wave: &Code) -> Result<(), StoreError> {
        for table in PARTITIONED {
            // A code holds only digits and small letters, so it is safe inside a name and a literal.
            let text = format!("CREATE TABLE {table}_{wave} PARTITION OF {table} FOR VALUES IN ('{wave}')");
            sqlx::query(AssertSqlSafe(text)).execute(&mut *self).await?;
        }
        Ok(())
    }

    /// A deleted row stays readable in its file; truncating that wave's partition, and only that, drops the file.
    async fn empty_pending(&mut self, wave: &Code) -> Result<(), StoreError> {
        sqlx::query(AssertSqlSafe(format!("TRUNCATE pending_{wave}"))).execute(self).await?;
        Ok(())
    }
}
