//! Releasing: the one interim release, the dry run, the final release, and that none of them ever changes.

use std::ops::Range;

use domain::{
    disclosure::{Group, Policy, Release, Stage},
    survey::Audience,
};
use server::{
    service::{
        ServiceError, demo,
        intake::Token,
        release::{self, Empty, report},
        wave::{Opening, open},
    },
    store::{Engine, State, StoreError, Wave},
};
use sqlx::AssertSqlSafe;

use crate::support::{App, on_both_engines};

on_both_engines!(
    an_interim_release_waits_for_enough_people_and_comes_once,
    an_open_waves_interim_results_change_by_not_a_byte,
    a_final_release_follows_the_interim_one,
    a_dry_run_waits_for_the_close_and_changes_nothing,
    a_dry_run_says_in_few_lines_what_is_hidden_and_why,
    a_release_that_shows_nothing_is_asked_for_twice,
    a_wave_knows_its_larger_areas,
    nobody_changes_a_release,
);

async fn send(app: &App, wave: &Wave, numbers: Range<u8>) {
    for number in numbers {
        let form = if number % 3 == 0 { "T1=disagree&T2=agree" } else { "T1=agree&T2=agree" };
        app.submit(wave, &Token::new([number; 32]), form).await;
    }
}

async fn interim(app: &App, wave: &Wave) -> Result<Release, ServiceError> {
    release::interim(&app.db, &app.catalogue, &Policy::sdc1(), &wave.code, 2).await
}

/// Page, JSON and CSV of a wave's results.
async fn results(app: &App, wave: &Wave, page: &str) -> [String; 3] {
    let path = format!("/results/{}", wave.code);
    let mut bodies = [page.to_owned(), format!("{path}.json"), format!("{path}.csv")];
    for body in &mut bodies {
        let answer = app.get(body).await;
        assert_eq!(answer.status.as_u16(), 200, "{body}");
        *body = answer.body;
    }
    bodies
}

async fn an_interim_release_waits_for_enough_people_and_comes_once(app: App) {
    let (wave, _) = app.wave(&[]).await;
    send(&app, &wave, 0..20).await;
    let error = interim(&app, &wave).await.unwrap_err();
    assert!(error.to_string().contains("at least 40 people"), "{error}");
    // It mixed what was enough to mix, and kept nothing.
    assert_eq!((app.count("pending").await, app.count("response").await, app.count("release").await), (0, 20, 0));
    // Nineteen more still wait: they are not counted.
    send(&app, &wave, 20..39).await;
    assert!(matches!(interim(&app, &wave).await, Err(ServiceError::NothingYet { .. })));
    assert_eq!(app.count("pending").await, 19);
    send(&app, &wave, 39..60).await;
    let both = tokio::join!(interim(&app, &wave), interim(&app, &wave));
    let made = match both {
        (Ok(made), Err(_)) | (Err(_), Ok(made)) => made,
        _ => panic!("of two at once one is kept"),
    };
    assert_eq!((made.stage, app.db.wave(&wave.code).await.unwrap().state), (Stage::Interim, State::Open));
    let adults = Group { audience: Audience::Adult, area: None, category: None };
    assert!(made.group(&adults).unwrap().base.is_some_and(|base| base <= 40));
    assert!(made.groups.iter().all(|result| result.group.area.is_none()));
    assert_eq!(app.db.with_interim().await.unwrap().into_iter().collect::<Vec<_>>(), std::slice::from_ref(&wave.code));
    let kept = |error| matches!(error, ServiceError::Store(StoreError::InterimKept(_)));
    assert!(kept(interim(&app, &wave).await.unwrap_err()));
    assert!(matches!(app.db.keep_release(&wave.code, &made, 3).await, Err(StoreError::InterimKept(_))));
    // The survey goes on.
    send(&app, &wave, 60..61).await;
    app.close(&wave).await;
    let late = interim(&app, &wave).await.unwrap_err();
    assert!(matches!(late, ServiceError::Store(StoreError::WrongState { needed: State::Open, .. })), "{late}");
}

async fn an_open_waves_interim_results_change_by_not_a_byte(app: App) {
    let (wave, _) = app.wave(&[]).await;
    send(&app, &wave, 0..60).await;
    let made = interim(&app, &wave).await.unwrap();
    let page_at = app.shared(&wave.code).await;
    let before = results(&app, &wave, &page_at).await;
    assert!(before[0].contains("First results: the survey is still open. Some answers are held back until the end."));
    assert!(before[1] == made.canonical_json() && before[2].lines().skip(1).all(|line| line.ends_with(",interim")));
    let area = app.get(&format!("{page_at}?area=fife")).await;
    assert!(
        area.status.as_u16() == 404 && !before[0].contains("name=\"area\"") && !before[0].contains("name=\"by\""),
        "an interim release is about the whole wave alone"
    );
    send(&app, &wave, 60..61).await;
    assert!(results(&app, &wave, &page_at).await == before);
    // Mixed or not, one or many.
    send(&app, &wave, 61..90).await;
    app.db.mix(&wave.code, server::store::Mixing::AtLeast(1), server::service::mix::responses).await.unwrap();
    assert!(results(&app, &wave, &page_at).await == before);
    app.close(&wave).await;
    let [page, json, csv] = results(&app, &wave, &page_at).await;
    assert!(json == before[1] && csv == before[2] && page.contains("First results: the survey has closed."));
    app.release(&wave, 3).await.unwrap();
    let [page, json, csv] = results(&app, &wave, &page_at).await;
    assert!(json != before[1] && csv.lines().nth(1).is_some_and(|line| line.ends_with(",final")) && !page.contains("First results"));
    assert_eq!(app.get(&format!("{page_at}?area=fife")).await.status.as_u16(), 200);
}

async fn a_final_release_follows_the_interim_one(app: App) {
    let (wave, _) = app.wave(&[]).await;
    send(&app, &wave, 0..60).await;
    let first = interim(&app, &wave).await.unwrap();
    app.close(&wave).await;
    let last = app.release(&wave, 3).await.unwrap();
    assert_eq!((last.stage, last.follows), (Stage::Final, Some(first.hash())));
    // Both are kept, and the first is as it was.
    assert_eq!(app.db.release_at(&wave.code, Stage::Interim).await.unwrap().unwrap().release, first);
    assert_eq!(app.db.release(&wave.code).await.unwrap().unwrap().release.stage, Stage::Final);
    // A wave without an interim release follows nothing.
    let (other, _) = app.wave(&[]).await;
    send(&app, &other, 0..12).await;
    app.close(&other).await;
    assert_eq!(app.release(&other, 3).await.unwrap().follows, None);
}

async fn a_dry_run_waits_for_the_close_and_changes_nothing(app: App) {
    let (wave, _) = app.wave(&[]).await;
    send(&app, &wave, 0..30).await;
    let dry_run = async || release::dry_run(&app.db, &app.catalogue, &Policy::sdc1(), &wave.code).await;
    let early = dry_run().await.unwrap_err();
    assert!(matches!(early, ServiceError::DryRunWhileOpen(_)) && early.to_string().contains("Close it first"), "{early}");
    app.close(&wave).await;
    let tried = dry_run().await.unwrap();
    assert_eq!((app.count("release").await, app.db.wave(&wave.code).await.unwrap().state), (0, State::Closed));
    assert!(app.get(&format!("/results/{}", wave.code)).await.body.contains("No results here yet"));
    // Again and again the same, and the very release that comes of it.
    assert_eq!(dry_run().await.unwrap().release, tried.release);
    assert_eq!(app.release(&wave, 3).await.unwrap(), tried.release);
    assert_eq!(dry_run().await.unwrap().release, tried.release);
}

async fn a_dry_run_says_in_few_lines_what_is_hidden_and_why(app: App) {
    let (wave, _) = app.wave(&["gender"]).await;
    send(&app, &wave, 0..30).await;
    app.close(&wave).await;
    let tried = release::dry_run(&app.db, &app.catalogue, &Policy::sdc1(), &wave.code).await.unwrap();
    let lines = report::lines(&tried, &app.catalogue.survey_of(&wave).await.unwrap(), &app.catalogue);
    let said = lines.join("\n");
    // Everybody who answered lives in Fife, and nobody gave a gender.
    assert!(lines[0].starts_with(&format!("{} rows would be shown", tried.shown_rows())), "{said}");
    assert!(said.contains("Young people\n  the whole wave, every area, every answer to gender: everything (too few people)"), "{said}");
    assert!(said.contains("  the whole wave, Fife: T3 T4 T5 ") && lines.len() < 12, "{said}");
    assert!(tried.hidden.len() > 2 * lines.len(), "{}", tried.hidden.len());
}

async fn a_release_that_shows_nothing_is_asked_for_twice(app: App) {
    let (wave, _) = app.wave(&[]).await;
    send(&app, &wave, 0..9).await;
    app.close(&wave).await;
    let make = async |empty| release::make(&app.db, &app.catalogue, &Policy::sdc1(), &wave.code, empty, 3).await;
    let refused = make(Empty::Refused).await.unwrap_err();
    assert!(refused.to_string().contains("--even-if-empty"), "{refused}");
    assert_eq!((app.count("release").await, app.db.wave(&wave.code).await.unwrap().state), (0, State::Closed));
    assert!(make(Empty::Kept).await.unwrap().groups.iter().all(|result| result.base.is_none()));
}

async fn a_wave_knows_its_larger_areas(app: App) {
    let areas = vec!["Angus", "Dundee City", "Fife"];
    let opening = Opening {
        survey: "ask-the-family",
        areas,
        breakdowns: Vec::new(),
        made_up: false,
        closes_at: None,
        partnership: None,
        by: "test",
        ..Opening::default()
    };
    let (wave, _) = open(&app.db, &app.catalogue, &opening, 1).await.unwrap();
    let larger: Vec<_> = wave.larger_areas.iter().map(|larger| (larger.id.as_str(), larger.areas.len())).collect();
    assert_eq!(larger, [("tayside", 2)]);
    assert_eq!(app.db.wave(&wave.code).await.unwrap(), wave);
    send(&app, &wave, 0..30).await;
    app.close(&wave).await;
    let made = app.release(&wave, 3).await.unwrap();
    assert_eq!(made.larger_areas, wave.larger_areas);
    assert!(made.groups.iter().any(|result| result.group.area == Some(wave.larger_areas[0].id.clone())));
    // All of the wave, or one area of it, is no larger area.
    assert!(app.wave(&[]).await.0.larger_areas.is_empty());
    let demo = demo::make(&app.db, &app.catalogue, 60, 7, 1).await.unwrap();
    assert_eq!(demo.released.0.larger_areas[0].id.as_str(), "clackmannanshire-and-stirling");
}

async fn nobody_changes_a_release(app: App) {
    let (wave, _) = app.wave(&[]).await;
    send(&app, &wave, 0..60).await;
    interim(&app, &wave).await.unwrap();
    app.close(&wave).await;
    app.release(&wave, 3).await.unwrap();
    let page_at = app.shared(&wave.code).await;
    let before = results(&app, &wave, &page_at).await;
    let values = format!("(wave, stage, hash, body, made_at) VALUES ('{}', 'final', 'x', 'x', 1)", wave.code);
    let mut tries = vec![
        "UPDATE release SET body = 'x'".to_owned(),
        "UPDATE release SET stage = 'interim' WHERE stage = 'final'".to_owned(),
        "DELETE FROM release".to_owned(),
        format!("DELETE FROM wave WHERE code = '{}'", wave.code),
        format!("INSERT INTO release {values}"),
        format!("INSERT INTO release {values} ON CONFLICT (wave, stage) DO UPDATE SET body = excluded.body"),
    ];
    tries.extend(match &app.db.engine {
        Engine::Sqlite(_) => vec![
            format!("INSERT OR REPLACE INTO release {values}"),
            format!("REPLACE INTO release {values}"),
            "UPDATE OR REPLACE release SET stage = 'final'".to_owned(),
        ],
        Engine::Postgres(_) => vec!["TRUNCATE release".to_owned(), "TRUNCATE wave CASCADE".to_owned()],
    });
    for text in tries {
        let text_of = || AssertSqlSafe(text.clone());
        let refused = match &app.db.engine {
            Engine::Sqlite(pools) => sqlx::query(text_of()).execute(&pools.write).await.map(drop),
            Engine::Postgres(pool) => sqlx::query(text_of()).execute(pool).await.map(drop),
        };
        assert!(refused.is_err(), "{text}");
    }
    assert!(results(&app, &wave, &page_at).await == before && app.count("release").await == 2);
}
