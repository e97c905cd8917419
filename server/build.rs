//! Embeds the pages' files: the style, joined from its partials, and the browser's half where `cargo xtask` has built it.

use std::{
    collections::hash_map::DefaultHasher,
    env, fs,
    hash::{Hash as _, Hasher as _},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("..");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let site = out.ancestors().nth(4).unwrap_or(&root).join("site/pkg");
    // xtask builds the browser's half into the target folder before it builds us. Made here, so that its filling is noticed.
    fs::create_dir_all(&site)?;
    println!("cargo::rerun-if-changed={}", site.display());
    println!("cargo::rerun-if-changed={}", root.join("style").display());
    println!("cargo::rerun-if-changed={}", root.join("app/public").display());

    const SCRIPT: &str = "text/javascript; charset=utf-8";
    let public = root.join("app/public");
    let mut files = vec![
        ("blether.css", "text/css; charset=utf-8", style(&root.join("style"), "main.css")?),
        // Off the respondents' way: no phone loads it for a survey.
        ("more.css", "text/css; charset=utf-8", style(&root.join("style"), "more.css")?),
        ("start.js", SCRIPT, page_script(&public.join("page"))?),
        // Only for those who choose the outbox or the kiosk.
        ("outbox.js", SCRIPT, script(&public.join("outbox.js"))?.into_bytes()),
        // Only where a link needs a slip's code.
        ("slip.js", SCRIPT, script(&public.join("slip.js"))?.into_bytes()),
        // Only when somebody uses a box for their own words, and the pad only when a child takes it up.
        ("words.js", SCRIPT, words_script(&root)?),
        ("draw.js", SCRIPT, script(&public.join("draw.js"))?.into_bytes()),
        ("draw.css", "text/css; charset=utf-8", style(&root.join("style"), "draw.css")?),
        ("kiosk.js", SCRIPT, script(&public.join("kiosk.js"))?.into_bytes()),
        // Only for those who read results in full.
        ("chart.js", SCRIPT, script(&public.join("chart.js"))?.into_bytes()),
        // Only for those who change a survey.
        ("grade.js", SCRIPT, script(&public.join("grade.js"))?.into_bytes()),
        // Only for staff who have passkeys, or add one.
        ("passkey.js", SCRIPT, script(&public.join("passkey.js"))?.into_bytes()),
        // Only for moderators.
        ("moderate.js", SCRIPT, script(&public.join("moderate.js"))?.into_bytes()),
        ("keys.js", SCRIPT, script(&public.join("keys.js"))?.into_bytes()),
        ("icon-192.png", "image/png", fs::read(public.join("icon-192.png"))?),
        ("icon-512.png", "image/png", fs::read(public.join("icon-512.png"))?),
    ];
    // What xtask has bound: without it, pages work as they are.
    const WASM: &str = "application/wasm";
    for (name, content_type) in [
        ("blether.js", SCRIPT),
        ("blether.wasm", WASM),
        ("sealer.js", SCRIPT),
        ("sealer.wasm", WASM),
        ("desk.js", SCRIPT),
        ("desk.wasm", WASM),
    ] {
        if let Ok(file) = fs::read(site.join(name)) {
            files.push((name, content_type, file));
        }
    }
    let mut hasher = DefaultHasher::new();
    let mut list = String::new();
    for (name, content_type, plain) in &files {
        (name, plain).hash(&mut hasher);
        let (at, at_brotli) = (out.join(name), out.join(format!("{name}.br")));
        fs::write(&at, plain)?;
        let mut writer = brotli::CompressorWriter::new(fs::File::create(&at_brotli)?, 1 << 16, 11, 22);
        writer.write_all(plain)?;
        drop(writer);
        list += &format!(
            "    Asset {{ name: {name:?}, content_type: {content_type:?}, plain: include_bytes!({at:?}), brotli: include_bytes!({at_brotli:?}) }},\n"
        );
    }
    let code = format!(
        "/// The hash in every file's address.\npub const HASH: &str = \"{:016x}\";\n\
         static ASSETS: &[Asset] = &[\n{list}];\n",
        hasher.finish()
    );
    fs::write(out.join("assets.rs"), code)
}

/// Every page's own script: one request. In this order: what must work first comes first.
fn page_script(folder: &Path) -> io::Result<Vec<u8>> {
    let parts = ["leave.js", "help.js", "aloud.js", "words.js", "islands.js"].map(|part| script(&folder.join(part)));
    Ok(parts.into_iter().collect::<io::Result<Vec<_>>>()?.join("\n").into_bytes())
}

/// The script of a box for own words, with the patterns of what may tell who somebody is: they stand once, for it and for the moderator's desk.
fn words_script(root: &Path) -> io::Result<Vec<u8>> {
    #[derive(serde::Deserialize)]
    struct File {
        pattern: Vec<Pattern>,
    }
    #[derive(serde::Deserialize)]
    struct Pattern {
        id: String,
        like: String,
    }
    let file = root.join("domain/content/identifying.toml");
    println!("cargo::rerun-if-changed={}", file.display());
    let File { pattern } = toml::from_str(&fs::read_to_string(&file)?).map_err(io::Error::other)?;
    // As they are: no backslash twice. What would end them there is refused.
    if let Some(Pattern { id, .. }) = pattern.iter().find(|pattern| pattern.like.contains(['`', '$'])) {
        return Err(io::Error::other(format!("{}: pattern {id} holds ` or $", file.display())));
    }
    let patterns: Vec<_> = pattern.iter().map(|Pattern { id, like }| format!("{id}: raw`{like}`")).collect();
    let script = script(&root.join("app/public/words.js"))?;
    Ok(script.replace("PATTERNS", &format!("{{ {} }}", patterns.join(", "))).into_bytes())
}

/// A script of ours without comments and indents. By lines: no text of ours runs over two.
fn script(file: &Path) -> io::Result<String> {
    let plain = fs::read_to_string(file)?;
    let lines = plain.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//") && !line.starts_with("/**"));
    Ok(lines.collect::<Vec<_>>().join("\n"))
}

/// A sheet with its imports in place and without comments, indents and what else a browser reads past. By lines: one declaration or brace each.
fn style(folder: &Path, sheet: &str) -> io::Result<Vec<u8>> {
    let mut joined = String::new();
    for line in fs::read_to_string(folder.join(sheet))?.lines() {
        let import = line.strip_prefix("@import \"").and_then(|rest| rest.strip_suffix("\";"));
        joined += &import.map_or_else(|| Ok(format!("{line}\n")), |file| fs::read_to_string(folder.join(file)))?;
    }
    let mut plain = String::new();
    let mut rest = joined.as_str();
    while let Some((before, comment)) = rest.split_once("/*") {
        plain += before;
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    plain += rest;
    let mut lean = String::with_capacity(plain.len());
    for line in plain.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if line == "}" && lean.ends_with(';') {
            lean.pop();
        }
        match line.strip_suffix(';').and_then(|declaration| declaration.split_once(": ")) {
            Some((name, value)) => lean += &format!("{name}:{value};"),
            None => lean += &line.strip_suffix(" {").map_or_else(|| line.to_owned(), |selector| format!("{selector}{{")),
        }
        if !lean.ends_with(['{', '}', ';', ',']) {
            lean.push('\n');
        }
    }
    Ok(lean.into_bytes())
}
