//! `cargo xtask bench intake`: complete submissions through HTTP, each a page and a post of all answers, verified stored.
//!
//! The clients run on the same cores as the server. Its own processor time is read from `/proc`. One file, though long: it is read as one
//! table of what is measured.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a measurement may stop at once")]

#[path = "../tests/support/phone.rs"]
mod phone;

use std::{
    env, fs,
    io::Read as _,
    net::{SocketAddr, TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::{Duration, Instant},
};

use phone::{Phone, token};
use server::{
    service::{
        catalogue::Catalogue,
        wave::{Opening, open},
    },
    store::{Code, Db, Engine, PendingKey},
};
use tokio::runtime::Runtime;

/// The key of the measured databases.
const KEY: &str = "0707070707070707070707070707070707070707070707070707070707070707";

fn main() {
    let words: Vec<String> = env::args().skip(1).filter(|word| word != "--bench").collect();
    let number = |name: &str, default: usize| {
        let place = words.iter().position(|word| word == name);
        place.and_then(|place| words.get(place + 1)).map_or(default, |number| number.parse().unwrap())
    };
    println!("{} cores, release build, clients on the same cores", thread::available_parallelism().unwrap());
    let folder = tempfile::tempdir_in(env::var("BLETHER_BENCH_FOLDER").unwrap_or_else(|_| env::temp_dir().display().to_string())).unwrap();
    let sqlite = format!("sqlite:{}", folder.path().join("bench.db").display());
    let postgres = env::var("BLETHER_TEST_POSTGRES").unwrap_or_else(|_| panic!("run by `cargo xtask bench intake`"));
    for database in [sqlite, postgres] {
        if words.iter().any(|word| word == "--sqlite") && !database.starts_with("sqlite") {
            continue;
        }
        if words.iter().any(|word| word == "--postgres") && database.starts_with("sqlite") {
            continue;
        }
        let bench = Bench::start(&database);
        println!("\n{}", bench.durability());
        for concurrency in [1, 8, 64, 256] {
            bench.throughput(concurrency, Duration::from_secs(number("--seconds", 10) as u64), "identity");
        }
        bench.throughput(64, Duration::from_secs(number("--seconds", 10) as u64), "br");
        bench.school(number("--phones", 500), Duration::from_secs(number("--within", 60) as u64));
        let many = number("--count", 0);
        if many > 0 {
            bench.many(many);
        }
    }
}

/// A running server with an open wave.
struct Bench {
    child: Child,
    server: SocketAddr,
    runtime: Runtime,
    db: Db,
    wave: Code,
    path: String,
    form: String,
}

impl Drop for Bench {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Bench {
    fn start(database: &str) -> Self {
        let server = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let runtime = Runtime::new().unwrap();
        let (db, wave, link) = runtime.block_on(async {
            let db = Db::open(database, &PendingKey::new(KEY).unwrap()).await.unwrap();
            let opening = Opening {
                survey: "ask-the-family",
                areas: vec!["Fife"],
                breakdowns: Vec::new(),
                made_up: true,
                closes_at: None,
                partnership: None,
                by: "bench",
                ..Opening::default()
            };
            let (wave, links) = open(&db, &Catalogue::load().unwrap(), &opening, 1).await.unwrap();
            (db, wave.code, links[0].code.clone())
        });
        let mut serve = Command::new(env!("CARGO_BIN_EXE_blether"));
        for (name, _) in env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("BLETHER_")) {
            serve.env_remove(name);
        }
        serve.args(["serve", "--listen", &server.to_string(), "--database", database, "--pending-key", KEY]);
        // Families come from everywhere: without this all would be one address, and held by the limiter.
        serve.args(["--trusted-proxies", "127.0.0.1"]);
        let child = serve.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let began = Instant::now();
        while TcpStream::connect(server).is_err() {
            assert!(began.elapsed() < Duration::from_secs(30), "the server did not start within 30 s");
            thread::sleep(Duration::from_millis(20));
        }
        let path = format!("/s/{link}/adult");
        let page = String::from_utf8(Phone::connect(server).unwrap().get(&path).unwrap().body).unwrap();
        Self { child, server, runtime, db, wave, path, form: all_answers(&page) }
    }

    fn durability(&self) -> String {
        let setting = async |name: &str| -> String {
            let text = || sqlx::AssertSqlSafe(name.to_owned());
            match &self.db.engine {
                Engine::Sqlite(pools) => match sqlx::query_scalar::<_, String>(text()).fetch_one(&pools.write).await {
                    Ok(value) => value,
                    Err(_) => sqlx::query_scalar::<_, i64>(text()).fetch_one(&pools.write).await.unwrap().to_string(),
                },
                Engine::Postgres(pool) => sqlx::query_scalar(text()).fetch_one(pool).await.unwrap(),
            }
        };
        self.runtime.block_on(async {
            match &self.db.engine {
                Engine::Sqlite(_) => format!(
                    "SQLite: journal_mode={} synchronous={} (2 is FULL)",
                    setting("PRAGMA journal_mode").await,
                    setting("PRAGMA synchronous").await
                ),
                Engine::Postgres(_) => format!(
                    "PostgreSQL {}: fsync={} synchronous_commit={} full_page_writes={}",
                    setting("SHOW server_version").await,
                    setting("SHOW fsync").await,
                    setting("SHOW synchronous_commit").await,
                    setting("SHOW full_page_writes").await
                ),
            }
        })
    }

    /// Pages sent, by the database.
    fn stored(&self) -> usize {
        let text = "SELECT COUNT(*) FROM seen WHERE wave = $1";
        let wave = self.wave.as_str();
        let count: i64 = self.runtime.block_on(async {
            match &self.db.engine {
                Engine::Sqlite(pools) => sqlx::query_scalar(text).bind(wave).fetch_one(&pools.read).await.unwrap(),
                Engine::Postgres(pool) => sqlx::query_scalar(text).bind(wave).fetch_one(pool).await.unwrap(),
            }
        });
        usize::try_from(count).unwrap()
    }

    /// One complete submission; gives back how long Send took.
    fn submit(&self, phone: &mut Phone) -> Duration {
        let page = phone.get(&self.path).unwrap();
        assert_eq!(page.status, 200, "{}", page.head);
        let page = if page.head.contains("content-encoding: br") { plain(&page.body) } else { page.body };
        let body = format!("token={}{}", token(&page).unwrap(), self.form);
        let began = Instant::now();
        let sent = phone.post(&self.path, &body).unwrap();
        assert_eq!(sent.status, 303, "{}", sent.head);
        began.elapsed()
    }

    fn throughput(&self, concurrency: usize, time: Duration, encoding: &str) {
        let families = AtomicUsize::new(0);
        let (before, cpu_before, began) = (self.stored(), self.cpu(), Instant::now());
        let mut sends: Vec<Duration> = thread::scope(|scope| {
            let clients: Vec<_> = (0..concurrency)
                .map(|_| {
                    scope.spawn(|| {
                        let mut phone = Phone::connect(self.server).unwrap();
                        let mut sends = Vec::new();
                        while began.elapsed() < time {
                            phone.come_from(&families, encoding);
                            sends.push(self.submit(&mut phone));
                        }
                        sends
                    })
                })
                .collect();
            clients.into_iter().flat_map(|client| client.join().unwrap()).collect()
        });
        let (seconds, cpu) = (began.elapsed().as_secs_f64(), self.cpu() - cpu_before);
        assert_eq!(self.stored() - before, sends.len(), "what was acknowledged and what is stored");
        sends.sort_unstable();
        println!(
            "{concurrency:4} at once, {encoding:8}: {:6.0} submissions/s, Send p50 {:6.1} ms, p99 {:6.1} ms, server CPU {:.2} ms a submission, {} stored",
            sends.len() as f64 / seconds,
            milliseconds(&sends, 0.5),
            milliseconds(&sends, 0.99),
            cpu.as_secs_f64() * 1_000.0 / sends.len() as f64,
            sends.len(),
        );
    }

    /// A school: so many phones behind one address, each opens the form, thinks and sends, and one in ten sends twice.
    fn school(&self, phones: usize, within: Duration) {
        let before = self.stored();
        let again = AtomicUsize::new(0);
        let mut sends: Vec<Duration> = thread::scope(|scope| {
            let clients: Vec<_> = (0..phones)
                .map(|number| {
                    let again = &again;
                    scope.spawn(move || {
                        let mut rng = fastrand::Rng::with_seed(number as u64);
                        let think = Duration::from_secs_f64(rng.f64() * 10.0).min(within / 3);
                        thread::sleep((within - think).mul_f64(rng.f64()));
                        let mut phone = Phone::connect(self.server).unwrap();
                        phone.headers += "Accept-Encoding: br\r\n";
                        let who = phone.get(self.path.trim_end_matches("/adult")).unwrap();
                        assert_eq!(who.status, 200, "{}", who.head);
                        let page = phone.get(&self.path).unwrap();
                        assert_eq!(page.status, 200, "{}", page.head);
                        thread::sleep(think);
                        let body = format!("token={}{}", token(&plain(&page.body)).unwrap(), self.form);
                        let began = Instant::now();
                        let mut sent = phone.post(&self.path, &body).unwrap();
                        let took = began.elapsed();
                        if number % 10 == 0 {
                            again.fetch_add(1, Ordering::Relaxed);
                            sent = phone.post(&self.path, &body).unwrap();
                        }
                        assert_eq!(sent.status, 303, "{}", sent.head);
                        took
                    })
                })
                .collect();
            clients.into_iter().map(|client| client.join().unwrap()).collect()
        });
        assert_eq!(self.stored() - before, phones, "each phone once");
        sends.sort_unstable();
        println!(
            "{phones} phones within {} s from one address: all complete, {} sent again, Send p50 {:.1} ms, p99 {:.1} ms",
            within.as_secs(),
            again.into_inner(),
            milliseconds(&sends, 0.5),
            milliseconds(&sends, 0.99),
        );
    }

    /// Memory after very many.
    fn many(&self, count: usize) {
        let (before, began, left, families) = (self.stored(), Instant::now(), AtomicUsize::new(count), AtomicUsize::new(0));
        thread::scope(|scope| {
            for _ in 0..64 {
                scope.spawn(|| {
                    let mut phone = Phone::connect(self.server).unwrap();
                    while left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1)).is_ok() {
                        phone.come_from(&families, "identity");
                        self.submit(&mut phone);
                    }
                });
            }
        });
        let seconds = began.elapsed().as_secs_f64();
        assert_eq!(self.stored() - before, count);
        println!(
            "{count} more at 64 at once in {seconds:.0} s ({:.0}/s): server {} MiB resident, {} MiB at most",
            count as f64 / seconds,
            self.memory("VmRSS:"),
            self.memory("VmHWM:")
        );
    }

    /// The server's own processor time.
    fn cpu(&self) -> Duration {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap();
        let ticks: u64 =
            stat.rsplit(')').next().unwrap().split_whitespace().skip(11).take(2).map(|ticks| ticks.parse::<u64>().unwrap()).sum();
        // Linux counts hundredths of a second for programs, whatever its own clock does (`man 5 proc`).
        Duration::from_millis(ticks * 10)
    }

    fn memory(&self, what: &str) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix(what)).unwrap();
        line.trim().trim_end_matches(" kB").parse::<u64>().unwrap() / 1_024
    }
}

impl Phone {
    /// Comes from another address than those before.
    fn come_from(&mut self, families: &AtomicUsize, encoding: &str) {
        let [_, b, c, d] = u32::try_from(families.fetch_add(1, Ordering::Relaxed) & 0xff_ffff).unwrap().to_be_bytes();
        self.headers = format!("Host: blether\r\nAccept-Encoding: {encoding}\r\nX-Forwarded-For: 10.{b}.{c}.{d}\r\n");
    }
}

fn milliseconds(sorted: &[Duration], share: f64) -> f64 {
    let place = ((sorted.len() as f64 * share).ceil() as usize).clamp(1, sorted.len());
    sorted[place - 1].as_secs_f64() * 1_000.0
}

fn plain(brotli: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    brotli::Decompressor::new(brotli, 4_096).read_to_end(&mut plain).unwrap();
    plain
}

/// Every question of a page answered, with the first answer that is offered.
fn all_answers(page: &str) -> String {
    let mut pairs = form_urlencoded::Serializer::new(String::from("&send=1"));
    let mut last = String::new();
    for input in page.split("<input").skip(1).map(|rest| rest.split('>').next().unwrap()) {
        let attribute = |name: &str| input.split_once(&format!("{name}=\"")).map(|(_, rest)| rest.split('"').next().unwrap());
        let (Some(name), Some(value)) = (attribute("name"), attribute("value")) else { continue };
        if name != "token" && name != last && !value.is_empty() {
            pairs.append_pair(name, value);
            name.clone_into(&mut last);
        }
    }
    pairs.finish()
}
