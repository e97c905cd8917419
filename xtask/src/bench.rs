//! `cargo xtask bench …`: the README's figures.

use std::{
    fs,
    io::{Read as _, Write as _},
    net::TcpStream,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, ensure};
use clap::Subcommand;

use crate::{
    browser::Server,
    place::{cargo, run},
    postgres::Cluster,
    run::{build_server, demo},
    site,
};

/// What to measure.
#[derive(Subcommand)]
pub(crate) enum What {
    /// Bytes over the wire of a respondent's pages and files, and the server's memory when idle
    Page,
    /// Complete submissions through HTTP on SQLite and PostgreSQL, verified stored, and a school of 500 phones
    Intake {
        /// Words for the measurement: --sqlite or --postgres alone, --seconds N a step, --phones N, --within SECONDS, --count N more for memory
        #[arg(last = true)]
        words: Vec<String>,
    },
    /// What the disclosure gate costs a reader (what is shown, how true), and what it leaves an attacker
    Gate,
    /// Releases of closed waves of 10,000, 100,000 and 1,000,000 responses on SQLite and PostgreSQL, and their results pages
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
        What::Page => page(),
        What::Intake { words } => of_server("intake", words),
        What::Release { words } => of_server("release", words),
        What::Gate => run(cargo().args(["bench", "--package", "domain", "--bench", "gate"])),
        What::Start => start(),
    }
}

fn page() -> Result<()> {
    site::build()?;
    let program = build_server(true)?;
    let (server, demo) = Server::start(&program, 600)?;
    println!("release build, {} cores", thread::available_parallelism()?);
    let link = demo.code("open-link")?.to_owned();
    for audience in ["child", "young", "adult"] {
        let page = get(&server.address, &format!("/s/{link}/{audience}"))?;
        let html = String::from_utf8_lossy(&plain(&page)?).into_owned();
        let style = asset(&html, "blether.css")?;
        let style = get(&server.address, &style)?.len();
        println!(
            "{audience}: HTML {} B + CSS {style} B = {} B before the first question is usable (brotli)",
            page.len(),
            page.len() + style
        );
        if audience == "adult" {
            let start = asset(&html, "start.js")?;
            let sizes = ["start.js", "blether.js", "blether.wasm"]
                .map(|file| get(&server.address, &start.replace("start.js", file)).map(|bytes| bytes.len()));
            let mut all = 0;
            for size in sizes {
                all += size?;
            }
            println!("islands: {all} B of JS and WASM, loaded after (brotli)");
        }
    }
    let results = get(&server.address, &format!("/results/{}", demo.code("released")?))?;
    println!("results: {} B with its charts (brotli)", results.len());
    thread::sleep(Duration::from_secs(2));
    println!("server: {} MiB resident when idle, after drawing the charts once", resident(server.id())? / 1024);
    let (fresh, _) = Server::start(&program, 600)?;
    println!("server: {} MiB resident when idle, before the first request", resident(fresh.id())? / 1024);
    Ok(())
}

/// One of the server's own benches.
fn of_server(name: &str, words: &[String]) -> Result<()> {
    site::build()?;
    let cluster = Cluster::start(true)?;
    run(cargo().args(["bench", "--package", "server", "--bench", name, "--"]).args(words).env("BLETHER_TEST_POSTGRES", cluster.address()))
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

/// Resident memory of a process, in KiB.
fn resident(process: u32) -> Result<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("no VmRSS")?;
    Ok(line.trim().trim_end_matches(" kB").parse()?)
}

fn asset(html: &str, file: &str) -> Result<String> {
    let end = html.find(file).with_context(|| format!("the page names no {file}"))?;
    let start = html[..end].rfind('"').context("not in an attribute")?;
    Ok(format!("{}{file}", &html[start + 1..end]))
}

fn plain(brotli: &[u8]) -> Result<Vec<u8>> {
    let mut plain = Vec::new();
    brotli::Decompressor::new(brotli, 4096).read_to_end(&mut plain)?;
    Ok(plain)
}

/// The compressed body of a page, as a phone asks for it.
fn get(address: &str, path: &str) -> Result<Vec<u8>> {
    let mut stream = TcpStream::connect(address)?;
    write!(stream, "GET {path} HTTP/1.0\r\nHost: {address}\r\nAccept-Encoding: br\r\nConnection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let end = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n").context("no headers")?;
    let head = String::from_utf8_lossy(&answer[..end]).to_lowercase();
    ensure!(head.contains(" 200 ") && head.contains("content-encoding: br"), "{path}: {head}");
    Ok(answer[end + 4..].to_vec())
}
