//! No cookie anywhere, and the security headers of privacy's promises on every page.

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use server::{http::headers::CONTENT_SECURITY_POLICY, service::demo};
use sha2::{Digest as _, Sha256};

use crate::support::{App, on_both_engines};

on_both_engines!(every_page_has_them_and_no_cookie, the_style_comes_with_a_form_opened_from_elsewhere);

async fn every_page_has_them_and_no_cookie(app: App) {
    let demo = demo::make(&app.db, &app.catalogue, 60, 1, 1).await.unwrap();
    let (open, closed, released) = (&demo.open.1[0].code, &demo.released.1[0].code, &demo.released.0.code);
    let form = format!("/s/{open}/child");
    let pages = [
        "/".to_owned(),
        "/leave".to_owned(),
        "/nowhere".to_owned(),
        "/s?code=x".to_owned(),
        format!("/s/{open}"),
        form.clone(),
        format!("/s/{open}/thanks"),
        format!("/s/{open}/pass-on"),
        format!("/s/{open}/child/paper?lang=ar"),
        "/pictures".to_owned(),
        format!("/s/{closed}"),
        format!("/results/{released}"),
        format!("/results/{released}.json"),
        format!("/results/{released}.csv"),
        format!("/a/{}/blether.css", server::http::assets::HASH),
    ];
    let mut answers = Vec::new();
    for page in pages {
        let answer = app.get(&page).await;
        answers.push((page, answer));
    }
    answers.push(("refused".to_owned(), app.send(&form, &[("T1", "x")]).await));
    answers.push(("sent".to_owned(), app.send(&form, &[("T1", "yes")]).await));
    for (page, answer) in answers {
        // A file does what its page may do.
        if !page.starts_with("/a/") {
            assert_eq!(answer.header("content-security-policy"), CONTENT_SECURITY_POLICY, "{page}");
            assert_eq!(answer.header("referrer-policy"), "no-referrer", "{page}");
            assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{page}");
        }
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{page}");
        assert_eq!(answer.header("set-cookie"), "", "{page}");
        let kept = answer.header("cache-control");
        // What is released is public, for as long as its file says.
        let is_public = page.contains(".json") || page.contains(".csv");
        let kind = if page.starts_with("/a/") {
            "immutable"
        } else if is_public {
            "public, max-age=3600, must-revalidate"
        } else if page.contains("/results/") {
            // A page of results is asked for anew each time.
            "private, no-cache"
        } else {
            "no-store"
        };
        assert!(kept.ends_with(kind), "{page}: {kept}");
        // Nothing inline that the policy would block.
        for banned in [" style=\"", "<style", " onclick", "<script>", "<script nonce"] {
            assert!(!answer.body.contains(banned), "{page}: {banned}");
        }
        assert!(answer.status != StatusCode::INTERNAL_SERVER_ERROR, "{page}");
    }
    assert!(!CONTENT_SECURITY_POLICY.contains("unsafe-inline") && CONTENT_SECURITY_POLICY.starts_with("default-src 'none'"));
}

async fn the_style_comes_with_a_form_opened_from_elsewhere(app: App) {
    let (_, links) = app.wave(&[]).await;
    let form = format!("/s/{}/child", links[0].code);
    let opened = async |site: Option<&str>| {
        let mut request = Request::get(&form);
        if let Some(site) = site {
            request = request.header("sec-fetch-site", site);
        }
        app.ask(request.body(Body::empty()).unwrap()).await
    };
    for site in ["none", "cross-site", "same-site"] {
        let page = opened(Some(site)).await;
        let style = page.body.split_once("<style>").and_then(|(_, rest)| rest.split_once("</style>")).map_or("", |(style, _)| style);
        assert!(style.len() > 10_000 && !style.contains('<') && !page.body.contains("rel=\"stylesheet\""), "{site}");
        // What stands in the page is what its policy allows, and nothing else is.
        let hash = format!(" 'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(style)));
        let policy = page.header("content-security-policy");
        assert_eq!(policy.replace(&hash, ""), CONTENT_SECURITY_POLICY);
        assert!(policy.contains(&format!("style-src 'self'{hash};")), "{policy}");
        assert_eq!(page.header("link"), "");
    }
    for (site, asked_first) in [(Some("same-origin"), false), (None, true)] {
        let page = opened(site).await;
        assert!(!page.body.contains("<style") && page.body.contains("rel=\"stylesheet\""), "{site:?}");
        assert_eq!(page.header("content-security-policy"), CONTENT_SECURITY_POLICY);
        assert_eq!(page.header("link").ends_with("rel=preload; as=style"), asked_first, "{site:?}");
    }
}
