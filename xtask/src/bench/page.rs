//! `cargo xtask bench page`: what a respondent's phone loads, how long it waits, and what the server holds meanwhile.

use std::{
    fs,
    io::{Read as _, Write as _},
    net::TcpStream,
    thread,
    time::Duration,
};

use anyhow::{Context as _, Result, ensure};

use crate::{
    browser::{Server, packages},
    place::{command, root, run},
    run::build_server,
    site,
};

/// Prints the figures; fails where a limit of the respondent's way is broken.
pub(crate) fn page() -> Result<()> {
    site::build()?;
    let program = build_server(true)?;
    let (server, demo) = Server::start(&program, 600)?;
    println!("release build, {}", machine()?);
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
    // Its charts are drawn now, if they have not been.
    get(&server.address, demo.code("shared")?)?;
    thread::sleep(Duration::from_secs(2));
    println!("server: {} MiB resident when idle, after drawing the charts once", resident(server.id())? / 1024);
    let (fresh, _) = Server::start(&program, 600)?;
    println!("server: {} MiB resident when idle, before the first request", resident(fresh.id())? / 1024);
    drop(fresh);
    way(&server, &link)
}

/// The respondent's way in a real browser, slowed down to an old phone on a slow line (`end2end/bench/way.mjs`).
fn way(server: &Server, link: &str) -> Result<()> {
    let folder = root().join("end2end");
    packages(&folder, "@playwright/test")?;
    println!("\nin Chromium, 360x740, 1.6 Mbit/s down, 750 kbit/s up, 150 ms, processor 4x slower, nothing kept; {}", machine()?);
    let mut way = command("node");
    way.arg("bench/way.mjs").current_dir(folder).env("BLETHER_URL", format!("http://{}", server.address)).env("BLETHER_LINK", link);
    run(&mut way).context("a limit is broken")
}

/// Its cores, and how busy it was in the last minute: others slow a measurement down.
pub(crate) fn machine() -> Result<String> {
    let load = fs::read_to_string("/proc/loadavg")?;
    let load = load.split(' ').next().unwrap_or_default();
    Ok(format!("{} cores, load {load}", thread::available_parallelism()?))
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
