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
    /// Makes and starts a cluster.
    pub(crate) fn start() -> Result<Self> {
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
        // A throwaway: durability is proved elsewhere, so its disk need not wait.
        let options = format!("-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c max_connections=200");
        cluster.control(&["start", "--wait", "--silent", "--options", &options])?;
        Ok(cluster)
    }

    /// Its address, as a superuser.
    pub(crate) fn address(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    fn control(&self, words: &[&str]) -> Result<()> {
        let log = self.data.with_file_name("log");
        let mut control = as_postgres(&self.programs.join("pg_ctl"))?;
        run(control.arg("--pgdata").arg(&self.data).arg("--log").arg(log).args(words).stdin(Stdio::null()).stdout(Stdio::null()))
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
