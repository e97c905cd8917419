//! Whoever walks through everything that there is to read finds no number that is not published: every page and file that a link or a form leads
//! to, as the public, as whoever has a link to results in full, and as staff. True counts are planted that cannot be mistaken for any other.

use std::collections::{BTreeSet, VecDeque};

use axum::http::{Method, StatusCode};
use domain::{
    staff::{Person, Role},
    survey::Audience::{Adult, Child, Young},
};
use server::{http::staff::routes, service::intake::Token};

use crate::support::{
    App,
    desk::{Desk, person},
    on_both_engines,
    readable::{readable, told},
    released::Round,
};

on_both_engines!(no_page_tells_a_number_that_is_not_published);

/// Of the released wave: whole groups, parts of them, and what is hidden so that a smaller one beside it stays hidden (517).
const RELEASED: [&str; 10] = ["1013", "1021", "517", "525", "1530", "1538", "413", "421", "619", "1434"];
/// Of the wave that has closed and is not released, and of the one that is open.
const KEPT: [&str; 6] = ["617", "443", "174", "631", "457", "163"];

async fn planted(app: &App) -> (String, String, String) {
    let people = vec![
        (1_013, "fife", Adult, "T1=agree&gender=woman"),
        (517, "stirling", Adult, "T1=disagree&gender=man"),
        (8, "angus", Adult, "T1=agree&gender=woman"),
        (413, "fife", Young, "T1=agree&T2=disagree"),
        (8, "angus", Young, "T1=agree&T2=disagree"),
        (619, "fife", Child, "T1=yes"),
        (6, "angus", Child, "T1=yes"),
    ];
    let areas = vec!["angus", "fife", "stirling"];
    let released = app.released(&Round { areas, breakdowns: vec!["gender"], people, partnership: Some("fife"), ..Round::default() }).await;
    let (closed, _) = app.wave(&[]).await;
    let (open, _) = app.wave(&[]).await;
    for (wave, agree, all) in [(&closed, 443, 617_u16), (&open, 457, 631)] {
        for number in 0..all {
            let mut token = [0; 32];
            token[..2].copy_from_slice(&number.to_be_bytes());
            app.submit(wave, &Token::new(token), if number < agree { "T1=agree" } else { "T1=disagree" }).await;
        }
    }
    app.close(&closed).await;
    server::service::progress::refresh(&app.db, app.now()).await.unwrap();
    (released.to_string(), closed.code.to_string(), open.code.to_string())
}

async fn no_page_tells_a_number_that_is_not_published(app: App) {
    let (released, closed, open) = planted(&app).await;
    let shared = app.shared(&server::store::Code::read(&released).unwrap()).await;
    // An administrator who reads words too: nobody sees more.
    let all = Person { administrator: true, ..person("fife", Role::Moderator) };
    let mut desk = Desk::of(&app, "walker@example.org", all).await;
    let mut to_visit: VecDeque<String> = ["/", "/staff", "/api/v1/results", "/pictures", &shared].into_iter().map(str::to_owned).collect();
    to_visit.extend([&released, &closed, &open].into_iter().flat_map(|wave| {
        [format!("/results/{wave}"), format!("/staff/results/{wave}"), format!("/staff/waves/{wave}"), format!("/api/v1/results/{wave}")]
    }));
    let mut visited = BTreeSet::new();
    while let Some(path) = to_visit.pop_front() {
        if !visited.insert(path.clone()) {
            continue;
        }
        let answer = if path.starts_with("/staff") { desk.get(&path).await } else { app.get(&path).await };
        assert_ne!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{path}");
        let is_page = answer.header("content-type").starts_with("text/html");
        if is_page {
            to_visit.extend(leads_to(&path, &answer.body));
        }
        let plain = path.split('?').next().unwrap().to_owned();
        let text = [&released, &closed, &open].into_iter().fold(readable(&plain, answer), |text, code| text.replace(code.as_str(), ""));
        assert_eq!(told(&text, &RELEASED), None, "{path}");
        assert_eq!(told(&text, &KEPT), None, "{path}");
    }
    // What is read of a wave was all walked through, whether or not a page leads there today.
    let is_reached = |pattern: &str| visited.iter().any(|path| fits(pattern, path.split('?').next().unwrap_or_default()));
    let of_waves = routes().into_iter().filter(|route| route.method == Method::GET && route.path.contains("{wave}"));
    for route in of_waves.filter(|route| !route.path.contains("/words") && !route.path.contains("codebook")) {
        assert!(is_reached(route.path), "{} was not walked through", route.path);
    }
    for file in ["csv", "xlsx", "ods", "json", "dictionary.csv", "csv-metadata.json"] {
        assert!(visited.contains(&format!("/results/{released}.{file}")), "{file}");
    }
    assert!(visited.len() > 150, "{}", visited.len());
}

/// Where a page leads: its links, and each choice of its forms that only ask.
fn leads_to(page: &str, body: &str) -> Vec<String> {
    let here = page.split('?').next().unwrap();
    let values = |text: &str, name: &str| {
        let mark = format!("{name}=\"");
        text.split(&mark).skip(1).filter_map(|rest| rest.split('"').next().map(|value| value.replace("&amp;", "&"))).collect::<Vec<_>>()
    };
    let mut found: Vec<String> = values(body, "href").into_iter().map(|href| href.split('#').next().unwrap().to_owned()).collect();
    for form in
        body.split("<form ").skip(1).map(|rest| rest.split("</form>").next().unwrap()).filter(|form| form.contains("method=\"get\""))
    {
        let action = values(form, "action").into_iter().next().unwrap_or_else(|| here.to_owned());
        // The first choice of every field, and then each field's others.
        let fields: Vec<(String, Vec<String>)> = form
            .split("<select ")
            .skip(1)
            .map(|select| (values(select, "name").remove(0), values(select.split("</select>").next().unwrap(), "value")))
            .collect();
        for (name, choices) in &fields {
            found.extend(choices.iter().map(|choice| {
                let others = fields.iter().filter(|(other, _)| other != name).map(|(other, choices)| format!("&{other}={}", choices[0]));
                format!("{action}?{name}={choice}{}", others.collect::<String>())
            }));
        }
    }
    let other_letters =
        |path: &str| path.starts_with("/a/") || path.starts_with("//") || path.contains(".png") || path.contains("style=print");
    let ends = ["/leave", "/staff/audit.csv", "/staff/provider"];
    found.retain(|path| path.starts_with('/') && !other_letters(path) && !ends.contains(&path.as_str()));
    found
}

/// Whether an address is one of a pattern.
fn fits(pattern: &str, path: &str) -> bool {
    let (pattern, path): (Vec<_>, Vec<_>) = (pattern.split('/').collect(), path.split('/').collect());
    pattern.len() == path.len() && pattern.iter().zip(path).all(|(part, own)| part.starts_with('{') || *part == own)
}
