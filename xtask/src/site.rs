//! The browser's half: the islands and the outbox's lock, compiled to WASM and bound, into `target/site/pkg`, where the server's build
//! embeds them. The islands' files have the names that cargo-leptos gives them.

use std::{collections::BTreeMap, fs, mem};

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
    let now = format!("{:?} leaner, short names", fs::metadata(&wasm)?.modified()?);
    if fs::read_to_string(&stamp).is_ok_and(|before| before == now) {
        return Ok(());
    }
    fs::create_dir_all(&site)?;
    let mut bound = Bindgen::new()
        .input_path(&wasm)
        .remove_name_section(true)
        .remove_producers_section(true)
        .out_name(name)
        .web(true)?
        .typescript(false)
        .generate_output()?;
    let names = shorten(bound.wasm_mut().imports.iter_mut().map(|import| &mut import.name));
    bound.emit(&site)?;
    let script = site.join(format!("{name}.js"));
    fs::write(&script, lean(&renamed(&fs::read_to_string(&script)?, &names)))?;
    fs::rename(site.join(format!("{name}_bg.wasm")), site.join(format!("{name}.wasm")))?;
    fs::write(stamp, now)?;
    Ok(())
}

/// The bindings without indents and comments, by lines, for no text of theirs runs over two; and without the start for those who have the module
/// compiled already, which no page of ours uses. A tenth of what a phone loads of them.
fn lean(script: &str) -> String {
    const OTHER_START: &str = "\nfunction initSync(";
    let without = script.split_once(OTHER_START).and_then(|(before, after)| {
        let (_, after) = after.split_once("\n}\n")?;
        Some(format!("{before}\n{}", after.replace("export { initSync, ", "export { ")))
    });
    let script = without.as_deref().unwrap_or(script);
    let lines = script.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.filter(|line| !["/**", "*", "//"].iter().any(|comment| line.starts_with(comment))).collect::<Vec<_>>().join("\n")
}

/// Gives each name that both halves share a short one, and says which: the long ones end in a hash, which no compressor shortens. Saves a phone
/// 2 kB.
fn shorten<'a>(names: impl Iterator<Item = &'a mut String>) -> BTreeMap<String, String> {
    let mut short = BTreeMap::new();
    for name in names {
        let number = short.len();
        *name = short.entry(mem::take(name)).or_insert_with(|| format!("i{number}")).clone();
    }
    short
}

/// A script with its names shortened: whole words alone.
fn renamed(script: &str, names: &BTreeMap<String, String>) -> String {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    let mut text = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(begin) = rest.find(is_part) {
        let end = rest[begin..].find(|letter| !is_part(letter)).map_or(rest.len(), |length| begin + length);
        let word = &rest[begin..end];
        text += &rest[..begin];
        text += names.get(word).map_or(word, String::as_str);
        rest = &rest[end..];
    }
    text + rest
}
