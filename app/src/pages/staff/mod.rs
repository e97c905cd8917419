//! Pages for staff, in English.

pub mod cards;
pub mod poster;
pub mod poster_bar;
