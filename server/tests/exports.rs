//! Files and the API: every number of a release in each of them, and no other number. Long, for each format is read back on its own.

use std::collections::{BTreeMap, BTreeSet};

use axum::{
    body::Body,
    http::{Method, Request, StatusCode},
};
use calamine::Data;
use domain::{
    disclosure::{Release, Row, Share, phrases::zero},
    survey::{Audience, Stance},
};
use serde_json::Value;
use server::service::demo;

use crate::support::{
    App, on_both_engines,
    readable::{in_words, readable, told, workbook},
    released::Round,
};

on_both_engines!(
    every_format_holds_the_releases_numbers_and_no_other,
    no_format_tells_a_true_count,
    who_has_a_file_is_told_so,
    the_api_is_what_its_description_says,
    the_api_says_kindly_what_is_not_there,
);

/// What is published under a line's codes: people, and what is shown where there is no number.
type Lines = BTreeMap<[String; 7], (Option<u32>, Option<String>)>;

/// The release's numbers, read from the release alone.
fn expected(release: &Release, offered: impl Fn(Audience) -> Vec<Stance>) -> Lines {
    let mut lines = Lines::new();
    for result in &release.groups {
        let group = &result.group;
        let category = group.category.as_ref();
        let of = |item: &str, answer: &str, ticked: &str| {
            let (question, choice) = category.map_or(("", ""), |category| (category.question.as_str(), category.choice.as_str()));
            let area = group.area.as_ref().map_or("", |area| area.as_str());
            [group.audience.as_str(), area, question, choice, item, answer, ticked].map(str::to_owned)
        };
        let hidden = |shown: &str| (None, Some(shown.to_owned()));
        let people = |count: u32| if count == 0 { hidden(&zero(&release.policy)) } else { (Some(count), None) };
        lines.insert(of("", "took-part", ""), result.base.map_or_else(|| hidden("[c]"), people));
        for row in &result.rows {
            let item = row.item.as_str();
            match &row.row {
                Row::NotAsked => drop(lines.insert(of(item, "", ""), hidden("not asked"))),
                Row::Hidden => drop(lines.insert(of(item, "", ""), hidden("[c]"))),
                Row::NearlyAll { stance } => {
                    for given in offered(group.audience) {
                        let shown = if given == *stance { hidden("nearly all") } else { people(0) };
                        lines.insert(of(item, given.as_str(), ""), shown);
                    }
                }
                Row::Counts { cells } => {
                    lines.extend(cells.iter().map(|cell| (of(item, cell.stance.as_str(), ""), people(cell.count))));
                }
                Row::Ticks { ticks } => {
                    for tick in ticks {
                        let (yes, no) = match tick.share {
                            Share::Counts { ticked, not_ticked } => (people(ticked), Some(people(not_ticked))),
                            Share::NearlyAll { ticked: true } => (hidden("nearly all"), Some(people(0))),
                            Share::NearlyAll { ticked: false } => (people(0), Some(hidden("nearly all"))),
                            Share::Tier(tier) => (hidden(&format!("named by {tier:?}").to_lowercase()), None),
                        };
                        lines.insert(of(item, tick.choice.as_str(), "yes"), yes);
                        lines.extend(no.map(|no| (of(item, tick.choice.as_str(), "no"), no)));
                    }
                }
            }
        }
    }
    lines
}

const CODES: [&str; 7] = ["audience", "area", "breakdown", "category", "item", "answer", "ticked"];

/// A table's lines, by the names of its columns.
fn tidy(mut rows: impl Iterator<Item = Vec<String>>) -> Lines {
    let heads = rows.next().unwrap();
    let lines = rows.map(|row| {
        let cell = |name: &str| row[heads.iter().position(|head| head == name).unwrap()].clone();
        let people = cell("people").parse().ok();
        (CODES.map(cell), (people, people.is_none().then(|| cell("shown"))))
    });
    let lines: Vec<_> = lines.collect();
    let count = lines.len();
    let lines = Lines::from_iter(lines);
    assert_eq!(lines.len(), count, "no line stands twice");
    lines
}

fn table(csv: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv);
    reader.records().map(|line| line.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn labelled(json: &Value) -> Lines {
    let mut lines = Lines::new();
    let text = |value: &Value| match value {
        Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        other => other.as_str().unwrap_or_default().to_owned(),
    };
    for group in json["groups"].as_array().unwrap() {
        let mut add = |item: &str, number: &Value, answer: String| {
            let [audience, area, breakdown, category] = ["audience", "area", "breakdown", "category"].map(|name| text(&group[name]));
            let people = number["people"].as_u64().map(|people| u32::try_from(people).unwrap());
            let key = [audience, area, breakdown, category, item.to_owned(), answer, text(&number["ticked"])];
            assert!(lines.insert(key, (people, people.is_none().then(|| text(&number["shown"])))).is_none());
        };
        add("", &group["took_part"], "took-part".to_owned());
        for row in group["rows"].as_array().unwrap() {
            for number in row["answers"].as_array().unwrap() {
                add(row["item"].as_str().unwrap(), number, text(&number["answer"]));
            }
        }
    }
    lines
}

async fn every_format_holds_the_releases_numbers_and_no_other(app: App) {
    let demo = demo::make(&app.db, &app.catalogue, 400, 7, 1).await.unwrap();
    let wave = &demo.released.0;
    let (release, survey) = (app.db.release(&wave.code).await.unwrap().unwrap().release, app.catalogue.survey_of(wave).await.unwrap());
    let offered = |audience| {
        let points = &survey.version_for(audience).unwrap().scale.points;
        Stance::ALL.into_iter().filter(|stance| points.iter().any(|point| point.stance == *stance)).collect()
    };
    let expected = expected(&release, offered);
    assert!(expected.len() > 1_000, "{}", expected.len());
    let path = format!("/results/{}", wave.code);
    let kept = app.get(&format!("{path}.json")).await;
    assert_eq!(Release::hash_of(&kept.body), release.hash());
    let long = table(&app.get(&format!("{path}.csv")).await.bytes);
    assert_eq!(tidy(long.clone().into_iter()), expected, "csv");
    // Numbers that anything may hold: those of the long table.
    let column = |name: &str| {
        let at = long[0].iter().position(|head| head == name).unwrap();
        long[1..].iter().filter_map(move |line| line[at].parse::<u32>().ok()).collect::<BTreeSet<_>>()
    };
    let whole: BTreeSet<_> = ["people", "of_people"].into_iter().flat_map(column).collect();
    assert!(whole.iter().all(|number| number % release.policy.round_to() == 0), "{whole:?}");
    let percents: BTreeSet<_> = ["percent", "likely_low", "likely_high"].into_iter().flat_map(column).collect();
    let mut books = Vec::new();
    for (extension, is_xlsx) in [("xlsx", true), ("ods", false)] {
        let sheets = workbook(app.get(&format!("{path}.{extension}")).await.bytes, is_xlsx);
        let (name, last) = sheets.last().unwrap();
        assert_eq!(name, "All numbers");
        let rows: Vec<Vec<String>> = last.iter().map(|row| row.iter().map(in_words).collect()).collect();
        assert!(rows == long, "{extension}: the last sheet is the CSV file, cell by cell");
        for (name, rows) in &sheets[..sheets.len() - 1] {
            for number in rows.iter().flatten().filter_map(|cell| if let Data::Float(number) = cell { Some(*number) } else { None }) {
                let is_percent = number < 1.0 || number == 1.0 && !whole.contains(&1);
                let nearest = if is_percent { number * 100.0 } else { number }.round() as u32;
                assert!(if is_percent { &percents } else { &whole }.contains(&nearest), "{extension}, {name}: {number}");
            }
        }
        let words = sheets.iter().map(|(name, rows)| (name.clone(), rows.iter().map(|row| row.iter().map(in_words).collect()).collect()));
        books.push(words.collect::<Vec<(String, Vec<Vec<String>>)>>());
        let notes: String = sheets[0].1.iter().flatten().map(in_words).collect();
        assert!(sheets[0].0 == "Notes" && notes.contains("MADE-UP ANSWERS") && notes.contains(&release.hash()), "{notes}");
    }
    assert!(books[0] == books[1], "both workbooks hold the same cells");
    let api: Value = serde_json::from_str(&app.get(&format!("/api/v1{path}")).await.body).unwrap();
    assert_eq!(labelled(&api), expected, "api");
}

async fn no_format_tells_a_true_count(app: App) {
    use Audience::{Adult, Child, Young};
    // Every sum of these is unmistakable too.
    let people = vec![
        (1_013, "fife", Adult, "T1=agree&gender=woman"),
        (517, "fife", Adult, "T1=disagree&gender=man"),
        (8, "stirling", Adult, "T1=agree&gender=woman"),
        (413, "stirling", Young, "T1=agree&T2=disagree"),
        (6, "stirling", Child, "T1=yes"),
    ];
    let true_counts = ["1013", "1021", "517", "1530", "1538", "413", "419"];
    let round = Round { areas: vec!["fife", "stirling"], breakdowns: vec!["gender"], people, ..Round::default() };
    let code = app.released(&round).await;
    let path = format!("/results/{code}");
    for path in FILES.map(|file| format!("{path}.{file}")).into_iter().chain([format!("/api/v1{path}"), "/api/v1/results".to_owned()]) {
        let answer = app.get(&path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        let text = readable(&path, answer).replace(code.as_str(), "");
        assert_eq!(told(&text, &true_counts), None, "{path}");
    }
    let csv = table(&app.get(&format!("{path}.csv")).await.bytes);
    let hidden =
        |audience: &str, area: &str| csv.iter().filter(|line| line[4] == audience && line[5] == area).all(|line| line[15].is_empty());
    assert!(hidden("child", "stirling") && hidden("child", "") && hidden("adult", "stirling"));
}

const FILES: [&str; 6] = ["json", "csv", "csv-metadata.json", "dictionary.csv", "xlsx", "ods"];

async fn who_has_a_file_is_told_so(app: App) {
    let demo = demo::make(&app.db, &app.catalogue, 60, 7, 1).await.unwrap();
    let code = &demo.released.0.code;
    let mut tags = BTreeSet::new();
    let paths = FILES.map(|file| format!("/results/{code}.{file}")).into_iter();
    for path in paths.chain([format!("/api/v1/results/{code}"), "/api/v1/results".to_owned(), "/api/openapi.json".to_owned()]) {
        let first = app.get(&path).await;
        let tag = first.header("etag").to_owned();
        assert!(first.status == StatusCode::OK && tag.starts_with("W/\"") && tags.insert(tag.clone()), "{path} {tag}");
        let keep = first.header("cache-control");
        assert!(keep.starts_with("public, max-age=") && keep.ends_with("must-revalidate"), "{path}: {keep}");
        assert_eq!(first.header("access-control-allow-origin"), if path.starts_with("/api/") { "*" } else { "" }, "{path}");
        for (known, status) in [(tag.as_str(), 304), ("\"other\", *", 304), (tag.trim_start_matches("W/"), 304), ("\"other\"", 200)] {
            let again = app.ask(Request::get(&path).header("if-none-match", known).body(Body::empty()).unwrap()).await;
            assert_eq!(again.status.as_u16(), status, "{path} {known}");
            assert!(again.header("etag") == tag && again.body.is_empty() == (status == 304), "{path} {known}");
        }
    }
    let csv = app.get(&format!("/results/{code}.csv")).await;
    assert_eq!(csv.header("link"), format!("</results/{code}.csv-metadata.json>; rel=\"describedby\"; type=\"application/csvm+json\""));
    let description: Value = serde_json::from_str(&app.get(&format!("/results/{code}.csv-metadata.json")).await.body).unwrap();
    for (table, extension) in [(0, "csv"), (1, "dictionary.csv")] {
        let described = &description["tables"][table];
        assert_eq!(described["url"], format!("{code}.{extension}"));
        let names: Vec<&str> =
            described["tableSchema"]["columns"].as_array().unwrap().iter().map(|column| column["name"].as_str().unwrap()).collect();
        let heads = table_heads(&app, &format!("/results/{code}.{extension}")).await;
        assert_eq!(names, heads);
    }
}

async fn table_heads(app: &App, path: &str) -> Vec<String> {
    table(&app.get(path).await.bytes).swap_remove(0)
}

/// Takes every further field for a fault, so that the description lacks none.
fn closed(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            if fields.get("type") == Some(&Value::from("object")) && fields.contains_key("properties") {
                fields.insert("additionalProperties".to_owned(), Value::Bool(false));
            }
            fields.values_mut().for_each(closed);
        }
        Value::Array(all) => all.iter_mut().for_each(closed),
        _ => {}
    }
}

async fn the_api_is_what_its_description_says(app: App) {
    let demo = demo::make(&app.db, &app.catalogue, 400, 7, 1).await.unwrap();
    let small =
        app.released(&Round { areas: vec!["fife"], people: vec![(12, "fife", Audience::Adult, "T1=agree")], ..Round::default() }).await;
    let mut description: Value = serde_json::from_str(&app.get("/api/openapi.json").await.body).unwrap();
    assert_eq!(description["openapi"], "3.1.0");
    closed(&mut description["components"]["schemas"]);
    let paths = description["paths"].as_object().unwrap().clone();
    assert_eq!(paths.len(), 3);
    for (path, what) in paths {
        for code in [&demo.released.0.code, &small] {
            let answer = app.get(&path.replace("{wave}", code.as_str())).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            let contents = what["get"]["responses"]["200"]["content"].as_object().unwrap();
            let (media, content) = contents.iter().next().unwrap();
            assert_eq!(answer.header("content-type"), media, "{path}");
            let mut schema = content["schema"].clone();
            schema["components"] = description["components"].clone();
            let schema = jsonschema::draft202012::new(&schema).unwrap();
            let faults: Vec<_> = schema.iter_errors(&serde_json::from_str(&answer.body).unwrap()).map(|fault| fault.to_string()).collect();
            assert!(faults.is_empty(), "{path}: {faults:?}");
        }
    }
    // Each link of the list leads somewhere, and the final release is the one that is listed.
    let list: Value = serde_json::from_str(&app.get("/api/v1/results").await.body).unwrap();
    let results = list["results"].as_array().unwrap();
    assert_eq!(results.len(), 2);
    for link in results.iter().flat_map(|result| result["links"].as_object().unwrap().values()) {
        assert_eq!(app.get(link.as_str().unwrap()).await.status, StatusCode::OK, "{link}");
    }
}

async fn the_api_says_kindly_what_is_not_there(app: App) {
    let (wave, _) = app.wave(&[]).await;
    let code = wave.code.as_str();
    for (path, method, status, title) in [
        (format!("/api/v1/results/{code}"), Method::GET, 404, "No results here yet"),
        ("/api/v1/results/bcdfghj".to_owned(), Method::GET, 404, "There are no results of that code"),
        ("/api/v1/results/'; drop".replace(' ', "%20"), Method::GET, 404, "There are no results of that code"),
        ("/api/v2/results".to_owned(), Method::GET, 404, "There is nothing at this address"),
        ("/api/v1/results".to_owned(), Method::POST, 405, "This can only be read"),
        (format!("/api/v1/results/{code}"), Method::DELETE, 405, "This can only be read"),
    ] {
        let answer = app.ask(Request::builder().method(method).uri(&path).body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status.as_u16(), status, "{path}");
        assert_eq!(answer.header("content-type"), "application/problem+json", "{path}");
        assert_eq!((answer.header("access-control-allow-origin"), answer.header("cache-control")), ("*", "no-store"), "{path}");
        let problem: Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!((problem["title"].as_str(), problem["status"].as_u64()), (Some(title), Some(u64::from(status))), "{path}");
        assert!(!answer.body.contains(code), "{}", answer.body);
    }
    assert!(!app.get("/api/v1/results").await.body.contains(code), "an open wave is not listed");
    let preflight = Request::options("/api/v1/results").header("origin", "https://other.example");
    let preflight = preflight.header("access-control-request-method", "GET").header("access-control-request-headers", "if-none-match");
    let allowed = app.ask(preflight.body(Body::empty()).unwrap()).await;
    assert_eq!((allowed.header("access-control-allow-origin"), allowed.header("access-control-allow-headers")), ("*", "if-none-match"));
    assert_eq!(allowed.header("access-control-allow-credentials"), "");
}
