//! Browser tests: a real server with a demo, Debian's Chromium, Playwright.

use std::{
    fs,
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Result, ensure};
use tempfile::TempDir;

use crate::{
    place::{command, free_port, ours, root, run},
    run::{Demo, build_server, demo},
    site,
    test::{Count, count_lines},
};

/// A running server; dropping it stops it.
pub(crate) struct Server {
    child: Child,
    /// Where it listens.
    pub(crate) address: String,
    data: Option<TempDir>,
}

impl Server {
    /// Starts a program with a demo of so many responses in a temporary folder.
    pub(crate) fn start(program: &Path, responses: u32) -> Result<(Self, Demo)> {
        let data = tempfile::Builder::new().prefix("blether-demo-").tempdir()?;
        let demo = demo(program, data.path(), responses)?;
        let mut server = Self::serve(program, data.path())?;
        server.data = Some(data);
        Ok((server, demo))
    }

    /// Serves a data folder on a free port and waits until it answers.
    pub(crate) fn serve(program: &Path, data: &Path) -> Result<Self> {
        let address = format!("127.0.0.1:{}", free_port()?);
        // By name: passkeys belong to names.
        let named = format!("http://{}", address.replace("127.0.0.1", "localhost"));
        let mut serve = ours(program);
        serve
            .args(["serve", "--listen", &address, "--address", &named, "--leave-to", "/a/left", "--trusted-proxies", "127.0.0.1", "--data"])
            .arg(data);
        let server = Self { child: serve.stdout(Stdio::null()).spawn()?, address, data: None };
        let began = Instant::now();
        while TcpStream::connect(&server.address).is_err() {
            ensure!(began.elapsed() < Duration::from_secs(30), "the server did not start within 30 s");
            thread::sleep(Duration::from_millis(10));
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

/// Installs a folder's npm packages where they are missing, and sees to it that there is a browser.
pub(crate) fn packages(folder: &Path, one: &str) -> Result<()> {
    ensure!(Path::new("/usr/bin/chromium").exists(), "the browser tests need Chromium: apt-get install chromium");
    if !folder.join("node_modules").join(one).exists() {
        run(command("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(folder).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))?;
    }
    Ok(())
}

fn playwright(words: &[&str]) -> Result<(Server, Command)> {
    site::build()?;
    let program = build_server(false)?;
    let folder = root().join("end2end");
    packages(&folder, "@playwright/test")?;
    let (server, demo) = Server::start(&program, 600)?;
    let mut tests = command("npx");
    tests
        .args(["--no-install", "playwright", "test"])
        .args(words)
        .current_dir(folder)
        .env("BLETHER_URL", format!("http://{}", server.address))
        // To invite people as whoever runs the server does.
        .env("BLETHER_PROGRAM", &program)
        .env("BLETHER_FOLDER", server.data.as_ref().map_or_else(PathBuf::new, |data| data.path().to_owned()))
        .env("BLETHER_LINK", demo.code("open-link")?)
        .env("BLETHER_CLOSED_LINK", demo.code("closed-link")?)
        .env("BLETHER_OPEN", demo.code("open")?)
        .env("BLETHER_RELEASED", demo.code("released")?)
        .env("BLETHER_SHARED", demo.code("shared")?);
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
            // Failed once and not again: it is printed, and a busy machine does not stop the work.
            "passed" | "flaky" => Some(Count { passed: number, failed: 0 }),
            "failed" | "interrupted" | "skipped" | "did" => Some(Count { passed: 0, failed: number }),
            _ => None,
        }
    })
}

/// Takes screenshots of every page, and lays them side by side.
pub(crate) fn shots() -> Result<()> {
    let folder = root().join("end2end");
    let shots = folder.join("shots");
    // A page that is no more must not be looked at.
    if shots.exists() {
        fs::remove_dir_all(&shots)?;
    }
    let (_server, mut tests) = playwright(&["--config", "shots.config.ts"])?;
    run(&mut tests)?;
    run(command("node").arg("shots-of/sheets.mjs").current_dir(folder))?;
    println!("{}", shots.join("sheets").display());
    Ok(())
}
