//! The contract of each store function, on both engines.

use domain::{
    disclosure::{Policy, release},
    survey::{ASK_THE_FAMILY, Id, parse},
    tally::{Plan, RoundingSecret, Tallies},
};
use server::service::accounts::entry;
use server::store::{Acceptance, Code, Db, Due, Engine, Kept, Mixed, Mixing, PendingKey, State, StoreError, StoredResponse, Submission};

use crate::support::{App, on_both_engines, responses};

on_both_engines!(
    waves_and_links_are_kept_and_found,
    an_unknown_code_is_an_error_of_its_own,
    a_submission_is_stored_once,
    the_same_page_with_other_answers_is_told_apart,
    a_closed_wave_takes_nothing,
    what_was_sent_before_the_close_is_known_afterwards,
    mixing_leaves_no_link_and_lets_others_in,
    closing_gives_every_response_a_fresh_id,
    what_waits_is_sealed,
    a_commit_waits_for_the_disk,
    keys_of_a_closed_wave_are_destroyed,
    it_is_known_what_is_due,
    another_key_is_refused_a_lost_one_replaced_and_a_round_remembered,
    closing_twice_or_failing_changes_nothing,
    responses_are_read_a_page_at_a_time,
    a_release_is_kept_once_and_comes_back_whole,
    waves_do_not_touch_each_other,
    a_slip_is_spent_once_by_one_page,
    slips_are_kept_with_their_count_and_only_while_open,
);

fn submission(token: u8, check: u8) -> Submission {
    Submission { key: [token; 32], slip: None, body_check: [check; 4], id: [token; 16], body: vec![token] }
}

async fn accept(app: &App, wave: &Code, (token, check): (u8, u8)) -> Acceptance {
    app.db.accept(wave, &[submission(token, check)]).await.unwrap()[0]
}

const CLOSE: Mixing = Mixing::Close(2);

fn mixed(waiting: Vec<Vec<u8>>) -> Result<Mixed, StoreError> {
    let stored = |body: Vec<u8>| StoredResponse {
        id: [body[0] ^ 0xff; 16],
        area: Id::new("fife").unwrap(),
        audience: "child".into(),
        answers: format!("{body:?}"),
    };
    Ok(Mixed { responses: waiting.into_iter().map(stored).collect(), words: Vec::new() })
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
    assert!(app.db.wave_key(&code).await.unwrap().is_none());
    assert!(matches!(app.db.accept(&code, &[submission(1, 1)]).await, Err(StoreError::NoSuchWave(_))));
    assert!(matches!(app.db.mix(&code, CLOSE, mixed).await, Err(StoreError::NoSuchWave(_))));
    assert!(app.db.release(&code).await.unwrap().is_none());
}

async fn a_submission_is_stored_once(app: App) {
    let (wave, _) = app.wave(&[]).await;
    let together = [submission(1, 1), submission(2, 1), submission(1, 1)];
    assert_eq!(app.db.accept(&wave.code, &together).await.unwrap(), [Acceptance::Stored, Acceptance::Stored, Acceptance::Again]);
    assert_eq!(accept(&app, &wave.code, (1, 1)).await, Acceptance::Again);
    let (other, another) = ([submission(3, 1)], [submission(3, 1)]);
    let both = tokio::join!(app.db.accept(&wave.code, &other), app.db.accept(&wave.code, &another));
    let stored = [both.0.unwrap(), both.1.unwrap()].into_iter().filter(|one| one[0] == Acceptance::Stored).count();
    assert_eq!((stored, app.count("seen").await, app.count("resend").await, app.count("pending").await), (1, 3, 3, 3));
}

async fn the_same_page_with_other_answers_is_told_apart(app: App) {
    let (wave, _) = app.wave(&[]).await;
    accept(&app, &wave.code, (1, 1)).await;
    assert_eq!(accept(&app, &wave.code, (1, 2)).await, Acceptance::SentWithOtherAnswers);
    assert_eq!(app.count("pending").await, 1);
}

async fn a_closed_wave_takes_nothing(app: App) {
    let (wave, _) = app.wave(&[]).await;
    app.db.mix(&wave.code, CLOSE, mixed).await.unwrap();
    assert_eq!(accept(&app, &wave.code, (1, 1)).await, Acceptance::Closed);
    assert_eq!((app.count("seen").await, app.count("pending").await), (0, 0));
}

async fn what_was_sent_before_the_close_is_known_afterwards(app: App) {
    let (wave, _) = app.wave(&[]).await;
    accept(&app, &wave.code, (1, 1)).await;
    app.db.mix(&wave.code, CLOSE, mixed).await.unwrap();
    assert_eq!(accept(&app, &wave.code, (1, 1)).await, Acceptance::CountedAndClosed);
    assert_eq!(accept(&app, &wave.code, (2, 1)).await, Acceptance::Closed);
}

async fn mixing_leaves_no_link_and_lets_others_in(app: App) {
    let (wave, _) = app.wave(&[]).await;
    for token in 1..=3 {
        accept(&app, &wave.code, (token, token)).await;
    }
    assert_eq!(app.db.mix(&wave.code, Mixing::AtLeast(4), mixed).await.unwrap(), 0);
    assert_eq!((app.count("pending").await, app.count("response").await), (3, 0));
    assert_eq!(app.db.mix(&wave.code, Mixing::AtLeast(3), mixed).await.unwrap(), 3);
    assert_eq!((app.count("pending").await, app.count("resend").await, app.count("response").await, app.count("seen").await), (0, 0, 3, 3));
    // Nobody can tell any more whether these are the same answers.
    assert_eq!(accept(&app, &wave.code, (1, 1)).await, Acceptance::AlreadyIn);
    assert_eq!(accept(&app, &wave.code, (4, 4)).await, Acceptance::Stored);
    assert_eq!(app.db.wave(&wave.code).await.unwrap().state, State::Open);
    assert_eq!(app.db.mix(&wave.code, CLOSE, mixed).await.unwrap(), 1);
    assert_eq!(app.count("response").await, 4);
}

async fn closing_gives_every_response_a_fresh_id(app: App) {
    let (wave, _) = app.wave(&[]).await;
    for token in 1..=3 {
        accept(&app, &wave.code, (token, token)).await;
    }
    app.db.mix(&wave.code, Mixing::AtLeast(1), mixed).await.unwrap();
    let before = responses(&app.db, &wave.code).await;
    accept(&app, &wave.code, (4, 4)).await;
    app.db.mix(&wave.code, CLOSE, mixed).await.unwrap();
    let after = responses(&app.db, &wave.code).await;
    assert_eq!((before.len(), after.len(), app.count("pending").await, app.count("resend").await), (3, 4, 0, 0));
    assert!(after.iter().all(|response| before.iter().all(|before| before.id != response.id)));
    let answers = |all: &[StoredResponse]| all.iter().map(|one| one.answers.clone()).collect::<std::collections::BTreeSet<_>>();
    assert!(answers(&after).is_superset(&answers(&before)) && answers(&after).len() == 4);
    assert_eq!(app.db.wave(&wave.code).await.unwrap().state, State::Closed);
}

async fn what_waits_is_sealed(app: App) {
    let (wave, _) = app.wave(&[]).await;
    let mut marked = submission(1, 1);
    marked.body = b"{\"area\":\"marked\"}".to_vec();
    app.db.accept(&wave.code, &[marked]).await.unwrap();
    assert_eq!(app.count("pending WHERE LENGTH(body) > 1024").await, 1);
    let text = "SELECT body FROM pending";
    let stored: Vec<u8> = match &app.db.engine {
        Engine::Sqlite(pools) => sqlx::query_scalar(text).fetch_one(&pools.read).await.unwrap(),
        Engine::Postgres(pool) => sqlx::query_scalar(text).fetch_one(pool).await.unwrap(),
    };
    assert!(!stored.windows(6).any(|window| window == b"marked"));
    let opened = std::sync::Mutex::new(Vec::new());
    let look = |waiting: Vec<Vec<u8>>| {
        *opened.lock().unwrap() = waiting;
        Ok(Mixed::default())
    };
    app.db.mix(&wave.code, Mixing::AtLeast(1), look).await.unwrap();
    assert!(opened.lock().unwrap()[0].starts_with(b"{\"area\":\"marked\"} "));
}

async fn a_commit_waits_for_the_disk(app: App) {
    let settings = app.db.settings().await.unwrap();
    let value = |name: &str| settings.iter().find(|fact| fact.name == name).and_then(|fact| fact.value.clone());
    match app.db.engine {
        Engine::Sqlite(_) => assert_eq!((value("synchronous").as_deref(), value("journal_mode").as_deref()), (Some("full"), Some("wal"))),
        // The cluster's own settings are its owner's: `blether doctor` reads them.
        Engine::Postgres(_) => assert_eq!(value("synchronous_commit").as_deref(), Some("on")),
    }
}

async fn keys_of_a_closed_wave_are_destroyed(app: App) {
    let ((wave, _), (other, _)) = (app.wave(&[]).await, app.wave(&[]).await);
    for wave in [&wave, &other] {
        accept(&app, &wave.code, (1, 1)).await;
    }
    assert!(matches!(app.db.forget_pages(&wave.code).await, Err(StoreError::WrongState { state: State::Open, .. })));
    app.db.mix(&wave.code, CLOSE, mixed).await.unwrap();
    app.db.forget_pages(&wave.code).await.unwrap();
    assert!(app.db.wave_key(&wave.code).await.unwrap().is_none() && app.db.wave_key(&other.code).await.unwrap().is_some());
    assert_eq!((app.count("seen").await, app.count("response").await), (1, 1));
    assert_eq!(accept(&app, &wave.code, (1, 1)).await, Acceptance::Closed);
}

async fn it_is_known_what_is_due(app: App) {
    let (wave, _) = app.wave_until(1_000).await;
    let (other, _) = app.wave(&[]).await;
    for token in 1..=3 {
        accept(&app, &other.code, (token, token)).await;
    }
    let due = async |now, enough| app.db.due(now, enough, 60, 90).await.unwrap();
    assert_eq!(due(999, 4).await, Due::default());
    assert_eq!(
        due(1_000, 3).await,
        Due { to_mix: vec![other.code.clone()], to_close: vec![wave.code.clone()], to_delete: Vec::new(), to_forget: Vec::new() }
    );
    app.db.mix(&wave.code, Mixing::Close(1_000), mixed).await.unwrap();
    assert_eq!(due(1_059, 4).await, Due::default());
    assert_eq!(due(1_060, 4).await.to_forget, std::slice::from_ref(&wave.code));
    app.db.forget_pages(&wave.code).await.unwrap();
    assert_eq!(due(2_000, 4).await, Due::default());
    // The database's own clock must have come so far too.
    let (late, _) = app.wave_until(app.db.clock().await.unwrap() + 3_600).await;
    assert!(due(i64::MAX / 2, 4).await.to_close.is_empty(), "{late:?}");
}

async fn another_key_is_refused_a_lost_one_replaced_and_a_round_remembered(app: App) {
    let other = PendingKey::Given([8; 32]);
    let refused = Db::open(&app.address, &other).await.unwrap_err().to_string();
    assert!(refused.contains("`pending_key`") && !refused.contains("0808"), "{refused}");
    Db::open(&app.address, &PendingKey::Given([7; 32])).await.unwrap();
    assert_eq!(app.db.last_round().await.unwrap(), None);
    // With the key lost for good, what waits is given up, and only that: who sent it may send again.
    let (wave, _) = app.wave(&[]).await;
    accept(&app, &wave.code, (1, 1)).await;
    app.db.mix(&wave.code, Mixing::AtLeast(1), mixed).await.unwrap();
    accept(&app, &wave.code, (2, 2)).await;
    let reopened = Db::open_without_key(&app.address, &other).await.unwrap();
    assert_eq!((app.count("pending").await, app.count("seen").await, app.count("response").await), (0, 1, 1));
    // A server that still seals with the old key takes nothing in.
    assert!(matches!(app.db.accept(&wave.code, &[submission(3, 3)]).await, Err(StoreError::PendingKey(_))));
    assert!(matches!(app.db.mix(&wave.code, CLOSE, mixed).await, Err(StoreError::PendingKey(_))));
    assert_eq!(reopened.accept(&wave.code, &[submission(2, 2)]).await.unwrap(), [Acceptance::Stored]);
    assert_eq!(reopened.mix(&wave.code, CLOSE, mixed).await.unwrap(), 1);
    reopened.close().await;
    app.db.remember_round(7_201).await.unwrap();
    app.db.remember_round(10_801).await.unwrap();
    assert_eq!(app.db.last_round().await.unwrap(), Some(10_800));
}

async fn closing_twice_or_failing_changes_nothing(app: App) {
    let (wave, _) = app.wave(&[]).await;
    accept(&app, &wave.code, (1, 1)).await;
    let broken = |_| Err(StoreError::Unreadable { what: "a waiting response", reason: "broken".into() });
    assert!(app.db.mix(&wave.code, CLOSE, broken).await.is_err());
    assert_eq!(app.db.wave(&wave.code).await.unwrap().state, State::Open);
    assert_eq!((app.count("pending").await, app.count("response").await), (1, 0));
    app.db.mix(&wave.code, CLOSE, mixed).await.unwrap();
    assert!(matches!(app.db.mix(&wave.code, CLOSE, mixed).await, Err(StoreError::WrongState { state: State::Closed, .. })));
    assert_eq!(app.count("response").await, 1);
}

async fn responses_are_read_a_page_at_a_time(app: App) {
    let (wave, _) = app.wave(&[]).await;
    for token in 1..=5 {
        accept(&app, &wave.code, (token, token)).await;
    }
    app.db.mix(&wave.code, Mixing::AtLeast(1), mixed).await.unwrap();
    let (pages, mut read) = tokio::sync::mpsc::channel(1);
    let reading = tokio::spawn({
        let (db, wave) = (app.db.clone(), wave.code.clone());
        async move { db.read_responses(&wave, 1, pages).await }
    });
    let first = read.recv().await.unwrap();
    // Mixed while somebody reads: it is not of their set.
    accept(&app, &wave.code, (0, 0)).await;
    app.db.mix(&wave.code, Mixing::AtLeast(1), mixed).await.unwrap();
    let mut ids = vec![first[0].id[0]];
    while let Some(page) = read.recv().await {
        ids.extend(page.iter().map(|response| response.id[0]));
    }
    reading.await.unwrap().unwrap();
    ids.sort_unstable();
    assert_eq!(ids, [0xfa, 0xfb, 0xfc, 0xfd, 0xfe]);
    assert!(first.len() == 1 && first[0].audience == "child");
    // Nobody listens: it is no error.
    let (pages, read) = tokio::sync::mpsc::channel(1);
    drop(read);
    app.db.read_responses(&wave.code, 3, pages).await.unwrap();
    assert_eq!(responses(&app.db, &wave.code).await.len(), 6);
}

async fn a_release_is_kept_once_and_comes_back_whole(app: App) {
    let (wave, _) = app.wave(&[]).await;
    let survey = parse(ASK_THE_FAMILY).unwrap();
    let plan =
        Plan { wave: wave.code.to_string(), made_up: false, areas: wave.areas.clone(), larger_areas: Vec::new(), breakdowns: Vec::new() };
    let empty = release(&Tallies::new(&survey, plan, RoundingSecret::new([1; 32])).unwrap(), &Policy::sdc1(), None);
    assert!(matches!(app.db.keep_release(&wave.code, &empty, 3).await, Err(StoreError::WrongState { state: State::Open, .. })));
    app.db.mix(&wave.code, CLOSE, mixed).await.unwrap();
    app.db.keep_release(&wave.code, &empty, 3).await.unwrap();
    assert_eq!(
        app.db.release(&wave.code).await.unwrap(),
        Some(Kept { hash: empty.hash(), body: empty.canonical_json(), release: empty.clone(), made_at: 3 })
    );
    assert_eq!(app.db.wave(&wave.code).await.unwrap().state, State::Released);
    assert!(matches!(app.db.keep_release(&wave.code, &empty, 4).await, Err(StoreError::WrongState { state: State::Released, .. })));
}

async fn waves_do_not_touch_each_other(app: App) {
    let ((one, _), (other, _)) = (app.wave(&[]).await, app.wave(&[]).await);
    accept(&app, &one.code, (1, 1)).await;
    accept(&app, &other.code, (1, 2)).await;
    app.db.mix(&one.code, CLOSE, mixed).await.unwrap();
    assert_eq!((app.count("pending").await, app.count("response").await), (1, 1));
    assert_eq!(accept(&app, &other.code, (1, 2)).await, Acceptance::Again);
    assert!(responses(&app.db, &other.code).await.is_empty());
}

/// The wave with slips of these digests, and the link that they are counted at.
async fn with_slips(app: &App, digests: &[u8]) -> (Code, Code) {
    let (wave, links) = app.wave(&[]).await;
    let digests: Vec<_> = digests.iter().map(|digest| [*digest; 32]).collect();
    app.db.add_slips(&links[0], &digests, &entry(1, "test", "printed slips", None, "")).await.unwrap();
    (wave.code, links[0].code.clone())
}

async fn a_slip_is_spent_once_by_one_page(app: App) {
    let ((wave, _), (other, _)) = (with_slips(&app, &[101, 102]).await, with_slips(&app, &[103]).await);
    let sent = |slip: u8, token, check| Submission { slip: Some([slip; 32]), ..submission(token, check) };
    let accept = async |wave: &Code, sent: Submission| app.db.accept(wave, &[sent]).await.unwrap()[0];
    assert_eq!(accept(&wave, sent(103, 1, 1)).await, Acceptance::UnknownCode);
    assert_eq!(accept(&other, sent(101, 1, 1)).await, Acceptance::UnknownCode);
    assert_eq!((app.count("seen").await, app.count("pending").await), (0, 0));
    let together = [sent(101, 1, 1), sent(101, 2, 2), sent(101, 1, 1), sent(101, 1, 3)];
    let accepted = app.db.accept(&wave, &together).await.unwrap();
    assert_eq!(accepted, [Acceptance::Stored, Acceptance::UsedCode, Acceptance::Again, Acceptance::AlreadyIn]);
    // The slip's digest and the page's; one check, the page's.
    assert_eq!((app.count("seen").await, app.count("resend").await, app.count("pending").await), (2, 1, 1));
    app.db.mix(&wave, Mixing::AtLeast(1), mixed).await.unwrap();
    assert_eq!(accept(&wave, sent(101, 1, 1)).await, Acceptance::AlreadyIn);
    assert_eq!(accept(&wave, sent(101, 2, 2)).await, Acceptance::UsedCode);
    app.db.mix(&wave, CLOSE, mixed).await.unwrap();
    assert_eq!(accept(&wave, sent(101, 1, 1)).await, Acceptance::CountedAndClosed);
    for (slip, token) in [(101, 2), (102, 3), (103, 4)] {
        assert_eq!(accept(&wave, sent(slip, token, 1)).await, Acceptance::Closed);
    }
    app.db.forget_pages(&wave).await.unwrap();
    // The other wave's is still there.
    assert_eq!((app.count("seen").await, app.count("slip").await), (0, 1));
}

async fn slips_are_kept_with_their_count_and_only_while_open(app: App) {
    let (wave, link) = with_slips(&app, &[3, 1]).await;
    let (found, _) = app.db.link(&link).await.unwrap();
    assert_eq!(found.slips, 2);
    let entry = entry(1, "test", "printed slips", None, "");
    app.db.add_slips(&found, &[[2; 32]], &entry).await.unwrap();
    assert_eq!((app.count("slip").await, app.db.link(&link).await.unwrap().0.slips), (3, 3));
    app.db.mix(&wave, CLOSE, mixed).await.unwrap();
    let late = app.db.add_slips(&found, &[[4; 32]], &entry).await;
    assert!(matches!(late, Err(StoreError::WrongState { state: State::Closed, .. })));
    assert_eq!((app.count("slip").await, app.db.link(&link).await.unwrap().0.slips), (3, 3));
}
