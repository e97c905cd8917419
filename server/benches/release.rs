//! `cargo xtask bench release`: the release of closed waves of several sizes, by the program itself as a process of its own.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a measurement may stop at once")]

#[expect(dead_code, reason = "no page is asked for here")]
mod support;

use std::{thread, time::Instant};

use server::store::StoredResponse;
use support::{databases, fill, folder, people, released, words};
use tokio::runtime::Runtime;

fn main() {
    let (words, counts) = words(&[10_000, 100_000, 1_000_000]);
    println!("{} cores, release build", thread::available_parallelism().unwrap());
    let (folder, runtime) = (folder(), Runtime::new().unwrap());
    let people = runtime.block_on(people(&folder));
    for (name, database) in databases(&words, &folder) {
        println!("\n{name}");
        measure(&runtime, &database, &people, &counts);
    }
}

fn measure(runtime: &Runtime, database: &str, people: &[StoredResponse], counts: &[usize]) {
    for count in counts {
        let began = Instant::now();
        let (wave, closing) = runtime.block_on(fill(database, people, *count));
        println!("{count:8} responses: filled in {:.0} s, of which the close took {closing:.1} s", began.elapsed().as_secs_f64());
        let (seconds, memory) = released(database, &wave);
        println!(
            "{count:8} responses: released in {seconds:6.2} s, {:7.0} responses/s, {:5.2} µs a response, {memory} MiB resident at most",
            *count as f64 / seconds,
            seconds * 1e6 / *count as f64,
        );
    }
}
