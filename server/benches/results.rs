//! `cargo xtask bench results`: what a reader of results waits for and loads. A thousand people answered one wave, a million the other: whoever
//! reads them must not notice.
//!
//! Each page is measured in both waves turn by turn on the same connections, so that whatever else the machine does falls on both alike.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a measurement may stop at once")]

#[expect(dead_code, reason = "nobody sends here")]
mod support;

use std::{
    net::SocketAddr,
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use app::paths::{self, FullResults};
use server::{
    chart::Gallery,
    service::{catalogue::Catalogue, results::draw_all, shares},
    store::{Code, StoredResponse},
};
use support::{Server, databases, fill, folder, opened, people, phone::Phone, released, words};
use tokio::runtime::Runtime;

/// How many read at once.
const AT_ONCE: usize = 64;
/// How often each of them reads each page of each wave.
const READS: usize = 150;
/// A page with its charts, compressed, in bytes.
const HEAVIEST: usize = 40_000;
/// What nineteen of twenty wait at most.
const SLOWEST: Duration = Duration::from_millis(10);
/// How far the waits of waves of different sizes may lie apart.
const APART: f64 = 0.1;
/// What drawing every chart of a wave may take.
const DRAWING: Duration = Duration::from_secs(5);

/// A wave to read.
struct Wave {
    count: usize,
    code: Code,
    full: FullResults,
}

/// What a page is called, and where it is for a wave.
type Page<'a> = (&'a str, &'a dyn Fn(&Wave) -> String);

fn main() {
    let (words, counts) = words(&[1_000, 1_000_000]);
    println!("{} cores, release build; the readers are on the same cores", thread::available_parallelism().unwrap());
    let (folder, runtime) = (folder(), Runtime::new().unwrap());
    let people = runtime.block_on(people(&folder));
    let mut broken = Vec::new();
    for (name, database) in databases(&words, &folder) {
        println!("\n{name}");
        let waves: Vec<Wave> = counts.iter().map(|count| runtime.block_on(made(&database, &people, *count))).collect();
        broken.extend(drawn(&runtime, &database, &waves));
        broken.extend(read(&database, &waves));
    }
    if !broken.is_empty() {
        panic!("a limit is broken: {}", broken.join("; "));
    }
}

/// A released wave, and a link to its results in full.
async fn made(database: &str, people: &[StoredResponse], count: usize) -> Wave {
    let (code, _) = fill(database, people, count).await;
    released(database, &code);
    let db = opened(database).await;
    let wave = db.wave(&code).await.unwrap();
    let share = shares::add(&db, &wave, "A bench", "bench", 1).await.unwrap().unwrap();
    db.close().await;
    Wave { count, code, full: FullResults::Shared(share.secret) }
}

/// How long it takes to draw every chart of a wave for the first time, ECharts' own loading included.
fn drawn(runtime: &Runtime, database: &str, waves: &[Wave]) -> Vec<String> {
    let mut broken = Vec::new();
    for wave in waves {
        let (seconds, charts) = runtime.block_on(async {
            let (db, catalogue) = (opened(database).await, Catalogue::load().unwrap());
            let began = Instant::now();
            let charts = draw_all(&db, &catalogue, &Arc::new(Gallery::default()), &wave.code).await.unwrap();
            let took = began.elapsed();
            db.close().await;
            (took, charts)
        });
        println!(
            "{:8} responses: all {charts} charts drawn for the first time, at two widths, in {:.2} s",
            wave.count,
            seconds.as_secs_f64()
        );
        if seconds > DRAWING {
            broken.push(format!("the charts of {} responses took {seconds:?}", wave.count));
        }
    }
    broken
}

/// Weight and wait of each page.
fn read(database: &str, waves: &[Wave]) -> Vec<String> {
    let mut broken = Vec::new();
    let server = Server::start(database);
    let mut phone = phone(server.address);
    // Charts are drawn ahead as soon as a server starts: that is measured above.
    thread::sleep(DRAWING * 3);
    let pages: [Page<'_>; 6] = [
        ("families' page", &|wave| paths::results(wave.code.as_str())),
        ("overview", &|wave| wave.full.overview()),
        ("overview of a place", &|wave| wave.full.place(Some("fife"))),
        ("theme", &|wave| wave.full.theme("T1")),
        ("framework", &|wave| wave.full.lens("promise")),
        ("comparison", &|wave| format!("{}?one=area-fife&other=area-stirling", wave.full.compare())),
    ];
    for (name, address) in pages {
        for wave in waves {
            let began = Instant::now();
            let page = phone.get(&address(wave)).unwrap();
            let first = began.elapsed();
            assert!(page.status == 200 && page.head.contains("content-encoding: br"), "{}", page.head);
            println!(
                "{:8} responses: {name}: {} B with its charts (brotli), rendered for the first time in {:.0} ms",
                wave.count,
                page.body.len(),
                first.as_secs_f64() * 1e3
            );
            if page.body.len() > HEAVIEST {
                broken.push(format!("{name}: {} B", page.body.len()));
            }
        }
        let addresses: Vec<String> = waves.iter().map(address).collect();
        let slowest: Vec<Duration> = waits(server.address, &addresses)
            .into_iter()
            .zip(waves)
            .map(|(mut waits, wave)| {
                waits.sort_unstable();
                let [half, most] = [50, 95].map(|part| waits[waits.len() * part / 100]);
                println!(
                    "{:8} responses: {name}, {AT_ONCE} at once: {:.2} ms the median, {:.2} ms p95, of {}",
                    wave.count,
                    half.as_secs_f64() * 1e3,
                    most.as_secs_f64() * 1e3,
                    waits.len()
                );
                most
            })
            .collect();
        broken.extend(slowest.iter().filter(|wait| **wait > SLOWEST).map(|wait| format!("{name}: p95 of {wait:?}")));
        let (least, most) = (slowest.iter().min().unwrap(), slowest.iter().max().unwrap());
        let apart = most.as_secs_f64() / least.as_secs_f64() - 1.0;
        println!("{:8}            {name}: p95 of different sizes {:.0} % apart", "", apart * 1e2);
        if apart > APART {
            broken.push(format!("{name}: {:.0} % apart", apart * 1e2));
        }
    }
    broken
}

fn phone(server: SocketAddr) -> Phone {
    let mut phone = Phone::connect(server).unwrap();
    phone.headers.push_str("Accept-Encoding: br\r\n");
    phone
}

/// How long each reader waited for each address, all of them reading at once, turn by turn.
fn waits(server: SocketAddr, addresses: &[String]) -> Vec<Vec<Duration>> {
    let readers: Vec<_> = (0..AT_ONCE)
        .map(|reader| {
            let addresses = addresses.to_vec();
            thread::spawn(move || {
                let mut phone = phone(server);
                let mut waits = vec![Vec::with_capacity(READS); addresses.len()];
                for turn in 0..READS * addresses.len() {
                    // Not all begin with the same one.
                    let at = (turn + reader) % addresses.len();
                    let began = Instant::now();
                    assert_eq!(phone.get(&addresses[at]).unwrap().status, 200);
                    waits[at].push(began.elapsed());
                }
                waits
            })
        })
        .collect();
    let mut all = vec![Vec::new(); addresses.len()];
    for reader in readers {
        for (all, waits) in all.iter_mut().zip(reader.join().unwrap()) {
            all.extend(waits);
        }
    }
    all
}
