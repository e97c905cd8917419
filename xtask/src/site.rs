//! The browser's half: the islands and the outbox's lock, compiled to WASM and bound, into `target/site/pkg`, where the server's build
//! embeds them. The islands' files have the names that cargo-leptos gives them.

use std::{collections::BTreeSet, fs};

use anyhow::{Context as _, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::place::{cargo, command, output, run, target};

const TARGET: &str = "wasm32-unknown-unknown";

/// Builds both; quick when nothing changed.
pub(crate) fn build() -> Result<()> {
    let installed = output(command("rustup").args(["target", "list", "--installed"])).unwrap_or_default();
    if !installed.lines().any(|line| line == TARGET) {
        run(command("rustup").args(["target", "add", TARGET]))
            .context("the WASM target is needed: rustup target add wasm32-unknown-unknown")?;
    }
    module("app", "blether", &["--features", "hydrate"])?;
    // Apart, because only those load it who choose the outbox.
    module("sealer", "sealer", &[])?;
    // A moderator's, loaded on the pages of words alone.
    module("desk", "desk", &[])
}

/// Builds a package's library and binds it under a name.
fn module(package: &str, name: &str, words: &[&str]) -> Result<()> {
    run(cargo().args(["build", "--package", package, "--lib", "--profile", "wasm-release", "--target", TARGET]).args(words))?;
    let wasm = target().join(TARGET).join("wasm-release").join(format!("{package}.wasm"));
    let site = target().join("site/pkg");
    let stamp = site.join(format!("{name}.built-from"));
    // What stands after the time changes with how the files are made here.
    let now = format!("{:?} lean, numbered", fs::metadata(&wasm)?.modified()?);
    if fs::read_to_string(&stamp).is_ok_and(|before| before == now) {
        return Ok(());
    }
    fs::create_dir_all(&site)?;
    Bindgen::new()
        .input_path(&wasm)
        .remove_name_section(true)
        .remove_producers_section(true)
        .out_name(name)
        .web(true)?
        .typescript(false)
        .generate(&site)?;
    let (script, bound) = (site.join(format!("{name}.js")), site.join(format!("{name}_bg.wasm")));
    let (script_text, wasm) = numbered(lean(&fs::read_to_string(&script)?), fs::read(&bound)?);
    fs::write(&script, script_text)?;
    fs::write(site.join(format!("{name}.wasm")), wasm)?;
    fs::remove_file(bound)?;
    fs::write(stamp, now)?;
    Ok(())
}

/// The bindings without indents and comments, a tenth of what a phone loads of them. By lines: no text of theirs runs over two.
fn lean(script: &str) -> String {
    let lines = script.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.filter(|line| !["/**", "*", "//"].iter().any(|comment| line.starts_with(comment))).collect::<Vec<_>>().join("\n")
}

/// Each name that both halves share ends in a hash of its own, which no compressor shortens; a number of the same length tells them apart as
/// well. Saves a phone 1.7 kB.
fn numbered(script: String, mut wasm: Vec<u8>) -> (String, Vec<u8>) {
    let is_hash = |word: &&str| word.len() == 16 && word.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let words = script.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
    let hashes: BTreeSet<String> =
        words.filter_map(|word| word.rsplit_once('_')).map(|(_, end)| end).filter(is_hash).map(|hash| format!("_{hash}")).collect();
    let mut text = script;
    for (number, hash) in hashes.iter().enumerate() {
        let number = format!("_{number:016}");
        text = text.replace(hash, &number);
        for place in 0..wasm.len().saturating_sub(hash.len()) {
            if wasm[place..].starts_with(hash.as_bytes()) {
                wasm[place..place + hash.len()].copy_from_slice(number.as_bytes());
            }
        }
    }
    (text, wasm)
}
