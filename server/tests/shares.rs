//! Results in full: behind sign-in, and by links that staff give out and end.

use axum::http::StatusCode;
use domain::{
    staff::{Person, Role},
    survey::Audience::Adult,
};
use server::store::Code;

use crate::support::{
    App,
    desk::{Desk, person},
    on_both_engines,
    released::Round,
};

on_both_engines!(
    a_link_opens_the_results_in_full_until_it_is_ended,
    staff_read_the_results_of_their_own_waves,
    a_link_says_whom_it_is_for,
    a_page_is_kept_and_never_older_than_what_is_published,
);

async fn released(app: &App) -> Code {
    let people = vec![(60, "fife", Adult, "T1=agree"), (40, "fife", Adult, "T1=disagree")];
    app.released(&Round { areas: vec!["fife"], people, partnership: Some("fife"), ..Round::default() }).await
}

async fn manager(app: &App) -> Desk<'_> {
    Desk::of(app, "mary@example.org", person("fife", Role::Manager)).await
}

/// The links on the page, in order.
fn links(page: &str) -> Vec<String> {
    page.split("href=\"/shared/").skip(1).map(|rest| format!("/shared/{}", rest.split('"').next().unwrap())).collect()
}

async fn a_link_opens_the_results_in_full_until_it_is_ended(app: App) {
    let wave = released(&app).await;
    let mut desk = manager(&app).await;
    let shares = format!("/staff/waves/{wave}/shares");
    assert!(desk.get(&format!("/staff/waves/{wave}")).await.body.contains(&format!("href=\"{shares}\"")));
    assert!(desk.get(&shares).await.body.contains("Nobody has a link yet."));
    for name in ["The board", "A workshop"] {
        assert!(desk.post(&shares, &[("name", name)]).await.body.contains("The link is made."), "{name}");
    }
    let page = desk.get(&shares).await.body;
    let [workshop, board] = links(&page).try_into().unwrap();
    assert!(workshop != board && workshop.len() == "/shared/".len() + 32);
    assert!(page.contains(&format!("https://blether.test{board}")), "the whole address, to copy");
    for view in ["", "/themes/T1", "/lenses/promise", "/compare", "/report", "/report.pdf", "/cards", "/charts/T1.svg", "/charts/gaps.csv"]
    {
        let answer = app.get(&format!("{board}{view}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{view}");
        assert_eq!(answer.header("x-robots-tag"), "noindex, nofollow", "{view}");
        assert_eq!(answer.header("set-cookie"), "", "{view}");
        // Whoever has a link is led nowhere that needs more than the link.
        let away = answer.body.split("href=\"/staff").nth(1).map(|rest| rest.split('"').next().unwrap().to_owned());
        assert_eq!(away, None, "{view}");
    }
    // Ended: this one opens nothing any more, the other does.
    let secret = board.trim_start_matches("/shared/");
    assert!(desk.post(&format!("{shares}/ended"), &[("secret", secret)]).await.body.contains("The link opens nothing any more."));
    assert!(desk.post(&format!("{shares}/ended"), &[("secret", secret)]).await.body.contains("It was ended already."));
    for view in ["", "/themes/T1", "/report.pdf", "/charts/T1.svg"] {
        let answer = app.get(&format!("{board}{view}")).await;
        assert!(answer.status == StatusCode::NOT_FOUND && answer.body.contains("This link opens nothing any more"), "{view}");
        assert_eq!(app.get(&format!("{workshop}{view}")).await.status, StatusCode::OK, "{view}");
    }
    assert_eq!(links(&desk.get(&shares).await.body), [workshop]);
    // What was done stands in the audit, and no secret with it.
    let audit = desk.get("/staff/audit").await.body;
    assert!(audit.contains("shared the results") && audit.contains("ended a share") && !audit.contains(secret));
}

async fn staff_read_the_results_of_their_own_waves(app: App) {
    let wave = released(&app).await;
    let views = ["", "/themes/T1", "/lenses/promise", "/compare", "/report", "/charts/T1.svg"];
    let mut viewer = Desk::of(&app, "viewer@example.org", person("fife", Role::Viewer)).await;
    let mut other = Desk::of(&app, "other@example.org", person("angus", Role::Manager)).await;
    for view in views {
        let path = format!("/staff/results/{wave}{view}");
        assert_eq!(viewer.get(&path).await.status, StatusCode::OK, "{view}");
        assert_eq!(other.get(&path).await.status, StatusCode::NOT_FOUND, "{view}");
        let answer = app.get(&path).await;
        assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/staff/sign-in"), "{view}");
    }
    let page = viewer.get(&format!("/staff/results/{wave}")).await.body;
    assert!(page.contains(&format!("href=\"/staff/waves/{wave}\"")) && page.contains(&format!("/staff/results/{wave}/themes/T1")));
    // Who only reads gives nothing out.
    assert_eq!(viewer.get(&format!("/staff/waves/{wave}/shares")).await.status, StatusCode::FORBIDDEN);
    assert!(!viewer.get(&format!("/staff/waves/{wave}")).await.body.contains("Share the full results"));
}

async fn a_link_says_whom_it_is_for(app: App) {
    let wave = released(&app).await;
    let mut desk = manager(&app).await;
    let shares = format!("/staff/waves/{wave}/shares");
    for name in ["", "  ", &"x".repeat(61)] {
        let refused = desk.post(&shares, &[("name", name)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("href=\"#name\"") && refused.body.contains(&format!("value=\"{name}\"")), "{name}");
    }
    // Of a wave without results there is nothing to share.
    let (open, _) = app.wave(&[]).await;
    let mut all = Desk::of(&app, "all@example.org", Person { administrator: true, ..Person::default() }).await;
    let shares = format!("/staff/waves/{}/shares", open.code);
    assert!(all.get(&shares).await.body.contains("There is nothing to share yet."));
    assert!(all.post(&shares, &[("name", "The board")]).await.body.contains("no results to share yet"));
    assert!(app.db.shares(&open.code).await.unwrap().is_empty());
}

async fn a_page_is_kept_and_never_older_than_what_is_published(app: App) {
    let (wave, _) = app.wave(&[]).await;
    let full = app.shared(&wave.code).await;
    // That there is nothing yet is not kept.
    assert_eq!(app.get(&full).await.status, StatusCode::NOT_FOUND);
    app.close(&wave).await;
    app.release(&wave, 3).await.unwrap();
    for path in [full.clone(), format!("/results/{}", wave.code), format!("{full}/themes/T1")] {
        let first = app.get(&path).await;
        assert!(first.status == StatusCode::OK && first.header("vary").contains("accept-encoding"), "{path}");
        let asked = |name: &str, value: &str| axum::http::Request::get(&path).header(name, value).body(axum::body::Body::empty()).unwrap();
        // Compressed once, it says the same.
        let small = app.ask(asked("accept-encoding", "gzip, br")).await;
        let mut plain = Vec::new();
        brotli::BrotliDecompress(&mut small.bytes.as_slice(), &mut plain).unwrap();
        assert!(small.header("content-encoding") == "br" && plain == first.bytes && small.bytes.len() < first.bytes.len(), "{path}");
        // Who has it is told so.
        let tag = first.header("etag").to_owned();
        let again = app.ask(asked("if-none-match", &tag)).await;
        assert!(again.status == StatusCode::NOT_MODIFIED && again.body.is_empty() && again.header("cache-control") == "private, no-cache");
    }
    // A wave of the same places that is released later stands beside it at once.
    let before = app.get(&full).await.body;
    let all_scotland = domain::area::areas().unwrap().councils.iter().map(|council| council.id.as_str()).collect();
    let people = vec![(60, "fife", Adult, "T1=agree")];
    app.released(&Round { areas: all_scotland, people, real: true, made_at: 5, ..Round::default() }).await;
    assert!(!before.contains("all of Scotland") && app.get(&full).await.body.contains("all of Scotland"));
}
