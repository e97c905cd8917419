//! `cargo xtask test`: everything that must hold, with a count at the end.

use std::{
    io::{BufRead as _, BufReader},
    process::{Command, Stdio},
    time::Instant,
};

use anyhow::{Context as _, Result, bail, ensure};

use crate::{
    browser,
    place::{cargo, output, run},
    postgres::Cluster,
    site,
};

/// Passed and failed tests.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Count {
    /// Tests that passed.
    pub(crate) passed: u64,
    /// Tests that failed.
    pub(crate) failed: u64,
}

/// Runs the parts, prints the minutes of each and the count, and fails where anything failed.
pub(crate) fn test(rust: bool, with_browser: bool, words: &[String]) -> Result<()> {
    let mut count = Count::default();
    let mut minutes = Vec::new();
    let mut part = |name: &'static str, work: &mut dyn FnMut() -> Result<Count>| {
        println!("\n== {name}");
        let began = Instant::now();
        // A part that fails is counted and the others still run: one look shows all that is wrong.
        let done = work().unwrap_or_else(|error| {
            eprintln!("xtask: part «{name}»: {error:#}");
            Count { passed: 0, failed: 1 }
        });
        count.passed += done.passed;
        count.failed += done.failed;
        minutes.push((name, began.elapsed().as_secs_f64() / 60.0));
    };
    if rust {
        part("formats", &mut || run(cargo().args(["fmt", "--all", "--check"])).map(|()| Count::default()));
        part("rooms", &mut rooms);
    }
    part("islands", &mut || site::build().map(|()| Count::default()));
    if rust {
        part("lints", &mut lints);
        part("Rust tests", &mut rust_tests);
    }
    if with_browser {
        part("browser tests", &mut || browser::test(words));
    }
    println!("\nMinutes by part:");
    for (name, minutes) in minutes {
        println!("  {minutes:6.1}  {name}");
    }
    println!("\n{} passed, {} failed", count.passed, count.failed);
    ensure!(count.failed == 0, "{} tests failed", count.failed);
    ensure!(count.passed > 0, "no test ran");
    Ok(())
}

/// Arrows run one way: domain knows neither pages nor SQL, pages know no SQL, and a browser gets neither.
fn rooms() -> Result<Count> {
    for (package, features, banned) in [
        ("domain", "", ["leptos", "sqlx", "tokio"]),
        ("app", "ssr", ["sqlx", "charming", "rquickjs"]),
        ("app", "hydrate", ["sqlx", "domain", "axum"]),
        ("sealer", "", ["leptos", "domain", "axum"]),
        ("desk", "", ["leptos", "sqlx", "axum"]),
    ] {
        let tree = output(cargo().args(["tree", "--package", package, "--features", features, "--edges", "normal", "--prefix", "none"]))?;
        let names = tree.lines().filter_map(|line| line.split(' ').next());
        let found: Vec<_> = names.filter(|name| banned.contains(name)).collect();
        ensure!(found.is_empty(), "{package} ({features}) must not depend on {found:?}");
    }
    Ok(Count::default())
}

fn lints() -> Result<Count> {
    let warnings = ["--", "--deny", "warnings"];
    run(cargo().args(["clippy", "--workspace", "--all-targets"]).args(warnings))?;
    let islands =
        ["clippy", "--package", "app", "--lib", "--features", "hydrate", "--target", "wasm32-unknown-unknown", "--profile", "wasm-release"];
    run(cargo().args(islands).args(warnings))?;
    Ok(Count::default())
}

fn rust_tests() -> Result<Count> {
    with_postgres(cargo().args(["test", "--workspace", "--no-fail-fast"]))
}

/// `cargo xtask prove`: the proofs alone, with as large a count as one has time for.
pub(crate) fn prove(count: u32, words: &[String]) -> Result<()> {
    site::build()?;
    let mut proofs = cargo();
    proofs.args(["test", "--package", "server", "--test", "all", "--", "--nocapture"]);
    // Words name single proofs.
    if words.is_empty() {
        proofs.arg("prove::");
    }
    proofs.args(words).env("BLETHER_PROVE_COUNT", count.to_string());
    let count = with_postgres(&mut proofs)?;
    println!("\n{} passed, {} failed", count.passed, count.failed);
    ensure!(count.failed == 0 && count.passed > 0, "not proved");
    Ok(())
}

/// Runs Rust tests with two PostgreSQL clusters of their own: one to share, one to crash.
fn with_postgres(tests: &mut Command) -> Result<Count> {
    let (shared, crashing) = (Cluster::start(false)?, Cluster::start(true)?);
    tests
        .env("BLETHER_TEST_POSTGRES", shared.address())
        .env("BLETHER_TEST_POSTGRES_TO_CRASH", crashing.address())
        .env("BLETHER_TEST_POSTGRES_TO_CRASH_BY", crashing.crash()?);
    count_lines(tests, results)
}

/// `cargo xtask prove --attacks`: the attacks on the disclosure gate, each on so many made-up waves.
pub(crate) fn attack(waves: u32) -> Result<()> {
    let mut attacks = cargo();
    // Without optimisation of the rest: the gate has it in every profile.
    attacks.args(["test", "--package", "domain", "--lib", "disclosure::attacks"]).env("PROPTEST_CASES", waves.to_string());
    let count = count_lines(&mut attacks, results)?;
    ensure!(count.failed == 0 && count.passed > 0, "not proved");
    Ok(())
}

/// What the last line of a test program says.
fn results(line: &str) -> Option<Count> {
    let (_, result) = line.split_once("test result: ")?;
    let number = |word: &str| {
        result.split([' ', ';', '.']).filter(|word| !word.is_empty()).collect::<Vec<_>>().windows(2).find(|pair| pair[1] == word)?[0]
            .parse()
            .ok()
    };
    Some(Count { passed: number("passed")?, failed: number("failed")? })
}

/// Runs a command, shows its lines and adds up those that count. A command that fails without a failed test is a failure of ours.
pub(crate) fn count_lines(command: &mut Command, read: impl Fn(&str) -> Option<Count>) -> Result<Count> {
    let mut child = command.stdout(Stdio::piped()).spawn()?;
    let mut count = Count::default();
    for line in BufReader::new(child.stdout.take().context("no output")?).lines() {
        let line = line?;
        println!("{line}");
        if let Some(more) = read(&line) {
            count.passed += more.passed;
            count.failed += more.failed;
        }
    }
    let status = child.wait()?;
    if !status.success() && count.failed == 0 {
        bail!("{command:?} failed ({status})");
    }
    Ok(count)
}
