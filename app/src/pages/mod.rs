//! One file a page: a component of typed view data.

pub mod home;
pub mod kiosk;
pub mod outbox;
pub mod pictures;
pub mod problem;
pub mod respond;
pub mod results;
pub mod staff;
