//! More at once than can wait: those for whom there is no room are told so at once, and nobody else loses anything.

use server::{
    service::{ServiceError, intake::Token},
    store::{Acceptance, Engine, random_bytes},
};
use tokio::task::JoinSet;

use crate::support::{App, on_both_engines};

on_both_engines!(a_crowd_is_bounded_and_nobody_inside_loses_anything);

/// More than there is room for.
const CROWD: usize = 1_100;

async fn a_crowd_is_bounded_and_nobody_inside_loses_anything(app: App) {
    let (wave, _) = app.wave(&[]).await;
    let survey = app.catalogue.survey_of(&wave).await.unwrap();
    let response = crate::support::adult(&survey, "T1=agree");
    // The wave is known before its database stands still.
    let first = app.intake.submit(&wave.code, &wave.areas[0], &Token::new([1; 32]), response.clone(), [1; 16]).await.unwrap();
    assert_eq!(first, Acceptance::Stored);
    let mut sending = JoinSet::new();
    let send = |sending: &mut JoinSet<Result<Acceptance, ServiceError>>| {
        for _ in 0..CROWD {
            let (intake, wave, area, response) = (app.intake.clone(), wave.code.clone(), wave.areas[0].clone(), response.clone());
            let (token, id) = (Token::new(random_bytes().unwrap()), random_bytes().unwrap());
            sending.spawn(async move { intake.submit(&wave, &area, &token, response, id).await });
        }
    };
    // Somebody else holds what a submission needs.
    match &app.db.engine {
        Engine::Sqlite(pools) => {
            let held = pools.write.begin().await.unwrap();
            send(&mut sending);
            tokio::time::sleep(std::time::Duration::from_millis(500)).await;
            held.rollback().await.unwrap();
        }
        Engine::Postgres(pool) => {
            let mut held = pool.begin().await.unwrap();
            sqlx::query("SELECT pg_advisory_xact_lock(hashtextextended(code, 0)) FROM wave").execute(&mut *held).await.unwrap();
            send(&mut sending);
            tokio::time::sleep(std::time::Duration::from_millis(500)).await;
            held.rollback().await.unwrap();
        }
    }
    let (mut stored, mut crowded) = (1, 0);
    while let Some(sent) = sending.join_next().await {
        match sent.unwrap() {
            Ok(Acceptance::Stored) => stored += 1,
            Err(ServiceError::Crowded) => crowded += 1,
            other => panic!("{other:?}"),
        }
    }
    assert!(crowded > 0 && stored + crowded == CROWD + 1, "{stored} stored, {crowded} without room");
    assert_eq!(app.count("pending").await, i64::try_from(stored).unwrap());
}
