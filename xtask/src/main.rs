//! `cargo xtask …`: sets up, builds, runs and proves Blether with nothing installed by hand but what the README names.

mod bench;
mod browser;
mod deny;
mod place;
mod postgres;
mod readers;
mod run;
mod site;
mod test;

use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};

/// Sets up, builds, runs and tests Blether.
#[derive(Parser)]
#[command(name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build, make a demo with made-up answers where there is none, and serve it at http://127.0.0.1:3000
    Run {
        /// The address and port to listen on
        #[arg(long, default_value = "127.0.0.1:3000")]
        listen: String,
    },
    /// Check formats and lints, run every Rust test on both engines, and the browser tests
    Test {
        /// Only the Rust part
        #[arg(long, conflicts_with = "browser")]
        rust: bool,
        /// Only the browser part; words after `--` go to Playwright
        #[arg(long)]
        browser: bool,
        /// Words for Playwright
        #[arg(last = true)]
        words: Vec<String>,
    },
    /// Prove that nothing is lost, doubled or traceable: crashes, cuts, full disks, two servers, as often as you have time for
    Prove {
        /// How often each is tried: kills, tokens, rounds
        #[arg(long, default_value_t = 1_000)]
        count: u32,
        /// Instead, the attacks on what is published: how many made-up waves each is tried on
        #[arg(long, value_name = "WAVES", conflicts_with_all = ["count", "words"])]
        attacks: Option<u32>,
        /// Names of single proofs, such as prove::crash
        #[arg(last = true)]
        words: Vec<String>,
    },
    /// Build the program with its pages' files embedded
    Build {
        /// With full optimisation: target/release/blether
        #[arg(long)]
        release: bool,
    },
    /// Check licences, bans and sources of every dependency (needs cargo-deny installed)
    Deny,
    /// Measure; each prints its figures with the machine's cores
    Bench {
        #[command(subcommand)]
        what: bench::What,
    },
    /// Take screenshots of every page into end2end/shots
    Shots,
    /// Let other programs read the files of results: LibreOffice, csvw, frictionless, openapi-spec-validator
    Readers {
        /// A folder with those that are not on the path, such as a Python environment's bin
        #[arg(long, value_name = "FOLDER")]
        tools: Option<PathBuf>,
    },
}

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Run { listen } => run::run(&listen),
        Command::Test { rust, browser, words } => test::test(!browser, !rust, &words),
        Command::Prove { attacks: Some(waves), .. } => test::attack(waves),
        Command::Prove { count, words, attacks: None } => test::prove(count, &words),
        Command::Build { release } => {
            site::build().and_then(|()| run::build_server(release)).map(|program| println!("{}", program.display()))
        }
        Command::Deny => deny::deny(),
        Command::Bench { what } => bench::bench(&what),
        Command::Shots => browser::shots(),
        Command::Readers { tools } => readers::readers(tools.as_deref()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
