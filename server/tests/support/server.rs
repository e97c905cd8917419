//! The program itself, as a process that can be killed.

use std::{
    net::{SocketAddr, TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, ExitStatus, Stdio},
    thread,
    time::{Duration, Instant},
};

use super::phone::Phone;

/// The key of every test's database.
pub(crate) const KEY: &str = "0707070707070707070707070707070707070707070707070707070707070707";

/// A command of the program on a database, deaf to the settings of the shell.
pub(crate) fn blether(database: &str, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_blether"));
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("BLETHER_")) {
        command.env_remove(name);
    }
    command.args(words).args(["--database", database, "--pending-key", KEY]).stdin(Stdio::null());
    command
}

/// A running server.
pub(crate) struct Server {
    child: Child,
    /// Where it listens.
    pub(crate) address: SocketAddr,
}

impl Server {
    /// Starts one with more words on its command line; its log goes to a file. With a failpoint it dies there.
    pub(crate) fn start(database: &str, words: &[&str], log: Option<&Path>, failpoint: Option<&str>) -> Self {
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let mut serve = blether(database, &["serve", "--listen", &address.to_string()]);
        serve.args(words).stdout(Stdio::null()).stderr(Stdio::null());
        if let Some(log) = log {
            serve.stderr(std::fs::File::create(log).unwrap());
        }
        if let Some(failpoint) = failpoint {
            serve.env("BLETHER_FAILPOINT", failpoint);
        }
        let mut server = Self { child: serve.spawn().unwrap(), address };
        let began = Instant::now();
        while TcpStream::connect(server.address).is_err() && server.child.try_wait().unwrap().is_none() {
            assert!(began.elapsed() < Duration::from_secs(30), "the server did not start within 30 s");
            thread::sleep(Duration::from_millis(5));
        }
        // Otherwise somebody else answers at this port.
        let died = server.child.try_wait().unwrap();
        assert!(died.is_none() || failpoint.is_some(), "the server ended at once: {died:?}");
        server
    }

    pub(crate) fn phone(&self) -> Phone {
        Phone::connect(self.address).unwrap()
    }

    /// Waits until it has died by itself, or kills it (SIGKILL) after this time.
    pub(crate) fn die_within(mut self, time: Duration) {
        let began = Instant::now();
        while began.elapsed() < time && self.child.try_wait().unwrap().is_none() {
            thread::sleep(Duration::from_millis(1));
        }
    }

    /// Asks it to stop (SIGTERM) and waits until it has.
    pub(crate) fn stop(mut self) -> ExitStatus {
        Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        self.child.wait().unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
