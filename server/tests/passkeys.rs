//! Passkeys: added, used at the second lock, removed; and everything that must not open it.

use std::sync::atomic::Ordering;

use axum::http::StatusCode;
use domain::staff::Role;

use crate::support::{
    Answer, App,
    authenticator::{Authenticator, options},
    desk::{Desk, PASSPHRASE, administrator, person},
    on_both_engines,
};

on_both_engines!(
    a_passkey_opens_the_second_lock,
    what_is_no_passkey_of_theirs_opens_nothing,
    a_passkey_is_added_by_its_person_alone,
    a_way_back_in_takes_passkeys_along,
);

const MARY: &str = "mary@example.org";
const PAGE: &str = "/staff/account/passkeys";

fn later(app: &App, seconds: i64) {
    app.clock.fetch_add(seconds.unsigned_abs(), Ordering::Relaxed);
}

async fn add(desk: &mut Desk<'_>, key: &Authenticator, name: &str) -> Answer {
    let asked = options(&desk.get(PAGE).await);
    desk.post(PAGE, &[("passkey-name", name), ("passkey-proof", PASSPHRASE), ("credential", &key.made(&asked))]).await
}

/// The second lock, by a passkey.
async fn open(desk: &mut Desk<'_>, key: &mut Authenticator) -> Answer {
    let asked = options(&desk.get("/staff/second").await);
    desk.post("/staff/second/passkey", &[("credential", &key.signed(&asked))]).await
}

async fn with_passkey<'a>(app: &'a App, email: &str, key: &Authenticator) -> Desk<'a> {
    let mut desk = Desk::of(app, email, administrator()).await;
    let added = add(&mut desk, key, "My phone <x>").await;
    assert!(added.status == StatusCode::OK && added.body.contains("It is added.") && added.body.contains("My phone &lt;x&gt;"));
    desk
}

async fn a_passkey_opens_the_second_lock(app: App) {
    let mut key = Authenticator::new(7);
    let mut desk = with_passkey(&app, MARY, &key).await;
    assert!(desk.get("/staff/account").await.body.contains("You have one."));
    for _ in 0..3 {
        desk.post("/staff/sign-out", &[]).await;
        desk.first(MARY, PASSPHRASE).await;
        assert_eq!(desk.get("/staff").await.header("location"), "/staff/second", "by itself a passkey is no passphrase");
        let half = desk.cookie.clone();
        let opened = open(&mut desk, &mut key).await;
        assert_eq!((opened.status, opened.header("location")), (StatusCode::SEE_OTHER, "/staff"));
        assert!(desk.cookie != half && desk.get("/staff").await.status == StatusCode::OK);
    }
    // One that counts no uses, as those that are kept in several machines.
    let mut synced = Authenticator::new(8);
    add(&mut desk, &synced, "All my machines").await;
    synced.counts = false;
    for _ in 0..2 {
        desk.first(MARY, PASSPHRASE).await;
        assert_eq!(open(&mut desk, &mut synced).await.header("location"), "/staff");
    }
    // The code and the paper stay.
    desk.first(MARY, PASSPHRASE).await;
    later(&app, 30);
    let code = desk.code();
    assert_eq!(desk.second(&code).await.header("location"), "/staff");
    desk.first(MARY, PASSPHRASE).await;
    let paper = desk.recovery[0].clone();
    assert_eq!(desk.second(&paper).await.header("location"), "/staff");
    // Removed, it opens nothing; without any, nothing is asked.
    let ids: Vec<_> = app.db.passkeys(&app.db.account_of(MARY).await.unwrap().unwrap().id).await.unwrap();
    assert_eq!(ids.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["My phone <x>", "All my machines"]);
    let mut half = Desk::new(&app);
    half.first(MARY, PASSPHRASE).await;
    let asked = options(&half.get("/staff/second").await);
    for id in ids {
        let wrong = desk.post(&format!("{PAGE}/removed"), &[("passkey", &id.id), ("remove-proof", "no")]).await;
        assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.body.contains("href=\"#remove-proof\""));
        let removed = desk.post(&format!("{PAGE}/removed"), &[("passkey", &id.id), ("remove-proof", PASSPHRASE)]).await;
        assert!(removed.body.contains("It is removed"));
    }
    let late = half.post("/staff/second/passkey", &[("credential", &key.signed(&asked))]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY, "asked before it was removed");
    assert!(!half.get("/staff/second").await.body.contains("data-passkey"));
    let acts: Vec<_> = app.db.audit().await.unwrap().into_iter().map(|entry| (entry.by_whom, entry.act)).collect();
    for (act, times) in [("added a passkey", 2), ("removed a passkey", 2)] {
        assert_eq!(acts.iter().filter(|known| **known == (MARY.to_owned(), act.to_owned())).count(), times, "{act}");
    }
}

/// What makes a key a wrong one.
type Wrong = fn(&mut Authenticator);

async fn what_is_no_passkey_of_theirs_opens_nothing(app: App) {
    let mut key = Authenticator::new(7);
    let mut desk = with_passkey(&app, MARY, &key).await;
    let vals = Authenticator::new(9);
    with_passkey(&app, "val@example.org", &vals).await;
    let wrongs: [(&str, Wrong); 4] = [
        ("another site's page", |key| key.origin = "https://blether.test.evil.example".to_owned()),
        ("by another site's name", |key| key.site = "evil.example".to_owned()),
        ("nobody confirmed", |key| key.confirmed = false),
        ("another key under its name", |key| *key = key.forged(8)),
    ];
    for (what, wrong) in wrongs {
        desk.first(MARY, PASSPHRASE).await;
        let mut other = key.clone();
        wrong(&mut other);
        let refused = open(&mut desk, &mut other).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{what}");
        assert!(refused.body.contains("This passkey did not open it"), "{what}");
        // One that is right, so that the row of tries begins anew.
        key.count = other.count.max(key.count);
        assert_eq!(open(&mut desk, &mut key).await.header("location"), "/staff", "{what}");
    }
    // Another person's passkey, and one of one's own that signed for another.
    desk.first(MARY, PASSPHRASE).await;
    assert_eq!(open(&mut desk, &mut vals.clone()).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut val = Desk::new(&app);
    val.first("val@example.org", PASSPHRASE).await;
    let asked = options(&val.get("/staff/second").await);
    let refused = desk.post("/staff/second/passkey", &[("credential", &key.signed(&asked))]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(open(&mut desk, &mut key).await.header("location"), "/staff");
    // Played again: to the same session's successor, and to a fresh one.
    desk.first(MARY, PASSPHRASE).await;
    let asked = options(&desk.get("/staff/second").await);
    let signed = key.signed(&asked);
    let half = desk.cookie.clone();
    assert_eq!(desk.post("/staff/second/passkey", &[("credential", &signed)]).await.header("location"), "/staff");
    desk.cookie = half;
    assert_eq!(desk.post("/staff/second/passkey", &[("credential", &signed)]).await.header("location"), "/staff/sign-in");
    desk.first(MARY, PASSPHRASE).await;
    desk.get("/staff/second").await;
    assert_eq!(desk.post("/staff/second/passkey", &[("credential", &signed)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    // A copy that does not know how often the other was used.
    let mut copy = key.clone();
    copy.count -= 1;
    assert_eq!(open(&mut desk, &mut copy).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    // Nothing, and nonsense; then whoever tries on waits, the right one too.
    for nonsense in ["", "{}"] {
        assert_eq!(desk.post("/staff/second/passkey", &[("credential", nonsense)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    while open(&mut desk, &mut copy.forged(3)).await.status == StatusCode::UNPROCESSABLE_ENTITY {}
    assert_eq!(open(&mut desk, &mut key).await.status, StatusCode::TOO_MANY_REQUESTS);
    // Five minutes.
    later(&app, 15 * 60);
    desk.first(MARY, PASSPHRASE).await;
    let asked = options(&desk.get("/staff/second").await);
    later(&app, 5 * 60);
    assert_eq!(desk.post("/staff/second/passkey", &[("credential", &key.signed(&asked))]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    later(&app, 60);
    assert_eq!(open(&mut desk, &mut key).await.header("location"), "/staff");
}

async fn a_passkey_is_added_by_its_person_alone(app: App) {
    let key = Authenticator::new(7);
    let mut desk = Desk::of(&app, MARY, administrator()).await;
    let asked = options(&desk.get(PAGE).await);
    assert_eq!((asked["rp"]["id"].as_str(), asked["attestation"].as_str()), (Some("blether.test"), Some("none")));
    assert_eq!(asked["authenticatorSelection"]["userVerification"].as_str(), Some("required"));
    // Who they are is not in it, but for what they are called.
    let account = app.db.account_of(MARY).await.unwrap().unwrap();
    assert!(!asked.to_string().contains(&account.id));
    let made = key.made(&asked);
    let refused = desk.post(PAGE, &[("passkey-name", "x"), ("passkey-proof", "no"), ("credential", &made)]).await;
    assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.body.contains("href=\"#passkey-proof\""));
    assert!(refused.body.contains("value=\"x\""));
    // What was asked before is asked no more: the page asked anew.
    let refused = desk.post(PAGE, &[("passkey-name", "x"), ("passkey-proof", PASSPHRASE), ("credential", &made)]).await;
    assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.body.contains("href=\"#passkey-name\""));
    assert_eq!(add(&mut desk, &key, " ").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut elsewhere = key.clone();
    elsewhere.origin = "https://evil.example".to_owned();
    assert_eq!(add(&mut desk, &elsewhere, "x").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(app.count("passkey").await, 0);
    assert_eq!(add(&mut desk, &key, "x").await.status, StatusCode::OK);
    // The same again, and the same by another person.
    assert_eq!(add(&mut desk, &key, "y").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut val = Desk::of(&app, "val@example.org", person("fife", Role::Viewer)).await;
    assert_eq!(add(&mut val, &key, "y").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    // Another's is not removed.
    let id = app.db.passkeys(&account.id).await.unwrap().remove(0).id;
    let nothing = val.post(&format!("{PAGE}/removed"), &[("passkey", &id), ("remove-proof", PASSPHRASE)]).await;
    assert!(nothing.body.contains("Nothing is removed"));
    assert_eq!(app.count("passkey").await, 1);
    // Ten are enough.
    for more in 20..29 {
        assert_eq!(add(&mut desk, &Authenticator::new(more), "more").await.status, StatusCode::OK);
    }
    assert!(add(&mut desk, &Authenticator::new(30), "more").await.body.contains("You have ten."));
}

async fn a_way_back_in_takes_passkeys_along(app: App) {
    let mut key = Authenticator::new(7);
    with_passkey(&app, MARY, &key).await;
    let account = app.db.account_of(MARY).await.unwrap().unwrap();
    let link = app.accounts().invite_again("test", &account, app.now()).await.unwrap();
    let mut back = Desk::new(&app);
    back.join(&link).await;
    assert_eq!(app.count("passkey").await, 0);
    // Before an authenticator is set up, nothing else opens.
    let early = back.post("/staff/second/passkey", &[("credential", &key.signed(&serde_json::json!({ "challenge": "AA" })))]).await;
    assert_eq!(early.header("location"), "/staff/second");
    back.set_up().await;
    assert_eq!(back.get("/staff").await.status, StatusCode::OK);
}
