//! `cargo xtask bench …`: the README's figures.

mod lighthouse;
mod page;

use std::time::Instant;

use anyhow::{Context as _, Result};
use clap::Subcommand;

use crate::{
    browser::{Server, packages},
    place::{cargo, command, root, run},
    postgres::Cluster,
    run::{build_server, demo},
    site,
};

/// What to measure.
#[derive(Subcommand)]
pub(crate) enum What {
    /// Bytes over the wire of a respondent's pages and files, the server's memory when idle, and the respondent's way in a browser that is
    /// as slow as an old phone: times, bytes, requests; fails where a limit is broken
    Page,
    /// Lighthouse's scores of the respondent's pages, with every audit that is not perfect; fails below its limits
    Lighthouse,
    /// Complete submissions through HTTP on SQLite and PostgreSQL, verified stored, and a school of 500 phones
    Intake {
        /// Words for the measurement: --sqlite or --postgres alone, --seconds N a step, --phones N, --within SECONDS, --count N more for memory
        #[arg(last = true)]
        words: Vec<String>,
    },
    /// What the disclosure gate costs a reader (what is shown, how true), and what it leaves an attacker
    Gate,
    /// What the moderator's desk finds in made-up answers that may tell who somebody is, what it marks for nothing, and what suggestions of
    /// themes are worth
    Words,
    /// What the moderator's desk weighs over the wire, and how quickly it opens a key and a thousand texts; fails where a limit is broken
    Desk,
    /// What a reader of results loads and waits for, 64 at once, where 1,000 and where 1,000,000 people answered; fails where a limit is broken
    Results {
        /// Words for the measurement: --sqlite or --postgres alone, --count N responses alone
        #[arg(last = true)]
        words: Vec<String>,
    },
    /// Releases of closed waves of 10,000, 100,000 and 1,000,000 responses on SQLite and PostgreSQL
    Release {
        /// Words for the measurement: --sqlite or --postgres alone, --count N responses alone
        #[arg(last = true)]
        words: Vec<String>,
    },
    /// From `cargo xtask run` to the first page, when everything is built and the demo is there
    Start,
}

/// Measures and prints.
pub(crate) fn bench(what: &What) -> Result<()> {
    match what {
        What::Page => page::page(),
        What::Lighthouse => lighthouse::lighthouse(),
        What::Intake { words } => of_server("intake", words),
        What::Results { words } => of_server("results", words),
        What::Release { words } => of_server("release", words),
        What::Gate => run(cargo().args(["bench", "--package", "domain", "--bench", "gate"])),
        What::Words => run(cargo().args(["bench", "--package", "domain", "--bench", "words"])),
        What::Desk => desk(),
        What::Start => start(),
    }
}

/// One of the server's own benches.
fn of_server(name: &str, words: &[String]) -> Result<()> {
    site::build()?;
    let cluster = Cluster::start(true)?;
    run(cargo().args(["bench", "--package", "server", "--bench", name, "--"]).args(words).env("BLETHER_TEST_POSTGRES", cluster.address()))
}

fn desk() -> Result<()> {
    site::build()?;
    let program = build_server(false)?;
    let folder = root().join("end2end");
    packages(&folder, "@playwright/test")?;
    let (server, _) = Server::start(&program, 600)?;
    run(command("node").arg("bench/desk.mjs").current_dir(folder).env("BLETHER_URL", format!("http://{}", server.address)))
        .context("a limit is broken")
}

fn start() -> Result<()> {
    site::build()?;
    let program = build_server(false)?;
    let data = tempfile::tempdir()?;
    demo(&program, data.path(), 600)?;
    let mut seconds = Vec::new();
    for _ in 0..5 {
        let began = Instant::now();
        site::build()?;
        let program = build_server(false)?;
        let server = Server::serve(&program, data.path())?;
        seconds.push(began.elapsed().as_secs_f64());
        drop(server);
    }
    seconds.sort_by(f64::total_cmp);
    println!("warm start until it serves, 5 times: {:.1} s to {:.1} s", seconds[0], seconds[4]);
    Ok(())
}
