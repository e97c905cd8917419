//! A file a use case. Services know the domain and the store, never HTTP; time and chance come in as arguments.

pub mod accounts;
pub mod catalogue;
pub mod clock;
pub mod coding;
pub mod demo;
pub mod doctor;
pub mod drafts;
pub mod intake;
pub mod links;
pub mod mix;
pub mod moderate;
pub mod progress;
pub mod qr;
pub mod release;
pub mod results;
pub mod shares;
pub mod single_sign_on;
pub mod slips;
pub mod surveys;
pub mod wave;
pub mod words_release;

use std::sync::Arc;

use crate::{
    chart::ChartError,
    store::{Code, StoreError},
};
use domain::{
    survey::{self, Id},
    tally,
};

/// What can go wrong in a use case.
#[derive(Debug, thiserror::Error)]
pub enum ServiceError {
    /// The store failed or refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// An account's passphrase or second factor could not be worked with.
    #[error("an account could not be worked with: {0}")]
    Accounts(String),
    /// So many send at once that there is no room to wait.
    #[error("too many send at once")]
    Crowded,
    /// A response could not be taken in.
    #[error("a response could not be taken in: {0}")]
    NotTaken(Arc<StoreError>),
    /// A shipped content file is broken.
    #[error("{file}: {refusal}")]
    Content {
        /// Which file.
        file: String,
        /// Line and reason.
        refusal: survey::Refusal,
    },
    /// An address could not be made into a QR code.
    #[error(transparent)]
    Qr(#[from] qr::QrError),
    /// No survey of that name and version is here.
    #[error("there is no survey {id} in version {version} here")]
    NoSuchSurvey {
        /// The survey.
        id: String,
        /// Its version, or "any".
        version: String,
    },
    /// No council area of that name.
    #[error("{0:?} is not a council area of Scotland")]
    NoSuchArea(String),
    /// An area twice, or none.
    #[error("name each area once, and at least one")]
    Areas,
    /// A wave that would close before it opens.
    #[error("a wave must close after it opens")]
    ClosesInThePast,
    /// No question of that name to break a wave down by.
    #[error("{0:?} is not a question that a wave of this survey can be broken down by; those are: {1}")]
    NoSuchBreakdown(String, String),
    /// Two partnerships of the wave's areas overlap.
    #[error(
        "results for {0} and for {1} cannot both be shown: they share some of the wave's areas, and one could be taken from the other. \
         Leave out an area, or open a wave for each"
    )]
    LargerAreasCross(Id, Id),
    /// A dry run of an open wave.
    #[error("wave {0} is open: while answers come in, dry runs would tell what one more of them changes. Close it first")]
    DryRunWhileOpen(Code),
    /// An interim release that would show nothing.
    #[error(
        "nothing of wave {wave} can be shown yet: it takes at least {people} people in an audience whose answers are mixed. \
         Nothing was published, and the one interim release is still to come"
    )]
    NothingYet {
        /// The wave.
        wave: Code,
        /// How many it takes.
        people: u32,
    },
    /// A final release that would show nothing.
    #[error("nothing of wave {0} could be shown: too few answered. A release is for good; to publish it all the same: --even-if-empty")]
    NothingToShow(Code),
    /// The wave has lost its secret.
    #[error("the wave's {0} is gone")]
    SecretGone(&'static str),
    /// The plan or a stored response does not fit the survey.
    #[error("the wave's answers cannot be counted: {0}")]
    Tally(String),
    /// The wave's words cannot be published yet.
    #[error("the words of wave {wave} cannot be published yet: {why}")]
    WordsNotReady {
        /// The wave.
        wave: Code,
        /// Why not: whole sentences.
        why: String,
    },
    /// A chart could not be drawn.
    #[error(transparent)]
    Chart(#[from] ChartError),
    /// A file could not be written.
    #[error("the file could not be written: {0}")]
    File(String),
    /// A made-up form was refused: the demo and the survey disagree.
    #[error("a made-up response was refused: {0}")]
    MadeUp(String),
}

impl From<tally::PlanError> for ServiceError {
    fn from(error: tally::PlanError) -> Self {
        match error {
            tally::PlanError::LargerAreasCross(one, other) => Self::LargerAreasCross(one, other),
            error => Self::Tally(error.to_string()),
        }
    }
}
