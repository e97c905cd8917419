//! The respondent's way: who is answering, the form, thanks.

pub mod form;
mod steps;
pub mod thanks;
pub mod who;

pub use form::{Form, FormView, Notice};
pub use thanks::{Thanks, ThanksView};
pub use who::{Who, WhoView};
