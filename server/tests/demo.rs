//! The demo takes the real way in, and the command line prints what is promised.

use std::process::Command;

use server::{service::demo, store::State};

use crate::support::{App, on_both_engines};

on_both_engines!(the_demo_is_released_and_open_and_says_that_it_is_made_up);

async fn the_demo_is_released_and_open_and_says_that_it_is_made_up(app: App) {
    let demo = demo::make(&app.db, &app.catalogue, 150, 7, 1).await.unwrap();
    assert_eq!((demo.released.0.state, demo.open.0.state), (State::Released, State::Open));
    assert_eq!((app.count("response").await, app.count("pending").await), (150, 0));
    assert!(app.db.release(&demo.released.0.code).await.unwrap().unwrap().release.made_up);
    assert!(app.get(&format!("/s/{}", demo.open.1[0].code)).await.body.contains("Made-up survey"));
}

fn blether(folder: &std::path::Path, words: &[&str]) -> (bool, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_blether"))
        .args(words)
        .arg("--data")
        .arg(folder)
        .env_remove("BLETHER_DATABASE_URL")
        .output()
        .unwrap();
    let said = if output.status.success() { output.stdout } else { output.stderr };
    (output.status.success(), String::from_utf8(said).unwrap())
}

/// The word after `name` in a command's lines.
fn code<'a>(said: &'a str, name: &str) -> &'a str {
    let line = said.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    line.unwrap_or_else(|| panic!("no {name} in {said}")).split(' ').next().unwrap()
}

#[test]
fn the_command_line_takes_a_wave_from_opening_to_results() {
    let folder = tempfile::tempdir().unwrap();
    let run = |words: &[&str]| blether(folder.path(), words);
    let (opened, said) = run(&["wave", "open", "--survey", "ask-the-family", "--areas", "Fife,Stirling"]);
    assert!(opened && said.lines().count() == 3 && said.contains(" Stirling"), "{said}");
    let (wave, link) = (code(&said, "wave").to_owned(), code(&said, "link").to_owned());
    assert!(run(&["wave", "list"]).1.contains(&format!("{wave} open ask-the-family fife,stirling")));
    let early = run(&["release", &wave]);
    assert!(!early.0 && early.1.contains("must be closed"), "{}", early.1);
    assert!(!run(&["results", &wave]).0);
    let (early, few) = (run(&["release", &link, "--dry-run"]), run(&["release", &link, "--interim"]));
    assert!(!early.0 && early.1.contains("Close it first"), "{}", early.1);
    assert!(!few.0 && few.1.contains("at least 40 people"), "{}", few.1);
    assert!(run(&["wave", "close", &link]).0);
    let (dry_run, empty) = (run(&["release", &link, "--dry-run"]), run(&["release", &link]));
    assert!(dry_run.0 && dry_run.1.contains("0 rows would be shown") && dry_run.1.contains("too few people"), "{}", dry_run.1);
    assert!(!empty.0 && empty.1.contains("--even-if-empty"), "{}", empty.1);
    assert!(run(&["release", &link, "--even-if-empty"]).0);
    let json = run(&["results", &link, "--format", "json"]).1;
    assert!(serde_json::from_str::<domain::disclosure::Release>(&json).is_ok_and(|release| release.wave == wave), "{json}");
    assert!(run(&["results", &wave, "--format", "csv"]).1.starts_with("wave,made_up,"));
    let unknown = run(&["wave", "close", "bcdfghj"]);
    assert!(!unknown.0 && unknown.1.contains("no wave or link"), "{}", unknown.1);
}

#[test]
fn the_demo_prints_the_codes_of_both_waves() {
    let folder = tempfile::tempdir().unwrap();
    let (done, said) = blether(folder.path(), &["demo", "--responses", "40", "--seed", "3"]);
    assert!(done, "{said}");
    for (name, lines) in [("released ", 1), ("open ", 1), ("closed-link ", 3), ("open-link ", 3)] {
        assert_eq!(said.lines().filter(|line| line.starts_with(name)).count(), lines, "{name}");
    }
}

#[test]
fn a_survey_file_is_checked_with_file_line_and_reason() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.toml");
    let check = || {
        let output = Command::new(env!("CARGO_BIN_EXE_blether")).args(["survey", "check"]).arg(&file).output().unwrap();
        (output.status.success(), String::from_utf8([output.stdout, output.stderr].concat()).unwrap())
    };
    std::fs::write(&file, domain::survey::ASK_THE_FAMILY).unwrap();
    let (valid, said) = check();
    assert!(valid && said.contains("14 items"), "{said}");
    std::fs::write(&file, domain::survey::ASK_THE_FAMILY.replacen("section = \"culture\"", "section = \"nowhere\"", 1)).unwrap();
    let (valid, said) = check();
    assert!(!valid && said.contains("mine.toml:") && said.contains("nowhere"), "{said}");
}
