//! `blether`: see `blether --help`.

use std::{process::ExitCode, time::SystemTime};

use clap::Parser as _;
use server::cli::{Cli, run};

#[tokio::main]
async fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::try_from_env("BLETHER_LOG").unwrap_or_else(|_| "info,sqlx=off".into()))
        .with_writer(std::io::stderr)
        .init();
    match run(Cli::parse(), now).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("blether: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Seconds since 1970.
#[expect(clippy::disallowed_methods, reason = "where time enters")]
fn now() -> i64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}
