//! What a dry run of words tells staff: how much would be shown and kept back, and why; never which texts.

use std::{collections::BTreeMap, fmt};

use super::WordsRelease;
use crate::{
    disclosure::Hidden,
    survey::{Audience, Id},
};

/// Why a text is not quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeptBack {
    /// The person did not say that it may be shared.
    NoConsent,
    /// Nobody let anything of it out.
    NotReleased,
    /// A child's, and one person alone let it out.
    OneReader,
    /// Too few texts answer the question, or nothing of their themes can be shown.
    TooFew,
    /// It would be told in other words, but not quoted.
    TooFewToQuote,
    /// Beside the counts it would tell what others said.
    Others,
}

impl fmt::Display for KeptBack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoConsent => "may not be shared",
            Self::NotReleased => "nobody let it out",
            Self::OneReader => "a child’s words that one person alone let out",
            Self::TooFew => "too few people answered the question",
            Self::TooFewToQuote => "too few people answered to quote one of them; in other words it could be told",
            Self::Others => "beside the themes’ numbers it would tell what others said",
        })
    }
}

/// An addendum that is not kept yet, with what it keeps back.
pub struct WordsDryRun {
    /// What would be published.
    pub release: WordsRelease,
    /// Which counts of themes would not.
    pub hidden: Vec<Hidden>,
    /// How many texts would not be quoted, by question, audience and reason.
    pub kept_back: BTreeMap<(Id, Audience, KeptBack), u32>,
}
