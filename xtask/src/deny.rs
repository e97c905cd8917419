//! `cargo xtask deny`: what dependencies may be.

use anyhow::{Context as _, Result};

use crate::place::{cargo, run};

/// Licences, bans and sources need no network; `cargo deny check advisories` does and is for a machine that has one.
pub(crate) fn deny() -> Result<()> {
    run(cargo().args(["deny", "--config", ".deny.toml", "check", "licenses", "bans", "sources"]))
        .context("this needs cargo-deny: cargo install --locked cargo-deny")
}
