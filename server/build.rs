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

    let mut files = vec![("blether.css", "text/css; charset=utf-8", style(&root.join("style"))?)];
    const BOUND: [&str; 4] = ["blether.js", "blether.wasm", "sealer.js", "sealer.wasm"];
    let islands = BOUND.iter().all(|name| site.join(name).exists());
    if islands {
        const SCRIPT: &str = "text/javascript; charset=utf-8";
        let public = root.join("app/public");
        files.push(("start.js", SCRIPT, script(&public.join("start.js"))?));
        files.push(("blether.js", SCRIPT, fs::read(site.join("blether.js"))?));
        files.push(("blether.wasm", "application/wasm", fs::read(site.join("blether.wasm"))?));
        // Only for those who choose the outbox or the kiosk.
        files.push(("outbox.js", SCRIPT, script(&public.join("outbox.js"))?));
        files.push(("kiosk.js", SCRIPT, script(&public.join("kiosk.js"))?));
        files.push(("sealer.js", SCRIPT, fs::read(site.join("sealer.js"))?));
        files.push(("sealer.wasm", "application/wasm", fs::read(site.join("sealer.wasm"))?));
        for icon in ["icon-192.png", "icon-512.png"] {
            files.push((icon, "image/png", fs::read(public.join(icon))?));
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
         /// Whether the browser's half is embedded.\npub const ISLANDS: bool = {islands};\nstatic ASSETS: &[Asset] = &[\n{list}];\n",
        hasher.finish()
    );
    fs::write(out.join("assets.rs"), code)
}

/// A script of ours without comments and indents. By lines: no text of ours runs over two.
fn script(file: &Path) -> io::Result<Vec<u8>> {
    let plain = fs::read_to_string(file)?;
    let lines = plain.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//") && !line.starts_with("/**"));
    Ok(lines.collect::<Vec<_>>().join("\n").into_bytes())
}

/// `main.css` with its imports in place and without comments and indents.
fn style(folder: &Path) -> io::Result<Vec<u8>> {
    let mut joined = String::new();
    for line in fs::read_to_string(folder.join("main.css"))?.lines() {
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
    Ok(plain.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n").into_bytes())
}
