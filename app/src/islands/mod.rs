//! The only code that becomes WASM. An island's first comment names what it adds to a page that works without it.

pub mod send;
pub mod stepper;
#[cfg(feature = "hydrate")]
mod wipe;

pub use send::Sending;
pub use stepper::Stepper;
