//! Runs the commands.

use std::{
    io::{self, Write as _},
    path::PathBuf,
    time::Duration,
};

use app::paths::FullResults;
use domain::{
    disclosure::Policy,
    survey::{check, parse},
};
use tokio::time::timeout;

use super::{Cli, CliError, Command, Format, ReleaseFlags, SurveyCommand, WaveCommand, user};
use crate::{
    config::{Config, ServeFlags},
    day::{end_of_day, last_day},
    serve::serve,
    service::{
        accounts::{COMMAND_LINE, entry},
        catalogue::Catalogue,
        clock::Steady,
        demo,
        doctor::{self, Verdict},
        mix, progress,
        release::{self, Empty},
        results::{Printing, Published},
        wave::{self, Opening},
    },
    store::{Code, Db, Link, State, Wave},
};

/// Runs a command; `clock` gives the seconds since 1970.
///
/// # Errors
/// What the person at the keyboard should read.
pub async fn run(cli: Cli, clock: fn() -> i64) -> Result<(), CliError> {
    let (serving, command) = match cli.command {
        Command::Survey(SurveyCommand::Check { file }) => return check_survey(file),
        Command::Survey(SurveyCommand::Languages) => return languages(&Catalogue::load()?),
        Command::Serve(flags) => (flags, None),
        Command::LostKey { .. } => return lost_key(&Config::new(cli.settings, ServeFlags::default())?).await,
        Command::Doctor(flags) => return doctor(&Config::read(cli.settings, flags)?, clock()).await,
        command => (ServeFlags::default(), Some(command)),
    };
    let config = Config::new(cli.settings, serving)?;
    let shipped = Catalogue::load()?;
    let db = Db::open(&config.database, &config.pending_key).await?;
    let catalogue = shipped.with(&db).await?;
    let done = match command {
        None => serve(&config, db.clone(), catalogue, clock).await.map_err(CliError::from),
        Some(Command::User(command)) => user::run(command, &db, &catalogue, &config.address, clock()).await,
        Some(command) => act(command, &db, &catalogue, &config, clock()).await,
    };
    // A database that does not answer any more must not keep the program from ending.
    let _ = timeout(Duration::from_secs(15), db.close()).await;
    done
}

async fn act(command: Command, db: &Db, catalogue: &Catalogue, config: &Config, now: i64) -> Result<(), CliError> {
    let (policy, address) = (&config.policy, &*config.address);
    match command {
        Command::Serve(_) | Command::LostKey { .. } | Command::Doctor(_) | Command::Survey(_) | Command::User(_) => {}
        Command::Demo { responses, seed } => {
            let earlier = demo::make_earlier(db, catalogue, responses / 2, seed.wrapping_add(1), now).await?;
            println!("earlier {}", earlier.code);
            let demo = demo::make(db, catalogue, responses, seed, now).await?;
            for (name, (wave, links)) in [("released", &demo.released), ("open", &demo.open)] {
                println!("{name} {}", wave.code);
                let link_name = if name == "open" { "open-link" } else { "closed-link" };
                print_links(catalogue, link_name, links)?;
            }
            println!("shared {}", FullResults::Shared(demo.share.secret).overview());
        }
        Command::Wave(WaveCommand::Open(flags)) => {
            let closes_at = flags.closes.map(|day| end_of_day(&day).ok_or(CliError::Day(day))).transpose()?;
            let areas = flags.areas.iter().map(|area| area.trim()).collect();
            let breakdowns = flags.breakdowns.iter().map(|name| name.trim()).collect();
            let opening =
                Opening { survey: &flags.survey, areas, breakdowns, made_up: true, closes_at, by: COMMAND_LINE, ..Opening::default() };
            let (wave, links) = wave::open(db, catalogue, &opening, now).await?;
            println!("wave {}", wave.code);
            print_links(catalogue, "link", &links)?;
            let drafts = catalogue
                .translations_of(&*catalogue.survey_of(&wave).await?)
                .iter()
                .filter(|(translation, _)| !translation.read_by_native)
                .count();
            if drafts > 0 {
                eprintln!(
                    "{drafts} of the languages that respondents can choose are drafts that no native reader has read: blether survey languages"
                );
            }
        }
        Command::Wave(WaveCommand::Close { code }) => {
            let wave = find(db, &code).await?;
            db.note(&entry(now, COMMAND_LINE, "closed a wave", wave.partnership.as_ref(), wave.code.as_str())).await?;
            mix::close(db, &wave.code, now).await?;
            println!("closed {}", wave.code);
        }
        Command::Wave(WaveCommand::List) => {
            let (waves, with_interim) = (db.waves().await?, db.with_interim().await?);
            if waves.is_empty() {
                eprintln!("There are no waves yet. Open one: blether wave open --areas Fife");
            }
            for wave in waves {
                let areas = wave.areas.iter().map(|area| area.as_str()).collect::<Vec<_>>().join(",");
                let made_up = if wave.made_up { " (made-up answers)" } else { "" };
                let closes = wave.closes_at.filter(|_| wave.state == State::Open).and_then(last_day);
                let closes = closes.map_or_else(String::new, |day| format!(" closes {day}"));
                let interim = if wave.state != State::Released && with_interim.contains(&wave.code) { " interim released" } else { "" };
                // Of an open wave nobody learns more than this (domain::progress).
                let heard = progress::in_words(db, catalogue, &wave).await?.map_or_else(String::new, |heard| format!(" heard: {heard}"));
                println!("{} {} {} {}{closes}{interim}{made_up}{heard}", wave.code, wave.state, wave.survey, areas);
            }
        }
        Command::Mix => {
            let mut steady = Steady::since(db.last_round().await?, now, Duration::ZERO);
            if !steady.is(now, Duration::ZERO) {
                eprintln!("Warning: this machine's clock is far from when the last round was: nothing is closed by date. Check the clock.");
            }
            let round = mix::round(db, &mut steady, now, Duration::ZERO).await?;
            db.remember_round(now).await?;
            if steady.is(now, Duration::ZERO) {
                progress::refresh(db, now).await?;
            }
            for (done, waves) in [
                ("mixed", &round.mixed),
                ("closed", &round.closed),
                ("destroyed the keys of", &round.forgotten),
                ("deleted the answers of", &round.deleted),
            ] {
                waves.iter().for_each(|wave| println!("{done} {wave}"));
            }
            if let Some((code, error)) = round.failed.into_iter().next() {
                eprintln!("blether: wave {code}:");
                return Err(error.into());
            }
        }
        Command::Release(flags) => release_wave(&flags, db, catalogue, policy, now).await?,
        Command::Results { code, format } => {
            let wave = find(db, &code).await?;
            let published = Published::read(db, catalogue, &wave.code).await?;
            let published = published.ok_or_else(|| CliError::NotReleased(wave.code.clone()))?.with_words(db).await?;
            let no_words = || CliError::NoWords(wave.code.clone());
            let mut printed = match (format.file(), format) {
                (Some(file), _) => published.file(file)?,
                (None, Format::WordsJson) => published.words().ok_or_else(no_words)?.body.clone().into_bytes(),
                (None, Format::Pdf) => {
                    let published = published.beside_scotland(db, catalogue).await?;
                    let dates = published.dates(db).await?;
                    published.pdf(Printing { dates, address }).await?
                }
                (None, _) => published.words_csv()?.ok_or_else(no_words)?.into_bytes(),
            };
            if matches!(format, Format::Json | Format::Api | Format::WordsJson) {
                printed.push(b'\n');
            }
            io::stdout().write_all(&printed).map_err(CliError::Unprinted)?;
        }
    }
    Ok(())
}

async fn release_wave(flags: &ReleaseFlags, db: &Db, catalogue: &Catalogue, policy: &Policy, now: i64) -> Result<(), CliError> {
    let wave = find(db, &flags.code).await?;
    if flags.dry_run {
        let dry_run = release::dry_run(db, catalogue, policy, &wave.code).await?;
        println!("dry run of {}: nothing is published or kept", wave.code);
        release::report::lines(&dry_run, &*catalogue.survey_of(&wave).await?, catalogue).iter().for_each(|line| println!("{line}"));
    } else if flags.interim {
        let release = release::interim(db, catalogue, policy, &wave.code, now).await?;
        db.note(&entry(now, COMMAND_LINE, "released first results", wave.partnership.as_ref(), wave.code.as_str())).await?;
        println!("interim {} {}", wave.code, release.hash());
    } else {
        let empty = if flags.even_if_empty { Empty::Kept } else { Empty::Refused };
        let release = release::make(db, catalogue, policy, &wave.code, empty, now).await?;
        db.note(&entry(now, COMMAND_LINE, "released the results", wave.partnership.as_ref(), wave.code.as_str())).await?;
        println!("released {} {}", wave.code, release.hash());
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

/// Says of each translation whether a native reader has found it right: a draft is offered all the same, and whoever opens a wave must know.
fn languages(catalogue: &Catalogue) -> Result<(), CliError> {
    for survey in catalogue.surveys() {
        println!("{} {}: English, as written", survey.id, survey.version);
        for (translation, missing) in catalogue.translations_of(&survey) {
            let read = if translation.read_by_native { "read by a native reader" } else { "a draft: needs a native reader" };
            println!("  {} ({}): {read}", translation.language.own_name(), translation.language);
            missing.iter().for_each(|text| println!("    missing, shown in English: {text}"));
        }
    }
    Ok(())
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

async fn lost_key(config: &Config) -> Result<(), CliError> {
    Db::open_without_key(&config.database, &config.pending_key).await?.close().await;
    println!("What waited is given up; whoever sent it may send again. From now on another key seals.");
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
