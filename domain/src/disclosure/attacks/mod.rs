//! The attacks that must fail.
