//! The canary: a submission with everything marked that a phone sends along, and with words. Afterwards no byte of database, log, metrics or
//! (SQLite) backup holds a mark, nor the time of arrival; and what was said stands nowhere, from Send through mix and close.

use std::{
    fs, io,
    net::TcpListener,
    path::{Path, PathBuf},
    thread,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use domain::slip::SlipCode;
use server::{
    service::{links, slips},
    store::{Engine, Link, Wave},
};
use sqlx::AssertSqlSafe;

use super::{ledger::Spelling, network::runtime};
use crate::support::{
    App,
    phone::{Phone, Reply, token},
    server::{Server, blether},
};

/// What a phone sends along, marked: its address, its browser, where it came from, a cookie.
const MARKS: [&str; 4] = ["203.0.113.77", "CanaryBrowser/7.5", "canary-referrer.example", "canary-cookie"];
/// What somebody says in their own words, as it is typed and as a form carries it.
const SENTENCES: [&str; 2] = ["Canaries sang for my aunt", "Canaries+sang+for+my+aunt"];

#[test]
fn sqlite_and_everything_beside_it_holds_no_mark() {
    let app = runtime().block_on(App::sqlite());
    let folder = app.folder.as_ref().unwrap().path().to_owned();
    let backup = folder.join("backup.db");
    let files = sing(&app, |app| {
        if let Engine::Sqlite(pools) = &app.db.engine {
            let _ = fs::remove_file(&backup);
            let text = AssertSqlSafe(format!("VACUUM INTO '{}'", backup.display()));
            runtime().block_on(async { sqlx::query(text).execute(&pools.write).await.unwrap() });
        }
        vec![folder.clone()]
    });
    for kept in ["test.db", "backup.db", "log", "metrics"] {
        assert!(files.iter().any(|file| file.ends_with(kept)), "{kept}: {files:?}");
    }
}

#[test]
fn postgres_and_everything_beside_it_holds_no_mark() {
    let app = runtime().block_on(App::postgres());
    // Our tables, and all that the cluster has in common: the write-ahead log, the catalogues; and the engine's own log beside it.
    sing(&app, |app| {
        let Engine::Postgres(pool) = &app.db.engine else { panic!("not PostgreSQL") };
        let (data, database): (String, String) = runtime().block_on(async {
            sqlx::query("CHECKPOINT").execute(pool).await.unwrap();
            let text = "SELECT current_setting('data_directory'), CAST(oid AS TEXT) FROM pg_database WHERE datname = current_database()";
            sqlx::query_as(text).fetch_one(pool).await.unwrap()
        });
        let data = PathBuf::from(data);
        let common = fs::read_dir(&data).unwrap().flatten().map(|entry| entry.path()).filter(|path| !path.ends_with("base"));
        let log = data.with_file_name("log");
        assert!(log.exists(), "the engine's log is not beside its data");
        common.chain([data.join("base").join(database), log]).collect()
    });
}

/// Submits with marks, mixes, closes, and searches every file; gives back which.
fn sing(app: &App, kept: impl Fn(&App) -> Vec<PathBuf>) -> Vec<PathBuf> {
    let beside = tempfile::tempdir().unwrap();
    let log = beside.path().join("log");
    let metrics = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    let (wave, links, key) = runtime().block_on(app.wave_with_words());
    let (slips, codes) = runtime().block_on(slips(app, &wave));
    let server = Server::start(&app.address, &["--trusted-proxies", "127.0.0.1", "--metrics", &metrics], Some(&log), None);
    // What staff did has its own times: not within the seconds that are searched for.
    thread::sleep(Duration::from_secs(2));
    let from = now();
    let mut phone = server.phone();
    phone.headers += &format!(
        "X-Forwarded-For: {}\r\nUser-Agent: {}\r\nReferer: https://{}/\r\nCookie: {}=1\r\n",
        MARKS[0], MARKS[1], MARKS[2], MARKS[3]
    );
    let path = format!("/s/{}/adult", links[0].code);
    let mut tokens = Vec::new();
    for number in 0..25 {
        let page = phone.get(&path).unwrap();
        let token = token(&page.body).unwrap().to_owned();
        let body = format!("token={token}&best={}&best-share=1&{}", SENTENCES[1], Spelling::new().write(number));
        // The last five waited in the outbox of a phone.
        if number < 20 {
            assert_eq!(phone.post(&path, &body).unwrap().status, 303);
        } else {
            let key = phone.get("/outbox/key").unwrap().body;
            let key = bytes(std::str::from_utf8(&key).unwrap());
            let sealed = sealer::seal(&key, format!("{path}\n{body}").as_bytes()).unwrap();
            assert_eq!(post_sealed(&mut phone, &sealed).unwrap().status, 204);
            assert_eq!(post_sealed(&mut phone, &sealed[1..]).unwrap().status, 422);
        }
        tokens.push(token);
    }
    // Two of three slips are spent, one of them from the outbox; a third code was never printed.
    let path = format!("/s/{}/adult", slips.code);
    for (code, number) in codes.iter().zip([25, 26]) {
        let token = token(&phone.get(&path).unwrap().body).unwrap().to_owned();
        let body = format!("token={token}&code={code}&{}", Spelling::new().write(number));
        if number == 25 {
            assert_eq!(phone.post(&path, &body).unwrap().status, 303);
        } else {
            let key = bytes(std::str::from_utf8(&phone.get("/outbox/key").unwrap().body).unwrap());
            assert_eq!(post_sealed(&mut phone, &sealer::seal(&key, format!("{path}\n{body}").as_bytes()).unwrap()).unwrap().status, 204);
        }
        let refused = phone.post(&path, &body.replace(&token, &"0".repeat(64))).unwrap();
        assert_eq!((refused.status, refused.body.windows(14).any(|window| window == code.to_string().as_bytes())), (422, true));
    }
    let thanks = phone.get(&format!("/s/{}/thanks", links[0].code)).unwrap();
    assert_eq!(thanks.status, 200);
    let until = now();
    let sentences = SENTENCES.map(|sentence| (sentence.to_owned(), sentence.as_bytes().to_vec()));
    // While it waits.
    let waiting: Vec<_> = kept(app).into_iter().chain([beside.path().to_owned()]).flat_map(|folder| files(&folder)).collect();
    assert!(waiting.len() > 3, "{waiting:?}");
    for file in waiting {
        assert_none(&file, &fs::read(&file).unwrap_or_default(), &sentences);
    }
    thread::sleep(Duration::from_secs(2));
    let figures = Phone::connect(metrics.parse().unwrap()).unwrap().get("/metrics").unwrap();
    fs::write(beside.path().join("metrics"), &figures.body).unwrap();
    for words in [&["mix"][..], &["wave", "close", wave.code.as_str()]] {
        assert!(blether(&app.address, words).status().unwrap().success());
    }
    assert!(server.stop().success());
    assert_eq!(runtime().block_on(app.count("response")), 27);
    assert_eq!(runtime().block_on(app.count("slip")), 3);
    // It is there for the key that opens it.
    let opened = runtime().block_on(app.opened(&wave, &key));
    assert!(opened.len() == 25 && opened.iter().all(|(_, text, may_share)| text == SENTENCES[0] && *may_share));

    let mut needles: Vec<(String, Vec<u8>)> =
        MARKS.iter().chain(&SENTENCES).map(|mark| ((*mark).to_owned(), mark.as_bytes().to_vec())).collect();
    for token in tokens.iter().take(3) {
        needles.push((format!("token {token}"), token.as_bytes().to_vec()));
        needles.push((format!("token {token}, binary"), bytes(token)));
    }
    for code in &codes {
        // As printed, as addresses carry it, and as it is digested.
        for spelling in [code.to_string(), code.plain(), code.plain().to_lowercase()] {
            needles.push((format!("slip's code {spelling}"), spelling.into_bytes()));
        }
    }
    let mut times = Vec::new();
    for second in from..=until {
        times.push((format!("second {second}"), second.to_string().into_bytes()));
        // As SQLite stores a number of this size (https://sqlite.org/fileformat2.html, section 2.1).
        times.push((format!("second {second}, 4 bytes"), u32::try_from(second).unwrap().to_be_bytes().to_vec()));
        let [hour, minute, second_of] = [second / 3_600 % 24, second / 60 % 60, second % 60];
        times.push((format!("second {second}, as a log writes it"), format!("{hour:02}:{minute:02}:{second_of:02}").into_bytes()));
        times.push((format!("second {second}, 8 bytes"), second.to_be_bytes().to_vec()));
        times.push((format!("second {second}, 8 bytes reversed"), second.to_le_bytes().to_vec()));
    }
    let folders: Vec<_> = kept(app).into_iter().chain([beside.path().to_owned()]).collect();
    let files: Vec<_> = folders.iter().flat_map(|folder| files(folder)).collect();
    let ours = rows_of(app, &files, beside.path());
    for file in &files {
        // A file of the engine's own may go while we look.
        let Ok(bytes) = fs::read(file) else { continue };
        assert_none(file, &bytes, &needles);
        // PostgreSQL's catalogue, log and write-ahead log know times: `blether doctor` tells how to keep them short. Other tests write there too.
        if ours.contains(file) {
            assert_none(file, &bytes, &[("the address, binary".to_owned(), vec![203, 0, 113, 77])]);
            assert_none(file, &bytes, &times);
            assert_eq!(microseconds(&bytes, from, until), 0, "a time in {}", file.display());
        }
    }
    files
}

/// A link that needs slips, and three of them.
async fn slips(app: &App, wave: &Wave) -> (Link, Vec<SlipCode>) {
    let new = links::New { area: "fife", name: "Gala day", single_use: true };
    let link = links::add(&app.db, wave, new, "test", 1).await.unwrap().unwrap();
    let codes = slips::make(&app.db, &(link.clone(), wave.clone()), 3, "test", 1).await.unwrap();
    (link, codes)
}

fn post_sealed(phone: &mut Phone, sealed: &[u8]) -> io::Result<Reply> {
    let head = format!("POST /outbox HTTP/1.1\r\n{}Content-Length: {}\r\n\r\n", phone.headers, sealed.len());
    phone.write(&[head.as_bytes(), sealed].concat())?;
    phone.answer()
}

fn now() -> i64 {
    #[expect(clippy::disallowed_methods, reason = "the arrival that is searched for")]
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    i64::try_from(since.as_secs()).unwrap()
}

fn bytes(hex: &str) -> Vec<u8> {
    server::store::seal::read_hex(hex).unwrap().to_vec()
}

/// Every file under a path.
fn files(path: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(path) else { return vec![path.to_owned()] };
    let mut found = Vec::new();
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

/// The files that hold rows of ours: all of SQLite's, the log and the metrics; of PostgreSQL those of our database's tables.
fn rows_of(app: &App, files: &[PathBuf], beside: &Path) -> Vec<PathBuf> {
    let Engine::Postgres(pool) = &app.db.engine else { return files.to_vec() };
    let text = "SELECT pg_relation_filepath(c.oid) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
                WHERE n.nspname = 'public' AND pg_relation_filepath(c.oid) IS NOT NULL";
    let paths: Vec<String> = runtime().block_on(async { sqlx::query_scalar(text).fetch_all(pool).await.unwrap() });
    assert!(paths.len() > 10, "{paths:?}");
    files.iter().filter(|file| paths.iter().any(|path| file.ends_with(path)) || file.starts_with(beside)).cloned().collect()
}

fn assert_none(file: &Path, bytes: &[u8], needles: &[(String, Vec<u8>)]) {
    for (name, needle) in needles {
        let hit = memchr::memmem::find(bytes, needle);
        assert!(hit.is_none(), "{name} stands in {} at {}", file.display(), hit.unwrap_or_default());
    }
}

/// How many eight aligned bytes read as PostgreSQL's time (microseconds since 2000) between these seconds.
fn microseconds(bytes: &[u8], from: i64, until: i64) -> usize {
    const SINCE_2000: i64 = 946_684_800;
    let within = |bytes: &[u8]| {
        let time = i64::from_le_bytes(bytes.try_into().unwrap());
        ((from - SINCE_2000) * 1_000_000..(until - SINCE_2000) * 1_000_000).contains(&time)
    };
    bytes.chunks_exact(8).filter(|bytes| within(bytes)).count()
}
