//! The respondent's way: who is answering, the form, thanks; and a wait when too many come at once.

pub mod form;
pub mod hand_over;
pub mod paper;
pub mod privacy;
mod steps;
pub mod thanks;
pub mod wait;
pub mod who;

pub use form::{Form, FormView, Notice};
pub use hand_over::{HandOver, HandOverView};
pub use paper::{Paper, PaperView};
pub use privacy::{Privacy, PrivacyView};
pub use thanks::{Thanks, ThanksView};
pub use wait::{Wait, WaitPage, WaitView};
pub use who::{Who, WhoView};
