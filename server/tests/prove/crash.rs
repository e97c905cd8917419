//! The crash ledger. A client keeps what was acknowledged; the server is killed at random moments and at named places, the database too;
//! afterwards acknowledged ⊆ stored ⊆ sent, each once, and a recount agrees.

use std::{env, net::SocketAddr, process::Command, sync::Mutex, thread, time::Duration};

use server::store::{Db, Engine, PendingKey, State};

use super::{
    count,
    ledger::{Ledger, Spelling},
    network::runtime,
};
use crate::support::{
    self, App,
    phone::{Phone, token},
    server::{Server, blether},
    words::open_one,
};

/// The places in serving where it dies.
const SERVING: [&str; 2] = ["accept: before commit", "accept: after commit"];
/// The places in mixing and closing, before and after each statement that changes anything.
const MIXING: [(&str, &str); 16] = [
    ("mix", "mix: resend emptied:1"),
    ("mix", "mix: pending emptied:1"),
    ("mix", "mix: response stored:1"),
    ("mix", "mix: response stored:11"),
    ("mix", "mix: words stored:5"),
    ("mix", "mix: before commit:1"),
    ("mix", "mix: after commit:1"),
    ("close", "mix: pending emptied:1"),
    ("close", "mix: response stored:1"),
    ("close", "close: fresh filled:1"),
    ("close", "close: response emptied:1"),
    ("close", "close: response filled:1"),
    ("close", "close: words emptied:1"),
    ("close", "close: words filled:1"),
    ("close", "close: wave closed:1"),
    ("close", "mix: before commit:1"),
];

#[test]
fn sqlite_loses_nothing_when_the_server_dies() {
    let (address, _folder) = support::sqlite();
    Crash::new(&address).prove(count(25), None);
}

#[test]
fn postgres_loses_nothing_when_the_server_dies() {
    let address = runtime().block_on(support::postgres());
    Crash::new(&address).prove(count(25), None);
}

/// The database itself stops at once. (What an operating system that dies would lose, no test here can show: that commits wait for the disk is
/// asserted in `tests/store.rs`.)
#[test]
fn postgres_loses_nothing_when_the_database_dies() {
    let name = "BLETHER_TEST_POSTGRES_TO_CRASH";
    let (Ok(address), Ok(restart)) = (env::var(name), env::var(format!("{name}_BY"))) else {
        panic!("the PostgreSQL to crash is missing: run the tests by `cargo xtask test`");
    };
    Crash::new(&address).prove(count(5), Some(&restart));
}

struct Crash {
    address: String,
    wave: String,
    /// Opens what was said.
    key: desk::Private,
    path: String,
    spelling: Spelling,
    ledger: Mutex<Ledger>,
    next: Mutex<usize>,
}

impl Crash {
    fn new(address: &str) -> Self {
        let (wave, key, path) = runtime().block_on(async {
            let db = Db::open(address, &PendingKey::new(support::server::KEY).unwrap()).await.unwrap();
            let app = App::with(db, address, None).await;
            let (wave, links, key) = app.wave_with_words().await;
            app.db.close().await;
            (wave.code.to_string(), key, format!("/s/{}/adult", links[0].code))
        });
        Self { address: address.to_owned(), wave, key, path, spelling: Spelling::new(), ledger: Mutex::default(), next: Mutex::new(0) }
    }

    fn prove(&self, kills: usize, restart: Option<&str>) {
        let mut rng = fastrand::Rng::with_seed(kills as u64);
        for kill in 0..kills {
            // Every named place comes in turn, then moments like any other.
            let moment = kill % (MIXING.len() + 2 * SERVING.len() + 8);
            let mixing = MIXING.get(moment).filter(|_| restart.is_none());
            let serving = moment.checked_sub(MIXING.len()).filter(|place| *place < 2 * SERVING.len() && restart.is_none());
            let failpoint = serving.map(|place| format!("{}:{}", SERVING[place % SERVING.len()], rng.u32(1..40)));
            let server = Server::start(&self.address, &[], None, failpoint.as_deref());
            thread::scope(|scope| {
                let address = server.address;
                for _ in 0..6 {
                    scope.spawn(move || while self.submit(address) {});
                }
                thread::sleep(Duration::from_millis(rng.u64(30..250)));
                if let Some(restart) = restart {
                    assert!(Command::new("sh").args(["-c", restart]).status().unwrap().success());
                    thread::sleep(Duration::from_millis(100));
                } else if let Some((command, place)) = mixing {
                    self.die_in(command, place);
                }
                server.die_within(Duration::from_secs(if failpoint.is_some() { 10 } else { 0 }));
            });
            self.send_again();
        }
        self.settle(restart.is_none());
    }

    /// A response and words, both of which say its number.
    fn body(&self, token: &str, number: usize) -> String {
        format!("token={token}&best={number}&{}", self.spelling.write(number))
    }

    /// One response, as a person sends it; whether it may go on.
    fn submit(&self, server: SocketAddr) -> bool {
        let Ok(mut phone) = Phone::connect(server) else { return false };
        let Ok(page) = phone.get(&self.path) else { return false };
        // While the database is away the form may be too.
        let Some(token) = token(&page.body) else { return page.status >= 500 };
        let number = {
            let mut next = self.next.lock().unwrap();
            *next += 1;
            *next
        };
        self.ledger.lock().unwrap().sent.insert(number);
        let sent = phone.post(&self.path, &self.body(token, number));
        let mut ledger = self.ledger.lock().unwrap();
        match sent {
            Ok(sent) if sent.status == 303 => {
                ledger.acknowledged.insert(number);
                true
            }
            Ok(sent) => {
                assert_eq!(sent.status, 503, "{}", String::from_utf8_lossy(&sent.body));
                ledger.unanswered.push((number, token.to_owned()));
                true
            }
            Err(_) => {
                ledger.unanswered.push((number, token.to_owned()));
                false
            }
        }
    }

    /// A command beside the server that dies in the midst of its work, once enough waits for it.
    fn die_in(&self, command: &str, place: &str) {
        let words: &[&str] = if command == "close" { &["wave", "close", &self.wave] } else { &["mix"] };
        for _ in 0..100 {
            let before = self.ledger.lock().unwrap().acknowledged.len();
            while self.ledger.lock().unwrap().acknowledged.len() < before + 25 {
                thread::sleep(Duration::from_millis(2));
            }
            if !blether(&self.address, words).env("BLETHER_FAILPOINT", place).output().unwrap().status.success() {
                return;
            }
            // The server itself was first to mix, so there was too little left.
            assert_eq!(command, "mix", "{place} was not passed");
        }
        panic!("{place} was never passed");
    }

    /// Whoever got no answer sends the same page again, now to a server that lives.
    fn send_again(&self) {
        let unanswered = std::mem::take(&mut self.ledger.lock().unwrap().unanswered);
        let server = Server::start(&self.address, &[], None, None);
        let mut phone = server.phone();
        for (number, token) in unanswered {
            let sent = phone.post(&self.path, &self.body(&token, number)).unwrap();
            // 409: it was stored and is mixed already, so nobody can tell that it is the same.
            let in_already = sent.status == 409 && String::from_utf8_lossy(&sent.body).contains("already in");
            assert!(sent.status == 303 || in_already, "{}", sent.head);
            self.ledger.lock().unwrap().acknowledged.insert(number);
        }
    }

    /// Closes the wave and counts; with the last crash just after the close.
    fn settle(&self, crash: bool) {
        let mut close = blether(&self.address, &["wave", "close", &self.wave]);
        if crash {
            close.env("BLETHER_FAILPOINT", "mix: after commit:1");
        }
        let closed = close.output().unwrap();
        assert_eq!(closed.status.success(), !crash, "{}", String::from_utf8_lossy(&closed.stderr));
        let (state, stored, said, seen, left) = runtime().block_on(async {
            let db = Db::open(&self.address, &PendingKey::new(support::server::KEY).unwrap()).await.unwrap();
            let stored = self.spelling.stored(&db, &server::store::Code::read(&self.wave).unwrap()).await;
            let said = db.words(&server::store::Code::read(&self.wave).unwrap()).await.unwrap();
            let count = async |text: &'static str| -> i64 {
                match &db.engine {
                    Engine::Sqlite(pools) => sqlx::query_scalar(text).bind(&self.wave).fetch_one(&pools.read).await.unwrap(),
                    Engine::Postgres(pool) => sqlx::query_scalar(text).bind(&self.wave).fetch_one(pool).await.unwrap(),
                }
            };
            let seen = count("SELECT COUNT(*) FROM seen WHERE wave = $1").await;
            let left =
                count("SELECT COUNT(*) FROM pending WHERE wave = $1").await + count("SELECT COUNT(*) FROM resend WHERE wave = $1").await;
            let state = db.wave(&server::store::Code::read(&self.wave).unwrap()).await.unwrap().state;
            (state, stored, said, seen, left)
        });
        let ledger = self.ledger.lock().unwrap();
        ledger.holds(&stored);
        // Everyone sent until they were answered, so everything sent is stored, each once, and the recount agrees.
        assert_eq!(state, State::Closed);
        assert_eq!((stored.len(), seen, left), (ledger.sent.len(), i64::try_from(ledger.sent.len()).unwrap(), 0));
        // And what each said, once.
        let mut said: Vec<usize> = said.iter().map(|words| open_one(words, &self.key).1.parse().unwrap()).collect();
        said.sort_unstable();
        assert!(said.iter().copied().eq(ledger.sent.iter().copied()), "{} sent, {} texts", ledger.sent.len(), said.len());
        assert!(ledger.sent.len() > 50, "only {} were sent: this proves nothing", ledger.sent.len());
        println!("{} sent, {} stored, each once", ledger.sent.len(), stored.len());
    }
}
