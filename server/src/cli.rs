//! The command line.

mod run;
mod user;

use std::{io, path::PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};
use domain::{staff::Role, survey::Refusal};

pub use self::run::run;
use crate::{
    config::{ConfigError, Flags, ServeFlags},
    serve::ServeError,
    service::{ServiceError, results::File},
    store::{Code, StoreError},
};

/// Blether asks families what support is like for them, and shows the answers so that nobody can be recognised.
///
/// Settings come from flags, then BLETHER_* variables, then a TOML file (--config), then defaults.
#[derive(Debug, Parser)]
#[command(name = "blether", version)]
pub struct Cli {
    #[command(flatten)]
    settings: Flags,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the pages
    Serve(ServeFlags),
    /// Make a closed, released wave, one of a year before it and an open one, with made-up answers that say so
    Demo {
        /// How many made-up responses; half as many a year before
        #[arg(long, default_value_t = 3_000)]
        responses: u32,
        /// The same seed makes the same people
        #[arg(long, default_value_t = 7)]
        seed: u64,
    },
    /// Open, close and list waves
    #[command(subcommand)]
    Wave(WaveCommand),
    /// Do once what `serve` does by itself: mix what waits, close waves whose date has come, destroy the keys of old ones
    Mix,
    /// The key that seals answers until they are mixed is lost: give up what waits under it, and seal with another from now on
    LostKey {
        /// What waits cannot be read by anyone any more: say that you know
        #[arg(long, required = true)]
        give_up_what_waits: bool,
    },
    /// Make a closed wave's results public, for good: the disclosure gate decides what may leave
    Release(ReleaseFlags),
    /// Print a wave's published results
    Results {
        /// The wave's code, or one of its links'
        code: String,
        /// json: the release as it was kept; csv, csv-metadata, dictionary, xlsx, ods, api: as the site gives them; words-json, words-csv:
        /// what people said in their own words; pdf: the report
        #[arg(long, value_enum, default_value_t = Format::Json)]
        format: Format,
    },
    /// Who of the staff has an account
    #[command(subcommand)]
    User(UserCommand),
    /// Check this deployment against what respondents are promised; with the same settings as `serve`
    Doctor(ServeFlags),
    /// Look at survey files
    #[command(subcommand)]
    Survey(SurveyCommand),
}

#[derive(Debug, Subcommand)]
enum WaveCommand {
    /// Open a wave to try things out; prints its code and an open link an area. Every page of it says that its answers are made up: a wave for
    /// families is opened on the staff's pages, which check first what must be ready
    Open(OpenFlags),
    /// Close a wave: no more answers, and what came in is mixed
    Close {
        /// The wave's code, or one of its links'
        code: String,
    },
    /// List every wave
    List,
}

#[derive(Debug, Args)]
struct OpenFlags {
    /// The survey
    #[arg(long, default_value = "ask-the-family")]
    survey: String,
    /// Council areas, with commas between
    #[arg(long, value_delimiter = ',', required = true)]
    areas: Vec<String>,
    /// Background questions to ask, three at most, with commas between [default: none]
    #[arg(long, value_delimiter = ',')]
    breakdowns: Vec<String>,
    /// When it closes by itself: a day such as 2027-03-31, at its end in Scotland [default: when you close it]
    #[arg(long, value_name = "DAY")]
    closes: Option<String>,
}

#[derive(Debug, Args)]
struct ReleaseFlags {
    /// The wave's code, or one of its links'
    code: String,
    /// First results of an open wave, at most once: audiences only, with some people held back
    #[arg(long, conflicts_with_all = ["dry_run", "even_if_empty"])]
    interim: bool,
    /// Publish nothing: say what a closed wave's release would hide, and why
    #[arg(long, conflicts_with = "even_if_empty")]
    dry_run: bool,
    /// Release a wave of which nothing can be shown
    #[arg(long)]
    even_if_empty: bool,
}

#[derive(Debug, Subcommand)]
enum UserCommand {
    /// Invite somebody; prints a link that opens once, within a week
    Add {
        /// Their email address
        email: String,
        /// May do everything for every partnership
        #[arg(long, conflicts_with_all = ["partnership", "role"])]
        administrator: bool,
        /// For which partnership, by id or name
        #[arg(long, required_unless_present = "administrator")]
        partnership: Option<String>,
        /// What they may do there: viewer, facilitator, moderator, manager, with commas between
        #[arg(long, value_delimiter = ',', value_parser = role, required_unless_present = "administrator")]
        role: Vec<Role>,
    },
    /// Somebody lost their passphrase or authenticator: prints a link back in that opens once, within a day
    Reset {
        /// Their email address
        email: String,
    },
    /// Take somebody's account away
    Remove {
        /// Their email address
        email: String,
    },
    /// List everybody
    List,
}

fn role(name: &str) -> Result<Role, String> {
    Role::from_name(name).ok_or_else(|| "not a role; those are viewer, facilitator, moderator, manager".to_owned())
}

#[derive(Debug, Subcommand)]
enum SurveyCommand {
    /// Check a survey file: refuse it with line and reason, or list what a person should look at
    Check {
        /// The file
        file: PathBuf,
    },
    /// Which languages respondents can choose: who has read each translation, and what it lacks
    Languages,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Json,
    Csv,
    CsvMetadata,
    Dictionary,
    Xlsx,
    Ods,
    Api,
    WordsJson,
    WordsCsv,
    Pdf,
}

impl Format {
    /// The file of the release, if it is one.
    const fn file(self) -> Option<File> {
        match self {
            Self::Json => Some(File::Json),
            Self::Csv => Some(File::Csv),
            Self::CsvMetadata => Some(File::CsvMetadata),
            Self::Dictionary => Some(File::Dictionary),
            Self::Xlsx => Some(File::Xlsx),
            Self::Ods => Some(File::Ods),
            Self::Api => Some(File::Api),
            Self::WordsJson | Self::WordsCsv | Self::Pdf => None,
        }
    }
}

/// Why a command failed, as printed.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// A setting cannot be used.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// A use case failed.
    #[error(transparent)]
    Service(#[from] ServiceError),
    /// What was given as a code cannot be one.
    #[error("{0:?} is not a code; a code is like bcd23fg")]
    Code(String),
    /// What was given as a day is none.
    #[error("{0:?} is not a day; write it like 2027-03-31")]
    Day(String),
    /// The wave has no results yet.
    #[error("wave {0} has no results yet: close it, then release it")]
    NotReleased(Code),
    /// Nobody's words of that wave are public.
    #[error("wave {0} has no words that are public: they come out after its results, once every text was read")]
    NoWords(Code),
    /// A survey file is refused.
    #[error("{}:{}: {}", file.display(), refusal.line, refusal.reason)]
    Survey {
        /// Which file.
        file: PathBuf,
        /// Line and reason.
        refusal: Refusal,
    },
    /// A file cannot be read.
    #[error("{}: {reason}", file.display())]
    File {
        /// Which file.
        file: PathBuf,
        /// Why.
        reason: io::Error,
    },
    /// What was asked for cannot be printed.
    #[error("it could not be printed: {0}")]
    Unprinted(io::Error),
    /// Nobody has that address.
    #[error("nobody has an account with the address {0}")]
    NoSuchUser(String),
    /// No partnership of that name.
    #[error("{0:?} is not a partnership; those are: {1}")]
    NoSuchPartnership(String, String),
    /// Somebody cannot be invited.
    #[error("{0}")]
    NotInvited(&'static str),
    /// Serving failed.
    #[error(transparent)]
    Serve(#[from] ServeError),
    /// `doctor` found promises that are false here.
    #[error("{0} wrong: until they are mended, this deployment does not keep what respondents are promised")]
    Doctor(usize),
}

impl From<StoreError> for CliError {
    fn from(error: StoreError) -> Self {
        Self::Service(error.into())
    }
}
