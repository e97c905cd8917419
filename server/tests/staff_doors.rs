//! The doors: the list of one's sessions, and a network that tries too often. `asvs.md` beside this file says which requirement each test proves.

use std::{net::SocketAddr, sync::atomic::Ordering};

use axum::{
    body::Body,
    extract::ConnectInfo,
    http::{Request, StatusCode, header},
};
use domain::staff::Role;
use server::service::accounts::{PART_ENDS, SESSION_IDLE};

use crate::support::{
    Answer, App,
    desk::{Desk, PASSPHRASE, administrator, person},
    on_both_engines,
};

on_both_engines!(
    sessions_are_listed_and_ended_one_by_one,
    nobody_ends_sessions_without_proof_or_of_others,
    a_network_that_tries_too_often_is_slowed_down,
    guessing_at_the_door_makes_nobody_wait_behind_it,
);

const MARY: &str = "mary@example.org";

fn later(app: &App, seconds: i64) {
    app.clock.fetch_add(seconds.unsigned_abs(), Ordering::Relaxed);
}

/// Another browser of the same person, signed in.
async fn another<'a>(app: &'a App, desk: &Desk<'_>) -> Desk<'a> {
    let mut other = Desk::new(app);
    other.secret = desk.secret.clone();
    later(app, 30);
    other.first(MARY, PASSPHRASE).await;
    let code = other.code();
    assert_eq!(other.second(&code).await.header("location"), "/staff");
    other
}

async fn guessing_at_the_door_makes_nobody_wait_behind_it(app: App) {
    let mut desk = Desk::of(&app, MARY, administrator()).await;
    let listed = names(&another(&app, &desk).await.get("/staff/account").await.body);
    for _ in 0..20 {
        Desk::new(&app).first(MARY, "guess").await;
        later(&app, 15 * 60);
    }
    // Whoever knows the passphrase is let on to the code at once, and whoever is in proves to be themselves.
    let mut late = Desk::new(&app);
    late.secret = desk.secret.clone();
    assert_eq!(late.first(MARY, PASSPHRASE).await.header("location"), "/staff/second");
    let code = late.code();
    assert_eq!(late.second(&code).await.header("location"), "/staff");
    for _ in 0..6 {
        Desk::new(&app).first(MARY, "guess").await;
    }
    assert_eq!(Desk::new(&app).first(MARY, PASSPHRASE).await.status, StatusCode::TOO_MANY_REQUESTS);
    let ended = late.post("/staff/account/elsewhere", &[("session", &listed[0]), ("sessions-proof", PASSPHRASE)]).await;
    assert_eq!(ended.status, StatusCode::OK);
    // Codes are slowed down by themselves.
    later(&app, 60);
    desk.first(MARY, PASSPHRASE).await;
    for _ in 0..6 {
        assert_eq!(desk.second("000000").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(desk.second("000000").await.status, StatusCode::TOO_MANY_REQUESTS);
    desk.first(MARY, PASSPHRASE).await;
    assert_eq!(desk.second("000000").await.status, StatusCode::TOO_MANY_REQUESTS, "a right passphrase forgives no codes");
}

/// A try from a network, through a proxy whose word is taken.
async fn try_from(app: &App, path: &str, network: &str, form: &str) -> Answer {
    let request = if form.is_empty() { Request::get(path) } else { Request::post(path).header("sec-fetch-site", "same-origin") };
    let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").header("x-forwarded-for", network);
    let peer = ConnectInfo(SocketAddr::from(([10, 0, 0, 1], 4_000)));
    app.ask(request.extension(peer).body(Body::from(form.to_owned())).unwrap()).await
}

async fn a_network_that_tries_too_often_is_slowed_down(app: App) {
    let join = format!("/staff/join/{}", "00".repeat(32));
    let tries = async |network: &str| try_from(&app, &join, network, "name=x").await;
    for _ in 0..300 {
        assert_eq!(tries("2001:db8:0:100::1").await.status, StatusCode::GONE);
    }
    // All of a household's or an office's addresses are one network; passphrases, links and ways to a provider count together.
    let slow = tries("2001:db8:0:1ff::2").await;
    assert!(slow.status == StatusCode::TOO_MANY_REQUESTS && slow.body.contains("Wait 13 seconds"), "{}", slow.body);
    assert_eq!(slow.header("retry-after"), "13");
    let sign_in = try_from(&app, "/staff/sign-in", "2001:db8:0:100::1", "email=a%40example.org&passphrase=x").await;
    assert_eq!(sign_in.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(try_from(&app, "/staff/provider", "2001:db8:0:100::1", "").await.status, StatusCode::TOO_MANY_REQUESTS);
    // Others are not, nor is what is no try; and a try comes back every twelve seconds.
    for other in ["2001:db8:0:200::1", "192.0.2.1"] {
        assert_eq!(tries(other).await.status, StatusCode::GONE, "{other}");
    }
    assert_eq!(try_from(&app, "/staff/sign-in", "2001:db8:0:100::1", "").await.status, StatusCode::OK);
    later(&app, 12);
    assert_eq!(tries("2001:db8:0:100::1").await.status, StatusCode::GONE);
    assert_eq!(tries("2001:db8:0:100::1").await.status, StatusCode::TOO_MANY_REQUESTS);
}

/// What the page calls the other sessions.
fn names(page: &str) -> Vec<String> {
    let radios = page.split("name=\"session\"").skip(1).map(|rest| rest.split("value=\"").nth(1).unwrap().split('"').next().unwrap());
    radios.map(str::to_owned).collect()
}

async fn sessions_are_listed_and_ended_one_by_one(app: App) {
    let mut desk = Desk::of(&app, MARY, administrator()).await;
    let page = desk.get("/staff/account").await;
    assert!(page.body.contains("Nowhere else.") && names(&page.body).is_empty());
    let mut home = another(&app, &desk).await;
    let mut train = another(&app, &desk).await;
    // Somebody who knows the passphrase and no more is seen.
    Desk::new(&app).first(MARY, PASSPHRASE).await;
    let page = desk.get("/staff/account").await;
    let listed = names(&page.body);
    assert_eq!(listed.len(), 4, "three, and all of them");
    assert_eq!(page.body.matches("no code yet").count(), 1);
    assert_eq!(listed[3], "others");
    // No name opens anything, and none is what the database knows a session by.
    let mut thief = Desk::new(&app);
    for name in &listed {
        thief.cookie = Some(format!("__Secure-staff={name}"));
        assert_eq!(thief.get("/staff").await.header("location"), "/staff/sign-in");
        for digest in app.db.sessions_of(&app.db.account_of(MARY).await.unwrap().unwrap().id).await.unwrap() {
            let digest: String = digest.digest.iter().map(|byte| format!("{byte:02x}")).collect();
            assert!(!digest.contains(name.as_str()));
        }
    }
    // Half in, it is gone from the list by itself; the others are told apart by when they began.
    later(&app, PART_ENDS);
    let listed = names(&desk.get("/staff/account").await.body);
    assert_eq!(listed.len(), 3);
    let code = desk.code();
    let ended = desk.post("/staff/account/elsewhere", &[("session", &listed[0]), ("sessions-proof", &code)]).await;
    assert!(ended.status == StatusCode::OK && ended.body.contains("You are signed out there."));
    assert_eq!(train.get("/staff").await.header("location"), "/staff/sign-in", "the one last used stood first");
    assert_eq!(home.get("/staff").await.status, StatusCode::OK);
    let again = desk.post("/staff/account/elsewhere", &[("session", &listed[0]), ("sessions-proof", PASSPHRASE)]).await;
    assert!(again.body.contains("It had ended already."));
    let all = desk.post("/staff/account/elsewhere", &[("session", "others"), ("sessions-proof", PASSPHRASE)]).await;
    assert!(all.body.contains("here and nowhere else") && all.body.contains("Nowhere else."));
    assert_eq!(home.get("/staff").await.header("location"), "/staff/sign-in");
    let acts: Vec<_> = app.db.audit().await.unwrap().into_iter().map(|entry| (entry.by_whom, entry.act)).collect();
    for act in ["ended one of their sessions", "ended all their other sessions"] {
        assert!(acts.contains(&(MARY.to_owned(), act.to_owned())), "{act}");
    }
    // One that was left alone is listed no more.
    another(&app, &desk).await;
    later(&app, SESSION_IDLE - 1);
    desk.get("/staff").await;
    later(&app, 1);
    assert!(names(&desk.get("/staff/account").await.body).is_empty());
}

async fn nobody_ends_sessions_without_proof_or_of_others(app: App) {
    let mut desk = Desk::of(&app, MARY, administrator()).await;
    let mut home = another(&app, &desk).await;
    let listed = names(&desk.get("/staff/account").await.body);
    assert_eq!(listed.len(), 1, "one alone needs no \"all\"");
    // The code that is used already, none, another's passphrase.
    for proof in [home.code().as_str(), "", "000000", "heron bucket stair", &"x".repeat(50_000)] {
        let refused = desk.post("/staff/account/elsewhere", &[("session", &listed[0]), ("sessions-proof", proof)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("href=\"#sessions-proof\""));
    }
    // Guessing at a desk that was left is slowed down as at the door.
    desk.post("/staff/account/elsewhere", &[("session", &listed[0]), ("sessions-proof", "no")]).await;
    let waits = desk.post("/staff/account/elsewhere", &[("session", &listed[0]), ("sessions-proof", PASSPHRASE)]).await;
    assert!(waits.body.contains("Too many tries"));
    assert_eq!(home.get("/staff").await.status, StatusCode::OK);
    // Another person who learnt the name ends nothing with it.
    let mut val = Desk::of(&app, "val@example.org", person("fife", Role::Manager)).await;
    let nothing = val.post("/staff/account/elsewhere", &[("session", &listed[0]), ("sessions-proof", PASSPHRASE)]).await;
    assert!(nothing.body.contains("It had ended already."));
    assert_eq!(home.get("/staff").await.status, StatusCode::OK);
}
