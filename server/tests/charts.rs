//! Charts as files: each with its words and numbers, and of a release only.

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use server::service::{
    demo,
    results::{File, Published},
};

use crate::support::{App, on_both_engines};

on_both_engines!(every_chart_of_a_page_is_a_file, who_has_a_file_is_told_so, there_are_no_other_files, what_is_hidden_stays_hidden);

async fn every_chart_of_a_page_is_a_file(app: App) {
    let demo = demo::make(&app.db, &app.catalogue, 400, 7, 1).await.unwrap();
    let wave = &demo.released.0.code;
    for filter in ["", "?area=fife"] {
        let page = app.get(&format!("/results/{wave}{filter}")).await.body;
        assert_eq!(page.matches("Take this chart away").count(), 15);
        for chart in ["T1", "T13", "gaps"] {
            let svg = app.get(&format!("/results/{wave}/charts/{chart}.svg{filter}")).await;
            assert_eq!(svg.status, StatusCode::OK, "{chart}{filter}");
            assert_eq!(svg.header("content-type"), "image/svg+xml");
            let place = if filter.is_empty() { "" } else { "-fife" };
            assert_eq!(svg.header("content-disposition"), format!("attachment; filename=\"blether-{wave}-{chart}{place}.svg\""));
            let release = app.db.release(wave).await.unwrap().unwrap();
            for held in ["Made-up answers", "Rounded numbers.", "Ask the Family", "Fife", &release.hash[..12], "1 January 1970"] {
                assert!(svg.body.contains(held), "{held} in {}", svg.body);
            }
            let csv = app.get(&format!("/results/{wave}/charts/{chart}.csv{filter}")).await;
            assert_eq!(csv.header("content-disposition"), format!("attachment; filename=\"blether-{wave}-{chart}{place}.csv\""));
            let mut rows = csv::Reader::from_reader(csv.body.as_bytes());
            // Nothing in a file that the page does not print; the ends of intervals stand on a page in words.
            for row in rows.records().map(Result::unwrap) {
                for (head, cell) in csv.body.lines().next().unwrap().split(',').zip(&row) {
                    assert!(head.contains("likely") || page.contains(cell), "{cell} of {head} in {chart}{filter}");
                }
            }
        }
    }
    let png = app.get(&format!("/results/{wave}/charts/T1.png?style=print")).await;
    assert_eq!((png.status, png.header("content-type")), (StatusCode::OK, "image/png"));
    assert_eq!(png.header("content-disposition"), format!("attachment; filename=\"blether-{wave}-T1-print.png\""));
    let print = app.get(&format!("/results/{wave}/charts/T1.svg?style=print")).await.body;
    assert_ne!(print, app.get(&format!("/results/{wave}/charts/T1.svg")).await.body);
}

async fn who_has_a_file_is_told_so(app: App) {
    let demo = demo::make(&app.db, &app.catalogue, 400, 7, 1).await.unwrap();
    let mut tags = Vec::new();
    for file in ["T1.svg", "T1.svg?style=print", "T2.svg", "T1.png", "T1.csv", "gaps.svg?area=fife"] {
        let path = format!("/results/{}/charts/{file}", demo.released.0.code);
        let first = app.get(&path).await;
        let tag = first.header("etag").to_owned();
        assert_eq!(first.header("cache-control"), "no-cache");
        let again = |tag: &str| Request::get(&path).header("if-none-match", tag).body(Body::empty()).unwrap();
        let known = app.ask(again(&tag)).await;
        assert!(known.status == StatusCode::NOT_MODIFIED && known.body.is_empty() && known.header("etag") == tag);
        assert_eq!(app.ask(again("W/\"other\"")).await.body, first.body);
        assert!(!tags.contains(&tag), "{file}");
        tags.push(tag);
    }
}

async fn there_are_no_other_files(app: App) {
    let demo = demo::make(&app.db, &app.catalogue, 60, 7, 1).await.unwrap();
    let (open, released) = (&demo.open.0.code, &demo.released.0.code);
    let results = format!("/results/{released}/charts");
    for path in [
        format!("{results}/T99.svg"),
        format!("{results}/T1.gif"),
        format!("{results}/T1"),
        format!("{results}/T1.svg?style=neon"),
        format!("{results}/T1.svg?area=moray"),
        format!("{results}/T1.svg?by=nothing"),
        format!("/results/{open}/charts/T1.svg"),
        "/results/bcdfghj/charts/T1.svg".to_owned(),
    ] {
        assert_eq!(app.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

async fn what_is_hidden_stays_hidden(app: App) {
    let (wave, links) = app.wave(&[]).await;
    for (audience, people) in [("child", 9), ("young", 40)] {
        for _ in 0..people {
            let answer = if audience == "child" { "yes" } else { "agree" };
            app.send(&format!("/s/{}/{audience}", links[0].code), &[("T1", answer), ("T2", "not-sure")]).await;
        }
    }
    app.close(&wave).await;
    app.release(&wave, 3).await.unwrap();
    let published = Published::read(&app.db, &app.catalogue, &wave.code).await.unwrap().unwrap();
    let kept = String::from_utf8(published.file(File::Json).unwrap()).unwrap();
    assert!(kept.contains("hidden"));
    for chart in ["T1", "gaps"] {
        let svg = app.get(&format!("/results/{}/charts/{chart}.svg", wave.code)).await.body;
        assert!(svg.contains("[c]: too few people") && svg.contains("nearly all"), "{svg}");
        assert!(!svg.contains(">100%</text></g></g><") && !svg.contains("Made-up"), "{svg}");
        let csv = app.get(&format!("/results/{}/charts/{chart}.csv", wave.code)).await.body;
        assert!(csv.contains("[c]") && csv.contains("nearly all") && !csv.contains("100%"), "{csv}");
    }
}
