//! privacy.md's promises, proved: nothing lost, nothing doubled, nothing traceable. Small counts here; large ones by
//! `cargo xtask prove --count N`.

mod canary;
mod crash;
mod crowd;
mod disk;
mod ledger;
mod network;
mod order;
mod schema;
mod servers;
mod token;

/// How often: `ci` times, or as often as `cargo xtask prove` says.
fn count(ci: usize) -> usize {
    std::env::var("BLETHER_PROVE_COUNT").map_or(ci, |count| count.parse().unwrap())
}
