//! Pages for staff, in English.

pub mod cards;
pub mod poster;
mod poster_bar;
