//! Browser tests: a real server with a demo, Debian's Chromium, Playwright.

use std::{
    net::TcpStream,
    path::PathBuf,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Result, ensure};
use tempfile::TempDir;

use crate::{
    place::{command, free_port, root, run},
    run::{Demo, build_server, demo},
    site,
    test::{Count, count_lines},
};

/// A server with a demo in a temporary folder; dropping it stops it.
pub(crate) struct Server {
    child: Child,
    /// Where it listens.
    pub(crate) address: String,
    /// Its waves.
    pub(crate) demo: Demo,
    _data: TempDir,
}

impl Server {
    /// Starts a program with a demo of so many responses.
    pub(crate) fn start(program: &PathBuf, responses: u32) -> Result<Self> {
        let data = tempfile::Builder::new().prefix("blether-demo-").tempdir()?;
        let demo = demo(program, data.path(), responses)?;
        let address = format!("127.0.0.1:{}", free_port()?);
        let child = Command::new(program)
            .args(["serve", "--listen", &address, "--leave-to", "/a/left", "--data"])
            .arg(data.path())
            .stdout(Stdio::null())
            .spawn()?;
        let server = Self { child, address, demo, _data: data };
        let began = Instant::now();
        while TcpStream::connect(&server.address).is_err() {
            ensure!(began.elapsed() < Duration::from_secs(30), "the server did not start within 30 s");
            thread::sleep(Duration::from_millis(50));
        }
        Ok(server)
    }

    /// Its process.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn playwright(words: &[&str]) -> Result<(Server, Command)> {
    site::build()?;
    let program = build_server(false)?;
    let folder = root().join("end2end");
    ensure!(PathBuf::from("/usr/bin/chromium").exists(), "the browser tests need Chromium: apt-get install chromium");
    if !folder.join("node_modules/@playwright/test").exists() {
        run(command("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(&folder).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))?;
    }
    let server = Server::start(&program, 600)?;
    let mut tests = command("npx");
    tests
        .args(["--no-install", "playwright", "test"])
        .args(words)
        .current_dir(folder)
        .env("BLETHER_URL", format!("http://{}", server.address))
        .env("BLETHER_LINK", server.demo.code("open-link")?)
        .env("BLETHER_CLOSED_LINK", server.demo.code("closed-link")?)
        .env("BLETHER_OPEN", server.demo.code("open")?)
        .env("BLETHER_RELEASED", server.demo.code("released")?);
    Ok((server, tests))
}

/// Runs the browser tests.
pub(crate) fn test(words: &[String]) -> Result<Count> {
    let words: Vec<_> = words.iter().map(String::as_str).collect();
    let (_server, mut tests) = playwright(&words)?;
    count_lines(&mut tests, |line| {
        let line = line.trim();
        let (number, word) = line.split_once(' ')?;
        let number = number.parse().ok()?;
        match word.split(' ').next()? {
            "passed" => Some(Count { passed: number, failed: 0 }),
            "failed" | "interrupted" | "flaky" | "skipped" | "did" => Some(Count { passed: 0, failed: number }),
            _ => None,
        }
    })
}

/// Takes screenshots of every page.
pub(crate) fn shots() -> Result<()> {
    let (_server, mut tests) = playwright(&["--config", "shots.config.ts"])?;
    run(&mut tests)?;
    println!("{}", root().join("end2end/shots").display());
    Ok(())
}
