//! The command line.

use std::{io, path::PathBuf, time::Duration};

use clap::{Args, Parser, Subcommand, ValueEnum};
use domain::survey::{Refusal, check, parse};
use jiff::{Timestamp, civil::Date, tz::TimeZone};

use crate::{
    config::{Config, ConfigError, Flags, ServeFlags},
    serve::{ServeError, serve},
    service::{
        ServiceError,
        catalogue::Catalogue,
        clock::Steady,
        demo,
        doctor::{self, Verdict},
        mix, release,
        results::Published,
        wave::{self, Opening},
    },
    store::{Code, Db, Link, State, StoreError, Wave},
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
    /// Make a closed, released wave and an open one, with made-up answers that say so
    Demo {
        /// How many made-up responses
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
    /// Make a closed wave's results public: the disclosure gate decides what may leave
    Release {
        /// The wave's code, or one of its links'
        code: String,
    },
    /// Print a wave's published results
    Results {
        /// The wave's code, or one of its links'
        code: String,
        /// json or csv
        #[arg(long, value_enum, default_value_t = Format::Json)]
        format: Format,
    },
    /// Check this deployment against what respondents are promised; with the same settings as `serve`
    Doctor(ServeFlags),
    /// Look at survey files
    #[command(subcommand)]
    Survey(SurveyCommand),
}

#[derive(Debug, Subcommand)]
enum WaveCommand {
    /// Open a wave; prints its code and a link an area
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

#[derive(Debug, Subcommand)]
enum SurveyCommand {
    /// Check a survey file: refuse it with line and reason, or list what a person should look at
    Check {
        /// The file
        file: PathBuf,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Json,
    Csv,
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

/// Runs a command; `clock` gives the seconds since 1970.
///
/// # Errors
/// What the person at the keyboard should read.
pub async fn run(cli: Cli, clock: fn() -> i64) -> Result<(), CliError> {
    let (serving, command) = match cli.command {
        Command::Survey(SurveyCommand::Check { file }) => return check_survey(file),
        Command::Serve(flags) => (flags, None),
        Command::Doctor(flags) => return doctor(&Config::new(cli.settings, flags)?, clock()).await,
        command => (ServeFlags::default(), Some(command)),
    };
    let config = Config::new(cli.settings, serving)?;
    let catalogue = Catalogue::load()?;
    let db = Db::open(&config.database, &config.pending_key).await?;
    let done = match command {
        None => serve(&config, db.clone(), catalogue, clock).await.map_err(CliError::from),
        Some(command) => act(command, &db, &catalogue, clock()).await,
    };
    db.close().await;
    done
}

async fn act(command: Command, db: &Db, catalogue: &Catalogue, now: i64) -> Result<(), CliError> {
    match command {
        Command::Serve(_) | Command::Doctor(_) | Command::Survey(_) => {}
        Command::Demo { responses, seed } => {
            let demo = demo::make(db, catalogue, responses, seed, now).await?;
            for (name, (wave, links)) in [("released", &demo.released), ("open", &demo.open)] {
                println!("{name} {}", wave.code);
                let link_name = if name == "open" { "open-link" } else { "closed-link" };
                print_links(catalogue, link_name, links)?;
            }
        }
        Command::Wave(WaveCommand::Open(flags)) => {
            let closes_at = flags.closes.map(|day| end_of_day(&day).ok_or(CliError::Day(day))).transpose()?;
            let areas = flags.areas.iter().map(|area| area.trim()).collect();
            let breakdowns = flags.breakdowns.iter().map(|name| name.trim()).collect();
            let opening = Opening { survey: &flags.survey, areas, breakdowns, made_up: false, closes_at };
            let (wave, links) = wave::open(db, catalogue, &opening, now).await?;
            println!("wave {}", wave.code);
            print_links(catalogue, "link", &links)?;
        }
        Command::Wave(WaveCommand::Close { code }) => {
            let wave = find(db, &code).await?;
            mix::close(db, &wave.code, now).await?;
            println!("closed {}", wave.code);
        }
        Command::Wave(WaveCommand::List) => {
            let waves = db.waves().await?;
            if waves.is_empty() {
                eprintln!("There are no waves yet. Open one: blether wave open --areas Fife");
            }
            for wave in waves {
                let areas = wave.areas.iter().map(|area| area.as_str()).collect::<Vec<_>>().join(",");
                let made_up = if wave.made_up { " (made-up answers)" } else { "" };
                let closes = wave.closes_at.filter(|_| wave.state == State::Open).and_then(last_day);
                let closes = closes.map_or_else(String::new, |day| format!(" closes {day}"));
                println!("{} {} {} {}{closes}{made_up}", wave.code, wave.state, wave.survey, areas);
            }
        }
        Command::Mix => {
            let round = mix::round(db, &mut Steady::default(), now, Duration::ZERO).await?;
            for (done, waves) in [("mixed", &round.mixed), ("closed", &round.closed), ("destroyed the keys of", &round.forgotten)] {
                waves.iter().for_each(|wave| println!("{done} {wave}"));
            }
            if let Some((code, error)) = round.failed.into_iter().next() {
                eprintln!("blether: wave {code}:");
                return Err(error.into());
            }
        }
        Command::Release { code } => {
            let wave = find(db, &code).await?;
            if !wave.made_up {
                eprintln!(
                    "Warning: the gate's audit (rule 6) is not built yet, and anyone with the wave's code can see a release. Real answers should wait for it."
                );
            }
            let release = release::make(db, catalogue, &wave.code, now).await?;
            println!("released {} {}", wave.code, release.hash());
        }
        Command::Results { code, format } => {
            let wave = find(db, &code).await?;
            let published = Published::read(db, catalogue, &wave.code).await?;
            let published = published.ok_or(CliError::NotReleased(wave.code))?;
            match format {
                Format::Json => println!("{}", published.json()),
                Format::Csv => print!("{}", published.csv()?),
            }
        }
    }
    Ok(())
}

fn print_links(catalogue: &Catalogue, name: &str, links: &[Link]) -> Result<(), CliError> {
    for link in links {
        println!("{name} {} {}", link.code, catalogue.area(link.area.as_str())?.name);
    }
    Ok(())
}

async fn find(db: &Db, typed: &str) -> Result<Wave, CliError> {
    let code = Code::read(typed).ok_or_else(|| CliError::Code(typed.to_owned()))?;
    Ok(db.wave_or_link(&code).await?)
}

fn check_survey(file: PathBuf) -> Result<(), CliError> {
    let text = std::fs::read_to_string(&file).map_err(|reason| CliError::File { file: file.clone(), reason })?;
    let survey = parse(&text).map_err(|refusal| CliError::Survey { file: file.clone(), refusal })?;
    println!("{} {}: {} items, {} themes: valid", survey.id, survey.version, survey.items.len(), survey.themes.len());
    for finding in check(&survey) {
        println!("  {finding}");
    }
    Ok(())
}

/// Prints a line a finding.
async fn doctor(config: &Config, now: i64) -> Result<(), CliError> {
    let findings = doctor::examine(config, now).await;
    for finding in &findings {
        println!("{finding}");
    }
    let [fine, look, wrong] =
        [Verdict::Ok, Verdict::Look, Verdict::Wrong].map(|verdict| findings.iter().filter(|finding| finding.verdict == verdict).count());
    println!("{fine} ok, {look} to look at, {wrong} wrong");
    if wrong == 0 { Ok(()) } else { Err(CliError::Doctor(wrong)) }
}

/// The end of a day in Scotland, in seconds since 1970.
fn end_of_day(day: &str) -> Option<i64> {
    let next: Date = day.trim().parse::<Date>().ok()?.tomorrow().ok()?;
    let midnight = next.to_zoned(TimeZone::get("Europe/London").ok()?).ok()?;
    Some(midnight.timestamp().as_second())
}

/// The day at whose end in Scotland that is.
fn last_day(closes_at: i64) -> Option<Date> {
    let moment = Timestamp::from_second(closes_at - 1).ok()?;
    Some(moment.to_zoned(TimeZone::get("Europe/London").ok()?).date())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_ends_at_midnight_in_scotland() {
        assert_eq!(end_of_day("2027-01-31"), Some(1_801_440_000));
        // British Summer Time: an hour earlier.
        assert_eq!(end_of_day("2027-06-30"), Some(1_814_396_400));
        assert_eq!(end_of_day("2027-06-30").and_then(last_day).map(|day| day.to_string()).as_deref(), Some("2027-06-30"));
        assert_eq!(end_of_day("31/01/2027"), None);
        assert_eq!(end_of_day("2027-02-30"), None);
    }
}
