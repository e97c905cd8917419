//! The outbox on a phone: what was sealed there goes the way of the form's own post, and the answer is a status alone.

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use server::{http::assets::HASH, store::seal::read_hex};

use crate::support::{Answer, App, on_both_engines, responses};

on_both_engines!(
    what_was_sealed_is_stored_once,
    every_server_has_the_same_key,
    a_used_token_is_said_and_what_counts_is_never_called_late,
    a_closed_wave_is_gone,
    what_is_no_form_of_ours_is_refused,
    too_much_is_refused,
    past_the_limit_it_waits,
    a_database_that_is_away_is_asked_again,
    the_pages_and_files_are_there,
);

async fn post(app: &App, sealed: Vec<u8>) -> Answer {
    let answer =
        app.ask(Request::post("/outbox").header("content-type", "application/octet-stream").body(Body::from(sealed)).unwrap()).await;
    assert_eq!((answer.body.as_str(), answer.header("set-cookie"), answer.header("location")), ("", "", ""), "never more than a status");
    answer
}

/// Seals a text to the key that this server gives out.
async fn seal(app: &App, text: &str) -> Vec<u8> {
    sealer::seal(&read_hex(&app.get("/outbox/key").await.body).unwrap(), text.as_bytes()).unwrap()
}

async fn send(app: &App, address: &str, body: &str) -> StatusCode {
    post(app, seal(app, &format!("{address}\n{body}")).await).await.status
}

/// A wave's child's form, and a token for it.
async fn form(app: &App) -> (server::store::Wave, String, String) {
    let (wave, links) = app.wave(&[]).await;
    let address = format!("/s/{}/child", links[0].code);
    let token = app.get(&address).await.token();
    (wave, address, token)
}

async fn what_was_sealed_is_stored_once(app: App) {
    let (wave, address, token) = form(&app).await;
    let sealed = seal(&app, &format!("{address}?lang=gd\ntoken={token}&T1=yes&send=1")).await;
    for _ in 0..2 {
        assert_eq!(post(&app, sealed.clone()).await.status, StatusCode::NO_CONTENT);
    }
    // Tried by the form itself before, its answer lost; sealed anew it is the same response.
    assert_eq!(app.post(&address, &[("token", &token), ("T1", "yes"), ("send", "1")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(send(&app, &address, &format!("token={token}&T1=yes&send=1")).await, StatusCode::NO_CONTENT);
    assert_eq!((app.count("seen").await, app.count("pending").await), (1, 1));
    app.close(&wave).await;
    let stored = responses(&app.db, &wave.code).await;
    assert_eq!(stored.len(), 1);
    assert!(stored[0].answers.contains(r#""T1":{"point":"yes"}"#) && stored[0].area.as_str() == "fife");
}

async fn every_server_has_the_same_key(app: App) {
    let (_, address, token) = form(&app).await;
    let other = App::beside(&app).await;
    let sealed = seal(&other, &format!("{address}\ntoken={token}&T1=yes")).await;
    assert_eq!(post(&app, sealed).await.status, StatusCode::NO_CONTENT);
}

async fn a_used_token_is_said_and_what_counts_is_never_called_late(app: App) {
    let (wave, address, token) = form(&app).await;
    assert_eq!(send(&app, &address, &format!("token={token}&T1=yes")).await, StatusCode::NO_CONTENT);
    assert_eq!(send(&app, &address, &format!("token={token}&T1=no")).await, StatusCode::CONFLICT);
    app.close(&wave).await;
    assert_eq!(send(&app, &address, &format!("token={token}&T1=yes")).await, StatusCode::CONFLICT);
    assert_eq!(app.count("response").await, 1);
}

async fn a_closed_wave_is_gone(app: App) {
    let (wave, address, token) = form(&app).await;
    app.close(&wave).await;
    assert_eq!(send(&app, &address, &format!("token={token}&T1=yes")).await, StatusCode::GONE);
    assert_eq!((app.count("seen").await, app.count("response").await), (0, 0));
}

async fn what_is_no_form_of_ours_is_refused(app: App) {
    let (_, address, token) = form(&app).await;
    let whole = format!("token={token}&T1=yes");
    for rubbish in [Vec::new(), vec![7; 31], vec![7; 5000], whole.clone().into_bytes()] {
        assert_eq!(post(&app, rubbish).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let own = sealer::Key::derive(&[9; 32]);
    let theirs = sealer::seal(own.public(), format!("{address}\n{whole}").as_bytes()).unwrap();
    assert_eq!(post(&app, theirs).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let review = format!("{whole}&review=1");
    for (address, body) in [
        ("", whole.as_str()),
        ("/results/bcdfghj/child", &whole),
        ("/s/bcdfghj/child", &whole),
        (&address.replace("child", "grown-up"), &whole),
        (&address, ""),
        (&address, "T1=yes"),
        (&address, &format!("token={token}&T1=agree")),
        (&address, &review),
    ] {
        assert_eq!(send(&app, address, body).await, StatusCode::UNPROCESSABLE_ENTITY, "{address} {body}");
    }
    assert_eq!((app.count("seen").await, app.count("pending").await), (0, 0));
}

async fn too_much_is_refused(app: App) {
    let (_, address, token) = form(&app).await;
    for body in [format!("token={token}&T1={}", "x".repeat(193 * 1024)), format!("token={token}{}", "&T1=yes".repeat(300))] {
        assert_eq!(send(&app, &address, &body).await, StatusCode::PAYLOAD_TOO_LARGE);
    }
    assert_eq!(post(&app, vec![7; 300 * 1024]).await.status, StatusCode::PAYLOAD_TOO_LARGE);
}

async fn past_the_limit_it_waits(app: App) {
    let (_, address, token) = form(&app).await;
    let sealed = seal(&app, &format!("{address}\ntoken={token}&T1=yes")).await;
    let mut held = None;
    for _ in 0..2_000 {
        let answer = post(&app, sealed.clone()).await;
        if answer.status != StatusCode::NO_CONTENT {
            held = Some(answer);
            break;
        }
    }
    let held = held.unwrap();
    assert_eq!((held.status, held.header("retry-after").is_empty()), (StatusCode::TOO_MANY_REQUESTS, false));
    assert_eq!(app.count("pending").await, 1);
}

async fn a_database_that_is_away_is_asked_again(app: App) {
    let (_, address, token) = form(&app).await;
    let away = App::beside(&app).await;
    let sealed = seal(&app, &format!("{address}\ntoken={token}&T1=yes")).await;
    away.db.close().await;
    let later = post(&away, sealed.clone()).await;
    assert_eq!((later.status, later.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, "5"));
    assert_eq!(post(&app, sealed).await.status, StatusCode::NO_CONTENT);
}

async fn the_pages_and_files_are_there(app: App) {
    let (_, links) = app.wave(&[]).await;
    let link = &links[0].code;
    let outbox = app.get("/outbox").await;
    assert!(outbox.status == StatusCode::OK && outbox.body.contains("Answers on this phone") && !outbox.body.contains("alcohol"));
    let kiosk = app.get(&format!("/s/{link}/kiosk")).await;
    let keep = kiosk.after("data-keep=\"");
    for page in ["", "/kiosk", "/next", "/child", "/young", "/adult"] {
        assert!(keep.split(' ').any(|kept| kept == format!("/s/{link}{page}")), "{page} in {keep}");
    }
    for kept in keep.split(' ') {
        assert_eq!(app.get(kept).await.status, StatusCode::OK, "{kept}");
    }
    let worker = app.get("/worker.js").await;
    assert_eq!((worker.header("content-type"), worker.header("cache-control")), ("text/javascript; charset=utf-8", "no-cache"));
    let manifest = app.get("/manifest.webmanifest").await;
    assert!(manifest.header("content-type") == "application/manifest+json" && manifest.body.contains(&format!("/a/{HASH}/icon-512.png")));
    assert!(outbox.body.contains("rel=\"manifest\" href=\"/manifest.webmanifest\""));
}
