//! One file a page: a component of typed view data.

pub mod home;
pub mod pictures;
pub mod problem;
pub mod respond;
pub mod results;
