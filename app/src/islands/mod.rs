//! The only code that becomes WASM. An island's first comment names what it adds to a page that works without it.

pub mod stepper;

pub use stepper::Stepper;
