//! Results: of a released wave only, and every number the release's.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use domain::{
    disclosure::{Group, Release, Row},
    survey::{Audience, Stance},
};
use server::service::demo;

use crate::support::{App, on_both_engines};

on_both_engines!(
    an_open_or_closed_wave_shows_nothing,
    a_released_wave_shows_every_theme_with_chart_and_table,
    page_and_files_give_the_releases_numbers,
    small_groups_are_marked_and_explained,
);

async fn an_open_or_closed_wave_shows_nothing(app: App) {
    let ((wave, links), (empty, _)) = (app.wave(&[]).await, app.wave(&[]).await);
    for _ in 0..40 {
        app.send(&format!("/s/{}/child", links[0].code), &[("T1", "yes")]).await;
    }
    let path = format!("/results/{}", wave.code);
    for closing in [false, true] {
        if closing {
            app.close(&wave).await;
        }
        for path in [path.clone(), format!("{path}.json"), format!("{path}.csv")] {
            let answer = app.get(&path).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND);
            assert!(answer.body.contains("No results here yet"), "{path}");
            // The very page of a wave that nobody answered.
            assert_eq!(answer.body, app.get(&path.replace(wave.code.as_str(), empty.code.as_str())).await.body);
        }
    }
    app.release(&wave, 3).await.unwrap();
    assert_eq!(app.get(&path).await.status, StatusCode::OK);
    assert_eq!(app.get("/results/bcdfghj").await.status, StatusCode::NOT_FOUND);
    assert_eq!(app.get(&format!("{path}.xls")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(app.get(&format!("{path}?area=moray")).await.status, StatusCode::NOT_FOUND);
}

async fn a_released_wave_shows_every_theme_with_chart_and_table(app: App) {
    let demo = demo::make(&app.db, &app.catalogue, 400, 7, 1).await.unwrap();
    let path = app.shared(&demo.released.0.code).await;
    for path in [path.clone(), format!("{path}?area=fife")] {
        let page = app.get(&path).await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.body.matches("class=\"theme\"").count(), 15);
        // All themes at a glance, and each theme, drawn at two widths.
        for width in ["narrow", "wide"] {
            assert_eq!(page.body.matches(&format!("<div class=\"{width}\"><svg")).count(), 15, "{width}");
        }
        assert_eq!(page.body.matches("Show as a table").count(), 15);
        assert!(page.body.contains("Made-up answers") && page.body.contains("What stands out"));
    }
}

async fn page_and_files_give_the_releases_numbers(app: App) {
    let demo = demo::make(&app.db, &app.catalogue, 400, 7, 1).await.unwrap();
    let wave = &demo.released.0.code;
    let release = app.db.release(wave).await.unwrap().unwrap().release;
    let json = app.get(&format!("/results/{wave}.json")).await.body;
    assert_eq!(serde_json::from_str::<Release>(&json).unwrap(), release);
    // That each file holds the release's numbers is proved in exports.rs.
    let csv = app.get(&format!("/results/{wave}.csv")).await.body;
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let heads = reader.headers().unwrap().clone();
    let shown = heads.iter().position(|head| head == "shown").unwrap();
    let lines: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    // Every percentage of the wave's own rows stands on the page.
    let page = app.get(&app.shared(wave).await).await.body;
    let shown: BTreeSet<_> = lines
        .iter()
        // A page says how many ticked a choice, not how many left it out.
        .filter(|line| line[5].is_empty() && line[8].is_empty() && &line[13] != "no")
        .map(|line| line[shown].to_owned())
        .collect();
    for shown in shown {
        assert!(page.contains(&shown), "{shown}");
    }
}

async fn small_groups_are_marked_and_explained(app: App) {
    // Nine are hidden; ten are not.
    for (children, shown) in [(9, false), (10, true)] {
        small_group(&app, children, shown).await;
    }
}

async fn small_group(app: &App, children: u32, shown: bool) {
    let (wave, links) = app.wave(&[]).await;
    for (audience, people) in [("child", children), ("young", 40)] {
        for _ in 0..people {
            app.send(
                &format!("/s/{}/{audience}", links[0].code),
                &[("T1", if audience == "child" { "yes" } else { "agree" }), ("T2", "not-sure")],
            )
            .await;
        }
    }
    app.close(&wave).await;
    app.release(&wave, 3).await.unwrap();
    let page = app.get(&app.shared(&wave.code).await).await.body;
    assert!(page.contains("[c]") && page.contains("too few people"));
    let release = app.db.release(&wave.code).await.unwrap().unwrap().release;
    let group = |audience| release.group(&Group { audience, area: None, category: None }).unwrap();
    let (child, young) = (group(Audience::Child), group(Audience::Young));
    assert_eq!(child.base.is_some(), shown);
    assert_eq!(child.rows.iter().any(|row| !matches!(row.row, Row::Hidden | Row::NotAsked)), shown);
    let took_part = page.split("How many took part").nth(1).unwrap().split("</table>").next().unwrap();
    assert_eq!(took_part.matches("[c]").count(), if shown { 1 } else { 2 }, "{took_part}");
    // 40 of 40 agree: no number, since one person's answer would follow from it.
    assert!(young.rows.iter().any(|row| row.row == Row::NearlyAll { stance: Stance::Positive }));
    assert!(page.contains("nearly all") && !page.contains(">100%<"));
}
