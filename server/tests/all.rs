//! What the server promises, a file a use case, each on SQLite and on PostgreSQL. One binary: one link.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop at once")]

mod breakdowns;
mod coding;
mod demo;
mod desk;
mod doctor;
mod drafts;
mod exports;
mod headers;
mod health;
mod languages;
mod limit;
mod mix;
mod outbox;
mod passkeys;
mod places;
mod poster;
mod progress;
mod prove;
mod release;
mod respond;
mod results;
mod scotland;
mod single_sign_on;
mod slips;
mod staff;
mod staff_doors;
mod staff_routes;
mod store;
mod support;
mod survey_pages;
mod surveys;
mod waves;
mod words;
mod words_release;
