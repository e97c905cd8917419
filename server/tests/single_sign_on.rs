//! Coming in by a provider: a real one on this machine, which does what it should or one thing that it should not.
//! A line past 300: what lets in and what must not are read together.

use std::sync::atomic::Ordering;

use axum::http::StatusCode;
use domain::staff::Role;
use server::service::accounts::WAY_ENDS;

use crate::support::{
    Answer, App,
    desk::{Desk, PASSPHRASE, administrator, person},
    on_both_engines,
    provider::{Does, Provider, follow},
};

on_both_engines!(
    a_linked_person_comes_in_and_our_code_is_asked,
    what_the_provider_asked_counts_where_the_settings_say_so,
    nobody_comes_in_by_an_answer_that_cannot_be_believed,
    a_way_is_gone_once_in_its_own_browser_and_in_time,
    an_account_is_linked_by_its_person_alone,
    an_invitation_is_taken_without_a_passphrase,
    without_the_setting_nothing_of_it_is_there,
);

const MARY: &str = "mary@example.org";

fn later(app: &App, seconds: i64) {
    app.clock.fetch_add(seconds.unsigned_abs(), Ordering::Relaxed);
}

/// The application with a provider, and the provider.
async fn both(app: App, acr: &[&str], amr: &[&str]) -> (App, Provider) {
    let provider = Provider::start(app.clock.clone()).await;
    let mut settings = provider.settings();
    settings.acr = acr.iter().map(ToString::to_string).collect();
    settings.amr = amr.iter().map(ToString::to_string).collect();
    (app.with_single_sign_on(settings), provider)
}

/// From an address of ours to the provider and back.
async fn there_and_back(desk: &mut Desk<'_>, from: &str) -> Answer {
    let out = desk.get(from).await;
    assert_eq!(out.status, StatusCode::SEE_OTHER, "{}", out.body);
    let back = follow(out.header("location").to_owned()).await;
    desk.arrive(&back).await
}

/// Somebody with an account that is linked with a subject of the provider; signed out again.
async fn linked<'a>(app: &'a App, provider: &Provider, email: &str, subject: &str) -> Desk<'a> {
    let mut desk = Desk::of(app, email, administrator()).await;
    provider.next(Does::Right, subject);
    let asked = there_and_back(&mut desk, "/staff/provider/link").await;
    assert_eq!(asked.status, StatusCode::OK);
    let linked = desk.post("/staff/provider/link", &[("provider-proof", PASSPHRASE)]).await;
    assert!(linked.status == StatusCode::OK && linked.body.contains("It is linked."), "{}", linked.body);
    assert_eq!(desk.way, None, "the way is over");
    desk.post("/staff/sign-out", &[]).await;
    desk
}

async fn a_linked_person_comes_in_and_our_code_is_asked(app: App) {
    let (app, provider) = both(app, &[], &[]).await;
    let mut desk = linked(&app, &provider, MARY, "248289761001").await;
    assert!(desk.get("/staff/sign-in").await.body.contains("Sign in with Fife Council"));
    let out = desk.get("/staff/provider").await;
    let way = out.header("set-cookie").to_owned();
    assert!(way.starts_with("__Secure-way="), "{way}");
    for part in ["; Path=/staff/provider;", "; HttpOnly", "; SameSite=Lax", "; Secure", "; Max-Age=600"] {
        assert!(way.contains(part), "{part} in {way}");
    }
    let address = out.header("location").to_owned();
    let back = follow(address.clone()).await;
    let asked = provider.asked();
    // What goes to the provider tells neither the secret nor each other.
    let secret = way.split(['=', ';']).nth(1).unwrap();
    assert!(!address.contains(secret) && asked["state"] != asked["nonce"]);
    assert!(!asked.contains_key("acr_values") && !asked.contains_key("login_hint"));
    let entered = desk.arrive(&back).await;
    assert_eq!((entered.status, entered.header("refresh")), (StatusCode::OK, "0; url=/staff/second"));
    assert!(entered.body.contains("href=\"/staff/second\""));
    assert!(desk.cookie.is_some() && desk.way.is_none());
    assert_eq!(desk.get("/staff").await.header("location"), "/staff/second", "the provider asked for one lock");
    later(&app, 30);
    let code = desk.code();
    assert_eq!(desk.second(&code).await.header("location"), "/staff");
    // Its keys change: the new ones are asked for. The session before ends, though on the way back the browser does not show it.
    let before = desk.cookie.clone();
    provider.next(Does::NewKey, "248289761001");
    later(&app, 60);
    assert_eq!(there_and_back(&mut desk, "/staff/provider").await.header("refresh"), "0; url=/staff/second");
    desk.cookie = before;
    assert_eq!(desk.get("/staff").await.header("location"), "/staff/sign-in");
    let acts: Vec<_> = app.db.audit().await.unwrap().into_iter().map(|entry| (entry.by_whom, entry.act)).collect();
    assert!(acts.contains(&(MARY.to_owned(), "linked their sign-in with Fife Council".to_owned())));
}

async fn what_the_provider_asked_counts_where_the_settings_say_so(app: App) {
    let (app, provider) = both(app, &["https://refeds.org/profile/mfa"], &["mfa"]).await;
    let mut desk = linked(&app, &provider, MARY, "mary").await;
    for (acr, amr, to) in [
        (None, &[][..], "/staff/second"),
        (Some("https://refeds.org/profile/sfa"), &["pwd"], "/staff/second"),
        (Some("https://refeds.org/profile/mfa"), &["pwd"], "/staff"),
        (None, &["pwd", "mfa"], "/staff"),
    ] {
        provider.with(acr, amr);
        let entered = there_and_back(&mut desk, "/staff/provider").await;
        assert_eq!(entered.header("refresh"), format!("0; url={to}"), "{acr:?} {amr:?}");
        assert_eq!(provider.asked()["acr_values"], "https://refeds.org/profile/mfa");
        assert_eq!(desk.get("/staff").await.status == StatusCode::OK, to == "/staff");
        desk.post("/staff/sign-out", &[]).await;
    }
}

async fn nobody_comes_in_by_an_answer_that_cannot_be_believed(app: App) {
    let (app, provider) = both(app, &[], &[]).await;
    let mut desk = linked(&app, &provider, MARY, "mary").await;
    for does in [
        Does::OtherNonce,
        Does::NoNonce,
        Does::Expired,
        Does::OtherAudience,
        Does::TwoAudiences,
        Does::OtherIssuer,
        Does::Unsigned,
        Does::BySecret,
        Does::ByAnothersKey,
        Does::Tampered,
        Does::NoToken,
        Does::OtherAccessToken,
        Does::Redirects,
    ] {
        provider.next(does, "mary");
        let refused = there_and_back(&mut desk, "/staff/provider").await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{does:?}");
        assert!(refused.body.contains("cannot be trusted"), "{does:?}: {}", refused.body);
        assert!(desk.cookie.is_none() && desk.way.is_none(), "{does:?}");
    }
    provider.next(Does::Denies, "mary");
    assert!(there_and_back(&mut desk, "/staff/provider").await.body.contains("did not let you in"));
    // Whoever nobody here is linked with, whatever else the provider says of them.
    provider.next(Does::Right, MARY);
    let unknown = there_and_back(&mut desk, "/staff/provider").await;
    assert!(unknown.status == StatusCode::FORBIDDEN && unknown.body.contains("No account is linked"));
    assert_eq!(desk.cookie, None);
    provider.next(Does::Right, "mary");
    assert_eq!(there_and_back(&mut desk, "/staff/provider").await.status, StatusCode::OK, "and so much for the test itself");
    // A provider that does not answer.
    let mut settings = provider.settings();
    settings.issuer = openidconnect::IssuerUrl::new("http://127.0.0.1:9".to_owned()).unwrap();
    let app = app.with_single_sign_on(settings);
    let silent = Desk::new(&app).get("/staff/provider").await;
    assert!(silent.status == StatusCode::BAD_GATEWAY && silent.body.contains("does not answer"));
}

async fn a_way_is_gone_once_in_its_own_browser_and_in_time(app: App) {
    let (app, provider) = both(app, &[], &[]).await;
    let mut desk = linked(&app, &provider, MARY, "mary").await;
    let refused = |answer: &Answer| answer.status == StatusCode::FORBIDDEN && answer.body.contains("Start again");
    // Another's way back is nobody else's: not with no cookie, not with one's own.
    let mut thief = Desk::new(&app);
    let out = thief.get("/staff/provider").await;
    let theirs = follow(out.header("location").to_owned()).await;
    assert!(refused(&desk.arrive(&theirs).await));
    let out = desk.get("/staff/provider").await;
    let ours = follow(out.header("location").to_owned()).await;
    let way = desk.way.clone();
    assert!(refused(&desk.arrive(&theirs).await));
    assert_eq!(desk.cookie, None);
    desk.way = way.clone();
    for wrong in [
        ours.replace("state=", "state=0"),
        ours.split("&state=").next().unwrap().to_owned(),
        "/staff/provider/back".to_owned(),
        "/staff/provider/back?state=%ff&code=%ff".to_owned(),
    ] {
        assert!(refused(&desk.arrive(&wrong).await), "{wrong}");
        desk.way = way.clone();
    }
    // None of that used the way up; it is gone once.
    assert_eq!(desk.arrive(&ours).await.status, StatusCode::OK);
    desk.post("/staff/sign-out", &[]).await;
    desk.way = way;
    assert!(refused(&desk.arrive(&ours).await), "played again");
    assert_eq!(desk.cookie, None);
    // Another provider's answer, mixed up with ours (RFC 9207).
    let out = desk.get("/staff/provider").await;
    let back = follow(out.header("location").to_owned()).await;
    let mixed = desk.arrive(&back.replace("&iss=", "&iss=x")).await;
    assert!(mixed.status == StatusCode::FORBIDDEN && desk.cookie.is_none());
    // Ten minutes.
    let out = desk.get("/staff/provider").await;
    let late = follow(out.header("location").to_owned()).await;
    later(&app, WAY_ENDS);
    assert!(refused(&desk.arrive(&late).await));
    // Nothing of it stands in the database as the browser has it.
    desk.get("/staff/provider").await;
    let secret = desk.way.clone().unwrap().split_once('=').unwrap().1.to_owned();
    assert!(app.count("sign_in_attempt").await > 0 && secret.len() == 64);
}

async fn an_account_is_linked_by_its_person_alone(app: App) {
    let (app, provider) = both(app, &[], &[]).await;
    let mut desk = Desk::of(&app, MARY, administrator()).await;
    provider.next(Does::Right, "mary");
    let page = there_and_back(&mut desk, "/staff/provider/link").await;
    assert!(page.status == StatusCode::OK && page.body.contains("Link Fife Council"));
    // Not without passphrase or code, from another session, or by a post without the way.
    let wrong = desk.post("/staff/provider/link", &[("provider-proof", "no")]).await;
    assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.body.contains("href=\"#provider-proof\""));
    let mut val = Desk::of(&app, "val@example.org", person("fife", Role::Manager)).await;
    val.way = desk.way.clone();
    assert_eq!(val.post("/staff/provider/link", &[("provider-proof", PASSPHRASE)]).await.status, StatusCode::FORBIDDEN);
    val.way = None;
    assert_eq!(val.post("/staff/provider/link", &[("provider-proof", PASSPHRASE)]).await.status, StatusCode::FORBIDDEN);
    let mut again = Desk::new(&app);
    (again.secret, again.way) = (desk.secret.clone(), desk.way.clone());
    later(&app, 30);
    again.first(MARY, PASSPHRASE).await;
    let code = again.code();
    again.second(&code).await;
    assert_eq!(again.post("/staff/provider/link", &[("provider-proof", PASSPHRASE)]).await.status, StatusCode::FORBIDDEN);
    let way = desk.way.clone();
    assert!(desk.post("/staff/provider/link", &[("provider-proof", PASSPHRASE)]).await.body.contains("It is linked."));
    desk.way = way;
    assert_eq!(desk.post("/staff/provider/link", &[("provider-proof", PASSPHRASE)]).await.status, StatusCode::FORBIDDEN, "once");
    // One of theirs, one of ours.
    there_and_back(&mut val, "/staff/provider/link").await;
    let taken = val.post("/staff/provider/link", &[("provider-proof", PASSPHRASE)]).await;
    assert!(taken.status == StatusCode::FORBIDDEN && taken.body.contains("It is linked already"));
    // Unlinked, it opens nothing.
    assert_eq!(desk.post("/staff/provider/unlink", &[("provider-proof", "no")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(desk.post("/staff/provider/unlink", &[("provider-proof", PASSPHRASE)]).await.body.contains("It is linked no more."));
    let mut outside = Desk::new(&app);
    assert!(there_and_back(&mut outside, "/staff/provider").await.body.contains("No account is linked"));
    // A way back in takes the link along: whoever lost something may have lost that.
    linked(&app, &provider, "ada@example.org", "ada").await;
    let ada = app.db.account_of("ada@example.org").await.unwrap().unwrap();
    let link = app.accounts().invite_again("test", &ada, app.now()).await.unwrap();
    let mut back = Desk::new(&app);
    assert!(!back.get(&format!("/staff/join/{}", link.write())).await.body.contains("Fife Council"));
    back.join(&link).await;
    assert!(there_and_back(&mut outside, "/staff/provider").await.body.contains("No account is linked"));
    let acts: Vec<_> = app.db.audit().await.unwrap().into_iter().map(|entry| (entry.by_whom, entry.act)).collect();
    assert!(acts.contains(&(MARY.to_owned(), "unlinked their sign-in with Fife Council".to_owned())));
}

async fn an_invitation_is_taken_without_a_passphrase(app: App) {
    let (app, provider) = both(app, &[], &["mfa"]).await;
    let invite = async |email| app.accounts().invite("test", email, person("fife", Role::Viewer), app.now()).await.unwrap().unwrap();
    let link = invite(MARY).await.write();
    provider.next(Does::Right, "mary");
    provider.with(None, &["mfa"]);
    let mut desk = Desk::new(&app);
    assert!(desk.get(&format!("/staff/join/{link}")).await.body.contains("Join with Fife Council"));
    let page = there_and_back(&mut desk, &format!("/staff/provider/join/{link}")).await;
    assert!(page.status == StatusCode::OK && page.body.contains(MARY) && page.body.contains("viewer"));
    assert!(app.db.account_of(MARY).await.unwrap().is_none(), "not before the button");
    let wrong = desk.post("/staff/provider/join", &[("name", " ")]).await;
    assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.body.contains("href=\"#name\""));
    assert_eq!(desk.post("/staff/provider/join", &[("name", "Mary")]).await.header("location"), "/staff/second");
    // An authenticator of one's own all the same: with it one proves to be oneself.
    desk.set_up().await;
    assert_eq!(desk.get("/staff").await.status, StatusCode::OK);
    let account = desk.get("/staff/account").await.body;
    assert!(account.contains("your only way in") && !account.contains("Change your passphrase"));
    later(&app, 30);
    let code = desk.code();
    assert!(desk.post("/staff/provider/unlink", &[("provider-proof", &code)]).await.body.contains("stays linked"));
    for empty in ["", " "] {
        assert_eq!(Desk::new(&app).first(MARY, empty).await.status, StatusCode::UNPROCESSABLE_ENTITY, "no passphrase opens it");
    }
    assert_eq!(
        desk.post("/staff/account/passphrase", &[("old", ""), ("passphrase", PASSPHRASE)]).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    desk.post("/staff/sign-out", &[]).await;
    assert_eq!(there_and_back(&mut desk, "/staff/provider").await.header("refresh"), "0; url=/staff");
    // The link is used; the next invitation is not for whoever is linked already.
    assert_eq!(desk.get(&format!("/staff/provider/join/{link}")).await.status, StatusCode::GONE);
    let other = invite("val@example.org").await.write();
    let mut val = Desk::new(&app);
    there_and_back(&mut val, &format!("/staff/provider/join/{other}")).await;
    assert!(val.post("/staff/provider/join", &[("name", "Val")]).await.body.contains("It is linked already"));
    assert!(app.db.account_of("val@example.org").await.unwrap().is_none());
    provider.next(Does::Right, "val");
    there_and_back(&mut val, &format!("/staff/provider/join/{other}")).await;
    assert_eq!(val.post("/staff/provider/join", &[("name", "Val")]).await.header("location"), "/staff/second", "it was not used up");
    // The first administrator, whose address nobody knows, chooses a passphrase.
    let acts: Vec<_> = app.db.audit().await.unwrap().into_iter().map(|entry| (entry.by_whom, entry.act)).collect();
    assert!(acts.contains(&(MARY.to_owned(), "joined with Fife Council".to_owned())));
}

async fn without_the_setting_nothing_of_it_is_there(app: App) {
    let mut desk = Desk::of(&app, MARY, administrator()).await;
    assert!(!desk.get("/staff/account").await.body.contains("/staff/provider"));
    for path in ["/staff/provider", "/staff/provider/back?state=1&code=1", "/staff/provider/link"] {
        assert_eq!(desk.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    for path in ["/staff/provider/link", "/staff/provider/unlink", "/staff/provider/join"] {
        assert_eq!(desk.post(path, &[("provider-proof", PASSPHRASE)]).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    desk.post("/staff/sign-out", &[]).await;
    assert!(!desk.get("/staff/sign-in").await.body.contains("/staff/provider"));
    assert_eq!(app.count("sign_in_attempt").await, 0);
}
