//! A real PostgreSQL cluster for the tests: made in a temporary folder, started, stopped, gone.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context as _, Result, bail};
use tempfile::TempDir;

use crate::place::{free_port, output, run};

/// A running cluster; dropping it stops it.
pub(crate) struct Cluster {
    programs: PathBuf,
    data: PathBuf,
    port: u16,
    _folder: TempDir,
}

impl Cluster {
    /// Makes and starts a cluster: durable as PostgreSQL comes, or a throwaway whose disk need not wait.
    pub(crate) fn start(durable: bool) -> Result<Self> {
        let programs = programs()?;
        let folder = tempfile::Builder::new().prefix("blether-postgres-").tempdir()?;
        let data = folder.path().join("data");
        if is_root()? {
            run(Command::new("chown").arg("postgres").arg(folder.path()))?;
        }
        let initdb = programs.join("initdb");
        run(as_postgres(&initdb)?
            .args(["--auth=trust", "--username=postgres", "--encoding=UTF8", "--no-sync", "--pgdata"])
            .arg(&data)
            .stdout(Stdio::null()))?;
        let port = free_port()?;
        let cluster = Self { programs, data, port, _folder: folder };
        let fsync = if durable { "on" } else { "off" };
        let options =
            format!("-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync={fsync} -c max_connections=200");
        cluster.control(&["start", "--wait", "--silent", "--options", &options])?;
        Ok(cluster)
    }

    /// Its address, as a superuser.
    pub(crate) fn address(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    /// A shell's words that stop it at once, as if it crashed, and start it again.
    pub(crate) fn crash(&self) -> Result<String> {
        let mut control = self.pg_ctl()?;
        control.args(["restart", "--wait", "--silent", "--mode", "immediate"]);
        let words = [control.get_program()].into_iter().chain(control.get_args());
        let words: Vec<_> = words.map(|word| format!("'{}'", word.to_string_lossy())).collect();
        Ok(format!("cd / && {} >/dev/null", words.join(" ")))
    }

    fn pg_ctl(&self) -> Result<Command> {
        let mut control = as_postgres(&self.programs.join("pg_ctl"))?;
        control.arg("--pgdata").arg(&self.data).arg("--log").arg(self.data.with_file_name("log"));
        Ok(control)
    }

    fn control(&self, words: &[&str]) -> Result<()> {
        run(self.pg_ctl()?.args(words).stdin(Stdio::null()).stdout(Stdio::null()))
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Err(error) = self.control(&["stop", "--mode", "immediate", "--silent"]) {
            eprintln!("xtask: PostgreSQL did not stop: {error}");
        }
    }
}

/// The newest installed server's programs.
fn programs() -> Result<PathBuf> {
    let mut found: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .filter(|(_, programs)| programs.join("initdb").exists())
        .collect();
    found.sort();
    if let Some((_, programs)) = found.pop() {
        return Ok(programs);
    }
    match output(Command::new("pg_config").arg("--bindir")) {
        Ok(folder) if Path::new(folder.trim()).join("initdb").exists() => Ok(PathBuf::from(folder.trim())),
        _ => bail!("the tests need a PostgreSQL server: install Debian's package `postgresql` (apt-get install postgresql)"),
    }
}

fn is_root() -> Result<bool> {
    Ok(output(Command::new("id").arg("-u"))?.trim() == "0")
}

/// PostgreSQL refuses to run as root: then its own user runs it.
fn as_postgres(program: &Path) -> Result<Command> {
    if !is_root()? {
        return Ok(Command::new(program));
    }
    let mut command = Command::new("runuser");
    command.args(["-u", "postgres", "--"]).arg(program).current_dir("/");
    output(Command::new("id").args(["-u", "postgres"]))
        .context("as root, the tests need the user `postgres`, which Debian's package `postgresql` makes")?;
    Ok(command)
}
