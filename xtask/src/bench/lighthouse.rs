//! `cargo xtask bench lighthouse`: Lighthouse on the respondent's pages. Its packages are its own, so that the tests need none of them.

use anyhow::{Context as _, Result};

use super::page::machine;
use crate::{
    browser::{Server, packages},
    place::{command, root, run},
    run::build_server,
    site,
};

/// Prints the scores; fails where one is below its limit.
pub(crate) fn lighthouse() -> Result<()> {
    site::build()?;
    let program = build_server(true)?;
    let folder = root().join("end2end/lighthouse");
    packages(&folder, "lighthouse")?;
    let (server, demo) = Server::start(&program, 600)?;
    println!("release build, {}", machine()?);
    let mut look = command("node");
    look.arg("pages.mjs").current_dir(folder).env("BLETHER_URL", format!("http://{}", server.address));
    run(look.env("BLETHER_LINK", demo.code("open-link")?)).context("a score is below its limit")
}
