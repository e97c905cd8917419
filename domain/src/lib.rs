//! The rules of Blether, pure: no I/O, no clock, no randomness, no async, no pages and no SQL.
//!
//! This is the code that an auditor reads. An answer goes through it in this order:
//! [`survey`] says what may be asked, [`journey`] in what order, [`answer`] turns a posted form into a [`answer::Response`],
//! [`tally`] counts responses, and [`disclosure`] turns counts into the only thing that may leave: a [`disclosure::Release`].

pub mod answer;
pub mod area;
pub mod codebook;
pub mod coding;
pub mod difference;
pub mod disclosure;
pub mod draft;
pub mod drawing;
pub mod finding;
pub mod help;
pub mod identifying;
pub mod journey;
pub mod language;
pub mod notice;
pub mod picture;
pub mod progress;
pub mod reading;
pub mod slip;
pub mod staff;
pub mod suggest;
pub mod survey;
pub mod tally;
pub mod words;
