//! `cargo xtask run`.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Instant,
};

use anyhow::{Context as _, Result};

use crate::{
    place::{cargo, ours, output, root, run as run_command, target},
    site,
};

/// Builds the program, browser's half included, and says where it is.
pub(crate) fn build_server(release: bool) -> Result<PathBuf> {
    let mut build = cargo();
    build.args(["build", "--package", "server"]);
    if release {
        build.arg("--release");
    }
    run_command(&mut build)?;
    Ok(target().join(if release { "release" } else { "debug" }).join("blether"))
}

/// The codes that `blether demo` printed.
#[derive(Clone)]
pub(crate) struct Demo(String);

impl Demo {
    /// The word after `name` in the demo's lines.
    pub(crate) fn code(&self, name: &str) -> Result<&str> {
        let found = self.0.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        found.and_then(|rest| rest.split(' ').next()).with_context(|| format!("the demo printed no line «{name} …»"))
    }
}

/// Makes a demo of made-up answers in a data folder, once.
pub(crate) fn demo(program: &Path, data: &Path, responses: u32) -> Result<Demo> {
    let kept = data.join("demo.txt");
    // What an older program printed lacks a line: another demo is made beside that one.
    if let Some(before) = fs::read_to_string(&kept).ok().map(Demo).filter(|before| before.code("shared").is_ok()) {
        return Ok(before);
    }
    fs::create_dir_all(data)?;
    let mut demo = ours(program);
    let printed = output(demo.args(["demo", "--responses", &responses.to_string(), "--data"]).arg(data))?;
    fs::write(kept, &printed)?;
    Ok(Demo(printed))
}

/// Sets up what is missing, builds, makes the demo and serves it until stopped.
pub(crate) fn run(listen: &str) -> Result<()> {
    let began = Instant::now();
    site::build()?;
    let program = build_server(false)?;
    let data = root().join("data");
    if !data.join("demo.txt").exists() {
        println!("Making a demo wave of made-up answers …");
    }
    let demo = demo(&program, &data, 3_000)?;
    println!("\nBlether is ready after {:.0} s. All answers in it are made up.", began.elapsed().as_secs_f64());
    println!("  Answer the survey:  http://{listen}/s/{}", demo.code("open-link")?);
    println!("  What families see:  http://{listen}/results/{}", demo.code("released")?);
    println!("  Results in full:    http://{listen}{}", demo.code("shared")?);
    println!("  First page:         http://{listen}/");
    println!("Everything is kept in {}; stop with Ctrl-C.\n", data.display());
    run_command(ours(&program).args(["serve", "--listen", listen, "--data"]).arg(data))
}
