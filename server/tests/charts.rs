//! Charts as files: each with its words and numbers, and of a release only.

use std::collections::BTreeSet;

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use domain::survey::{Audience, ItemKind};
use server::service::{
    demo,
    results::{File, Published, draw_all},
};

use crate::support::{App, on_both_engines, released::Round};

on_both_engines!(
    every_chart_of_a_page_is_a_file,
    places_waves_and_comparisons_are_files_too,
    every_row_is_said_in_the_numbers_of_its_table,
    who_has_a_file_is_told_so,
    there_are_no_other_files,
    what_is_hidden_stays_hidden,
);

async fn every_chart_of_a_page_is_a_file(app: App) {
    let demo = demo::make(&app.db, &app.catalogue, 400, 7, 1).await.unwrap();
    let wave = &demo.released.0.code;
    let at = app.shared(wave).await;
    for filter in ["", "?area=fife"] {
        let page = app.get(&format!("{at}{filter}")).await.body;
        assert_eq!(page.matches("Take this chart away").count(), 15);
        for chart in ["T1", "T13", "gaps"] {
            let svg = app.get(&format!("{at}/charts/{chart}.svg{filter}")).await;
            assert_eq!(svg.status, StatusCode::OK, "{chart}{filter}");
            assert_eq!(svg.header("content-type"), "image/svg+xml");
            let place = if filter.is_empty() { "" } else { "-fife" };
            assert_eq!(svg.header("content-disposition"), format!("attachment; filename=\"blether-{wave}-{chart}{place}.svg\""));
            let release = app.db.release(wave).await.unwrap().unwrap();
            for held in ["Made-up answers", "Rounded numbers.", "Ask the Family", "Fife", &release.hash[..12], "1 January 1970"] {
                assert!(svg.body.contains(held), "{held} in {}", svg.body);
            }
            let csv = app.get(&format!("{at}/charts/{chart}.csv{filter}")).await;
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
    let png = app.get(&format!("{at}/charts/T1.png?style=print")).await;
    assert_eq!((png.status, png.header("content-type")), (StatusCode::OK, "image/png"));
    assert_eq!(png.header("content-disposition"), format!("attachment; filename=\"blether-{wave}-T1-print.png\""));
    let print = app.get(&format!("{at}/charts/T1.svg?style=print")).await.body;
    assert_ne!(print, app.get(&format!("{at}/charts/T1.svg")).await.body);
}

/// A part of a page, from its id to its end.
fn part<'a>(page: &'a str, id: &str) -> &'a str {
    let (_, rest) = page.split_once(&format!("<section id=\"{id}\"")).unwrap_or_else(|| panic!("no {id}"));
    rest.split("</section>").next().unwrap()
}

/// What people read of some HTML.
fn text(html: &str) -> String {
    let plain: String = html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text)).collect();
    plain.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
}

/// A part's table, its heads first.
fn table(part: &str) -> Vec<Vec<String>> {
    let table = part.split_once("<table>").unwrap().1.split("</table>").next().unwrap();
    let cells = |row: &str| row.split("</t").filter(|cell| cell.contains("<td") || cell.contains("<th")).map(text).collect();
    table.split("<tr>").skip(1).map(cells).collect()
}

async fn places_waves_and_comparisons_are_files_too(app: App) {
    // So many children of Fife and of Stirling say yes and no; adults say in both what they said before.
    let people = |[fife_yes, fife_no, stirling_yes, stirling_no]: [u32; 4]| {
        vec![
            (fife_yes, "fife", Audience::Child, "T1=yes"),
            (fife_no, "fife", Audience::Child, "T1=no"),
            (stirling_yes, "stirling", Audience::Child, "T1=yes"),
            (stirling_no, "stirling", Audience::Child, "T1=no"),
            (40, "fife", Audience::Adult, "T1=agree"),
            (40, "fife", Audience::Adult, "T1=disagree"),
            (40, "stirling", Audience::Adult, "T1=agree"),
            (40, "stirling", Audience::Adult, "T1=disagree"),
        ]
    };
    let round = |people, made_at| Round { areas: vec!["fife", "stirling"], people, made_at, ..Round::default() };
    let before = app.released(&round(people([20, 80, 20, 80]), 3 * 86_400)).await;
    let wave = app.released(&round(people([150, 20, 30, 60]), 400 * 86_400)).await;
    let at = app.shared(&wave).await;
    let hash = app.db.release(&wave).await.unwrap().unwrap().hash;
    let waves = format!("one=everywhere&other=wave-{before}");
    for (page, chart, sides, says) in [
        ("/themes/T1".to_owned(), "T1-places", "", "Being heard. Place by place: a clear gap among children"),
        ("/themes/T1".to_owned(), "T1-waves", "", "Being heard. Over time: clearly more children say so"),
        (format!("/compare?{waves}"), "compare-child", waves.as_str(), "Children: one of "),
        ("/compare".to_owned(), "compare-adult", waves.as_str(), "Adults: none of "),
        ("/compare?one=child&other=adult".to_owned(), "compare-all", "one=child&other=adult", "Children and Adults. Side by side: "),
        (
            "/compare?one=area-fife&other=area-stirling".to_owned(),
            "compare-child",
            "one=area-fife&other=area-stirling",
            "Fife and Stirling. Children: one of",
        ),
    ] {
        let page = app.get(&format!("{at}{page}")).await.body;
        let file = |extension: &str| format!("{at}/charts/{chart}.{extension}{}{sides}", if sides.is_empty() { "" } else { "?" });
        for extension in ["svg", "png", "csv"] {
            let link = format!("href=\"{}\"", file(extension).replace('&', "&amp;"));
            assert!(part(&page, &chart.to_ascii_lowercase()).contains(&link), "{link}");
        }
        let svg = app.get(&file("svg")).await;
        assert_eq!((svg.status, svg.header("content-type")), (StatusCode::OK, "image/svg+xml"), "{chart}");
        let suffix = sides.replace("one=", "-").replace("&other=", "-");
        assert_eq!(svg.header("content-disposition"), format!("attachment; filename=\"blether-{wave}-{chart}{suffix}.svg\""));
        let read = text(&svg.body);
        for held in [says, "Made-up answers", "Rounded numbers.", "Fife and Stirling · Ask the Family", &hash[..12], "5 February 1971"] {
            assert!(read.contains(held), "{held} in {read}");
        }
        // Where rows lie matters to a page alone.
        assert!(!svg.body.contains("data-rows"));
        let csv = app.get(&file("csv")).await.body;
        let rows: Vec<Vec<String>> =
            csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes()).deserialize().map(Result::unwrap).collect();
        assert_eq!(rows, table(part(&page, &chart.to_ascii_lowercase())), "{chart}");
    }
    // Drawn ahead: in each view the glance and every theme, and in the whole wave its places and its waves.
    let survey = app.catalogue.survey_of(&app.db.wave(&wave).await.unwrap()).await.unwrap();
    let (items, scales) = (survey.items.len(), survey.items.iter().filter(|item| matches!(item.kind, ItemKind::Scale)).count());
    assert_eq!(draw_all(&app.db, &app.catalogue, &app.state.gallery, &wave).await.unwrap(), 3 * (1 + items) + 2 * scales);
    // Within a place too.
    let within = app.get(&format!("{at}/compare?one=child-in-fife&other=adult-in-fife")).await.body;
    assert!(part(&within, "compare-all").contains("Children in Fife") && !part(&within, "compare-all").contains("children in fife"));
    assert!(app.get(&format!("{at}/compare?one=child-in-fife&other=adult")).await.body.contains("in the same place"));
}

async fn every_row_is_said_in_the_numbers_of_its_table(app: App) {
    let demo = demo::make(&app.db, &app.catalogue, 400, 7, 1).await.unwrap();
    let at = app.shared(&demo.released.0.code).await;
    let numbers = |text: &str| -> BTreeSet<String> {
        text.split(|letter: char| !letter.is_ascii_digit()).filter(|digits| !digits.is_empty()).map(str::to_owned).collect()
    };
    for view in ["", "?area=fife", "?by=age", "/themes/T1", "/compare", "/compare?one=child-in-fife&other=young-in-fife"] {
        let page = app.get(&format!("{at}{view}")).await.body;
        assert!(page.contains("/chart.js\"") && page.contains("id=\"explore\""), "{view}");
        let parts: Vec<_> = page.split("<section ").filter(|part| part.contains("<figure>")).collect();
        assert!(!parts.is_empty(), "{view}");
        for part in parts {
            let part = part.split("</section>").next().unwrap();
            let (_, list) = part.split_once("<ol hidden>").unwrap();
            let rows: Vec<_> = list.split("</ol>").next().unwrap().split("</li>").map(text).filter(|row| !row.is_empty()).collect();
            let known = numbers(&table(part).concat().join(" "));
            for row in &rows {
                assert!(numbers(row).is_subset(&known), "{row} of {view}");
            }
            // As many rows as are drawn, at both widths.
            let drawings: Vec<_> = part.split("<svg ").skip(1).collect();
            assert_eq!(drawings.len(), 2);
            for drawing in drawings {
                let attribute = |name: &str| drawing.split_once(&format!("{name}=\"")).unwrap().1.split('"').next().unwrap().to_owned();
                let height: f64 = attribute("viewBox").rsplit(' ').next().unwrap().parse().unwrap();
                let place = attribute("data-rows");
                let (first, high) = place.split_once(' ').unwrap();
                let (first, high): (f64, f64) = (first.parse().unwrap(), high.parse().unwrap());
                // Under the last row stand the numbers of a scale, if it has one.
                let drawn = ((height - 2.0 * first) / high).floor();
                assert_eq!(rows.len(), drawn as usize, "{height} {place} in {view}: {rows:?}");
            }
        }
    }
}

async fn who_has_a_file_is_told_so(app: App) {
    let demo = demo::make(&app.db, &app.catalogue, 400, 7, 1).await.unwrap();
    let at = app.shared(&demo.released.0.code).await;
    let mut tags = Vec::new();
    for file in ["T1.svg", "T1.svg?style=print", "T2.svg", "T1.png", "T1.csv", "gaps.svg?area=fife", "T1-places.svg", "compare-all.svg"] {
        let path = format!("{at}/charts/{file}");
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
    let results = format!("{}/charts", app.shared(released).await);
    for path in [
        format!("{results}/T99.svg"),
        format!("{results}/T1.gif"),
        format!("{results}/T1"),
        format!("{results}/T1.svg?style=neon"),
        format!("{results}/T1.svg?area=moray"),
        format!("{results}/T1.svg?by=nothing"),
        // Of a list and of a place alone there are no places; there was no wave before; and a comparison has charts of its own sides alone.
        format!("{results}/T13-places.svg"),
        format!("{results}/T1-places.svg?area=fife"),
        format!("{results}/T1-places.csv?by=age"),
        format!("{results}/T99-places.svg"),
        format!("{results}/T1-waves.svg"),
        format!("{results}/T1-.svg"),
        format!("{results}/-places.svg"),
        format!("{results}/compare-child.svg?one=child&other=adult"),
        format!("{results}/compare-all.svg?one=area-fife&other=everywhere"),
        format!("{results}/compare-all.svg?one=child&other=child"),
        format!("{results}/compare-all.svg?one=child&other=moray"),
        format!("{results}/compare-all.svg?one=child&other=adult&area=fife"),
        format!("{}/charts/T1.svg", app.shared(open).await),
        format!("/shared/{}/charts/T1.svg", "00".repeat(16)),
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
    let at = app.shared(&wave.code).await;
    for chart in ["T1", "gaps"] {
        let svg = app.get(&format!("{at}/charts/{chart}.svg")).await.body;
        assert!(svg.contains("[c]: too few people") && svg.contains("nearly all"), "{svg}");
        assert!(!svg.contains(">100%</text></g></g><") && !svg.contains("Made-up"), "{svg}");
        let csv = app.get(&format!("{at}/charts/{chart}.csv")).await.body;
        assert!(csv.contains("[c]") && csv.contains("nearly all") && !csv.contains("100%"), "{csv}");
    }
}
