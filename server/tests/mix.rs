//! What is done without anyone's hand: mixing at twenty, closing by date, destroying keys; whatever the clock does.

use std::time::Duration;

use server::{
    service::{
        clock::Steady,
        intake::Token,
        mix::{self, Round},
    },
    store::{Code, State, Wave},
};

use crate::support::{App, on_both_engines};

on_both_engines!(
    twenty_waiting_are_mixed_and_nineteen_are_not,
    a_wave_closes_by_its_date_and_its_keys_go_two_days_later,
    a_clock_that_jumps_loses_nothing_and_closes_nothing_early,
    a_post_that_races_the_close_is_stored_or_refused,
);

async fn send(app: &App, wave: &Wave, numbers: std::ops::Range<u8>) {
    for number in numbers {
        app.submit(wave, &Token::new([number; 32]), "T1=agree").await;
    }
}

async fn round(app: &App, steady: &mut Steady, now: i64, minutes: u64) -> Round {
    let round = mix::round(&app.db, steady, now, Duration::from_secs(minutes * 60)).await.unwrap();
    assert!(round.failed.is_empty(), "{:?}", round.failed);
    round
}

async fn state(app: &App, wave: &Code) -> State {
    app.db.wave(wave).await.unwrap().state
}

async fn twenty_waiting_are_mixed_and_nineteen_are_not(app: App) {
    let ((wave, _), (other, _)) = (app.wave(&[]).await, app.wave(&[]).await);
    let mut steady = Steady::default();
    send(&app, &wave, 0..19).await;
    send(&app, &other, 0..5).await;
    assert!(round(&app, &mut steady, 10, 0).await.mixed.is_empty());
    send(&app, &wave, 19..20).await;
    assert_eq!(round(&app, &mut steady, 10, 0).await.mixed, std::slice::from_ref(&wave.code));
    assert_eq!((app.count("pending").await, app.count("resend").await, app.count("response").await), (5, 5, 20));
    assert_eq!(state(&app, &wave.code).await, State::Open);
}

async fn a_wave_closes_by_its_date_and_its_keys_go_two_days_later(app: App) {
    const DAY: i64 = 24 * 60 * 60;
    let (wave, links) = app.wave_until(DAY).await;
    let mut steady = Steady::default();
    send(&app, &wave, 0..3).await;
    assert!(round(&app, &mut steady, DAY - 1, 0).await.closed.is_empty());
    assert_eq!(round(&app, &mut steady, DAY, 0).await.closed, std::slice::from_ref(&wave.code));
    assert_eq!((state(&app, &wave.code).await, app.count("response").await, app.count("pending").await), (State::Closed, 3, 0));
    assert!(round(&app, &mut steady, 3 * DAY - 1, 48 * 60).await.forgotten.is_empty());
    assert_eq!(app.get(&format!("/s/{}/adult", links[0].code)).await.status.as_u16(), 410);
    let form = [("token", "00".repeat(32)), ("T1", "agree".to_owned())];
    let again =
        async || app.post(&format!("/s/{}/adult", links[0].code), &form.each_ref().map(|(name, value)| (*name, value.as_str()))).await;
    assert!(again().await.body.contains("They are counted"));
    assert_eq!(round(&app, &mut steady, 3 * DAY, 48 * 60).await.forgotten, std::slice::from_ref(&wave.code));
    assert_eq!(app.count("seen").await, 0);
    assert!(app.db.wave_key(&wave.code).await.unwrap().is_none());
    // Nobody can tell any more.
    let late = again().await;
    assert!(late.status.as_u16() == 410 && late.body.contains("This survey has closed"));
    assert_eq!(app.count("response").await, 3);
}

async fn a_clock_that_jumps_loses_nothing_and_closes_nothing_early(app: App) {
    const HOUR: i64 = 60 * 60;
    let now = app.db.clock().await.unwrap();
    // By the database's clock its date has come or comes in an hour: only the steadiness of ours is in question.
    let ((wave, _), (later, _)) = (app.wave_until(now - 10 * HOUR).await, app.wave_until(now + HOUR).await);
    let mut steady = Steady::default();
    let start = now - 20 * HOUR;
    assert!(round(&app, &mut steady, start, 0).await.closed.is_empty());
    let mut sent = 0;
    for (minutes, jump) in [(1, HOUR), (2, 365 * 24 * HOUR), (3, -HOUR), (4, 15 * HOUR)] {
        send(&app, &wave, sent..sent + 20).await;
        sent += 20;
        let round = round(&app, &mut steady, start + jump, minutes).await;
        assert_eq!(round.mixed, std::slice::from_ref(&wave.code), "mixing needs no clock");
        assert!(round.closed.is_empty(), "after {jump} s");
    }
    assert_eq!((state(&app, &wave.code).await, app.count("response").await), (State::Open, 80));
    // An hour of steady running later it is believed.
    assert_eq!(round(&app, &mut steady, start + 16 * HOUR, 64).await.closed, std::slice::from_ref(&wave.code));
    assert_eq!((state(&app, &later.code).await, app.count("response").await), (State::Open, 80));
}

async fn a_post_that_races_the_close_is_stored_or_refused(app: App) {
    for attempt in 0..5 {
        let (wave, links) = app.wave(&[]).await;
        let before = app.count("response").await;
        let path = format!("/s/{}/adult", links[0].code);
        let sends = async {
            let mut stored = 0;
            for number in 0..10u8 {
                let token = format!("{number:02x}").repeat(32);
                let sent = app.post(&path, &[("token", &token), ("T1", "agree")]).await;
                match sent.status.as_u16() {
                    303 => stored += 1,
                    410 => assert!(sent.body.contains("This survey has closed")),
                    status => panic!("{status}"),
                }
            }
            stored
        };
        let close = async {
            tokio::time::sleep(Duration::from_millis(attempt * 7)).await;
            app.close(&wave).await;
        };
        let (stored, ()) = tokio::join!(sends, close);
        assert_eq!((app.count("response").await - before, app.count("pending").await), (stored, 0));
        // Whoever sends again hears the truth.
        let first = app.post(&path, &[("token", &"00".repeat(32)), ("T1", "agree")]).await;
        assert_eq!(first.body.contains("They are counted"), stored > 0);
    }
}
