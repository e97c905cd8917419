//! A drawing: a child's other way to answer an open question, as a compact vector.

use serde::{Deserialize, Serialize};

/// The most bytes of a drawing as it is posted.
pub const MOST_BYTES: usize = 6_000;

/// Strokes, as the pad posts them.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Drawing(String);
