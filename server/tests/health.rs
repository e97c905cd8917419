//! For the machinery around the server: whether it lives and is ready, and figures that tell nothing about a child.

use std::{path::PathBuf, sync::Arc, time::Duration};

use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode},
};
use http_body_util::BodyExt as _;
use server::{
    http,
    metrics::{Metrics, What},
    router::router,
    service::mix::close,
};
use tower::ServiceExt as _;

use crate::support::{App, on_both_engines};

on_both_engines!(
    it_lives_and_is_ready,
    a_database_that_is_gone_is_said,
    a_full_disk_is_said,
    figures_stand_still_whatever_respondents_do,
    figures_have_a_listener_of_their_own,
    each_request_is_counted_as_what_it_came_to,
);

/// Asks one router.
async fn get(router: Router, path: &str) -> (StatusCode, String) {
    let response = router.oneshot(Request::get(path).body(Body::empty()).unwrap()).await.unwrap();
    let (parts, body) = response.into_parts();
    (parts.status, String::from_utf8(body.collect().await.unwrap().to_bytes().to_vec()).unwrap())
}

async fn it_lives_and_is_ready(app: App) {
    for (path, word) in [("/healthz", "ok"), ("/readyz", "ready")] {
        let answer = app.get(path).await;
        assert_eq!((answer.status, answer.body.as_str()), (StatusCode::OK, word));
        assert!(answer.header("content-type").starts_with("text/plain") && answer.header("cache-control") == "no-store", "{path}");
    }
}

async fn a_database_that_is_gone_is_said(app: App) {
    app.db.close().await;
    let answer = app.get("/readyz").await;
    assert_eq!((answer.status, answer.body.as_str()), (StatusCode::SERVICE_UNAVAILABLE, "the database cannot be reached"));
    assert_eq!(app.get("/healthz").await.status, StatusCode::OK);
    assert!(get(http::metrics::router(app.state.clone()), "/metrics").await.1.contains("blether_database_reachable 0"));
}

async fn a_full_disk_is_said(app: App) {
    let metrics = Arc::new(Metrics::new(Some(PathBuf::from("/")), u64::MAX));
    let full = router(http::AppState { metrics, ..app.state.clone() });
    assert_eq!(get(full, "/readyz").await, (StatusCode::SERVICE_UNAVAILABLE, "the disk is nearly full".to_owned()));
    // A database server's disk is not ours to see.
    let metrics = Arc::new(Metrics::new(None, u64::MAX));
    let state = http::AppState { metrics, ..app.state.clone() };
    assert_eq!(get(router(state.clone()), "/readyz").await.0, StatusCode::OK);
    assert!(!get(http::metrics::router(state), "/metrics").await.1.contains("disk_free"));
}

async fn figures_stand_still_whatever_respondents_do(app: App) {
    let figures = || get(http::metrics::router(app.state.clone()), "/metrics");
    let still = |text: &str| text.lines().filter(|line| !line.contains("disk_free")).map(str::to_owned).collect::<Vec<_>>();
    let (_, before) = figures().await;
    let (_, links) = app.wave(&[]).await;
    let path = format!("/s/{}/child", links[0].code);
    for _ in 0..12 {
        assert_eq!(app.send(&path, &[("T1", "yes")]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(app.send(&path, &[("T1", "maybe")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let (_, after) = figures().await;
    assert_eq!(still(&before), still(&after));
    // The first hour runs: no count is published yet, and nothing names a wave or an address.
    assert!(!after.contains("respondents_last_hour") && !after.contains(links[0].code.as_str()), "{after}");
}

async fn figures_have_a_listener_of_their_own(app: App) {
    assert_eq!(app.get("/metrics").await.status, StatusCode::NOT_FOUND);
    let own = http::metrics::router(app.state.clone());
    let (status, text) = get(own.clone(), "/metrics").await;
    assert_eq!(status, StatusCode::OK);
    for figure in ["blether_database_reachable 1", "blether_disk_free_percent ", "blether_build{version=\""] {
        assert!(text.contains(figure), "{figure}: {text}");
    }
    for path in ["/", "/healthz", "/s/x"] {
        assert_eq!(get(own.clone(), path).await.0, StatusCode::NOT_FOUND, "{path}");
    }
}

async fn each_request_is_counted_as_what_it_came_to(app: App) {
    let (wave, links) = app.wave(&[]).await;
    let base = format!("/s/{}", links[0].code);
    let path = format!("{base}/child");
    // A multiple of 10 from 20 on is published as it is.
    for _ in 0..20 {
        // One person's whole way counts as one form shown and one response stored.
        app.get(&format!("/s?code={}", links[0].code)).await;
        app.get(&base).await;
        let token = app.get(&path).await.token();
        let token = ("token", token.as_str());
        app.post(&path, &[token, ("T1", "yes"), ("review", "1")]).await;
        app.post(&path, &[token, ("T1", "maybe")]).await;
        app.post(&path, &[token, ("T1", "yes")]).await;
        app.get(&format!("{base}/thanks")).await;
        // Sent again, with the same answers and with others.
        app.post(&path, &[token, ("T1", "yes")]).await;
        app.post(&path, &[token, ("T1", "no")]).await;
    }
    close(&app.db, &wave.code, 2).await.unwrap();
    for _ in 0..30 {
        app.get(&path).await;
    }
    let counts = app.state.metrics.counts().last(Duration::from_secs(60 * 60)).unwrap();
    let counts: Vec<_> = What::ALL.into_iter().zip(counts).filter(|(_, count)| *count > 0).collect();
    assert_eq!(counts, [(What::Shown, 20), (What::Stored, 20), (What::Refused, 20), (What::Again, 40), (What::Closed, 30)]);
}
