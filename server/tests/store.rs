//! The contract of each store function, on both engines.

use domain::{
    disclosure::{Policy, release},
    survey::{ASK_THE_FAMILY, Id, parse},
    tally::{Plan, RoundingSecret, Tallies},
};
use server::store::{Acceptance, Code, State, StoreError, StoredResponse, Submission};

use crate::support::{App, on_both_engines};

on_both_engines!(
    waves_and_links_are_kept_and_found,
    an_unknown_code_is_an_error_of_its_own,
    a_submission_is_stored_once,
    the_same_page_with_other_answers_is_told_apart,
    a_closed_wave_takes_nothing,
    what_was_sent_before_the_close_is_known_afterwards,
    closing_mixes_what_waits_and_erases_the_checks,
    closing_twice_or_failing_changes_nothing,
    responses_are_read_a_page_at_a_time,
    a_release_is_kept_once_and_comes_back_whole,
    waves_do_not_touch_each_other,
);

fn submission(token: u8, check: u8) -> Submission {
    Submission { key: [token; 32], body_check: [check; 4], id: [token; 16], body: vec![token] }
}

fn mixed(waiting: Vec<Vec<u8>>) -> Result<Vec<StoredResponse>, StoreError> {
    let stored = |body: Vec<u8>| StoredResponse {
        id: [body[0] ^ 0xff; 16],
        area: Id::new("fife").unwrap(),
        audience: "child".into(),
        answers: format!("{body:?}"),
    };
    Ok(waiting.into_iter().map(stored).collect())
}

async fn waves_and_links_are_kept_and_found(app: App) {
    let (wave, links) = app.wave(&["gender"]).await;
    assert_eq!(app.db.wave(&wave.code).await.unwrap(), wave);
    assert_eq!(app.db.waves().await.unwrap(), std::slice::from_ref(&wave));
    assert_eq!(app.db.links(&wave.code).await.unwrap(), links);
    assert_eq!(app.db.link(&links[1].code).await.unwrap(), (links[1].clone(), wave.clone()));
    assert_eq!(app.db.wave_or_link(&links[0].code).await.unwrap(), wave);
    assert_eq!(app.db.wave_or_link(&wave.code).await.unwrap(), wave);
    assert_ne!(app.db.wave_key(&wave.code).await.unwrap(), app.db.rounding_secret(&wave.code).await.unwrap());
}

async fn an_unknown_code_is_an_error_of_its_own(app: App) {
    let code = Code::read("bcdfghj").unwrap();
    assert!(matches!(app.db.wave(&code).await, Err(StoreError::NoSuchWave(_))));
    assert!(matches!(app.db.link(&code).await, Err(StoreError::NoSuchWave(_))));
    assert!(matches!(app.db.wave_or_link(&code).await, Err(StoreError::NoSuchWave(_))));
    assert!(matches!(app.db.wave_key(&code).await, Err(StoreError::NoSuchWave(_))));
    assert!(matches!(app.db.accept(&code, &submission(1, 1)).await, Err(StoreError::NoSuchWave(_))));
    assert!(matches!(app.db.close_wave(&code, 2, mixed).await, Err(StoreError::NoSuchWave(_))));
    assert!(app.db.release(&code).await.unwrap().is_none());
}

async fn a_submission_is_stored_once(app: App) {
    let (wave, _) = app.wave(&[]).await;
    let (one, same) = (submission(1, 1), submission(1, 1));
    assert_eq!(app.db.accept(&wave.code, &one).await.unwrap(), Acceptance::Stored);
    assert_eq!(app.db.accept(&wave.code, &same).await.unwrap(), Acceptance::Again);
    let (other, another) = (submission(2, 1), submission(2, 1));
    let both = tokio::join!(app.db.accept(&wave.code, &other), app.db.accept(&wave.code, &another));
    let stored = [both.0.unwrap(), both.1.unwrap()].into_iter().filter(|one| *one == Acceptance::Stored).count();
    assert_eq!((stored, app.count("seen").await, app.count("pending").await), (1, 2, 2));
}

async fn the_same_page_with_other_answers_is_told_apart(app: App) {
    let (wave, _) = app.wave(&[]).await;
    app.db.accept(&wave.code, &submission(1, 1)).await.unwrap();
    assert_eq!(app.db.accept(&wave.code, &submission(1, 2)).await.unwrap(), Acceptance::SentWithOtherAnswers);
    assert_eq!(app.count("pending").await, 1);
}

async fn a_closed_wave_takes_nothing(app: App) {
    let (wave, _) = app.wave(&[]).await;
    app.db.close_wave(&wave.code, 2, mixed).await.unwrap();
    assert_eq!(app.db.accept(&wave.code, &submission(1, 1)).await.unwrap(), Acceptance::Closed);
    assert_eq!((app.count("seen").await, app.count("pending").await), (0, 0));
}

async fn what_was_sent_before_the_close_is_known_afterwards(app: App) {
    let (wave, _) = app.wave(&[]).await;
    app.db.accept(&wave.code, &submission(1, 1)).await.unwrap();
    app.db.close_wave(&wave.code, 2, mixed).await.unwrap();
    assert_eq!(app.db.accept(&wave.code, &submission(1, 1)).await.unwrap(), Acceptance::CountedAndClosed);
    assert_eq!(app.db.accept(&wave.code, &submission(2, 1)).await.unwrap(), Acceptance::Closed);
}

async fn closing_mixes_what_waits_and_erases_the_checks(app: App) {
    let (wave, _) = app.wave(&[]).await;
    for token in 1..=3 {
        app.db.accept(&wave.code, &submission(token, token)).await.unwrap();
    }
    assert_eq!(app.db.close_wave(&wave.code, 2, mixed).await.unwrap(), 3);
    assert_eq!((app.count("pending").await, app.count("response").await, app.count("seen").await), (0, 3, 3));
    assert_eq!(app.count("seen WHERE body_check IS NOT NULL").await, 0);
    assert_eq!(app.db.wave(&wave.code).await.unwrap().state, State::Closed);
}

async fn closing_twice_or_failing_changes_nothing(app: App) {
    let (wave, _) = app.wave(&[]).await;
    app.db.accept(&wave.code, &submission(1, 1)).await.unwrap();
    let broken = |_| Err(StoreError::Unreadable { what: "a waiting response", reason: "broken".into() });
    assert!(app.db.close_wave(&wave.code, 2, broken).await.is_err());
    assert_eq!(app.db.wave(&wave.code).await.unwrap().state, State::Open);
    assert_eq!((app.count("pending").await, app.count("response").await), (1, 0));
    app.db.close_wave(&wave.code, 2, mixed).await.unwrap();
    assert!(matches!(app.db.close_wave(&wave.code, 3, mixed).await, Err(StoreError::WrongState { state: State::Closed, .. })));
    assert_eq!(app.count("response").await, 1);
}

async fn responses_are_read_a_page_at_a_time(app: App) {
    let (wave, _) = app.wave(&[]).await;
    for token in 1..=5 {
        app.db.accept(&wave.code, &submission(token, token)).await.unwrap();
    }
    app.db.close_wave(&wave.code, 2, mixed).await.unwrap();
    let first = app.db.responses_after(&wave.code, None, 3).await.unwrap();
    let second = app.db.responses_after(&wave.code, Some(first[2].id), 3).await.unwrap();
    let ids: Vec<_> = first.iter().chain(&second).map(|response| response.id[0]).collect();
    // By their random ids, whatever order they came in.
    assert_eq!(ids, [0xfa, 0xfb, 0xfc, 0xfd, 0xfe]);
    assert_eq!((first[0].answers.as_str(), first[0].audience.as_str()), ("[5]", "child"));
    assert!(app.db.responses_after(&wave.code, Some(second[1].id), 3).await.unwrap().is_empty());
}

async fn a_release_is_kept_once_and_comes_back_whole(app: App) {
    let (wave, _) = app.wave(&[]).await;
    let survey = parse(ASK_THE_FAMILY).unwrap();
    let plan = Plan { wave: wave.code.to_string(), made_up: false, areas: wave.areas.clone(), breakdowns: Vec::new() };
    let empty = release(&Tallies::new(&survey, plan, RoundingSecret::new([1; 32])).unwrap(), &Policy::sdc1(), None);
    assert!(matches!(app.db.keep_release(&wave.code, &empty, 3).await, Err(StoreError::WrongState { state: State::Open, .. })));
    app.db.close_wave(&wave.code, 2, mixed).await.unwrap();
    app.db.keep_release(&wave.code, &empty, 3).await.unwrap();
    assert_eq!(app.db.release(&wave.code).await.unwrap(), Some((empty.hash(), empty.clone())));
    assert_eq!(app.db.wave(&wave.code).await.unwrap().state, State::Released);
    assert!(matches!(app.db.keep_release(&wave.code, &empty, 4).await, Err(StoreError::WrongState { state: State::Released, .. })));
}

async fn waves_do_not_touch_each_other(app: App) {
    let ((one, _), (other, _)) = (app.wave(&[]).await, app.wave(&[]).await);
    app.db.accept(&one.code, &submission(1, 1)).await.unwrap();
    app.db.accept(&other.code, &submission(1, 2)).await.unwrap();
    app.db.close_wave(&one.code, 2, mixed).await.unwrap();
    assert_eq!((app.count("pending").await, app.count("response").await), (1, 1));
    assert_eq!(app.db.accept(&other.code, &submission(1, 2)).await.unwrap(), Acceptance::Again);
    assert!(app.db.responses_after(&other.code, None, 9).await.unwrap().is_empty());
}
