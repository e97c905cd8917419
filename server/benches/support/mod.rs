//! What measurements of results share: closed waves of so many responses, released by the program itself as a process of its own, and a server.
//!
//! The answers are the demo's, each under a random id, with three background questions answered at random: every response counts in
//! up to six groups. They are written by SQL, then the wave is closed as any other is.

#[path = "../../tests/support/phone.rs"]
pub(crate) mod phone;

use std::{
    env, fs,
    net::{SocketAddr, TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use server::{
    service::{
        catalogue::Catalogue,
        demo, mix,
        wave::{Opening, open},
    },
    store::{Code, Db, Engine, PendingKey, StoredResponse},
};
use tokio::sync::mpsc;

/// The key of the measured databases.
const KEY: &str = "0707070707070707070707070707070707070707070707070707070707070707";
/// How many different people there are; the rest are their doubles.
const PEOPLE: u32 = 5_000;

/// The words of the command line, and how many responses each wave has: those that `--count` names, or these.
pub(crate) fn words(counts: &[usize]) -> (Vec<String>, Vec<usize>) {
    let words: Vec<String> = env::args().skip(1).filter(|word| word != "--bench").collect();
    let named = words.iter().position(|word| word == "--count").map(|place| vec![words[place + 1].parse().unwrap()]);
    (words, named.unwrap_or_else(|| counts.to_vec()))
}

/// The databases to measure, by name: both, or the one that `--sqlite` or `--postgres` names.
pub(crate) fn databases(words: &[String], folder: &tempfile::TempDir) -> Vec<(&'static str, String)> {
    let has = |name: &str| words.iter().any(|word| word == name);
    let sqlite = format!("sqlite:{}", folder.path().join("bench.db").display());
    let postgres = env::var("BLETHER_TEST_POSTGRES").unwrap_or_else(|_| panic!("run by `cargo xtask bench`"));
    let both = [("SQLite", sqlite, "--postgres"), ("PostgreSQL", postgres, "--sqlite")];
    both.into_iter().filter(|(_, _, other)| !has(other)).map(|(name, database, _)| (name, database)).collect()
}

/// A folder for what is measured.
pub(crate) fn folder() -> tempfile::TempDir {
    tempfile::tempdir_in(env::var("BLETHER_BENCH_FOLDER").unwrap_or_else(|_| env::temp_dir().display().to_string())).unwrap()
}

/// The database that was measured, opened here too.
pub(crate) async fn opened(database: &str) -> Db {
    Db::open(database, &PendingKey::new(KEY).unwrap()).await.unwrap()
}

/// The people of the demo's released wave, as they are stored.
pub(crate) async fn people(folder: &tempfile::TempDir) -> Vec<StoredResponse> {
    let address = format!("sqlite:{}", folder.path().join("people.db").display());
    let (db, catalogue) = (opened(&address).await, Catalogue::load().unwrap());
    let demo = demo::make(&db, &catalogue, PEOPLE, 7, 1).await.unwrap();
    let (pages, mut read) = mpsc::channel(100);
    db.read_responses(&demo.released.0.code, 1_000, pages).await.unwrap();
    let mut people = Vec::new();
    while let Some(page) = read.recv().await {
        people.extend(page);
    }
    db.close().await;
    people
}

/// A closed wave of so many responses, and how many seconds its close took.
pub(crate) async fn fill(database: &str, people: &[StoredResponse], count: usize) -> (Code, f64) {
    let (db, catalogue) = (opened(database).await, Catalogue::load().unwrap());
    // As the demo's released wave has them.
    let (areas, breakdowns) = (vec!["Fife", "Stirling", "Clackmannanshire"], vec!["gender", "looks-after", "age"]);
    let opening = Opening {
        survey: "ask-the-family",
        areas,
        breakdowns,
        made_up: true,
        closes_at: None,
        partnership: None,
        by: "bench",
        ..Opening::default()
    };
    let (wave, _) = open(&db, &catalogue, &opening, 1).await.unwrap();
    let mut rng = fastrand::Rng::with_seed(count as u64);
    let mut left = count;
    while left > 0 {
        let rows: Vec<(String, &StoredResponse)> =
            (0..left.min(10_000)).map(|_| (format!("{:032x}", rng.u128(..)), rng.choice(people).unwrap())).collect();
        left -= rows.len();
        write(&db, &wave.code, &rows).await;
    }
    let began = Instant::now();
    mix::close(&db, &wave.code, 2).await.unwrap();
    let closing = began.elapsed().as_secs_f64();
    db.close().await;
    (wave.code, closing)
}

async fn write(db: &Db, wave: &Code, rows: &[(String, &StoredResponse)]) {
    let rows: Vec<_> = rows.iter().map(|(id, stored)| [id.as_str(), stored.area.as_str(), &stored.audience, &stored.answers]).collect();
    match &db.engine {
        Engine::Sqlite(pools) => {
            let text = "INSERT INTO response (wave, id, area, audience, answers)
                SELECT $1, unhex(value ->> 0), value ->> 1, value ->> 2, value ->> 3 FROM json_each($2)";
            let rows = serde_json::to_string(&rows).unwrap();
            sqlx::query(text).bind(wave.as_str()).bind(rows).execute(&pools.write).await.unwrap();
        }
        Engine::Postgres(pool) => {
            let text = "INSERT INTO response (wave, id, area, audience, answers) SELECT $1, decode(id, 'hex'), area, audience, answers
                FROM UNNEST(CAST($2 AS TEXT[]), CAST($3 AS TEXT[]), CAST($4 AS TEXT[]), CAST($5 AS TEXT[])) AS t (id, area, audience, answers)";
            let [ids, areas, audiences, answers] = [0, 1, 2, 3].map(|column| rows.iter().map(|row| row[column]).collect::<Vec<_>>());
            let query = sqlx::query(text).bind(wave.as_str()).bind(ids).bind(areas).bind(audiences).bind(answers);
            query.execute(pool).await.unwrap();
        }
    }
}

fn blether(database: &str, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_blether"));
    for (name, _) in env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("BLETHER_")) {
        command.env_remove(name);
    }
    command.args(words).args(["--database", database, "--pending-key", KEY]).stdin(Stdio::null()).stdout(Stdio::null());
    command
}

/// Releases a wave by the program; gives back its seconds from start to end, and the MiB that it held at most.
pub(crate) fn released(database: &str, wave: &Code) -> (f64, u64) {
    let began = Instant::now();
    let mut child = blether(database, &["release", wave.as_str()]).spawn().unwrap();
    let mut memory = 0;
    let ended = loop {
        if let Some(ended) = child.try_wait().unwrap() {
            break ended;
        }
        // The kernel's own high-water mark: what is missed is what it grows in the last milliseconds.
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        memory = memory.max(line.map_or(0, |line| line.trim().trim_end_matches(" kB").parse().unwrap()));
        thread::sleep(Duration::from_millis(2));
    };
    let seconds = began.elapsed().as_secs_f64();
    assert!(ended.success(), "{ended}");
    (seconds, memory / 1_024)
}

/// A running server.
pub(crate) struct Server {
    child: Child,
    pub(crate) address: SocketAddr,
}

impl Server {
    pub(crate) fn start(database: &str) -> Self {
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let child = blether(database, &["serve", "--listen", &address.to_string()]).stderr(Stdio::null()).spawn().unwrap();
        let server = Self { child, address };
        let began = Instant::now();
        while TcpStream::connect(address).is_err() {
            assert!(began.elapsed() < Duration::from_secs(30), "the server did not start within 30 s");
            thread::sleep(Duration::from_millis(20));
        }
        server
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
