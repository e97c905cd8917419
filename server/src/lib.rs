//! Blether's server: axum, sqlx and the command line around [`domain`] and [`app`].
//!
//! A request runs `router → http → service → store`, and back through [`app::pages`]. Respondents' routes and readers' routes share
//! nothing but the front page: readers reach releases, never responses.

mod cell;
pub mod chart;
pub mod cli;
pub mod config;
mod day;
mod digest;
mod failpoint;
pub mod http;
pub mod machine;
pub mod metrics;
pub mod pdf;
mod quiet;
pub mod router;
pub mod serve;
pub mod service;
pub mod shelf;
pub mod store;
