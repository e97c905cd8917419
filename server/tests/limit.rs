//! The limiter against abuse: a school passes, past it nobody is refused, and no word of a client's own moves it.

use std::{net::SocketAddr, sync::atomic::Ordering};

use axum::{
    body::Body,
    extract::ConnectInfo,
    http::{Request, StatusCode, header},
};
use sha2::{Digest as _, Sha256};

use crate::support::{Answer, App, on_both_engines};

on_both_engines!(
    a_school_of_600_phones_is_never_held,
    past_the_limit_a_form_comes_back_whole_and_goes_in_by_proof_or_by_waiting,
    past_the_limit_a_page_asks_to_wait_and_then_lets_in,
    what_a_client_says_of_itself_changes_nothing,
    https_is_promised_where_a_trusted_proxy_says_so,
);

const SCHOOL: &str = "203.0.113.9:50000";
const HOME: &str = "198.51.100.7:50000";
const PROXY: &str = "10.0.0.1:50000";

/// A request as it comes from an address, with these headers.
async fn ask(app: &App, peer: &str, path: &str, pairs: Option<&[(&str, &str)]>, headers: &[(&str, &str)]) -> Answer {
    let mut request = match pairs {
        None => Request::get(path).body(Body::empty()),
        Some(pairs) => Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish())),
    }
    .unwrap();
    for (name, value) in headers {
        request.headers_mut().append(name.parse::<header::HeaderName>().unwrap(), value.parse().unwrap());
    }
    request.extensions_mut().insert(ConnectInfo(peer.parse::<SocketAddr>().unwrap()));
    app.ask(request).await
}

async fn get(app: &App, peer: &str, path: &str) -> Answer {
    ask(app, peer, path, None, &[]).await
}

async fn post(app: &App, peer: &str, path: &str, pairs: &[(&str, &str)]) -> Answer {
    ask(app, peer, path, Some(pairs), &[]).await
}

/// Sends until the school may send no more: one page's answers again and again, which count once.
async fn send_all(app: &App, path: &str) {
    let token = "0".repeat(64);
    let pairs = [("token", token.as_str()), ("T1", "yes")];
    for _ in 0..=1_000 {
        let answer = post(app, SCHOOL, path, &pairs).await;
        if answer.status == StatusCode::TOO_MANY_REQUESTS {
            return;
        }
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
    }
    panic!("1001 were let in");
}

/// Opens pages until the client behind a trusted proxy may open no more.
async fn open_all(app: &App, client: &str, path: &str) {
    for _ in 0..=3_000 {
        let answer = ask(app, PROXY, path, None, &[("x-forwarded-for", client)]).await;
        if answer.status == StatusCode::TOO_MANY_REQUESTS {
            return;
        }
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
    }
    panic!("3001 were let in");
}

/// The puzzle's answer, found as a browser finds it.
fn solve(page: &Answer) -> String {
    let (salt, challenge) = (page.after("data-salt=\""), page.after("data-challenge=\""));
    let max: u32 = page.after("data-max=\"").parse().unwrap();
    let hash = |number: &u32| Sha256::digest(format!("{salt}{number}")).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    (0..=max).find(|number| hash(number) == challenge).unwrap().to_string()
}

fn later(app: &App, seconds: u64) {
    app.clock.fetch_add(seconds, Ordering::Relaxed);
}

async fn a_school_of_600_phones_is_never_held(app: App) {
    let (_, links) = app.wave(&[]).await;
    let base = format!("/s/{}", links[0].code);
    let path = format!("{base}/child");
    for phone in 0..600 {
        assert_eq!(get(&app, SCHOOL, &base).await.status, StatusCode::OK, "{phone}");
        let form = get(&app, SCHOOL, &path).await;
        assert_eq!(form.status, StatusCode::OK, "{phone}");
        let token = form.token();
        // One in ten first sends what is refused, and another one in ten presses Send twice.
        if phone % 10 == 3 {
            assert_eq!(post(&app, SCHOOL, &path, &[("token", &token)]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{phone}");
        }
        for _ in 0..if phone % 10 == 7 { 2 } else { 1 } {
            let sent = post(&app, SCHOOL, &path, &[("token", &token), ("T1", "yes")]).await;
            assert_eq!((sent.status, sent.header("location")), (StatusCode::SEE_OTHER, format!("{base}/thanks").as_str()), "{phone}");
        }
    }
    assert_eq!((app.count("seen").await, app.count("pending").await), (600, 600));
}

async fn past_the_limit_a_form_comes_back_whole_and_goes_in_by_proof_or_by_waiting(app: App) {
    let (_, links) = app.wave(&[]).await;
    let path = format!("/s/{}/child", links[0].code);
    send_all(&app, &path).await;
    assert_eq!(app.count("pending").await, 1);

    // What was chosen is still there, and so is the token; nothing is stored.
    let token = get(&app, SCHOOL, &path).await.token();
    let typed = [("token", token.as_str()), ("T1", "no"), ("T2", "not-sure"), ("send", "1")];
    let with = |more: &[(&'static str, &str)]| typed.iter().chain(more).map(|&(name, value)| (name, value.to_owned())).collect::<Vec<_>>();
    let held = post(&app, SCHOOL, &path, &typed).await;
    assert_eq!((held.status, held.header("retry-after"), held.token()), (StatusCode::TOO_MANY_REQUESTS, "30", token.clone()));
    assert!(held.chose("T1", "no") && held.chose("T2", "not-sure") && held.start() == "send");
    assert!(held.body.contains("id=\"wait\"") && held.body.contains("Everything you chose is still here"));
    assert!(!held.body.contains("http-equiv"));
    let ticket = held.after("name=\"ticket\" value=\"");

    let send = async |more: &[(&'static str, &str)]| {
        let pairs = with(more);
        let pairs: Vec<_> = pairs.iter().map(|(name, value)| (*name, value.as_str())).collect();
        post(&app, SCHOOL, &path, &pairs).await
    };
    // Too early, and with a wrong number: the ticket still counts.
    for early in [send(&[("ticket", &ticket)]).await, send(&[("ticket", &ticket), ("proof", "50001")]).await] {
        assert_eq!((early.status, early.after("name=\"ticket\" value=\"")), (StatusCode::TOO_MANY_REQUESTS, ticket.clone()));
    }
    // A forged one does not, not even with the number.
    let (proof, forged) = (solve(&held), format!("{}{}", &ticket[..48], "0".repeat(32)));
    let refused = send(&[("ticket", &forged), ("proof", &proof)]).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert_ne!(refused.after("name=\"ticket\" value=\""), ticket);
    assert_eq!(app.count("pending").await, 1);

    // With the number it goes in, once.
    let proved = [("ticket", ticket.as_str()), ("proof", proof.as_str())];
    assert_eq!(send(&proved).await.status, StatusCode::SEE_OTHER);
    assert_eq!(app.count("pending").await, 2);
    let again = send(&proved).await;
    assert_eq!(again.status, StatusCode::TOO_MANY_REQUESTS);

    // So it does half a minute later, once, although the school has sent all it may again.
    later(&app, 30);
    send_all(&app, &path).await;
    let other = get(&app, SCHOOL, &path).await.token();
    let waited = again.after("name=\"ticket\" value=\"");
    let pairs = [("token", other.as_str()), ("T1", "yes"), ("ticket", waited.as_str())];
    assert_eq!(post(&app, SCHOOL, &path, &pairs).await.status, StatusCode::SEE_OTHER);
    assert_eq!(app.count("pending").await, 3);
    assert_eq!(post(&app, SCHOOL, &path, &pairs).await.status, StatusCode::TOO_MANY_REQUESTS);

    // Nobody else was ever held.
    let elsewhere = get(&app, HOME, &path).await.token();
    let sent = post(&app, HOME, &path, &[("token", &elsewhere), ("T1", "yes")]).await;
    assert_eq!((sent.status, app.count("pending").await), (StatusCode::SEE_OTHER, 4));
}

async fn past_the_limit_a_page_asks_to_wait_and_then_lets_in(app: App) {
    let (_, links) = app.wave(&[]).await;
    let (find, base) = (format!("/s?code={}", links[0].code), format!("/s/{}", links[0].code));
    let form = format!("{base}/child");
    let client = "2001:db8:0:aa00::1";
    let behind = async |client: &str, path: &str| ask(&app, PROXY, path, None, &[("x-forwarded-for", client)]).await;
    let token = behind(client, &form).await.token();
    open_all(&app, client, &find).await;

    for path in [&find, &base, &form] {
        let held = behind(client, path).await;
        assert_eq!((held.status, held.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, "30"), "{path}");
        assert_eq!(held.header("cache-control"), "no-store");
        assert!(held.body.contains("Lots of people") && !held.body.contains("http-equiv"));
    }
    // The same household shares its limit; the next does not.
    assert_eq!(behind("2001:db8:0:aaff:1:2:3:4", &form).await.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(behind("2001:db8:0:ab00::1", &form).await.status, StatusCode::OK);
    // Thanks, the front page and Leave are never held.
    for (path, status) in [(format!("{base}/thanks"), 200), ("/".to_owned(), 200), ("/leave".to_owned(), 303)] {
        assert_eq!(behind(client, &path).await.status, status, "{path}");
    }
    // To look at the form again counts as a page; to send does not.
    let review = [("token", token.as_str()), ("T1", "yes"), ("review", "1")];
    let back = ask(&app, PROXY, &form, Some(&review), &[("x-forwarded-for", client)]).await;
    assert!(back.status == StatusCode::TOO_MANY_REQUESTS && back.chose("T1", "yes") && back.token() == token);
    let sent = ask(&app, PROXY, &form, Some(&review[..2]), &[("x-forwarded-for", client)]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);

    // The button carries the ticket and what was typed.
    let held = behind(client, &find).await;
    assert!(held.body.contains("action=\"/s\"") && held.body.contains(&format!("name=\"code\" value=\"{}\"", links[0].code)));
    let ticket = held.after("name=\"ticket\" value=\"");
    let go_on = format!("{find}&ticket={ticket}");
    later(&app, 10);
    open_all(&app, client, &find).await;
    let early = behind(client, &go_on).await;
    assert_eq!((early.status, early.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, "20"));
    assert_eq!(early.after("name=\"ticket\" value=\""), ticket);
    later(&app, 20);
    open_all(&app, client, &find).await;
    let found = behind(client, &go_on).await;
    assert_eq!((found.status, found.header("location")), (StatusCode::SEE_OTHER, base.as_str()));
    assert_eq!(behind(client, &go_on).await.status, StatusCode::TOO_MANY_REQUESTS);
    // With the puzzle's number nobody waits.
    let held = behind(client, &form).await;
    let proved = format!("{form}?ticket={}&proof={}", held.after("name=\"ticket\" value=\""), solve(&held));
    assert_eq!(behind(client, &proved).await.status, StatusCode::OK);
}

async fn what_a_client_says_of_itself_changes_nothing(app: App) {
    let (_, links) = app.wave(&[]).await;
    let path = format!("/s/{}/child", links[0].code);
    send_all(&app, &path).await;
    let token = "1".repeat(64);
    let pairs = [("token", token.as_str()), ("T1", "yes")];
    for spoofed in ["192.0.2.1", "10.0.0.1", "198.51.100.7, 10.0.0.1", "unknown"] {
        let held = ask(&app, SCHOOL, &path, Some(&pairs), &[("x-forwarded-for", spoofed)]).await;
        assert_eq!(held.status, StatusCode::TOO_MANY_REQUESTS, "{spoofed}");
    }
    // Nor does what it puts before the word of a trusted proxy.
    let through = ask(&app, PROXY, &path, Some(&pairs), &[("x-forwarded-for", "192.0.2.1, 203.0.113.9")]).await;
    assert_eq!(through.status, StatusCode::TOO_MANY_REQUESTS);
    let other = ask(&app, PROXY, &path, Some(&pairs), &[("x-forwarded-for", "203.0.113.9, 192.0.2.1")]).await;
    assert_eq!(other.status, StatusCode::SEE_OTHER);
}

async fn https_is_promised_where_a_trusted_proxy_says_so(app: App) {
    let https = [("x-forwarded-proto", "https")];
    for path in ["/", "/leave", "/nowhere"] {
        let promised = ask(&app, PROXY, path, None, &https).await;
        assert_eq!(promised.header("strict-transport-security"), "max-age=31536000", "{path}");
        for (peer, headers) in [(HOME, https.as_slice()), (PROXY, &[]), (PROXY, &[("x-forwarded-proto", "http")])] {
            assert_eq!(ask(&app, peer, path, None, headers).await.header("strict-transport-security"), "", "{path} {peer}");
        }
    }
    assert_eq!(app.get("/").await.header("strict-transport-security"), "");
}
