//! `cargo xtask bench gate`: what the disclosure gate costs a reader, and what it leaves an attacker.
//!
//! Made-up adults answer the shipped survey, the gate releases them, and what was published is held against what they said. Everything
//! goes through the public interface and every seed is fixed, so anyone gets the same figures.

#![expect(clippy::unwrap_used, reason = "a measurement may stop at once")]

mod cost;
mod people;
mod risk;
mod utility;

fn main() {
    let survey = domain::survey::parse(domain::survey::ASK_THE_FAMILY).unwrap();
    utility::print(&survey);
    risk::print(&survey);
    cost::print(&survey);
}
